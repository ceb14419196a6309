"""Hazards that a page warns of, where they are effects of the drug in so many words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from kg_builder import lazy_re as re
from kg_builder.model import AdverseEffect, Fact, HazardWarning, Status, TextSpan

from ..base import Document
from ..language.coordination import split_list
from ..language.lexicon import FIXED_COORDINATIONS, FUNCTIONS, LOCAL_SYMPTOMS
from ..language.sentences import sentences
from ..vocabulary.condition_words import is_condition
from .gates import LABEL_KINDS, is_skipped
from .names import effect_name, is_generic
from .said import said_of_effect
from .voice import label_sections

__all__ = ["warned_effects"]

_SECTIONS = frozenset(kind.value for kind in LABEL_KINDS)
_SAYS_SO = frozenset(["boxed", "causes", "linked", "occurs", "reports_of"])
"""Rules for sentences that say that the drug does it; under a "risk" patients' own conditions stand, too."""
_LABELS = frozenset(["item", "label"])
"""Rules for titles, which may as well name the condition for which the reader is to take care."""
_TOLD = frozenset([Status.ASSERTED, Status.CLASS_EFFECT])
_OPENING = re.compile(
    r"(?:(?:life-threatening|(?:potentially |sometimes |possibly )?fatal|"
    r"(?:serious|severe)(?= (?:and|or)\b|,)|and(?: sometimes)?|or(?: even)?|otherwise|both|correct|"
    r"clinically significant|rare but (?:very )?serious),?\s+|"
    r"(?:an? )?(?:increased risk|(?:new |sudden )?onset|(?:first |new )?(?:episodes?|cases?)|signs) of\s+)+",
    re.I,
)
_CLOSING = re.compile(
    r"\s+(?:at any (?:age|time)|too|as well|again|from \w+|in (?:the |an? )?(?:newborn|baby|unborn)\b.*)$",
    re.I,
)
_NOT_ONE = re.compile(
    r"\boverdos|\b(?:due to|caused by|serious enough)\b|\bwith (?:any|another)\b|\bfrom (?:person|mother)\b|"
    r"^(?:disabling|severe disability|serious illness|hospital|other\b)|\breactions? of the\b|"
    r"^(?:liver|kidney|heart|lung|thyroid) disease$",
    re.I,
)
_TROUBLE = re.compile(r"(?:trouble|difficulty|problems? with|loss of|unusual) [a-z]", re.I)
_OUTCOME = re.compile(r"(?:\w+ )?(?:death|injury|hospitali[sz]ation|disability)(?: (?:or|and) \w+)?", re.I)
_OF_PATIENT = re.compile(
    r"\b(?:tell|talk to|ask|inform) (?:your|the|a) \w+[^.;]* (?:if|whether|about|that) you|"
    r"\bif you (?:have|had|ever)\b|"
    r"\b(?:conditions?|diseases?|disorders?|infections?|illness|patients?|people) (?:that|which|who) "
    r"(?:can |may )?(?:causes?|leads? to)\b|"
    r"\b(?:in|for) (?:patients|people|children|adults) (?:with|who have)[^.;,]*$|\bmost often in\b[^.;]*$",
    re.I,
)
"""Words before what patients have of their own: "any condition that causes low blood sugar; gout"."""


def warned_effects(
    document: Document, facts: Iterable[Fact], annotated: Callable[[str], int]
) -> Iterator[AdverseEffect]:
    r"""The adverse effects among the hazards that a page's warnings name.

    Args:
        document: the page.
        facts: what was read in it.
        annotated: how often labels' annotators took a name for an effect, 0 for never.

    >>> from kg_builder.extract.warnings.extractor import WarningExtractor
    >>> page = read("Warnings\nZorvexant can cause liver failure. Renal impairment: lower the dose.")
    >>> hazards = list(WarningExtractor().extract(page))
    >>> [fact.object for fact in warned_effects(page, hazards, lambda name: 0)]
    ['liver failure']
    """
    facts = list(facts)
    treated = {fact.object.casefold() for fact in facts if fact.relation == "indication"}
    copied = {section.start for section in label_sections(document)}  # where the tagger reads all effects
    left = [
        (section.passages[0].start, section.passages[-1].end)
        for section in document.monograph.of_kind(*LABEL_KINDS)
        if section.passages
        and (section.start in copied or (section.title and is_skipped(section.title.quote)))
    ]
    for fact in facts:
        if not isinstance(fact, HazardWarning) or fact.status not in _TOLD:
            continue
        where = fact.evidence[0]
        rule, span = where.rule.rpartition("/")[2], where.span
        if where.section not in _SECTIONS or rule not in _SAYS_SO | _LABELS:
            continue
        if any(start <= span.start < end for start, end in left):
            continue
        sentence, start, end = _sentence(document.monograph.text, span)
        if _OF_PATIENT.search(sentence[:start]):
            continue
        said = said_of_effect(sentence, start, end)
        for name in _names(fact.object):
            sure = rule in _SAYS_SO and (is_condition(name) or _TROUBLE.match(name) is not None)
            if name.casefold() in treated or not (sure or annotated(name)):
                continue
            if fact.boxed and _OUTCOME.fullmatch(name):
                continue  # what another effect of the box may end in
            yield AdverseEffect(
                drug=fact.drug,
                object=name,
                status=fact.status,
                evidence=tuple(replace(e, rule="effects/warned") for e in fact.evidence),
                frequency=said.frequency,
                percent=said.percent,
                percent_max=said.percent_max,
                percent_comparator=said.percent_comparator,
                comparator=said.comparator,
                population=said.population,
                boxed=fact.boxed,
            )


def _sentence(text: str, span: TextSpan) -> tuple[str, int, int]:
    """The sentence around a span, and the span's place in it."""
    begin = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", span.end)
    line = text[begin : end if end >= 0 else len(text)]
    left, words = next((left, words) for left, right, words in sentences(line, begin) if span.start < right)
    return words, span.start - left, min(span.end - left, len(words))


def _names(hazard: str) -> list[str]:
    """The effects that a hazard's words name, one by one: "low blood sugar and fits"."""
    parts = [part.text for part in split_list(hazard, 0)]
    if len(parts) == 1 and hazard.casefold() not in FIXED_COORDINATIONS:
        first, _, last = hazard.partition(" and ")
        parts = [first, last] if last.rpartition(" ")[2] not in LOCAL_SYMPTOMS | FUNCTIONS else parts
    if not all(is_condition(part) for part in parts):
        parts = [hazard]
    found = [
        _CLOSING.sub("", part[opening.end() if (opening := _OPENING.match(part)) else 0 :]) for part in parts
    ]
    return [
        name for name in found if effect_name(name) and not is_generic(name) and not _NOT_ONE.search(name)
    ]
