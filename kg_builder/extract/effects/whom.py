"""In whom effects are seen, by the words of a sentence or lead-in: in children, after a transplant."""

from __future__ import annotations

from kg_builder import lazy_re as re

from ..language.percents import Percent, percent_of
from ..language.qualifiers import population_of
from ..vocabulary.patients import ANYONE, PATIENTS, patients_in

__all__ = ["ends_in_whom", "group_end", "seen_in", "shares_by_group", "told_in_whom"]

_AGAINST = re.compile(
    r",?\s+(?:(?:more|less)\s+(?:often|frequent(?:ly)?|common(?:ly)?)\s+)?"
    r"(?:than(?!\s+(?:\d|half|an?\b|one\b))|(?:as )?compared (?:with|to)|versus|vs\.?|unlike)\s+"
    r"(?:(?:in|with|among|for|on|those)\s+)*[^,;:.()]*?(?=\s+(?:in|among|during)\s|[,;:.()]|$)",
    re.I,
)
"""Whom the patients are set against: "more often in children than in adults"."""
_CONDITION = re.compile(
    r"(?P<condition>(?:(?!\b(?:and|or|who|which|that|taking|receiving|treated|given|on|in|the|may|can|were"
    r"|was|is|are|have|has|had|include[sd]?|common|side|adverse|such|as|including|like|certain|whose"
    r"|developed|reported|experienced|most|more|often|usually|mostly|commonly|frequently|showed|using|used"
    r"|after|before|during|due|by|for|from|to|not|other|because|it|this|that|than|(?<!associated )with"
    r"|without|while|results?|increases?|decreases?|enrolled|controlled|above|below|(?-i:all|no)|had)\b)"
    r"[\w'\u2019+-]+\s*){1,6})",
    re.I,
)
_OPEN_END = re.compile(
    r"(?:\w{2}(?:al|ic|ary|ar|ous|ed|ive|istent|urrent)|refractory|mild|moderate|severe|kidney|liver|heart"
    r"|lung|breast|ovarian|grade"
    r"|\b(?:\d[\d-]*|second|primary|normal|acute|mixed|manic|higher|lower|known|Ph|CD4|CrCL|ALT|AST))\s*$",
    re.I,
)
"""What is not yet a condition: "patients with renal" of "patients with renal or hepatic impairment"."""
_REST = re.compile(
    r"(?:and|or|and/or)\s+[\w-]+"
    r"(?:\s+(?:[\w-]+\s+)?(?:impairment|failure|disease|insufficiency|dysfunction))?",
    re.I,
)
_EVENT = re.compile(
    r"\b(?:in|of|by|with|among|for)\s+(?P<words>(?:[\w-]+\s+){0,3}(?:transplant|surgery|surgical|dialysis"
    r"|cancer|leuk[a]?emia|lymphoma|melanoma|arthritis|psoriasis|epilepsy|diabetic|bipolar|asthma)\s+"
    r"(?:patients|recipients|people))\b",
    re.I,
)
_AFTER_EVENT = re.compile(
    r"\b(?:after|following) (?:an? |the |your )?(?:[\w-]+ ){0,2}?(?:transplant(?:ation)?s?|surgery)\b", re.I
)
_WITH = re.compile(r"\s*(?:with|who (?:have|has|had)|being treated for|treated for)\s", re.I)
_NO_CONDITION = re.compile(
    r"(?:(?:any|these|this|those|the|a|an|one|severe|serious|mild|symptoms?|signs?|side|adverse|placebo|zero|"
    r"more|less|at)\b|\d)",
    re.I,
)
_GROUP_FIRST = re.compile(
    r"(?:(?:in|among|for|with)\s+(?:\w+[\s-]){0,2}?"
    r"(?:children|adults|adolescents|infants|women|men|patients|people|those|recipients)\b[^,;:.]{0,60}, "
    r"|(?:(?:older|younger|pregnant|adult|young)\s+)?"
    r"(?:children|adults|adolescents|infants|women|men|teenagers)\b[^,;:.]{0,40}: "
    r"(?:(?:watch|look) (?:out )?for )?)(?=\w)",
    re.I,
)
_AGED = re.compile(r"year|month|week|aged|old|over|under|above|below", re.I)
_AGAINST_HINTS = (" than ", "compare", "versus", " vs", "unlike")
_HINTS = ("patients", "people", "adults", "children", "women", "men ", "those", "recipients", "years", "aged",
          "transplant", "surgery")  # fmt: skip

_ASIDE = re.compile(r"[(\[]([^()\[\]]*)[)\]]")
_GROUP_BESIDE = re.compile(
    r"(?:\b(?:in|among|or|and)|,)\s+(?P<who>[a-z][\w -]{2,30}?)\s*\((?P<share>[^()]*%[^()]*)\)", re.I
)
"""Groups of patients with a share each: "in women (5%) or men (3%)"."""
_IN_WHOM = re.compile(
    r"(?:(?:mostly|mainly|especially|only|seen) )?(?:in|among) (?:[\w-]+ ){0,2}[\w-]+$", re.I
)
_END_IN_WHOM = re.compile(r"(?<=\w)\s+(?:in|among)\s+(?:[\w-]+\s+){0,5}?[\w-]+\s*$", re.I)


def seen_in(text: str) -> str | None:
    """The group of patients that words name: by kind, or by age or condition where they say so.

    >>> seen_in("in pediatric patients more often than in adults"), seen_in("Rash is common")
    ('pediatric', None)
    >>> seen_in("In people with gout, common side effects include")
    'people with gout'
    >>> seen_in("Children 3 to 12 years old")
    'children 3 to 12 years old'
    """
    low = text.casefold()
    if any(cue in low for cue in _AGAINST_HINTS):
        text = _AGAINST.sub(" ", text)
    named = population_of(text)
    if named == "geriatric" or not any(hint in low for hint in _HINTS):
        return named
    for found in PATIENTS.finditer(text):
        who = patients_in(found)
        link = _WITH.match(found["link"] or "")
        if link and not _NO_CONDITION.match(text, found.end()):
            condition = _CONDITION.match(text, found.end())
            if condition:
                words = f"{who.words} with {condition['condition']}"
                if _OPEN_END.search(words) and (rest := _REST.match(text, condition.end())):
                    words += rest.group()
                if not _OPEN_END.search(words) and not who.words.isupper():
                    return " ".join(words.split())
        if _AGED.search(f"{found['age']} {found['age2']}") and who.words.casefold() not in ANYONE:
            return who.words
    if after := _AFTER_EVENT.search(text):
        return " ".join(after.group().split()).casefold()
    if event := _EVENT.search(text):
        return " ".join(event["words"].split())
    return named


def group_end(sentence: str) -> int:
    """Where a group of patients ends that opens a sentence: "In children, ..."; 0 without one.

    >>> said = "In women with gout, flushing was seen."
    >>> said[group_end(said) :], group_end("In trials, flushing was seen.")
    ('flushing was seen.', 0)
    """
    match = _GROUP_FIRST.match(sentence)
    return match.end() if match else 0


def shares_by_group(words: str) -> list[tuple[str, Percent]]:
    """The shares of groups of patients in the brackets after an effect: "(women, 8%; men, 2%)".

    >>> [(who, share.value) for who, share in shares_by_group("gas (women, 8%; men, 2%)")]
    [('women', 8.0), ('men', 2.0)]
    """
    found = []
    for aside in _ASIDE.findall(words):
        for part in re.split(r";|(?<=%),|, (?=\d[\d.]*\s*% (?:of|in)\b)|\band\b", aside):
            who, share = population_of(part), percent_of(part)
            if who and share:
                found.append((who, share))
        if not found and (who := population_of(aside)) and (share := percent_of(aside)):
            found.append((who, share))
    beside = [(m["who"], percent_of(m["share"])) for m in _GROUP_BESIDE.finditer(words)]
    if not found and len(beside) > 1:
        found = [(named, share) for who, share in beside if share and (named := population_of(who))]
    return found


def ends_in_whom(text: str) -> str | None:
    """The group of patients that ends a name: "slow growth in children and adolescents".

    >>> ends_in_whom("slow growth in children"), ends_in_whom("pain in the back")
    ('children', None)
    """
    tail = _END_IN_WHOM.search(_ASIDE.sub(" ", text))
    return seen_in(tail.group()) if tail else None


def told_in_whom(text: str) -> str | None:
    """The group of patients that brackets behind an effect name: "fever (mostly in children)".

    >>> told_in_whom("fever (mostly in children)"), told_in_whom("fever (high)")
    ('children', None)
    """
    return next((population_of(a) for a in _ASIDE.findall(text) if _IN_WHOM.match(a)), None)
