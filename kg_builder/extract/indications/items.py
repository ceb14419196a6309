"""Reads the items of lists of uses, and the sentences that name the kinds of uses told before them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg_builder import lazy_re as re
from kg_builder.model import Fact

from ..statements import Statement
from ..vocabulary.condition_words import is_condition
from ..vocabulary.patients import PATIENTS, patients_in
from ..vocabulary.phrases import blank, without_citations
from .breadth import broader_of, outlasts, unopened
from .conditions import conditions
from .facts import fact_of
from .frames import frame_of
from .headings import ITEM_NOISE
from .idioms import LABELLED, words_before_uses
from .triggers import TRIGGER

__all__ = ["ADJUNCT", "PURPOSES", "kinds_told", "uses_of_item"]

ADJUNCT = re.compile(
    r"(?:\ban?\s+)?\b(?:adjunct(?:ive)?|addition|add-on)(?:\s+(?:therapy"
    r"|treatment))?\s+to\s+(?:an?\s+)?(?:reduced[- ]calorie\s+|low[- ]fat\s+)?"
    r"(?:diet|rest|lifestyle)\b[\w\s,-]{0,60}?(?=\s(?:to|for|in)\s)",
    re.I,
)
"""What a drug is an addition to, other than drugs."""
_WITH_WHAT = re.compile(
    r"\W*(?:with|together\s+with|along\s+with|in\s+combination\s+with|alone|by\s+itself"
    r"|on\s+its\s+own)\b[^.;:]{0,80}?\s(?=(?:to|for)\s)",
    re.I,
)
"""How an item says with what the drug is used: "with samplol to treat gout"."""

_YOU_HAVE = re.compile(
    r"^\W*(?:\d[.)]\s*)?(?:(?:because|when|if)\s+)?you\s+(?:have|are\s+having|need)\s+(?:had\s+)?"
    r"(?:to\s+be\s+protected\s+from\s+)?",
    re.I,
)
_WHEN = re.compile(r"\W*(?:before|after|during|until|while)\s(?!.*\b(?:to|for)\s)", re.I)
"""An item that tells when the drug is used, not for what: "after surgery"."""
_WHEN_FIRST = re.compile(
    r"\W*(?:(?:before|after|during)\s+(?:an?\s+|the\s+)?[\w-]+(?:\s[\w-]+){0,2}?,?\s+(?=(?:to|for)\s)"
    r"|not\s+for\s+)",
    re.I,
)
"""When the drug is used, before what for: "after surgery, to prevent clots"; or that it is not."""
_OTHER_LABEL = re.compile(
    r"\W*(?:drug\s+|medicine\s+)?"
    r"(?:class|type|brands?(?:\s+names?)?|(?:dosage\s+)?forms?|dos(?:e|age)|route|available|price"
    r"|generic(?:\s+names?)?|side\s+effects|also\s+(?:called|known\s+as)|prescription|made\s+by|schedule"
    r"|status)\b[^:.]{0,20}:\s",
    re.I,
)
"""A line of a card that tells something else: "Class: ..."."""
_LABEL = re.compile(rf"\W*{LABELLED}", re.I)
_BRAND = re.compile(r"\W*(?P<name>[A-Z][\w-]{3,})\W*(?::\W*(?=[a-z])|$)")
"""The product that an item's uses are of: "Brandol: gout in adults"."""
_GROUP_LABEL = re.compile(
    r"\W*(?:(?:in|for)\s+)?"
    r"(?P<who>(?:adults?|children|adolescents|teenagers|infants|older\s+(?:adults|people)|women"
    r"|men)\b[^:;.,]{0,45}?)(?::|\s[\u2013\u2014-])\s+(?=\w)",
    re.I,
)
"""Whom the uses on a line are for: "Children over 6: asthma"."""
_THESE = re.compile(
    r"^\W*(?:these|they|those|among\s+(?:them|these)|examples)\s+(?:also\s+)?"
    r"(?:includes?|are|comprise)\s*:?\s+(?!not\b|used\b|given\b|taken\b|usually\b|often\b)",
    re.I,
)
"""How a sentence begins that names what the one before spoke of."""
PURPOSES = re.compile(
    r"\W*(?:(?:preven|trea)ting|easing|relieving|controlling|managing|lowering|reducing|helping)\s"
    rf"|{LABELLED}",
    re.I,
)
"""How one of several sentences on a line begins that are the items of a list."""


def uses_of_item(statement: Statement) -> Iterator[Fact]:
    r"""Conditions of a list's item; the item above it, if it names one, is the wider condition.

    >>> from kg_builder.extract.statements import statements
    >>> *_, line = statements(read("Uses\nIt is used for:\n- acute gout in adults"))
    >>> [(fact.object, fact.population) for fact in uses_of_item(line)]
    [('acute gout', 'adults')]
    """
    whole = without_citations(statement.text)
    text = ADJUNCT.sub(blank, whole)
    if _WHEN.match(text) or _OTHER_LABEL.match(text):
        return
    brand = _BRAND.match(text)
    if brand and (is_condition(brand["name"]) or PATIENTS.match(brand["name"])):
        brand = None
    if brand and brand.end() == len(text) and statement.section.children_of(statement.index):
        return
    noise = (
        (brand if brand and ":" in brand.group() else None)
        or _LABEL.match(text)
        or _YOU_HAVE.match(text)
        or _WITH_WHAT.match(text)
        or _WHEN_FIRST.match(text)
        or ITEM_NOISE.match(text)
    )
    at = noise.end() if noise else 0
    trigger = TRIGGER.search(text)
    named_first = trigger and ";" in text[: trigger.start()] and conditions(text[at : trigger.start()])
    if (
        trigger
        and len(text.split()) > 8
        and not (named_first or re.match(r"\W*(?:to|for|in|as)\b", text[at:], re.I))
    ):
        at = trigger.end()
    elif len(text.split()) > 45:
        return
    words = unopened(text[at:])
    above = statement.leads[0] if statement.leads else ""
    of_brand = _BRAND.fullmatch(above) is not None and not is_condition(above.strip(" *:"))
    broader = None if of_brand or outlasts(statement) else broader_of(statement)
    group = _GROUP_LABEL.match(words)
    named_group = PATIENTS.match(group["who"]) if group else None
    patients = patients_in(named_group) if named_group else None
    if group and patients:
        words, at = words[group.end() :], at + group.end()
    for told in conditions(words, statement.start + at, trusted=True):
        named = replace(told, patients=told.patients or patients)
        wide = named.broader or broader
        yield fact_of(statement, named, frame_of(statement, whole), "indications/item", broader=wide)


def kinds_told(statement: Statement, before: Statement | None) -> list[Fact] | None:
    r"""What a sentence names behind "these include" of uses that the one before it tells; None if it doesn't.

    Args:
        statement: the sentence.
        before: the one before it, if there is one.

    >>> from kg_builder.extract.statements import statements
    >>> *_, first, then = statements(read("Uses\nIt is used for some ills. These include gout."))
    >>> [fact.object for fact in kinds_told(then, first)]
    ['gout']
    """
    these = _THESE.match(statement.text)
    if these is None or before is None or before.passage is not statement.passage:
        return None
    if next(words_before_uses(before.text), None) is None:
        return None
    return [
        fact_of(statement, named, frame_of(statement, statement.text), "indications/item")
        for named in conditions(statement.text[these.end() :], statement.start + these.end())
    ]
