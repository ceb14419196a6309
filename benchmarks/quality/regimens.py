"""Dose regimens of drug labels, against a gold read by hand before tuning.

usage: python benchmarks/quality/regimens.py LABELS.json [--gold GOLD.tsv] [--half tune|held] [--misses]
       [--out RESULTS.json]

The gold holds 42 openFDA records: those with a dosage_and_administration field, every 17th in file order;
every second of them is held out of tuning. Its columns: record id, half, field, start and end in the field's
text with white space folded (the cells of the tables in reading order for dosage_and_administration_table),
kind, and the regimen's values; a semicolon parts values of which any is right ("0.5;150" of "tablet;mg" for
half a tablet of 300 mg). Kinds: ``scope`` rows say which part of a field was read (its first 3,000 characters
that are in no table, without the highlights that repeat it); ``regimen`` rows must be found; ``optional``
rows (steps, equivalents, doses of the impaired, which are dose modifications) count neither as missed nor as
wrong.

A regimen is right when its span overlaps and its dose, unit and interval are the gold's. Then, over the right
ones, the share of each further qualifier that the gold states.
"""

from __future__ import annotations

import argparse
import csv
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kg_builder.extract import extractors, open_document
from kg_builder.model import DoseRegimen, Monograph, Section
from kg_builder.readers.openfda import read_record

PROSE, TABLE = "dosage_and_administration", "dosage_and_administration_table"
QUALIFIERS = ("route", "doses", "max_dose", "population", "indication", "phase", "duration")
_WORD_TIMES = {
    "once": 1,
    "one": 1,
    "twice": 2,
    "two": 2,
    "thrice": 3,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
}


@dataclass(frozen=True)
class Row:
    """A row of the gold."""

    record: str
    half: str
    place: str
    start: int
    end: int
    kind: str
    values: Mapping[str, str]


@dataclass
class Score:
    """Counts of one half."""

    found: int = 0
    wanted: int = 0
    right: int = 0
    given: int = 0
    qualifiers: Counter[str] = field(default_factory=Counter)
    qualified: Counter[str] = field(default_factory=Counter)

    @property
    def table_row(self) -> dict[str, float]:
        """Precision, recall, F1 and the share of each qualifier."""
        precision, recall = self.right / max(1, self.given), self.found / max(1, self.wanted)
        whole = precision + recall
        shares = {q: self.qualifiers[q] / self.qualified[q] for q in QUALIFIERS if self.qualified[q]}
        return {
            "gold": self.wanted,
            "given": self.given,
            "precision": precision,
            "recall": recall,
            "f1": 2 * precision * recall / whole if whole else 0.0,
            **shares,
        }


def read_gold(path: Path) -> list[Row]:
    """The rows of the gold."""
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return [
        Row(r["id"], r["half"], r["field"], int(r["start"]), int(r["end"]), r["kind"], r)
        for r in csv.DictReader(lines, delimiter="\t")
    ]


def _bare(text: str) -> tuple[str, list[int]]:
    """A text without white space, and where each character stood."""
    places = [i for i, char in enumerate(text) if not char.isspace()]
    return "".join(text[i] for i in places), places


class Places:
    """Where the words of a monograph stand in the record's field, white space folded."""

    def __init__(self, record: Mapping[str, Any], section: Section) -> None:
        from lxml import etree

        prose = " ".join(" ".join(record[PROSE]).split())
        cells: list[str] = []
        for markup in record.get(TABLE, []):
            element = etree.fromstring(markup.encode(), etree.XMLParser(recover=True))
            flat = " ".join(" ".join(t for t in element.itertext() if isinstance(t, str)).split())
            cells.append(flat)
            if len(flat) > 20:
                prose = prose.replace(flat, " " * len(flat))
        self.places: dict[int, tuple[str, int]] = {}
        parts = [part for s in section.walk() for part in _passages(s)]
        self._align(PROSE, prose, parts)
        tables = [cell for s in section.walk() for t in s.tables for cell in t.cells]
        self._align(TABLE, " ".join(cells), [(c.start, c.text) for c in tables])

    def _align(self, name: str, text: str, parts: Iterable[tuple[int, str]]) -> None:
        bare, places = _bare(text)
        cursor = 0
        for start, words in parts:
            short, own = _bare(words)
            at = bare.find(short, cursor)
            at = bare.find(short) if at < 0 else at
            if at < 0 or not short:
                continue
            cursor = at + len(short)
            for step, place in enumerate(own):
                self.places[start + place] = (name, places[at + step])

    def of(self, start: int, end: int) -> tuple[str, int, int] | None:
        """Field, start and end of a span of the monograph's text; None for what is elsewhere."""
        inside = [self.places[i] for i in range(start, end) if i in self.places]
        return (inside[0][0], inside[0][1], inside[-1][1] + 1) if inside else None


def _passages(section: Section) -> Iterator[tuple[int, str]]:
    if section.title:
        yield section.title.start, section.title.quote
    for passage in section.passages:
        yield passage.start, passage.text


def frequencies(interval: str) -> set[str]:
    """How often, in normal form; "2/day" for "twice a day", "q12 hour" for "every 12 hours".

    >>> sorted(frequencies("once or twice daily")), frequencies("every 12 hours"), frequencies("12 hours")
    (['1/day', '2/day'], {'q12 hour'}, {'q12 hour'})
    >>> frequencies("at bedtime"), frequencies("per day")
    ({'at bedtime'}, {'1/day'})
    """
    text = re.sub(r"[-\s]+", " ", interval.casefold()).strip()
    text = re.sub(r"\b(?:day|week|month)s (\d)", r"on day \1", text) if text.startswith("day") else text
    number = r"(?:\d+|once|one|twice|two|thrice|three|four|five|six)"
    found: set[str] = set()
    every = (
        rf"(?:every |q )?(?P<n>{number}(?: (?:to|or) {number})?) ?(?P<unit>hour|hr|day|week|month|minute)s?\b"
    )
    for match in re.finditer(every, text):
        low = [str(_WORD_TIMES.get(w, w)) for w in re.findall(number, match["n"])]
        found.add(f"q{'-'.join(low)} {match['unit'].replace('hr', 'hour')}")
    period = r"(?:(?:a|per|each|every|in a|times a|/) ?)?(?P<per>day|daily|week|weekly|month|monthly)"
    for match in re.finditer(rf"(?P<times>(?:{number}(?: (?:to|or|and) )?)+)(?: times?)? {period}\b", text):
        per = match["per"].replace("daily", "day").removesuffix("ly")
        found |= {f"{_WORD_TIMES.get(w, w)}/{per}" for w in re.findall(number, match["times"])}
    if not found and (match := re.search(r"\b(daily|day|nightly|weekly|week|monthly|month)\b", text)):
        found.add(f"1/{match[1].replace('daily', 'day').replace('nightly', 'day').removesuffix('ly')}")
    if match := re.search(r"\bday (\d+)", text):
        found = {f"day {match[1]}"}
    if text and not found:
        found.add(text)
    return found


def _amounts(values: Mapping[str, str]) -> list[tuple[str, str, str]]:
    value, most, unit = (values[k].split(";") for k in ("dose_value", "dose_value_max", "dose_unit"))
    return [(v, m, u) for v, m, u in zip(value, most, unit, strict=True)]


def same_amount(row: Row, fact: DoseRegimen) -> bool:
    """Whether the fact's dose is one of the row's."""
    unit = (fact.dose_unit or "").removesuffix("/day").removesuffix("/week")  # compared as an interval
    for value, most, wanted in _amounts(row.values):
        high = float(most) if most else None
        if fact.dose_value == float(value) and fact.dose_value_max == high and unit == wanted:
            return True
    return False


def same_interval(row: Row, fact: DoseRegimen) -> bool:
    """Whether the fact is given as often as the row says."""
    given = frequencies(fact.interval) if fact.interval and fact.interval != "once" else set()
    if (fact.dose_unit or "").endswith(("/day", "/week")):
        given |= frequencies((fact.dose_unit or "").rpartition("/")[2])
    for wanted in row.values["interval"].split(";"):
        wish = frequencies(wanted) if wanted and wanted != "once" else set()
        if (wish and wish & given) or (not wish and not given):
            return True
    return False


def _covers(wanted: str, given: str) -> bool:
    """Whether most words of the one are in the other."""
    stop = {"of", "the", "in", "and", "or", "with", "a"}
    words = [
        set(re.findall(r"[a-z]{2,}|\d+", t.casefold().replace("children", "pediatric"))) - stop
        for t in (wanted, given)
    ]
    return bool(words[1]) and len(words[0] & words[1]) >= 0.6 * min(len(words[0]), len(words[1]))


def same_qualifier(name: str, wanted: str, fact: DoseRegimen) -> bool:
    """Whether a qualifier of the fact is the gold's."""
    have = getattr(fact, name)
    if have is None:
        return False
    if name == "doses":
        return int(have) == int(wanted)
    if name == "max_dose":
        return re.findall(r"[\d.]+", str(have))[:1] == re.findall(r"[\d.]+", wanted)[:1]
    if name in {"route", "phase"}:
        return str(have) == wanted
    return _covers(wanted, str(have))


def regimens_of(record: Mapping[str, Any]) -> list[tuple[str, int, int, DoseRegimen]]:
    """The regimens read from a record's dosing field, with their places in it."""
    monograph: Monograph = read_record(record, "labels.json")
    section = next((s for s in monograph.sections if s.code == "34068-7"), None)
    if section is None:
        return []
    places = Places(record, section)
    document = open_document(monograph)
    found = []
    for extractor in extractors(monograph.media_type, "rules"):
        if "dose_regimen" not in extractor.relations:
            continue
        for fact in extractor.extract(document):
            if not isinstance(fact, DoseRegimen) or (fact.dose_value is None and not fact.interval):
                continue
            for evidence in fact.evidence:
                if place := places.of(evidence.span.start, evidence.span.end):
                    found.append((*place, fact))
    return found


def score_record(
    rows: list[Row], found: list[tuple[str, int, int, DoseRegimen]], score: Score, show: bool
) -> None:
    """Adds a record's counts."""
    scopes = [r for r in rows if r.kind == "scope"]
    wanted = [r for r in rows if r.kind == "regimen"]
    optional = [r for r in rows if r.kind == "optional"]

    def overlapping(pool: list[Row], place: str, start: int, end: int) -> list[Row]:
        return [r for r in pool if r.place == place and start < r.end and r.start < end]

    in_scope = [
        item for item in found if any(s.place == item[0] and s.start <= item[1] < s.end for s in scopes)
    ]
    taken: dict[int, DoseRegimen] = {}
    for place, start, end, fact in in_scope:
        near = overlapping(wanted, place, start, end)
        row = next(
            (r for r in near if id(r) not in taken and same_amount(r, fact) and same_interval(r, fact)), None
        )
        if row is not None:
            taken[id(row)] = fact
            score.right += 1
        elif any(same_amount(r, fact) for r in overlapping(optional, place, start, end)):
            continue
        elif show:
            given = (fact.dose_value, fact.dose_value_max, fact.dose_unit, fact.interval)
            print(f"  extra   {rows[0].record[:8]} {place[-5:]} {start} {given} {fact.object!r}")
        score.given += 1
    for row in wanted:
        score.wanted += 1
        hit = taken.get(id(row))
        if hit is None:
            if show:
                wish = f"{_amounts(row.values)} {row.values['interval']}"
                print(f"  missed  {row.record[:8]} {row.place[-5:]} {row.start} {wish}")
            continue
        score.found += 1
        for name in QUALIFIERS:
            options = row.values[name].split(";")
            if not options[0]:
                continue
            score.qualified[name] += 1
            if same_qualifier(name, options[0], hit) or ("" in options[1:] and not getattr(hit, name)):
                score.qualifiers[name] += 1
            elif show:
                told = f"{options[0]!r}: {getattr(hit, name)!r}"
                print(f"  {name:<10} {row.record[:8]} {row.place[-5:]} {row.start} {told}")


def main() -> None:
    """Score, print a table, write JSON."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("labels", type=Path)
    parser.add_argument("--gold", type=Path, default=Path(__file__).with_name("regimens_gold.tsv"))
    parser.add_argument("--half", choices=["tune", "held"])
    parser.add_argument("--misses", action="store_true", help="What was missed or wrong, of the tuning half.")
    parser.add_argument("--out", type=Path)
    chosen = parser.parse_args()
    rows: dict[str, list[Row]] = defaultdict(list)
    for row in read_gold(chosen.gold):
        rows[row.record].append(row)
    scores: dict[str, Score] = {half: Score() for half in ("tune", "held")}
    for record in json.loads(chosen.labels.read_bytes())["results"]:
        of_record = rows.pop(record["id"], [])  # the file repeats some records
        half = of_record[0].half if of_record else ""
        if half and (chosen.half in {None, half}):
            show = chosen.misses and half == "tune"
            score_record(of_record, regimens_of(record), scores[half], show)
    table = {half: score.table_row for half, score in scores.items() if score.wanted}
    columns = list(dict.fromkeys(name for row in table.values() for name in row))
    print(f"{'half':<6}" + "".join(f"{name:>11}" for name in columns))
    for half, row in table.items():
        cells = [row.get(name) for name in columns]
        print(
            f"{half:<6}"
            + "".join(f"{'-' if c is None else f'{c:.3f}' if isinstance(c, float) else c:>11}" for c in cells)
        )
    if chosen.out:
        chosen.out.write_text(json.dumps(table, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
