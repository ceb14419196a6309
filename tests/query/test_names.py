"""Names in any case, brands, synonyms, CURIEs, IRIs; on every store."""

from __future__ import annotations

import pytest

from kg_builder.errors import ParameterError, UnknownDrugError
from kg_builder.query import Catalog, NameIndex, ParameterType, run
from kg_builder.query.names import drug_names
from kg_builder.store import Iri, OxigraphStore, Store
from tests.example_graph import documents, example_nquads

BASE = "https://w3id.org/drugkg/id/"


@pytest.mark.parametrize(
    "name",
    [
        "sertraline",
        "SERTRALINE",
        "SerTraLine",
        "Zoloft",
        "zoloft",
        "zOLOFT",
        "Sertraline  Hydrochloride",
        BASE + "drug/sertraline",
    ],
)
def test_a_drug_by_any_of_its_names(any_store: Store, name: str) -> None:
    assert NameIndex(any_store).resolve(ParameterType.DRUG, name) == (Iri(BASE + "drug/sertraline"),)


@pytest.mark.parametrize("curie", ["UNII:A10SJL62JY", "unii:A10SJL62JY", "RXCUI:1876366"])
def test_a_drug_by_curie(any_store: Store, curie: str) -> None:
    assert NameIndex(any_store).resolve(ParameterType.DRUG, curie) == (Iri(BASE + "drug/ocrelizumab"),)


@pytest.mark.parametrize(
    ("kind", "name", "iris"),
    [
        (ParameterType.CONDITION, "Hair Loss", ["condition/hair-loss"]),
        (ParameterType.CONDITION, "hair-loss", ["condition/hair-loss"]),
        (ParameterType.CONDITION, "HP:0002315", ["condition/headache"]),
        (ParameterType.CLASS, "ssris", ["drug-class/ssris"]),
        (ParameterType.CLASS, "Monoclonal antibodies", ["drug-class/monoclonal-antibodies"]),
        (ParameterType.DOCUMENT, "baclofen.txt", None),
        (ParameterType.DOCUMENT, "Baclofen", None),
    ],
)
def test_other_things(any_store: Store, kind: ParameterType, name: str, iris: list[str] | None) -> None:
    if iris is None:
        (baclofen,) = [m.document_id for m, _ in documents() if m.drug.generic == "baclofen"]
        iris = [f"document/{baclofen}"]
    assert NameIndex(any_store).resolve(kind, name) == tuple(Iri(BASE + iri) for iri in iris)


def test_a_fact_by_id_and_iri(any_store: Store) -> None:
    index = NameIndex(any_store)
    iri = Iri(BASE + "fact/943de83376e5f5feb4a7")
    assert index.resolve(ParameterType.FACT, "943DE83376e5f5feb4a7") == (iri,)
    assert index.resolve(ParameterType.FACT, iri.value) == (iri,)


@pytest.mark.parametrize(
    ("name", "suggestion"),
    [("ocrelizumb", "ocrelizumab"), ("Zolof", "Zoloft"), ("caffein", "caffeine"), ("coumadine", "Coumadin")],
)
def test_an_unknown_drug_comes_with_suggestions(any_store: Store, name: str, suggestion: str) -> None:
    with pytest.raises(UnknownDrugError) as caught:
        NameIndex(any_store).resolve(ParameterType.DRUG, name)
    assert suggestion in caught.value.suggestions
    assert suggestion in str(caught.value)


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        (ParameterType.CONDITION, "hairloss"),
        (ParameterType.CONDITION, "sertraline"),
        (ParameterType.CLASS, "statins"),
        (ParameterType.DOCUMENT, "nothing.txt"),
        (ParameterType.FACT, "00000000000000000000"),
        (ParameterType.FACT, "not an id"),
        (ParameterType.CONDITION, BASE + "condition/none"),
        (ParameterType.CONDITION, 'say "no" \\'),
    ],
)
def test_other_unknown_things(example_store: Store, kind: ParameterType, name: str) -> None:
    with pytest.raises(ParameterError):
        NameIndex(example_store).resolve(kind, name)


@pytest.mark.parametrize("name", ["", "#", "a:b:c", "x:", "http://", "https://exa mple", "é", "'", "\n"])
def test_odd_names_are_unknown_not_errors_of_another_kind(example_store: Store, name: str) -> None:
    with pytest.raises((UnknownDrugError, ParameterError)):
        NameIndex(example_store).resolve(ParameterType.DRUG, name)


def test_all_drugs_by_name(any_store: Store) -> None:
    assert [name for name, _ in drug_names(any_store)] == [
        "aspirin",
        "aspirin and caffeine",
        "baclofen",
        "caffeine",
        "natalizumab",
        "ocrelizumab",
        "sertraline",
        "warfarin",
    ]


TERM = "http://purl.obolibrary.org/obo/MONDO_0005301"
ABOVE = "http://purl.obolibrary.org/obo/MONDO_0002562"
SKOS = "http://www.w3.org/2004/02/skos/core#"
HIERARCHY = f"""\
<{TERM}> <{SKOS}broader> <{ABOVE}> <x:terms> .
<{ABOVE}> <http://www.w3.org/2000/01/rdf-schema#label> "demyelinating disease" <x:terms> .
<{ABOVE}> <http://purl.org/dc/terms/identifier> "MONDO:0002562" <x:terms> .
"""


@pytest.mark.parametrize("name", ["Demyelinating Disease", "MONDO:0002562", "mondo:0002562"])
def test_a_term_above_what_documents_name(name: str) -> None:
    with OxigraphStore() as store:
        store.load(example_nquads() + HIERARCHY.encode())
        assert NameIndex(store).resolve(ParameterType.CONDITION, name) == (Iri(ABOVE),)
        table = run(store, Catalog().get("indications/drugs_for_condition"), {"condition": name})
        assert set(table.column("drug_name")) == {"natalizumab", "ocrelizumab"}
        with pytest.raises(UnknownDrugError):
            NameIndex(store).resolve(ParameterType.DRUG, name)
