"""Tells items that name a situation from sentences about one."""

from __future__ import annotations

from kg_builder import lazy_re as re

from ..vocabulary.phrases import without_asides
from .words import OPENING, without_recent

__all__ = ["JOINED", "VERB", "is_fragment"]

_CLAUSE = re.compile(
    r"^\W*(?:be\s|let\s|consult|begin|wait|seek|go\s+to|get\s+(?:emergency|medical|help|urgent|immediate)"
    r"|refer|data|comments?|note|re-?check|watch|monitor|recommend|caution|counsel|inform|instruct"
    r"|administer|advise|if|consider|treat|screen|replete|correct|restore|ensure|assess|obtain|interrupt"
    r"|hold|discontinue|stop|tell|call|ask|talk|do\s+not|avoid|report|before|after|there|it|this"
    r"|patients?\s+(?:should|must|may)|you\s+(?:should|must|may|can)|see|perform|withhold|reduce|take"
    r"|use\s+(?!of|with|in|during|by)|keep|store)\b",
    re.I,
)
_PERSONAL = re.compile(
    r"^\W*(?:if\s+after\b|(?:your|a)\s+(?:doctor|nurse)\s+(?:has\s+)?(?:ever\s+)?(?:told|said)\b"
    r"|(?:someone|anyone)\s+in\s+your\s+(?:\w+\s+)?family\s"
    r"|you,?\s+or\s+an?\s+[\w\s-]{3,25}?,?\s+ha(?:ve|s|d)\s"
    r"|(?:if\s+)?[^,;:.]{3,40}?(?:,\s[\w\s-]{3,40}?)?\s(?:has|have)\s+(?:ever\s+)?(?:given|caused)\s+you\b"
    r"|you\s+(?:think|know|suspect)\s+(?:that\s+)?you\s+(?:may|might|are|have)\b"
    r"|(?:if|when)\s+(?:you|your|he|she|they|the\s+patient|you\s+or\s+your\s+child)\b"
    r"|(?:(?:you|who|they)\s+(?:are|were|have|had|get|take|suffer|use)|are|have|had)\s"
    r"|(?:usually|regularly|already|currently|often|sometimes|ever|recently)\s+[a-z]+\s"
    r"|(?:drink\s+(?:a\s+lot|too\s+much|large|heavily|alcohol|more)|smoke|weigh\s|(?:plan|expect)\s+to)\b"
    r"|(?:wom[ae]n|females?|people|anyone|those|patients)\s+who\s+"
    r"(?:are|may|might|could|can|plan|wish|want|hope)\b(?=[^.;]*\bpregnan)(?![^.;]*\b(?:should|must)\b)"
    r"|your\s+(?!doctor|pharmacist|nurse|care|health)(?:\w+\s+){1,3}?(?:is|are|do|does|has|have)\b)",
    re.I,
)
_ADVISES = re.compile(
    r",\s*(?:(?:the|another|a\s+different)\s+(?:medicine|drug|medication|treatment)|this|it|your\s+\w+)\s+"
    r"(?:may|can|might|will|could)\b"
    r"|,\s*(?:tell|talk|call|ask|stop|speak|contact|see|do\s+not|your\s+doctor"
    r"|you\s+(?:should|must|may|can|will))\b|\b(?:tell|ask|talk\s+to|call)\s+your\b",
    re.I,
)
VERB = re.compile(
    r"\b(?:is|are|was|were|can|may|could|might|should|must|will|increases?|decreases?|causes?|has\s+been"
    r"|have\s+been|does|do|occurs?|requires?|reported|showed|revealed"
    r"|(?:is|are|does|do|wo|ca)n['\u2019]t)\b"
    r"|(?<!\bor)(?<!\band)\s(?:have|has)\s+(?:not\s+)?(?:\w+ed|had|shown|given)\b",
    re.I,
)
JOINED = re.compile(
    r"(?:\b(?:if|when|you|an?)\s+)*"
    r"(?P<said>(?:(?:you|wom[ae]n|females?)\s+)?(?:who\s+)?(?:could|may|might|can)\s+(?:become|get)\s+"
    r"pregnant\s*,?\s+(?:(?:and|who|but|you|are|is|do|does)\s+)*(?:not\s+(?:us|tak)|without\s)[^,;.()]*\b"
    r"(?:contracepti\w+|birth\s+control))"
    r"|\b(?P<able>(?:women|females|patients|people|anyone|persons?)\s+(?:of|with)\s+"
    r"(?:child-?\s?bearing|reproductive)\s+(?:potential|age|capacity)\s*,?\s+"
    r"(?:(?:who|and|are|is|do|does)\s+)*(?:not\s+(?:us|tak|will)|without\s|unwilling\s)[^,;.()]*\b"
    r"(?:contracepti\w+|birth\s+control))"
    r"|^\W*(?:if\s+)?(?:you\s+|who\s+)?"
    r"(?P<both>(?:have|has)\s[^,;.]+?\sand\s+(?:you\s+)?(?:also\s+)?"
    r"(?:take|use|are\s+(?:also\s+)?(?:taking|using))\s[^,;.]+"
    r"|(?:take|use|are\s+(?:taking|using))\s[^,;.]+?\sand\s+(?:you\s+)?(?:also\s+)?have\s[^,;.]+)[\s.]*$"
    r"|\b(?:(?:usually|regularly|often)\s+)?"
    r"(?P<drinks>drink\s[^,;.]+?\sand\s+(?:(?:have|are|has|is)\s+)?"
    r"(?:(?:just|recently|suddenly|about\s+to)\s+)*stop\w*"
    r"(?:,?\s+or\s+(?:are\s+|is\s+)?about\s+to\s+stop)?)"
    r"|\b(?P<pair>both\s+(?!wom|men\b|males|females|adults|children|sexes)[^,;.()]{3,40}?\s+and\s+"
    r"[^,;.()]{3,40})(?=[,;.]|\s*$)|^\W*(?P<plus>[^,;.()]{4,60}\s\+\s[^,;.()]{2,60})$",
    re.I,
)
"""Two things that forbid the drug together: "could become pregnant and are not using contraception"."""
_WHO_DO = re.compile(r"\bwho\s+(?:take|receive|use|get)\b[^,;.]*\s(?:have|are|had|were)\s", re.I)
"""People of whom more is told than what they take: "patients who take it have a higher risk"."""
_THERE_IS = re.compile(r",\s+(?:there|it|this|they)\s+(?:have|has|had|is|are|was|were|may|can)\b", re.I)


def is_fragment(text: str) -> bool:
    """Whether an item names a situation rather than saying something: what a list of them may hold.

    >>> is_fragment("History of angioedema"), is_fragment("are allergic to sulfa drugs")
    (True, True)
    >>> is_fragment("Examplol can cause fainting."), is_fragment("Monitor patients during infusion")
    (False, False)
    """
    plain = re.sub(r"(?<=\byou)['\u2019](?:ve|re)\b", " have", " ".join(without_recent(text, " ").split()))
    if (_PERSONAL.match(plain) or JOINED.search(plain)) and not _ADVISES.search(plain):
        return True
    if _CLAUSE.match(plain) or _WHO_DO.search(plain):
        return False
    lead = OPENING.match(plain)
    rest = without_asides(plain[lead.end() :] if lead else plain)
    if _THERE_IS.search(rest):
        return False
    first = re.split(
        r"(?<!\bSt)[.;]|,\s(?:as|since)\s|\s(?:that|which|who|because|unless|until|except|whose|where)\s",
        rest,
    )[0]
    return not VERB.search(first) or len(plain.split()) <= 3
