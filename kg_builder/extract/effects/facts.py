"""Adverse effects as facts: what a list says of all its effects, joined with what one of them says itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from kg_builder import lazy_re as re
from kg_builder.model import AdverseEffect, Section, Status

from ..base import Document
from ..language.percents import Percent, percent_of
from ..language.qualifiers import frequency_tier, population_of, seek_care_of, tier_below
from .context import ListContext, is_conditional
from .names import effect_name
from .phrases import EffectPhrase
from .prose import EffectSentence
from .trials import set_against, trial_share
from .whom import seen_in

__all__ = [
    "SIGN_RULES",
    "Said",
    "also_counted",
    "care_asked",
    "effect_fact",
    "in_turn",
    "other_group",
    "said_of_list",
]

SIGN_RULES = frozenset(
    "which_include symptoms_include shows_as onset_with with_signs signs_follow label_of_signs"
    " signs_in_brackets signs_beside may_mean are_its_signs watch_for raises_suspicion".split()
)
"""Rules for the signs of an effect."""
_SHARE_AT = re.compile(r"(?:(?:about|approximately|around|nearly|almost)\s+)?\d")
_COUNTED = frozenset("most_common_of leads_list occurs reported affects are_common share_of_people".split())
_CALLS = frozenset(
    "if_so_seek if_so_seek_now seek_for seek_now_for seek_urgently signs_in_brackets report_at_once"
    " report_now_any".split()
)
_NO_TIER = _CALLS | {"seek_if", "report_to_doctor"}
"""Rules whose effects the tier of a heading isn't said of."""
_ALSO = re.compile(
    r"(?:,|;|\band)\s+(?:and\s+)?(?P<name>[a-z][a-z' -]{2,40}?)\s+(?:(?:was|were)\s+(?:seen|reported)\s+)?"
    r"(?:in|by)?\s*(?P<bound>(?:less|fewer|more) than |up to |at least )?(?:about )?"
    r"(?P<share>\d[\d.]*\s*%(?:\s*\([^()]*(?:%|\d/\d)[^()]*\))?)(?=\s*(?:[,;.]|and\b|$))"
)
_OTHER_GROUP = re.compile(
    r"\d\s*% of (?:the )?(?P<one>[a-z][\w -]{2,30}?)(?: \([^()]*\))?,? "
    r"(?:and|but|versus|compared with|against) (?:in )?(?:about )?(?P<share>\d[\d.]*\s*%) of (?:the )?"
    r"(?P<two>[a-z][\w -]{2,40}?)(?= (?:on|taking|with|who|given)\b|[,.;(]|$)"
)
_EACH_SHARE = re.compile(r"(\d+(?:\.\d+)?)\s*(?:%|percent\b)(?!\s*(?:on|in|with|of)\s+placebo)", re.I)
_LONGEST_LEAD = 24
_SENDS = re.compile(
    r"\b(?:call|contact|tell|see|seek|get|go|ring|phone|notify|report|inform|talk|speak|consult|check with|"
    r"stop)\b.*\b(?:if|when|"
    r"(?:for|about|with)\s+(?:(?:any|one|the|these|following|early|of)\s+)*(?:signs?|symptoms?))\b|"
    r"\b(?:help|care|attention|treatment)\s+(?:is|are|may\s+be)\s+needed\b|\blet\b[^.;:]*\bknow\b|"
    r"\bcalls? for (?:urgent |emergency |medical )+(?:help|care|attention)\b|"
    r"\bif\b.*\b(?:call|contact|tell|see|seek|get|notify|report|inform|talk|speak|consult|check with|stop)\b",
    re.I | re.S,
)
_CALLED_FOR = re.compile(
    r"\W*(?:stop [\w ]{2,40}? and )?(?:(?:please |always )?(?:get|seek|call|contact|tell|see|ring|dial|go)\b|"
    r"(?:[a-z]+ ){0,3}(?:help|care|attention) (?:is|may be) needed\b)[^.;:]*"
    r"\b(?:for|about|with|of|if|when)\b",
    re.I,
)
"""A call for help before the signs it is about: "Get help at once for signs of a stroke: ..."."""


@dataclass(frozen=True, slots=True)
class Said:
    """What is said of all effects of one list."""

    frequency: str | None = None
    percent: float | None = None
    percent_max: float | None = None
    percent_comparator: float | None = None
    comparator: str | None = None
    seek_care: str | None = None
    broader: str | None = None
    manifestation_of: str | None = None
    population: str | None = None
    status: Status = Status.ASSERTED


def said_of_list(found: EffectSentence, words: str, before: str, head: str, context: ListContext) -> Said:
    """What a sentence says of the effects that it lists.

    Args:
        found: the list and its rule.
        words: the sentence.
        before: the sentence before it, "" for the first.
        head: the effect that they are signs of, "" without one.
        context: what governs the passage.

    >>> words = "Gout was reported in 9% of patients."
    >>> found = EffectSentence(0, 4, "was reported", "", "reported")
    >>> said_of_list(found, words, "", "", ListContext()).percent
    9.0
    """
    lead = found.lead
    outside = words[: found.start] + " " + words[found.end :]
    after = re.split(r",| and (?:is|are|was|were)\b", words[found.end :], maxsplit=1)[0]
    if found.rule in {"share_of_people", "leads_list"}:
        after = lead
    share = percent_of(after) if found.rule in _COUNTED else None
    if share is not None and share.relation not in {"=", "~", "-"}:
        share = None
    if share is not None and share.comparator_value is None and (at := _SHARE_AT.search(after)):
        if found.rule == "share_of_people":
            other = set_against(words[found.start :])
            if other is not None:
                share = replace(share, comparator_value=other[1].value, comparator=other[1].arm)
        elif (arms := trial_share(words[found.end + at.start() :])) and arms.comparator_value is not None:
            share = replace(share, comparator_value=arms.comparator_value, comparator=arms.comparator)
    tier = None
    if found.rule not in SIGN_RULES:
        tier = tier_below(context.frequency, outside)
        if found.rule == "these_include":
            tier = tier or frequency_tier(before)
        elif found.rule == "effects_include" or (context.headed and found.rule not in _NO_TIER):
            tier = tier or context.frequency
    short = len(lead.split()) <= _LONGEST_LEAD
    return Said(
        frequency=tier,
        percent=share.value if share else None,
        percent_max=share.upper if share else None,
        percent_comparator=share.comparator_value if share else None,
        comparator=(share.comparator or None) if share else None,
        seek_care=_care(found, words) or context.seek_care,
        manifestation_of=head or None,
        population=(seen_in(f"{words[: found.start]} {lead}") if short else None) or context.population,
    )


def also_counted(
    found: EffectSentence, words: str, start: int, abbreviations: Mapping[str, str]
) -> Iterator[EffectPhrase]:
    """Further effects with their shares behind the first: "gout was seen in 9%, rash in 3% and gas in 1%".

    Args:
        found: the first effect and its rule.
        words: the sentence.
        start: first code point of the sentence.
        abbreviations: short form to long form.

    >>> words = "Gout was seen in 9%, rash in 3% and gas in 1%."
    >>> found = EffectSentence(0, 4, "was seen in 9%", "", "occurs")
    >>> [(phrase.name, phrase.percent.value) for phrase in also_counted(found, words, 0, {})]
    [('rash', 3.0), ('gas', 1.0)]
    """
    if found.rule not in _COUNTED or found.rule == "share_of_people" or "%" not in found.lead:
        return
    for match in _ALSO.finditer(words, found.end):
        name = effect_name(match["name"], abbreviations, longest=5)
        share = percent_of(match["share"])
        if name and share:
            share = None if match["bound"] else share
            yield EffectPhrase(name, start + match.start("name"), start + match.end("name"), percent=share)


def other_group(found: EffectSentence, words: str) -> tuple[Percent, str] | None:
    """The share of a second group of patients: "in 9% of children and 3% of adults"; None without one.

    Args:
        found: the list and its rule.
        words: the sentence.

    >>> words = "Gout occurs in 9% of children and 3% of adults."
    >>> share, who = other_group(EffectSentence(0, 4, "occurs in", "", "occurs"), words)
    >>> share.value, who
    (3.0, 'adults')
    """
    match = _OTHER_GROUP.search(words, found.end) if found.rule in _COUNTED else None
    share = percent_of(match["share"]) if match else None
    who, other = (population_of(match["one"]), population_of(match["two"])) if match else (None, None)
    return (share, other) if share and who and other and who != other else None


def in_turn(found: EffectSentence, words: str) -> tuple[float, ...]:
    """The shares that a sentence gives its effects in turn: "... in 9%, 3% and 1%, respectively".

    Args:
        found: the list and its rule.
        words: the sentence.

    >>> words = "Gout and gas occurred in 9% and 3%, respectively."
    >>> in_turn(EffectSentence(0, 12, "occurred in", "", "occurs"), words)
    (9.0, 3.0)
    """
    after, last, _ = words[found.end :].partition("respectively")
    if not last or found.rule not in _COUNTED:
        return ()
    return tuple(float(share) for share in _EACH_SHARE.findall(after))


def _care(found: EffectSentence, words: str) -> str | None:
    """How soon the words around the list send the reader to care."""
    if found.rule in SIGN_RULES and (call := _CALLED_FOR.match(words[: found.start])):
        return seek_care_of(call.group())
    if found.rule in _CALLS:
        return seek_care_of(found.lead)
    if found.rule == "report_to_doctor":
        return seek_care_of(f"report {found.lead}")
    if found.rule not in {"seek_if", "effects_include"} or not _SENDS.search(found.lead):
        return None
    return seek_care_of(found.lead)


_REPORTED = re.compile(r"\b(?:should|must|needs? to) be (?:reported|mentioned) to (?:the|your|a) \w+", re.I)


def care_asked(sentence: str) -> str | None:
    """How soon a sentence that names an effect sends the reader to care over it; None where it doesn't.

    >>> care_asked("Tell your doctor if you notice a rash."), care_asked("Ask your doctor for a diary.")
    ('promptly', None)
    >>> care_asked("A rash should be reported to the clinic."), care_asked("Tell us if a rash lasts.")
    ('promptly', None)
    """
    if is_conditional(sentence):
        return None
    if _REPORTED.search(sentence):
        return seek_care_of(sentence) or "promptly"
    return seek_care_of(sentence) if _SENDS.search(sentence) else None


def effect_fact(
    document: Document,
    section: Section,
    phrase: EffectPhrase,
    context: ListContext,
    *,
    said: Said,
    rule: str,
    status: Status = Status.ASSERTED,
) -> AdverseEffect:
    r"""The fact of one effect: its own words win over its sentence's, these over what governs the list.

    Args:
        document: the document.
        section: where it stands.
        phrase: the effect, and what its brackets say.
        context: what lead-ins and headings above say.
        said: what the sentence or list says.
        rule: id of the rule, for provenance.
        status: what the words around it say of it.

    >>> page = read("Side effects\nCommon: gout, rash")
    >>> at = page.monograph.text.index("gout")
    >>> phrase, context = EffectPhrase("gout", at, at + 4), ListContext(frequency="common")
    >>> section = page.monograph.sections[-1]
    >>> fact = effect_fact(page, section, phrase, context, said=Said(), rule="effects/listed")
    >>> fact.object, fact.frequency, fact.evidence[0].span.quote
    ('gout', 'common', 'gout')
    """
    share = phrase.percent
    if share is not None and share.relation not in {"=", "-", "<="}:
        share = None
    if phrase.head and said.percent is not None:  # the share is the head's
        said = replace(said, percent=None, percent_max=None, percent_comparator=None, comparator=None)
    name = phrase.name
    sign = phrase.head if phrase.relation == "sign" else None
    kind = phrase.head if phrase.relation == "kind" else None
    # Its own head is nearer than that of the list it stands in: "such as / chills / site reactions (pain)".
    kind = kind if kind != said.manifestation_of else None  # "withdrawal symptoms such as sweating"
    broader = kind if phrase.head else said.broader or context.broader
    manifestation = sign or said.manifestation_of or context.manifestation_of
    return AdverseEffect(
        drug=document.drug,
        object=name,
        evidence=(document.evidence(section, phrase.start, phrase.end, rule),),
        status=status if status is not Status.ASSERTED else said.status,
        frequency=phrase.frequency or said.frequency or context.frequency,
        percent=share.value if share else said.percent,
        percent_max=share.upper if share else said.percent_max,
        percent_comparator=share.comparator_value if share else said.percent_comparator,
        comparator=(share.comparator or None) if share else said.comparator,
        population=phrase.population or said.population or context.population,
        broader=broader if broader != name else None,
        manifestation_of=manifestation if manifestation != name else None,
        seek_care=said.seek_care or context.seek_care,
        boxed=True if context.boxed else None,
    )
