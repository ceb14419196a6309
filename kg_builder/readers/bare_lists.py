"""Lists whose items nothing marks: the lines after a lead-in that complete it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg_builder import lazy_re as re

from .blocks import BOLD_LEVEL, Block
from .labels import is_route_line, label_class
from .shapes import Shape, ends_as_lead_in, is_sentence_like, shape_of

__all__ = ["BARE", "mark_bare_lists"]

# "Using it with any of these medicines is not recommended. Your doctor may decide otherwise."
_FOLLOW = re.compile(r"\b(?:any|one|either|some|each) of the following\b")
_ITEM, _LONG_ITEM = 14, 24  # words of an item that nothing marks
BARE = "\u00b7bare"
"""The mark that such an item is given."""


def mark_bare_lists(blocks: Sequence[Block], title: str = "") -> list[Block]:
    """The blocks, short unmarked lines that follow a lead-in given a mark of their own.

    Args:
        blocks: lines of a section.
        title: the section's heading, which may say how often the effects in the list below it occur.

    >>> lines = ["Side effects include:", "Nausea", "Dry mouth", "Call your doctor if these persist."]
    >>> [b.mark for b in mark_bare_lists([Block(0, len(t), t) for t in lines])] == ["", BARE, BARE, ""]
    True
    """
    place = _listed(blocks) if blocks and label_class(title) == "tier" and not blocks[0].gap else 0
    marked = [b if b.mark else replace(b, mark=BARE) for b in blocks[:place]]
    while place < len(blocks):
        block = blocks[place]
        marked.append(block)
        place += 1
        if block.mark or block.nesting or 0 < block.level < BOLD_LEVEL or not _opens_bare_list(block):
            continue
        if place < len(blocks) and is_route_line(blocks[place].text):
            continue
        end = place
        goes_on = block.text.endswith(":")
        while end < len(blocks) and (
            _is_in_inner_list(blocks, place, end)
            or _is_bare_item(blocks, end, first=end == place, like=blocks[place], goes_on=goes_on)
        ):
            end += 1
        alone = label_class(block.text) == "tier" or (goes_on and end > place and _is_small(blocks[place]))
        alone = alone or (goes_on and end == place + 1 and _leads_in_anew(blocks, end))
        if end - place >= (1 if alone else 2):
            marked += [b if b.mark else replace(b, mark=BARE) for b in blocks[place:end]]
            place = end
    return marked


def _leads_in_anew(blocks: Sequence[Block], place: int) -> bool:
    """Whether a list of one item has ended: behind an empty line the next lead-in stands."""
    return place < len(blocks) and blocks[place].gap and blocks[place].text.endswith(":")


def _listed(blocks: Sequence[Block]) -> int:
    """How many of a section's first lines are items of a list that its title heads; 0 for a single one."""
    end = 0
    while end < len(blocks) and _is_bare_item(blocks, end, first=end == 0, like=blocks[0]):
        end += 1
    return end if end > 1 else 0


def _opens_bare_list(block: Block) -> bool:
    text = block.text
    label = label_class(text)
    if label in {"tier", "topic"}:
        return label == "tier"
    if label == "severity" and (block.level or text.endswith(":")):
        return True
    if text.endswith(".") and (_FOLLOW.search(text) or re.search(r"\bfollowing\b", text.rsplit(". ", 1)[-1])):
        return True
    return ends_as_lead_in(text) and (len(text.split()) >= 4 or ends_as_lead_in(text.rstrip(": ")))


def _is_bare_item(
    blocks: Sequence[Block], place: int, *, first: bool, like: Block, goes_on: bool = False
) -> bool:
    """Whether an unmarked line is an item of a list.

    Args:
        blocks: the section's lines.
        place: of the line.
        first: whether it would be the first item.
        like: the first item.
        goes_on: whether the list completes a lead-in that ends in a colon.
    """
    block = blocks[place]
    text = block.text
    if block.mark or block.nesting or block.level or block.heads or text[-1] == "?":
        return False
    if text[-1] == ":":
        return _opens_inner_list(block) and place + 1 < len(blocks) and not blocks[place + 1].level
    if text.endswith((";", "; or", "; and")) or (
        not first and blocks[place - 1].text.endswith((";", "; or", "; and"))
    ):
        return True
    if goes_on and _is_small(block) and (first or _is_small(like)):
        return first or not block.gap or like.gap  # "... if you get:", "severe pain - this may be ..."
    if not first and _is_small(like) and text[0].isupper() and _heads_text(blocks, place):
        return False
    phrase = shape_of(text) is Shape.PHRASE
    if len(text.split()) > (_LONG_ITEM if text[-1] != "." and phrase else _ITEM) and not (goes_on and phrase):
        return False
    if text.isupper() and not like.text.isupper() and len(text) > 4:
        return False
    named = goes_on and phrase and not ends_as_lead_in(text) and (first or like.text.endswith("."))
    if label_class(text) == "tier" or (text.endswith(".") and is_sentence_like(text) and not named):
        return False
    if not first and block.gap and not like.gap:
        return False
    after = blocks[place + 1] if place + 1 < len(blocks) else None
    return not (after is not None and (after.mark or after.nesting) and not text.endswith((";", ",")))


# "signs of infection, including:", one item of a list whose own items follow it.
_INNER = re.compile(r"\b(?:including|such as|like|for example|e\.g\.?|which (?:may |can )?include)[:,]*:$")


def _opens_inner_list(block: Block) -> bool:
    """Whether an item of a list opens one of its own."""
    short = len(block.text.split()) <= _ITEM and _INNER.search(block.text) is not None
    return short and (_is_small(block) or shape_of(block.text) is Shape.PHRASE)


def _is_in_inner_list(blocks: Sequence[Block], first: int, place: int) -> bool:
    """Whether a marked line belongs to a list that an unmarked item has opened."""
    while place > first and blocks[place].mark and not (blocks[place].nesting or blocks[place].level):
        place -= 1
        if not blocks[place].mark and _opens_inner_list(blocks[place]):
            return True
    return False


def _is_small(block: Block) -> bool:
    """Whether a line begins with a small letter, as one does that goes on with a sentence."""
    return block.text[:1].islower()


def _heads_text(blocks: Sequence[Block], place: int) -> bool:
    """Whether a sentence follows a line, as one does a heading."""
    return place + 1 < len(blocks) and is_sentence_like(blocks[place + 1].text)
