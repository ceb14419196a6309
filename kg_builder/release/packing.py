"""A gzip file out of pieces that several processes packed: the bytes depend on the pieces' text alone."""

from __future__ import annotations

import shutil
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

__all__ = ["PackedPieces", "Packer", "joined_checksum", "write_packed"]

_HEAD = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff"
"""Of a gzip file without name and time."""
_END = b"\x03\x00"
"""An empty last block."""
_POLYNOMIAL = 0xEDB88320
_COPIED = 1 << 20


@dataclass(frozen=True, slots=True)
class PackedPieces:
    """Text packed by a ``Packer``.

    Args:
        path: file of deflated blocks, none of them marked as the last.
        size: bytes of the text.
        checksum: CRC-32 of the text.
    """

    path: Path
    size: int
    checksum: int


class Packer:
    r"""Packs text into a file; every piece is packed as if it stood alone.

    Args:
        path: file to write.
        level: of compression, 1 to 9.

    >>> packer = Packer(folder / "pieces", 6)
    >>> packer.write("gout\n")
    >>> packer.next_piece()
    >>> packer.write("psoriasis\n")
    >>> packer.close().size
    15
    """

    def __init__(self, path: Path, level: int) -> None:
        self._path, self._level = path, level
        self._out: BinaryIO = path.open("wb")
        self._piece = self._blank()
        self._size = self._checksum = 0

    def _blank(self) -> zlib._Compress:
        return zlib.compressobj(self._level, zlib.DEFLATED, -zlib.MAX_WBITS)

    def write(self, text: str) -> None:
        """Add to the piece that is open."""
        content = text.encode()
        self._size += len(content)
        self._checksum = zlib.crc32(content, self._checksum)
        self._out.write(self._piece.compress(content))

    def next_piece(self) -> None:
        """Close the piece that is open, and open another."""
        self._out.write(self._piece.flush(zlib.Z_SYNC_FLUSH))
        self._piece = self._blank()

    def close(self) -> PackedPieces:
        """Close the last piece and the file."""
        self.next_piece()
        self._out.close()
        return PackedPieces(self._path, self._size, self._checksum)


def write_packed(pieces: Iterable[PackedPieces], target: Path) -> None:
    """One gzip file out of packed pieces, in their order; their own files are removed.

    Args:
        pieces: in the order of their text.
        target: gzip file to write.

    >>> import gzip
    >>> packer = Packer(folder / "piece", 6)
    >>> packer.write("take with food")
    >>> write_packed([packer.close()], folder / "whole.gz")
    >>> gzip.decompress((folder / "whole.gz").read_bytes())
    b'take with food'
    """
    size = checksum = 0
    with target.open("wb") as out:
        out.write(_HEAD)
        for some in pieces:
            with some.path.open("rb") as packed:
                shutil.copyfileobj(packed, out, _COPIED)
            some.path.unlink()
            size += some.size
            checksum = joined_checksum(checksum, some.checksum, some.size)
        out.write(_END + checksum.to_bytes(4, "little") + (size & 0xFFFFFFFF).to_bytes(4, "little"))


def joined_checksum(first: int, second: int, size: int) -> int:
    """CRC-32 of two texts, one after the other, from their own.

    Args:
        first: of the first text.
        second: of the second.
        size: bytes of the second.

    >>> joined_checksum(zlib.crc32(b"take with "), zlib.crc32(b"food"), 4) == zlib.crc32(b"take with food")
    True
    """
    # A checksum is the rest of a division of polynomials; text behind it multiplies it by x ** bits.
    power, square, bits = 1 << 31, 1 << 30, 8 * size
    while bits:
        if bits & 1:
            power = _times(square, power)
        square = _times(square, square)
        bits >>= 1
    return _times(power, first) ^ second


def _times(one: int, other: int) -> int:
    """The product of two polynomials; the highest bit stands for 1."""
    product, bit = 0, 1 << 31
    while bit:
        if one & bit:
            product ^= other
        other = (other >> 1) ^ (_POLYNOMIAL if other & 1 else 0)
        bit >>= 1
    return product
