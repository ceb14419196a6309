"""Grounding against a gold standard made by hand: precision, recall, and what should have no term.

    python benchmarks/quality/grounding.py [--gold FILE] [--errors] [--held-out] [--json FILE]

Rows of a gold: text, type, the identifiers that are right (any of them), those of broader terms that may
stand for it as a broad match, and their labels; a row with neither has no term. There are three, all made
by hand before tuning: grounding_gold.tsv (phrases of the founding monograph, the examples and labels, chosen
as worth linking), grounding_labels_gold.tsv (every so many-th of the 20,229 distinct objects that the
facts of 714 labels had, in the order of their letters, mistakes of the extraction and all; those of the
first left out), and grounding_unseen_gold.tsv (objects of documents that no rule was tuned on: conditions of
LabeledIn, effects marked by the annotators of TAC 2017, and records of openFDA other than 80 that were read
for tuning; by slot, in the order of a hash, none that the examples or those 80 hold).
Objects of nine words and more are shortened.

A row is held out where the first digit of the sha256 of its text is 8 or more. Rules are tuned on the
other half only, and errors of the held-out half are shown only with --held-out; the third was held out
whole until it had been measured. Our own table of aliases
was written from common knowledge of labels and holds words of both halves, so recall is given without
it too.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from kg_builder.ground import Grounder
from kg_builder.model import MatchKind, SemanticType, Ungrounded

GOLDS = {
    "chosen phrases": Path(__file__).with_name("grounding_gold.tsv"),
    "every n-th object of labels": Path(__file__).with_name("grounding_labels_gold.tsv"),
    "objects of unseen documents": Path(__file__).with_name("grounding_unseen_gold.tsv"),
}


@dataclass(frozen=True)
class Row:
    text: str
    slot: SemanticType
    right: frozenset[str]
    broader: frozenset[str]
    is_held_out: bool


def read_gold(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as stream:
        return [
            Row(
                cells["text"],
                SemanticType(cells["type"]),
                frozenset(filter(None, cells["right"].split("|"))),
                frozenset(filter(None, cells["broader"].split("|"))),
                hashlib.sha256(cells["text"].encode()).hexdigest()[0] >= "8",
            )
            for cells in csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE)
        ]


def judge(row: Row, grounder: Grounder) -> tuple[str, str]:
    """What became of a row, in a word, and what it was given."""
    found = grounder.ground(row.text, row.slot)
    if isinstance(found, Ungrounded):
        if row.right:
            return "missed", found.reason
        return "rightly none", found.reason
    shown = "; ".join(f"{g.curie} {g.label} [{g.match.value}]" for g in found)
    given = {curie for g in found for curie in (g.curie, *(other for other, _ in grounder.same_as(g.curie)))}
    if all(g.match is MatchKind.BROAD for g in found):
        if given & (row.broader | row.right):
            return ("broad for exact" if row.right else "right broad"), shown
        if not row.right and not row.broader:
            return "none was right", shown
        above = {curie for g in row.right for curie in grounder.ancestors(g)}
        if given & above:
            return "broad for exact", shown
        return "wrong broad", shown
    if given & row.right:
        return "right", shown
    return ("none was right" if not row.right and not row.broader else "wrong"), shown


def by_alias(row: Row, grounder: Grounder) -> bool:
    """Whether a row is grounded by our own table, which may hold its very words."""
    found = grounder.ground(row.text, row.slot)
    return not isinstance(found, Ungrounded) and any(g.match is MatchKind.ALIAS for g in found)


def measure(rows: list[Row], grounder: Grounder) -> tuple[dict[str, float], list[tuple[str, Row, str]]]:
    judged = [(*judge(row, grounder), row) for row in rows]
    counts = Counter(verdict for verdict, _, _ in judged)
    exact = sum(
        1
        for verdict, shown, _ in judged
        if verdict in ("right", "wrong") or (verdict == "none was right" and "[broad]" not in shown)
    )
    broad = counts["right broad"] + counts["wrong broad"] + counts["broad for exact"]
    with_right = sum(1 for row in rows if row.right)
    without = sum(1 for row in rows if not row.right and not row.broader)
    figures = {
        "rows": len(rows),
        "exact_precision": counts["right"] / exact if exact else 1.0,
        "recall": counts["right"] / with_right if with_right else 1.0,
        "recall_without_aliases": sum(
            1 for verdict, _, row in judged if verdict == "right" and not by_alias(row, grounder)
        )
        / max(1, with_right),
        "broad_precision": 1 - counts["wrong broad"] / broad if broad else 1.0,
        "rows_without_term": without,
        "given_where_none_is_right": counts["none was right"],
        "missed": counts["missed"],
    }
    return figures, [(verdict, row, shown) for verdict, shown, row in judged]


def report(
    title: str, rows: list[Row], grounder: Grounder, *, errors: bool, held_out: bool
) -> dict[str, dict[str, float]]:
    """Print the figures of a gold by half, and errors if wanted."""
    halves = {
        "tuning": [row for row in rows if not row.is_held_out],
        "held out": [row for row in rows if row.is_held_out],
        "all": rows,
    }
    results: dict[str, dict[str, float]] = {}
    for name, half in halves.items():
        results[name], judged = measure(half, grounder)
        if (errors and name == "tuning") or (held_out and name == "held out"):
            for verdict, row, shown in sorted(judged, key=lambda item: (item[0], item[1].text)):
                if verdict not in ("right", "rightly none", "right broad"):
                    wanted = "|".join(sorted(row.right or row.broader)) or "none"
                    print(f"{verdict:16} {row.text} ({row.slot.value}): {shown}; right: {wanted}")
    print(f"{title:26}" + "".join(f"{name:>12}" for name in results))
    for figure in results["all"]:
        cells = [results[name][figure] for name in results]
        print(f"{figure:26}" + "".join(f"{c:12.3f}" if isinstance(c, float) else f"{c:12}" for c in cells))
    return results


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--errors", action="store_true", help="show the errors of the tuning half")
    parser.add_argument("--held-out", action="store_true", help="show the errors of the held-out half too")
    parser.add_argument("--gold", type=Path, help="measure on this gold only")
    parser.add_argument("--lexicon", type=Path, help="measure this lexicon instead of the shipped one")
    parser.add_argument("--json", type=Path, help="write the figures here")
    args = parser.parse_args()
    grounder = Grounder.load([args.lexicon] if args.lexicon else None)
    every: dict[str, dict[str, dict[str, float]]] = {}
    for title, path in {args.gold.stem: args.gold}.items() if args.gold else GOLDS.items():
        every[title] = report(title, read_gold(path), grounder, errors=args.errors, held_out=args.held_out)
    if args.json:
        args.json.write_text(json.dumps(every, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
