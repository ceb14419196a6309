"""Plain text and Markdown monographs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from kg_builder.errors import ReadError
from kg_builder.model import Monograph

from .blocks import text_blocks
from .compose import compose
from .decoding import MAX_BYTES, decode, read_bounded
from .text_tables import take_tables
from .wrapping import unwrap

__all__ = ["TextReader"]

_MARKDOWN = (".md", ".markdown", ".mdown")


class TextReader:
    r"""Reads plain text and Markdown; the text is the file's own, so offsets hold in the file.

    >>> from io import BytesIO
    >>> (page,) = TextReader().read(BytesIO(b"Generic Name: zorvexant\nUses\nIt treats gout."), "page.txt")
    >>> page.drug.generic, [section.kind.value for section in page.sections]
    ('zorvexant', ['identity', 'indications'])
    """

    name = "text"
    media_type = "text/plain"

    def read(
        self, stream: BinaryIO, source_name: str, *, max_bytes: int = MAX_BYTES
    ) -> Iterator[Monograph | ReadError]:
        """The one monograph of the stream."""
        data = read_bounded(stream, source_name, max_bytes)
        text = decode(data, source_name)
        markdown = source_name.casefold().endswith(_MARKDOWN)
        media_type = "text/markdown" if markdown else self.media_type
        blocks, tables = take_tables(unwrap(text_blocks(text), text))
        yield compose(data, source_name, media_type, text, blocks, tables=tables)
