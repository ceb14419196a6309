"""Fills a release's database out of its sorted graph, in memory that doesn't grow with it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pyoxigraph

__all__ = ["BATCH", "fill_from_sorted", "new_database"]

BATCH = 100_000
"""Lines loaded at one time; they take some 200 MB."""

_DESCRIPTORS = 96  # the least the engine wants; it takes 48 of them for its tables


def new_database(folder: Path) -> pyoxigraph.Store:
    """A database on disk to be filled, which holds few of its files open at a time.

    The engine keeps an index of every open file in memory, and as many files open as the process may when
    the database is opened: by default all, so that memory grows with the database. The limit is lowered
    for that moment only; files opened later, here or by other threads, meet the old one.

    Args:
        folder: where it is to be.

    Raises:
        OSError: it cannot be written.

    >>> len(new_database(folder / "store"))
    0
    """
    from pyoxigraph import Store

    held = Path("/dev/fd")
    if sys.platform == "win32" or not held.is_dir():
        return Store(folder)
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    few = _DESCRIPTORS + sum(1 for _ in held.iterdir())
    if soft != resource.RLIM_INFINITY and soft <= few:
        return Store(folder)
    resource.setrlimit(resource.RLIMIT_NOFILE, (few, hard))
    try:
        return Store(folder)
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))


def fill_from_sorted(database: pyoxigraph.Store, lines: Iterable[str], *, batch: int = BATCH) -> None:
    r"""Adds quads, and the union of all named graphs as default graph, as `kg_builder.database.fill` does.

    A bulk load holds a million quads in memory; sorted lines can be loaded in small batches, and give
    the union as they pass, because a triple's graphs follow each other.

    Args:
        database: a writable database.
        lines: sorted N-Quads, every one in a named graph.
        batch: lines loaded at one time.

    Raises:
        SyntaxError: they are malformed.
        ValueError: a line without a graph.

    >>> import pyoxigraph
    >>> database = pyoxigraph.Store()
    >>> fill_from_sorted(database, ["<x:a> <x:b> <x:c> <x:g1> .\n", "<x:a> <x:b> <x:c> <x:g2> .\n"])
    >>> len(database)
    3
    """
    from pyoxigraph import RdfFormat

    # Lenient: addresses are valid as `rdf.iris` makes them; to check them again takes a tenth of the time.
    held: list[str] = []
    previous, batches = "", 0
    for line in lines:
        held.append(line)
        triple = line[: line.rindex(" <")]
        if triple != previous:
            previous = triple
            held.append(triple + " .\n")
        if len(held) >= batch:
            database.bulk_load("".join(held).encode(), RdfFormat.N_QUADS, lenient=True)
            held.clear()
            batches += 1
            _memory_given_back()(0)
    if held:
        database.bulk_load("".join(held).encode(), RdfFormat.N_QUADS, lenient=True)
    if batches:
        database.optimize()  # many batches leave many overlapping files, which slow queries down


@cache
def _memory_given_back() -> Callable[[int], object]:
    """The C library's function that gives freed memory back; one that does nothing where it has none.

    The engine's threads allocate and free in regions of their own, which glibc keeps for them otherwise.
    """
    import ctypes

    with suppress(AttributeError, OSError, TypeError):  # TypeError: Windows has no library of that name
        trim: Callable[[int], object] = ctypes.CDLL(None).malloc_trim
        return trim
    return int
