"""Queries that wait on another endpoint: which, for how long, and what is said when it fails."""

from __future__ import annotations

import re
import threading
import traceback
from collections.abc import Callable
from typing import TypeVar

from ..errors import StoreError, StoreTimeoutError
from .syntax import tokens

__all__ = ["FEDERATED_SECONDS", "also_asked", "endpoints_asked", "failed_elsewhere", "within"]

FEDERATED_SECONDS = 60.0
"""Seconds a query with SERVICE may take on a store of this process."""

_SIGNED_IN = re.compile(r"//[^/@]*@")
_Answer = TypeVar("_Answer")


def endpoints_asked(sparql: str) -> tuple[str, ...]:
    """The other endpoints that a query's SERVICE parts ask, as written; empty for a query without any.

    Args:
        sparql: text of the query.

    >>> endpoints_asked("ASK { SERVICE SILENT <http://e.org/q> { ?s ?p ?o } }")
    ('http://e.org/q',)
    >>> endpoints_asked("ASK { SERVICE <http://user:word@e.org/q> { ?s ?p ?o } }")  # never shown
    ('http://e.org/q',)
    >>> endpoints_asked('ASK { ?s ?p "SERVICE <x:y>" }')
    ()
    """
    found: dict[str, None] = {}
    is_next = False
    for token in tokens(sparql):
        if is_next and not token.is_word("SILENT"):
            found[_SIGNED_IN.sub("//", token.text.strip("<>"))] = None
            is_next = False
        is_next = is_next or token.is_word("SERVICE")
    return tuple(found)


def failed_elsewhere(said: str, endpoints: tuple[str, ...]) -> StoreError:
    """The error of a query whose other side does not answer.

    Args:
        said: what the engine says of it, which seldom names the address.
        endpoints: the addresses that the query asks.

    >>> str(failed_elsewhere("Connection refused", ("http://e.org/q",)))  # doctest: +ELLIPSIS
    'http://e.org/q: no usable answer to its part of the query (Connection refused); check the address, ...'
    """
    return StoreError(
        f"no usable answer to {'its' if len(endpoints) == 1 else 'their'} part of the query ({said})",
        where=" or ".join(endpoints),
        advice="check the address, and that it runs",
    )


def also_asked(error: StoreError, endpoints: tuple[str, ...]) -> StoreError:
    """The same error, naming the endpoints that the one which failed was to ask in its turn.

    Args:
        error: what the first endpoint's failure was told as.
        endpoints: the others' addresses.

    >>> error = StoreTimeoutError("no whole answer within 3 s", where="http://here/query")
    >>> str(also_asked(error, ("http://e.org/q",)))
    'http://here/query: no whole answer within 3 s; it was to ask http://e.org/q as well: check both'
    """
    return type(error)(
        error.problem,
        where=error.where,
        advice=f"it was to ask {' and '.join(endpoints)} as well: check both",
    )


def within(seconds: float, work: Callable[[], _Answer], where: str) -> _Answer:
    """What the work gives, if it gives it in time; work that doesn't is left to itself.

    Args:
        seconds: the limit.
        work: what to do, in a thread of its own.
        where: what is waited for, for messages.

    Raises:
        StoreTimeoutError: it took longer.

    >>> within(5, lambda: 1 + 1, "here")
    2
    """
    answers: list[_Answer] = []
    errors: list[BaseException] = []

    def run() -> None:
        try:
            answers.append(work())
        except BaseException as error:  # handed to the caller's thread
            _forget_frames(error)
            errors.append(error)

    thread = threading.Thread(target=run, daemon=True, name="federated query")
    thread.start()
    thread.join(seconds)
    if errors:
        raise errors[0]
    if answers:
        return answers[0]
    raise StoreTimeoutError(
        f"no whole answer within {seconds:g} s",
        where=where,
        advice="try again later, or ask it for less",
    )


def _forget_frames(error: BaseException | None) -> None:
    """Drop what the error's frames hold: an engine's objects may only end on the thread that made them."""
    while error is not None:
        traceback.clear_frames(error.__traceback__)
        error = error.__cause__ or error.__context__
