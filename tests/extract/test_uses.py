"""The trained reader of indications sections."""

from __future__ import annotations

import numpy as np
import pytest

from kg_builder.extract.uses import likely_uses
from kg_builder.extract.uses.chain import Chain
from kg_builder.extract.uses.features import features_of, sentences_of
from kg_builder.extract.uses.ranker import Candidate, bag_of, candidates_of, ranked, vector_of

TEXT = "Gout\nExamplol is indicated for the treatment of acute gout. It is not for headache."


def known(phrase: str) -> str:
    return {"gout": "d", "acute gout": "d", "headache": "p"}.get(phrase.casefold(), "")


def test_every_token_has_features_of_its_words_and_its_terms() -> None:
    sentences = sentences_of(TEXT)
    features = features_of(sentences, known)
    assert [len(s) for s in features] == [len(s) for s in sentences] == [1, 10, 6]
    acute, gout = features[1][7], features[1][8]
    assert "L=Bd2" in acute and "L=Ed2" in gout
    assert "in title" in gout and "in title" not in acute
    assert "denied" in features[2][4] and "denied" not in gout


def test_a_chain_gives_the_likelihood_of_stretches() -> None:
    weights = {"w0=acute": np.array([0.0, 3.0, 0.0]), "w0=gout": np.array([0.0, 0.0, 3.0])}
    chain = Chain(weights, np.array([[0, 0, -1e4], [0, 0, 0], [0, 0, 0.0]]), np.array([0, 0, -1e4]))
    found = candidates_of(TEXT, known, chain)
    best = max(found, key=lambda c: c.best)
    assert best.text == "acute gout"
    assert all(0.0 < p <= 1.0 for c in found for p, *_ in c.places)


def test_what_is_marked_elsewhere_is_likelier() -> None:
    candidate = Candidate("gout", ((0.4, 0, 0, 4),))
    often = vector_of(candidate, [candidate], [("gout", 0.7, True)], (8, 8), 3)
    never = vector_of(candidate, [candidate], [("gout", 0.7, True)], (8, 0), 3)
    weights = {"prior": 2.0, "scorer": 1.0}
    assert ranked(often, weights) > ranked(never, weights)


def test_the_shipped_weights_tell_a_use_from_what_is_denied() -> None:
    text = (
        "Examplol is indicated for the treatment of hypertension. It has not been shown to be effective in "
        "patients with migraine."
    )
    names = {"hypertension": "d", "migraine": "d"}
    found = likely_uses(text, [("hypertension", 0.9, True)], lambda phrase: names.get(phrase.casefold(), ""))
    uses = {use.text: use.likelihood for use in found}
    assert uses["hypertension"] > 0.5
    assert uses.get("migraine", 0.0) < uses["hypertension"]


@pytest.mark.parametrize(("a", "b"), [("Infections of the skin", "skin infection"), ("GOUT", "gout")])
def test_names_are_compared_by_their_words(a: str, b: str) -> None:
    assert bag_of(a) == bag_of(b)
