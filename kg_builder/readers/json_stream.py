"""JSON of label records as a stream: whatever holds the records, they come one at a time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, BinaryIO

from kg_builder.errors import ReadError

from .text_builder import fold

__all__ = ["is_deep", "json_records", "too_deep"]

_DEEPEST = 500
"""Levels of a record, and brackets that may stay open at the end of what is read at once (64 KiB)."""


def too_deep(where: str) -> ReadError:
    """The error for JSON that is nested as no label is; ``where`` says which.

    Args:
        where: place of the record.

    >>> str(too_deep("labels.json, record 3"))
    'labels.json, record 3: JSON nested too deeply for a label record; remove it'
    """
    return ReadError("JSON nested too deeply for a label record", where=where, advice="remove it")


def is_deep(value: object) -> bool:
    """Whether a value read from JSON is nested deeper than any label is.

    Args:
        value: a record.

    >>> is_deep({"warnings": ["Bleeding."]})
    False
    """
    level = [value]
    for _ in range(_DEEPEST):
        inner = [item for item in level if isinstance(item, dict | list)]
        level = [part for item in inner for part in (item.values() if isinstance(item, dict) else item)]
        if not level:
            return False
    return True


def json_records(stream: BinaryIO, source_name: str) -> Iterator[Any]:
    """The records of an API response, a bulk file, an array or JSON Lines, one at a time.

    Args:
        stream: the JSON.
        source_name: for messages.

    Raises:
        ReadError: broken JSON, or nesting that no label has.

    >>> from io import BytesIO
    >>> [*json_records(BytesIO(b'{"results": [{"id": 1}, {"id": 2}]}'), "a.json")]
    [{'id': 1}, {'id': 2}]
    >>> [*json_records(BytesIO(b'{"id": 1} {"id": 2}'), "a.jsonl")]
    [{'id': 1}, {'id': 2}]
    """
    import ijson

    head = stream.read(1 << 16)
    rest = _Joined(head, stream, source_name)
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith(b"["):
        prefix, many = "item", False
    elif re.match(rb'\{\s*"(meta|results)"', start):
        prefix, many = "results.item", False
    else:
        prefix, many = "", True
    try:
        yield from ijson.items(rest, prefix, multiple_values=many, use_float=True)
    except ijson.JSONError as error:
        raise ReadError(
            f"broken JSON ({fold(str(error))[:120]})",
            where=source_name,
            advice="fetch the file again; the records before the break are kept",
        ) from error


def _opened(data: bytes) -> int:
    return data.count(b"[") + data.count(b"{") - data.count(b"]") - data.count(b"}")


class _Joined:
    """A stream that gives back what was already read of it, and refuses nesting that no label has.

    The parser names each value by all that it stands in: time and memory go with the square of the depth.
    """

    def __init__(self, head: bytes, rest: BinaryIO, source_name: str) -> None:
        self._head = head.removeprefix(b"\xef\xbb\xbf")
        self._rest = rest
        self._source_name = source_name

    def read(self, size: int = -1) -> bytes:
        data = self._read(size)
        if _opened(data) > _DEEPEST:
            raise too_deep(self._source_name)
        return data

    def _read(self, size: int) -> bytes:
        if size == 0:
            return b""
        if self._head:
            cut = len(self._head) if size < 0 else size
            out, self._head = self._head[:cut], self._head[cut:]
            return out + self._rest.read() if size < 0 else out
        return self._rest.read(size)
