"""Facts drug by drug, as the flat exporters write them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields
from types import MappingProxyType

from ..model import FACT_CLASSES, Fact, Status
from ..query.names import drug_names
from ..query.records import FactNode, read_facts, restriction_to_drug
from ..store.base import Store

__all__ = ["QUALIFIERS", "QUALIFIER_TYPES", "edge_type", "fact_id", "facts_by_drug", "kind_of"]

_COMMON = {item.name for item in fields(Fact)}
_ID = "https://w3id.org/drugkg/id/"

QUALIFIER_TYPES: Mapping[str, str] = MappingProxyType(
    {
        item.name: str(item.type).partition(" ")[0]
        for kind in FACT_CLASSES.values()
        for item in fields(kind)
        if item.name not in _COMMON
    }
)
"""Every qualifier of any relation, in the order of the contract, with its type: str, int, float or bool."""

QUALIFIERS: tuple[str, ...] = tuple(QUALIFIER_TYPES)
"""Their names."""


def facts_by_drug(store: Store) -> Iterator[FactNode]:
    """All facts, drugs by name, so that memory holds one drug at a time."""
    for _, drug in drug_names(store):
        yield from read_facts(store, restriction_to_drug(drug))


def fact_id(node: FactNode) -> str:
    """The fact's id, as in facts.jsonl."""
    return node.iri.value.rpartition("/")[2]


def edge_type(fact: Fact) -> str:
    """The type of a fact's edge, for formats that tell edges apart by type.

    It is the relation; what is not asserted has its status before it, so that nobody takes it for asserted.

    >>> from kg_builder.model import AdverseEffect, Evidence, TextSpan
    >>> said = (Evidence("a-page", "adverse_effects", TextSpan(0, 5, "cough")),)
    >>> edge_type(AdverseEffect(drug="a", object="cough", evidence=said, status=Status.NEGATED))
    'negated_adverse_effect'
    """
    return fact.relation if fact.status is Status.ASSERTED else f"{fact.status.value}_{fact.relation}"


def kind_of(iri: str) -> str:
    """The kind of a thing, from its IRI.

    >>> kind_of("https://w3id.org/drugkg/id/condition/cough"), kind_of("https://example.org/paper")
    ('condition', 'reference')
    """
    return iri.removeprefix(_ID).partition("/")[0] if iri.startswith(_ID) else "reference"
