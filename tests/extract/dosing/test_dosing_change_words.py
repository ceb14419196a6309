# ruff: noqa: E501  (tables read best with one case a line)
"""Changes of dosing in the words of labels: what is no change, no trigger, no severity, and where actions end."""

from __future__ import annotations

import pytest

from kg_builder.extract.dosing.actions import actions_in
from kg_builder.extract.dosing.extractor import DosingExtractor
from kg_builder.extract.dosing.runs import title_length
from kg_builder.extract.dosing.trigger_names import trigger_name
from kg_builder.extract.dosing.triggers import severity_of
from tests.extract.dosing.test_dosing_tables import with_table
from tests.extract.small_pages import facts_of, page

ENDS = [
    ("Hold Examplol and rituximab until recovery", ["hold until recovery"]),
    ("Hold Examplol with weekly checks until recovery.", ["hold until recovery"]),
    ("Reduce the dose of Examplol as shown in Table 4", ["reduce dose"]),
    (
        "Consider a dose increase for Examplol to a maximum of 80 mg",
        ["consider increase to a maximum of 80 mg"],
    ),
    ("Stop it and the dose should be reduced to 5 mg later.", ["stop it", "reduce dose to 5 mg later"]),
    ("Restart at 40 mg daily Restart at 20 mg daily", ["restart at 40 mg daily", "restart at 20 mg daily"]),
    (
        "Hold until recovery Evaluate other causes Resume at a lower dose",
        ["hold until recovery", "resume at a lower dose"],
    ),
    ("No dosage adjustment recommendations can be made.", []),
    ("Do not exceed Examplol calcium tablets 20 mg once daily.", ["do not exceed 20 mg once daily"]),
    (
        "If coadministration is stopped, the Examplol dosage should be increased to 300 mg.",
        ["increase dosage to 300 mg"],
    ),
    ("A 25% decrease in the recommended dose is used.", ["reduce dose by 25%"]),
    ("Lower doses may do to avoid the more common side effects.", ["use lower doses"]),
    ("Use of moderate inhibitors at 60 mg is common.", []),
    ("It should not be taken at higher doses than recommended.", ["do not use"]),
    ("Base each dose increase or decrease on the response.", []),
    ("This dose may be used when it is added to others.", []),
]


@pytest.mark.parametrize(("text", "wanted"), ENDS)
def test_where_an_action_ends(text: str, wanted: list[str]) -> None:
    assert [a.words for a in actions_in(text, ("Examplol",))] == wanted


NAMES = [
    ("strong CYP2D6 inhibitors or inducers Coadministration with strong CYP2D6 inhibitors", "strong CYP2D6 inhibitors"),
    ("tumor lysis syndrome First and subsequent episodes", "tumor lysis syndrome"),
    ("Dose modification strong CYP3A inducers", "strong CYP3A inducers"),
    ("use of concomitant rifampin", "rifampin"),
    ("because of infusion reactions", "infusion reactions"),
    *((words, "") for words in ("All patients", "4.", "5.0-5.4", "\u2013", "Table 3", "week 2", "phase", "continue", "upon recovery to grade 1", "long-acting", "these signs or symptoms")),
]  # fmt: skip


@pytest.mark.parametrize(("words", "name"), NAMES)
def test_names_of_triggers(words: str, name: str) -> None:
    assert trigger_name(words) == name


def test_how_strong_a_drug_is_no_severity() -> None:
    assert (
        severity_of("strong or moderate CYP3A inhibitors") == severity_of("moderate or weak inducers") == ""
    )
    assert severity_of("moderate or severe rash") == "moderate or severe"
    assert severity_of("in those with creatinine clearance above 30 mL/min, or else 2.5 mg") == (
        "creatinine clearance above 30 mL/min"
    )


NO_CHANGES = [
    "In a dose-ranging trial, severe rash occurred in patients who received rifampin and Examplol (10 mg or 20 mg daily).",
    "Frail patients may require lower doses whether or not they take opioids.",
    "Adjust the dose to find a balance between relief of pain and adverse reactions.",
]


@pytest.mark.parametrize("text", NO_CHANGES)
def test_what_asks_for_no_change(text: str) -> None:
    found = facts_of(DosingExtractor(), page(f"== dosage: Dosage\n{text}"))
    assert [f for f in found if f.relation == "dose_modification"] == []


def test_what_is_treated_is_no_reaction() -> None:
    rows = [["Type of infection", "Dose"], ["Mild infections", "250 mg"], ["Severe infections", "1 gram"]]
    found = facts_of(DosingExtractor(), with_table("Dosage", rows))
    assert {f.relation for f in found} == {"dose_regimen"}


def test_doses_under_a_clearance_that_is_good_are_regimens() -> None:
    rows = [
        ["Infection", "Creatinine Clearance Greater Than or equal to 65 mL/min"],
        ["Sinusitis", "500 mg once daily"],
    ]
    found = facts_of(DosingExtractor(), with_table("Dosage", rows))
    assert [(f.relation, f.object) for f in found] == [("dose_regimen", "500 mg once daily")]


def test_a_reaction_named_under_an_impairment_is_the_trigger() -> None:
    text = "== dosage: Dosage\n# Hepatic impairment\nIf hepatotoxicity recurs, restart at 250 mg daily."
    found = [f for f in facts_of(DosingExtractor(), page(text)) if f.relation == "dose_modification"]
    assert [f.object for f in found] == ["hepatotoxicity"]


def test_groups_beside_an_impairment_are_not_its_patients() -> None:
    text = "== dosage: Dosage\nThe dose is 15 mg per day for older adults, patients with severe hepatic impairment, and those taking rifampin."
    found = [f for f in facts_of(DosingExtractor(), page(text)) if f.relation == "dose_modification"]
    assert ("hepatic impairment", None) in [(f.object, f.qualifiers.get("population")) for f in found]


MORE = [
    ("In people with moderate hepatic impairment (bilirubin up to 3 times the upper limit of normal) the dose is 5 mg once daily.", "hepatic impairment", "5 mg once daily"),
    ("The dosage in patients with mild renal impairment is the same as for patients without it.", "renal impairment", "no dosage adjustment"),
    ("If the patient develops withdrawal reactions, consider pausing the taper.", "withdrawal reactions", "consider pausing the taper"),
    ("If more than 5 days have gone by since the last weekly dose, restart at 2 mg.", "missed dose", "restart at 2 mg"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "trigger", "action"), MORE)
def test_changes_in_the_words_of_labels(text: str, trigger: str, action: str) -> None:
    found = facts_of(DosingExtractor(), page(f"== dosage: Dosage\n{text}"))
    changes = [f for f in found if f.relation == "dose_modification"]
    assert [(f.object, f.qualifiers["action"]) for f in changes] == [(trigger, action)]


def test_a_heading_that_runs_in_may_end_in_older() -> None:
    assert title_length("Patients Aged 10 Years and Older The dose is 5 mg.") == len(
        "Patients Aged 10 Years and Older "
    )
    assert title_length("The 0.6 mg once daily dosage is low.") == 0


LIST = """== dosage: How to take it
# When your dose is changed
- Severe kidney problems, or moderate liver disease: the dose is halved.
- Low platelets (below 50) or haemoglobin that climbs by over 2 g/dl: treatment is paused until it recovers.
- Shingles: treatment is put on hold until the rash has crusted.
- Serious infection: Consider holding until it resolves.
"""


def test_a_list_of_what_the_dose_is_changed_for() -> None:
    found = [f for f in facts_of(DosingExtractor(), page(LIST)) if f.relation == "dose_modification"]
    assert [(f.object, f.qualifiers.get("severity"), f.qualifiers["action"]) for f in found] == [
        ("kidney problems", "severe", "halve dose"),
        ("liver disease", "moderate", "halve dose"),
        ("low platelets or haemoglobin", None, "pause treatment until it recovers"),
        ("shingles", None, "pause treatment until the rash has crusted"),
        ("serious infection", None, "consider holding until it resolves"),
    ]  # fmt: skip


def test_poor_metabolizers_beside_impairments() -> None:
    text = "== dosage: Dosage\nA lower dose may be needed in people with renal impairment and in CYP2D6 poor metabolizers."
    found = [f.object for f in facts_of(DosingExtractor(), page(text)) if f.relation == "dose_modification"]
    assert found == ["renal impairment", "CYP2D6 poor metabolizers"]


def test_what_a_patch_gives_off_is_no_dose() -> None:
    text = (
        "== dosage: Dosage\nAdults:\n- 5 mcg/hour\n- 10 mcg/hour\n- Apply one 5 mcg/hour patch every 7 days."
    )
    assert [f.object for f in facts_of(DosingExtractor(), page(text))] == ["5 mcg/hour patch every 7 days"]


def test_heads_of_columns_and_shares_of_a_trial_ask_for_no_change() -> None:
    rows = [["Serum potassium (mEq/L)", "Dose adjustment"], ["CrCl > 50 mL/min", "87% (52/60)"]]
    found = facts_of(DosingExtractor(), with_table("Renal impairment", rows))
    assert [f for f in found if f.relation == "dose_modification"] == []


def test_patients_with_an_impairment_stand_beside_children() -> None:
    text = "== dosage: Dosage\n# Children\nTake 5 mg once daily.\n# Patients with renal impairment\nReduce the dose to 2 mg."
    (change,) = [f for f in facts_of(DosingExtractor(), page(text)) if f.relation == "dose_modification"]
    assert (change.object, change.qualifiers.get("population")) == ("renal impairment", None)


def test_decimals_of_a_considered_dose() -> None:
    text = "== dosage: Dosage\nWatch for adverse reactions and then consider decreasing the dose to 2.3 mg once daily."
    (change,) = [f for f in facts_of(DosingExtractor(), page(text)) if f.relation == "dose_modification"]
    assert change.qualifiers["action"] == "consider decreasing dose to 2.3 mg once daily"
