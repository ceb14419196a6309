"""What a manifest lists, read back from the parts: no more than one part's entries are in memory."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

from .parts import part_files
from .shares import ReadSource
from .sorting import SortedRuns, open_packed, read_lines
from .sources import Skipped

__all__ = ["document_entries", "source_entries", "write_documents"]

_HELD = 4 * 1024 * 1024
"""Characters of entries held in memory, some ten thousand documents'."""


def write_documents(folder: Path, keys: Iterable[str], target: Path) -> int:
    """Write the entries of all parts' documents, sorted by id, each document once.

    Args:
        folder: the release that is being made.
        keys: of its parts.
        target: gzip file to write, for ``document_entries``.

    Returns:
        Number of documents.

    >>> (folder / "parts" / "3c").mkdir(parents=True)
    >>> _ = (folder / "parts" / "3c" / "3c84.json").write_text('{"documents": [{"id": "zorvexant-1"}]}')
    >>> write_documents(folder, ["3c84"], folder / "documents.gz")
    1
    >>> list(document_entries(folder / "documents.gz"))
    [{'id': 'zorvexant-1'}]
    """
    runs = SortedRuns(target.parent, "documents", limit=_HELD)
    for key in keys:
        entries = _documents_of(folder, key)
        runs.add(f"{entry['id']}\t{json.dumps(entry, ensure_ascii=False)}\n" for entry in entries)
    count = 0
    with open_packed(target, level=1) as out:
        for _, lines in groupby(runs.lines(), key=lambda line: line.partition("\t")[0]):
            out.write(next(lines).partition("\t")[2])
            count += 1
    return count


def document_entries(path: Path) -> Iterator[dict[str, Any]]:
    r"""Entries that ``write_documents`` wrote.

    Args:
        path: the file.

    >>> with open_packed(folder / "documents.gz") as out:
    ...     _ = out.write('{"id": "zorvexant-1"}\n')
    >>> list(document_entries(folder / "documents.gz"))
    [{'id': 'zorvexant-1'}]
    """
    return map(json.loads, read_lines(path))


def source_entries(
    folder: Path, read: Sequence[ReadSource], skipped: Sequence[Skipped]
) -> Iterator[dict[str, Any]]:
    """Entries of all sources, sorted by name and hash.

    Args:
        folder: the release that is being made.
        read: sources that were read, or failed.
        skipped: sources that were passed over.

    >>> list(source_entries(folder, [], [Skipped("notes.doc", "not a monograph's suffix")]))
    [{'name': 'notes.doc', 'status': 'skipped', 'reason': "not a monograph's suffix"}]
    """
    every: list[ReadSource | Skipped] = [*read, *skipped]
    for item in sorted(every, key=_place):
        if isinstance(item, Skipped):
            yield {"name": item.name, "status": "skipped", "reason": item.reason}
            continue
        yield {
            "name": item.source.name,
            "status": "ok" if item.has_documents else "failed",
            "sha256": item.sha256,
            "bytes": item.size,
            "parts": item.parts,
            "documents": [entry["id"] for key in item.parts for entry in _documents_of(folder, key)],
            "problems": len(item.problems),
        }


def _documents_of(folder: Path, key: str) -> list[dict[str, Any]]:
    """Entries of the documents in a part."""
    *_, description = part_files(key)
    found: list[dict[str, Any]] = json.loads((folder / "parts" / description).read_text("utf-8"))["documents"]
    return found


def _place(item: ReadSource | Skipped) -> tuple[str, str]:
    return (item.name, "") if isinstance(item, Skipped) else (item.source.name, item.sha256)
