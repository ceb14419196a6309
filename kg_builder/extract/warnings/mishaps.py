"""Hazards told as what the drug does, or what befalls people: "may keep your blood from clotting"."""

from __future__ import annotations

from collections.abc import Iterator

from kg_builder import lazy_re as re

from .rules import Hazard
from .sound import unhung

__all__ = ["mishaps"]

_MAY = r"(?:may|might|can|could|will)(?: (?:also|sometimes|rarely|even))?"
_GOOD = (
    r"(?:virus|HIV|cancer|tumou?r|infection|bacteri|germs|pregnan|seizures?\b|fits\b|attacks?\b|pain\b|"
    r"disease|"
    r"reject|sperm|clots? from form|(?:you|people|patients) from (?:getting|having|catching))"
)
"""What it is good to stop."""
_DOES = re.compile(
    rf"\b{_MAY} (?P<does>(?:stop|keep|prevent|"
    rf"hinder) (?![^,;.]*{_GOOD})(?:[\w'\u2019-]+ ){{1,6}}?from \w+ing\b[^,;:.()]*|"
    r"stop (?:your |the )?(?:growth|periods?|heart(?:beat)?|breathing|ovaries|ovulation|bowels?)\b[^,;:.()]*|"
    r"turn (?:your |the )?(?:[\w-]+ ){1,4}?(?:orange|red|pink|blue|green|brown|black|yellow|gr[ae]y|"
    r"dark(?:er)?|"
    r"cloudy)\b|"
    r"(?:bleed|bruise) (?:for )?(?:longer|more)\b[^,;:.()]*|"
    r"find (?:it|that it is) (?:hard|harder|difficult|more difficult) to [^,;:.()]+|"
    r"(?:fall asleep|pass out|black out|faint|collapse|lose (?:(?:your|their) )?(?:consciousness|sight|"
    r"eyesight|vision|hearing|balance|memory)|stop breathing|sleepwalk|"
    r"hallucinate|(?:think (?:of|about) |try to |want to )(?:harm|kill|hurt|end)(?:ing)?\b|"
    r"go (?:blind|deaf|bald))\b[^,;:.()]*|"
    r"take longer (?:than (?:usual|normal) )?for (?:you|cuts|wounds|[\w ]{3,20}?) to [^,;:.()]+|"
    r"build up in (?:the |your )?(?:body|blood|system|tissues)\b[^,;:.()]*)",
    re.I,
)
_END = re.compile(
    r" (?:if|when|while|after|during|because|so|which|that|until|unless|as it|as they|in (?:some|people|"
    r"patients|"
    r"children|adults|those|rare)|and (?:may|can|you))\b.*$",
    re.I,
)
_FOR_GOOD = re.compile(r"\b(?:helps?|works?|used|aims?|benefit|goal|treat\w*)\b", re.I)
_DIED = re.compile(
    r"\b(?:patients?|people|persons?|children|adults|infants|babies|users|women|men|a few|some|several|many|"
    r"\d+)\b(?: [\w-]+){0,5}? (?:have |had )?died\b(?: (?:of|from|because of|"
    r"as a result of) (?P<of>[^,;:.()]{3,60}))?|"
    r"\bmore (?:patients|people|of those)\b[^,;.]{0,40}? died\b",
    re.I,
)
_KNOWN = re.compile(r"(?:these|this|those|such|it|them)\b", re.I)
_NOT = re.compile(r"\b(?:not|no|never|without|un(?:less|likely))\b", re.I)
_LONGEST = 12


def mishaps(words: str, offset: int) -> Iterator[Hazard]:
    """The harm that a statement tells in a verb phrase, where it names no hazard.

    Args:
        words: one statement.
        offset: of its first code point in the document.

    >>> [hazard.name for hazard in mishaps("It can stop your wounds from healing.", 0)]
    ['stop wounds from healing']
    >>> [hazard.name for hazard in mishaps("A few people died of liver failure.", 0)]
    ['deaths from liver failure']
    >>> list(mishaps("It can keep the virus from spreading.", 0))
    []
    """
    if (found := _DOES.search(words)) and not _NOT.search(words, 0, found.start()):
        does = unhung(_END.sub("", found["does"]).strip())
        name = re.sub(r"\b(?:your|the|their|an?) (?=\w)", "", does)
        if len(name.split()) <= _LONGEST and not _FOR_GOOD.search(words, 0, found.start()):
            yield Hazard(name, offset + found.start("does"), offset + found.start("does") + len(does), "does")
    elif (
        (died := _DIED.search(words))
        and not _NOT.search(words, 0, died.end())
        and not _KNOWN.match(died["of"] or "")
    ):
        of = unhung(_END.sub("", died["of"] or ""))
        yield Hazard(
            f"deaths from {of}" if of else "deaths", offset + died.start(), offset + died.end(), "died"
        )
