"""The Python API, on every store."""

from __future__ import annotations

from pathlib import Path

import networkx as nx
import pytest

from kg_builder.errors import ParameterError, SparqlError, UnknownDrugError, UnknownQueryError
from kg_builder.graph import DrugGraph
from kg_builder.graph.paths import LINKS
from kg_builder.model import FACT_CLASSES, AdverseEffect, Fact, Interaction, MatchKind, Status
from kg_builder.query.records import read_facts
from kg_builder.store import Iri, OxigraphStore, Store
from kg_builder.store.serve import Server
from tests.example_graph import example_facts

BASE = "https://w3id.org/drugkg/id/"


@pytest.fixture(scope="module")
def graph(any_store: Store) -> DrugGraph:
    return DrugGraph(any_store)


def test_facts_come_back_as_they_were_written(graph: DrugGraph) -> None:
    written = example_facts()
    read = {node.iri.value.rpartition("/")[2]: node.fact for drug in graph for node in drug.nodes}
    assert read == written
    assert all(fact.id == key for key, fact in read.items())


def test_all_facts_in_one_go(graph: DrugGraph) -> None:
    assert sorted(node.fact.id for node in read_facts(graph.store)) == sorted(example_facts())


def test_a_drug_costs_one_query(example_store: OxigraphStore) -> None:
    class Counting(OxigraphStore):
        asked = 0

        def query(self, sparql: str):  # type: ignore[no-untyped-def]
            Counting.asked += 1
            return example_store.query(sparql)

    drug = DrugGraph(Counting()).drug("sertraline")
    before = Counting.asked
    assert drug.indications
    assert drug.adverse_effects()
    assert drug.facts
    assert Counting.asked == before + 1


def test_properties(graph: DrugGraph) -> None:
    drug = graph.drug("OCREVUS")
    assert drug.name == "ocrelizumab"
    assert repr(drug) == "Drug('ocrelizumab')"
    assert drug == graph.drug("ocrelizumab")
    assert len({drug, graph.drug("Ocrevus")}) == 1
    assert [b.object for b in drug.brand_names] == ["Ocrevus"]
    assert [c.object for c in drug.classes] == ["monoclonal antibodies"]
    assert [(t.object, t.mechanism) for t in drug.targets] == [("CD20", "binds")]
    assert [i.population for i in drug.indications] == ["adults", None]
    assert drug.indications[0].groundings[0].match is MatchKind.BROAD
    assert [c.object for c in drug.contraindications] == ["active hepatitis B infection"]
    assert [e.object for e in drug.adverse_effects("common")] == [
        "cough",
        "headache",
        "infusion reactions",
        "upper respiratory tract infections",
    ]
    assert [e.object for e in drug.adverse_effects(at_least_percent=30)] == ["infusion reactions"]
    assert [w.severity for w in drug.warnings] == ["serious"]
    assert [a.timing for a in drug.warning_actions] == ["before the first dose", None, None]
    assert [(c.object, c.count, c.comparator) for c in drug.interaction_counts] == [
        ("serious", 41, ">="),
        ("severe", 0, "="),
    ]
    assert [i.management for i in drug.interactions] == ["avoid"]
    assert [f.package for f in drug.dosage_forms] == ["10 mL vial"]
    assert [s.dose_value for s in drug.strengths] == [30.0]
    assert [(r.dose_value, r.doses) for r in drug.dose_regimens] == [(300.0, 2), (600.0, None)]
    assert [m.action for m in drug.dose_modifications] == ["halve the rate"]
    assert [s.object for s in drug.screenings] == ["hepatitis B virus"]
    assert [p.statement for p in drug.special_populations] == ["not established"]
    assert [p.object for p in drug.pregnancy] == ["pregnancy registry", "contraception"]
    assert [s.statement for s in drug.lactation] == ["not known"]
    assert [r.object for r in drug.references] == ["https://example.org/ocrelizumab"]
    assert list(drug) == list(drug.facts)


def test_every_relation_has_a_property() -> None:
    facts = {fact.relation for fact in example_facts().values()}
    assert facts == set(FACT_CLASSES) == set(LINKS)


def test_other_statuses_are_apart(graph: DrugGraph) -> None:
    drug = graph.drug("sertraline")
    assert "cough" not in [e.object for e in drug.adverse_effects()]
    assert [e.object for e in drug.adverse_effects(status="negated")] == ["cough", "hair loss"]
    assert [e.object for e in drug.of(AdverseEffect, Status.CLASS_EFFECT)] == ["bleeding"]
    assert len(drug.of(AdverseEffect, None)) > len(drug.of(AdverseEffect))
    assert len(drug.of(Fact, None)) == len(drug.facts)


def test_evidence_of_several_documents(graph: DrugGraph) -> None:
    (confusion,) = [e for e in graph.drug("sertraline").adverse_effects() if e.object == "confusion"]
    assert len({evidence.document for evidence in confusion.evidence}) == 2
    assert {evidence.span.quote.casefold() for evidence in confusion.evidence} == {"confusion"}


def test_unknown_drugs(graph: DrugGraph) -> None:
    with pytest.raises(UnknownDrugError) as caught:
        graph.drug("sertralin")
    assert "sertraline" in caught.value.suggestions
    assert "Zoloft" in graph
    assert "Zolofft" not in graph
    assert 3 not in graph


def test_queries_and_sparql(graph: DrugGraph) -> None:
    table = graph.query("safety/adverse_effects_of_drug", drug="ocrevus")
    assert table.column("effect_name")[0] == "infusion reactions"
    assert graph.query("profile/drugs_of_class", **{"class": "SSRIs"}).column("drug_name") == ["sertraline"]
    assert graph.sparql("SELECT (1 AS ?one) WHERE {}").rows == [{"one": 1}]
    with pytest.raises(ParameterError):
        graph.query("safety/adverse_effects_of_drug")
    with pytest.raises(UnknownQueryError):
        graph.query("safety/none")
    with pytest.raises(SparqlError):
        graph.sparql("SELECT")


@pytest.mark.filterwarnings("ignore:Dataset.default_context:DeprecationWarning")
def test_as_rdflib(graph: DrugGraph) -> None:
    found = graph.rdflib().query(
        "SELECT ?o WHERE { ?d a <https://w3id.org/drugkg/ontology#Drug> ; "
        "<https://w3id.org/drugkg/ontology#hasBrandName> ?o } ORDER BY ?o"
    )
    assert [str(row[0]).removeprefix(BASE) for row in found] == [  # type: ignore[index]
        "brand/coumadin",
        "brand/jantoven",
        "brand/ocrevus",
        "brand/tysabri",
        "brand/zoloft",
    ]


def test_as_networkx(graph: DrugGraph) -> None:
    network = graph.to_networkx()
    assert isinstance(network, nx.MultiDiGraph)
    asserted = {key for key, fact in example_facts().items() if fact.status is Status.ASSERTED}
    edges = {key: data for _, _, key, data in network.edges(keys=True, data=True) if data["kind"] == "fact"}
    assert set(edges) == asserted
    for key, data in edges.items():
        fact = example_facts()[key]
        assert data["relation"] == fact.relation
        assert {name: data[name] for name in fact.qualifiers} == fact.qualifiers
        assert len(data["evidence"]) == len(fact.evidence)
    headache = network.nodes[BASE + "condition/headache"]
    assert headache["kind"] == "condition"
    assert headache["label"].casefold() == "headache"
    assert headache["terms"] == ("HP:0002315",)
    narrow = BASE + "condition/active-secondary-progressive-disease"
    assert network.has_edge(narrow, BASE + "condition/relapsing-multiple-sclerosis", key="broader")
    assert len(graph.to_networkx(statuses=None).edges) > len(network.edges)


def test_neighbourhood(graph: DrugGraph) -> None:
    alone = graph.neighbourhood("headache", 0)
    assert list(alone.nodes) == [BASE + "condition/headache"]
    near = graph.neighbourhood("headache", 1)
    drugs = {node for node, data in near.nodes(data=True) if data["kind"] == "drug"}
    assert drugs == {
        BASE + f"drug/{name}" for name in ("ocrelizumab", "natalizumab", "sertraline", "baclofen")
    }
    wide = graph.neighbourhood("headache", 2)
    assert set(near.nodes) < set(wide.nodes)
    assert BASE + "brand/ocrevus" in wide.nodes
    whole = graph.to_networkx()
    for start, end, key in wide.edges(keys=True):
        assert whole.has_edge(start, end, key=key) or key == "substance"


def test_explanations(graph: DrugGraph) -> None:
    itself = graph.explain("Ocrevus", "ocrelizumab")
    assert itself
    assert len(itself) == 0
    chain = graph.explain("ocrelizumab", "SSRIs")
    assert chain is not None
    assert [step.relation for step in chain.steps] == ["adverse_effect", "adverse_effect", "drug_class"]
    assert [step.forward for step in chain.steps] == [True, False, True]
    first, second, third = chain.steps
    assert first.source_name == "ocrelizumab"
    assert first.target == second.source
    assert second.target_name == third.source_name == "sertraline"
    assert third.target_name == "SSRIs"
    assert all(step.facts and step.facts[0].fact.evidence for step in chain.steps)
    assert str(chain).splitlines()[2] == "sertraline --drug_class--> SSRIs"


def test_an_explanation_by_a_wider_condition(graph: DrugGraph) -> None:
    chain = graph.explain("active secondary progressive disease", "natalizumab")
    assert chain is not None
    assert [step.relation for step in chain.steps] == ["broader", "indication"]
    assert chain.steps[0].facts == ()


def test_an_explanation_by_a_named_drug(graph: DrugGraph) -> None:
    chain = graph.explain("warfarin", BASE + "substance/warfarin")
    assert chain
    assert [(step.relation, step.forward, step.facts) for step in chain.steps] == [("substance", True, ())]


def test_no_explanation(graph: DrugGraph) -> None:
    assert graph.explain("ocrelizumab", "caffeine") is None
    assert graph.explain("ocrelizumab", "SSRIs", longest=2) is None
    with pytest.raises(ParameterError, match="eadache"):
        graph.explain("ocrelizumab", "headach")


def test_similar_drugs(graph: DrugGraph) -> None:
    found = graph.similar("ocrelizumab")
    assert [drug.name for drug in found] == ["natalizumab", "sertraline", "baclofen"]
    best = found[0]
    assert dict(best.shared) == {"drug_class": 1, "indication": 1, "adverse_effect": 1}
    assert 0 < found[2].similarity < found[1].similarity < best.similarity < 1
    assert graph.similar("ocrelizumab", limit=1) == [best]
    # It takes two to be alike, and either says the same of the other.
    back = {drug.name: drug.similarity for drug in graph.similar("natalizumab")}
    assert back["ocrelizumab"] == best.similarity
    assert graph.similar("aspirin") == []


def test_opening_and_connecting(example_release: Path, example_server: Server) -> None:
    with DrugGraph.open(example_release) as graph:
        assert graph.drug("Ocrevus").name == "ocrelizumab"
        assert str(example_release) in repr(graph)
    with DrugGraph.connect(example_server.url, timeout=10) as graph:
        assert next(drug.name for drug in graph.drugs()) == "aspirin"
    for place in (example_release, str(example_release), example_server.url):
        with DrugGraph.open_or_connect(place) as graph:
            assert graph.drug("Zoloft").of(Interaction)


def test_things_by_name(graph: DrugGraph) -> None:
    assert graph.thing("Headache") == Iri(BASE + "condition/headache")
    assert graph.thing("ssris") == Iri(BASE + "drug-class/ssris")
    assert graph.thing("https://example.org/any") == Iri("https://example.org/any")
