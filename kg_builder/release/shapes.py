"""SHACL, compiled: the shapes as Python checks, run over one document's graph at a time.

General engines take some 5 ms a fact; a release has hundreds of thousands. This one knows the part of
SHACL Core that shapes.ttl uses, refuses shapes that use more, and is tested to find what pyshacl finds.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from kg_builder import lazy_re as re
from kg_builder.errors import ValidationError
from kg_builder.resources import ontology_dir

if TYPE_CHECKING:
    import pyoxigraph as ox

__all__ = ["Graph", "NodeShape", "Violation", "graph_of", "load_shapes", "violations_in"]

_SH = "http://www.w3.org/ns/shacl#"
_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_XSD = "http://www.w3.org/2001/XMLSchema#"
_TYPE = _RDF + "type"
_LEXICAL = {
    _XSD + "integer": re.compile(r"[+-]?\d+"),
    _XSD + "decimal": re.compile(r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)"),
    _XSD + "boolean": re.compile(r"true|false|0|1"),
}
_NUMERIC = frozenset({_XSD + "integer", _XSD + "decimal"})

Graph = dict[str, dict[str, list["ox.NamedNode | ox.BlankNode | ox.Literal"]]]
"""Subject to predicate to values; subjects and predicates by IRI, blank nodes after "_:"."""


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


_Values = list["ox.NamedNode | ox.BlankNode | ox.Literal"]
_Check = Callable[[Graph, str, _Values], Iterator[str]]
"""Graph, focus node and values to the values at fault ("" for a fault of no one value)."""


@dataclass(frozen=True, slots=True)
class _Constraint:
    component: str
    check: _Check


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
            or (self.target_classes and any(_iri(c) in self.target_classes for c in said.get(_TYPE, ())))
        }
        for predicate in self.target_objects_of:
            found.update(_key(v) for said in data.values() for v in said.get(predicate, ()))
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
        made[_key(quad.subject)][quad.predicate.value][quad.object] = None
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
        made[_key(quad.subject)][quad.predicate.value].append(quad.object)
    graph: Graph = {s: dict(said) for s, said in made.items()}
    shapes = [s for s, said in graph.items() if _SH + "NodeShape" in map(_iri, said.get(_TYPE, ()))]
    return tuple(_node_shape(graph, name) for name in sorted(shapes))


def violations_in(data: Graph, shapes: Iterable[NodeShape], *, graph: str = "") -> Iterator[Violation]:
    r"""The rules that a graph breaks.

    Args:
        data: the graph to check.
        shapes: compiled shapes.
        graph: name to report.

    Yields:
        Violations, by shape and focus node.

    >>> bare = f"<x:a> <{_TYPE}> <https://w3id.org/drugkg/ontology#Indication> <x:g> .\n"
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
                            graph, focus, f"{shape.name} Closed", predicate, _show(other), shape.message
                        )
            for rule in shape.properties:
                values = said.get(rule.path, [])
                for constraint in rule.constraints:
                    for value in constraint.check(data, focus, values):
                        component = f"{rule.name} {constraint.component}"
                        yield Violation(graph, focus, component, rule.path, value, rule.message)


def _iri(term: object) -> str:
    return str(getattr(term, "value", ""))


def _key(term: object) -> str:
    """What a node is found by in a graph."""
    import pyoxigraph as ox

    return f"_:{term.value}" if isinstance(term, ox.BlankNode) else _iri(term)


def _node(key: str) -> ox.NamedNode | ox.BlankNode:
    import pyoxigraph as ox

    return ox.BlankNode(key[2:]) if key.startswith("_:") else ox.NamedNode(key)


def _show(term: ox.NamedNode | ox.BlankNode | ox.Literal) -> str:
    return term.value


def _local(name: str) -> str:
    return name.rpartition("#")[2]


def _node_shape(graph: Graph, name: str) -> NodeShape:
    said = dict(graph[name])
    said.pop(_TYPE)

    def take(local: str) -> list[str]:
        return [_iri(value) for value in said.pop(_SH + local, [])]

    classes, subjects_of, objects_of = (
        frozenset(take(local)) for local in ("targetClass", "targetSubjectsOf", "targetObjectsOf")
    )
    properties = tuple(_property_shape(graph, rule) for rule in sorted(take("property")))
    closed = take("closed") == ["true"]
    ignored = {_iri(item) for head in said.pop(_SH + "ignoredProperties", []) for item in _items(graph, head)}
    message = "".join(take("message"))
    constraints = tuple(_constraints(graph, said, name, node=True))
    allowed = frozenset({rule.path for rule in properties} | ignored) if closed else None
    return NodeShape(
        _local(name), message, classes, subjects_of, objects_of, constraints, properties, allowed
    )


def _property_shape(graph: Graph, name: str) -> PropertyShape:
    said = dict(graph[name])
    said.pop(_TYPE)
    path = _iri(said.pop(_SH + "path")[0])
    message = _iri(said.pop(_SH + "message", [""])[0])
    return PropertyShape(_local(name), path, message, tuple(_constraints(graph, said, name, node=False)))


def _items(graph: Graph, head: object) -> Iterator[ox.NamedNode | ox.BlankNode | ox.Literal]:
    node = _key(head)
    while node in graph:
        yield graph[node][_RDF + "first"][0]
        node = _key(graph[node][_RDF + "rest"][0])


def _constraints(graph: Graph, said: dict[str, _Values], name: str, *, node: bool) -> Iterator[_Constraint]:
    for predicate, parameters in sorted(said.items()):
        local = predicate.removeprefix(_SH)
        if local in ("qualifiedMinCount", "qualifiedMaxCount"):
            wanted = _iri(graph[_key(said[_SH + "qualifiedValueShape"][0])][_SH + "class"][0])
            least = local == "qualifiedMinCount"
            check = _qualified(wanted, int(_iri(parameters[0])), least=least)
            yield _Constraint("Qualified" + ("Min" if least else "Max") + "Count", check)
        elif local == "qualifiedValueShape":
            if set(graph[_key(parameters[0])]) != {_SH + "class"}:
                raise _unknown(name, "a sh:qualifiedValueShape of more than sh:class")
        elif local == "in":
            yield _Constraint("In", _each(_is_in({str(t) for t in _items(graph, parameters[0])}), node=node))
        elif local in _COUNTS:
            yield _Constraint(local[0].upper() + local[1:], _COUNTS[local](parameters[0]))
        elif local in _TESTS:
            component = local[0].upper() + local[1:]
            for parameter in parameters:
                yield _Constraint(component, _each(_TESTS[local](parameter), node=node))
        else:
            raise _unknown(name, f"sh:{local}")


def _unknown(name: str, what: str) -> ValidationError:
    return ValidationError(
        f"the shape uses {what}, which is not known here",
        where=_local(name),
        advice="teach it to release/shapes.py",
    )


_Test = Callable[[Graph, str, "ox.NamedNode | ox.BlankNode | ox.Literal"], bool]


def _each(test: _Test, *, node: bool) -> _Check:
    """A check of every value, or of the focus node itself, by a test that holds of good ones."""

    def check(data: Graph, focus: str, values: _Values) -> Iterator[str]:
        for value in [_node(focus)] if node else values:
            if not test(data, focus, value):
                yield _show(value)

    return check


def _qualified(wanted: str, count: int, *, least: bool) -> _Check:
    def check(data: Graph, focus: str, values: _Values) -> Iterator[str]:
        fitting = sum(_has_class(data, value, wanted) for value in values)
        if fitting < count if least else fitting > count:
            yield ""

    return check


def _has_class(data: Graph, value: object, wanted: str) -> bool:
    return wanted in map(_iri, data.get(_key(value), {}).get(_TYPE, ()))


def _is_in(allowed: set[str]) -> _Test:
    return lambda data, focus, value: str(value) in allowed


def _count(*, least: bool) -> Callable[[object], _Check]:
    def make(parameter: object) -> _Check:
        bound = int(_iri(parameter))

        def check(data: Graph, focus: str, values: _Values) -> Iterator[str]:
            if len(values) < bound if least else len(values) > bound:
                yield ""

        return check

    return make


def _has_value(parameter: object) -> _Check:
    def check(data: Graph, focus: str, values: _Values) -> Iterator[str]:
        if parameter not in values:
            yield ""

    return check


def _datatype(parameter: object) -> _Test:
    wanted = _iri(parameter)
    lexical = _LEXICAL.get(wanted)

    def test(data: Graph, focus: str, value: object) -> bool:
        datatype = getattr(value, "datatype", None)
        fits = datatype is not None and datatype.value == wanted
        return fits and (lexical is None or lexical.fullmatch(_iri(value)) is not None)

    return test


def _pattern(parameter: object) -> _Test:
    compiled = re.compile(_iri(parameter))
    return lambda data, focus, value: compiled.search(_iri(value)) is not None


def _node_kind(parameter: object) -> _Test:
    import pyoxigraph as ox

    if _iri(parameter) != _SH + "IRI":
        raise _unknown("shapes", f"sh:nodeKind {_iri(parameter)}")
    return lambda data, focus, value: isinstance(value, ox.NamedNode)


def _class(parameter: object) -> _Test:
    wanted = _iri(parameter)
    return lambda data, focus, value: _has_class(data, value, wanted)


def _number(value: object) -> Decimal | None:
    datatype = getattr(value, "datatype", None)
    if datatype is None or datatype.value not in _NUMERIC:
        return None
    try:
        return Decimal(_iri(value))
    except InvalidOperation:
        return None


def _bound(holds: Callable[[Decimal, Decimal], bool]) -> Callable[[object], _Test]:
    def make(parameter: object) -> _Test:
        bound = Decimal(_iri(parameter))

        def test(data: Graph, focus: str, value: object) -> bool:
            number = _number(value)
            return number is not None and holds(number, bound)

        return test

    return make


def _length(holds: Callable[[int, int], bool]) -> Callable[[object], _Test]:
    def make(parameter: object) -> _Test:
        bound = int(_iri(parameter))
        return lambda data, focus, value: holds(len(_iri(value)), bound)

    return make


def _less(holds: Callable[[Decimal, Decimal], bool]) -> Callable[[object], _Test]:
    def make(parameter: object) -> _Test:
        other = _iri(parameter)

        def test(data: Graph, focus: str, value: object) -> bool:
            number = _number(value)
            others = [_number(o) for o in data.get(focus, {}).get(other, ())]
            return all(number is not None and o is not None and holds(number, o) for o in others)

        return test

    return make


_COUNTS: dict[str, Callable[[object], _Check]] = {
    "minCount": _count(least=True),
    "maxCount": _count(least=False),
    "hasValue": _has_value,
}
_TESTS: dict[str, Callable[[object], _Test]] = {
    "class": _class,
    "datatype": _datatype,
    "lessThan": _less(lambda a, b: a < b),
    "lessThanOrEquals": _less(lambda a, b: a <= b),
    "maxExclusive": _bound(lambda a, b: a < b),
    "maxInclusive": _bound(lambda a, b: a <= b),
    "maxLength": _length(lambda a, b: a <= b),
    "minExclusive": _bound(lambda a, b: a > b),
    "minInclusive": _bound(lambda a, b: a >= b),
    "minLength": _length(lambda a, b: a >= b),
    "nodeKind": _node_kind,
    "pattern": _pattern,
}
