"""Tables of interactions that scraping left with one cell a line: the heads, then row after row."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice

from kg_builder import lazy_re as re
from kg_builder.model import Cell, Section, Table

from .mentions import names_in

__all__ = ["stacked_table"]

_LINE = re.compile(r"[^\n]*(?:\n|$)")
_FEWEST_ROWS = 2
_MOST_HEADS = 5
_LONGEST_HEAD, _LONGEST_NAME = 6, 12  # words


def stacked_table(text: str, section: Section, heads_one: Callable[[str], str | None]) -> Table | None:
    r"""The table of a section on interactions whose cells stand one a line; None if there is none.

    An empty line is an empty cell, unless such lines part the heads too. Rows end where a line in their first
    place names no drug.

    Args:
        text: the document.
        section: the section.
        heads_one: what a column with such a head holds: "who" for names; None for words that head none.

    >>> page = read("Interactions\nDrug\nExamples\nEffect\nACE inhibitors\nenalapril\nrash\nlithium\n\nrash")
    >>> kinds = {"Drug": "who", "Examples": "who", "Effect": "effect"}
    >>> table = stacked_table(page.monograph.text, page.monograph.sections[-1], kinds.get)
    >>> [cell.text for cell in table.cells if not cell.is_header]
    ['ACE inhibitors', 'enalapril', 'rash', 'lithium', '', 'rash']
    """
    begin = section.title.end if section.title else section.start  # "Drug interactions" heads no column
    lines = [(m.start(), m[0].strip()) for m in _LINE.finditer(text, begin, section.end)]
    for at in range(len(lines)):
        heads, after, apart = _heads(lines[at : at + 2 * _MOST_HEADS], heads_one)
        if len(heads) > 1:
            body = (lines[i] for i in range(at + after, len(lines)) if lines[i][1] or not apart)
            rows = list(_rows(body, len(heads)))
            if len(rows) >= _FEWEST_ROWS:
                return _table(text, heads, rows)
    return None


def _heads(
    lines: list[tuple[int, str]], heads_one: Callable[[str], str | None]
) -> tuple[list[tuple[int, str]], int, bool]:
    """The heads that lines begin with, how many lines they take, and whether empty lines part them."""
    found: list[tuple[int, str]] = []
    kinds: list[str] = []
    apart = False
    taken = 0
    for count, (start, words) in enumerate(lines, 1):
        if not words and found:
            apart = True
            continue
        kind = (
            heads_one(words)
            if words and len(words.split()) <= _LONGEST_HEAD and words[-1] not in ".:"
            else None
        )
        if kind is None or (not kinds and kind != "who") or (kind == "who" and set(kinds) - {"who"}):
            break
        found.append((start, words))
        kinds.append(kind)
        taken = count
    apart = apart and not all(words for _, words in lines[:taken])
    return (found, taken, apart) if {"effect", "management"} & set(kinds) else ([], 0, False)


def _rows(lines: Iterator[tuple[int, str]], width: int) -> Iterator[list[tuple[int, str]]]:
    for start, words in lines:
        if not words:
            continue
        if len(words.split()) > _LONGEST_NAME or words.endswith(".") or not names_in(words):
            return
        row = [(start, words), *islice(lines, width - 1)]
        if len(row) < width:
            return
        yield row


def _table(text: str, heads: list[tuple[int, str]], rows: list[list[tuple[int, str]]]) -> Table:
    cells: list[Cell] = []
    for at, row in enumerate([heads, *rows]):
        for column, (line, words) in enumerate(row):
            start = text.index(words, line)
            above = () if at == 0 else (heads[column][1],)
            end = start + len(words)
            cells.append(Cell(start, end, words, at, column, is_header=at == 0, column_headers=above))
    return Table(cells[0].start, cells[-1].end, "", tuple(cells))
