"""The steps from annotated labels to the network's weights: two teachers, their student, its own student."""

from __future__ import annotations

import copy
import random
from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

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


class Course(NamedTuple):
    """How a student is taught.

    Args:
        settings: of the run.
        pool: most chunks of plain text that its teachers tag.
        a_pass: how many of them it reads in a pass beside the labels.
    """

    settings: Settings
    pool: int
    a_pass: int


TEACHERS = (Settings(seed=1, epochs=8), Settings(seed=2, epochs=8))
STUDENTS = (
    Course(Settings(seed=9, epochs=4, rate=1e-3), pool=8000, a_pass=2000),
    Course(Settings(seed=10, epochs=5, rate=1e-3), pool=12000, a_pass=3000),
)
"""The first goes on from the first teacher; the second from the first student, which teaches it, too."""
GOLD_SHARE = 0.6
"""How much a student believes the annotators, of what they and its teachers say together."""
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
    student = teachers[0]
    for course in STUDENTS:
        pool = random.Random(seed).sample(language.plain, min(course.pool, len(language.plain)))
        reader = Featurizer(vocabulary, TermDictionary(terms), listed)
        plain = [reader.features(chunk) for chunk in pool]
        believed = zip(gold, beliefs(teachers, features, forms), strict=True)
        targets = [
            *(mixed(*pair, GOLD_SHARE) for pair in believed),
            *beliefs(teachers, plain, reader.forms),
        ]
        # Plain text has its own list of written forms: put behind that of the labels.
        plain = [f._replace(forms=f.forms + len(forms)) for f in plain]
        student = fit(
            targets,
            [*features, *plain],
            [*forms, *reader.forms],
            copy.deepcopy(student),
            course.settings,
            pick=partial(_pass, len(gold), len(plain), course.a_pass),
        )
        teachers.append(student)
    arrays = {**arrays_of(student, STATUS_OFFSET), **untrained()}
    return Weights(arrays, tuple(words), terms, language.listed)


def _pass(labelled: int, plain: int, a_pass: int, number: int) -> list[int]:
    """What a pass reads: every chunk of the labels, and the next ones of plain text, round and round."""
    start = number * a_pass
    return [*range(labelled), *(labelled + i % plain for i in range(start, start + a_pass))]
