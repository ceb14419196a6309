# ruff: noqa: E501  (tables read best with one case a line)
"""Amounts that are no doses to give, maxima that bound nothing, and where the words of a dose end."""

from __future__ import annotations

import pytest

from kg_builder.extract.dosing.conditions import condition_of
from kg_builder.extract.dosing.context import Context
from kg_builder.extract.dosing.extractor import DosingExtractor
from kg_builder.extract.dosing.regimens import regimens_in
from tests.extract.small_pages import facts_of, page

DOSES = [
    ("Those with worse symptoms did well on a mean dose of 350 mg/day.", []),
    ("The usual dose is 20 mg daily.", ["20 mg daily"]),
    ("Reserve more for patients who have been on 30 mg once daily for half a year.", []),
    ("People who are tolerating 5 mg twice daily may go on.", []),
    ("If a child is unable to tolerate 310 mg (or 7.5 mL) orally every 11 hours, see below.", []),
    ("Daily doses of 55 to 210 mg have been used in open series.", []),
    ("Stop it slowly, with a decrease of 0.2 mg twice daily every 3 days.", []),
    ("Dose adjustments of up to 6 mg/day should come slowly.", []),
    ("First dose reduction 160 mg daily Second dose reduction 120 mg daily", []),
    ("Give four 120 mg packets once daily.", ["four 120 mg packets once daily"]),
    ("Administer one packet of oral pellets once daily.", ["one packet of oral pellets once daily"]),
    ("Give 12 mg PE/kg to 18 mg PE/kg once.", ["12 mg PE/kg to 18 mg PE/kg once"]),
    (
        "Week 1: 9 mg once daily Week 2: 18 mg once daily Week 3: 36 mg once daily.",
        ["9 mg once daily", "18 mg once daily", "36 mg once daily"],
    ),
    ("Take 20 mg once daily.It takes up to 8 weeks to work.", ["20 mg once daily"]),
    ("Day 1: Dexamethasone Adults 12 mg orally", []),
]


@pytest.mark.parametrize(("text", "wanted"), DOSES)
def test_what_is_given(text: str, wanted: list[str]) -> None:
    found = regimens_in(text, Context(), ("examplol",), labelled=False)
    assert [r.words for r in found] == wanted


MAXIMA = [
    ("The dose is 5 to 15 mg/day. Raise it in increments of up to 5 mg/day.", None),
    ("Adults: The dose is 2 g once daily. Each dose should be given at no more than 10 mg/min.", None),
    ("The dose is 800 mg daily. For mild cases it should not exceed 200 mg daily.", None),
    ("The dose is 20 mg daily. It should not exceed 80 mg daily.", "80 mg daily"),
]


@pytest.mark.parametrize(("text", "maximum"), MAXIMA)
def test_what_bounds_a_dose(text: str, maximum: str | None) -> None:
    found = facts_of(DosingExtractor(), page(f"== dosage: Dosage\n{text}"))
    assert [f.qualifiers.get("max_dose") for f in found] == [maximum]


def test_patients_of_the_next_sentence_are_not_those_of_a_dose() -> None:
    text = "ADULTS Week 1 use 2 sprays once daily. If it helps go on CHILDREN 4 TO 11 YEARS use 1 spray once daily."
    first, *_ = regimens_in(text, Context())
    assert str(first.population) == "adults"


MORE = [
    ("Raise it in 5 mg increments.", []),
    ("After two weeks at the 0.4 mg once daily dosage, raise the dosage to 0.8 mg once daily.", ["0.8 mg once daily"]),
    ("In studies comparing 0.2, 0.4, and 2 mg/kg/day, all helped.", []),
    ("Start at 5 mg once daily due to increased plasma concentrations.", ["5 mg once daily"]),
    ("Patients without sufficient benefit from 300 mg daily may take 400 mg daily.", ["400 mg daily"]),
    ("If it is not controlled with 20 mg daily, the dose is raised to 40 mg daily.", ["40 mg daily"]),
    ("Those whose control is still inadequate may respond to a total of 80 mg daily.", ["80 mg daily"]),
    ("Damage is commoner when the total dose is over 400 units.", []),
    ("A trend toward dose response was seen in the range of 30 mg to 60 mg twice daily.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), MORE)
def test_steps_and_what_was_given_before(text: str, wanted: list[str]) -> None:
    assert [r.words for r in regimens_in(text, Context())] == wanted


def test_use_without_an_amount_is_told_once() -> None:
    found = facts_of(
        DosingExtractor(), page("== dosage: Dosage\nApply a thin layer to the skin twice daily.")
    )
    assert len(found) == 1


def test_the_drug_is_no_condition_of_its_dose() -> None:
    found = facts_of(
        DosingExtractor(), page("== dosage: Dosage\nThe dosage for EXAMPLOL is 5 mg once daily.")
    )
    assert [(f.object, f.qualifiers.get("indication")) for f in found] == [("5 mg once daily", None)]
    assert condition_of("HIV infection starting dose") == "HIV infection"
