"""Adverse effects from tables that list them by system or tier, without shares."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg_builder.model import AdverseEffect, Cell, Section, SectionKind

from .base import Document
from .effects_phrases import effect_phrases
from .language.qualifiers import frequency_tier

__all__ = ["table_effects"]

_EFFECTS = re.compile(r"side effects?|adverse|undesirable|reactions?\b|\beffects?\b|symptoms?", re.I)


def table_effects(document: Document, section: Section) -> Iterator[AdverseEffect]:
    """The effects in cells of columns headed "side effects" or by a tier, in reading order.

    The tier comes from the column's head or from the heads of the row ("Common | nausea, headache").
    Cells with numbers belong to the reader of frequency tables.

    Args:
        document: the document.
        section: a section on side effects; others give nothing.
    """
    if section.kind is not SectionKind.ADVERSE_EFFECTS:
        return
    for table in section.tables:
        if any(re.search(r"\d\s*%|\d+\s*\(", cell.text) for cell in table.cells if not cell.is_header):
            continue
        for cell in table.cells:
            head = " ".join(cell.column_headers)
            tier = frequency_tier(head)
            if cell.is_header or not cell.text.strip() or cell.text.strip().isdigit():
                continue
            if tier is None and not _EFFECTS.search(head):
                continue
            row = frequency_tier(" ".join(cell.row_headers) or _first_of_row(cell.row, table.cells))
            for phrase in effect_phrases(cell.text, cell.start, document.abbreviations):
                span = document.evidence(section, phrase.start, phrase.end, "effects/column")
                yield AdverseEffect(
                    drug=document.drug,
                    object=phrase.name,
                    evidence=(span,),
                    frequency=phrase.frequency or tier or row,
                )


def _first_of_row(row: int, cells: tuple[Cell, ...]) -> str:
    return next((cell.text for cell in cells if cell.row == row and cell.column == 0), "")
