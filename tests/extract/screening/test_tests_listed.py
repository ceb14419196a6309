# ruff: noqa: E501  (tables read best with one case a line)
"""Tests that lists and tables name, and requests that only refer to one."""

from __future__ import annotations

from io import BytesIO

import pytest

from kg_builder.extract import open_document
from kg_builder.extract.screening.extractor import ScreeningExtractor
from kg_builder.model import Monograph, Screening
from kg_builder.readers import read_monographs
from tests.extract.small_pages import facts_of, page


def listed(notation: str) -> list[tuple[str, str | None]]:
    found = facts_of(ScreeningExtractor(), page(notation))
    return [(fact.object, fact.timing) for fact in found if isinstance(fact, Screening)]


def tabled(rows: str) -> list[tuple[str, str | None]]:
    text = f"# Examplol\n\n## Uses\n\nExamplol treats gout.\n\n{rows}\n"
    (monograph,) = read_monographs(BytesIO(text.encode()), source_name="examplol.md")
    assert isinstance(monograph, Monograph)
    found = ScreeningExtractor().extract(open_document(monograph))
    return [(fact.object, fact.timing) for fact in found if isinstance(fact, Screening)]


@pytest.mark.parametrize(
    ("head", "item", "tests"),
    [
        ("What we check", "**Liver tests** – before the first dose, then monthly", [("liver tests", "before the first dose, then monthly")]),
        ("Tests", "Thyroid: blood test before you begin", [("thyroid", "before you begin")]),
        ("Monitoring", "Blood pressure (each visit)", [("blood pressure", "each visit")]),
        ("Monitoring", "Weight and BMI - yearly", [("weight", "yearly"), ("BMI", "yearly")]),
        ("Before you start: a checklist", "Pregnancy ruled out", [("pregnancy", "before you start")]),
        ("Before your first injection, make sure you have had", "Chest X-ray", [("chest X-ray", "before your first injection")]),
        ("Before you start: a checklist", "Low sodium", []),
        ("Before you start, tell us about", "Creatinine", []),
        ("Tests", "Vaccines: up to date", []),
        ("Monitoring", "Kidney failure", []),
    ],
)  # fmt: skip
def test_entries_under_a_heading_of_tests(head: str, item: str, tests: list[tuple[str, str]]) -> None:
    assert listed(f"== warnings: {head}\n- {item}") == tests


def test_sentences_behind_an_entry_are_read_too() -> None:
    line = "Sodium: at baseline. Have an ECG before the first dose."
    assert listed(f"== warnings: Monitoring\n{line}") == [
        ("sodium", "at baseline"),
        ("ECG", "before the first dose"),
    ]


@pytest.mark.parametrize(
    ("said", "tests"),
    [
        ("Cholesterol may climb; we check it every year.", [("cholesterol", "every year")]),
        ("Platelets may drop, so have them checked every 2 weeks.", [("platelets", "every 2 weeks")]),
        ("**Bone mineral density.** It falls. Assess at baseline.", [("bone mineral density", "at baseline")]),
        ("**Hepatitis B reactivation.** Screen before the first dose.", [("hepatitis B", "before the first dose")]),
        ("Carriers of HLA-B*1502 react badly; they should be tested for it before treatment.", [("HLA-B*1502", "before treatment")]),
        ("**Rash.** Stop it at once.", []),
        ("**Nausea.** Monitor at each visit.", []),
    ],
)  # fmt: skip
def test_requests_that_refer_to_a_test(said: str, tests: list[tuple[str, str]]) -> None:
    assert listed(f"== warnings: Cautions\n{said}") == tests


@pytest.mark.parametrize(
    ("said", "test"),
    [
        ("People from the delta should be tested for loiasis: it matters.", "loiasis"),
        ("At the end, stool should be examined again.", "stool"),
        ("Your team may want blood tests of your kidneys and liver at the start.", "kidneys"),
        ("A neutrophil count of at least 1,200 is asked for before treatment.", "neutrophil count"),
        ("Dr. Moss checks sodium before treatment.", "sodium"),
    ],
)
def test_wordings_of_requests(said: str, test: str) -> None:
    assert test in [name for name, _ in listed(f"== warnings: Cautions\n{said}")]


def test_tables_of_tests() -> None:
    beside = "## Safety checks\n\n| What | When |\n|---|---|\n| Lipids | yearly |\n| Spleen scan | before starting |"
    assert tabled(beside) == [("lipids", "yearly"), ("spleen scan", "before starting")]
    ticked = (
        "## Blood work\n\n| | Baseline | Every 3 months |\n|---|---|---|\n| Lipids | x | x |\n| TSH | | x |"
    )
    assert tabled(ticked) == [("lipids", "at baseline, every 3 months"), ("TSH", "every 3 months")]


def test_tables_of_hazards_and_what_to_do() -> None:
    page = "## Safety\n\n| Hazard | What to do |\n|---|---|\n| Latent TB | Test before starting; treat it |\n| Rash | Stop |"
    assert tabled(page) == [("latent TB", "before starting")]


def test_tests_under_a_heading_among_other_things() -> None:
    said = "# Blood tests\n  - Before starting: blood count and clotting screen\n  - ECG, yearly\n"
    named = [("blood count", "before starting"), ("clotting screen", "before starting"), ("ECG", "yearly")]
    assert listed(f"== interactions: Other medicines\n{said}") == named
    assert listed("== interactions: Other medicines\nWarfarin: check the INR weekly.\n") == []


def test_tables_of_other_things_hold_no_tests() -> None:
    assert tabled("## Warnings\n\n| Sign | When |\n|---|---|\n| Rash | during treatment |") == []
    assert tabled("## How to take it\n\n| Weeks | Dose |\n|---|---|\n| 1 to 4 | 5 mg every day |") == []
