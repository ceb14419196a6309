"""How long something is to be done before, in or after pregnancy and breastfeeding."""

from __future__ import annotations

from kg_builder import lazy_re as re

__all__ = ["DURATION", "duration_of"]

DURATION = re.compile(
    r"\b(?:(?:while|during|throughout|until)\s+(?:[\w-]+\s+){0,6}?(?:and|"
    r"or)\s+(?:then\s+)?(?:continue\s+)?)?(?:for\s+|until\s+)?(?:at\s+least\s+|(?:>=|\u2265)\s*|up\s+to\s+|"
    r"about\s+|a\s+minimum\s+of\s+)?(?:\d+(?:\.\d+)?|an?|one|two|three|four|five|six|seven|eight|nine|ten|"
    r"twelve|several|some|a\s+few)(?:\s*(?:to|-|\u2013)\s*\d+)?\s+(?:full\s+|whole\s+|more\s+)?(?:hours?|"
    r"days?|weeks?|months?|mos?|wks?|years?|time)\s+(?:afterwards?\b|after(?=[.,;]|$)|(?:after|following|"
    r"before|prior\s+to)\s+(?:(?:you\s+)?(?:plan(?:ning)?|try(?:ing)?|intend)\s+"
    r"(?:to\s+(?:become\s+pregnant|get\s+pregnant|conceive)|for\s+a\s+(?:baby|child|pregnancy))|(?:the\s+|"
    r"your\s+|their\s+|her\s+|his\s+|you\s+)?(?:(?:last|final|first|each|stop(?:ping)?|finish(?:ing)?|"
    r"discontinu\w+|end(?:ing)?(?:\s+of)?)\s*)?(?:(?:the|a|an|your)\s+)?(?:(?!and\b|or\b)\w+)?(?:\s+(?:ends?"
    r"|is\s+stopped|has\s+ended|stops)\b)?))",
    re.I,
)
"""A time that is counted: "for 7 weeks after the last dose"."""
_THROUGHOUT = re.compile(
    r"\b(?:throughout|during|while\s+on|for\s+as\s+long\s+as)\s+(?:(?:your|the|all|whole)\s+)*"
    r"(?:treatment|therapy|you\s+take\s+it)\b"
    r"|\bwhile\s+(?:you|they|she)\s+(?:take|use|have|are\s+on)\s+[\w-]+"
    r"|\bwhile\s+(?:you(?:['\u2019]re|\s+are)\s+)?(?:taking|using|receiving|treated\s+with)\s+"
    r"(?:(?:the|this)\s+)?[\w-]+",
    re.I,
)
_IN_WHICH = re.compile(
    r"(?:\bwhen\s+(?:you\s+are\s+|you['\u2019]re\s+)?trying\s+(?:for\s+a\s+baby|to\s+conceive)\s+and\s+)?"
    r"\b(?:during|for|in)\s+(?:the\s+)?first\s+(?:\d+|twelve)\s+weeks|\bduring\s+(?:the\s+)?(?:first|second|"
    r"third|last|final)\s+(?:(?:and|or|to)\s+(?:second|third)\s+)?(?:\w+\s+)?(?:trimesters?|"
    r"months?)(?:\s+of\s+(?:your\s+)?pregnancy)?",
    re.I,
)
_UNTIL = re.compile(
    r"\b(?:while|during|throughout)\s+(?:[\w-]+\s+){1,6}?(?:and|or)\s+(?:then\s+)?until\s+"
    r"(?:[^.;,]|\.\d){4,90}",
    re.I,
)
_LONGEST_TIME = 120
_FOR_SO_LONG = re.compile(r"contracep|birth\s+control|breast-?\s?feed", re.I)
"""What is to be used or left off for the whole of the treatment."""


def duration_of(text: str) -> str | None:
    """How long something is to be done, counted from a dose.

    >>> duration_of("Use contraception during treatment and for 7 weeks after the last infusion.")
    'during treatment and for 7 weeks after the last infusion'
    >>> duration_of("Avoid pregnancy for a month before you start, during therapy and for a day afterwards.")
    'for a month before you start, during therapy and for a day afterwards'
    >>> duration_of("Use contraception during treatment and until the drug has left the body.")
    'during treatment and until the drug has left the body'
    >>> duration_of("Use contraception.") is None
    True
    """
    found = list(DURATION.finditer(text))
    if _FOR_SO_LONG.search(text):
        found = [*(m for m in (_UNTIL.search(text),) if m), *found] or list(_THROUGHOUT.finditer(text))
    if not found and (when := _IN_WHICH.search(text)):
        found = [when]
    if not found:
        return None
    start, end = min(m.start() for m in found), max(m.end() for m in found)
    if end - start > _LONGEST_TIME:
        start, end = found[0].span()
    return " ".join(text[start:end].split())
