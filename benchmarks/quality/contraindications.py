"""Contraindications of FDA labels against a gold standard made by hand.

usage: python benchmarks/quality/contraindications.py DRUG-LABEL.json [--out RESULTS.json] [--errors]

Rows of contraindications_gold.tsv: record id, half, field, offsets of the words in the field's text, the
object, other wordings that are right (with "|" between; "@120-180" for words that the gold does not
repeat), status, and whether the fact may but need not be given. The records are every 15th of those that
have the field, by turns tuned on and held out; a section that says "None" has the object "none". A fact is
right when its object is one of the wordings of a row of its record, with the row's status, and its quote
shares a word with the row's words; it is read from the record's contraindications alone. Optional rows
count neither for nor against.
"""

from __future__ import annotations

import argparse
import csv
import json
import re
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg_builder.extract import assemble, open_document
from kg_builder.extract.contraindications.extractor import ContraindicationExtractor
from kg_builder.model import Fact
from kg_builder.readers.openfda import read_record

GOLD = Path(__file__).with_name("contraindications_gold.tsv")
DROPPED = frozenset("a an the any known of to".split())


@dataclass(frozen=True)
class Row:
    record: str
    half: str
    field: str
    start: int
    end: int
    wordings: tuple[str, ...]
    status: str
    optional: bool


def read_gold(path: Path = GOLD) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as stream:
        return [
            Row(
                cells["record"],
                cells["half"],
                cells["field"],
                int(cells["start"]),
                int(cells["end"]),
                (cells["object"], *filter(None, cells["accept"].split("|"))),
                cells["status"],
                cells["optional"] == "yes",
            )
            for cells in csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE)
        ]


def words(text: str) -> tuple[str, ...]:
    """The words that tell objects apart: lower case, no articles, no plural s."""
    found = re.findall(r"[a-z0-9]+", text.casefold())
    return tuple(re.sub(r"(?<=[^su])s$", "", w) if len(w) > 3 else w for w in found if w not in DROPPED)


def facts_of(record: dict[str, Any]) -> list[Fact]:
    """The contraindications read from a record's own section of them."""
    kept = {k: v for k, v in record.items() if k in {"id", "set_id", "openfda", "contraindications"}}
    document = open_document(read_record(kept, "gold"))
    return assemble(ContraindicationExtractor().extract(document), document.abbreviations)


def spelled(wording: str, text: str) -> str:
    """A wording; one of many words stands in the gold as its place in the field's text alone.

    >>> spelled("gout", "Gout in men"), spelled("@0-11", "Gout in men")
    ('gout', 'Gout in men')
    """
    place = re.fullmatch(r"@(\d+)-(\d+)", wording)
    return text[int(place[1]) : int(place[2])] if place else wording


def fits(fact: Fact, row: Row, text: str) -> bool:
    """Whether a fact says what a row does, read from its words."""
    right = {words(spelled(w, text)) for w in row.wordings}
    if fact.status.value != row.status or words(fact.object) not in right:
        return False
    place = set(words(text[row.start : row.end]))
    return any(place & set(words(e.span.quote)) for e in fact.evidence)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("labels", type=Path)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--errors", action="store_true", help="list what is wrong in the tuned half")
    parser.add_argument("--held-errors", action="store_true", help="and in the other")
    options = parser.parse_args()
    gold = defaultdict(list)
    for row in read_gold():
        gold[row.record].append(row)
    records = {
        r["id"]: r
        for r in json.loads(options.labels.read_text(encoding="utf-8"))["results"]
        if r["id"] in gold
    }
    counts: dict[str, list[int]] = {half: [0, 0, 0, 0] for half in ("tune", "held")}
    for record, rows in gold.items():
        text = " ".join(records[record]["contraindications"])
        half = rows[0].half
        shown = options.errors if half == "tune" else options.held_errors
        facts = facts_of(records[record])
        for row in rows:
            hit = any(fits(fact, row, text) for fact in facts)
            counts[half][0] += not row.optional
            counts[half][1] += hit and not row.optional
            if shown and not hit and not row.optional:
                print(f"missed  {facts[0].drug if facts else record}: {spelled(row.wordings[0], text)}")
        for fact in facts:
            said = [row for row in rows if fits(fact, row, text)]
            if said and all(row.optional for row in said):
                continue
            counts[half][2] += 1
            counts[half][3] += bool(said)
            if shown and not said:
                print(f"extra   {fact.drug}: {fact.object} [{fact.status.value}]")
    counts["all"] = [a + b for a, b in zip(counts["tune"], counts["held"], strict=True)]
    results = {}
    print(f"{'half':<6}{'gold':>6}{'facts':>7}{'P':>8}{'R':>8}{'F1':>8}")
    for half, (wanted, found, given, right) in counts.items():
        precision, recall = right / max(given, 1), found / max(wanted, 1)
        f1 = 2 * precision * recall / max(precision + recall, 1e-9)
        results[half] = {
            "gold": wanted,
            "facts": given,
            "precision": round(precision, 4),
            "recall": round(recall, 4),
            "f1": round(f1, 4),
        }
        print(f"{half:<6}{wanted:>6}{given:>7}{precision:>8.3f}{recall:>8.3f}{f1:>8.3f}")
    print(json.dumps(results))
    if options.out:
        options.out.write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
