"""Zips of documents, streamed without unpacking to disk: DailyMed downloads, openFDA bulk files.

DailyMed's full releases are zips of one zip a label; deeper nesting has no use and is refused. Every member
is bounded in size and in compression ratio before it is read.
"""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import PurePosixPath
from typing import BinaryIO, cast

from kg_builder.errors import NotTextError, ReadError, TooLargeError
from kg_builder.model import Monograph

from .base import RawDocument, read_each
from .decoding import MAX_BYTES

__all__ = ["ArchiveReader", "CutMember", "ReadMember"]

CutMember = Callable[[BinaryIO, str, int], Iterator[RawDocument | ReadError]]
ReadMember = Callable[[RawDocument], Iterator[Monograph | ReadError]]

_MAX_DEPTH = 2
_MAX_RATIO = 200
_MAX_MEMBERS = 200_000
_SMALL = 1 << 20
_OFFICE = frozenset({"[Content_Types].xml", "META-INF/manifest.xml", "META-INF/container.xml"})
_KNOWN = (".xml", ".json", ".jsonl", ".ndjson", ".txt", ".md", ".html", ".htm")


class ArchiveReader:
    """Reads every document of a zip with the reader that fits it.

    Args:
        cut_member: what one member's stream holds, given its name and the size limit of a document.
        read_member: reads one of these documents.
    """

    name = "zip"
    media_type = "application/zip"

    def __init__(self, cut_member: CutMember, read_member: ReadMember) -> None:
        self._cut_member = cut_member
        self._read_member = read_member

    def read(
        self, stream: BinaryIO, source_name: str, *, max_bytes: int = MAX_BYTES
    ) -> Iterator[Monograph | ReadError]:
        """The monographs of every member, an error for each bad one."""
        return read_each(self, stream, source_name, max_bytes)

    def documents(
        self, stream: BinaryIO, source_name: str, *, max_bytes: int = MAX_BYTES
    ) -> Iterator[RawDocument | ReadError]:
        """The documents of every member, in the order of their names."""
        yield from self._walk(stream, source_name, 1, max_bytes)

    def read_document(self, raw: RawDocument) -> Iterator[Monograph | ReadError]:
        """The monographs of one document."""
        yield from self._read_member(raw)

    def _walk(
        self, stream: BinaryIO, where: str, depth: int, limit: int
    ) -> Iterator[RawDocument | ReadError]:
        try:
            with zipfile.ZipFile(stream) as archive:
                members = sorted(archive.infolist(), key=lambda m: m.filename)
                if len(members) > _MAX_MEMBERS:
                    yield TooLargeError(
                        f"a zip of {len(members)} members",
                        where=where,
                        advice=f"split it; {_MAX_MEMBERS} is the limit",
                    )
                    return
                if _OFFICE & {member.filename for member in members}:
                    yield NotTextError(
                        "this is an office document or e-book, not text",
                        where=where,
                        advice="save it as text or HTML",
                    )
                    return
                documents = 0
                for member in members:
                    suffix = PurePosixPath(member.filename).suffix.lower()
                    if member.is_dir() or suffix not in (*_KNOWN, ".zip"):
                        continue
                    documents += 1
                    yield from self._member(archive, member, f"{where}/{member.filename}", depth, limit)
                if not documents:
                    yield ReadError("a zip without label documents", where=where, advice="give .xml or .json")
        except (zipfile.BadZipFile, EOFError, OSError, NotImplementedError) as error:
            yield ReadError(f"broken zip ({error})", where=where, advice="fetch the file again")

    def _member(
        self, archive: zipfile.ZipFile, member: zipfile.ZipInfo, where: str, depth: int, limit: int
    ) -> Iterator[RawDocument | ReadError]:
        packed = max(member.compress_size, 1)
        if member.file_size > _SMALL and member.file_size / packed > _MAX_RATIO:
            yield TooLargeError(
                f"unpacks to {member.file_size / packed:.0f} times its size",
                where=where,
                advice="no label does; refused as a zip bomb",
            )
            return
        nested = member.filename.lower().endswith(".zip")
        is_bulk = member.filename.lower().endswith((".json", ".jsonl", ".ndjson"))
        if nested and depth >= _MAX_DEPTH:
            yield ReadError("zips nested too deep", where=where, advice="unpack the outer zip first")
            return
        if member.file_size > limit and not is_bulk:
            yield TooLargeError(
                f"{member.file_size >> 20} MiB unpacked",
                where=where,
                advice=f"the limit is {limit >> 20} MiB a document",
            )
            return
        try:
            with archive.open(member) as opened:
                if nested:
                    # A zip is read from its end: in memory, since seeking a packed member reads it anew.
                    found = self._walk(BytesIO(opened.read()), where, depth + 1, limit)
                else:
                    found = self._cut_member(cast(BinaryIO, opened), where, limit)
                share = packed / max(member.file_size, 1)
                for item in found:
                    if isinstance(item, RawDocument):
                        yield replace(item, size=round(item.size * share))
                    else:
                        yield item
        except ReadError as error:
            yield error
        except (zipfile.BadZipFile, EOFError, RuntimeError, NotImplementedError) as error:
            yield ReadError(f"broken member ({error})", where=where, advice="fetch the file again")
