from __future__ import annotations

import importlib
import json
import re
import sys
from pathlib import Path
from types import ModuleType

import pytest

from kg_builder.model import AdverseEffect, DrugNames, Evidence, TextSpan

QUALITY = Path(__file__).parents[2] / "benchmarks" / "quality"
DATA = Path(__file__).parents[3] / "shared" / "data"


@pytest.fixture
def frequencies(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.setattr(sys, "path", [str(QUALITY), *sys.path])
    return importlib.import_module("frequencies")


def test_the_gold_has_rows_of_both_forms_and_halves(frequencies: ModuleType) -> None:
    gold = frequencies.load()
    rows = [row for found in gold.values() for row in found if row.effect and not row.optional]
    halves = {(row.form, frequencies.held_out(row.document)) for row in rows}
    assert len(rows) >= 300
    assert halves == {(form, held) for form in ("table", "prose") for held in (False, True)}


def test_every_document_of_the_gold_opens_a_scope_before_its_rows(frequencies: ModuleType) -> None:
    assert all(not rows[0].effect for rows in frequencies.load().values())


@pytest.mark.skipif(not DATA.is_dir(), reason="the reference data is not here")
def test_places_of_the_gold_hold_the_words_of_its_effects(frequencies: ModuleType) -> None:
    labels = json.loads((DATA / "openfda/drug-label.json").read_bytes())["results"]
    records = {record["set_id"]: record for record in labels}
    for document, rows in frequencies.load().items():
        source, _, name = document.partition(":")
        if source == "spl":
            continue
        if source == "tac":
            label = frequencies.read_label(DATA / "tac2017/train_xml" / name)
            texts = {part.id: part.text for part in label.sections}
        else:
            texts = {field: found[0] for field, found in records[name].items() if field != "openfda"}
        for row in rows:
            words = re.findall(r"\w+", row.effect.casefold())
            place = re.findall(r"\w+", texts[row.section][row.start : row.end].casefold())
            assert len(words) == 0 or place[0].startswith(words[0]), (document, row)


def fact(name: str, percent: float, arm: str | None = None, other: float | None = None) -> AdverseEffect:
    span = TextSpan(0, len(name), name)
    return AdverseEffect(
        drug=DrugNames("zolfin").generic,
        object=name,
        percent=percent,
        arm=arm,
        percent_comparator=other,
        evidence=(Evidence("page", "adverse_effects", span, "test"),),
    )


def test_rows_and_facts_are_paired_by_effect_share_and_arm(frequencies: ModuleType) -> None:
    def row(percent: str, arm: str) -> object:
        return frequencies.Row("d", "table", "S", 0, 1, "colic", percent, arm, "", "", "", "")

    scope = frequencies.Scope(
        0,
        9,
        [row("3", "zolfin 5 mg"), row("3", "zolfin 10 mg"), row("8", "")],
        [fact("Colic", 3.0, "10 mg"), fact("colic", 3.0, "5 mg"), fact("colic", 9.0)],
    )
    pairs = [(r.percent if r else None, f.arm if f else None) for r, f in frequencies.paired(scope)]
    assert pairs == [("3", "5 mg"), ("3", "10 mg"), ("8", None), (None, None)]
