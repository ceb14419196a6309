"""A linear chain of tags over words: how likely each stretch of words is marked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol, TypeVar

import numpy as np
import numpy.typing as npt

from .features import SentenceFeatures
from .tokens import Sentence

__all__ = ["LEAST", "MAX_TOKENS", "Chain", "Scorer", "stretches", "sums"]

Floats = npt.NDArray[np.float64]

MAX_TOKENS = 14
"""Longest stretch that may be marked."""

LEAST = 0.02
"""Stretches less likely than this are left out."""

OUTSIDE, BEGIN, INSIDE = range(3)

Number = TypeVar("Number", bound=np.floating)


class Scorer(Protocol):
    """What scores the tags of words."""

    @property
    def moves(self) -> Floats:
        """Score of one tag after another, of outside, begin, inside."""

    @property
    def first(self) -> Floats:
        """Score of a tag at the start of a sentence."""

    def scores(self, sentences: Sequence[Sentence], features: Sequence[SentenceFeatures]) -> list[Floats]:
        """For each sentence of a section, the scores of the three tags of each of its words."""


@dataclass(frozen=True)
class Chain:
    """Trained weights of features.

    Args:
        weights: of each feature, for the tags outside, begin, inside.
        moves: score of one tag after another.
        first: score of a tag at the start of a sentence.
    """

    weights: Mapping[str, Floats]
    moves: Floats
    first: Floats

    def scores(self, sentences: Sequence[Sentence], features: Sequence[SentenceFeatures]) -> list[Floats]:
        """For each sentence of a section, the scores of the three tags of each of its words.

        Args:
            sentences: of the section.
            features: of the words of each.

        >>> chain = Chain({"use": np.array([0.0, 4.0, -4.0])}, np.zeros((3, 3)), np.zeros(3))
        >>> [scores.tolist() for scores in chain.scores([], [SentenceFeatures((), (), (("use",),), ())])]
        [[[0.0, 4.0, -4.0]]]
        """
        return [self._scores(sentence) for sentence in features]

    def _scores(self, sentence: SentenceFeatures) -> Floats:
        shared, named = self._sums([sentence.shared, sentence.named])
        scores = self._sums(sentence.own)
        scores += shared
        scores[np.array(sentence.inside)] += named
        return scores

    @cached_property
    def _rows(self) -> tuple[dict[str, int], Floats]:
        """The weights as rows of one matrix, behind a row of nothing."""
        rows = {name: row for row, name in enumerate(self.weights, 1)}
        return rows, np.array([np.zeros(3), *self.weights.values()])

    def _sums(self, features: Sequence[Iterable[str]]) -> Floats:
        rows, matrix = self._rows
        known = [[row for row in map(rows.get, own) if row is not None] for own in features]
        return sums(matrix, known)


def sums(matrix: npt.NDArray[Number], rows: Sequence[Sequence[int]]) -> npt.NDArray[Number]:
    """Sums of some rows of a matrix, its first being nothing.

    >>> sums(np.array([0, 1, 10])[:, None], [[1, 2], [], [2]]).tolist()
    [[11], [0], [10]]
    """
    starts = np.cumsum([0, *(len(some) + 1 for some in rows[:-1])])
    return np.add.reduceat(matrix[[row for some in rows for row in (0, *some)]], starts)


def stretches(scores: Floats, moves: Floats, first: Floats) -> list[tuple[int, int, float]]:
    """Stretches of a sentence that may be marked: first word, index after the last, likelihood.

    Args:
        scores: (scorers, words, 3) scores of the tags; a likelihood is the mean of those of the scorers.
        moves: (scorers, 3, 3) score of one tag after another.
        first: (scorers, 3) score of a tag at the start.

    >>> scores = np.array([[[0.0, 0.0, 0.0], [0.0, 4.0, -4.0]]])
    >>> found = stretches(scores, np.zeros((1, 3, 3)), np.array([[0.0, 0.0, -1e4]]))
    >>> [(start, end) for start, end, likely in found if likely > 0.5]
    [(1, 2)]
    """
    words = scores.shape[1]
    forward, backward = np.empty_like(scores), np.zeros_like(scores)
    forward[:, 0] = first + scores[:, 0]
    for t in range(1, words):
        forward[:, t] = np.logaddexp.reduce(forward[:, t - 1, :, None] + moves, axis=1) + scores[:, t]
    for t in range(words - 2, -1, -1):
        ahead = scores[:, t + 1] + backward[:, t + 1]
        backward[:, t] = np.logaddexp.reduce(moves + ahead[:, None, :], axis=2)
    total = np.logaddexp.reduce(forward[:, -1], axis=1)
    ends = np.logaddexp.reduce(
        moves[:, None, :, : BEGIN + 1] + (scores + backward)[:, :, None, : BEGIN + 1], axis=3
    )
    begins = np.exp(forward[:, :, BEGIN] + backward[:, :, BEGIN] - total[:, None]).mean(axis=0)
    out = []
    for start in map(int, np.flatnonzero(begins >= LEAST)):
        last = min(words, start + MAX_TOKENS)
        steps = scores[:, start + 1 : last, INSIDE] + moves[:, INSIDE, INSIDE, None]
        if last > start + 1:
            steps[:, 0] += moves[:, BEGIN, INSIDE] - moves[:, INSIDE, INSIDE]
        runs = np.cumsum(
            np.concatenate([forward[:, start, BEGIN, None] - total[:, None], steps], axis=1), axis=1
        )
        closed = np.zeros_like(runs)
        after = min(last, words - 1)
        closed[:, : after - start] = ends[:, start + 1 : after + 1, INSIDE]
        if start + 1 < words:
            closed[:, 0] = ends[:, start + 1, BEGIN]
        likely = np.exp(runs + closed).mean(axis=0)
        out += [(start, start + 1 + i, float(p)) for i, p in enumerate(likely) if p > LEAST]
    return out
