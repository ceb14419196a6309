"""Mappings as SSSOM."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
import yaml

from kg_builder.export import export
from kg_builder.export.sssom import COLUMNS
from kg_builder.store import Store

PREDICATES = {"skos:exactMatch", "skos:closeMatch", "skos:broadMatch", "skos:relatedMatch"}


@pytest.fixture
def lines(any_store: Store, tmp_path: Path) -> list[str]:
    (file,) = export(any_store, "sssom", tmp_path)
    return file.read_text(encoding="utf-8").splitlines()


def rows(lines: list[str]) -> list[dict[str, str]]:
    table = [line for line in lines if not line.startswith("#")]
    return list(csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE))


def test_things_are_tied_to_terms_with_justification_and_confidence(lines: list[str]) -> None:
    found = {(row["subject_id"], row["predicate_id"], row["object_id"]): row for row in rows(lines)}
    headache = found["DKG:condition/headache", "skos:exactMatch", "HP:0002315"]
    assert tuple(headache) == COLUMNS
    assert headache["object_label"] == "Headache"
    assert headache["mapping_justification"] == "semapv:LexicalMatching"
    assert headache["confidence"] == "0.99"
    assert all(row["predicate_id"] in PREDICATES for row in found.values())
    assert all(0 < float(row["confidence"]) <= 1 for row in found.values())


def test_identifiers_that_documents_state_are_certain(lines: list[str]) -> None:
    stated = {
        (row["subject_id"], row["object_id"]): row for row in rows(lines) if row["confidence"] == "1.00"
    }
    row = stated["DKG:drug/ocrelizumab", "UNII:A10SJL62JY"]
    assert row["mapping_justification"] == "semapv:UnspecifiedMatching"


def test_every_prefix_is_in_the_map(lines: list[str]) -> None:
    head = yaml.safe_load("\n".join(line[1:] for line in lines if line.startswith("#")))
    used = {
        row[column].partition(":")[0]
        for row in rows(lines)
        for column in ("subject_id", "predicate_id", "object_id", "mapping_justification")
    }
    assert used <= head["curie_map"].keys()
    assert head["curie_map"]["DKG"] == "https://w3id.org/drugkg/id/"
    assert head["curie_map"]["HP"] == "http://purl.obolibrary.org/obo/HP_"


def test_rows_are_sorted_and_once(lines: list[str]) -> None:
    keys = [(row["subject_id"], row["predicate_id"], row["object_id"]) for row in rows(lines)]
    assert keys == sorted(set(keys))
