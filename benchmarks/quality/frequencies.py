"""Frequencies of adverse effects against a gold standard made by hand: shares, comparators, arms.

usage: python benchmarks/quality/frequencies.py DATA_DIR [--misses] [--held-out] [--out RESULTS.json]

Rows of frequencies_gold.tsv: document, form (table or prose), section, start and end of the effect's words,
effect, percent, arm, comparator and its percent, population, and a mark for rows that may but need not be
read (grades of severity, system organ classes with a share). Places are offsets into the section's text for
the labels of tac2017/train_xml, whose tables are lines of text, and into the field's text for openFDA
records; for SPL files section is the table's number in the document and places are row and column. A row
without an effect opens a scope: the lines, sentence or table for which the gold is complete, so that what
else is read there counts against precision.

A document is held out where the first digit of the sha256 of its name is 8 or more. Rules are tuned on the
other half, and misses of the held-out half are shown only with --held-out.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tac_format import read_label

from kg_builder.extract import Document, extractors, open_document
from kg_builder.extract.effects.tables import EffectTableExtractor
from kg_builder.model import AdverseEffect, DrugNames, Monograph, Section, SectionKind
from kg_builder.readers import read_monographs
from kg_builder.readers.blocks import text_blocks
from kg_builder.readers.openfda import read_record
from kg_builder.readers.outline import passages_of
from kg_builder.readers.text_tables import take_tables

GOLD = Path(__file__).with_name("frequencies_gold.tsv")


@dataclass(frozen=True, slots=True)
class Row:
    """A frequency that a document states.

    Args:
        start: first code point of the effect's words, or row of the table.
        end: index after the last, or column of the table.
        comparator_percent: share of the comparator, "" where none is given.
        optional: whether it need not be read.
    """

    document: str
    form: str
    section: str
    start: int
    end: int
    effect: str
    percent: str
    arm: str
    comparator: str
    comparator_percent: str
    population: str
    optional: str


@dataclass(slots=True)
class Scope:
    """A stretch of a document for which the gold is complete: its rows, and the facts read there."""

    start: int
    end: int
    rows: list[Row]
    facts: list[AdverseEffect]


Opened = tuple[Document, list[Scope]]
"""A document and the scopes in it."""


def held_out(document: str) -> bool:
    """Whether a document belongs to the held-out half.

    >>> held_out("spl:viagra.xml"), held_out("tac:ADCETRIS.xml")
    (True, False)
    """
    return int(hashlib.sha256(document.encode()).hexdigest()[0], 16) >= 8


def load() -> dict[str, list[Row]]:
    """The gold rows by document, scopes before their rows."""
    found: dict[str, list[Row]] = defaultdict(list)
    with GOLD.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            start, end = int(row.pop("start")), int(row.pop("end"))
            found[row["document"]].append(Row(start=start, end=end, **row))
    return found


def spl_scopes(path: Path, rows: Sequence[Row]) -> Opened:
    """An SPL document and the places of the tables that the gold covers."""
    monograph = next(m for m in read_monographs(path) if isinstance(m, Monograph))
    tables = [table for section in monograph.walk() for table in section.tables]
    return open_document(monograph), _scopes(
        rows, lambda row: (tables[int(row.section)].start, tables[int(row.section)].end)
    )


def tac_scopes(path: Path, rows: Sequence[Row]) -> Iterator[Opened]:
    """Each section of a TAC 2017 label that the gold covers, as a document of its own."""
    label = read_label(path)
    for part in label.sections:
        covered = [row for row in rows if row.section == part.id]
        if not covered:
            continue
        rest, tables = take_tables(text_blocks(part.text))
        kind = SectionKind.ADVERSE_EFFECTS if part.name == "adverse reactions" else SectionKind.WARNINGS
        section = Section(kind, None, 0, len(part.text), passages_of(rest), tables=tuple(tables))
        digest = hashlib.sha256(part.text.encode()).hexdigest()
        drug = DrugNames(label.drug.casefold())
        yield (
            open_document(
                Monograph(label.name, label.name, "text/plain", digest, part.text, (section,), drug)
            ),
            _scopes(covered, lambda row: (row.start, row.end)),
        )


def openfda_scopes(record: dict[str, Any], rows: Sequence[Row]) -> Opened:
    """An openFDA record and the places of the gold's sentences, found without regard to white space."""
    monograph = read_record(record, "labels.json")
    places = [i for i, char in enumerate(monograph.text) if not char.isspace()]
    packed = "".join(monograph.text[i] for i in places)

    def place(row: Row) -> tuple[int, int]:
        words = "".join(record[row.section][0][row.start : row.end].split())
        at = packed.index(words)
        return places[at], places[at + len(words) - 1] + 1

    return open_document(monograph), _scopes(rows, place)


def _scopes(rows: Iterable[Row], place: Callable[[Row], tuple[int, int]]) -> list[Scope]:
    scopes: list[Scope] = []
    for row in rows:
        if row.effect:
            scopes[-1].rows.append(row)
        else:
            scopes.append(Scope(*place(row), [], []))
    return scopes


def read_scopes(
    data: Path, document: str, rows: Sequence[Row], records: Mapping[str, Any]
) -> Iterator[Scope]:
    """The scopes of a document with the facts that were read there."""
    source, _, name = document.partition(":")
    opened: Iterable[Opened]
    if source == "spl":
        opened = [spl_scopes(data / "spl" / name, rows)]
    elif source == "tac":
        opened = tac_scopes(data / "tac2017/train_xml" / name, rows)
    else:
        opened = [openfda_scopes(records[name], rows)]
    for part, scopes in opened:
        chosen = extractors(part.monograph.media_type) if source == "openfda" else [EffectTableExtractor()]
        for reader in chosen:
            if "adverse_effect" in reader.relations:
                for fact in reader.extract(part):
                    if isinstance(fact, AdverseEffect) and fact.percent is not None:
                        at = fact.evidence[0].span.start
                        for scope in scopes:
                            if scope.start <= at < scope.end:
                                scope.facts.append(fact)
        yield from scopes


def words(text: str) -> list[str]:
    """Words as they are compared: lower case, plurals and endings off."""
    return [re.sub(r"(?:es|s)$", "", w) for w in re.findall(r"[a-z0-9]+", text.casefold())]


def same_effect(row: Row, fact: AdverseEffect) -> bool:
    """Whether a fact names the row's effect; in prose one name may hold the other."""
    wanted, found = set(words(row.effect)), set(words(fact.object))
    return wanted == found or (
        row.form == "prose" and bool(wanted & found) and (wanted <= found or found <= wanted)
    )


def same_arm(wanted: str, found: str | None) -> bool:
    """Whether two names of an arm agree: one has all words of the other."""
    a, b = (
        set(words(re.sub(r"(?<=[A-Za-z])(?=\d)|(?<=\d)(?=[A-Za-z])", " ", arm or "")))
        for arm in (wanted, found)
    )
    return bool(b) and (a <= b or b <= a)


def paired(scope: Scope) -> Iterator[tuple[Row | None, AdverseEffect | None]]:
    """Rows with the facts that state them, one to one, those of the right arm first; then what is left."""
    rows, facts = list(scope.rows), list(scope.facts)
    for level in (0, 1, 2):
        for row in list(rows):
            for fact in facts:
                close = same_effect(row, fact) and float(row.percent) == fact.percent
                other = str(fact.percent_comparator if fact.percent_comparator is not None else "")
                exact = same_arm(row.arm, fact.arm) if row.arm else True
                agrees = not row.comparator_percent or (
                    other and float(row.comparator_percent) == float(other)
                )
                if close and (level == 2 or (exact and (level == 1 or agrees))):
                    rows.remove(row)
                    facts.remove(fact)
                    yield row, fact
                    break
    yield from ((row, None) for row in rows)
    yield from ((None, fact) for fact in facts)


def count(scope: Scope, counts: Counter[str]) -> Iterator[str]:
    """Adds what is right, missed and wrong in a scope; yields the misses in words."""
    for row, fact in paired(scope):
        if row is None and fact is not None:
            counts["extra"] += 1
            yield f"extra {fact.object} {fact.percent} [{fact.arm}]"
        elif row is not None and row.optional:
            continue
        elif row is not None and fact is None:
            counts["missed"] += 1
            yield f"missed {row.effect} {row.percent} [{row.arm}]"
        elif row is not None and fact is not None:
            counts["right"] += 1
            wanted = float(row.comparator_percent) if row.comparator_percent else None
            if wanted is not None or fact.percent_comparator is not None:
                right = wanted == fact.percent_comparator
                counts["comparator_right"] += right
                counts["comparator_missed"] += not right and wanted is not None
                counts["comparator_extra"] += not right and fact.percent_comparator is not None
                if not right:
                    yield f"comparator {row.effect} {row.percent}: {wanted} is {fact.percent_comparator}"
            if row.arm:
                right = same_arm(row.arm, fact.arm)
                counts["arm_right"] += right
                counts["arm_missed"] += not right
                counts["arm_extra"] += not right and bool(fact.arm)
                if not right:
                    yield f"arm {row.effect} {row.percent}: [{row.arm}] is [{fact.arm}]"


def figures(counts: Counter[str], prefix: str = "") -> tuple[float, float, float]:
    """Precision, recall and F1."""
    right, missed, extra = (counts[prefix + key] for key in ("right", "missed", "extra"))
    precision, recall = right / max(1, right + extra), right / max(1, right + missed)
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def main() -> None:
    """Score all documents, print a table, write JSON."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--held-out", action="store_true", help="Misses of the held-out half too.")
    parser.add_argument("--form", choices=["table", "prose"])
    parser.add_argument("--out", type=Path)
    chosen = parser.parse_args()
    gold = load()
    records: dict[str, Any] = {}
    if chosen.form != "table":
        labels = json.loads((chosen.data / "openfda/drug-label.json").read_bytes())["results"]
        records = {r["set_id"]: r for r in labels}
    totals: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for document, rows in sorted(gold.items()):
        if chosen.form and rows[0].form != chosen.form:
            continue
        half = "held" if held_out(document) else "tuned"
        for scope in read_scopes(chosen.data, document, rows, records):
            counts: Counter[str] = Counter()
            for miss in count(scope, counts):
                if chosen.misses and (half == "tuned" or chosen.held_out):
                    print(document, miss)
            totals[rows[0].form, half] += counts
            totals[rows[0].form, "all"] += counts
    print(f"{'form':<7}{'half':<7}{'rows':>6}{'P':>8}{'R':>8}{'F1':>8}{'comparator F1':>15}{'arm F1':>9}")
    results = {}
    for (form, half), counts in sorted(totals.items()):
        value, comparator, arm = (figures(counts, p) for p in ("", "comparator_", "arm_"))
        rows_of = counts["right"] + counts["missed"]
        shown = "".join(f"{v:>8.3f}" for v in value)
        print(f"{form:<7}{half:<7}{rows_of:>6}{shown}{comparator[2]:>15.3f}{arm[2]:>9.3f}")
        results[f"{form}/{half}"] = {
            "rows": rows_of,
            **{
                name: dict(zip(("precision", "recall", "f1"), found, strict=True))
                for name, found in (("share", value), ("comparator", comparator), ("arm", arm))
            },
        }
    if chosen.out:
        chosen.out.write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
