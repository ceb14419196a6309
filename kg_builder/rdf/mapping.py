"""Facts as quads: one table says how each relation is written, in both layers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, fields
from typing import NamedTuple, cast

from kg_builder import terms
from kg_builder.model import (
    FACT_CLASSES,
    DrugNames,
    Evidence,
    Fact,
    MatchKind,
    Monograph,
    SemanticType,
    Status,
    by_content,
)

from . import iris
from .canonical import boolean, decimal, integer, iri, ordered, quad, string
from .packed import PLACES, packed_fact, unpacked
from .provenance import document_quads, place_line

__all__ = [
    "RELATIONS",
    "THING_CLASSES",
    "RelationTerms",
    "camel_case",
    "document_lines",
    "packed_document_lines",
    "qualifier_types",
]


@dataclass(frozen=True, slots=True)
class RelationTerms:
    """The terms that write one relation.

    Args:
        direct: property of the one-hop triple.
        fact_class: class of the fact node.
    """

    direct: str
    fact_class: str


RELATIONS: dict[str, RelationTerms] = {
    "brand_name": RelationTerms(terms.hasBrandName, terms.BrandName),
    "drug_class": RelationTerms(terms.hasDrugClass, terms.ClassMembership),
    "target": RelationTerms(terms.hasTarget, terms.TargetAction),
    "indication": RelationTerms(terms.hasIndication, terms.Indication),
    "contraindication": RelationTerms(terms.hasContraindication, terms.Contraindication),
    "adverse_effect": RelationTerms(terms.hasAdverseEffect, terms.AdverseEffect),
    "warning": RelationTerms(terms.hasWarning, terms.Warning),
    "warning_action": RelationTerms(terms.hasWarningAction, terms.WarningAction),
    "interaction_count": RelationTerms(terms.hasInteractionCount, terms.InteractionCount),
    "interaction": RelationTerms(terms.interactsWith, terms.Interaction),
    "dosage_form": RelationTerms(terms.hasDosageForm, terms.DosageForm),
    "strength": RelationTerms(terms.hasStrength, terms.Strength),
    "dose_regimen": RelationTerms(terms.hasDoseRegimen, terms.DoseRegimen),
    "dose_modification": RelationTerms(terms.hasDoseModification, terms.DoseModification),
    "screening": RelationTerms(terms.requiresScreening, terms.Screening),
    "special_population": RelationTerms(
        terms.hasSpecialPopulationStatement, terms.SpecialPopulationStatement
    ),
    "pregnancy": RelationTerms(terms.hasPregnancyStatement, terms.PregnancyStatement),
    "lactation": RelationTerms(terms.hasLactationStatement, terms.LactationStatement),
    "reference": RelationTerms(terms.hasReference, terms.Reference),
}
"""How each relation of the contract is written."""

THING_CLASSES: dict[SemanticType, str] = {
    SemanticType.DRUG: terms.Drug,
    SemanticType.BRAND: terms.Brand,
    SemanticType.DRUG_CLASS: terms.DrugClass,
    SemanticType.TARGET: terms.Target,
    SemanticType.CONDITION: terms.Condition,
    SemanticType.TEST: terms.ClinicalTest,
    SemanticType.POPULATION: terms.Population,
    SemanticType.FORM: terms.Form,
    SemanticType.STRENGTH: terms.StrengthValue,
    SemanticType.REGIMEN: terms.Regimen,
    SemanticType.SEVERITY: "http://www.w3.org/2004/02/skos/core#Concept",
    SemanticType.TOPIC: terms.Topic,
    SemanticType.REFERENCE: terms.ReferenceWork,
    SemanticType.SUBSTANCE: terms.Substance,
}
"""Class of the things of each kind."""

_SKOS = "http://www.w3.org/2004/02/skos/core#"
_RDF_TYPE = iri("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
_RDFS_LABEL = iri("http://www.w3.org/2000/01/rdf-schema#label")
_ALT_LABEL = iri(_SKOS + "altLabel")
_BROADER = iri(_SKOS + "broader")
_EXACT_MATCH = iri(_SKOS + "exactMatch")
_BROAD_MATCH = iri(_SKOS + "broadMatch")
_RELATED_MATCH = iri(_SKOS + "relatedMatch")
_IDENTIFIER = iri("http://purl.org/dc/terms/identifier")
_GENERATED_BY = iri("http://www.w3.org/ns/prov#wasGeneratedBy")
_FACT = iri(terms.Fact)
_DRUG_CLASS = iri(terms.Drug)
_SUBSTANCE_CLASS = iri(terms.Substance)
_DRUG = iri(terms.drug)
_OBJECT = iri(terms.object)
_OBJECT_TEXT = iri(terms.objectText)
_RELATION = iri(terms.relation)
_STATUS = iri(terms.status)
_EVIDENCE = iri(terms.evidence)
_RULE = iri(terms.rule)
_HAS_INGREDIENT = iri(terms.hasIngredient)
_AS_SUBSTANCE = iri(terms.asSubstance)
_THINGS = iri(iris.THINGS_GRAPH)
_GROUNDINGS = iri(iris.GROUNDINGS_GRAPH)

_LINKS = {
    "broader": iri(terms.broaderObject),
    "manifestation_of": iri(terms.manifestationObject),
}
_RELATIONS = {
    name: RelationTerms(iri(written.direct), iri(written.fact_class)) for name, written in RELATIONS.items()
}
_FIXED = {
    name: (
        f"{_RDF_TYPE} {_FACT}",
        f"{_RDF_TYPE} {written.fact_class}",
        f'{_RELATION} "{name}"',
    )
    for name, written in _RELATIONS.items()
}
"""What all facts of a relation say of themselves."""
_CLASSES = {kind: iri(cls) for kind, cls in THING_CLASSES.items()}
_COMMON_FIELDS = frozenset(f.name for f in fields(Fact))


def camel_case(name: str) -> str:
    """Local name of the property that writes a qualifier.

    Args:
        name: of the qualifier, as in facts.jsonl.

    >>> camel_case("percent_comparator")
    'percentComparator'
    """
    head, *rest = name.split("_")
    return head + "".join(word.capitalize() for word in rest)


def qualifier_types(cls: type[Fact]) -> dict[str, str]:
    """Declared type of each qualifier of a fact class: "str", "int", "float" or "bool".

    Args:
        cls: a class of facts.

    Returns:
        Types by name of the qualifier, in declared order.

    >>> from kg_builder.model import InteractionCount
    >>> qualifier_types(InteractionCount)
    {'count': 'int', 'comparator': 'str'}
    """
    return {
        f.name: str(f.type).partition(" ")[0].strip("'\"")
        for f in fields(cls)
        if f.name not in _COMMON_FIELDS
    }


_Writer = Callable[[object], str]
_WRITERS: dict[str, _Writer] = {
    "str": lambda value: string(str(value)),
    "int": lambda value: integer(cast(int, value)),
    "float": lambda value: decimal(cast(float, value)),
    "bool": lambda value: boolean(bool(value)),
}
_QUALIFIERS: dict[str, dict[str, tuple[str, _Writer]]] = {
    relation: {
        name: (iri(terms.DKG + camel_case(name)), _WRITERS[kind])
        for name, kind in qualifier_types(cls).items()
    }
    for relation, cls in FACT_CLASSES.items()
}


def document_lines(monograph: Monograph, facts: Iterable[Fact], *, version: str) -> list[str]:
    """All quads of one document: sorted, without repeats, one line each.

    What was read stands in the document's named graph; classes and labels of things, and their
    groundings, in graphs that all documents share.

    Args:
        monograph: the document.
        facts: what was read from it.
        version: version of the code, for provenance.

    Returns:
        Lines of N-Quads, line breaks included.

    Raises:
        ValueError: if a quote doesn't stand in the text where its evidence says.

    >>> lines = document_lines(monograph, facts, version="1.2.0")
    >>> next(line for line in lines if "hasIndication" in line).split()[2]
    '<https://w3id.org/drugkg/id/condition/gout>'
    """
    return ordered(unpacked(packed_document_lines(monograph, facts, version=version)))


def packed_document_lines(monograph: Monograph, facts: Iterable[Fact], *, version: str) -> set[str]:
    """All quads of one document, those of facts and of places in its text packed.

    Args:
        monograph: the document.
        facts: what was read from it, each once.
        version: version of the code, for provenance.

    Returns:
        Lines of N-Quads and packed lines.

    Raises:
        ValueError: if a quote doesn't stand in the text where its evidence says.

    >>> lines = packed_document_lines(monograph, facts, version="1.2.0")
    >>> sum(line.startswith(PLACES) for line in lines)
    2
    """
    name = monograph.document_id
    graph = iri(iris.graph_iri(name))
    read = f"{_GENERATED_BY} {iri(iris.activity_iri(name))}"
    lines = set(document_quads(monograph, graph, version))
    lines.add(quad(iri(iris.document_iri(name)), iri(terms.about), _drug(monograph.drug.generic), graph))
    lines.update(_drug_quads(monograph.drug, graph))
    places: dict[tuple[int, int], _Place] = {}
    drugs = {monograph.drug.generic}
    for fact in facts:
        if fact.drug not in drugs:
            drugs.add(fact.drug)
            lines.update(_thing(_drug(fact.drug), _DRUG_CLASS, fact.drug))
        said, rules = [read], set()
        for evidence in fact.evidence:
            if evidence.document != name:
                continue
            at = evidence.span.start, evidence.span.end
            place = places.get(at)
            if place is None:
                place = places[at] = _Place.of(name, *at)
            place.evidence.append(evidence)
            said.append(place.words)
            rules.add(evidence.rule)
        said += [f"{_RULE} {string(rule)}" for rule in rules if rule]
        told = _told(fact)
        lines.update(told.shared)
        lines.update([f"{triple} {graph} .\n" for triple in told.triples])
        lines.add(packed_fact(told.fact_id, graph, [*said, *told.said]))
    lines.update([place_line(p.name, p.evidence, monograph.text, graph) for p in places.values()])
    return lines


class _Place(NamedTuple):
    """A place in a document.

    Args:
        name: end of its IRI.
        words: that a fact was read there: the property and its value.
        evidence: what was read there.
    """

    name: str
    words: str
    evidence: list[Evidence]

    @classmethod
    def of(cls, document_id: str, start: int, end: int) -> _Place:
        name = iris.span_name(document_id, start, end)
        return cls(name, f"{_EVIDENCE} {PLACES}{name}>", [])


def _drug(name: str) -> str:
    return iri(iris.thing_iri(SemanticType.DRUG, name))


def _thing(node: str, cls: str, label: str) -> Iterator[str]:
    yield quad(node, _RDF_TYPE, cls, _THINGS)
    yield quad(node, _RDFS_LABEL, string(label), _THINGS)


def _drug_quads(names: DrugNames, graph: str) -> Iterator[str]:
    drug = _drug(names.generic)
    yield from _thing(drug, _DRUG_CLASS, names.generic)
    ingredients = names.ingredients if len(names.ingredients) > 1 else ()
    own_names = [name for name in names.all_names if name not in ingredients]
    for name in own_names:
        if name != names.generic:
            yield quad(drug, _ALT_LABEL, string(name), graph)
        substance = iri(iris.thing_iri(SemanticType.SUBSTANCE, name))
        yield quad(drug, _AS_SUBSTANCE, substance, graph)
        yield from _thing(substance, _SUBSTANCE_CLASS, name)
    for name in ingredients:
        yield quad(drug, _HAS_INGREDIENT, _drug(name), graph)
        yield from _thing(_drug(name), _DRUG_CLASS, name)
    uniis = [curie for curie in names.identifiers if curie.startswith("UNII:")]
    for curie in names.identifiers:
        # Only the substance's own identifier is the drug; product codes are about it.
        same = uniis == [curie] and not ingredients
        term = iri(iris.term_iri(curie))
        yield quad(drug, _EXACT_MATCH if same else _RELATED_MATCH, term, _GROUNDINGS)
        yield quad(term, _IDENTIFIER, string(curie), _GROUNDINGS)


class _Told(NamedTuple):
    """What a fact tells, whatever its evidence.

    Args:
        fact_id: of the fact.
        said: what its node says of itself, properties with their values, in order.
        triples: of other nodes, in the graph of its document: the drug in one hop, and wider things.
        shared: quads of things and terms, in graphs that all documents share.
    """

    fact_id: str
    said: tuple[str, ...]
    triples: tuple[str, ...]
    shared: tuple[str, ...]


@by_content
def _told(fact: Fact) -> _Told:
    kind, relation, asserted = fact.object_type, _RELATIONS[fact.relation], fact.status is Status.ASSERTED
    drug, thing = _drug(fact.drug), f"<{iris.object_iri(kind, fact.object)}>"
    words = string(fact.object)
    said = [
        *_FIXED[fact.relation],
        f"{_DRUG} {drug}",
        f"{_OBJECT} {thing}",
        f"{_OBJECT_TEXT} {words}",
        f'{_STATUS} "{fact.status.value}"',
    ]
    triples = [f"{drug} {relation.direct} {thing}"] if asserted else []
    shared = list(_thing(thing, _CLASSES[kind], fact.object))
    writers = _QUALIFIERS[fact.relation]
    for name, value in fact.qualifiers.items():
        predicate, write = writers[name]
        said.append(f"{predicate} {write(value)}")
        link = _LINKS.get(name)
        if link:
            wider = iri(iris.thing_iri(kind, str(value)))
            said.append(f"{link} {wider}")
            shared += _thing(wider, _CLASSES[kind], str(value))
            if asserted and wider != thing:
                triples.append(f"{thing} {_BROADER} {wider}")
    for grounding in fact.groundings:
        term = iri(iris.term_iri(grounding.curie))
        match = _BROAD_MATCH if grounding.match is MatchKind.BROAD else _EXACT_MATCH
        shared.append(quad(thing, match, term, _GROUNDINGS))
        shared.append(quad(term, _RDFS_LABEL, string(grounding.label), _GROUNDINGS))
        shared.append(quad(term, _IDENTIFIER, string(grounding.curie), _GROUNDINGS))
    return _Told(fact.id, tuple(sorted(said)), tuple(triples), tuple(shared))
