"""Forms near a phrase: a letter off in one word, or a word left out. For suggestions only."""

from __future__ import annotations

from collections.abc import Iterator
from string import ascii_lowercase

from .normalize import words_of

__all__ = ["near_forms"]

_SHORTEST = 6
"""Letters of the shortest word that is taken to be misspelt; shorter ones have too many neighbours."""


def near_forms(text: str) -> Iterator[tuple[str, str]]:
    """Normal forms near a phrase, each with how it differs; the nearest first.

    >>> ("hypertension", "one letter off") in near_forms("hypertensoin")
    True
    >>> ("neck pain", '"stiff" left out') in near_forms("stiff neck pain")
    True
    """
    words = words_of(text)
    for at, word in enumerate(words):
        if len(word) >= _SHORTEST and len(words) <= 5:
            others = [*words[:at], *words[at + 1 :]]
            for neighbour in _neighbours(word):
                yield " ".join(sorted([*others, neighbour])), "one letter off"
    if 2 <= len(words) <= 6:
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
