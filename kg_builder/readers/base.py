"""What every reader offers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO, Protocol, runtime_checkable

from kg_builder.errors import ReadError
from kg_builder.model import Monograph

from .decoding import MAX_BYTES

__all__ = ["Container", "RawDocument", "Reader", "read_each"]


@dataclass(frozen=True, slots=True)
class RawDocument:
    """One document of a container, cut out of it but not read yet: what one process hands to another.

    Args:
        reader: name of the reader that reads it.
        source_name: name for the document's id.
        where: the container and the place in it, for messages.
        content: the document's bytes.
        size: bytes of the container that it took (packed ones in a zip).
    """

    reader: str
    source_name: str
    where: str
    content: bytes
    size: int


class Reader(Protocol):
    """One format: bytes in, monographs out.

    A reader is a pure function of the bytes and the source's name. It yields one monograph for a page
    and one a record for containers (bulk JSON, zips), streaming, so that memory is bounded by the
    largest document. A bad record raises a ReadError naming it; containers go on after it by yielding
    the error instead.
    """

    name: str
    media_type: str

    def read(
        self, stream: BinaryIO, source_name: str, *, max_bytes: int = MAX_BYTES
    ) -> Iterator[Monograph | ReadError]:
        """The monographs of the stream; ``max_bytes`` bounds each document, not the container."""
        ...


@runtime_checkable
class Container(Reader, Protocol):
    """A format that holds many documents, which can be cut apart without being read."""

    def documents(
        self, stream: BinaryIO, source_name: str, *, max_bytes: int = MAX_BYTES
    ) -> Iterator[RawDocument | ReadError]:
        """The documents, each once and in order; an error in place of each that cannot be cut out."""
        ...

    def read_document(self, raw: RawDocument) -> Iterator[Monograph | ReadError]:
        """The monographs of one of its documents."""
        ...


def read_each(
    container: Container, stream: BinaryIO, source_name: str, max_bytes: int
) -> Iterator[Monograph | ReadError]:
    """The monographs of a container's documents, an error in place of each bad one.

    Args:
        container: reader of the format.
        stream: the container.
        source_name: for ids and messages.
        max_bytes: size limit of one document.

    Yields:
        Monographs and errors in the container's order.

    >>> from io import BytesIO
    >>> from .openfda import OpenFdaReader
    >>> [found.where for found in read_each(OpenFdaReader(), BytesIO(b'[{"id": "1"}]'), "a.json", 1000)]
    ['a.json, record 1']
    """
    for raw in container.documents(stream, source_name, max_bytes=max_bytes):
        if isinstance(raw, ReadError):
            yield raw
        else:
            yield from container.read_document(raw)
