"""Sources to shares of work: a plain file is one, a container of many documents becomes several.

A bulk file of labels is cut into shares of a few documents, so that all cores work on it, and an
interrupted build, or one with some labels changed, goes on from the shares that were finished. Labels of one
drug follow each other, in the same share if they are not many: they repeat each other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from kg_builder.errors import DrugkgError
from kg_builder.readers import RawDocument

from .gathering import ByDrug
from .parts import Part, PartTask, Problem, file_digest
from .sources import Source

__all__ = ["SHARE_BYTES", "ReadSource", "Shares", "total_bytes"]

SHARE_BYTES = 1 << 20
"""Bytes of documents in a share: some seconds of work, so that cores end together and little is lost."""
_MOST_BYTES = 4
"""So many times as many are in a share at most, where they are labels of one drug, which are read fast."""
_HEAD_BYTES = 1 << 16


@dataclass(slots=True)
class ReadSource:
    """A source and the parts that were made of it; what they hold is on the disk.

    Args:
        source: the file.
        sha256: of its bytes; empty if they cannot be read.
        size: number of bytes.
        parts: keys of its parts that hold documents, in the file's order.
        problems: what could not be read of it.
    """

    source: Source
    sha256: str = ""
    size: int = 0
    parts: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    @property
    def has_documents(self) -> bool:
        """Whether anything could be read of it."""
        return bool(self.parts)


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
        self._task = task
        self._read = {source: ReadSource(source) for source in sources}
        self._containers: set[Source] = set()

    def tasks(self) -> Iterator[PartTask]:
        """Tasks by the drug that the sources name; a container is cut as its tasks are drawn."""
        from kg_builder.readers import is_container

        for source, read in sorted(self._read.items(), key=lambda item: _drug_of(item[0].path)):
            try:
                container = is_container(source.path)
            except OSError:  # reading it will say what is wrong
                container = False
            task = replace(self._task, source=source)
            if container:
                self._containers.add(source)
                read.sha256, read.size = file_digest(source.path)
                for documents in _cut(self._gathered(source)):
                    yield replace(task, documents=documents)
            else:
                yield task

    def _gathered(self, source: Source) -> ByDrug:
        from kg_builder.readers import cut_container

        gathered = ByDrug(self._task.folder / "scratch" / "gathered")
        uncut = self._read[source].problems
        try:
            for item in cut_container(source.path, source_name=source.name, max_bytes=self._task.max_bytes):
                if isinstance(item, RawDocument):
                    gathered.add(item)
                else:
                    uncut.append(Problem.of(item, source.name))
        except (DrugkgError, OSError) as error:  # what was cut before it is kept
            uncut.append(Problem.of(error, source.name))
        return gathered

    def take(self, part: Part) -> None:
        """A part that was made of one of the tasks."""
        read = self._read[part.source]
        if part.source not in self._containers:
            read.sha256, read.size = part.sha256, part.size
        if part.documents:
            read.parts.append(part.key)
        read.problems += part.problems

    def read(self) -> list[ReadSource]:
        """Every source with its parts."""
        return list(self._read.values())


def _cut(gathered: ByDrug) -> Iterator[tuple[RawDocument, ...]]:
    """Documents by shares."""
    held: list[RawDocument] = []
    size, last = 0, ""
    for drug, raw in gathered.documents():
        size += len(raw.content)
        if held and size > SHARE_BYTES * (_MOST_BYTES if drug == last else 1):
            yield tuple(held)
            held, size = [], len(raw.content)
        held.append(raw)
        last = drug
    if held:
        yield tuple(held)


def _drug_of(path: Path) -> str:
    """The drug that a file names at its head; "" for pages, and for what cannot be read."""
    from kg_builder.readers import drug_hint

    try:
        with path.open("rb") as file:
            return drug_hint(file.read(_HEAD_BYTES))
    except OSError:
        return ""


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
