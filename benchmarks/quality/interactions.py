"""Interactions read from openFDA labels, against a hand-checked gold.

usage: python benchmarks/quality/interactions.py LABELS.json [--out RESULTS.json] [--misses]

The gold covers 2,000 characters of ``drug_interactions`` of every 13th record that has the field,
in the file's order; records alternate between the halves "tune" and "held". Misses are shown for the first
half alone. Its columns: the record's id, the half, the field, the places of the object's wordings in it, the
object, other right wordings, what the label asks to do, the status, and whether the fact may be left out
(what only the highlights say, or what can be read both ways).

A fact is right if its status is that of a gold row, one of its pieces of evidence overlaps one of the row's
places, and the wordings share 70 % of the gold's words and half of the fact's; grades such as "strong" do not
count. Facts outside the covered text are not judged. An action is right if the kind that the gold notes is
among those that the words of the fact ask for.
"""

from __future__ import annotations

import csv
import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from halves import Share, run

from kg_builder.extract import assemble, extractors, open_document
from kg_builder.model import Fact, Monograph, SectionKind
from kg_builder.readers.openfda import read_record

GOLD = Path(__file__).parent / "interactions_gold.tsv"
COVERED = 2000
WORD = re.compile(r"\w+")
GRADES = frozenset(
    "strong moderate weak potent mild sensitive selective concomitant concomitantly other certain some most "
    "any the a an of and or by that are is be to which known with".split()
)
ACTIONS = (
    ("contraindicated", r"contraindicated"),
    ("avoid", r"avoid|not (?:be )?|never|refrain|discontinu|don't"),
    ("separate doses", r"hours? (?:before|after|apart)|separat"),
    ("reduce dose", r"(?:reduc|lower|decreas)\w*.*dos|dos.*(?:reduc|lower|decreas)|(?:\d+ mg|maximum|limit)"),
    ("increase dose", r"(?:increas|higher)\w*.*dos|dos.*increas"),
    ("adjust dose", r"adjust|modif|dose changes?"),
    ("monitor", r"monitor|check|observ|watch|evaluat|follow"),
    ("use caution", r"caution|careful"),
    ("weigh", r"consider|weigh"),
)
ALIKE = {"limit dose": "reduce dose", "contraindicated": "avoid"}


@dataclass(frozen=True)
class Row:
    """One line of the gold."""

    half: str
    places: tuple[tuple[int, int], ...]
    names: tuple[str, ...]
    management: str
    status: str
    optional: bool


def load_gold() -> dict[str, list[Row]]:
    """Gold rows by record."""
    rows: dict[str, list[Row]] = defaultdict(list)
    with GOLD.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            places = tuple((int(a), int(b)) for a, b in (p.split("-") for p in row["spans"].split(";")))
            names = (row["object"], *(n for n in row["accept"].split(";") if n))
            rows[row["record"]].append(
                Row(row["half"], places, names, row["management"], row["status"], bool(row["optional"]))
            )
    return rows


def words(name: str) -> frozenset[str]:
    """What counts of a wording."""
    plain = re.findall(r"[\w-]+", name.casefold().replace("\u2019", "'").replace("'", ""))
    return frozenset(w[:-1] if len(w) > 3 and w.endswith("s") else w for w in plain) - GRADES


def spelled(name: str, field: str) -> str:
    """A name; one of many words stands in the gold as its place in the field alone ("@120-180")."""
    place = re.fullmatch(r"@(\d+)-(\d+)", name)
    return field[int(place[1]) : int(place[2])] if place else name


def named_alike(gold: str, read: str) -> bool:
    """Whether two wordings name the same thing."""
    wanted, got = words(gold), words(read)
    shared = len(wanted & got)
    return bool(wanted) and shared >= 0.7 * len(wanted) and shared >= 0.5 * len(got)


class Places:
    """Places of the covered part of a field in the monograph that was read from it.

    Words of both are aligned: first in their order, then what is left, since tables are read after the prose.
    """

    def __init__(self, monograph: Monograph, field: str) -> None:
        self.place: dict[int, tuple[int, int]] = {}
        self.covered: set[int] = set()
        text = monograph.text
        told = [s for s in monograph.walk() if s.kind is SectionKind.INTERACTIONS]
        inside = [(s.title.start if s.title else s.start, s.end) for s in told]
        theirs = [m for a, b in inside for m in WORD.finditer(text, a, b)]
        theirs = sorted({m.start(): m for m in theirs}.values(), key=lambda m: m.start())
        mine = list(WORD.finditer(field, 0, COVERED))
        for _ in range(2):
            matcher = SequenceMatcher(None, [m[0] for m in mine], [m[0] for m in theirs], autojunk=False)
            blocks = [block for block in matcher.get_matching_blocks() if block.size > 2]
            for i, j, size in blocks:
                for k in range(size):
                    found = theirs[j + k]
                    self.place[mine[i + k].start()] = found.span()
                    self.covered.update(range(found.start(), found.end()))
            used = [(b.a, b.a + b.size, b.b, b.b + b.size) for b in blocks]
            mine = [m for i, m in enumerate(mine) if not any(a <= i < b for a, b, _, _ in used)]
            theirs = [m for i, m in enumerate(theirs) if not any(a <= i < b for _, _, a, b in used)]

    def of(self, start: int, end: int) -> tuple[int, int] | None:
        """Where the words of the field stand in the monograph; None if they were not read."""
        found = [span for at, span in self.place.items() if start <= at < end]
        return (min(a for a, _ in found), max(b for _, b in found)) if found else None

    def covers(self, fact: Fact) -> bool:
        """Whether a place that the fact was read from names its object in the covered part."""
        name = fact.object.casefold()
        for piece in fact.evidence:
            if piece.section != "interactions":
                continue
            words = piece.span.quote.casefold()
            found = words.find(name)
            if found < 0 and len(words) < 200:
                found = 0  # reworded: "inhibitors of A or B"
            if found >= 0 and piece.span.start + found in self.covered:
                return True
        return False


def interactions(monograph: Monograph) -> list[Fact]:
    """The interactions of a label, each once."""
    document = open_document(monograph)
    facts = [
        fact
        for extractor in extractors(monograph.media_type)
        if "interaction" in extractor.relations
        for fact in extractor.extract(document)
    ]
    return assemble(facts, document.abbreviations)


def actions(said: str | None) -> set[str]:
    """The kinds of action that a wording asks for.

    >>> sorted(actions("monitor closely and adjust the dose"))
    ['adjust dose', 'monitor']
    """
    return {kind for kind, pattern in ACTIONS if re.search(pattern, said or "", re.I)} or {"none"}


def score(record: Mapping[str, Any], rows: Sequence[Row], counts: Counter[str], misses: list[str]) -> None:
    """Adds a record to the counts."""
    monograph = read_record(record, "labels.json")
    field = record["drug_interactions"][0]
    places = Places(monograph, field)
    where = [[span for a, b in row.places if (span := places.of(a, b))] for row in rows]
    used: set[int] = set()
    facts = [
        fact
        for fact in interactions(monograph)
        if fact.status.value in {"asserted", "negated"} and places.covers(fact)
    ]
    name = monograph.drug.generic
    for row, spans in zip(rows, where, strict=True):
        matched = [
            i
            for i, fact in enumerate(facts)
            if (fact.status.value == row.status or row.optional)
            and any(named_alike(spelled(n, field), fact.object) for n in row.names)
            and any(e.span.start < b and a < e.span.end for e in fact.evidence for a, b in spans)
        ]
        used.update(matched)
        if row.optional:
            continue
        counts["gold"] += 1
        counts["found"] += bool(matched)
        if not matched:
            misses.append(f"missed {name}: {row.names[0]} ({row.status})")
        elif row.management != "none":
            counts["asked"] += 1
            read = {kind for i in matched for kind in actions(getattr(facts[i], "management", None))}
            wanted = ALIKE.get(row.management, row.management)
            right = wanted in {ALIKE.get(r, r) for r in read}
            counts["managed"] += right
            if not right:
                misses.append(f"action {name}: {row.names[0]}: {row.management}, read {sorted(read)}")
    counts["facts"] += len(facts)
    counts["right"] += len(used)
    misses += [f"extra  {name}: {f.object} ({f.status.value})" for i, f in enumerate(facts) if i not in used]


if __name__ == "__main__":
    run(__doc__, load_gold(), score, Share("management", "managed", "asked"))
