"""Fills a release's database out of its sorted graph, in memory that doesn't grow with it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pyoxigraph

__all__ = ["BATCH", "fill_from_sorted"]

BATCH = 100_000
"""Lines loaded at one time; they take some 200 MB."""


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
    if held:
        database.bulk_load("".join(held).encode(), RdfFormat.N_QUADS, lenient=True)
    if batches:
        database.optimize()  # many batches leave many overlapping files, which slow queries down
