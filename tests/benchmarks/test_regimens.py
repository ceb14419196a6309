"""The benchmark of dose regimens: how it compares."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from kg_builder.model import DoseRegimen, Evidence, TextSpan


@pytest.fixture(scope="module")
def regimens() -> ModuleType:
    folder = Path(__file__).parents[2] / "benchmarks" / "quality"
    spec = importlib.util.spec_from_file_location("regimens", folder / "regimens.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def row(regimens: ModuleType, **values: str) -> Any:
    told = dict.fromkeys(["dose_value", "dose_value_max", "dose_unit", "interval", *regimens.QUALIFIERS], "")
    return regimens.Row("r", "tune", regimens.PROSE, 0, 10, "regimen", {**told, **values})


def fact(**values: Any) -> DoseRegimen:
    evidence = Evidence("d", "dosage", TextSpan(0, 5, "words"))
    return DoseRegimen(drug="examplol", object="words", evidence=(evidence,), **values)


@pytest.mark.parametrize(
    ("wanted", "given", "same"),
    [
        ("twice daily", "twice a day", True),
        ("every 12 hours", "12 hours", True),
        ("once daily", "daily", True),
        ("once daily", "twice daily", False),
        ("once;", "once", True),
        ("twice weekly", "2 times per week", True),
        ("every 2 weeks", "weekly", False),
    ],
)
def test_intervals_are_compared_by_what_they_say(
    regimens: ModuleType, wanted: str, given: str, same: bool
) -> None:
    assert regimens.same_interval(row(regimens, interval=wanted), fact(interval=given)) is same


def test_a_time_under_the_stroke_is_an_interval(regimens: ModuleType) -> None:
    daily = fact(dose_value=400.0, dose_unit="mg/day", interval="in divided doses")
    wanted = row(regimens, dose_value="400", dose_unit="mg", interval="per day")
    assert regimens.same_amount(wanted, daily)
    assert regimens.same_interval(wanted, daily)


def test_any_of_several_values_is_right(regimens: ModuleType) -> None:
    half = row(regimens, dose_value="0.5;150", dose_value_max=";", dose_unit="tablet;mg")
    assert regimens.same_amount(half, fact(dose_value=150.0, dose_unit="mg"))
    assert not regimens.same_amount(half, fact(dose_value=150.0, dose_value_max=300.0, dose_unit="mg"))


def test_optional_rows_and_other_places_do_not_count(regimens: ModuleType) -> None:
    scope = regimens.Row("r", "tune", regimens.PROSE, 0, 100, "scope", {})
    wanted = row(regimens, dose_value="5", dose_unit="mg", interval="daily")
    step = regimens.Row(
        "r",
        "tune",
        regimens.PROSE,
        20,
        25,
        "optional",
        {**wanted.values, "dose_value": "2", "interval": ""},
    )
    found = [
        (regimens.PROSE, 2, 9, fact(dose_value=5.0, dose_unit="mg", interval="daily")),
        (regimens.PROSE, 20, 25, fact(dose_value=2.0, dose_unit="mg")),
        (regimens.PROSE, 50, 55, fact(dose_value=7.0, dose_unit="mg")),
        (regimens.PROSE, 150, 155, fact(dose_value=9.0, dose_unit="mg")),
    ]
    score = regimens.Score()
    regimens.score_record([scope, wanted, step], found, score, False)
    assert (score.found, score.wanted, score.right, score.given) == (1, 1, 1, 2)
