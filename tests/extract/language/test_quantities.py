# ruff: noqa: E501  (tables read best with one case a line)
"""Amounts in running text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg_builder.extract.language.quantities import find_quantities, number, unit_kind
from kg_builder.extract.rule_tables import rows

CASES = [
    ("0.5\u20131 mg/kg/day", [(0.5, 1.0, "mg/kg/day")]),
    ("1.5 mg per kg of body weight per day", [(1.5, None, "mg/kg/day")]),
    ("250 mg to 1 g every 6 hours", [(250.0, 1000.0, "mg")]),
    ("between 10 and 40 mg", [(10.0, 40.0, "mg")]),
    ("2.5 mg or 5 mg", [(2.5, 5.0, "mg")]),
    ("1 mg/day to 2 mg/day", [(1.0, 2.0, "mg/day")]),
    ("\u00bd to 1 tablet", [(0.5, 1.0, "tablet")]),
    ("one (1) tablet", [(1.0, None, "tablet")]),
    ("1 1/2 tablets", [(1.5, None, "tablet")]),
    ("5 mg-325 mg", [(5.0, None, "mg")]),
    ("10 mg-20 mg", [(10.0, 20.0, "mg")]),
    ("300 mg/10 mL (30 mg/mL)", [(300.0, None, "mg/10 mL"), (30.0, None, "mg/mL")]),
    ("100 mg per 5 mL", [(100.0, None, "mg/5 mL")]),
    ("3 mg/actuation", [(3.0, None, "mg/actuation")]),
    ("15 mg/kg/dose", [(15.0, None, "mg/kg")]),
    ("75 mg/m\u00b2", [(75.0, None, "mg/m2")]),
    ("120 mg/m 2 infused", [(120.0, None, "mg/m2")]),
    ("50 mg per square meter", [(50.0, None, "mg/m2")]),
    ("140 mg/dL", [(140.0, None, "mg/dL")]),
    ("20-mg tablet", [(20.0, None, "mg")]),
    ("1 million units", [(1.0, None, "million units")]),
    ("5,000 IU", [(5000.0, None, "units")]),
    ("vitamin B12 and COVID-19 in grade 3", []),
    ("take 2 by mouth", []),
    ("", []),
]


@pytest.mark.parametrize(("text", "wanted"), CASES)
def test_amounts(text: str, wanted: list[tuple[float, float | None, str]]) -> None:
    assert [(q.value, q.value_max, q.unit) for q in find_quantities(text)] == wanted


@pytest.mark.parametrize("text", ["500 mg/125 mg", "800/160 mg", "5 mg-325 mg"])
def test_combinations_are_one_amount(text: str) -> None:
    (quantity,) = find_quantities(text)
    assert quantity.mixture
    assert text[quantity.start : quantity.end] == text


UNITS = {
    "mg": "milligrams", "mcg": "\u00b5g", "ng": "nanograms", "kg": "kilograms", "g": "grams", "mL": "ml", "L": "litres",
    "million units": "million IU", "units": "IU", "mEq": "meq", "mmol": "mmol", "mCi": "mCi", "MBq": "MBq",
    "fl oz": "fl oz", "teaspoon": "teaspoonfuls", "tablespoon": "tbsp", "%": "%", "tablet": "caplets",
    "capsule": "softgels", "puff": "puffs", "spray": "sprays", "actuation": "actuations", "inhalation": "inhalations",
    "drop": "drops", "patch": "patches", "suppository": "suppositories", "lozenge": "lozenges", "film": "films",
    "ring": "rings", "vial": "vials", "ampule": "ampoules", "syringe": "prefilled syringes", "pen": "auto-injectors",
    "packet": "sachets", "applicatorful": "applicatorfuls", "insert": "inserts", "implant": "implants",
    "scoop": "scoops", "enema": "enemas", "piece": "pieces",
}  # fmt: skip


def test_every_unit_is_read_as_written_and_normalised() -> None:
    assert set(UNITS) == {row[0] for row in rows("dosing_units.tsv")}
    for unit, written in UNITS.items():
        (quantity,) = find_quantities(f"3 {written} at once")
        assert (quantity.unit, quantity.value) == (unit, 3.0)
        assert quantity.kind == unit_kind(written)


@given(st.integers(1, 99_999), st.sampled_from(["mg", "mcg", "mL", "mg/kg", "units", "mg/m2", "mg/day"]))
def test_what_is_written_is_read(value: int, unit: str) -> None:
    for shown in (f"{value}", f"{value:,}"):
        (quantity,) = find_quantities(f"give {shown} {unit} now")
        assert (quantity.value, quantity.unit) == (value, unit)


@given(st.text(alphabet="0123456789.,/-\u2013\u00bd mgkLtaborn%()", max_size=60))
def test_amounts_never_overlap_and_lie_in_the_text(text: str) -> None:
    end = 0
    for quantity in find_quantities(text):
        assert end <= quantity.start < quantity.end <= len(text)
        end = quantity.end
        assert quantity.value_max is None or quantity.value_max > quantity.value


@given(st.integers(0, 10**7))
def test_thousands_commas_change_nothing(value: int) -> None:
    assert number(f"{value:,}") == number(str(value)) == value
