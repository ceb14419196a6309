"""How a sentence holds for a name in it: an interaction, a denied one, one in animals, nothing studied."""

from __future__ import annotations

from functools import lru_cache

from kg_builder import lazy_re as re
from kg_builder.model import Status

__all__ = ["status_at"]

_BOUNDARY = re.compile(
    r";|(?<!e\.g)(?<!i\.e)\.\s|,?\s+(?:but|however|whereas|although|though|except|nevertheless)\b"
    r"|,\s+(?:while|and\s+(?=(?:it|they|there|no|may|can|should)\b))",
    re.I,
)
_ACT = (
    r"(?:affect|alter|chang|influenc|interact|modif|interfer|impact|potentiat|inhibit|induc|differ|result"
    r"|caus|produc|requir|displac|prolong|increas|decreas|reduc|enhanc|rais(?=e)|lower"
    r"|have\s+(?:an?\s+|any\s+)?(?:\w+\s+){0,3}(?:effect|impact|influence))\w*"
)
_HELPED = (
    r"(?:\w+ly\s+|been\s+|be\s+|to\s+|expected\s+|anticipated\s+|appear\s+|seem\s+|likely\s+|shown\s+"
    r"|found\s+|observed\s+|known\s+|reported\s+"
    r"|thought\s+|considered\s+)*"
)
_DENIED = re.compile(
    r"\b(?:did|does|do|was|were|is|are|has|have|had|would|will|could|can)(?:\s+not|n['\u2019]t)"
    rf"\s+{_HELPED}{_ACT}"
    r"|\b(?:no|without|little(?:\s+or\s+no)?|(?<!where\s)minimal|lack\s+of|neither|absence\s+of)\s+"
    r"(?:\w+[\s-]+){0,5}?(?:effects?|interactions?|problems?|changes?|differences?|influence|impact"
    r"|alterations?|adjustments?|affecting|altering|evidence)\b"
    rf"|\bneither\s+(?:[\w-]+\s+){{0,5}}?(?:(?:has|have|had|was|were)\s+{_HELPED})?"
    r"(?:affect|alter|chang|influenc|interact)\w*"
    r"|\b(?:unaffected|unchanged|unaltered|unlikely)\b"
    r"|\bnot\s+(?:considered\s+(?:to\s+be\s+)?|expected\s+to\s+be\s+|thought\s+to\s+be\s+)?"
    r"(?:clinically|statistically|medically)\s+(?:\w+ly\s+)?(?:significant|relevant|important|meaningful)"
    r"|\bcan\s+be\s+(?:safely\s+)?(?:used|taken|given|administered|co-?administered)\s+(?:\w+ly\s+)?"
    r"(?:with|together)\b"
    r"|\bmay\s+be\s+(?:safely\s+)?(?:co-?administered|used|given|taken)\s+"
    r"(?:safely\s+|concomitantly\s+|together\s+)?with\b"
    r"|\byou\s+can\s+(?:still\s+|also\s+|safely\s+)*(?:take|use|drink|have)\b"
    r"(?!.*\b(?:hours?|only|if|unless|less|small)\b)"
    r"|^(?!.*\b(?:small|little|moderate|amounts?)\b).*\b(?:is|are)\s+(?:\w+ly\s+)?"
    r"(?:safe|fine|ok(?:ay)?|all\s+right)(?=\s*(?:$|[.,;:]|with\b|together\b))"
    r"|\b(?:safe|fine|ok(?:ay)?|all\s+right)\s+to\s+(?:take|use|drink|have|combine)\b"
    r"|\bno\s+(?:dos\w+\s+)?(?:adjustment|modification)s?\b"
    r"|\bdos\w+\s+(?:adjustment|modification)s?\s+(?:is|are)\s+not\s+"
    r"(?:needed|required|necessary|recommended)\b",
    re.I,
)
_UNSTUDIED = re.compile(
    r"\b(?:has|have|was|were|had|is|are)\s+not\s+(?:\w+ly\s+|well\s+)?(?:been\s+)?(?:\w+ly\s+)?"
    r"(?:studied|evaluated|established|investigated|determined|assessed|conducted|performed|examined"
    r"|tested)\b"
    r"|\bno\s+(?:\w+[\s-]+){0,4}?(?:studies|trials|data)\b|\bnot\s+(?:\w+ly\s+)?(?:studied|known)\b"
    r"|\b(?:is|are)\s+unknown\b",
    re.I,
)
_NO_STUDIES = re.compile(
    r"\bno\s+(?:\w+[\s-]+){0,5}?(?:studies|trials|data|information|experience)\b"
    r"|\bnot\s+(?:been\s+)?(?:conducted|performed|studied)\b",
    re.I,
)
_NOTHING_SAYS = re.compile(
    r"\bno\s+(?:\w+\s+)?(?:data|information|studies)\s+(?:to\s+(?:say|suggest|show)|suggesting|showing)\b",
    re.I,
)
"""Nothing that speaks for an interaction, where something was looked at."""
_STILL_TOLD = re.compile(
    r"\b(?:may|could|might)\s+(?!not)\w+|\b(?:should|must)\b|\bavoid|\brecommended\b|\bcaution", re.I
)
_ANIMAL = re.compile(
    r"\b(?:rats?|mice|mouse|dogs?|rabbits?|monkeys?|swine|pigs?|cats|animals?|rodents?)\b", re.I
)
_HUMAN = re.compile(r"\b(?:patients?|humans?|women|men|volunteers?|subjects|healthy|people)\b", re.I)
_ANY = re.compile(
    r"\b(?:not|no|without|little|minimal|lack|neither|absence|un\w+ed|unlikely|unknown|fine|ok|okay"
    r"|safe\w*|may\s+be|you\s+can"
    r"|can\s+be)\b|n['\u2019]t\b",
    re.I,
)


@lru_cache(maxsize=64)
def _hints(text: str) -> tuple[bool, bool]:
    """Whether a sentence speaks of animals, and whether it holds a word that a denial needs."""
    return _ANIMAL.search(text) is not None, _ANY.search(text) is not None


def status_at(text: str, start: int, end: int) -> Status | None:
    """How the clause around a name holds; None where it only says that nothing was studied.

    Args:
        text: the sentence.
        start: where the name starts.
        end: where it ends.

    >>> s = "It did not alter levels of digoxin, but it raised those of warfarin."
    >>> status_at(s, 27, 33).value, status_at(s, 59, 67).value
    ('negated', 'asserted')
    >>> status_at("Use with lithium has not been studied.", 9, 16) is None
    True
    """
    animal, may_deny = _hints(text)
    if not animal and not may_deny:
        return Status.ASSERTED
    left, right = 0, len(text)
    for boundary in _BOUNDARY.finditer(text):
        if boundary.end() <= start:
            left = boundary.end()
        elif boundary.start() >= end:
            right = boundary.start()
            break
    clause = text[left:right]
    if animal and _ANIMAL.search(clause) and not _HUMAN.search(clause):
        return Status.ANIMAL
    if _NOTHING_SAYS.search(clause):
        return Status.NEGATED
    if _NO_STUDIES.search(clause):
        return Status.ASSERTED if _STILL_TOLD.search(text) else None
    if _DENIED.search(clause):
        return Status.NEGATED
    if _UNSTUDIED.search(clause) and not _STILL_TOLD.search(text):
        return None
    return Status.ASSERTED
