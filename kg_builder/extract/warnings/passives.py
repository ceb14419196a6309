"""Requests in the passive: "should be stopped", and "is stopped" where it asks for something."""

from __future__ import annotations

from kg_builder import lazy_re as re

from .grammar import grammar
from .moments import TIMING

__all__ = ["asking_passive"]

_BE = re.compile(r"\b(?:be|is|are)\b")
_WHETHER = re.compile(r"(?:,? ?and )?(?:if|when|once|unless|whether)\b", re.I)
"""What opens a condition, which a passive then states rather than asks for."""
_STATES_MORE = re.compile(
    r"\b(?:may|can|could|might|will|would|after|before|until|when|if|efficacy|effectiveness|effects?|levels?|"
    r"concentrations?|exposure|risks?|clearance|absorption|activity|responses?)\b",
    re.I,
)
"""What makes a statement of "is reduced", "may be stopped": another verb before it, or what is measured."""
_ON_CONDITION = re.compile(
    r"(?: (?:at once|immediately|for good|permanently|promptly))? "
    r"(?:if|when|whenever|once|until|in case of)\b",
    re.I,
)
"""What makes a request of "is stopped": the condition behind it."""


def asking_passive(words: str, *, conditioned: bool) -> re.Match[str] | None:
    """A request that something be done; "is done" asks for it under a condition, or as a watch kept.

    Args:
        words: a clause.
        conditioned: whether a condition or a moment opens its sentence.

    >>> asked = asking_passive("The drug should be stopped.", conditioned=False)
    >>> asked["subject"] if asked else None
    'The drug'
    >>> asking_passive("The drug is stopped by many.", conditioned=False) is None
    True
    """
    match = grammar().passive.match(words) if _BE.search(words) else None
    if match is None or _WHETHER.match(match["subject"]):
        return None
    if not match["plain"]:
        return match
    kind = next(
        grammar().verb_of[k].kind for k, v in match.groupdict().items() if v and k in grammar().verb_of
    )
    if kind == "drug" and _STATES_MORE.search(match["subject"]):
        return None
    if match["plain"].endswith("be") and kind != "drug":
        return None
    rest = words[match.end() :]
    asked = TIMING.match(rest) if kind == "watch" else kind == "drug" and _ON_CONDITION.match(rest)
    return match if conditioned or asked else None
