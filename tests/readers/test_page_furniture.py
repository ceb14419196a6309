"""What a site puts around a monograph, and headings glued to it: neither swallows the other."""

from __future__ import annotations

import pytest

from kg_builder.model import SectionKind
from tests.readers.outlines import kinds_and_titles, read, section, words

GLUED = """\
Generic Name: ocrexumab
What is ocrexumab?
Ocrexumab is an antibody.
Warnings
- It may cause fits.

SLIDESHOW
Ten Facts on Gout and Headache See SlideshowWhat are the side effects of ocrexumab?
Common side effects are:
- rash
Subscribe to the Heart Newsletter
By clicking Submit you agree.
- cough
What Is The Dosage For Ocrexumab?The dose is 5 mg.
From
Healthy Resources
Could Your Liver Be Tired?
What else should I know about ocrexumab?
- Keep it cool.
Related Disease Conditions
-
Gout
Gout causes pain and fever. Colchicine (Colcrys) is given.
-
Pregnancy and Gout
Nausea is common.
What Is the Main Cause of Gout?
Report Problems to the Food and Drug Administration
Call the agency.
https://example.org/ocrexumab
https://example.org/label.pdf
"""


def test_furniture_and_glued_headings() -> None:
    page = read(GLUED)
    assert kinds_and_titles(page) == [
        ("identity", ""),
        ("description", "What is ocrexumab?"),
        ("warnings", "Warnings"),
        ("furniture", ""),
        ("adverse_effects", "What are the side effects of ocrexumab?"),
        ("furniture", ""),
        ("dosage", "What Is The Dosage For Ocrexumab?"),
        ("furniture", ""),
        ("patient_information", "What else should I know about ocrexumab?"),
        ("furniture", ""),
        ("other", "Report Problems to the Food and Drug Administration"),
        ("references", ""),
    ]
    effects = section(page, SectionKind.ADVERSE_EFFECTS)
    assert [(p.text, p.parent) for p in effects.passages] == [
        ("Common side effects are:", None),
        ("rash", 0),
        ("cough", 0),
    ]
    elsewhere = "\n".join(
        p.text for s in page.walk() if s.kind is not SectionKind.FURNITURE for p in s.passages
    )
    assert not any(word in elsewhere for word in ("Gout", "Colchicine", "Liver", "Headache"))
    assert words(page, SectionKind.REFERENCES).split("\n") == [
        "https://example.org/ocrexumab",
        "https://example.org/label.pdf",
    ]


def test_a_glued_heading_begins_at_its_own_words() -> None:
    page = read(GLUED)
    title = section(page, SectionKind.ADVERSE_EFFECTS).title
    assert title is not None
    assert page.text[title.start : title.end] == "What are the side effects of ocrexumab?"
    assert page.text[: title.start].endswith("See Slideshow")


def test_real_sections_after_related_articles_are_found_again() -> None:
    page = read(
        """
        Generic Name: fooxetine
        Related articles
        Ten ways to sleep
        Side effects of statins
        What are the warnings for fooxetine?
        Fooxetine may cause fits.
        """
    )
    assert words(page, SectionKind.WARNINGS) == "Fooxetine may cause fits."
    assert "statins" in words(page, SectionKind.FURNITURE)


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_one_outline_whatever_the_newlines_and_encoding(newline: str, encoding: str) -> None:
    page = read(GLUED.replace("\n", newline).encode(encoding))
    assert kinds_and_titles(page) == kinds_and_titles(read(GLUED))


def test_other_drugs_in_a_list_are_no_furniture() -> None:
    page = read(
        """
        Generic Name: fooxetine
        Drug interactions
        - Approved by the agency with warfarin
        - Other drugs
        Fooxetine may raise digoxin levels.
        """
    )
    assert len(section(page, SectionKind.INTERACTIONS).passages) == 3


def test_the_foot_of_a_page_is_no_list_of_effects() -> None:
    page = read(
        """
        Generic Name: fooxetine
        Side effects
        Common
        Fits
        Fever
        Original article: https://example.org/fooxetine
        Advertising & Sponsorship
        Policy
        Opportunities
        Check out these best-sellers
        The Big Book of Gout
        """
    )
    assert words(page, SectionKind.ADVERSE_EFFECTS).split("\n") == ["Common", "Fits", "Fever"]
    assert words(page, SectionKind.REFERENCES) == "Original article: https://example.org/fooxetine"


def test_comments_on_a_dose_belong_to_it_and_those_of_readers_do_not() -> None:
    page = read(
        """
        Generic name: ocrexumab
        Dosage
        Usual Adult Dose for Gout:
        5 mg once a day
        Comments:
        - Drink with it.
        Usual Pediatric Dose for Gout:
        1 mg once a day
        Comments
        I never felt better, says a reader.
        """
    )
    dosage = words(page, SectionKind.DOSAGE)
    assert "Drink with it." in dosage
    assert "1 mg once a day" in dosage
    assert "never felt better" not in dosage


def test_links_to_sections_in_a_block_of_links_open_none() -> None:
    page = read(
        """
        Generic name: ocrexumab
        Side effects
        - rash
        More about ocrexumab
        Compare alternatives
        Side effects
        Dosage information
        During pregnancy
        Other brands
        Ocrexil
        Ocrexumab monograph
        """
    )
    assert [kind for kind, _ in kinds_and_titles(page)] == ["identity", "adverse_effects", "furniture"]


def test_pictures_of_products_are_no_furniture() -> None:
    page = read(
        "Generic Name: zorvexant\nOverdose\nCall for help after too much zorvexant.\nImages\n"
        "zorvexant 5 mg capsule\nColor: white\nzorvexant 10 mg capsule\nColor: red\nRelated Links\nGout\n"
    )
    assert "10 mg" in words(page, SectionKind.DOSAGE_FORMS)
    assert "10 mg" not in words(page, SectionKind.FURNITURE)


def test_a_question_to_readers_of_the_site_heads_nothing() -> None:
    page = read(
        """
        Generic Name: fooxetine
        Side effects of fooxetine
        - rash
        Drug Survey
        Are you currently using Fooxetine ER?
        Save up to 80% on your prescription with a card
        How to use Fooxetine ER
        Take 10 mg once a day.
        """
    )
    assert ("dosage", "How to use Fooxetine ER") in kinds_and_titles(page)
    assert not any("currently" in title for _, title in kinds_and_titles(page))
    assert "Are you currently using Fooxetine ER?" in words(page, SectionKind.FURNITURE)


def test_a_product_below_images_shows_forms() -> None:
    page = read(
        """
        Generic Name: fooxetine
        Uses
        Fooxetine treats gout.
        Images
        fooxetine ER 10 mg tablet, extended release
        """
    )
    assert words(page, SectionKind.DOSAGE_FORMS) == "fooxetine ER 10 mg tablet, extended release"


def test_what_stands_below_the_copyright_is_no_more_of_the_monograph() -> None:
    page = read(
        """
        Generic Name: fooxetine
        Side effects of fooxetine
        - rash
        - cough
        - fever
        - chills
        Copyright 2031 The Site. All rights reserved.
        The Great Gout Book
        """
    )
    effects = section(page, SectionKind.ADVERSE_EFFECTS)
    assert [p.text for p in effects.passages] == ["rash", "cough", "fever", "chills"]
    assert "The Great Gout Book" in words(page, SectionKind.FURNITURE)


def test_a_page_is_not_lost_behind_one_line_of_furniture() -> None:
    page = read(
        """
        Generic Name: zorvexant
        Images
        Patient Handout
        Dosing & Uses
        tablet: 20 mg
        Gout
        20 mg once daily
        Interactions
        Samplo: raises levels
        Adverse Effects
        Rash (4%)
        Warnings
        May worsen asthma
        Pregnancy
        Not known
        """
    )
    kinds = {section.kind for section in page.sections}
    assert {SectionKind.DOSAGE, SectionKind.INTERACTIONS, SectionKind.ADVERSE_EFFECTS} <= kinds


TOLD = "Zorvexant may cause a rash in people who have never before had one of any kind."


@pytest.mark.parametrize(
    ("opening", "links", "goes_on"),
    [
        ("Related Articles", [], True),
        ("Related Articles", ["What Is Gout?", "Ten Foods"], True),
        (
            "Related Articles",
            ["Gout is treated with the usual treatment. It hurts, says Ann Roe."],
            True,
        ),
        ("Patient Comments", [], False),
        ("Patient Comments", ["Ann, 56"], False),
    ],
)
def test_sentences_on_the_drug_go_on_behind_links(opening: str, links: list[str], goes_on: bool) -> None:
    lines = ["Generic Name: zorvexant", "Warnings", "It may cause fits.", opening, *links, TOLD]
    page = read("\n\n".join(lines))
    told = [s.kind for s in page.sections for p in s.passages if p.text == TOLD]
    assert told == [SectionKind.WARNINGS if goes_on else SectionKind.FURNITURE]


def test_a_list_goes_on_behind_an_advert() -> None:
    page = read("Generic Name: zorvexant\n\nSide effects\n\nnausea\n\nFeatured\n\nheadache\n\nrash\n")
    assert words(page, SectionKind.ADVERSE_EFFECTS) == "nausea\nheadache\nrash"


def test_running_heads_of_a_printed_leaflet_give_nothing() -> None:
    page = read(
        """
        Town Hospital Foundation Trust            Leaflet 12
        Foxil (fooxetine)
        Foxil is used to treat gout.
        Side effects
        rash
        Town Hospital Foundation Trust            Leaflet 12
        cough
        rash
        """
    )
    assert words(page, SectionKind.ADVERSE_EFFECTS).split() == ["rash", "cough", "rash"]


def test_a_list_goes_on_behind_a_link_to_pictures() -> None:
    page = read(
        """
        Foxil (fooxetine)
        Foxil is used to treat gout.
        Side effects
        Common side effects of Foxil include:
        rash
        IMAGES
        Gout See a picture of a toe See Images
        cough
        Latest Joint News
        New Tablet Helps
        """
    )
    assert words(page, SectionKind.ADVERSE_EFFECTS).split("\n")[1:] == ["rash", "cough"]


def test_of_an_author_one_line_is_told() -> None:
    page = read(
        """
        Foxil (fooxetine)
        Foxil is used to treat gout.
        Dosage
        5 mg once a day
        About the author
        Jo Poe has written on low mood and cramps.
        Take it at night.
        """
    )
    assert words(page, SectionKind.DOSAGE).split("\n") == ["5 mg once a day", "Take it at night."]


@pytest.mark.parametrize(
    ("before", "opening"), [("It may cause fits.", "Related Articles"), ("fever", "Related/similar drugs")]
)
def test_links_in_small_letters_are_furniture(before: str, opening: str) -> None:
    page = read(
        f"Generic Name: zorvexant\n\nSide effects\n\nrash\n\n{before}\n\n{opening}\n\nsamplo, exemplo\n"
    )
    assert "samplo, exemplo" not in words(page, SectionKind.ADVERSE_EFFECTS)


def test_words_of_a_menu_above_the_title_head_nothing() -> None:
    page = read(
        """
        We set cookies to see which of our pages people read.
        Health
        Pregnancy
        Services near you
        Fooxetine
        Fooxetine - Brand name: Foxil

        Side effects
        \u2022 hiccups
        """
    )
    assert not words(page, SectionKind.PREGNANCY)
    assert words(page, SectionKind.ADVERSE_EFFECTS) == "hiccups"


def test_a_link_to_the_top_is_no_brand_name() -> None:
    page = read(
        """
        Fooxetine (Oral Route)
        Brand Name
        Foxil
        Foxo
        Back to top

        Description
        Fooxetine treats gout.
        """
    )
    assert page.drug.brands == ("Foxil", "Foxo")


def test_yes_answers_a_question_and_is_no_button_below_it() -> None:
    page = read(
        """
        Fooxetine
        Does fooxetine cause weight gain?
        Yes.
        It was seen in many.
        Was this page helpful?
        Yes
        No
        """
    )
    assert words(page, SectionKind.ADVERSE_EFFECTS) == "Yes.\nIt was seen in many."
    assert words(page, SectionKind.FURNITURE) == "Was this page helpful?\nYes\nNo"
