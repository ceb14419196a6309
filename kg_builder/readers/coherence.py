"""Whether list items belong under a head, by coarse groups of meaning.

``groups.tsv`` lists, for each group, words that put a phrase in it; ``*`` stands for any letters. Used
only to tell where a flattened sub-list ends, never to read facts.
"""

from __future__ import annotations

from enum import StrEnum
from functools import cache

from kg_builder import lazy_re as re

from .rows import read_rows

__all__ = ["Fit", "fit", "groups_of"]


class Fit(StrEnum):
    """How an item sits under a head."""

    BELONGS = "belongs"
    STRANGER = "stranger"
    UNKNOWN = "unknown"


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    rows = read_rows("groups.tsv")
    return tuple(
        (row["group"], re.compile(r"\b(?:" + "|".join(map(_glob, row["words"].split())) + r")(?!\w)"))
        for row in rows
    )


def _glob(word: str) -> str:
    return re.escape(word).replace(r"\*", r"\w*")


def groups_of(phrase: str) -> frozenset[str]:
    """Groups of meaning of a phrase.

    Args:
        phrase: any words.

    >>> sorted(groups_of("Skin infections"))
    ['infection', 'skin']
    """
    folded = phrase.casefold()
    return frozenset(group for group, pattern in _patterns() if pattern.search(folded))


def fit(head: str, item: str) -> Fit:
    """Whether an item names a kind or an instance of the head.

    Args:
        head: words that head a list.
        item: words of an item.

    >>> fit("Skin infections", "Shingles").value, fit("Skin infections", "Depression").value
    ('belongs', 'stranger')
    >>> fit("Relapsing forms", "Active disease").value
    'unknown'
    """
    heads, items = groups_of(head), groups_of(item)
    if not heads or not items:
        return Fit.UNKNOWN
    strict = heads & {"infection", "neoplasm"} or heads
    if items & strict:
        return Fit.BELONGS
    return Fit.STRANGER
