"""Sentences that join two changes, each with a condition of its own: "halve it if A, and stop it if B"."""

from __future__ import annotations

from kg_builder import lazy_re as re

from ..language.cues import lowered
from .action_verbs import VERBS_OF_CHANGE

__all__ = ["parted"]

_CHANGES = "|".join(
    pattern
    for verb, pattern in VERBS_OF_CHANGE.items()
    if verb
    not in {"resume", "restart", "continue", "monitor", "consider", "begin", "use", "give", "maintain"}
)
_WHEN = (
    r"(?:if|when|whenever|in case of|in the event of|during|in (?:patients|people|those|severe|moderate|mild)"
    r"|for (?:patients|people|those|severe|moderate|mild|grade)|with (?:severe|moderate|strong|concomitant))"
)
_JOINT = re.compile(
    r"(?:[,;]\s(?:and|or|but)\s|\s(?:and|or|but)\s|;\s)(?:then\s)?"
    r"(?=(?P<modal>(?:may|can|should|must|might|could|is|are|will)\s(?:also\s|have\s|need\s|to\s|be\s)*)?"
    rf"(?:(?:permanently|temporarily|gradually|immediately)\s)?(?P<verb>{_CHANGES})(?![\w-])"
    rf"[^.;]*?\s{_WHEN}\s)",
    re.I,
)
_SAID = re.compile(rf"\b(?:{_CHANGES})(?![\w-])", re.I)
_CONDITION = re.compile(rf"\b{_WHEN}\s", re.I)
_PARTICIPLE = re.compile(r"(?:ed|en|cut|held)$", re.I)
_WORDS = ("if ", "when", "in case", "event of", "during", "in ", "for ", "with ")


def parted(words: str) -> list[tuple[int, int, str]]:
    """The statements of a sentence as (start, end, words), the later ones with the subject of the first.

    >>> [said for *_, said in parted("The dose is halved when A occurs, and raised when B is taken.")]
    ['The dose is halved when A occurs', 'the dose is raised when B is taken.']
    >>> [said for *_, said in parted("If A occurs, lower the dose, or stop it when B comes.")]
    ['If A occurs, lower the dose', 'stop it when B comes.']
    >>> len(parted("Withhold it if A occurs and resume it when A is over."))
    1
    """
    low = lowered(words)
    begin, found = 0, []
    for joint in _JOINT.finditer(words) if sum(map(low.count, _WORDS)) > 1 else ():
        first = words[begin : joint.start()]
        if not (_SAID.search(first) and _CONDITION.search(first)):
            continue
        found.append((begin, joint.start(), first))
        begin = joint.end()
    found.append((begin, len(words), words[begin:]))
    if len(found) > 1:
        subject = "the dose" if re.search(r"\bdos(?:e|age)\b", found[0][2], re.I) else "treatment"
        found[1:] = [(start, end, _with_subject(said, subject)) for start, end, said in found[1:]]
    return found


def _with_subject(said: str, subject: str) -> str:
    """A predicate with its subject; a command as it is."""
    head = said.split(maxsplit=1)[0]
    if head.casefold() in {"may", "can", "should", "must", "might", "could", "is", "are", "will"}:
        return f"{subject} {said}"
    return f"{subject} is {said}" if _PARTICIPLE.search(head) else said
