"""Tables of reactions, their grades and what to do."""

from __future__ import annotations

import pytest

from kg_builder.extract.dosing.extractor import DosingExtractor
from kg_builder.model import Fact
from tests.extract.small_pages import facts_of
from tests.readers.outlines import read

HEAD = "Generic Name: examplol\nWhat are the dosages of examplol?\nThe dose is 200 mg daily.\n\n"


def changes(table: str) -> list[Fact]:
    found = facts_of(DosingExtractor(), read(HEAD + table))
    return [fact for fact in found if fact.relation == "dose_modification"]


def told(facts: list[Fact]) -> list[tuple[str, object, object]]:
    return [(f.object, f.qualifiers.get("severity"), f.qualifiers.get("action")) for f in facts]


def test_a_row_gives_its_reaction_grade_and_action() -> None:
    facts = changes(
        "Adverse Reaction    Severity    Dosage Modification\n"
        "Colitis    Grade 2    Withhold\n"
        "Colitis    Grade 3 or 4    Permanently discontinue\n"
        "Hepatitis    ALT more than 5 times ULN    Reduce the dose by 50%\n"
    )
    assert told(facts) == [
        ("colitis", "grade 2", "withhold"),
        ("colitis", "grade 3 or 4", "permanently discontinue"),
        ("hepatitis", "ALT more than 5 times ULN", "reduce dose by 50%"),
    ]
    assert facts[-1].evidence[0].span.quote.startswith("Hepatitis")


@pytest.mark.parametrize(
    "table",
    [
        "Dose step    Dose\nFirst dose reduction    150 mg daily\nSecond reduction    100 mg daily\n",
        "Age of the child    Dose\n1 to 5 years    50 mg daily\n6 to 11 years    100 mg daily\n",
    ],
)
def test_steps_of_a_dose_and_schedules_are_no_reactions(table: str) -> None:
    assert changes(table) == []


def test_measured_values_are_named_by_their_test() -> None:
    facts = changes(
        "Measured level    What to do\n"
        "< 10 mg/L    Increase the dose by 25%\n"
        "> 25 mg/L    Withhold; restart at a lower dose\n"
    )
    assert [f.object for f in facts] == ["level < 10 mg/L", "level > 25 mg/L"]


def test_a_grade_before_the_reaction_is_its_severity() -> None:
    facts = changes(
        "Toxicity    Dosage Modification\n"
        "Grade 2 neuropathy lasting a week    Reduce the dose by 20%\n"
        "Grade 4 neutropenia    Interrupt until it has resolved to grade 2, then resume\n"
    )
    assert told(facts) == [
        ("neuropathy", "grade 2", "reduce dose by 20%"),
        ("neutropenia", "grade 4", "interrupt until it has resolved to grade 2; resume"),
    ]


def test_a_long_cell_is_cut_to_the_name_of_its_reaction() -> None:
    facts = changes(
        "Adverse Reaction    Dosage Modification\n"
        "Rise of bilirubin above 3 times the normal limit that has lasted for two weeks or more    Withhold\n"
        "Other Grade 3 or higher toxicity thought to be related    Discontinue\n"
        "High leukocytes (greater than 30,000 cells)    Interrupt\n"
    )
    assert told(facts) == [
        ("rise of bilirubin", None, "withhold"),
        ("other toxicity", "grade 3 or higher", "discontinue"),
        ("high leukocytes", None, "interrupt"),
    ]


def test_each_row_of_a_table_without_heads_has_its_own_grade() -> None:
    """Bug: the first row was taken for heads, and rows of one grade were one fact."""
    facts = changes(
        "Dose Modification\nDose Modifications for Adverse Reactions\nTable 3: Mouth sores\n"
        "Grade 1 or 2    No dose change is needed.\n"
        "Grade 3    Hold until Grade 1. Resume at the same dose.\n"
        "Grade 3 again, or Grade 4    Hold until Grade 1. Resume at the next lower dose.\n"
    )
    assert told(facts) == [
        ("mouth sores", "grade 1 or 2", "no dose change needed"),
        ("mouth sores", "grade 3", "hold until Grade 1; resume at the same dose"),
        ("mouth sores", "grade 3 again, or Grade 4", "hold until Grade 1; resume at the next lower dose"),
    ]
