"""The tag set, the best chain of tags, and the spans a chain stands for."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum

import numpy as np
import numpy.typing as npt

__all__ = ["HINT_BIAS", "STATUSES", "Tag", "best_chains", "hints_of", "spans_of"]

Floats = npt.NDArray[np.float32]
Span = tuple[int, int]

STATUSES = ("asserted", "negated", "animal", "class_effect")
"""What a mention says of the drug, in the order of the status scores."""


class Tag(IntEnum):
    """BIO, and the same for pieces of discontinuous mentions that no whole mention covers."""

    OUT = 0
    BEGIN = 1
    INSIDE = 2
    PIECE_BEGIN = 3
    PIECE_INSIDE = 4


_FORBIDDEN = (
    (Tag.OUT, Tag.INSIDE),
    (Tag.OUT, Tag.PIECE_INSIDE),
    (Tag.BEGIN, Tag.PIECE_INSIDE),
    (Tag.INSIDE, Tag.PIECE_INSIDE),
    (Tag.PIECE_BEGIN, Tag.INSIDE),
    (Tag.PIECE_INSIDE, Tag.INSIDE),
)
_INSIDE = int(Tag.INSIDE)
_BEGINS = frozenset({int(Tag.BEGIN), int(Tag.PIECE_BEGIN)})
_NEVER = np.float32(-1e4)


def best_chains(
    scores: Floats, lengths: Sequence[int], moves: Floats, begin: Floats
) -> list[npt.NDArray[np.int64]]:
    """The best well-formed tag chain of each row (Viterbi).

    Args:
        scores: (rows, time, tags) scores of tags, anything beyond a row's length.
        lengths: tokens in each row, 1 or more.
        moves: (tags, tags) score of going from one tag to the next.
        begin: (tags,) score of starting with a tag.

    Returns:
        One chain a row, as long as the row.

    >>> scores = np.array([[[0.0, 2.0, 0.0, 0.0, 0.0], [0.0, 0.0, 3.0, 0.0, 0.0]]])
    >>> (chain,) = best_chains(scores, [2], np.zeros((5, 5)), np.zeros(5))
    >>> [Tag(tag).name for tag in chain]
    ['BEGIN', 'INSIDE']
    """
    rows, time, tags = scores.shape
    moves, begin = moves.copy(), begin.copy()
    for before, after in _FORBIDDEN:
        moves[before, after] = _NEVER
    begin[[Tag.INSIDE, Tag.PIECE_INSIDE]] = _NEVER
    back = np.zeros((time, rows, tags), np.int64)
    alpha = begin + scores[:, 0]
    ends = np.asarray(lengths)
    for step in range(1, time):
        through = alpha[:, :, None] + moves
        back[step] = through.argmax(1)
        following = through.max(1) + scores[:, step]
        alpha = np.where((step < ends)[:, None], following, alpha)
    last = alpha.argmax(1)
    chains = []
    for row, length in enumerate(lengths):
        chain = np.empty(length, np.int64)
        tag = last[row]
        for step in range(length - 1, -1, -1):
            chain[step] = tag
            tag = back[step, row, tag]
        chains.append(chain)
    return chains


HINT_BIAS = np.array([-3, 0, 0, 2, 2], np.float32)
"""Added to the scores of tags for a less strict reading that finds hints of fragments."""


def hints_of(
    chain: Sequence[int] | npt.NDArray[np.int64], lax: Sequence[int] | npt.NDArray[np.int64]
) -> list[Span]:
    """Token ranges that only the less strict of two chains marks.

    >>> hints_of([Tag.BEGIN, Tag.OUT, Tag.OUT], [Tag.BEGIN, Tag.OUT, Tag.PIECE_BEGIN])
    [(2, 3)]
    """
    wholes, pieces = spans_of(lax)
    return [span for span in sorted(wholes + pieces) if not any(chain[span[0] : span[1]])]


def spans_of(chain: Sequence[int] | npt.NDArray[np.int64]) -> tuple[list[Span], list[Span]]:
    """Token ranges of whole mentions, and of left-over pieces.

    >>> spans_of([Tag.PIECE_BEGIN, Tag.OUT, Tag.BEGIN, Tag.INSIDE])
    ([(2, 4)], [(0, 1)])
    """
    wholes: list[Span] = []
    pieces: list[Span] = []
    for index, tag in enumerate(map(int, chain)):
        if tag:
            spans = wholes if tag <= _INSIDE else pieces
            if tag in _BEGINS:
                spans.append((index, index + 1))
            else:
                spans[-1] = (spans[-1][0], index + 1)
    return wholes, pieces
