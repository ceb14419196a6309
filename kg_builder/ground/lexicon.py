"""An opened lexicon: concepts by name, by identifier, and their hierarchy."""

from __future__ import annotations

import sqlite3
import weakref
import zlib
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property, lru_cache
from pathlib import Path
from typing import NamedTuple

from kg_builder.errors import ReadError

from .normalize import name_key
from .vocabulary import Group, NameKind
from .write import SCHEMA_VERSION, identifier_key

__all__ = ["Candidate", "Lexicon", "LexiconConcept"]


class Candidate(NamedTuple):
    """A concept that a name may mean; a bare row, for speed.

    Args:
        number: the concept's number in its lexicon.
        kind: how the vocabulary uses the name, a NameKind.
        curie: canonical identifier.
        label: preferred name.
        groups: what the concept stands for, the bits of Group.
    """

    number: int
    kind: int
    curie: str
    label: str
    groups: int


class LexiconConcept(NamedTuple):
    """A concept with the identifiers that other vocabularies have for it.

    Args:
        number: its number in its lexicon.
        curie: canonical identifier.
        label: preferred name.
        groups: what it stands for.
        exact: identifiers that mean the same.
        close: identifiers that mean nearly the same.
    """

    number: int
    curie: str
    label: str
    groups: Group
    exact: tuple[str, ...]
    close: tuple[str, ...]


_BY_KEY = (
    "SELECT c.id, n.meaning & 7, c.curie, c.label, c.groups "
    "FROM name n JOIN concept c ON c.id = n.meaning >> 3 WHERE n.key = ?"
)
_BY_NUMBER = "SELECT id, curie, label, groups, exact, close FROM concept WHERE id = ?"
_IN_STEP = "SELECT id, curie, label, groups, exact, close FROM concept WHERE id >= ? AND id < ? AND curie = ?"
_IN_ORDER = "SELECT id, curie, label, groups, exact, close FROM concept ORDER BY id"
_STEP = 128
_STEPS = (
    "WITH RECURSIVE step (at) AS (SELECT 1 UNION ALL SELECT at + ? FROM step WHERE at + ? <= ?) "
    "SELECT curie FROM step JOIN concept ON id = at ORDER BY id"
)
_MEMO = 1 << 12
_IDENTIFIER = int(NameKind.IDENTIFIER)
_MAPPED_BYTES = 1 << 26


def _concept(row: tuple[int, str, str, int, str, str]) -> LexiconConcept:
    number, curie, label, groups, exact, close = row
    return LexiconConcept(number, curie, label, Group(groups), tuple(exact.split()), tuple(close.split()))


class Lexicon:
    """A lexicon file, opened read-only; nothing of it is loaded until it is asked for.

    Args:
        path: a file written by ``drugkg vocab build`` or ``drugkg vocab add``.

    Raises:
        ReadError: the file is missing, or no lexicon of this version.

    >>> from kg_builder.ground.grounder import shipped_lexicon
    >>> lexicon = Lexicon(shipped_lexicon())
    >>> [found.curie for found in lexicon.named("gout")], lexicon.concept("MONDO:0005393").label
    (['MONDO:0005393'], 'gout')
    >>> lexicon.close()
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        advice = "build it with: drugkg vocab build"
        if not path.is_file():
            raise ReadError("there is no lexicon", where=str(path), advice=advice)
        try:
            # One connection serves one thread at a time; nothing is ever written through it.
            self._database = sqlite3.connect(
                f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
            )
            weakref.finalize(self, self._database.close)
            self._database.execute(f"PRAGMA mmap_size = {_MAPPED_BYTES}")
            self.about = dict(self._database.execute("SELECT name, value FROM about"))
        except sqlite3.DatabaseError as error:
            raise ReadError(f"not a lexicon ({error})", where=str(path), advice=advice) from error
        self._names = self._database.cursor()  # kept for speed; always read to its end
        if self.about.get("schema") != str(SCHEMA_VERSION):
            raise ReadError("a lexicon of another version of drugkg", where=str(path), advice=advice)
        self._named = lru_cache(maxsize=_MEMO)(self._find)
        self._numbered = lru_cache(maxsize=_MEMO)(self._read)
        self._above = lru_cache(maxsize=_MEMO)(self._read_parents)
        self.size: int = self._database.execute("SELECT max(id) FROM concept").fetchone()[0] or 0

    def named(self, form: str) -> tuple[Candidate, ...]:
        """The concepts that have a name of this normal form, in the order of their identifiers."""
        return self._named(form)

    def _find(self, form: str) -> tuple[Candidate, ...]:
        rows = self._names.execute(_BY_KEY, (name_key(form),)).fetchall()
        return tuple(Candidate._make(row) for row in rows if row[1] != _IDENTIFIER)

    @cached_property
    def words(self) -> frozenset[str]:
        """The longer words of its names, folded; unpacked when first asked for."""
        (packed,) = self._database.execute("SELECT packed FROM words").fetchone()
        return frozenset(zlib.decompress(packed).decode().split())

    def concept(self, curie: str) -> LexiconConcept | None:
        """The concept of an identifier, its own or one that means the same; None if there is none."""
        at = bisect_right(self._steps, curie) - 1
        if at >= 0:
            first = at * _STEP + 1
            row = self._database.execute(_IN_STEP, (first, first + _STEP, curie)).fetchone()
            if row is not None:
                return _concept(row)
        for number, kind, *_ in self._database.execute(_BY_KEY, (identifier_key(curie),)):
            if kind == _IDENTIFIER:
                return self.at(number)
        return None

    def at(self, number: int) -> LexiconConcept:
        """The concept of a number, from 1."""
        return self._numbered(number)

    def _read(self, number: int) -> LexiconConcept:
        return _concept(self._database.execute(_BY_NUMBER, (number,)).fetchone())

    @cached_property
    def _steps(self) -> list[str]:
        """Every so many-th identifier: concepts are numbered in their order, so that no index is needed."""
        return [row[0] for row in self._database.execute(_STEPS, (_STEP, _STEP, self.size))]

    def parents(self, number: int) -> list[int]:
        """Numbers of the concepts directly above one."""
        return list(self._above(number))

    def _read_parents(self, number: int) -> tuple[int, ...]:
        found = self._database.execute("SELECT parent FROM parent WHERE child = ? ORDER BY parent", (number,))
        return tuple(row[0] for row in found)

    def above(self, number: int) -> dict[int, list[int]]:
        """The hierarchy above a concept: parents of it and of all above it, by number."""
        edges: dict[int, list[int]] = {}
        waiting = [number]
        while waiting:
            child = waiting.pop()
            if child not in edges:
                edges[child] = self.parents(child)
                waiting.extend(edges[child])
        return edges

    def concepts(self) -> Iterator[LexiconConcept]:
        """Every concept in the order of identifiers."""
        yield from map(_concept, self._database.execute(_IN_ORDER))

    def count_names(self) -> int:
        """Number of keys of names and identifiers."""
        found: int = self._database.execute("SELECT count(*) FROM name").fetchone()[0]
        return found

    def is_whole(self) -> bool:
        """Whether the file passes SQLite's own check."""
        return bool(self._database.execute("PRAGMA quick_check").fetchone()[0] == "ok")

    def close(self) -> None:
        """Close the file."""
        self._database.close()
