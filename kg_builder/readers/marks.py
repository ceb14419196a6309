"""Marks of a page that are none of its words: numbers of sources, signs of bold type, pictures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg_builder import lazy_re as re

from .blocks import Block

__all__ = ["without_marks", "without_pictures"]

# "[1]", "[2-4]", "[a]", "[note 3]" behind a word or full stop, several perhaps; "[edit]" behind a heading.
_MARKS = re.compile(
    r"(?<=\S)(?: ?\[(?:\d{1,3}(?: ?[-\u2013,] ?\d{1,3})*|[a-z]|note \d{1,2}|citation needed"
    r"|edit(?: \| edit source)?)\])+"
)

# "| Boxed warning |": a line of a box that is drawn around some text; "Q: ...", "A: ..." in front of words.
_BOXED = re.compile(r"[|\u2502\u2503\u2551]\s*(?P<words>[^|\u2502\u2503\u2551]*?)\s*[|\u2502\u2503\u2551]")
_ASKED = re.compile(r"(?:Q|A|Question|Answer)(?: ?\d{1,2})?:\s+(?=[A-Z])")
_BOLD_WITHIN = re.compile(r"(?<=.)\*\*(?P<words>[^*]{1,200}?)\*\*")  # what opens a line heads it

# Emoji, arrows and other signs in front of a line.
_PICTURES = re.compile(
    "(?:[\U0001f000-\U0001faff\u2190-\u21ff\u2460-\u24ff\u25a0-\u25ff\u2600-\u27bf\u2b00-\u2bff][\ufe0f\u200d]*)+"
    "[ \t\u00a0]*(?=[^\\W_])"
)


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


def without_pictures(blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks, those that began with a picture without it; pictures of lines in a row are bullets.

    Args:
        blocks: the document's lines.

    Yields:
        A block for each.

    >>> lines = ["\U0001f48a Uses", "Treats gout.", "\u2705 Take it", "\u2705 Shake it"]
    >>> [(b.mark, b.text) for b in without_pictures([Block(0, len(t), t) for t in lines])]
    [('', 'Uses'), ('', 'Treats gout.'), ('\u2705', 'Take it'), ('\u2705', 'Shake it')]
    """
    found = [None if b.mark or b.text[:1] < "\u2190" else _PICTURES.match(b.text) for b in blocks]
    pictures = [m.group().strip() if m else "" for m in found]
    for place, (block, match) in enumerate(zip(blocks, found, strict=True)):
        if match is None:
            yield block
            continue
        around = [*pictures[max(0, place - 1) : place], *pictures[place + 1 : place + 2]]
        mark = pictures[place] if pictures[place] in around and not block.level else ""
        yield replace(block.cut(match.end()), mark=mark)
