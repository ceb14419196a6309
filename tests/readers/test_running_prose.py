"""Pages whose headings say nothing known: what paragraphs tell decides, and how the page sets headings."""

from __future__ import annotations

from kg_builder.model import SectionKind
from tests.readers.outlines import kinds_and_titles, read, words

ESSAY = """
The quiet pill: an essay on fooxetine

When Ada Brook was handed a prescription for fooxetine, she drove home without a word and put it on a shelf.
"I had read too much," she says, "and most of it late at night." It stayed there for a week and two days.
{filler}

Doctors prescribe it for gout, and now and then for migraine.

Small steps

The usual starting dose is 10 milligrams once a day. After a week it may go up to 20 milligrams a day.
Nobody needs more than 40 milligrams a day.

What the body says

Headache and a dry mouth are common. In one trial 12 percent of patients felt sick, against 4 on placebo.

Company

It raises the level of warfarin in the blood, and it should not be taken with other medicines that thin it.

Ada is well, and the box is gone from the shelf.
"""


def test_paragraphs_of_an_essay_are_sections_of_what_they_tell() -> None:
    filler = " ".join(f"That was year {year}, and the winter was long." for year in range(1960, 1995))
    page = read("Generic Name: fooxetine\n" + ESSAY.format(filler=filler))
    assert "10 milligrams once a day" in words(page, SectionKind.DOSAGE)
    assert words(page, SectionKind.ADVERSE_EFFECTS).startswith("Headache and a dry mouth are common.")
    assert words(page, SectionKind.INTERACTIONS).startswith("It raises the level of warfarin")
    assert "gout" in words(page, SectionKind.INDICATIONS)


def test_an_essay_goes_on_to_tell_of_other_things_under_any_heading() -> None:
    filler = " ".join(f"That was year {year}, and the winter was long." for year in range(1960, 1975))
    parts = {
        "Who gets it": "It treats gout.",
        "The quiet hours": f"It is taken at night. {filler}",
        "Getting started": f"The usual dose is 10 milligrams once a day. {filler}",
        "The long road": f"Headache and a dry mouth are common. {filler}",
        "Fine weather": f"It raises the level of warfarin. {filler}",
        "A last word": filler,
        "What came then": filler,
        "Home again": filler,
    }
    page = read("Generic Name: fooxetine\n" + "".join(f"\n{t}\n\n{said}\n" for t, said in parts.items()))
    assert words(page, SectionKind.ADVERSE_EFFECTS).startswith("Headache and a dry mouth")
    assert words(page, SectionKind.INTERACTIONS).startswith("It raises the level")
    assert "Headache" not in words(page, SectionKind.DOSAGE)


def test_headings_of_an_essay_that_say_their_kind_give_it_to_what_tells_none() -> None:
    filler = " ".join(f"That was year {year}, and the winter was long." for year in range(1960, 1975))
    titles = (
        "Who gets it",
        "The quiet hours",
        "The side effects readers ask about",
        "Fine weather",
        "Home again",
    )
    told = "".join(f"\n{title}\n\n{filler}\n\n{filler}\n" for title in titles)
    page = read(f"Generic Name: fooxetine\n{told}")
    assert ("adverse_effects", titles[2]) in kinds_and_titles(page)


HANDOUT = """
Generic Name: fooxetine

What is it for?
• gout

Do not take it if
• fooxetine makes your skin swell

Before the first tablet, we need to know about
• Fits
• Glaucoma

How to take it
• Take it once a day.

Side effects you can expect
• headache

Other medicines
• warfarin
"""


def test_short_lines_above_lists_are_headings_where_a_page_sets_its_headings_so() -> None:
    kinds = kinds_and_titles(read(HANDOUT))
    assert ("warnings", "Before the first tablet, we need to know about") in kinds
    assert words(read(HANDOUT), SectionKind.CONTRAINDICATIONS) == "fooxetine makes your skin swell"


def test_a_call_for_help_after_too_much_heads_no_side_effects() -> None:
    page = read(
        HANDOUT
        + "\nIf you take too much\nToo much can stop the breath.\n\n"
        + "Urgent: Call 999 or go to A&E if\n• you faint\n• you have a fit\n"
    )
    assert "you faint" in words(page, SectionKind.OVERDOSAGE)


def test_a_combination_named_in_the_title_is_more_than_its_first_part() -> None:
    page = read(
        """
        PRO PAGES
        Fooxetine/Quelimab
        Class
        Antigout combination

        PHARMACOLOGY
        Fooxetine binds the receptor. Quelimab stimulates it. Fooxetine acts first, and quelimab later.
        Fooxetine is weak. Fooxetine is old.

        INDICATIONS
        Treatment of gout. Discontinue fooxetine/quelimab if gout gets worse.
        """
    )
    assert page.drug.generic == "fooxetine/quelimab"
    assert page.drug.ingredients == ("fooxetine", "quelimab")
    assert "fooxetine and quelimab" in page.drug.synonyms


def test_what_stands_before_brackets_with_a_sentence_on_the_brand_is_no_drug() -> None:
    page = read(
        """
        Package leaflet: Information for the user

        Zorvex Disk 50 micrograms inhalation powder
        Zorvex Disk 100 micrograms inhalation powder

        fooxetine

        1. What Zorvex is and what it is used for
        Zorvex is used to treat asthma.

        2. What you need to know before you use Zorvex
        Talk to your doctor before using Zorvex if you have:
        - diabetes mellitus (Zorvex may raise your blood sugar)

        3. How to use Zorvex
        Use Zorvex twice a day.
        """
    )
    assert page.drug.generic == "fooxetine"


def test_other_names_that_a_reader_may_see_are_brands() -> None:
    page = read(
        "Medicine: fooxetine\nOther names you may see: Zorvex, Zorvimelt\nUses\nFooxetine treats gout."
    )
    assert page.drug.brands == ("Zorvex", "Zorvimelt")


def test_what_a_brand_is_for_is_no_brand() -> None:
    page = read(
        """
        fooxetine (Rx)
        Brand and Other Names: Zorvex, Zorvimo

        DOSING & USES
        Adult

        Bone loss in men (Zorvex)
        60 mg once a day

        Bone loss in women (Zorvimo)
        30 mg once a day
        """
    )
    assert page.drug.brands == ("Zorvex", "Zorvimo")


def test_items_that_tell_in_sentences_end_the_list_of_those_who_must_not_have_it() -> None:
    page = read(
        """
        Generic Name: fooxetine
        Do not take fooxetine if you have:
        - Severe liver disease
        - An allergy to fooxetine
        - Fooxetine lowers the white cell count. Get a blood count before the first dose.
        - The pulse can slow down. Count it before treatment.
        """
    )
    assert words(page, SectionKind.CONTRAINDICATIONS).split("\n") == [
        "Severe liver disease",
        "An allergy to fooxetine",
    ]
    assert "The pulse can slow down." in words(page, SectionKind.WARNINGS)


def test_a_list_that_lost_its_marks_is_over_where_an_item_tells_and_asks() -> None:
    page = read(
        """
        Fooxetine
        Do not take fooxetine if you have:
        Severe liver disease
        An allergy to fooxetine
        Fooxetine lowers the white cell count. Get a blood count before the first dose.
        """
    )
    assert words(page, SectionKind.CONTRAINDICATIONS) == "Severe liver disease\nAn allergy to fooxetine"
    assert "Get a blood count" in words(page, SectionKind.WARNINGS)
    checked = read(
        """
        Fooxetine
        Do not take fooxetine if you have:
        - Severe liver disease
        - An allergy to fooxetine
        Some people get it only if nothing else helps. This applies to smokers.

        Before you start
        We will test your blood.
        """
    )
    assert ("warnings", "Before you start") in kinds_and_titles(checked)
    bans = read(
        """
        Fooxetine
        Do not take fooxetine if you have:
        Severe liver disease
        An allergy to fooxetine
        The drug is contraindicated in gout. It can make that worse.
        """
    )
    assert "It can make that worse." in words(bans, SectionKind.CONTRAINDICATIONS)


def test_an_effect_with_the_share_of_an_arm_is_no_brand() -> None:
    page = read(
        """
        Fooxetine
        Fooxetine treats gout.
        Side effects
        Fatigue: 21% (fooxetine), 14% (placebo)
        Headache (fooxetine 20%, placebo 15%)
        """
    )
    assert page.drug.brands == ()
