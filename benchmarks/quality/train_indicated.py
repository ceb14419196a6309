"""Trains the reader of indications on LabeledIn and shows its quality by cross-validation.

usage: python benchmarks/quality/train_indicated.py ANNOTATED.txt [--write]

Three things are fitted, each to the annotations of other labels than those it is then asked about:

1. the scorer of mentions that rules find (logistic regression; features seen in one label only are left out),
2. a chain of tags over the words (chain_training.py), with names of open terminologies among its features,
3. a ranker of the stretches that the chain may mark, from the likelihoods of both and from how often the same
   words are marked in other labels.

A stretch is a positive example when it fits an annotated condition of its label in the collection's manner.
The ranker is fitted to held-out likelihoods and cross-validated on the same folds. All is deterministic.
--write puts what is trained on all labels into kg_builder/extract/rules.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from chain_training import fit, tags_of
from labeledin import ANNOTATION, annotated, close, is_stated, known, mentions, plain, rows, words

from kg_builder.extract.condition_mentions import Mention, likelihood
from kg_builder.extract.uses.chain import Chain
from kg_builder.extract.uses.features import features_of, sentences_of
from kg_builder.extract.uses.ranker import Candidate, Mentioned, bag_of, candidates_of, ranked, vector_of

RULES = Path(__file__).resolve().parents[2] / "kg_builder/extract/rules"
LEAST_WEIGHT = 0.02


@dataclass
class Label:
    name: str
    text: str
    marked: list[tuple[int, int]]
    gold: dict[str, list[set[str]]]
    found: list[Mention]

    def is_use(self, text: str) -> bool:
        bag = words(text)
        return any(close(w, bag) for ws in self.gold.values() for w in ws)


def gold_of(text: str) -> dict[str, list[set[str]]]:
    concepts: dict[str, list[set[str]]] = defaultdict(list)
    for cui, surface in ANNOTATION.findall(text):
        bag = words(re.sub(r"<[^>]+>", " ", surface))
        if bag:
            concepts[cui].append(bag)
    return concepts


def logistic(matrix: np.ndarray, target: np.ndarray, *, penalty: float) -> np.ndarray:
    """Weights of a logistic regression by Newton's method; columns are used as they are."""
    weight = np.zeros(matrix.shape[1])
    for _ in range(60):
        p = 1.0 / (1.0 + np.exp(-matrix @ weight))
        gradient = matrix.T @ (p - target) + penalty * weight
        curve = (matrix * (p * (1.0 - p))[:, None]).T @ matrix + penalty * np.eye(len(weight))
        weight -= np.linalg.solve(curve, gradient)
    return weight


def train_scorer(labels: Sequence[Label], *, penalty: float = 0.5, steps: int = 250) -> dict[str, float]:
    data = [(f, label.is_use(m.text)) for label in labels for m in label.found for f in m.features]
    seen = Counter(f for fs, _ in data for f in fs)
    names = sorted(f for f, n in seen.items() if n >= 2)
    column = {f: i for i, f in enumerate(names)}
    matrix = np.zeros((len(data), len(names)), dtype=np.float64)
    for row, (features, _) in enumerate(data):
        for feature in features:
            if feature in column:
                matrix[row, column[feature]] = 1.0
    target = np.array([good for _, good in data], dtype=np.float64)
    weight = np.zeros(len(names))
    velocity = np.zeros(len(names))
    for _ in range(steps):
        p = 1.0 / (1.0 + np.exp(-matrix @ weight))
        gradient = matrix.T @ (p - target) + penalty * weight
        velocity = 0.9 * velocity - 0.001 * gradient
        weight += velocity
    return {f: float(w) for f, w in zip(names, weight, strict=True)}


def train_chain(labels: Sequence[Label]) -> Chain:
    sections, tags = [], []
    for label in labels:
        sentences = sentences_of(label.text)
        sections.append(features_of(sentences, known))
        tags.append(tags_of([[(t.start, t.end) for t in s] for s in sentences], label.marked))
    return fit(sections, tags)


def mentioned_by(scorer: Mapping[str, float], label: Label) -> list[Mentioned]:
    return [(m.text, likelihood(m, scorer), is_stated(m)) for m in label.found]


def terms_of(labels: Sequence[Label], found: Mapping[str, list[Candidate]]) -> dict[str, dict[str, bool]]:
    """The words of each wording that the chain may mark: where they occur, and whether they fit there."""
    terms: dict[str, dict[str, bool]] = defaultdict(dict)
    for label in labels:
        for candidate in found[label.name]:
            key = " ".join(sorted(bag_of(candidate.text)))
            fits = label.is_use(candidate.text)
            terms[key][label.name] = fits or terms[key].get(label.name, False)
    return terms


def vectors(
    labels: Sequence[Label],
    found: Mapping[str, list[Candidate]],
    mentioned: Mapping[str, list[Mentioned]],
    terms: Mapping[str, Mapping[str, bool]],
    trained: frozenset[str],
) -> dict[str, list[dict[str, float]]]:
    """What is known of every candidate, annotations of its own label and of untrained ones left out."""
    out = {}
    for label in labels:
        of_label = []
        for candidate in found[label.name]:
            at = terms[" ".join(sorted(bag_of(candidate.text)))]
            marks = [good for name, good in at.items() if name != label.name and name in trained]
            of_label.append(
                vector_of(
                    candidate,
                    found[label.name],
                    mentioned[label.name],
                    (len(marks), sum(marks)),
                    len(sentences_of(label.text)),
                )
            )
        out[label.name] = of_label
    return out


def train_ranker(
    labels: Sequence[Label],
    found: Mapping[str, list[Candidate]],
    known_of: Mapping[str, list[dict[str, float]]],
) -> dict[str, float]:
    pairs = [(v, label.is_use(c.text)) for label in labels
             for c, v in zip(found[label.name], known_of[label.name], strict=True)]  # fmt: skip
    names = [n for n in sorted(pairs[0][0]) if n != "bias"]
    matrix = np.array([[v[n] for n in names] for v, _ in pairs])
    middle, spread = matrix.mean(axis=0), matrix.std(axis=0) + 1e-6
    scaled = np.hstack([np.ones((len(matrix), 1)), (matrix - middle) / spread])
    weight = logistic(scaled, np.array([float(good) for _, good in pairs]), penalty=1.0)
    out = {n: float(w) for n, w in zip(names, weight[1:] / spread, strict=True)}
    out["bias"] = float(weight[0] - (weight[1:] / spread * middle).sum())
    return out


def score(chosen: Mapping[str, list[str]], labels: Sequence[Label]) -> tuple[float, float, float]:
    hits = wanted = right = given = 0
    for label in labels:
        bags = [b for g in set(chosen.get(label.name, [])) if (b := words(g))]
        hits += sum(any(close(w, b) for w in ws for b in bags) for ws in label.gold.values())
        right += sum(any(close(w, b) for ws in label.gold.values() for w in ws) for b in bags)
        wanted += len(label.gold)
        given += len(bags)
    p, r = right / max(given, 1), hits / max(wanted, 1)
    return p, r, 2 * p * r / (p + r) if p + r else 0.0


def write(
    scorer: Mapping[str, float],
    chain: Chain,
    terms: Mapping[str, Mapping[str, bool]],
    ranker: Mapping[str, float],
) -> None:
    kept = sorted((f, round(w, 3)) for f, w in scorer.items() if abs(w) >= 0.01)
    (RULES / "indicated.tsv").write_text("".join(f"{f}\t{w}\n" for f, w in kept), encoding="utf-8")
    strong = [f for f in sorted(chain.weights) if np.abs(chain.weights[f]).max() >= LEAST_WEIGHT]
    np.savez_compressed(
        RULES / "indicated_chain.npz",
        names=np.frombuffer("\n".join(strong).encode(), np.uint8),
        weights=np.array([chain.weights[f] for f in strong]).round(3).astype(np.float32),
        moves=chain.moves.round(4),
        first=chain.first.round(4),
    )
    lines = [f"{key}\t{len(at)}\t{sum(at.values())}\n" for key, at in sorted(terms.items())]
    (RULES / "indicated_terms.tsv").write_text("".join(lines), encoding="utf-8")
    lines = [f"{name}\t{weight:.4f}\n" for name, weight in sorted(ranker.items())]
    (RULES / "indicated_ranker.tsv").write_text("".join(lines), encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("annotated", type=Path)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--folds", type=int, default=5)
    options = parser.parse_args()
    labels = []
    for name, text in sorted(rows(options.annotated)):
        section, marked = annotated(text)
        labels.append(Label(name, section, marked, gold_of(text), mentions(name, plain(text))))
    found: dict[str, list[Candidate]] = {}
    mentioned: dict[str, list[Mentioned]] = {}
    for fold in range(options.folds):
        held = labels[fold :: options.folds]
        rest = [label for label in labels if label not in held]
        scorer, chain = train_scorer(rest), train_chain(rest)
        for label in held:
            mentioned[label.name] = mentioned_by(scorer, label)
            found[label.name] = candidates_of(label.text, known, chain)
        print(f"fold {fold + 1} of {options.folds} fitted", flush=True)
    for bar in (0.15, 0.2, 0.25, 0.3):
        picked = {n: [c.text for c in cs if c.best >= bar] for n, cs in found.items()}
        p, r, f1 = score(picked, labels)
        print(f"chain alone, bar {bar:.2f}   P {p:.4f} R {r:.4f} F1 {f1:.4f}")
    terms = terms_of(labels, found)
    judged: dict[str, list[tuple[str, float]]] = {}
    for fold in range(options.folds):
        held = labels[fold :: options.folds]
        rest = [label for label in labels if label not in held]
        known_of = vectors(labels, found, mentioned, terms, frozenset(label.name for label in rest))
        ranker = train_ranker(rest, found, known_of)
        for label in held:
            pairs = zip(found[label.name], known_of[label.name], strict=True)
            judged[label.name] = [(c.text, ranked(v, ranker)) for c, v in pairs]
    for bar in (0.3, 0.35, 0.4, 0.45, 0.5, 0.55):
        picked = {n: [t for t, p in rs if p >= bar] for n, rs in judged.items()}
        p, r, f1 = score(picked, labels)
        print(f"held out, bar {bar:.2f}   P {p:.4f} R {r:.4f} F1 {f1:.4f}")
    if options.write:
        known_of = vectors(labels, found, mentioned, terms, frozenset(label.name for label in labels))
        write(train_scorer(labels), train_chain(labels), terms, train_ranker(labels, found, known_of))
        print(f"written to {RULES}")


if __name__ == "__main__":
    main()
