"""What the formats for particular programs promise beyond the facts."""

from __future__ import annotations

import csv
import hashlib
import json
import sys
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from kg_builder.errors import OutputError
from kg_builder.export import export
from kg_builder.export.tables import TABLES
from kg_builder.store import OxigraphStore


def test_parquet_columns_are_typed_and_all_rows_are_those_of_the_csv(
    example_store: OxigraphStore, tmp_path: Path
) -> None:
    export(example_store, "parquet", tmp_path)
    export(example_store, "csv", tmp_path)
    for name in TABLES:
        table = pq.read_table(tmp_path / f"{name}.parquet")
        with (tmp_path / f"{name}.csv").open(newline="", encoding="utf-8") as stream:
            rows = list(csv.reader(stream))
        assert table.column_names == rows[0]
        assert table.num_rows == len(rows) - 1
    types = {field.name: str(field.type) for field in pq.read_schema(tmp_path / "facts.parquet")}
    assert (types["percent"], types["count"], types["boxed"]) == ("double", "int64", "bool")


def test_without_pyarrow_the_advice_is_to_install_it(
    example_store: OxigraphStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    for name in ("arrow", "parquet"):
        with pytest.raises(OutputError, match=r"drugkg\[parquet\]"):
            export(example_store, name, tmp_path)


def test_neo4j_types_and_arrays(example_store: OxigraphStore, tmp_path: Path) -> None:
    export(example_store, "neo4j", tmp_path)
    with (tmp_path / "relationships.csv").open(newline="", encoding="utf-8") as stream:
        rows = list(csv.DictReader(stream))
    assert {row["boxed:boolean"] for row in rows} == {"", "true"}
    assert any(row["percent:double"] == "12.5" for row in rows)
    assert any("\x1f" in row["places:string[]"] for row in rows)
    script = (tmp_path / "import.sh").read_text(encoding="utf-8")
    assert "U+001F" in script
    assert all(name in script for name in ("nodes.csv", "relationships.csv"))


def test_crate_describes_what_is_in_it(
    example_store: OxigraphStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    graph, about = export(example_store, "ro-crate", tmp_path)
    items = {item["@id"]: item for item in json.loads(about.read_text(encoding="utf-8"))["@graph"]}
    assert items["ro-crate-metadata.json"]["about"] == {"@id": "./"}
    root = items["./"]
    assert "datePublished" not in root
    for link in (*root["hasPart"], *root["isBasedOn"], *root["about"], root["license"]):
        assert link["@id"] in items
    assert items[graph.name]["sha256"] == hashlib.sha256(graph.read_bytes()).hexdigest()
    assert len(root["isBasedOn"]) == 7
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    export(example_store, "ro-crate", tmp_path)
    items = {item["@id"]: item for item in json.loads(about.read_text(encoding="utf-8"))["@graph"]}
    assert items["./"]["datePublished"] == "1970-01-02"


def test_drugs_carry_their_own_identifiers(example_store: OxigraphStore, tmp_path: Path) -> None:
    for name in ("neo4j", "cytoscape", "graphml"):
        export(example_store, name, tmp_path)
    with (tmp_path / "nodes.csv").open(encoding="utf-8", newline="") as stream:
        (drug,) = [row for row in csv.DictReader(stream) if row["name"] == "ocrelizumab"]
    assert drug["terms:string[]"] == "UNII:A10SJL62JY"
    elements = json.loads((tmp_path / "graph.cyjs").read_text(encoding="utf-8"))["elements"]
    (node,) = [n["data"] for n in elements["nodes"] if n["data"]["name"] == "ocrelizumab"]
    assert node["terms"] == ["UNII:A10SJL62JY"]
    assert '<data key="n_terms">UNII:A10SJL62JY</data>' in (tmp_path / "graph.graphml").read_text("utf-8")
