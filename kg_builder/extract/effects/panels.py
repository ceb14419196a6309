"""The panels of a frequency table: runs of rows, each under the heads that hold for them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from kg_builder import lazy_re as re
from kg_builder.model import Cell, Table

from ..table_rows import rows_of
from .shares import is_value

__all__ = ["COMPARATOR", "SIZE", "Panel", "panels"]

COMPARATOR = re.compile(
    r"placebo|\bPBO\b|\bPLB\b|vehicle|\bcontrols?\b|comparator|untreated|no treatment|\bsham\b|"
    r"standard (?:of care|therapy|treatment)|best supportive|observation|\bsaline\b|background therapy alone",
    re.IGNORECASE,
)
SIZE = re.compile(r"\(?\s*\b(?:total\s+)?n\s*=\s*(\d[\d,]*)\s*(?:patients|subjects)?\s*\)?", re.IGNORECASE)
_CAPTION = re.compile(r"table\s*\d", re.IGNORECASE)
_SIZES_ALONE = re.compile(r"[\s(]*n\s*=\s*[\d,]+[\s)]*", re.IGNORECASE)
_PATIENTS = re.compile(
    r"\W*(?:total )?(?:(?:number|no\.?) of )?(?:treated )?(?:patients|subjects|n)(?: \(?n\)?| treated)?\W*",
    re.IGNORECASE,
)
_MARK = re.compile(r"(?<=[)y])[a-h]$|[\s*\u2020\u2021]+$")
_GLUED_SIZE = re.compile(
    r"(?<=[\w)])(?=[Nn]\s*=\s*\d)|(?<=[a-z)\d])(?=n \(%\))|(?<=[Gg]rade)(?=\d)|(?<=[Gg]rades)(?=\d)|"
    r"(?<=[A-Za-z]{4})(?=\d[\d.,]* ?(?:mg|mcg|g|units?|minutes|mL)\b)"
)


@dataclass(frozen=True, slots=True)
class Panel:
    """A run of rows under one set of heads.

    Args:
        heads: texts of the heads of each column, outermost first.
        rows: the cells of each row by column.
        labels: number of columns, from the left, that name what a row is about.
        caption: words of rows that caption the table.
        group: words beside the heads that say whose rows they are: "Add-on to insulin".
    """

    heads: Mapping[int, tuple[str, ...]]
    rows: tuple[Mapping[int, Cell], ...]
    labels: int
    caption: str = ""
    group: str = ""


def panels(table: Table) -> Iterator[Panel]:
    r"""The table's rows, with the heads that hold for them.

    Heads are what is marked so, and the rows before the first with a value. A head reaches over the columns
    up to the next head of its row. Further down, a row of heads begins a new panel; one of nothing but
    sizes of arms changes these.

    >>> page = read("Side effects\nEffect\tZorvexant\tPlacebo\nNausea\t12%\t5%\nRash\t3%\t1%")
    >>> (panel,) = panels(page.monograph.sections[-1].tables[0])
    >>> panel.heads, [row[0].text for row in panel.rows]
    ({0: ('Effect',), 1: ('Zorvexant',), 2: ('Placebo',)}, ['Nausea', 'Rash'])
    """
    rows = rows_of(table.cells)
    width = 1 + max((cell.column for cell in table.cells), default=0)
    order = sorted(rows)
    first = next((row for row in order if _has_values(rows[row]) and not _counts_patients(rows[row])), None)
    if first is None:
        return
    above = [row for row in order if row < first]
    while len(above) > 1 and _titles(rows[above[-1]]) and any(not _titles(rows[r]) for r in above[:-1]):
        above.pop()  # "Eye disorders" over its first row
    heads: dict[int, list[str]] = {}
    caption = ""
    over: Sequence[int] = ()
    for row in above:
        words = " ".join(c.text for _, c in sorted(rows[row].items()) if c.text)
        if _CAPTION.match(words):
            caption = words
        elif _counts_patients(rows[row]):
            for column, cell in rows[row].items():
                if column and cell.text:
                    heads.setdefault(column, []).append(f"N={cell.text}")
        else:
            _put(heads, rows[row], width, over)
            over = sorted(rows[row])
    body: list[Mapping[int, Cell]] = []
    group = list(heads.get(0, ()))
    fresh = False
    for row, below in zip_longest(order[len(above) :], order[len(above) + 1 :]):
        cells = rows[row]
        kind = _kind(cells)
        if kind == "row" and sum(_is_words(c) for c in cells.values() if c.column) > 1 and below is not None:
            kind = "heads" if _kind(rows[below]) == "sizes" else kind
        if kind == "row":
            body.append(cells)
            fresh = False
            continue
        if any(_has_values(c) for c in body):
            yield _panel(heads, body, caption, group)
            body, group = [], []
        if 0 in cells:
            group.append(cells[0].text)
        if kind == "heads" and not fresh:
            heads = {column: words for column, words in heads.items() if column == 0}
        if kind == "sizes":
            heads = {column: [SIZE.sub("", w) for w in words] for column, words in heads.items()}
            body.append({0: cells[0]} if 0 in cells else {})
        _put(heads, {c: cell for c, cell in cells.items() if c}, width)
        fresh = kind == "heads"
    if body:
        yield _panel(heads, body, caption, group)


def _panel(
    heads: Mapping[int, Sequence[str]],
    body: Sequence[Mapping[int, Cell]],
    caption: str,
    group: Sequence[str],
) -> Panel:
    valued = {column for cells in body for column, cell in cells.items() if is_value(cell.text)}
    labels = min((column for column in valued if column), default=1)
    whole = {column: tuple(words) for column, words in heads.items()}
    return Panel(whole, tuple(body), labels, caption, " ".join(_MARK.sub("", words) for words in group))


def _has_values(cells: Mapping[int, Cell]) -> bool:
    beside = [cell for column, cell in cells.items() if column and cell.text]
    values = [c for c in beside if is_value(c.text)]
    return bool(values) and not all(c.is_header and not re.search(r"[%(]", c.text) for c in values)


def _counts_patients(cells: Mapping[int, Cell]) -> bool:
    """Whether a row gives the sizes of the arms: "Number of patients | 120 | 118"."""
    beside = [cell.text for column, cell in cells.items() if column and cell.text]
    counted = _PATIENTS.fullmatch(cells[0].text) if 0 in cells else None
    return counted is not None and all(re.fullmatch(r"\d[\d,]*", text) for text in beside)


def _is_words(cell: Cell) -> bool:
    return bool(cell.text) and not is_value(cell.text)


def _titles(cells: Mapping[int, Cell]) -> bool:
    return sum(1 for cell in cells.values() if cell.text) <= 1


def _kind(cells: Mapping[int, Cell]) -> str:
    """What a row below the first heads is: "row", "heads" of a new panel, or "sizes" of its arms."""
    beside = [cell for column, cell in sorted(cells.items()) if column and cell.text]
    marked = all(c.is_header for c in beside)
    if not beside or _has_values(cells):
        return "row"
    if all(_SIZES_ALONE.fullmatch(c.text) for c in beside):
        return "sizes"
    if marked:
        return "heads"
    armed = sum(bool(COMPARATOR.search(c.text) or SIZE.search(c.text)) for c in beside)
    return "heads" if len(beside) > 1 and armed * 2 >= len(beside) else "row"


def _put(
    heads: dict[int, list[str]], cells: Mapping[int, Cell], width: int, over: Sequence[int] = ()
) -> None:
    """Add a row of heads; each reaches up to the next cell of its row, and no farther than the one over it.

    Args:
        heads: of the columns.
        cells: of the row.
        width: number of columns.
        over: columns in which the heads of the row above begin.
    """
    columns = sorted(cells)
    several = sum(column > 0 for column in columns) > 1
    for column, reach in zip(columns, [*columns[1:], width], strict=True):
        end = min([reach, *(start for start in over if start > column)]) if several else reach
        words = " ".join(_GLUED_SIZE.sub(" ", cells[column].text).split())
        if words and not (len(columns) == 1 and column == 0):
            for at in range(column, end):
                heads.setdefault(at, []).append(words)
