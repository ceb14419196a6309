"""Queries that use prefixes which they do not declare are told so, whatever the store says."""

from __future__ import annotations

import pytest

from kg_builder.errors import SparqlError
from kg_builder.query import run_text
from kg_builder.query.prefixes import undeclared
from kg_builder.store import Store


def test_the_prefix_and_its_line_are_named_on_every_store(any_store: Store) -> None:
    with pytest.raises(SparqlError) as caught:
        run_text(any_store, "SELECT ?s { ?s a dkg:Drug ; rdfs:label ?name }")
    told = str(caught.value)
    assert "the prefixes dkg:, rdfs: are not declared" in told
    assert "PREFIX dkg: <https://w3id.org/drugkg/ontology#>" in told
    assert "PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>" in told


@pytest.mark.parametrize(
    "sparql",
    [
        "PREFIX d: <x:#> ASK { ?s d:p d:o , _:b }",
        "PREFIX : <x:#> ASK { ?s :p 'dkg:Drug' } # dkg:Drug",
        "ASK { ?s <dkg:p> ?o }",
    ],
)
def test_what_is_declared_or_no_prefix_is_not_named(sparql: str) -> None:
    assert undeclared(sparql) is None


def test_a_prefix_of_nobody_has_to_be_looked_up() -> None:
    assert "PREFIX zorv: <its IRI>" in str(undeclared("ASK { ?s zorv:p ?o }"))


def test_other_faults_keep_their_own_words(any_store: Store) -> None:
    with pytest.raises(SparqlError, match="begins with none of SELECT"):
        run_text(any_store, "SELEC ?s { ?s a dkg:Drug }")
    with pytest.raises(SparqlError, match=r"malformed|refuses"):
        run_text(any_store, "PREFIX d: <x:#> SELECT ?s { ?s d:p }")
