"""The one way an Oxigraph database is filled, on disk by a build and in memory by a store.

Queries take the union of the named graphs as default graph. Oxigraph can make that union while it
answers, but then gives a triple once for each graph that holds it; a fact of five properties stated by
twenty documents comes back 20^5 times. So the union is written into the default graph once.
"""

from __future__ import annotations

import io
import re
import tempfile
from collections.abc import Iterable, Iterator
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    import pyoxigraph

__all__ = ["fill", "has_union"]

_GRAPH_NAME = re.compile(rb'[^<>"\s]*> \.\n?')


def fill(database: pyoxigraph.Store, quads: IO[bytes] | bytes, kind: pyoxigraph.RdfFormat) -> None:
    """Adds quads, and the union of all named graphs as default graph.

    Args:
        database: a writable database.
        quads: serialised quads or triples; a stream must be able to go back to its start.
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

    stream = io.BytesIO(quads) if isinstance(quads, bytes) else quads
    database.bulk_load(stream, kind)
    if not kind.supports_datasets:
        return
    if kind == RdfFormat.N_QUADS:
        stream.seek(0)
        try:
            _load_triples(database, _without_graphs(stream))
        except SyntaxError:
            pass  # well-formed, for the quads were loaded, but not laid out in the canonical way
        else:
            return
    for graph in list(database.named_graphs()):
        _load_triples(database, [database.dump(format=RdfFormat.N_TRIPLES, from_graph=graph) or b""])


def _load_triples(database: pyoxigraph.Store, lines: Iterable[bytes]) -> None:
    from pyoxigraph import RdfFormat

    with tempfile.TemporaryFile() as triples:
        triples.writelines(lines)
        triples.seek(0)
        database.bulk_load(triples, RdfFormat.N_TRIPLES)


def _without_graphs(lines: Iterable[bytes]) -> Iterator[bytes]:
    r"""Canonical N-Quads as N-Triples: ten times faster than having the engine write out its graphs.

    >>> lines = [b"<x:s> <x:p> <x:o> <x:g> .", b"<x:s> <x:p> <x:o> <x:h> .", b'<x:s> <x:p> "a <b>" .']
    >>> list(_without_graphs(lines))
    [b'<x:s> <x:p> <x:o> .\n', b'<x:s> <x:p> "a <b>" .']
    """
    previous = b""
    for line in lines:
        head, mark, tail = line.rpartition(b" <")
        has_graph = mark and head.count(b" ") >= 2 and _GRAPH_NAME.fullmatch(tail)
        triple = head + b" .\n" if has_graph else line
        if triple != previous:
            yield triple
            previous = triple


def has_union(database: pyoxigraph.Store) -> bool:
    """Whether the default graph holds anything, which ``fill`` sees to.

    Args:
        database: an opened database.

    Returns:
        False for a database that something else than ``fill`` wrote, and for an empty one.

    >>> import pyoxigraph
    >>> database = pyoxigraph.Store()
    >>> has_union(database)
    False
    >>> fill(database, b"<x:a> <x:b> <x:c> <x:g> .", pyoxigraph.RdfFormat.N_QUADS)
    >>> has_union(database)
    True
    """
    from pyoxigraph import DefaultGraph

    return next(iter(database.quads_for_pattern(None, None, None, DefaultGraph())), None) is not None
