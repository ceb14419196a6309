"""States and ages in which a drug must not be used: pregnancy, breast-feeding, dialysis, childhood."""

from __future__ import annotations

from collections.abc import Iterator

from kg_builder import lazy_re as re

from ..language.coordination import split_list
from ..vocabulary.condition_words import is_condition
from ..vocabulary.phrases import decapitalised
from .words import Situation, tidied

__all__ = ["AGE", "NONE", "STATES", "beside"]

NONE = re.compile(
    r"^\W*(?:none(?:\s+(?:known|listed|stated|given|noted|reported|identified)\b[^.;]*)?(?:[.\s]+none)*"
    r"(?:\s+with\s+[\w\s-]{3,40})?"
    r"|no\s+(?:(?:known|absolute|specific|formal|listed)\s+)*contraindications?"
    r"(?:\s+(?:exist|apply"
    r"|(?:(?:are|were|have\s+been)\s+)?(?:known|identified|established|listed|determined|reported)))?"
    r"(?:[;,]\s*see\b.*)?"
    r"|(?:no\s+one|nobody|no\s+(?:patients?|people))\b(?!.*\b(?:should|must|may|can)\s).*"
    r"|there\s+are\s+no\s+(?:known\s+|absolute\s+)?contraindications?\b[^.]*|not\s+known|n/?a)\W*$",
    re.I | re.S,
)
"""How a section says that nothing forbids the drug."""

STATES = (
    (
        "dialysis",
        re.compile(
            r"\b(?:on|having|receiving|undergoing|needs?|requiring)\s+(?:\w+\s+)?(?:h(?:a)?emo)?dialysis\b",
            re.I,
        ),
    ),
    ("pregnancy", re.compile(r"(?<!weeks\sof\s)\bpregnan(?:t|cy)\b", re.I)),
    ("breastfeeding", re.compile(r"\b(?:breast-?\s?feed\w*|nursing(?!\s+home)|lactat\w+)\b", re.I)),
)
"""States, each with what tells of it."""

AGE = re.compile(
    r"\b(?P<who>(?:p(?:a)?ediatric\s+patients?|children(?:\s+(?:and|or)\s+adolescents)?"
    r"|those(?=\s[^,;.]{0,20}\d\s+(?:years|months))|infants?|bab(?:y|ies)|neonates?|adolescents?|patients?"
    r"|any(?:one|body)|people|newborns?|premature\s+infants?|child)\s*(?:who\s+are\s+)?"
    r"(?:(?:younger|less|under|below|aged?|up\s+to)\b[^,;.]*?\d+\s*(?:years?|months?|weeks?|days?)"
    r"(?:\s+(?:of\s+age|old))?"
    r"|(?:who\s+(?:are|were)\s+)?born\s+(?:before|earlier\s+than|at\s+less\s+than|at\s+under)\s+"
    r"(?:the\s+)?\d+(?:th|st|nd|rd)?\s+weeks?(?:\s+of\s+(?:pregnancy|gestation))?"
    r"|born\s+(?:too\s+)?(?:early|prematurely)"
    r"|(?:aged?\s+)?(?:under|younger\s+than|below)\s+(?:the\s+age\s+of\s+)?\d+(?:\s+years)?"
    r"|[<\u2264]\s?\d+\s*(?:years?|months?|weeks?|yr|mo|y)\b(?:\s+(?:of\s+age|old))?)"
    r"(?:\s+who\s+have\s+had\s+[^,;.]+)?)",
    re.I,
)
"""People of an age."""


def beside(words: str, where: tuple[int, int]) -> Iterator[Situation]:
    """Conditions and ages that stand beside a state or an age.

    Args:
        words: a list that holds the state.
        where: the place of all of it.

    >>> [found.text for found in beside("pregnancy, gout and children under 6 years", (0, 42))]
    ['gout', 'children under 6 years']
    """
    for part in split_list(words):
        name = tidied(part.text)
        if any(pattern.search(part.text) for _, pattern in STATES):
            continue
        if age := AGE.search(part.text):
            yield Situation(decapitalised(" ".join(age["who"].split())), *where)
        elif is_condition(name):
            yield Situation(decapitalised(name), *where)
