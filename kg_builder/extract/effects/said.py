"""What the sentence around a tagged effect says of it: how often, in what share, in whom."""

from __future__ import annotations

from dataclasses import dataclass, replace

from kg_builder import lazy_re as re

from ..language.percents import pair_of, percent_of
from ..language.qualifiers import frequency_tier
from .trials import TrialShare, is_no_arm, trial_share
from .whom import seen_in

__all__ = ["SaidOfEffect", "said_of_effect"]

_LONGEST_LEAD = 20
_IN_BRACKETS = re.compile(r"\s*(?:\([A-Z][A-Za-z0-9/-]{1,9}\)\s*)?[(\[](?P<aside>[^()\[\]]*)[)\]]")
_BARE = re.compile(r"\s*,?\s+(?P<share>[<>\u2264\u2265~]?\s*\d+(?:\.\d+)?\s*%)(?=\s*(?:[,;.]|and\b|or\b|$))")
_VERB = (
    r"(?:occur(?:s|red)?|(?:(?:was|were|is|are|has been|have been)\s+)?(?:also\s+)?(?:reported|observed|seen|"
    r"noted|detected|documented|experienced|present|found|identified)(?:\s+to occur)?|developed|happened)"
)
_BETWEEN = (
    r"(?:\s+(?:as a (?:consequence|result) of|due to|secondary to|associated with|of any grade|"
    r"in the absence of)[^,.;:%]{0,40}?)?"
)
_THEN_SHARE = re.compile(
    rf"\s*(?:\([^()]*\)\s*)?{_BETWEEN}\s*{_VERB}\b[^.;:%()\d]{{0,60}}?\s(?:in|by|for)\s+"
    r"(?:\d+ of [\d,]+ \(|\d+ \()?"
    r"(?=[\d<>\u2264\u2265~]|(?:approximately|about|up to|more than|less|fewer|at least|greater) )",
    re.I,
)
_SHARE_FIRST = re.compile(
    r"(?<![<>\u2264\u2265]\s)(?<![<>\u2264\u2265\d.])"
    r"(?P<share>(?:(?:approximately|about|up to|more than|less than|at least)\s+)?\d+(?:\.\d+)?"
    r"\s*(?:%|percent)(?:\s*(?:to|-|\u2013)\s*\d+(?:\.\d+)?\s*(?:%|percent))?[\s)]+"
    r"(?:\([^()]*\)\s*)?(?:of\s+)?"
    r"(?:(?!\d\s*%\s+(?:had|developed|reported|experienced)\b)[^.;:,()]){0,160}?)"
    r"\b(?:experienced|developed|had|reported)\s+"
    r"(?:(?:an?|any|some|several|(?:one|two) or more|at least (?:one|two)|new)\s+)?$",
    re.I,
)
_RATE_OF = re.compile(r"\b(?:incidence|rate|frequency)\s+of\s+(?:the\s+|all\s+)?$", re.I)
_THEN_RATE = re.compile(
    r"(?P<who>[^.;:%,\d]{0,80}?(?:\d+ mg[^.;:%,\d]{0,20})?)\s(?:was|were|is|are)\s+"
    r"(?=\d|approximately|about)",
    re.I,
)
_MORE_OFTEN = re.compile(
    rf"\s*(?:{_VERB}|(?:was|were|is|are))\s+(?:\w+\s+)?"
    r"(?:more (?:frequent(?:ly)?|often|common(?:ly)?)|frequently|higher|greater)\b"
    r"[^.;:%()]{0,40}?\b(?P<who>(?:in|with|among)\s[^.;:%()]{3,90}?)\s*\((?:\d+, )?(?P<share>\d[\d.]*)\s*%\)"
    r"(?:(?:[^.;%()]|\(\d[\d.]*\s*%\)){0,60}?(?:than|compared (?:with|to))\s+(?P<other>[^.;:%()]{3,60}?)\s*"
    r"\((?:\d+, )?(?P<against>\d[\d.]*)\s*%\))?",
    re.I,
)
_PAIR_OF = re.compile(
    rf"\s*(?:{_VERB}|(?:was|were|is|are))\s+(?:\w+\s+)?"
    r"(?:more (?:frequent(?:ly)?|often|common(?:ly)?)|higher|greater)\b[^.;:%()]{0,40}?\b"
    r"(?P<who>(?:in|with|among)\s[^.;:%()]{3,90}?)\s*,?\s+(?:than|(?:as )?compared (?:with|to))\s+"
    r"(?P<other>[^.;:%()]{3,60}?)\s*\((?P<share>\d[\d.]*)\s*%?\s*(?:vs\.?|versus|and)\s*(?P<against>\d[\d.]*)\s*%",
    re.I,
)
"""Both shares in one pair of brackets: "higher on zolfin than on placebo (3% vs. 1%)"."""

_COMPARED = re.compile(
    r"(?:\s+(?:of|by|above)\s[^.;]{1,40}?)?\s*,?\s*"
    r"(?:(?:as )?compared (?:with|to)|versus|vs\.?|than)\s+(?:in\s+)?",
    re.I,
)
_WHO = re.compile(
    r"(?:treated with|receiving|taking|\bon|\bwith)\s+"
    r"(?:the\s+)?(?P<arm>[A-Za-z][\w-]+(?: \d+ ?mg(?:/day)?)?)|"
    r"(?P<treated>[A-Za-z][\w-]+)-treated|the\s+(?P<group>[A-Za-z][\w-]+) (?:group|arm|regimen)"
)
_CONTROL = re.compile(r"placebo|vehicle|sham", re.I)
_NEXT_PAIR = re.compile(r"\s*(?:\([^()]*\)\s*)?in\s+(?P<one>\d[\d.]*)\s*% and (?P<two>\d[\d.]*)\s*%")
_ANY_SHARE = re.compile(r"\d[\d.]*\s*%")
_PART_OF_IT = re.compile(
    r"(?:\bgrades?\b[^,;.]{0,24}|"
    r"\b(?:severe|serious|fatal|life-threatening|mild|moderate)(?: (?:or|and) \w+)?)\s*$",
    re.I,
)
_COORDINATED = re.compile(r"\s*(?:,|/|;|and|or|,\s*and|,\s*or|and/or|\([^()]*\),?(?:\s*and)?)\s*", re.I)
_CAUSE = re.compile(
    r"(?:\b(?:consequence|result|complication) of|due to|secondary to|in the absence of|without)\s*$", re.I
)
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
_TIER_OF_ALL = re.compile(
    r"(?:\s*\([^()]*\))?\s*(?:,|and\b|or\b|and/or\b)(?:(?!\b(?:which|that|who|whose|but|while|if|when|to)\b)[^.;:()%]){3,200}?"
    r"\s(?P<verb>(?:has|have|was|were|is|are|may|can|occurs?|occurred)\b[^.;,:(%]{0,60})",
    re.I,
)
"""The verb behind a list: "gout, cramps and tremor have been reported rarely" holds for all three."""
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
    arm: str | None = None
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
    between = sentence[previous_end:start] if previous_end else ""
    rest = sentence[end:]
    share = _share(before, after, between, rest) if "%" in sentence or "percent" in sentence else None
    return SaidOfEffect(
        frequency=_tier(before, after, rest),
        percent=share.value if share else None,
        percent_max=share.upper if share else None,
        percent_comparator=share.comparator_value if share else None,
        arm=(share.arm or None) if share else None,
        comparator=(share.comparator or None) if share else None,
        population=seen_in(before) if before and len(before.split()) <= _LONGEST_LEAD else None,
    )


def _share(before: str, after: str, between: str, rest: str) -> TrialShare | None:
    """The share of patients that is said of the effect between these words."""
    if _PART_OF_IT.search(before):
        return None
    if match := _IN_BRACKETS.match(after):
        aside = match["aside"]
        if "%" in aside and not re.search(r"grade|\bCI\b|confidence|severe|range|incidence", aside, re.I):
            return _of_aside(aside, before)
    if match := _BARE.match(after):
        return trial_share(match["share"])
    if _COORDINATED.fullmatch(between) or _CAUSE.search(before):
        return None
    if match := _MORE_OFTEN.match(rest) or _PAIR_OF.match(rest):
        return TrialShare(
            float(match["share"]),
            arm=_who(match["who"]),
            comparator=_who(match["other"]) if match["other"] else "",
            comparator_value=float(match["against"]) if match["against"] else None,
        )
    if match := _THEN_SHARE.match(rest):
        share = trial_share(rest[match.end() :])
        return None if _OTHER_SHARE.search(rest[: match.end()]) else share
    if (pair := _NEXT_PAIR.match(rest)) and (first := _ANY_SHARE.search(before)):
        # "gout in 52% of patients on X and 43% on Y, fits in 35% and 28%, respectively"
        arms = trial_share(before[first.start() :])
        if arms is not None and arms.comparator_value is not None:
            return replace(arms, value=float(pair["one"]), comparator_value=float(pair["two"]))
    if _OTHER_SHARE.search(after):
        return None
    if match := _SHARE_FIRST.search(before):
        return _against_after(trial_share(re.sub(r"%\)", "%", match["share"], count=1)), rest)
    if _RATE_OF.search(before) and (match := _THEN_RATE.match(after)):
        share = trial_share(after[match.end() :])
        named = _who(match["who"])
        return replace(share, arm=named) if share and named and not share.arm else share
    return None


def _who(words: str) -> str:
    """The arm that words on patients name."""
    who = _WHO.search(words)
    if who and not is_no_arm(name := who["arm"] or who["treated"] or who["group"]):
        return name
    return words.strip() if _CONTROL.fullmatch(words.strip()) else ""


def _of_aside(aside: str, before: str) -> TrialShare | None:
    """The share in brackets after an effect: "(5%)", "(5% vs 2% placebo)", "(n=3, 4%)"."""
    told = percent_of(aside)
    share = trial_share(aside.lstrip())
    if share is not None and share.comparator_value is not None:
        return share
    if told is None or told.relation not in {"=", "-"}:
        return None
    if told.comparator_value is None and (named := percent_of(before)) and named.comparator:
        told = pair_of(f"({aside})", named) or told  # "gout (5% on it, 2% on placebo), gas (4% and 1%)"
    return TrialShare(
        told.value, told.upper, share.arm if share else "", told.comparator, told.comparator_value
    )


def _against_after(share: TrialShare | None, rest: str) -> TrialShare | None:
    """A share with what follows the effect: "... infections compared to 52% of those on placebo"."""
    if share is None or share.comparator_value is not None:
        return share
    match = _COMPARED.match(rest)
    other = trial_share(rest[match.end() :]) if match else None
    return replace(share, comparator=other.arm, comparator_value=other.value) if other else share


def _tier(before: str, after: str, rest: str) -> str | None:
    """The frequency tier that the sentence gives the effect between these words."""
    if (match := _IN_BRACKETS.match(after)) and _BARE_TIER.fullmatch(match["aside"].strip()):
        return frequency_tier(match["aside"])
    if (match := _TIER_AFTER.match(after)) and (tier := frequency_tier(match.group())):
        return tier
    if (match := _TIER_OF_ALL.match(rest)) and (tier := frequency_tier(match["verb"])):
        return tier
    for words in (before.rpartition(";")[2], before):
        if match := _TIER_SAID.search(words):
            return frequency_tier(words[match.start() :])
        if match := _TIER_ASIDE.search(words):
            return frequency_tier(match["bound"])
    return None
