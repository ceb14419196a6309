"""Names, classes, routes and UNII read from openFDA records, against the records' own openfda block.

usage: python benchmarks/quality/openfda_fields.py LABELS.json [--out RESULTS.json] [--misses N]

For every record that has a field, the values that were read are compared with those of the block: brand names
with brand_name facts, classes with drug_class facts and their scheme, generic and substance names with the
names of the drug, UNII and RxCUI with its identifiers, routes with those of its products. A record is exact
if both sets are equal, case and white space aside; names may have more readings, such as the key of the drug,
and a brand name that is the generic name is none.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from kg_builder.errors import ReadError
from kg_builder.extract import assemble, extractors, open_document
from kg_builder.model import ClassMembership, Fact, Monograph
from kg_builder.readers.openfda import read_record

CLASS_FIELDS = {
    "pharm_class_epc": "EPC",
    "pharm_class_moa": "MoA",
    "pharm_class_pe": "PE",
    "pharm_class_cs": "CS",
}
NAMES_MAY_BE_MORE = frozenset(["generic_name", "substance_name"])
FIELDS = ("brand_name", "generic_name", "substance_name", *CLASS_FIELDS, "route", "unii", "rxcui")


def plain(value: str) -> str:
    """A value as it is compared."""
    return " ".join(value.split()).casefold()


def class_name(value: str) -> str:
    """A class without the mark of its scheme."""
    return plain(re.sub(r"\s*\[[\w/]+\]\s*$", "", value))


def read_values(monograph: Monograph, facts: list[Fact]) -> dict[str, set[str]]:
    """What was read, by the block's field names."""
    drug = monograph.drug
    names = {plain(n) for n in drug.all_names}
    found = {
        "brand_name": {plain(f.object) for f in facts if f.relation == "brand_name"},
        "generic_name": names,
        "substance_name": names,
        "route": {plain(r) for product in monograph.products for r in product.routes},
        "unii": {plain(i.partition(":")[2]) for i in drug.identifiers if i.startswith("UNII:")},
        "rxcui": {plain(i.partition(":")[2]) for i in drug.identifiers if i.startswith("RXCUI:")},
    }
    for field, scheme in CLASS_FIELDS.items():
        found[field] = {
            class_name(f.object) for f in facts if isinstance(f, ClassMembership) and f.scheme == scheme
        }
    return found


def compare(record: Mapping[str, Any]) -> dict[str, tuple[set[str], set[str]]]:
    """For each field that the record's block has: what the block says, and what was read."""
    monograph = read_record(record, "labels.json")
    document = open_document(monograph)
    facts = [
        fact
        for extractor in extractors(monograph.media_type)
        if {"brand_name", "drug_class"} & set(extractor.relations)
        for fact in extractor.extract(document)
    ]
    found = read_values(monograph, assemble(facts, document.abbreviations))
    told: dict[str, tuple[set[str], set[str]]] = {}
    for field in FIELDS:
        said = record.get("openfda", {}).get(field)
        if said:
            clean = class_name if field in CLASS_FIELDS else plain
            told[field] = ({clean(v) for v in said}, found[field])
    if "brand_name" in told:
        drug = monograph.drug
        generic = {plain(n) for n in (drug.generic, *drug.ingredients, *drug.synonyms)}
        told["brand_name"] = (told["brand_name"][0] - generic, found["brand_name"])
    return told


def main() -> None:
    """Compare all records, print a table, write JSON."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("labels", type=Path)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--misses", type=int, default=0, help="Differences to show a field.")
    chosen = parser.parse_args()
    records: list[dict[str, Any]] = json.loads(chosen.labels.read_bytes())["results"]
    having: Counter[str] = Counter()
    exact: Counter[str] = Counter()
    shown: Counter[str] = Counter()
    unread = 0
    for record in records:
        try:
            told = compare(record)
        except ReadError as error:
            unread += 1
            print(f"not read: {error}")
            continue
        for field, (said, found) in told.items():
            having[field] += 1
            same = said <= found if field in NAMES_MAY_BE_MORE else said == found
            exact[field] += same
            if not same and shown[field] < chosen.misses:
                shown[field] += 1
                print(f"{field}: missing {sorted(said - found)}, extra {sorted(found - said)}")
    print(f"{len(records)} records, {unread} not read")
    print(f"{'field':<18}{'records':>8}{'exact':>8}{'share':>9}")
    for field in FIELDS:
        print(f"{field:<18}{having[field]:>8}{exact[field]:>8}{exact[field] / max(1, having[field]):>9.2%}")
    if chosen.out:
        fields = {f: {"records": having[f], "exact": exact[f]} for f in FIELDS}
        written = json.dumps({"records": len(records), "unread": unread, "fields": fields}, indent=1)
        chosen.out.write_text(written + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
