"""Bytes to monographs; one module a format, picked by content first, then by suffix."""

from __future__ import annotations

import io
from collections.abc import Iterator
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import BinaryIO, cast

from kg_builder.errors import ReadError
from kg_builder.model import Monograph

from .base import Reader
from .decoding import MAX_BYTES

__all__ = ["MAX_BYTES", "READERS", "Reader", "pick_reader", "read_monograph", "read_monographs"]

_HEAD_BYTES = 64 * 1024

READERS: tuple[tuple[str, str], ...] = (
    ("spl", "SplReader"),
    ("openfda", "OpenFdaReader"),
    ("html", "HtmlReader"),
    ("text", "TextReader"),
)
"""Module and class of each reader of documents; parsers are imported when a source needs them."""


def _readers(max_bytes: int) -> Iterator[Reader]:
    for module, name in READERS:
        yield cast(Reader, getattr(import_module(f"{__name__}.{module}"), name)())
    from .archive import ArchiveReader

    yield ArchiveReader(partial(_read, max_bytes=max_bytes), max_bytes)


def pick_reader(head: bytes, source_name: str, max_bytes: int = MAX_BYTES) -> Reader:
    """The reader that is surest of the first 64 KiB; the earlier of equals.

    >>> pick_reader(b"Generic Name: baclofen", "baclofen.txt").name
    'text'
    """
    return max(_readers(max_bytes), key=lambda reader: reader.accepts(head, source_name))


def read_monographs(
    source: Path | BinaryIO, *, source_name: str | None = None, max_bytes: int = MAX_BYTES
) -> Iterator[Monograph | ReadError]:
    """The monographs of a file or stream, one after the other.

    Args:
        source: file, or binary stream such as ``sys.stdin.buffer``.
        source_name: name for ids and messages; a file's own name, "stdin" for a stream.
        max_bytes: size limit of one document.

    Yields:
        A monograph, or, for a bad record of a container, the error in its place.

    Raises:
        ReadError: the source cannot be opened, or isn't a monograph.
    """
    if isinstance(source, Path):
        name = source_name or source.name
        try:
            with source.open("rb") as stream:
                yield from _read(stream, name, max_bytes)
        except OSError as error:
            raise ReadError(
                f"cannot be read ({error.strerror or error})",
                where=name,
                advice="check the path and its permissions",
            ) from error
    else:
        yield from _read(source, source_name or "stdin", max_bytes)


def _read(stream: BinaryIO, name: str, max_bytes: int) -> Iterator[Monograph | ReadError]:
    if not stream.seekable():
        # Containers need random access; what a pipe holds is bounded by the limit anyway.
        from .decoding import read_bounded

        stream = io.BytesIO(read_bounded(stream, name, max_bytes))
    head = stream.read(_HEAD_BYTES)
    stream.seek(0)
    yield from pick_reader(head, name, max_bytes).read(stream, name, max_bytes=max_bytes)


def read_monograph(path: Path) -> Monograph:
    """The one monograph of a file.

    Raises:
        ReadError: the file cannot be read, holds none, or holds more than one.
    """
    found = list(read_monographs(path))
    for item in found:
        if isinstance(item, ReadError):
            raise item
    if len(found) != 1:
        raise ReadError(f"{len(found)} monographs, not one", where=path.name, advice="use read_monographs")
    return cast(Monograph, found[0])
