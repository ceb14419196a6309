"""Tables that tell how dosing changes with a condition."""

from __future__ import annotations

import pytest

from kg_builder.extract.dosing.extractor import DosingExtractor
from tests.extract.dosing.test_dosing_tables import with_table
from tests.extract.small_pages import facts_of

Row = tuple[str, object, object]


def changes(rows: list[list[str]]) -> list[Row]:
    found = [
        f
        for f in facts_of(DosingExtractor(), with_table("Dosage", rows))
        if f.relation == "dose_modification"
    ]
    return [(f.object, f.qualifiers.get("severity"), f.qualifiers.get("action")) for f in found]


TABLES: list[tuple[list[list[str]], list[Row]]] = [
    (
        [["Estimated GFR", "Starting dose"], ["30 to 49 mL/min", "15 mg/m2"], ["< 30 mL/min", "Do not give"]],
        [
            ("estimated GFR 30 to 49 mL/min", "estimated GFR 30 to 49 mL/min", "15 mg/m2"),
            ("estimated GFR < 30 mL/min", "estimated GFR < 30 mL/min", "do not use"),
        ],
    ),
    (
        [
            ["Creatinine clearance", "Initial dose (mg/kg once daily)"],
            ["30 to 59", "15"],
            ["below 30", "7.5"],
        ],
        [
            ("creatinine clearance 30 to 59", "creatinine clearance 30 to 59", "15 mg/kg once daily"),
            ("creatinine clearance below 30", "creatinine clearance below 30", "7.5 mg/kg once daily"),
        ],
    ),
    (
        [
            ["Coadministered drug", "Recommended dose"],
            ["Moderate CYP3A inhibitor", "80 mg"],
            ["Samplol", "40 mg"],
        ],
        [("moderate CYP3A inhibitor", None, "80 mg"), ("Samplol", None, "40 mg")],
    ),
    (
        [
            ["Neutrophils (cells/mm3)", "Percentage of full dose"],
            ["1,000 to 1,499", "50%"],
            ["< 1,000", "Hold"],
        ],
        [("neutrophils 1,000 to 1,499", None, "50% of full dose"), ("neutrophils < 1,000", None, "hold")],
    ),
    (
        [
            ["Finding", "DELAY the next dose", "REDUCE the next dose"],
            ["Platelets", "below 100,000", "below 25,000"],
        ],
        [
            ("platelets", "below 100,000", "delay next dose"),
            ("platelets", "below 25,000", "reduce next dose"),
        ],
    ),
    (
        [
            ["Lung", "Pneumonia", "Stop"],
            ["Liver", "Severe hepatitis", "Stop"],
            ["Eye", "Keratitis", "Withhold"],
        ],
        [("pneumonia", None, "stop"), ("hepatitis", "severe", "stop"), ("keratitis", None, "withhold")],
    ),
]


@pytest.mark.parametrize(("rows", "wanted"), TABLES, ids=[rows[0][0] for rows, _ in TABLES])
def test_rows_under_a_head_that_names_a_condition(rows: list[list[str]], wanted: list[Row]) -> None:
    assert changes(rows) == wanted


@pytest.mark.parametrize(
    "rows",
    [
        [["Condition", "Dose"], ["Gout", "10 mg daily"], ["Asthma", "20 mg daily"]],
        [["Renal function", "Share of patients"], ["Impaired", "12"], ["Good", "30"]],
        [["Reduction", "Next dose"], ["First dose reduction", "80 mg"], ["Second dose reduction", "60 mg"]],
    ],
)
def test_tables_of_other_kinds_tell_no_changes(rows: list[list[str]]) -> None:
    assert changes(rows) == []
