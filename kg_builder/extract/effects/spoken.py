"""Calls for help that tell in clauses what happens: "Ring 999 if your lips swell or you faint"."""

from __future__ import annotations

from kg_builder import lazy_re as re

from ..language.qualifiers import seek_care_of
from .context import is_conditional

__all__ = ["called_for_clauses"]

_CALL = re.compile(
    r"\W*(?:[\w ]{2,24}: )?(?:please |always )?(?:call|ring|dial|phone|go|get|seek|see|contact|tell|stop)\b"
    r"[^.;:]*?\b(?:if|when)\s+(?=(?:you|your)\b)",
    re.I,
)
_SEAM = re.compile(r",?\s+(?:or|and)\s+(?=you(?:r|['\u2019]re)?\b)|,\s+(?=you(?:r|['\u2019]re)?\b)", re.I)


def called_for_clauses(words: str) -> tuple[str, list[tuple[int, int]]]:
    """How soon a call for help asks for care, and the clauses of what it is about; ("", []) for no such call.

    A call whose clauses are all about "you" is left to the rules of sentences.

    Args:
        words: a sentence.

    >>> said = "Ring 999 if your lips swell, you're wheezing or you faint."
    >>> care, places = called_for_clauses(said)
    >>> care, [said[left:right] for left, right in places]
    ('immediately', ['your lips swell', "you're wheezing", 'you faint'])
    >>> called_for_clauses("Ring us at once if you have a rash.")
    ('', [])
    """
    call = _CALL.match(words)
    care = None if call is None or is_conditional(words) else seek_care_of(call.group())
    if call is None or care is None:
        return "", []
    end = len(words.rstrip(" .!"))
    seams = list(_SEAM.finditer(words, call.end(), end))
    starts = [call.end(), *(m.end() for m in seams)]
    ends = [*(m.start() for m in seams), end]
    places = list(zip(starts, ends, strict=True))
    if not any(words[left : left + 5].casefold() == "your " for left, _ in places):
        return "", []
    return care, places
