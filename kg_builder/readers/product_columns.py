"""The column heads of a table of products that scraping left one a line: "Routes", "Strengths"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from .blocks import Block

__all__ = ["product_columns"]

_COLUMNS = frozenset(
    "route routes form forms strength strengths manufacturer manufacturers labeler company supplier package "
    "packaging ndc availability price".split()
) | {"dosage form", "dosage forms", "brand name", "brand names", "brand", "brands", "trade name", "pack size"}
_FEWEST = 3


def product_columns(blocks: Sequence[Block]) -> frozenset[int]:
    """Places of such heads, which head no sections: three lines or more in a row.

    Args:
        blocks: the document's lines.

    >>> lines = ["Preparations", "Routes", "Dosage Forms", "Strengths", "Oral", "Tablets", "Strengths"]
    >>> sorted(product_columns([Block(0, len(t), t) for t in lines]))
    [1, 2, 3]
    """
    found: set[int] = set()
    for names, places in groupby(range(len(blocks)), lambda i: _names_column(blocks[i])):
        run = list(places)
        if names and len(run) >= _FEWEST:
            found.update(run)
    return frozenset(found)


def _names_column(block: Block) -> bool:
    return not (block.mark or block.level) and block.text.casefold() in _COLUMNS
