"""Writes a lexicon: one SQLite file of concepts, keys of their names, and their hierarchy.

Concepts are numbered in the order of their CURIEs, so that one is found by bisection without an index.
A name is kept as the 48-bit hash of its normal form with its meaning, ``concept << 3 | kind``: small,
and one look-up whatever the name's length. Of 600,000 names, one in 500 million strange texts would hit one.
"""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Protocol

from kg_builder import lazy_re as re

from .normalize import name_key, normal_form, words_of
from .suggest import SHORTEST
from .templates import template_form
from .vocabulary import Group, NameKind

__all__ = ["SCHEMA_VERSION", "LexiconEntry", "identifier_key", "write_lexicon"]

_STEREO = re.compile(r"\([+\-\u00b1/]+\)")
"""Marks of a mirror image, which the normal form loses: "ibuprofen, (-)-" is not ibuprofen."""

SCHEMA_VERSION = 2
"""Of the file's tables; a reader refuses others."""

_SCHEMA = """
CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE concept (
    id INTEGER PRIMARY KEY, curie TEXT NOT NULL, label TEXT NOT NULL, groups INTEGER NOT NULL,
    exact TEXT NOT NULL, close TEXT NOT NULL
);
CREATE TABLE name (
    key INTEGER NOT NULL, meaning INTEGER NOT NULL, PRIMARY KEY (key, meaning)
) WITHOUT ROWID;
CREATE TABLE parent (
    child INTEGER NOT NULL, parent INTEGER NOT NULL, PRIMARY KEY (child, parent)
) WITHOUT ROWID;
CREATE TABLE words (packed BLOB NOT NULL);
"""
_FINDABLE = frozenset(
    {"MONDO", "HP", "MESH", "DOID", "ICD10CM", "UNII", "DRUGBANK", "CHEBI", "HGNC", "CL", "RXCUI"}
)


class LexiconEntry(Protocol):
    """What a lexicon is written from: a concept of the build, or a user's term."""

    @property
    def curie(self) -> str: ...  # noqa: D102
    @property
    def label(self) -> str: ...  # noqa: D102
    @property
    def groups(self) -> Group: ...  # noqa: D102
    @property
    def names(self) -> tuple[tuple[str, NameKind], ...]: ...  # noqa: D102
    @property
    def exact(self) -> tuple[str, ...]: ...  # noqa: D102
    @property
    def close(self) -> tuple[str, ...]: ...  # noqa: D102
    @property
    def parents(self) -> tuple[str, ...]: ...  # noqa: D102


def identifier_key(curie: str) -> int:
    """Key under which a concept is found by an identifier.

    Args:
        curie: any case.

    Returns:
        48 bits, as of ``name_key``.

    >>> identifier_key("mesh:D001418") == identifier_key("MESH:D001418")
    True
    """
    prefix, _, local = curie.partition(":")
    return name_key(f"{prefix.upper()}:{local}")


def _keys(entry: LexiconEntry) -> Iterator[tuple[int, NameKind]]:
    for name, kind in ((entry.label, NameKind.PREFERRED), *entry.names):
        form = "" if _STEREO.search(name) else normal_form(name)
        if len(form) > 1:
            yield name_key(form), kind
        if entry.groups & Group.PHENOTYPE and kind is not NameKind.ABBREVIATION:
            sense = template_form(name)
            if sense:
                yield name_key(sense), NameKind.TEMPLATE
    for curie in (*entry.exact, *entry.close):
        if curie.partition(":")[0] in _FINDABLE:
            yield identifier_key(curie), NameKind.IDENTIFIER


def _packed_words(entries: Iterable[LexiconEntry]) -> bytes:
    """The words that a misspelt one may have been meant for."""
    found = {
        word
        for entry in entries
        for name, kind in ((entry.label, NameKind.PREFERRED), *entry.names)
        if kind <= NameKind.BRAND
        for word in words_of(name)
        if len(word) >= SHORTEST and word.isalpha()
    }
    return zlib.compress("\n".join(sorted(found)).encode(), 9)


def write_lexicon(entries: Sequence[LexiconEntry], path: Path, about: Iterable[tuple[str, str]]) -> None:
    """Write a lexicon; the same entries give the same bytes.

    Args:
        entries: sorted by CURIE, each CURIE once.
        path: file to write; replaced if there is one.
        about: facts on the lexicon, by name.

    >>> from .lexicon import Lexicon
    >>> from .vocabulary import VocabularyTerm
    >>> gout = VocabularyTerm("OWN:1", "gout", Group.DISEASE)
    >>> write_lexicon([gout], folder / "own.sqlite", [("name", "own")])
    >>> lexicon = Lexicon(folder / "own.sqlite")
    >>> [found.curie for found in lexicon.named("gout")]
    ['OWN:1']
    >>> lexicon.close()
    """
    unfinished = path.with_name(path.name + ".unfinished")
    unfinished.unlink(missing_ok=True)
    number = {entry.curie: i for i, entry in enumerate(entries, 1)}
    database = sqlite3.connect(unfinished)
    try:
        database.execute("PRAGMA page_size = 4096")
        database.execute("PRAGMA journal_mode = OFF")
        database.executescript(_SCHEMA)
        database.executemany(
            "INSERT INTO about VALUES (?, ?)", sorted([*about, ("schema", str(SCHEMA_VERSION))])
        )
        database.executemany(
            "INSERT INTO concept VALUES (?, ?, ?, ?, ?, ?)",
            (
                (number[e.curie], e.curie, e.label, int(e.groups), " ".join(e.exact), " ".join(e.close))
                for e in entries
            ),
        )
        names: dict[tuple[int, int], int] = {}
        for entry in entries:
            for key, kind in _keys(entry):
                place = (key, number[entry.curie])
                names[place] = min(int(kind), names.get(place, int(kind)))
        database.executemany(
            "INSERT INTO name VALUES (?, ?)",
            sorted((key, concept << 3 | kind) for (key, concept), kind in names.items()),
        )
        edges = {(number[e.curie], number[p]) for e in entries for p in e.parents if p in number}
        database.executemany("INSERT INTO parent VALUES (?, ?)", sorted(edges))
        database.execute("INSERT INTO words VALUES (?)", (_packed_words(entries),))
        database.commit()
        database.execute("VACUUM")
    finally:
        database.close()
    unfinished.replace(path)
