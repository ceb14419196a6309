"""The tree of a section's passages: which lead-in, heading or item governs which."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kg_builder.model import Passage, PassageKind

from .blocks import Block

__all__ = ["passages_of"]


@dataclass(frozen=True, slots=True)
class _Governor:
    """An open heading, lead-in or item."""

    index: int
    rank: int
    indent: int = 0


def passages_of(blocks: Sequence[Block], kind: object = None) -> tuple[Passage, ...]:
    """The passages of one section, in reading order, each with the passage that governs it."""
    passages: list[Passage] = []
    stack: list[_Governor] = []
    for block in blocks:
        shape, rank = _shape(block)
        while stack and stack[-1].rank >= rank:
            stack.pop()
        parent = stack[-1].index if stack else None
        depth = passages[parent].depth + 1 if parent is not None else 0
        index = len(passages)
        passages.append(Passage(block.start, block.end, block.text, shape, parent, depth, block.locator))
        if shape is not PassageKind.ITEM or block.text.endswith(":"):
            stack.append(_Governor(index, rank))
    return tuple(passages)


def _shape(block: Block) -> tuple[PassageKind, int]:
    if block.mark:
        return PassageKind.ITEM, 9 if not block.text.endswith(":") else 8
    if len(block.text.split()) <= 8 and block.text[-1] not in ".;,":
        return PassageKind.HEADING, 3
    return PassageKind.PARAGRAPH, 5
