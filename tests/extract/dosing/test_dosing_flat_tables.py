# ruff: noqa: E501  (tables read best with one case a line)
"""Tables of reactions and what to do that ran together into one line, and lists of what to stop for."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg_builder.extract.dosing.extractor import DosingExtractor
from kg_builder.extract.dosing.flat_tables import flat_rows
from tests.extract.small_pages import facts_of, page


def rows(text: str) -> list[tuple[str, str, str]]:
    return [(row.trigger, row.severity, text[row.told : row.end]) for row in flat_rows(text)]


def changes(text: str) -> list[tuple[str, object, object]]:
    label = replace(
        page(f"== dosage: Dosage and Administration\n{text}", brands=("BRANDOL",)),
        media_type="application/openfda+json",
    )
    found = [fact for fact in facts_of(DosingExtractor(), label) if fact.relation == "dose_modification"]
    return [(fact.object, fact.qualifiers.get("severity"), fact.qualifiers.get("action")) for fact in found]


def test_reactions_marked_by_pointers_hold_until_the_next() -> None:
    text = (
        "Table 2: Dosage Modifications Adverse Reaction Severity Dosage Modification Colitis [see Warnings and Precautions (5.1)] "
        "Grade 2 to 3 Withhold BRANDOL until recovery. Resume at the same dose. Grade 4 Permanently discontinue BRANDOL. "
        "Liver injury [see Warnings and Precautions (5.2)] ALT more than 5 times ULN Withhold BRANDOL. "
        "Other Adverse Reactions Grade 3 Reduce the dose."
    )
    assert rows(text) == [
        ("colitis", "grade 2 to 3", "Withhold BRANDOL until recovery. Resume at the same dose."),
        ("colitis", "grade 4", "Permanently discontinue BRANDOL."),
        ("liver injury", "ALT more than 5 times ULN", "Withhold BRANDOL."),
        ("other adverse reactions", "grade 3", "Reduce the dose."),
    ]


def test_the_title_of_a_table_names_the_reaction() -> None:
    text = (
        "Table 3: BRANDOL Dose Changes \u2014 Diarrhea At the first sign drink water. Grade BRANDOL Dose Modifications Grade 1 "
        "No change is required. Grade 2 If it does not end within a day, suspend BRANDOL. Grade 3 or 4 Suspend BRANDOL."
    )
    assert [(name, grade) for name, grade, _ in rows(text)] == [
        ("diarrhea", "grade 1"),
        ("diarrhea", "grade 2"),
        ("diarrhea", "grade 3 or 4"),
    ]


def test_cells_without_a_closing_mark_are_parted_at_the_next_grade() -> None:
    text = (
        "Grade 2 neuropathy lasting a week Decrease the dose by 15% Grade 3 neuropathy Discontinue treatment"
    )
    assert rows(text) == [
        ("neuropathy", "grade 2", "Decrease the dose by 15% "),
        ("neuropathy", "grade 3", "Discontinue treatment"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Discontinue BRANDOL if a rash develops. In gout, BRANDOL may be given with food.",
        "Dose reductions may be needed ( 2.2 ) Reduce the dose in the elderly ( 2.3 ) Avoid it in gout ( 2.4 )",
        "Take BRANDOL with water. Store it at room temperature. Avoid light.",
    ],
)
def test_plain_text_has_no_rows(text: str) -> None:
    assert rows(text) == []


MODIFICATIONS = [
    (
        "Permanently discontinue BRANDOL for: Severe rash [see Warnings (5.1)] Confirmed lung disease [see Warnings (5.2)] Gastric perforation",
        [("rash", "severe", "permanently discontinue"), ("confirmed lung disease", None, "permanently discontinue"), ("gastric perforation", None, "permanently discontinue")],
    ),
    (
        "Delay the next dose of BRANDOL in the event of grade 4 neutropenia or clinically significant bleeding.",
        [("neutropenia", "grade 4", "delay next dose"), ("bleeding", None, "delay next dose")],
    ),
    (
        "Moderate renal impairment (CrCl 30 to 59 mL/min), the dose should not exceed 80 mg daily; Mild renal impairment: no dosage adjustment.",
        [("renal impairment", "moderate", "do not exceed 80 mg daily"), ("renal impairment", "mild", "no dosage adjustment")],
    ),
    (
        "Reduce the dose to 5 mg once daily in people who are not able to tolerate 15 mg.",
        [("intolerance of 15 mg", None, "reduce dose to 5 mg once daily")],
    ),
    ("BRANDOL should not be used in combination with lithium.", [("lithium", None, "do not use")]),
    (
        "Dosage adjustment of BRANDOL is advised in those with CLcr less than 45 mL/min, also while on hemodialysis.",
        [("renal impairment", "CLcr less than 45 mL/min", "adjust dose")],
    ),
    (
        "Permanently discontinue BRANDOL for: Rash lasting over a week. Severe liver dysfunction. Gastric perforation.",
        [("rash", None, "permanently discontinue"), ("liver dysfunction", "severe", "permanently discontinue"), ("gastric perforation", None, "permanently discontinue")],
    ),
    (
        "Avoid concomitant use of any strong CYP3A inhibitors (e.g., samplazole) with BRANDOL.",
        [("strong CYP3A inhibitors", None, "avoid use")],
    ),
    ("Give 120 mg over 60 minutes on day 1 of a cycle.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), MODIFICATIONS, ids=[t[:30] for t, _ in MODIFICATIONS])
def test_changes_of_labels(text: str, wanted: list[tuple[str, str | None, str]]) -> None:
    assert changes(text) == wanted


def test_what_cannot_be_avoided_is_no_advice_to_avoid() -> None:
    text = "If coadministration of a strong CYP2C9 inhibitor cannot be avoided, reduce the dose by 60%."
    assert changes(text) == [("strong CYP2C9 inhibitor", None, "reduce dose by 60%")]


def bulleted(lines: list[str]) -> list[tuple[str, object, object]]:
    notation = "== dosage: Dosage Modifications\n" + "\n".join(lines)
    label = replace(page(notation, brands=("BRANDOL",)), media_type="application/openfda+json")
    found = [fact for fact in facts_of(DosingExtractor(), label) if fact.relation == "dose_modification"]
    return [(fact.object, fact.qualifiers.get("severity"), fact.qualifiers.get("action")) for fact in found]


def test_bullets_do_not_part_a_grade_from_its_reaction() -> None:
    found = bulleted(
        [
            "Adverse Reaction Action Colitis [see Warnings and Precautions (5.1) ]",
            "- Grade 2 Withhold BRANDOL for up to 4 weeks.",
            "- If improved, resume at a reduced dose.",
            "- Grade 3 Permanently discontinue BRANDOL. Nephritis [see Warnings and Precautions (5.2) ]",
            "- Any Grade Permanently discontinue BRANDOL.",
        ]
    )
    assert [row[:2] for row in found] == [
        ("colitis", "grade 2"),
        ("colitis", "grade 3"),
        ("nephritis", "any grade"),
    ]
    assert found[0][2] == "withhold for up to 4 weeks; resume at a reduced dose"


def test_a_row_ends_where_the_label_speaks_of_impairments() -> None:
    found = changes(
        "Colitis [see Warnings (5.1)] Grade 2 Withhold BRANDOL. Grade 3 Discontinue BRANDOL. "
        "Reduce the dose by 50% in patients with severe hepatic impairment."
    )
    assert ("hepatic impairment", "severe", "reduce dose by 50%") in found
    assert ("colitis", "grade 3", "discontinue") in found


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("Liver enzymes above 5x ULN Discontinue", [("liver enzymes above 5x ULN", None, "discontinue")]),
        (
            "Severe skin reactions: permanently discontinue",
            [("skin reactions", "severe", "permanently discontinue")],
        ),
        (
            "Serum lithium over 1.5 mEq/L: Hold two doses",
            [("serum lithium over 1.5 mEq/L", None, "hold two doses")],
        ),
        ("Adults Reduce the dose with care", []),
    ],
)
def test_a_line_may_be_a_row_by_itself(line: str, wanted: list[tuple[str, object, object]]) -> None:
    found = facts_of(DosingExtractor(), page(f"== dosage: Dosage Modifications\n{line}"))
    changed = [fact for fact in found if fact.relation == "dose_modification"]
    assert [(f.object, f.qualifiers.get("severity"), f.qualifiers.get("action")) for f in changed] == wanted


def test_a_reaction_after_a_pointer_to_all_and_one_after_an_action_head_their_grades() -> None:
    text = (
        "Immune Reactions [see Warnings (5.1)] Colitis Grade 2 Withhold Grade 4 or 5 Permanently discontinue BRANDOL"
        " Peripheral Neuropathy Grade 2 Withhold Grade 4 Discontinue Advanced Breast Cancer Grade 3 Withhold"
    )
    assert [(row.trigger, row.severity) for row in flat_rows(text)] == [
        ("colitis", "grade 2"),
        ("colitis", "grade 4 or 5"),
        ("peripheral neuropathy", "grade 2"),
        ("peripheral neuropathy", "grade 4"),
        ("peripheral neuropathy", "grade 3"),
    ]


FLAT: list[tuple[str, list[tuple[str, str]]]] = [
    (
        "Hypertension [see Warnings (5.1)] Systolic pressure >150 mmHg \u2022 Reduce the dose. Systolic pressure"
        " >160 mmHg \u2022 Withhold it. \u2022 Resume at a lower dose. Grade 4 \u2022 Discontinue it. Bleeding"
        " [see Warnings (5.4)] Any Grade \u2022 Withhold it.",
        [
            ("hypertension", "systolic pressure >150 mmHg"),
            ("hypertension", "systolic pressure >160 mmHg"),
            ("hypertension", "grade 4"),
            ("bleeding", "any grade"),
        ],
    ),
    (
        "Grade 3 liver toxicities [see 6.1] First occurrence Interrupt it. Second occurrence Discontinue it.",
        [("liver toxicities", "grade 3, first occurrence"), ("liver toxicities", "second occurrence")],
    ),
    (
        "Treatment Modification Anemia Grade 2 Treat at the same dose. Grade 3 Do not administer it until"
        " recovery to Grade \u2264 1 and then reduce one level Grade 4 Discontinue ZORVEX Nodular Liver Change (NLC)"
        " All Grades Permanently discontinue it.",
        [
            ("anemia", "grade 2"),
            ("anemia", "grade 3"),
            ("anemia", "grade 4"),
            ("nodular liver change", "all grades"),
        ],
    ),
    (
        "Hepatotoxicity Abbreviations: ULN = upper limit [see 5.2] Grade 2 Hold it. Grade 3 Reduce the dose.",
        [("hepatotoxicity", "grade 2"), ("hepatotoxicity", "grade 3")],
    ),
    (
        "Grade 2 cardiac failure Grade 3 arrhythmias First Restart at 40 mg. Second Restart at 20 mg.",
        [("adverse reactions", "first"), ("adverse reactions", "second")],
    ),
    (
        "Low Platelets [see 5.3] <50 x 10 9 /L Interrupt it. <25 x 10 9 /L Discontinue it.",
        [("low platelets", "<50 x 10 9 /L"), ("low platelets", "<25 x 10 9 /L")],
    ),
]


@pytest.mark.parametrize(("text", "wanted"), FLAT, ids=[t[:30] for t, _ in FLAT])
def test_labels_and_actions_of_many_layouts(text: str, wanted: list[tuple[str, str]]) -> None:
    assert [(row.trigger, row.severity) for row in flat_rows(text)] == wanted


def test_a_listed_reaction_is_no_label_of_the_next() -> None:
    text = "Withhold it for: \u2022 Grade 3 rash \u2022 Colitis. Grade 4 rash Discontinue it. Grade 2 rash Continue."
    assert [row.severity for row in flat_rows(text)] == ["grade 4", "grade 2"]
