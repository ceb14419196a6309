"""A linear chain of tags over tokens: how likely each stretch of words is marked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from .features import SentenceFeatures

__all__ = ["LEAST", "MAX_TOKENS", "Chain"]

Floats = npt.NDArray[np.float64]

MAX_TOKENS = 14
"""Longest stretch that may be marked."""

LEAST = 0.02
"""Stretches less likely than this are left out."""

OUTSIDE, BEGIN, INSIDE = range(3)


@dataclass(frozen=True)
class Chain:
    """Trained weights.

    Args:
        weights: of each feature, for the tags outside, begin, inside.
        moves: score of one tag after another.
        first: score of a tag at the start of a sentence.
    """

    weights: Mapping[str, Floats]
    moves: Floats
    first: Floats

    def stretches(self, sentence: SentenceFeatures) -> list[tuple[int, int, float]]:
        """Stretches of a sentence that may be marked: first token, index after the last, likelihood.

        Args:
            sentence: the features of its tokens.

        >>> marked = {"use": np.array([0.0, 4.0, -4.0])}
        >>> chain = Chain(marked, np.zeros((3, 3)), np.array([0.0, 0.0, -1e4]))
        >>> sentence = SentenceFeatures((), (), (("other",), ("use",)), ())
        >>> [(a, b) for a, b, p in chain.stretches(sentence) if p > 0.5]
        [(1, 2)]
        """
        scores = self._scores(sentence)
        n = len(scores)
        forward, backward = np.empty((n, 3)), np.zeros((n, 3))
        forward[0] = self.first + scores[0]
        for t in range(1, n):
            forward[t] = np.logaddexp.reduce(forward[t - 1][:, None] + self.moves, axis=0) + scores[t]
        for t in range(n - 2, -1, -1):
            backward[t] = np.logaddexp.reduce(self.moves + scores[t + 1] + backward[t + 1], axis=1)
        total = np.logaddexp.reduce(forward[-1])
        begins = np.exp(forward[:, BEGIN] + backward[:, BEGIN] - total)
        out = []
        for start in np.flatnonzero(begins >= LEAST):
            run, tag = forward[start, BEGIN], BEGIN
            for end in range(int(start) + 1, min(n, int(start) + MAX_TOKENS) + 1):
                after = 0.0
                if end < n:
                    ends = [self.moves[tag, k] + scores[end, k] + backward[end, k] for k in (OUTSIDE, BEGIN)]
                    after = np.logaddexp(*ends)
                likely = float(np.exp(run + after - total))
                if likely > LEAST:
                    out.append((int(start), end, likely))
                if end < n:
                    run, tag = run + self.moves[tag, INSIDE] + scores[end, INSIDE], INSIDE
        return out

    def _scores(self, sentence: SentenceFeatures) -> Floats:
        shared, named = self._sum(sentence.shared), self._sum(sentence.named)
        scores = np.array([self._sum(features) for features in sentence.own])
        scores += shared
        scores[np.array(sentence.inside)] += named
        return scores

    def _sum(self, features: Iterable[str]) -> Floats:
        known = [weight for weight in map(self.weights.get, features) if weight is not None]
        total: Floats = np.sum(known, axis=0) if known else np.zeros(3)
        return total
