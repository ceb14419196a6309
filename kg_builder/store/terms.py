"""RDF terms as every store answers with them, whatever engine is behind it."""

from __future__ import annotations

from dataclasses import dataclass

from ..errors import ParameterError

__all__ = ["LANG_STRING", "XSD", "BlankNode", "Iri", "Literal", "PythonValue", "Term", "Triple", "to_python"]

XSD = "http://www.w3.org/2001/XMLSchema#"
LANG_STRING = "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString"

PythonValue = str | int | float | bool | None

_INTEGERS = frozenset(
    XSD + name
    for name in (
        "integer int long short byte nonNegativeInteger positiveInteger nonPositiveInteger negativeInteger "
        "unsignedLong unsignedInt unsignedShort unsignedByte"
    ).split()
)
_NUMBERS = frozenset(XSD + name for name in ("decimal", "double", "float"))


@dataclass(frozen=True, slots=True, order=True)
class Iri:
    """A name of a thing.

    >>> Iri("https://example.org/a").sparql()
    '<https://example.org/a>'
    """

    value: str

    def sparql(self) -> str:
        """The term in SPARQL syntax.

        Raises:
            ParameterError: for text that is no IRI.
        """
        import pyoxigraph

        try:
            return str(pyoxigraph.NamedNode(self.value))
        except ValueError as error:
            raise ParameterError(f"{self.value!r} is not an IRI", advice="give it in full") from error


@dataclass(frozen=True, slots=True, order=True)
class Literal:
    r"""A value: its text, its datatype (an IRI), its language if any.

    >>> Literal('say "no"').sparql()
    '"say \\"no\\""'
    >>> Literal("3", XSD + "integer").to_python()
    3
    """

    value: str
    datatype: str = XSD + "string"
    language: str = ""

    def sparql(self) -> str:
        """The term in SPARQL syntax."""
        import pyoxigraph

        if self.language:
            return str(pyoxigraph.Literal(self.value, language=self.language))
        return str(pyoxigraph.Literal(self.value, datatype=pyoxigraph.NamedNode(self.datatype)))

    def to_python(self) -> str | int | float | bool:
        """The value as int, float, bool, or its text where the datatype is another or the text ill-formed."""
        try:
            if self.datatype in _INTEGERS:
                return int(self.value)
            if self.datatype in _NUMBERS:
                return float(self.value)
        except ValueError:
            return self.value
        if self.datatype == XSD + "boolean" and self.value in _BOOLEANS:
            return _BOOLEANS[self.value]
        return self.value


_BOOLEANS = {"true": True, "1": True, "false": False, "0": False}


@dataclass(frozen=True, slots=True, order=True)
class BlankNode:
    """A thing without a name; the label holds within one answer only."""

    value: str


Term = Iri | Literal | BlankNode
Triple = tuple[Term, Iri, Term]


def to_python(term: Term | None) -> PythonValue:
    """A term as a plain value: IRIs and blank nodes as text, numbers as numbers, unbound as None.

    Args:
        term: a term of an answer.

    >>> to_python(Iri("https://example.org/a")), to_python(Literal("true", XSD + "boolean")), to_python(None)
    ('https://example.org/a', True, None)
    """
    if term is None:
        return None
    return term.to_python() if isinstance(term, Literal) else term.value
