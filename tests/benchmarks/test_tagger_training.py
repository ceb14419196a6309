from __future__ import annotations

import importlib
import sys
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest

from kg_builder.extract.tagger import TaggerInput
from kg_builder.extract.tagger.tokens import pack
from kg_builder.ground.lexicon import Lexicon

ROOT = Path(__file__).parents[2]


@pytest.fixture
def quality(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "path", [str(ROOT / "benchmarks" / "quality"), *sys.path])


@pytest.fixture
def corpus(quality: None) -> ModuleType:
    return importlib.import_module("tagger_training.corpus")


@pytest.mark.parametrize("spread", ["even", "one large number"])
def test_a_column_of_like_numbers_is_held_in_smaller_ones_so_that_sums_stay_exact(
    quality: None, spread: str
) -> None:
    """Training of a quarter of an hour could end in an error: all the numbers of a column were large."""
    eight_bit = importlib.import_module("tagger_training.eight_bits").eight_bit
    matrix = np.ones((320, 2)) if spread == "even" else np.eye(320, 2)
    whole, unit = eight_bit(matrix, 1024.0)
    assert np.abs(whole.astype(float)).sum(0).max() * 1024 < 2**24
    assert whole * unit == pytest.approx(matrix, abs=0.02)
    assert (np.abs(whole).max() == 127) == (spread != "even")


def test_names_of_the_lexicon_that_label_text_holds_are_listed(corpus: ModuleType) -> None:
    """The lexicon had lost the look-up of many names that the training script asked of it."""
    chunks = pack(
        [TaggerInput("Skin rash came first, then a skin rash and two broken chairs and broken chairs")]
    )
    words = corpus.vocabulary_of(chunks, 1)
    lexicon = Lexicon(ROOT / "ontology" / "lexicon" / "lexicon.sqlite")
    listed = corpus.listed_terms(lexicon, ["Rash"], chunks, frozenset(words))
    assert listed["skin rash"] in (1, 2)
    assert listed["rash"] == 1
    assert "broken chair" not in listed
