"""Tables of numbers in plain text whose cells are parted by nothing but blanks.

Rows hold labels and then values. Heads that stand over several columns have lost how far they reach, and rows
have lost their empty cells, so the columns are told from how many values the rows hold.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from kg_builder import lazy_re as re

from .blocks import Block
from .table_breaks import opens_section

__all__ = ["CAPTION", "LABEL_HEAD", "VALUE", "SpacedTable", "spaced_table"]

_GAP = re.compile(r" {3,}")
_NARROW_GAP = re.compile(r" {2,}")
_HEAD_GAP = re.compile(r"(?<=\S\S)  (?=\S\S)")
"""Narrow gaps but for those around what was raised or lowered: "mg/m  2  a day"."""

VALUE = re.compile(
    r"(?:[<>\u2264\u2265~]=? ?)?\d[\d.,]*(?: ?/ ?[\d,]+)? ?%?(?: ?\( ?[<>\u2264\u2265]? ?[\d.,/ -]+ ?%? ?\))?"
    r" ?[a-h*\u2020\u2021\u00a7]?|[-\u2013\u2014]{1,3}|(?:NR|N/A|NA)[a-h*]?",
)
LABEL_HEAD = re.compile(
    r"adverse|reaction|events?\b|system|preferred|\bterm|meddra|parameter|laborator|effects?\b|symptom|"
    r"disorder|infection|characteristic|category|toxicity",
    re.I,
)
_FRAGMENT = re.compile(r"[a-h]$|\(|\+|[Nn] ?= ?\d|%|n \(|\d[\d.,-]* ?(?:mg|mcg|g|units?|mL)\b")
_NOTE_MARK = re.compile(r"[a-h*\u2020\u2021](?:\s*,\s*[a-h])*")
_COUNTED = re.compile(r"%|percent|\bn ?= ?\d|\bnumber of (?:patients|subjects)", re.I)
_DOSE = re.compile(r"\d[\d.,]*\s*(?:mg|mcg|g|units?|mL|IU)\b|(?:low|medium|middle|high|lower|higher)\b", re.I)
_TORN = re.compile(r" {3,}[a-z] {3,}(?=[a-z]{2})")
"""The gaps around a letter that was set apart from its word: "Laboratory    p    arameter"."""
_SIZED = re.compile(r"\bn ?= ?\d|[a-z\d)]N ?= ?\d", re.I)
_UNIT_ALONE = re.compile(r"%|\(%\)|n ?\(%\)|[a-h]", re.I)
_CONTROL = re.compile(r"placebo|vehicle|control|sham", re.I)
CAPTION = re.compile(r"table\s*\d", re.I)
_SIDES = ("control", "drug")
_MAX_LINE = 600
_CENTRED = 16  # columns of indent from which a line with narrow gaps may be one of heads
_MAX_HEADS = 6
_MAX_NOTES = 2  # sentences between the heads and the rows
_LONGEST_TITLE = 14
_LONGEST_HEAD = 16
_MIN_ROWS = 2
_RARE = 0.2  # share of rows below which a second label is a label with a gap in it


class SpacedTable(NamedTuple):
    """A table of numbers.

    Args:
        end: index after its last block.
        heads: number of its rows, from the first, that head the columns.
        rows: the cells of every row with the columns in which they begin.
    """

    end: int
    heads: int
    rows: tuple[tuple[tuple[int, Block], ...], ...]


def spaced_table(blocks: Sequence[Block], place: int) -> SpacedTable | None:
    """The table of numbers that begins at a block; None if none does.

    Args:
        blocks: the lines of a text.
        place: index of the first line of the table, which must have a wide gap.

    >>> lines = ["Reaction    Drug    Placebo", "Eye disorders", "Glaucoma    5    2", "Styes    4    1"]
    >>> found = spaced_table([Block(0, len(t), t) for t in lines], 0)
    >>> found.end, found.heads, [(column, cell.text) for column, cell in found.rows[2]]
    (4, 1, [(0, 'Glaucoma'), (1, '5'), (2, '2')])
    """
    close = _heads_narrow(blocks, place)
    if not (close or _is_spaced(blocks[place]) or _heads_all(blocks, place)):
        return None
    lines: list[list[Block]] = []
    last = first = -1
    notes = 0
    for index in range(place, len(blocks)):
        block = blocks[index]
        if close and index == place:
            cells = _split(block, _NARROW_GAP)
        elif _is_spaced(block):
            cells = _split(block, _GAP if "   " in block.text else _HEAD_GAP)
        else:
            cells = _narrow(block)
        notes += len(cells) < 2 and not _titles(block)
        if notes > (_MAX_NOTES if first < 0 else 0) or CAPTION.match(block.text):
            break
        if index > place + 1 and opens_section(blocks, index):
            break
        if first < 0 and _is_note(cells):
            break
        if _values(cells):
            last = index
            first, notes = (index, 0) if first < 0 else (first, notes)
        elif first < 0 and index - place >= _MAX_HEADS:
            return None
        lines.append(cells)
    lines = lines[: last - place + 1]
    counts = Counter(n for i, cells in enumerate(lines) if (n := _most_values(blocks[place + i], cells)))
    if last < 0 or sum(counts.values()) < _MIN_ROWS or first == place:
        return None
    width = max(counts, key=lambda n: (counts[n], n))
    heads = first - place
    paired = any(len(cells) > width + 1 and _labels(cells) > 1 for cells in lines[:heads])
    lines = [
        _resplit(blocks[place + i], cells, width, paired=paired and i >= heads)
        for i, cells in enumerate(lines)
    ]
    while heads > 1 and _is_title(lines[heads - 1]) and any(len(line) > 1 for line in lines[: heads - 1]):
        heads -= 1  # a title of the rows below
    body = lines[heads:]
    labels = [len(cells) - width for cells in body if _values(cells) == width]
    label_columns = 2 if sum(n > 1 for n in labels) > _RARE * len(labels) else 1
    top = _head_rows(blocks[place : place + heads], lines[:heads], width, label_columns)
    if top is None:
        return None
    rows = top + [
        _body_row(blocks[place + heads + i], cells, width, label_columns) for i, cells in enumerate(body)
    ]
    return SpacedTable(last + 1, heads, tuple(rows))


def _heads_all(blocks: Sequence[Block], place: int) -> bool:
    """Whether a line says over all columns what they count: "Number of Patients (N=39) n (%)"."""
    block = blocks[place]
    return (
        place + 1 < len(blocks)
        and block.indent >= _CENTRED
        and _titles(block)
        and _COUNTED.search(block.text) is not None
        and _is_spaced(blocks[place + 1])
    )


def _heads_narrow(blocks: Sequence[Block], place: int) -> bool:
    """Whether a line with gaps of two blanks heads rows of as many cells: "Reaction  Drug (n=9)"."""
    head = blocks[place]
    if (
        "  " not in head.text
        or "   " in head.text
        or head.mark
        or head.level
        or not LABEL_HEAD.search(head.text)
    ):
        return False
    width = len(_split(head, _NARROW_GAP)) - 1
    below = blocks[place + 1 : place + 1 + _MIN_ROWS]
    return len(below) == _MIN_ROWS and all(_values(_narrow(row)) == width for row in below)


def _is_spaced(block: Block) -> bool:
    """Whether a line's words are parted by wide gaps; of items, only those with values after the gap."""
    text = block.text
    if "  " not in text or "\t" in text or "|" in text or len(text) > _MAX_LINE or block.level:
        return False
    if "   " not in text and (block.indent < _CENTRED or block.mark):
        return False
    return not block.mark or bool(_values(_split(block, _GAP)))


def _narrow(block: Block) -> list[Block]:
    """The cells of a row of values with gaps of two blanks only; else the line as its only cell."""
    if block.level or (block.mark and block.mark not in "-\u2013"):
        return [block]
    cells = _split(block, _NARROW_GAP)
    return cells if len(cells) > 1 and _values(cells) else [block]


def _split(block: Block, gap: re.Pattern[str]) -> list[Block]:
    torn = [m.span() for m in _TORN.finditer(block.text)] if "    " in block.text else []
    seams = [m for m in gap.finditer(block.text) if not any(a <= m.start() < b for a, b in torn)]
    starts = [0, *(s.end() for s in seams)]
    ends = [*(s.start() for s in seams), len(block.text)]
    return [_cut(block, a, b) for a, b in zip(starts, ends, strict=True)]


def _cut(block: Block, left: int, right: int) -> Block:
    return Block(block.start + left, block.start + right, block.text[left:right])


def _values(cells: Sequence[Block]) -> int:
    """How many values stand at the end of a row, after a label if it has one."""
    found = 0
    bare = len(cells) > 1 and VALUE.fullmatch(cells[0].text) is not None
    for cell in reversed(cells if bare else cells[1:]):
        if not VALUE.fullmatch(cell.text):
            break
        found += 1
    return found


def _is_note(cells: Sequence[Block]) -> bool:
    """Whether a line above the rows is a footnote with gaps in it rather than one of heads."""
    if len(cells) > 1 and _NOTE_MARK.fullmatch(cells[0].text) and cells[1].text.endswith("."):
        return True
    return not LABEL_HEAD.search(cells[0].text) and any(
        len(cell.text.split()) > _LONGEST_HEAD for cell in cells
    )


def _is_title(cells: Sequence[Block]) -> bool:
    """Whether a line has one cell, but for marks of footnotes: "Hematology    a"."""
    return all(_NOTE_MARK.fullmatch(cell.text) for cell in cells[1:])


def _titles(block: Block) -> bool:
    """Whether a line without gaps can title the rows after it."""
    return not block.level and len(block.text.split()) <= _LONGEST_TITLE and block.text[-1] not in ".:;!?"


def _most_values(block: Block, cells: Sequence[Block]) -> int:
    """How many values a row holds, narrow gaps counted too."""
    found = _values(cells)
    return max(found, _values(_split(block, _NARROW_GAP))) if found else 0


def _resplit(block: Block, cells: list[Block], width: int, *, paired: bool) -> list[Block]:
    """The cells of a row with narrower gaps, where that gives the values, or both labels, of a whole row."""
    found = _values(cells)
    if found and (found != width or paired):
        narrow = _split(block, _NARROW_GAP)
        if _values(narrow) == width:
            return narrow
    return cells


def _labels(cells: Sequence[Block]) -> int:
    """How many cells at the left of a row of heads head columns of labels."""
    values = (
        i for i, c in enumerate(cells) if not LABEL_HEAD.search(c.text) or (i and _COUNTED.search(c.text))
    )
    return next(values, len(cells))


def _head_rows(
    blocks: Sequence[Block], lines: Sequence[list[Block]], width: int, label_columns: int
) -> list[tuple[tuple[int, Block], ...]] | None:
    """The rows of heads, labels to the left and the rest spread over the columns of values.

    None where it can't be told what some head stands over.
    """
    parts = [
        _head_parts(block, cells, row, width, label_columns)
        for row, (block, cells) in enumerate(zip(blocks, lines, strict=True))
    ]
    heads = [cells for _, cells in parts]
    rows = []
    for row, (labels, cells) in enumerate(parts):
        steps = _steps(row, heads, width)
        if steps is None:
            return None
        placed = [(label_columns + at, cell) for at, cell in zip(steps, cells, strict=True)]
        rows.append((*enumerate(labels), *placed))
    return rows


def _head_parts(
    block: Block, cells: list[Block], row: int, width: int, label_columns: int
) -> tuple[list[Block], list[Block]]:
    """The heads of the columns of labels, and those of the columns of values."""
    if len(cells) == 1 and block.indent < _CENTRED and row:
        return cells, []  # a note on the table
    named = _labels(cells) if len(cells) > 1 or row == 0 else 0
    left = len(_joined(block, cells[named:], width))
    count = named if left and width % left == 0 else min(named, label_columns)
    if count > 1 and len(cells) == width + 1:
        count = 1
    if not count and len(cells) == width + 1 and not _FRAGMENT.match(cells[1].text):
        count = int(left != width or block.indent < _CENTRED)
    labels = cells[:count]
    if count > label_columns:  # one column holds what two heads name
        whole = _cut(block, labels[label_columns - 1].start - block.start, labels[-1].end - block.start)
        labels = [*labels[: label_columns - 1], whole]
    heads = _joined(block, cells[count:], width)
    if len(heads) != width:
        narrow = [part for head in heads for part in _split(head, _HEAD_GAP)]
        if len(narrow) == width or (len(heads) == 1 and width % len(narrow) == 0):
            heads = narrow  # "Drug (n=9)  Placebo (n=9)"
    return labels, heads


def _joined(block: Block, cells: Sequence[Block], width: int) -> list[Block]:
    """The heads of a row, with those put together that gaps part into name, size and unit."""
    if len(cells) == width and all(_DOSE.match(cell.text) for cell in cells[1:]):
        return list(cells)  # "Placebo | 5 mg | 10 mg"
    ends = _sized_ends(cells)
    if len(ends) == width:
        return [
            _cut(block, cells[a].start - block.start, cells[b - 1].end - block.start)
            for a, b in zip([0, *ends], ends, strict=False)
        ]
    whole = [i for i, cell in enumerate(cells) if not _FRAGMENT.match(cell.text)]
    if not whole or whole[0] != 0 or len(whole) == len(cells):
        return list(cells)
    if width % len(whole) and not all(_SIZED.search(c.text) for i, c in enumerate(cells) if i not in whole):
        return list(cells)
    ends = [*whole[1:], len(cells)]
    return [
        _cut(block, cells[a].start - block.start, cells[b - 1].end - block.start)
        for a, b in zip(whole, ends, strict=True)
    ]


def _sized_ends(cells: Sequence[Block]) -> list[int]:
    """Where heads end that all close with a size and its unit: "Zolfin | 5 mg | N=9 | % | Control | N=8"."""
    ends: list[int] = []
    for i, cell in enumerate(cells, start=1):
        if _SIZED.search(cell.text):
            ends.append(i)
        elif ends and ends[-1] == i - 1 and _UNIT_ALONE.fullmatch(cell.text):
            ends[-1] = i
    return ends if ends and ends[-1] == len(cells) else []


def _steps(row: int, heads: Sequence[Sequence[Block]], width: int) -> Sequence[int] | None:
    """In which columns of values the heads of a row begin; None where that can't be told.

    Args:
        row: which of the rows of heads.
        heads: the heads of each row.
        width: number of columns of values.
    """
    count = len(heads[row])
    if not count or width % count == 0:
        return range(0, width, width // count) if count else ()
    # One head over several arms of a drug: "Placebo | Drug" over "5 mg | 10 mg".
    spread = width - count + 1
    if row and (over := _parent(heads[row - 1], count, width)) is not None:
        return range(over, over + count)
    if row + 1 < len(heads) and (over := _parent(heads[row], len(heads[row + 1]), width)) is not None:
        return [*range(over + 1), *range(over + spread, width)]
    if row + 1 < len(heads) and len(heads[row + 1]) in {width, spread}:
        below = [i for i, cell in enumerate(heads[row + 1]) if _DOSE.match(cell.text)]
        if below and len(heads[row + 1]) == width and below == list(range(below[0], below[0] + spread)):
            return [*range(below[0] + 1), *range(below[-1] + 1, width)]
        if count == len(_SIDES):
            return range(count) if _CONTROL.match(heads[row][0].text) else [0, *range(spread, width)]
    if row and len(heads[row - 1]) == len(_SIDES) and count == width - 1:
        return range(1, width) if _CONTROL.match(heads[row - 1][0].text) else range(count)
    return None


def _parent(heads: Sequence[Block], below: int, width: int) -> int | None:
    """Which of some heads the heads below it part, where these fill what the others leave: the unsized one.

    "Placebo N=59 | Drug dose level | All doses N=179" over "Low | Medium | High".
    """
    bare = [i for i, cell in enumerate(heads) if not _SIZED.search(cell.text)]
    return bare[0] if len(bare) == 1 < len(heads) - 1 and below == width - len(heads) + 1 else None


def _body_row(
    block: Block, cells: Sequence[Block], width: int, label_columns: int
) -> tuple[tuple[int, Block], ...]:
    """A row of values: the values in the last columns, its labels before them."""
    found = _values(cells)
    if not found and block.indent >= _CENTRED and len(heads := _joined(block, cells, width)) == width > 1:
        return tuple((label_columns + i, head) for i, head in enumerate(heads))  # arms, or their sizes
    if not found:
        return ((0, cells[0]), *((label_columns + i, c) for i, c in enumerate(cells[1:])))
    labels, values = list(cells[:-found]), cells[-found:]
    if len(labels) > label_columns:
        left, right = labels[label_columns - 1].start - block.start, labels[-1].end - block.start
        labels = [*labels[: label_columns - 1], _cut(block, left, right)]
    first = label_columns - len(labels)
    return (
        *((first + i, cell) for i, cell in enumerate(labels)),
        *((label_columns + i, cell) for i, cell in enumerate(values)),
    )
