"""The words that names of interacting things are made of: a text's, and the sets that tell them apart."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import NamedTuple

from kg_builder import lazy_re as re

from ..rule_tables import named_rows
from ..vocabulary.substances import WordKind, kind_of

__all__ = ["Word", "adjacent", "name_phrases", "word_sets", "words_in", "words_of"]


class Word(NamedTuple):
    """A word of a text, or a name of several that is as good as one.

    Args:
        lower: the word in lower case.
        start: first code point.
        end: index after the last.
        kind: what it says of a name that it heads.
    """

    lower: str
    start: int
    end: int
    kind: WordKind | None


_TOKEN = re.compile(
    r"St\.?\s+John\W?s?[\s-]+wort|amphotericin\s+B\b|sodium\s+bicarbonate|salt\s+substitutes?"
    r"|methylene\s+blue|gold\s+(?:injections?|salts?|compounds?)"
    r"|[^\W_](?:(?:[\w'\u2019/+]|-(?!-)|\.(?=\d)|\.(?=[a-z]\b))*[\w+])?",
    re.I,
)


@cache
def word_sets() -> dict[str, frozenset[str]]:
    """The sets of words of rules/interaction_words.tsv, by name.

    >>> "juice" in word_sets()["drunk"], "oral" in word_sets()["grade"]
    (True, True)
    """
    return {row["set"]: frozenset(row["words"].split()) for row in named_rows("interaction_words.tsv")}


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


def words_in(text: str) -> list[Word]:
    """The words of a text, those that make a known name of several together as one.

    >>> [word.lower for word in words_in("Take fish oil")]
    ['take', 'fish oil']
    """
    words = [Word(m.group().lower(), m.start(), m.end(), kind_of(m.group())) for m in _TOKEN.finditer(text)]
    phrases = name_phrases()
    if not any(word.lower in phrases for word in words):
        return words
    joined: list[Word] = []
    i = 0
    while i < len(words):
        last = i
        for tail in phrases.get(words[i].lower, ()):
            here = words[i + 1 : i + 1 + len(tail)]
            if tuple(w.lower.removesuffix("s") for w in here) == tail and all(
                adjacent(text, *pair) for pair in pairwise(words[i : i + 1 + len(tail)])
            ):
                last = i + len(tail)
                break
        one = words[i]
        if last > i:
            end = words[last].end
            one = Word(" ".join(text[one.start : end].lower().split()), one.start, end, WordKind.DRUG)
        joined.append(one)
        i = last + 1
    return joined


def adjacent(text: str, left: Word, right: Word) -> bool:
    """Whether nothing but white space is between two words.

    >>> text = "fresh lemon, juice"
    >>> fresh, lemon, juice = words_in(text)
    >>> adjacent(text, fresh, lemon), adjacent(text, lemon, juice)
    (True, False)
    """
    return text[left.end : right.start].isspace()
