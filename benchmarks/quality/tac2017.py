"""Adverse-effect mentions on TAC 2017 labels: writes guesses, and scores them where the labels hold gold.

usage: python benchmarks/quality/tac2017.py LABEL_DIR --guess-dir OUT [--weights DIR] [--json FILE]

LABEL_DIR holds labels in the track's XML form; OUT gets one file a label in the same form, with mentions
(offsets into the section's text) and unique reaction strings.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from pathlib import Path

from tac_format import Label, passages_of, read_labels, write_guess

from kg_builder.extract.tagger import EffectTagger
from kg_builder.extract.tagger.weights import WEIGHTS_DIR, load_weights

__all__ = ["Guess", "guess", "main", "scores"]

Fragments = tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Guess:
    """What is said of a label: (section id, fragments, status) of each mention, and the reaction strings."""

    mentions: tuple[tuple[str, Fragments, str], ...]
    reactions: tuple[str, ...]


def guess(tagger: EffectTagger, label: Label) -> Guess:
    """Tags a label. A reaction is a string that is asserted at least once."""
    placed = [passages_of(section) for section in label.sections]
    tagged = tagger.tag_parts([[passage for _, passage in section] for section in placed])
    mentions: list[tuple[str, Fragments, str]] = []
    reactions: set[str] = set()
    for section, offsets, found in zip(label.sections, placed, tagged, strict=True):
        for mention in found:
            fragments = tuple(
                (offsets[passage][0] + start, offsets[passage][0] + end)
                for passage, (start, end) in zip(mention.passages, mention.fragments, strict=True)
            )
            mentions.append((section.id, fragments, mention.status))
            if mention.asserted:
                reactions.add(mention.text.lower())
    return Guess(tuple(mentions), tuple(sorted(reactions)))


def scores(labels: Iterable[Label], guesses: Mapping[str, Guess]) -> dict[str, dict[str, float]]:
    """Micro precision, recall and F1 of exact mentions (all, by section, those of several fragments), of
    reaction strings, and of the statuses of mentions found whole that are not asserted ones.
    """
    counts: dict[str, list[int]] = {"mentions": [0, 0, 0], "reactions": [0, 0, 0]}
    for label in labels:
        said = guesses[label.name]
        _count(counts["reactions"], set(label.reactions), set(said.reactions))
        for section in label.sections:
            gold = {mention.fragments: mention.status for mention in label.effects(section.id)}
            ours = {fragments: status for where, fragments, status in said.mentions if where == section.id}
            for key in ("mentions", f"mentions: {section.name}"):
                _count(counts.setdefault(key, [0, 0, 0]), set(gold), set(ours))
            several = [{fragments for fragments in some if len(fragments) > 1} for some in (gold, ours)]
            if any(several):
                _count(counts.setdefault("mentions: of several fragments", [0, 0, 0]), *several)
            found = gold.keys() & ours.keys()
            for status in sorted({*gold.values(), *ours.values()} - {"asserted"}):
                pair = [
                    {fragments for fragments in found if some[fragments] == status} for some in (gold, ours)
                ]
                if any(pair):
                    _count(counts.setdefault(f"status: {status}", [0, 0, 0]), *pair)
    return {key: _rates(*found) for key, found in counts.items()}


def _count(held: list[int], gold: Set[object], ours: Set[object]) -> None:
    held[0] += len(gold & ours)
    held[1] += len(ours - gold)
    held[2] += len(gold - ours)


def _rates(right: int, wrong: int, missed: int) -> dict[str, float]:
    precision = right / (right + wrong) if right + wrong else 0.0
    recall = right / (right + missed) if right + missed else 0.0
    both = precision + recall
    return {"precision": precision, "recall": recall, "f1": 2 * precision * recall / both if both else 0.0}


def write_guesses(folder: Path, labels: Iterable[Label], guesses: Mapping[str, Guess]) -> None:
    """Writes one file a label."""
    folder.mkdir(parents=True, exist_ok=True)
    for label in labels:
        said = guesses[label.name]
        write_guess(folder / label.name, label, [mention[:2] for mention in said.mentions], said.reactions)


def print_table(found: Mapping[str, Mapping[str, float]]) -> None:
    """Prints the scores, a line each."""
    print(f"{'':40s} {'P':>7s} {'R':>7s} {'F1':>7s}")
    for key, rates in found.items():
        print(f"{key:40s} {rates['precision']:7.4f} {rates['recall']:7.4f} {rates['f1']:7.4f}")


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("labels", type=Path, help="folder of labels in TAC's XML form")
    parser.add_argument("--guess-dir", type=Path, required=True, help="folder that gets the guesses")
    parser.add_argument("--weights", type=Path, default=WEIGHTS_DIR, help="folder of other weights")
    parser.add_argument("--json", type=Path, help="file that gets the scores")
    options = parser.parse_args()
    labels = read_labels(options.labels)
    if not labels:
        parser.error(f"no .xml file in {options.labels}")
    tagger = EffectTagger(load_weights(options.weights))
    begun = time.monotonic()
    guesses = {label.name: guess(tagger, label) for label in labels}
    seconds = time.monotonic() - begun
    write_guesses(options.guess_dir, labels, guesses)
    size = sum(len(section.text) for label in labels for section in label.sections)
    print(f"{len(labels)} labels, {size / 1e6:.2f} M characters in {seconds:.1f} s")
    if any(label.mentions for label in labels):
        found = scores(labels, guesses)
        print_table(found)
        if options.json:
            options.json.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
