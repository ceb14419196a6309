"""Asks packaged queries and free SPARQL text of a store."""

from __future__ import annotations

from collections.abc import Mapping

from ..errors import SparqlError
from ..store.base import Store
from ..store.syntax import query_form
from .binding import Argument, Resolver, bind
from .catalog import PackagedQuery
from .names import NameIndex
from .prefixes import undeclared
from .table import ResultTable

__all__ = ["run", "run_text"]


def run(
    store: Store,
    query: PackagedQuery,
    arguments: Mapping[str, Argument] | None = None,
    *,
    resolver: Resolver | None = None,
) -> ResultTable:
    """The answer to a packaged query.

    Args:
        store: the store to ask.
        query: the query.
        arguments: its arguments by parameter name.
        resolver: finds things by name; the store itself by default.

    Returns:
        The answer, its columns typed as the query's header says.

    Raises:
        ParameterError: a missing, unknown or ill-typed argument.
        UnknownDrugError: a drug that the graph does not hold.
        StoreError: the store failed.

    >>> from .catalog import Catalog
    >>> query = Catalog().get("safety/adverse_effects_of_drug")
    >>> [row["effect_name"] for row in run(store, query, {"drug": "zorvexant"}).rows]
    ['nausea']
    """
    text = bind(query, arguments or {}, resolver or NameIndex(store))
    try:
        result = store.query(text)
    except SparqlError as error:
        raise SparqlError(
            error.problem, where=f"{query.name} on {store.where}", advice=error.advice
        ) from error
    return ResultTable.of(result, query.form, name=query.name, columns=query.columns)


def run_text(store: Store, sparql: str) -> ResultTable:
    """The answer to a SPARQL query.

    Args:
        store: the store to ask.
        sparql: text of the query.

    Raises:
        SparqlError: the text is no query, or malformed, or uses prefixes that it does not declare.
        StoreError: the store failed.

    >>> from kg_builder.store import OxigraphStore
    >>> run_text(OxigraphStore(), "SELECT (1 + 1 AS ?two) WHERE {}").rows
    [{'two': 2}]
    """
    form = query_form(sparql)
    try:
        return ResultTable.of(store.query(sparql), form)
    except SparqlError as error:
        raise undeclared(sparql, store.where) or error from error.__cause__
