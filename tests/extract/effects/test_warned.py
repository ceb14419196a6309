"""Hazards of warnings that are effects of the drug."""

from __future__ import annotations

import io

import pytest

from kg_builder.extract import extract_facts
from kg_builder.model import AdverseEffect, Monograph
from kg_builder.readers import read_monographs


def warned(*lines: str, title: str = "Warnings") -> list[AdverseEffect]:
    """The effects of a page with a section of warnings."""
    page = "\n".join(["Generic Name: zorvexil", title, *lines, ""]).encode()
    (found,) = read_monographs(io.BytesIO(page), source_name="page.txt")
    assert isinstance(found, Monograph)
    return [f for f in extract_facts(found) if isinstance(f, AdverseEffect)]


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Zorvexil can cause a letter and ovarian failure.", ["ovarian failure"]),
        ("Life-threatening and fatal pancytopenia has been seen.", ["pancytopenia"]),
        ("New onset of heart failure has been reported.", ["heart failure"]),
        ("Epileptic fits have been reported at usual doses.", ["epileptic fits"]),
        ("Nosebleeds and blackouts have been seen.", ["nosebleeds", "blackouts"]),
        ("The dose that fits has been reported.", []),
        ("Leukopenia, neutropenia and anemia may occur.", ["leukopenia", "neutropenia", "anemia"]),
        ("High blood sugar and diabetes have occurred.", ["diabetes", "high blood sugar"]),
        ("Tardive dyskinesia: if signs of it appear, think of stopping.", ["tardive dyskinesia"]),
        ("It does not seem to be followed by heart damage.", []),
        ("Thyroid disease: a lower dose is enough.", []),
        ("Tell your doctor if you have a condition that causes low blood sugar; gout; or asthma.", []),
        (
            "Give it with care to patients with conditions that may lead to loss of fluid, such as colitis.",
            [],
        ),
        ("In case of overdose, get help.", []),
    ],
)
def test_hazards_of_the_drug_are_effects(line: str, names: list[str]) -> None:
    assert [fact.object for fact in warned(line) if fact.status.value == "asserted"] == names


def test_what_the_drug_treats_is_no_effect_of_it() -> None:
    lines = ("Malaria is more likely to cause illness in pregnancy.", "Uses", "It is used to treat malaria.")
    assert [fact.object for fact in warned(*lines)] == []


def test_a_box_named_in_the_sentence_marks_its_effects() -> None:
    line = "Zorvexil carries a boxed warning for liver failure and ovarian failure."
    assert [(f.object, f.boxed) for f in warned(line)] == [("liver failure", True), ("ovarian failure", True)]


def test_how_often_and_in_whom_stand_with_a_hazard() -> None:
    (fact,) = warned("In children with leukemia, ovarian failure may occur rarely.")
    assert (fact.frequency, fact.population) == ("rare", "children with leukemia")
