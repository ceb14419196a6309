"""Joins the lines of hard-wrapped text into the paragraphs and items that they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from kg_builder import lazy_re as re

from .blocks import Block
from .headings import NO_NAMES, match_heading
from .shapes import is_sentence_like

__all__ = ["unwrap"]

_WIDEST, _NARROWEST, _SIGNS = 130, 50, 3
_SHORT = 0.6  # of the width: a line that may be a heading
_BREAKS = str.maketrans("\r\n", "  ")
_ADDRESS = ("http", "www.")
_LABELLED = re.compile(r"[^.:;]{3,60}: [^;]*[^.;]$")  # "Adults: 20 mg once daily"
_HEADED = re.compile(r"[A-Z][a-z]+(?:[ /-][a-z]+){0,4}: [a-zA-Z]")  # "Low sodium: may occur"
_GO_ON = frozenset(
    "a an the of for with in on at to from by and or nor as than like who which that are is be was were your "
    "severe acute chronic active moderate mild including include includes called especially about not".split()
)
_WIDER, _FEW_WIDER = 2, 0.02  # an address doesn't wrap


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
    width = _margin(blocks)
    if not width:
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


def _margin(blocks: Sequence[Block]) -> int:
    """The width to which the lines were wrapped, 0 for none; a heading or an address may be wider."""
    widths = sorted((_width(b, b.text) for b in blocks), reverse=True)
    few = max(_WIDER, int(_FEW_WIDER * len(widths)))
    best, margin = _SIGNS - 1, 0
    for width in dict.fromkeys(widths[: few + 1]):
        if not _NARROWEST <= width <= _WIDEST:
            continue
        signs = sum(b.text[0].islower() and _continues(a, a.text, b, width) for a, b in pairwise(blocks))
        if signs > best:
            best, margin = signs, width
    return margin


def _width(block: Block, line: str) -> int:
    """Columns that a line takes, its mark included."""
    return block.indent + (len(block.mark) + 1 if block.mark else 0) + len(line)


def _continues(block: Block, line: str, after: Block, width: int) -> bool:
    """Whether ``after`` is the rest of a line that had no room for its first word."""
    if after.gap or after.mark or after.level or block.level or after.locator != block.locator:
        return False
    if line.endswith(":") and not (after.text[0].islower() and "; " in after.text):
        return False  # what it leads in to stands below it, and not in its sentence
    if _may_head(line, after.text, width) or _is_heading(after.text):
        return False
    if line[-1] in ".;" and _HEADED.match(after.text):
        return False
    if block.text == line and _is_apart(line, after.text):
        return False
    first_word = after.text.split(maxsplit=1)[0]
    if first_word.startswith(_ADDRESS) and (line.startswith(_ADDRESS) or _is_heading(line)):
        return False
    return _width(block, line) + 1 + len(first_word) > width - 2


def _may_head(line: str, after: str, width: int) -> bool:
    """Whether a short line in title's form stands after the end of a sentence or an item."""
    if not after[0].isupper() or len(after) >= width * _SHORT:
        return False
    return after[-1] not in ".,;" if line[-1] in ".?!" else after[-1] == "?"


def _is_apart(line: str, after: str) -> bool:
    """Whether a line that is no sentence, full to the margin by chance, is followed by a new one."""
    last = line.rsplit(maxsplit=1)[-1]
    goes_on = not last.islower() or last in _GO_ON or "'" in after.split(maxsplit=1)[0].replace("\u2019", "'")
    told = is_sentence_like(line) and not _LABELLED.match(line)
    return after[0].isupper() and not goes_on and not told


def _is_heading(line: str) -> bool:
    return line[0].isupper() and match_heading(line, NO_NAMES) is not None
