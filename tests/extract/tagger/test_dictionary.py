from __future__ import annotations

import pytest

from kg_builder.extract.tagger.dictionary import TermDictionary, bucket_of, term_key


@pytest.mark.parametrize(
    ("written", "listed"), [("Rashes", "rashe"), ("diagnosis", "diagnosis"), ("ID", "id")]
)
def test_plural_s_is_folded_but_not_other_endings(written: str, listed: str) -> None:
    assert term_key([written]) == listed


def test_longest_term_wins_and_words_outside_are_zero() -> None:
    terms = TermDictionary({"dry mouth": 3, "dry": 1, "mouth": 1})
    assert terms.mark(["very", "Dry", "mouths", "dry"]) == [0, 5, 6, 1]


def test_no_match_across_a_missing_word() -> None:
    assert TermDictionary({"loss of taste": 4}).mark(["loss", "of", "smell"]) == [0, 0, 0]


def test_buckets_grow_with_the_prior() -> None:
    buckets = [bucket_of(step / 20) for step in range(21)]
    assert buckets == sorted(buckets)
    assert set(buckets) == {1, 2, 3, 4}
