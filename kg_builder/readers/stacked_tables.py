"""Tables of numbers with one cell a line: the heads, then a label and its values, over and over."""

from __future__ import annotations

from collections.abc import Sequence

from kg_builder import lazy_re as re

from .blocks import Block
from .spaced_tables import CAPTION, LABEL_HEAD, VALUE, SpacedTable

__all__ = ["stacked_table"]

_MIN_ROWS = 3
_MIN_VALUES, _MAX_VALUES = 2, 8
_MAX_TITLES = 2  # lines between the heads and the first row that title it
_MAX_PIECES = 2  # lines that go on with a head
_PIECE = re.compile(
    r"[(\[]?\s*(?:%|per ?cent|n\s*=\s*\d[\d,]*|(?:n|no\.)\s*\(\s*%\s*\)|"
    r"\d[\d.,]*\s*(?:mg|mcg|g|units?|micrograms?)\b[\w /-]{0,20})\s*[)\]]?",
    re.I,
)
"""A line that goes on with the head above: "(N=300)", "%", "20 mg once daily"."""
_LONGEST_STUB, _LONGEST_HEAD, _LONGEST_LABEL = 8, 20, 12  # words


def stacked_table(blocks: Sequence[Block], place: int) -> SpacedTable | None:
    """The table of numbers whose first head stands at a block; None if none does.

    The first head must say that rows are reactions, events or the like, every row must hold the same number
    of values, and as many heads must follow the first.

    Args:
        blocks: the lines of a text.
        place: index of the first head.

    >>> lines = "Reaction Drug Placebo Nausea 5 2 Glaucoma 4 1 Styes 3 1 Stop.".split()
    >>> found = stacked_table([Block(0, len(t), t) for t in lines], 0)
    >>> found.end, [(column, cell.text) for column, cell in found.rows[1]]
    (12, [(0, 'Nausea'), (1, '5'), (2, '2')])
    >>> stacked_table([Block(0, len(t), t) for t in lines[:6]], 0) is None
    True
    >>> lines = "Reaction Drug (N=9) % Placebo (N=8) % Nausea 5 2 Glaucoma 4 1 Styes 3 1".split()
    >>> found = stacked_table([Block(0, len(t), t) for t in lines], 0)
    >>> found.heads, [(column, cell.text) for column, cell in found.rows[1]]
    (3, [(1, '(N=9)'), (2, '(N=8)')])
    """
    stub = blocks[place]
    if len(stub.text.split()) > _LONGEST_STUB or not _is_cell(stub) or not LABEL_HEAD.search(stub.text):
        return None
    if CAPTION.match(stub.text) or _is_stub(blocks, place + 1):
        return None
    first = next((i for i in _near(blocks, place) if _is_value(blocks[i])), -1)
    if first < 0:
        return None
    width = _values(blocks, first)
    if not _MIN_VALUES <= width <= _MAX_VALUES:
        return None
    rows, at = _head_rows(blocks, place, width)
    if not 0 <= first - 1 - at <= _MAX_TITLES:
        return None
    if not all(_is_cell(b) and len(b.text.split()) <= _LONGEST_HEAD for _, b in rows[0]):
        return None
    counted = whole = 0
    end, headed = at, len(rows)
    while at + width < len(blocks) and _is_label(blocks[at]):
        if _values(blocks, at + 1) == width:
            rows.append(tuple(enumerate(blocks[at : at + 1 + width])))
            end = at = at + 1 + width
            counted, whole = counted + 1, len(rows)
        elif not _is_value(blocks[at + 1]) and (len(rows) == headed or _opens_row(blocks, at + 1, width)):
            rows.append(((0, blocks[at]),))
            at += 1
        else:
            break
    return SpacedTable(end, headed, tuple(rows[:whole])) if counted >= _MIN_ROWS else None


def _head_rows(
    blocks: Sequence[Block], place: int, width: int
) -> tuple[list[tuple[tuple[int, Block], ...]], int]:
    """The rows of heads, one a line that a head takes, and where the lines after them begin."""
    rows: list[list[tuple[int, Block]]] = [[]]
    column, line, at = -1, 0, place
    while at < len(blocks):
        piece = column > 0 and line < _MAX_PIECES and _PIECE.fullmatch(blocks[at].text) is not None
        if not piece and column == width:
            break
        column, line = (column, line + 1) if piece else (column + 1, 0)
        if line == len(rows):
            rows.append([])
        rows[line].append((column, blocks[at]))
        at += 1
    return [tuple(row) for row in rows], at


def _is_stub(blocks: Sequence[Block], place: int) -> bool:
    """Whether the next line heads the labels better: "Side effects" over "Adverse reactions (%)"."""
    if place >= len(blocks) or not _is_cell(blocks[place]) or _is_value(blocks[place]):
        return False
    text = blocks[place].text
    return len(text.split()) <= _LONGEST_STUB and LABEL_HEAD.match(text) is not None


def _near(blocks: Sequence[Block], place: int) -> range:
    farthest = place + _MAX_VALUES * (1 + _MAX_PIECES) + _MAX_TITLES + 3
    return range(place + 1, min(len(blocks), farthest))


def _values(blocks: Sequence[Block], place: int) -> int:
    """How many values in a row stand from a place on."""
    end = place
    while end < len(blocks) and _is_value(blocks[end]):
        end += 1
    return end - place


def _opens_row(blocks: Sequence[Block], place: int, width: int) -> bool:
    return _is_label(blocks[place]) and _values(blocks, place + 1) == width


def _is_value(block: Block) -> bool:
    return not block.mark and len(block.text) <= _LONGEST_HEAD and VALUE.fullmatch(block.text) is not None


def _is_cell(block: Block) -> bool:
    return not (block.mark or block.level or block.nesting) and block.text[-1] not in ".;:?"


def _is_label(block: Block) -> bool:
    return _is_cell(block) and not _is_value(block) and len(block.text.split()) <= _LONGEST_LABEL
