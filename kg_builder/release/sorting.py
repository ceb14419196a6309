"""Sorted text files larger than memory: runs on disk, merged in rounds."""

from __future__ import annotations

import gzip
import heapq
import io
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import TextIO

__all__ = ["FAN_IN", "SortedRuns", "merged_lines", "open_packed", "read_lines"]

FAN_IN = 200
"""Files merged at one time: well under the usual limit of 1,024 open files."""

RUN_CHARACTERS = 64 * 1024 * 1024
"""Characters held in memory before they are written out as a sorted run."""


def open_packed(path: Path, *, level: int = 6) -> TextIO:
    """A gzip file to write text to, whose bytes depend on the text alone (no name, no time)."""
    raw = path.open("wb")
    packed = _OwningGzip(raw, level)
    return io.TextIOWrapper(packed, encoding="utf-8", newline="\n", write_through=False)


class _OwningGzip(gzip.GzipFile):
    """A GzipFile that closes the file below it."""

    def __init__(self, raw: io.BufferedWriter, level: int) -> None:
        super().__init__(filename="", mode="wb", compresslevel=level, fileobj=raw, mtime=0)
        self._raw_file = raw

    def close(self) -> None:
        try:
            super().close()
        finally:
            self._raw_file.close()


def read_lines(path: Path) -> Iterator[str]:
    """Lines of a gzip file, line breaks included."""
    with gzip.open(path, "rb") as packed, io.TextIOWrapper(packed, encoding="utf-8", newline="\n") as text:
        yield from text


def merged_lines(paths: Sequence[Path], scratch: Path, *, fan_in: int = FAN_IN) -> Iterator[str]:
    """Lines of sorted gzip files, in order; repeats are kept.

    Args:
        paths: sorted files.
        scratch: folder for files between rounds.
        fan_in: most files open at one time.

    Yields:
        Lines by code point.
    """
    todo, round_number = list(paths), 0
    while len(todo) > fan_in:
        merged: list[Path] = []
        for start in range(0, len(todo), fan_in):
            target = scratch / f"round{round_number}-{start // fan_in}.gz"
            with open_packed(target, level=1) as out:
                out.writelines(_merge(todo[start : start + fan_in]))
            merged.append(target)
        if round_number:
            for path in todo:
                path.unlink()
        todo, round_number = merged, round_number + 1
    yield from _merge(todo)
    if round_number:
        for path in todo:
            path.unlink()


def _merge(paths: Iterable[Path]) -> Iterator[str]:
    with ExitStack() as stack:
        streams = []
        for path in paths:
            packed = stack.enter_context(gzip.open(path, "rb"))
            streams.append(stack.enter_context(io.TextIOWrapper(packed, encoding="utf-8", newline="\n")))
        yield from streams[0] if len(streams) == 1 else heapq.merge(*streams)


class SortedRuns:
    """Collects lines in any number, and gives them back sorted; what memory cannot hold goes to disk.

    Args:
        scratch: folder for runs.
        name: prefix of their file names.
        limit: characters held in memory.
    """

    def __init__(self, scratch: Path, name: str, *, limit: int = RUN_CHARACTERS) -> None:
        self._scratch, self._name, self._limit = scratch, name, limit
        self._held: list[str] = []
        self._size = 0
        self._runs: list[Path] = []

    def add(self, lines: Iterable[str]) -> None:
        """Take lines, each with its line break."""
        for line in lines:
            self._held.append(line)
            self._size += len(line)
            if self._size >= self._limit:
                self._spill()

    def _spill(self) -> None:
        path = self._scratch / f"{self._name}-run{len(self._runs)}.gz"
        with open_packed(path, level=1) as out:
            out.writelines(sorted(self._held))
        self._runs.append(path)
        self._held, self._size = [], 0

    def lines(self) -> Iterator[str]:
        """All lines, sorted, repeats kept; the runs are gone afterwards."""
        if not self._runs:
            held, self._held, self._size = self._held, [], 0
            yield from sorted(held)
            return
        if self._held:
            self._spill()
        yield from merged_lines(self._runs, self._scratch)
        for path in self._runs:
            path.unlink(missing_ok=True)
        self._runs = []
