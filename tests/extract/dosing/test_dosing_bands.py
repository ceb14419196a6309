"""Doses by grade of an impairment that ran together into one line."""

from __future__ import annotations

from dataclasses import replace
from time import perf_counter

from kg_builder.extract.dosing.bands import band_rows
from kg_builder.extract.dosing.extractor import DosingExtractor
from tests.extract.small_pages import facts_of, page


def rows(text: str) -> list[tuple[str, str, str]]:
    return [(row.trigger, row.severity, row.lead) for row in band_rows(text)]


def test_clearances_and_what_is_given_at_each() -> None:
    text = (
        "Table 1 Renal function Dose Creatinine clearance above 60 mL/min No dose adjustment "
        "Creatinine clearance 30 to 59 mL/min 20 mg daily Hemodialysis 5 mg after each session."
    )
    assert rows(text) == [
        ("renal impairment", "Creatinine clearance above 60 mL/min", "No dose adjustment"),
        ("renal impairment", "Creatinine clearance 30 to 59 mL/min", "20 mg daily"),
        ("hemodialysis", "", "5 mg after each session"),
    ]


def test_bare_bounds_stand_for_the_test_in_the_head_and_bare_doses_for_its_unit() -> None:
    text = "Creatinine Clearance (mL/min) Dose (mg) 40-59 500 every 12 hours 20-39 250 every 12 hours"
    assert rows(text) == [
        ("renal impairment", "creatinine clearance 40-59", "500 mg every 12 hours"),
        ("renal impairment", "creatinine clearance 20-39", "250 mg every 12 hours"),
    ]


def test_grades_belong_to_the_organ_named_before() -> None:
    text = "Liver impairment Mild (Child-Pugh A) 10 mg daily Moderate (Child-Pugh B) 5 mg daily Severe Avoid"
    assert rows(text) == [
        ("hepatic impairment", "mild", "10 mg daily"),
        ("hepatic impairment", "moderate", "5 mg daily"),
        ("hepatic impairment", "severe", "Avoid"),
    ]


def test_bounds_of_weight_and_prose_are_no_rows() -> None:
    assert rows("Creatinine clearance matters. Less than 20 kg 5 mg daily 20 to 40 kg 10 mg daily") == []
    assert rows("In mild renal impairment 10 mg daily is given, with food, as in all patients.") == []


def test_they_are_changes_of_a_label() -> None:
    text = "Creatinine clearance (mL/min) Dose 30 to 50 25 mg daily 10 to 29 5 mg daily."
    label = replace(page(f"== dosage: Renal Impairment\n{text}"), media_type="application/openfda+json")
    found = [f for f in facts_of(DosingExtractor(), label) if f.relation == "dose_modification"]
    assert [(f.object, f.qualifiers["action"]) for f in found] == [
        ("renal impairment", "25 mg daily"),
        ("renal impairment", "5 mg daily"),
    ]


def test_a_long_run_of_rows_takes_linear_time() -> None:
    started = perf_counter()
    assert len(rows("Creatinine clearance 10 to 20 5 mg daily " * 3000)) > 1
    assert perf_counter() - started < 5


def test_several_doses_of_a_row_and_what_is_said_of_dialysis() -> None:
    text = (
        "eGFR Starting Dose Maximum Dose 40 to 80 mL/min/1.73 m 2 20 mg 40 mg 20 to 39 mL/min/1.73 m 2 "
        "10 mg 10 mg <20 mL/min/1.73 m 2 or on dialysis Not recommended"
    )
    assert rows(text) == [
        ("renal impairment", "eGFR 40 to 80 mL/min/1.73 m 2", "20 mg, 40 mg"),
        ("renal impairment", "eGFR 20 to 39 mL/min/1.73 m 2", "10 mg, 10 mg"),
        ("renal impairment", "eGFR <20 mL/min/1.73 m 2", "Not recommended"),
    ]


def test_doses_by_surface_and_a_row_without_data() -> None:
    text = (
        "Creatinine clearance Dose > 60 mL/min 25 mg/m 2 30 to 60 mL/min 20 mg/m 2 "
        "< 30 mL/min Insufficient data"
    )
    assert [lead for *_, lead in rows(text)] == ["25 mg/m 2", "20 mg/m 2", "Insufficient data"]


def test_child_pugh_classes_are_rows() -> None:
    text = "Hepatic impairment Child-Pugh A (mild impairment) 8 mg Child-Pugh B 4 mg Child-Pugh C Avoid use"
    assert rows(text) == [
        ("hepatic impairment", "Child-Pugh A", "8 mg"),
        ("hepatic impairment", "Child-Pugh B", "4 mg"),
        ("hepatic impairment", "Child-Pugh C", "Avoid use"),
    ]


def test_weights_above_all_clearances_are_no_rows() -> None:
    assert (
        rows("Creatinine clearance at least 50 mL/min (lb) 131 to 143 5 mL 144 to 157 6 mL 158 to 172 7 mL")
        == []
    )
