"""Drugs that a heading or a sentence says are taken along."""

from __future__ import annotations

from functools import lru_cache

from kg_builder import lazy_re as re

from ..language.cues import cues, lowered
from ..vocabulary.phrases import without_citations
from ..vocabulary.substances import drug_words

__all__ = ["coadministered", "combinations"]

_TAKEN_WITH = re.compile(
    r"(?:\b(?:co-?administ(?:ration|ered)|concomitant(?:ly)?(?: (?:use|administration|treatment|"
    "therapy|administered|used))?|concurrent(?:ly)?(?: (?:use|administration|treatment))?|"
    r"con(?:current|comitant) (?:[\w-]+ ){1,3}(?:\([^()]*\) )?use|"
    r"combined use|not (?:be )?(?:used|given|taken|administered) in combination|"
    r"(?:use(?=\s+with))|with (?:the )?use(?=\s+of)|upon initiation(?=\s+of)|co-?medicated"
    r"|when (?:used|taken|given)"
    r"|used together)\s+(?:with|of|"
    r"and)\s+)(?P<with>[^.;:]+)",
    re.I,
)


def combinations(text: str) -> list[str]:
    """A text, and what is left of it from each wording on that may tell of a drug taken along.

    >>> combinations("Use With Samplol Concomitant use of rifampin")[1:]
    ['Concomitant use of rifampin']
    """
    found, place = [text], 0
    while match := _TAKEN_WITH.search(text, place):
        found += [text[match.start() :]] if match.start() else []
        place = match.start("with")
    return found


_SERIES = (
    r"[\w-]+(?: [\w-]+){0,2}(?:, [\w-]+(?: [\w-]+){0,2}){1,6}?,? (?:or|and) [\w-]+"
    r"(?: (?!and\b|or\b)[\w-]+){0,3}?"
)
"""Drugs one after another, each of a few words: "ritonavir, cobicistat or another booster"."""

_IF_TAKEN = re.compile(
    r"\b(?:if|when|while) (?:you(?:'re|\u2019re| are)? (?:also )?(?:tak(?:e|ing)|us(?:e|ing))|"
    r"(?:the )?patients? (?:(?:is|are|may be) )?(?:also )?(?:taking|receiving|given))\s+"
    rf"(?P<with>{_SERIES}|[^.;:,]{{3,80}})|"
    r"\b(?:those|patients|people|adults|anyone|children)\s+(?:who\s+(?:are\s+|may\s+be\s+)?|also\s+)?"
    r"(?:also\s+)?"
    rf"(?:tak(?:e|es|ing)|us(?:e|ing)|receiv(?:e|ing)|on|administered)\s+(?P<along>{_SERIES}"
    rf"|[^.;:,]{{3,80}}?)"
    r"(?=\s+(?:should|must|may|need|have|can|will|the|and not)\b|[.;:,]|$)|"
    r"\b(?:if|when|while|once)\s+(?:an?\s+|the\s+)?(?P<added>[^.;:,]{3,60}?)(?:,\s[^.;:,]{3,40},)?"
    r"\s(?:is|are|has been|have been)\s(?:also\s)?"
    r"(?:added|started|taken|used|prescribed|introduced|needed|given)\b|"
    r"\b(?:when|if|after|on|upon)\s(?:starting|adding|taking|introducing)\s(?P<starting>[^.;:,]{3,60}?)"
    r"(?=[.;:,]|$)|\bduring\s(?:[\w-]+\s){0,2}(?:use|treatment)\s(?:of|with)\s(?P<during>[^.;:,]{3,60}?)"
    r"(?=[.;:,]|$)"
    rf"|^with\s(?P<ahead>{_SERIES}|[^.;:,]{{3,60}}?)(?=[:,]|\s(?:the|your|its|a|no|it)\s)"
    r"|^(?:you\s(?:also\s)?(?:take|use|start|need)|(?:you(?:['\u2019]re|\sare)\s)?(?:also\s)?(?:taking"
    r"|receiving|using))\s(?P<bare>[^.;:,]{3,60}?)(?=[:,]|$)"
    r"|^with\s(?P<inhibitor>[^.;:]{3,60})$",
    re.I,
)
_AGENT = re.compile(
    r"\b(?:strong|moderate|weak|potent)\b.*\b(?:inhibitors?|inducers?|blockers?)\b|^(?:dual )?[\w/-]*(?:CYP|"
    r"P-gp|P-glycoprotein|UGT|OATP|BCRP)[\w/ -]*(?:inhibitors?|inducers?)$",
    re.I,
)

_AGENT_ASIDE = re.compile(r"\([^()]*\b(?:inhibitor|inducer)s?\)", re.I)


_CHANGE_FOR = re.compile(
    r"^(?:\d+(?:\.\s?\d+)*\s*)?(?:(?:recommended )?(?:dos(?:e|age|ing) )?(?:modifications?|adjustments?|"
    r"reductions?)(?: guidelines?| recommendations?)? (?:for|in response to|due to|in|with"
    r"|when)\s+)(?:drug interactions\s+)?"
    r"(?:patients (?:taking|receiving|on)\s+)?",
    re.I,
)


_ALONG = cues(
    "coadminist",
    "co-administ",
    "concomitant",
    "concurrent",
    "combined use",
    "in combination",
    "use with",
    "use of",
    "upon initiat",
    "medicated",
    "used together",
    "when used",
    "when taken",
    "when given",
    "inhibitor",
    "inducer",
    "who ",
    "taking",
    "you start",
    "you take",
    "you also",
    "you use",
    "you need",
    "receiving",
    "using",
    "if you",
    "when you",
    "while you",
    "if the patient",
    "when patients",
    " added",
    " given ",
    "started",
    "prescribed",
    "introduc",
    "starting",
    "adding",
    "during",
    "with ",
)
_ASIDE = re.compile(r"\([^()]*\)")
_MADE_AS = re.compile(r"\bas an?\b")


def _is_taken_along(words: str) -> bool:
    """Whether what is taken is a drug, and not this one in some form ("examplol as a liquid")."""
    return not _MADE_AS.search(words) and any(w in drug_words() for w in lowered(words).split())


_CHOICE = re.compile(r"\bor\b")
"""What joins drugs of which any one may be taken: with two of them together there would be an "and"."""

_AS_WELL = re.compile(r" (?:as well|too|also|at the same time)$", re.I)
_CERTAIN = re.compile(r"^(?:certain|either|some|any|other) ", re.I)
_ARTICLE = re.compile(r"^(?:an?|the|other)\s+", re.I)
_NAMED_IN_CAPITALS = re.compile(r"[A-Z].*[A-Z\d]|^[A-Z]-")


_ANY_DRUG = re.compile(
    r"(?:other |certain |some |any )*(?:medicines?|medications?|drugs?|agents?|treatments?)", re.I
)


@lru_cache(maxsize=4096)
def coadministered(text: str) -> str:
    """The drugs or class that a heading says are taken along.

    >>> coadministered("Coadministration with strong CYP3A4 inhibitors")
    'strong CYP3A4 inhibitors'
    >>> coadministered("Moderate CYP2D6 inhibitors")
    'moderate CYP2D6 inhibitors'
    >>> coadministered("Taking rifampin"), coadministered("Taking it with food")
    ('rifampin', '')
    >>> coadministered("Renal impairment")
    ''
    """
    if not _ALONG.search(lowered(text)):
        return ""
    told = _AGENT_ASIDE.search(text) is not None  # "With samplol" alone may be a regimen of both
    text = _CHANGE_FOR.sub("", _ASIDE.sub("", without_citations(text)) if "(" in text else text)
    match = _TAKEN_WITH.search(text)
    along = match["with"] if match else ""
    if (
        match is None
        and (taken := _IF_TAKEN.search(text))
        and (told or not taken["inhibitor"] or _CHOICE.search(taken["inhibitor"]))
    ):
        said = _CERTAIN.sub("", _AS_WELL.sub("", next(filter(None, taken.groups()))))
        along = said if _is_taken_along(said) or _AGENT.search(said) else ""
    words = along.strip() or (text if _AGENT.search(text) and not match else "")
    words = _ARTICLE.sub("", " ".join(_ASIDE.sub("", words).split()).strip(" ,"))
    if _ANY_DRUG.fullmatch(words):
        return ""
    return " ".join(w if _NAMED_IN_CAPITALS.search(w) else w.lower() for w in words.split())
