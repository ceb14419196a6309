"""The graph that shapes are checked on, and how its terms are read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pyoxigraph as ox

__all__ = [
    "RDF",
    "SH",
    "TYPE",
    "XSD",
    "Graph",
    "Values",
    "iri_of",
    "items_of",
    "key_of",
    "local_name",
    "node_of",
    "shown",
]

SH = "http://www.w3.org/ns/shacl#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
XSD = "http://www.w3.org/2001/XMLSchema#"
TYPE = RDF + "type"
Graph = dict[str, dict[str, list["ox.NamedNode | ox.BlankNode | ox.Literal"]]]
"""Subject to predicate to values; subjects and predicates by IRI, blank nodes after "_:"."""

Values = list["ox.NamedNode | ox.BlankNode | ox.Literal"]
"""Values of one property."""


def iri_of(term: object) -> str:
    """The IRI, or the words, of a term; "" of what has none.

    >>> import pyoxigraph as ox
    >>> iri_of(ox.NamedNode("x:gout")), iri_of(None)
    ('x:gout', '')
    """
    return str(getattr(term, "value", ""))


def key_of(term: object) -> str:
    """What a node is found by in a graph.

    >>> import pyoxigraph as ox
    >>> key_of(ox.NamedNode("x:gout")), key_of(ox.BlankNode("b"))
    ('x:gout', '_:b')
    """
    import pyoxigraph as ox

    return f"_:{term.value}" if isinstance(term, ox.BlankNode) else iri_of(term)


def node_of(key: str) -> ox.NamedNode | ox.BlankNode:
    """The node that is found by a key.

    >>> node_of("x:gout"), node_of("_:b")
    (<NamedNode value=x:gout>, <BlankNode value=b>)
    """
    import pyoxigraph as ox

    return ox.BlankNode(key[2:]) if key.startswith("_:") else ox.NamedNode(key)


def shown(term: ox.NamedNode | ox.BlankNode | ox.Literal) -> str:
    """A term as a violation shows it.

    >>> import pyoxigraph as ox
    >>> shown(ox.Literal("gout"))
    'gout'
    """
    return term.value


def local_name(name: str) -> str:
    """The last part of an IRI.

    >>> local_name("https://example.org/shapes#FactShape")
    'FactShape'
    """
    return name.rpartition("#")[2]


def items_of(graph: Graph, head: object) -> Iterator[ox.NamedNode | ox.BlankNode | ox.Literal]:
    """Items of a list in the graph, from its head on.

    >>> import pyoxigraph as ox
    >>> cell = {RDF + "first": [ox.Literal("gout")], RDF + "rest": [ox.NamedNode(RDF + "nil")]}
    >>> [item.value for item in items_of({"_:b": cell}, ox.BlankNode("b"))]
    ['gout']
    """
    node = key_of(head)
    while node in graph:
        yield graph[node][RDF + "first"][0]
        node = key_of(graph[node][RDF + "rest"][0])
