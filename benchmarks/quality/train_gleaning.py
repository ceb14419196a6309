"""Trains the gleaner of pages (kg_builder.extract.gleaning) on annotated passages.

usage: python benchmarks/quality/train_gleaning.py [PASSAGES.tsv] [--held N] [--write] [--out WEIGHTS.npz]

PASSAGES.tsv (benchmarks/quality/passages/passages.tsv if not given) holds a passage a line: number of the
page, number and kind of the section, layout, number of the passage that leads to it, words, and marks
(relation:start:end). The effect tagger's network, as the package ships it, is trained on to mark the words,
each relation in a chain of its own (uses_network.py).

  --held    leaves out the last N pages and shows what is marked in them: precision, recall and F1 of marks
  --write   puts the weights into kg_builder/extract/rules
  --out     puts them somewhere else

The seed is fixed; one thread gives the same weights on the same machine type, in some fifteen minutes. Needs
the extra "train".
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from uses_network import Settings, Text, arrays_of, fit

from kg_builder.extract.gleaning.gleaner import RELATIONS, Gleaner
from kg_builder.extract.gleaning.lines import Line, sentences_with_cues
from kg_builder.extract.uses.lists import WordLists
from kg_builder.extract.uses.network import UseNetwork, chunks_of

HERE = Path(__file__).resolve().parent
PASSAGES = HERE / "passages/passages.tsv"
WEIGHTS = HERE.parents[1] / "kg_builder/extract/rules/gleaned_network.npz"
SETTINGS = Settings(epochs=18, batch=32, least_sections=4)
Marks = frozenset[tuple[str, int, int]]


class Part(NamedTuple):
    """An annotated section.

    Args:
        page: its number.
        kind: of the section.
        lines: with places in the section's words.
        marks: relation, first code point and index after the last.
    """

    page: int
    kind: str
    lines: list[Line]
    marks: Marks


def parts_of(path: Path) -> Iterator[Part]:
    """The sections of a file, in its order."""
    rows = (line.split("\t") for line in path.read_text(encoding="utf-8").split("\n") if line)
    for page, own in groupby(rows, key=lambda row: row[0]):
        passages = list(own)
        for _, rows_of in groupby(passages, key=lambda row: row[1]):
            section = list(rows_of)
            lines, marks, at = [], set(), 0
            for _, _, _, layout, lead, words, marked in section:
                lines.append(Line(at, words, layout, passages[int(lead)][5] if lead else ""))
                for mark in marked.split():
                    relation, start, end = mark.split(":")
                    marks.add((relation, at + int(start), at + int(end)))
                at += len(words) + 1
            yield Part(int(page), section[0][2], lines, frozenset(marks))


def texts_of(parts: Sequence[Part], lists: WordLists) -> list[Text]:
    """The chunks of the sections, each a text, with the tags of what is marked."""
    texts = []
    for part in parts:
        sentences, cues = sentences_with_cues(part.kind, part.lines, lists)
        tags = []
        for sentence in sentences:
            own = np.zeros((len(sentence), len(RELATIONS)), np.int64)
            for relation, start, end in sorted(part.marks, key=lambda mark: mark[2] - mark[1]):
                inside = [t for t, token in enumerate(sentence) if start <= token.start and token.end <= end]
                if inside and relation in RELATIONS:
                    own[inside, RELATIONS.index(relation)] = 2
                    own[inside[0], RELATIONS.index(relation)] = 1
            tags.append(own)
        texts += [
            Text([chunk], [np.array([tags[s][t] for s, t in chunk.places])])
            for chunk in chunks_of(sentences, cues)
        ]
    return texts


def weights_of(parts: Sequence[Part], lists: WordLists) -> dict[str, np.ndarray]:
    """What is trained on some sections, in the layout of the package."""
    return arrays_of(fit(texts_of(parts, lists), SETTINGS, lambda cue: True, len(RELATIONS)))


def show(weights: Mapping[str, np.ndarray], parts: Sequence[Part], lists: WordLists) -> None:
    """Prints how many marks are found word for word, by relation, for several bars."""
    for bar in (0.4, 0.5, 0.6, 0.7, 0.8):
        gleaner = Gleaner(UseNetwork(weights), lists, dict.fromkeys(RELATIONS, bar))
        given, wanted, right = Counter[str](), Counter[str](), Counter[str]()
        for part in parts:
            found = {(m.relation, m.start, m.end) for m in gleaner.read(part.kind, part.lines)}
            for counts, marks in ((given, found), (wanted, part.marks), (right, found & part.marks)):
                counts.update(relation for relation, _, _ in marks)
        for relation in (*RELATIONS, "all"):
            g, w, r = (c.total() if relation == "all" else c[relation] for c in (given, wanted, right))
            p, q = r / max(g, 1), r / max(w, 1)
            print(
                f"bar {bar} {relation:<20} P {p:.3f} R {q:.3f} F1 {2 * p * q / max(p + q, 1e-9):.3f} of {w}"
            )


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("passages", type=Path, nargs="?", default=PASSAGES)
    parser.add_argument("--held", type=int, default=0)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    torch.set_num_threads(1)
    torch.use_deterministic_algorithms(True)
    lists = WordLists.load()
    parts = list(parts_of(options.passages))
    first_held = max(part.page for part in parts) + 1 - options.held
    weights = weights_of([p for p in parts if p.page < first_held], lists)
    for path in ([WEIGHTS] if options.write else []) + ([options.out] if options.out else []):
        np.savez_compressed(path, **{name: weights[name] for name in sorted(weights)})
    if options.held:
        show(weights, [p for p in parts if p.page >= first_held], lists)


if __name__ == "__main__":
    main()
