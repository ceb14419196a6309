"""Is a release what it says: shapes, agreement of its layers and files, every quote read again."""

from __future__ import annotations

import hashlib
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, cast

from kg_builder import terms
from kg_builder.database import has_union
from kg_builder.errors import ReleaseError
from kg_builder.rdf import iris

from .checks import layer_violations, quote_violations
from .engines import core_count, run_all
from .folder import Release
from .loading import fill_from_sorted, new_database
from .pipeline import Progress
from .rows import Row, fact_of
from .shapes import Violation, graph_of, load_shapes, violations_in
from .sorting import read_lines

if TYPE_CHECKING:
    import pyoxigraph as ox

__all__ = ["ValidationReport", "document_quads", "validate_release"]

_SHARED = (iris.THINGS_GRAPH, iris.GROUNDINGS_GRAPH)
_NOT_OF_A_DOCUMENT = frozenset({*_SHARED, iris.TERMS_GRAPH, iris.ONTOLOGY_GRAPH})
_MOST_KEPT = 1000


@dataclass(frozen=True, slots=True)
class ValidationReport:
    """What validation found.

    Args:
        violations: what is wrong, the first thousand, in order.
        total: number of violations.
        checked: numbers of documents, facts, quads and quotes that were looked at.
    """

    violations: tuple[Violation, ...]
    total: int
    checked: dict[str, int] = field(default_factory=dict)

    @property
    def conforms(self) -> bool:
        """Whether nothing is wrong."""
        return self.total == 0


def validate_release(
    path: Path | str, *, jobs: int | None = None, progress: Progress | None = None
) -> ValidationReport:
    r"""Check a release: SHACL shapes by document, both layers of facts, files, database, counts and quotes.

    Args:
        path: release folder.
        jobs: processes; all cores if None.
        progress: told of each document as it is done.

    Returns:
        What was checked, and what is wrong.

    Raises:
        ReleaseError: it is not a release.

    >>> from kg_builder.release.pipeline import build_release
    >>> _ = (folder / "page.txt").write_text("Generic Name: zorvexant\nUses\nIt is used to treat gout.\n")
    >>> _ = build_release([folder / "page.txt"], folder / "release", jobs=1, store=False)
    >>> report = validate_release(folder / "release", jobs=1)
    >>> report.conforms, report.checked["facts"]
    (True, 1)
    """
    release = Release.open(path)
    found = _Findings()
    found.take(_file_violations(release))
    found.take(_store_violations(release))
    found.take(_row_violations(release, found.checked))
    with tempfile.TemporaryDirectory(prefix="drugkg-validate-") as scratch:
        found.take(_line_violations(release, found.checked))
        database = _load(release, Path(scratch))
        found.take(_agreement_violations(release, database))
        # Made as they are drawn, so that one document's quads at a time are in memory.
        tasks = (
            _Task(
                release.path,
                entry["id"],
                entry["text_sha256"] if release.manifest["configuration"]["keep_text"] else "",
                tuple(document_quads(database, entry["id"])),
            )
            for entry in release.documents()
        )
        results = run_all(
            _check_document, tasks, jobs=core_count() if jobs is None else jobs, on_crash=_crashed
        )
        total = int(release.counts["documents"])
        for entry, violations in zip(release.documents(), results, strict=True):
            found.take(violations)
            found.checked["documents"] += 1
            if progress is not None:
                progress.advance(entry["id"], found.checked["documents"], total)
        del database, tasks
    return found.report()


class _Findings:
    """Violations as they come; the first thousand are kept."""

    def __init__(self) -> None:
        self._kept: list[Violation] = []
        self._total = 0
        self.checked: Counter[str] = Counter()

    def take(self, violations: Iterable[Violation]) -> None:
        for violation in violations:
            self._total += 1
            if len(self._kept) < _MOST_KEPT:
                self._kept.append(violation)

    def report(self) -> ValidationReport:
        return ValidationReport(tuple(sorted(self._kept)), self._total, dict(sorted(self.checked.items())))


def _broken(where: str, focus: str, check: str, message: str, value: str = "") -> Violation:
    return Violation(where, focus, check, "", value, message)


def _file_violations(release: Release) -> Iterator[Violation]:
    for name in release.damaged_files():
        yield _broken(
            name, name, "manifest", "its bytes are not those the manifest lists: build the release again"
        )


def _store_violations(release: Release) -> Iterator[Violation]:
    """The database, if there is one, opens and holds something."""
    import pyoxigraph

    if not release.store.is_dir():
        return
    try:
        holds = has_union(pyoxigraph.Store.read_only(str(release.store)))
        problem = "" if holds or not release.counts["quads"] else "it is empty"
    except (OSError, ValueError, RuntimeError) as error:
        problem = str(error)
    if problem:
        yield _broken("store", "store", "database", "cannot be opened: build the release again", problem)


def _row_violations(release: Release, checked: Counter[str]) -> Iterator[Violation]:
    """facts.jsonl: every row a fact of that id, in order, every quote in its text, counts as stated."""
    where = "facts.jsonl.gz"
    relations: Counter[str] = Counter()
    previous: tuple[str, ...] = ()
    has_text = bool(release.manifest["configuration"]["keep_text"])

    @lru_cache(maxsize=16)
    def text_of(document: str) -> str:
        return release.text_of(document)

    for row in release.iter_rows():
        relations[row["relation"]] += 1
        key = (row["drug"], row["relation"], row["object"], row["id"])
        if key <= previous:
            yield _broken(where, row["id"], "order", "rows are out of order: build the release again")
        previous = key
        try:
            if fact_of(row).id != row["id"]:
                yield _broken(where, row["id"], "id", "the id is not the hash of the row: build it again")
        except ReleaseError as error:
            yield _broken(where, row["id"], "row", str(error))
            continue
        if has_text:
            checked["quotes"] += len(row["evidence"])
            yield from _row_quotes(row, text_of)
    checked["facts"] = relations.total()
    stated = release.counts["by_relation"]
    if dict(sorted(relations.items())) != stated:
        yield _broken(where, where, "counts", "counts by relation are not the manifest's: build it again")


def _row_quotes(row: Row, text_of: object) -> Iterator[Violation]:
    for place in row["evidence"]:
        try:
            text = text_of(place["document"])  # type: ignore[operator]
        except ReleaseError as error:
            yield _broken("facts.jsonl.gz", row["id"], "text", str(error))
            continue
        if text[place["start"] : place["end"]] != place["quote"]:
            yield _broken(
                "facts.jsonl.gz",
                row["id"],
                "quote",
                f"the text of {place['document']} holds other words at {place['start']}: build it again",
                place["quote"],
            )


def _line_violations(release: Release, checked: Counter[str]) -> Iterator[Violation]:
    """graph.nq.gz: sorted, no line twice, as many as stated."""
    previous, count = "", 0
    for line in read_lines(release.graph):
        count += 1
        if line <= previous:
            yield _broken("graph.nq.gz", f"line {count}", "order", "lines are out of order: build it again")
        previous = line
    checked["quads"] = count
    if count != release.counts["quads"]:
        yield _broken("graph.nq.gz", "graph.nq.gz", "counts", "the number of quads is not the manifest's")


def _load(release: Release, folder: Path) -> ox.Store:
    database = new_database(folder)
    try:
        fill_from_sorted(database, read_lines(release.graph))
    except (SyntaxError, ValueError) as error:
        raise ReleaseError(
            f"graph.nq.gz cannot be parsed ({error})", where=str(release.path), advice="build it again"
        ) from error
    return database


_STRAYS = f"""
SELECT ?thing WHERE {{
  GRAPH <{iris.THINGS_GRAPH}> {{ ?thing a ?class }}
  FILTER NOT EXISTS {{
    GRAPH ?g {{ {{ ?thing ?p ?o }} UNION {{ ?s ?q ?thing }} }}
    FILTER (?g NOT IN ({", ".join(f"<{graph}>" for graph in sorted(_NOT_OF_A_DOCUMENT))}))
  }}
}} ORDER BY ?thing LIMIT {_MOST_KEPT}"""
_FACTS = f"SELECT (COUNT(DISTINCT ?fact) AS ?n) WHERE {{ GRAPH ?g {{ ?fact a <{terms.Fact}> }} }}"


def _agreement_violations(release: Release, database: ox.Store) -> Iterator[Violation]:
    """Graphs are the manifest's documents, fact nodes as many as rows, no thing without mention."""
    import pyoxigraph as ox

    stated = {iris.graph_iri(entry["id"]) for entry in release.documents()}
    held = {graph.value for graph in database.named_graphs() if isinstance(graph, ox.NamedNode)}
    for graph in sorted(stated ^ (held - _NOT_OF_A_DOCUMENT)):
        yield _broken(graph, graph, "documents", "graphs and the manifest's documents differ: build it again")
    solution = next(iter(cast("ox.QuerySolutions", database.query(_FACTS))))
    count = cast("ox.Literal", solution["n"])
    if int(count.value) != release.counts["facts"]:
        yield _broken(
            "graph.nq.gz", "graph.nq.gz", "counts", f"it has {count.value} facts, facts.jsonl another number"
        )
    for solution in cast("ox.QuerySolutions", database.query(_STRAYS)):
        thing = cast("ox.NamedNode", solution["thing"])
        yield _broken(
            iris.THINGS_GRAPH, thing.value, "strays", "no document speaks of this thing: take it out"
        )


@dataclass(frozen=True, slots=True)
class _Task:
    """One document to check: its quads, with what the shared graphs say of its things.

    Args:
        folder: of the release.
        document: its id.
        text_sha256: of its text; empty if the release has no texts.
        lines: its quads.
    """

    folder: Path
    document: str
    text_sha256: str
    lines: tuple[str, ...]


def document_quads(database: ox.Store, document: str) -> Iterator[str]:
    """Lines of a document's graph, and of the shared graphs about the nodes it speaks of.

    Args:
        database: of the release.
        document: id of the document.

    Yields:
        Lines of N-Quads.

    >>> import pyoxigraph
    >>> from kg_builder.rdf.mapping import document_lines
    >>> written, database = document_lines(monograph, facts, version="1"), pyoxigraph.Store()
    >>> database.load("".join(written).encode(), pyoxigraph.RdfFormat.N_QUADS)
    >>> sum("hasIndication" in line for line in document_quads(database, monograph.document_id))
    1
    """
    import pyoxigraph as ox

    graph = ox.NamedNode(iris.graph_iri(document))
    nodes: set[str] = set()
    for quad in database.quads_for_pattern(None, None, None, graph):
        yield f"{quad} .\n"
        nodes.update(n.value for n in (quad.subject, quad.object) if isinstance(n, ox.NamedNode))
    terms: set[str] = set()
    for shared in map(ox.NamedNode, _SHARED):
        for node in sorted(nodes):
            for quad in database.quads_for_pattern(ox.NamedNode(node), None, None, shared):
                yield f"{quad} .\n"
                if isinstance(quad.object, ox.NamedNode):
                    terms.add(quad.object.value)
    for term in sorted(terms - nodes):
        for quad in database.quads_for_pattern(
            ox.NamedNode(term), None, None, ox.NamedNode(iris.GROUNDINGS_GRAPH)
        ):
            yield f"{quad} .\n"


def _crashed(task: _Task) -> list[Violation]:
    return [_broken(iris.graph_iri(task.document), task.document, "shapes", "checking it ran out of memory")]


def _check_document(task: _Task) -> list[Violation]:
    release = Release.open(task.folder)
    graph = iris.graph_iri(task.document)
    data = graph_of(task.lines)
    found = list(violations_in(data, load_shapes(), graph=graph))
    found += layer_violations(data, graph=graph)
    if task.text_sha256:
        try:
            text = release.text_of(task.document)
        except ReleaseError as error:
            found.append(_broken(graph, task.document, "text", str(error)))
        else:
            if hashlib.sha256(text.encode()).hexdigest() != task.text_sha256:
                found.append(
                    _broken(
                        graph, task.document, "text", "its text is not the one that was read: build it again"
                    )
                )
            found += quote_violations(data, text, graph=graph)
    return sorted(found)
