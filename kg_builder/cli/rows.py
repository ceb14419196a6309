"""Facts as rows, from a release or read afresh from sources, and how to print them."""

from __future__ import annotations

import csv
import gzip
import json
import sys
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg_builder.cli.console import note, stdout_console
from kg_builder.errors import ReadError, ReleaseError

if TYPE_CHECKING:
    from rich.table import Table

    from kg_builder.extract import Tagger

__all__ = ["Row", "iter_rows", "print_rows"]

Row = dict[str, Any]
_COLUMNS = ("drug", "relation", "object", "qualifiers", "status", "quote", "terms")


def iter_rows(source: str, tagger: Tagger = "model") -> Iterator[Row]:
    """Rows of facts.jsonl: those of a release, or those of a monograph read now.

    Args:
        source: a release folder, a monograph file, or "-" for stdin.
        tagger: what finds adverse effects and indications in labels that are read now.

    Yields:
        Rows as ``Fact.to_row`` gives them.

    Raises:
        ReleaseError: a folder that is no release, or a damaged one.
        ReadError: a source that cannot be read; raised after the rows of the rest.

    >>> import gzip
    >>> with gzip.open(folder / "facts.jsonl.gz", "wt") as stream:
    ...     print('{"drug": "zorvexant", "relation": "indication", "object": "gout"}', file=stream)
    >>> [row["object"] for row in iter_rows(str(folder))]
    ['gout']
    """
    path = Path(source)
    if path.is_dir():
        facts = path / "facts.jsonl.gz"
        if not facts.is_file():
            raise ReleaseError(
                "the folder is no release (it has no facts.jsonl.gz)",
                where=source,
                advice="build one with: drugkg build SRC... -o RELEASE; ask a joined graph with drugkg query",
            )
        try:
            with gzip.open(facts, "rt", encoding="utf-8") as lines:
                for line in lines:
                    yield json.loads(line)
        except (OSError, EOFError, ValueError, zlib.error) as error:
            raise ReleaseError(
                f"facts.jsonl.gz is damaged ({error})", where=source, advice="build the release again"
            ) from error
        return
    yield from _read_now(source, path, tagger)


def _read_now(source: str, path: Path, tagger: Tagger) -> Iterator[Row]:
    from kg_builder.extract import document_facts, open_document
    from kg_builder.ground import default_grounder, ground_facts
    from kg_builder.readers import read_monographs

    failed: ReadError | None = None
    stream = (
        read_monographs(sys.stdin.buffer, source_name="stdin") if source == "-" else read_monographs(path)
    )
    for item in stream:
        if isinstance(item, ReadError):
            if failed is not None:
                note(f"drugkg: {failed}")
            failed = item
            continue
        document = open_document(item)
        read = document_facts(document, tagger=tagger)
        for fact in ground_facts(read, default_grounder(), document.abbreviations, item.drug):
            yield fact.to_row()
    if failed is not None:
        raise failed


def print_rows(rows: Iterable[Row], style: str) -> None:
    """Print rows on stdout.

    Args:
        rows: rows of facts.jsonl.
        style: table, jsonl or tsv.

    >>> print_rows((fact.to_row() for fact in facts), "tsv")  # doctest: +NORMALIZE_WHITESPACE
    drug       relation        object  qualifiers        status    quote   terms
    zorvexant  indication      gout                      asserted  gout    MONDO:0005393 gout
    zorvexant  adverse_effect  nausea  frequency=common  asserted  Nausea
    """
    if style == "jsonl":
        for row in rows:
            sys.stdout.write(json.dumps(row, ensure_ascii=False) + "\n")
    elif style == "tsv":
        out = csv.writer(sys.stdout, delimiter="\t", lineterminator="\n", quoting=csv.QUOTE_MINIMAL)
        out.writerow(_COLUMNS)
        for row in rows:
            out.writerow(_cells(row))
    else:
        stdout_console().print(_table(rows))


def _cells(row: Row) -> list[str]:
    qualifiers = "; ".join(
        f"{k}={v:g}" if isinstance(v, float) else f"{k}={v}" for k, v in row["qualifiers"].items()
    )
    quote = " ".join(row["evidence"][0]["quote"].split())
    terms = "; ".join(
        f"{'a kind of ' if term['match'] == 'broad' else ''}{term['curie']} {term['label']}"
        for term in row["groundings"]
    )
    return [row["drug"], row["relation"], row["object"], qualifiers, row["status"], quote, terms]


def _table(rows: Iterable[Row]) -> Table:
    from rich.box import SIMPLE_HEAD
    from rich.table import Table
    from rich.text import Text

    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    for name in _COLUMNS:
        table.add_column(name, overflow="fold", max_width=60)
    for row in rows:
        cells = _cells(row)
        if len(cells[5]) > 120:
            cells[5] = cells[5][:119] + "\u2026"
        table.add_row(*map(Text, cells))
    return table
