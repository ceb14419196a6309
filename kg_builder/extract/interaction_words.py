"""The words of rules/interaction_words.tsv that the names of interacting things are made of."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files

__all__ = ["name_phrases", "word_sets", "words_of"]


@cache
def word_sets() -> dict[str, frozenset[str]]:
    """The sets of words of rules/interaction_words.tsv, by name."""
    text = files("kg_builder.extract").joinpath("rules/interaction_words.tsv").read_text(encoding="utf-8")
    rows = csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
    return {row["set"]: frozenset(row["words"].split()) for row in rows}


def words_of(name: str) -> frozenset[str]:
    """One of the sets.

    >>> "inhibitors" in words_of("stop"), "oral" in words_of("adjective")
    (False, True)
    """
    return word_sets()[name]


@cache
def name_phrases() -> dict[str, tuple[tuple[str, ...], ...]]:
    """Names of several words, by the first; the others in the singular.

    >>> name_phrases()["fish"]
    (('oil',),)
    """
    found: dict[str, tuple[tuple[str, ...], ...]] = {}
    for phrase in sorted(words_of("phrases")):
        first, *rest = phrase.split("_")
        found[first] = (*found.get(first, ()), tuple(w.removesuffix("s") for w in rest))
    return found
