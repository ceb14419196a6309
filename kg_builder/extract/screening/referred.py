"""Requests that only refer to the test: "we check them at the start", "Screen before the first dose"."""

from __future__ import annotations

from kg_builder import lazy_re as re

from .names import name_of_test, names_test, words_for_tests

__all__ = ["referred_tests"]

_VERB = r"(?:check|measure|monitor|test|screen|assess|examine|evaluate|repeat|re-?check|track|look at)"
_PRONOUN = re.compile(
    rf"\b(?:{_VERB}(?:ed|ing)?\s(?:for\s)?(?:all\s(?:of\s)?)?(?P<it>it|them|this|these|that)\b|(?:have|"
    r"get)\s(?:it|them|this|these)\s(?:tested|checked|measured|monitored|examined))(?!\s\w+s\b)",
    re.I,
)
_BARE = re.compile(
    r"(?:^|\.)\W*(?P<verb>check|measure|monitor|test|screen|assess|examine|evaluate|rule it out|"
    r"re-?check)\s(?:for it\s)?(?=(?:at|before|prior|every|after|during|once|twice|weekly|monthly|yearly|"
    r"annually|periodically|regularly|routinely)\b)",
    re.I,
)
_LABEL = re.compile(r"^\W*(?P<what>[A-Za-z][^.:;,\u2013\u2014()]{2,60})")
_STATE_OF = re.compile(
    r"\s+(?:reactivation|infection|loss(?:es)?|changes?|problems?|abnormalit\w+|elevations?|monitoring|"
    "toxicity)$",
    re.I,
)
_LOOKED_FOR = re.compile(r"\b(?:screen|test)(?:ed|ing)?\s(?:for\b|before|prior|at)", re.I)
_LONGEST_LABEL = 6
_AS_IT_IS = re.compile(r"levels?|counts?|values?|tests?|concentrations?|infections?", re.I)


def referred_tests(clause: str, before: str, label: str) -> list[str]:
    """The tests that a request without a test of its own refers to.

    Args:
        clause: the request.
        before: the words before it in its sentence, or, if there are none, the sentence before.
        label: what the passage opens with.

    >>> referred_tests("we check them every year", "Cholesterol and lipase may climb", "")
    ['cholesterol', 'lipase']
    >>> referred_tests("Screen before the first dose.", "", "Hepatitis B reactivation.")
    ['hepatitis B']
    >>> referred_tests("**Gout.** Test before the first dose.", "", "**Gout.** Test before the first dose.")
    ['gout']
    >>> referred_tests("We screen for it early.", "", "Bipolar disorder, in you or a relative.")
    ['bipolar disorder']
    >>> referred_tests("Stop it at once.", "Cholesterol may climb", "")
    []
    """
    pronoun = _PRONOUN.search(clause)
    if pronoun is None and _BARE.search(clause) is None:
        return []
    if pronoun is not None:
        named = _named_in(f"{before} {clause[: pronoun.start()]}")
        if named:
            return named if pronoun["it"] not in {"it", "this", "that"} else named[-1:]
    opening = _LABEL.match(label)
    what = _STATE_OF.sub("", opening["what"].strip()) if opening else ""
    if not what or len(what.split()) > _LONGEST_LABEL:
        return []
    return [name_of_test(what)] if names_test(what) or _LOOKED_FOR.search(clause) else []


def _named_in(words: str) -> list[str]:
    """The tests that words name, each once."""
    found = (m.group() for m in words_for_tests().finditer(words))
    return list(dict.fromkeys(name_of_test(name) for name in found if not _AS_IT_IS.fullmatch(name)))
