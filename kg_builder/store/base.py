"""What a store is: something that answers SPARQL queries over a drugkg graph."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Protocol, Self, runtime_checkable

from ..errors import SparqlError
from .terms import Iri, PythonValue, Term, Triple, to_python

__all__ = ["LoadableStore", "Result", "Solutions", "Store", "Triples", "ask", "construct", "select"]


@dataclass(frozen=True, slots=True)
class Solutions:
    """The answer to a SELECT query.

    Args:
        variables: names without question mark, in the order of the query.
        rows: one tuple a solution, one term (or None, unbound) a variable.

    >>> select(store, "SELECT (1 AS ?one) ('gout' AS ?use) {}").values()
    [(1, 'gout')]
    """

    variables: tuple[str, ...]
    rows: tuple[tuple[Term | None, ...], ...]

    def values(self) -> list[tuple[PythonValue, ...]]:
        """The rows as plain Python values."""
        return [tuple(map(to_python, row)) for row in self.rows]


@dataclass(frozen=True, slots=True)
class Triples:
    """The answer to a CONSTRUCT or DESCRIBE query, without repeats."""

    triples: tuple[Triple, ...]


Result = Solutions | Triples | bool


@runtime_checkable
class Store(Protocol):
    """A graph that can be asked. Queries see the union of all named graphs as the default graph.

    Close a store after use, or use it in a ``with`` statement.
    """

    @property
    def where(self) -> str:
        """The folder or address it answers from, for messages."""
        ...

    def query(self, sparql: str) -> Result:
        """The whole answer to a SELECT, ASK, CONSTRUCT or DESCRIBE query.

        Raises:
            SparqlError: the store refuses the query's text.
            StoreError: the store failed.
        """
        ...

    def graphs(self) -> tuple[Iri, ...]:
        """The named graphs, sorted."""
        ...

    def close(self) -> None:
        """Lets go of files and connections; further queries raise StoreError."""
        ...

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...


@runtime_checkable
class LoadableStore(Store, Protocol):
    """A store of this process, to which quads can be added."""

    def load(self, source: Path | bytes, media_type: str = "application/n-quads") -> None:
        """Adds the quads of a file (gzip if its name ends in .gz) or of bytes.

        Raises:
            StoreError: if they cannot be read.
        """
        ...


def select(store: Store, sparql: str) -> Solutions:
    """The answer to a SELECT query.

    Args:
        store: the store to ask.
        sparql: text of the query.

    Returns:
        Its variables and rows.

    Raises:
        SparqlError: if it is a query of another form.

    >>> select(store, "SELECT (1 + 1 AS ?two) {}").rows[0][0].to_python()
    2
    """
    result = store.query(sparql)
    if isinstance(result, Solutions):
        return result
    raise SparqlError("the query is not a SELECT query", where=store.where)


def ask(store: Store, sparql: str) -> bool:
    """The answer to an ASK query.

    Args:
        store: the store to ask.
        sparql: text of the query.

    Raises:
        SparqlError: if it is a query of another form.

    >>> ask(store, 'ASK { ?drug <http://www.w3.org/2000/01/rdf-schema#label> "zorvexant" }')
    True
    """
    result = store.query(sparql)
    if isinstance(result, bool):
        return result
    raise SparqlError("the query is not an ASK query", where=store.where)


def construct(store: Store, sparql: str) -> tuple[Triple, ...]:
    """The answer to a CONSTRUCT or DESCRIBE query.

    Args:
        store: the store to ask.
        sparql: text of the query.

    Returns:
        Its triples, each once.

    Raises:
        SparqlError: if it is a query of another form.

    >>> construct(store, "CONSTRUCT { <x:a> <x:b> ?sum } { BIND (1 + 1 AS ?sum) }")[0][2].to_python()
    2
    """
    result = store.query(sparql)
    if isinstance(result, Triples):
        return result.triples
    raise SparqlError("the query is not a CONSTRUCT query", where=store.where)
