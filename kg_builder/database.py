"""The one way an Oxigraph database is filled, on disk by a build and in memory by a store.

Queries take the union of the named graphs as default graph. Oxigraph can make that union while it
answers, but then gives a triple once for each graph that holds it; a fact of five properties stated by
twenty documents comes back 20^5 times. So the union is written into the default graph once.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    import pyoxigraph

__all__ = ["fill", "fill_from_sorted", "has_union"]


def fill(database: pyoxigraph.Store, quads: IO[bytes] | bytes, kind: pyoxigraph.RdfFormat) -> None:
    """Adds quads, and the union of all named graphs as default graph.

    Args:
        database: a writable database.
        quads: serialised quads or triples.
        kind: their format.

    Raises:
        OSError: they cannot be read.
        SyntaxError: they are malformed.

    >>> import pyoxigraph
    >>> database = pyoxigraph.Store()
    >>> fill(database, b"<x:a> <x:b> <x:c> <x:g1> .", pyoxigraph.RdfFormat.N_QUADS)
    >>> bool(database.query("ASK { <x:a> <x:b> <x:c> }"))
    True
    """
    from pyoxigraph import RdfFormat

    database.bulk_load(quads, kind)
    with tempfile.TemporaryFile() as triples:
        for graph in database.named_graphs():
            database.dump(triples, RdfFormat.N_TRIPLES, from_graph=graph)
        triples.seek(0)
        database.bulk_load(triples, RdfFormat.N_TRIPLES)


def fill_from_sorted(database: pyoxigraph.Store, lines: Iterable[str], *, batch: int = 100_000) -> None:
    r"""Adds quads and their union out of sorted N-Quads, in memory that doesn't grow with their number.

    Args:
        database: a writable database.
        lines: sorted lines of named graphs, so that a triple's graphs follow each other.
        batch: lines loaded at one time; 100,000 take some 200 MB.

    Raises:
        SyntaxError: they are malformed.

    >>> import pyoxigraph
    >>> database = pyoxigraph.Store()
    >>> fill_from_sorted(database, ["<x:a> <x:b> <x:c> <x:g1> .\n", "<x:a> <x:b> <x:c> <x:g2> .\n"])
    >>> len(database), has_union(database)
    (3, True)
    """
    from pyoxigraph import RdfFormat

    held: list[str] = []
    previous, batches = "", 0
    for line in lines:
        held.append(line)
        triple = line[: line.rindex(" <")]
        if triple != previous:
            previous = triple
            held.append(triple + " .\n")
        if len(held) >= batch:
            database.bulk_load("".join(held).encode(), RdfFormat.N_QUADS)
            held.clear()
            batches += 1
    if held:
        database.bulk_load("".join(held).encode(), RdfFormat.N_QUADS)
    if batches:
        database.optimize()  # many batches leave many overlapping files, which slow queries down


def has_union(database: pyoxigraph.Store) -> bool:
    """Whether the default graph holds anything, which ``fill`` sees to."""
    from pyoxigraph import DefaultGraph

    return next(iter(database.quads_for_pattern(None, None, None, DefaultGraph())), None) is not None
