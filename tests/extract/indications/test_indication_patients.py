"""For whom a use is: patients, ages, and whose they are."""

from __future__ import annotations

import pytest

from tests.extract.indications.reading import read

TOLD = """== description: What is examplol?
Examplol is a prescription medicine called a gout blocker. It is used:
  - To reduce the signs and symptoms of gout in adults. Examplol can be used alone.
  - In children 2 years of age and older, to treat polyarticular arthritis
"""


def test_items_that_say_for_what_and_for_whom() -> None:
    assert [(f.object, f.qualifiers["population"]) for f in read(TOLD)] == [
        ("gout", "adults"),
        ("polyarticular arthritis", "children 2 years of age and older"),
    ]


PATIENTS = [
    ("adults with gout", {"population": "adults"}),
    ("gout in adult patients", {"population": "adults"}),
    (
        "gout in children 6 years of age and older",
        {"population": "children 6 years of age and older", "age_min": 6.0},
    ),
    (
        "pediatric patients 2 to 17 years of age with gout",
        {"population": "pediatric patients 2 to 17 years of age", "age_min": 2.0, "age_max": 17.0},
    ),
    (
        "gout in adults and children aged 10 years and above",
        {"population": "adults and children aged 10 years and above", "age_min": 10.0},
    ),
    ("patients with gout", {}),
]


def test_patients_named_before_the_purpose() -> None:
    [fact] = read("== indications\nExamplol is indicated in adult patients for the treatment of gout.")
    assert (fact.object, fact.qualifiers) == ("gout", {"population": "adults"})


def test_an_adjunct_to_diet_is_for_the_patients_disease() -> None:
    diet = "Examplol may be given as an adjunct to diet and exercise"
    [fact] = read(f"== indications\n{diet} to improve glycemic control in adults with diabetes.")
    wanted = {"population": "adults", "combination": "diet and exercise"}
    assert (fact.object, fact.qualifiers) == ("diabetes", wanted)


@pytest.mark.parametrize(("words", "wanted"), PATIENTS)
def test_patients_and_their_ages(words: str, wanted: dict[str, object]) -> None:
    [fact] = read(f"== indications\nExamplol is indicated for the treatment of {words}.")
    assert (fact.object, fact.qualifiers) == ("gout", wanted)


GROUPS = [
    (
        "Examplol helps to lower blood sugar in adults and children with type 1 diabetes and in adults with "
        "type 2 diabetes.",
        [("type 1 diabetes", "adults and children"), ("type 2 diabetes", "adults")],
    ),
    (
        "Examplol is used for focal seizures, with or without aura, in adults and in children over 4 years.",
        [("focal seizures", "adults and children over 4 years")],
    ),
    (
        "Examplol is used to treat schizophrenia in adults and bipolar disorder in adolescents.",
        [("schizophrenia", "adults"), ("bipolar disorder", "adolescents")],
    ),
    (
        "Examplol is indicated for sample arthritis in adults, and in pediatric patients from 5 years.",
        [("sample arthritis", "adults, and pediatric patients from 5 years")],
    ),
    ("Doctors prescribe examplol for people with gout.", [("gout", None)]),
    (
        "Doctors give it to adults with gout, and to adults with asthma whose lungs are getting worse.",
        [("gout", "adults"), ("asthma", "adults whose lungs are getting worse")],
    ),
    (
        "It is used to treat bone loss in men taking hormone blockers, in women who are past the menopause, "
        "and in adults with fractures due to steroids.",
        [
            ("bone loss", "men taking hormone blockers"),
            ("bone loss", "women who are past the menopause"),
            ("fractures due to steroids", "adults"),
        ],
    ),
    (
        "It helps people of 12 years or more who have severe gout.",
        [("severe gout", "people of 12 years or more")],
    ),
]


@pytest.mark.parametrize(("line", "wanted"), GROUPS)
def test_each_condition_has_its_own_patients(line: str, wanted: list[tuple[str, str | None]]) -> None:
    found = [(f.object, f.qualifiers.get("population")) for f in read(f"== description\n{line}")]
    assert sorted(found, key=str) == sorted(wanted, key=str)


def test_lines_that_name_the_patients_keep_who_approved_the_uses() -> None:
    found = read(
        "== indications\nFDA-approved uses of examplol include:\nAdult:\n  - Treatment of gout\n"
        "Pediatric:\n  - Treatment of asthma"
    )
    assert [(f.object, f.qualifiers.get("approval")) for f in found] == [("gout", "FDA"), ("asthma", "FDA")]


NARROWED = [
    (
        "It is used to treat gout in women who are past 60 and cannot take samplol.",
        "women who are past 60 and",
    ),
    (
        "It is given for gout in adults who failed samplol, alone or with trialon.",
        "adults who failed samplol",
    ),
    (
        "Adults with gout who have not got better with other drugs may be given examplol.",
        "adults who have not",
    ),
    ("Examplol is used in women after childbirth to prevent anemia.", "women after childbirth"),
    ("It treats severe gout that no other drug has helped, in people from 12 years.", "people from 12 years"),
    ("It prevents asthma attacks (tight breath) during sport in children.", "children"),
    ("It is sold for heartburn, a burning in the chest, in adults.", "adults"),
    ("Examplol prevents stroke in people with an irregular pulse.", "people with an irregular pulse"),
]


@pytest.mark.parametrize(("line", "who"), NARROWED)
def test_what_narrows_the_patients_stays_with_them(line: str, who: str) -> None:
    [fact] = read(f"== description: What it is\n{line}")
    assert str(fact.qualifiers["population"]).startswith(who)


def test_patients_in_brackets() -> None:
    found = read(
        "== indications: Uses of examplol\n  - Gout (adults)\n  - Asthma (6 years and older)\n  - Mumps"
    )
    assert [(f.object, f.qualifiers) for f in found] == [
        ("gout", {"population": "adults"}),
        ("asthma", {"population": "6 years and older", "age_min": 6.0}),
        ("mumps", {}),
    ]


PATIENTS_SAID = [
    ("In adults, examplol is used to treat ulcers.", "adults"),
    ("It is given for mania and as maintenance treatment for gout in children over 6.", "children over 6"),
    ("It is used to treat melanoma, as an adjuvant after surgery, in adults.", "adults"),
]


@pytest.mark.parametrize(("line", "who"), PATIENTS_SAID)
def test_patients_in_front_or_at_the_end_are_those_of_every_use(line: str, who: str) -> None:
    assert {f.qualifiers.get("population") for f in read(f"== description: What it is\n{line}")} == {who}


def test_patients_of_one_heading_are_not_those_of_the_next() -> None:
    found = read("== indications: Indications\n# Cystitis in women\n  # Gonorrhoea\n    Adult: 5 mg")
    assert {f.object: f.qualifiers.get("population") for f in found} == {
        "cystitis": "women",
        "gonorrhoea": None,
    }
