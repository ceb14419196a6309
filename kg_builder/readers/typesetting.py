"""What a margin or a typesetter put between and into the words of a text, taken out of it.

A wrapped paragraph has line ends and indents in its midst, a printed one hyphens, one copied from a screen
soft hyphens, spaces of no width and blanks that don't break. Who reads the words should not meet them.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence, Set
from dataclasses import replace
from itertools import accumulate
from typing import NamedTuple

from kg_builder import lazy_re as re

from .blocks import Block

__all__ = ["plain_blanks", "plain_signs", "without_typesetting", "without_unseen"]

_NO_WIDTH = "\u200b\u200c\u2060"
_UNSEEN = f"\u00ad{_NO_WIDTH}"
_BLANKS = "\u00a0\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u3000"
_LINE_ENDS = "\u2028\u2029\x0b\x85"
_PLAIN = str.maketrans(dict.fromkeys(_BLANKS, " ") | dict.fromkeys(_LINE_ENDS, "\n"))
_ENTITY = re.compile(r"&(?:#\d{2,6}|#x[0-9a-fA-F]{2,5}|[a-zA-Z]{2,8}\d{0,2});")
_DROPPED = str.maketrans(dict.fromkeys(_UNSEEN))
_PARTED = re.compile(r"(?P<left>[^\W\d_]+)[-\u2010][ \t]*\n[ \t]*(?P<right>[a-z]+)")
# A soft hyphen parts a word wherever it stands; what has no width stands beside blanks that part words.
_IN_LINES = rf"\u00ad+[ \t]*\n?[ \t]*|[{_NO_WIDTH}]+|(?<=[a-z][.!?,;:])[ ]{{2}}(?=\S)"
_IN_LINE = re.compile(_IN_LINES)
_WRAPPED = re.compile(rf"{_PARTED.pattern}|{_IN_LINES}|\s*\n\s*|\s{{2,}}")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def plain_blanks(text: str) -> str:
    r"""The text, plain blanks for those that don't break or are of another width, plain ends of lines.

    Args:
        text: any text.

    >>> plain_blanks("5\u00a0mg\u2028a day")
    '5 mg\na day'
    """
    return text if text.isascii() and "\x0b" not in text else text.translate(_PLAIN)


def plain_signs(text: str) -> str:
    r"""The text with the signs that HTML's entities stand for, as pages cut out of HTML still have them.

    Args:
        text: any text.

    >>> plain_signs("Alzheimer&#39;s disease, &lt;5&nbsp;mg; R&D")
    "Alzheimer's disease, <5 mg; R&D"
    """
    return _ENTITY.sub(_plain_sign, text) if "&" in text and ";" in text else text


def _plain_sign(found: re.Match[str]) -> str:
    import html

    sign = plain_blanks(html.unescape(found.group()))
    return sign if len(sign) == 1 and sign.isprintable() else found.group()


def without_unseen(text: str) -> str:
    r"""The text without soft hyphens and spaces of no width.

    Args:
        text: any text.

    >>> without_unseen("contra\u00adindicated")
    'contraindicated'
    """
    return text if text.isascii() else text.translate(_DROPPED)


def without_typesetting(text: str, blocks: Sequence[Block]) -> tuple[str, list[Block]]:
    r"""A text whose paragraphs hold nothing but words parted by blanks, and its blocks, moved.

    Wide gaps within a line stay, since they may part the cells of a table.

    Args:
        text: of the document.
        blocks: its lines, wrapped ones put together.

    Returns:
        The text, as long as before where only line ends have turned into blanks, and the blocks.

    >>> text = "Uses\nIt is for gout and film-\n  coated. It is contra-\n  indicated. A coated film."
    >>> whole = Block(5, len(text), text[5:].replace("\n", " "))
    >>> found, blocks = without_typesetting(text, [Block(0, 4, "Uses"), whole])
    >>> blocks[1].text
    'It is for gout and film-coated. It is contraindicated. A coated film.'
    >>> blocks[1].text == found[blocks[1].start : blocks[1].end]
    True
    """
    found: list[tuple[int, re.Match[str]]] = []
    for block in blocks:
        words = text[block.start : block.end]
        found += [(block.start, edit) for edit in (_WRAPPED if "\n" in words else _IN_LINE).finditer(words)]
    if not found:
        return text, list(blocks)
    hyphened = any(edit.groupdict().get("left") for _, edit in found)
    known = frozenset(_WORD.findall(_PARTED.sub(" ", text).casefold())) if hyphened else frozenset()
    move = _Move([_Edit(at + e.start(), at + e.end(), _plain(e, known)) for at, e in found])
    new = move.applied(text)
    return new, [move.block(b, new) for b in blocks]


def _plain(found: re.Match[str], words: Set[str]) -> str:
    """What stands in place of a break: a blank, nothing, or the word that a hyphen parted."""
    parted = found.groupdict()
    left, right = parted.get("left"), parted.get("right")
    if not left or not right:
        return "" if found[0][0] in _UNSEEN else " "
    whole, hyphened = f"{left}{right}", f"{left}-{right}"
    if whole.casefold() in words:
        return whole
    parts = {left.casefold(), right}
    return hyphened if hyphened.casefold() in words or parts <= words else whole


class _Edit(NamedTuple):
    """Words in place of those from start to end."""

    start: int
    end: int
    words: str


class _Move:
    """Where the places of a text are once it is edited.

    Args:
        edits: in order, none within another.
    """

    def __init__(self, edits: Sequence[_Edit]) -> None:
        self._edits = edits
        self._ends = [edit.end for edit in edits]
        self._shifts = [0, *accumulate(len(e.words) - (e.end - e.start) for e in edits)]

    def place(self, old: int) -> int:
        """The new place of one that no edit covers."""
        return old + self._shifts[bisect_right(self._ends, old)]

    def applied(self, text: str) -> str:
        """The text, edited."""
        parts: list[str] = []
        done = 0
        for edit in self._edits:
            parts += [text[done : edit.start], edit.words]
            done = edit.end
        return "".join([*parts, text[done:]])

    def block(self, old: Block, text: str) -> Block:
        """The block at its new place, with its words there."""
        start, end = self.place(old.start), self.place(old.end)
        return replace(old, start=start, end=end, text=text[start:end])
