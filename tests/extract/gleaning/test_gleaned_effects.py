"""Adverse effects in sentences of pages that no rule reads."""

from __future__ import annotations

import io

import pytest

from kg_builder.extract import extract_facts
from kg_builder.model import AdverseEffect, Monograph
from kg_builder.readers import read_monographs


def effects(section: str, sentence: str) -> list[AdverseEffect]:
    """The effects of a page with one sentence under a heading."""
    page = f"Generic Name: zorvexil\n{section}\n{sentence}\n".encode()
    (found,) = read_monographs(io.BytesIO(page), source_name="page.txt")
    assert isinstance(found, Monograph)
    return [f for f in extract_facts(found) if isinstance(f, AdverseEffect)]


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        (
            "Others that turn up often are weight gain, acne and hair loss.",
            ["weight gain", "acne", "hair loss"],
        ),
        ("Watch out for tremor and dizziness as the dose goes up.", ["tremor", "dizziness"]),
        ("Nausea and vomiting force one in five to give up the treatment.", ["nausea", "vomiting"]),
        ("Among the complaints doctors hear most are fatigue and muscle pain.", ["fatigue", "muscle pain"]),
        ("The drug leads to gout in some; a rash also troubles a few.", ["gout", "rash"]),
    ],
)
def test_sentences_on_side_effects(sentence: str, names: list[str]) -> None:
    assert sorted(fact.object for fact in effects("Side effects", sentence)) == sorted(names)


def test_shares_stand_with_the_effects_they_follow() -> None:
    found = effects("Side effects", "Trials recorded headache (12%) and insomnia (4%) above all.")
    assert [(f.object, f.percent) for f in found] == [("headache", 12.0), ("insomnia", 4.0)]


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("Zorvexil may cause seizures, mostly at high doses.", ["seizures"]),
        ("Myocarditis, which can be fatal, has occurred.", ["myocarditis"]),
        ("Patients with gout should be watched.", []),
        ("Zorvexil can reactivate the JC virus.", []),
        ("Keep it away from people with seizures.", []),
    ],
)
def test_warnings_give_what_is_known_as_an_effect(sentence: str, names: list[str]) -> None:
    assert [fact.object for fact in effects("Warnings", sentence)] == names


@pytest.mark.parametrize(
    "sentence",
    [
        "The tablets should be kept in a cool place.",
        "Patients with heart failure were not enrolled.",
        "Zorvexil helps people with epilepsy to have fewer seizures.",
        "Tell the clinic about diabetes or asthma before you start.",
    ],
)
def test_what_a_drug_is_given_for_is_no_effect(sentence: str) -> None:
    assert effects("Side effects", sentence) == []


def test_words_of_a_warning_are_not_put_together_again() -> None:
    """The founding page had "herpes simplex infections" beside the full name that a warning gives."""
    found = [
        fact.object for fact in effects("Warnings", "There were reports of severe hepatic or renal failure.")
    ]
    assert "severe hepatic failure" in found
    assert "hepatic failure" not in found
