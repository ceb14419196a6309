"""What a list says of its effects beside naming them: why they come, what they are, how often without it."""

from __future__ import annotations

from kg_builder import lazy_re as re

from ..vocabulary.phrases import blank

__all__ = ["OTHER_ARM", "names_alone"]

OTHER_ARM = re.compile(
    r"[;.]\s+(?:with|on|for|in)\s+(?:the\s+)?(?P<arm>placebo|dummy [a-z]+|control|vehicle)(?: group)?[,:]?\s+"
    r"(?=[a-z][\w -]*\d)",
    re.I,
)
"""Where a list goes on to those who didn't get the drug: "gout 7%; with placebo, gout 5%"."""
_EXPLAINING = re.compile(
    r"(?<=,) or (?:if you (?:feel|have|get|are|notice)|to (?:be|become|feel|have|show|display))(?=\s)|"
    r",\s+(?:(?:you|this|it|these|they)\s+(?:may|might|can|could|will)|(?:often|usually|sometimes)\s+with|"
    r"(?:often|usually|sometimes|mostly) (?:going|spreading|moving|radiating|worse|felt|lasting)|"
    r"(?:because|since|as)\s+(?:\w+ )?(?:it|this|they|these|you|[\w-]+ (?:can|may|makes?|causes?))|"
    r"(?:though|although|but)\s+(?:these|this|those|it|they|most|both|not))\b[^,;()]*|"
    r"(?<!\s)\s+[\u2013\u2014-]{1,2}\s+"
    r"(?:usually|often|mostly|normally|generally|typically|sometimes|harmless)\b[^;()]*$|"
    r"(?<!\s)\s+(?:when|if)(?: (?:it|this|they|the (?:drug|medicine))(?: is| are)?)? "
    r"(?:used|taken|given|combined)\b[^,;()]*|"
    r"(?<!\s)\s+(?:after|while) (?:using|taking|receiving)\b[^,;()]*$",
    re.I,
)
"""What a list goes on to say of an effect: "low platelets, you may bruise easily"."""
_APPOSITION = re.compile(
    r",\s+an? (?:[\w-]+ ){0,4}?(?:condition|disorder|disease|infection|problem|reaction|syndrome|build-?up|"
    r"illness|inflammation|type|form|kind)s? (?:(?P<causes>(?:that|which) (?:can |may )?causes?)|"
    r"(?:that|which|in|of|where|caused by|affecting)\b[^,;()]*)|"
    r",\s+an? (?:[\w-]+ ){0,2}?(?:rare|lethal|fatal|deadly|often|usually)\b(?: [\w-]+){0,3} "
    r"(?:cancer|condition|disease|disorder|syndrome)(?=,|\s*$)",
    re.I,
)
"""What a name is said to be: "pemphigoid, a skin condition that causes blisters"."""


def names_alone(text: str) -> str:
    """A list with blanks for what it goes on to say of its effects, so that places hold.

    >>> " ".join(names_alone("low platelets, you may bruise easily; gout").split())
    'low platelets ; gout'
    >>> names_alone("fits - usually short and harmless").rstrip()
    'fits'
    >>> " ".join(names_alone("lymphoma, a rare and often lethal cancer, and gout").split())
    'lymphoma , and gout'
    """
    text = _EXPLAINING.sub(blank, text)
    return _APPOSITION.sub(_without_apposition, text) if ", a" in text else text


def _without_apposition(match: re.Match[str]) -> str:
    """Blanks for what a name is said to be, with "causing" before what that causes."""
    return ("causing" if match["causes"] else "").rjust(len(match.group()))
