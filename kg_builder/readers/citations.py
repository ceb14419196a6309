"""Marks in a page's sentences that are none of their words: numbers of sources, links to edit."""

from __future__ import annotations

from dataclasses import replace

from kg_builder import lazy_re as re

from .blocks import Block

__all__ = ["without_citations"]

# "[1]", "[2-4]", "[a]", "[note 3]" behind a word or full stop, several perhaps; "[edit]" behind a heading.
_MARKS = re.compile(
    r"(?<=\S)(?: ?\[(?:\d{1,3}(?: ?[-\u2013,] ?\d{1,3})*|[a-z]|note \d{1,2}|citation needed"
    r"|edit(?: \| edit source)?)\])+"
)


def without_citations(block: Block) -> Block:
    """The block with blanks for such marks, so that every place holds.

    >>> block = without_citations(Block(0, 28, "Treats gout.[1][2] Not fever[3]"))
    >>> block.text, block.end
    ('Treats gout.       Not fever', 28)
    """
    if "[" not in block.text:
        return block
    return replace(block, text=_MARKS.sub(lambda mark: " " * len(mark[0]), block.text)).cut(0)
