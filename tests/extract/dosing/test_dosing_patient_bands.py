"""Doses by age or weight in text that has lost its lines."""

from __future__ import annotations

import pytest

from kg_builder.extract.dosing.conditions import condition_of
from kg_builder.extract.dosing.context import Context
from kg_builder.extract.dosing.regimens import regimens_in

ROWS = [
    (
        "Age Daily dose 0 to 3 months 12 to 15 mcg/kg/day 4 to 6 months 8 to 11 mcg/kg/day "
        "1 to 5 years 5 mcg/kg/day",
        [
            ("12 to 15 mcg/kg/day", "pediatric, 0 to 3 months"),
            ("8 to 11 mcg/kg/day", "pediatric, 4 to 6 months"),
            ("5 mcg/kg/day", "pediatric, 1 to 5 years"),
        ],
    ),
    (
        "15 to less than 30 kg 90 mg once daily 30 kg or more 120 mg once daily",
        [("90 mg once daily", "15 to less than 30 kg"), ("120 mg once daily", "30 kg or more")],
    ),
    (
        "Patients 12 years and older 75 mg once daily Pediatric patients 6 to 11 years 25 mg once daily",
        [("75 mg once daily", "12 years and older"), ("25 mg once daily", "pediatric, 6 to 11 years")],
    ),
    (
        "Children weighing less than 20 kg take 5 mg daily and those weighing 20 kg or more 10 mg daily",
        [("5 mg daily", "pediatric, less than 20 kg"), ("10 mg daily", "20 kg or more")],
    ),
    (
        "Take 10 mg daily for 2 weeks, then 20 mg daily",
        [("10 mg daily for 2 weeks", ""), ("20 mg daily", "")],
    ),
]


@pytest.mark.parametrize(("text", "wanted"), ROWS)
def test_the_band_before_a_dose_tells_whom_it_is_for(text: str, wanted: list[tuple[str, str]]) -> None:
    found = regimens_in(text, Context())
    assert [(r.words, str(r.population)) for r in found] == wanted
    assert not any(r.duration.startswith(("day", "month")) for r in found)


HEADS = """Volume;Single dose;Morning dose;Evening;Renal function;Moderate impairment;CYP2C9;Rifampin;
Two years and older;or debilitated;Body surface area;Not applicable;Amount of diluent"""


@pytest.mark.parametrize("head", [head.strip() for head in HEADS.split(";")])
def test_heads_of_columns_are_no_conditions(head: str) -> None:
    assert condition_of(head) == ""


@pytest.mark.parametrize(
    ("head", "condition"),
    [
        ("Panic disorder initial", "panic disorder"),
        ("Colorectal cancer single agent", "colorectal cancer"),
        ("Morning sickness", "morning sickness"),
        ("Body lice", "body lice"),
        ("Triple-negative breast cancer", "triple-negative breast cancer"),
    ],
)
def test_conditions_keep_their_own_words(head: str, condition: str) -> None:
    assert condition_of(head) == condition
