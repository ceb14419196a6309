"""N-Quads as text: escaping, literals, lines in one canonical order.

Lines are written as strings, not through an RDF library: this is the hot path of a build. Tests read
them back with two independent parsers.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from kg_builder import lazy_re as re

__all__ = ["XSD", "boolean", "decimal", "escape", "integer", "iri", "ordered", "quad", "string"]

XSD = "http://www.w3.org/2001/XMLSchema#"

_SPECIAL = re.compile(r'[\x00-\x1f\x7f"\\]')
_NAMED = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f"}


def _escape_match(match: re.Match[str]) -> str:
    char = match[0]
    return _NAMED.get(char) or f"\\u{ord(char):04X}"


def escape(text: str) -> str:
    r"""Text as it stands between the quotes of an N-Quads literal (canonical form).

    >>> print(escape('5" wide\n'))
    5\" wide\n
    """
    return _SPECIAL.sub(_escape_match, text) if _SPECIAL.search(text) else text


def iri(value: str) -> str:
    """An IRI in angle brackets; the value must already be a valid IRI."""
    return f"<{value}>"


def string(text: str) -> str:
    """A plain string literal."""
    return f'"{escape(text)}"'


def integer(value: int) -> str:
    """An xsd:integer literal.

    >>> integer(43)
    '"43"^^<http://www.w3.org/2001/XMLSchema#integer>'
    """
    return f'"{int(value)}"^^<{XSD}integer>'


def decimal(value: float) -> str:
    """An xsd:decimal literal in canonical form.

    Raises:
        ValueError: for infinities and NaN, which no decimal can hold.

    >>> decimal(7.50), decimal(300.0)
    ('"7.5"^^<http://www.w3.org/2001/XMLSchema#decimal>', '"300"^^<http://www.w3.org/2001/XMLSchema#decimal>')
    """
    exact = Decimal(repr(float(value)))
    if not exact.is_finite():
        raise ValueError(f"{value} is not a decimal number")
    lexical = format(exact, "f")
    if "." in lexical:
        lexical = lexical.rstrip("0").rstrip(".")
    return f'"{"0" if lexical == "-0" else lexical}"^^<{XSD}decimal>'


def boolean(value: bool) -> str:
    """An xsd:boolean literal."""
    return f'"{"true" if value else "false"}"^^<{XSD}boolean>'


def quad(subject: str, predicate: str, value: str, graph: str) -> str:
    """One line of N-Quads, line break included; every term already in N-Quads form."""
    return f"{subject} {predicate} {value} {graph} .\n"


def ordered(lines: Iterable[str]) -> list[str]:
    """The lines without repeats, by code point: the canonical order of a release."""
    return sorted(set(lines))
