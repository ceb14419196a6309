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
_NEXT_CASE = re.compile(
    r";\s(?:and\s|or\s|but\s)?(?=(?:if|when|in case of|(?:in|for) (?:patients|people|those|adults))\s)", re.I
)
_SAID = re.compile(rf"\b(?:{_CHANGES})(?![\w-])", re.I)
_CONDITION = re.compile(rf"\b{_WHEN}\s", re.I)
_PARTICIPLE = re.compile(r"(?:ed|en|cut|held)$", re.I)
_IT = re.compile(rf"\sit\s(?=(?:is|should be|must be|may be|can be)\s(?:{_CHANGES})(?![\w-]))", re.I)
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
    several = sum(map(low.count, _WORDS)) > 1
    joints = [*_JOINT.finditer(words), *_NEXT_CASE.finditer(words)] if several else []
    for joint in sorted(joints, key=lambda joint: joint.start()):
        first = words[begin : joint.start()]
        if not (_SAID.search(first) and _CONDITION.search(first) and _SAID.search(words, joint.end())):
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
    if _IT.search(said):  # "for those on dialysis it is halved"
        return _IT.sub(f" {subject} ", said, count=1)
    head = said.split(maxsplit=1)[0]
    if head.casefold() in {"may", "can", "should", "must", "might", "could", "is", "are", "will"}:
        return f"{subject} {said}"
    return f"{subject} is {said}" if _PARTICIPLE.search(head) else said
