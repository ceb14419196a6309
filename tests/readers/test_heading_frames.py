"""Headings with more words around them than those that say what they head."""

from __future__ import annotations

import pytest

from kg_builder.model import SectionKind
from kg_builder.readers.headings import DrugPattern, match_heading

from .outlines import kinds_and_titles, read, section, words

_DRUG = DrugPattern.of(["zorvexant", "Lumivex"])


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("Warnings in brief", "warnings"),
        ("Dosage at a glance", "dosage"),
        ("Side effects explained", "adverse_effects"),
        ("Interactions: the basics", "interactions"),
        ("Contraindications checklist", "contraindications"),
        ("Zorvexant warnings in a nutshell", "warnings"),
        ("Zorvexant dosing 101", "dosage"),
        ("A word on side effects", "adverse_effects"),
        ("Understanding interactions", "interactions"),
        ("A quick guide to dosing", "dosage"),
        ("More on storage", "storage"),
        ("Pregnancy, breastfeeding and children", "pregnancy"),
        ("Children & older adults", "special_populations"),
        ("What is Lumivex transdermal used for?", "indications"),
        ("What should I avoid while using zorvexant topical?", "warnings"),
    ],
)
def test_frames_are_looked_through(heading: str, kind: str) -> None:
    found = match_heading(heading, _DRUG)
    assert found is not None
    assert found.kind.value == kind


@pytest.mark.parametrize(
    "heading",
    [
        "Prescribing information",
        "Quick guide",
        "Pregnancy and driving",
        "Safety in numbers",
    ],
)
def test_other_words_in_frames_open_nothing(heading: str) -> None:
    assert match_heading(heading, _DRUG) is None


_LISTED = """
    Generic Name: zorvexant
    On this page
    Recommended dose
    Dosage forms and strengths
    Storage
    Recommended Dose
    Take 5 mg of zorvexant once a day.
    Dosage Forms and Strengths
    5 mg tablets
    Storage
    Keep it dry.
    """


def test_forms_that_the_contents_list_are_no_part_of_the_doses() -> None:
    kinds = kinds_and_titles(read(_LISTED))
    assert ("dosage_forms", "Dosage Forms and Strengths") in kinds
    assert ("dosage", "Recommended Dose") in kinds


def test_heads_of_columns_of_products_head_no_sections() -> None:
    page = read(
        """
        Generic Name: zorvexant
        Preparations
        Routes
        Dosage Forms
        Strengths
        Brand Names
        Manufacturer
        Oral
        Tablets
        5 mg
        """
    )
    assert words(page, SectionKind.DOSAGE_FORMS).endswith("Brand Names\nManufacturer\nOral\nTablets\n5 mg")


def test_numbers_of_sources_are_no_part_of_sentences() -> None:
    told = "Take it at bedtime.1 Swallow it whole (with water).2 Do not chew it.1,3 Avoid it.2 Keep it.4"
    page = read(f"Generic Name: zorvexant\nDosage\n{told}\n")
    (passage,) = section(page, SectionKind.DOSAGE).passages
    assert not any(sign.isdigit() for sign in passage.text)
    once = read("Generic Name: zorvexant\nDosage\nTake vitamin no.1 and then rest.\n")
    assert section(once, SectionKind.DOSAGE).passages[0].text == "Take vitamin no.1 and then rest."


_ALIKE = """
    Zorvexant

    What the pill treats
    Zorvexant treats gout in adults.

    Your plan
    Take 5 mg of zorvexant once a day with water.

    Side effects
    Zorvexant may cause rash and nausea.

    The mixing question
    Zorvexant raises the level of warfarin.

    Storage
    Keep it dry.

    The risk to your liver
    Zorvexant can harm the liver. Have blood tests each month.
    """


def test_headings_set_alike_are_read_though_few_are_known() -> None:
    kinds = ["indications", "dosage", "adverse_effects", "interactions", "storage", "warnings"]
    assert [kind for kind, _ in kinds_and_titles(read(_ALIKE))][1:] == kinds


def test_lines_of_prose_are_no_headings_though_one_is_set_so() -> None:
    page = _ALIKE.replace("\n\n    The mixing question\n", " So we ask. ").replace(
        "Your plan\n", "Each day\n\n    "
    )
    kinds = [kind for kind, _ in kinds_and_titles(read(page))]
    assert "interactions" not in kinds


def test_numbered_contents_may_name_sections_in_other_words() -> None:
    page = read(
        """
        Zorvexant
        Contents
        1. Uses
        2. How you take it
        3. Dosage
        4. Questions

        Zorvexant is a pill for gout, and people have taken it for years and years.
        Uses
        Gout.
        How to take zorvexant every day
        Swallow it.
        Dosage
        5 mg a day.
        Common questions on zorvexant
        Is it new?
        """
    )
    assert "for years" in words(page, SectionKind.IDENTITY)
    assert "4. Questions" not in words(page, SectionKind.PATIENT_INFORMATION)
