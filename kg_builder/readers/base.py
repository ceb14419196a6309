"""What every reader offers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO, Protocol

from kg_builder.errors import ReadError
from kg_builder.model import Monograph

from .decoding import MAX_BYTES

__all__ = ["Reader"]


class Reader(Protocol):
    """One format: bytes in, monographs out.

    A reader is a pure function of the bytes and the source's name. It yields one monograph for a page
    and one a record for containers (bulk JSON, zips), streaming, so that memory is bounded by the
    largest document. A bad record raises a ReadError naming it; containers go on after it by yielding
    the error instead.
    """

    name: str
    media_type: str

    def accepts(self, head: bytes, source_name: str) -> float:
        """How surely the first 64 KiB (and then the name's suffix) are this format, 0 to 1."""
        ...

    def read(
        self, stream: BinaryIO, source_name: str, *, max_bytes: int = MAX_BYTES
    ) -> Iterator[Monograph | ReadError]:
        """The monographs of the stream; ``max_bytes`` bounds each document, not the container."""
        ...
