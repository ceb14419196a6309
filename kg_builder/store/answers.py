"""What an endpoint answers, read: solutions, triples, or yes or no."""

from __future__ import annotations

import re

from ..errors import StoreResponseError
from .base import Result, Solutions, Triples
from .oxigraph import brief, from_oxigraph, unique_triples
from .syntax import QueryForm
from .terms import Iri

__all__ = ["parsed_answer"]

_SHOWN = 200


def parsed_answer(body: bytes, content_type: str, form: QueryForm, where: str) -> Result:
    """An answer as solutions, triples, or yes or no.

    Args:
        body: what the endpoint sent.
        content_type: what it calls it.
        form: of the query.
        where: the endpoint's address, for messages.

    Raises:
        StoreResponseError: it is no well-formed answer to a query of that form.

    >>> parsed_answer(b'{"head": {}, "boolean": true}', "application/sparql-results+json", "ASK", "here")
    True
    """
    import pyoxigraph

    media_type = content_type.partition(";")[0].strip().lower()
    try:
        if form in {"CONSTRUCT", "DESCRIBE"}:
            return _triples(body, media_type, where)
        kind = pyoxigraph.QueryResultsFormat.from_media_type(media_type)
        if kind is None:
            raise _not_sparql(body, media_type, where)
        answer = pyoxigraph.parse_query_results(body, kind)
        if isinstance(answer, pyoxigraph.QueryBoolean):
            if form == "ASK":
                return bool(answer)
            raise StoreResponseError("the endpoint answers a question for rows with yes or no", where=where)
        names = tuple(variable.value for variable in answer.variables)
        solutions = Solutions(names, tuple(tuple(map(from_oxigraph, row)) for row in answer))
    except (SyntaxError, ValueError, OSError) as error:
        raise StoreResponseError(
            f"the answer is no well-formed {media_type or 'SPARQL result'} ({_ending(body) or brief(error)})",
            where=where,
            advice="check that the address is a SPARQL endpoint",
        ) from error
    if form == "ASK":
        raise StoreResponseError("the endpoint answers a yes-or-no question with rows", where=where)
    return solutions


def _ending(body: bytes) -> str:
    """What a server wrote into an answer that it had begun and could not end; empty for other bodies.

    >>> _ending(b'{"head": {"vars": []}, "results": {"bindings": [Connection refused (os error 111)')
    'it breaks off with: Connection refused (os error 111)'
    """
    last = " ".join(re.split(rb'[][{}",]', body[-_SHOWN:])[-1].decode("utf-8", "replace").split())
    return f"it breaks off with: {last}" if " " in last and body[:1] == b"{" else ""


def _triples(body: bytes, media_type: str, where: str) -> Triples:
    import pyoxigraph

    kind = pyoxigraph.RdfFormat.from_media_type("text/turtle" if media_type == "text/n3" else media_type)
    if kind is None or media_type == "text/plain":  # once N-Triples, today more often an error page
        raise _not_sparql(body, media_type, where)
    found = []
    for quad in pyoxigraph.parse(body, kind):
        subject, obj = from_oxigraph(quad.subject), from_oxigraph(quad.object)
        if subject is not None and obj is not None:
            found.append((subject, Iri(quad.predicate.value), obj))
    return Triples(unique_triples(found))


def _not_sparql(body: bytes, media_type: str, where: str) -> StoreResponseError:
    start = " ".join(body[:_SHOWN].decode("utf-8", "replace").split())
    return StoreResponseError(
        f"the answer is {media_type or 'of no declared type'}, not SPARQL results: {start!r}",
        where=where,
        advice="check that the address is a SPARQL endpoint",
    )
