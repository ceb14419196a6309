from __future__ import annotations

import importlib
import json
from pathlib import Path
from types import ModuleType

import pytest

QUALITY = Path(__file__).parents[2] / "benchmarks" / "quality"
LABELS = Path(__file__).parents[3] / "shared" / "data" / "openfda" / "drug-label.json"


@pytest.fixture
def benchmark(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(QUALITY))
    return importlib.import_module("contraindications")


def test_gold_covers_two_halves_of_at_least_forty_labels(benchmark: ModuleType) -> None:
    rows = benchmark.read_gold()
    halves = {half: {row.record for row in rows if row.half == half} for half in ("tune", "held")}
    assert min(map(len, halves.values())) >= 20
    assert not halves["tune"] & halves["held"]
    assert any(row.wordings[0] == "none" for row in rows)


def test_objects_are_compared_without_articles_and_plurals(benchmark: ModuleType) -> None:
    assert benchmark.words("Known allergies to the drug") == benchmark.words("allergies to drug")
    assert benchmark.words("Bacterial infections") == benchmark.words("bacterial infection")
    assert benchmark.words("asthma") != benchmark.words("acute asthma")


@pytest.mark.skipif(not LABELS.is_file(), reason="the shared label records are not here")
def test_offsets_point_into_the_field(benchmark: ModuleType) -> None:
    records = {r["id"]: r for r in json.loads(LABELS.read_text(encoding="utf-8"))["results"]}
    for row in benchmark.read_gold():
        [text] = records[row.record][row.field]
        words = text[row.start : row.end]
        assert words.strip() == words != ""
