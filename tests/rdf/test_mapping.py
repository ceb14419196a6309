from __future__ import annotations

import random

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import given, settings

from kg_builder import terms
from kg_builder.model import (
    FACT_CLASSES,
    AdverseEffect,
    DrugNames,
    Evidence,
    Fact,
    Grounding,
    Indication,
    MatchKind,
    Monograph,
    Reference,
    SemanticType,
    Status,
    TextSpan,
)
from kg_builder.rdf import iris
from kg_builder.rdf.mapping import RELATIONS, THING_CLASSES, camel_case, document_lines, qualifier_types

from .made import documents, evidence, full_facts, monograph

SKOS = "http://www.w3.org/2004/02/skos/core#"


def lines_of(document: Monograph, facts: list[Fact]) -> list[str]:
    return document_lines(document, facts, version="9.9")


def triples(lines: list[str]) -> set[tuple[str, str, str]]:
    found = set()
    for quad in ox.parse("".join(lines), ox.RdfFormat.N_QUADS):
        assert not isinstance(quad.object, ox.Triple | ox.BlankNode)
        found.add((str(quad.subject)[1:-1], quad.predicate.value, quad.object.value))
    return found


# rdflib's own N-Quads parser still uses the property that it deprecates.
@pytest.mark.filterwarnings("ignore:Dataset.default_context is deprecated")
@settings(max_examples=60, deadline=None)
@given(documents())
def test_two_parsers_read_the_lines_back_one_quad_a_line(made: tuple[Monograph, list[Fact]]) -> None:
    lines = lines_of(*made)
    assert lines == sorted(set(lines))
    text = "".join(lines)
    quads = list(ox.parse(text, ox.RdfFormat.N_QUADS))
    assert sorted(f"{quad} .\n" for quad in quads) == lines
    dataset = rdflib.Dataset()
    dataset.parse(data=text, format="nquads")
    assert len(dataset) == len(lines)


@settings(max_examples=60, deadline=None)
@given(documents())
def test_both_layers_agree(made: tuple[Monograph, list[Fact]]) -> None:
    document, facts = made
    found = triples(lines_of(document, facts))
    direct = {terms_.direct for terms_ in RELATIONS.values()}
    one_hop = {triple for triple in found if triple[1] in direct}
    value = {(s, p): o for s, p, o in found if p in (terms.drug, terms.object, terms.relation, terms.status)}
    nodes = {s for s, p, o in found if o == terms.Fact}
    assert one_hop == {
        (value[n, terms.drug], RELATIONS[value[n, terms.relation]].direct, value[n, terms.object])
        for n in nodes
        if value[n, terms.status] == "asserted"
    }
    assert nodes == {iris.fact_iri(fact.id) for fact in facts}


@settings(max_examples=40, deadline=None)
@given(documents())
def test_order_of_facts_does_not_matter(made: tuple[Monograph, list[Fact]]) -> None:
    document, facts = made
    shuffled = random.Random(7).sample(facts, len(facts))  # noqa: S311 - order of a test
    assert lines_of(document, facts) == lines_of(document, shuffled)


@settings(max_examples=40, deadline=None)
@given(documents())
def test_every_qualifier_is_a_typed_literal_of_its_fact(made: tuple[Monograph, list[Fact]]) -> None:
    document, facts = made
    found = triples(lines_of(document, facts))
    for fact in facts:
        for name, value in fact.qualifiers.items():
            written = [
                o for s, p, o in found if s == iris.fact_iri(fact.id) and p == terms.DKG + camel_case(name)
            ]
            assert len(written) == 1
            if isinstance(value, bool):
                assert written == [str(value).lower()]
            elif isinstance(value, int | float):
                assert float(written[0]) == value
            else:
                assert written == [value]


def test_the_table_covers_the_contract() -> None:
    assert list(RELATIONS) == list(FACT_CLASSES)
    assert set(THING_CLASSES) == set(SemanticType)
    assert {t for c in FACT_CLASSES.values() for t in qualifier_types(c).values()} == {
        "str",
        "int",
        "float",
        "bool",
    }


def test_only_asserted_facts_have_a_one_hop_triple() -> None:
    document = monograph()
    for status in Status:
        fact = Indication(drug="examplin", object="gout", status=status, evidence=(evidence(document, 0, 3),))
        found = {p for _, p, _ in triples(lines_of(document, [fact]))}
        assert (terms.hasIndication in found) == (status is Status.ASSERTED)


def test_a_quote_that_is_not_in_the_text_is_refused() -> None:
    document = monograph()
    wrong = Evidence(document.document_id, "warnings", TextSpan(0, 4, "goat"), "tests/wrong")
    with pytest.raises(ValueError, match="tests/wrong gives a wrong span"):
        lines_of(document, [Indication(drug="examplin", object="gout", evidence=(wrong,))])


def test_evidence_of_other_documents_stays_out() -> None:
    document, other = monograph(), monograph(name="other.txt")
    fact = Indication(
        drug="examplin", object="gout", evidence=(evidence(document, 0, 3), evidence(other, 0, 3))
    )
    assert other.document_id not in "".join(lines_of(document, [fact]))


def test_broader_things_are_linked_and_named() -> None:
    document = monograph()
    effect = AdverseEffect(
        drug="examplin", object="hives", broader="Skin Trouble", evidence=(evidence(document, 0, 3),)
    )
    found = triples(lines_of(document, [effect]))
    narrow, wide = (iris.thing_iri(SemanticType.CONDITION, t) for t in ("hives", "skin trouble"))
    assert (narrow, SKOS + "broader", wide) in found
    assert (iris.fact_iri(effect.id), terms.broaderObject, wide) in found
    assert any(s == wide and o == "Skin Trouble" for s, _, o in found)


def test_groundings_stand_in_their_own_graph() -> None:
    document = monograph()
    groundings = (
        Grounding("HP:0002315", "Headache", MatchKind.BROAD),
        Grounding("MONDO:0005393", "gout", MatchKind.EXACT),
    )
    fact = Indication(
        drug="examplin", object="gout", evidence=(evidence(document, 0, 3),), groundings=groundings
    )
    lines = [line for line in lines_of(document, [fact]) if "Match>" in line and "/condition/" in line]
    assert all(line.endswith(f"<{iris.GROUNDINGS_GRAPH}> .\n") for line in lines)
    assert [("broadMatch" in line, "HP_0002315" in line) for line in lines] == [(True, True), (False, False)]


@pytest.mark.parametrize(
    ("identifiers", "ingredients", "predicates"),
    [
        (("UNII:AA",), ("a",), {"exactMatch"}),
        (("UNII:AA", "UNII:BB"), ("a", "b"), {"relatedMatch"}),
        (("NDC:1", "RXCUI:2"), ("a",), {"relatedMatch"}),
    ],
)
def test_identifiers_say_same_only_of_the_substance(
    identifiers: tuple[str, ...], ingredients: tuple[str, ...], predicates: set[str]
) -> None:
    base = monograph()
    document = Monograph(
        base.document_id,
        base.source_name,
        base.media_type,
        base.sha256,
        base.text,
        (),
        DrugNames(
            "a and b" if len(ingredients) > 1 else "a", ingredients=ingredients, identifiers=identifiers
        ),
    )
    found = triples(lines_of(document, []))
    assert {p.removeprefix(SKOS) for _, p, _ in found if p.endswith("Match")} == predicates
    assert sum(p == terms.hasIngredient for _, p, _ in found) == (0 if len(ingredients) == 1 else 2)


def test_a_reference_is_its_own_address() -> None:
    document = monograph()
    fact = Reference(drug="examplin", object="https://example.org/x", evidence=(evidence(document, 0, 3),))
    assert (iris.fact_iri(fact.id), terms.object, "https://example.org/x") in triples(
        lines_of(document, [fact])
    )


def test_no_reference_describes_a_node_of_ours() -> None:
    document = monograph()
    address = iris.fact_iri("3f5c")
    fact = Reference(drug="examplin", object=address, evidence=(evidence(document, 0, 3),))
    assert address not in {subject for subject, _, _ in triples(lines_of(document, [fact]))}


def test_a_place_of_two_sections_has_both() -> None:
    document = monograph()
    places = (evidence(document, 0, 3, "warnings"), evidence(document, 0, 3, "adverse_effects"))
    fact = Indication(drug="examplin", object="gout", evidence=places)
    sections = [o for _, p, o in triples(lines_of(document, [fact])) if p == terms.section]
    assert sorted(sections) == ["adverse_effects", "warnings"]


def test_every_class_and_property_written_is_in_the_ontology() -> None:
    document = monograph()
    known = {
        value for name, value in vars(terms).items() if not name.startswith("_") and isinstance(value, str)
    }
    for _, predicate, value in triples(lines_of(document, full_facts(document))):
        for iri in (predicate, value):
            if iri.startswith(terms.DKG):
                assert iri in known
