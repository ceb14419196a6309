"""What a page sets around each of its headings: a number, the sign or word of a fold ("Uses +", "[hide]")."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg_builder import lazy_re as re
from kg_builder.model import SectionKind

from .blocks import Block
from .heading_marks import PARTS
from .heading_words import heading_by_words
from .headings import MAX_HEADING, NO_NAMES, match_heading

__all__ = ["without_heading_affixes"]

_FEWEST = 3
_BEFORE = (
    r"#?\d{1,2}(?:\.\d{1,2})?[.):]?[ \t]+(?:[-\u2013\u2014|][ \t]*)?"
    r"|(?i:part|section|chapter|step|topic|tab|item|no\.?|question|q)[ \t]?\d{1,2}[ \t]*[-\u2013\u2014:.|)]"
    r"[ \t]*"
    r"|h[1-6]\.[ \t]+|\[(?:b|u|h\d|size=\d+)\]|[\u2039\u00a7|~^@][ \t]*"
)
_AFTER = (
    r"[ \t]*(?:[+\u00b6#^\u00a7>\u203a\u00bb|~]|(?<=[ \t])[-x\u00d7v\u2212\u2013]"
    r"|\[[\w +/-]{1,10}\]|\[/\w+\]|(?<=[ \t])(?i:[({]?(?:show|read|see|view|hide|less|more|expand|collapse"
    r"|toggle|open|close|plus|minus|arrow|icon|(?:keyboard_)?(?:arrow|expand|chevron)[_-]\w+)"
    r"(?: (?:more|less|all|section|icon|content|up|down))?[)}]?))"
)
_AFFIXED = re.compile(rf"(?P<before>{_BEFORE})?(?P<words>[A-Z].*?\w[?!.:)]?)(?P<after>{_AFTER})?")
_NUMBER = "1"
_DIGITS = re.compile(r"\d+")


def without_heading_affixes(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, what stands around all headings left off; a number is kept as theirs.

    Something stands around headings if three lines bear it or more and, without it, head parts of a
    monograph: one of them where nothing else bears such a sign, half of them where only numbers do.

    Args:
        blocks: the document's lines.

    >>> lines = ["Part 1 - Uses", "Gout.", "Part 2 - Dosage", "One a day.", "Part 3 - Side effects", "Rash"]
    >>> found = without_heading_affixes([Block(0, len(t), t) for t in lines])
    >>> [(b.number, b.text) for b in found][::2]
    [(1, 'Uses'), (2, 'Dosage'), (3, 'Side effects')]
    """
    borne: dict[str, dict[int, Block]] = {}
    for place, block in enumerate(blocks):
        if block.mark or block.nesting or len(block.text) > MAX_HEADING:
            continue
        found = _AFFIXED.fullmatch(block.text)
        if found and (sign := _sign(found)):
            lines = borne.setdefault(sign, {})
            digits = _DIGITS.search(found["before"] or "")
            number = int(digits[0]) if digits else 0
            if sign[0] != _NUMBER or number == len(lines) + 1:
                lines[place] = replace(block.cut(*found.span("words")), number=number)
    bared: dict[int, Block] = {}
    for sign, lines in borne.items():
        if len(lines) < _FEWEST:
            continue
        heads = {place: _headed_kind(bare) for place, bare in lines.items()}
        anew = {p: kind for p, kind in heads.items() if not match_heading(blocks[p].text, NO_NAMES)}
        counts = sign[0] != _NUMBER or 2 * sum(kind is not None for kind in heads.values()) >= len(heads)
        if counts and not PARTS.isdisjoint(anew.values()):
            bared.update(lines)
    return [bared.get(place, block) for place, block in enumerate(blocks)]


def _headed_kind(bare: Block) -> SectionKind | None:
    """The kind of section that a line may head; None for none."""
    found = match_heading(bare.text, NO_NAMES, loose=True) or heading_by_words(bare.text, NO_NAMES, sure=True)
    return found.kind if found else SectionKind.OTHER if bare.text.endswith("?") else None


def _sign(found: re.Match[str]) -> str:
    """What stands around the words, the same for all numbers."""
    before, after = found["before"] or "", found["after"] or ""
    return f"{_DIGITS.sub('1', before)} {after}".strip().casefold()
