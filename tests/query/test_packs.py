"""The packaged queries themselves: well-formed, none vacuous, the same rows on every store."""

from __future__ import annotations

import re

import pytest

from kg_builder.query import Catalog, PackagedQuery
from kg_builder.resources import queries_dir
from kg_builder.store import Store
from kg_builder.store.terms import Literal
from tests.query.write_expected import answer, expected_file

QUERIES = [query for pack in Catalog().packs() for query in pack.queries]
IDS = [query.name for query in QUERIES]


@pytest.mark.parametrize("query", QUERIES, ids=IDS)
def test_every_query_gives_its_rows_on_every_store(query: PackagedQuery, any_store: Store) -> None:
    file = expected_file(query)
    assert file.is_file(), "run python -m tests.query.write_expected"
    assert answer(any_store, query).to_tsv() == file.read_text("utf-8")


@pytest.mark.parametrize("query", QUERIES, ids=IDS)
def test_no_query_is_vacuous(query: PackagedQuery, example_store: Store) -> None:
    assert answer(example_store, query)


@pytest.mark.parametrize("query", [q for q in QUERIES if q.columns], ids=lambda q: q.name)
def test_values_are_of_the_declared_types(query: PackagedQuery, example_store: Store) -> None:
    kinds: dict[str, type | tuple[type, ...]] = {
        "iri": str,
        "string": str,
        "integer": int,
        "number": (int, float),
        "boolean": bool,
    }
    table = answer(example_store, query)
    for column in query.columns:
        values = [value for value in table.column(column.name) if value is not None]
        assert all(isinstance(value, kinds[column.type]) for value in values), column
        at = table.column_names.index(column.name)
        is_literal = [isinstance(row[at], Literal) for row in table.terms if row[at] is not None]
        assert all(literal != (column.type == "iri") for literal in is_literal), column


@pytest.mark.parametrize("query", QUERIES, ids=IDS)
def test_required_parameters_bite(query: PackagedQuery) -> None:
    # A pack's query with a required parameter has an example that its rows are kept for.
    for parameter in query.parameters:
        assert parameter.default is not None or parameter.example is not None


def test_there_are_packs_for_each_subject() -> None:
    packs = {pack.name: pack for pack in Catalog().packs()}
    assert sorted(packs) == [
        "compare",
        "dosing",
        "evidence",
        "federation",
        "indications",
        "interactions",
        "interchange",
        "profile",
        "quality",
        "reproduction",
        "safety",
    ]
    assert len(QUERIES) >= 50
    assert {query.form for query in QUERIES} == {"SELECT", "ASK", "CONSTRUCT"}
    assert all(pack.title and pack.description.endswith(".") for pack in packs.values())


def test_no_rows_are_kept_for_queries_that_are_gone() -> None:
    assert set(queries_dir().glob("*/expected/*.tsv")) == {expected_file(query) for query in QUERIES}


@pytest.mark.parametrize("query", QUERIES, ids=IDS)
def test_headers_read_well(query: PackagedQuery) -> None:
    assert query.summary[0].isupper()
    assert not query.summary.endswith(".")
    assert len(query.summary) <= 100
    assert query.tags
    for parameter in query.parameters:
        assert not parameter.description.endswith(".")


@pytest.mark.parametrize("query", QUERIES, ids=IDS)
def test_prefixes_are_declared_once_and_used(query: PackagedQuery) -> None:
    body = re.sub(r"^PREFIX.*$", "", query.text, flags=re.MULTILINE)
    declared = re.findall(r"^PREFIX (\w+):", query.text, flags=re.MULTILINE)
    assert len(declared) == len(set(declared))
    assert all(re.search(rf"\b{name}:\w", body) for name in declared)
