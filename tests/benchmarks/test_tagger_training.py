from __future__ import annotations

import importlib
import sys
from pathlib import Path
from types import ModuleType

import pytest

from kg_builder.extract.tagger import TaggerInput
from kg_builder.extract.tagger.tokens import pack
from kg_builder.ground.lexicon import Lexicon

ROOT = Path(__file__).parents[2]


@pytest.fixture
def corpus(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.setattr(sys, "path", [str(ROOT / "benchmarks" / "quality"), *sys.path])
    return importlib.import_module("tagger_training.corpus")


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
