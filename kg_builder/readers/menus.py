"""The menu of a site above a page's title, whose words may be those of headings: "Pregnancy"."""

from __future__ import annotations

from collections.abc import Sequence

from .blocks import Block
from .furniture import furniture_scope
from .headings import KNOWN, DrugPattern, fold_heading
from .naming import name_line

__all__ = ["menu_above_title"]

_TOP = 40
_TOLD = 8


def menu_above_title(blocks: Sequence[Block], drug: DrugPattern) -> range:
    """Places of the lines of a page's top that stand above its title and tell nothing.

    Args:
        blocks: the document's lines.
        drug: names of its drug.

    Returns:
        An empty range if the drug's name alone makes no line of the top, or a line above it names the drug.

    >>> lines = ["We set cookies to count our many readers.", "Health", "Pregnancy", "Baclofen", "Uses"]
    >>> menu_above_title([Block(0, len(t), t) for t in lines], DrugPattern.of(["baclofen"]))
    range(1, 3)
    """
    begin = 0
    for place, block in enumerate(blocks[:_TOP]):
        masked = drug.mask(fold_heading(block.text))
        if masked == KNOWN:
            return range(begin, place)
        if (KNOWN in masked and furniture_scope(block.text) is None) or name_line(block.text):
            break
        if block.text[-1] in ".?!:" and len(block.text.split()) >= _TOLD:
            begin = place + 1
    return range(0)
