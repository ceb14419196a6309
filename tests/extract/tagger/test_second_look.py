from __future__ import annotations

import numpy as np

from kg_builder.extract.tagger.dictionary import TermDictionary
from kg_builder.extract.tagger.network import Array
from kg_builder.extract.tagger.scorer import CueScorer
from kg_builder.extract.tagger.second_look import CUE_COUNT, ChunkMention, mention_cues
from kg_builder.extract.tagger.tokens import Chunk, TaggerInput, pack

KNOWN = TermDictionary({"fall": 3})


def chunk_of(text: str) -> Chunk:
    return pack([TaggerInput(text)])[0]


def mention(*fragments: tuple[int, int], sure: float = 2.0, hint: bool = False) -> ChunkMention:
    opinions = np.full((12, 4), sure, np.float32)
    return ChunkMention.of(fragments, np.zeros((12, 4), np.float32), opinions, hint=hint)


def test_each_mention_has_a_row_of_cues() -> None:
    chunks = [chunk_of("Falls and fever were seen"), chunk_of("nothing"), chunk_of("a fall")]
    found = [[mention((0, 1)), mention((2, 3))], [], [mention((1, 2))]]
    assert mention_cues(chunks, found, KNOWN).shape == (3, CUE_COUNT)
    assert mention_cues(chunks, [[], [], []], KNOWN).shape == (0, CUE_COUNT)


def test_the_same_words_elsewhere_count_marked_or_not() -> None:
    one, other = chunk_of("Falls were seen"), chunk_of("a fall")
    alone = mention_cues([one], [[mention((0, 1))]], KNOWN)[0]
    bare = mention_cues([one, other], [[mention((0, 1))], []], KNOWN)[0]
    marked = mention_cues([one, other], [[mention((0, 1))], [mention((1, 2))]], KNOWN)[0]
    assert (alone != bare).any()
    assert (bare != marked).any()


def test_plain_opinions_are_cut() -> None:
    assert mention((0, 1), sure=50.0) == mention((0, 1), sure=8.0)
    assert mention((0, 1), sure=1.0).weakest < mention((0, 1), sure=3.0).weakest


def test_a_hint_is_told_from_a_mention_and_does_not_count_among_those_of_the_same_words() -> None:
    one, other = chunk_of("Falls were seen"), chunk_of("a fall")
    beside_hint = mention_cues([one, other], [[mention((0, 1))], [mention((1, 2), hint=True)]], KNOWN)
    beside_none = mention_cues([one, other], [[mention((0, 1))], []], KNOWN)
    assert (beside_hint[0] == beside_none[0]).all()
    assert beside_hint[:, -1].tolist() == [0.0, 1.0]


def test_the_words_beside_a_mention_are_seen() -> None:
    opinions = np.zeros((3, 4), np.float32)
    opinions[2, 0] = 8.0
    statuses = np.zeros((3, 4), np.float32)
    assert ChunkMention.of(((1, 2),), statuses, opinions).beside == (0.0, 0.0, 2.0, 0.0)
    assert ChunkMention.of(((0, 2),), statuses, opinions).beside == (-2.0, -2.0, 2.0, 0.0)
    assert ChunkMention.of(((1, 3),), statuses, opinions).beside == (0.0, 0.0, -2.0, -2.0)


def test_a_score_depends_on_its_own_cues_alone() -> None:
    rng = np.random.default_rng(4)
    weights: dict[str, Array] = {
        "look_cues": rng.integers(-127, 128, (CUE_COUNT, 6)).astype(np.int8),
        "look_cues_unit": np.full(6, 0.01, np.float32),
        "look_bias": np.zeros(6, np.float32),
        "look_out": rng.integers(-127, 128, (6, 1)).astype(np.int8),
        "look_out_unit": np.full(1, 0.01, np.float32),
        "look_out_bias": np.zeros(1, np.float32),
    }
    cues = rng.random((50, CUE_COUNT)).astype(np.float32)
    scorer = CueScorer(weights, "look")
    together = scorer.score(cues)
    assert [scorer.score(cues[i : i + 1])[0] for i in range(50)] == together
