"""SPL table markup to Table records: spans resolved, every cell knows what heads it.

Source: HL7 SPL implementation guide, section "Tables" (a subset of the CALS and HTML table models).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kg_builder import lazy_re as re
from kg_builder.model import Cell, Table

from .text_builder import TextBuilder, fold

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["read_table"]

_MAX_SPAN = 200
_MARK = re.compile(r"^\s*([*\u2020\u2021\u00a7\u00b6#]|[a-z]|\d{1,2})[).\s]\s*")


@dataclass(frozen=True, slots=True)
class _Raw:
    row: int
    column: int
    rowspan: int
    colspan: int
    text: str
    is_header: bool


def read_table(element: _Element, builder: TextBuilder, locator: str = "") -> Table:
    r"""Write a table into the text, a line a row, and return its record.

    Args:
        element: the ``table`` element, any namespace.
        builder: the text being grown; cells get their places from it.
        locator: path of the element.

    Returns:
        The table; cells know the heads of their row and column.

    >>> from lxml import etree
    >>> rows = "<tr><th>Effect</th><th>Share</th></tr><tr><td>Nausea</td><td>9 %</td></tr>"
    >>> builder = TextBuilder()
    >>> read_table(etree.fromstring(f"<table>{rows}</table>"), builder).cells[-1].column_headers
    ('Share',)
    >>> builder.text
    'Effect | Share\nNausea | 9 %\n'
    """
    begin = builder.length
    footnotes: list[tuple[str, str]] = []
    caption = ""
    for child in element:
        if _tag(child) == "caption":
            caption = fold(_text(child, footnotes))
            if caption:
                builder.line(caption)
    raws, rows = _grid(element, footnotes)
    places: dict[tuple[int, int], tuple[int, int]] = {}
    for row in range(rows):
        written = False
        for raw in (r for r in raws if r.row == row):
            if written:
                builder.raw(" | ")
            places[raw.row, raw.column] = builder.raw(raw.text)
            written = True
        if written:
            builder.raw("\n")
    for _, words in footnotes:
        builder.line(words)
    cells = _headed(raws, places)
    return Table(begin, builder.length, caption, cells, tuple(footnotes), locator)


def _tag(element: _Element) -> str:
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _text(element: _Element, footnotes: list[tuple[str, str]]) -> str:
    """Words of a cell; footnotes go aside, line breaks and blocks become blanks."""
    parts = [element.text or ""]
    for child in element:
        tag = _tag(child)
        if tag == "footnote":
            words = fold(_text(child, footnotes))
            mark = _MARK.match(words)
            if words:
                footnotes.append((mark.group(1) if mark else str(len(footnotes) + 1), words))
        elif tag in {"footnoteRef", "renderMultiMedia"}:
            pass
        elif tag in {"br", "paragraph", "list", "item", "caption"}:
            parts += [" ", _text(child, footnotes), " "]
        elif tag == "sup" and _is_mark(fold(_text(child, footnotes)), "".join(parts)):
            pass
        elif tag:
            parts.append(_text(child, footnotes))
        parts.append(child.tail or "")
    return "".join(parts)


def _is_mark(words: str, before: str) -> bool:
    """Whether superscript words are a footnote's mark and no exponent.

    >>> _is_mark("a", "Colic"), _is_mark("2", "Nausea"), _is_mark("2", "mg/m"), _is_mark("9", "10")
    (True, True, False, False)
    """
    if re.fullmatch(r"[a-z*\u2020\u2021\u00a7\u00b6#,; ]{1,7}", words):
        return True
    return bool(re.fullmatch(r"[\d,; ]{1,7}", words) and re.search(r"[A-Za-z]{4}[)%]?\s*$", before))


def _grid(element: _Element, footnotes: list[tuple[str, str]]) -> tuple[list[_Raw], int]:
    raws: list[_Raw] = []
    taken: set[tuple[int, int]] = set()
    row = 0
    for part in element:
        group = _tag(part)
        if group not in {"thead", "tbody", "tfoot", "tr"}:
            continue
        for tr in [part] if group == "tr" else part:
            if _tag(tr) != "tr":
                continue
            if group == "tfoot":
                words = fold(" ".join(_text(cell, footnotes) for cell in tr))
                if words:
                    mark = _MARK.match(words)
                    footnotes.append((mark.group(1) if mark else "", words))
                continue
            column = 0
            for cell in tr:
                if _tag(cell) not in {"td", "th"}:
                    continue
                while (row, column) in taken:
                    column += 1
                rowspan, colspan = _span(cell, "rowspan"), _span(cell, "colspan")
                header = group == "thead" or _tag(cell) == "th"
                raws.append(_Raw(row, column, rowspan, colspan, fold(_text(cell, footnotes)), header))
                taken.update((row + r, column + c) for r in range(rowspan) for c in range(colspan))
                column += colspan
            row += 1
    return raws, row


def _span(cell: _Element, name: str) -> int:
    value = cell.get(name, "1")
    return min(max(int(value), 1), _MAX_SPAN) if value.isdigit() else 1


def _headed(raws: list[_Raw], places: dict[tuple[int, int], tuple[int, int]]) -> tuple[Cell, ...]:
    if raws and not any(r.is_header for r in raws):
        first = [r for r in raws if r.row == 0]
        if len(first) > 1 and not any(_is_number(r.text) for r in first[1:]):
            raws = [replace(r, is_header=True) if r.row == 0 else r for r in raws]
    width = max((r.column + r.colspan for r in raws), default=0)
    top = {r.row for r in raws if r.is_header and r.column > 0} | {
        r.row for r in raws if r.is_header and r.colspan == width
    }
    heads: dict[int, list[str]] = {}
    for raw in raws:
        if raw.is_header and raw.row in top and raw.text:
            for column in range(raw.column, raw.column + raw.colspan):
                heads.setdefault(column, []).append(raw.text)
    sides: dict[int, list[str]] = {}
    group = ""
    rows: dict[int, list[_Raw]] = {}
    for raw in raws:
        rows.setdefault(raw.row, []).append(raw)
    for row in sorted(rows.keys() - top):
        cells = rows[row]
        filled = [r for r in cells if r.text]
        if len(filled) == 1 and filled[0].column == 0 and width > 1 and filled[0].rowspan == 1:
            group = filled[0].text
            continue
        if group:
            sides.setdefault(row, []).append(group)
        for raw in cells:
            if raw.column == 0 and raw.text:
                for r in range(row, row + raw.rowspan):
                    sides.setdefault(r, [group] if group and r > row else []).append(raw.text)
    return tuple(
        Cell(
            *places[raw.row, raw.column],
            raw.text,
            raw.row,
            raw.column,
            raw.is_header or raw.row in top,
            () if raw.row in top else tuple(t for t in sides.get(raw.row, ()) if t != raw.text),
            () if raw.row in top else tuple(heads.get(raw.column, ())),
        )
        for raw in raws
    )


def _is_number(words: str) -> bool:
    return bool(re.match(r"^[<>\u2264\u2265]?\s*\d", words))
