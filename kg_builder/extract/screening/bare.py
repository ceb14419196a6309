"""Tests named without a verb: with their moments, under a heading of tests, behind a colon."""

from __future__ import annotations

from collections.abc import Iterator

from kg_builder import lazy_re as re

from .asking import BASE
from .names import name_of_test, tests_in, words_for_tests
from .timing import TIMING

__all__ = ["bare_tests", "requests_of", "tests_behind", "timed_tests"]

_FOR_WHOM = re.compile(
    r"^\W*(?P<test>[A-Z][^.;:,]{2,60}?)(?=\s(?:in|for)\s(?:all|any|patients|people|those|women|men)\b|\.?$)"
)
"""A test and for whom, where the heading says that tests follow."""
_VERBS = re.compile(
    r"\b(?:is|are|was|were|may|can|could|should|must|will|has|have|had|do|does|if|you|your|increas\w+|"
    rf"rais\w+|needs?|gets?|requires?|shows?|showed|aim|keep|developed|occurred)\b|^\W*(?:{BASE}|correct|"
    r"treat|replace|give|take|stop|avoid|reduce|slow\w*|watch|look|hold|withhold|start|discontinue|apply|"
    r"false|low|high|raised|decreased|increased|reduced|abnormal)\b",
    re.I,
)
_LINK = re.compile(
    r"^(?:[\W_]|(?:and|then|again|repeat(?:ed)?|thereafter|or)\b)+|(?:[\s,.:;\u2013\u2014-]|\b(?:and|then|"
    "repeat(?:ed)?|or))+$",
    re.I,
)
"""What joins a test's name to moments, and moments to each other."""
_FOR_SOME = re.compile(
    r"(?<![\w-])(?:in|for|if|when|unless|once|w/|after|from|until|on|over|(?:wo)?men|patients|people|adults|"
    r"children|females)(?!\w)",
    re.I,
)
_REST = re.compile(rf"{_FOR_SOME.pattern}|(?:with|screening|checks?|tests?)(?!\w)", re.I)
_BETWEEN = re.compile(r";\s(?![^()]*\))")
_JOINED = re.compile(r",\s(?:and\s|or\s)?|\s(?:and|plus|&|\+)\s|/(?=[A-Z])")
_LONGEST_NAME = 8
_LONGEST_BARE = 4
"""Most words of a test that no moment vouches for."""
_INFECTION = re.compile(r"\binfections?$", re.I)
_TESTS_FOLLOW = re.compile(
    r"\b(?:tests?|testing|checks|monitor(?:ing)?|investigations|labs|blood ?work|"
    r"parameters)\b[^:;.]{0,80}:\s+",
    re.I,
)
"""What tells that tests are listed behind it: "The following tests are recommended: ..."."""
_ARTICLE = re.compile(r"(?:an?|the|your|and)\s+", re.I)


def bare_tests(words: str) -> Iterator[str]:
    """The tests of a line without a verb, under a heading of tests.

    >>> list(bare_tests("Hearing tests in patients over 60."))
    ['hearing tests']
    """
    match = _FOR_WHOM.match(words)
    if named := _names(words, longest=_LONGEST_BARE):
        yield from named
    elif match and not _VERBS.search(words) and words_for_tests().search(match["test"]):
        yield from tests_in(match["test"], "test", asked_for=False)


def requests_of(text: str) -> list[str]:
    """The clauses of a sentence, each a request; one of moments alone stays with the one before.

    >>> requests_of("ALT at baseline; repeat monthly; do an ECG")
    ['ALT at baseline; repeat monthly', 'do an ECG']
    """
    clauses: list[str] = []
    for clause in _BETWEEN.split(text):
        if clauses and not any(_LINK.sub("", piece) for piece in TIMING.split(clause)):
            clauses[-1] += f"; {clause}"
        else:
            clauses.append(clause)
    return clauses


def tests_behind(text: str) -> list[str]:
    """The tests that a clause lists behind a colon.

    >>> tests_behind("Blood tests are needed: a hematocrit before treatment")
    ['hematocrit']
    >>> tests_behind("Monitoring: watch out")
    []
    """
    lead = _TESTS_FOLLOW.search(text) if ":" in text else None
    return _names(text[lead.end() :], longest=_LONGEST_BARE) if lead else []


def timed_tests(text: str) -> list[str]:
    """Tests with their timing and no verb: "Serum creatinine and ALT: at baseline, then every 48 h".

    >>> timed_tests("Baseline CBC, LFTs and TSH; repeat yearly in adults")
    ['CBC', 'LFTs', 'TSH']
    """
    return _names(text, longest=_LONGEST_NAME) if TIMING.search(text) else []


def _names(text: str, *, longest: int) -> list[str]:
    """The tests of words that name nothing else than tests, moments and those they are for.

    Args:
        text: the words.
        longest: most words of a test.
    """
    pieces = [_LINK.sub("", piece) for piece in TIMING.split(text)]
    named, *rest = [piece for piece in pieces if piece] or [""]
    if whom := _FOR_SOME.search(named, 1):
        named = named[: whom.start()].rstrip()
    if _VERBS.search(named) or not all(map(_REST.match, rest)):
        return []
    parts = [
        _ARTICLE.sub("", part, count=1) if _ARTICLE.match(part) else part for part in _JOINED.split(named)
    ]
    named_all = all(len(part.split()) <= longest and _is_name(part) for part in parts)
    return [name_of_test(part) for part in parts] if named_all else []


def _is_name(part: str) -> bool:
    """Whether words are a test's name to their end."""
    if ":" in part or _INFECTION.search(part):
        return False
    return any(found.end() == len(part) for found in words_for_tests().finditer(part))
