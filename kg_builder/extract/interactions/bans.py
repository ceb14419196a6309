"""Drugs that a page says must not be combined with the one it is about."""

from __future__ import annotations

from collections.abc import Iterator

from kg_builder import lazy_re as re

from ..statements import holds

__all__ = ["ban_in", "banned", "forbids", "taken_in"]

_IF_TAKING = (
    r"(?:if|when|while|or\s+if)\s+(?:you|patients?|they)?\s*(?:are\s+|have\s+|has\s+)?(?:also\s+"
    r"|currently\s+|recently\s+|already\s+|been\s+"
    r"|being\s+)*(?:tak(?:e|es|en|ing)|us(?:e|es|ed|ing)|treated\s+with|receiv(?:e|ed|ing)|on)\s+"
)
_BAN = re.compile(
    r"\b(?:(?:should|must|do|does|may)\s+(?:also\s+)?not|don['\u2019]t|cannot|can\s*not"
    r"|never)\s+(?:be\s+)?(?:us|tak"
    r"|giv|start|combin|receiv|administ|prescrib|co-?admin)\w*",
    re.I,
)
_SLOT = re.compile(
    rf"\b{_IF_TAKING}(?P<who>[^.;]+?)(?=,?\s+(?:or\s+)?(?:if|when)\s+(?:you|they|patients?)\b|[.;]|$)", re.I
)
_WITHIN = re.compile(
    r"\bwithin\s+[\w\s]{1,40}?\s(?:of|after|before)\s+(?:you\s+)?(?:have\s+)?(?:taking|using|stopping"
    r"|used|taken|stopped|the\s+use\s+of)"
    r"\s+(?:taking\s+|using\s+)?(?P<who>[^.;]+)",
    re.I,
)
_TO_TAKERS = re.compile(
    r"\b(?:to|by|in)\s+(?:patients?|people|anyone|those|adults)\s+(?:who\s+(?:are\s+"
    r"|have\s+)?)?(?:also\s+|been\s+)*"
    r"(?:taking|take|receiving|receive|using|treated\s+with"
    r"|on)\s+(?P<who>[^.;]+?)(?=,?\s+(?:or\s+)?within\b|,\s+(?:unless|except)\b|[.;]|$)",
    re.I,
)
_AT_ONCE = re.compile(
    r"\b(?:at\s+the\s+same\s+time\s+as|together\s+with|alongside)\s+(?P<who>[^.;]+?)(?=,\s+(?:unless"
    r"|except)\b|[.;]|$)",
    re.I,
)
_CONTRAINDICATED = (
    re.compile(
        r"\b(?:concomitant|concurrent|co-?administ\w+|combination|combined|use|taking|taken|treatment"
        r"|therapy)\b[^.;]{0,40}?"
        r"\b(?:of|with)\s+(?P<who>[^.;]+?)\s+(?:is|are)\s+contraindicated\b",
        re.I,
    ),
    re.compile(
        r"\bcontraindicated\s+(?:in\s+(?:\w+\s+){0,3}?(?:taking|receiving|treated\s+with|using|on)|with"
        r"|for\s+use\s+with"
        r"|in\s+combination\s+with)\s+(?:concomitant\s+|concurrent\s+)?(?:use\s+(?:of"
        r"|with)\s+)?(?P<who>[^.;]+)",
        re.I,
    ),
)
_NEEDED = ("not", "n't", "n\u2019t", "never", "contraindicated")
_TAKEN = re.compile(
    r"\b(?:tak(?:e|es|en|ing)|us(?:e|es|ed|ing)|treated\s+with|receiv(?:e|ed|ing))\b(?!\s+to\b)", re.I
)
_ITEM = re.compile(
    r"^\W*(?:(?:do\s+not\s+)?(?:concomitant|concurrent|co-?administ\w+|co-?admin|combination|combined|use"
    r"|taking|taken|treatment"
    r"|receiving|patients\s+(?:taking|receiving)|in\s+combination)\b\s*(?:(?:use|administration|treatment"
    r"|therapy|intake)\s+)?)"
    r"(?:(?:of|with|together\s+with)\s+)?(?P<who>[^.;:]+)",
    re.I,
)


def banned(text: str, *, item: bool = False) -> Iterator[tuple[str, int]]:
    """Stretches of a sentence that name what must not be combined: (words, where they start).

    Args:
        text: the sentence.
        item: whether it is an item of a list of contraindications, which need not say so again.

    >>> list(banned("Do not use examplol if you have taken an MAO inhibitor."))
    [('an MAO inhibitor', 38)]
    >>> list(banned("It must not be given to patients taking pimozide, or within 2 weeks of it."))
    [('pimozide', 40)]
    >>> list(banned("Coadministration with pimozide is contraindicated."))
    [('pimozide', 22)]
    >>> list(banned("Do not use examplol if you are allergic to it."))
    []
    """
    if holds(text, _NEEDED):
        yield from _said_banned(text)
    if item and (found_item := _ITEM.match(text)):
        yield found_item["who"], found_item.start("who")


def _said_banned(text: str) -> Iterator[tuple[str, int]]:
    if ban := _BAN.search(text):
        for pattern in (_SLOT, _WITHIN, _TO_TAKERS, _AT_ONCE):
            for found in pattern.finditer(text, ban.end()):
                yield found["who"], found.start("who")
    for pattern in _CONTRAINDICATED:
        if found_here := pattern.search(text):
            yield found_here["who"], found_here.start("who")


def forbids(lead: str) -> bool:
    """Whether a lead-in forbids taking the drug to those whom its list names.

    >>> forbids("Do not take examplol if you:"), forbids("Tell your doctor if you have:")
    (True, False)
    """
    return ban_in(lead) is not None


def ban_in(lead: str) -> str | None:
    """The words with which a lead-in forbids.

    >>> ban_in("Do not take examplol if you:"), ban_in("Tell your doctor if you have:")
    ('do not take', None)
    """
    found = _BAN.search(lead)
    return " ".join(found.group().lower().split()) if found else None


def taken_in(item: str) -> Iterator[tuple[str, int]]:
    """What an item under such a lead-in says is taken: (words, where they start).

    >>> list(taken_in("are taking, or took within 14 days, an MAO inhibitor"))
    [(', or took within 14 days, an MAO inhibitor', 10)]
    >>> list(taken_in("have kidney disease"))
    []
    """
    if found := _TAKEN.search(item):
        yield item[found.end() :], found.end()
