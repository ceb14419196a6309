"""The benchmark of dose modifications: its gold, and how it compares."""

from __future__ import annotations

import hashlib
import importlib.util
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from kg_builder.model import DoseModification, Evidence, TextSpan

FOLDER = Path(__file__).parents[2] / "benchmarks" / "quality"


@pytest.fixture(scope="module")
def benchmark() -> ModuleType:
    sys.path.insert(0, str(FOLDER))
    try:
        spec = importlib.util.spec_from_file_location("dose_modifications", FOLDER / "dose_modifications.py")
        assert spec is not None
        assert spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        sys.modules[spec.name] = module
        spec.loader.exec_module(module)
    finally:
        sys.path.remove(str(FOLDER))
    return module


def test_the_halves_are_those_of_the_fixed_rule(benchmark: ModuleType) -> None:
    gold = benchmark.load_gold()
    halved = {record: rows for record, rows in gold.items() if rows[0].half != "more"}
    assert len(halved) >= 40
    for record, rows in halved.items():
        held = int(hashlib.sha256(record.encode()).hexdigest()[0], 16) >= 8
        assert {row.half for row in rows} == {"held" if held else "tune"}


def test_the_gold_holds_terms_and_no_sentences(benchmark: ModuleType) -> None:
    for rows in benchmark.load_gold().values():
        for row in rows:
            assert all(len(trigger.split()) < 9 for trigger in row.triggers)


@pytest.mark.parametrize(
    ("trigger", "severity", "action", "fit"),
    [
        ("renal impairment", "severe", "reduce dose by 50%", True),
        ("severe renal impairment", None, "reduce dose", True),
        ("hepatic impairment", "severe", "reduce dose", False),
        ("renal impairment", "mild", "reduce dose", False),
        ("renal impairment", "severe", "no dosage adjustment", False),
    ],
)
def test_what_fits_a_row(
    benchmark: ModuleType, trigger: str, severity: str | None, action: str, fit: bool
) -> None:
    row = benchmark.Row(
        "tune", "field", 0, 20, "modification", ("renal impairment",), "severe", frozenset({"reduce"})
    )
    evidence = Evidence("d", "dosage", TextSpan(0, 5, "words"))
    fact: Any = DoseModification(
        drug="examplol", object=trigger, evidence=(evidence,), severity=severity, action=action
    )
    assert benchmark.fits(row, benchmark.Found(fact, (("field", 10, 15),))) is fit
