"""Reads whom the conditions in a stretch of text are told of: patients before, behind and beside them."""

from __future__ import annotations

from kg_builder import lazy_re as re

from ..vocabulary.patients import ANYONE, GROUP, PATIENTS, Patients, aged, narrowed, patients_in
from .condition_grammar import FUNCTION

__all__ = ["LATER", "further_groups", "later_patients", "opening", "whose"]

LATER = re.compile(
    r"(?:\s*,?\s*(?:with\s+or\s+without|either|when|where|that|which|meaning|an?|not|such\s+as|including"
    r"|caused\s+by|due\s+to|after|during|before|as|first|second|third)[\s-]"
    r"(?:(?!\b(?:caution|except|older|younger|who)\b)[^.;:]){2,110}?)?\s*,?\s*(?:in|for|among|by)\s+"
    rf"(?:both\s+)?(?=(?:[\w/-]+\s+){{0,4}}?{GROUP}\b)",
    re.I,
)
_NEXT_GROUP = re.compile(
    r"\s*(?:,\s*(?:(?:and|or|as\s+well\s+as)\s+)?|(?:and|or|as\s+well\s+as)\s+)(?:also\s+)?(?:in|for|to)\s+"
    rf"(?=(?:[\w/-]+\s+){{0,4}}?{GROUP}\b)",
    re.I,
)
_HAVE = re.compile(r"[\s,]*(?:with|who\s+(?:have|has|suffer)|suffering|having|diagnosed)\b", re.I)
_FOR_WHAT = re.compile(r"\s*,?\s+(?:for|to|in|as)\s", re.I)


def opening(text: str) -> tuple[int, Patients | None]:
    """Where the conditions begin, past purposes and patients, and those patients.

    >>> opening("the treatment of adults with gout")
    (29, Patients(words='adults', age_min=None, age_max=None))
    """
    at, patients = 0, None
    while True:
        before = at
        if (found := FUNCTION.match(text, at)) and found.end() > at:
            at = found.end()
        found = PATIENTS.match(text, at)
        if found and found["link"]:
            patients = _better(patients, patients_in(found))
            at = found.end()
        elif found:
            whose, end = narrowed(patients_in(found), text, found.end())
            if after := _FOR_WHAT.match(text, end):
                patients = _better(patients, whose)
                at = after.end()
        if at == before:
            return at, patients


def _better(old: Patients | None, new: Patients) -> Patients:
    return new if old is None or old.words in {"patients", "people"} else old


def whose(text: str, end: int, patients: Patients | None) -> tuple[Patients | None, int]:
    """The patients of conditions that end at a place, and where what is said of them ends.

    Args:
        text: what names the conditions.
        end: where they end.
        patients: those named before the conditions, if any are.

    >>> whose("gout in women who are older, or in men", 4, None)[0].words
    'women who are older'
    """
    if patients is None or patients.words in ANYONE:
        later, at = later_patients(text, end)
    else:
        later, at = None, end
    if later is None:
        patients, end = aged(patients or Patients(""), text, end)
        later, at = narrowed(patients, text, end) if patients.words else (None, at)
    named = later and (later.words not in ANYONE or later.age_min or later.age_max)
    return (later if named else None), at


def later_patients(text: str, at: int) -> tuple[Patients | None, int]:
    """Patients named behind conditions that end at a place, and where what is said of them ends.

    >>> later_patients("seizures, with or without aura, in adults", 8)[0].words
    'adults'
    """
    found = LATER.match(text, at)
    named = PATIENTS.match(text, found.end()) if found else None
    if named is None:
        return None, at
    return narrowed(patients_in(named), text, named.start("link") if named["link"] else named.end())


def further_groups(text: str, at: int) -> list[tuple[Patients, int]]:
    """Groups of patients that follow a group, each with where it begins if it may have its own condition.

    Args:
        text: what names them.
        at: where what is said of the group before ends.

    >>> [(group.words, own) for group, own in further_groups("in men and in women", 6)]
    [('women', 0)]
    >>> [(group.words, own) for group, own in further_groups("in men for gout, and in adults for fits", 15)]
    [('adults', 24)]
    """
    out: list[tuple[Patients, int]] = []
    while (joint := _NEXT_GROUP.match(text, at)) and (group := PATIENTS.match(text, joint.end())):
        named = group.start("link") if group["link"] else group.end()
        who, at = narrowed(patients_in(group), text, named)
        own = _HAVE.match(text, named) or _FOR_WHAT.match(text, at)
        out.append((who, joint.end() if own else 0))
    return out
