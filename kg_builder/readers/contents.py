"""A page's table of contents, and the headings that it lists."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from kg_builder import lazy_re as re

from .blocks import Block
from .furniture import Scope, furniture_scope
from .headings import KNOWN, MAX_HEADING, DrugPattern, fold_heading, match_heading, plain_heading

__all__ = ["contents_entries", "contents_headings"]

_FEWEST = 3
_NUMBER = re.compile(r"^\d{1,2}(?:\.\d{1,2})*\.?\s+(?=[A-Za-z]{2})")


def contents_entries(blocks: Sequence[Block], drug: DrugPattern) -> frozenset[int]:
    """Places of the lines of a table of contents: two or more in a row that come again as headings.

    Args:
        blocks: the document's lines.
        drug: names of its drug.

    >>> lines = ["Uses", "Side effects", "Uses", "It relaxes.", "Side effects", "Nausea"]
    >>> sorted(contents_entries([Block(0, len(t), t) for t in lines], DrugPattern.of([])))
    [0, 1]
    """
    folds = _folds(blocks, drug)
    last = {fold: place for place, fold in enumerate(folds) if fold}
    comes = [bool(f) and last[f] > i + 1 for i, f in enumerate(folds)]
    again = [
        c and (blocks[i].number > 0 or match_heading(_NUMBER.sub("", blocks[i].text), drug) is not None)
        for i, c in enumerate(comes)
    ]
    listed = [False] * len(folds)
    for i in range(len(folds) - 1):
        announced = i > 0 and furniture_scope(blocks[i - 1].text) is Scope.CONTENTS
        if again[i] and (again[i + 1] or announced or (i > 0 and listed[i - 1])):
            listed[i] = True
        elif comes[i] and (announced or (i > 0 and listed[i - 1])) and last[folds[i]] > _after_run(comes, i):
            listed[i] = True  # among known ones, one in words of the page's own
    for i, block in enumerate(blocks):
        if furniture_scope(block.text) is Scope.CONTENTS:
            run = _marked_run(blocks, i + 1)
            if sum(listed[place] for place in run) > 1:
                listed[run.start : run.stop] = [True] * len(run)  # entries in other words than the headings
    return frozenset(i for i, entry in enumerate(listed) if entry)


def _marked_run(blocks: Sequence[Block], first: int) -> range:
    """Places of the items of the list that begins at a place, none for no list; numbers count up in it."""
    end = first
    while end < len(blocks) and blocks[end].mark and blocks[end].mark == blocks[first].mark:
        if blocks[end].number and blocks[end].number != blocks[first].number + end - first:
            break
        end += 1
    return range(first, end)


def contents_headings(
    blocks: Sequence[Block], drug: DrugPattern, contents: Collection[int]
) -> frozenset[int]:
    """Places of the lines that a table of contents lists, where they head their text.

    Args:
        blocks: the document's lines.
        drug: names of its drug.
        contents: places of the entries.

    >>> lines = ["Uses", "Side effects", "A good day", "Uses", "Gout.", "Side effects", "Rash", "A good day"]
    >>> blocks = [Block(0, len(t), t) for t in lines]
    >>> drug = DrugPattern.of([])
    >>> sorted(contents_headings(blocks, drug, contents_entries(blocks, drug)))
    [3, 5, 7]
    """
    if len(contents) < _FEWEST:
        return frozenset()
    folds = _folds(blocks, drug)
    wanted = {folds[place] for place in contents if furniture_scope(blocks[place].text) is None}
    found: dict[str, int] = {}
    for place in range(max(contents) + 1, len(blocks)):
        if folds[place] in wanted and not blocks[place].nesting:
            found.setdefault(folds[place], place)
    return frozenset(found.values())


def _folds(blocks: Sequence[Block], drug: DrugPattern) -> list[str]:
    """Headings in a form in which those of the contents ("3 Taking it") are those of the text."""
    return [_fold(b.text, drug) if len(b.text) <= MAX_HEADING else "" for b in blocks]


def _fold(text: str, drug: DrugPattern) -> str:
    masked = drug.mask(fold_heading(_NUMBER.sub("", text)).removeprefix("next: "))
    return "" if masked == KNOWN else plain_heading(masked)


def _after_run(comes: Sequence[bool], place: int) -> int:
    """The place behind the lines around a place that all come again."""
    while place < len(comes) and comes[place]:
        place += 1
    return place
