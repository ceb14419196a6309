"""HTML tables of data, with row and column spans resolved."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from kg_builder.model import Cell, Table

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

__all__ = ["read_table"]

_MAX_SPAN = 100
_SPACE = re.compile(r"\s+")


def _fold(text: str) -> str:
    return _SPACE.sub(" ", text).strip()


def read_table(node: LexborNode, write: Callable[[str], tuple[int, int]], path: str) -> Table | None:
    """A table's cells, written to the text one a line.

    Args:
        node: the table element.
        write: adds a line to the text and tells its place.
        path: locator of the table.

    Returns:
        The table; None for one that lays out a page (tables within it, or a single column).
    """
    rows = list(_rows(node))
    if node.css_first("table table") is not None or not rows or max(len(r) for r in rows) < 2:
        return None
    caption_node = node.css_first("caption")
    caption = _fold(caption_node.text()) if caption_node is not None else ""
    begin = write(caption)[0] if caption else None
    cells: list[Cell] = []
    taken: dict[tuple[int, int], Cell] = {}
    end = begin or 0
    for row, row_cells in enumerate(rows):
        column = 0
        for cell_node in row_cells:
            while (row, column) in taken:
                column += 1
            cell = _cell(rows, cell_node, (row, column), taken, write)
            end = cell.end
            begin = cell.start if begin is None else begin
            cells.append(cell)
            width, height = _span(cell_node, "colspan"), _span(cell_node, "rowspan")
            for r in range(row, row + height):
                for c in range(column, column + width):
                    taken[r, c] = cell
            column += width
    if begin is None or end <= begin:
        return None
    return Table(begin, end, caption, tuple(cells), locator=path)


def _rows(node: LexborNode) -> Iterator[list[LexborNode]]:
    for row in node.css("tr"):
        cells = []
        child = row.child
        while child is not None:
            if child.tag in {"td", "th"}:
                cells.append(child)
            child = child.next
        if cells:
            yield cells


def _span(node: LexborNode, name: str) -> int:
    value = (node.attributes.get(name) or "1").strip()
    return min(max(int(value), 1), _MAX_SPAN) if value.isdigit() else 1


def _cell(
    rows: list[list[LexborNode]],
    node: LexborNode,
    place: tuple[int, int],
    taken: dict[tuple[int, int], Cell],
    write: Callable[[str], tuple[int, int]],
) -> Cell:
    row, column = place
    text = _fold(node.text(separator=" "))
    start, end = write(text) if text else (_text_end(taken), _text_end(taken))
    header = (
        node.tag == "th" or _in_head(node) or (row == 0 and not any(n.tag == "th" for r in rows for n in r))
    )
    above = (taken.get((r, column)) for r in range(row))
    left = (taken.get((row, c)) for c in range(column))
    columns = tuple(dict.fromkeys(c.text for c in above if c is not None and c.is_header and c.text))
    in_header_row = _in_head(node) or all(n.tag == "th" for n in rows[row]) or (row == 0 and header)
    heads = (
        ()
        if in_header_row
        else tuple(
            dict.fromkeys(c.text for c in left if c is not None and (c.is_header or c.column == 0) and c.text)
        )
    )
    return Cell(start, end, text, row, column, header, heads, columns)


def _text_end(taken: dict[tuple[int, int], Cell]) -> int:
    """Where the text ended before an empty cell."""
    return max((c.end for c in taken.values()), default=0)


def _in_head(node: LexborNode) -> bool:
    parent = node.parent
    return parent is not None and parent.parent is not None and parent.parent.tag == "thead"
