"""The days or weeks of a course that a step of it is for: "Days 1 to 7", "from week 3 on"."""

from __future__ import annotations

from kg_builder import lazy_re as re

from .cues import cues, lowered
from .quantities import DASHES
from .timed import COUNT, Timed

__all__ = ["find_day_span", "is_day_span"]

_TIME = r"(?:days?|weeks?|wks?|months?)"
_ONWARD = r"(?:on(?:wards?)?|and (?:after|beyond|later|onwards?|thereafter)|forward)\b"
_SPAN = (
    rf"(?:{_TIME} {COUNT}"
    rf"(?:(?:\s?[{DASHES}]\s?|\s(?:to|through|thru)\s|\sand\s(?={_TIME}))(?:{_TIME} )?{COUNT}\b"
    rf"|,? {_ONWARD})"
    rf"|(?:from|after|beginning|starting)(?: on| in)? {_TIME} {COUNT}\b(?: {_ONWARD})?)"
)
_FOUND = re.compile(
    rf"(?<!\d )(?<!/)\b{_SPAN}(?! (?:of (?:each|every|a|the|an) (?:[\w-]+ )?cycle|after|before|later))", re.I
)
_LABEL = re.compile(
    rf"\W*(?:(?:on|in|during|for) )?(?:the )?(?:{_SPAN}|{_TIME} {COUNT}"
    r"|(?:first|second|third|fourth|fifth|sixth|next|following|last) (?:\w+ )?(?:day|week|month)s?)"
    r"(?: of (?:treatment|therapy|titration))?\W*",
    re.I,
)
_CUES = cues("day", "week", "wk", "month")


def find_day_span(text: str) -> Timed | None:
    """The first span of days, weeks or months of a course that a text tells.

    >>> find_day_span("on days 2 to 5 take 250 mg once a day").value, find_day_span("for 5 days")
    ('days 2 to 5', None)
    >>> find_day_span("10 mg on days 1 to 21 of each 28-day cycle")
    """
    match = _FOUND.search(text) if _CUES.search(lowered(text)) else None
    if match is None:
        return None
    said = " ".join(match.group().split())
    return Timed(match.start(), match.end(), said[0].lower() + said[1:])


def is_day_span(text: str) -> bool:
    """Whether a short line names nothing but a part of a course.

    >>> [is_day_span(words) for words in ("Days 1-7", "Week 3 and after", "First week", "Day case surgery")]
    [True, True, True, False]
    """
    return _CUES.search(lowered(text)) is not None and _LABEL.fullmatch(text) is not None
