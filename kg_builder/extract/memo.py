"""Facts of sections read before: labels of one drug share sections word for word.

Extractors that work section by section are asked only about sections that are new; the facts of the others
are taken from memory and moved to their place in the document at hand. What is remembered can't change a
result: a section's key holds all that such an extractor may look at.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from operator import is_

from kg_builder.model import Fact, Section, Table
from kg_builder.remembered import Bounded, said_abbreviations

from .base import Document, Extractor, Foresees
from .exchange import Exchange, Known
from .packed_facts import pack_facts, unpack_facts
from .statements import called

__all__ = ["MEMO_BYTES", "SectionMemo", "keyed_sections"]

MEMO_BYTES = 160 << 20
"""Estimated bytes of facts that a process keeps, enough for 10,000 labels of which no section repeats; those
of sections not met for longest are dropped first."""

_ENTRY_BYTES = 200


class SectionMemo:
    """Asks extractors about the sections that were not met before.

    Args:
        extractors: each works section by section.
        limit: estimated bytes of facts to keep.

    >>> from kg_builder.extract.indications.extractor import IndicationExtractor
    >>> memo = SectionMemo([IndicationExtractor()])
    >>> label = read('{"indications_and_usage": ["Zorvexant is indicated for gout."]}')
    >>> [fact.object for _ in range(2) for fact in memo.extract(label)]
    ['gout', 'gout']
    """

    def __init__(self, extractors: Sequence[Extractor], *, limit: int = MEMO_BYTES) -> None:
        self._extractors = tuple(extractors)
        self._known: Bounded[bytes] = Bounded(limit)
        self._unshared: list[Known] | None = None

    def swap(self, exchange: Exchange) -> None:
        """Hands on what was read since this was asked first or last, and takes over what others have read."""
        for key, facts in exchange.swap(self._unshared or ()):
            self._keep(key, facts)
        self._unshared = []

    def foresee(self, documents: Iterable[Document]) -> None:
        """Lets extractors get ready for what is new in documents that are to come; changes no result."""
        met: set[bytes] = set()
        new: list[Document] = []
        for document in documents:
            sections = keyed_sections(document).values()
            unread = [section for section, key in sections if key not in met and key not in self._known]
            met.update(key for _, key in sections)
            if unread:
                new.append(_only(document, unread))
        for extractor in self._extractors:
            if isinstance(extractor, Foresees):
                extractor.foresee(new)

    def extract(self, document: Document) -> list[Fact]:
        """The facts that the extractors read in the document, in no particular order."""
        sections = keyed_sections(document).values()
        facts: list[Fact] = []
        new: dict[int, tuple[Section, bytes]] = {}
        for number, (section, key) in enumerate(sections):
            known = self._known.get(key)
            if known is None:
                new[number] = section, key
                continue
            facts += unpack_facts(known, document, section)
        if not new:
            return facts
        asked = document if len(new) == len(sections) else _only(document, [s for s, _ in new.values()])
        read: dict[int, list[Fact]] = {number: [] for number in new}
        places = _Places(section for section, _ in sections)
        for extractor in self._extractors:
            for fact in extractor.extract(asked):
                numbers = places.sections_of(fact)
                if numbers and numbers.isdisjoint(new):
                    continue  # of a section that was left as context; its facts are known
                facts.append(fact)
                (number,) = numbers if len(numbers) == 1 else (-1,)
                if number >= 0:
                    read[number].append(fact)
                else:  # words of several sections: none of them can be read by itself
                    for entangled in numbers or list(read):
                        read.pop(entangled, None)
        for number, found in read.items():
            section, key = new[number]
            facts_of_it = pack_facts(found, section)
            self._keep(key, facts_of_it)
            if self._unshared is not None:
                self._unshared.append((key, facts_of_it))
        return facts

    def _keep(self, key: bytes, facts: bytes) -> None:
        self._known.keep(key, facts, _ENTRY_BYTES + len(facts))


class _Places:
    """Tells which section's own words stand at a place."""

    def __init__(self, sections: Iterable[Section]) -> None:
        pieces = sorted(
            (start, end, number)
            for number, section in enumerate(sections)
            for start, end in [
                *([(section.title.start, section.title.end)] if section.title else []),
                *((passage.start, passage.end) for passage in section.passages),
                *((table.start, table.end) for table in section.tables),
            ]
        )
        self._pieces = pieces
        self._starts = [start for start, _, _ in pieces]

    def sections_of(self, fact: Fact) -> frozenset[int]:
        """Numbers of the sections that the evidence stands in; -1 for words of none."""
        return frozenset(self._section(evidence.span.start) for evidence in fact.evidence)

    def _section(self, place: int) -> int:
        found = bisect_right(self._starts, place) - 1
        if found < 0 or place >= self._pieces[found][1]:
            return -1
        return self._pieces[found][2]


def _only(document: Document, wanted: Sequence[Section]) -> Document:
    """The document with some of its sections; others stay, empty, as the context of sections below them."""
    marks = {id(section) for section in wanted}
    kept = tuple(_pruned(document.monograph.sections, marks))
    return replace(document, monograph=replace(document.monograph, sections=kept))


def _pruned(sections: Iterable[Section], marks: set[int]) -> Iterator[Section]:
    for section in sections:
        below = tuple(_pruned(section.subsections, marks))
        if id(section) in marks:
            same = len(below) == len(section.subsections) and all(map(is_, below, section.subsections))
            yield section if same else replace(section, subsections=below)
        elif below:
            yield replace(section, passages=(), tables=(), subsections=below)


def keyed_sections(document: Document) -> Mapping[int, tuple[Section, bytes]]:
    r"""Sections with the hash of all that their facts depend on, in reading order, by id of the object.

    Args:
        document: the document; it keeps them.

    >>> one, two = (read(f"Uses\nIt treats {what}.") for what in ("gout", "migraine"))
    >>> pairs = zip(keyed_sections(one).values(), keyed_sections(two).values())
    >>> [old == new for (_, old), (_, new) in pairs]
    [True, False]
    """
    if not document.keyed:
        document.keyed.update((id(section), (section, key)) for section, key in _keys(document))
    return document.keyed


def _keys(document: Document) -> Iterator[tuple[Section, bytes]]:
    monograph = document.monograph
    names = [(" ".join(called(name).casefold().split()), name) for name in monograph.drug.all_names]
    head = f"{monograph.media_type}\x1e{monograph.drug.generic}"

    def below(sections: Iterable[Section], above: str) -> Iterator[tuple[Section, bytes]]:
        for section in sections:
            title = section.title.quote if section.title else ""
            context = f"{above}\x1e{section.kind}\x1f{section.code}\x1f{title}"
            yield section, _key(section, context)
            yield from below(section.subsections, context)

    def _key(section: Section, context: str) -> bytes:
        words = "\x1e".join([context, *_content(section)])
        abbreviations = said_abbreviations(document.abbreviations, words)
        own = "".join(f"\x1f{short}\x1f{long_form}" for short, long_form in abbreviations.items())
        folded = (words + own).casefold()
        named = "\x1f".join(name for spelled, name in names if spelled in folded)
        coupled = "\x1f".join(sorted(name for name in document.coupled if name in folded))
        whole = "\x1d".join([head, named, own, coupled, words])
        return hashlib.blake2b(whole.encode(errors="surrogatepass"), digest_size=16).digest()

    yield from below(monograph.sections, "")


def _content(section: Section) -> Iterator[str]:
    """A section's own words, with their places in it and their layout."""
    at = section.start
    if section.title:
        yield f"{section.title.start - at}"
    for p in section.passages:
        yield f"{p.start - at}\x1f{p.kind}\x1f{p.parent}\x1f{p.depth}\x1f{bool(p.locator)}\x1f{p.text}"
    for table in section.tables:
        yield from _table(table, at)


def _table(table: Table, at: int) -> Iterator[str]:
    yield f"{table.start - at}\x1f{table.end - at}\x1f{table.caption}"
    for c in table.cells:
        heads = "\x1c".join([*c.row_headers, "", *c.column_headers])
        yield f"{c.start - at}\x1f{c.row}\x1f{c.column}\x1f{c.is_header}\x1f{heads}\x1f{c.text}"
    for mark, note in table.footnotes:
        yield f"{mark}\x1f{note}"
