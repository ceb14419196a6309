"""Where a table of plain text ends though another follows right below it: at the heading of a section."""

from __future__ import annotations

from collections.abc import Sequence

from kg_builder import lazy_re as re
from kg_builder.model import SectionKind

from .blocks import Block
from .headings import NO_NAMES, match_heading

__all__ = ["opens_section"]

_SECTIONS = frozenset(
    {
        SectionKind.ADVERSE_EFFECTS,
        SectionKind.CONTRAINDICATIONS,
        SectionKind.DOSAGE,
        SectionKind.INDICATIONS,
        SectionKind.INTERACTIONS,
        SectionKind.WARNINGS,
    }
)
_GAP = re.compile(r"\s{3,}|\t|\s\|\s")
_VALUE = re.compile(r"[\d<>\u2264\u2265~(\u2013\u2014-]")


def opens_section(blocks: Sequence[Block], place: int) -> bool:
    """Whether a line between two tables is the heading of a section that the second stands in.

    Args:
        blocks: the lines of a text.
        place: index of the line.

    >>> lines = ["Gout    5 mg a day", "Side effects", "Effect    Drug    Placebo", "Nausea    5    2"]
    >>> opens_section([Block(0, len(t), t) for t in lines], 1)
    True
    >>> opens_section([Block(0, len(t), t) for t in (*lines[:2], lines[3])], 1)  # it titles the rows below
    False
    """
    text = blocks[place].text
    if place + 1 >= len(blocks) or "  " in text or text[-1] in ".;!":
        return False
    below = _GAP.split(blocks[place + 1].text)
    if len(below) == 1 or any(_VALUE.match(cell) for cell in below[1:]):
        return False
    found = match_heading(text, NO_NAMES)
    return found is not None and found.kind in _SECTIONS
