"""Sources to shares of work: a plain file is one, a container of many documents becomes several.

A bulk file of labels is cut into shares of a few documents, so that all cores work on it, and an
interrupted build, or one with some labels changed, goes on from the shares that were finished. Labels of one
drug follow each other, since they repeat each other, whatever containers they lie in; those of a container
are in the same share if they are not many.
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
_OPEN_BYTES = 16
"""So many times as many are in unfinished shares of several containers; then these are given out."""
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
        """Tasks by the drug that the sources name: plain files, then shares of all containers."""
        from kg_builder.readers import is_container

        containers: list[Source] = []
        for source in sorted(self._read, key=lambda source: _drug_of(source.path)):
            try:
                container = is_container(source.path)
            except OSError:  # reading it will say what is wrong
                container = False
            if container:
                containers.append(source)
            else:
                yield replace(self._task, source=source)
        self._containers.update(containers)
        gathered = ByDrug(self._task.folder / "scratch" / "gathered")
        for number, source in enumerate(containers):
            self._gather(source, number, gathered)
        for number, documents in _cut(gathered):
            yield replace(self._task, source=containers[number], documents=documents)

    def _gather(self, source: Source, number: int, gathered: ByDrug) -> None:
        from kg_builder.readers import cut_container

        read = self._read[source]
        read.sha256, read.size = file_digest(source.path)
        try:
            for item in cut_container(source.path, source_name=source.name, max_bytes=self._task.max_bytes):
                if isinstance(item, RawDocument):
                    gathered.add(item, number)
                else:
                    read.problems.append(Problem.of(item, source.name))
        except (DrugkgError, OSError) as error:  # what was cut before it is kept
            read.problems.append(Problem.of(error, source.name))

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


@dataclass(slots=True)
class _Share:
    """Documents of a container that are to be in a share.

    Args:
        drug: of the last of them.
        size: bytes of all.
        documents: so far.
    """

    drug: str = ""
    size: int = 0
    documents: list[RawDocument] = field(default_factory=list)

    def has_room(self, drug: str, raw: RawDocument) -> bool:
        most = SHARE_BYTES * (_MOST_BYTES if drug == self.drug else 1)
        return not self.documents or self.size + len(raw.content) <= most

    def add(self, drug: str, raw: RawDocument) -> None:
        self.drug = drug
        self.size += len(raw.content)
        self.documents.append(raw)


def _cut(gathered: ByDrug) -> Iterator[tuple[int, tuple[RawDocument, ...]]]:
    """Documents by shares, each with the number of the container that its documents are of."""
    shares: dict[int, _Share] = {}
    for number, drug, raw in gathered.documents():
        share = shares.setdefault(number, _Share())
        if not share.has_room(drug, raw):
            yield number, tuple(share.documents)
            share = shares[number] = _Share()
        share.add(drug, raw)
        if len(shares) > 1 and sum(share.size for share in shares.values()) > SHARE_BYTES * _OPEN_BYTES:
            yield from ((number, tuple(share.documents)) for number, share in shares.items())
            shares.clear()
    yield from ((number, tuple(share.documents)) for number, share in shares.items())


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
