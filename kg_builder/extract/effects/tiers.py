"""Tiers of frequency in words as the sentence around an effect says them: "gout has been reported rarely"."""

from __future__ import annotations

from kg_builder import lazy_re as re

from ..language.qualifiers import frequency_tier

__all__ = ["IN_BRACKETS", "tier_said"]

IN_BRACKETS = re.compile(r"\s*(?:\([A-Z][A-Za-z0-9/-]{1,9}\)\s*)?[(\[](?P<aside>[^()\[\]]*)[)\]]")
_TIER_SAID = re.compile(
    r"\b(?:(?:very|less|more|most|not)[ -])?(?:common|frequent|uncommon|infrequent|occasional|rare)(?:ly)?"
    r"(?:,|:|(?<=most common)(?: [\w-]+){0,2} (?:infections|malignancies|cancers)\b|"
    r"(?:[ -](?!than\b|with\b)\w[\w-]*){0,4} (?:reactions?|events?|effects?|cases?|reports?|reported|"
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
    r"(?P<verb>\s*(?:\([^()]*\)\s*)?(?:has|have|was|were|is|are|may|can|occurs?|occurred)\b[^.;,:(%]{0,60}"
    r"(?:, but not\b)?)",
    re.I,
)
_TIER_OF_ALL = re.compile(
    r"(?:\s*\([^()]*\))?\s*(?:,|and\b|or\b|and/or\b)(?:(?!\b(?:which|that|who|whose|but|while|if|when"
    r"|to)\b)[^.;:()%]){3,200}?"
    r"\s(?P<verb>(?:has|have|was|were|is|are|may|can|occurs?|occurred)\b[^.;,:(%]{0,60}(?:, but not\b)?)",
    re.I,
)
"""The verb behind a list: "gout, cramps and tremor have been reported rarely" holds for all three."""
_NO_TIER = re.compile(
    r"\b(?:more|less(?=[^.;]* than\b))[ -](?:often|common(?:ly)?|frequent(?:ly)?)\b|"
    r"\b(?:often|commonly|frequently|rarely|occasionally),?\s+(?:(?:but )?not\b|an?\b|the\b|ir?reversibl"
    r"|reversib|transient|mild|moderate|severe|serious|fatal|asymptomatic|resol|improv|disappear|self-|dose-"
    r"|accompanied|preceded|followed|associated with|leads?\b|led\b|due\b|life-|progress|requir|related"
    r"|secondary|unrecogni)",
    re.I,
)
"""A comparison of patients, and how often an effect is so or so: "more often on zolfin", "is often mild"."""
_BARE_TIER = re.compile(
    r"(?:frequency |incidence )?(?:very |less |more |most |not )?(?:common|frequent|uncommon|infrequent|rare|"
    r"occasional|known)(?:ly)?",
    re.I,
)


def tier_said(before: str, after: str, rest: str) -> str | None:
    """The frequency tier that a sentence gives an effect; None without one.

    Args:
        before: the words before the effect.
        after: those behind it, up to the next effect.
        rest: all those behind it.

    >>> tier_said("", " has been reported rarely.", " has been reported rarely.")
    'rare'
    >>> tier_said("", " was more frequent on zolfin.", " was more frequent on zolfin.") is None
    True
    """
    if (match := IN_BRACKETS.match(after)) and _BARE_TIER.fullmatch(match["aside"].strip()):
        return frequency_tier(match["aside"])
    for match in (_TIER_AFTER.match(after), _TIER_OF_ALL.match(rest)):
        if match and (tier := frequency_tier(_NO_TIER.sub(" ", match["verb"]))):
            return tier
    for words in (before.rpartition(";")[2], before):
        if match := _TIER_SAID.search(words):
            return frequency_tier(words[match.start() :])
        if match := _TIER_ASIDE.search(words):
            return frequency_tier(match["bound"])
    return None
