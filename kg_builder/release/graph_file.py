"""The graph of a release: all quads in one sorted file; streamed, and dealt out by ranges of subjects."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby, pairwise
from operator import itemgetter
from pathlib import Path

from kg_builder import terms
from kg_builder.rdf import iris
from kg_builder.rdf.packed import FACTS, PLACES, fact_quads, packed_place, place_quads

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
_SECTION = f"<{terms.section}>"
_SHARED_GRAPHS = tuple(f" <{graph}> .\n" for graph in (iris.THINGS_GRAPH, iris.GROUNDINGS_GRAPH))
_LEVEL = 3
"""gzip level: level 6 takes twice the time for 13 % less."""

_CUTS = (
    FACTS,
    *(f"{FACTS}{digit}" for digit in "48c"),
    f"<{iris.BASE}fact0",  # after all facts, as "0" comes after "/"
    PLACES,
    *(f"{PLACES}{digit}" for digit in "2468ace"),
    f"<{iris.BASE}span0",
)
"""Where a piece of the file begins. Facts and places, named by hashes, are nine lines of ten."""
_CHUNK = 20
"""Nodes whose quads are written at one time: few, so that their text stays in the processor's cache."""


@dataclass(slots=True)
class GraphStatistics:
    """Counts of a graph: quads, distinct triples and subjects, triples by property, subjects by class."""

    quads: int = 0
    triples: int = 0
    subjects: int = 0
    properties: Counter[str] = field(default_factory=Counter)
    classes: Counter[str] = field(default_factory=Counter)

    def add(self, other: GraphStatistics, *, times: int = 1) -> None:
        """Add those of other subjects, of which there may be several alike.

        >>> counts = GraphStatistics(quads=5, triples=4)
        >>> counts.add(GraphStatistics(quads=2, triples=2))
        >>> counts.quads, counts.triples
        (7, 6)
        """
        self.quads += other.quads * times
        self.triples += other.triples * times
        self.subjects += other.subjects * times
        for own, others in ((self.properties, other.properties), (self.classes, other.classes)):
            own.update({name: count * times for name, count in others.items()})


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
    packer, counts, done = Packer(task.target, _LEVEL), GraphStatistics(), task.first
    blocks = _below(merged_files(task.parts, extra=task.extra, start=low), high)
    for piece, pieces in groupby(_cut(blocks, task.first, task.last), key=itemgetter(0)):
        for _ in range(done, piece):
            packer.next_piece()
        done, lines = piece, (block for _, block in pieces)
        low = _CUTS[piece - 1] if piece else ""
        if low.startswith(FACTS):
            texts = _fact_texts(lines, counts)
        elif low.startswith(PLACES):
            texts = _place_texts(lines, counts)
        else:
            texts = _line_texts(lines, counts)
        for text in texts:
            packer.write(text)
    for _ in range(done + 1, task.last):
        packer.next_piece()
    return packer.close(), counts


def _cut(blocks: Iterable[list[str]], piece: int, last: int) -> Iterator[tuple[int, list[str]]]:
    """Sorted lines, cut where pieces begin, with the number of their piece."""
    for block in blocks:
        done = 0
        while piece + 1 < last and block and block[-1] >= _CUTS[piece]:
            cut = bisect_left(block, _CUTS[piece], done)
            yield piece, block[done:cut]
            piece, done = piece + 1, cut
        yield piece, block[done:]


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


def _line_texts(blocks: Iterable[list[str]], counts: GraphStatistics) -> Iterator[str]:
    """Lines that are not packed, each once; they are counted."""
    tally = _Tally(counts)
    for block in _without_repeats(blocks):
        tally.take(block)
        yield "".join(block)


def _fact_texts(blocks: Iterable[list[str]], counts: GraphStatistics) -> Iterator[str]:
    """The quads of packed facts; they are counted."""
    properties, classes = counts.properties, counts.classes
    for nodes in _nodes(blocks):
        texts = []
        for packed in nodes:
            text, quads, said = fact_quads(packed)
            texts.append(text)
            counts.quads += quads
            counts.triples += len(said)
            for words in said:
                predicate, _, value = words.partition(" ")
                properties[predicate] += 1
                if predicate == _TYPE:
                    classes[value] += 1
        counts.subjects += len(nodes)
        yield "".join(texts)


def _place_texts(blocks: Iterable[list[str]], counts: GraphStatistics) -> Iterator[str]:
    """The quads of packed places; they are counted."""
    places = sections = 0
    for nodes in _nodes(blocks):
        texts = []
        for packed in nodes:
            text, number = place_quads(packed)
            texts.append(text)
            sections += number
        places += len(nodes)
        yield "".join(texts)
    if places:
        # But for its sections a place has as many quads of each kind as any other.
        tally = _Tally(GraphStatistics())
        tally.take(place_quads([packed_place("", "<>", (0, 0), [""] * 3)])[0].splitlines(keepends=True))
        counts.add(tally.counts, times=places)
        counts.add(GraphStatistics(1, 1, 0, Counter({_SECTION: 1})), times=sections)


def _nodes(blocks: Iterable[list[str]]) -> Iterator[list[list[str]]]:
    """Packed lines, each once, those of a node together; some nodes at a time."""
    nodes: list[list[str]] = []
    node = previous = "\t"
    for block in blocks:
        for line in block:
            if not line.startswith(node):
                if len(nodes) >= _CHUNK:
                    yield nodes
                    nodes = []
                node = line[: line.index("\t") + 1]
                nodes.append([line])
            elif line != previous:
                nodes[-1].append(line)
            previous = line
    yield nodes


class _Tally:
    """Counts sorted lines as they pass."""

    def __init__(self, counts: GraphStatistics) -> None:
        self.counts = counts
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
