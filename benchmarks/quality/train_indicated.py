"""Trains the scorer of mentioned conditions on LabeledIn and shows its quality by cross-validation.

usage: python benchmarks/quality/train_indicated.py ANNOTATED.txt [--write]

A mention is a positive example when it fits an annotated condition of its label in the collection's manner.
Logistic regression by full-batch gradient descent, deterministic; features seen in one label only are left
out. --write puts the weights trained on all labels into kg_builder/extract/rules/indicated.tsv.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter, defaultdict
from pathlib import Path

import numpy as np
from labeledin import ANNOTATION, close, mentions, plain, rows, words

from kg_builder.extract.condition_mentions import Mention, likelihood

WEIGHTS = Path(__file__).resolve().parents[2] / "kg_builder/extract/rules/indicated.tsv"


def gold_of(text: str) -> dict[str, list[set[str]]]:
    concepts: dict[str, list[set[str]]] = defaultdict(list)
    for cui, surface in ANNOTATION.findall(text):
        bag = words(re.sub(r"<[^>]+>", " ", surface))
        if bag:
            concepts[cui].append(bag)
    return concepts


def train(examples: list[tuple[Mention, bool]], *, penalty: float, steps: int = 250) -> dict[str, float]:
    data = [(f, good) for m, good in examples for f in m.features]
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


def score(
    chosen: dict[str, list[str]], gold: dict[str, dict[str, list[set[str]]]]
) -> tuple[float, float, float]:
    hits = wanted = right = given = 0
    for label, concepts in gold.items():
        bags = [b for g in set(chosen.get(label, [])) if (b := words(g))]
        hits += sum(any(close(w, b) for w in ws for b in bags) for ws in concepts.values())
        right += sum(any(close(w, b) for ws in concepts.values() for w in ws) for b in bags)
        wanted += len(concepts)
        given += len(bags)
    p, r = right / max(given, 1), hits / max(wanted, 1)
    return p, r, 2 * p * r / (p + r) if p + r else 0.0


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("annotated", type=Path)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--errors", action="store_true", help="list what is wrong at 0.45")
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--penalty", type=float, default=0.5)
    options = parser.parse_args()
    labels = list(rows(options.annotated))
    gold = {label: gold_of(text) for label, text in labels}
    found = {label: mentions(label, plain(text)) for label, text in labels}

    def examples(chosen: list[str]) -> list[tuple[Mention, bool]]:
        return [
            (m, any(close(w, words(m.text)) for ws in gold[label].values() for w in ws))
            for label in chosen
            for m in found[label]
        ]

    names = sorted(gold)
    p, r, f1 = score({n: [m.text for m in found[n]] for n in names}, gold)
    print(f"all mentions         P {p:.4f} R {r:.4f} F1 {f1:.4f}")
    probability: dict[str, list[tuple[str, float]]] = {}
    for fold in range(options.folds):
        held = names[fold :: options.folds]
        weights = train(examples([n for n in names if n not in set(held)]), penalty=options.penalty)
        for n in held:
            probability[n] = [(m.text, likelihood(m, weights)) for m in found[n]]
    for bar in (0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6):
        picked = {n: [t for t, p in rs if p >= bar] for n, rs in probability.items()}
        p, r, f1 = score(picked, gold)
        print(f"held out, bar {bar:.2f}   P {p:.4f} R {r:.4f} F1 {f1:.4f}")
    if options.errors:
        extra: Counter[str] = Counter()
        missed: Counter[str] = Counter()
        for n, judged in probability.items():
            picked_words = [(t, words(t)) for t, p in judged if p >= 0.45]
            for t, b in picked_words:
                if not any(close(w, b) for ws in gold[n].values() for w in ws):
                    extra[t] += 1
            for ws in gold[n].values():
                if not any(close(w, b) for w in ws for _, b in picked_words):
                    seen = any(close(w, words(m.text)) for w in ws for m in found[n])
                    missed[f"{' '.join(sorted(ws[0]))} [{'low' if seen else 'unseen'}]"] += 1
        print("extra :", dict(extra.most_common(150)))
        print("missed:", dict(missed.most_common(200)))
    if options.write:
        weights = train(examples(names), penalty=options.penalty)
        kept = sorted((f, round(w, 3)) for f, w in weights.items() if abs(w) >= 0.01)
        WEIGHTS.write_text("".join(f"{f}\t{w}\n" for f, w in kept), encoding="utf-8")
        print(f"wrote {len(kept)} weights")


if __name__ == "__main__":
    main()
