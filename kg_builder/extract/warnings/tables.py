"""Tables that say what to do about what: a column of hazards or signs beside a column of requests."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from kg_builder import lazy_re as re
from kg_builder.model import Cell, Table

from ..table_rows import rows_of
from .actions import actions_in
from .labels import tidy
from .states import state_of
from .wording import Action

__all__ = ["asked_in_table"]

_WHAT = re.compile(
    r"\b(?:if|when|happens?|problems?|warnings?|risks?|hazards?|reactions?|signs?|symptoms?|"
    r"you (?:notice|have))\b",
    re.I,
)
_DO = re.compile(r"\b(?:then|do|actions?|advice|response|management|what to do|should)\b", re.I)


def asked_in_table(
    table: Table, names: tuple[str, ...], abbreviations: Mapping[str, str]
) -> Iterator[tuple[str, Cell, list[Action]]]:
    r"""Each row's hazard or sign, its cell, and what the row asks to do about it.

    Args:
        table: any table; one without a column of requests gives nothing.
        names: names of the drug.
        abbreviations: short form to long form.

    >>> page = read("Warnings\nSymptom\tWhat to do\nRash\tStop zorvexant\nFever\tCall your doctor")
    >>> found = asked_in_table(page.monograph.sections[-1].tables[0], ("zorvexant",), {})
    >>> [(state, [action.action for action in actions]) for state, cell, actions in found]
    [('rash', ['stop zorvexant']), ('fever', ['call your doctor'])]
    """
    heads = {cell.column: cell.text for cell in table.cells if cell.row == 0}
    if len(heads) < 2 or not (_WHAT.search(heads[min(heads)]) and _DO.search(heads[max(heads)])):
        return
    for _, cells in sorted(rows_of(cell for cell in table.cells if cell.row).items()):
        about, ask = cells[min(cells)], cells[max(cells)]
        state = state_of(about.text, abbreviations)
        if about is ask or not state:
            continue
        found = actions_in(ask.text, ask.start, names, abbreviations)
        yield state, about, [replace(action, trigger=tidy(action.trigger) or state) for action in found]
