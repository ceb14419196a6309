"""Encodings, newlines, limits, and what isn't text."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg_builder.errors import EmptySourceError, NotTextError, TooLargeError
from kg_builder.readers.decoding import decode, read_bounded

WORDS = "Generic Name: baclofen\nUp to 5 µg – for “spasms”.\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_text_comes_back_whole_from_every_encoding(encoding: str) -> None:
    assert decode(WORDS.encode(encoding), "a.txt").lstrip("\ufeff") == WORDS


def test_byte_order_mark_stays_in_the_text_so_that_offsets_hold_in_the_file() -> None:
    assert decode(b"\xef\xbb\xbfgout", "a.txt") == "\ufeffgout"


@given(st.text(st.characters(exclude_categories=("Cs", "Cc"), include_characters="\n\r\t"), min_size=1))
def test_newlines_are_as_python_reads_them(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    data = text.encode()
    try:
        got = decode(data, "a.txt")
    except (EmptySourceError, NotTextError):
        return
    path = Path(tmp_path_factory.mktemp("newlines")) / "a.txt"
    path.write_bytes(data)
    assert got == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("separator", ["\u2028", "\u2029", "\x0b", "\x0c", "\x85"])
def test_other_line_separators_are_no_newlines(separator: str) -> None:
    text = f"for gout{separator}and fever"
    assert decode(text.encode(), "a.txt") == text


@pytest.mark.parametrize("data", [b"", b"  \r\n\t ", b"\xef\xbb\xbf \n"])
def test_nothing_to_read(data: bytes) -> None:
    with pytest.raises(EmptySourceError, match=r"a\.txt: the file"):
        decode(data, "a.txt")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"%PDF-1.7\n...", "PDF"),
        (b"PK\x03\x04" + b"\0" * 50, "zip"),
        (b"{\\rtf1\\ansi Uses\\par}", "RTF"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(64)), "PNG"),
        (bytes(range(256)) * 8, "binary|encoding"),
        ("薬の説明書です。".encode("shift_jis") * 20, "encoding"),
        (("Dose: 5 µg – once. " * 20).encode() + b"\xff\xfe tail", "breaks what is otherwise UTF-8"),
    ],
)
def test_what_is_not_text_is_named(data: bytes, reason: str) -> None:
    with pytest.raises(NotTextError, match=reason):
        decode(data, "a.txt")


def test_declared_encoding_of_a_web_page_is_used() -> None:
    assert decode("Größe".encode("iso-8859-1"), "a.html", "iso-8859-1") == "Größe"


class Endless(io.RawIOBase):
    """A stream that never ends and counts what was taken."""

    taken = 0

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        assert size > 0
        self.taken += size
        return b"x" * size


def test_too_large_is_found_without_reading_on() -> None:
    stream = Endless()
    with pytest.raises(TooLargeError, match="over the limit of 3,000,000 bytes"):
        read_bounded(stream, "big.txt", 3_000_000)  # type: ignore[arg-type]
    assert stream.taken == 3_000_001
