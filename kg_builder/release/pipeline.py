"""Sources to release: the only module that knows the order of the stages."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, replace
from functools import partial
from pathlib import Path
from typing import Any, Protocol

from kg_builder.errors import InputError
from kg_builder.extract import Tagger
from kg_builder.ground import default_grounder, suggested
from kg_builder.manifest_file import write_manifest
from kg_builder.rdf.term_links import hierarchy_lines
from kg_builder.resources import ontology_dir

from .assemble import FactStatistics, write_facts
from .describe import void_turtle
from .engines import core_count, meanwhile, run_all
from .folder import Release
from .graph_file import GraphStatistics, in_first_range, ontology_lines, range_tasks, write_graph, write_range
from .listing import document_entries, source_entries, write_documents
from .manifest import FORMAT, file_entry, fingerprint, versions
from .parts import Part, PartTask, Problem, make_part, part_files, text_name
from .shares import ReadSource, Shares, total_bytes
from .sorting import fewer_files, merge_to_file, read_lines
from .sources import Skipped, Source, find_sources
from .staging import MANIFEST, check_target, staged, swap_in

__all__ = ["MAX_BYTES", "Progress", "build_release"]

MAX_BYTES = 64 * 1024 * 1024
"""Size limit of one document."""

_WORTH_SHARING = 2 << 20
"""Bytes of packed quads from which it pays to start processes that merge them."""


class Progress(Protocol):
    """Told of each share of work as it is done."""

    def advance(self, source_name: str, done: int, total: int) -> None:
        """``done`` of ``total`` bytes of all sources are read; the last were of source_name."""
        ...


def build_release(
    sources: Sequence[Path | str],
    out: Path | str,
    *,
    jobs: int | None = None,
    progress: Progress | None = None,
    max_bytes: int = MAX_BYTES,
    keep_text: bool = True,
    store: bool = True,
    tagger: Tagger = "model",
) -> Release:
    r"""Read sources, and write what they say as a release folder.

    The same sources give the same bytes, in whatever order and with however many jobs. Sources that an
    earlier release in the same place, or an interrupted build of it, has read already are taken over.
    A source that cannot be read is reported, and the rest built; the earlier release stays whole until
    the new one is finished.

    Args:
        sources: files, folders (all below them), or "-" for standard input.
        out: folder of the release; an earlier release there is replaced.
        jobs: processes; all cores if None.
        progress: told of each source as it is done.
        max_bytes: size limit of one document.
        keep_text: keep the extracted texts, which evidence points into, in the release.
        store: write the on-disk database too, which makes opening fast.
        tagger: what finds adverse effects and indications in labels, the trained "model" or "rules".

    Returns:
        The opened release; its ``failures`` tell what could not be read.

    Raises:
        InputError: a source that doesn't exist, or none that could be read.
        OutputError: the release cannot be written there.

    >>> _ = (folder / "page.txt").write_text("Generic Name: zorvexant\nUses\nIt is used to treat gout.\n")
    >>> release = build_release([folder / "page.txt"], folder / "release", jobs=1, store=False)
    >>> [(row["drug"], row["relation"], row["object"]) for row in release.iter_rows()]
    [('zorvexant', 'indication', 'gout')]
    """
    target = Path(out).resolve()
    check_target(target)
    configuration = {"max_bytes": max_bytes, "keep_text": keep_text, "tagger": tagger}
    with staged(target) as folder:
        found, skipped = find_sources(sources, folder / "scratch")
        earlier = target if (target / MANIFEST).is_file() else None
        jobs = core_count() if jobs is None else jobs
        blank = PartTask(
            Source("", Path()),
            fingerprint(configuration),
            folder,
            earlier,
            max_bytes,
            keep_text,
            tagger,
            shared=jobs > 1,
        )
        shares = Shares(found, blank)
        total, done = total_bytes(found), 0
        for part in run_all(make_part, shares.tasks(), jobs=jobs, on_crash=_crashed):
            shares.take(part)
            done = min(done + part.size, total)
            if progress is not None:
                progress.advance(part.source.name, done, total)
        used, repeated = _without_repeats(shares.read())
        failed = sorted((read.source.name, problem) for read in used for problem in read.problems)
        if not any(read.has_documents for read in used):
            raise _nothing_read(found, failed, skipped)
        _assemble(folder, used, configuration, failed, [*skipped, *repeated], jobs=jobs, store=store)
        swap_in(folder, target)
    return Release.open(target)


def _crashed(task: PartTask) -> Part:
    where, what = task.source.name, "it"
    if task.documents:
        where, what = task.documents[0].where, f"this and {len(task.documents) - 1} documents behind it"
    problem = Problem(where, "Crash", f"the process that read {what} died", "it may need more memory")
    return Part(task.source, "", 0, "", problems=(problem,))


def _without_repeats(read: Sequence[ReadSource]) -> tuple[list[ReadSource], list[Skipped]]:
    """The sources of different bytes, and those that hold the same bytes as an earlier one."""
    first: dict[str, str] = {}
    used: list[ReadSource] = []
    repeated: list[Skipped] = []
    for item in read:
        if item.has_documents and item.sha256 in first:
            repeated.append(Skipped(item.source.name, f"the same bytes as {first[item.sha256]}"))
            continue
        used.append(item)
        if item.has_documents:
            first[item.sha256] = item.source.name
    return used, repeated


def _nothing_read(
    found: Sequence[Source], failed: Sequence[tuple[str, Problem]], skipped: Sequence[Skipped]
) -> InputError:
    if len(failed) == 1:
        problem = failed[0][1]
        return InputError(problem.problem, where=problem.where, advice=problem.advice)
    if not found:
        reasons = "; ".join(f"{item.name}: {item.reason}" for item in skipped[:5])
        return InputError(
            f"no source to read ({reasons or 'the folder is empty'})", advice="name monographs or labels"
        )
    shown = "; ".join(f"{problem.where}: {problem.problem}" for _, problem in failed[:5])
    more = f"; and {len(failed) - 5} more" if len(failed) > 5 else ""
    return InputError(
        f"none of {len(found)} sources could be read ({shown}{more})", advice="nothing was written"
    )


def _drop_unused(folder: Path, used: Sequence[str], listed: Path) -> None:
    """Remove what an interrupted build left, of other sources, or half-written."""
    keys = frozenset(used)
    for path in (folder / "parts").glob("*/*"):
        key = path.name.partition(".")[0]
        if key not in keys or path.relative_to(folder / "parts").as_posix() not in part_files(key):
            path.unlink()
    for path in (folder / "parts").iterdir():
        if not any(path.iterdir()):
            path.rmdir()
    kept = {text_name(entry["id"]) for entry in document_entries(listed)}
    for path in (folder / "sources").iterdir():
        if path.name not in kept:
            path.unlink()


def _assemble(
    folder: Path,
    read: Sequence[ReadSource],
    configuration: dict[str, Any],
    failed: Sequence[tuple[str, Problem]],
    skipped: Sequence[Skipped],
    *,
    jobs: int,
    store: bool,
) -> None:
    keys = [key for item in read for key in item.parts]
    listed = folder / "scratch" / "listed.gz"
    documents = write_documents(folder, keys, listed)
    _drop_unused(folder, keys, listed)
    files = [tuple(folder / "parts" / name for name in part_files(key)) for key in keys]
    facts, graph = _merged(folder, files, jobs)
    report = {
        "failed": [{"source": name, **asdict(problem)} for name, problem in failed],
        "skipped": [{"source": item.name, "reason": item.reason} for item in sorted(skipped)],
    }
    _write_json(folder / "report.json", report)
    manifest: dict[str, Any] = {
        "format": FORMAT,
        "versions": versions(),
        "configuration": configuration,
        "counts": {
            "sources": sum(item.has_documents for item in read),
            "documents": documents,
            "drugs": facts.drugs,
            "facts": facts.facts,
            "evidence": facts.evidence,
            "quads": graph.quads,
            "triples": graph.triples,
            "by_relation": dict(sorted(facts.relations.items())),
            "by_status": dict(sorted(facts.statuses.items())),
        },
        "files": {
            name: file_entry(folder / name)
            for name in ("facts.jsonl.gz", "graph.nq.gz", "report.json", "ungrounded.tsv")
        },
    }
    (folder / "void.ttl").write_text(void_turtle(graph, manifest), encoding="utf-8", newline="\n")
    manifest["files"]["void.ttl"] = file_entry(folder / "void.ttl")
    if store:
        _load_store(folder / "graph.nq.gz", folder / "store")
    lists = {"sources": source_entries(folder, read, skipped), "documents": document_entries(listed)}
    write_manifest(folder / MANIFEST, manifest, lists)


def _merged(
    folder: Path, files: Sequence[Sequence[Path]], jobs: int
) -> tuple[FactStatistics, GraphStatistics]:
    """Merges the parts; facts and the graph's first range here, its other ranges in other processes."""
    scratch, grounder = folder / "scratch", default_grounder()
    quads, rows = [quads for quads, _, _ in files], [rows for _, rows, _ in files]
    if sum(path.stat().st_size for path in quads) < _WORTH_SHARING:
        jobs = 1
    run = partial(run_all, jobs=jobs, on_crash=merge_to_file)
    quads = fewer_files(quads, scratch, run=run)
    ontology = ontology_lines(ontology_dir())
    first, others = range_tasks(quads, ontology, scratch, max(1, jobs - 1))
    with meanwhile(write_range, others, jobs=jobs - 1) as written:
        facts = write_facts(
            rows,
            folder / "facts.jsonl.gz",
            folder / "ungrounded.tsv",
            scratch,
            partial(suggested, grounder),
        )
        terms = hierarchy_lines(facts.terms, grounder)
        extra = tuple(sorted([*ontology, *terms]))
        head = write_range(replace(first, extra=extra))
        if in_first_range(terms):
            graph = write_graph([head, *written()], folder / "graph.nq.gz")
        else:  # of a vocabulary whose terms have other addresses than those we know
            written()
            later = [write_range(replace(task, extra=extra)) for task in others]
            graph = write_graph([head, *later], folder / "graph.nq.gz")
    return facts, graph


def _load_store(graph: Path, folder: Path) -> None:
    from .loading import fill_from_sorted, new_database

    database = new_database(folder)
    fill_from_sorted(database, read_lines(graph))
    database.flush()


def _write_json(path: Path, content: dict[str, Any]) -> None:
    text = json.dumps(content, ensure_ascii=False, indent=2) + "\n"
    path.write_text(text, encoding="utf-8", newline="\n")
