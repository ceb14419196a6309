"""The steps from annotated labels to the network's weights: two teachers, then a student of both."""

from __future__ import annotations

import copy
import random
from collections.abc import Sequence

import numpy as np
from tac_format import Label

from kg_builder.extract.tagger.dictionary import TermDictionary
from kg_builder.extract.tagger.features import Featurizer
from kg_builder.extract.tagger.weights import Weights

from .corpus import vocabulary_of
from .examples import cross_fitted, effect_terms, examples_of
from .fit import Settings, features_of, fit
from .language import Language
from .scorers import untrained
from .ship import arrays_of
from .targets import beliefs, mixed, target_of

__all__ = ["train"]

TEACHERS = (Settings(seed=1, epochs=8), Settings(seed=2, epochs=8))
STUDENT = Settings(seed=9, epochs=4, rate=1e-3)
GOLD_SHARE = 0.6
"""How much the student believes the annotators, of what they and its teachers say together."""
POOL, PLAIN_A_PASS = 8000, 2000
"""Chunks of plain text that the teachers tag, and how many of them the student reads beside the labels."""
STATUS_OFFSET = np.array([1, 0, 0, 0], np.float32)
"""Added to the status scores, as training counts the few mentions that are not asserted for more."""


def train(labels: Sequence[Label], language: Language, seed: int) -> Weights:
    """Weights of a network trained on the labels, without those of the scorers.

    Args:
        labels: annotated labels.
        language: what is known without them.
        seed: of the choice of plain text.
    """
    examples = [example for label in labels for example in examples_of(label)]
    counts = vocabulary_of((example.chunk for example in examples), 2)
    new_words = sorted(counts.keys() - set(language.words))
    words = [*language.words, *new_words]
    vocabulary = {word: index for index, word in enumerate(words, 2)}
    listed, terms = language.list_dictionary, effect_terms(examples)
    features, forms = features_of(examples, cross_fitted(examples), vocabulary, listed)
    gold = [target_of(example) for example in examples]
    teachers = [
        fit(gold, features, forms, language.encoder_for(new_words, settings.seed), settings)
        for settings in TEACHERS
    ]
    pool = random.Random(seed).sample(language.plain, min(POOL, len(language.plain)))
    reader = Featurizer(vocabulary, TermDictionary(terms), listed)
    plain = [reader.features(chunk) for chunk in pool]
    targets = [
        *(mixed(*pair, GOLD_SHARE) for pair in zip(gold, beliefs(teachers, features, forms), strict=True)),
        *beliefs(teachers, plain, reader.forms),
    ]
    # Plain text has its own list of written forms: put behind that of the labels.
    plain = [f._replace(forms=f.forms + len(forms)) for f in plain]

    def pick(number: int) -> list[int]:
        start = number * PLAIN_A_PASS % max(1, len(plain) - PLAIN_A_PASS + 1)
        some = range(len(gold) + start, min(len(gold) + start + PLAIN_A_PASS, len(targets)))
        return [*range(len(gold)), *some]

    student = fit(
        targets, [*features, *plain], [*forms, *reader.forms], copy.deepcopy(teachers[0]), STUDENT, pick=pick
    )
    arrays = {**arrays_of(student, STATUS_OFFSET), **untrained()}
    return Weights(arrays, tuple(words), terms, language.listed)
