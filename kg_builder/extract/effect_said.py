"""What the sentence around a tagged effect says of it: how often, in what share, in whom."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .language.qualifiers import Percent, frequency_tier, percent_of, population_of

__all__ = ["SaidOfEffect", "said_of_effect"]

_LONGEST_LEAD = 12
_IN_BRACKETS = re.compile(r"\s*(?:\([A-Z][A-Za-z0-9/-]{1,9}\)\s*)?[(\[](?P<aside>[^()\[\]]*)[)\]]")
_BARE = re.compile(r"\s*,?\s+(?P<share>[<>\u2264\u2265~]?\s*\d+(?:\.\d+)?\s*%)(?=\s*(?:[,;.]|and\b|or\b|$))")
_VERB = (
    r"(?:occur(?:s|red)?|(?:was|were|is|are|has been|have been)\s+(?:also\s+)?(?:reported|observed|seen|"
    r"noted|detected|experienced|present|found)(?:\s+to occur)?|developed|happened)"
)
_THEN_SHARE = re.compile(
    rf"\s*(?:\([^()]*\)\s*)?{_VERB}\b[^.;:%()\d]{{0,60}}?\s(?:in|by|for)\s+"
    r"(?P<share>(?:approximately |about |up to |more than |less than |fewer than |at least |"
    r"[<>\u2264\u2265~]\s*)?\d[^;:()]*)",
    re.I,
)
_SHARE_FIRST = re.compile(
    r"(?P<share>(?:(?:approximately|about|up to|more than|less than|at least)\s+)?\d+(?:\.\d+)?"
    r"\s*(?:%|percent)(?:\s*(?:to|-|\u2013)\s*\d+(?:\.\d+)?\s*(?:%|percent))?)"
    r"\s+of\s+(?:the\s+|all\s+)?[^.;:,%()]{0,70}?\b(?:experienced|developed|had|reported)\s+(?:an?\s+)?$",
    re.I,
)
_PART_OF_IT = re.compile(
    r"(?:\bgrades?\b[^,;.]{0,24}|"
    r"\b(?:severe|serious|fatal|life-threatening|mild|moderate)(?: (?:or|and) \w+)?)\s*$",
    re.I,
)
_COORDINATED = re.compile(r"\s*(?:,|/|;|and|or|,\s*and|,\s*or|and/or|\([^()]*\),?(?:\s*and)?)\s*", re.I)
_OTHER_SHARE = re.compile(
    r"discontinu|withdr[ae]w|interrupt|dose reduction|\bCI\b|confidence|resolv|recover", re.I
)
_TIER_SAID = re.compile(
    r"\b(?:(?:very|less|more|most|not)[ -])?(?:common|frequent|uncommon|infrequent|occasional|rare)(?:ly)?"
    r"(?:,|:|(?:[ -](?!than\b|with\b)\w[\w-]*){0,4} (?:reactions?|events?|effects?|cases?|reports?|reported|"
    r"observed|seen|noted|experienced|occurr\w+|occurrences?|instances?|abnormalit\w+|symptoms?|complaints?))"
    r"(?=\W|$)",
    re.I,
)
_TIER_ASIDE = re.compile(
    r"\b(?:reactions|events|effects)\b[^.;()]{0,40}\((?:(?:incidence|frequency|occurring in)\s*(?:of\s*)?)?"
    r"(?P<bound>[^()\d]{0,16}\d+(?:\.\d+)?\s*%(?:\s*or (?:more|greater|higher))?)[^()]{0,20}\)",
    re.I,
)
_TIER_AFTER = re.compile(
    r"\s*(?:\([^()]*\)\s*)?(?:has|have|was|were|is|are|may|can|occurs?|occurred)\b[^.;,:(%]{0,60}", re.I
)
_BARE_TIER = re.compile(
    r"(?:frequency |incidence )?(?:very |less |more |most |not )?(?:common|frequent|uncommon|infrequent|rare|"
    r"known)(?:ly)?",
    re.I,
)


@dataclass(frozen=True, slots=True)
class SaidOfEffect:
    """What a sentence says of one effect that it names; None for what it doesn't say."""

    frequency: str | None = None
    percent: float | None = None
    percent_max: float | None = None
    percent_comparator: float | None = None
    comparator: str | None = None
    population: str | None = None


def said_of_effect(
    sentence: str, start: int, end: int, *, previous_end: int = 0, next_start: int | None = None
) -> SaidOfEffect:
    """What a sentence says of the effect at a place in it.

    A share counts when it stands in brackets or bare right after the effect, when the effect alone is
    said to have occurred in it, or when that share of patients had the effect. A share of severe cases, of
    patients who stopped treatment, or of an effect that is coordinated with another is left alone.

    Args:
        sentence: the sentence.
        start: first code point of the effect in it.
        end: index after the last.
        previous_end: end of the effect named before it, 0 without one.
        next_start: start of the next one, None without one.

    >>> said_of_effect("Gout (5% vs 2% placebo) occurred.", 0, 4).percent_comparator
    2.0
    >>> said_of_effect("The most common adverse reactions were gout and rash.", 39, 43).frequency
    'common'
    >>> said_of_effect("More frequent dosing led to gout.", 28, 32).frequency is None
    True
    >>> said_of_effect("Severe gout occurred in 3% of patients.", 7, 11).percent is None
    True
    """
    before = sentence[:start]
    after = sentence[end : len(sentence) if next_start is None else next_start]
    if _OTHER_SHARE.search(before):
        return SaidOfEffect()
    percent = _share(before, after, sentence[previous_end:start] if previous_end else "")
    exact = percent is not None and percent.relation in {"=", "-"}
    return SaidOfEffect(
        frequency=_tier(before, after),
        percent=percent.value if percent and exact else None,
        percent_max=percent.upper if percent and exact else None,
        percent_comparator=percent.comparator_value if percent and exact else None,
        comparator=(percent.comparator or None) if percent and exact else None,
        population=population_of(before) if before and len(before.split()) <= _LONGEST_LEAD else None,
    )


def _share(before: str, after: str, between: str) -> Percent | None:
    """The share of patients that is said of the effect between these words."""
    if _PART_OF_IT.search(before):
        return None
    if match := _IN_BRACKETS.match(after):
        aside = match["aside"]
        if "%" in aside and not re.search(r"grade|\bCI\b|confidence|severe|range|incidence", aside, re.I):
            return percent_of(aside)
    if match := _BARE.match(after):
        return percent_of(match["share"])
    if _OTHER_SHARE.search(after) or _COORDINATED.fullmatch(between):
        return None
    if match := _SHARE_FIRST.search(before):
        return percent_of(match["share"])
    if match := _THEN_SHARE.match(after):
        share = match["share"]
        return None if "respectively" in share else percent_of(share[:120])
    return None


def _tier(before: str, after: str) -> str | None:
    """The frequency tier that the sentence gives the effect between these words."""
    if (match := _IN_BRACKETS.match(after)) and _BARE_TIER.fullmatch(match["aside"].strip()):
        return frequency_tier(match["aside"])
    if (match := _TIER_AFTER.match(after)) and (tier := frequency_tier(match.group())):
        return tier
    for words in (before.rpartition(";")[2], before):
        if match := _TIER_SAID.search(words):
            return frequency_tier(words[match.start() :])
        if match := _TIER_ASIDE.search(words):
            return frequency_tier(match["bound"])
    return None
