"""The part of a release that one share of a source gives: made once, kept by its content and the code."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from itertools import chain, groupby, islice
from pathlib import Path
from typing import Any
from urllib.parse import quote

from kg_builder._version import __version__
from kg_builder.errors import DrugkgError, ReadError
from kg_builder.extract import Document, Tagger
from kg_builder.model import Monograph
from kg_builder.readers import RawDocument

from .sorting import SortedRuns, open_packed
from .sources import Source

__all__ = [
    "DocumentEntry",
    "Part",
    "PartTask",
    "Problem",
    "file_digest",
    "make_part",
    "part_files",
    "text_name",
]

GROUP_CHARACTERS = 300_000
"""Characters of text that are opened together: some ten labels, enough for full batches of the tagger."""

_WRITTEN = 10
"""Lines written at one time: few, so that their text stays in the processor's cache."""


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """What went wrong with a source or a record of it."""

    where: str
    kind: str
    problem: str
    advice: str = ""

    @classmethod
    def of(cls, error: BaseException, where: str) -> Problem:
        """The problem that an error tells of."""
        if isinstance(error, DrugkgError):
            return cls(error.where or where, type(error).__name__, error.problem, error.advice)
        return cls(
            where,
            type(error).__name__,
            f"reading it failed inside drugkg{_place(error)} ({type(error).__name__}: {error})",
            "please report it, with the source if you may share it",
        )


def _place(error: BaseException) -> str:
    """Where in drugkg an unforeseen error arose, for reports of it."""
    place = ""
    trace = error.__traceback__
    while trace is not None:
        path = Path(trace.tb_frame.f_code.co_filename)
        if "kg_builder" in path.parts and path.name != "parts.py":
            place = f" at {path.parent.name}/{path.name}:{trace.tb_lineno}"
        trace = trace.tb_next
    return place


@dataclass(frozen=True, slots=True)
class DocumentEntry:
    """A document of a source, as the manifest lists it."""

    id: str
    source: str
    title: str
    drug: str
    media_type: str
    sha256: str
    text_sha256: str
    facts: int


@dataclass(frozen=True, slots=True)
class Part:
    """What is known of a share of a source after it was read.

    Args:
        source: the source.
        sha256: of the share's bytes; empty if they cannot be read.
        size: bytes of the source that it took.
        key: name of its files in parts/; empty if it has none.
        documents: what was read, in the source's order.
        problems: what could not be read.
        reused: whether an earlier build had made it.
    """

    source: Source
    sha256: str
    size: int
    key: str
    documents: tuple[DocumentEntry, ...] = ()
    problems: tuple[Problem, ...] = ()
    reused: bool = field(default=False, compare=False)


@dataclass(frozen=True, slots=True)
class PartTask:
    """What a worker is told.

    Args:
        source: what to read.
        fingerprint: hash of all that the result depends on but the source.
        folder: the release that is being made.
        earlier: a release whose parts may be taken over.
        max_bytes: size limit of a document.
        keep_text: whether extracted texts go into the release.
        tagger: what finds adverse effects and indications in labels.
        documents: the share of a container to read; None to read the whole file.
        shared: whether other processes read shares of the same build at the same time.
    """

    source: Source
    fingerprint: str
    folder: Path
    earlier: Path | None
    max_bytes: int
    keep_text: bool
    tagger: Tagger = "model"
    documents: tuple[RawDocument, ...] | None = None
    shared: bool = False


def text_name(document_id: str) -> str:
    """File name of a document's text in sources/.

    Args:
        document_id: of the document.

    Returns:
        A name that every file system takes.

    >>> text_name("zorvexant 1.5-0123456789ab")
    'zorvexant%201%2E5-0123456789ab.txt'
    """
    return quote(document_id, safe="-_~").replace(".", "%2E") + ".txt"


def part_files(key: str) -> tuple[str, str, str]:
    """Paths of a part's quads, facts and description, below parts/.

    Args:
        key: hash of the source's bytes and of all that its part depends on.

    >>> part_files("3c84fab")
    ('3c/3c84fab.nq.gz', '3c/3c84fab.facts.gz', '3c/3c84fab.json')
    """
    return tuple(f"{key[:2]}/{key}.{kind}" for kind in ("nq.gz", "facts.gz", "json"))  # type: ignore[return-value]


def make_part(task: PartTask) -> Part:
    """Read a share of a source and write its part, or take over the one that an earlier build made.

    Never raises for what is wrong with the source: that is in the part's problems.

    Args:
        task: what to read and where to write.

    Returns:
        What is known of the share.

    >>> gone = PartTask(Source("gone.txt", folder / "gone.txt"), "", folder, None, 1000, True)
    >>> make_part(gone).problems[0].problem
    'cannot be read (No such file or directory)'
    """
    source = task.source
    try:
        sha256, size = file_digest(source.path) if task.documents is None else _digest(task.documents)
    except OSError as error:
        problem = Problem(
            source.name,
            "ReadError",
            f"cannot be read ({error.strerror or error})",
            "check the path and its permissions",
        )
        return Part(source, "", 0, "", problems=(problem,))
    made = json.dumps([sha256, source.name, task.fingerprint])
    key = hashlib.sha256(made.encode()).hexdigest()[:32]
    for folder in (task.folder, task.earlier):
        if folder is not None and (part := _take_over(folder, key, task)) is not None:
            return part
    return _read(task, key, sha256, size)


def file_digest(path: Path) -> tuple[str, int]:
    """SHA-256 and size of a file.

    Args:
        path: of the file.

    Returns:
        64 hexadecimal digits, and bytes.

    Raises:
        OSError: it cannot be read.

    >>> _ = (folder / "page.txt").write_text("Zorvexant treats gout.")
    >>> file_digest(folder / "page.txt")[1]
    22
    """
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest(), stream.tell()


def _digest(documents: Sequence[RawDocument]) -> tuple[str, int]:
    """Hash of documents with their places, and the bytes of the source that they took."""
    digest = hashlib.sha256()
    for raw in documents:
        digest.update(f"{raw.where}\0{len(raw.content)}\0".encode())
        digest.update(raw.content)
    return digest.hexdigest(), sum(raw.size for raw in documents)


def _take_over(folder: Path, key: str, task: PartTask) -> Part | None:
    """The part of that key in a folder, linked into the release that is being made; None if not whole."""
    *data, description = part_files(key)
    try:
        found: dict[str, Any] = json.loads((folder / "parts" / description).read_text(encoding="utf-8"))
        part = Part(
            source=task.source,
            sha256=found["sha256"],
            size=found["size"],
            key=found["key"],
            documents=tuple(DocumentEntry(**entry) for entry in found["documents"]),
            problems=tuple(Problem(**entry) for entry in found["problems"]),
            reused=True,
        )
        if folder != task.folder:
            for name in data:
                _link(folder / "parts" / name, task.folder / "parts" / name)
            if task.keep_text:
                for document in part.documents:
                    name = text_name(document.id)
                    _link(folder / "sources" / name, task.folder / "sources" / name)
            _link(folder / "parts" / description, task.folder / "parts" / description)
    except (OSError, ValueError, KeyError, TypeError):
        return None  # there is none, or it is damaged: it will be made anew
    return part


def _link(old: Path, new: Path) -> None:
    new.parent.mkdir(parents=True, exist_ok=True)
    if new.exists():
        return
    try:
        os.link(old, new)
    except OSError:
        shutil.copyfile(old, new)


def _read(task: PartTask, key: str, sha256: str, size: int) -> Part:
    from kg_builder.extract import document_facts
    from kg_builder.ground import default_grounder, ground_facts
    from kg_builder.rdf.mapping import packed_document_lines
    from kg_builder.rdf.term_links import drug_lines

    from .rows import keyed_line

    scratch = task.folder / "scratch"
    grounder = default_grounder()
    quads = SortedRuns(scratch, f"{key}-quads")
    rows = SortedRuns(scratch, f"{key}-facts")
    documents: list[DocumentEntry] = []
    problems: list[Problem] = []
    for item in _opened(task):
        if isinstance(item, Problem):
            problems.append(item)
            continue
        monograph, document = item
        try:
            read = document_facts(document, tagger=task.tagger)
            facts = ground_facts(read, grounder, document.abbreviations, monograph.drug)
            lines = packed_document_lines(monograph, facts, version=__version__)
            lines.update(drug_lines(monograph.drug, grounder))
            encoded = monograph.text.encode()
            keyed = [keyed_line(fact) for fact in facts]
        except Exception as error:  # one document's failure must not lose the batch
            problems.append(_failed(error, task, monograph))
            continue
        quads.add(lines)
        rows.add(keyed)
        if task.keep_text:
            _write_whole(task.folder / "sources" / text_name(monograph.document_id), encoded)
        documents.append(
            DocumentEntry(
                id=monograph.document_id,
                source=task.source.name,
                title=monograph.title or monograph.source_name,
                drug=monograph.drug.generic,
                media_type=monograph.media_type,
                sha256=monograph.sha256,
                text_sha256=hashlib.sha256(encoded).hexdigest(),
                facts=len(facts),
            )
        )
    if not documents:
        return Part(task.source, sha256, size, "", problems=tuple(problems))
    part = Part(task.source, sha256, size, key, tuple(documents), tuple(problems))
    quads_file, facts_file, description = (task.folder / "parts" / name for name in part_files(key))
    quads_file.parent.mkdir(parents=True, exist_ok=True)
    _write_lines(quads_file, quads.lines())
    _write_lines(facts_file, rows.lines())
    stated = {name: value for name, value in asdict(part).items() if name not in {"source", "reused"}}
    _write_whole(description, json.dumps(stated, ensure_ascii=False, indent=1).encode())
    return part


def _opened(task: PartTask) -> Iterator[tuple[Monograph, Document] | Problem]:
    """The documents of a share, a few at a time, since some work is quicker for several at once."""
    from kg_builder.extract import foresee, open_document

    exchange = task.folder / "scratch" / "known" if task.shared else None
    for group in _groups(_monographs(task)):
        opened: list[tuple[Monograph, Document] | Problem] = []
        for item in group:
            if isinstance(item, Problem):
                opened.append(item)
                continue
            try:
                opened.append((item, open_document(item)))
            except Exception as error:
                opened.append(_failed(error, task, item))
        # A document that fails here fails again, and is reported, when it is read.
        with suppress(Exception):
            documents = [item[1] for item in opened if not isinstance(item, Problem)]
            foresee(documents, tagger=task.tagger, exchange=exchange)
        yield from opened


def _groups(items: Iterable[Monograph | Problem]) -> Iterator[list[Monograph | Problem]]:
    """Runs of items with some characters of text each."""
    held: list[Monograph | Problem] = []
    size = 0
    for item in items:
        held.append(item)
        size += 0 if isinstance(item, Problem) else len(item.text)
        if size >= GROUP_CHARACTERS:
            yield held
            held, size = [], 0
    if held:
        yield held


def _failed(error: Exception, task: PartTask, monograph: Monograph) -> Problem:
    return Problem.of(error, f"{task.source.name} ({monograph.document_id})")


def _monographs(task: PartTask) -> Iterator[Monograph | Problem]:
    from kg_builder.readers import read_document, read_monographs

    name = task.source.name
    empty = True
    items: Iterable[Monograph | ReadError]
    if task.documents is None:
        items = read_monographs(task.source.path, source_name=name, max_bytes=task.max_bytes)
    else:
        items = chain.from_iterable(map(read_document, task.documents))
    try:
        for item in items:
            empty = False
            yield Problem.of(item, name) if isinstance(item, ReadError) else item
    except Exception as error:  # what was read before it is kept
        yield Problem.of(error, name)
        return
    if empty:
        yield Problem(name, "ReadError", "it holds no monograph", "check that it is a monograph or label")


def _write_lines(path: Path, lines: Iterator[str]) -> None:
    unfinished = path.with_name(f"{path.name}.{os.getpid()}")
    with open_packed(unfinished, level=1) as out:
        once = (line for line, _ in groupby(lines))
        while some := "".join(islice(once, _WRITTEN)):
            out.write(some)
    unfinished.replace(path)


def _write_whole(path: Path, content: bytes) -> None:
    unfinished = path.with_name(f"{path.name}.{os.getpid()}")
    unfinished.write_bytes(content)
    unfinished.replace(path)
