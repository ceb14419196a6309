"""Trains the reader of uses (kg_builder.extract.uses) on LabeledIn and shows its quality by cross-validation.

usage: python benchmarks/quality/train_indicated.py ANNOTATED.txt --text DRUG_LABEL.json TAC_DIR [options]

  --text    label texts, out of which names of open terminologies are listed: a drug/label response of openFDA
            and a folder of labels in TAC 2017's form; the lists in the package are used if it isn't given
  --write   puts what is trained on all labels, and the lists, into kg_builder/extract/rules
  --folds   of the cross-validation (5; 0 for none)

A chain of tags over words (chain_training.py) is fitted to the annotated places. What it sees of a word:
those around it, classes of words of like use, names of terminologies, the kind of sentence, and what
rules for indications read in it. A stretch's likelihood is that of all stretches on its place that the
collection would hold for the same. Cross-validation is nested: the bar that a stretch must reach is chosen by
a cross-validation inside the training labels of each fold, never on the labels that are then scored. All is
deterministic. Needs the extra "train".
"""

from __future__ import annotations

import argparse
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from chain_training import Corpus, corpus_of, fit, tags_of
from labeledin import ANNOTATION, annotated, close, document, rows, words
from uses_lists import classes_of, names_of, openfda_texts, tac_texts

from kg_builder.extract import Document
from kg_builder.extract.indications.extractor import IndicationExtractor
from kg_builder.extract.indications.label_uses import LabelIndicationExtractor, lines_of, stated_in
from kg_builder.extract.uses.chain import Chain
from kg_builder.extract.uses.features import Stated, features_of
from kg_builder.extract.uses.lists import WordLists
from kg_builder.extract.uses.reader import Use, UseReader, placed
from kg_builder.extract.uses.tokens import Line, sentences_of
from kg_builder.model import SectionKind, Status

RULES = Path(__file__).resolve().parents[2] / "kg_builder/extract/rules"
BARS = (0.3, 0.35, 0.4, 0.45, 0.5)
LEAST_WEIGHT = 0.03
Likely = Mapping[int, list[list[Use]]]


@dataclass
class Label:
    read: Document
    lines: list[Line]
    stated: list[Stated]
    marked: list[tuple[int, int]]
    gold: list[list[set[str]]]


def labels_of(path: Path) -> list[Label]:
    """The annotated labels with what the rules read in them."""
    labels = []
    for name, text in sorted(rows(path)):
        plain, marked = annotated(text)
        read = document(name, plain)
        (section,) = read.monograph.of_kind(SectionKind.INDICATIONS)
        concepts: dict[str, list[set[str]]] = defaultdict(list)
        for concept, surface in ANNOTATION.findall(text):
            if bag := words(re.sub(r"<[^>]+>", " ", surface)):
                concepts[concept].append(bag)
        stated = stated_in(list(IndicationExtractor().extract(read)))
        labels.append(Label(read, lines_of(section), stated, marked, list(concepts.values())))
    return labels


def corpus(labels: Sequence[Label], lists: WordLists) -> Corpus:
    """The labels as the chain sees them, with the tags of what is annotated."""
    sections, tags = [], []
    for label in labels:
        sentences = sentences_of(label.lines)
        sections.append(features_of(sentences, lists, label.stated))
        tags.append(tags_of([[(t.start, t.end) for t in s] for s in sentences], label.marked))
    return corpus_of(sections, tags)


def trained(data: Corpus, sections: Sequence[int]) -> Chain:
    """The chain fitted to some labels, as it is shipped: small weights left out, the others rounded."""
    chain = fit(data, sections)
    kept = {f: w.round(3) for f, w in chain.weights.items() if np.abs(w).max() >= LEAST_WEIGHT}
    return Chain(kept, chain.moves.round(4), chain.first.round(4))


def held_out(
    labels: Sequence[Label], data: Corpus, lists: WordLists, within: Sequence[int], folds: int
) -> Likely:
    """What chains fitted to the others of some labels find in each of them."""
    found = {}
    for fold in range(folds):
        held = within[fold::folds]
        chain = trained(data, [i for i in within if i not in held])
        found.update(likely(labels, chain, lists, held))
    return found


def likely(labels: Sequence[Label], chain: Chain, lists: WordLists, chosen: Sequence[int]) -> Likely:
    reader = UseReader(chain, lists, 0.0)
    return {i: list(reader.likely(labels[i].lines, labels[i].stated)) for i in chosen}


def uses_over(found: Likely, bar: float) -> dict[int, set[str]]:
    return {i: {u.text.casefold() for s in ss for u in placed(s, bar)} for i, ss in found.items()}


def score(uses: Mapping[int, set[str]], labels: Sequence[Label]) -> tuple[float, float, float]:
    """Micro precision, recall and F1 in the collection's manner."""
    hits = wanted = right = given = 0
    for number, texts in uses.items():
        gold = labels[number].gold
        bags = [bag for text in texts if (bag := words(text))]
        hits += sum(any(close(w, bag) for w in ws for bag in bags) for ws in gold)
        right += sum(any(close(w, bag) for ws in gold for w in ws) for bag in bags)
        wanted += len(gold)
        given += len(bags)
    p, r = right / max(given, 1), hits / max(wanted, 1)
    return p, r, 2 * p * r / (p + r) if p + r else 0.0


def best_bar(found: Likely, labels: Sequence[Label]) -> float:
    return max(BARS, key=lambda bar: score(uses_over(found, bar), labels)[2])


def cross_validate(labels: Sequence[Label], data: Corpus, lists: WordLists, folds: int) -> None:
    """Prints the nested cross-validation."""
    everything = range(len(labels))
    uses: dict[int, set[str]] = {}
    facts: dict[int, set[str]] = {}
    for fold in range(folds):
        held = everything[fold::folds]
        rest = [i for i in everything if i not in held]
        bar = best_bar(held_out(labels, data, lists, rest, folds), labels)
        reader = UseReader(trained(data, rest), lists, bar)
        for i in held:
            uses[i] = {use.text.casefold() for use in reader.read(labels[i].lines, labels[i].stated)}
            stated = LabelIndicationExtractor(reader).extract(labels[i].read)
            facts[i] = {fact.object.casefold() for fact in stated if fact.status is Status.ASSERTED}
        print(f"fold {fold + 1} of {folds}: bar {bar}", flush=True)
    for name, found in (("uses", uses), ("objects of facts", facts)):
        p, r, f1 = score(found, labels)
        print(f"nested, {folds} folds, {name}   P {p:.4f} R {r:.4f} F1 {f1:.4f}")


def write(chain: Chain, lists: WordLists, bar: float) -> None:
    """Writes the shipped files; the same weights give the same bytes."""
    names = sorted(chain.weights)
    np.savez_compressed(
        RULES / "indicated_chain.npz",
        names=np.frombuffer("\n".join(names).encode(), np.uint8),
        weights=np.array([chain.weights[name] * 1000 for name in names]).round().astype(np.int16),
        moves=chain.moves,
        first=chain.first,
        bar=np.array(bar),
    )
    _write("indicated_names.tsv", (f"{name}\t{kinds}" for name, kinds in sorted(lists.names.items())))
    classes = sorted(lists.classes.items())
    _write("indicated_words.tsv", (f"{word}\t{coarse}\t{fine}" for word, (coarse, fine) in classes))


def _write(name: str, lines: Iterable[str]) -> None:
    (RULES / name).write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("annotated", type=Path)
    parser.add_argument("--text", type=Path, nargs=2, metavar=("DRUG_LABEL", "TAC_DIR"))
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--folds", type=int, default=5)
    options = parser.parse_args()
    if options.text:
        openfda, tac = options.text
        lists = WordLists(names_of([*openfda_texts(openfda), *tac_texts(tac)]), classes_of())
        print(f"{len(lists.names)} names, {len(lists.classes)} words in classes", flush=True)
    else:
        lists = WordLists.load()
    labels = labels_of(options.annotated)
    data = corpus(labels, lists)
    if options.folds:
        cross_validate(labels, data, lists, options.folds)
    if options.write:
        bar = best_bar(held_out(labels, data, lists, range(len(labels)), 5), labels)
        write(trained(data, range(len(labels))), lists, bar)
        print(f"written to {RULES}, bar {bar}")


if __name__ == "__main__":
    main()
