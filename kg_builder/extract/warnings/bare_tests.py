"""Tests that a line without a verb asks for."""

from __future__ import annotations

from kg_builder import lazy_re as re

from ..screening.sentences import asked_tests
from ..screening.timing import timing_in
from ..vocabulary.condition_words import is_condition
from .completed import Action

__all__ = ["bare_tests"]

_VERB = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|may|can|could|should|must|will|do|does|not|you|increases?|"
    r"decreases?|raises?|lowers?)\b",
    re.I,
)
_ALTERED = re.compile(
    r"(?:slow|low|high|raised|reduced|increased|decreased|abnormal|rapid|loss|impaired|elevated|changed)",
    re.I,
)
"""What is wrong with what is measured is no test of it."""
_LONGEST_LINE = 14


def bare_tests(words: str, start: int) -> list[Action]:
    """The tests of a line without a verb that says when.

    Args:
        words: the line.
        start: of its first code point in the document.

    >>> [(found.action, found.timing) for found in bare_tests("Eye exam before start", 0)]
    [('eye exam', 'before start')]
    >>> bare_tests("Eye exams may hurt", 0)
    []
    """
    if len(words.split()) > _LONGEST_LINE or _VERB.search(words) or not (when := timing_in(words)):
        return []
    return [
        Action("", test, when, start, start + len(words), test)
        for test in asked_tests(words)
        if not (is_condition(test) or _ALTERED.match(test))
    ]
