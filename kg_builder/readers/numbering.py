"""Headings that a page numbers through ("1. About ...", "2. Key facts"), and its table of contents."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from kg_builder import lazy_re as re

from .blocks import Block
from .headings import DrugPattern, match_heading

__all__ = ["chapter_numbers", "numbered_headings"]

_FEWEST = 3
_CHAPTER = re.compile(r"(?P<chapter>\d{1,2})(?:\.(?P<part>\d{1,2})\s+(?=[A-Z])|\.?\s+(?=[A-Z]{3}))")


def numbered_headings(
    blocks: Sequence[Block], drug: DrugPattern, contents: Collection[int] = ()
) -> frozenset[int]:
    """Places of the headings that count up through a document, with text between them.

    Items of numbered lists count up too, but stand one below the other. So a number takes part if what
    follows it is no number; and half of the headings must be known ones, so that steps told at length
    are not taken for sections.

    Args:
        blocks: the document's lines.
        drug: names of its drug.
        contents: places of the lines of a table of contents, which don't count.

    >>> lines = [(1, "About baclofen"), (0, "It relaxes."), (2, "Key facts"), (0, "Take it daily.")]
    >>> lines += [(3, "Side effects"), (0, "Nausea")]
    >>> blocks = [Block(0, len(t), t, "1." if n else "", number=n) for n, t in lines]
    >>> sorted(numbered_headings(blocks, DrugPattern.of(["baclofen"])))
    [0, 2, 4]
    """
    found: list[int] = []
    for place, block in enumerate(blocks[:-1]):
        if block.number != len(found) + 1 or place in contents or block.text[-1] in ".;,":
            continue
        after = blocks[place + 1 : place + 3]
        above = [b.number for b in after if b.mark == block.mark] == [block.number + 1]  # of the next heading
        if after[0].number == 0 or after[0].mark != block.mark or (above and match_heading(block.text, drug)):
            found.append(place)
    known = sum(match_heading(blocks[place].text, drug) is not None for place in found)
    return frozenset(found) if len(found) >= _FEWEST and known * 2 >= len(found) else frozenset()


def chapter_numbers(blocks: Sequence[Block]) -> tuple[int, ...]:
    """The number of the chapter that each line stands in, where a document numbers as labels do.

    Args:
        blocks: the document's lines.

    Returns:
        A number a line, 0 before the first chapter; nothing if fewer than three parts are numbered.

    >>> lines = ["5 WARNINGS", "5.1 Gout", "It may occur.", "5.2 Rash", "6.1 Clinical Studies", "Rash: 1 %"]
    >>> chapter_numbers([Block(0, len(t), t) for t in lines])
    (5, 5, 5, 5, 6, 6)
    >>> chapter_numbers([Block(0, 4, "Uses")])
    ()
    """
    numbers: list[int] = []
    parts = 0
    for block in blocks:
        found = _CHAPTER.match(block.text) if not block.nesting else None
        parts += found is not None and found["part"] is not None
        numbers.append(int(found["chapter"]) if found else numbers[-1] if numbers else 0)
    return tuple(numbers) if parts >= _FEWEST else ()
