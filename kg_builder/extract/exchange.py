"""Sections that another process of the same build has read, so that each is read once.

Each process appends what it has read to a file of its own, and takes over what the others have appended to
theirs since it looked last. A process that dies in the middle of writing leaves a piece that is never whole;
the others take what stands before it.
"""

from __future__ import annotations

import marshal
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import mkstemp
from typing import TypeAlias

__all__ = ["Exchange", "Known"]

Known: TypeAlias = tuple[bytes, bytes]
"""Key of a section, and its facts as they are packed."""

_SIZE = 8
"""Bytes that tell how long a piece is."""


class Exchange:
    """Hands on what this process has read, and takes what others have.

    Args:
        folder: one for all processes of a build, and for no other build.

    >>> one, two = Exchange(folder / "known"), Exchange(folder / "known")
    >>> list(one.swap([(b"key", b"facts")])), list(two.swap([])), list(two.swap([]))
    ([], [(b'key', b'facts')], [])
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._own: Path | None = None
        self._taken: dict[str, int] = {}

    def swap(self, read: Sequence[Known]) -> Iterator[Known]:
        """What others have read since this was asked last.

        Args:
            read: what this process has read since.
        """
        own = self._own_file()
        if read:
            piece = marshal.dumps(list(read))
            with own.open("ab") as out:
                out.write(len(piece).to_bytes(_SIZE, "big") + piece)
        for path in sorted(self._folder.iterdir()):
            if path != own:
                yield from self._take(path)

    def _own_file(self) -> Path:
        if self._own is None or not self._own.exists():  # a new folder, or a later build in the same place
            self._folder.mkdir(parents=True, exist_ok=True)
            handle, name = mkstemp(dir=self._folder)
            os.close(handle)
            self._own = Path(name)
            self._taken.clear()
        return self._own

    def _take(self, path: Path) -> Iterator[Known]:
        with path.open("rb") as file:
            file.seek(self._taken.get(path.name, 0))
            while len(head := file.read(_SIZE)) == _SIZE:
                size = int.from_bytes(head, "big")
                piece = file.read(size)
                if len(piece) < size:
                    return  # it is being written
                self._taken[path.name] = file.tell()
                yield from marshal.loads(piece)  # noqa: S302 - of a process of this build
