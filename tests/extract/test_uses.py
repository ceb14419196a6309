"""The trained reader of indications sections."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from threadpoolctl import threadpool_info

from kg_builder.extract.uses import Stated, UseReader, akin, bag_of
from kg_builder.extract.uses.chain import Chain, stretches
from kg_builder.extract.uses.features import features_of
from kg_builder.extract.uses.lists import WordLists
from kg_builder.extract.uses.network import Chunk, Steps, chunks_of, is_cue
from kg_builder.extract.uses.tokens import sentences_of

LINES = [(0, "Gout"), (5, "Examplol is indicated for the treatment of acute gout. It is not for headache.")]
LISTS = WordLists({"gout": "d", "acute gout": "d", "headache": "p", "examplol": "g"}, {"gout": ("7", "41")})
NEVER = -1e4


def test_every_token_has_features_of_its_words_its_names_and_its_class() -> None:
    sentences = sentences_of(LINES)
    features = features_of(sentences, LISTS)
    assert [len(s.own) for s in features] == [len(s) for s in sentences] == [1, 10, 6]
    acute, gout = features[1].all_of(7), features[1].all_of(8)
    assert "L=Bd2" in acute and "L=Ed2" in gout
    assert {"GdS", "GdE", "c0=7", "f0=41"} <= set(gout)
    assert "in title" in gout and "in title" not in acute
    assert "denied" in features[2].all_of(4) and "denied" not in gout
    assert "GgS" in features[1].all_of(0) and not features[1].inside[0]


def test_what_rules_read_is_known_of_the_tokens() -> None:
    sentences = sentences_of(LINES)
    stated = [Stated(5, 59, bag_of("acute gout"), True), Stated(60, 82, bag_of("headache"), False)]
    _, use, limit = features_of(sentences, LISTS, stated)
    assert "R=use" in use.own[8] and "R=" in use.own[2] and "Sruled=use" in use.shared
    assert "R=limit" in limit.own[4] and "Sruled=limit" in limit.shared


def test_hyphens_and_apostrophes_do_not_part_words() -> None:
    [sentence] = sentences_of([(0, "Crohn's disease or non-insulin-dependent diabetes - alone")])
    words = [t.text for t in sentence]
    assert words[:3] == ["Crohn", "s", "disease"]
    assert words[4:] == ["non", "insulin", "dependent", "diabetes", "-", "alone"]


def test_a_list_that_lost_its_marks_is_read_item_by_item() -> None:
    found = sentences_of([(0, "Severe acne Contact dermatitis (mild) Serum sickness Gout in adults")])
    assert [" ".join(t.text for t in s) for s in found] == [
        "Severe acne",
        "Contact dermatitis ( mild )",
        "Serum sickness",
        "Gout in adults",
    ]
    [whole] = sentences_of([(0, "A guide of the National Heart Board to treatment with Examplol and Zorvex")])
    assert len(whole) == 13


def test_a_chain_gives_the_likelihood_of_stretches() -> None:
    weights = {
        "b": np.array([3.0, 0.0, 0.0]),
        "w0=acute": np.array([0.0, 7.0, 0.0]),
        "w0=gout": np.array([0.0, 0.0, 7.0]),
    }
    chain = Chain(weights, np.array([[0, 0, NEVER], [0, 0, 0], [0, 0, 0.0]]), np.array([0, 0, NEVER]))
    reader = UseReader((chain,), LISTS, 0.5)
    uses = [use for uses in reader.likely(LINES) for use in uses]
    best = max(uses, key=lambda use: use.likelihood)
    assert best.text == "acute gout"
    assert "".join(t for _, t in LINES)[best.start - 1 : best.end - 1] == "acute gout"
    assert all(0.0 < use.likelihood <= 1.0 for use in uses)
    assert [use.text for use in reader.read(LINES)].count("acute gout") == 1


def test_a_stretch_is_as_likely_as_the_scorers_hold_it_for_in_the_mean() -> None:
    scores = np.array([[[0.0, 0.0, 0.0], [0.0, 9.0, 0.0]], [[0.0, 0.0, 0.0], [9.0, 0.0, 0.0]]])
    moves, first = np.zeros((2, 3, 3)), np.array([[0, 0, NEVER]] * 2)
    moves[:, 0, 2] = NEVER
    each = [{(a, b): p for a, b, p in stretches(own[None], moves[:1], first[:1])} for own in scores]
    both = {(a, b): p for a, b, p in stretches(scores, moves, first)}
    assert each[0][1, 2] > 0.9 and (1, 2) not in each[1]
    assert 0.45 < both[1, 2] < 0.5


def test_sentences_are_read_in_chunks_and_a_long_one_is_cut() -> None:
    sentences = sentences_of(LINES)
    features = features_of(sentences, LISTS)
    found = [[s for s, _ in chunk.places] for chunk in chunks_of(sentences, features, 8)]
    assert found == [[0], [1] * 8, [1, 1] + [2] * 6]
    (whole,) = chunks_of(sentences, features)
    assert whole.words[:3] == ["Gout", "Examplol", "is"] and whole.places[3] == (1, 2)
    assert not list(chunks_of([], []))


def test_the_network_sees_the_form_and_the_names_of_words_beside_them() -> None:
    _, use, _ = features_of(sentences_of(LINES), LISTS)
    assert {f for f in use.own[8] if is_cue(f)} == {"GdS", "GdE", "L=Ed2", "shape=l"}


def test_what_the_network_says_of_a_section_does_not_hang_on_what_it_read_before() -> None:
    reader = UseReader.load()
    before = list(reader.likely(LINES))
    list(reader.likely([(0, "Zorvexant lotion is used for mild psoriasis.")]))
    assert list(reader.likely(LINES)) == before


def test_a_title_that_runs_into_the_text_is_no_part_of_a_use() -> None:
    found = {u.text for u in UseReader.load().read([(0, "INDICATIONS Anxiety often responds to zorvexant.")])}
    assert "Anxiety" in found and not any("INDICATIONS" in text for text in found)


def test_uses_do_not_lie_on_one_another() -> None:
    uses = UseReader.load().read(
        [(0, "Examplol is indicated for generalized anxiety disorder, panic disorder and major depression.")]
    )
    assert all(a.end <= b.start for a, b in pairwise(uses))
    assert {"panic disorder", "major depression"} <= {use.text for use in uses}


@pytest.mark.parametrize(
    ("text", "use", "other"),
    [
        (
            "Examplol is indicated for the treatment of hypertension. Nobody has shown it to be effective "
            "in patients with migraine.",
            "hypertension",
            "migraine",
        ),
        (
            "Examplol lotion is used for the relief of psoriasis. The lotion may cause dizziness.",
            "psoriasis",
            "dizziness",
        ),
    ],
)
def test_the_shipped_weights_tell_a_use_from_what_is_none(text: str, use: str, other: str) -> None:
    found = {u.text: u.likelihood for uses in UseReader.load().likely([(0, text)]) for u in uses}
    assert found[use] > 0.5
    assert found.get(other, 0.0) < found[use]


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("Infections of the skin", "skin infection", True),
        ("GOUT", "acute gout", True),
        ("rhinitis", "seasonal allergic rhinitis", False),
        ("gout", "asthma", False),
    ],
)
def test_names_are_compared_by_their_words(a: str, b: str, *, same: bool) -> None:
    assert akin(bag_of(a), bag_of(b)) is same


def test_the_network_computes_on_one_thread(monkeypatch: pytest.MonkeyPatch) -> None:
    # Further threads of BLAS wait for each other busily: with other work on the machine a label took twice
    # the processor time.
    threads: list[int] = []
    of = Steps.of

    def noted(chunks: list[Chunk]) -> Steps:
        threads.extend(lib["num_threads"] for lib in threadpool_info() if lib["user_api"] == "blas")
        return of(chunks)

    monkeypatch.setattr(Steps, "of", noted)
    UseReader.load().read(LINES)
    assert threads and set(threads) == {1}
