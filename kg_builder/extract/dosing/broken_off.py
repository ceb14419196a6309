"""Courses that missed doses break off: "If more than three days are missed, restart at the first dose"."""

from __future__ import annotations

from typing import NamedTuple

from kg_builder import lazy_re as re

from ..language.cues import cues, lowered

__all__ = ["MISSED", "Gap", "begins_again", "broken_off", "taken_up"]

MISSED = "missed dose"
"""The trigger of what is done after missed doses."""


class Gap(NamedTuple):
    """A break in a course, and how treatment is taken up after it.

    Args:
        trigger: "missed dose", or "interrupted" and what is.
        extent: how many doses, or how long.
        then: what is done, in the words of the sentence.
    """

    trigger: str
    extent: str
    then: str


_CUES = cues("miss", "skip", "forgot", "interrupt", "stopped", "paus", "since")
_GAP = re.compile(
    r"(?:(?:^|.*?\b)(?:if|when|whenever|after)\s+(?:(?:you(?:['\u2019]ve)?|(?:the "
    r"|a )?patients?)\s+(?:has\s+|have\s+)?)?|^)"
    r"(?P<gap>(?:[^.;:,]*\s)?(?:miss(?:ed|es)?|skip(?:ped|s)?|forgotten"
    r"|(?:elapsed|passed|gone by) since (?:the |your )?last\b(?=[^.;:,]*\bdose)"
    r"|(?P<what>treatment|therapy|dosing)\s(?:(?:is|was|has been)\s)?(?:interrupted|stopped|paused))\b"
    r"(?:[^.;:,]|,(?= or\b))*)"
    r"(?:[:,]\s+|\s(?=(?:must|should|needs? to|ha(?:s|ve) to)\s))(?P<then>.*)",
    re.I,
)
_NEXT = re.compile(r";\s+(?:but |and |or )?(?=(?:if|when|after)\b)", re.I)
_BARE = re.compile(r"(?P<if>if|when|after) (?=(?:by|for|within|during)\b)", re.I)
_HOW_LONG = re.compile(
    r"\b(?:\d+|one|two|three|four|five|six|seven|several|consecutive|(?:more|less|fewer) than)\b"
    r"(?= [\w -]*\b(?:dos(?:e|es)|days?|weeks?|hours?|months?|half-lives)\b)",
    re.I,
)
_AGAIN = re.compile(
    r"\b(?:re-?start|re-?initiat|re-?titrat|re-?load|resum|carry on|start(?:ed|ing)? (?:again|over)"
    r"|go on (?:with|at|as)|go(?:es)? back to (?:the |your )?(?:starting|first|initial|lowest|beginning)"
    r"|from (?:the beginning|scratch)|beg[iu]n again|beg[iu]n over|titrat\w+ (?:again|from)"
    r"|repeat (?:the )?(?:titration|loading|initial|first)|(?:loading|maintenance|previous) (?:\w+ )?dose"
    r"|continue (?:with |on |at )?(?:the )?(?:usual|same|regular|planned|current|treatment|as))",
    re.I,
)
_LATE = re.compile(r"\b(?:skip|leave)\b|\bremember|\bdo not (?:take|use) (?:the|a) (?:missed|double)", re.I)
_SAID = re.compile(
    r"^you(?: have|['\u2019]ve) |^(?:an? |the )?(?:patients?|people|person|those|anyone) who\s"
    r"|^(?:an? |the |any |your )?dos(?:e|es|age) (?=.*\bmissed\b)|\b(?:is|are|was|were|has been|have been)\s"
    r"|\b(?:miss(?:ed|es)?|skip(?:ped|s)?|forgotten)\b(?: (?:a|any|your|the) dose)?"
    r"|\b(?:treatment|therapy|dosing)\s(?:(?:is|was|has been)\s)?(?:interrupted|stopped|paused)(?: for)?"
    r"|(?:ha(?:ve|s) )?(?:elapsed|passed|gone by) since .*$",
    re.I,
)


def begins_again(words: str) -> bool:
    """Whether treatment is to go on or to begin once more.

    >>> begins_again("re-initiate at 5 mg"), begins_again("resume it"), begins_again("take it at once")
    (True, True, False)
    """
    return _AGAIN.search(words) is not None


def broken_off(words: str) -> list[Gap]:
    """How many doses, or how long, have to be missed, and how treatment is taken up then.

    >>> broken_off("If you miss more than 3 days, restart at the lowest dose.")
    [Gap(trigger='missed dose', extent='more than 3 days', then='restart at the lowest dose.')]
    >>> broken_off("If missed by 1 week or less, resume it; if by more than 2 weeks, re-load.")[-1]
    Gap(trigger='missed dose', extent='by more than 2 weeks', then='re-load.')
    >>> broken_off("If you miss a dose, take it as soon as you remember.")
    []
    """
    if not _CUES.search(lowered(words)):
        return []
    found: list[Gap] = []
    for part in _NEXT.split(words):
        gap = _GAP.search(_BARE.sub(r"\g<if> missed ", part) if found else part)
        if (
            gap
            and _HOW_LONG.search(gap["gap"])
            and begins_again(gap["then"])
            and not _LATE.search(gap["then"])
        ):
            what = f"interrupted {gap['what'].casefold()}" if gap["what"] else MISSED
            extent = " ".join(_SAID.sub(" ", gap["gap"]).split())
            found.append(Gap(what, extent[:1].lower() + extent[1:], gap["then"]))
    return found


def taken_up(words: str) -> str:
    """What is done to take treatment up, in the words of a sentence.

    >>> taken_up("Begin again with the first week.")
    'begin again with the first week'
    """
    said = " ".join(words.split()).rstrip(" .;")
    return said[:1].lower() + said[1:]
