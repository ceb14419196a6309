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

    Args:
        text: any text.

    >>> print(escape('5" wide\n'))
    5\" wide\n
    """
    if text.isprintable() and '"' not in text and "\\" not in text:
        return text  # nine of ten, and told far faster so
    return _SPECIAL.sub(_escape_match, text)


def iri(value: str) -> str:
    """An IRI in angle brackets; the value must already be a valid IRI.

    Args:
        value: the bare IRI.

    >>> iri("https://example.org/zorvexant")
    '<https://example.org/zorvexant>'
    """
    return f"<{value}>"


def string(text: str) -> str:
    r"""A plain string literal.

    Args:
        text: any text.

    Returns:
        The literal, with escapes where N-Quads asks for them.

    >>> print(string('the "gout" drug'))
    "the \"gout\" drug"
    """
    return f'"{escape(text)}"'


def integer(value: int) -> str:
    """An xsd:integer literal.

    Args:
        value: a whole number.

    >>> integer(43)
    '"43"^^<http://www.w3.org/2001/XMLSchema#integer>'
    """
    return f'"{int(value)}"^^<{XSD}integer>'


def decimal(value: float) -> str:
    """An xsd:decimal literal in canonical form.

    Args:
        value: a finite number.

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
    """An xsd:boolean literal.

    Args:
        value: true or false.

    >>> boolean(True)
    '"true"^^<http://www.w3.org/2001/XMLSchema#boolean>'
    """
    return f'"{"true" if value else "false"}"^^<{XSD}boolean>'


def quad(subject: str, predicate: str, value: str, graph: str) -> str:
    r"""One line of N-Quads, line break included; every term already in N-Quads form.

    Args:
        subject: an IRI in angle brackets.
        predicate: an IRI in angle brackets.
        value: an IRI or a literal.
        graph: an IRI in angle brackets.

    >>> quad("<x:zorvexant>", "<x:treats>", string("gout"), "<x:page>")
    '<x:zorvexant> <x:treats> "gout" <x:page> .\n'
    """
    return f"{subject} {predicate} {value} {graph} .\n"


def ordered(lines: Iterable[str]) -> list[str]:
    """The lines without repeats, by code point: the canonical order of a release.

    Args:
        lines: lines of N-Quads in any order.

    >>> ordered(["<x:b> ...", "<x:a> ...", "<x:b> ..."])
    ['<x:a> ...', '<x:b> ...']
    """
    return sorted(set(lines))
