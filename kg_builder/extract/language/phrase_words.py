"""The words of a phrase, and the small words that join phrases."""

from __future__ import annotations

from kg_builder import lazy_re as re

__all__ = ["CONJUNCTION", "PREPOSITION", "plain_words", "without_aside"]

CONJUNCTION = re.compile(r"(?:and/or|as well as|(?:along|together) with|or else|and|or|&)(?=\s)", re.I)
PREPOSITION = re.compile(
    r"\b(?:of|in|on|around|under|over|behind|to|from|near|at|within|inside|below|above|between)\s+", re.I
)


def without_aside(phrase: str) -> str:
    """The phrase with brackets and what stands in them made blank.

    >>> without_aside("fits (seizures)").split()
    ['fits']
    """
    return re.sub(r"[(\[][^()\[\]]*[)\]]", " ", phrase)


def plain_words(phrase: str) -> list[str]:
    """The words of a phrase in small letters.

    >>> plain_words("Stevens-Johnson syndrome, fits")
    ['stevens-johnson', 'syndrome', 'fits']
    """
    return re.findall(r"[\w'\u2019-]+", phrase.casefold())
