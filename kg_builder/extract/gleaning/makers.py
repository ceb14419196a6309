"""What makes a fact of marked words, relation by relation."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from kg_builder import lazy_re as re
from kg_builder.model import (
    DoseModification,
    Fact,
    Interaction,
    PassageKind,
    Screening,
    SectionKind,
    SpecialPopulationStatement,
    Status,
    WarningAction,
)

from ..dosing.actions import actions_in, hold_time
from ..dosing.near_severities import severity_near
from ..indications.conditions import conditions
from ..indications.facts import fact_of
from ..indications.frames import frame_of
from ..indications.label_uses import is_named_condition
from ..indications.sound import sound_names
from ..interactions.advice import advice_on_them
from ..interactions.effects import effect_in, lead_effect
from ..interactions.management import management_of
from ..interactions.referred import effect_kept
from ..language.status import status_of
from ..screening.sound import sound_test
from ..screening.timing import timing_in
from ..statements import Statement, drug_pattern
from ..vocabulary.phrases import decapitalised, plain_case, without_article, without_citations
from ..vocabulary.population_words import groups_in
from .harms import effect, hazard
from .marked import Marked

__all__ = ["MAKERS"]

_NO_TEST = re.compile(r"\b(?:specialist|expert|doctor|team|clinic|provider)s?$|[\[\](){}]", re.I)
"""Whom one is sent to, and halves of brackets."""
_NO_PARTNER = re.compile(r"\b(?:pre-?medicat|pre-?treat)", re.I)
"""Of medicines that are given against a drug's reactions."""
_OPEN_END = re.compile(r"\b(?:to|for|with|of|from|and|or|the|your|if)$", re.I)
"""Where a request breaks off."""
_HOW = re.compile(r"^\w+ (?:\w+ly|as|if|when|at|in|on|from|with|for|to)\b", re.I)
"""A request whose verb is done to nothing: "dress warmly"."""
_BACK = frozenset("it them this that these those".split())
_WHEN = re.compile(
    r"\b(?:if|when(?:ever)?|as soon as|in case of|at the first signs? of)\b "
    r"(?:you (?:have|get|notice|develop|feel)\b )?"
    r"(?:an? |any |the )?(?P<what>[^.;,:]{3,80})",
    re.I,
)
"""What a request waits for."""
_SHORTEST_REQUEST = 2
_OF_DOSES = frozenset([SectionKind.DOSAGE, SectionKind.SPECIAL_POPULATIONS, SectionKind.INTERACTIONS])
_NOT_OF_USES = frozenset([SectionKind.MECHANISM, SectionKind.ADVERSE_EFFECTS, SectionKind.OVERDOSAGE])
_NO_USE = re.compile(
    r"\d\s?%|\bplacebo\b|\b(?:side|adverse|unwanted)\s+(?:effects?|reactions?)\b"
    r"|^\W*if\s+you(?:r|\s+have)\b.*\bnot\b|\bimmune\s+system\s+is\b"
    r"|\b(?:is|are)\s+(?:\w+\s+)?(?:common|frequent)\b",
    re.I,
)
"""Sentences of effects and shares, and of whom it is not for."""
_USED = re.compile(r"\b(?:use[ds]?|treat|prevent|reliev|help|given|prescribed|approved|indicated)", re.I)
_OF_COMBINATIONS = frozenset([SectionKind.DOSAGE, SectionKind.INDICATIONS, SectionKind.DESCRIPTION])
"""Sections that name drugs given together."""
_DOSE_FOR = re.compile(r"\bfor (?:the |an? )?(?:[\w-]+ ){0,2}$", re.I)


def _use(marked: Marked) -> Fact | None:
    statement = marked.statement
    words = re.sub(r"\s*\([^()]*$", "", marked.words)
    named = next(iter(conditions(words, statement.start + marked.start, trusted=True)), None)
    kind = statement.section.kind
    if named is None or kind in _NOT_OF_USES or sound_names(named.text) != [named.text]:
        return None
    if not is_named_condition(named.text) or _NO_USE.search(statement.text) or _explains(statement):
        return None
    if kind is SectionKind.DOSAGE and marked.start and not _DOSE_FOR.search(statement.text, 0, marked.start):
        return None
    heads = marked.start == 0 and marked.end >= len(statement.text.rstrip(" .:"))
    frame = frame_of(statement, without_citations(statement.text), None if heads else marked.start)
    return fact_of(statement, named, frame, "gleaning/use")


def _explains(statement: Statement) -> bool:
    """Whether a sentence only goes on about the use that its item named first."""
    goes_on = statement.passage.kind is PassageKind.ITEM and statement.start > statement.passage.start
    return goes_on and _USED.search(statement.text) is None


def _test(marked: Marked) -> Fact | None:
    name = sound_test(decapitalised(without_article(marked.words)))
    if not name or _NO_TEST.search(name):
        return None
    return Screening(
        drug=marked.statement.document.drug,
        object=name,
        timing=timing_in(marked.statement.text) or None,
        evidence=marked.evidence("test"),
    )


def _group(marked: Marked) -> Fact | None:
    statement = marked.statement
    plain = " ".join(statement.text.split()).rstrip(" .;")
    words = decapitalised(without_article(marked.words))
    if len(plain.split()) <= len(words.split()) + 1:
        return None
    return SpecialPopulationStatement(
        drug=statement.document.drug,
        object=words,
        population=next((group.kind for group in groups_in(words) if group.kind), None),
        statement=decapitalised(plain),
        evidence=marked.evidence("group"),
    )


def _partner(marked: Marked) -> Fact | None:
    statement, text = marked.statement, marked.statement.text
    pattern = drug_pattern(statement.document)
    name = decapitalised(plain_case(without_article(marked.words)))
    if (
        not name
        or pattern.fullmatch(name)
        or status_of(text, marked.start, marked.end) is not Status.ASSERTED
    ):
        return None
    effect, management = effect_in(text, pattern), management_of(text)
    for lead in statement.leads if statement.section.kind is SectionKind.INTERACTIONS else ():
        effect, management = effect or lead_effect(lead, pattern), management or management_of(lead)
    kind = statement.section.kind
    management = management or advice_on_them(statement)
    if _NO_PARTNER.search(text) or (kind in _OF_COMBINATIONS and not (effect or management)):
        return None
    return Interaction(
        drug=statement.document.drug,
        object=name,
        effect=effect_kept(effect, statement, name) if effect else None,
        management=management,
        evidence=marked.evidence("partner"),
    )


def _change(marked: Marked) -> Fact | None:
    statement = marked.statement
    actions = actions_in(statement.text, marked.names)
    if not actions or statement.section.kind not in _OF_DOSES:
        return None
    trigger = decapitalised(without_article(marked.words))
    return DoseModification(
        drug=statement.document.drug,
        object=trigger,
        severity=severity_near(statement.text, trigger) or None,
        action="; ".join(dict.fromkeys(action.words for action in actions)),
        duration=hold_time(statement.text) or None,
        evidence=marked.evidence("change"),
    )


def _request(marked: Marked) -> Fact | None:
    statement, text = marked.statement, marked.statement.text
    action = decapitalised(marked.words)
    if len(action.split()) < _SHORTEST_REQUEST or _OPEN_END.search(action):
        return None
    told = _WHEN.search(text)
    trigger = " ".join(told["what"].split()) if told else _hazard_beside(marked)
    trigger = trigger or (action if _HOW.search(action) else action.partition(" ")[2])
    if trigger.casefold() in _BACK:
        return None
    return WarningAction(
        drug=statement.document.drug,
        object=trigger,
        action=action,
        timing=timing_in(text) or None,
        evidence=marked.evidence("request"),
    )


def _hazard_beside(marked: Marked) -> str:
    """The first hazard or effect that the rules have read in the sentence, "" if none."""
    statement = marked.statement
    hazards = (
        fact.object
        for fact in marked.facts
        if fact.relation in {"warning", "adverse_effect"}
        and any(statement.start <= e.span.start and e.span.end <= statement.end for e in fact.evidence)
    )
    return next(hazards, "")


MAKERS: Mapping[str, Callable[[Marked], Fact | None]] = {
    "indication": _use,
    "adverse_effect": effect,
    "warning": hazard,
    "screening": _test,
    "special_population": _group,
    "interaction": _partner,
    "dose_modification": _change,
    "warning_action": _request,
}
"""By relation, what makes a fact of marked words, or refuses."""
