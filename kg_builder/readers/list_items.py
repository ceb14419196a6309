"""Items of a monograph's lists that look like words of a site's menus."""

from __future__ import annotations

from kg_builder import lazy_re as re
from kg_builder.model import SectionKind

from .blocks import Block

__all__ = ["item_of_list"]

_LISTS = frozenset(
    {
        SectionKind.INDICATIONS,
        SectionKind.CONTRAINDICATIONS,
        SectionKind.ADVERSE_EFFECTS,
        SectionKind.INTERACTIONS,
    }
)
_LINK = re.compile(r"\[(?P<words>[^\[\]]{3,60})\]\((?P<to>[^#()\s][^()\s]*)\)[,.;]?")


def item_of_list(block: Block, around: SectionKind) -> Block | None:
    """An item that is a link ("- [warfarin](/warfarin)") or one small word ("- collapse"), as it counts.

    Args:
        block: a line of the section.
        around: the section's kind; among references an address stays.

    Returns:
        The item's words alone, None for any other line.

    >>> item_of_list(Block(0, 16, "[warfarin](/war)", "-"), SectionKind.INTERACTIONS).text
    'warfarin'
    >>> item_of_list(Block(0, 16, "[warfarin](/war)", "-"), SectionKind.FURNITURE) is None
    True
    """
    if not block.mark:
        return None
    if link := _LINK.fullmatch(block.text):
        if around is SectionKind.REFERENCES and "//" in link["to"]:
            return block
        return block.cut(*link.span("words")) if around in _LISTS else None
    small = block.text[0].islower() and " " not in block.text
    return block if small and around in _LISTS else None
