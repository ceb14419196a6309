"""Joins the lines of hard-wrapped text into the paragraphs and items that they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from .blocks import Block

__all__ = ["unwrap"]

_WIDEST, _NARROWEST, _SIGNS = 130, 50, 3
_SHORT = 0.6  # of the width: a line that may be a heading
_BREAKS = str.maketrans("\r\n", "  ")
_FEW_WIDER = 0.02  # an address doesn't wrap


def unwrap(blocks: Sequence[Block], text: str) -> list[Block]:
    r"""The blocks, lines that only a margin parted put together again.

    A text counts as wrapped if hardly a line is very long and several lines go on, in small letters, just
    where the next word would have passed the margin. Line breaks become blanks, so that places hold.

    Args:
        blocks: lines of the document.
        text: its text.

    >>> page = "\n".join(["This line of words is as wide as the margin lets it", "be and so goes on."] * 3)
    >>> rows, at = [], 0
    >>> for line in page.split("\n"):
    ...     rows.append(Block(at, at + len(line), line))
    ...     at += len(line) + 1
    >>> len(unwrap(rows, page))
    3
    """
    widths = [_width(b, b.text) for b in blocks]
    width = max((w for w in widths if w <= _WIDEST), default=0)
    if width < _NARROWEST or sum(w > _WIDEST for w in widths) > _FEW_WIDER * len(widths):
        return list(blocks)
    pairs = [(a, b) for a, b in pairwise(blocks) if _continues(a, a.text, b, width)]
    if sum(b.text[0].islower() for _, b in pairs) < _SIGNS:
        return list(blocks)
    joined: list[Block] = []
    last_line = ""
    for block in blocks:
        if joined and _continues(joined[-1], last_line, block, width):
            whole = joined[-1]
            joined[-1] = replace(whole, end=block.end, text=text[whole.start : block.end].translate(_BREAKS))
        else:
            joined.append(block)
        last_line = block.text
    return joined


def _width(block: Block, line: str) -> int:
    """Columns that a line takes, its mark included."""
    return block.indent + (len(block.mark) + 1 if block.mark else 0) + len(line)


def _continues(block: Block, line: str, after: Block, width: int) -> bool:
    """Whether ``after`` is the rest of a line that had no room for its first word."""
    if after.gap or after.mark or after.level or block.level or line.endswith(":"):
        return False
    if _may_head(line, after.text, width):
        return False
    first_word = after.text.split(maxsplit=1)[0]
    return _width(block, line) + 1 + len(first_word) > width - 2


def _may_head(line: str, after: str, width: int) -> bool:
    """Whether a short line in title's form stands after the end of a sentence or an item."""
    short = len(after) < width * _SHORT and after[0].isupper() and after[-1] not in ".,;:"
    return short and (line[-1] in ".?!" or after[-1] == "?")
