"""Term lists as a feature: which tokens stand inside a known term, and how often such a term is an effect."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property, lru_cache

__all__ = ["MAX_TERM_TOKENS", "PRIOR_BUCKETS", "TermDictionary", "bucket_of", "fold_token", "term_key"]

MAX_TERM_TOKENS = 7
PRIOR_BUCKETS = 4
"""Terms are told apart by how often they were annotated where they occur: bucket 1 (seldom) to 4 (always)."""

_KEPT_S = ("ss", "us", "is", "as")


@lru_cache(maxsize=1 << 16)
def fold_token(text: str) -> str:
    """Lower case, and a plural's s off.

    >>> [fold_token(w) for w in ("Rashes", "infections", "pruritus", "OF")]
    ['rashe', 'infection', 'pruritus', 'of']
    """
    low = text.lower()
    if len(low) > 3 and low.endswith("s") and not low.endswith(_KEPT_S):
        return low[:-1]
    return low


def term_key(tokens: Iterable[str]) -> str:
    """The form under which a term is listed: folded tokens joined by a blank.

    >>> term_key(["Skin", "infections"])
    'skin infection'
    """
    return " ".join(map(fold_token, tokens))


def bucket_of(prior: float) -> int:
    """Bucket 1 to 4 of a prior between 0 and 1.

    >>> [bucket_of(p) for p in (0.0, 0.3, 0.7, 1.0)]
    [1, 2, 3, 4]
    """
    return 1 + (prior >= 0.25) + (prior >= 0.6) + (prior >= 0.9)


class TermDictionary:
    """Longest-match lookup of listed terms in a token sequence.

    Args:
        terms: term key -> bucket, 1 to ``PRIOR_BUCKETS``.

    >>> TermDictionary({"skin rash": 4, "rash": 2}).mark(["a", "Skin", "rash"])
    [0, 7, 8]
    """

    def __init__(self, terms: Mapping[str, int]) -> None:
        self._terms = dict(terms)
        longest: dict[str, int] = {}
        for key in self._terms:
            if " " in key:
                first, size = key.partition(" ")[0], key.count(" ") + 1
                if longest.get(first, 1) < size:
                    longest[first] = size
        self._longest = longest

    @cached_property
    def _fronts(self) -> Counter[str]:
        words = [key.split(" ") for key in self._terms]
        return Counter(" ".join(some[:cut]) for some in words for cut in range(1, len(some)))

    @cached_property
    def _rears(self) -> Counter[str]:
        words = [key.split(" ") for key in self._terms]
        return Counter(" ".join(some[cut:]) for some in words for cut in range(1, len(some)))

    def __len__(self) -> int:
        return len(self._terms)

    def bucket(self, key: str) -> int:
        """The bucket of a term key, 0 if it is not listed."""
        return self._terms.get(key, 0)

    def begins(self, tokens: Iterable[str]) -> int:
        """Number of terms that begin with the tokens and go on.

        >>> TermDictionary({"skin rash": 4, "skin pain": 2}).begins(["Skin"])
        2
        """
        return self._fronts[term_key(tokens)]

    def ends(self, tokens: Iterable[str]) -> int:
        """Number of terms that end with the tokens and have words before them."""
        return self._rears[term_key(tokens)]

    def mark(self, tokens: Sequence[str]) -> list[int]:
        """A feature a token: 0 outside terms, ``2 * bucket - 1`` where one begins, ``2 * bucket`` inside."""
        folded = [fold_token(token) for token in tokens]
        marks = [0] * len(folded)
        index = 0
        while index < len(folded):
            reach = self._longest.get(folded[index], 1)  # of one word, if of any
            for length in range(min(reach, len(folded) - index), 0, -1):
                bucket = self._terms.get(" ".join(folded[index : index + length]))
                if bucket:
                    marks[index] = 2 * bucket - 1
                    marks[index + 1 : index + length] = [2 * bucket] * (length - 1)
                    index += length - 1
                    break
            index += 1
        return marks
