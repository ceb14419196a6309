"""What holds for every store: embedded, rdflib, and a real endpoint elsewhere."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from pathlib import Path

import pytest

from kg_builder.errors import SparqlError, StoreError
from kg_builder.store import (
    BlankNode,
    Iri,
    Literal,
    LoadableStore,
    OxigraphStore,
    RdflibStore,
    RemoteStore,
    Solutions,
    Store,
    Triples,
    ask,
    construct,
    open_store,
    select,
)
from kg_builder.store.serve import Server
from kg_builder.store.terms import XSD

DKG = "PREFIX dkg: <https://w3id.org/drugkg/ontology#> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> "
BASE = "https://w3id.org/drugkg/id/"


def test_is_a_store(any_store: Store) -> None:
    assert isinstance(any_store, Store)
    assert any_store.where


def test_select_gives_terms_in_the_order_of_the_query(any_store: Store) -> None:
    answer = any_store.query(
        DKG
        + 'SELECT ?drug ?name ?none WHERE { ?drug a dkg:Drug ; rdfs:label ?name FILTER(?name = "warfarin") }'
    )
    assert answer == Solutions(
        ("drug", "name", "none"), ((Iri(BASE + "drug/warfarin"), Literal("warfarin"), None),)
    )


@pytest.mark.parametrize(
    ("written", "term", "value"),
    [
        ("1", Literal("1", XSD + "integer"), 1),
        ("2.5", Literal("2.5", XSD + "decimal"), 2.5),
        ("true", Literal("true", XSD + "boolean"), True),
        ('"tab\\there"', Literal("tab\there"), "tab\there"),
        ('"a \\"quoted\\" é 漢 \\\\"', Literal('a "quoted" é 漢 \\'), 'a "quoted" é 漢 \\'),
        ("<https://example.org/a#b>", Iri("https://example.org/a#b"), "https://example.org/a#b"),
    ],
)
def test_terms_arrive_as_they_were_written(
    any_store: Store, written: str, term: object, value: object
) -> None:
    answer = select(any_store, f"SELECT ?x WHERE {{ VALUES ?x {{ {written} }} }}")
    assert answer.rows == ((term,),)
    assert answer.values() == [(value,)]


def test_language_tags_are_kept(any_store: Store) -> None:
    ((term,),) = select(any_store, 'SELECT ?x WHERE { VALUES ?x { "Husten"@de } }').rows
    assert isinstance(term, Literal)
    assert (term.value, term.language) == ("Husten", "de")


def test_values_in_the_graph_are_typed(any_store: Store) -> None:
    query = DKG + f"SELECT ?p WHERE {{ ?f dkg:drug <{BASE}drug/warfarin> ; dkg:percent ?p }}"
    assert select(any_store, query).values() == [(12.5,)]


def test_ask(any_store: Store) -> None:
    assert ask(any_store, "ASK { ?s ?p ?o }") is True
    assert ask(any_store, "ASK WHERE { <x:none> ?p ?o }") is False


def test_construct_gives_each_triple_once(any_store: Store) -> None:
    query = (
        DKG + "CONSTRUCT { ?drug a <x:Seen> } WHERE { ?fact dkg:drug ?drug ; dkg:relation 'adverse_effect' }"
    )
    triples = construct(any_store, query)
    assert sorted(t[0].value.removeprefix(BASE) for t in triples) == [
        "drug/baclofen",
        "drug/natalizumab",
        "drug/ocrelizumab",
        "drug/sertraline",
        "drug/warfarin",
    ]


def test_describe_gives_triples(any_store: Store) -> None:
    answer = any_store.query(f"DESCRIBE <{BASE}drug/baclofen>")
    assert isinstance(answer, Triples)
    assert any(Literal("baclofen") in triple for triple in answer.triples)


def test_the_default_graph_is_the_union_of_all(any_store: Store) -> None:
    # A drug's facts stand in its documents' graphs, labels and groundings in others.
    query = DKG + ("SELECT (COUNT(DISTINCT ?g) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } }")
    ((count,),) = select(any_store, query).values()
    assert count == len(any_store.graphs()) == 9
    across = DKG + (
        "ASK { ?f dkg:object ?c . ?c <http://www.w3.org/2004/02/skos/core#exactMatch> ?t ; rdfs:label ?l }"
    )
    assert ask(any_store, across)


def test_a_triple_in_two_graphs_is_one_answer(any_store: Store) -> None:
    query = DKG + "SELECT ?v WHERE { ?agent a <http://www.w3.org/ns/prov#SoftwareAgent> ; rdfs:label ?v }"
    assert select(any_store, query).values() == [("drugkg 0",)]


def test_graphs_are_sorted_names(any_store: Store) -> None:
    graphs = any_store.graphs()
    assert list(graphs) == sorted(graphs)
    assert Iri(BASE + "graph/groundings") in graphs


def test_blank_nodes_are_terms(any_store: Store) -> None:
    ((term,),) = select(any_store, "SELECT ?b WHERE { BIND(BNODE() AS ?b) }").rows
    assert isinstance(term, BlankNode)


@pytest.mark.parametrize(
    "bad",
    [
        "",
        "hello",
        "SELECT WHERE {",
        "SELECT ?x WHERE { ?x ?y }",
        "SELECT ?x WHERE { ?x unknown:prefix ?y }",
        "INSERT DATA { <x:a> <x:b> <x:c> }",
        "DROP ALL",
    ],
)
def test_what_is_no_query_is_refused(any_store: Store, bad: str) -> None:
    with pytest.raises(SparqlError) as caught:
        any_store.query(bad)
    assert str(caught.value)


def test_the_embedded_store_says_where_a_query_goes_wrong(example_store: OxigraphStore) -> None:
    with pytest.raises(SparqlError, match="at line 2"):
        example_store.query("SELECT ?x WHERE { ?x ?y\n}")


def test_asking_for_the_wrong_form_is_refused(any_store: Store) -> None:
    with pytest.raises(SparqlError):
        select(any_store, "ASK { ?s ?p ?o }")
    with pytest.raises(SparqlError):
        ask(any_store, "SELECT ?s WHERE { ?s ?p ?o }")
    with pytest.raises(SparqlError):
        construct(any_store, "ASK { ?s ?p ?o }")


def test_a_long_query_is_answered(any_store: Store) -> None:
    values = " ".join(f'"value {i}"' for i in range(2000))
    answer = select(any_store, f"SELECT (COUNT(?x) AS ?n) WHERE {{ VALUES ?x {{ {values} }} }}")
    assert answer.values() == [(2000,)]


def test_a_keyword_in_a_string_does_not_change_the_form(any_store: Store) -> None:
    answer = select(any_store, 'SELECT ?x WHERE { VALUES ?x { "DELETE { ASK } # CONSTRUCT" } }')
    assert answer.values() == [("DELETE { ASK } # CONSTRUCT",)]


Opener = Callable[[Path, Server], Store]


@pytest.mark.parametrize(
    "opened",
    [
        pytest.param(lambda release, _: open_store(release), id="oxigraph"),
        pytest.param(lambda release, _: open_store(release, engine="rdflib"), id="rdflib"),
        pytest.param(lambda _, server: open_store(server.url), id="remote"),
    ],
)
def test_a_closed_store_answers_no_more(
    opened: Opener, example_release: Path, example_server: Server
) -> None:
    with opened(example_release, example_server) as store:
        assert ask(store, "ASK { ?s ?p ?o }")
    with pytest.raises(StoreError, match="closed"):
        store.query("ASK { ?s ?p ?o }")


@pytest.mark.parametrize("empty", [OxigraphStore, RdflibStore])
def test_loading_files_and_bytes(empty: type[OxigraphStore | RdflibStore], tmp_path: Path) -> None:
    plain, packed = tmp_path / "a.nq", tmp_path / "b.nq.gz"
    plain.write_text("<x:a> <x:p> <x:b> <x:g> .\n")
    packed.write_bytes(gzip.compress(b"<x:a> <x:p> <x:c> <x:h> .\n"))
    with empty() as store:
        assert isinstance(store, LoadableStore)
        assert store.graphs() == ()
        store.load(plain)
        store.load(packed)
        store.load(b"<x:a> <x:p> <x:d> .", "text/turtle")
        assert sorted(select(store, "SELECT ?o WHERE { <x:a> <x:p> ?o }").values()) == [
            ("x:b",),
            ("x:c",),
            ("x:d",),
        ]
        assert store.graphs() == (Iri("x:g"), Iri("x:h"))


@pytest.mark.parametrize("empty", [OxigraphStore, RdflibStore])
def test_what_cannot_be_loaded_is_an_error(empty: type[OxigraphStore | RdflibStore], tmp_path: Path) -> None:
    cut = tmp_path / "cut.nq.gz"
    cut.write_bytes(gzip.compress(b"<x:a> <x:p> <x:c> <x:h> .\n")[:-9])
    bad: list[tuple[Path | bytes, str]] = [
        (b"not quads at all", "application/n-quads"),
        (b"", "text/no-such-format"),
        (tmp_path / "missing.nq", "application/n-quads"),
        (cut, "application/n-quads"),
    ]
    with empty() as store:
        for source, media_type in bad:
            with pytest.raises(StoreError):
                store.load(source, media_type)


def test_remote_is_read_only(example_remote: RemoteStore) -> None:
    assert not isinstance(example_remote, LoadableStore)
