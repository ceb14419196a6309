"""HTML tables of data, with row and column spans resolved."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from kg_builder import lazy_re as re
from kg_builder.model import Cell, Table

from .naming import is_identity_line

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

__all__ = ["card_lines", "read_table"]

_MAX_SPAN = 100
_MAX_DEPTH = 40
_LABEL_AND_VALUE = 2  # cells of a line of a card
_FEWEST_LABELS = 2  # lines that tell a card from a table of data
_PARTS_OF_PAGE, _LENGTH_OF_PAGE = 10, 800
"""Fewest paragraphs and code points of a cell that is a page rather than one of a table of data."""
_PARTS = frozenset({"p", "div", "li", "ul", "ol"})
_SPACE = re.compile(r"\s+")


def _fold(text: str) -> str:
    return _SPACE.sub(" ", text).strip()


def _cell_text(node: LexborNode) -> str:
    """The words of a cell; its lines, paragraphs and items parted by semicolons where nothing parts them."""
    words: list[str] = []
    _gather(node, words, 0)
    parts = [part for part in (_fold(p) for p in "".join(words).split("\x00")) if part]
    return " ".join(p if p[-1] in ",;:.!?" or p is parts[-1] else f"{p};" for p in parts)


def _gather(node: LexborNode, words: list[str], depth: int) -> None:
    if depth > _MAX_DEPTH:
        words.append(f" {node.text(separator=' ')} ")
        return
    child = node.child
    while child is not None:
        tag = child.tag or ""
        if tag == "-text":
            words.append(child.text_content or "")
        elif tag == "br":
            words.append("\x00")
        elif tag not in {"script", "style", "-comment"}:
            edge = "\x00" if tag in _PARTS else ""
            words.append(edge)
            _gather(child, words, depth + 1)
            words.append(edge)
        child = child.next


def read_table(node: LexborNode, write: Callable[[str], tuple[int, int]], path: str) -> Table | None:
    """A table's cells, written to the text one a line.

    Args:
        node: the table element.
        write: adds a line to the text and tells its place.
        path: locator of the table.

    Returns:
        The table; None for one that lays out a page (tables or headed text within it, or a single column).

    >>> from selectolax.lexbor import LexborHTMLParser
    >>> from .text_builder import TextBuilder
    >>> rows = "<tr><th>Effect<th>Share<tr><td>Nausea<td>9 %"
    >>> node = LexborHTMLParser(f"<table>{rows}</table>").css_first("table")
    >>> [cell.column_headers for cell in read_table(node, TextBuilder().line, "").cells[2:]]
    [('Effect',), ('Share',)]
    """
    rows = list(_rows(node))
    if node.css_first("table table") is not None or not rows or max(len(r) for r in rows) < 2:
        return None
    if any(_lays_out(cell) for cells in rows for cell in cells):
        return None
    caption_node = node.css_first("caption")
    caption = _fold(caption_node.text()) if caption_node is not None else ""
    begin = write(caption)[0] if caption else None
    grid = _Grid(has_heads=any(n.tag == "th" for r in rows for n in r))
    for row, nodes in enumerate(rows):
        in_header_row = all(n.tag == "th" for n in nodes) or (row == 0 and not grid.has_heads)
        if row and len(nodes) == 1 and grid.body is None:
            grid.body = row  # one cell across the table titles the rows below it
        for cell_node in nodes:
            grid.add(cell_node, row, write, in_header_row=in_header_row or _in_head(cell_node))
    filled = [c for c in grid.cells if c.text]
    if not filled:
        return None
    start = filled[0].start if begin is None else begin
    cells = tuple(
        c if c.text else replace(c, start=max(c.start, start), end=max(c.end, start)) for c in grid.cells
    )
    return Table(start, filled[-1].end, caption, cells, locator=path)


def _lays_out(cell: LexborNode) -> bool:
    """Whether a cell holds a part of a page: a heading and text below it, or many paragraphs."""
    if len(cell.css("p, li, br")) >= _PARTS_OF_PAGE and len(cell.text()) >= _LENGTH_OF_PAGE:
        return True
    return cell.css_first("h1, h2, h3, h4") is not None and cell.css_first("p, ul, ol") is not None


def card_lines(node: LexborNode) -> list[str]:
    """The lines "label: value" of a table that is a card of the drug; none for other tables.

    Args:
        node: the table element.

    Returns:
        The lines in order.

    >>> from selectolax.lexbor import LexborHTMLParser
    >>> rows = "<tr><td>Generic name<td>zorvexant<tr><td>Brand names<td>Zorvex"
    >>> card_lines(LexborHTMLParser(f"<table>{rows}</table>").css_first("table"))
    ['Generic name: zorvexant', 'Brand names: Zorvex']
    """
    rows = [[_cell_text(cell) for cell in cells] for cells in _rows(node)]
    if any(len(cells) > _LABEL_AND_VALUE for cells in rows):
        return []
    lines = [": ".join(cell.rstrip(":") for cell in cells if cell) for cells in rows]
    labelled = (line for line, cells in zip(lines, rows, strict=True) if len(cells) == _LABEL_AND_VALUE)
    return [line for line in lines if line] if sum(map(is_identity_line, labelled)) >= _FEWEST_LABELS else []


@dataclass(slots=True)
class _Grid:
    """A table being filled, cell by cell in reading order.

    Args:
        has_heads: whether some cells are marked as headers.
        cells: the cells so far.
        taken: the cell that covers each place, spans resolved.
        heads: row and text of the header cells of each column, from above.
        body: the first row that isn't all headers.
        end: where the text ends so far.
    """

    has_heads: bool
    cells: list[Cell] = field(default_factory=list)
    taken: dict[tuple[int, int], Cell] = field(default_factory=dict)
    heads: dict[int, list[tuple[int, str]]] = field(default_factory=dict)
    body: int | None = None
    end: int = 0

    def add(
        self, node: LexborNode, row: int, write: Callable[[str], tuple[int, int]], *, in_header_row: bool
    ) -> None:
        """Put a cell at the next free place of its row, and its text into the document."""
        column = 0
        while (row, column) in self.taken:
            column += 1
        text = _cell_text(node)
        start, end = write(text) if text else (self.end, self.end)
        self.end = end
        header = node.tag == "th" or in_header_row
        left = (self.taken.get((row, c)) for c in range(column))
        row_heads = (c.text for c in left if c is not None and (c.is_header or c.column == 0) and c.text)
        cell = Cell(
            start,
            end,
            text,
            row,
            column,
            header,
            () if in_header_row else tuple(dict.fromkeys(row_heads)),
            tuple(dict.fromkeys(head for _, head in self.heads.get(column, ()))),
        )
        self.cells.append(cell)
        if not in_header_row and self.body is None:
            self.body = row
        for c in range(column, column + _span(node, "colspan")):
            for r in range(row, row + _span(node, "rowspan")):
                self.taken[r, c] = cell
            if in_header_row and text:
                # A header row further down ("Skin") takes the place of the one before it ("Blood").
                over = [h for h in self.heads.get(c, []) if self.body is None or h[0] < self.body]
                self.heads[c] = [*over, (row, text)]


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


def _in_head(node: LexborNode) -> bool:
    parent = node.parent
    return parent is not None and parent.parent is not None and parent.parent.tag == "thead"
