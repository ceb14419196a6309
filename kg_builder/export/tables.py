"""The graph as tables that join on ids: CSV, Parquet, Arrow."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import OutputError
from ..model import QualifierValue
from ..store.base import Store
from .rows import QUALIFIER_TYPES, QUALIFIERS, drug_terms, fact_id, facts_by_drug, kind_of

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = ["TABLES", "table_rows", "write_arrow", "write_csv", "write_parquet"]

TABLES: dict[str, tuple[str, ...]] = {
    "facts": ("fact", "drug", "drug_name", "relation", "object", "object_name", "status", *QUALIFIERS),
    "evidence": ("fact", "document", "section", "start", "end", "quote"),
    "things": ("thing", "kind", "label"),
    "terms": ("thing", "curie", "label", "match"),
}
"""Columns of each table."""

_CHUNK = 20_000
_Row = tuple[QualifierValue | None, ...]


def table_rows(store: Store) -> Iterator[tuple[str, _Row]]:
    """All rows of all tables as they come, each with the name of its table; unknown is None.

    Args:
        store: the store to read.

    Yields:
        Name of the table and row; the columns are those of TABLES.

    >>> [row[:3] for name, row in table_rows(store) if name == "terms"]
    [('https://w3id.org/drugkg/id/condition/gout', 'MONDO:0005393', 'gout')]
    """
    seen: set[tuple[str, ...]] = set()
    for node in facts_by_drug(store):
        fact, key = node.fact, fact_id(node)
        known = fact.qualifiers
        head = (key, node.drug.value, fact.drug, fact.relation, node.object.value, fact.object)
        yield "facts", (*head, fact.status.value, *(known.get(name) for name in QUALIFIERS))
        for item in fact.evidence:
            span = item.span
            yield "evidence", (key, item.document, item.section, span.start, span.end, span.quote)
        for thing, label in ((node.drug.value, fact.drug), (node.object.value, fact.object)):
            if (thing,) not in seen:
                seen.add((thing,))
                yield "things", (thing, kind_of(thing), label)
        for term in fact.groundings:
            row = (node.object.value, term.curie, term.label, term.match.value)
            if row not in seen:
                seen.add(row)
                yield "terms", row
    for drug, curie, label, match in drug_terms(store):
        if (drug, curie, label, match) not in seen:
            yield "terms", (drug, curie, label, match)


def write_csv(store: Store, folder: Path) -> list[Path]:
    """Writes facts.csv, evidence.csv, things.csv and terms.csv; unknown is empty, true and false in words.

    Args:
        store: the store to read.
        folder: where to write.

    Returns:
        The files written.

    >>> [path.name for path in write_csv(store, folder)]
    ['facts.csv', 'evidence.csv', 'things.csv', 'terms.csv']
    """
    paths = {name: folder / f"{name}.csv" for name in TABLES}
    with ExitStack() as stack:
        writers = {}
        for name, columns in TABLES.items():
            stream = stack.enter_context(paths[name].open("w", encoding="utf-8", newline=""))
            writers[name] = csv.writer(stream, lineterminator="\n")
            writers[name].writerow(columns)
        for name, row in table_rows(store):
            writers[name].writerow(map(_text, row))
    return list(paths.values())


def _text(value: QualifierValue | None) -> str:
    if value is None:
        return ""
    return str(value).lower() if isinstance(value, bool) else str(value)


def write_parquet(store: Store, folder: Path) -> list[Path]:
    """Writes the tables as Parquet files with typed columns, zstd compressed.

    Args:
        store: the store to read.
        folder: where to write.

    Returns:
        The files written.

    Raises:
        OutputError: pyarrow is not installed.

    >>> import pyarrow.parquet
    >>> pyarrow.parquet.read_table(write_parquet(store, folder)[0]).num_rows
    3
    """
    _needed()
    import pyarrow.parquet as pq

    return _write_typed(store, folder, "parquet", lambda p, s: pq.ParquetWriter(p, s, compression="zstd"))


def write_arrow(store: Store, folder: Path) -> list[Path]:
    """Writes the tables as Arrow IPC files (Feather 2) with typed columns, to be memory-mapped.

    Args:
        store: the store to read.
        folder: where to write.

    Returns:
        The files written.

    Raises:
        OutputError: pyarrow is not installed.

    >>> import pyarrow
    >>> pyarrow.ipc.open_file(write_arrow(store, folder)[0]).read_all().num_rows
    3
    """
    _needed()
    import pyarrow as pa

    return _write_typed(store, folder, "arrow", pa.ipc.new_file)


def _needed() -> None:
    try:
        import pyarrow  # noqa: F401
    except ImportError as error:
        raise OutputError(
            "the pyarrow package is not installed", advice="install it with: pip install 'drugkg[parquet]'"
        ) from error


def _write_typed(
    store: Store,
    folder: Path,
    suffix: str,
    opened: Callable[[str, pa.Schema], pa.RecordBatchWriter | pa.parquet.ParquetWriter],
) -> list[Path]:
    import pyarrow as pa

    paths = {name: folder / f"{name}.{suffix}" for name in TABLES}
    waiting: dict[str, list[_Row]] = {name: [] for name in TABLES}
    with ExitStack() as stack:
        schemas = {name: _schema(columns) for name, columns in TABLES.items()}
        writers = {
            name: stack.enter_context(opened(str(paths[name]), schema)) for name, schema in schemas.items()
        }

        def flush(name: str) -> None:
            columns = zip(*waiting[name], strict=True) if waiting[name] else [() for _ in TABLES[name]]
            typed = [pa.array(list(c), f.type) for c, f in zip(columns, schemas[name], strict=True)]
            writers[name].write_table(pa.Table.from_arrays(typed, schema=schemas[name]))
            waiting[name].clear()

        for name, row in table_rows(store):
            waiting[name].append(row)
            if len(waiting[name]) >= _CHUNK:
                flush(name)
        for name in TABLES:
            flush(name)
    return list(paths.values())


def _schema(columns: tuple[str, ...]) -> pa.Schema:
    import pyarrow as pa

    types = {"str": pa.string(), "int": pa.int64(), "float": pa.float64(), "bool": pa.bool_()}
    kinds = {**QUALIFIER_TYPES, "start": "int", "end": "int"}
    return pa.schema([(name, types[kinds.get(name, "str")]) for name in columns])
