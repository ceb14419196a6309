"""Marked effects and hazards as facts."""

from __future__ import annotations

from dataclasses import replace

from kg_builder import lazy_re as re
from kg_builder.model import AdverseEffect, Fact, HazardWarning, SectionKind, Status

from ..effects.context import ListContext, under
from ..effects.facts import care_asked
from ..effects.gates import is_boilerplate
from ..effects.label_prose import annotated
from ..effects.names import effect_name, is_group_label
from ..effects.related import heads_of
from ..effects.said import beside, said_of_effect
from ..language.qualifiers import frequency_tier
from ..language.status import status_of
from ..uses.lists import WordLists
from ..vocabulary.condition_words import is_condition
from ..vocabulary.phrases import decapitalised
from ..warnings.gravity import gravity
from ..warnings.sound import sound_hazard
from .marked import Marked

__all__ = ["effect", "hazard", "may_be_effect"]

_DOES = re.compile(
    r"(?:reactivat|interfer|rais|increas|decreas|reduc|harm|affect|caus|exaggerat|mask|hid|prolong|worsen"
    r"|delay|mak|get|hav|becom)(?:e|es|s|ing)?\b"
    r"|lower(?:s|ing)?\b(?! (?:back|leg|limb|abdom|respirat|urin))"
    r"|slow(?:s|ing)?\b(?! (?:heart|pulse|breath|heal|growth))"
    r"|.*\b(?:function|control|ability|increased|decreased)$",
    re.I,
)
"""What is done to something, or that which may be impaired."""
_WORSENED = re.compile(r"\b(?:worsens?|aggravates?|exacerbates?)\b[^.;]*$", re.I)
"""Words before what a patient has already."""
_SIGNS = re.compile(r"\b(?:signs?|symptoms?)\b", re.I)
"""Words before signs of a hazard, which are none themselves."""
_OF_MOTHERS = frozenset([SectionKind.PREGNANCY, SectionKind.LACTATION])
_ASKED_OF = re.compile(
    r"\b(?:tell|ask|inform|check with|let|talk to)\b[^.;]*\b(?:if|whether)\b[^.]*\b(?:have|had)\b"
    r"|\bhistory of\b|\b(?:with|use|need) (?:\w+ )?(?:care|caution)\b[^.;]*\b(?:in|to|with)\b",
    re.I,
)
"""Words before states that patients bring along, which are neither effects nor hazards of the drug."""


def effect(marked: Marked) -> Fact | None:
    r"""The effect that marked words name, with what its sentence and list say of it; None if they name none.

    Args:
        marked: words that the gleaner takes for an effect.

    >>> from kg_builder.extract.statements import statements
    >>> *_, told = statements(read("Side effects\nA rash troubles some."))
    >>> effect(Marked(told, 2, 6, [], [(2, 6)])).object
    'rash'
    """
    statement, text = marked.statement, marked.statement.text
    name = effect_name(marked.words, statement.document.abbreviations)
    if name is None or name.casefold() in map(str.casefold, marked.names) or is_boilerplate(text):
        return None
    before = text[: marked.start]
    if (
        _ASKED_OF.search(before)
        or _WORSENED.search(before)
        or not may_be_effect(name, statement.section.kind)
    ):
        return None
    context = ListContext()
    if statement.section.kind is SectionKind.ADVERSE_EFFECTS:
        for lead in reversed(statement.leads):
            context = under(context, lead, statement.document.abbreviations)
        nearest = statement.leads[0] if statement.leads else ""
        if not (nearest.endswith(":") or frequency_tier(nearest) or is_group_label(nearest)):
            context = replace(context, frequency=None)  # "Men and zolfin" below "Less common"
    if context.listing is False:
        return None
    heads = heads_of(text, [(a, b, effect_name(text[a:b]) or "") for a, b in marked.alike])
    broader, sign_of = heads.get((marked.start, marked.end), (None, None))
    previous_end, next_start = beside(marked.alike, marked.start, marked.end)
    fact = said_of_effect(
        text, marked.start, marked.end, previous_end=previous_end, next_start=next_start
    ).added_to(
        AdverseEffect(
            drug=statement.document.drug,
            object=name,
            status=status_of(text, marked.start, marked.end),
            broader=broader or None,
            manifestation_of=sign_of or None,
            seek_care=context.seek_care or care_asked(text),
            boxed=marked.boxed,
            evidence=marked.evidence("effect"),
        )
    )
    return replace(
        fact,
        frequency=fact.frequency or context.frequency,
        population=fact.population or context.population,
    )


def may_be_effect(name: str, kind: SectionKind) -> bool:
    """Whether words name an effect: what an effect does is none, and mothers' children want known names.

    Args:
        name: the words.
        kind: of the section they stand in.

    >>> may_be_effect("slow heartbeat", SectionKind.WARNINGS), may_be_effect("lower it", SectionKind.WARNINGS)
    (True, False)
    """
    if "," in name or (name.isupper() and not is_condition(name.casefold())):
        return False
    doubtful = kind in _OF_MOTHERS or _DOES.match(name) is not None
    return not doubtful or WordLists.load().is_name(name) or annotated(name) > 0


def hazard(marked: Marked) -> Fact | None:
    r"""The hazard that marked words name; None for signs, denials and what patients bring along.

    Args:
        marked: words that the gleaner takes for a hazard.

    >>> from kg_builder.extract.statements import statements
    >>> *_, told = statements(read("Warnings\nBeware of seizures."))
    >>> hazard(Marked(told, 10, 18, [], [])).object
    'seizures'
    """
    text = marked.statement.text
    name = sound_hazard(decapitalised(marked.words), tuple(map(str.casefold, marked.names)))
    if not name or status_of(text, marked.start, marked.end) is not Status.ASSERTED:
        return None
    if _ASKED_OF.search(text, 0, marked.start) or _SIGNS.search(text, 0, marked.end):
        return None
    return HazardWarning(
        drug=marked.statement.document.drug,
        object=name,
        boxed=marked.boxed,
        severity=gravity(text, marked.start, marked.end),
        evidence=marked.evidence("hazard"),
    )
