"""Lines that ask for something in the states listed below them: "Call 999 if", with a colon or without."""

from __future__ import annotations

import itertools

from kg_builder import lazy_re as re
from kg_builder.model import PassageKind, Section

__all__ = ["lead_of", "leads_to_care", "listed_below"]

_STOPS = re.compile(
    r"\W*(?:[\w -]{3,40}: )?(?:(?:stop|discontinue)|(?:call|dial|ring|phone|text) \d{3}|"
    r"(?:call|contact|see|tell|ring|phone|text|speak to|speak with|talk to|talk with|report to)\b"
    r"(?:[^:]{1,60}? (?:\d{3}|straight ?away|right away|at once|immediately|now|urgently|promptly|"
    r"without delay|"
    r"(?:the|that) same day|within (?:\d+|an?|one|two|a few) (?:hours?|days?)|"
    r"as soon as (?:possible|you can)))\b|"
    r"(?:get|go|seek)\b (?:(?:straight|right away|at once|immediately|"
    r"directly) )?(?:to )?(?:the )?(?:nearest )?"
    r"(?:A&E|ER\b|emergency|hospital|casualty|urgent|immediate|medical (?:help|care|attention)|help\b))",
    re.I,
)
_OPEN = re.compile(
    r"\b(?:for|if|when|with|about)(?: (?:you|your child|they|someone|anyone|the patient))?"
    r"(?: (?:have|has|get|gets|notice|notices|develop|develops|experience|feel|are|is|see|suffer)"
    r"(?: any(?: of)?(?: these| the following)?| the following| these)?)?\W{0,3}$",
    re.I,
)
"""How a lead-in ends that has no colon: "Call us within a day for", "Dial 999 if you have"."""
_TO_CALL = re.compile(r"when to (?=(?:call|ring|phone|contact|see|seek|get|go|tell|speak|talk)\b)", re.I)
_HANGS = " .-\u2013\u2014"
_LONGEST = 22


def leads_to_care(text: str) -> bool:
    """Whether a lead-in asks to stop the drug, or sends to urgent care, in what is listed below it.

    >>> leads_to_care("Urgent advice: Call 999 if:"), leads_to_care("Common effects are:")
    (True, False)
    """
    return _STOPS.match(text.rpartition(". ")[2]) is not None


def lead_of(section: Section, index: int) -> str:
    """A passage that leads in states, with the colon that it may lack; "" for any other.

    Args:
        section: its section.
        index: of the passage in the section.

    >>> from kg_builder.model import Passage, SectionKind
    >>> lines = [("Call 999 if", None, 0), ("you faint", None, 0)]
    >>> passages = tuple(Passage(0, 0, text, parent=p, depth=d) for text, p, d in lines)
    >>> lead_of(Section(SectionKind.OTHER, None, 0, 0, passages), 0)
    'Call 999 if:'
    """
    passage = section.passages[index]
    text = passage.text.rstrip()
    if text.endswith(":"):
        return text
    if len(text.split()) > _LONGEST or not listed_below(section, index):
        return ""
    if _OPEN.search(text) and leads_to_care(text):
        return f"{text.rstrip(_HANGS)}:"
    if passage.kind is PassageKind.HEADING:
        asked = _TO_CALL.sub("", text, count=1)
        if asked != text or leads_to_care(asked):
            return f"{asked.rstrip(' .!')} for:"
    return ""


def listed_below(section: Section, index: int) -> list[int]:
    """The items below a line; if these have lost their marks, the lines that begin with a small letter.

    Args:
        section: its section.
        index: of the line.

    >>> from kg_builder.model import Passage, SectionKind
    >>> lines = [("Call 999 if", None, 0), ("you faint", None, 0), ("Drink water.", None, 0)]
    >>> passages = tuple(Passage(0, 0, text, parent=p, depth=d) for text, p, d in lines)
    >>> listed_below(Section(SectionKind.OTHER, None, 0, 0, passages), 0)
    [1]
    """
    passages = section.passages
    children = list(section.children_of(index))
    items = [child for child in children if passages[child].kind is PassageKind.ITEM]
    if items:
        return items
    below = children or range(index + 1, len(passages))
    return list(itertools.takewhile(lambda i: passages[i].text[:1].islower(), below))
