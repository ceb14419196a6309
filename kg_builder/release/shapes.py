"""SHACL over one document's graph at a time, so that memory is bounded by the largest document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg_builder.resources import ontology_dir

if TYPE_CHECKING:
    import rdflib

__all__ = ["Violation", "load_shapes", "violations_in"]

_SH = "http://www.w3.org/ns/shacl#"


@dataclass(frozen=True, slots=True, order=True)
class Violation:
    """One broken rule.

    Args:
        graph: named graph, or file, it was found in.
        focus: the node or row at fault.
        shape: the shape or check that it breaks.
        path: property concerned, if there is one.
        value: value at fault, if there is one.
        message: what to do.
    """

    graph: str
    focus: str
    shape: str
    path: str
    value: str
    message: str

    def __str__(self) -> str:
        about = " ".join(part for part in (self.path, self.value) if part)
        return f"{self.graph}: {self.focus}{' ' + about if about else ''}: {self.message} ({self.shape})"


def load_shapes(path: Path | None = None) -> rdflib.Graph:
    """The shapes graph; the shipped shapes unless another file is given."""
    import rdflib

    return rdflib.Graph().parse(path or ontology_dir() / "shapes.ttl", format="turtle")


def violations_in(
    data: rdflib.Graph, shapes: rdflib.Graph, *, graph: str = "", messages: bool = True
) -> Iterator[Violation]:
    """The shapes that a graph breaks.

    Args:
        data: the graph to check; it is not changed.
        shapes: shapes graph.
        graph: name to report.
        messages: whether to look up each shape's own message.

    Yields:
        Violations in an order of their own.
    """
    import pyshacl
    from rdflib import RDF, Graph, URIRef

    conforms, report, _ = pyshacl.validate(
        data, shacl_graph=shapes, inference=None, advanced=False, inplace=True, meta_shacl=False
    )
    if conforms or not isinstance(report, Graph):
        return

    def value_of(node: Any, name: str) -> str:
        return str(report.value(node, URIRef(_SH + name)) or "")

    for result in report.subjects(RDF.type, URIRef(_SH + "ValidationResult")):
        shape = value_of(result, "sourceShape")
        message = value_of(result, "resultMessage") if messages else ""
        yield Violation(
            graph=graph,
            focus=value_of(result, "focusNode"),
            shape=f"{_local(shape)} {_local(value_of(result, 'sourceConstraintComponent'))}",
            path=value_of(result, "resultPath"),
            value=value_of(result, "value"),
            message=message,
        )


def _local(iri: str) -> str:
    return iri.rpartition("#")[2].removesuffix("ConstraintComponent")


def graph_of(lines: Iterable[str]) -> rdflib.Graph:
    """N-Quads as one rdflib graph, graph names dropped."""
    import pyoxigraph as ox
    import rdflib

    made = rdflib.Graph()
    for quad in ox.parse("".join(lines), ox.RdfFormat.N_QUADS):
        made.add((_node(quad.subject), _node(quad.predicate), _node(quad.object)))
    return made


def _node(term: Any) -> Any:
    import pyoxigraph as ox
    import rdflib

    if isinstance(term, ox.NamedNode):
        return rdflib.URIRef(term.value)
    if isinstance(term, ox.BlankNode):
        return rdflib.BNode(term.value)
    if term.language:
        return rdflib.Literal(term.value, lang=term.language)
    datatype = term.datatype.value
    if datatype == "http://www.w3.org/2001/XMLSchema#string":
        # Without a datatype rdflib would treat it as a different term than the shapes' plain strings.
        return rdflib.Literal(term.value)
    return rdflib.Literal(term.value, datatype=rdflib.URIRef(datatype))
