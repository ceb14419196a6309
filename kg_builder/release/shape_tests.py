"""The parts of SHACL Core that shapes.ttl uses, each as a test of values."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from kg_builder import lazy_re as re
from kg_builder.errors import ValidationError

from .shape_graph import SH, TYPE, XSD, Graph, Values, iri_of, key_of, local_name, node_of, shown

if TYPE_CHECKING:
    import pyoxigraph as ox

__all__ = ["COUNTS", "TESTS", "Check", "Test", "each", "has_class", "is_in", "qualified", "unknown"]

_LEXICAL = {
    XSD + "integer": re.compile(r"[+-]?\d+"),
    XSD + "decimal": re.compile(r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)"),
    XSD + "boolean": re.compile(r"true|false|0|1"),
}
_NUMERIC = frozenset({XSD + "integer", XSD + "decimal"})

Check = Callable[[Graph, str, Values], Iterator[str]]
"""Graph, focus node and values to the values at fault ("" for a fault of no one value)."""


def unknown(name: str, what: str) -> ValidationError:
    """The error for a shape that uses more of SHACL than is known here.

    >>> print(unknown("x#FactShape", "sh:closed"))
    FactShape: the shape uses sh:closed, which is not known here; teach it to release/shape_tests.py
    """
    return ValidationError(
        f"the shape uses {what}, which is not known here",
        where=local_name(name),
        advice="teach it to release/shape_tests.py",
    )


Test = Callable[[Graph, str, "ox.NamedNode | ox.BlankNode | ox.Literal"], bool]


def each(test: Test, *, node: bool) -> Check:
    """A check of every value, or of the focus node itself, by a test that holds of good ones.

    >>> import pyoxigraph as ox
    >>> list(each(is_in({"<x:gout>"}), node=False)({}, "x:zorvexant", [ox.NamedNode("x:rash")]))
    ['x:rash']
    """

    def check(data: Graph, focus: str, values: Values) -> Iterator[str]:
        for value in [node_of(focus)] if node else values:
            if not test(data, focus, value):
                yield shown(value)

    return check


def qualified(wanted: str, count: int, *, least: bool) -> Check:
    """A check of how many values are of a class: at least, or at most, a number.

    >>> list(qualified("x:Disease", 1, least=True)({}, "x:zorvexant", []))
    ['']
    """

    def check(data: Graph, focus: str, values: Values) -> Iterator[str]:
        fitting = sum(has_class(data, value, wanted) for value in values)
        if fitting < count if least else fitting > count:
            yield ""

    return check


def has_class(data: Graph, value: object, wanted: str) -> bool:
    """Whether the graph says that a value is of a class.

    >>> import pyoxigraph as ox
    >>> has_class({"x:gout": {TYPE: [ox.NamedNode("x:Disease")]}}, ox.NamedNode("x:gout"), "x:Disease")
    True
    """
    return wanted in map(iri_of, data.get(key_of(value), {}).get(TYPE, ()))


def is_in(allowed: set[str]) -> Test:
    """A test of a value's being one of some terms, written as in Turtle.

    >>> import pyoxigraph as ox
    >>> is_in({"<x:gout>"})({}, "x:zorvexant", ox.NamedNode("x:gout"))
    True
    """
    return lambda data, focus, value: str(value) in allowed


def _count(*, least: bool) -> Callable[[object], Check]:
    def make(parameter: object) -> Check:
        bound = int(iri_of(parameter))

        def check(data: Graph, focus: str, values: Values) -> Iterator[str]:
            if len(values) < bound if least else len(values) > bound:
                yield ""

        return check

    return make


def _has_value(parameter: object) -> Check:
    def check(data: Graph, focus: str, values: Values) -> Iterator[str]:
        if parameter not in values:
            yield ""

    return check


def _datatype(parameter: object) -> Test:
    wanted = iri_of(parameter)
    lexical = _LEXICAL.get(wanted)

    def test(data: Graph, focus: str, value: object) -> bool:
        datatype = getattr(value, "datatype", None)
        fits = datatype is not None and datatype.value == wanted
        return fits and (lexical is None or lexical.fullmatch(iri_of(value)) is not None)

    return test


def _pattern(parameter: object) -> Test:
    compiled = re.compile(iri_of(parameter))
    return lambda data, focus, value: compiled.search(iri_of(value)) is not None


def _node_kind(parameter: object) -> Test:
    import pyoxigraph as ox

    if iri_of(parameter) != SH + "IRI":
        raise unknown("shapes", f"sh:nodeKind {iri_of(parameter)}")
    return lambda data, focus, value: isinstance(value, ox.NamedNode)


def _class(parameter: object) -> Test:
    wanted = iri_of(parameter)
    return lambda data, focus, value: has_class(data, value, wanted)


def _number(value: object) -> Decimal | None:
    datatype = getattr(value, "datatype", None)
    if datatype is None or datatype.value not in _NUMERIC:
        return None
    try:
        return Decimal(iri_of(value))
    except InvalidOperation:
        return None


def _bound(holds: Callable[[Decimal, Decimal], bool]) -> Callable[[object], Test]:
    def make(parameter: object) -> Test:
        bound = Decimal(iri_of(parameter))

        def test(data: Graph, focus: str, value: object) -> bool:
            number = _number(value)
            return number is not None and holds(number, bound)

        return test

    return make


def _length(holds: Callable[[int, int], bool]) -> Callable[[object], Test]:
    def make(parameter: object) -> Test:
        bound = int(iri_of(parameter))
        return lambda data, focus, value: holds(len(iri_of(value)), bound)

    return make


def _less(holds: Callable[[Decimal, Decimal], bool]) -> Callable[[object], Test]:
    def make(parameter: object) -> Test:
        other = iri_of(parameter)

        def test(data: Graph, focus: str, value: object) -> bool:
            number = _number(value)
            others = [_number(o) for o in data.get(focus, {}).get(other, ())]
            return all(number is not None and o is not None and holds(number, o) for o in others)

        return test

    return make


COUNTS: dict[str, Callable[[object], Check]] = {
    "minCount": _count(least=True),
    "maxCount": _count(least=False),
    "hasValue": _has_value,
}
TESTS: dict[str, Callable[[object], Test]] = {
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
