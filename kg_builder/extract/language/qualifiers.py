"""Frequency, severity, urgency and population of what a sentence says."""

from __future__ import annotations

from kg_builder import lazy_re as re

__all__ = [
    "frequency_tier",
    "population_of",
    "seek_care_of",
    "severity_of",
    "tier_below",
]


# Frequency ------------------------------------------------------------------------------------------

VERY_COMMON, COMMON, LESS_COMMON = "very common", "common", "less common"
OCCASIONAL, UNCOMMON, RARE, VERY_RARE = "occasional", "uncommon", "rare", "very rare"
NOT_KNOWN = "not known"

_TIER_WORDS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern, re.I), tier)
    for pattern, tier in (
        (
            r"\b(?:frequency|incidence) (?:is |are )?(?:not (?:known|defined|reported|estimable)|unknown)|"
            r"^\W*unknown\W*$|\bnot known\s*(?::|\(|$)|\bunknown (?:frequency|incidence)|"
            r"(?:\bnot|n't|n\u2019t) (?:know|known) how (?:often|many|common)|"
            r"\bfrequency (?:can ?not|can['\u2019]t|could not) be \w+|\bcannot be estimated",
            NOT_KNOWN,
        ),
        (r"\brare or very rare\b", RARE),
        (r"\bcommon or very common\b", COMMON),
        (r"\bvery (?:rare(?:ly)?|uncommon(?:ly)?|infrequent(?:ly)?)\b", VERY_RARE),
        (
            r"\b(?:less|not as|not so) (?:common(?:ly)?|frequent(?:ly)?|often)\b|\bless(?: usual|-common)\b",
            LESS_COMMON,
        ),
        (r"\bvery (?:common(?:ly)?|frequent(?:ly)?)\b", VERY_COMMON),
        (r"\b(?:uncommon(?:ly)?|infrequent(?:ly)?|not common|not \w+ (?:very )?often)\b", UNCOMMON),
        (r"\b(?:rare(?:ly)?|in rare cases|seldom|hardly ever)\b", RARE),
        (r"\b(?:occasional(?:ly)?|now and (?:then|again)|once in a while)\b", OCCASIONAL),
        (
            r"(?<!no more )\b(?:(?<!no )(?:most|more) )?(?:common(?:ly)?|frequent(?:ly)?)\b"
            r"(?! (?:cold|variable|use|urin|"
            r"infusion|bile))|\b(?:most|more) often\b|\boften\b",
            COMMON,
        ),
    )
)
_ONE_IN = re.compile(
    r"(?P<word>up to|fewer than|less than|more than|at least|about|around|between)?\s*"
    r"(?:1|one)\s+(?:in|out of)\s+(?:every\s+)?(?:(?:10|ten)\s+and\s+(?:1|one)\s+in\s+)?"
    r"(?P<n>[\d][\d,\u00a0 ]*\d|\d|ten|a hundred|hundred|a thousand|thousand)",
    re.I,
)
_BETWEEN = re.compile(
    r"\b(?:between|from)\s+\d+\s+(?:and|to)\s+(?P<most>\d+)\s+(?:[a-z]+\s+)?(?:in|out of)\s+(?:every\s+)?"
    r"(?P<n>\d[\d,]*)",
    re.I,
)
"""A share of people by its bounds: "between 1 and 10 people in every 1,000"."""
_CIOMS = re.compile(r"(?P<op>[<>\u2264\u2265]=?|to)\s*1\s*/\s*(?P<n>\d[\d,. \u00a0]*)")
_PERCENT_HEADING = re.compile(
    r"(?:(?:side effects |reactions |effects )?(?:(?:with an? )?(?:incidence|frequency)(?: of)?:?|"
    r"(?:seen|reported|occurring|occur|observed|affecting) (?:in|by)|in)\s+)?"
    r"(?P<op>>=|=>|<=|[<>\u2264\u2265]|greater than|more than|at least|less than|fewer than|up to|over|under|"
    r"above|below|between)?\s*"
    r"(?P<a>\d+(?:\.\d+)?)\s*%?\s*(?:(?:-|\u2013|\u2014|to|and)\s*(?:<\s*)?(?P<b>\d+(?:\.\d+)?)\s*)?"
    r"(?:%|percent|per cent)(?P<after>\s*(?:or more|or greater|and above|or higher))?"
    r"(?:\s+of (?:the |all )?(?:patients|people|users|adults|children))?",
    re.I,
)
_FORM_ASIDE = re.compile(r"(?<=%)\s*\([A-Za-z][^()%]*\)\W*$")
"""What a tier holds for: ">10% (Immediate-release)"."""
_OVER_TEN = re.compile(
    r"(?:>=?|\u2265|greater than|more than|at least)\s*(?:[1-9]\d)(?:\.\d+)?\s*(?:%|percent)", re.I
)
_CONCEDED = re.compile(
    r"\b(?:even )?(?:though|although) (?:it|this|that|these|they)\b[^,.;:]{0,20}\b(?:rare|uncommon)(?:ly)?\b",
    re.I,
)
"""What is granted of something else: "Even though it may be rare, some people have bad side effects"."""
_NUMBERS = {"ten": 10, "a hundred": 100, "hundred": 100, "a thousand": 1000, "thousand": 1000}


def frequency_tier(text: str) -> str | None:
    """The frequency tier that a heading, lead-in or clause names, in the words of the scheme.

    Tier words win over numbers; of numbers, shares of people ("1 in 10") and CIOMS bounds ("1/100")
    win over per cent. "Serious" is no tier.

    >>> frequency_tier("Less common side effects include:")
    'less common'
    >>> frequency_tier("may affect up to 1 in 10 people")
    'common'
    >>> frequency_tier(">10%")
    'very common'
    >>> frequency_tier("Between 1 and 10 people in every 1,000 get")
    'uncommon'
    >>> frequency_tier("Serious side effects") is None
    True
    """
    if tier := _tier_word(text):
        over = tier == COMMON and (_OVER_TEN.search(text) or _told_in_ten(text))
        return VERY_COMMON if over else tier
    if match := _ONE_IN.search(text):
        return _from_one_in((match["word"] or "up to").casefold(), _number(match["n"]))
    if match := _BETWEEN.search(text):
        return _from_one_in("up to", max(1, _number(match["n"]) // max(1, int(match["most"]))))
    if match := _CIOMS.search(text):
        upper = match["op"] in {"<", "\u2264", "<=", "to"}
        return _from_one_in("up to" if upper else "more than", _number(match["n"]))
    if match := _PERCENT_HEADING.fullmatch(_FORM_ASIDE.sub("", text).strip(" :.()-\u2013")):
        return _from_percent(match)
    return None


def tier_below(heading: str | None, text: str) -> str | None:
    """The tier that a line gives below a heading with a tier.

    "Rare side effects" that happen "in fewer than 1 in 100 people" are what the heading calls them.

    >>> tier_below("rare", "These happen in fewer than 1 in 100 people:")
    'rare'
    >>> tier_below("rare", "Uncommon side effects:"), tier_below(None, "in fewer than 1 in 100 people")
    ('uncommon', 'uncommon')
    """
    tier = frequency_tier(text)
    return heading if (heading, tier) in _SAME and _tier_word(text) is None else tier


_SAME = frozenset(
    {
        (LESS_COMMON, UNCOMMON),
        (OCCASIONAL, COMMON),
        (OCCASIONAL, UNCOMMON),
        (UNCOMMON, COMMON),
        (RARE, UNCOMMON),
        (VERY_RARE, RARE),
    }
)
"""Tiers in words, and the tier of the figures that pages give with them."""


def _tier_word(text: str) -> str | None:
    """The tier that a text tells in words."""
    low = text.casefold()
    if "though" in low:
        text = _CONCEDED.sub(" ", text)
        low = text.casefold()
    if any(cue in low for cue in ("common", "frequen", "rare", "often", "known", "occasional", "seldom",
                                  "hardly", "now and", "once in a",
                                  "less usual", "incidence", "estimated")):  # fmt: skip
        return next((tier for pattern, tier in _TIER_WORDS if pattern.search(text)), None)
    return None


def _told_in_ten(text: str) -> bool:
    """Whether a share of people says that what is called common is very common."""
    match = _ONE_IN.search(text)
    return match is not None and _from_one_in((match["word"] or "up to").casefold(), _number(match["n"])) == (
        VERY_COMMON
    )


def _number(text: str) -> int:
    key = " ".join(text.casefold().split())
    return _NUMBERS[key] if key in _NUMBERS else int(re.sub(r"\D", "", text))


def _from_one_in(word: str, n: int) -> str:
    """Tier of "up to 1 in n" (an upper bound) or "more than 1 in n" (a lower one), after CIOMS."""
    at_least = word in {"more than", "at least"}
    bounds = (
        ((10, VERY_COMMON), (100, COMMON), (1000, UNCOMMON), (10_000, RARE))
        if at_least
        else ((9, VERY_COMMON), (10, COMMON), (100, UNCOMMON), (1000, RARE))
    )
    for bound, tier in bounds:
        if n <= bound:
            return tier
    return VERY_RARE


def _from_percent(match: re.Match[str]) -> str | None:
    low = float(match["a"])
    op = (match["op"] or "").casefold()
    if match["b"]:
        high = float(match["b"])
        if low >= 10:
            return VERY_COMMON
        if high <= 0.1:
            return RARE
        return COMMON if high > 1 else UNCOMMON
    if op in {"<", "\u2264", "<=", "less than", "fewer than", "up to", "under", "below"}:
        if low <= 0.01:
            return VERY_RARE
        if low <= 0.1:
            return RARE
        return UNCOMMON if low <= 1 else None
    if op or match["after"]:
        return VERY_COMMON if low >= 10 else COMMON if low >= 1 else None
    return None


# Severity, urgency, population ----------------------------------------------------------------------

_SEVERITY = re.compile(
    r"\b(life[- ]threatening|potentially fatal|sometimes fatal|fatal|severe|serious|moderate|mild)\b", re.I
)
_IMMEDIATE = re.compile(
    r"\b(?:immediately|immediate (?:\w+ )?(?:help|care|attention|treatment|advice|action)|"
    r"right away|at once|straight ?away|without delay|(?:call|ring|dial|phone) (?:9-?1-?1|999|112|000)\b|"
    r"emergency|urgent(?:ly)?|A&E|accident and emergency|nearest hospital|get medical help)\b",
    re.I,
)
_PROMPT = re.compile(
    r"\b(?:as soon as possible|promptly|soon|same day)\b|"
    r"\b(?:call|contact|tell|see|talk to|speak to|ask|consult|inform|notify|check with|report to|let)\s+"
    r"(?:with\s+|to\s+)?(?:(?:your|a|the)\s+)?(?:doctor|health ?care|physician|prescriber|GP|pharmacist|"
    r"nurse|medical|clinic|provider)",
    re.I,
)
_NO_PEOPLE = (
    r"(?! (?:(?:and|or) (?:\w+ )?)?(?:rats?|mice|mouse|rabbits?|monkeys?|dogs?|animals?|hamsters?|dams"
    r"|fo?etus(?:es)?|offspring|partners?|reproductive|genital\w*|hormones?|pups)\b)"
)
"""What may stand behind "female" or "pregnant" that makes it no word of patients."""
_POPULATION: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern, re.I), name)
    for pattern, name in (
        (r"\b(?:premature|preterm) (?:infants|babies|neonates)\b|\bneonates\b|\bnewborns?\b", "neonates"),
        (r"\binfants?\b", "infants"),
        (r"\b(?:children|child(?!-?\s?pugh))\b", "children"),
        (r"\b(?:pediatric|paediatric)\b", "pediatric"),
        (r"\b(?:adolescents?|teenagers?)\b", "adolescents"),
        (r"\b(?:elderly|geriatric|older (?:adults|people|patients)|aged 65|65 years)\b", "geriatric"),
        (rf"\bpregnan(?:t\b{_NO_PEOPLE}|cy\b)", "pregnant women"),
        (rf"\bwomen\b|\bfemales?\b{_NO_PEOPLE}", "women"),
        (r"\bmen\b(?!\s+(?:[12]|I{1,2})\b)|\bmales?\b" + _NO_PEOPLE, "men"),
        (r"\badults?\b", "adults"),
    )
)


_GROUP_HINTS = tuple(
    "prem preterm neonat newborn infant child pediatric paediatric adolesc teen elderly geriatric older 65 "
    "pregnan women female men male adult".split()
)


def severity_of(text: str) -> str | None:
    """The gravest severity word of a phrase, lower case.

    >>> severity_of("serious, sometimes fatal reactions")
    'fatal'
    """
    found = {m.group(1).casefold().replace(" ", "-") for m in _SEVERITY.finditer(text)}
    if any("fatal" in f for f in found):
        return "fatal"
    return next(
        (s for s in ("life-threatening", "severe", "serious", "moderate", "mild") if s in found), None
    )


def seek_care_of(text: str) -> str | None:
    """How soon a lead-in sends the reader to care: "immediately", "promptly" or None.

    >>> seek_care_of("Call your doctor right away if you have any of these:")
    'immediately'
    >>> seek_care_of("Tell your doctor if you notice:")
    'promptly'
    >>> seek_care_of("Side effects include:") is None
    True
    """
    if _IMMEDIATE.search(text):
        return "immediately"
    return "promptly" if _PROMPT.search(text) else None


def population_of(text: str) -> str | None:
    """The group of patients that a phrase names: "adults", "children", "geriatric", "women", ...

    >>> population_of("in children 6 years and older")
    'children'
    """
    low = text.casefold()
    if not any(hint in low for hint in _GROUP_HINTS):
        return None
    return next((name for pattern, name in _POPULATION if pattern.search(text)), None)
