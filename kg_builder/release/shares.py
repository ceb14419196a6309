"""Sources to shares of work: a plain file is one, a container of many documents becomes several.

A bulk file of labels is cut into shares of a few documents, so that all cores work on it, and an
interrupted build, or one with some labels changed, goes on from the shares that were finished.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from kg_builder.errors import DrugkgError

from .parts import Part, PartTask, Problem, file_digest
from .sources import Source

__all__ = ["SHARE_BYTES", "ReadSource", "Shares", "total_bytes"]

SHARE_BYTES = 1 << 20
"""Bytes of documents in a share: some seconds of work, so that cores end together and little is lost."""


@dataclass(frozen=True, slots=True)
class ReadSource:
    """A source with the parts that were made of it.

    Args:
        source: the file.
        sha256: of its bytes; empty if they cannot be read.
        size: number of bytes.
        parts: one a share, in the file's order.
        uncut: what is wrong with documents that could not be cut out of it.
    """

    source: Source
    sha256: str
    size: int
    parts: tuple[Part, ...]
    uncut: tuple[Problem, ...] = ()

    @property
    def has_documents(self) -> bool:
        """Whether anything could be read of it."""
        return any(part.documents for part in self.parts)

    @property
    def problems(self) -> list[Problem]:
        """What could not be read of it."""
        return [*self.uncut, *(problem for part in self.parts for problem in part.problems)]


class Shares:
    """Deals out sources as tasks, and gathers the parts that come back.

    Args:
        sources: what to read.
        task: a task without a source; each task is like it.

    >>> _ = (folder / "page.txt").write_text("Zorvexant treats gout.")
    >>> blank = PartTask(Source("", folder), "", folder, None, 1000, True)
    >>> shares = Shares([Source("page.txt", folder / "page.txt")], blank)
    >>> [task.source.name for task in shares.tasks()]
    ['page.txt']
    """

    def __init__(self, sources: Sequence[Source], task: PartTask) -> None:
        self._sources, self._task = sources, task
        self._containers: dict[Source, tuple[str, int]] = {}
        self._uncut: dict[Source, list[Problem]] = {}
        self._parts: dict[Source, list[Part]] = {source: [] for source in sources}

    def tasks(self) -> Iterator[PartTask]:
        """Tasks in the order of the sources; a container is cut as they are drawn."""
        from kg_builder.readers import is_container

        for source in self._sources:
            try:
                container = is_container(source.path)
            except OSError:  # reading it will say what is wrong
                container = False
            task = replace(self._task, source=source)
            if container:
                self._containers[source] = file_digest(source.path)
                yield from self._cut(task)
            else:
                yield task

    def _cut(self, task: PartTask) -> Iterator[PartTask]:
        from kg_builder.readers import RawDocument, cut_container

        held: list[RawDocument] = []
        size = 0
        name = task.source.name
        uncut = self._uncut[task.source] = []
        try:
            for item in cut_container(task.source.path, source_name=name, max_bytes=task.max_bytes):
                if not isinstance(item, RawDocument):
                    uncut.append(Problem.of(item, name))
                    continue
                if held and size + len(item.content) > SHARE_BYTES:
                    yield replace(task, documents=tuple(held))
                    held, size = [], 0
                held.append(item)
                size += len(item.content)
        except (DrugkgError, OSError) as error:  # what was cut before it is kept
            uncut.append(Problem.of(error, name))
        if held:
            yield replace(task, documents=tuple(held))

    def take(self, part: Part) -> None:
        """A part that was made of one of the tasks."""
        self._parts[part.source].append(part)

    def read(self) -> list[ReadSource]:
        """Every source with its parts."""
        found = []
        for source, parts in self._parts.items():
            if source in self._containers:
                sha256, size = self._containers[source]
            else:
                sha256, size = parts[0].sha256, parts[0].size
            found.append(ReadSource(source, sha256, size, tuple(parts), tuple(self._uncut.get(source, ()))))
        return found


def total_bytes(sources: Sequence[Source]) -> int:
    """Bytes of all sources that can be looked at.

    Args:
        sources: as ``find_sources`` found them.

    >>> _ = (folder / "page.txt").write_text("Zorvexant treats gout.")
    >>> total_bytes([Source("page.txt", folder / "page.txt"), Source("gone.txt", folder / "gone.txt")])
    22
    """
    return sum(_size(source.path) for source in sources)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
