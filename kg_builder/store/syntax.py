"""Just enough of SPARQL's syntax: tokens, groups, the form of a query and what it projects.

Queries are never checked here (stores do that), only cut into tokens, so that strings, comments and
IRIs are not mistaken for variables or braces.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal as OneOf
from typing import cast

from ..errors import SparqlError

__all__ = ["Group", "QueryForm", "Token", "groups", "projection", "query_form", "tokens", "variables"]

QueryForm = OneOf["SELECT", "ASK", "CONSTRUCT", "DESCRIBE"]

_FORMS = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")
_UPDATES = ("INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "WITH")

_TOKEN = re.compile(
    r"""(?P<comment>\#[^\n]*)
      | (?P<iri><[^<>"{}|^`\\\s]*>)
      | (?P<string>\"\"\"(?:\\.|[^\\])*?\"\"\"|'''(?:\\.|[^\\])*?'''|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*')
      | (?P<variable>[?$]\w+)
      | (?P<name>[^\W\d][\w\-]*(?:\.[\w\-]+)*:?(?:[\w\-%:]|\\.|\.(?=[\w\-%:]))*|:[\w\-%]*)
      | (?P<space>\s+)
      | (?P<mark>.)""",
    re.VERBOSE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a query: its kind (iri, string, variable, name, mark), its words, where it starts."""

    kind: str
    text: str
    start: int

    def is_word(self, *words: str) -> bool:
        """Whether it is one of the keywords, in any case."""
        return self.kind == "name" and self.text.upper() in words


@dataclass(frozen=True, slots=True)
class Group:
    """A pair of braces.

    Args:
        start: index just after the opening brace.
        end: index of the closing brace.
        parent: number of the group around it; None outside all others.
        opener: the keyword or mark before the brace, upper case.
        variables: variables it mentions itself, inner groups left out.
    """

    start: int
    end: int
    parent: int | None
    opener: str
    variables: frozenset[str]


def tokens(sparql: str) -> Iterator[Token]:
    """The tokens of a query, spaces and comments left out.

    Args:
        sparql: text of the query.

    Yields:
        Tokens in order.

    >>> [t.text for t in tokens("ASK { ?drug a <https://e.org/#D> } # yes")]
    ['ASK', '{', '?drug', 'a', '<https://e.org/#D>', '}']
    """
    for match in _TOKEN.finditer(sparql):
        kind = cast(str, match.lastgroup)
        if kind not in {"space", "comment"}:
            yield Token(kind, match.group(), match.start())


def query_form(sparql: str) -> QueryForm:
    """The form of a query.

    Args:
        sparql: text of the query.

    Raises:
        SparqlError: if it is no query: an update, or other text.

    >>> query_form("PREFIX ask: <https://e.org/select> SELECT * { ?s ?p ?o }")
    'SELECT'
    """
    for token in tokens(sparql):
        if token.is_word(*_FORMS):
            return cast(QueryForm, token.text.upper())
        if token.is_word(*_UPDATES):
            raise SparqlError(
                "this is an update, not a SELECT, ASK, CONSTRUCT or DESCRIBE query",
                advice="only questions are answered",
            )
        if token.text == "{":
            break
    raise SparqlError("the query is malformed", advice=f"it begins with none of {', '.join(_FORMS)}")


def variables(sparql: str) -> frozenset[str]:
    """Names of all variables mentioned, without question mark.

    Args:
        sparql: text of the query.

    >>> sorted(variables("SELECT ?a { ?a ?p '?no' # ?neither"))
    ['a', 'p']
    """
    return frozenset(token.text[1:] for token in tokens(sparql) if token.kind == "variable")


def groups(sparql: str) -> list[Group]:
    """The pairs of braces of a query, in the order of their opening.

    Args:
        sparql: text of the query.

    Raises:
        SparqlError: if braces do not pair up.

    >>> found = groups("SELECT ?a WHERE { ?a ?p ?b FILTER EXISTS { ?b ?q 1 } }")
    >>> [(group.opener, sorted(group.variables)) for group in found]
    [('WHERE', ['a', 'b', 'p']), ('EXISTS', ['b', 'q'])]
    """
    starts: list[tuple[int, int | None, str, set[str]]] = []
    ends: dict[int, int] = {}
    stack: list[int] = []
    previous = ""
    for token in tokens(sparql):
        if token.text == "{":
            starts.append((token.start + 1, stack[-1] if stack else None, previous.upper(), set()))
            stack.append(len(starts) - 1)
        elif token.text == "}":
            if not stack:
                raise SparqlError("a closing brace without an opening one")
            ends[stack.pop()] = token.start
        elif token.kind == "variable" and stack:
            starts[stack[-1]][3].add(token.text[1:])
        previous = token.text
    if stack:
        raise SparqlError("an opening brace without a closing one")
    return [
        Group(start, ends[i], parent, opener, frozenset(seen))
        for i, (start, parent, opener, seen) in enumerate(starts)
    ]


def projection(sparql: str) -> tuple[str, ...] | None:
    """The columns a SELECT query answers with; None for ``*`` and for other forms.

    Args:
        sparql: text of the query.

    Returns:
        Names without question marks, in order.

    >>> projection("SELECT DISTINCT ?a (COUNT(?b) AS ?n) WHERE { ?a ?p ?b } GROUP BY ?a")
    ('a', 'n')
    """
    found: list[str] = []
    inside = False
    depth = 0
    last = ""
    for token in tokens(sparql):
        if not inside:
            if token.is_word("ASK", "CONSTRUCT", "DESCRIBE"):
                return None
            inside = token.is_word("SELECT")
            continue
        if token.text == "(":
            depth += 1
        elif token.text == ")":
            depth -= 1
            if depth == 0:
                found.append(last)
        elif depth == 0 and token.kind == "variable":
            found.append(token.text[1:])
        elif depth == 0 and token.text == "*":
            return None
        elif token.text == "{" or (depth == 0 and token.is_word("WHERE", "FROM")):
            break
        if token.kind == "variable":
            last = token.text[1:]
    return tuple(found)
