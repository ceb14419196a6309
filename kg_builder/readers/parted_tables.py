"""Tables of numbers that scraping left with slashes or semicolons between the cells: "Gas / 8 / 2"."""

from __future__ import annotations

from collections.abc import Sequence

from kg_builder import lazy_re as re

from .blocks import Block
from .spaced_tables import LABEL_HEAD, VALUE, SpacedTable

__all__ = ["parted_table"]

_SEAMS = (" / ", "; ", " \u00b7 ", " \u2022 ")
_MIN_ROWS = 2
_MIN_CELLS, _MAX_CELLS = 3, 8
_LONGEST_HEAD, _LONGEST_LABEL = 14, 12  # words
_SHARES = re.compile(r"%|\bn ?= ?\d|per ?cent|placebo|dummy|vehicle|control", re.I)


def parted_table(blocks: Sequence[Block], place: int) -> SpacedTable | None:
    """The table of numbers whose head stands at a block, cells parted by one mark; None if none does.

    The head must say what its rows are and name arms or shares; every row has as many cells, numbers behind
    the first.

    Args:
        blocks: the lines of a text.
        place: index of the head.

    >>> lines = ["Event / Drug (n = 90) / Sham (n = 91)", "Gas / 8 / 2", "Styes / 3 / 1", "Stop it."]
    >>> found = parted_table([Block(0, len(t), t) for t in lines], 0)
    >>> found.end, [[cell.text for _, cell in row] for row in found.rows[:2]]
    (3, [['Event', 'Drug (n = 90)', 'Sham (n = 91)'], ['Gas', '8', '2']])
    >>> parted_table([Block(0, len(t), t) for t in ["Gas / 8 / 2", "Styes / 3 / 1"]], 0) is None
    True
    """
    for seam in _SEAMS:
        if seam not in blocks[place].text:
            continue
        heads = _cells(blocks[place], seam)
        if not (
            _MIN_CELLS <= len(heads) <= _MAX_CELLS
            and LABEL_HEAD.search(heads[0].text)
            and any(_SHARES.search(head.text) for head in heads[1:])
            and all(len(head.text.split()) <= _LONGEST_HEAD for head in heads)
        ):
            continue
        rows = [tuple(enumerate(heads))]
        for block in blocks[place + 1 :]:
            cells = _cells(block, seam)
            if len(cells) == len(heads) - 1:
                cells = _label_apart(cells)
            if len(cells) != len(heads) or not _is_row(cells):
                break
            rows.append(tuple(enumerate(cells)))
        if len(rows) > _MIN_ROWS:
            return SpacedTable(place + len(rows), 1, tuple(rows))
    return None


def _is_row(cells: Sequence[Block]) -> bool:
    """Whether the cells of a line are a label and values."""
    label = cells[0].text
    named = label[:1].isalpha() and len(label.split()) <= _LONGEST_LABEL
    return named and all(VALUE.fullmatch(cell.text) for cell in cells[1:])


def _label_apart(cells: list[Block]) -> list[Block]:
    """The cells, a label that only a blank parts from its value ("Gas 8 / 2") one of its own."""
    label, _, value = cells[0].text.rpartition(" ")
    first = cells[0]
    return [first.cut(0, len(label)), first.cut(len(first.text) - len(value)), *cells[1:]] if label else cells


def _cells(block: Block, seam: str) -> list[Block]:
    """The parts of a line between the marks; none of a heading."""
    if block.level or seam not in block.text:
        return []
    cells, left = [], 0
    for part in block.text.split(seam):
        cells.append(block.cut(left, left + len(part)))
        left += len(part) + len(seam)
    return cells
