"""The file manifest.json of a release: a small head, and long lists with an entry a line.

A release may hold tens of thousands of documents. So the lists are written, and read, an entry at a time, and
who asks for the head alone reads no more than the head. The file is plain JSON; one that another program has
laid out anew is read as a whole.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, TextIO

__all__ = ["LISTS", "read_entries", "read_head", "write_manifest"]

LISTS = ("sources", "documents")
"""Keys of the lists, which stand behind all others."""


def write_manifest(
    path: Path, head: Mapping[str, Any], lists: Mapping[str, Iterable[Mapping[str, Any]]]
) -> None:
    r"""Write a manifest.

    Args:
        path: file to write.
        head: all that is not a list of entries.
        lists: entries of each list in ``LISTS``, in order.

    >>> lists = {"sources": [], "documents": [{"id": "zorvexant-1"}]}
    >>> write_manifest(folder / "m.json", {"format": 1}, lists)
    >>> print((folder / "m.json").read_text())
    {
      "format": 1,
      "sources": [
      ],
      "documents": [
        {"id": "zorvexant-1"}
      ]
    }
    <BLANKLINE>
    """
    with path.open("w", encoding="utf-8", newline="\n") as out:
        out.write(json.dumps(head, ensure_ascii=False, indent=2).removesuffix("\n}"))
        for name in LISTS:
            out.write(f",\n  {json.dumps(name)}: [")
            for number, entry in enumerate(lists[name]):
                out.write(f"{',' if number else ''}\n    {json.dumps(entry, ensure_ascii=False)}")
            out.write("\n  ]")
        out.write("\n}\n")


def read_head(path: Path) -> dict[str, Any]:
    """All of a manifest but its lists.

    Args:
        path: of the file.

    Raises:
        OSError: it cannot be read.
        ValueError: it is no JSON, or no object.

    >>> lists = {"sources": [], "documents": [{"id": "zorvexant-1"}]}
    >>> write_manifest(folder / "m.json", {"format": 1}, lists)
    >>> read_head(folder / "m.json")
    {'format': 1}
    """
    with path.open(encoding="utf-8") as stream:
        text = "".join(_until(stream, f"  {json.dumps(LISTS[0])}: [\n"))
        has_lists = stream.readline() != ""
    if has_lists:
        with path.open("rb") as binary:
            binary.seek(-2, os.SEEK_END)
            if binary.read() != b"}\n":
                raise ValueError("it is cut off")
        text = text.rstrip().removesuffix(",") + "}"
    found = json.loads(text)
    if not isinstance(found, dict):
        raise ValueError("it is no JSON object")
    return {key: value for key, value in found.items() if key not in LISTS}


def read_entries(path: Path, name: str) -> Iterator[dict[str, Any]]:
    """Entries of one of a manifest's lists, in order.

    Args:
        path: of the file.
        name: one of ``LISTS``.

    Raises:
        OSError: it cannot be read.
        ValueError: it is no JSON.
        KeyError: it has no such list.

    >>> lists = {"sources": [], "documents": [{"id": "zorvexant-1"}]}
    >>> write_manifest(folder / "m.json", {"format": 1}, lists)
    >>> list(read_entries(folder / "m.json", "documents"))
    [{'id': 'zorvexant-1'}]
    """
    with path.open(encoding="utf-8") as stream:
        for line in stream:
            if line == f"  {json.dumps(name)}: [\n":
                break
        else:
            yield from json.loads(path.read_text(encoding="utf-8"))[name]
            return
        for line in stream:
            if line.startswith("  ]"):
                return
            yield json.loads(line.rstrip().removesuffix(","))
    raise ValueError("it is cut off")


def _until(stream: TextIO, end: str) -> Iterator[str]:
    for line in stream:
        if line == end:
            return
        yield line
