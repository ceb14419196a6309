"""Plain text and Markdown monographs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO

from kg_builder.errors import ReadError
from kg_builder.model import Monograph

from .blocks import Block, text_blocks
from .compose import compose
from .decoding import MAX_BYTES, decode, read_bounded
from .text_tables import take_tables
from .typesetting import plain_blanks, plain_signs, without_typesetting
from .wrapping import unwrap

__all__ = ["TextReader"]

_NEARLY_ALL = 0.95
_MARKDOWN = (".md", ".markdown", ".mdown")


class TextReader:
    r"""Reads plain text and Markdown; what a margin put into a paragraph is no part of its text.

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
        text = plain_signs(plain_blanks(decode(data, source_name)))
        markdown = source_name.casefold().endswith(_MARKDOWN)
        media_type = "text/markdown" if markdown else self.media_type
        text, whole = without_typesetting(text, unwrap(_single_spaced(text_blocks(text)), text))
        blocks, tables = take_tables(whole)
        yield compose(data, source_name, media_type, text, blocks, tables=tables)


def _single_spaced(blocks: list[Block]) -> list[Block]:
    """The blocks, empty lines forgotten where they part all lines and so tell nothing."""
    gaps = sum(block.gap for block in blocks)
    return [replace(b, gap=False) for b in blocks] if gaps >= _NEARLY_ALL * (len(blocks) - 1) else blocks
