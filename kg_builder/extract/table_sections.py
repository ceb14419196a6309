"""Rows of tables that say of whom they speak in their first cell, read like small sections of their own.

"Use in specific populations" is a heading with paragraphs on one page and a table of two columns on another.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg_builder import lazy_re as re
from kg_builder.model import Passage, Section, SectionKind, Table, TextSpan

from .base import Document
from .vocabulary.population_words import group_of_heading

__all__ = ["row_sections"]

_OF_ROW = (
    (
        SectionKind.LACTATION,
        re.compile(r"\W*(?:breast-?\s?feeding|lactation|nursing(?:\s+mothers)?)\W*", re.I),
    ),
    (
        SectionKind.PREGNANCY,
        re.compile(r"\W*(?:pregnan(?:cy|t\s+women)|fertility|contraception)(?:\s+and\s+[\w-]+)?\W*", re.I),
    ),
)
_FEWEST = 2
"""A table is on groups of people if so many of its rows are."""


def row_sections(document: Document, section: Section) -> Iterator[Section]:
    r"""A section for every row of a section's tables on groups of people, titled with the row's first cell.

    Args:
        document: the document.
        section: the section that holds the tables.

    >>> page = read("Special populations\nGroup\tAdvice\nPregnancy\tAvoid.\nChildren\tUse half the dose.")
    >>> [section.title.quote for section in row_sections(page, page.monograph.sections[-1])]
    ['Pregnancy', 'Children']
    """
    for table in section.tables:
        rows = [row for row in _rows(document, table) if row is not None]
        if len(rows) >= _FEWEST:
            yield from rows


def _rows(document: Document, table: Table) -> Iterator[Section | None]:
    text = document.monograph.text
    for head in table.cells:
        if head.column or head.is_header or (kind := _kind_of(head.text)) is None:
            continue
        beside = [c for c in table.cells if c.row == head.row and c.column == 1]
        if len(beside) == 1 and text[beside[0].start : beside[0].end] == beside[0].text:
            cell = beside[0]
            title = TextSpan(head.start, head.end, text[head.start : head.end])
            said = Passage(cell.start, cell.end, cell.text)
            yield Section(kind, title, head.start, cell.end, (said,))


def _kind_of(head: str) -> SectionKind | None:
    """What a row is about, by its first cell; None if it is not about a group of people."""
    for kind, pattern in _OF_ROW:
        if pattern.fullmatch(head):
            return kind
    return SectionKind.SPECIAL_POPULATIONS if group_of_heading(head) else None
