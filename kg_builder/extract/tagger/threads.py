"""Matrix products on one thread."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

__all__ = ["one_thread"]


@contextmanager
def one_thread() -> Iterator[None]:
    """Keeps the matrix products of a network on one thread; serves as a decorator too.

    They are small, so further threads only wait for each other, busily, and builds run a process a core
    anyway: where cores are shared one thread takes a third to a tenth of the processor time.

    >>> import numpy
    >>> with one_thread():
    ...     print(numpy.eye(2) @ numpy.ones(2))
    [1. 1.]
    """
    with _controller().limit(limits=1, user_api="blas"):
        yield


@cache
def _controller() -> Any:  # threadpoolctl is untyped
    import numpy  # noqa: F401  (the controller only sees libraries that are loaded)
    from threadpoolctl import ThreadpoolController

    return ThreadpoolController()
