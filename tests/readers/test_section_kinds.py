"""What a section is about, where its heading leaves it open: by its words and what stands around it."""

from __future__ import annotations

from kg_builder.model import SectionKind
from tests.readers.outlines import kinds_and_titles, read, section, words


def test_advice_in_one_paragraph_does_not_swallow_what_follows() -> None:
    page = read(
        """
        Generic Name: fooxetine
        Warnings
        Boxed warning: fooxetine raises the risk of fits in children.
        Do not stop it all at once.
        """
    )
    assert words(page, SectionKind.BOXED_WARNING) == "fooxetine raises the risk of fits in children."
    assert words(page, SectionKind.WARNINGS) == "Do not stop it all at once."


def test_a_sentence_that_opens_a_list_heads_no_section() -> None:
    page = read(
        """
        Generic Name: fooxetine
        What are the side effects of fooxetine?

        Fooxetine may cause serious side effects including:

        fever,
        memory loss, and
        fits
        """
    )
    effects = section(page, SectionKind.ADVERSE_EFFECTS)
    assert [p.parent for p in effects.passages] == [None, 0, 0, 0]


def test_harm_to_an_organ_is_a_warning_and_its_impairment_a_group_of_patients() -> None:
    page = read(
        """
        Generic Name: fooxetine
        WARNINGS
        No information provided.
        PRECAUTIONS
        Liver Disease
        Fooxetine may harm the liver.
        Use In Specific Populations
        Hepatic Impairment
        Halve the dose.
        """
    )
    assert "Fooxetine may harm the liver." in words(page, SectionKind.WARNINGS)
    assert "Halve the dose." in words(page, SectionKind.SPECIAL_POPULATIONS)
    assert words(page, SectionKind.FURNITURE) == "No information provided."


def test_other_medical_problems_are_no_interactions() -> None:
    page = read(
        """
        Generic Name: fooxetine
        Drug interactions
        Alcohol
        Other medical problems
        Gout—Use with caution. May make this condition worse.
        """
    )
    assert words(page, SectionKind.INTERACTIONS) == "Alcohol"
    assert "Gout" in words(page, SectionKind.WARNINGS)


def test_brand_names_at_the_end_belong_to_no_list_before_them() -> None:
    page = read(
        """
        Fooxetine
        Fooxetine is a medicine for low mood.
        In case of overdose
        Symptoms of overdose may include the following:
        unsteadiness
        confusion

        Brand names
        Foxil®
        Oxapac®

        Last Revised - 01/15/2031
        """
    )
    assert page.drug.brands == ("Foxil", "Oxapac")
    assert words(page, SectionKind.OVERDOSAGE).split("\n")[1:] == ["unsteadiness", "confusion"]
    assert "Last Revised" in words(page, SectionKind.FURNITURE)


def test_drugs_not_to_take_together_are_interactions() -> None:
    page = read(
        """
        Generic Name: fooxetine
        Interactions
        Do not take these drugs with fooxetine:
        Goutamide. Taking both may cause fits.
        ADVERTISEMENT
        Important warnings
        Fooxetine may cause fever.
        """
    )
    assert [k for k, _ in kinds_and_titles(page)] == [
        "identity",
        "interactions",
        "furniture",
        "boxed_warning",
    ]


def test_a_warning_in_capitals_with_its_subject_below_is_boxed() -> None:
    page = read(
        """
        OCREXIL
        ®
        (ocrexumab) Tablets
        WARNING
        FITS AND FAINTING
        Ocrexumab can bring on fits.
        DESCRIPTION
        OCREXIL holds ocrexumab.
        WARNINGS
        PRECAUTIONS
        Fits have come up with ocrexumab.
        """
    )
    assert kinds_and_titles(page)[1:] == [
        ("boxed_warning", "WARNING"),
        ("description", "DESCRIPTION"),
        ("warnings", "WARNINGS"),
    ]
    assert page.drug.generic == "ocrexumab"


def test_side_effects_go_on_behind_a_box_right_below_their_heading() -> None:
    page = read(
        """
        Generic Name: fooxetine
        What are the side effects of fooxetine?
        WARNING
        Fooxetine may cause fits.
        The side effects seen most often are:
        rash
        cough
        """
    )
    assert "Fooxetine may cause fits." in words(page, SectionKind.WARNINGS)
    behind = [p.text for s in page.of_kind(SectionKind.ADVERSE_EFFECTS) for p in s.passages]
    assert behind == ["The side effects seen most often are:", "rash", "cough"]
    # Away from such a heading a box has its own words on side effects.
    apart = read(
        """
        Generic Name: fooxetine
        What is fooxetine used for?
        Fooxetine treats gout.
        WARNING
        Fooxetine may cause fits.
        The side effects seen most often are rash and cough.
        """
    )
    assert not list(apart.of_kind(SectionKind.ADVERSE_EFFECTS))


def test_what_a_link_to_the_next_part_names_is_what_comes() -> None:
    page = read(
        """
        Generic Name: fooxetine
        Dosing
        Take 10 mg once a day.

        Next: Interactions
        Interaction Checker
        - barmol: raises the level of fooxetine.

        Next: Something else
        Mild side effects
        - rash
        Page 2 of 4
        - cough
        IMPORTANT WARNING (FDA "black box")
        Fooxetine may cause fits.
        """
    )
    assert words(page, SectionKind.INTERACTIONS) == "barmol: raises the level of fooxetine."
    assert words(page, SectionKind.ADVERSE_EFFECTS).split() == ["rash", "cough"]
    assert words(page, SectionKind.BOXED_WARNING) == "Fooxetine may cause fits."


def test_an_element_named_a_boxed_warning_needs_no_heading() -> None:
    page = read(
        b"<html><h1>Fooxetine</h1><h2>Warnings</h2><div class='box boxed-warning'><p>It may cause fits.</p>"
        b"</div><p>Keep it from children.</p><h2>Uses</h2><p>Fooxetine treats gout.</p></html>",
        "page.html",
    )
    assert words(page, SectionKind.BOXED_WARNING) == "It may cause fits."
    assert words(page, SectionKind.WARNINGS) == "Keep it from children."


def test_a_boxed_warning_behind_a_list_is_no_item_of_it() -> None:
    page = read(
        """
        Generic Name: fooxetine
        Contraindications
        Fooxetine is contraindicated in patients who have any of these:
        Recent heart attack
        Heart failure
        Boxed Warning
        Fooxetine may cause fits.
        """
    )
    assert words(page, SectionKind.BOXED_WARNING) == "Fooxetine may cause fits."
    assert "Boxed" not in words(page, SectionKind.CONTRAINDICATIONS)


def test_warnings_of_a_leaflet_go_on_below_a_group_of_patients() -> None:
    page = read(
        """
        Generic Name: fooxetine
        Warnings and precautions
        Children and adolescents
        Do not give it to anyone under 18.
        Thoughts of harming yourself
        Tell somebody at once.
        """
    )
    assert "Thoughts of harming yourself" in words(page, SectionKind.WARNINGS)


def test_parts_of_a_numbered_chapter_stay_in_it() -> None:
    page = read(
        """
        Zorvexant (Zorvex)

        5 WARNINGS AND PRECAUTIONS

        5.1 Liver injury

        Liver failure has occurred.

        Monitoring

        Zorvexant raised bilirubin in some patients.

        5.2 Laboratory Tests

        Creatinine rose in patients given zorvexant.

        6 ADVERSE REACTIONS

        6.1 Clinical Studies

        Rash was seen.

        17 PATIENT COUNSELING INFORMATION

        Take it with food.
        """
    )
    assert [kind for kind, _ in kinds_and_titles(page)] == [
        "identity",
        "warnings",
        "adverse_effects",
        "patient_information",
    ]


def test_a_note_opens_no_section() -> None:
    page = read(
        """
        Generic Name: zorvexant

        Side effects

        Rash

        Note:

        Fever is rare.
        """
    )
    assert [kind for kind, _ in kinds_and_titles(page)] == ["identity", "adverse_effects"]


def test_pictures_before_headings_are_no_words() -> None:
    page = read(
        "Generic Name: zorvexant\n\U0001f48a Uses\n\nGout\n\n\u26a0\ufe0f Warnings\n\nIt harms the liver.\n"
    )
    assert [kind for kind, _ in kinds_and_titles(page)] == ["identity", "indications", "warnings"]


def test_a_form_in_brackets_goes_with_the_name_in_a_heading() -> None:
    page = read("Generic Name: zorvexant\n\nWhat should I avoid while taking zorvexant (oral)\n\nAlcohol\n")
    assert kinds_and_titles(page)[-1][0] == "warnings"


def test_headings_and_labelled_lines_end_wrapped_ones() -> None:
    lines = [
        "Generic Name: zorvexant",
        "",
        "Contraindications",
        "People who have had a severe allergic reaction to it or to",
        "any other medicine of the same kind, at whatever age, too",
        "Cautions",
        "Its use in people with diseases of the liver needs care as",
        "they may get worse; so may those of the kidneys, which are",
        "rare.",
    ]
    page = read("\n".join(lines))
    assert [kind for kind, _ in kinds_and_titles(page)] == ["identity", "contraindications", "warnings"]


def test_deeper_questions_of_unknown_words_divide_a_section() -> None:
    page = read(
        """
        Generic Name: zorvexant

        ## What side effects can it cause?

        ### Are there milder ones?

        * nausea

        ### And then?

        * fits

        ## Why me?

        It depends.
        """,
        name="page.md",
    )
    assert [kind for kind, _ in kinds_and_titles(page)] == ["identity", "adverse_effects", "other"]


def test_pregnancy_is_an_item_in_a_terse_list_of_those_who_must_not_have_it() -> None:
    page = read(
        """
        Generic Name: fooxetine

        CONTRAINDICATIONS
        Gout
        Pregnancy (fooxetine)
        Allergy to any ingredient
        PREGNANCY
        It harms the unborn.
        """
    )
    assert words(page, SectionKind.CONTRAINDICATIONS).split("\n")[1:] == [
        "Pregnancy (fooxetine)",
        "Allergy to any ingredient",
    ]
    assert words(page, SectionKind.PREGNANCY) == "It harms the unborn."


def test_topics_in_capitals_end_the_side_effects_of_a_handout() -> None:
    page = read(
        """
        Fooxetine (Foxil)

        WHAT IS IT FOR
        Gout.

        HOW TO TAKE IT
        One tablet a day.

        SIDE EFFECTS
        Common:
        hiccups
        headache

        OPERATIONS
        Tell the surgeon.

        DENTIST
        Tell the dentist.
        """
    )
    assert page.drug.generic == "fooxetine"
    assert words(page, SectionKind.WARNINGS).split("\n") == [
        "Tell the surgeon.",
        "DENTIST",
        "Tell the dentist.",
    ]


def test_impaired_organs_stay_among_the_changes_of_dosing() -> None:
    page = read(
        """
        Generic Name: fooxetine

        Dosage
        Dosage Modifications
        Hepatic or renal impairment
        \u2022 Not studied
        Lack of response
        \u2022 Stop it at week 14
        """
    )
    assert "Stop it at week 14" in words(page, SectionKind.DOSAGE)
    assert not words(page, SectionKind.SPECIAL_POPULATIONS)


def test_groups_of_patients_stay_in_a_numbered_part_on_doses() -> None:
    page = read(
        """
        Fooxetine 10 mg tablets

        4.1 Therapeutic indications
        Fooxetine is indicated for gout.
        4.2 Posology and method of administration
        The recommended dose is 10 mg once daily.
        Special populations
        Renal impairment
        Reduce the dose to 5 mg once daily.
        4.3 Contraindications
        Allergy to fooxetine
        """
    )
    assert "Reduce the dose" in words(page, SectionKind.DOSAGE)


def test_a_call_to_report_side_effects_tells_none() -> None:
    page = read(
        """
        Generic Name: fooxetine

        Side effects
        \u2022 hiccups

        Report suspected side-effects
        You can tell the agency of any.
        """
    )
    assert words(page, SectionKind.ADVERSE_EFFECTS) == "hiccups"


def test_supply_and_schedule_on_a_card_are_no_class_of_the_drug() -> None:
    page = read(
        """
        fooxetine
        Quick facts
        Drug class
        Antidepressant
        Controlled substance status
        Not scheduled
        Generic availability
        Sold by several makers
        What is fooxetine, and why do people take it?
        Doctors give it for panic disorder.
        When should I avoid taking fooxetine?
        Anyone with a recent heart attack.
        """
    )
    assert "Sold by several makers" in words(page, SectionKind.OTHER)
    assert words(page, SectionKind.INDICATIONS) == "Doctors give it for panic disorder."
    assert words(page, SectionKind.CONTRAINDICATIONS) == "Anyone with a recent heart attack."
    assert "Not scheduled" not in words(page, SectionKind.IDENTITY)
