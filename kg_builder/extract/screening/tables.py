"""Tables of tests: what is examined down the side, and when beside it or across the top."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from kg_builder import lazy_re as re
from kg_builder.model import Cell, Section, Table

from ..table_rows import rows_of
from ..vocabulary.phrases import decapitalised
from .listed import tests_named
from .names import name_of_test
from .timing import timing_in

__all__ = ["TabledTest", "asked_beside", "tabled_tests"]

_WHEN = re.compile(
    r"\W*(?:when|how often|timing|time|frequency|schedule|interval|(?:when|how) to (?:check|test|monitor|"
    r"do).*|monitoring (?:frequency|schedule|interval)|due|check (?:when|at))\W*",
    re.I,
)
_WHAT = re.compile(
    r"\W*(?:(?:what|which|lab(?:oratory)?|blood|monitoring|safety|recommended|baseline|name of|the) )*"
    "(?:tests?|checks?|monitor(?:ing)?|investigations?|parameters?|exam(?:ination)?s?|labs?|measures?|what|"
    r"assessments?|screening)(?: (?:to (?:check|do|monitor)|needed|required|we check|parameters?))?\W*",
    re.I,
)
_SAYS_TESTS = re.compile(r"\b(?:tests?|checks?|monitoring|investigations|screening|bloods?|labs?)\b", re.I)
_ABOUT = re.compile(r"\b(?:hazards?|risks?|warnings?|problems?|concerns?|conditions?|issues?)\b", re.I)
_TO_DO = re.compile(r"\b(?:do|actions?|advice|response|management|monitoring|precautions?)\b", re.I)
_TICK = re.compile(
    r"\W*(?:x|yes|y|\u2713|\u2714|\u2705|\u2611|\u00d7|\u2022|\u25cf|check)\W*|"
    r"[\u2713\u2714\u2705\u2611\u00d7\u2022\u25cf]\ufe0f?",
    re.I,
)
_NUMBERED = re.compile(r"(?:week|month|day)s? \d+", re.I)
_LONGEST_WHEN = 20
_LONGEST_NAME = 10


class TabledTest(NamedTuple):
    """A test of a table: its cell, its name, and when it is done."""

    cell: Cell
    name: str
    timing: str


def tabled_tests(section: Section, table: Table) -> Iterator[TabledTest]:
    r"""The tests of a table; none of a table of other things.

    Args:
        section: where it stands, whose title may say that it is of tests.
        table: the table.

    >>> section = read("Warnings\nTest\tWhen\nECG\tbefore the first dose\nTSH\tyearly").monograph.sections[-1]
    >>> [(found.name, found.timing) for found in tabled_tests(section, section.tables[0])]
    [('ECG', 'before the first dose'), ('TSH', 'yearly')]
    """
    rows = {row: list(cells.values()) for row, cells in rows_of(table.cells).items()}
    first = min(rows, default=0)
    heads = {c.column: c.text.strip() for c in rows.get(first, ())}
    title = section.title.quote if section.title else ""
    of_tests = bool(_SAYS_TESTS.search(f"{title} {table.caption}")) or bool(_WHAT.fullmatch(heads.get(0, "")))
    when = next((c for c, head in heads.items() if c and _WHEN.fullmatch(head)), None)
    moments = {c: moment for c, head in heads.items() if c and (moment := _moment(head))}
    body = [rows[row] for row in sorted(rows) if row != first]
    if when is not None:
        for cells in body:
            yield from _beside(cells, when, vouched=of_tests)
    elif len(moments) > 1 and of_tests:
        for cells in body:
            yield from _ticked(cells, moments)
    elif of_tests and len(heads) == 2 and not moments:
        for cells in [rows[first], *body] if timing_in(heads.get(1, "")) else body:
            yield from _beside(cells, 1, vouched=True)


def asked_beside(table: Table) -> Iterator[tuple[Cell, str]]:
    r"""Each hazard of a table of hazards and what to do, with each clause of what its row asks for.

    Args:
        table: any table; one without a column of requests gives nothing.

    >>> table = read("Warnings\nHazard\tWhat to do\nTB\tTest first; treat").monograph.sections[-1].tables[0]
    >>> [(cell.text, clause) for cell, clause in asked_beside(table)]
    [('TB', 'Test first'), ('TB', 'treat')]
    """
    rows = rows_of(table.cells)
    heads = rows.get(min(rows, default=0), {})
    if len(heads) < 2 or not (
        _ABOUT.search(heads[min(heads)].text) and _TO_DO.search(heads[max(heads)].text)
    ):
        return
    for row in sorted(rows)[1:]:
        cells = rows[row]
        for clause in cells[max(cells)].text.split("; ") if len(cells) > 1 else ():
            yield cells[min(cells)], clause


def _moment(head: str) -> str:
    """The moment that a column is headed by; "" for another head."""
    if _NUMBERED.fullmatch(head):
        return f"at {head.casefold()}"
    return "at baseline" if head.casefold() == "baseline" else timing_in(head)


def _beside(cells: list[Cell], when: int, *, vouched: bool) -> Iterator[TabledTest]:
    """The tests of a row whose timing stands in a cell of its own."""
    name, told = cells[0], next((c.text.strip() for c in cells if c.column == when), "")
    if not told or len(told.split()) > _LONGEST_WHEN:
        return
    for test in _names(name.text, vouched=vouched and bool(timing_in(told))):
        yield TabledTest(name, test, decapitalised(told) if timing_in(told) else "")


def _ticked(cells: list[Cell], moments: dict[int, str]) -> Iterator[TabledTest]:
    """The tests of a row that is ticked under the moments at which they are done."""
    ticked = [moments[c.column] for c in cells if c.column in moments and _TICK.fullmatch(c.text)]
    if ticked:
        for test in _names(cells[0].text, vouched=True):
            yield TabledTest(cells[0], test, ", ".join(ticked))


def _names(words: str, *, vouched: bool) -> list[str]:
    """The tests that a cell names; all of it as one where the table vouches for it."""
    named = tests_named(words, vouched=vouched)
    if named or not vouched or not 0 < len(words.split()) <= _LONGEST_NAME or not words.strip()[:1].isalpha():
        return named
    return [name_of_test(words.strip(" *_"))]
