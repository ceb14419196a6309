"""Names of reactions and other events, and how severe they are, in the words of a phrase."""

from __future__ import annotations

from kg_builder import lazy_re as re

from ..vocabulary.condition_words import is_condition
from ..vocabulary.phrases import decapitalised, without_asides, without_citations
from .combined_drugs import coadministered
from .triggers import bound_severity, severity_of, trigger_of

__all__ = [
    "CAPITALS",
    "COPULA",
    "EVENT_FRAME",
    "EVENT_WORD",
    "FEWEST",
    "event_of_item",
    "named_event",
    "names_event",
]

FEWEST = 2
"""How many events make a list at least."""

EVENT_WORD = re.compile(
    r"\b(?:reactions?|\w*toxicit(?:y|ies)|levels? (?:above|below|over|under|greater|less|exceed)"
    r"|neutropenia|thrombocytopenia|anemia|diarrhea|rash|colitis|"
    "pneumonitis|hepatitis|nephritis|neuropathy|prolongation|widening|block|elevations?|increase[sd]?|"
    r"\w+(?:pnea|itis|emia|penia|osis|pathy|algia|uria|rrho?ea|rrhage)|bleeding|hypotension|hypertension|"
    "jaundice|infections?|seizures?|fibrosis|events?|diseases?|disorders?|syndromes?|failure|injur(?:y|ies)|"
    r"dysfunction|edema|counts?|nadirs?|abnormalit(?:y|ies)|(?:side|adverse) effects?|pregnancy"
    r"|surgery|extravasation|hypersensitivity|anaphylaxis|arrhythmias?|"
    r"worsening|ha?emorrhage|perforation|thrombosis|bronchospasm|ha?emolysis|vomiting)\b",
    re.I,
)
_NOT_AN_EVENT = re.compile(
    r"\b(?:dos(?:e|es|age)(?!-(?:limiting|related|dependent))|response|treatment|therapy|weeks?|days?"
    r"|hours?|months?|patients?|"
    "tolerated|needed|necessary|adults?|children|benefit|use|administration|tablets?|mg|"
    r"management|healing|recovery|resolves?|indication|prevention|possible development)\b|\d+ (?:mg|kg)"
    r"|years",
    re.I,
)
EVENT_FRAME = re.compile(r"^(?:or|and|signs? of|symptoms? of|an?|the|any)\s+", re.I)
CAPITALS = re.compile(r"[A-Z]{2}")


_LONGEST_EVENT = 9
_WHO = re.compile(
    r"^(?:patients?|those|people|anyone) (?:who )?(?:tend to )?"
    r"(?:experienc\w+|develop\w*|have|has|with) (?:an? )?",
    re.I,
)
_WEIGHTY = re.compile(
    r"\b(?:clinically significant|(?:greater|more) (?:than )?or equal to|significant)\s+", re.I
)


_TAIL = re.compile(r"(?:(?<=/L)|(?<=ULN)|(?<=%)) (?:with|and/or|and|after) ")
"""What goes on behind a bound: "above 2 times ULN with worsening kidneys"."""

_NONE = re.compile(
    r"no (?:or |other |such )?(?:\w+ )?(?:intoleran\w+|adverse|reactions?|toxicit\w+|side|signs?|minimal)",
    re.I,
)
"""What lets a dose rise: "if no reactions are seen"."""

_SUBJECT_AFTER = re.compile(
    r"\sand (?:consider|reduce|adjust|discontinue|withhold|stop|hold|interrupt)\b.*"
    r"|\s(?:the|your|its?)\s(?:infusion|dos(?:e|age)|drug|medicine|treatment|therapy|rate|injection"
    r"|tablets?)\b.*",
    re.I,
)
"""The subject behind a condition that no comma closes: "in people with a rash the infusion ..."."""

COPULA = re.compile(
    r"(?<=\w) (?:is|are) (?=(?:above|below|over|under|at least|(?:less|more|greater|lower|higher) than) \d)"
)


def named_event(words: str, *, plain: bool = False) -> tuple[str, str] | None:
    """The event that words name, and how severe it is; None for other words.

    Args:
        words: a phrase.
        plain: names of symptoms and states are events too.

    >>> named_event("severe rash"), named_event("dizziness"), named_event("dizziness", plain=True)
    (('rash', 'severe'), None, ('dizziness', ''))
    """
    event = EVENT_FRAME.sub("", " ".join(_WEIGHTY.sub("", _WHO.sub("", words)).split()).strip(" -"))
    event = _SUBJECT_AFTER.sub("", event)
    if _NONE.match(event):
        return None
    if (
        (bound := bound_severity(event))
        and bound[0] == "value"
        and 0 <= event.find(bound[1]) <= len("ALT and/or ")
    ):
        return COPULA.sub(" ", event), ""
    if _is_long(event):
        event = _TAIL.split(event)[0]
    named = EVENT_WORD.search(event) is not None or (plain and is_condition(event))
    if _NOT_AN_EVENT.search(event) or not named or _is_long(event):
        return None
    severity = severity_of(event)
    if severity:
        event = re.sub(
            rf"{re.escape(severity)}|\\bof an? {re.escape(severity)} nature", "", event, flags=re.I
        )
        event = event.strip(" -")
    event = EVENT_FRAME.sub("", event)
    if not event:
        return None
    return (event if CAPITALS.search(event) else event.casefold()), severity


def _is_long(event: str) -> bool:
    """Whether words are too many for a name, units of a bound apart."""
    return len(_UNIT.sub("", event).split()) > _LONGEST_EVENT


_UNIT = re.compile(r" x 10 ?\d ?/ ?L")
_NAME_ENDS = re.compile(r"\s+(?:occurring|lasting|that|which|while|despite|during)\b")
_COMMAND = re.compile(
    r"(?:permanently |temporarily )?"
    r"(?:discontinue|withhold|reduce|interrupt|resume|administer|monitor|if|the|in)\b",
    re.I,
)
_NEAR = 6
_LONGEST_ITEM = 60


def names_event(words: str) -> bool:
    """Whether words name a reaction, or a bound of a test.

    >>> names_event("Severe rash"), names_event("ANC <500"), names_event("Adults")
    (True, True, False)
    """
    return EVENT_WORD.search(words) is not None or _BOUNDED.search(words) is not None


_BOUNDED = re.compile(
    r"(?:\b(?:above|below|over|under|(?:less|greater|more) than)"
    r"|[<>\u2264\u2265])\s?\d(?![\d.,]*\s?(?:kg|years?|lb|mg\b))",
    re.I,
)


def event_of_item(words: str) -> tuple[str, str] | None:
    """The event that an item of a list names, and how severe it is; None for a command.

    >>> event_of_item("Severe rash (with fever)"), event_of_item("Reduce the dose")
    (('rash', 'severe'), None)
    """
    name = without_asides(without_citations(words)).strip(" .,;:")
    if not name or _COMMAND.match(name) or len(name.split()) > _LONGEST_ITEM:
        return None
    if (bound := bound_severity(name)) and bound[0] == "value" and name.startswith(bound[1]):
        return name, ""
    severity = severity_of(name)
    known = trigger_of(" ".join(name.split()[:_NEAR]))
    if known is None and (along := coadministered(name)):
        return along, ""
    name = _NAME_ENDS.split(name)[0]
    if severity:
        name = " ".join(re.sub(re.escape(severity), "", name, flags=re.I).split())
    name = EVENT_FRAME.sub("", name).strip(" ,;:")
    return known[1] if known else decapitalised(name), severity
