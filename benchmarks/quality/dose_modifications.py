"""Dose modifications of drug labels, against a gold read by hand before tuning.

usage: python benchmarks/quality/dose_modifications.py LABELS.json [--misses] [--out RESULTS.json]

The gold covers 70 openFDA records. For 44 of them, of those whose dosage_and_administration field speaks of
changes of dosing at least three times every eleventh in file order was taken; such a record is held out of
tuning where the first digit of the sha256 of its id is 8 or more. The other 26, of the rest every thirteenth,
are all tuned on ("more"); their rows were written before the rules had read them (F1 .54
at first sight). Its columns:
record id, half, field, start and end in the field's text with white space folded (the cells of the tables in
reading order for dosage_and_administration_table), kind, and
what the label says: the trigger, other right wordings, how severe, and the kinds of action. Kinds of row:
``scope`` rows say which part was read (the 1,500 characters that speak most of such changes, whole sentences,
and the tables of changes), often in the middle of a table that has lost its lines; ``modification`` rows must
be found; ``optional`` rows (steps back up, changes of another drug, adjustment to the response) count neither
as missed nor as wrong.

A fact fits a row if a piece of its evidence overlaps the row's words, its trigger has 60 % of the words of
one of the row's wordings and is at most twice as long, the severities share a word where both are told, and
an action is of the row's kinds. It is right if it fits a row and each action is of the kinds of the rows that
it overlaps (asking to monitor, to take care or to resume besides is no fault, and what it says beyond the
scope is not judged). Then, over the rows found, the share with a fact that has all words of the severity.
"""

from __future__ import annotations

import csv
import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from halves import Share, run
from regimens import Places

from kg_builder.extract import assemble, extractors, open_document
from kg_builder.model import DoseModification
from kg_builder.readers.openfda import read_record

GOLD = Path(__file__).with_name("dose_modifications_gold.tsv")
ANY = "*"
KINDS = (
    (
        "none",
        r"\bno (?:dos\w+ |further )*(?:adjust|change|modif|reduc)|\bno (?:initial )?dosage\b|not necessary"
        r"|^100 ?%",
    ),
    ("resume", r"\b(?:resum|restart|reinitiat|re-?start|rechalleng|continue)"),
    ("discontinue", r"discontinu|\bstop\b"),
    ("withhold", r"withh|\bhold\b|interrupt|suspend|delay|omit|pause|skip|until"),
    (
        "avoid",
        r"avoid|contraindicat|not recommended|should not be"
        r"|do not (?:use|administer|give|take|start|initiate)",
    ),
    ("increase", r"increas|higher|larger|escalat|\braise|\bdouble\b"),
    ("reduce", r"reduc|decreas|lower|exceed|limit|maximum|smaller|half|halve|quarter|third of|\d ?% of"),
    ("adjust", r"adjust|modif|individuali|titrat|\bchange"),
    ("monitor", r"monitor|check|assess|evaluat"),
    ("caution", r"caution|careful|consider"),
    ("set", r"\d"),
)
MILD = frozenset({"resume", "monitor", "caution"})
GRADES = frozenset(
    "a an the of or and to with in for mild moderate severe grade any all patients patient known than less "
    "greater other who use by as".split()
)


@dataclass(frozen=True)
class Row:
    """A row of the gold."""

    half: str
    place: str
    start: int
    end: int
    kind: str
    triggers: tuple[str, ...]
    severity: str
    actions: frozenset[str]


@dataclass(frozen=True)
class Found:
    """A fact with its places in the record's fields."""

    fact: DoseModification
    places: tuple[tuple[str, int, int], ...]


def load_gold(path: Path = GOLD) -> dict[str, list[Row]]:
    """Gold rows by record."""
    rows: dict[str, list[Row]] = defaultdict(list)
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            rows[row["id"]].append(
                Row(
                    row["half"],
                    row["field"],
                    int(row["start"]),
                    int(row["end"]),
                    row["kind"],
                    (row["trigger"], *filter(None, row["accept"].split("|"))),
                    row["severity"],
                    frozenset(filter(None, row["action"].split(","))),
                )
            )
    return rows


def words(text: str) -> frozenset[str]:
    """What counts of a wording: lower case, no plural s, no grades."""
    plain = re.findall(r"[a-z][a-z0-9]*|\d[\d.,]*", text.casefold())
    return frozenset(re.sub(r"(?<=[^su])s$", "", w) if len(w) > 3 else w for w in plain) - GRADES


def action_kinds(action: str | None) -> frozenset[str]:
    """The kinds of action that a fact's wording asks for.

    >>> sorted(action_kinds("withhold until recovery; resume at same dose"))
    ['resume', 'withhold']
    >>> sorted(action_kinds("5 mg daily"))
    ['set']
    """
    found = set()
    for part in (action or "").split(";"):
        told = re.sub(r"\b(?:after|upon|following|before|prior to)\b.*", "", part).strip() or part
        kinds = {kind for kind, pattern in KINDS if re.search(pattern, told, re.I)}
        if "none" in kinds:
            kinds = {"none"}
        found |= kinds if kinds == {"set"} else kinds - {"set"}
    return frozenset(found)


def same_trigger(row: Row, trigger: str) -> bool:
    """Whether a fact's trigger is the row's."""
    said = words(trigger)
    for name in row.triggers:
        wanted = words(name)
        if name == ANY or (
            wanted and len(wanted & said) >= 0.6 * len(wanted) and len(said) <= 2 * len(wanted) + 1
        ):
            return True
    return ANY in row.triggers or trigger.casefold() in row.triggers


def overlaps(row: Row, found: Found) -> bool:
    """Whether a place of the fact is the row's."""
    return any(
        place == row.place and start < row.end and row.start < end for place, start, end in found.places
    )


def within(place: tuple[str, int, int], scope: Row) -> bool:
    """Whether a place lies in a scope; what is told beyond it is not judged."""
    return place[0] == scope.place and scope.start <= place[1] and place[2] <= scope.end


def grades(severity: str | None) -> frozenset[str]:
    """The words of a severity."""
    return frozenset(re.findall(r"\w+", (severity or "").casefold()))


def fits(row: Row, found: Found) -> bool:
    """Whether a fact says what a row does."""
    kinds, said, wanted = action_kinds(found.fact.action), grades(found.fact.severity), grades(row.severity)
    said = said and said | grades(found.fact.object)
    return (
        overlaps(row, found)
        and same_trigger(row, found.fact.object)
        and (bool(kinds & row.actions) or not row.actions)
        and not (said and wanted and not said & wanted)
    )


def modifications_of(record: Mapping[str, Any]) -> list[Found]:
    """The dose modifications of a record, each with its places in the fields that the gold covers."""
    monograph = read_record(record, "labels.json")
    section = next((s for s in monograph.sections if s.code == "34068-7"), None)
    if section is None:
        return []
    places = Places(record, section)
    document = open_document(monograph)
    facts = [
        fact
        for extractor in extractors(monograph.media_type, "rules")
        if "dose_modification" in extractor.relations
        for fact in extractor.extract(document)
    ]
    found = []
    for fact in assemble(facts, document.abbreviations):
        if isinstance(fact, DoseModification):
            spans = [places.of(e.span.start, e.span.end) for e in fact.evidence]
            found.append(Found(fact, tuple(span for span in spans if span)))
    return found


def score(record: Mapping[str, Any], rows: Sequence[Row], counts: Counter[str], misses: list[str]) -> None:
    """Adds a record's counts."""
    scopes = [row for row in rows if row.kind == "scope"]
    facts = [f for f in modifications_of(record) if any(overlaps(scope, f) for scope in scopes)]
    name = record["id"][:8]
    for row in rows:
        if row.kind != "modification":
            continue
        counts["gold"] += 1
        fitting = [found for found in facts if fits(row, found)]
        counts["found"] += bool(fitting)
        if not fitting:
            misses.append(
                f"missed {name}: {row.triggers[0]} [{row.severity}] {sorted(row.actions)} {row.start}"
            )
        elif row.severity:
            counts["graded"] += 1
            counts["grades"] += any(
                grades(row.severity) <= grades(f.fact.severity) | grades(f.fact.object) for f in fitting
            )
    for found in facts:
        fitted = [row for row in rows if row.kind != "scope" and fits(row, found)]
        if fitted and all(row.kind == "optional" for row in fitted):
            continue
        counts["facts"] += 1
        allowed = frozenset().union(
            MILD, *(r.actions for r in rows if overlaps(r, found) and same_trigger(r, found.fact.object))
        )
        judged = all(any(within(place, scope) for scope in scopes) for place in found.places)
        if fitted and (action_kinds(found.fact.action) <= allowed or not judged):
            counts["right"] += 1
            continue
        fact = found.fact
        at = found.places[0][1:]
        misses.append(f"extra  {name}: {fact.object} [{fact.severity}] {fact.action} {at}"[:220])


if __name__ == "__main__":
    run(__doc__, load_gold(), score, Share("severity", "grades", "graded"))
