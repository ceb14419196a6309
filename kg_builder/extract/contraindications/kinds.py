"""Situations told in a way of their own: organs, measured values, what was stopped or is taken, groups."""

from __future__ import annotations

from collections.abc import Iterator

from kg_builder import lazy_re as re

from ..language.coordination import split_list
from ..vocabulary.condition_words import is_condition
from ..vocabulary.phrases import decapitalised
from .drugs import DRUG_LEAD, TAKES, drugs_of
from .words import tidied

__all__ = [
    "BECOMING",
    "GROUPS",
    "ORGAN",
    "SO_IS",
    "TAKES_THESE",
    "measured",
    "organ",
    "special",
    "untreated",
    "use_forbidden",
]

GROUPS = re.compile(
    r"^(?:neonates?|newborns?|babies|infants|premature\s+infants|children|pediatric\s+patients"
    r"|(?:women|females)(?:\s+and\s+(?:males|men))?\s+of\s+(?:childbearing|reproductive)\s+"
    r"(?:age|potential))(?=$|\s+who\b|\s+(?:not\s+)?using\b)",
    re.I,
)
SO_IS = re.compile(
    r"(?:(?:severely|badly|very|profoundly)\s+)?"
    r"(?:constipated|dehydrated|malnourished|immunocompromised|immunosuppressed|unconscious|comatose"
    r"|intoxicated|bedridden|jaundiced|underweight|overweight|obese|an(?:a)?emic)",
    re.I,
)
"""How one is: "are dehydrated"."""
BECOMING = re.compile(
    r"(?P<now>\b(?:is|are)\s+or\s+)?"
    r"(?P<then>(?:\b(?:women|females|patients|people|those)\s+who\s+)?\b(?:may|might|could|can)\s+"
    r"(?:become|get|be)\s+pregnant\b"
    r"|\b(?:trying|planning|wish(?:ing)?|hoping)\s+"
    r"(?:to\s+conceive|to\s+(?:become|get|be)\s+pregnant|for\s+a\s+baby)\b)",
    re.I,
)
"""A pregnancy that is still to come."""

_MEASURED = re.compile(
    r"(?:[\w-]+\s+){0,4}?"
    r"(?:weight|clearance|crcl|e?gfr|interval|qtc?|potassium|sodium|calcium|counts?|hemoglobin|bilirubin"
    r"|pressure|rate|fraction|bmi|alt|ast|platelets|neutrophils|inr|creatinine)\b[^.;]{0,30}?"
    r"(?:[<>\u2264\u2265]|less\s+than|greater\s+than|more\s+than|below|above|over|under|of|at\s+least"
    r"|exceeding|beyond)\s*(?:or\s+equal\s+to\s*)?"
    r"(?:\d|(?:two|three|four|five|ten|twice)\b|the\s+(?:lower|upper)\s+limit\b)",
    re.I,
)
"""A situation that a measured value tells: "body weight < 50 kg"."""
_WHO = re.compile(
    r"^\W*(?:(?:in|to|if)\s+)?(?:(?:patients|people|those|anyone|women|adults|you|they)\s+)?(?:who\s+)?"
    r"(?:(?:are|is|also|currently|already)\s+)*",
    re.I,
)
_NEXT_VALUE = re.compile(r"([<>\u2264\u2265][^<>\u2264\u2265]*?)\s+or\s+(?:an?\s+)?(?=[A-Za-z])")
ORGAN = re.compile(
    r"^\W*(?:if\s+)?(?:(?:(?:you\s+have\s+been\s+told"
    r"|(?:your|a)\s+(?:doctor|nurse)\s+has\s+(?:ever\s+)?told\s+you"
    r"|an?\s+(?:[\w-]+\s+){0,2}(?:tests?|scans?)\s+shows?)\s+(?:that\s+)?)?your"
    r"|(?:(?:and|or|by|in|for|to|of)\s+)*"
    r"(?:(?:people|patients|anyone|those|adults|someone|persons?|women|men)\s+)?whose)\s+"
    r"(?P<said>(?:\w+\s+)?(?:(?:kidneys?|liver|heart|lungs?|bowels?)\s+(?:or|and)\s+)?"
    r"(?:kidneys?|liver|heart(?:beat)?|bowels?|lungs?|bladder|thyroid|glands?|bone\s+marrow|immune\s+system"
    r"|blood(?:\s+pressure)?|stomach|eyes?)\s+"
    r"(?:(?:is|are|do|does|has|have)(?:\s+not|n['\u2019]t)?|beats?|pumps?|works?"
    r"|functions?)\s[^,;.()]{3,60})",
    re.I,
)
_WHO_HAVE = re.compile(r".{3,60}?\swho\s+have\s+", re.I)
_GIVEN = re.compile(r"given\s+(?:an?\s+)?(?P<drugs>.+)", re.I | re.S)
_LEVEL = re.compile(
    r"\byour\s+(?P<what>(?:[\w-]+\s+){0,3}?"
    r"(?:levels?|counts?|pressure|rate|rhythm|sugar|pulse|potassium|sodium|calcium|magnesium|platelets"
    r"|iron))\s+(?:is|are)\s+(?:too\s+|very\s+)?(?P<how>low|high|irregular|abnormal|slow|fast)\b",
    re.I,
)
_NOT_YET = re.compile(
    r"\b(?:whose|your|their)\s+(?P<what>[\w\s-]{4,50}?)\s+"
    r"(?:(?:is|are|has|have)(?:\s+not|n['\u2019]t)\s+"
    r"(?:been\s+|well\s+|yet\s+|adequately\s+|properly\s+|fully\s+)*)(?P<how>treated|controlled)\b",
    re.I,
)
"""A condition that nothing is done for: "whose gout has not been treated"."""

_USE = re.compile(
    r"(?P<what>(?:[\w-]+\s+){1,3}?)(?:prophylaxis|prevention)\s+in\s+[\w-]+(?:\s[\w-]+){0,5}", re.I
)
TAKES_THESE = re.compile(
    r"\W*(?:(?:if|you|they|are|also|who|patients|people|anyone)\s+)*"
    r"(?:tak(?:e|ing)|us(?:e|ing)|receiv(?:e|ing)|treated\s+with|given|on)\s+(?:any\s+(?:one\s+)?of\s+)?"
    r"(?:the\s+following|these)(?:\s+(?:\w+\s+)?(?:drugs|medicines|medications|products))?\s*:\s*",
    re.I,
)
"""What opens a list of drugs: "you take any of these:"."""

_UNABLE = re.compile(
    r"\b(?:who|you|they)\s+"
    r"(?P<what>(?:cannot|can['\u2019]t|(?:are|is)\s+(?:not\s+able|unable)\s+to)\s+[a-z][\w\s-]{3,60})\W*$",
    re.I,
)
"""What people cannot do: "anyone who cannot have blood tests"."""
_BEING_TREATED = re.compile(
    r"\b(?:being|currently|now)\s+treated\s+for\s+(?:an?\s+|your\s+)?(?P<what>[^,;.()]{3,60})$", re.I
)
_STOPPED = re.compile(
    r"(?:undergoing\s+)?"
    r"(?P<how>(?:(?:abrupt|sudden|recent|acute)\s+)?(?:discontinuation|withdrawal|cessation)\s+"
    r"(?:of|from))\s+(?P<what>.+)",
    re.I | re.S,
)


def untreated(words: str) -> str:
    """The condition that nothing is done for, or the level that is off; "" if the words name none.

    >>> untreated("anyone whose gout has not been treated"), untreated("anyone whose gout is mild")
    ('untreated gout', '')
    >>> untreated("you have been told that your potassium level is low")
    'low potassium level'
    """
    if level := _LEVEL.search(words):
        return f"{level['how'].casefold()} {level['what']}"
    told = _NOT_YET.search(words)
    if told is None:
        return ""
    return f"{'untreated' if told['how'].casefold() == 'treated' else 'uncontrolled'} {told['what'].strip()}"


def use_forbidden(words: str) -> str:
    """The use that is forbidden in some people only; "" if the words tell no use.

    >>> use_forbidden("Migraine prophylaxis in pregnant women"), use_forbidden("Migraine in pregnant women")
    ('migraine prophylaxis in pregnant women', '')
    """
    use = _USE.fullmatch(words.strip(" .,;"))
    return decapitalised(use.group()) if use and is_condition(use["what"].strip()) else ""


def organ(words: str) -> tuple[str, str]:
    """What "your kidneys do not work well (renal failure)" says: words in brackets, or the clause.

    >>> organ("your kidneys do not work well (renal failure)"), organ("your liver does not work well")
    (('renal failure', ''), ('your liver does not work well', 'liver does not work well'))
    """
    aside = re.search(r"\(([^()]+)\)", words)
    if aside and (is_condition(aside[1]) or _MEASURED.match(aside[1])):
        return aside[1], ""
    told = ORGAN.match(words)
    return words, " ".join(told["said"].split()) if told else ""


def measured(words: str) -> bool:
    """Whether words tell a situation by a value.

    >>> measured("body weight below 50 kg"), measured("low body weight")
    (True, False)
    """
    return _MEASURED.match(words) is not None


def special(words: str, body: str, drug: re.Pattern[str]) -> Iterator[str]:
    """Situations that are told in a way of their own: values, what was stopped or is taken, groups.

    Args:
        words: a piece.
        body: the same without what leads to it.
        drug: pattern of the drug's own names.

    >>> words = "a platelet count below 100,000"
    >>> list(special(words, words, re.compile("zorvexant")))
    ['platelet count below 100,000']
    """
    if these := TAKES_THESE.match(words):
        yield from drugs_of(words[these.end() :], drug, trusted=True)
        return
    plain = tidied(body)
    if (who := _WHO_HAVE.match(plain)) and _MEASURED.match(plain, who.end()):
        plain = plain[who.end() :]  # "tumors who have counts below 1,500"
    if _MEASURED.match(plain) and len(plain.split()) <= 14:
        yield from map(decapitalised, _NEXT_VALUE.sub(r"\1;", plain).split(";"))
    elif unable := _UNABLE.search(words):
        yield decapitalised(" ".join(unable["what"].split()))
    elif (being := _BEING_TREATED.search(words)) and is_condition(being["what"]):
        yield f"being treated for {decapitalised(being['what'].strip())}"
    elif stopped := _STOPPED.fullmatch(plain):
        for part in split_list(stopped["what"]):
            yield f"{decapitalised(stopped['how'])} {part.text}"
    elif given := _GIVEN.fullmatch(plain):
        yield from drugs_of(given["drugs"], drug, trusted=True)
    elif (lead := DRUG_LEAD.match(_WHO.sub("", words))) and TAKES.match(lead.group()):
        yield from drugs_of(lead["drugs"], drug, trusted=True)
    elif group := GROUPS.match(plain) or GROUPS.match(re.sub(r"^\W*(?:in\s+)?", "", words)):
        yield decapitalised(group.group())
