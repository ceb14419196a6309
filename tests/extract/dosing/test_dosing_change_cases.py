# ruff: noqa: E501  (tables read best with one case a line)
"""Wordings of the cases that dosing changes in, several in a sentence among them."""

from __future__ import annotations

import pytest

from kg_builder.extract.dosing.extractor import DosingExtractor
from tests.extract.dosing.test_dosing_modifications import Row, modifications
from tests.extract.small_pages import facts_of, page


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("If after increasing the dose, unbearable vomiting is seen, consider reducing the dosage.", ("unbearable vomiting", None, "consider reducing dosage")),
        ("Permanently discontinue examplol for recurrence of any severe toxicity upon another try.", ("toxicity", "severe", "permanently discontinue")),
        ("If extravasation occurs, the drip should be discontinued immediately.", ("extravasation", None, "discontinue immediately")),
        ("If a dose-limiting reaction occurs, the infusion should be discontinued.", ("dose-limiting reaction", None, "discontinue infusion")),
        ("Dosage adjustment must be made in people with impaired renal function.", ("impaired renal function", None, "adjust dose")),
        ("Dose adjustments of examplol capsules may be necessary when given concomitantly with CYP3A inducers.", ("CYP3A inducers", None, "adjust dose")),
    ],
)  # fmt: skip
def test_changes_of_many_wordings(line: str, wanted: Row) -> None:
    found = facts_of(DosingExtractor(), page(f"== dosage\n{line}"))
    assert [
        (f.object, f.qualifiers.get("severity"), f.qualifiers.get("action"))
        for f in found
        if f.relation == "dose_modification"
    ] == [wanted]


JOINED = [
    (
        "Withhold it for severe (grade 3) rash and permanently discontinue it for life-threatening rash.",
        [("rash", "withhold it"), ("rash", "permanently discontinue it")],
    ),
    (
        "If liver enzymes rise, lower the dose, or stop treatment when you get jaundice.",
        [("liver enzymes rise", "lower dose"), ("jaundice", "stop treatment")],
    ),
    (
        "The dose is halved when ketoconazole is added, and may be raised when rifampin is started.",
        [("ketoconazole", "halve dose"), ("rifampin", "raise dose")],
    ),
    (
        "Treatment is interrupted when the platelet count falls below 50,000, and stopped if it bleeds.",
        [("platelet count falls below 50,000", "interrupt treatment")],
    ),
    (
        "Treatment is held if a rash develops, and stopped if the neutrophil count is under 500.",
        [("rash", "hold treatment"), ("neutrophil count under 500", "stop treatment")],
    ),
]


@pytest.mark.parametrize(("text", "wanted"), JOINED, ids=[t[:30] for t, _ in JOINED])
def test_each_change_of_a_sentence_has_its_own_case(text: str, wanted: list[tuple[str, str]]) -> None:
    found = modifications(f"== dosage: Dosage\n{text}")
    assert [(trigger, action) for trigger, _, action in found] == wanted


CASES = [
    ("No effect by week 10: Discontinue", [("no effect by week 10", None, "discontinue")]),
    ("Patients with mild itching: slow the infusion by half.", [("itching", "mild", "slow infusion by half")]),
    ("If severe vomiting continues: reduce the dose to 5 mg.", [("vomiting continues", "severe", "reduce dose to 5 mg")]),
    ("Discontinue it if there's no evidence of benefit by week 9.", [("no evidence of benefit by week 9", None, "discontinue it")]),
    ("If 1.5 mg is not tolerated, decrease the dose to 1 mg.", [("1.5 mg is not tolerated", None, "decrease dose to 1 mg")]),
    ("If it persists, reduce the dose.", []),
    ("Epilepsy: start with 5 mg daily.", []),
    ("Note: stop smoking.", []),
    ("ALT or AST above 4x ULN: interrupt treatment", [("ALT or AST above 4x ULN", None, "interrupt treatment")]),
    ("Lower the dose by a quarter to control tremor, vomiting or a low platelet count.", [("tremor", None, "lower dose by a quarter"), ("vomiting", None, "lower dose by a quarter"), ("low platelet count", None, "lower dose by a quarter")]),
    ("Reduce the dose by 20% when starting fluconazole.", [("fluconazole", None, "reduce dose by 20%")]),
    ("During long-term use of rifampin, double the dose.", [("rifampin", None, "double dose")]),
    ("When used with other medicines: 25 mg twice daily.", []),
    ("In severe kidney disease the dose drops to 5 mg a day.", [("kidney disease", "severe", "dose drops to 5 mg a day")]),
    ("In the elderly, start with a lower dose and increase slowly.", [("elderly", None, "start with a lower dose; increase slowly")]),
    ("Avoid doses above 2 g in renal impairment.", [("renal impairment", None, "avoid doses above 2 g")]),
    ("The dose is the same for all, but in liver disease your doctor may adapt it.", [("liver disease", None, "adapt dose")]),
    ("Renal impairment: oral dosing need not change.", [("renal impairment", None, "no dosing change")]),
    ("In renal impairment dose adjustment is probably needed.", [("renal impairment", None, "adjust dose")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), CASES, ids=[t[:30] for t, _ in CASES])
def test_wordings_of_cases(text: str, wanted: list[tuple[str, str | None, str]]) -> None:
    assert modifications(f"== dosage: Dosage\n{text}") == wanted


def test_a_row_that_lost_its_cells_keeps_the_range_of_its_count() -> None:
    notation = "== dosage: Dosage\n# Dosage modifications\nLab Value Recommendation\nANC 600 to 900 Hold until it is above 900\nANC below 600 Discontinue"
    assert modifications(notation) == [
        ("ANC 600 to 900", None, "hold until it is above 900"),
        ("ANC below 600", None, "discontinue"),
    ]


@pytest.mark.parametrize("head", ["Load", "First course", "Follow-up", "Action"])
def test_a_step_of_treatment_is_no_condition(head: str) -> None:
    found = facts_of(DosingExtractor(), page(f"== dosage: Dosage\n{head}: 10 mg once daily."))
    assert [f.qualifiers.get("indication") for f in found] == [None]


BROKEN_OFF = [
    (
        "Missed doses\n- Two weekly doses missed: restart with the first step",
        [("two weekly doses", "restart with the first step")],
    ),
    (
        "Missed dose\nIf you miss more than 4 days, restart at 2 mg once daily.",
        [("more than 4 days", "restart at 2 mg once daily")],
    ),
    (
        "If three or more doses are missed, re-initiate treatment at 5 mg.",
        [("three or more doses", "restart treatment at 5 mg")],
    ),
    ("Missed dose\nIf you miss a dose, skip it if it is almost time for the next.", []),
    ("Missed dose\nIf you miss 2 doses, call your doctor before you take more.", []),
]


@pytest.mark.parametrize(("text", "wanted"), BROKEN_OFF)
def test_a_course_that_missed_doses_break_off(text: str, wanted: list[tuple[str, str]]) -> None:
    found = modifications(f"== dosage: Dosage\n{text}")
    assert [(extent, action) for _, extent, action in found] == wanted
    assert {trigger for trigger, *_ in found} <= {"missed dose"}


def test_missed_doses_end_where_an_impairment_is_headed() -> None:
    text = "# Missed doses\nTake it when you remember.\n# Renal impairment\n- No dosage adjustment needed"
    assert modifications(f"== dosage: Dosage\n{text}") == [
        ("renal impairment", None, "no dosage adjustment needed")
    ]


CASES = [
    (
        "When vexazole is added, the dose is halved; when rifampin is added, the dose is doubled.",
        [("rifampin", "double dose")],
    ),
    (
        "In patients with kidney disease the daily dose is reduced by 25%; for those on hemodialysis it is reduced by half.",
        [("kidney disease", "reduce daily dose by 25%"), ("hemodialysis", "reduce dose by half")],
    ),
    (
        "Patients who cannot tolerate 40 mg may be given 20 mg once daily.",
        [("intolerance of 40 mg", "20 mg once daily")],
    ),
    ("If the ALT (a liver enzyme) is above 100, the drug should be stopped.", [("ALT above 100", "stop")]),
    (
        "If you have kidney problems, your doctor may want you to use this medicine less frequently.",
        [("kidney problems", "use less frequently")],
    ),
    ("Your doctor may have you stop it for a short time before surgery.", []),
]


@pytest.mark.parametrize(("text", "wanted"), CASES)
def test_cases_of_a_sentence(text: str, wanted: list[tuple[str, str]]) -> None:
    found = [(trigger, action) for trigger, _, action in modifications(f"== dosage: Dosage\n{text}")]
    assert [row for row in wanted if row not in found] == []
    assert bool(found) == bool(wanted)


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("Taking rifampin", ["rifampin"]),
        ("With rifampin (strong CYP3A4 inducer)", ["rifampin"]),
        ("Also receiving warfarin", ["warfarin"]),
        ("With warfarin", []),  # a regimen of both
        ("With food", []),
        ("Taking it late", []),
    ],
)
def test_a_line_of_its_own_names_the_drug_taken_along(line: str, wanted: list[str]) -> None:
    found = facts_of(
        DosingExtractor(), page(f"== dosage\n{line}\n- Increase the dose to 40 mg every 12 hours")
    )
    assert [f.object for f in found if f.relation == "dose_modification"] == wanted


@pytest.mark.parametrize(
    "line",
    [
        "When the kidneys are severely impaired, reduce the dose.",
        "In people with severely impaired kidneys, halve the dose.",
    ],
)
def test_impaired_kidneys_ask_for_a_change(line: str) -> None:
    found = facts_of(DosingExtractor(), page(f"== dosage\n{line}"))
    [change] = [f for f in found if f.relation == "dose_modification"]
    assert change.object.endswith(("kidneys", "impaired"))


def test_a_list_of_events_in_front_asks_for_the_same_at_each_and_slows_nothing() -> None:
    line = (
        "If low blood pressure, slow heart rate or excessive drowsiness appears, reduce the dose or stop it."
    )
    found = modifications(f"== dosage: Dosage\n{line}")
    assert [row[0] for row in found] == ["low blood pressure", "slow heart rate", "excessive drowsiness"]
    assert {row[2] for row in found} == {"reduce dose; stop dose"}
    one = modifications("== dosage: Dosage\nIf a severe rash occurs, stop examplol.")
    assert [row[0] for row in one] == ["rash"]


FLAT = (
    "Table 4 Doses of examplol in renal impairment Function Dose at first Dose later Normal 100 mg daily 200 mg "
    "daily Mild 80 mg daily 160 mg daily Severe 40 mg daily 80 mg daily and for those on dialysis reduce the dose."
)
STUDIED = [
    f"# Renal impairment\nSee the table.\n{FLAT}",
    "# Liver dysfunction\nThe incidence of these rises was 0.3% and 0.9% for 10 and 40 mg.",
    "# Liver dysfunction\nTwelve of 40 patients with such rises went on with a reduced dose.",
]


@pytest.mark.parametrize("text", STUDIED, ids=["flat", "incidence", "patients"])
def test_tables_without_lines_and_what_was_seen_ask_for_nothing(text: str) -> None:
    assert modifications(f"== dosage: Dosage\n{text}") == []


def test_a_grade_runs_from_mild_to_severe() -> None:
    found = modifications(
        "== dosage: Dosage\nNo dose adjustment is needed in mild to severe renal impairment."
    )
    assert found == [("renal impairment", "mild to severe", "no dose adjustment needed")]
