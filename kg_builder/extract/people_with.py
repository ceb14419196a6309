"""Groups of people that a text names by what they have: "people with asthma", "if you have gout"."""

from __future__ import annotations

from kg_builder import lazy_re as re

from .vocabulary.condition_words import is_condition
from .vocabulary.phrases import decapitalised
from .vocabulary.population_words import Group, groups_in

__all__ = ["opened_by", "people_in", "unstudied", "with_condition"]

_FOR_WHOM = re.compile(
    r"^\W*(?P<for>for\s+)?(?P<who>(?:people|patients|those|anyone)\s+(?:with|"
    r"who\s+have)\s+[^:;.]{3,50})\s*:\s*(?P<said>\w.*)$",
    re.I | re.S,
)
"""A line that people with a condition open: "For people with asthma: It may ..."."""
_IF_YOU_HAVE = re.compile(
    r"^\W*(?:you\s+should\s+know\s+that,?\s+)?if\s+you\s+have\s+(?P<who>[^,.;:]{3,50}),\s+"
    r"(?P<said>(?!you\b|tell\b|ask\b|talk\b|call\b|do\b|check\b)[^.;]*?\b(?:may|can|might|could)\s"
    r"(?:not\s)?(?:hide|mask|lower|raise|increase|reduce|affect|worsen|cause|make|harm|trigger)\b.*)$",
    re.I | re.S,
)
_UNSTUDIED = re.compile(
    r"(?:\bnot\s+known\s+(?:if|whether)"
    r"|(?:\b(?:not|never)|n['\u2019]t)\s+been\s+(?:studied|established|evaluated|tested))\b[^.;]*?\b"
    r"(?:in|by|for)\s+"
    r"(?P<who>(?:patients|people|those|adults)\s+(?:with|who)\s+(?:(?!\s+(?:but|and\s+it)\b)[^.;,])+)",
    re.I,
)
_HOLDS = re.compile(
    r"\b(?:contains?|sweetened\s+with|made\s+with|has)\s+(?:[\w-]+\s+){0,2}?(?:phenylalanine|aspartame|"
    r"lactose|sucrose|fructose|sorbitol|sugar"
    r"|sulfites?|sodium|benzyl\s+alcohol|soya?|peanut|gluten)\b[^.;]*?\b(?:people|patients|those|anyone|"
    r"babies|infants|you)\s+(?:with|who\s+have|have)\s+"
    r"(?:a\s+|an\s+)?(?P<who>[^.,;:()]{4,60}?)(?=\s+(?:should|must|may|need|can)\b|[.,;:()]|$)",
    re.I,
)
"""Whom an ingredient matters to: "it contains aspartame, which can harm people with phenylketonuria"."""
_PEOPLE = re.compile(
    r"(?:^\W*(?:(?:in|for|among)\s+)?(?:the\s+)?(?:\w+\s+)?|\b(?:in|for|by|to|among)\s+)"
    r"(?P<who>(?:people|patients|those|adults|anyone|individuals|women|men)\s+(?:with|"
    r"who\s+have)\s+(?:an?\s+)?(?P<what>[^.,;:()]{4,60}?))"
    r"(?=\s+(?:may|can|might|could|should|must|need|are|is|have|has|do|does|who|which|that|and|or|because|"
    r"since|as|than|by|were|was|such)\b|[.,;:()]|$)",
    re.I,
)

_WHAT_THEY_HAVE = re.compile(
    r"\s+with\s+(?P<what>(?!known\b|no\b|any\b|these\b|this\b)[\w-]+(?:\s+[\w-]+){0,3}?)"
    r"(?=\s+(?:should|must|may|might|can|could|need|is|are|was|were|has|have|had|who|that|and|or|because"
    r"|since|treated|taking|receiving|on|as|than|when|if|under|over|below|above|younger|older|aged)\b"
    r"|[,.;:()*]|$)",
    re.I,
)
_AGED = re.compile(
    r"\s+(?:aged\s+)?(?:under|over|below|above|younger\s+than|older\s+than)\s+\d+\s+(?:years|months)", re.I
)
"""How old they are, where that is told behind what they have: "babies with eczema under 6 months"."""
_NEAR = 8
"""A sentence opens with people that start within so many code points: "In people with ..."."""


def opened_by(text: str) -> tuple[Group, int] | None:
    """The people whom a line opens with or an ingredient matters to, and where what is said of them starts.

    >>> opened_by("For people with asthma: It may narrow the airways.")
    (Group(kind='', words='people with asthma', start=-1), 24)
    >>> opened_by("The syrup contains aspartame, which may harm people with phenylketonuria.")[0].words
    'phenylketonuria'
    >>> opened_by("It may narrow the airways.")
    """
    if told := _FOR_WHOM.match(text) or _IF_YOU_HAVE.match(text):
        group = _people_with(told["who"], bare="for" not in told.groupdict())
        return (group, told.start("said")) if group else None
    holds = _HOLDS.search(text)
    return (Group("", decapitalised(holds["who"].strip())), 0) if holds else None


def people_in(text: str, *, opening: bool = False) -> Group | None:
    """The people that a sentence is about, by the condition they have.

    Args:
        text: the sentence.
        opening: whether it must open with them.

    >>> people_in("In people with diabetes, it may hide low blood sugar.").words
    'people with diabetes'
    >>> people_in("People with it may hide.")
    """
    for people in _PEOPLE.finditer(text):
        if opening and people.start("who") > _NEAR:
            return None
        if is_condition(people["what"]):
            return Group("", decapitalised(" ".join(people["who"].split())), people.start("who"))
    return None


def unstudied(text: str) -> list[Group]:
    """The people in whom a drug is said not to have been studied.

    >>> [group.words for group in unstudied("It has not been studied in people who smoke.")]
    ['people who smoke']
    """
    return [Group("", told["who"].strip(), told.start("who")) for told in _UNSTUDIED.finditer(text)]


def _people_with(who: str, *, bare: bool) -> Group | None:
    """The people with a condition that a line opens with.

    Args:
        who: how it names them, or their condition.
        bare: whether it names the condition alone.
    """
    groups = groups_in(who)
    if bare and groups:
        return None  # the sentence is read as any on that group is
    condition = who if bare else re.sub(r"^.*?\s(?:with|have)\s", "", who)
    if not groups and not is_condition(condition):
        return None
    return Group(groups[0].kind if groups else "", decapitalised(" ".join(who.split())))


def with_condition(words: str, text: str) -> str:
    """A group with the condition that its people have, where the text names it right behind them.

    Args:
        words: the words that name the group.
        text: the sentence.

    >>> with_condition("children under 6", "Children under 6 with asthma should not use it.")
    'children under 6 with asthma'
    >>> with_condition("elderly", "The elderly with care.")
    'elderly'
    """
    at = text.casefold().find(words.casefold())
    have = _WHAT_THEY_HAVE.match(text, at + len(words)) if at >= 0 else None
    if have is None or not is_condition(have["what"]):
        return words
    aged = _AGED.match(text, have.end())
    return f"{words} with {have['what']}{aged.group() if aged else ''}"
