"""Facts drug by drug, as the flat exporters write them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields

from ..model import FACT_CLASSES, Fact
from ..query.names import drug_names
from ..query.records import FactNode, read_facts, restriction_to_drug
from ..store.base import Store

__all__ = ["QUALIFIERS", "fact_id", "facts_by_drug", "kind_of"]

_COMMON = {item.name for item in fields(Fact)}
_ID = "https://w3id.org/drugkg/id/"

QUALIFIERS: tuple[str, ...] = tuple(
    dict.fromkeys(
        item.name for kind in FACT_CLASSES.values() for item in fields(kind) if item.name not in _COMMON
    )
)
"""Every qualifier of any relation, in the order of the contract."""


def facts_by_drug(store: Store) -> Iterator[FactNode]:
    """All facts, drugs by name, so that memory holds one drug at a time."""
    for _, drug in drug_names(store):
        yield from read_facts(store, restriction_to_drug(drug))


def fact_id(node: FactNode) -> str:
    """The fact's id, as in facts.jsonl."""
    return node.iri.value.rpartition("/")[2]


def kind_of(iri: str) -> str:
    """The kind of a thing, from its IRI.

    >>> kind_of("https://w3id.org/drugkg/id/condition/cough"), kind_of("https://example.org/paper")
    ('condition', 'reference')
    """
    return iri.removeprefix(_ID).partition("/")[0] if iri.startswith(_ID) else "reference"
