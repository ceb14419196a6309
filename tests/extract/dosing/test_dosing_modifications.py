# ruff: noqa: E501  (tables read best with one case a line)
"""Changes of dosing: trigger, severity, action."""

from __future__ import annotations

import pytest

from kg_builder.extract.dosing.actions import actions_in
from kg_builder.extract.dosing.extractor import DosingExtractor
from tests.extract.small_pages import facts_of, page

ACTIONS = [
    ("Reduce infusion rate to half the previous rate and maintain it for at least 20 minutes; as tolerated, the rate may increase", ["reduce infusion rate to half the previous rate"]),
    ("Immediately stop and permanently discontinue examplol if shock occurs", ["stop", "permanently discontinue"]),
    ("The dose should be reduced to 5 mg once daily.", ["reduce dose to 5 mg once daily"]),
    ("Dosage adjustment is not necessary.", ["no dosage adjustment necessary"]),
    ("No dosage adjustment needed", ["no dosage adjustment needed"]),
    ("15 mg once daily with food", ["15 mg once daily with food"]),
    ("Administer 50% of dose every 12 hours", ["administer 50% of dose every 12 hours"]),
    ("Start at 4 mg once daily; do not exceed 8 mg a day", ["start at 4 mg once daily", "do not exceed 8 mg a day"]),
    ("Withhold until resolved, then resume at a reduced dose", ["withhold until resolved", "resume at a reduced dose"]),
    ("Patients may require lower doses", ["use lower doses"]),
    ("Dose reduction may be necessary", ["reduce dose"]),
    ("Consider dose reduction", ["consider dose reduction"]),
    ("Use with caution", ["use with caution"]),
    ("Contraindicated", ["contraindicated"]),
    ("Safety and efficacy not established", []),
    ("Administer appropriate supportive treatment", []),
    ("Dose modifications depend on the severity of the reaction", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), ACTIONS, ids=[t[:30] for t, _ in ACTIONS])
def test_actions(text: str, wanted: list[str]) -> None:
    assert [a.words for a in actions_in(text, ("examplol",), triggered=True)] == wanted


Row = tuple[str, str | None, str]


def modifications(notation: str) -> list[Row]:
    found = [f for f in facts_of(DosingExtractor(), page(notation)) if f.relation == "dose_modification"]
    rows = [(f.object, f.qualifiers.get("severity"), str(f.qualifiers["action"])) for f in found]
    return [(o, str(s) if s is not None else None, a) for o, s, a in rows]


SENTENCES: list[tuple[str, list[Row]]] = [
    ("Those who take a strong inhibitor of CYP3A4 should have their dose cut by half.", [("strong inhibitor of CYP3A4", None, "cut by half")]),
    ("Your doctor may give a lower dose if your kidneys don't work well.", [("kidneys don't work well", None, "give lower dose")]),
    ("If liver enzymes rise above 5 times normal, reduce the dose.", [("liver enzymes rise above 5 times normal", None, "reduce dose")]),
    ("Reduce the dose if the medicine is needed for longer.", []),
    ("In patients with severe renal impairment (CrCl below 30 mL/min), the dose should be reduced to 5 mg.", [("renal impairment", "severe", "reduce dose to 5 mg")]),
    ("No dose adjustment is required in patients with mild hepatic impairment.", [("hepatic impairment", "mild", "no dose adjustment required")]),
    ("No adjustment of the dose is needed in patients with renal or hepatic impairment.", [("renal impairment", None, "no dose adjustment needed"), ("hepatic impairment", None, "no dose adjustment needed")]),
    ("Reduce the dose to 100 mg once daily when coadministered with strong CYP3A4 inhibitors.", [("strong CYP3A4 inhibitors", None, "reduce dose to 100 mg once daily")]),
    ("People with moderate kidney disease should take 15 mg once daily.", [("kidney disease", "moderate", "15 mg once daily")]),
    ("Its use is not recommended with severe liver disease.", [("liver disease", "severe", "not recommended")]),
    ("Permanently discontinue examplol for recurrent, severe or intolerable muscle disorders [see Warnings (5.3)].", [("recurrent or intolerable muscle disorders", "severe", "permanently discontinue")]),
    ("Withhold examplol for up to 6 weeks for intolerable adverse reactions.", [("intolerable adverse reactions", None, "withhold for up to 6 weeks")]),
    ("If a patient with gout develops a serious infection, hold examplol until it is controlled.", [("infection", "serious", "hold until it is controlled")]),
    ("Therapy should be terminated if jaundice develops.", [("jaundice", None, "discontinue therapy")]),
    ("Management of adverse reactions may require temporary dose reduction of examplol.", [("adverse reactions", None, "reduce dose")]),
    ("Discontinue examplol if ALT >5 ULN, platelet count <40,000 cells or neutrophil count <500 cells occurs.", [("ALT >5 ULN", None, "discontinue"), ("platelet count <40,000 cells", None, "discontinue"), ("neutrophil count <500 cells", None, "discontinue")]),
    ("With use of ciprofloxacin twice daily, reduce the dose to 534 mg.", [("ciprofloxacin twice daily", None, "reduce dose to 534 mg")]),
    ("Discontinue examplol for good in gout.", []),
    ("Withhold examplol for severe (grade 3) immune-mediated reactions.", [("immune-mediated reactions", "severe", "withhold")]),
    ("Do not initiate examplol if the platelet count is below 50,000, or ALT or AST is more than 3 x ULN.", [("platelet count below 50,000", None, "do not use"), ("ALT or AST more than 3 x ULN", None, "do not use")]),
    ("Withhold examplol for grade 4 neutropenia, grade 3 or higher diarrhea, or bleeding.", [("neutropenia", "grade 4", "withhold"), ("diarrhea", "grade 3 or higher", "withhold"), ("bleeding", None, "withhold")]),
    ("The dose should not exceed 7.5 mg in moderate hepatic impairment or when coadministered with potent CYP3A4 inhibitors.", [("hepatic impairment", "moderate", "do not exceed 7.5 mg"), ("potent CYP3A4 inhibitors", None, "do not exceed 7.5 mg")]),
    ("Patients with severe liver disease should have their dose reduced.", [("liver disease", "severe", "reduce dose")]),
    ("In severe renal impairment start with 5 mg daily. In these patients the dose should not exceed 10 mg.", [("renal impairment", "severe", "start with 5 mg daily"), ("renal impairment", "severe", "do not exceed 10 mg")]),
    ("Withhold examplol during serious infections until they resolve.", [("infections", "serious", "withhold until they resolve")]),
    ("When probenecid or samplol is given with examplol, the dose of examplol should be reduced.", [("probenecid or samplol", None, "reduce dose")]),
    ("Examplol has not been studied in severe hepatic impairment and is therefore contraindicated in it.", [("hepatic impairment", "severe", "contraindicated")]),
    ("Examplol has not been studied in severe hepatic impairment.", []),
    ("Discontinue examplol if grade 4 neutropenia occurs.", [("neutropenia", "grade 4", "discontinue")]),
    ("Dosage adjustment is not required in elderly patients.", [("elderly patients", None, "no dosage adjustment required")]),
    ("A first dose of 35 mg should be considered where patients have severe hepatic impairment [see Warnings (5.1)].", [("hepatic impairment", "severe", "35 mg")]),
    ("Reduce the dose to 25 mg with concomitant use of an alpha-blocker.", [("alpha-blocker", None, "reduce dose to 25 mg")]),
    ("Take 10 mg once daily.", []),
    ("The usual dose is 10 mg for patients not on dialysis.", []),
    ("It has not been studied in renal impairment.", []),
    ("If you forget a dose, skip it if the next dose is near.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), SENTENCES, ids=[t[:40] for t, _ in SENTENCES])
def test_changes_in_prose(text: str, wanted: list[Row]) -> None:
    assert modifications(f"== dosage: Dosage\n{text}") == wanted


def test_a_change_of_dosing_is_no_regimen() -> None:
    text = "== dosage: Dosage\nPeople with moderate kidney disease should take 15 mg once daily."
    assert [f.relation for f in facts_of(DosingExtractor(), page(text))] == ["dose_modification"]


FLAT = """
== dosage: Dosage Modifications
# Infusion reactions
- How to change dosing in response to infusion reactions depends on how severe they are
- Mild-to-moderate
- Halve the infusion rate for at least 30 minutes
- Severe
- Interrupt the infusion and give supportive care
- Restart infusion at half the rate once the signs are gone
- Life-threatening
- Permanently discontinue examplol
# Renal impairment
- Mild-to-moderate: No dosage adjustment necessary
- CrCl <30 mL/min, not on dialysis: 5 mg once daily
- Hemodialysis: 2.5 mg after each session
# Hepatic impairment
- Child-Pugh A: No adjustment
- Child-Pugh C: Contraindicated
# Coadministration with ciclosporin
- Not to exceed 5 mg/day
"""


def test_flattened_outline_is_read_by_trigger_and_severity() -> None:
    assert modifications(FLAT) == [
        ("infusion reactions", "mild-to-moderate", "halve infusion rate for at least 30 minutes"),
        ("infusion reactions", "severe", "interrupt infusion; restart infusion at half rate"),
        ("infusion reactions", "life-threatening", "permanently discontinue"),
        ("renal impairment", "mild-to-moderate", "no dosage adjustment necessary"),
        ("renal impairment", "CrCl <30 mL/min", "5 mg once daily"),
        ("hemodialysis", None, "2.5 mg after each session"),
        ("hepatic impairment", "Child-Pugh A", "no dosage adjustment"),
        ("hepatic impairment", "Child-Pugh C", "contraindicated"),
        ("ciclosporin", None, "do not exceed 5 mg/day"),
    ]


def test_how_long_a_change_lasts() -> None:
    found = [f for f in facts_of(DosingExtractor(), page(FLAT)) if f.qualifiers.get("duration")]
    assert [(f.object, f.qualifiers["duration"]) for f in found] == [
        ("infusion reactions", "at least 30 minutes")
    ]


def test_toxicity_grades_under_their_event() -> None:
    assert modifications(
        """
== dosage: Dosage Modifications for Adverse Reactions
# Neutropenia
- Grade 3: Withhold until grade 1 or less, then resume at the same dose
- Grade 4: Withhold, then resume at 200 mg twice daily
# QT prolongation
- Permanently discontinue
"""
    ) == [
        ("neutropenia", "grade 3", "withhold until grade 1 or less; resume at the same dose"),
        ("neutropenia", "grade 4", "withhold; resume at 200 mg twice daily"),
        ("QT prolongation", None, "permanently discontinue"),
    ]


def test_outside_dosing_only_a_change_of_the_dose_counts() -> None:
    notation = "== special_populations: Renal impairment\n{}"
    assert modifications(notation.format("No dosage adjustment is needed in mild renal impairment.")) == [
        ("renal impairment", "mild", "no dosage adjustment needed")
    ]
    assert modifications(notation.format("Use is not recommended in severe renal impairment.")) == []
    assert modifications("== warnings: Warnings\nReduce the dose in renal impairment.") == []


WORDINGS = [
    (
        "If you have kidney problems your dose should not go above 5mg a day.",
        "kidney problems",
        "should not go above 5mg a day",
    ),
    ("The dose may be lower if you're over 65.", "over 65", "lower dose"),
    ("People with liver disease may need a higher dose.", "liver disease", "use higher dose"),
    (
        "In renal impairment, consideration should be given to dose reduction [see Use (8.6) and Studies (12)].",
        "renal impairment",
        "consider dose reduction",
    ),
]


@pytest.mark.parametrize(("text", "trigger", "action"), WORDINGS)
def test_further_wordings_of_changes(text: str, trigger: str, action: str) -> None:
    (found,) = facts_of(DosingExtractor(), page(f"== dosage: Dosage\n{text}"))
    assert (found.object, found.qualifiers["action"]) == (trigger, action)


def test_a_change_for_both_organs_is_two_changes() -> None:
    text = "== dosage: Dosage\nReduce the dose in patients with impaired renal or hepatic function."
    assert [f.object for f in facts_of(DosingExtractor(), page(text))] == [
        "renal impairment",
        "hepatic impairment",
    ]


def test_a_dose_for_a_disease_of_the_kidneys_is_no_change() -> None:
    text = "== dosage: Dosage\nUsual Adult Dose for Chronic Kidney Disease:\n10 mg once daily\nRenal Dose Adjustments\nNo adjustment recommended"
    dose, change = facts_of(DosingExtractor(), page(text))
    assert (dose.relation, dose.qualifiers["indication"]) == ("dose_regimen", "chronic kidney disease")
    assert (change.relation, change.object) == ("dose_modification", "renal impairment")


def test_words_that_point_to_a_table_change_nothing() -> None:
    text = "== dosage: Dosage\nDose modifications for adverse reactions are given in Table 4."
    assert facts_of(DosingExtractor(), page(text)) == []


def test_a_drug_taken_along_and_a_form_taken() -> None:
    notation = "== dosage: Dosage\nIf you take {}, reduce the dose to 5 mg."
    assert [f.object for f in facts_of(DosingExtractor(), page(notation.format("ketoconazole")))] == [
        "ketoconazole"
    ]
    found = facts_of(DosingExtractor(), page(notation.format("examplol as a liquid")))
    assert [f for f in found if f.relation == "dose_modification"] == []


def test_a_label_may_bound_one_value_or_another() -> None:
    found = modifications(
        """
== dosage: Dosage modifications
# ANC below 400 or platelets 35,000 or fewer
First occurrence: Withhold; resume at 20 mg
"""
    )
    assert found == [
        ("ANC below 400 or platelets 35,000 or fewer", "first occurrence", "withhold; resume at 20 mg")
    ]
