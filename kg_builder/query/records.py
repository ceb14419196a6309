"""Reads facts back from a store as the frozen records they were written from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, fields
from typing import Any, cast

from ..errors import StoreResponseError
from ..model import FACT_CLASSES, Evidence, Fact, Grounding, MatchKind, QualifierValue, Status, TextSpan
from ..store.base import Store, select
from ..store.terms import Iri, Literal, PythonValue, Term

__all__ = ["NOTHING", "FactNode", "labels", "read_facts", "restriction_to_drug"]

PREFIXES = """\
PREFIX dkg: <https://w3id.org/drugkg/ontology#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX dcterms: <http://purl.org/dc/terms/>
"""
ONTOLOGY = "https://w3id.org/drugkg/ontology#"
NOTHING = Iri("https://w3id.org/drugkg/id/condition/none")
"""What facts are about that say there is none: two drugs without contraindications have none in common."""

_CHUNK = 500

# Three kinds of rows in one answer, so that a drug costs one call: what the fact says (property and
# value), where it was read, and the terms of its object.
_QUERY = """
SELECT ?fact ?drug_name ?property ?value ?span ?document ?section ?start ?end ?quote ?curie ?label ?broad
WHERE {{
  {{
    {restriction}
    ?fact dkg:drug ?drug ; ?property ?value .
    ?drug rdfs:label ?drug_name .
    FILTER(?property != dkg:evidence)
  }}
  UNION
  {{
    {restriction}
    ?fact dkg:evidence ?span .
    ?span oa:hasSource ?source ; dkg:section ?section ; oa:hasSelector ?words , ?place .
    ?source dcterms:identifier ?document .
    ?words oa:exact ?quote .
    ?place oa:start ?start ; oa:end ?end .
  }}
  UNION
  {{
    {restriction}
    ?fact dkg:object ?thing .
    VALUES (?match ?broad) {{ (skos:exactMatch false) (skos:broadMatch true) }}
    ?thing ?match ?term .
    ?term dcterms:identifier ?curie .
    OPTIONAL {{ ?term rdfs:label ?label }}
  }}
}}
"""
_ORDER = {relation: place for place, relation in enumerate(FACT_CLASSES)}


@dataclass(frozen=True, slots=True)
class FactNode:
    """A fact and the nodes it stands between.

    Args:
        iri: of the fact.
        drug: the drug it is about.
        object: the thing said of the drug.
        spans: the places it was read from, sorted.
        fact: what it says.
    """

    iri: Iri
    drug: Iri
    object: Iri
    spans: tuple[Iri, ...]
    fact: Fact


@dataclass(slots=True)
class _Parts:
    drug_name: str = ""
    said: dict[str, set[Term]] = field(default_factory=lambda: defaultdict(set))
    places: dict[Iri, tuple[PythonValue, ...]] = field(default_factory=dict)
    terms: set[Grounding] = field(default_factory=set)


def restriction_to_drug(drug: Iri) -> str:
    """The pattern that keeps facts about a drug.

    Args:
        drug: IRI of the drug.

    >>> restriction_to_drug(Iri("https://example.org/drug"))
    '?fact dkg:drug <https://example.org/drug> .'
    """
    return f"?fact dkg:drug {drug.sparql()} ."


def read_facts(store: Store, restriction: str = "?fact a dkg:Fact .") -> list[FactNode]:
    """The facts that a pattern keeps, in the order of the contract's relations, then of reading.

    The match of a grounding comes back as exact or broad, as the graph tells no finer; the rule of a
    piece of evidence only where all evidence of the fact has one rule.

    Args:
        store: the store to ask.
        restriction: SPARQL pattern over ``?fact``.

    Returns:
        The facts, each with its IRI and those of its drug, object and places.

    Raises:
        StoreResponseError: the store holds facts of another shape.
        StoreError: the store failed.

    >>> pattern = "?fact dkg:drug <https://w3id.org/drugkg/id/drug/zorvexant> ."
    >>> [(node.fact.relation, node.fact.object) for node in read_facts(store, pattern)]
    [('indication', 'gout'), ('adverse_effect', 'nausea')]
    """
    found: dict[Iri, _Parts] = defaultdict(_Parts)
    for row in select(store, PREFIXES + _QUERY.format(restriction=restriction)).rows:
        fact, name, prop, value, span, *place, curie, label, broad = row
        if not isinstance(fact, Iri):
            raise _shape_error(store, "a fact without an IRI")
        parts = found[fact]
        if isinstance(prop, Iri) and value is not None:
            parts.said[prop.value.removeprefix(ONTOLOGY)].add(value)
            parts.drug_name = name.value if name else ""
        elif isinstance(span, Iri):
            parts.places[span] = tuple(_value(term) for term in place)
        elif curie is not None:
            match = MatchKind.BROAD if _value(broad) is True else MatchKind.EXACT
            parts.terms.add(Grounding(curie.value, label.value if label else "", match))
    nodes = [_node(iri, parts, store) for iri, parts in found.items()]
    return sorted(nodes, key=_reading_order)


def _node(iri: Iri, parts: _Parts, store: Store) -> FactNode:
    relation = _text(parts.said["relation"])
    kind = FACT_CLASSES.get(relation)
    if kind is None:
        raise _shape_error(store, f"fact {iri.value} has the unknown relation {relation!r}")
    (drug,) = _iris(parts.said["drug"]) or (None,)
    things = _iris(parts.said["object"])
    if drug is None or len(things) != 1:
        raise _shape_error(store, f"fact {iri.value} lacks its drug or its object")
    rules = parts.said["rule"]
    rule = _text(rules) if len(rules) == 1 else ""
    try:
        fact = kind(
            drug=parts.drug_name,
            object=_text(parts.said["objectText"]),
            status=Status(_text(parts.said["status"])),
            evidence=tuple(sorted(_evidence(place, rule) for place in parts.places.values())),
            groundings=tuple(sorted(parts.terms)),
            **cast(dict[str, Any], _qualifiers(kind, parts)),
        )
    except (TypeError, ValueError) as error:
        raise _shape_error(store, f"fact {iri.value} is malformed ({error})") from error
    return FactNode(iri, drug, things[0], tuple(sorted(parts.places)), fact)


_COMMON = frozenset(f.name for f in fields(Fact))


def _qualifiers(kind: type[Fact], parts: _Parts) -> dict[str, QualifierValue]:
    found: dict[str, QualifierValue] = {}
    for item in fields(kind):
        terms = parts.said.get(_camel(item.name))
        if item.name in _COMMON or not terms:
            continue
        value = _value(min(terms, key=lambda term: term.value))
        # The graph writes 300.0 as 300; the field's type says what it was.
        found[item.name] = float(value) if str(item.type).startswith("float") else value  # type: ignore[arg-type,assignment]
    return found


def _camel(name: str) -> str:
    head, *rest = name.split("_")
    return head + "".join(word.capitalize() for word in rest)


def _evidence(place: tuple[PythonValue, ...], rule: str) -> Evidence:
    document, section, start, end, quote = place
    if not isinstance(start, int) or not isinstance(end, int):
        raise ValueError("a place without numbers")
    return Evidence(str(document), str(section), TextSpan(start, end, str(quote)), rule)


def _reading_order(node: FactNode) -> tuple[int, str, int, int, str, str]:
    first = node.fact.evidence[0]
    return (
        _ORDER[node.fact.relation],
        first.document,
        first.span.start,
        first.span.end,
        node.fact.object,
        node.iri.value,
    )


def _text(terms: Iterable[Term]) -> str:
    return min((term.value for term in terms), default="")


def _iris(terms: Iterable[Term]) -> list[Iri]:
    return sorted(term for term in terms if isinstance(term, Iri))


def _value(term: Term | None) -> PythonValue:
    return term.to_python() if isinstance(term, Literal) else None


def _shape_error(store: Store, problem: str) -> StoreResponseError:
    return StoreResponseError(
        f"this is no drugkg graph: {problem}", where=store.where, advice="build the release again"
    )


def labels(store: Store, nodes: Iterable[Iri]) -> dict[Iri, str]:
    """The names of things, by IRI; of several the first.

    Args:
        store: the store to ask.
        nodes: IRIs of things.

    Returns:
        Label by IRI; things without one are left out.

    Raises:
        StoreError: the store failed.

    >>> labels(store, [Iri("https://w3id.org/drugkg/id/condition/gout"), Iri("x:unheard-of")])
    {Iri(value='https://w3id.org/drugkg/id/condition/gout'): 'gout'}
    """
    found: dict[Iri, str] = {}
    ordered = sorted(set(nodes))
    for first in range(0, len(ordered), _CHUNK):
        values = " ".join(node.sparql() for node in ordered[first : first + _CHUNK])
        answer = select(
            store,
            f"{PREFIXES} SELECT ?node (MIN(?label) AS ?name) WHERE {{ VALUES ?node {{ {values} }} "
            "?node rdfs:label ?label } GROUP BY ?node",
        )
        for node, name in answer.rows:
            if isinstance(node, Iri) and name is not None:
                found[node] = name.value
    return found
