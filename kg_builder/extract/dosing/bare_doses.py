"""A dose alone, as the action of a labelled line: "CrCl 30-50 mL/min: 15 mg once daily"."""

from __future__ import annotations

from kg_builder import lazy_re as re

from ..language.intervals import find_intervals
from ..language.schedules import clean_words
from .action_nouns import Action
from .amounts import Role, amounts_of
from .clauses import is_dilution

__all__ = ["bare_dose"]

_LONGEST = 160
_DOSE_ENDS = re.compile(
    r"(?<!\bmax)\.\s|\.$|\s\(see|\s\[|;\s(?!max|not)|\s(?:should|is|are|may|can)\s(?:be\s)?(?:considered|"
    r"recommended|used|given|needed)\b|"
    r"\s(?:in|for) patients\b",
    re.I,
)


_NEXT_CELL = re.compile(
    r"\d\s?(?:m?c?g|mL|units?)(?:\s?/\s?(?:m ?2|m\u00b2|kg|day))?(?:\s(?:(?:once|twice)\s)?daily)?\s+\**\s?"
    r"\d[\d.,]*\s?(?=m?c?g\b|mL\b|units?\b)"
)
_STEPS = re.compile(r"\b(?:increments|decrements|steps) of (?:\w+ )?$", re.I)
_STEPS_BEHIND = re.compile(r"[ -](?:increments|decrements|steps)\b", re.I)
_FEWEST_CELLS = 2
"""Amounts with nothing between them are the cells of a table that has lost its lines."""


def bare_dose(text: str, names: tuple[str, ...]) -> list[Action]:
    """The dose that a statement gives alone, as an action; nothing where it gives none.

    Args:
        text: the statement.
        names: the drug's names.

    >>> [action.words for action in bare_dose("15 mg once daily (see below)", ())]
    ['15 mg once daily']
    """
    doses = [] if is_dilution(text) else [a for a in amounts_of(text, names) if a.role is not Role.OTHER]
    intervals = find_intervals(text)
    if not doses:
        if re.match(r"\s*(?:every|q\d)", text, re.I) and intervals:
            return [Action(intervals[0].start, intervals[-1].end, f"every {intervals[0].value}", "dose")]
        return []
    start = doses[0].maximum.start if doses[0].maximum else doses[0].quantity.start
    if _STEPS.search(text, 0, start) or _STEPS_BEHIND.match(text, doses[0].quantity.end):
        return []  # "adjusted in increments of 2 mg"
    end = len(_DOSE_ENDS.split(text[start:])[0]) + start
    if end - start > _LONGEST or len(_NEXT_CELL.findall(text, start, end)) >= _FEWEST_CELLS:
        return []  # a table run together
    return [Action(start, end, clean_words(text[start:end]), "dose")]
