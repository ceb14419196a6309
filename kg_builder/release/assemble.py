"""Parts to whole: the graph, the facts, what has no term; streamed, so that memory stays flat."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path

from kg_builder.model import FACT_CLASSES, SemanticType
from kg_builder.rdf import iris

from .rows import Row, joined_rows, row_text
from .sorting import SortedRuns, merged_blocks, merged_lines, open_packed

__all__ = ["FactStatistics", "GraphStatistics", "ontology_lines", "write_facts", "write_graph"]

_TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
_LABEL = "<http://www.w3.org/2000/01/rdf-schema#label>"
_SHARED_GRAPHS = tuple(f" <{graph}> .\n" for graph in (iris.THINGS_GRAPH, iris.GROUNDINGS_GRAPH))
_WITHOUT_TERMS = frozenset(
    {
        SemanticType.STRENGTH,
        SemanticType.REGIMEN,
        SemanticType.REFERENCE,
        SemanticType.TOPIC,
        SemanticType.SEVERITY,
    }
)
_LEVEL = 4
"""gzip level of the large files: level 6 takes twice the time for 3 % less."""


@dataclass(slots=True)
class GraphStatistics:
    """Counts of a graph: quads, distinct triples and subjects, triples by property, subjects by class."""

    quads: int = 0
    triples: int = 0
    subjects: int = 0
    properties: Counter[str] = field(default_factory=Counter)
    classes: Counter[str] = field(default_factory=Counter)


@dataclass(slots=True)
class FactStatistics:
    """Counts of facts, by relation and by status, and the terms that their groundings lead to."""

    facts: int = 0
    drugs: int = 0
    evidence: int = 0
    relations: Counter[str] = field(default_factory=Counter)
    statuses: Counter[str] = field(default_factory=Counter)
    terms: set[str] = field(default_factory=set)


def ontology_lines(folder: Path) -> list[str]:
    """The ontology and its schemes as sorted N-Quads in their own graph.

    Args:
        folder: where drugkg.ttl and schemes.ttl are.
    """
    from pyoxigraph import parse

    lines = {
        f"{triple.subject} {triple.predicate} {triple.object} <{iris.ONTOLOGY_GRAPH}> .\n"
        for name in ("drugkg.ttl", "schemes.ttl")
        for triple in parse(path=folder / name)
    }
    return sorted(lines)


def write_graph(
    parts: Sequence[Path], ontology: Iterable[str], target: Path, scratch: Path
) -> GraphStatistics:
    """Merge the parts' quads into one sorted file without repeats.

    Args:
        parts: sorted quads of each source.
        ontology: sorted quads to merge in.
        target: gzip file to write.
        scratch: folder for files between rounds.
        suggest: terms near a text without one, given what it stands for, its words and the reason.

    Returns:
        Counts of what was written.
    """
    tally = _Tally()
    with open_packed(target, level=_LEVEL) as out:
        for block in _without_repeats(merged_blocks(parts, scratch, extra=ontology)):
            tally.take(block)
            out.write("".join(block))
    return tally.counts


def _without_repeats(blocks: Iterable[list[str]]) -> Iterator[list[str]]:
    """Sorted lines, each once, with one label a thing.

    Of a thing's labels the last is kept: by code point the wording with fewest capitals.
    """
    previous = label = label_start = ""
    for block in blocks:
        kept: list[str] = []
        for line in block:
            if line == previous:
                continue
            previous = line
            if line.endswith(_SHARED_GRAPHS):
                end = line.index(" ") + 1
                if line.startswith(_LABEL, end):
                    if label and not line.startswith(label_start):
                        kept.append(label)
                    label, label_start = line, line[:end]
                    continue
            if label:
                kept.append(label)
                label = ""
            kept.append(line)
        yield kept
    if label:
        yield [label]


class _Tally:
    """Counts sorted lines as they pass."""

    def __init__(self) -> None:
        self.counts = GraphStatistics()
        self._subject = ""
        self._triple = ""

    def take(self, lines: list[str]) -> None:
        """Count further lines."""
        counts, subject, triple = self.counts, self._subject, self._triple
        counts.quads += len(lines)
        for line in lines:
            if triple and line.startswith(triple):
                continue
            triple = line[: line.rindex(" <") + 2]  # with the blank and the bracket that open its graph
            own, predicate, value = triple.split(" ", 2)
            counts.triples += 1
            if own != subject:
                subject = own
                counts.subjects += 1
            counts.properties[predicate] += 1
            if predicate == _TYPE:
                counts.classes[value[:-2]] += 1
        self._subject, self._triple = subject, triple


def write_facts(
    parts: Sequence[Path],
    target: Path,
    ungrounded: Path,
    scratch: Path,
    suggest: Callable[[SemanticType, str, str], str],
) -> FactStatistics:
    """Merge the parts' facts into one sorted file, one row a fact, and list what has no term.

    Args:
        parts: keyed rows of each source.
        target: gzip file of rows to write.
        ungrounded: table to write.
        scratch: folder for files between rounds.
        suggest: terms near a text without one, given what it stands for, its words and the reason.

    Returns:
        Counts of what was written.
    """
    counts = FactStatistics()
    unlinked = SortedRuns(scratch, "ungrounded")
    drug = None
    with open_packed(target, level=_LEVEL) as out:
        for row in joined_rows(merged_lines(parts, scratch)):
            unlinked.add(_ungrounded_lines(row))
            out.write(row_text(row) + "\n")
            counts.facts += 1
            counts.evidence += len(row["evidence"])
            counts.relations[row["relation"]] += 1
            counts.statuses[row["status"]] += 1
            counts.terms.update(grounding["curie"] for grounding in row["groundings"])
            if row["drug"] != drug:
                drug = row["drug"]
                counts.drugs += 1
    with ungrounded.open("w", encoding="utf-8", newline="\n") as table:
        table.write("relation\ttype\ttext\tcount\treason\tsuggestions\n")
        for line, same in groupby(unlinked.lines()):
            relation, kind, text, reason = line.rstrip("\n").split("\t")
            count = sum(1 for _ in same)
            near = suggest(SemanticType(kind), text, reason)
            table.write(f"{relation}\t{kind}\t{text}\t{count}\t{reason}\t{near}\n")
    return counts


def _ungrounded_lines(row: Row) -> Iterator[str]:
    reason = row.pop("ungrounded", None)
    kind = FACT_CLASSES[row["relation"]].object_type
    if reason is not None and kind not in _WITHOUT_TERMS:
        cells = (row["relation"], kind.value, row["object"], reason)
        yield "\t".join(" ".join(str(cell).split()) for cell in cells) + "\n"
