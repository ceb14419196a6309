"""Every format carries the same facts, from every store."""

from __future__ import annotations

import csv
import json
import xml.etree.ElementTree as ET
from collections.abc import Callable
from pathlib import Path
from typing import Any

import networkx as nx
import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pyoxigraph as ox
import pytest

from kg_builder.errors import OutputError
from kg_builder.export import FORMATS, export
from kg_builder.model import Status
from kg_builder.store import OxigraphStore, Store
from tests.example_graph import example_facts

DKG = "https://w3id.org/drugkg/ontology#"
Said = tuple[str, str, str, str, str]


def expected() -> set[Said]:
    return {
        (key, fact.drug, fact.relation, fact.object, fact.status.value)
        for key, fact in example_facts().items()
    }


def from_rdf(name: str, kind: ox.RdfFormat) -> Callable[[Path], set[Said]]:
    def read(folder: Path) -> set[Said]:
        store = ox.Store()
        store.bulk_load(path=str(folder / name), format=kind)
        query = (
            f"PREFIX dkg: <{DKG}> SELECT DISTINCT ?f ?d ?r ?o ?s WHERE {{ ?f dkg:drug ?x ; dkg:relation ?r ; "
            "dkg:objectText ?o ; dkg:status ?s . ?x <http://www.w3.org/2000/01/rdf-schema#label> ?d }"
        )
        found = store.query(query, use_default_graph_as_union=True)
        assert isinstance(found, ox.QuerySolutions)
        rows = [[term.value for term in row] for row in found]
        return {(f.rpartition("/")[2], d, r, o, s) for f, d, r, o, s in rows}

    return read


def from_csv(folder: Path) -> set[Said]:
    with (folder / "facts.csv").open(newline="") as stream:
        rows = list(csv.DictReader(stream))
    return {(r["fact"], r["drug_name"], r["relation"], r["object_name"], r["status"]) for r in rows}


def from_graphml(folder: Path) -> set[Said]:
    network = nx.read_graphml(folder / "graph.graphml", force_multigraph=True)
    assert isinstance(network, nx.MultiDiGraph)
    return {
        (key, network.nodes[drug]["label"], data["relation"], data["text"], data["status"])
        for drug, _, key, data in network.edges(keys=True, data=True)
    }


def from_kgx(read: Callable[[Path], list[dict[str, Any]]]) -> Callable[[Path], set[Said]]:
    def facts(folder: Path) -> set[Said]:
        return {
            (
                row["id"].removeprefix("DKG:fact/"),
                row["original_subject"],
                row["drugkg_relation"],
                row["original_object"],
                "negated" if row["negated"] in {True, "true"} else "asserted",
            )
            for row in read(folder)
        }

    return facts


def from_tables(read: Callable[[Path], list[dict[str, Any]]], suffix: str) -> Callable[[Path], set[Said]]:
    def facts(folder: Path) -> set[Said]:
        rows = read(folder / f"facts.{suffix}")
        return {(r["fact"], r["drug_name"], r["relation"], r["object_name"], r["status"]) for r in rows}

    return facts


def parquet_rows(path: Path) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = pq.read_table(path).to_pylist()
    return rows


def arrow_rows(path: Path) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = pa.ipc.open_file(str(path)).read_all().to_pylist()
    return rows


def from_cytoscape(folder: Path) -> set[Said]:
    elements = json.loads((folder / "graph.cyjs").read_text(encoding="utf-8"))["elements"]
    names = {node["data"]["id"]: node["data"]["name"] for node in elements["nodes"]}
    edges = [edge["data"] for edge in elements["edges"]]
    assert {edge[end] for edge in edges for end in ("source", "target")} == set(names)
    return {(e["id"], names[e["source"]], e["relation"], e["text"], e["status"]) for e in edges}


def from_neo4j(folder: Path) -> set[Said]:
    with (folder / "nodes.csv").open(newline="", encoding="utf-8") as stream:
        names = {row["iri:ID"]: row["name"] for row in csv.DictReader(stream)}
    with (folder / "relationships.csv").open(newline="", encoding="utf-8") as stream:
        rows = list(csv.DictReader(stream))
    assert {row[end] for row in rows for end in (":START_ID", ":END_ID")} == set(names)
    return {
        (
            row["fact"],
            names[row[":START_ID"]],
            split_type(row[":TYPE"].lower(), row["status"]),
            row["text"],
            row["status"],
        )
        for row in rows
    }


def split_type(edge: str, status: str) -> str:
    """The relation of an edge type, which begins with the status where it is not asserted."""
    if status == "asserted":
        return edge
    assert edge.startswith(status + "_")
    return edge.removeprefix(status + "_")


def from_edge_lists(folder: Path) -> set[Said]:
    names = {}
    for file in (folder / "nodes").iterdir():
        with file.open(newline="", encoding="utf-8") as stream:
            for place, row in enumerate(csv.DictReader(stream)):
                assert int(row["index"]) == place
                names[file.stem, place] = row["name"]
    arrays = np.load(folder / "edge_index.npz", allow_pickle=False)
    found = set()
    for key in arrays.files:
        drug, edge, _ = key.split("__")
        status = next((s for s in Status if s is not Status.ASSERTED and edge.startswith(f"{s}_")), None)
        with (folder / "edges" / f"{key}.csv").open(newline="", encoding="utf-8") as stream:
            rows = list(csv.DictReader(stream))
        assert arrays[key].tolist() == [[int(r["source"]) for r in rows], [int(r["target"]) for r in rows]]
        for row in rows:
            said = (status or Status.ASSERTED).value
            found.add(
                (row["fact"], names[drug, int(row["source"])], split_type(edge, said), row["text"], said)
            )
    return found


def json_lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def tab_separated(path: Path) -> list[dict[str, Any]]:
    with path.open(newline="") as stream:
        return list(csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE))


READERS: dict[str, Callable[[Path], set[Said]]] = {
    "arrow": from_tables(arrow_rows, "arrow"),
    "cytoscape": from_cytoscape,
    "edge-lists": from_edge_lists,
    "nanopubs": from_rdf("nanopubs.trig", ox.RdfFormat.TRIG),
    "neo4j": from_neo4j,
    "parquet": from_tables(parquet_rows, "parquet"),
    "ro-crate": from_rdf("graph.nq", ox.RdfFormat.N_QUADS),
    "csv": from_csv,
    "graphml": from_graphml,
    "jsonld": from_rdf("graph.jsonld", ox.RdfFormat.JSON_LD),
    "kgx-jsonl": from_kgx(lambda folder: json_lines(folder / "edges.jsonl")),
    "kgx-tsv": from_kgx(lambda folder: tab_separated(folder / "edges.tsv")),
    "nquads": from_rdf("graph.nq", ox.RdfFormat.N_QUADS),
    "trig": from_rdf("graph.trig", ox.RdfFormat.TRIG),
    "turtle": from_rdf("graph.ttl", ox.RdfFormat.TURTLE),
}


# Formats that have no word for other statuses than these; they count what they leave out.
ONLY = {"kgx-jsonl": {"asserted", "negated"}, "kgx-tsv": {"asserted", "negated"}}


# Carries links to vocabularies only; test_sssom.py tests it.
NO_FACTS = {"sssom"}


def test_every_format_is_tested() -> None:
    assert set(READERS) | NO_FACTS == set(FORMATS)


@pytest.mark.parametrize("name", sorted(READERS))
def test_each_format_carries_the_same_facts(name: str, any_store: Store, tmp_path: Path) -> None:
    files = export(any_store, name, tmp_path / "new" / "folder")
    assert all(file.is_file() for file in files)
    kept = ONLY.get(name, set(Status))
    assert READERS[name](tmp_path / "new" / "folder") == {said for said in expected() if said[-1] in kept}


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_the_same_graph_gives_the_same_bytes(name: str, example_store: OxigraphStore, tmp_path: Path) -> None:
    first, second = export(example_store, name, tmp_path / "a"), export(example_store, name, tmp_path / "b")
    assert [file.read_bytes() for file in first] == [file.read_bytes() for file in second]


@pytest.mark.parametrize("name", ["nquads", "trig", "jsonld"])
def test_formats_with_graphs_keep_them(name: str, example_store: OxigraphStore, tmp_path: Path) -> None:
    (file,) = export(example_store, name, tmp_path)
    kind = {"nquads": ox.RdfFormat.N_QUADS, "trig": ox.RdfFormat.TRIG, "jsonld": ox.RdfFormat.JSON_LD}[name]
    written = {quad for quad in example_store.engine if isinstance(quad.graph_name, ox.NamedNode)}
    assert set(ox.parse(path=str(file), format=kind)) == written


def test_csv_tables_join(example_store: OxigraphStore, tmp_path: Path) -> None:
    tables = {}
    for file in export(example_store, "csv", tmp_path):
        with file.open(newline="") as stream:
            tables[file.stem] = list(csv.DictReader(stream))
    facts = {row["fact"]: row for row in tables["facts"]}
    assert {row["fact"] for row in tables["evidence"]} == set(facts)
    things = {row["thing"] for row in tables["things"]}
    assert {row[end] for row in tables["facts"] for end in ("drug", "object")} == things
    assert len(things) == len(tables["things"])
    for key, fact in example_facts().items():
        for name, value in fact.qualifiers.items():
            assert facts[key][name] == (str(value).lower() if isinstance(value, bool) else str(value))
    assert {(row["curie"], row["match"]) for row in tables["terms"]} == {
        ("HP:0002315", "exact"),
        ("MONDO:0005301", "exact"),
        ("MONDO:0005301", "broad"),
        ("UNII:A10SJL62JY", "exact"),
        ("RXCUI:1876366", "related"),
    }


def test_graphml_attributes_are_typed(example_store: OxigraphStore, tmp_path: Path) -> None:
    (file,) = export(example_store, "graphml", tmp_path)
    ET.parse(file)  # noqa: S314 - our own file
    network = nx.read_graphml(file, force_multigraph=True)
    percents = [data["percent"] for *_, data in network.edges(data=True) if "percent" in data]
    assert percents
    assert all(isinstance(percent, float) for percent in percents)
    boxed = [data["boxed"] for *_, data in network.edges(data=True) if "boxed" in data]
    assert boxed == [True] * len(boxed) != []


def test_what_cannot_be_written(example_store: OxigraphStore, tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="choose of arrow"):
        export(example_store, "docx", tmp_path)
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError, match="cannot be written"):
        export(example_store, "csv", tmp_path / "file" / "below")
