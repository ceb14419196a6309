"""Tables in plain and Markdown text: lines of cells parted by tabs or bars."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg_builder.model import Cell, Table

from .blocks import Block

__all__ = ["take_tables"]

_RULE_CELL = re.compile(r":?-{2,}:?")
_MIN_ROWS = 2


def take_tables(blocks: Sequence[Block]) -> tuple[list[Block], list[Table]]:
    r"""The tables of some lines, and the lines that are none of theirs.

    A table is two lines or more in a row with the same number, two or more, of cells. Its first row
    heads its columns, its first column its rows; a line "Table 1 ..." before it is its caption.

    >>> lines, start = ["Effect\tDrug\tPlacebo", "Nausea\t5%\t2%", "Stop if ill."], 0
    >>> rest, tables = take_tables([Block(0, len(t), t) for t in lines])
    >>> [b.text for b in rest], [(c.text, c.row_headers, c.column_headers) for c in tables[0].cells][4]
    (['Stop if ill.'], ('5%', ('Nausea',), ('Drug',)))
    """
    rest: list[Block] = []
    tables: list[Table] = []
    place = 0
    while place < len(blocks):
        width = len(_cells(blocks[place]))
        end = place
        while width >= 2 and end < len(blocks) and len(_cells(blocks[end])) == width:
            end += 1
        rows = [cells for b in blocks[place:end] if not _is_rule(cells := _cells(b))]
        if len(rows) >= _MIN_ROWS:
            tables.append(_table(rows, rest[-1] if rest else None))
            place = end
        else:
            rest.append(blocks[place])
            place += 1
    return rest, tables


def _cells(block: Block) -> list[Block]:
    """The cells of a line, in order; empty for a line of running text."""
    text = block.text
    if block.mark or block.level:
        return []
    if "\t" in text:
        seams = list(re.finditer(r"[ ]*\t[ ]*", text))
    elif text.count("|") >= 2 and (text.startswith("|") or " | " in text):
        inner = text.strip().strip("|")
        left = text.index(inner) if inner.strip() else 0
        block = replace(block, start=block.start + left, end=block.start + left + len(inner), text=inner)
        seams = list(re.finditer(r"\s*\|\s*", inner))
    else:
        return []
    starts = [0, *(s.end() for s in seams)]
    ends = [*(s.start() for s in seams), len(block.text)]
    return [block.cut(a, max(a, b)) for a, b in zip(starts, ends, strict=True)]


def _is_rule(cells: Sequence[Block]) -> bool:
    return all(_RULE_CELL.fullmatch(c.text) for c in cells)


def _table(rows: Sequence[Sequence[Block]], before: Block | None) -> Table:
    heads = [c.text for c in rows[0]]
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
                    is_header=row == 0,
                    row_headers=(line[0].text,) if row and column and line[0].text else (),
                    column_headers=(heads[column],) if row and heads[column] else (),
                )
            )
    caption = before.text if before is not None and re.match(r"(?i)table \d+", before.text) else ""
    return Table(rows[0][0].start, rows[-1][-1].end, caption, tuple(cells))
