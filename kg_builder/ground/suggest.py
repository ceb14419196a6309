"""Forms near a phrase: a letter off in one word, or a word left out. For suggestions only."""

from __future__ import annotations

from collections.abc import Container, Iterator
from string import ascii_lowercase

from .normalize import words_of

__all__ = ["SHORTEST", "near_forms"]

SHORTEST = 6
"""Letters of the shortest word that is taken to be misspelt; shorter ones have too many neighbours."""
_MOST_WORDS = 6


def near_forms(text: str, known: Container[str]) -> Iterator[tuple[str, str]]:
    """Normal forms near a phrase, each with how it differs; the nearest first.

    Args:
        text: the phrase.
        known: folded words that vocabularies use, none shorter than ``SHORTEST``; those of the phrase are
            not taken to be misspelt, and only these are taken for what was meant.

    >>> list(near_forms("hypertensoin", {"hypertension"}))
    [('hypertension', 'one letter off')]
    >>> list(near_forms("hypertension", {"hypertension", "hypotension"}))
    []
    >>> ("neck pain", '"stiff" left out') in near_forms("stiff neck pain", set())
    True
    """
    words = words_of(text)
    if len(words) > _MOST_WORDS:
        return
    for at, word in enumerate(words):
        if len(word) >= SHORTEST and word not in known:
            for neighbour in _neighbours(word):
                if neighbour in known:
                    yield " ".join(sorted([*words[:at], neighbour, *words[at + 1 :]])), "one letter off"
    if len(words) > 1:
        for at, word in enumerate(words):
            yield " ".join(sorted([*words[:at], *words[at + 1 :]])), f'"{word}" left out'


def _neighbours(word: str) -> Iterator[str]:
    splits = [(word[:i], word[i:]) for i in range(len(word) + 1)]
    for left, right in splits:
        if len(right) > 1:
            yield left + right[1] + right[0] + right[2:]
        if right:
            yield left + right[1:]
        for letter in ascii_lowercase:
            if right and letter != right[0]:
                yield left + letter + right[1:]
            yield left + letter + right
