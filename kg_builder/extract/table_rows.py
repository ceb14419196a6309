"""The cells of tables by row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg_builder.model import Cell, Table

from .base import Document

__all__ = ["labelled_values", "rows_of"]


def rows_of(cells: Iterable[Cell]) -> dict[int, dict[int, Cell]]:
    r"""Cells by row and column, both in the order in which they come.

    Args:
        cells: of one table, or those of them that matter.

    >>> page = read("Side effects\nEffect\tShare\nRash\t3%")
    >>> rows = rows_of(page.monograph.sections[-1].tables[0].cells)
    >>> {row: [cell.text for cell in cells.values()] for row, cells in rows.items()}
    {0: ['Effect', 'Share'], 1: ['Rash', '3%']}
    """
    rows: dict[int, dict[int, Cell]] = {}
    for cell in cells:
        rows.setdefault(cell.row, {})[cell.column] = cell
    return rows


def labelled_values(document: Document, table: Table) -> Iterator[tuple[Cell, Cell]]:
    r"""The rows of two cells, a label and its value, whose value stands in the text as it is.

    Args:
        document: where the table stands.
        table: a card of labels and values, say.

    >>> page = read("At a glance\nTaste\tBitter\nComes as\tTablets of 5 mg")
    >>> (table,) = (table for section in page.monograph.sections for table in section.tables)
    >>> [(label.text, value.text) for label, value in labelled_values(page, table)]
    [('Taste', 'Bitter'), ('Comes as', 'Tablets of 5 mg')]
    """
    for row in rows_of(table.cells).values():
        if len(row) == 2:
            label, value = row.values()
            if document.monograph.text[value.start : value.end] == value.text:
                yield label, value
