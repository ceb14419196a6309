# ruff: noqa: E501  (tables read best with one case a line)
"""Every row of the rule tables reads its example and leaves its counterexample."""

from __future__ import annotations

import re

import pytest

from kg_builder.extract.dosage_forms.form_names import find_forms
from kg_builder.extract.dosing.triggers import severity_of
from kg_builder.extract.rule_tables import rows
from kg_builder.extract.screening.sentences import asked_tests as read_tests


@pytest.mark.parametrize("row", rows("dosing_labels.tsv"), ids=lambda r: f"{r[0]}-{r[1]}")
def test_labels(row: tuple[str, ...]) -> None:
    _, _, written, example, counterexample = row
    assert re.search(rf"(?<![\w-])(?:{written})", example, re.I)
    assert not re.search(rf"(?<![\w-])(?:{written})(?![\w-])", counterexample, re.I)


@pytest.mark.parametrize("row", rows("dosing_actions.tsv"), ids=lambda r: r[2][:30])
def test_actions(row: tuple[str, ...]) -> None:
    _, _, written, example, counterexample = row
    assert re.search(written, example, re.I)
    assert not re.search(written, counterexample, re.I)


@pytest.mark.parametrize("row", rows("dosing_triggers.tsv"), ids=lambda r: r[0])
def test_triggers(row: tuple[str, ...]) -> None:
    _, written, example, counterexample, stems = row
    assert re.search(written, example, re.I)
    assert not re.search(written, counterexample, re.I)
    assert any(stem in example.lower() for stem in stems.split("|"))


@pytest.mark.parametrize("row", rows("dosing_not_a_dose.tsv"), ids=lambda r: f"{r[0]}-{r[1]}")
def test_what_is_no_dose(row: tuple[str, ...]) -> None:
    _, where, written, example, counterexample, stems = row
    pattern = re.compile(written, re.I)
    if where == "before":
        assert pattern.search(f"{example} ")
        assert not pattern.search(f"{counterexample} ")
        assert any(stem in example.lower() for stem in stems.split("|"))
    else:
        gap = "" if example.startswith("/") else " "
        assert pattern.match(gap + example)
        assert not pattern.match(f" {counterexample}")


SEVERITIES = {
    "Mild-to-moderate": "mild-to-moderate",
    "Mild or moderate": "mild or moderate",
    "Moderate to severe": "moderate to severe",
    "Mild, moderate, or severe": "mild, moderate, or severe",
    "Severe and life-threatening": "severe and life-threatening",
    "Severe or life-threatening": "severe or life-threatening",
    "Life-threatening": "life-threatening",
    "Grade 3 or 4": "grade 3 or 4",
    "Grades 2 to 3": "grade 2 to 3",
    "Child-Pugh class B": "Child-Pugh class B",
    "end-stage renal disease": "end-stage renal disease",
    "Stage 4": "stage 4",
    "Severe (CrCl <30 mL/min)": "severe",
    "CrCl 30-59 mL/min": "CrCl 30-59 mL/min",
    "eGFR less than 45 mL/min/1.73 m2": "eGFR less than 45 mL/min/1.73 m2",
    "several patients": "",
    "any patient": "",
}


@pytest.mark.parametrize(("text", "wanted"), SEVERITIES.items())
def test_severities(text: str, wanted: str) -> None:
    assert severity_of(text) == wanted


@pytest.mark.parametrize(
    "name",
    [
        "tablets", "film-coated tablets", "tablet, extended release", "tablets (extended release)", "capsule, delayed release",
        "orally disintegrating tablets", "tablet, chewable", "oral solution", "oral suspension", "powder for oral suspension",
        "solution for injection", "powder for solution for injection", "lyophilized powder for reconstitution",
        "concentrate for solution for infusion", "injectable suspension", "cream", "ophthalmic solution", "eye drops",
        "nasal spray", "metered-dose inhaler", "inhalation powder", "transdermal patch", "rectal suppositories", "vaginal ring",
        "lozenges", "syrup", "topical gel", "foam", "kit", "oral pellets", "sublingual film", "intrauterine device", "enema",
    ],
)  # fmt: skip
def test_a_form_is_read_whole(name: str) -> None:
    text = f"Available as {name}"
    assert [text[f.start : f.end] for f in find_forms(text)] == [name]


@pytest.mark.parametrize("text", ["a creamy gel-like", "preformulated", "the patient's fingering"])
def test_words_that_hold_no_form(text: str) -> None:
    assert [text[f.start : f.end] for f in find_forms(text)] in ([], ["gel"])


TESTS_BY_ROW = [
    "Check liver function tests", "Order a hearing test", "Perform the test", "Do testing", "Perform screening", "Measure drug levels",
    "Measure serum creatinine", "Obtain a CBC", "Monitor blood pressure", "Check HbA1c", "Do an eye exam", "Obtain a chest X-ray",
    "Verify pregnancy status", "Screen for hepatitis B",
    "Examine the fundus", "Order audiometry", "Measure urine protein", "Book an ear examination",
    "Measure vitamin B12",
    "C-reactive protein",
    "Order a clotting screen",
]  # fmt: skip


def test_every_row_of_tests_has_an_example() -> None:
    table = rows("screening_tests.tsv")
    assert len(table) == len(TESTS_BY_ROW)
    for (written, *_), example in zip(table, TESTS_BY_ROW, strict=True):
        assert re.search(rf"(?<![\w-])(?:{written})(?![\w-])", example, re.I), written
        assert not re.search(rf"(?<![\w-])(?:{written})(?![\w-])", "Watch for a rash", re.I)


def test_a_watched_sign_is_no_test() -> None:
    assert read_tests("Monitor patients for signs of infection.") == ()
