# ruff: noqa: E501  (tables read best with one case a line)
"""Changes of dosing in labels that were once read wrongly: whose dose, what asks for it, where words end."""

from __future__ import annotations

import pytest

from kg_builder.extract.dosing.extractor import DosingExtractor
from tests.extract.dosing.test_dosing_modifications import Row, modifications
from tests.extract.dosing.test_dosing_tables import with_table
from tests.extract.small_pages import facts_of

SLIPS: list[tuple[str, list[Row]]] = [
    # whose dose
    ("When examplol is added to gliclazide, a lower dose of the gliclazide may be needed.", [("gliclazide", None, "use lower dose of the gliclazide")]),
    # what asks for nothing
    ("If no intolerance is seen, the dose may be increased to 40 mg.", []),
    ("Stop it from time to time to see whether there is a recurrence of symptoms.", []),
    ("Decrease the dose by 20% even if no adverse effects are felt.", []),
    ("Doses of up to 2 g require no change in the old, provided there is no severe renal or hepatic impairment.", []),
    ("In mild hepatic impairment it can be given without any dose adjustment.", [("hepatic impairment", "mild", "no dose adjustment")]),
    ("In the elderly, no age-related dosing adjustment is required.", [("elderly", None, "no dosing adjustment required")]),
    # bounds in full
    ("Discontinue it for CK elevation above 3.5 times ULN with a fall in urine output.", [("CK elevation above 3.5 times ULN", None, "discontinue it")]),
    ("Withhold it if platelets fall below 40 x 10 9 /L.", [("platelets fall below 40 x 10 9 /L", None, "withhold it")]),
    ("It is contraindicated in patients with AST >4.5 x ULN or bilirubin >2.5 x ULN.", [("AST >4.5 x ULN", None, "contraindicated"), ("bilirubin >2.5 x ULN", None, "contraindicated")]),
    # nouns that are no commands, and where an action ends
    ("# Renal impairment\nDiscontinue it after toxicities that lead to a treatment delay of 5 weeks.", [("renal impairment", None, "discontinue it after toxicities that lead to a treatment delay of 5 weeks")]),
    ("If cardiomyopathy develops, withhold it; resume it when the decrease from baseline is 9% or less.", [("cardiomyopathy", None, "withhold it; resume it")]),
    ("For grade 4 rash, discontinue it * Graded as agreed in advance.", [("rash", "grade 4", "discontinue it")]),
    ("# Renal impairment\nMonitor INR and aPTT once a week.", [("renal impairment", None, "monitor INR and aPTT once a week")]),
    ("# Renal impairment\nThe usual volume of diluent is 40 mL.\nThe 5 mg dose caused dizziness in 3% of them.\nReduce the dose.", [("renal impairment", None, "reduce dose")]),
    # strength of what is taken along, grades of others
    ("# Strong CYP3A inhibitors\nAvoid it.\n# Moderate CYP3A inhibitors\nHalve the dose.", [("strong CYP3A inhibitors", None, "avoid use"), ("moderate CYP3A inhibitors", None, "halve dose")]),
    ("# Renal impairment\nSerious infections may need a higher dose.", [("renal impairment", None, "use higher dose")]),
    ("# Renal impairment\nThe dose for the elderly is 5 mg once a day.", []),
    ("# Normal renal function\n5 mg once a day.", []),
    # circumstances, steps and choices
    ("If neutropenia persists and the next course is delayed a week, check the marrow.", []),
    ("In patients who cannot tolerate it, the dose is adjusted in increments of 2 mg.", [("intolerance", None, "adjust dose in increments of 2 mg")]),
    ("Rash Grade 1: Continue it at the same or reduced dose.", []),
    ("If it is given before hemodialysis, no supplementary dose is needed.", []),
    # what is named or told by the way
    ("In adrenal insufficiency, a higher dose may be needed.", []),
    ("40 mg a day together with calcium carbonate 4 g, in three doses.", []),
    # words of pages
    ("People with moderate liver disease need about 20% less.", [("liver disease", "moderate", "use about 20% less")]),
    ("If you take allopurinol as well, we will cut the dose to a third.", [("allopurinol", None, "cut dose to a third")]),
    ("Your doctor should stop it if you feel no better after 8 weeks.", [("feel no better after 8 weeks", None, "stop it")]),
    ("If you're having surgery, you may be told to stop the tablets two weeks ahead.", [("surgery", None, "stop tablets two weeks ahead")]),
    # cases in one sentence, advice
    ("Patients with CrCl below 40 mL/min should not receive the 800 mg tablet; those at 10 to 20 mL/min get 200 mg every 12 hours, and those below 10 mL/min get 200 mg a day.", [("CrCl below 40 mL/min", "CrCl below 40 mL/min", "do not give the 800 mg tablet"), ("CrCl 10 to 20 mL/min", "CrCl 10 to 20 mL/min", "200 mg every 12 hours"), ("CrCl below 10 mL/min", "CrCl below 10 mL/min", "200 mg a day")]),
    ("The maker advises halving the dose on starting fluvoxamine.", [("fluvoxamine", None, "halve dose")]),
    ("As hemodialysis removes it, a supplemental dose may be needed.", [("hemodialysis", None, "a supplemental dose may be needed")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), SLIPS, ids=[t[:40] for t, _ in SLIPS])
def test_slips(text: str, wanted: list[Row]) -> None:
    assert modifications(f"== dosage: Dosage\n{text}") == wanted


def test_a_table_of_clearances_with_how_often() -> None:
    rows = [
        ["Group", "CrCl (mL/min)", "Dose", "Frequency"],
        ["Normal", "above 90", "400 mg", "Every 12 hours"],
    ]
    rows += [
        ["Mild", "60-90", "300 mg", "Every 12 hours"],
        ["ESRD on dialysis", "-", "200 mg", "Every 24 hours"],
    ]
    found = facts_of(DosingExtractor(), with_table("Dosage", rows))
    assert [(f.object, f.qualifiers.get("severity"), f.qualifiers.get("action")) for f in found] == [
        ("CrCl 60-90", "CrCl 60-90", "300 mg every 12 hours"),
        ("ESRD", None, "200 mg every 24 hours"),
    ]
