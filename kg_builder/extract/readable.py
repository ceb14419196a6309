"""Leaves out what no writer wrote: lines of junk that would take extractors minutes and give nothing.

In the labels and pages that we have seen, no sentence is longer than 3,000 characters and no word longer
than 120; encoded images, dumps and broken markup are. They stay in the document's text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from kg_builder.model import Monograph, Passage, Section, Table

from .language.sentences import sentences

__all__ = ["LONGEST_SENTENCE", "LONGEST_WORD", "is_readable", "readable"]

LONGEST_SENTENCE = 6000
"""Characters of a sentence beyond which it is none."""

LONGEST_WORD = 400
"""Characters without a blank beyond which they are no word."""


def is_readable(text: str) -> bool:
    """Whether a passage may hold sentences.

    >>> is_readable("Take it with food."), is_readable("QUJD" * 500)
    (True, False)
    """
    if len(text) <= LONGEST_WORD:
        return True
    if max(map(len, text.split()), default=0) > LONGEST_WORD:
        return False
    return len(text) <= LONGEST_SENTENCE or all(
        end - start <= LONGEST_SENTENCE for start, end, _ in sentences(text)
    )


def readable(monograph: Monograph) -> Monograph:
    r"""The monograph without titles, passages and cells that cannot be words; itself if it has none such.

    >>> page = read("Uses\nIt treats gout.").monograph
    >>> junk = Passage(0, 2000, "QUJD" * 500)
    >>> section = replace(page.sections[-1], passages=(*page.sections[-1].passages, junk))
    >>> [passage.text for passage in readable(replace(page, sections=(section,))).sections[0].passages]
    ['It treats gout.']
    """
    sections = tuple(_sections(monograph.sections))
    if all(new is old for new, old in zip(sections, monograph.sections, strict=True)):
        return monograph
    return replace(monograph, sections=sections)


def _sections(sections: Iterable[Section]) -> Iterator[Section]:
    for section in sections:
        below = tuple(_sections(section.subsections))
        tables = tuple(map(_table, section.tables))
        title = section.title if section.title and is_readable(section.title.quote) else None
        bad = {i for i, passage in enumerate(section.passages) if not is_readable(passage.text)}
        changed = (
            bad
            or title is not section.title
            or any(
                new is not old
                for new, old in zip((*below, *tables), (*section.subsections, *section.tables), strict=True)
            )
        )
        if not changed:
            yield section
            continue
        passages = tuple(_without(section.passages, bad))
        yield replace(section, title=title, passages=passages, tables=tables, subsections=below)


def _without(passages: tuple[Passage, ...], bad: set[int]) -> Iterator[Passage]:
    """The other passages, each governed by its nearest governor that is left."""
    place: dict[int, int] = {}
    kept: list[Passage] = []
    for index, passage in enumerate(passages):
        if index in bad:
            continue
        parent = passage.parent
        while parent is not None and parent in bad:
            parent = passages[parent].parent
        governor = None if parent is None else place[parent]
        depth = 0 if governor is None else kept[governor].depth + 1
        place[index] = len(kept)
        kept.append(replace(passage, parent=governor, depth=depth))
    return iter(kept)


def _table(table: Table) -> Table:
    if all(len(cell.text) <= LONGEST_WORD or is_readable(cell.text) for cell in table.cells):
        return table
    return replace(table, cells=tuple(cell for cell in table.cells if is_readable(cell.text)))
