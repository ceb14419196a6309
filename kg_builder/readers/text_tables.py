"""Tables in plain and Markdown text: lines of cells parted by tabs, bars, wide gaps or other marks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg_builder import lazy_re as re
from kg_builder.model import Cell, Table

from .blocks import Block
from .close_tables import close_table
from .naming import is_identity_line
from .parted_tables import parted_table
from .spaced_tables import CAPTION, SpacedTable, spaced_table
from .stacked_tables import stacked_table
from .table_breaks import opens_section
from .word_tables import word_table

__all__ = ["take_tables"]

_SENTENCE = re.compile(r"(?:\S+ ){2,}[a-z]+\.$")
_RULE_CELL = re.compile(r":?-{2,}:?")
_MIN_ROWS = 2
_LABELS = 2
_GROUP_WORDS = 6
_MAX_SPACED, _MAX_PAIR = 200, 600
_CAPTION_WITHIN = 3
_NOTES_WITHIN = 9  # lines from a caption to its table, where only footnotes stand between
_LONGEST_TITLE = 20
_SAYS_SHARES = re.compile(
    r"\(%\)|\b(?:per ?cent|percentages?|incidence|frequency) of\b|\(per ?cent\)|%[^.]*$", re.I
)


def take_tables(blocks: Sequence[Block]) -> tuple[list[Block], list[Table]]:
    r"""The tables of some lines, and the lines that are none of theirs.

    A table is two lines or more in a row with the same number, two or more, of cells; last cells may be
    empty, and a short line of one cell may title the rows after it. (Three lines where nothing but single
    bars or wide gaps part two cells.) Its first row heads its columns, its first column its rows; a line
    "Table 1 ..." before it is its caption.

    Args:
        blocks: lines of the document.

    Returns:
        The other lines, and the tables in order.

    >>> lines, start = ["Effect\tDrug\tPlacebo", "Nausea\t5%\t2%", "Stop if ill."], 0
    >>> rest, tables = take_tables([Block(0, len(t), t) for t in lines])
    >>> [b.text for b in rest], [(c.text, c.row_headers, c.column_headers) for c in tables[0].cells][4]
    (['Stop if ill.'], ('5%', ('Nausea',), ('Drug',)))
    """
    rest: list[Block] = []
    tables: list[Table] = []
    told = 0
    cells = [_cells(b) for b in blocks]
    place = 0
    while place < len(blocks):
        numbers = (
            spaced_table(blocks, place)
            or stacked_table(blocks, place)
            or close_table(blocks, place)
            or parted_table(blocks, place)
            or word_table(blocks, place)
        )
        if numbers is not None:
            tables.append(_numbers(numbers, _caption(rest, told)))
            place, told = numbers.end, len(rest)
            continue
        end = _end(blocks, cells, place)
        rows = [line or [blocks[place + i]] for i, line in enumerate(cells[place:end])]
        headed = len(rows) > 1 and _is_rule(rows[1])
        rows = [line for line in rows if not _is_rule(line)]
        captioned = place > 0 and CAPTION.match(blocks[place - 1].text) is not None
        loose = len(cells[place]) == 2 and not captioned and not re.search(r"\t|^\|", blocks[place].text)
        if _is_card(rows):
            rest += [_labelled(line) for line in rows[headed:]]
        elif len(rows) >= _MIN_ROWS + loose and any(c.text for line in rows for c in line):
            tables.append(_table(rows, _caption(rest, told)))
            told = len(rest)
        else:
            end = max(end, place + 1)
            rest += blocks[place:end]
        place = end
    return rest, tables


def _is_card(rows: Sequence[Sequence[Block]]) -> bool:
    """Whether lines of two cells label facts of the drug: "Trade names", "Drug class"."""
    if any(len(line) != 2 for line in rows):
        return False
    return (
        sum(is_identity_line(f"{label.text}: {value.text}") for label, value in rows if label.text) >= _LABELS
    )


def _labelled(cells: Sequence[Block]) -> Block:
    """A line "label: value" of two cells; blanks between them are kept, so that every place holds."""
    label, value = cells
    between = ":".ljust(max(value.start - label.end, 1)) if value.text else ""
    return Block(label.start, max(value.end, label.end), f"{label.text}{between}{value.text}")


def _end(blocks: Sequence[Block], cells: list[list[Block]], place: int) -> int:
    """Where the table ends that begins at a place; the place itself if none does.

    Lines after a head with wide gaps get the cells that stand under the head's; strengths under one head,
    parted by the same bars as the cells ("Tablet | 5 mg | 10 mg"), are one cell.
    """
    width = len(cells[place])
    end = place
    spaced = width >= 2 and not re.search(r"[\t|]", blocks[place].text)
    lists = width >= 2 and _LISTED.search(cells[place][-1].text) is not None
    while width >= 2 and end < len(blocks):
        if lists and len(cells[end]) > width:
            cells[end] = [*cells[end][: width - 1], _joined(blocks[end], cells[end][width - 1 :])]
        if (
            spaced
            and len(cells[end]) != width
            and (under := _under(blocks[place], cells[place], blocks[end]))
        ):
            cells[end] = under
        whole = len(cells[end]) == width or (end > place and 2 <= len(cells[end]) < width)
        titled = end > place and end + 1 < len(blocks) and len(cells[end + 1]) == width
        if not whole and not (titled and _is_group(blocks[end]) and not opens_section(blocks, end)):
            break
        end += 1
    return end


def _under(head: Block, cells: Sequence[Block], block: Block) -> list[Block]:
    """The cells of a line that begin under those of a head; empty where the line runs across them."""
    if block.mark or block.level or block.gap or re.search(r"[\t|]", block.text) or CAPTION.match(block.text):
        return []
    starts = [c.start - head.start + head.indent - block.indent for c in cells]
    inner = [start for start in starts if 0 < start < len(block.text)]
    if starts[0] != 0 or not inner or any(block.text[start - 1] != " " for start in inner):
        return []
    return [_cut(block, a, b) for a, b in zip([0, *inner], [*inner, len(block.text)], strict=True)]


_LISTED = re.compile(r"(?i)\b(?:strengths?|concentrations?|sizes)(?: available| ?\([^()]+\))?$")


def _joined(block: Block, cells: Sequence[Block]) -> Block:
    """The last cells of a line as one, with what parts them."""
    return _cut(block, cells[0].start - block.start, cells[-1].end - block.start)


def _is_group(block: Block) -> bool:
    """Whether a line within a table can title the rows after it."""
    bare = not (block.mark or block.level or block.gap or CAPTION.match(block.text))
    return bare and len(block.text.split()) <= _GROUP_WORDS and block.text[-1] not in ".:;,!?"


def _cells(block: Block) -> list[Block]:
    """The cells of a line, in order; empty for a line of running text."""
    text = block.text
    if block.mark or block.level:
        return []
    if "\t" in text:
        seams = list(re.finditer(r"[ ]*\t[ ]*", text))
    elif text.startswith("|") or " | " in text:
        inner = text.strip().strip("|")
        left = text.index(inner) if inner.strip() else 0
        block = replace(block, start=block.start + left, end=block.start + left + len(inner), text=inner)
        seams = list(re.finditer(r"\s*\|\s*", inner))
    elif "   " in text and not CAPTION.match(text):
        seams = list(re.finditer(r" {3,}", text))
        if len(text) > (_MAX_SPACED if len(seams) > 1 else _MAX_PAIR):
            return []
    else:
        return []
    starts = [0, *(s.end() for s in seams)]
    ends = [*(s.start() for s in seams), len(block.text)]
    return [_cut(block, a, max(a, b)) for a, b in zip(starts, ends, strict=True)]


def _cut(block: Block, left: int, right: int) -> Block:
    """A part of a block, white space trimmed: its place and text alone."""
    piece = block.text[left:right]
    start = block.start + left + len(piece) - len(piece.lstrip())
    piece = piece.strip()
    return Block(start, start + len(piece), piece)


def _is_rule(cells: Sequence[Block]) -> bool:
    return all(_RULE_CELL.fullmatch(c.text) for c in cells)


def _table(rows: Sequence[Sequence[Block]], caption: str) -> Table:
    counts = all(re.match(r"[<>\u2264\u2265]?\s*\d", c.text) for c in rows[0][1:])
    headed = not counts and not any(_SENTENCE.search(c.text) for c in rows[0])
    heads = dict(enumerate(c.text for c in rows[0])) if headed else {}
    filled = [c for line in rows for c in line if c.text]
    cells = []
    for row, line in enumerate(rows):
        for column, cell in enumerate(line):
            cells.append(
                Cell(
                    cell.start,
                    cell.end,
                    cell.text,
                    row,
                    column,
                    is_header=headed and row == 0,
                    row_headers=(line[0].text,) if column and line[0].text and (row or not headed) else (),
                    column_headers=(heads[column],) if row and heads.get(column) else (),
                )
            )
    return Table(filled[0].start, filled[-1].end, caption, tuple(cells))


def _caption(before: Sequence[Block], told: int) -> str:
    """The line "Table 1 ..." before a table, over footnotes if need be.

    Args:
        before: the lines before the table that are part of none.
        told: how many of them stand before the last table.
    """
    far = next((i for i in range(len(before), told, -1) if before[i - 1].level), told)
    near = before[-_CAPTION_WITHIN:]
    near = [*before[max(far, len(before) - _NOTES_WITHIN) : -_CAPTION_WITHIN], *near]
    numbered = next((b.text for b in reversed(near) if re.match(r"table ?\d+", b.text, re.I)), "")
    if numbered or not before:
        return numbered
    title = before[-1].text
    return title if _SAYS_SHARES.search(title) and len(title.split()) <= _LONGEST_TITLE else ""


def _numbers(found: SpacedTable, caption: str) -> Table:
    """The table of a run of lines with values: several rows may head it, and a head several columns."""
    heads: dict[int, list[str]] = {}
    width = 1 + max(column for line in found.rows for column, _ in line)
    cells = []
    for row, line in enumerate(found.rows):
        head = row < found.heads
        ends = [column for column, _ in line[1:]] + [width]
        for (column, cell), end in zip(line, ends, strict=True):
            beside = (c.text for at, c in line if at < column and not head)
            above = () if head else tuple(heads.get(column, ()))
            cells.append(
                Cell(
                    cell.start, cell.end, cell.text, row, column,
                    is_header=head, row_headers=tuple(beside)[:1], column_headers=above,
                )
            )  # fmt: skip
            for at in range(column, end) if head else ():
                heads.setdefault(at, []).append(cell.text)
    return Table(cells[0].start, cells[-1].end, caption, tuple(cells))
