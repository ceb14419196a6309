"""The embedded store: Oxigraph in this process, in memory or read-only on disk."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import IO, TYPE_CHECKING, Self, cast

from ..database import fill, has_union
from ..errors import SparqlError, StoreError
from .base import Result, Solutions, Triples
from .elsewhere import FEDERATED_SECONDS, endpoints_asked, failed_elsewhere, within
from .syntax import query_form
from .terms import BlankNode, Iri, Literal, Term, Triple

if TYPE_CHECKING:
    import pyoxigraph

__all__ = ["OxigraphStore", "from_oxigraph", "unique_triples"]


class OxigraphStore:
    """A graph inside this process.

    Args:
        path: folder of an Oxigraph database, opened read-only; None for an empty store in memory.

    Raises:
        StoreError: if the folder holds no readable database.

    >>> with OxigraphStore() as store:
    ...     store.load(b"<x:a> <x:b> <x:c> <x:g> .")
    ...     store.query("ASK { <x:a> ?p ?o }")
    True
    """

    def __init__(self, path: Path | None = None, *, where: str = "") -> None:
        import pyoxigraph

        self._where = where or (str(path) if path else "memory")
        self.has_union = False
        if path is None:
            self._store: pyoxigraph.Store | None = pyoxigraph.Store()
            return
        if not path.is_dir():
            raise StoreError("there is no database", where=self._where, advice="build the release again")
        try:
            self._store = pyoxigraph.Store.read_only(str(path))
            self.has_union = has_union(self._store)
        except (OSError, ValueError, RuntimeError) as error:
            raise StoreError(
                f"the database cannot be opened ({error})",
                where=self._where,
                advice="build the release again",
            ) from error

    @property
    def where(self) -> str:
        """The folder it answers from, or "memory"."""
        return self._where

    @property
    def engine(self) -> pyoxigraph.Store:
        """The engine itself, for callers that hand it on (rdflib)."""
        if self._store is None:
            raise StoreError("the store is closed", where=self._where, advice="open it again")
        return self._store

    def query(self, sparql: str) -> Result:
        """See Store. A query with SERVICE has a minute.

        Raises:
            StoreTimeoutError: another endpoint keeps the query waiting.
            StoreError: another endpoint does not answer; the message names it.
        """
        engine = self.engine
        query_form(sparql)
        endpoints = endpoints_asked(sparql)
        if endpoints:
            where = " or ".join(endpoints)
            return within(FEDERATED_SECONDS, lambda: self._answer(engine, sparql, endpoints), where)
        return self._answer(engine, sparql)

    def _answer(self, engine: pyoxigraph.Store, sparql: str, endpoints: tuple[str, ...] = ()) -> Result:
        import pyoxigraph

        try:
            answer = engine.query(sparql, use_default_graph_as_union=not self.has_union)
            if isinstance(answer, pyoxigraph.QueryBoolean):
                return bool(answer)
            if isinstance(answer, pyoxigraph.QueryTriples):
                return Triples(unique_triples(map(_triple, answer)))
            names = tuple(variable.value for variable in answer.variables)
            return Solutions(names, tuple(tuple(map(from_oxigraph, row)) for row in answer))
        except SyntaxError as error:
            raise SparqlError(f"the query is malformed {_place(error)}", where=self._where) from error
        except (OSError, ValueError, RuntimeError) as error:
            if endpoints:
                raise failed_elsewhere(brief(error), endpoints) from error
            raise StoreError(f"the query failed ({brief(error)})", where=self._where) from error

    def graphs(self) -> tuple[Iri, ...]:
        """See Store."""
        import pyoxigraph

        named = self.engine.named_graphs()
        return tuple(sorted(Iri(g.value) for g in named if isinstance(g, pyoxigraph.NamedNode)))

    def load(self, source: Path | bytes, media_type: str = "application/n-quads") -> None:
        """See LoadableStore."""
        engine = self.engine
        with reading(source, media_type, self._where) as (stream, kind):
            fill(engine, stream, kind)
        self.has_union = True

    def close(self) -> None:
        """See Store."""
        self._store = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


@contextmanager
def reading(
    source: Path | bytes, media_type: str, where: str
) -> Iterator[tuple[IO[bytes] | bytes, pyoxigraph.RdfFormat]]:
    """The bytes of a source, or a stream of them, with their format.

    Args:
        source: bytes, or a file (gzip if its name ends in .gz).
        media_type: of what is in it.
        where: the store, for messages.

    Raises:
        StoreError: they cannot be read, or the block that reads them finds them malformed.
    """
    import pyoxigraph

    kind = pyoxigraph.RdfFormat.from_media_type(media_type)
    if kind is None:
        raise StoreError(f"there is no reader for {media_type}", where=where)
    try:
        if isinstance(source, bytes):
            yield source, kind
        else:
            where = str(source)
            with gzip.open(source, "rb") if source.suffix == ".gz" else source.open("rb") as stream:
                yield cast(IO[bytes], stream), kind
    except (OSError, SyntaxError, ValueError, EOFError) as error:
        raise StoreError(f"the quads cannot be read ({brief(error)})", where=where) from error


def from_oxigraph(term: object) -> Term | None:
    """A pyoxigraph term as one of ours; None stays None.

    Args:
        term: NamedNode, Literal, BlankNode or None.

    Raises:
        StoreError: for a triple used as a term, which drugkg graphs do not hold.

    >>> import pyoxigraph
    >>> from_oxigraph(pyoxigraph.Literal("gout", language="en")).language
    'en'
    """
    import pyoxigraph

    if term is None:
        return None
    if isinstance(term, pyoxigraph.NamedNode):
        return Iri(term.value)
    if isinstance(term, pyoxigraph.Literal):
        return Literal(term.value, term.datatype.value, term.language or "")
    if isinstance(term, pyoxigraph.BlankNode):
        return BlankNode(term.value)
    raise StoreError("the answer holds a quoted triple", advice="drugkg graphs have none; ask for its parts")


def _triple(triple: pyoxigraph.Triple) -> Triple:
    subject, obj = from_oxigraph(triple.subject), from_oxigraph(triple.object)
    assert subject is not None and obj is not None  # noqa: S101 - terms of a triple are never unbound
    return subject, Iri(triple.predicate.value), obj


def unique_triples(triples: Iterable[Triple]) -> tuple[Triple, ...]:
    """The triples without repeats, in the order of their first coming.

    Args:
        triples: of an answer.

    >>> one, two = (Iri("x:a"), Iri("x:b"), Iri("x:c")), (Iri("x:a"), Iri("x:b"), Iri("x:d"))
    >>> unique_triples([two, one, two]) == (two, one)
    True
    """
    return tuple(dict.fromkeys(triples))


def _place(error: SyntaxError) -> str:
    """Where the parser stopped. What it would have taken there is mostly a page of character classes."""
    found = re.search(r"error at (\d+):(\d+)", str(error))
    return f"at line {found[1]}, column {found[2]}" if found else f"({brief(error)})"


def brief(error: BaseException, limit: int = 300) -> str:
    r"""The first line of an error's message, cut at limit characters.

    >>> brief(ValueError("no such thing\nat all"))
    'no such thing'
    """
    first = (str(error).strip() or type(error).__name__).splitlines()[0]
    return first if len(first) <= limit else first[: limit - 3] + "..."
