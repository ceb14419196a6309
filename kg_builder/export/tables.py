"""The graph as CSV tables that join on ids."""

from __future__ import annotations

import csv
from contextlib import ExitStack
from pathlib import Path

from ..store.base import Store
from .rows import QUALIFIERS, fact_id, facts_by_drug, kind_of

__all__ = ["TABLES", "write_csv"]

TABLES: dict[str, tuple[str, ...]] = {
    "facts": ("fact", "drug", "drug_name", "relation", "object", "object_name", "status", *QUALIFIERS),
    "evidence": ("fact", "document", "section", "start", "end", "quote"),
    "things": ("thing", "kind", "label"),
    "terms": ("thing", "curie", "label", "match"),
}
"""Columns of each table."""


def write_csv(store: Store, folder: Path) -> list[Path]:
    """Writes facts.csv, evidence.csv, things.csv and terms.csv; unknown is empty, true and false in words."""
    paths = {name: folder / f"{name}.csv" for name in TABLES}
    seen: set[tuple[str, ...]] = set()
    with ExitStack() as stack:
        writers = {}
        for name, columns in TABLES.items():
            stream = stack.enter_context(paths[name].open("w", encoding="utf-8", newline=""))
            writers[name] = csv.writer(stream, lineterminator="\n")
            writers[name].writerow(columns)
        for node in facts_by_drug(store):
            fact, key = node.fact, fact_id(node)
            known = fact.qualifiers
            said = [_text(known.get(name)) for name in QUALIFIERS]
            writers["facts"].writerow(
                [
                    *(key, node.drug.value, fact.drug, fact.relation, node.object.value, fact.object),
                    *(fact.status.value, *said),
                ]
            )
            for item in fact.evidence:
                span = item.span
                writers["evidence"].writerow(
                    [key, item.document, item.section, span.start, span.end, span.quote]
                )
            for thing, label in ((node.drug.value, fact.drug), (node.object.value, fact.object)):
                if (thing,) not in seen:
                    seen.add((thing,))
                    writers["things"].writerow([thing, kind_of(thing), label])
            for term in fact.groundings:
                row = (node.object.value, term.curie, term.label, term.match.value)
                if row not in seen:
                    seen.add(row)
                    writers["terms"].writerow(row)
    return list(paths.values())


def _text(value: object) -> str:
    if value is None:
        return ""
    return str(value).lower() if isinstance(value, bool) else str(value)
