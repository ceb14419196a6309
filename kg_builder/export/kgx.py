"""The graph in KGX, the exchange format of the Biolink graphs: tables, or JSON Lines.

Denied facts carry ``negated``. Supposed, animal and class facts are left out, since Biolink would read
them as plain assertions; graph_stats.json says how many.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TextIO

from ..query.records import FactNode
from ..store.base import Store
from .biolink import BIOLINK_VERSION, NEGATION, association_of, edge_slots
from .identity import Identified, Identities
from .rows import fact_id, facts_by_drug

__all__ = ["EDGE_COLUMNS", "KNOWLEDGE_SOURCE", "NODE_COLUMNS", "write_kgx_jsonl", "write_kgx_tsv"]

KNOWLEDGE_SOURCE = "infores:drugkg"
"""Who reads the edges out of the documents; the documents themselves stand in ``publications``."""

NODE_COLUMNS = ("id", "category", "name", "synonym", "xref", "broad_match", "related_match")
"""Columns of nodes.tsv; the last two are none of Biolink's node slots but its mapping predicates."""

EDGE_COLUMNS = (
    *("id", "subject", "predicate", "object", "category", "negated"),
    *("knowledge_level", "agent_type", "primary_knowledge_source", "publications", "supporting_text"),
    *("original_subject", "original_object", "frequency_qualifier", "clinical_approval_status"),
    *("drugkg_relation", "drugkg_qualifiers", "drugkg_locations"),
)
"""Columns of edges.tsv; those of our own begin with drugkg_."""

_Value = str | bool | list[str] | dict[str, str | int | float | bool]
_Row = Mapping[str, _Value]


@dataclass(slots=True)
class _Node:
    """A node to be: several things that share an identifier are one."""

    categories: set[str] = field(default_factory=set)
    names: set[str] = field(default_factory=set)
    synonyms: set[str] = field(default_factory=set)
    xrefs: set[str] = field(default_factory=set)
    broader: set[str] = field(default_factory=set)
    related: set[str] = field(default_factory=set)

    def add(self, thing: Identified) -> None:
        self.categories.add(thing.category)
        self.names.add(thing.name)
        self.synonyms.update(thing.synonyms)
        self.xrefs.update(thing.xrefs)
        self.broader.update(thing.broader)
        self.related.update(thing.related)

    def row(self, identifier: str) -> _Row:
        # A drug that another document names as a mere substance is a drug.
        if "biolink:Drug" in self.categories:
            self.categories.discard("biolink:ChemicalEntity")
        # The wording in lower case where there is one, as in the graph's own labels.
        name = min(self.names, key=lambda text: (text != text.lower(), text))
        found: dict[str, _Value] = {"id": identifier, "category": sorted(self.categories), "name": name}
        for column, values in (
            ("synonym", (self.synonyms | self.names) - {name}),
            ("xref", self.xrefs - {identifier}),
            ("broad_match", self.broader - {identifier}),
            ("related_match", self.related),
        ):
            if values:
                found[column] = sorted(values)
        return found


@dataclass(slots=True)
class _Network:
    """Edges as they come; nodes and counts when all have come."""

    store: Store
    nodes: dict[str, _Node] = field(default_factory=dict)
    written: Counter[str] = field(default_factory=Counter)
    left_out: Counter[str] = field(default_factory=Counter)

    def edges(self) -> Iterator[_Row]:
        identities = Identities(self.store)
        for node in facts_by_drug(self.store):
            fact = node.fact
            if fact.status not in NEGATION:
                self.left_out[fact.status.value] += 1
                continue
            drug, thing = identities.drug(node.drug.value, fact.drug), identities.object(node)
            for end in (drug, thing):
                self.nodes.setdefault(end.id, _Node()).add(end)
            self.written[fact.relation] += 1
            yield _edge(node, drug, thing)

    def node_rows(self) -> Iterator[_Row]:
        for identifier in sorted(self.nodes):
            yield self.nodes[identifier].row(identifier)

    def stats(self) -> dict[str, object]:
        return {
            "biolink_version": BIOLINK_VERSION,
            "nodes": len(self.nodes),
            "edges": self.written.total(),
            "edges_by_relation": dict(sorted(self.written.items())),
            "left_out_by_status": dict(sorted(self.left_out.items())),
            "prefixes": {"DKG": "https://w3id.org/drugkg/id/"},
        }


def _edge(node: FactNode, drug: Identified, thing: Identified) -> _Row:
    fact = node.fact
    association = association_of(fact, thing.category)
    found: dict[str, _Value] = {
        "id": f"DKG:fact/{fact_id(node)}",
        "subject": drug.id,
        "predicate": association.predicate,
        "object": thing.id,
        "category": [association.category],
        "negated": NEGATION[fact.status],
        "knowledge_level": "knowledge_assertion",
        "agent_type": "text_mining_agent",
        "primary_knowledge_source": KNOWLEDGE_SOURCE,
        "publications": sorted({f"DKG:document/{item.document}" for item in fact.evidence}),
        "supporting_text": list(dict.fromkeys(item.span.quote for item in fact.evidence)),
        "original_subject": fact.drug,
        "original_object": fact.object,
        **edge_slots(fact),
        "drugkg_relation": fact.relation,
    }
    if fact.qualifiers:
        found["drugkg_qualifiers"] = dict(fact.qualifiers)
    found["drugkg_locations"] = [
        f"{item.document}:{item.span.start}-{item.span.end}" for item in fact.evidence
    ]
    return found


def write_kgx_tsv(store: Store, folder: Path) -> list[Path]:
    """Writes nodes.tsv, edges.tsv and graph_stats.json.

    Several values of a cell are joined by ``|``. Tabs and line breaks inside a value become spaces and
    ``|`` becomes ``¦``, since KGX has no way to escape them: JSON Lines keep values as they are.

    Args:
        store: the store to read.
        folder: where to write.

    Returns:
        The files written.

    >>> [path.name for path in write_kgx_tsv(store, folder)]
    ['nodes.tsv', 'edges.tsv', 'graph_stats.json']
    """
    nodes, edges, stats = (folder / name for name in ("nodes.tsv", "edges.tsv", "graph_stats.json"))
    network = _Network(store)
    with edges.open("w", encoding="utf-8", newline="\n") as out:
        _write_table(out, EDGE_COLUMNS, network.edges())
    with nodes.open("w", encoding="utf-8", newline="\n") as out:
        _write_table(out, NODE_COLUMNS, network.node_rows())
    _write_stats(stats, network)
    return [nodes, edges, stats]


def write_kgx_jsonl(store: Store, folder: Path) -> list[Path]:
    """Writes nodes.jsonl, edges.jsonl and graph_stats.json.

    Args:
        store: the store to read.
        folder: where to write.

    Returns:
        The files written.

    >>> nodes, edges, stats = write_kgx_jsonl(store, folder)
    >>> sorted(json.loads(line)["id"] for line in nodes.read_text().splitlines())
    ['DKG:condition/nausea', 'DKG:drug/quelimab', 'DKG:drug/zorvexant', 'MONDO:0005393']
    """
    nodes, edges, stats = (folder / name for name in ("nodes.jsonl", "edges.jsonl", "graph_stats.json"))
    network = _Network(store)
    for path, rows in ((edges, network.edges()), (nodes, network.node_rows())):
        with path.open("w", encoding="utf-8", newline="\n") as out:
            out.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    _write_stats(stats, network)
    return [nodes, edges, stats]


def _write_stats(path: Path, network: _Network) -> None:
    path.write_text(json.dumps(network.stats(), indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def _write_table(out: TextIO, columns: tuple[str, ...], rows: Iterator[_Row]) -> None:
    out.write("\t".join(columns) + "\n")
    for row in rows:
        out.write("\t".join(_cell(row.get(column)) for column in columns) + "\n")


# All that a reader of lines may take for the end of one, tabs, and the sign that joins values.
_UNSAFE = str.maketrans({**dict.fromkeys("\t\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029", " "), "|": "¦"})


def _cell(value: _Value | None) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case list():
            return "|".join(item.translate(_UNSAFE) for item in value)
        case dict():
            return json.dumps(value, ensure_ascii=False).translate(_UNSAFE)
        case _:
            return value.translate(_UNSAFE)
