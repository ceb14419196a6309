"""An opened release: its paths, its manifest, its facts."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kg_builder.errors import ReleaseError
from kg_builder.manifest_file import read_entries, read_head
from kg_builder.model import Fact

from .manifest import FORMAT, file_entry
from .parts import text_name
from .rows import Row, fact_of
from .sorting import read_lines
from .staging import MANIFEST

__all__ = ["FILES", "Release"]

FILES = ("graph.nq.gz", "facts.jsonl.gz", "ungrounded.tsv", "void.ttl", "report.json")
"""Files that every release has, besides its manifest."""


@dataclass(frozen=True, slots=True)
class Release:
    r"""A release folder.

    Args:
        path: the folder.
        manifest: content of manifest.json but its lists, which ``sources`` and ``documents`` read.
        report: content of report.json: what failed and what was skipped, and why.

    >>> from kg_builder.release.pipeline import build_release
    >>> _ = (folder / "page.txt").write_text("Generic Name: zorvexant\nUses\nIt is used to treat gout.\n")
    >>> _ = build_release([folder / "page.txt"], folder / "release", jobs=1, store=False)
    >>> release = Release.open(folder / "release")
    >>> release.counts["facts"], release.failures, [fact.object for fact in release.iter_facts()]
    (1, (), ['gout'])
    """

    path: Path
    manifest: dict[str, Any] = field(repr=False)
    report: dict[str, Any] = field(repr=False)

    @classmethod
    def open(cls, path: Path | str) -> Release:
        """Open a folder made by a build.

        Raises:
            ReleaseError: it is not a release, not a whole one, or one of another version.
        """
        folder = Path(path)
        advice = "give a folder made by drugkg build"
        if not folder.is_dir():
            problem = "it is a file" if folder.exists() else "there is no such folder"
            raise ReleaseError(problem, where=str(path), advice=advice)
        if not (folder / MANIFEST).is_file():
            raise ReleaseError(f"the folder has no {MANIFEST}", where=str(path), advice=advice)
        again = "build the release again"
        missing = [name for name in FILES if not (folder / name).is_file()]
        if missing:
            joined = (
                f"{again}; a joined graph is asked with drugkg query or serve" if len(missing) > 1 else again
            )
            raise ReleaseError(f"the release lacks {', '.join(missing)}", where=str(path), advice=joined)
        try:
            manifest = read_head(folder / MANIFEST)
            report = json.loads((folder / "report.json").read_text(encoding="utf-8"))
            made = manifest["format"]
            _ = (manifest["counts"], report["failed"])
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise ReleaseError(f"its manifest is damaged ({error})", where=str(path), advice=again) from error
        if made != FORMAT:
            raise ReleaseError(
                f"it has layout {made}, this version reads layout {FORMAT}", where=str(path), advice=again
            )
        return cls(folder, manifest, report)

    @property
    def graph(self) -> Path:
        """Sorted N-Quads, gzip."""
        return self.path / "graph.nq.gz"

    @property
    def facts(self) -> Path:
        """Rows of facts, gzip."""
        return self.path / "facts.jsonl.gz"

    @property
    def store(self) -> Path:
        """Oxigraph's on-disk form of the graph."""
        return self.path / "store"

    @property
    def failures(self) -> tuple[dict[str, str], ...]:
        """What could not be read: where, kind, problem, advice."""
        return tuple(self.report["failed"])

    @property
    def counts(self) -> dict[str, Any]:
        """Numbers of documents, drugs, facts and quads, and facts by relation and status."""
        counts: dict[str, Any] = self.manifest["counts"]
        return counts

    def sources(self) -> Iterator[dict[str, Any]]:
        """Every source in order: name, status, sha256, parts and ids of documents, or why it was skipped.

        Raises:
            ReleaseError: the manifest is damaged.
        """
        return self._entries("sources")

    def documents(self) -> Iterator[dict[str, Any]]:
        """Every document, by id: source, title, drug, media_type, hashes and number of facts.

        Raises:
            ReleaseError: the manifest is damaged.
        """
        return self._entries("documents")

    def _entries(self, name: str) -> Iterator[dict[str, Any]]:
        try:
            yield from read_entries(self.path / MANIFEST, name)
        except (OSError, ValueError, KeyError) as error:
            raise ReleaseError(
                f"its manifest is damaged ({error})", where=str(self.path), advice="build the release again"
            ) from error

    def iter_rows(self) -> Iterator[Row]:
        """Rows of facts.jsonl, in order.

        Raises:
            ReleaseError: the file is damaged.
        """
        try:
            for line in read_lines(self.facts):
                yield json.loads(line)
        except (OSError, EOFError, ValueError, zlib.error) as error:
            raise ReleaseError(
                f"facts.jsonl.gz is damaged ({error})", where=str(self.path), advice="build the release again"
            ) from error

    def iter_facts(self) -> Iterator[Fact]:
        """The facts, in order.

        Raises:
            ReleaseError: the file is damaged.
        """
        return map(fact_of, self.iter_rows())

    def text_of(self, document_id: str) -> str:
        """The text of a document that the offsets of its facts point into.

        Raises:
            ReleaseError: the release has no such text.
        """
        try:
            return (self.path / "sources" / text_name(document_id)).read_bytes().decode()
        except (OSError, UnicodeDecodeError) as error:
            raise ReleaseError(
                f"the text of {document_id} cannot be read ({error})",
                where=str(self.path),
                advice="build the release again, with its texts kept",
            ) from error

    def damaged_files(self) -> list[str]:
        """Names of files whose bytes are not those that the manifest lists."""
        return [
            name
            for name, entry in sorted(self.manifest["files"].items())
            if not (self.path / name).is_file() or file_entry(self.path / name) != entry
        ]
