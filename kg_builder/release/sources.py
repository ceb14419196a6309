"""Finds the sources of a build: files, folders with all below them, standard input."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg_builder.errors import InputError

__all__ = ["SUFFIXES", "Skipped", "Source", "find_sources"]

SUFFIXES = frozenset(
    {
        ".txt",
        ".text",
        ".md",
        ".markdown",
        ".html",
        ".htm",
        ".xhtml",
        ".xml",
        ".json",
        ".jsonl",
        ".ndjson",
        ".zip",
        ".gz",
    }
)
"""Suffixes tried in folders; a file given by name is always tried."""

_JSON = frozenset({".json", ".jsonl", ".ndjson"})
_LABEL_MARKS = (
    b'"openfda"',
    b'"results"',
    b'"set_id"',
    b'"spl_product_data_elements"',
    b'"indications_and_usage"',
)
_ABOUT_FOLDERS = frozenset({"readme", "license", "licence", "changelog", "contributing", "notice"})
_HEAD_BYTES = 64 * 1024


@dataclass(frozen=True, slots=True, order=True)
class Source:
    """One file to read.

    Args:
        name: file name, or "stdin"; never a path of this machine.
        path: where it is now.
    """

    name: str
    path: Path


@dataclass(frozen=True, slots=True, order=True)
class Skipped:
    """A file that was passed over, and why."""

    name: str
    reason: str


def find_sources(given: Sequence[Path | str], spool: Path) -> tuple[list[Source], list[Skipped]]:
    """The sources that arguments stand for, each once, in an order of their own.

    Args:
        given: files, folders, or "-" for standard input.
        spool: folder to keep standard input in while it is read.

    Returns:
        Sources and passed-over files, sorted; the order of the arguments doesn't matter.

    Raises:
        InputError: an argument that doesn't exist, or no argument.

    >>> _ = (folder / "page.txt").write_text("Zorvexant treats gout.")
    >>> found, skipped = find_sources([folder, folder / "page.txt"], folder / "spool")
    >>> [source.name for source in found]
    ['page.txt']
    """
    if not given:
        raise InputError("no source was given", advice="name a file, a folder, or - for standard input")
    found: dict[Path, Source] = {}
    skipped: set[Skipped] = set()

    def take(path: Path) -> None:
        source = Source(path.name, path)
        # Links give a file several names: the first by name counts, whatever the order of arguments.
        place = Path(os.path.realpath(path))  # unlike resolve, it bears links that lead in a circle
        found[place] = min(source, found.get(place, source))

    for item in given:
        if str(item) == "-":
            path = _spool_stdin(spool)
            found[path] = Source("stdin", path)
            continue
        path = Path(item)
        if path.is_dir():
            for file in _walk(path):
                reason = _why_not(file)
                if reason:
                    skipped.add(Skipped(file.name, reason))
                else:
                    take(file)
        elif path.exists():
            if not path.is_file():  # a device has no end, and a pipe can be read only once
                raise InputError(
                    "it is no regular file", where=str(item), advice="give a file, or - for standard input"
                )
            take(path)
        else:
            raise InputError("no such file or folder", where=str(item), advice="check the path")
    return sorted(found.values()), sorted(skipped)


def _walk(folder: Path) -> Iterator[Path]:
    for base, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            path = Path(base, name)
            # A dangling link is tried, so that it is reported; devices and pipes are passed over.
            if not name.startswith(".") and (path.is_file() or not path.exists()):
                yield path


def _why_not(file: Path) -> str:
    """Why a file met in a folder isn't tried; empty for one that is."""
    suffix = file.suffix.casefold()
    if suffix not in SUFFIXES:
        return "not a monograph's file type; give it by name to have it tried"
    if file.stem.casefold() in _ABOUT_FOLDERS:
        return "a file about the folder; give it by name to have it tried"
    if suffix in _JSON:
        try:
            with file.open("rb") as stream:
                head = stream.read(_HEAD_BYTES)
        except OSError:
            return ""  # reading it will say what is wrong
        if head and not any(mark in head for mark in _LABEL_MARKS):
            return "JSON, but no drug-label records; give it by name to have it tried"
    return ""


def _spool_stdin(spool: Path) -> Path:
    path = spool / "stdin"
    if not path.exists():
        with path.open("wb") as stream:
            shutil.copyfileobj(sys.stdin.buffer, stream)
    return path
