"""Courses that missed doses break off: "If more than three days are missed, restart at the first dose"."""

from __future__ import annotations

from kg_builder import lazy_re as re

from ..language.cues import cues, lowered

__all__ = ["begins_again", "broken_off"]

_CUES = cues("miss", "skip", "forgot")
_GAP = re.compile(
    r"(?:(?:^|.*?\b)(?:if|when|whenever|after)\s+(?:(?:you|(?:the |a )?patients?)\s+(?:has\s+|have\s+)?)?|^)"
    r"(?P<gap>(?:[^.;:,]*\s)?(?:miss(?:ed|es)?|skip(?:ped|s)?|forgotten)\b[^.;:,]*)[:,]\s+(?P<then>.*)",
    re.I,
)
_HOW_LONG = re.compile(
    r"\b(?:\d+|one|two|three|four|five|six|seven|several|consecutive|more than)\b"
    r"(?= [\w -]*\b(?:dos(?:e|es)|days?|weeks?|hours?|months?)\b)",
    re.I,
)
_AGAIN = re.compile(
    r"\b(?:re-?start|re-?initiat|re-?titrat|start(?:ed)? (?:again|over)|begin again|beg[iu]n over)", re.I
)
_COPULA = re.compile(r"\s(?:is|are|was|were|has been|have been)\s")


def begins_again(words: str) -> bool:
    """Whether treatment is to begin once more.

    >>> begins_again("re-initiate at 5 mg"), begins_again("take it at once")
    (True, False)
    """
    return _AGAIN.search(words) is not None


def broken_off(words: str) -> str:
    """How many doses, or how long, have to be missed for treatment to begin again; "" if nothing is said.

    >>> broken_off("If you miss more than 3 days, restart at the lowest dose.")
    'miss more than 3 days'
    >>> broken_off("Two weekly doses missed: re-initiate the titration")
    'two weekly doses missed'
    >>> broken_off("If you miss a dose, take it as soon as you remember.")
    ''
    """
    gap = _GAP.search(words) if _CUES.search(lowered(words)) else None
    if gap is None or not (_HOW_LONG.search(gap["gap"]) and begins_again(gap["then"])):
        return ""
    said = _COPULA.sub(" ", " ".join(gap["gap"].split()))
    return said[0].lower() + said[1:]
