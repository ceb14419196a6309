"""Rows of doses by age or weight in text that has lost its lines: "1 to 5 years 5 mg 6 to 9 years 9 mg"."""

from __future__ import annotations

from kg_builder import lazy_re as re

from ..language.quantities import DASHES

__all__ = ["band_start", "last_band"]

_UNIT = r"(?:kg|lbs?|years?|yrs?|months?|m\s?2|m\u00b2)"
_SIGN = (
    r"(?:[<>\u2264\u2265]=?|(?:less|greater|more) than(?: or equal to)?"
    "|over|under|up to|at least|above|below)"
)
_ONE = rf"\d[\d.]*(?:[ -]?{_UNIT})?"
_BAND = (
    rf"(?<![\w.,/])(?<!\bfor )(?<!every )(?<!after )(?<!within )(?:{_SIGN}\s?)?"
    rf"(?:{_ONE}(?:\s?[{DASHES}]\s?|\s(?:to|and|through)\s)(?:{_SIGN}\s?)?)?"
    rf"\d[\d.]*[ -]?{_UNIT}(?![\w/])(?: (?:of age|old))?"
    r"(?:,? (?:or|and) (?:more|older|greater|over|above|heavier))?"
)
_LAST = re.compile(rf"{_BAND}\s*[:|]?\s*$", re.I)
_ANY = re.compile(_BAND, re.I)
_SUBJECT = re.compile(
    r"\b(?:(?:p(?:a)?ediatric |adult )?"
    r"(?:patients|adults|children|adolescents|those|infants|ag(?:ed?|es)|weigh\w*)"
    r"(?:,? (?:and|or) | who are | )?)+[ :(]*$",
    re.I,
)
_REACH = 40
_FEWEST = 2


def band_start(text: str, start: int, stop: int) -> int | None:
    """Where the band of patients begins that stands right before a dose; None where none does.

    Args:
        text: the statement.
        start: end of the dose before.
        stop: where the dose begins.

    >>> text = "1 to 5 years 5 mg daily 6 to 12 years 10 mg daily"
    >>> text[band_start(text, 17, text.index("10 mg")) :]
    '6 to 12 years 10 mg daily'
    >>> band_start("5 mg for 2 years 10 mg", 4, 17) is None
    True
    """
    found = _LAST.search(text, start, stop)
    whom = _SUBJECT.search(text, start, found.start()) if found else None
    return whom.start() if whom else found.start() if found else None


def last_band(text: str) -> str:
    """The last of several bands that a text names; "" for a text of one.

    >>> last_band("1 to 5 years 5 mg daily 6 to 12 years 10 mg daily, then"), last_band("under 5 years")
    ('6 to 12 years', '')
    """
    bands = list(_ANY.finditer(text))
    if len(bands) < _FEWEST:
        return ""
    last = bands[-1]
    whom = _SUBJECT.search(text, max(0, last.start() - _REACH), last.start())
    return text[whom.start() if whom else last.start() : last.end()].strip()
