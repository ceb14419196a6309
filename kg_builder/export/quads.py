"""The graph as RDF files: Turtle, TriG, N-Quads, JSON-LD."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from ..store.base import Store, select
from ..store.terms import Iri, Term

if TYPE_CHECKING:
    import pyoxigraph

__all__ = ["write_jsonld", "write_nquads", "write_trig", "write_turtle"]

_PREFIXES = {
    "dkg": "https://w3id.org/drugkg/ontology#",
    "biolink": "https://w3id.org/biolink/vocab/",
    "dcterms": "http://purl.org/dc/terms/",
    "oa": "http://www.w3.org/ns/oa#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "pav": "http://purl.org/pav/",
    "prov": "http://www.w3.org/ns/prov#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


def write_turtle(store: Store, folder: Path) -> list[Path]:
    """Writes graph.ttl: all triples, without their graphs.

    Args:
        store: the store to read.
        folder: where to write.

    Returns:
        The file written.

    >>> (path,) = write_turtle(store, folder)
    >>> "hasIndication" in path.read_text()
    True
    """
    import pyoxigraph

    triples = (quad.triple for quad in _quads(store))
    path = folder / "graph.ttl"
    pyoxigraph.serialize(triples, str(path), pyoxigraph.RdfFormat.TURTLE, prefixes=_PREFIXES)
    return [path]


def write_trig(store: Store, folder: Path) -> list[Path]:
    """Writes graph.trig: all triples in their named graphs.

    Args:
        store: the store to read.
        folder: where to write.

    Returns:
        The file written.

    >>> (path,) = write_trig(store, folder)
    >>> "graph/zorvexant-" in path.read_text()
    True
    """
    import pyoxigraph

    path = folder / "graph.trig"
    pyoxigraph.serialize(_quads(store), str(path), pyoxigraph.RdfFormat.TRIG, prefixes=_PREFIXES)
    return [path]


def write_nquads(store: Store, folder: Path) -> list[Path]:
    """Writes graph.nq: one line a triple, with its graph; lines sorted within each graph.

    Args:
        store: the store to read.
        folder: where to write.

    Returns:
        The file written.

    >>> (path,) = write_nquads(store, folder)
    >>> sum("#hasIndication>" in line for line in path.read_text().splitlines())
    2
    """
    import pyoxigraph

    path = folder / "graph.nq"
    pyoxigraph.serialize(_quads(store), str(path), pyoxigraph.RdfFormat.N_QUADS)
    return [path]


def write_jsonld(store: Store, folder: Path) -> list[Path]:
    """Writes graph.jsonld: all triples in their named graphs, in expanded form (full IRIs, no context).

    Args:
        store: the store to read.
        folder: where to write.

    Returns:
        The file written.

    >>> (path,) = write_jsonld(store, folder)
    >>> path.read_text().startswith('[{"@id":"https://w3id.org/drugkg/id/graph/')
    True
    """
    import pyoxigraph

    path = folder / "graph.jsonld"
    pyoxigraph.serialize(_quads(store), str(path), pyoxigraph.RdfFormat.JSON_LD)
    return [path]


def _quads(store: Store) -> Iterator[pyoxigraph.Quad]:
    """The quads of all named graphs, graph by graph, so that memory holds one graph at a time."""
    import pyoxigraph

    for graph in store.graphs():
        name = pyoxigraph.NamedNode(graph.value)
        answer = select(store, f"SELECT ?s ?p ?o WHERE {{ GRAPH {graph.sparql()} {{ ?s ?p ?o }} }}")
        for s, p, o in sorted(answer.rows, key=_key):
            subject, value = _term(s), _term(o)
            if isinstance(p, Iri) and not isinstance(subject, pyoxigraph.Literal):
                yield pyoxigraph.Quad(subject, pyoxigraph.NamedNode(p.value), value, name)


def _key(row: tuple[Term | None, ...]) -> tuple[str, ...]:
    return tuple(repr(term) for term in row)


def _term(term: Term | None) -> pyoxigraph.NamedNode | pyoxigraph.BlankNode | pyoxigraph.Literal:
    import pyoxigraph

    from ..store.terms import BlankNode, Literal

    match term:
        case Iri(value):
            return pyoxigraph.NamedNode(value)
        case BlankNode(value):
            return pyoxigraph.BlankNode(value)
        case Literal(value, _, language) if language:
            return pyoxigraph.Literal(value, language=language)
        case Literal(value, datatype):
            return pyoxigraph.Literal(value, datatype=pyoxigraph.NamedNode(datatype))
        case None:
            raise ValueError("a triple with an unbound term")
