"""Another graph beside ours, in a named graph of its own, joined by the identifiers that both use."""

from __future__ import annotations

import gzip
import json
import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, cast
from urllib.parse import quote

from ..database import fill
from ..errors import OutputError, ReadError
from .base import Store, select
from .foreign import ForeignEdge, ForeignNode, form_of, read_foreign
from .oxigraph import brief
from .release import DATABASE_FOLDER, GRAPH_FILE, MANIFEST_FILE, graph_of, open_store
from .terms import Iri, Literal

__all__ = ["Joined", "join"]

_BASE = "https://w3id.org/drugkg/id/graph/joined/"
_SKOS = "http://www.w3.org/2004/02/skos/core#"
_EXACT = f"<{_SKOS}exactMatch>"
_NARROW = f"<{_SKOS}narrowMatch>"
_PREF_LABEL = f"<{_SKOS}prefLabel>"
_RDFS_LABEL = "http://www.w3.org/2000/01/rdf-schema#label"
_IDENTIFIER = "<http://purl.org/dc/terms/identifier>"
_TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
_BIOLINK = "https://w3id.org/biolink/vocab/"
_TERMS = """
SELECT DISTINCT ?curie ?term WHERE {
  ?term <http://purl.org/dc/terms/identifier> ?curie .
  FILTER NOT EXISTS { ?term a <https://w3id.org/drugkg/ontology#SourceDocument> }
}
"""
# Ways in which one identifier is written as an IRI.
_ADDRESS = re.compile(
    r"https?://(?:(?:purl\.obolibrary\.org/obo/(?P<obo>[A-Za-z]+)_(?P<oid>[\w.-]+))"
    r"|(?:(?:www\.)?identifiers\.org|bioregistry\.io)/(?:[a-z0-9.]+/)?(?P<prefix>[A-Za-z0-9.]+)[:/](?P<id>[^/#?]+))"
)
_RESPELT = {"UNIPROT": "UNIPROTKB", "DRUGBANK.DRUG": "DRUGBANK", "RXNORM": "RXCUI", "MSH": "MESH"}


@dataclass(frozen=True, slots=True)
class Joined:
    """What came of a join.

    Args:
        graph: name of the other graph's named graph.
        form: the form it was read in.
        edges: its edges or, of RDF, triples that were written.
        negated: edges left out, since that graph denies them.
        shared: identifiers that both graphs use, with the other graph's name of each, sorted.
    """

    graph: str
    form: str
    edges: int
    negated: int
    shared: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class _Other:
    """The other graph: where it is, its form, the name of its named graph."""

    place: Path
    form: str
    graph: str


@dataclass(slots=True)
class _Known:
    """The terms of our graph by CURIE, and which of them the other graph uses."""

    iris: dict[str, tuple[str, str]]
    shared: dict[str, str] = field(default_factory=dict)

    def find(self, curie: str) -> str | None:
        found = self.iris.get(_folded(curie))
        return found[1] if found else None

    def share(self, curie: str, name: str) -> None:
        known = self.iris[_folded(curie)][0]
        self.shared[known] = self.shared.get(known) or name


def join(release: Path, other: Path, target: Path, *, name: str = "") -> Joined:
    r"""Writes a folder that can be asked like a release, with the other graph in it.

    A node that goes by an identifier of ours is our term; one that has such an identifier among its others
    is tied to it by skos:exactMatch. Its names are written as skos:prefLabel, so that our own labels stay
    as they are. Edges that the other graph denies are left out and counted.

    Args:
        release: a release folder, or one made by an earlier join.
        other: a file or folder with KGX tables, PrimeKG's CSV, Hetionet's tables, N-Triples or Turtle.
        target: the folder to make; must not be there yet.
        name: of its named graph; from the file's name by default.

    Returns:
        Counts of what was joined.

    Raises:
        ReleaseError: the first is no release.
        ReadError: the other graph cannot be read.
        OutputError: the target is there, or cannot be written.

    >>> import gzip
    >>> (folder / "ours").mkdir()
    >>> ours = b"<x:zorvexant> <x:treats> <x:gout> <x:g> .\n"
    >>> _ = (folder / "ours" / "graph.nq.gz").write_bytes(gzip.compress(ours))
    >>> _ = (folder / "theirs.nt").write_text("<x:gout> <x:is> <x:painful> .\n")
    >>> joined = join(folder / "ours", folder / "theirs.nt", folder / "both")
    >>> joined.graph, joined.edges
    ('https://w3id.org/drugkg/id/graph/joined/theirs', 1)
    """
    graph = graph_of(release)
    form = form_of(other)
    chosen = name or other.name.partition(".")[0]
    iri = _BASE + quote(chosen, safe="-._~")
    if target.exists():
        raise OutputError("there is something at this place", where=str(target), advice="give a new folder")
    with open_store(release) as store:
        if Iri(iri) in store.graphs():
            raise OutputError(f"a graph {chosen} is joined", where=str(release), advice="give another name")
        known = _Known(_terms(store))
    target.parent.mkdir(parents=True, exist_ok=True)
    scratch = Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=target.parent))
    try:
        joined = _written(graph, _Other(other, form, iri), known, scratch)
        scratch.chmod(0o755)
        scratch.rename(target)
    except BaseException:
        shutil.rmtree(scratch, ignore_errors=True)
        raise
    return joined


def _written(graph: Path, other: _Other, known: _Known, folder: Path) -> Joined:
    import pyoxigraph

    counts = {"edges": 0, "negated": 0}
    path = folder / GRAPH_FILE
    with ExitStack() as stack:
        ours = stack.enter_context(gzip.open(graph, "rb"))
        raw = stack.enter_context(path.open("wb"))
        out = stack.enter_context(gzip.GzipFile("", "wb", mtime=0, fileobj=raw))
        shutil.copyfileobj(ours, out)
        lines = _table_lines if other.form in {"kgx", "primekg", "hetionet"} else _rdf_lines
        previous = ""
        for line in lines(other, known, counts):
            if line != previous:
                out.write(f"{line} <{other.graph}> .\n".encode())
            previous = line
    database = pyoxigraph.Store(str(folder / DATABASE_FOLDER))
    with gzip.open(path, "rb") as stream:
        fill(database, cast(IO[bytes], stream), pyoxigraph.RdfFormat.N_QUADS)
    database.flush()
    shared = tuple(sorted(known.shared.items()))
    manifest = {
        "files": {GRAPH_FILE: {"bytes": path.stat().st_size}},
        "joined": {"graph": other.graph, "form": other.form, **counts, "shared": len(shared)},
    }
    (folder / MANIFEST_FILE).write_text(json.dumps(manifest, indent=2) + "\n", encoding="utf-8")
    return Joined(other.graph, other.form, counts["edges"], counts["negated"], shared)


def _table_lines(other: _Other, known: _Known, counts: dict[str, int]) -> Iterator[str]:
    seen: set[str] = set()
    for item in read_foreign(other.place, other.form):
        if isinstance(item, ForeignNode):
            if item.id not in seen:
                seen.add(item.id)
                yield from _node_lines(item, other.graph, known)
            continue
        if item.negated:
            counts["negated"] += 1
            continue
        counts["edges"] += 1
        for end in (item.subject, item.object):
            if end not in seen:
                seen.add(end)
                yield from _node_lines(ForeignNode(end), other.graph, known)
        yield _edge_line(item, other.graph, known)


def _node_lines(node: ForeignNode, graph: str, known: _Known) -> Iterator[str]:
    subject = _node(node.id, known)
    if known.find(node.id):
        known.share(node.id, node.name)
    else:
        yield f"{subject} {_IDENTIFIER} {Literal(node.id).sparql()}"
    for curie in node.same:
        term = known.find(curie)
        if term and f"<{term}>" != subject:
            known.share(curie, node.name)
            yield f"{subject} {_EXACT} <{term}>"
    for curie in node.narrower:
        term = known.find(curie)
        if term:
            yield f"{subject} {_NARROW} <{term}>"
    if node.name:
        yield f"{subject} {_PREF_LABEL} {Literal(node.name).sparql()}"
    if node.category:
        yield f"{subject} {_TYPE} {_word(node.category, graph)}"


def _edge_line(edge: ForeignEdge, graph: str, known: _Known) -> str:
    return f"{_node(edge.subject, known)} {_word(edge.predicate, graph)} {_node(edge.object, known)}"


def _node(curie: str, known: _Known) -> str:
    term = known.find(curie)
    if term:
        return f"<{term}>"
    if curie.startswith(("http://", "https://")):
        return f"<{quote(curie, safe='%/:=&?~#+!$,;@()*-._')}>"
    return f"<https://bioregistry.io/{quote(curie, safe=':-._~')}>"


def _word(word: str, graph: str) -> str:
    """A predicate or category: Biolink's where it says so, else one of the other graph's own."""
    if word.startswith("biolink:"):
        return f"<{_BIOLINK}{quote(word.removeprefix('biolink:'), safe='-._~')}>"
    return f"<{graph}#{quote(word.strip().replace(' ', '_'), safe='-._~')}>"


def _rdf_lines(other: _Other, known: _Known, counts: dict[str, int]) -> Iterator[str]:
    import pyoxigraph

    kinds = {"n-triples": pyoxigraph.RdfFormat.N_TRIPLES, "turtle": pyoxigraph.RdfFormat.TURTLE}
    ours = {term: curie for curie, term in known.iris.values()}
    tied: set[str] = set()
    unnamed: dict[str, str] = {}

    def written(term: object) -> str:
        if isinstance(term, pyoxigraph.BlankNode):
            # Nodes without a name get one, in the order of their coming, so that graphs don't mix theirs.
            return unnamed.setdefault(term.value, f"<{other.graph}#node-{len(unnamed) + 1}>")
        return str(term)

    place = other.place
    try:
        with gzip.open(place, "rb") if place.suffix == ".gz" else place.open("rb") as stream:
            for quad in pyoxigraph.parse(cast(IO[bytes], stream), kinds[other.form]):
                counts["edges"] += 1
                for end in (quad.subject, quad.object):
                    if isinstance(end, pyoxigraph.NamedNode) and end.value not in tied:
                        tied.add(end.value)
                        yield from _tie(end.value, ours, known)
                predicate, term = str(quad.predicate), written(quad.subject)[1:-1]
                if quad.predicate.value == _RDFS_LABEL and term in ours:
                    predicate = _PREF_LABEL
                    if isinstance(quad.object, pyoxigraph.Literal):
                        known.share(ours[term], quad.object.value)
                yield f"{written(quad.subject)} {predicate} {written(quad.object)}"
    except (OSError, SyntaxError, ValueError, EOFError) as error:
        raise ReadError(f"the graph cannot be read ({brief(error)})", where=str(place)) from error


def _tie(iri: str, ours: dict[str, str], known: _Known) -> Iterator[str]:
    """Ties an IRI of the other graph to our term of the same identifier, however it is written."""
    if iri in ours:
        known.share(ours[iri], "")
        return
    found = _ADDRESS.match(iri)
    if found is None:
        return
    curie = f"{found['obo']}:{found['oid']}" if found["obo"] else f"{found['prefix']}:{found['id']}"
    term = known.find(curie)
    if term:
        known.share(curie, "")
        yield f"<{iri}> {_EXACT} <{term}>"


def _terms(store: Store) -> dict[str, tuple[str, str]]:
    rows = select(store, _TERMS).rows
    pairs = sorted(
        (curie.value, term.value) for curie, term in rows if isinstance(term, Iri) and curie is not None
    )
    return {_folded(curie): (curie, term) for curie, term in pairs}


def _folded(curie: str) -> str:
    """A CURIE as it is compared: prefixes in capitals and one spelling, local parts as they are.

    >>> _folded("mondo:0005301"), _folded("UniProtKB:P11836") == _folded("UNIPROT:P11836")
    ('MONDO:0005301', True)
    """
    prefix, colon, local = curie.partition(":")
    prefix = prefix.upper()
    return _RESPELT.get(prefix, prefix) + colon + local
