"""Writes the rows that each packaged query gives on the example graph.

Run ``python -m tests.query.write_expected`` after a change of a query or of the example graph, and read
the difference: these files say what the queries mean.
"""

from __future__ import annotations

from pathlib import Path

from kg_builder.query import Catalog, PackagedQuery, ResultTable, run
from kg_builder.resources import queries_dir
from kg_builder.store import OxigraphStore, Store
from tests.example_graph import example_nquads
from tests.query.other_side import other_side

__all__ = ["answer", "expected_file"]


def expected_file(query: PackagedQuery) -> Path:
    """Where a query's rows are kept."""
    pack, _, name = query.name.partition("/")
    return queries_dir() / pack / "expected" / f"{name}.tsv"


def answer(store: Store, query: PackagedQuery) -> ResultTable:
    """A query's answer to its own example arguments; of federation queries, with an endpoint of ours."""
    arguments = dict(query.example_arguments)
    if query.pack == "federation":
        arguments["endpoint"] = other_side()
    return run(store, query, arguments)


def main() -> None:
    """Writes all files, and removes those of queries that are gone."""
    queries = [query for pack in Catalog().packs() for query in pack.queries]
    with OxigraphStore() as store:
        store.load(example_nquads())
        for query in queries:
            file = expected_file(query)
            file.parent.mkdir(exist_ok=True)
            file.write_text(answer(store, query).to_tsv(), "utf-8")
    kept = {expected_file(query) for query in queries}
    for file in queries_dir().glob("*/expected/*.tsv"):
        if file not in kept:
            file.unlink()


if __name__ == "__main__":
    main()
