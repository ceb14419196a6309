"""Whether a line is a heading, by where it stands: behind lists, beside signs, in a table of contents."""

from __future__ import annotations

import pytest

from kg_builder.model import SectionKind
from tests.readers.outlines import kinds_and_titles, read, section, words


def test_a_heading_right_behind_a_bare_list_is_none_of_its_items() -> None:
    page = read(
        """
        Generic Name: fooxetine
        How to take fooxetine
        Swallow one tablet a day.
        Ring a nurse now if any of these is true for you:
        you took two tablets
        you feel very sleepy
        Side effects
        Common side effects
        You may get a dry mouth.
        """
    )
    assert "You may get a dry mouth." in words(page, SectionKind.ADVERSE_EFFECTS)
    assert words(page, SectionKind.DOSAGE).endswith("you feel very sleepy")


def test_a_heading_behind_a_list_in_capitals_is_told_by_its_words() -> None:
    page = read(
        """
        Generic Name: fooxetine
        Uses
        Fooxetine is given for illnesses such as these:
        Gout
        Mumps
        Croup
        Shingles
        Warnings
        Speak to a nurse first if you faint easily.
        """
    )
    assert "Croup" in words(page, SectionKind.INDICATIONS)
    assert words(page, SectionKind.WARNINGS) == "Speak to a nurse first if you faint easily."


def test_an_item_that_could_head_a_section_stays_in_its_list() -> None:
    page = read(
        """
        Generic Name: fooxetine
        Warnings
        Fooxetine may bring on any of these troubles:
        Misuse
        Withdrawal
        Overdose
        Fits
        """
    )
    assert "Overdose" in words(page, SectionKind.WARNINGS)


def test_signs_before_headings_are_no_bullets() -> None:
    page = read(
        """
        \u25a0 Fooxetine
        \u25a0 Uses
        Fooxetine treats gout.
        \u25a0 How to take
        One tablet a day.
        \u25a0 Side effects
        \u2022 rash
        \u2022 cough
        """
    )
    assert [k for k, _ in kinds_and_titles(page)][-3:] == ["indications", "dosage", "adverse_effects"]
    assert words(page, SectionKind.ADVERSE_EFFECTS).split() == ["rash", "cough"]


def test_bullets_of_a_list_of_topics_are_no_headings() -> None:
    page = read(
        """
        Generic Name: fooxetine
        Before taking fooxetine
        Your nurse will talk with you about:
        \u2022 side effects
        \u2022 interactions
        \u2022 dosage
        Bring a friend along.
        """
    )
    assert kinds_and_titles(page)[-1] == ("warnings", "Before taking fooxetine")


@pytest.mark.parametrize("sign", ["\u26a0\ufe0f ", "\U0001f48a "])
def test_pictures_before_a_heading_do_not_hide_it(sign: str) -> None:
    page = read(f"Generic Name: fooxetine\n\n{sign}Side effects\n\nIt may cause a cough.\n")
    assert "It may cause a cough." in words(page, SectionKind.ADVERSE_EFFECTS)


def test_what_a_table_of_contents_lists_heads_its_text_in_any_words() -> None:
    page = read(
        """
        Fooxetine
        On this page
        Uses
        My first week
        Side effects
        Uses
        Fooxetine treats gout.
        My first week
        You may feel sleepy.
        Side effects
        Rash.
        """
    )
    assert [k for k, _ in kinds_and_titles(page)][-3:] == ["indications", "other", "adverse_effects"]
    assert words(page, SectionKind.INDICATIONS) == "Fooxetine treats gout."


def test_a_line_in_bold_heads_by_its_words() -> None:
    page = read(
        "# Fooxetine\n\nFooxetine is a tablet.\n\n"
        "**What it treats**\n\nGout.\n\n**Please do not take if**\n\n- you have fits\n\n"
        "**Side effects to look for**\n\n- rash\n\n**Risk of infection**\n\n- fever\n"
    )
    assert [k for k, _ in kinds_and_titles(page)][-3:] == [
        "indications",
        "contraindications",
        "adverse_effects",
    ]
    assert "fever" in words(page, SectionKind.ADVERSE_EFFECTS)  # bold inside a section divides it


def test_in_interactions_what_not_to_take_together_is_one() -> None:
    page = read(
        "# Fooxetine\n\nFooxetine is a tablet.\n\n"
        "**Interactions**\n\n**Do not take this medicine with any of the following**\n\n"
        "- barmol\n"
    )
    assert "barmol" in words(page, SectionKind.INTERACTIONS)


def test_a_page_of_labelled_lines_is_read_by_the_words_of_its_labels() -> None:
    page = read(
        """
        Generic Name: fooxetine
        Indication: gout
        How given: a tablet a day
        Side effects: rash
        Avoid if: you have had fits
        Storage: in a dry place
        For people with gout: it may take longer.
        """
    )
    kinds = [k for k, _ in kinds_and_titles(page)][1:]
    assert kinds == ["indications", "dosage", "adverse_effects", "contraindications", "storage"]


def test_a_boxed_warning_on_one_line_ends_with_it_in_any_page() -> None:
    page = read(
        """
        Generic Name: fooxetine
        Indication: gout
        Dose: one tablet a day
        Side effects: rash
        Warnings
        Boxed warning: fits have been fatal.
        Do not drive at night.
        """
    )
    assert words(page, SectionKind.BOXED_WARNING) == "fits have been fatal."
    assert "Do not drive at night." in words(page, SectionKind.WARNINGS)


def test_a_chapter_in_capitals_ends_the_chapter_on_doses() -> None:
    page = read(
        """
        Generic Name: fooxetine
        2 DOSAGE AND ADMINISTRATION
        Take one tablet a day.
        3 DOSAGE FORMS AND STRENGTHS
        Tablets: 5 mg
        """
    )
    assert words(page, SectionKind.DOSAGE_FORMS) == "Tablets: 5 mg"
    inner = read(
        """
        Generic Name: fooxetine
        Dosage
        Dosage forms
        Tablets: 5 mg
        """
    )
    assert section(inner, SectionKind.DOSAGE)
    assert not list(inner.of_kind(SectionKind.DOSAGE_FORMS))


@pytest.mark.parametrize(
    "frame",
    ["--- {} ---", "[{}]", "== {} ==", "Q: {}", "| {} |", "\u2502 {} \u2502"],
)
def test_what_frames_a_heading_does_not_hide_it(frame: str) -> None:
    page = read(
        f"Fooxetine\n\nFooxetine treats gout.\n\n{frame.format('Side effects')}\nIt may cause a cough.\n"
        f"{frame.format('How is fooxetine given?')}\nA: One tablet a day.\n"
    )
    assert "It may cause a cough." in words(page, SectionKind.ADVERSE_EFFECTS)
    assert words(page, SectionKind.DOSAGE) == "One tablet a day."


def test_letters_before_headings_are_no_items() -> None:
    page = read(
        """
        Generic Name: fooxetine
        A. Uses
        Fooxetine treats gout.
        B. How fooxetine is taken
        One tablet a day.
        C. Unwanted effects
        Rash
        D. Storage
        In a dry place.
        """
    )
    kinds = [k for k, _ in kinds_and_titles(page)][1:]
    assert kinds == ["indications", "dosage", "adverse_effects", "storage"]


def test_steps_by_letters_stay_items() -> None:
    page = read(
        """
        Generic Name: fooxetine
        How to use fooxetine
        a. Wash your hands.
        b. Side effects may come on: sit down.
        c. Take the cap off.
        """
    )
    assert [k for k, _ in kinds_and_titles(page)][1:] == ["dosage"]


def test_a_line_that_the_page_is_for_patients_ends_no_head_of_it() -> None:
    page = read(
        """
        Patient Information
        Fooxetine
        Fooxetine is a uricosuric used to treat gout.
        Side effects
        Rash
        """
    )
    assert kinds_and_titles(page)[0] == ("identity", "")
    assert "treat gout" in words(page, SectionKind.IDENTITY)


def test_a_menu_below_a_title_hides_no_section() -> None:
    page = read(
        """
        fooxetine (Rx)
        Brand and Other Names: Foxil, fooxinib-abcd
        Dosing & Uses
        Interactions
        Adverse Effects
        Images
        Patient Handout
        Dosing & Uses
        Adult
        Dosage Forms & Strengths
        10mg
        Gout
        10 mg PO qDay
        Next: Interactions
        Interaction Checker
        Serious (1)
        barmol
        Next: Adverse Effects
        Rash (5%)
        """
    )
    assert page.drug.brands == ("Foxil",)
    assert "10 mg PO qDay" in words(page, SectionKind.DOSAGE)
    assert "barmol" in words(page, SectionKind.INTERACTIONS)
    assert "Rash (5%)" in words(page, SectionKind.ADVERSE_EFFECTS)


def test_contents_are_told_by_numbers_and_names_left_off() -> None:
    page = read(
        """
        Fooxetine
        Legal status
        Rx-only
        Molar mass 300 g

        Fooxetine is a uricosuric that is used against gout in adults who have it often and badly.

        Contents
        1 Medical uses
        2 Taking it with other medicines
        3 My first week
        Medical uses
        Gout.
        Taking fooxetine with other medicines
        Barmol raises its level.
        My first week
        You may feel sleepy.
        """
    )
    kinds = [k for k, _ in kinds_and_titles(page) if k != "furniture"]
    assert kinds == ["identity", "other", "description", "indications", "interactions", "other"]
    assert "used against gout" in words(page, SectionKind.DESCRIPTION)


def test_groups_of_patients_behind_lactation_are_sections_of_their_own() -> None:
    page = read(
        """
        Generic Name: fooxetine
        Use In Specific Populations
        Pregnancy: no harm was seen.
        Lactation: it passes into milk.
        Pediatric Use: it has not been tested below 12 years.
        """
    )
    assert words(page, SectionKind.LACTATION) == "it passes into milk."
    assert "tested" in words(page, SectionKind.SPECIAL_POPULATIONS)


def test_questions_on_the_drug_need_no_mark() -> None:
    page = read(
        """
        Foxil (fooxetine)
        Foxil is a daily tablet. Fooxetine is what it holds.
        How well does Foxil work
        Gout came half as often.
        What side effects could I get with Foxil
        A rash.
        How do you feel about Foxil
        Good.
        """
    )
    assert words(page, SectionKind.CLINICAL_STUDIES) == "Gout came half as often."
    assert words(page, SectionKind.ADVERSE_EFFECTS) == "A rash."
    assert kinds_and_titles(page)[-1] == ("other", "How do you feel about Foxil")


def test_what_to_tell_a_doctor_first_is_no_contraindication() -> None:
    page = read(
        """
        Generic Name: fooxetine
        Do not use fooxetine if you have:
        - severe asthma
        Before applying fooxetine, tell your healthcare provider if you have a history of:
        - liver problems
        """
    )
    assert words(page, SectionKind.CONTRAINDICATIONS) == "severe asthma"
    assert words(page, SectionKind.WARNINGS).endswith("liver problems")


def test_important_information_at_the_top_is_a_warning() -> None:
    page = read(
        """
        MEDICATION GUIDE
        Foxil (fooxetine), CII
        Important information about Foxil:
        \u2022 Get help right away if you use too much.
        """
    )
    assert "too much" in words(page, SectionKind.WARNINGS)


def test_parts_of_a_drug_facts_label_are_no_items_of_the_uses() -> None:
    page = read(
        """
        Generic Name: fooxetine
        Uses
        eases these troubles for a short while only:
        runny nose
        sneezing
        Warnings
        Do not use
        if you have had a reaction to this product
        Ask a doctor before use if you have
        liver disease
        """
    )
    assert words(page, SectionKind.CONTRAINDICATIONS) == "if you have had a reaction to this product"
    assert words(page, SectionKind.WARNINGS).endswith("liver disease")


def test_care_with_drugs_behind_those_to_avoid_stays_among_interactions() -> None:
    ranked = read(
        """
        Generic Name: fooxetine
        Fooxetine and other medicines
        Avoid taking together
        - barmol
        Use with caution
        - bazolin
        - quxide
        """
    )
    assert "bazolin" in words(ranked, SectionKind.INTERACTIONS)
    apart = read(
        """
        Generic Name: fooxetine
        Fooxetine and other medicines
        Barmol raises its levels.
        Use with caution
        - asthma
        - gout
        """
    )
    assert "asthma" in words(apart, SectionKind.WARNINGS)


def test_a_line_between_rules_is_a_heading_and_the_one_above_them_is_none() -> None:
    parts = [f"====\n{head}\n====\n{told}" for head, told in (("Uses", "Gout."), ("Dosage", "5 mg a day."))]
    page = read("Generic Name: zorvexant\nAn old page\n" + "\n".join(parts))
    assert kinds_and_titles(page)[1:] == [("indications", "Uses"), ("dosage", "Dosage")]


@pytest.mark.parametrize("bullet", ["\u00d8 ", "\u00a7 ", "\uf0a7 ", "\uf0d8 ", "\uf0fc\t", "\uf076 "])
def test_bullets_of_office_documents_mark_items(bullet: str) -> None:
    page = read(f"Generic Name: zorvexant\nSide effects\nThey include:\n{bullet}rash\n{bullet}fits\n")
    assert [p.text for p in section(page, SectionKind.ADVERSE_EFFECTS).passages[1:]] == ["rash", "fits"]
