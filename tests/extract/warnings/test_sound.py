"""Names of hazards without what a sentence says around them, and what names none."""

from __future__ import annotations

import pytest

from kg_builder.extract.warnings.sound import sound_hazard
from tests.extract.read_pages import HEAD, hazards


@pytest.mark.parametrize(
    ("name", "sound"),
    [
        ("known as Zyzz Syndrome", "Zyzz Syndrome"),
        ("followed by liver failure", "liver failure"),
        ("majority of falls", "falls"),
        ("progressing ultimately to coma", "coma"),
        ("highest incidence of nausea", "nausea"),
        ("weight gain of 4 kg at week 20", "weight gain"),
        ("low platelets lasting more", "low platelets"),
        ("liver damage in 2 volunteers", "liver damage"),
        ("rash greater", "rash"),
        ("hypotension Marked falls in pressure", "hypotension"),
        ("stroke Patients with gout", "stroke"),
        ("gout ZORVEX", "gout"),
        ("deaths adjudicated as sudden", "deaths"),
        ("gout is seldom seen", "gout"),
        ("signs suggestive of liver damage", "liver damage"),
        ("unlike withdrawal syndrome", "withdrawal syndrome"),
        ("QTc prolongation Thorough studies", "QTc prolongation"),
        ("liver injury zorvex", "liver injury"),
        ("stroke increases as the dose does", "stroke"),
        ("fast pulse of 30 bpm", "fast pulse"),
        ("low blood pressure. a slow pulse", "low blood pressure"),
        ("prolonged QT interval     Attempts to", "prolonged QT interval"),
    ],
)
def test_what_hangs_on_at_a_hazard_goes(name: str, sound: str) -> None:
    assert sound_hazard(name, ("zorvex",)) == sound


@pytest.mark.parametrize(
    "name",
    [
        "+3 kg at week 12",
        "5-fold increase",
        "HR 1.9",
        "mean change in glucose",
        "serum calcium",
        "fasting glucose levels",
        "require hospital care",
        "regardless of dose",
        "prescribers",
        "zorvex tablets",
        "oral anticoagulants",
        "warfarin",
        "sensory",
        "central nervous system",
        "cardiac",
        "increased insulin requirements",
        "thyroid hormone increases the clearance of warfarin",
        "longer plasma half-life",
        "increased exposure to the active metabolite",
        "mean increases of 2 mm Hg in blood pressure",
        "ALT elevations greater",
        "increased with longer use",
        "worsening of these symptoms",
        "fluoroquinolone use",
        "multiple cases",
        "CNS depressants",
        "exacerbating",
        "B",
    ],
)
def test_measures_products_people_and_adjectives_are_no_hazards(name: str) -> None:
    assert sound_hazard(name, ("zorvex",)) == ""


@pytest.mark.parametrize(
    "name",
    [
        "pain on injection",
        "withdrawal",
        "prolonged QT interval",
        "low blood pressure",
        "birth control pills less effective",
        "sweat less",
        "overgrowth of C. difficile",
        "substance use",
        "increased mortality",
        "reactivation of hepatitis B Virus infection",
        "osteonecrosis of the jaw",
        "harm to the eye",
        "tics",
    ],
)
def test_hazards_in_their_own_words_stay(name: str) -> None:
    assert sound_hazard(name, ("zorvex",)) == name


def test_what_is_wrong_with_the_first_measure_is_wrong_with_the_others() -> None:
    said = "Examplol may cause increases in ALT, bilirubin and creatinine."
    assert hazards(HEAD + said) == ["increases in ALT", "increases in bilirubin", "increases in creatinine"]
