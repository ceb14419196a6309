"""Facts drug by drug, as the flat exporters write them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields
from types import MappingProxyType

from ..model import FACT_CLASSES, Fact, Status
from ..query.names import drug_names
from ..query.records import FactNode, read_facts, restriction_to_drug
from ..store.base import Store, select

__all__ = [
    "QUALIFIERS",
    "QUALIFIER_TYPES",
    "drug_terms",
    "edge_type",
    "exact_drug_terms",
    "fact_id",
    "facts_by_drug",
    "kind_of",
]

_COMMON = {item.name for item in fields(Fact)}
_ID = "https://w3id.org/drugkg/id/"

_DRUG_TERMS = """
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX dkg: <https://w3id.org/drugkg/ontology#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT DISTINCT ?drug ?curie ?label ?match WHERE {
  VALUES (?link ?match) { (skos:exactMatch "exact") (skos:relatedMatch "related") }
  ?drug a dkg:Drug ; ?link ?term .
  ?term dcterms:identifier ?curie .
  OPTIONAL { ?term rdfs:label ?label }
}"""

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
    """All facts, drugs by name, so that memory holds one drug at a time.

    Args:
        store: the store to read.

    Yields:
        The facts of one drug in the order of the contract's relations.

    >>> [(node.fact.drug, node.fact.object) for node in facts_by_drug(store)]
    [('quelimab', 'gout'), ('zorvexant', 'gout'), ('zorvexant', 'nausea')]
    """
    for _, drug in drug_names(store):
        yield from read_facts(store, restriction_to_drug(drug))


def drug_terms(store: Store) -> list[tuple[str, str, str, str]]:
    """Identifiers of the drugs themselves, sorted: the drug's IRI, CURIE, label, and how it matches.

    The match is ``exact`` for the substance and ``related`` for its products' codes.

    Args:
        store: the store to read.

    >>> drug_terms(store)  # no vocabulary has zorvexant
    []
    """
    rows = select(store, _DRUG_TERMS).rows
    found = {tuple(cell.value if cell is not None else "" for cell in row) for row in rows}
    return sorted((drug, curie, label, match) for drug, curie, label, match in found)


def exact_drug_terms(store: Store) -> dict[str, list[str]]:
    """CURIEs that mean the drug itself, by the drug's IRI.

    Args:
        store: the store to read.

    >>> exact_drug_terms(store)
    {}
    """
    found: dict[str, list[str]] = {}
    for drug, curie, _, match in drug_terms(store):
        if match == "exact" and curie not in found.setdefault(drug, []):
            found[drug].append(curie)
    return found


def fact_id(node: FactNode) -> str:
    """The fact's id, as in facts.jsonl.

    Args:
        node: a fact of the graph.

    >>> {fact.id for fact in facts} < set(map(fact_id, facts_by_drug(store)))
    True
    """
    return node.iri.value.rpartition("/")[2]


def edge_type(fact: Fact) -> str:
    """The type of a fact's edge, for formats that tell edges apart by type.

    It is the relation; what is not asserted has its status before it, so that nobody takes it for asserted.

    Args:
        fact: any fact.

    >>> from kg_builder.model import AdverseEffect, Evidence, TextSpan
    >>> said = (Evidence("a-page", "adverse_effects", TextSpan(0, 5, "cough")),)
    >>> edge_type(AdverseEffect(drug="a", object="cough", evidence=said, status=Status.NEGATED))
    'negated_adverse_effect'
    """
    return fact.relation if fact.status is Status.ASSERTED else f"{fact.status.value}_{fact.relation}"


def kind_of(iri: str) -> str:
    """The kind of a thing, from its IRI.

    Args:
        iri: of a thing, or a web address.

    >>> kind_of("https://w3id.org/drugkg/id/condition/cough"), kind_of("https://example.org/paper")
    ('condition', 'reference')
    """
    return iri.removeprefix(_ID).partition("/")[0] if iri.startswith(_ID) else "reference"
