"""A limit of time for queries that wait on another endpoint; engines in this process have none."""

from __future__ import annotations

import threading
import traceback
from collections.abc import Callable
from typing import TypeVar

from ..errors import StoreTimeoutError
from .syntax import tokens

__all__ = ["FEDERATED_SECONDS", "asks_elsewhere", "within"]

FEDERATED_SECONDS = 60.0
"""Seconds a query with SERVICE may take on a store of this process."""

_Answer = TypeVar("_Answer")


def asks_elsewhere(sparql: str) -> bool:
    """Whether a query has a SERVICE part.

    >>> asks_elsewhere("ASK { SERVICE <x:y> { ?s ?p ?o } }"), asks_elsewhere('ASK { ?s ?p "SERVICE" }')
    (True, False)
    """
    return any(token.is_word("SERVICE") for token in tokens(sparql))


def within(seconds: float, work: Callable[[], _Answer], where: str) -> _Answer:
    """What the work gives, if it gives it in time; work that doesn't is left to itself.

    Args:
        seconds: the limit.
        work: what to do, in a thread of its own.
        where: the store, for messages.

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
        f"the other endpoint gave no whole answer within {seconds:g} s",
        where=where,
        advice="try again later, or ask it for less",
    )


def _forget_frames(error: BaseException | None) -> None:
    """Drop what the error's frames hold: an engine's objects may only end on the thread that made them."""
    while error is not None:
        traceback.clear_frames(error.__traceback__)
        error = error.__cause__ or error.__context__
