"""Cheap tests that a text can hold something, before a costly pattern is tried on it."""

from __future__ import annotations

from functools import lru_cache

from kg_builder import lazy_re as re

__all__ = ["cues", "lowered"]


@lru_cache(maxsize=256)
def lowered(text: str) -> str:
    """The text in lower case with every character in its place: what minds no case is slow to search for.

    >>> lowered("PO for \u0130 Days")
    'po for \u0130 days'
    """
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower() if c.isascii() else c for c in text)


def cues(*stems: str) -> re.Pattern[str]:
    """A pattern that finds the first of some literal stems in a text in lower case.

    >>> bool(cues("renal", "kidney").search(lowered("Severe RENAL impairment")))
    True
    """
    return re.compile("|".join(map(re.escape, sorted(stems))))
