"""The interchange store: rdflib in this process. Slow on large graphs, at home in every RDF program."""

from __future__ import annotations

import urllib.error
import warnings
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from ..errors import SparqlError, StoreError, StoreTimeoutError
from .base import Result, Solutions, Triples
from .elsewhere import FEDERATED_SECONDS, endpoints_asked, failed_elsewhere, within
from .oxigraph import brief, from_oxigraph, reading, unique_triples
from .syntax import QueryForm, query_form
from .terms import LANG_STRING, XSD, BlankNode, Iri, Literal, Term, Triple

if TYPE_CHECKING:
    import pyoxigraph
    import rdflib
    from rdflib.term import IdentifiedNode, Node

__all__ = ["RdflibStore"]


class RdflibStore:
    """A graph in an rdflib Dataset whose default graph is the union of all.

    Args:
        dataset: a dataset to ask; None for an empty one.

    >>> with RdflibStore() as store:
    ...     store.load(b"<x:a> <x:b> <x:c> <x:g> .")
    ...     store.query("ASK { <x:a> ?p ?o }")
    True
    """

    def __init__(self, dataset: rdflib.Dataset | None = None, *, where: str = "rdflib memory") -> None:
        import rdflib

        self._where = where
        self._dataset: rdflib.Dataset | None = (
            rdflib.Dataset(default_union=True) if dataset is None else dataset
        )
        self._dataset.default_union = True

    @property
    def where(self) -> str:
        """Where it answers from."""
        return self._where

    @property
    def dataset(self) -> rdflib.Dataset:
        """The dataset itself."""
        if self._dataset is None:
            raise StoreError("the store is closed", where=self._where, advice="open it again")
        return self._dataset

    def query(self, sparql: str) -> Result:
        """See Store."""
        from pyparsing.exceptions import ParseBaseException
        from rdflib.plugins.sparql import prepareQuery

        dataset = self.dataset
        form = query_form(sparql)
        endpoints = endpoints_asked(sparql)
        try:
            # Prepared without rdflib's own prefixes, so that no query works here and fails elsewhere.
            prepared = prepareQuery(sparql)
        except (ParseBaseException, ValueError, TypeError, KeyError) as error:
            raise SparqlError(f"the query is malformed ({brief(error)})", where=self._where) from error
        except Exception as error:  # rdflib raises plain Exception for unknown prefixes and bad expressions
            raise SparqlError(f"the query is malformed ({brief(error)})", where=self._where) from error

        def answer() -> Result:
            with warnings.catch_warnings():
                # Its Dataset uses its own deprecated attribute while it answers.
                warnings.simplefilter("ignore", DeprecationWarning)
                try:
                    return _result(dataset.query(prepared), form)
                except urllib.error.HTTPError as error:
                    error.close()  # the refusal of another endpoint; rdflib leaves its connection open
                    raise

        try:
            return within(FEDERATED_SECONDS, answer, " or ".join(endpoints)) if endpoints else answer()
        except StoreTimeoutError:
            raise
        except Exception as error:  # its evaluator has no error type of its own
            if endpoints:
                raise failed_elsewhere(brief(error), endpoints) from error
            raise StoreError(f"the query failed ({brief(error)})", where=self._where) from error

    def graphs(self) -> tuple[Iri, ...]:
        """See Store."""
        import rdflib

        default = rdflib.graph.DATASET_DEFAULT_GRAPH_ID
        names = {str(g.identifier) for g in self.dataset.graphs() if g.identifier != default and len(g)}
        return tuple(Iri(name) for name in sorted(names))

    def load(self, source: Path | bytes, media_type: str = "application/n-quads") -> None:
        """See LoadableStore. Parsed by pyoxigraph, which is many times faster."""
        import pyoxigraph

        with reading(source, media_type, self._where) as (stream, kind):
            self.dataset.addN(self._quads(pyoxigraph.parse(stream, kind)))

    def _quads(
        self, quads: Iterable[pyoxigraph.Quad]
    ) -> Iterator[tuple[IdentifiedNode, rdflib.URIRef, IdentifiedNode | rdflib.Literal, rdflib.Graph]]:
        import pyoxigraph
        import rdflib

        graphs: dict[object, rdflib.Graph] = {}
        for quad in quads:
            name = quad.graph_name
            if name not in graphs:
                graphs[name] = (
                    self.dataset.default_graph
                    if isinstance(name, pyoxigraph.DefaultGraph)
                    else self.dataset.graph(rdflib.URIRef(name.value))
                )
            subject, obj = _to_rdflib(quad.subject), _to_rdflib(quad.object)
            if not isinstance(subject, rdflib.Literal):
                yield subject, rdflib.URIRef(quad.predicate.value), obj, graphs[name]

    def close(self) -> None:
        """See Store."""
        self._dataset = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _result(answer: rdflib.query.Result, form: QueryForm) -> Result:
    if form == "ASK":
        return bool(answer.askAnswer)
    if form != "SELECT":
        return Triples(unique_triples(map(_triple, answer.graph or ())))
    variables = answer.vars or []
    rows = tuple(tuple(_term(binding.get(v)) for v in variables) for binding in answer.bindings)
    return Solutions(tuple(map(str, variables)), rows)


def _to_rdflib(term: object) -> IdentifiedNode | rdflib.Literal:
    import rdflib

    match from_oxigraph(term):
        case Iri(value):
            return rdflib.URIRef(value)
        case BlankNode(value):
            return rdflib.BNode(value)
        case Literal(value, _, language) if language:
            return rdflib.Literal(value, lang=language)
        case Literal(value, datatype):
            # Normalising would rewrite "2.50" as "2.5"; plain strings have no datatype in rdflib.
            kind = None if datatype == XSD + "string" else rdflib.URIRef(datatype)
            return rdflib.Literal(value, datatype=kind, normalize=False)
        case _:
            raise StoreError("the data holds something that is no RDF term")


def _term(node: Node | None) -> Term | None:
    import rdflib

    if node is None:
        return None
    if isinstance(node, rdflib.Literal):
        if node.language:
            return Literal(str(node), LANG_STRING, node.language)
        return Literal(str(node), str(node.datatype or XSD + "string"))
    if isinstance(node, rdflib.BNode):
        return BlankNode(str(node))
    return Iri(str(node))


def _triple(triple: tuple[Node, Node, Node]) -> Triple:
    subject, predicate, obj = map(_term, triple)
    if subject is None or obj is None or not isinstance(predicate, Iri):
        raise StoreError("the answer holds a triple whose predicate is no IRI")
    return subject, predicate, obj
