"""Trains the reader of uses (kg_builder.extract.uses) on LabeledIn and shows its quality by cross-validation.

usage: python benchmarks/quality/train_indicated.py ANNOTATED.txt --text DRUG_LABEL.json TAC_DIR [options]

  --text    label texts, out of which names of open terminologies are listed: a drug/label response of openFDA
            and a folder of labels in TAC 2017's form; the lists in the package are used if it isn't given
  --write   puts what is trained on all labels, and the lists, into kg_builder/extract/rules
  --folds   of the cross-validation (5; 0 for none)

A chain of tags over words (chain_training.py) is fitted to the annotated places. What it sees of a word:
those around it, classes of words of like use, names of terminologies, the kind of sentence, and what
rules for indications read in it. The effect tagger's network, as the package ships it, is trained on to say
the same tags (uses_network.py). A stretch is as likely as the two hold it for in the mean, and as all
stretches on its place that the collection would hold for the same. In cross-validation the bar that a
stretch must reach is chosen for each fold on what is found in the other folds, never on the labels that are
scored with it. The seeds are fixed; one thread gives the same weights on the same machine type, in some six
minutes. Needs the extra "train".
"""

from __future__ import annotations

import argparse
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np
import torch
from chain_training import Corpus, corpus_of, fit, tags_of
from labeledin import ANNOTATION, annotated, close, document, rows, words
from uses_lists import classes_of, names_of, openfda_texts, tac_texts
from uses_network import Settings, Text, arrays_of, text_of
from uses_network import fit as fit_network

from kg_builder.extract import Document
from kg_builder.extract.indications.extractor import IndicationExtractor
from kg_builder.extract.indications.label_uses import LabelIndicationExtractor, lines_of, stated_in
from kg_builder.extract.uses.chain import Chain
from kg_builder.extract.uses.features import Stated, features_of
from kg_builder.extract.uses.lists import WordLists
from kg_builder.extract.uses.network import UseNetwork
from kg_builder.extract.uses.reader import Use, UseReader, placed
from kg_builder.extract.uses.tokens import Line, sentences_of
from kg_builder.model import SectionKind, Status

RULES = Path(__file__).resolve().parents[2] / "kg_builder/extract/rules"
BARS = (0.3, 0.35, 0.4, 0.45, 0.5, 0.55)
INNER_FOLDS = 5
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


@dataclass
class Material:
    """The annotated labels as chain and network see them, and what was trained on some of them.

    Args:
        labels: in order; the fold of a label is its number modulo the number of folds.
        lists: what is known of words.
        data: the labels as the chain sees them, with the tags of what is annotated.
        texts: the same for the network.
        folds: their number.
    """

    labels: Sequence[Label]
    lists: WordLists
    data: Corpus
    texts: Sequence[Text]
    folds: int
    _readers: dict[int, UseReader] = field(default_factory=dict)
    _found: dict[int, Likely] = field(default_factory=dict)

    @classmethod
    def of(cls, labels: Sequence[Label], lists: WordLists, folds: int) -> Material:
        sections, tags, texts = [], [], []
        for label in labels:
            sentences = sentences_of(label.lines)
            sections.append(features_of(sentences, lists, label.stated))
            tags.append(tags_of([[(t.start, t.end) for t in s] for s in sentences], label.marked))
            texts.append(text_of(sentences, sections[-1], tags[-1]))
        return cls(labels, lists, corpus_of(sections, tags), texts, folds)

    def fold(self, number: int) -> Sequence[int]:
        return range(len(self.labels))[number :: self.folds]

    def without(self, fold: int) -> UseReader:
        """The reader trained on all labels but those of a fold, with no bar yet."""
        if fold not in self._readers:
            seen = [i for i in range(len(self.labels)) if i % self.folds != fold]
            network = UseNetwork(network_of(self, seen))
            self._readers[fold] = UseReader((trained(self.data, seen), network), self.lists, 0.0)
        return self._readers[fold]

    def held_out(self, fold: int) -> Likely:
        """What is found in a fold by the reader that was trained without it."""
        if fold not in self._found:
            self._found[fold] = likely(self.labels, self.without(fold), self.fold(fold))
        return self._found[fold]

    def bar(self, *, but: int | None = None) -> float:
        """The bar that is best for what is found in the folds, each held out, but for one of them."""
        found: dict[int, list[list[Use]]] = {}
        for fold in range(self.folds):
            if fold != but:
                found.update(self.held_out(fold))
        return best_bar(found, self.labels)


def trained(data: Corpus, sections: Sequence[int]) -> Chain:
    """The chain fitted to some labels, as it is shipped: small weights left out, the others rounded."""
    chain = fit(data, sections)
    kept = {f: w.round(3) for f, w in chain.weights.items() if np.abs(w).max() >= LEAST_WEIGHT}
    return Chain(kept, chain.moves.round(4), chain.first.round(4))


def network_of(material: Material, sections: Sequence[int]) -> dict[str, np.ndarray]:
    """The weights of the network trained on some labels, as they are shipped."""
    return arrays_of(fit_network([text for i in sections if (text := material.texts[i]).chunks], Settings()))


def likely(labels: Sequence[Label], reader: UseReader, chosen: Sequence[int]) -> Likely:
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


def cross_validate(material: Material) -> None:
    """Prints the cross-validation."""
    labels = material.labels
    uses: dict[int, set[str]] = {}
    facts: dict[int, set[str]] = {}
    for fold in range(material.folds):
        bar = material.bar(but=fold)
        reader = replace(material.without(fold), bar=bar)
        for i in material.fold(fold):
            uses[i] = {use.text.casefold() for use in reader.read(labels[i].lines, labels[i].stated)}
            stated = LabelIndicationExtractor(reader).extract(labels[i].read)
            facts[i] = {fact.object.casefold() for fact in stated if fact.status is Status.ASSERTED}
        print(f"fold {fold + 1} of {material.folds}: bar {bar}", flush=True)
    for name, found in (("uses", uses), ("objects of facts", facts)):
        p, r, f1 = score(found, labels)
        print(f"{material.folds} folds, {name}   P {p:.4f} R {r:.4f} F1 {f1:.4f}")


def write(chain: Chain, network: Mapping[str, np.ndarray], lists: WordLists, bar: float) -> None:
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
    np.savez_compressed(RULES / "indicated_network.npz", **{n: network[n] for n in sorted(network)})
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
    torch.set_num_threads(1)
    torch.use_deterministic_algorithms(True)
    material = Material.of(labels_of(options.annotated), lists, options.folds or INNER_FOLDS)
    if options.folds:
        cross_validate(material)
    if options.write:
        bar = material.bar()
        everything = range(len(material.labels))
        write(trained(material.data, everything), network_of(material, everything), lists, bar)
        print(f"written to {RULES}, bar {bar}")


if __name__ == "__main__":
    main()
