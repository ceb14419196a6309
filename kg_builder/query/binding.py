"""Typed arguments become VALUES blocks: the one way a value enters a query's text."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from typing import Protocol

from ..errors import ParameterError
from ..store.syntax import Group, groups, tokens
from ..store.terms import XSD, Iri, Literal
from .catalog import PackagedQuery, Parameter, ParameterType

__all__ = ["Argument", "Resolver", "bind", "bound_values", "insert_values"]

Argument = str | int | float | bool

_TRUTHS = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}


class Resolver(Protocol):
    """Knows which IRIs a name stands for."""

    def resolve(self, kind: ParameterType, name: str) -> tuple[Iri, ...]:
        """The IRIs of a name, at least one.

        Raises:
            UnknownDrugError: no drug of that name.
            ParameterError: nothing of that kind and name.
        """
        ...


def bind(query: PackagedQuery, arguments: Mapping[str, Argument], resolver: Resolver) -> str:
    """The query's text with its blanks filled.

    Args:
        query: a packaged query.
        arguments: values by parameter name; texts are read as the parameter's type.
        resolver: for names of drugs, conditions and the like.

    Returns:
        The text to ask, a VALUES clause in it for each blank.

    Raises:
        ParameterError: a missing, unknown or ill-typed argument.
        UnknownDrugError: a drug that the graph does not hold.

    >>> from .catalog import Catalog
    >>> from .names import NameIndex
    >>> query = Catalog().get("safety/adverse_effects_of_drug")
    >>> "VALUES ?_drug { <https://w3id.org/drugkg/id/drug/zorvexant>" in bind(
    ...     query, {"drug": "Zorvex"}, NameIndex(store)
    ... )
    True
    """
    return insert_values(query.text, bound_values(query, arguments, resolver))


def bound_values(
    query: PackagedQuery, arguments: Mapping[str, Argument], resolver: Resolver
) -> dict[str, tuple[Iri | Literal, ...]]:
    """The terms that each parameter stands for, by parameter name.

    Args:
        query: a packaged query.
        arguments: values by parameter name; texts are read as the parameter's type.
        resolver: for names of drugs, conditions and the like.

    Returns:
        One term for most; several where a name may mean several things.

    Raises:
        ParameterError: a missing, unknown or ill-typed argument.
        UnknownDrugError: a drug that the graph does not hold.

    >>> from .catalog import Catalog
    >>> from .names import NameIndex
    >>> query = Catalog().get("safety/adverse_effects_of_drug")
    >>> [term.value for term in bound_values(query, {"drug": "Zorvex"}, NameIndex(store))["drug"]]
    ['https://w3id.org/drugkg/id/drug/zorvexant']
    """
    known = [parameter.name for parameter in query.parameters]
    for name in arguments:
        if name not in known:
            close = difflib.get_close_matches(name, known, n=1) or known
            raise ParameterError(
                f"there is no parameter {name!r}",
                where=query.name,
                advice=f"it has {', '.join(close)}" if close else "it takes none",
            )
    found: dict[str, tuple[Iri | Literal, ...]] = {}
    for parameter in query.parameters:
        value = arguments.get(parameter.name, parameter.default)
        if value is None:
            raise ParameterError(
                f"parameter {parameter.name} ({parameter.type}) is missing",
                where=query.name,
                advice=f"for example {parameter.name}={parameter.example}",
            )
        found[parameter.name] = _terms(parameter, value, query.name, resolver)
    return found


def _terms(
    parameter: Parameter, value: Argument, where: str, resolver: Resolver
) -> tuple[Iri | Literal, ...]:
    def wrong(wanted: str) -> ParameterError:
        return ParameterError(
            f"parameter {parameter.name} is {value!r}", where=where, advice=f"give {wanted}"
        )

    match parameter.type:
        case ParameterType.STRING:
            if not isinstance(value, str):
                raise wrong("a text")
            if parameter.choices and value not in parameter.choices:
                raise wrong("one of " + ", ".join(repr(choice) for choice in parameter.choices))
            return (Literal(value),)
        case ParameterType.INTEGER:
            number = _number(value)
            if number is None or number != int(number):
                raise wrong("a whole number")
            return (Literal(str(int(number)), XSD + "integer"),)
        case ParameterType.NUMBER:
            number = _number(value)
            if number is None:
                raise wrong("a number")
            return (Literal(format(number, "f"), XSD + "decimal"),)
        case ParameterType.BOOLEAN:
            truth = value if isinstance(value, bool) else _TRUTHS.get(str(value).casefold())
            if truth is None:
                raise wrong("true or false")
            return (Literal("true" if truth else "false", XSD + "boolean"),)
        case ParameterType.IRI:
            if not isinstance(value, str) or ":" not in value:
                raise wrong("an IRI")
            iri = Iri(value.removeprefix("<").removesuffix(">"))
            iri.sparql()  # refuses what is no IRI
            return (iri,)
        case _:
            if not isinstance(value, str) or not value.strip():
                raise wrong("a name")
            return resolver.resolve(parameter.type, value.strip())


def _number(value: Argument) -> float | None:
    if isinstance(value, bool):
        return None
    try:
        number = float(value)
    except ValueError:
        return None
    return number if abs(number) < 1e15 else None


def insert_values(sparql: str, values: Mapping[str, tuple[Iri | Literal, ...]]) -> str:
    """The query with a VALUES block at the start of each group that speaks of a parameter.

    A variable's value is not seen inside the filters of nested groups unless it is bound there, so each
    group gets its own block; together they mean what writing the value in place of the variable means.

    Args:
        sparql: query with variables ``?_name``.
        values: terms by name.

    >>> insert_values("ASK WHERE { ?_a ?p 1 }", {"a": (Iri("x:y"),)})
    'ASK WHERE { VALUES ?_a { <x:y> } ?_a ?p 1 }'
    """
    sparql = _with_endpoints(sparql, values)
    found = groups(sparql)
    outside = _outside(sparql, found)
    pieces: list[str] = []
    done = 0
    for group in found:
        names = _speaks_of(group, sparql, outside)
        blocks = [
            f" VALUES ?_{name} {{ {' '.join(term.sparql() for term in terms)} }}"
            for name, terms in values.items()
            if f"_{name}" in names
        ]
        pieces += [sparql[done : group.start], *blocks]
        done = group.start
    return "".join([*pieces, sparql[done:]])


def _with_endpoints(sparql: str, values: Mapping[str, tuple[Iri | Literal, ...]]) -> str:
    """The query with the address after each SERVICE written out: engines differ on variables there.

    >>> _with_endpoints("ASK WHERE { SERVICE SILENT ?_e { ?s ?p 1 } }", {"e": (Iri("x:y"),)})
    'ASK WHERE { SERVICE SILENT <x:y> { ?s ?p 1 } }'
    """
    pieces: list[str] = []
    done = 0
    is_address = False
    for token in tokens(sparql):
        if is_address and token.kind == "variable" and len(values.get(token.text[2:], ())) == 1:
            pieces += [sparql[done : token.start], values[token.text[2:]][0].sparql()]
            done = token.start + len(token.text)
        is_address = token.is_word("SERVICE") or (is_address and token.is_word("SILENT"))
    return "".join([*pieces, sparql[done:]])


def _outside(sparql: str, found: list[Group]) -> frozenset[str]:
    """Variables named in the SELECT clause, the CONSTRUCT template and the solution modifiers."""
    inner = [(group.start, group.end) for group in found if group.opener != "CONSTRUCT"]
    return frozenset(
        token.text[1:]
        for token in tokens(sparql)
        if token.kind == "variable" and not any(start <= token.start < end for start, end in inner)
    )


def _speaks_of(group: Group, sparql: str, outside: frozenset[str]) -> frozenset[str]:
    if group.opener == "CONSTRUCT" or group.opener.startswith(("?", "$")):
        return frozenset()  # a template, or the data of a VALUES block
    first = next(tokens(sparql[group.start : group.end]), None)
    if first is not None and first.is_word("SELECT"):
        return frozenset()  # a subquery: its own WHERE gets the block
    if group.parent is None and group.opener == "WHERE":
        return group.variables | outside
    return group.variables
