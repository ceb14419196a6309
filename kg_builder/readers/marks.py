"""Marks in a page's sentences that are none of their words: numbers of sources, signs of bold type."""

from __future__ import annotations

from dataclasses import replace

from kg_builder import lazy_re as re

from .blocks import Block

__all__ = ["without_marks"]

# "[1]", "[2-4]", "[a]", "[note 3]" behind a word or full stop, several perhaps; "[edit]" behind a heading.
_MARKS = re.compile(
    r"(?<=\S)(?: ?\[(?:\d{1,3}(?: ?[-\u2013,] ?\d{1,3})*|[a-z]|note \d{1,2}|citation needed"
    r"|edit(?: \| edit source)?)\])+"
)

# "| Boxed warning |": a line of a box that is drawn around some text; "Q: ...", "A: ..." in front of words.
_BOXED = re.compile(r"[|\u2502\u2503\u2551]\s*(?P<words>[^|\u2502\u2503\u2551]*?)\s*[|\u2502\u2503\u2551]")
_ASKED = re.compile(r"(?:Q|A|Question|Answer)(?: ?\d{1,2})?:\s+(?=[A-Z])")
_BOLD_WITHIN = re.compile(r"(?<=.)\*\*(?P<words>[^*]{1,200}?)\*\*")  # what opens a line heads it


def without_marks(block: Block) -> Block:
    """The block with blanks for such marks, so that every place holds.

    Args:
        block: any block.

    Returns:
        A block of the same length.

    >>> block = without_marks(Block(0, 32, "Treats gout.[1][2] **Not** fever[3]"))
    >>> block.text, block.end
    ('Treats gout.         Not   fever', 32)
    """
    text = block.text
    if "[" in text:
        text = _MARKS.sub(lambda mark: " " * len(mark[0]), text)
    if "**" in text[2:]:
        text = _BOLD_WITHIN.sub(lambda bold: f"  {bold['words']}  ", text)
    if text != block.text:
        block = replace(block, text=text).cut(0)
    if boxed := _BOXED.fullmatch(block.text):
        return block.cut(*boxed.span("words"))
    asked = _ASKED.match(block.text)
    return block.cut(asked.end()) if asked else block
