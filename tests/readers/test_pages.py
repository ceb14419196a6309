"""Whole pages in the layouts of several sites: headings, levels, numbers, tables, wrapped lines."""

from __future__ import annotations

from kg_builder.model import SectionKind
from tests.readers.outlines import kinds_and_titles, read, section, words


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
        "identity", "furniture", "indications", "dosage", "adverse_effects",
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
