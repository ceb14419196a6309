"""Arguments become VALUES blocks, of the right type, in the right places."""

from __future__ import annotations

import pyoxigraph
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg_builder.errors import ParameterError, UnknownDrugError
from kg_builder.query import PackagedQuery, Parameter, ParameterType
from kg_builder.query.binding import Argument, bind, bound_values, insert_values
from kg_builder.store import Iri, Literal
from kg_builder.store.terms import XSD


class OneDrug:
    """A resolver that knows aspirin."""

    def resolve(self, kind: ParameterType, name: str) -> tuple[Iri, ...]:
        if name.casefold() == "aspirin":
            return (Iri(f"x:{kind}/aspirin"),)
        raise UnknownDrugError(f"no {name}")


def query_with(kind: ParameterType, **more: object) -> PackagedQuery:
    parameter = Parameter("a", kind, "what", example="e", **more)  # type: ignore[arg-type]
    text = "SELECT ?s WHERE { ?s ?p ?_a }"
    return PackagedQuery("p/q", "S", "", "SELECT", (parameter,), (), (), text)


def value_of(kind: ParameterType, value: Argument, **more: object) -> tuple[Iri | Literal, ...]:
    return bound_values(query_with(kind, **more), {"a": value}, OneDrug())["a"]


@pytest.mark.parametrize(
    ("kind", "value", "term"),
    [
        (ParameterType.STRING, "Héllo", Literal("Héllo")),
        (ParameterType.INTEGER, 3, Literal("3", XSD + "integer")),
        (ParameterType.INTEGER, "-3", Literal("-3", XSD + "integer")),
        (ParameterType.INTEGER, 3.0, Literal("3", XSD + "integer")),
        (ParameterType.NUMBER, 10, Literal("10.000000", XSD + "decimal")),
        (ParameterType.NUMBER, "1.5", Literal("1.500000", XSD + "decimal")),
        (ParameterType.BOOLEAN, True, Literal("true", XSD + "boolean")),
        (ParameterType.BOOLEAN, "No", Literal("false", XSD + "boolean")),
        (ParameterType.IRI, "https://e.org/a", Iri("https://e.org/a")),
        (ParameterType.IRI, "<https://e.org/a>", Iri("https://e.org/a")),
        (ParameterType.DRUG, " Aspirin ", Iri("x:drug/aspirin")),
        (ParameterType.CONDITION, "aspirin", Iri("x:condition/aspirin")),
    ],
)
def test_values_are_read_as_their_type(kind: ParameterType, value: Argument, term: Iri | Literal) -> None:
    assert value_of(kind, value) == (term,)


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (ParameterType.STRING, 3),
        (ParameterType.INTEGER, "three"),
        (ParameterType.INTEGER, 3.5),
        (ParameterType.INTEGER, True),
        (ParameterType.INTEGER, "nan"),
        (ParameterType.INTEGER, "inf"),
        (ParameterType.NUMBER, "nan"),
        (ParameterType.NUMBER, "1e400"),
        (ParameterType.BOOLEAN, "perhaps"),
        (ParameterType.IRI, "no iri"),
        (ParameterType.IRI, "x:a> } INSERT {"),
        (ParameterType.DRUG, "  "),
        (ParameterType.DRUG, 5),
    ],
)
def test_values_of_another_type_are_refused(kind: ParameterType, value: Argument) -> None:
    with pytest.raises(ParameterError):
        value_of(kind, value)


def test_choices() -> None:
    assert value_of(ParameterType.STRING, "a", choices=("a", "b")) == (Literal("a"),)
    with pytest.raises(ParameterError, match="'a', 'b'"):
        value_of(ParameterType.STRING, "c", choices=("a", "b"))


def test_missing_unknown_and_defaults() -> None:
    query = query_with(ParameterType.INTEGER)
    with pytest.raises(ParameterError, match="a \\(integer\\) is missing"):
        bind(query, {}, OneDrug())
    with pytest.raises(ParameterError, match="no parameter 'b'; it has a"):
        bind(query, {"a": 1, "b": 2}, OneDrug())
    with_default = query_with(ParameterType.INTEGER, default=7)
    assert "VALUES ?_a { 7 }" in bind(with_default, {}, OneDrug()).replace(f'"7"^^<{XSD}integer>', "7")


def test_unknown_drugs_are_named() -> None:
    with pytest.raises(UnknownDrugError):
        value_of(ParameterType.DRUG, "nothing")


@pytest.mark.parametrize(
    ("sparql", "bound"),
    [
        ("ASK WHERE { ?_a ?p ?o }", "ASK WHERE {V ?_a ?p ?o }"),
        ("ASK WHERE { ?s ?p '?_a' }", "ASK WHERE { ?s ?p '?_a' }"),
        ("ASK WHERE { ?s ?p ?o # ?_a\n}", "ASK WHERE { ?s ?p ?o # ?_a\n}"),
        (
            "SELECT ?s WHERE { { ?s ?p ?_a } UNION { ?s ?q ?r FILTER(?r > ?_a) } }",
            "SELECT ?s WHERE { {V ?s ?p ?_a } UNION {V ?s ?q ?r FILTER(?r > ?_a) } }",
        ),
        (
            "SELECT ?s WHERE { ?s ?p ?r FILTER NOT EXISTS { ?r ?p ?_a } }",
            "SELECT ?s WHERE { ?s ?p ?r FILTER NOT EXISTS {V ?r ?p ?_a } }",
        ),
        (
            "SELECT ?s WHERE { { SELECT ?s WHERE { ?s ?p ?_a } } }",
            "SELECT ?s WHERE { { SELECT ?s WHERE {V ?s ?p ?_a } } }",
        ),
        (
            "CONSTRUCT { ?_a a ?c } WHERE { ?s ?p ?c }",
            "CONSTRUCT { ?_a a ?c } WHERE {V ?s ?p ?c }",
        ),
        ("SELECT ?_a ?s WHERE { ?s ?p ?c }", "SELECT ?_a ?s WHERE {V ?s ?p ?c }"),
        (
            "SELECT ?s WHERE { VALUES (?_a ?b) { ('x' 1) } ?s ?_a ?b }",
            "SELECT ?s WHERE {V VALUES (?_a ?b) { ('x' 1) } ?s ?_a ?b }",
        ),
    ],
)
def test_each_group_that_speaks_of_a_parameter_gets_its_block(sparql: str, bound: str) -> None:
    assert insert_values(sparql, {"a": (Literal("1"),)}) == bound.replace("V ", ' VALUES ?_a { "1" } ')


def test_a_parameter_with_several_values() -> None:
    text = insert_values("ASK WHERE { ?_a ?p 1 }", {"a": (Iri("x:a"), Iri("x:b"))})
    assert "{ <x:a> <x:b> }" in text


@given(st.text())
def test_any_text_arrives_whole_and_changes_nothing_else(text: str) -> None:
    bound = insert_values("SELECT ?_a WHERE { }", {"a": (Literal(text),)})
    rows = list(pyoxigraph.Store().query(bound))  # type: ignore[arg-type]
    assert [row["_a"].value for row in rows] == [text]
