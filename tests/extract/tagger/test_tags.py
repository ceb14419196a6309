from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as npst

from kg_builder.extract.tagger.tags import Tag, best_chains, spans_of

SCORE = st.floats(-3, 3, width=32)
FORBIDDEN_STARTS = (Tag.INSIDE, Tag.PIECE_INSIDE)


def well_formed(chain: tuple[int, ...]) -> bool:
    if chain[0] in FORBIDDEN_STARTS:
        return False
    allowed = {
        Tag.INSIDE: {Tag.BEGIN, Tag.INSIDE},
        Tag.PIECE_INSIDE: {Tag.PIECE_BEGIN, Tag.PIECE_INSIDE},
    }
    return all(before in allowed.get(Tag(after), set(Tag)) for before, after in itertools.pairwise(chain))


def total(chain: tuple[int, ...], scores: np.ndarray, moves: np.ndarray, begin: np.ndarray) -> float:
    steps = sum(float(moves[a, b]) for a, b in itertools.pairwise(chain))
    return float(begin[chain[0]]) + steps + sum(float(scores[i, tag]) for i, tag in enumerate(chain))


@given(
    npst.arrays(np.float32, st.tuples(st.integers(1, 4), st.just(5)), elements=SCORE),
    npst.arrays(np.float32, (5, 5), elements=SCORE),
    npst.arrays(np.float32, (5,), elements=SCORE),
)
def test_best_chain_is_the_best_of_all_well_formed_ones(
    scores: np.ndarray, moves: np.ndarray, begin: np.ndarray
) -> None:
    (chain,) = best_chains(scores[None], [len(scores)], moves, begin)
    found = tuple(int(tag) for tag in chain)
    assert well_formed(found)
    every = filter(well_formed, itertools.product(range(5), repeat=len(scores)))
    best = max(total(candidate, scores, moves, begin) for candidate in every)
    assert total(found, scores, moves, begin) == pytest.approx(best, abs=1e-3)


def test_padding_does_not_change_a_chain() -> None:
    rng = np.random.default_rng(3)
    scores = rng.standard_normal((2, 9, 5)).astype(np.float32)
    moves = rng.standard_normal((5, 5)).astype(np.float32)
    begin = np.zeros(5, np.float32)
    together = best_chains(scores, [4, 9], moves, begin)
    alone = best_chains(scores[:1, :4], [4], moves, begin)
    assert together[0].tolist() == alone[0].tolist()


def test_spans_end_where_a_new_one_begins() -> None:
    chain = [Tag.BEGIN, Tag.BEGIN, Tag.INSIDE, Tag.PIECE_BEGIN, Tag.PIECE_INSIDE, Tag.OUT]
    assert spans_of(chain) == ([(0, 1), (1, 3)], [(3, 5)])
