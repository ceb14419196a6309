"""A statement of a dosing block, with what governs it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from kg_builder.model import Section, SectionKind

from ..language.sentences import sentences
from .context import Context

__all__ = ["Line"]


class Line(NamedTuple):
    """A statement of a dosing block.

    Args:
        section: the section it stands in.
        start: first code point of the statement in the document, inline labels left out.
        end: index after the last.
        text: the words.
        context: what governs it, inline labels included.
        labelled: an inline label governs it ("Adults: 10 mg").
        whole_start: first code point of the line, inline labels included.
        is_item: a list item.
        settled: what triggers a change, and how severe it is, is told by a row of a table alone.
        lead: what to do, where the lead of a list tells it for this item.
        table: where the table begins whose cell it is; -1 outside of tables.
    """

    section: Section
    start: int
    end: int
    text: str
    context: Context
    labelled: bool
    whole_start: int
    is_item: bool = False
    settled: bool = False
    lead: str = ""
    table: int = -1

    def read_alone(self) -> Line:
        """The line as it would read in any document: equal lines state the same."""
        before = self.whole_start - self.start
        return self._replace(section=_ANY, start=0, end=self.end - self.start, whole_start=before, table=-1)

    def sentences(self) -> Iterator[tuple[int, int, str]]:
        """Its sentences, as (start, end, words), places in the document."""
        return ((self.start + start, self.start + end, words) for start, end, words in _split(self.text))


_ANY = Section(SectionKind.DOSAGE, None, 0, 0)
"""Stands for the section of a line that may stand in any."""


@lru_cache(maxsize=16)
def _split(text: str) -> tuple[tuple[int, int, str], ...]:
    return tuple(sentences(text))
