# ruff: noqa: E501  (tables read best with one case a line)
"""Triggers of changes of dosing, as writers of pages word them."""

from __future__ import annotations

import pytest

from kg_builder.extract.dosing.extractor import DosingExtractor
from tests.extract.dosing.test_dosing_modifications import Row, modifications
from tests.extract.small_pages import facts_of, page

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


SEVERAL: list[tuple[str, list[Row]]] = [
    ("The dose should be halved if there is low blood pressure, a slow heart rate, or too much drowsiness.", [("low blood pressure", None, "halve dose"), ("slow heart rate", None, "halve dose"), ("too much drowsiness", None, "halve dose")]),
    ("If low blood pressure, a slow heart rate or great drowsiness appears when a weak CYP1A2 inhibitor has been added, halve the dose.", [("great drowsiness", None, "halve dose"), ("low blood pressure", None, "halve dose"), ("slow heart rate", None, "halve dose")]),
    ("In people with serious hypersensitivity reactions the infusion should be stopped.", [("hypersensitivity reactions", "serious", "stop infusion")]),
    ("Halve the dose in cirrhosis, in those weighing 60 kg or less, and in those who also take certain P-gp inhibitors.", [("P-gp inhibitors", None, "halve dose"), ("cirrhosis", None, "halve dose"), ("weighing 60 kg or less", None, "halve dose")]),
    ("Reduce the dose to 5 mg in people over 80 or in those with kidney disease.", [("kidney disease", None, "reduce dose to 5 mg"), ("over 80", None, "reduce dose to 5 mg")]),
    ("The dose should be halved in mild renal impairment and avoided in patients with cirrhosis.", [("cirrhosis", None, "avoid use"), ("renal impairment", "mild", "halve dose")]),
    ("The dose must not go above 15 mg per day if you take gemfibrozil.", [("gemfibrozil", None, "should not go above 15 mg per day")]),
    ("When rifampin is given too, raise the dose up to fivefold.", [("rifampin", None, "raise dose up to fivefold")]),
    ("Stop it at the first sign of a rash.", [("rash", None, "stop it at the first sign of a rash")]),
    ("Take 10 mg for headache, cough, or fever.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), SEVERAL, ids=[t[:40] for t, _ in SEVERAL])
def test_who_and_what_one_change_is_for(text: str, wanted: list[Row]) -> None:
    assert sorted(modifications(f"== dosage: Dosage\n{text}")) == wanted


def regimens(text: str) -> list[tuple[object, ...]]:
    found = [f for f in facts_of(DosingExtractor(), page(text)) if f.relation == "dose_regimen"]
    return [
        (f.object, *(f.qualifiers.get(q) for q in ("population", "indication", "duration"))) for f in found
    ]


PARAGRAPHS = [
    (
        "Hypertension: 10 mg daily. Heart failure: 5 mg daily.",
        [("10 mg daily", None, "hypertension", None), ("5 mg daily", None, "heart failure", None)],
    ),
    (
        "Gout: Adults: 10 mg daily. Children: 5 mg daily.",
        [("10 mg daily", "adults", "gout", None), ("5 mg daily", "pediatric", "gout", None)],
    ),
    (
        "Gout (adults). Day 1: 5 mg once daily. Days 2-5: 10 mg once daily.",
        [("5 mg once daily", "adults", "gout", "day 1"), ("10 mg once daily", "adults", "gout", "days 2-5")],
    ),
    ("Tablets: swallow them whole. Note: 10 mg daily is usual.", [("10 mg daily", None, None, None)]),
]


@pytest.mark.parametrize(("text", "wanted"), PARAGRAPHS, ids=[t[:30] for t, _ in PARAGRAPHS])
def test_labels_inside_a_paragraph(text: str, wanted: list[tuple[object, ...]]) -> None:
    assert regimens(f"== dosage: Dosage\n{text}") == wanted


STEPS = [
    ("Week 1: 25 mg at bedtime\nWeek 2: 50 mg at bedtime", ["week 1", "week 2"]),
    ("Week 1:\n25 mg at bedtime\nWeek 3 and after:\n50 mg at bedtime", ["week 1", "week 3 and after"]),
    ("On days 2 to 5 take 250 mg once a day.", ["days 2 to 5"]),
    ("Take 10 mg daily, and from day 8 on 20 mg daily.", [None, "from day 8 on"]),
    ("Give 100 mg daily on days 1 to 21 of each 28-day cycle.", [None]),
]


@pytest.mark.parametrize(("text", "wanted"), STEPS, ids=[t[:30] for t, _ in STEPS])
def test_the_days_of_a_course_that_a_step_is_for(text: str, wanted: list[str | None]) -> None:
    assert [row[-1] for row in regimens(f"== dosage: Dosage\n{text}")] == wanted


def test_a_sentence_behind_a_label_has_its_own_grade() -> None:
    text = "Mild hepatic impairment: 5 mg once daily. Avoid use in severe hepatic impairment."
    assert modifications(f"== dosage: Dosage\n{text}") == [
        ("hepatic impairment", "mild", "5 mg once daily"),
        ("hepatic impairment", "severe", "avoid use"),
    ]


CASES: list[tuple[str, list[Row]]] = [
    ("Kidney disease: eGFR 30 to 45: 500 mg twice daily; eGFR below 30: stop.", [("kidney disease", "eGFR 30 to 45", "500 mg twice daily"), ("kidney disease", "eGFR below 30", "stop")]),
    ("If your kidneys work poorly your dose must be smaller (creatinine clearance 30 to 59 mL/min: 20 mg a day; 15 to 29 mL/min: 10 mg a day).", [("creatinine clearance 15 to 29 mL/min", "creatinine clearance 15 to 29 mL/min", "10 mg a day"), ("creatinine clearance 30 to 59 mL/min", "creatinine clearance 30 to 59 mL/min", "20 mg a day"), ("kidneys work poorly", None, "use smaller dose")]),
    ("Your doctor will halve the dose when your eGFR is between 15 and 30, and start at half the dose when it is under 15.", [("eGFR between 15 and 30", "eGFR is between 15 and 30", "halve dose"), ("eGFR under 15", "eGFR is under 15", "start at half dose")]),
    ("In mild kidney disease the dose is reduced by 25%; for those on dialysis it is reduced by 50%.", [("dialysis", None, "reduce dose by 50%"), ("kidney disease", "mild", "reduce dose by 25%")]),
    ("Infusion reactions: slow the infusion for mild reactions; discontinue for severe or life-threatening reactions.", [("infusion reactions", "mild", "slow infusion for mild reactions"), ("infusion reactions", "severe or life-threatening", "discontinue")]),
    ("ALT above 3 but not above 5 times the upper limit of normal: halve the dose.", [("ALT above 3 but not above 5 times the upper limit of normal", None, "halve dose")]),
    ("If the dose is hard to tolerate it can be lowered for a while.", [("intolerance", None, "lower it for a while")]),
    ("If you can't tolerate the higher dose, 22 mcg a day can be used.", [("intolerance of the higher dose", None, "22 mcg a day")]),
    ("In children with a glomerular filtration rate above 30 mL/min, start with 5 mg daily.", []),
    ("Take it with food; take 10 mg daily if your doctor agrees.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), CASES, ids=[t[:40] for t, _ in CASES])
def test_cases_that_one_sentence_tells_apart(text: str, wanted: list[Row]) -> None:
    assert sorted(modifications(f"== dosage: Dosage\n{text}"), key=str) == wanted


LINES: list[tuple[str, list[Row]]] = [
    ("# Missed doses\n- If 3 days are missed, resume the previous dose\n# ALT above 5 times ULN, with fever\n- Stop it", [("missed dose", "3 days", "resume previous dose"), ("ALT above 5 times ULN, with fever", None, "stop it")]),
    ("With cimetidine 5 mg twice daily (moderate CYP1A2 inhibitor)\n  - 20 mg once daily", [("cimetidine 5 mg twice daily", "moderate", "20 mg once daily")]),
    ("# Liver disease\n- Mild (Child-Pugh A): 5 mg\n- Severe: no data; use only if the benefit outweighs the risk", [("liver disease", "mild", "5 mg"), ("liver disease", "severe", "use only if the benefit outweighs the risk")]),
    ("# Body weight below 40 kg (adults)\n- 100 mg every 12 hours", [("body weight below 40 kg", None, "100 mg every 12 hours")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), LINES, ids=[t[2:30] for t, _ in LINES])
def test_lines_that_name_the_case_of_the_items_below(text: str, wanted: list[Row]) -> None:
    found = modifications(f"== dosage: Dosage\n# Dosage modifications\n{text}")
    assert [(trigger.replace("Body", "body"), *rest) for trigger, *rest in found] == wanted


def test_what_counts_for_people_with_a_condition_among_special_considerations() -> None:
    text = (
        "# Special dosage considerations\nFor people with heart failure: The starting dosage is 15 mg a day."
    )
    assert modifications(f"== dosage: Dosage\n{text}") == [("heart failure", None, "15 mg a day")]


SCHEDULES: list[tuple[str, list[Row]]] = [
    ("Treatment of gout or of migraine should be begun with 40 or 80 mg once daily.", []),
    ("For patients who develop dyspnea, a larger dose may be needed.", [("dyspnea", None, "use larger dose")]),
    ("Dosage should be reduced in all people who have impaired renal function or hepatic disease.", [("hepatic disease", None, "reduce dosage"), ("impaired renal function", None, "reduce dosage")]),
    ("In liver dysfunction, or in people on drugs by which it is cleared far more slowly, do not exceed 17 mg.", [("liver dysfunction", None, "do not exceed 17 mg")]),
    ("Caution is needed when the drug is administered in patients with hepatic impairment.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), SCHEDULES, ids=[t[:40] for t, _ in SCHEDULES])
def test_what_changes_a_dose_and_what_only_tells_it(text: str, wanted: list[Row]) -> None:
    assert sorted(modifications(f"== dosage: Dosage\n{text}")) == wanted


WORDED: list[tuple[str, list[Row]]] = [
    ("A patient who misses 2 days or more must start again at 12.5 mg a day.", [("missed dose", "2 days or more", "start again at 12.5 mg a day")]),
    ("If the ANC falls to 500 to 999/mcL, interrupt treatment.", [("ANC falls to 500 to 999/mcL", None, "interrupt treatment")]),
    ("If neutropenia develops, treatment is paused until the count recovers.", [("neutropenia", None, "pause treatment until the count recovers")]),
    ("Intervals are lengthened in kidney impairment.", [("kidney impairment", None, "lengthen intervals")]),
    ("A patient who misses an appointment must call again.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), WORDED, ids=[t[:40] for t, _ in WORDED])
def test_verbs_of_breaking_off_and_of_stretching(text: str, wanted: list[Row]) -> None:
    assert modifications(f"== dosage: Dosage\n{text}") == wanted


def test_a_week_by_itself_is_no_duration_of_what_is_not_given_daily() -> None:
    text = "Week 2: 300 mg by infusion. Week 6: 300 mg by infusion and then every eight weeks."
    assert [row[-1] for row in regimens(f"== dosage: Dosage\n{text}")] == [None, None]
