"""The graph for Neo4j's bulk import: two CSV files and the scripts that load them."""

from __future__ import annotations

import csv
from pathlib import Path

from ..store.base import Store
from .rows import QUALIFIER_TYPES, QUALIFIERS, edge_type, exact_drug_terms, fact_id, facts_by_drug, kind_of

__all__ = ["write_neo4j"]

_TYPES = {"str": "string", "int": "long", "float": "double", "bool": "boolean"}
_JOIN = "\x1f"  # array delimiter: the unit separator, which no text holds after cleaning
_LABELS = {"drug-class": "DrugClass"}
_NODE_HEAD = ("iri:ID", "name", "terms:string[]", "wider_terms:string[]", ":LABEL")
_EDGE_HEAD = (
    *(":START_ID", ":END_ID", ":TYPE", "fact", "status", "text"),
    *("places:string[]", "quotes:string[]"),
    *(f"{name}:{_TYPES[QUALIFIER_TYPES[name]]}" for name in QUALIFIERS),
)
_IMPORT = """\
#!/bin/sh
# Loads the graph into an empty database: sh import.sh [DATABASE], with the server stopped.
set -eu
cd "$(dirname "$0")"
neo4j-admin database import full --array-delimiter=U+001F --multiline-fields=true \\
    --nodes=nodes.csv --relationships=relationships.csv "${1:-neo4j}"
"""
_INDEXES = """\
// Run once after the import: cypher-shell -f indexes.cypher
CREATE CONSTRAINT thing_iri IF NOT EXISTS FOR (t:Thing) REQUIRE t.iri IS UNIQUE;
CREATE INDEX drug_name IF NOT EXISTS FOR (d:Drug) ON (d.name);
CREATE INDEX condition_name IF NOT EXISTS FOR (c:Condition) ON (c.name);
"""


def write_neo4j(store: Store, folder: Path) -> list[Path]:
    """Writes nodes.csv, relationships.csv, import.sh and indexes.cypher.

    Nodes have the label Thing and that of their kind (Drug, Condition, DrugClass). The type of a
    relationship is the relation in capitals; what is not asserted has its status before it
    (NEGATED_ADVERSE_EFFECT), so that a pattern over ADVERSE_EFFECT meets asserted facts only.

    Args:
        store: the store to read.
        folder: where to write.

    Returns:
        The files written.

    >>> nodes, edges, script, indexes = write_neo4j(store, folder)
    >>> sum("ADVERSE_EFFECT" in line for line in edges.read_text().splitlines())
    1
    """
    nodes, edges, script, indexes = (
        folder / name for name in ("nodes.csv", "relationships.csv", "import.sh", "indexes.cypher")
    )
    things: dict[str, tuple[str, set[str], set[str]]] = {}
    of_drugs = exact_drug_terms(store)
    with edges.open("w", encoding="utf-8", newline="") as stream:
        out = csv.writer(stream, lineterminator="\n")
        out.writerow(_EDGE_HEAD)
        for node in facts_by_drug(store):
            fact, known = node.fact, node.fact.qualifiers
            drug = node.drug.value
            things.setdefault(drug, (fact.drug, set(of_drugs.get(drug, ())), set()))
            _, exact, wider = things.setdefault(node.object.value, (fact.object, set(), set()))
            for term in fact.groundings:
                (wider if term.match.value == "broad" else exact).add(term.curie)
            places = [f"{item.document}:{item.span.start}-{item.span.end}" for item in fact.evidence]
            quotes = [item.span.quote for item in fact.evidence]
            ends = (node.drug.value, node.object.value, edge_type(fact).upper())
            said = (fact_id(node), fact.status.value, fact.object, _array(places), _array(quotes))
            out.writerow([*ends, *said, *(_text(known.get(name)) for name in QUALIFIERS)])
    with nodes.open("w", encoding="utf-8", newline="") as stream:
        out = csv.writer(stream, lineterminator="\n")
        out.writerow(_NODE_HEAD)
        for iri, (name, exact, wider) in things.items():
            kinds = _array(["Thing", _label(kind_of(iri))])
            out.writerow([iri, name, _array(sorted(exact)), _array(sorted(wider)), kinds])
    script.write_text(_IMPORT, encoding="utf-8")
    indexes.write_text(_INDEXES, encoding="utf-8")
    return [nodes, edges, script, indexes]


def _label(kind: str) -> str:
    return _LABELS.get(kind, kind.capitalize())


def _array(values: list[str]) -> str:
    return _JOIN.join(value.replace(_JOIN, " ") for value in values)


def _text(value: object) -> str:
    if value is None:
        return ""
    return str(value).lower() if isinstance(value, bool) else str(value)
