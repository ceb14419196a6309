"""Bytes to monographs; one module a format, picked by content first, then by suffix."""

from __future__ import annotations

import io
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import BinaryIO, cast

from kg_builder.errors import ReadError
from kg_builder.model import Monograph

from .base import Container, RawDocument, Reader
from .decoding import MAX_BYTES, read_bounded
from .named_drug import drug_hint
from .signs import SIGNS

__all__ = [
    "MAX_BYTES",
    "READERS",
    "Container",
    "RawDocument",
    "Reader",
    "cut_container",
    "drug_hint",
    "is_container",
    "pick_reader",
    "read_document",
    "read_monograph",
    "read_monographs",
]

_HEAD_BYTES = 64 * 1024

READERS: tuple[tuple[str, str], ...] = (
    ("spl", "SplReader"),
    ("openfda", "OpenFdaReader"),
    ("html", "HtmlReader"),
    ("text", "TextReader"),
)
"""Module and class of each reader of documents; parsers are imported when a source needs them."""


def _reader(name: str) -> Reader:
    """A reader by its name."""
    if name in dict(READERS):
        return cast(Reader, getattr(import_module(f"{__name__}.{name}"), dict(READERS)[name])())
    from .archive import ArchiveReader

    return ArchiveReader(_cut, read_document)


def pick_reader(head: bytes, source_name: str) -> Reader:
    """The reader that is surest of the first 64 KiB; the earlier of equals.

    Args:
        head: the first bytes.
        source_name: file name, which decides where the bytes don't.

    >>> pick_reader(b"Generic Name: baclofen", "baclofen.txt").name
    'text'
    """
    return _reader(max(SIGNS, key=lambda name: SIGNS[name](head, source_name)))


def read_monographs(
    source: Path | str | BinaryIO, *, source_name: str | None = None, max_bytes: int = MAX_BYTES
) -> Iterator[Monograph | ReadError]:
    r"""The monographs of a file or stream, one after the other.

    Args:
        source: file or its path, or binary stream such as ``sys.stdin.buffer``.
        source_name: name for ids and messages; a file's own name, "stdin" for a stream.
        max_bytes: size limit of one document.

    Yields:
        A monograph, or, for a bad record of a container, the error in its place.

    Raises:
        ReadError: the source cannot be opened, or isn't a monograph.

    >>> from io import BytesIO
    >>> page = b"Generic Name: zorvexant\nUses\nZorvexant treats gout.\n"
    >>> [found.drug.generic for found in read_monographs(BytesIO(page), source_name="page.txt")]
    ['zorvexant']
    """
    if isinstance(source, str | Path):
        path = Path(source)
        name = source_name or path.name
        try:
            with path.open("rb") as stream:
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
        stream = io.BytesIO(read_bounded(stream, name, max_bytes))
    yield from _reader_of(stream, name).read(stream, name, max_bytes=max_bytes)


def _reader_of(stream: BinaryIO, name: str) -> Reader:
    head = stream.read(_HEAD_BYTES)
    stream.seek(0)
    return pick_reader(head, name)


def is_container(source: Path) -> bool:
    """Whether a file can hold many documents (label records in JSON, a zip); it is not read further.

    Args:
        source: a file.

    Raises:
        OSError: it cannot be opened.

    >>> _ = (folder / "labels.json").write_text('{"results": []}')
    >>> is_container(folder / "labels.json")
    True
    """
    with source.open("rb") as stream:
        return isinstance(_reader_of(stream, source.name), Container)


def cut_container(
    source: Path, *, source_name: str | None = None, max_bytes: int = MAX_BYTES
) -> Iterator[RawDocument | ReadError]:
    """The documents of a container, cut apart so that any process can read any of them.

    ``read_document`` of each gives what ``read_monographs`` gives of the whole.

    Args:
        source: a file that ``is_container``.
        source_name: name for ids and messages; the file's own if None.
        max_bytes: size limit of one document.

    Yields:
        A document, or, for one that cannot be cut out, the error in its place.

    Raises:
        OSError: it cannot be opened.

    >>> _ = (folder / "labels.json").write_text('{"results": [{"id": "1"}, {"id": "2"}, {"id": "1"}]}')
    >>> [raw.content for raw in cut_container(folder / "labels.json")]  # a record is told once
    [b'{"id":"1"}', b'{"id":"2"}']
    """
    name = source_name or source.name
    with source.open("rb") as stream:
        yield from _cut(stream, name, max_bytes)


def _cut(stream: BinaryIO, name: str, max_bytes: int) -> Iterator[RawDocument | ReadError]:
    reader = _reader_of(stream, name)
    if isinstance(reader, Container):
        yield from reader.documents(stream, name, max_bytes=max_bytes)
    else:
        content = read_bounded(stream, name, max_bytes)
        yield RawDocument(reader.name, name, name, content, len(content))


def read_document(raw: RawDocument) -> Iterator[Monograph | ReadError]:
    """The monographs of one document of a container, an error in place of each bad one.

    Args:
        raw: a document as ``cut_container`` gave it.

    Yields:
        Its monographs.

    >>> record = '{"openfda": {"generic_name": ["ZORVEXANT"]}, "indications_and_usage": ["Treats gout."]}'
    >>> _ = (folder / "labels.json").write_text(f'{{"results": [{record}]}}')
    >>> [one.drug.generic for raw in cut_container(folder / "labels.json") for one in read_document(raw)]
    ['zorvexant']
    """
    reader = _reader(raw.reader)
    try:
        if isinstance(reader, Container):
            yield from reader.read_document(raw)
        else:
            yield from reader.read(io.BytesIO(raw.content), raw.source_name, max_bytes=len(raw.content))
    except ReadError as error:
        yield error


def read_monograph(path: Path) -> Monograph:
    r"""The one monograph of a file.

    Args:
        path: of the file.

    Raises:
        ReadError: the file cannot be read, holds none, or holds more than one.

    >>> _ = (folder / "page.txt").write_text("Generic Name: zorvexant\nUses\nZorvexant treats gout.\n")
    >>> read_monograph(folder / "page.txt").sections[-1].kind.value
    'indications'
    """
    found = list(read_monographs(path))
    for item in found:
        if isinstance(item, ReadError):
            raise item
    if len(found) != 1:
        raise ReadError(f"{len(found)} monographs, not one", where=path.name, advice="use read_monographs")
    return cast(Monograph, found[0])
