"""Marked words in their sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kg_builder.model import Evidence, Fact, SectionKind

from ..statements import Statement

__all__ = ["Marked"]


@dataclass(frozen=True, slots=True)
class Marked:
    """Marked words in their sentence.

    Args:
        statement: the sentence.
        start: place of the words in it.
        end: index after the last.
        facts: what the rules have read in the page.
        alike: places in the sentence that are marked for the same relation.
    """

    statement: Statement
    start: int
    end: int
    facts: Sequence[Fact]
    alike: Sequence[tuple[int, int]]

    @property
    def words(self) -> str:
        """The words as they stand in a sentence, on one line."""
        return " ".join(self.statement.text[self.start : self.end].split()).strip(" ,;:.")

    @property
    def names(self) -> tuple[str, ...]:
        """Names of the drug."""
        return self.statement.document.monograph.drug.all_names

    @property
    def boxed(self) -> bool | None:
        """True in a boxed warning, None elsewhere."""
        return True if self.statement.section.kind is SectionKind.BOXED_WARNING else None

    def evidence(self, rule: str) -> tuple[Evidence]:
        """The sentence, read by a rule of the gleaner's."""
        return (self.statement.evidence(f"gleaning/{rule}"),)
