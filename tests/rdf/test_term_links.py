"""Terms in the graph."""

from __future__ import annotations

import pyoxigraph as ox

from kg_builder.ground import Grounder, shipped_lexicon
from kg_builder.model import DrugNames
from kg_builder.rdf import iris
from kg_builder.rdf.term_links import drug_lines, hierarchy_lines

SKOS = "http://www.w3.org/2004/02/skos/core#"


def rows_of(store: ox.Store, query: str) -> list[ox.QuerySolution]:
    found = store.query(query)
    assert isinstance(found, ox.QuerySolutions)
    return list(found)


def store_of(lines: list[str]) -> ox.Store:
    assert lines == sorted(set(lines))
    store = ox.Store()
    store.load("".join(lines).encode(), ox.RdfFormat.N_QUADS)
    return store


def test_broader_terms_are_reached_from_a_term() -> None:
    grounder = Grounder.load([shipped_lexicon()])
    store = store_of(hierarchy_lines(["MONDO:0005314", "HP:0000989"], grounder))
    ask = f"""ASK {{ GRAPH <{iris.TERMS_GRAPH}> {{
        <{iris.term_iri("MONDO:0005314")}> <{SKOS}broader>+ <{iris.term_iri("MONDO:0002562")}> }} }}"""
    assert store.query(ask)
    labels = rows_of(
        store,
        (
            f"""SELECT ?t WHERE {{ GRAPH ?g {{ ?s <{SKOS}broader> ?t
        FILTER NOT EXISTS {{ ?t <http://www.w3.org/2000/01/rdf-schema#label> ?l }} }} }}"""
        ),
    )
    assert labels == []


def test_identifiers_of_other_vocabularies_are_linked() -> None:
    grounder = Grounder.load([shipped_lexicon()])
    store = store_of(hierarchy_lines(["MONDO:0005301"], grounder))
    ask = f"""ASK {{ GRAPH ?g {{
        <{iris.term_iri("MONDO:0005301")}> <{SKOS}exactMatch> <{iris.term_iri("MESH:D009103")}> }} }}"""
    assert store.query(ask)


def test_a_drug_is_linked_to_its_term_and_classes() -> None:
    grounder = Grounder.load([shipped_lexicon()])
    store = store_of(drug_lines(DrugNames("baclofen"), grounder))
    rows = rows_of(
        store,
        (
            f"""SELECT ?t WHERE {{ GRAPH <{iris.GROUNDINGS_GRAPH}> {{
        <https://w3id.org/drugkg/id/drug/baclofen> <{SKOS}exactMatch> ?t }} }}"""
        ),
    )
    assert [row["t"].value for row in rows] == [iris.term_iri("UNII:H789N3FKE8")]
    above = f"""SELECT ?l WHERE {{ GRAPH <{iris.TERMS_GRAPH}> {{ <{iris.term_iri("UNII:H789N3FKE8")}>
        <{SKOS}broader> ?c . ?c <http://www.w3.org/2000/01/rdf-schema#label> ?l }} }}"""
    assert "muscle relaxant" in {row["l"].value for row in rows_of(store, above)}


def test_an_unknown_drug_has_no_term() -> None:
    assert drug_lines(DrugNames("notadrugatall"), Grounder.load([shipped_lexicon()])) == []
