"""The sign that a page sets before its headings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from kg_builder import lazy_re as re
from kg_builder.model import SectionKind

from .blocks import Block
from .headings import NO_NAMES, match_heading

__all__ = ["PARTS", "without_heading_marks"]

_FEWEST = 3
PARTS = frozenset(
    {
        SectionKind.INDICATIONS,
        SectionKind.CONTRAINDICATIONS,
        SectionKind.WARNINGS,
        SectionKind.ADVERSE_EFFECTS,
        SectionKind.INTERACTIONS,
        SectionKind.DOSAGE,
        SectionKind.DOSAGE_FORMS,
        SectionKind.STORAGE,
        SectionKind.MECHANISM,
    }
)
"""Kinds of section that make a monograph."""


def without_heading_marks(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, the sign that a page sets before its headings ("\u25a0 Uses") left off.

    It is one if lines that bear it head other lines, and name at least three parts of a monograph.

    Args:
        blocks: the document's lines.

    >>> lines = ["\u25a0 Uses", "Gout.", "\u25a0 Dosage", "One a day.", "\u25a0 Side effects", "\u2022 rash"]
    >>> marked = [Block(0, len(t), t[2:], t[0]) if t[1] == " " else Block(0, len(t), t) for t in lines]
    >>> [b.mark for b in without_heading_marks(marked)] == ["", "", "", "", "", "\u2022"]
    True
    """
    heads: dict[str, dict[int, SectionKind]] = {}
    for place, (block, after) in enumerate(pairwise(blocks)):
        sign = _sign(block)
        if not sign or block.nesting or _sign(after) == sign:
            continue
        if heading := match_heading(block.text, NO_NAMES, loose=True):
            heads.setdefault(sign, {})[place] = heading.kind
    bare: set[int] = set()
    for sign, kinds in heads.items():
        if len(set(kinds.values()) & PARTS) >= _FEWEST:
            every = [place for place, block in enumerate(blocks) if _sign(block) == sign]
            bare.update(every if len(every) <= 2 * len(kinds) else kinds)
    return [replace(b, mark="") if place in bare else b for place, b in enumerate(blocks)]


def _sign(block: Block) -> str:
    """What a line begins with, the same for all letters: "A. Uses", "B. Doses", "II. Doses"."""
    if block.mark[:1].isalpha() or _ROMAN.match(block.text):
        return _LETTER
    return "" if block.mark[:1].isdigit() else block.mark


_LETTER = "letter"
_ROMAN = re.compile(r"[IVX]{2,4}[.)]\s")
