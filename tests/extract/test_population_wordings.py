"""More wordings of what is different for a group of patients."""

from __future__ import annotations

import pytest

from kg_builder.extract.populations import SpecialPopulationExtractor
from kg_builder.extract.vocabulary.population_words import groups_in

from .small_pages import facts_of, page

POPULATIONS = [
    (
        "== dosage\n# Pediatric:\n  - Safety and efficacy not established",
        [("pediatric", "safety and efficacy not established")],
    ),
    (
        "== special_populations: Geriatric use\nNo differences were seen in older patients, but caution is "
        "advised.",
        [("geriatric", None)],
    ),
    (
        "== dosage\nPediatric: safety and efficacy not established",
        [("pediatric", "safety and efficacy not established")],
    ),
    ("== warnings\nUse with caution in patients with liver disease.", [("hepatic impairment", None)]),
    (
        "== description\nIt is not known if examplol is safe and effective in children under 6 years.",
        [("pediatric", None)],
    ),
    ("== dosage\n# Pediatric:\n  - 10 mg once daily", []),
    ("== dosage\n# Gout (Pediatric)\n  <6 years: Safety and efficacy not established", [("pediatric", None)]),
    ("== dosage\n# Geriatric:\n  - Use with caution; few patients over 65 took part", [("geriatric", None)]),
    (
        "== dosage\n# Geriatric\n  Begin with 5 mg daily; older patients are more sensitive to drowsiness",
        [("geriatric", "older patients are more sensitive to drowsiness")],
    ),
    ("== warnings\n# Children\n  No well-controlled studies have been done.", [("pediatric", None)]),
    ("== storage\nElderly: falls were more common at 75 and over.", [("geriatric", None)]),
    ("== storage\nElderly people can ask for an easy cap.", []),
    (
        "== special_populations: Children and adolescents\nTeeth need a close look in the first weeks.",
        [("pediatric", None)],
    ),
    ("== storage\nKeep out of the reach of children.", []),
]


@pytest.mark.parametrize(("notation", "wanted"), POPULATIONS)
def test_special_populations(notation: str, wanted: list[tuple[str, str | None]]) -> None:
    found = facts_of(SpecialPopulationExtractor(), page(notation))
    assert [f.qualifiers.get("population") for f in found] == [group for group, _ in wanted]
    for fact, (_, statement) in zip(found, wanted, strict=True):
        assert statement is None or fact.qualifiers["statement"] == statement


def test_ages_from_one_to_less_than_another_are_one_group() -> None:
    said = "It is not approved for children aged 2 to less than 12 years."
    assert [group.words for group in groups_in(said)] == ["children aged 2 to less than 12 years"]
    assert groups_in("Debilitated patients need less.")[0].kind == ""


@pytest.mark.parametrize(
    ("text", "who", "kind"),
    [
        ("Asian patients have about twice the blood levels.", "Asian patients", "ancestry"),
        ("Black patients respond less well to it.", "Black patients", "ancestry"),
        ("Poor metabolizers should get no more than 50 mg a day.", "poor metabolizers", "metabolizers"),
        ("Slow breakdown (CYP2C19 poor metabolisers) may cause harm.", "poor metabolisers", "metabolizers"),
        ("In the elderly, use the lowest dose that works.", "elderly", "geriatric"),
        ("In obese patients, dosing should be based on lean weight.", "obese patients", "body weight"),
        ("Kidney transplant recipients are at greater risk of cancer.", "kidney transplant recipients", None),
        ("It hasn't been tested in people with heart failure.", "people with heart failure", None),
        (
            "It was tried in only a small number of people aged 65 or older.",
            "people aged 65 or older",
            "geriatric",
        ),
        ("It can be taken by children aged 6 years and over.", "children aged 6 years and over", "pediatric"),
        (
            "It is used in children from the age of 3 months.",
            "children from the age of 3 months",
            "pediatric",
        ),
    ],
)
def test_more_wordings_of_what_differs_for_a_group(text: str, who: str, kind: str | None) -> None:
    (fact,) = facts_of(SpecialPopulationExtractor(), page(f"== warnings: Warnings\n{text}"))
    assert (fact.object, fact.qualifiers.get("population")) == (who, kind)


@pytest.mark.parametrize(
    ("notation", "told"),
    [
        (
            "== dosage: Dosage\n# Hepatic Impairment\n  Mild: start at 2 mg daily; maximum 6 mg daily.",
            [("mild hepatic impairment", "start at 2 mg daily; maximum 6 mg daily")],
        ),
        (
            "== dosage: Dosage\n# Kidney disease\n  Severe or dialysis (CrCl under 30): Not recommended.1",
            [("severe or dialysis kidney disease", "not recommended")],
        ),
        (
            "== dosage: Dosage\nRenal Dose Adjustments: Data not available.",
            [("renal impairment", "data not available")],
        ),
        (
            "== dosage: Dosage\nLiver: no change; monitor patients with cirrhosis.",
            [
                ("liver impairment", "no change"),
                ("patients with cirrhosis", "monitor patients with cirrhosis"),
            ],
        ),
        ("== warnings: Warnings\nLiver: jaundice and hepatitis.", []),
        ("== warnings: Warnings\nMild: a rash that fades.", []),
    ],
)
def test_lines_labelled_with_an_organ_or_a_degree(notation: str, told: list[tuple[str, str]]) -> None:
    found = facts_of(SpecialPopulationExtractor(), page(notation))
    assert [(fact.object, fact.qualifiers["statement"]) for fact in found] == told


def test_each_clause_has_its_own_group() -> None:
    said = "No change is needed in kidney disease; in severe liver disease it should not be used."
    found = facts_of(SpecialPopulationExtractor(), page(f"== warnings: Warnings\n{said}"))
    assert [(fact.object, fact.qualifiers["statement"]) for fact in found] == [
        ("kidney disease", "no change is needed in kidney disease"),
        ("severe liver disease", "in severe liver disease it should not be used"),
    ]


def test_people_below_a_weight_or_with_weak_defences_are_groups() -> None:
    assert groups_in("Below 63 kg: not recommended")[0].kind == "body weight"
    assert (
        groups_in("Immunocompromised recipients may respond less.")[0].words == "immunocompromised recipients"
    )


def test_a_share_of_people_is_no_age_and_people_in_passing_are_no_group() -> None:
    assert groups_in("Less common (under 3%): tremor") == []
    assert groups_in("Over 65s: no change of dose")[0].kind == "geriatric"
    said = "A small number of people, including children, had a rash."
    assert facts_of(SpecialPopulationExtractor(), page(f"== warnings: Warnings\n{said}")) == []
