"""Tokens, groups, forms and projections."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg_builder.errors import SparqlError
from kg_builder.store.syntax import groups, projection, query_form, tokens, variables


@pytest.mark.parametrize(
    ("sparql", "form"),
    [
        ("select * {}", "SELECT"),
        ("# ASK\nBASE <x:CONSTRUCT> PREFIX ask: <x:#> CONSTRUCT {} WHERE {}", "CONSTRUCT"),
        ("PREFIX select: <x:y> ASK {}", "ASK"),
        ("DESCRIBE <x:a>", "DESCRIBE"),
    ],
)
def test_forms(sparql: str, form: str) -> None:
    assert query_form(sparql) == form


@pytest.mark.parametrize(
    "sparql", ["", "{ SELECT }", "INSERT { } WHERE { SELECT * {} }", "DELETE WHERE {}", "# ASK"]
)
def test_what_has_no_form(sparql: str) -> None:
    with pytest.raises(SparqlError):
        query_form(sparql)


def test_a_misspelt_form_is_malformed_and_an_update_is_none_of_ours() -> None:
    with pytest.raises(SparqlError, match="malformed"):
        query_form("SELEC ?s { ?s ?p ?o }")
    with pytest.raises(SparqlError, match="update"):
        query_form("INSERT DATA { <x:a> <x:b> <x:c> }")


@pytest.mark.parametrize(
    ("sparql", "columns"),
    [
        ("SELECT ?a ?b WHERE {}", ("a", "b")),
        ("SELECT REDUCED ?a { ?a ?b ?c }", ("a",)),
        ("SELECT (IF(?x > 1, ?y, (?z)) AS ?n) ?a FROM <x:g> WHERE {}", ("n", "a")),
        ('SELECT (CONCAT(?x, ") AS ?no") AS ?n) {}', ("n",)),
        ("SELECT * WHERE { SELECT ?a {} }", None),
        ("ASK { ?a ?b ?c }", None),
    ],
)
def test_projections(sparql: str, columns: tuple[str, ...] | None) -> None:
    assert projection(sparql) == columns


def test_comparison_is_no_iri_and_names_keep_their_dots() -> None:
    assert variables("FILTER(?a < ?b && ?c > 3)") == {"a", "b", "c"}
    assert [t.text for t in tokens("?a x:b.c . $d")] == ["?a", "x:b.c", ".", "$d"]


@pytest.mark.parametrize(
    "text", ['"?a"', "'?a'", '"""?a " ?b"""', "'''?a\n?b'''", "<x:?a>", "# ?a", r'"\"?a"', r"'\'?a'"]
)
def test_quoted_variables_are_none(text: str) -> None:
    assert variables(text) == frozenset()


@pytest.mark.parametrize("sparql", ["{", "}", "{ } }", "{ { }"])
def test_braces_that_do_not_pair(sparql: str) -> None:
    with pytest.raises(SparqlError):
        groups(sparql)


def test_groups_know_their_parents() -> None:
    found = groups("WHERE { { ?a } OPTIONAL { ?b } }")
    assert [(group.opener, group.parent) for group in found] == [("WHERE", None), ("{", 0), ("OPTIONAL", 0)]


@given(st.text())
def test_any_text_can_be_cut(text: str) -> None:
    assert all(text.startswith(token.text, token.start) for token in tokens(text))
