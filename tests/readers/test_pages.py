"""Whole pages in the layouts of several sites: sections, furniture, glued headings, references."""

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


def test_capital_headings_with_sub_headings() -> None:
    page = read(
        """
        FOXIL® (fooxetine) tablets

        INDICATIONS

        Foxil is indicated for low mood.

        WARNINGS

        Included with the precautions.

        PRECAUTIONS

        Fits

        Fooxetine may cause fits in some people.

        USE IN SPECIFIC POPULATIONS

        Pregnancy

        Fooxetine may harm a fetus.

        CONTRAINDICATIONS

        None.
        """
    )
    assert [k for k, _ in kinds_and_titles(page)] == [
        "identity", "indications", "warnings", "special_populations", "pregnancy", "contraindications",
    ]  # fmt: skip
    warnings = section(page, SectionKind.WARNINGS)
    assert [p.depth for p in warnings.passages] == [0, 0, 1, 2]


def test_leaflet_with_contents_and_numbered_headings() -> None:
    page = read(
        """
        Package leaflet: Information for the user
        Foxil 5 mg tablets
        fooxetine
        What is in this leaflet
        1. What Foxil is and what it is used for
        2. How to take Foxil
        3. Possible side effects

        1. What Foxil is and what it is used for
        Foxil contains fooxetine, which lifts mood.
        2. How to take Foxil
        Take one daily.
        If you forget to take Foxil
        Take it later.
        3. Possible side effects
        Common (may affect up to 1 in 10 people):
        • dry mouth
        """
    )
    assert page.drug.generic == "fooxetine"
    assert [k for k, _ in kinds_and_titles(page)] == [
        "patient_information", "furniture", "indications", "dosage", "adverse_effects",
    ]  # fmt: skip
    assert words(page, SectionKind.DOSAGE).split("\n")[1] == "If you forget to take Foxil"


def test_headings_that_run_into_their_text() -> None:
    page = read(
        """
        Fooxetine

        Uses: Fooxetine is used for low mood.
        Side effects: Dry mouth, nausea.
        Dosage: 5 mg daily.
        Pregnancy: Ask first.
        """
    )
    assert [k for k, _ in kinds_and_titles(page)] == [
        "identity",
        "indications",
        "adverse_effects",
        "dosage",
        "pregnancy",
    ]
    assert words(page, SectionKind.ADVERSE_EFFECTS) == "Dry mouth, nausea."


def test_dosing_sub_headings_stay_in_the_dosage_section() -> None:
    page = read(
        """
        Generic Name: fooxetine
        What are the dosages of fooxetine?
        Dosage Forms and Strengths
        Tablet
        - 5 mg
        Dosage Modifications
        Renal impairment
        - Halve the dose
        Pediatric:
        - Not studied
        What drugs interact with fooxetine?
        - Warfarin
        """
    )
    assert [k for k, _ in kinds_and_titles(page)] == ["identity", "dosage", "interactions"]
    dosage = section(page, SectionKind.DOSAGE)
    assert [(p.text, p.depth) for p in dosage.passages if p.kind.value == "heading"] == [
        ("Dosage Forms and Strengths", 0),
        ("Tablet", 1),
        ("Dosage Modifications", 0),
        ("Renal impairment", 1),
        ("Pediatric:", 0),
    ]


def test_markdown_levels_nest() -> None:
    page = read(
        "# Fooxetine (Foxil)\n\n## Warnings\n\n### Pregnancy\nMay harm.\n\n### Fits\nMay cause fits.\n\n"
        "## Who makes it\nA firm.\n",
        "foxil.md",
    )
    assert page.media_type == "text/markdown"
    assert [k for k, _ in kinds_and_titles(page)] == [
        "identity",
        "warnings",
        "pregnancy",
        "warnings",
        "other",
    ]


def test_tables_in_text() -> None:
    page = read(
        "Generic Name: fooxetine\nSide effects\nTable 1: "
        "Effects\nEffect\tDrug\tPlacebo\nCough\t5%\t1%\nStop it.\n"
    )
    (table,) = section(page, SectionKind.ADVERSE_EFFECTS).tables
    assert table.caption == "Table 1: Effects"
    assert [(c.text, c.row_headers, c.column_headers) for c in table.cells if c.row] == [
        ("Cough", (), ("Effect",)), ("5%", ("Cough",), ("Drug",)), ("1%", ("Cough",), ("Placebo",)),
    ]  # fmt: skip
    assert all(page.text[c.start : c.end] == c.text for c in table.cells)


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_one_outline_whatever_the_newlines_and_encoding(newline: str, encoding: str) -> None:
    page = read(GLUED.replace("\n", newline).encode(encoding))
    assert kinds_and_titles(page) == kinds_and_titles(read(GLUED))


WRAPPED = """\
Fooxetine (Foxil)

What is fooxetine?

Fooxetine is a medicine that is used to treat adults with low mood, and
children over 12 years of age who have had at least two months of talking
therapy. It is not a sleeping pill.

Side effects

Common side effects include:

  * headache that gets worse when you stand up, or that lasts for more than
    two days
  * dry mouth
  * feeling weak, tired or sleepy during the day, mostly in the first
    weeks of use
"""


def test_wrapped_lines_are_one_paragraph_or_item() -> None:
    page = read(WRAPPED)
    (about,) = section(page, SectionKind.DESCRIPTION).passages
    assert about.text.startswith("Fooxetine is") and about.text.endswith("sleeping pill.")
    effects = section(page, SectionKind.ADVERSE_EFFECTS).passages
    assert [p.text.split()[-1] for p in effects] == ["include:", "days", "mouth", "use"]


def test_breaks_of_wrapped_lines_are_blanks_and_places_hold() -> None:
    page = read(WRAPPED)
    (about,) = section(page, SectionKind.DESCRIPTION).passages
    assert "\n" not in about.text
    assert page.text[about.start : about.end].split() == about.text.split()


def test_a_heading_below_a_full_line_is_not_the_rest_of_it() -> None:
    page = read(
        WRAPPED.replace(
            "sleeping pill.\n\nSide effects\n",
            "sleeping pill, whatever you may have been told of it.\nSide effects\n",
        )
    )
    assert ("adverse_effects", "Side effects") in kinds_and_titles(page)


def test_names_in_a_list_after_other_sections() -> None:
    page = read(
        "<html><body><h1>Fooxetine</h1><h2>Side effects</h2><p>Fooxetine may cause fits.</p>"
        "<h2>Brand names</h2><ul><li>Foxil®</li><li>Foxor</li></ul></body></html>",
        "a.html",
    )
    assert page.drug.brands == ("Foxil", "Foxor")
    assert [k for k, _ in kinds_and_titles(page)] == ["identity", "adverse_effects", "identity"]


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


NUMBERED = """\
1. About ocrexumab
Ocrexumab eases stiff joints.
Related conditions
Gout
2. Key facts
Most people take it once a day.
3. Who can and cannot take ocrexumab
Ocrexumab can be taken by most adults.
Do not take ocrexumab if you have:
a weak heart
fits
4. Living with stiff joints
Warm baths do them good.
5. Side effects
Steps when you feel sick:
1. Sit down.
2. Sip water.
6. How to cope with side effects
headaches \u2013 rest a little
Community content from a forum
My knees are better \u2013 12 replies
"""


def test_numbers_that_count_through_a_page_make_headings() -> None:
    page = read(NUMBERED)
    assert kinds_and_titles(page) == [
        ("description", "About ocrexumab"),
        ("furniture", ""),
        ("description", "Key facts"),
        ("warnings", "Who can and cannot take ocrexumab"),
        ("contraindications", "Do not take ocrexumab if you have:"),
        ("other", "Living with stiff joints"),
        ("adverse_effects", "Side effects"),
        ("furniture", ""),
    ]
    effects = section(page, SectionKind.ADVERSE_EFFECTS)
    assert [p.text for p in effects.passages if p.depth == 0] == [
        "Steps when you feel sick:",
        "How to cope with side effects",
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
