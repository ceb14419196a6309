"""The graph of a release: all quads in one sorted file; streamed, and dealt out by ranges of subjects."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

from kg_builder.rdf import iris

from .packing import PackedPieces, Packer, write_packed
from .sorting import merged_files

__all__ = [
    "GraphStatistics",
    "RangeTask",
    "in_first_range",
    "ontology_lines",
    "range_tasks",
    "write_graph",
    "write_range",
]

_TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
_LABEL = "<http://www.w3.org/2000/01/rdf-schema#label>"
_SHARED_GRAPHS = tuple(f" <{graph}> .\n" for graph in (iris.THINGS_GRAPH, iris.GROUNDINGS_GRAPH))
_LEVEL = 3
"""gzip level: level 6 takes twice the time for 13 % less."""

_FACTS = f"<{iris.BASE}fact/"
_SPANS = f"<{iris.BASE}span/"
_CUTS = (
    _FACTS,
    *(f"{_FACTS}{digit}" for digit in "48c"),
    f"<{iris.BASE}fact0",  # after all facts, as "0" comes after "/"
    _SPANS,
    *(f"{_SPANS}{digit}" for digit in "2468ace"),
    f"<{iris.BASE}span0",
)
"""Where a piece of the file begins. Facts and places, named by hashes, are nine lines of ten."""


@dataclass(slots=True)
class GraphStatistics:
    """Counts of a graph: quads, distinct triples and subjects, triples by property, subjects by class."""

    quads: int = 0
    triples: int = 0
    subjects: int = 0
    properties: Counter[str] = field(default_factory=Counter)
    classes: Counter[str] = field(default_factory=Counter)

    def add(self, other: GraphStatistics) -> None:
        """Add those of other subjects.

        >>> counts = GraphStatistics(quads=5, triples=4)
        >>> counts.add(GraphStatistics(quads=2, triples=2))
        >>> counts.quads, counts.triples
        (7, 6)
        """
        self.quads += other.quads
        self.triples += other.triples
        self.subjects += other.subjects
        self.properties.update(other.properties)
        self.classes.update(other.classes)


@dataclass(frozen=True, slots=True)
class RangeTask:
    """A range of subjects to write, some pieces of the file.

    Args:
        parts: sorted quads of each source.
        extra: sorted quads to merge in.
        first: number of the first piece.
        last: number of the piece after the last.
        target: file of packed pieces.
    """

    parts: tuple[Path, ...]
    extra: tuple[str, ...]
    first: int
    last: int
    target: Path


def ontology_lines(folder: Path) -> list[str]:
    r"""The ontology and its schemes as sorted N-Quads in their own graph.

    Args:
        folder: where drugkg.ttl and schemes.ttl are.

    Returns:
        Lines, line breaks included.

    >>> for name in ("drugkg.ttl", "schemes.ttl"):
    ...     _ = (folder / name).write_text("<x:Drug> <x:is> <x:Thing> .")
    >>> ontology_lines(folder)
    ['<x:Drug> <x:is> <x:Thing> <https://w3id.org/drugkg/id/graph/ontology> .\n']
    """
    from pyoxigraph import parse

    lines = {
        f"{triple.subject} {triple.predicate} {triple.object} <{iris.ONTOLOGY_GRAPH}> .\n"
        for name in ("drugkg.ttl", "schemes.ttl")
        for triple in parse(path=folder / name)
    }
    return sorted(lines)


def range_tasks(
    parts: Sequence[Path], extra: Sequence[str], scratch: Path, count: int
) -> tuple[RangeTask, list[RangeTask]]:
    """The first range, where terms of vocabularies are, and further ones to share out among processes.

    Args:
        parts: sorted quads of each source.
        extra: sorted quads to merge in.
        scratch: folder for packed pieces.
        count: number of further ranges, one at least.

    Returns:
        The first range and the others; together they cover all subjects.

    >>> first, others = range_tasks([], [], folder, 3)
    >>> first.first, [task.first for task in others] == [task.last for task in (first, *others[:-1])]
    (0, True)
    """
    pieces = len(_CUTS) + 1
    count = min(count, pieces - 1)
    bounds = [0, *(1 + (pieces - 1) * number // count for number in range(count + 1))]
    tasks = [
        RangeTask(tuple(parts), tuple(extra), first, last, scratch / f"graph{first}.deflated")
        for first, last in pairwise(bounds)
    ]
    return tasks[0], tasks[1:]


def in_first_range(lines: Sequence[str]) -> bool:
    """Whether sorted lines all belong to the first range.

    Args:
        lines: sorted lines of N-Quads.

    >>> in_first_range(["<http://purl.obolibrary.org/obo/MONDO_0005393> ..."])
    True
    >>> in_first_range(["<https://w3id.org/drugkg/id/fact/3c84fab> ..."])
    False
    """
    return not lines or lines[-1] < _CUTS[0]


def write_range(task: RangeTask) -> tuple[PackedPieces, GraphStatistics]:
    r"""Merge the lines of a range, each once, and pack them.

    Args:
        task: the range.

    Returns:
        The packed pieces, and counts of what is in them.

    >>> first, _ = range_tasks([], ["<a:a> <x:b> <x:c> <x:g> .\n"], folder, 1)
    >>> write_range(first)[1].quads
    1
    """
    low = _CUTS[task.first - 1] if task.first else ""
    high = _CUTS[task.last - 1] if task.last <= len(_CUTS) else ""
    packer, tally, piece = Packer(task.target, _LEVEL), _Tally(), task.first
    blocks = _below(merged_files(task.parts, extra=task.extra, start=low), high)
    for block in _without_repeats(blocks):
        tally.take(block)
        done = 0
        while piece + 1 < task.last and block and block[-1] >= _CUTS[piece]:
            cut = bisect_left(block, _CUTS[piece], done)
            packer.write("".join(block[done:cut]))
            packer.next_piece()
            piece, done = piece + 1, cut
        packer.write("".join(block[done:]))
    for _ in range(piece + 1, task.last):
        packer.next_piece()
    return packer.close(), tally.counts


def write_graph(ranges: Iterable[tuple[PackedPieces, GraphStatistics]], target: Path) -> GraphStatistics:
    r"""One file out of ranges in their order; counts of what was written.

    Args:
        ranges: what ``write_range`` gave for each.
        target: gzip file to write.

    Returns:
        Counts of the whole graph.

    >>> first, others = range_tasks([], ["<x:a> <x:b> <x:c> <x:g> .\n"], folder, 1)
    >>> write_graph(map(write_range, [first, *others]), folder / "graph.nq.gz").quads
    1
    """
    counts, pieces = GraphStatistics(), []
    for packed, own in ranges:
        pieces.append(packed)
        counts.add(own)
    write_packed(pieces, target)
    return counts


def _below(blocks: Iterable[list[str]], high: str) -> Iterator[list[str]]:
    """Sorted lines as far as they come before a line; all if that is empty."""
    for block in blocks:
        if high and block and block[-1] >= high:
            yield block[: bisect_left(block, high)]
            return
        yield block


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
