"""SHACL, compiled: the shapes as Python checks, run over one document's graph at a time.

General engines take some 5 ms a fact; a release has hundreds of thousands. This one knows the part of
SHACL Core that shapes.ttl uses, refuses shapes that use more, and is tested to find what pyshacl finds.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from kg_builder.resources import ontology_dir

from .shape_graph import SH, TYPE, Graph, Values, iri_of, items_of, key_of, local_name, shown
from .shape_tests import COUNTS, TESTS, Check, each, is_in, qualified, unknown

if TYPE_CHECKING:
    import pyoxigraph as ox

__all__ = ["Graph", "NodeShape", "Violation", "graph_of", "load_shapes", "violations_in"]


@dataclass(frozen=True, slots=True, order=True)
class Violation:
    """One broken rule.

    Args:
        graph: named graph, or file, it was found in.
        focus: the node or row at fault.
        shape: the shape and constraint, or the check, that it breaks.
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


@dataclass(frozen=True, slots=True)
class _Constraint:
    component: str
    check: Check


@dataclass(frozen=True, slots=True)
class PropertyShape:
    """What holds of the values of one property."""

    name: str
    path: str
    message: str
    constraints: tuple[_Constraint, ...]


@dataclass(frozen=True, slots=True)
class NodeShape:
    """What holds of the nodes that its targets name."""

    name: str
    message: str
    target_classes: frozenset[str]
    target_subjects_of: frozenset[str]
    target_objects_of: frozenset[str]
    constraints: tuple[_Constraint, ...]
    properties: tuple[PropertyShape, ...]
    allowed: frozenset[str] | None

    def targets(self, data: Graph) -> list[str]:
        """The nodes to check, sorted."""
        found = {
            subject
            for subject, said in data.items()
            if not self.target_subjects_of.isdisjoint(said)
            or (self.target_classes and any(iri_of(c) in self.target_classes for c in said.get(TYPE, ())))
        }
        for predicate in self.target_objects_of:
            found.update(key_of(v) for said in data.values() for v in said.get(predicate, ()))
        return sorted(found)


def graph_of(lines: Iterable[str]) -> Graph:
    r"""N-Quads as a graph, graph names dropped, each triple once.

    Args:
        lines: of N-Quads, or of N-Triples.

    Returns:
        Values by subject and predicate.

    >>> graph_of(["<x:zorvexant> <x:treats> <x:gout> <x:g> .\n"])
    {'x:zorvexant': {'x:treats': [<NamedNode value=x:gout>]}}
    """
    import pyoxigraph as ox

    made: defaultdict[str, defaultdict[str, dict[ox.NamedNode | ox.BlankNode | ox.Literal, None]]]
    made = defaultdict(lambda: defaultdict(dict))
    for quad in ox.parse("".join(lines), ox.RdfFormat.N_QUADS):
        if isinstance(quad.object, ox.Triple) or not isinstance(quad.subject, ox.NamedNode | ox.BlankNode):
            continue  # we write none
        made[key_of(quad.subject)][quad.predicate.value][quad.object] = None
    return {s: {p: list(values) for p, values in said.items()} for s, said in made.items()}


@cache
def load_shapes(path: Path | None = None) -> tuple[NodeShape, ...]:
    """The compiled shapes; the shipped ones unless another file is given.

    Args:
        path: a Turtle file; the shipped shapes if None.

    Raises:
        ValidationError: the shapes use a part of SHACL that is not known here.

    >>> len(load_shapes()) > 10
    True
    """
    import pyoxigraph as ox

    source = path or ontology_dir() / "shapes.ttl"
    made: defaultdict[str, defaultdict[str, list[ox.NamedNode | ox.BlankNode | ox.Literal]]]
    made = defaultdict(lambda: defaultdict(list))
    for quad in ox.parse(path=source):
        if isinstance(quad.object, ox.Triple) or not isinstance(quad.subject, ox.NamedNode | ox.BlankNode):
            continue
        made[key_of(quad.subject)][quad.predicate.value].append(quad.object)
    graph: Graph = {s: dict(said) for s, said in made.items()}
    shapes = [s for s, said in graph.items() if SH + "NodeShape" in map(iri_of, said.get(TYPE, ()))]
    return tuple(_node_shape(graph, name) for name in sorted(shapes))


def violations_in(data: Graph, shapes: Iterable[NodeShape], *, graph: str = "") -> Iterator[Violation]:
    r"""The rules that a graph breaks.

    Args:
        data: the graph to check.
        shapes: compiled shapes.
        graph: name to report.

    Yields:
        Violations, by shape and focus node.

    >>> bare = f"<x:a> <{TYPE}> <https://w3id.org/drugkg/ontology#Indication> <x:g> .\n"
    >>> sorted(violations_in(graph_of([bare]), load_shapes()))[0].message
    'The dkg:relation of a dkg:Indication is indication: write that.'
    """
    for shape in shapes:
        for focus in shape.targets(data):
            said = data.get(focus, {})
            for constraint in shape.constraints:
                for value in constraint.check(data, focus, []):
                    yield Violation(
                        graph, focus, f"{shape.name} {constraint.component}", "", value, shape.message
                    )
            if shape.allowed is not None:
                for predicate in sorted(said.keys() - shape.allowed):
                    for other in said[predicate]:
                        yield Violation(
                            graph, focus, f"{shape.name} Closed", predicate, shown(other), shape.message
                        )
            for rule in shape.properties:
                values = said.get(rule.path, [])
                for constraint in rule.constraints:
                    for value in constraint.check(data, focus, values):
                        component = f"{rule.name} {constraint.component}"
                        yield Violation(graph, focus, component, rule.path, value, rule.message)


def _node_shape(graph: Graph, name: str) -> NodeShape:
    said = dict(graph[name])
    said.pop(TYPE)

    def take(local: str) -> list[str]:
        return [iri_of(value) for value in said.pop(SH + local, [])]

    classes, subjects_of, objects_of = (
        frozenset(take(local)) for local in ("targetClass", "targetSubjectsOf", "targetObjectsOf")
    )
    properties = tuple(_property_shape(graph, rule) for rule in sorted(take("property")))
    closed = take("closed") == ["true"]
    ignored = {
        iri_of(item) for head in said.pop(SH + "ignoredProperties", []) for item in items_of(graph, head)
    }
    message = "".join(take("message"))
    constraints = tuple(_constraints(graph, said, name, node=True))
    allowed = frozenset({rule.path for rule in properties} | ignored) if closed else None
    return NodeShape(
        local_name(name), message, classes, subjects_of, objects_of, constraints, properties, allowed
    )


def _property_shape(graph: Graph, name: str) -> PropertyShape:
    said = dict(graph[name])
    said.pop(TYPE)
    path = iri_of(said.pop(SH + "path")[0])
    message = iri_of(said.pop(SH + "message", [""])[0])
    return PropertyShape(local_name(name), path, message, tuple(_constraints(graph, said, name, node=False)))


def _constraints(graph: Graph, said: dict[str, Values], name: str, *, node: bool) -> Iterator[_Constraint]:
    for predicate, parameters in sorted(said.items()):
        local = predicate.removeprefix(SH)
        if local in ("qualifiedMinCount", "qualifiedMaxCount"):
            wanted = iri_of(graph[key_of(said[SH + "qualifiedValueShape"][0])][SH + "class"][0])
            least = local == "qualifiedMinCount"
            check = qualified(wanted, int(iri_of(parameters[0])), least=least)
            yield _Constraint("Qualified" + ("Min" if least else "Max") + "Count", check)
        elif local == "qualifiedValueShape":
            if set(graph[key_of(parameters[0])]) != {SH + "class"}:
                raise unknown(name, "a sh:qualifiedValueShape of more than sh:class")
        elif local == "in":
            yield _Constraint("In", each(is_in({str(t) for t in items_of(graph, parameters[0])}), node=node))
        elif local in COUNTS:
            yield _Constraint(local[0].upper() + local[1:], COUNTS[local](parameters[0]))
        elif local in TESTS:
            component = local[0].upper() + local[1:]
            for parameter in parameters:
                yield _Constraint(component, each(TESTS[local](parameter), node=node))
        else:
            raise unknown(name, f"sh:{local}")
