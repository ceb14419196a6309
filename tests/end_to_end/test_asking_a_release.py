"""From monographs to answers: the packaged queries and the Python API on a real release."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from kg_builder import DrugGraph
from kg_builder.errors import ParameterError
from kg_builder.query import Catalog, run
from kg_builder.store import OxigraphStore


def test_every_fact_comes_back_as_it_was_written(release: Path) -> None:
    with gzip.open(release / "facts.jsonl.gz", "rt", encoding="utf-8") as lines:
        written = {row["id"]: row for row in map(json.loads, lines)}
    with DrugGraph.open(release) as graph:
        read = {node.fact.id: node.fact.to_row() for drug in graph for node in drug.nodes}
    # The graph tells exact from broad matches, and no finer.
    for row in (*written.values(), *read.values()):
        row["groundings"] = sorted(term["curie"] for term in row["groundings"])
    assert read == written


def test_a_release_opens_its_database(release: Path) -> None:
    with DrugGraph.open(release) as graph:
        assert isinstance(graph.store, OxigraphStore)
        assert graph.store.has_union
        assert graph.drug("OCREVUS").name == "ocrelizumab"


def test_a_fact_is_named_as_tables_show_it(release: Path) -> None:
    """ "fact/3cf5...", which the tables of queries print, was no fact."""
    with DrugGraph.open(release) as graph:
        node = next(iter(graph.drug("baclofen").nodes))
        found = graph.query("evidence/evidence_of_fact", fact=f"fact/{node.fact.id}")
        assert {row["quote"] for row in found.rows} == {e.span.quote for e in node.fact.evidence}


FAULTS = {
    "quality/asserted_and_denied",
    "quality/conflicting_frequencies",
    "quality/indicated_and_contraindicated",
}
"""These list what contradicts itself; no row is the best answer."""


def test_the_packaged_queries_answer(release: Path) -> None:
    empty = []
    # The federation pack asks other servers; tests/query/test_federation.py starts them.
    names = [name for name in Catalog().names() if not name.startswith("federation/")]
    with DrugGraph.open(release) as graph:
        for name in names:
            query = graph.catalog.get(name)
            try:
                if not run(graph.store, query, query.example_arguments):
                    empty.append(name)
            except ParameterError:
                empty.append(name)  # the example names a thing that these monographs word otherwise
    assert set(empty) <= FAULTS


@pytest.mark.parametrize("name", ["quality/every_fact_has_evidence", "quality/layers_agree"])
def test_the_graph_is_whole(release: Path, name: str) -> None:
    with DrugGraph.open(release) as graph:
        assert graph.query(name).answer
