"""Facts that say there is none of something stay facts, and are no tie between drugs."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from kg_builder.graph import DrugGraph
from kg_builder.model import DrugNames
from kg_builder.query import NameIndex, ParameterType
from kg_builder.query.records import NOTHING
from kg_builder.rdf.mapping import document_lines
from kg_builder.store import OxigraphStore
from tests.example_lines import EFFECT, NOT_WITH, document_of, line, said

NONE = line("contraindications", "None: plovinib", said(NOT_WITH, "none"))
GOUT = line("contraindications", "Gout", said(NOT_WITH, "gout"))
RASH = line("adverse_effects", "Rash", said(EFFECT, "rash"))


@pytest.fixture(scope="module")
def graph() -> Iterator[DrugGraph]:
    pages = {"plovinib": (NONE, RASH), "zorvexant": (NONE,), "quelimab": (GOUT, RASH)}
    lines = {
        text
        for name, told in pages.items()
        for text in document_lines(*document_of(DrugNames(name), told), version="0")
    }
    store = OxigraphStore()
    store.load("".join(sorted(lines)).encode())
    with DrugGraph(store) as graph:
        yield graph


def test_the_fact_is_kept(graph: DrugGraph) -> None:
    assert [fact.object for fact in graph.drug("zorvexant").contraindications] == ["none"]
    assert graph.thing("none") == NOTHING


def test_no_chain_leads_over_it(graph: DrugGraph) -> None:
    assert graph.explain("plovinib", "zorvexant") is None
    assert str(graph.explain("plovinib", "quelimab")).count("rash") == 2


def test_drugs_are_not_alike_by_it(graph: DrugGraph) -> None:
    (only,) = graph.similar("plovinib")
    assert (only.name, round(only.similarity, 3)) == ("quelimab", 0.333)
    assert graph.similar("zorvexant") == []
    assert not graph.query("compare/shared_facts", drug="plovinib", other="zorvexant")
    (shared,) = graph.query("compare/shared_facts", drug="plovinib", other="quelimab")
    assert shared["object_name"] == "rash"


def test_networks_are_without_it(graph: DrugGraph) -> None:
    assert NOTHING.value not in graph.to_networkx()
    around = graph.neighbourhood("plovinib", 2)
    assert {around.nodes[node]["label"] for node in around} == {"plovinib", "quelimab", "rash"}


def test_it_is_no_suggestion(graph: DrugGraph) -> None:
    assert NameIndex(graph.store).suggestions(ParameterType.CONDITION, "nonee") == ()
