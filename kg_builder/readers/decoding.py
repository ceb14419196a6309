"""Bytes to text: encodings, newlines, size; and what isn't text at all."""

from __future__ import annotations

import codecs
from typing import BinaryIO

from kg_builder import lazy_re as re
from kg_builder.errors import EmptySourceError, NotTextError, TooLargeError

__all__ = ["MAX_BYTES", "decode", "read_bounded", "universal_newlines"]

MAX_BYTES = 64 * 1024 * 1024
"""Largest document read, in bytes, unless told otherwise."""

_BOMS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a zip archive or office document"),
    (b"\x1f\x8b", "a gzip file"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3", "a database"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"{\\rtf", "a rich text (RTF) document"),
)
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_ADVICE = "give the monograph as UTF-8 text, HTML or a label"


def universal_newlines(text: str) -> str:
    r"""The text with CRLF and CR turned into LF, as Python reads text files.

    Args:
        text: any text.

    >>> universal_newlines("a\r\nb\rc\n")
    'a\nb\nc\n'
    """
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def read_bounded(stream: BinaryIO, source_name: str, max_bytes: int = MAX_BYTES) -> bytes:
    """All bytes of the stream, read no further than just past the limit.

    Args:
        stream: the source.
        source_name: for messages.
        max_bytes: most bytes.

    Raises:
        TooLargeError: when there are more than ``max_bytes``.

    >>> from io import BytesIO
    >>> read_bounded(BytesIO(b"Zorvexant treats gout."), "page.txt")
    b'Zorvexant treats gout.'
    """
    parts: list[bytes] = []
    left = max_bytes + 1
    while left > 0 and (part := stream.read(min(left, 1 << 20))):
        parts.append(part)
        left -= len(part)
    if left <= 0:
        raise TooLargeError(
            f"the document is over the limit of {max_bytes:,} bytes",
            where=source_name,
            advice="split it into one file a monograph, or raise the limit",
        )
    return b"".join(parts)


def decode(data: bytes, source_name: str, declared: str | None = None) -> str:
    r"""The text of a document, newlines as LF, a UTF-8 byte order mark kept as U+FEFF.

    UTF-8, UTF-16 and UTF-32 (by mark, UTF-16 also without), then ``declared``, then Windows-1252.
    Text that was garbled before it reached us stays as it is.

    Args:
        data: the document's bytes.
        source_name: for messages.
        declared: encoding that the document names for itself (HTML's meta charset).

    Raises:
        EmptySourceError: no bytes, or white space only.
        NotTextError: binary data or an unknown encoding.

    >>> decode(b"\xef\xbb\xbfGout\r\n", "a.txt")
    '\ufeffGout\n'
    >>> decode("5 µg – daily".encode("cp1252"), "a.txt")
    '5 µg – daily'
    """
    if not data.strip():
        raise EmptySourceError("the file is empty", where=source_name, advice="give a monograph with text")
    for magic, what in _MAGIC:
        if data.startswith(magic):
            raise NotTextError(f"this is {what}, not text", where=source_name, advice=_ADVICE)
    text = universal_newlines(_decoded(data, source_name, declared))
    if len(_CONTROLS.findall(text)) > max(2, len(text) // 1000):
        raise NotTextError("this is binary data, not text", where=source_name, advice=_ADVICE)
    if not text.strip("\ufeff \t\n\u00a0"):
        raise EmptySourceError(
            "the file holds white space only", where=source_name, advice="give a monograph with text"
        )
    return text


def _decoded(data: bytes, source_name: str, declared: str | None) -> str:
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _strict(data, encoding, source_name)
    for encoding in ("utf-16-le", "utf-16-be"):
        if _looks_like(data, encoding):
            return _strict(data, encoding, source_name)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        broken = error
    if declared and declared.casefold().replace("_", "-") not in {"utf-8", "utf8"}:
        try:
            return data.decode(declared)
        except (LookupError, UnicodeDecodeError):
            pass
    return _single_byte(data, source_name, broken)


def _single_byte(data: bytes, source_name: str, broken: UnicodeDecodeError) -> str:
    """Windows-1252, if the bytes over 0x7F are as rare and as lonely as they are in English."""
    high = sum(byte > 0x7F for byte in data)
    lenient = data.decode("utf-8", errors="replace")
    invalid = lenient.count("\ufffd")
    valid = sum(ord(c) > 0x7F for c in lenient) - invalid
    if valid > 2 * invalid:
        raise NotTextError(
            f"byte 0x{data[broken.start]:02x} at {broken.start} breaks what is otherwise UTF-8",
            where=source_name,
            advice="save the file again as UTF-8",
        )
    if high * 5 > len(data):
        raise NotTextError("the text is in no encoding we know", where=source_name, advice=_ADVICE)
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        return data.decode("latin-1")


def _strict(data: bytes, encoding: str, source_name: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise NotTextError(
            f"the bytes at {error.start} are not {encoding.upper()}", where=source_name, advice=_ADVICE
        ) from None


def _looks_like(data: bytes, encoding: str) -> bool:
    """Whether every other byte is zero, as in English UTF-16 without a mark."""
    sample = data[:4000]
    sample = sample[: len(sample) // 2 * 2]
    if len(sample) < 16:
        return False
    zeros, letters = (sample[1::2], sample[::2]) if encoding.endswith("le") else (sample[::2], sample[1::2])
    return zeros.count(0) * 10 > len(zeros) * 8 and letters.count(0) == 0
