"""Documents of containers in another order: labels of one drug one after the other.

A label repeats most of an earlier one of its drug. A process remembers what it has read last, not all that a
collection of many thousand labels holds, so it is much quicker where they follow each other.
"""

from __future__ import annotations

import hashlib
import marshal
import zlib
from collections.abc import Iterator
from dataclasses import astuple, replace
from itertools import groupby
from pathlib import Path
from typing import TypeAlias

from kg_builder.readers import RawDocument, drug_hint

__all__ = ["HELD_BYTES", "ByDrug"]

HELD_BYTES = 64 << 20
"""Bytes of documents in memory; where there are more, all go through files."""

_FILES = 64

_Placed: TypeAlias = tuple[int, str, int, int, RawDocument]
"""Number of the file, drug, number of the document, which the order goes by; number of the container."""


class ByDrug:
    """Collects documents, and gives them back by drug; what memory can't hold goes to disk.

    Args:
        scratch: folder for files, for this collection alone.
        limit: bytes of documents in memory.

    >>> gathered = ByDrug(folder / "gathered")
    >>> for drug in (b"ZORVEXANT", b"BETANOL", b"ZORVEXANT SODIUM"):
    ...     content = b'{"generic_name":["%s"]}' % drug
    ...     gathered.add(RawDocument("openfda", "labels.json", "", content, len(content)), 0)
    >>> sorted(drug for _, drug, _ in gathered.documents())
    ['betanol', 'zorvexant', 'zorvexant']
    """

    def __init__(self, scratch: Path, *, limit: int = HELD_BYTES) -> None:
        self._scratch, self._limit = scratch, limit
        self._held: list[_Placed] = []
        self._size = self._count = 0

    def add(self, raw: RawDocument, container: int) -> None:
        """Take a document of the container of that number."""
        drug = drug_hint(raw.content)
        self._held.append((_file_of(drug), drug, self._count, container, raw))
        self._count += 1
        self._size += len(raw.content)
        if self._size > self._limit:
            self._spill()

    def documents(self) -> Iterator[tuple[int, str, RawDocument]]:
        """Every document with its container and drug; those of a drug together, in the order they came."""
        if not self._scratch.is_dir():
            held, self._held = self._held, []
            held.sort(key=_place)
            for _, drug, _, container, raw in held:
                yield container, drug, raw
            return
        self._spill()
        for path in (self._scratch / str(number) for number in range(_FILES)):
            if path.exists():
                for _, drug, _, container, raw in sorted(_read(path), key=_place):
                    yield container, drug, replace(raw, content=zlib.decompress(raw.content))
                path.unlink()
        self._scratch.rmdir()

    def _spill(self) -> None:
        self._scratch.mkdir(parents=True, exist_ok=True)
        self._held.sort(key=_place)
        for number, group in groupby(self._held, key=lambda item: item[0]):
            with (self._scratch / str(number)).open("ab") as file:
                for _, drug, count, container, raw in group:
                    packed = replace(raw, content=zlib.compress(raw.content, 1))
                    marshal.dump((number, drug, count, container, astuple(packed)), file)
        self._held, self._size = [], 0


def _file_of(drug: str) -> int:
    """Number of the file for a drug; the same for those whose names begin with the same word."""
    first = drug.partition(" ")[0]
    return hashlib.blake2b(first.encode(), digest_size=1).digest()[0] % _FILES


def _place(item: _Placed) -> tuple[int, str, int]:
    return item[:3]


def _read(path: Path) -> Iterator[_Placed]:
    with path.open("rb") as file:
        while True:
            try:
                number, drug, count, container, fields = marshal.load(file)  # noqa: S302 - of this process
            except EOFError:
                return
            yield number, drug, count, container, RawDocument(*fields)
