"""KGX files against the Biolink model's own schema."""

from __future__ import annotations

import importlib.util
import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml

from kg_builder.export import export
from kg_builder.export.biolink import ASSOCIATIONS, BIOLINK_VERSION, best_identifier
from kg_builder.export.kgx import EDGE_COLUMNS, NODE_COLUMNS
from kg_builder.model import FACT_CLASSES, SemanticType, Status
from kg_builder.store import OxigraphStore
from tests.example_graph import example_facts, example_nquads
from tests.export.biolink_extract import EXTRACT, extract

MODEL: dict[str, Any] = json.loads(EXTRACT.read_text(encoding="utf-8"))
Row = dict[str, Any]


def words(name: str) -> str:
    """The schema's name of a predicate or class: biolink:SideEffect is "side effect" there."""
    local = name.removeprefix("biolink:")
    return (
        re.sub(r"(?<=[a-z])(?=[A-Z])", " ", local).lower() if local[0].isupper() else local.replace("_", " ")
    )


SAME = (
    b"<http://purl.obolibrary.org/obo/HP_0002315> <http://www.w3.org/2004/02/skos/core#exactMatch> "
    b"<http://id.nlm.nih.gov/mesh/D006261> <x:terms> .\n"
    b'<http://id.nlm.nih.gov/mesh/D006261> <http://purl.org/dc/terms/identifier> "MESH:D006261" <x:terms> .\n'
)


@pytest.fixture(scope="module")
def network(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, Row], list[Row]]:
    """The example graph, with the same term in another vocabulary."""
    folder = tmp_path_factory.mktemp("kgx")
    with OxigraphStore() as store:
        store.load(example_nquads() + SAME)
        export(store, "kgx-jsonl", folder)
    nodes, edges = (
        [json.loads(line) for line in (folder / name).read_text(encoding="utf-8").splitlines()]
        for name in ("nodes.jsonl", "edges.jsonl")
    )
    assert len({node["id"] for node in nodes}) == len(nodes)
    return {node["id"]: node for node in nodes}, edges


def test_the_extract_is_of_the_version_we_write_for() -> None:
    assert MODEL["version"] == BIOLINK_VERSION


def test_the_extract_is_what_the_schema_says() -> None:
    found = importlib.util.find_spec("biolink_model")
    if found is None or not found.submodule_search_locations:
        pytest.skip("the biolink-model package is not installed; its extract is used as it stands")
    file = Path(found.submodule_search_locations[0]) / "schema" / "biolink_model.yaml"
    assert extract(yaml.safe_load(file.read_text(encoding="utf-8"))) == MODEL


def test_every_relation_has_an_association() -> None:
    assert set(ASSOCIATIONS) == set(FACT_CLASSES)


def test_edges_keep_to_the_schema(network: tuple[dict[str, Row], list[Row]]) -> None:
    nodes, edges = network
    for edge in edges:
        predicate = MODEL["predicates"][words(edge["predicate"])]
        (category,) = edge["category"]
        association = MODEL["classes"][words(category)]
        assert not predicate["deprecated"]
        if association["predicates_under"]:
            assert association["predicates_under"] in predicate["ancestors"], edge
        subject, thing = nodes[edge["subject"]], nodes[edge["object"]]
        assert _is_a(subject, predicate["domain"] or "named thing"), edge
        for wanted in (predicate["range"], association["object_range"]):
            # A target without a known identifier is a thing of unknown category; affects has no range.
            assert _is_a(thing, wanted or "named thing"), (edge, thing)
        assert edge["knowledge_level"] in MODEL["enums"]["KnowledgeLevelEnum"]
        assert edge["agent_type"] in MODEL["enums"]["AgentTypeEnum"]
        if "clinical_approval_status" in edge:
            assert edge["clinical_approval_status"] in MODEL["enums"]["ClinicalApprovalStatusEnum"]
        ours = {key for key in edge if key.startswith("drugkg_")}
        # KGX takes any node property on an edge too; supporting text is one.
        assert {key.replace("_", " ") for key in set(edge) - ours} <= {
            *association["slots"],
            "supporting text",
        }


# What a category of the schema leaves open: contraindications may name situations.
_LOOSE = {"biological entity": "disease or phenotypic feature"}


def _is_a(node: Row, wanted: str) -> bool:
    lines = [MODEL["classes"][words(category)]["ancestors"] for category in node["category"]]
    return any(wanted in line or _LOOSE.get(wanted) in line for line in lines)


def test_all_columns_are_written_by_some_row(network: tuple[dict[str, Row], list[Row]]) -> None:
    nodes, edges = network
    assert {key for edge in edges for key in edge} == set(EDGE_COLUMNS)
    assert {key for node in nodes.values() for key in node} == set(NODE_COLUMNS)


def test_nodes_go_by_their_exact_match_and_by_our_own_id_otherwise(
    network: tuple[dict[str, Row], list[Row]],
) -> None:
    nodes, _ = network
    assert nodes["HP:0002315"]["category"] == ["biolink:PhenotypicFeature"]
    assert nodes["HP:0002315"]["xref"] == ["MESH:D006261"]
    assert nodes["UNII:A10SJL62JY"]["name"] == "ocrelizumab"
    assert nodes["UNII:A10SJL62JY"]["related_match"] == ["RXCUI:1876366"]
    # A wider term is no identity.
    assert nodes["DKG:condition/relapsing-multiple-sclerosis"]["broad_match"] == ["MONDO:0005301"]
    assert "DKG:condition/headache" not in nodes


def test_identifiers_are_chosen_in_the_order_of_the_schema() -> None:
    order = MODEL["classes"]["drug"]["id_prefixes"]
    for first, second in (("RXCUI", "UNII"), ("CHEBI", "UNII"), ("UNII", "DRUGBANK")):
        assert order.index(first) < order.index(second)
        assert best_identifier(SemanticType.DRUG, [f"{second}:1", f"{first}:1"]) == f"{first}:1"
    assert best_identifier(SemanticType.DRUG, ["NDC:1"]) is None


def test_an_interacting_drug_is_the_same_node_as_the_drug(network: tuple[dict[str, Row], list[Row]]) -> None:
    nodes, edges = network
    ends = {(e["subject"], e["object"]) for e in edges if e["drugkg_relation"] == "interaction"}
    assert ("DKG:drug/warfarin", "DKG:drug/sertraline") in ends
    assert nodes["DKG:drug/sertraline"]["category"] == ["biolink:Drug"]


def test_what_biolink_cannot_say_is_left_out_and_counted(
    example_store: OxigraphStore, tmp_path: Path
) -> None:
    export(example_store, "kgx-tsv", tmp_path)
    stats = json.loads((tmp_path / "graph_stats.json").read_text(encoding="utf-8"))
    counts = Counter(fact.status for fact in example_facts().values())
    kept = counts.pop(Status.ASSERTED) + counts.pop(Status.NEGATED)
    assert stats["edges"] == kept == sum(stats["edges_by_relation"].values())
    assert stats["left_out_by_status"] == {status.value: count for status, count in counts.items()}
    assert stats["left_out_by_status"]


def test_tables_say_what_the_lines_say(
    example_store: OxigraphStore, network: tuple[dict[str, Row], list[Row]], tmp_path: Path
) -> None:
    _, edges = network
    export(example_store, "kgx-tsv", tmp_path)
    head, *lines = (tmp_path / "edges.tsv").read_text(encoding="utf-8").splitlines()
    assert tuple(head.split("\t")) == EDGE_COLUMNS
    for edge, line in zip(edges, lines, strict=True):
        cells = dict(zip(EDGE_COLUMNS, line.split("\t"), strict=True))
        assert cells["id"] == edge["id"]
        assert cells["negated"] == str(edge["negated"]).lower()
        assert cells["supporting_text"].split("|") == edge["supporting_text"]
        assert json.loads(cells["drugkg_qualifiers"] or "{}") == edge.get("drugkg_qualifiers", {})


def test_a_cell_never_breaks_its_row() -> None:
    from kg_builder.export.kgx import _cell

    assert _cell(["a|b\tc", "d\u2028e"]) == "a¦b c|d e"
