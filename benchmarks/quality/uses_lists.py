"""The word lists of the reader of uses: names out of open terminologies, and classes of words."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np
from tac_format import read_labels

from kg_builder.extract.tagger.weights import load_weights
from kg_builder.extract.uses.features import LITTLE
from kg_builder.extract.uses.lists import ALL_NAMES
from kg_builder.extract.uses.tokens import words_in
from kg_builder.ground.grounder import shipped_lexicon
from kg_builder.ground.lexicon import Lexicon
from kg_builder.ground.normalize import normal_form
from kg_builder.ground.vocabulary import Group

COARSE, FINE = 64, 256
_LETTERS = {
    "d": Group.DISEASE,
    "p": Group.PHENOTYPE,
    "g": Group.DRUG | Group.DRUG_CLASS,
    "s": Group.SITUATION,
    "o": Group.TARGET | Group.TEST | Group.POPULATION | Group.FORM | Group.FOOD,
}
_PART = re.compile(r"[.;:,()\n]")


def openfda_texts(path: Path) -> Iterator[str]:
    """The texts of the records of a drug/label response, tables left out."""
    for record in json.loads(path.read_text(encoding="utf-8"))["results"]:
        for key, values in record.items():
            if isinstance(values, list) and not key.endswith("_table"):
                yield from (value for value in values if isinstance(value, str))


def tac_texts(folder: Path) -> Iterator[str]:
    """The texts of the labels of a folder in TAC 2017's form."""
    for label in read_labels(folder):
        yield from (section.text for section in label.sections)


def names_of(texts: Iterable[str]) -> dict[str, str]:
    """Names of the shipped lexicon that stand in some texts, with letters for what they name."""
    phrases: set[str] = set()
    parts = {part for text in texts for part in _PART.split(text)}
    for part in parts:
        words = [word.casefold() for word in words_in(part)]
        for i, first in enumerate(words):
            if not first[0].isalnum() or first in LITTLE:
                continue
            for j in range(i + 1, min(len(words), i + ALL_NAMES) + 1):
                last = words[j - 1]
                if last[0].isalnum() and last not in LITTLE and any(len(w) > 2 for w in words[i:j]):
                    phrases.add(" ".join(words[i:j]))
    lexicon = Lexicon(shipped_lexicon())
    found = {}
    for phrase in sorted(phrases):
        groups = Group(0)
        form = normal_form(phrase)
        for concept in lexicon.named(form) if form else ():
            groups |= concept.groups
        if letters := "".join(letter for letter, kind in _LETTERS.items() if groups & kind):
            found[phrase] = letters
    return found


def classes_of() -> dict[str, tuple[str, str]]:
    """Coarse and fine class of the words that the effect tagger knows, by how like their vectors are."""
    weights = load_weights()
    vectors = weights.arrays["word"][2:].astype(np.float64)[: len(weights.words)]
    vectors -= vectors.mean(axis=0)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True) + 1e-9
    coarse, fine = _clusters(vectors, COARSE), _clusters(vectors, FINE)
    return {w: (str(a), str(b)) for w, a, b in zip(weights.words, coarse, fine, strict=True)}


def _clusters(vectors: np.ndarray, count: int, *, rounds: int = 25) -> np.ndarray:
    """Spherical k-means from the most frequent words, which come first."""
    centres = vectors[:count].copy()
    nearest = np.zeros(len(vectors), int)
    for _ in range(rounds):
        nearest = (vectors @ centres.T).argmax(axis=1)
        for number in range(count):
            if (own := nearest == number).any():
                centres[number] = vectors[own].mean(axis=0)
        centres /= np.linalg.norm(centres, axis=1, keepdims=True) + 1e-9
    return nearest
