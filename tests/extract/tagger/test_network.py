from __future__ import annotations

import numpy as np
import pytest

from kg_builder.extract.tagger.dictionary import TermDictionary
from kg_builder.extract.tagger.features import CHAR_COUNT, FEATURE_SIZES, ChunkFeatures, Featurizer
from kg_builder.extract.tagger.network import INPUT_SCALE, STATE_SCALE, Network, Speller, _Steps
from kg_builder.extract.tagger.tokens import TaggerInput, pack

HIDDEN, WORD, CHAR, FILTERS, SMALL = 8, 6, 4, 5, 2
WORDS = ("rash", "nausea", "and", "fever", "(", "severe")


def random_weights(seed: int) -> dict[str, np.ndarray]:
    rng = np.random.default_rng(seed)

    def table(*shape: int) -> np.ndarray:
        return rng.integers(-300, 300, shape).astype(np.int16)

    def floats(*shape: int) -> np.ndarray:
        return (rng.standard_normal(shape) * 0.3).astype(np.float32)

    weights = {
        "word": table(len(WORDS) + 2, WORD),
        "char": table(CHAR_COUNT, CHAR),
        "conv_bias": floats(FILTERS),
        "heads_bias": floats(11),
        "begin": floats(5),
    }
    matrices = {"conv": (3 * CHAR, FILTERS), "heads": (2 * HIDDEN, 11)}
    for name, size in FEATURE_SIZES.items():
        weights[f"small_{name}"] = table(size, SMALL)
    for layer, width in (("first", WORD + FILTERS + SMALL * len(FEATURE_SIZES)), ("second", 2 * HIDDEN)):
        for way in ("ahead", "back"):
            matrices[f"{layer}_{way}_in"] = (width, 4 * HIDDEN)
            matrices[f"{layer}_{way}_state"] = (HIDDEN, 4 * HIDDEN)
            weights[f"{layer}_{way}_bias"] = floats(4 * HIDDEN)
    for name, shape in matrices.items():
        weights[name] = rng.integers(-127, 128, shape).astype(np.int8)
        weights[f"{name}_unit"] = np.full(shape[1], 0.004, np.float32)
    return weights


def featurize(*texts: str) -> tuple[list[ChunkFeatures], list[str]]:
    vocabulary = {word: index for index, word in enumerate(WORDS, 2)}
    featurizer = Featurizer(vocabulary, TermDictionary({"rash": 4}), TermDictionary({}))
    chunks = [pack([TaggerInput(text)])[0] for text in texts]
    return [featurizer.features(chunk) for chunk in chunks], featurizer.forms


def sigmoid(x: np.ndarray) -> np.ndarray:
    return np.asarray(1 / (1 + np.exp(-x)))


def value(weights: dict[str, np.ndarray], name: str) -> np.ndarray:
    return np.asarray(weights[name] * weights[f"{name}_unit"].astype(np.float64))


def plain_lstm(x: np.ndarray, weights: dict[str, np.ndarray], name: str) -> np.ndarray:
    """The textbook recurrence; stored gates are in, forget, out (all halved) and cell."""
    cell = state = np.zeros(HIDDEN)
    rows = []
    for step in x:
        gates = step @ value(weights, f"{name}_in") + state @ value(weights, f"{name}_state")
        enter, forget, leave, fresh = np.split(gates + weights[f"{name}_bias"], 4)
        cell = sigmoid(2 * forget) * cell + sigmoid(2 * enter) * np.tanh(fresh)
        state = np.rint(sigmoid(2 * leave) * np.tanh(cell) * STATE_SCALE) / STATE_SCALE
        rows.append(state)
    return np.array(rows)


@pytest.mark.parametrize("text", ["severe rash and ( fever", "rash and rash , Rash and fever rash"])
def test_scores_follow_the_textbook_recurrence(text: str) -> None:
    weights = random_weights(1)
    (chunk,), forms = featurize(text)
    network = Network(weights)
    spelled = Speller(weights).spell(forms)[chunk.forms]
    small = [weights[f"small_{name}"][chunk.small[i]] for i, name in enumerate(FEATURE_SIZES)]
    x = np.concatenate([weights["word"][chunk.words], spelled, *small], axis=1) / INPUT_SCALE
    layers = []
    for layer in ("first", "second"):
        ahead = plain_lstm(x, weights, f"{layer}_ahead")
        back = plain_lstm(x[::-1], weights, f"{layer}_back")[::-1]
        x = np.concatenate([ahead, back], axis=1)
        layers.append(x)
    (scores,) = network.score([chunk], forms)
    heads = (layers[0] + layers[1]) @ value(weights, "heads") + weights["heads_bias"]
    said = np.concatenate([scores.tags, scores.statuses, scores.joined], axis=1)
    # A state may fall on the other side of a rounding step.
    assert said == pytest.approx(heads, abs=4 / STATE_SCALE)


def test_company_in_a_batch_changes_no_bit() -> None:
    texts = ["rash and nausea", "severe fever", "nausea", "rash ( severe ) and fever and unknownword"] * 20
    chunks, forms = featurize(*texts)
    network = Network(random_weights(2))
    together = network.score(chunks, forms)
    for index in (0, 1, 2, 3, 77):
        (alone,) = network.score([chunks[index]], forms)
        assert np.array_equal(alone.tags, together[index].tags)
        assert np.array_equal(alone.joined, together[index].joined)


def test_letters_of_other_forms_do_not_reach_a_form() -> None:
    alone = Speller(random_weights(3)).spell(["rash"])
    beside = Speller(random_weights(3)).spell(["thrombocytopenia", "rash"])[1:]
    assert np.array_equal(alone, beside)


def test_steps_lead_through_rows_of_any_length() -> None:
    steps = _Steps.of([3, 2, 2])
    assert steps.active.tolist() == [3, 3, 1]
    assert steps.order.tolist() == [0, 3, 5, 1, 4, 6, 2]  # of three tokens of the first row, and so on
    assert steps.order[steps.flip].tolist() == [2, 4, 6, 1, 3, 5, 0]
