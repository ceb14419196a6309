# ruff: noqa: E501  (tables read best with one case a line)
"""Triggers of changes of dosing, as writers of pages word them."""

from __future__ import annotations

import pytest

from tests.extract.dosing.test_dosing_modifications import Row, modifications

BOUNDS: list[tuple[str, list[Row]]] = [
    ("== dosage: Dosage\nTake 40 mg once daily. If creatinine clearance is below 30 mL/min, take 20 mg once daily.", [("creatinine clearance below 30 mL/min", "creatinine clearance is below 30 mL/min", "20 mg once daily")]),
    ("== dosage: Dosage\nCrCl 30-50 mL/min: 20 mg daily\nCrCl <30 mL/min: avoid", [("CrCl 30-50 mL/min", "CrCl 30-50 mL/min", "20 mg daily"), ("CrCl <30 mL/min", "CrCl <30 mL/min", "avoid use")]),
    ("== dosage: Dosage\n# Renal impairment\nCrCl 30-50 mL/min: 20 mg daily\nCrCl <30 mL/min: avoid", [("renal impairment", "CrCl 30-50 mL/min", "20 mg daily"), ("renal impairment", "CrCl <30 mL/min", "avoid use")]),
    ("== dosage: Dosage\n# RENAL IMPAIRMENT\nHalve the dose.", [("renal impairment", None, "halve dose")]),
    ("== dosage_forms: How supplied\nTablets: 5 mg, 10 mg\n== special_populations: Renal impairment\nCrCl <30 mL/min: 20 mg daily", [("renal impairment", "CrCl <30 mL/min", "20 mg daily")]),
]  # fmt: skip


@pytest.mark.parametrize(("notation", "wanted"), BOUNDS, ids=[t[9:50] for t, _ in BOUNDS])
def test_a_bound_of_kidney_function_is_the_trigger_where_nothing_names_an_impairment(
    notation: str, wanted: list[Row]
) -> None:
    assert modifications(notation) == wanted


IMPAIRED: list[tuple[str, list[Row]]] = [
    ("If your kidneys work very poorly (creatinine clearance under 30 mL per minute), take 30 mg once a day.", [("kidneys work very poorly", "creatinine clearance under 30 mL per minute", "30 mg once a day")]),
    ("When the kidneys are severely impaired, the dose is 0.5 milligrams once daily.", [("kidneys are severely impaired", "severe", "0.5 milligrams once daily")]),
    ("In people whose kidney function is moderately or severely reduced the dose should be halved.", [("kidney function is moderately or severely reduced", "moderate or severe", "halve dose")]),
    ("Patients with liver trouble should begin at low doses and go up gradually.", [("liver trouble", None, "begin at low doses and go up gradually")]),
    ("Kidney function is reduced by 10 mg of the drug.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), IMPAIRED, ids=[t[:40] for t, _ in IMPAIRED])
def test_impairments_in_plain_words(text: str, wanted: list[Row]) -> None:
    assert modifications(f"== dosage: Dosage\n{text}") == wanted


ANSWERED: list[tuple[str, list[Row]]] = [
    ("Exposure is doubled in severe hepatic impairment. Lower doses are advised.", [("hepatic impairment", "severe", "use lower doses")]),
    ("The drug leaves the body slowly in renal impairment. Therefore the dose should be halved.", [("renal impairment", None, "halve dose")]),
    ("Levels were not altered in mild hepatic impairment. No dose adjustment is needed.", [("hepatic impairment", "mild", "no dose adjustment needed")]),
    ("The drug was studied in renal impairment. The starting dose is 5 mg daily.", []),
    ("Clearance is lower in renal impairment. Take it with food. The dose can be reduced later.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), ANSWERED, ids=[t[:40] for t, _ in ANSWERED])
def test_the_sentence_after_an_impairment_tells_what_to_do(text: str, wanted: list[Row]) -> None:
    assert modifications(f"== dosage: Dosage\n{text}") == wanted


MISSED: list[tuple[str, list[Row]]] = [
    ("Missed dose: if missed by one week or less, give the usual maintenance dose as soon as possible; if by more than one week, re-load.", [("missed dose", "by one week or less", "give usual maintenance dose as soon as possible"), ("missed dose", "by more than one week", "re-load")]),
    ("If fewer than 14 days are missed, resume the previous dose.", [("missed dose", "fewer than 14 days", "resume previous dose")]),
    ("Dose missed during the first 2 weeks: begin again with the first step", [("missed dose", "during the first 2 weeks", "begin again with the first step")]),
    ("If therapy is interrupted for more than 14 days, restart at 1 mg daily.", [("interrupted therapy", "more than 14 days", "restart at 1 mg daily")]),
    ("If you miss a dose by more than 12 hours, skip it and go back to your usual schedule.", []),
    ("If you take one dose at night and you miss it, leave that dose out and carry on as normal.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), MISSED, ids=[t[:40] for t, _ in MISSED])
def test_how_a_course_goes_on_after_missed_doses(text: str, wanted: list[Row]) -> None:
    assert sorted(modifications(f"== dosage: Dosage\n{text}")) == sorted(wanted)
