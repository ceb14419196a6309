"""Pages whose headings are worded as no table has them."""

from __future__ import annotations

import pytest

from kg_builder.model import SectionKind
from kg_builder.readers import heading_reader
from kg_builder.readers.blocks import Block
from tests.readers.outlines import kinds_and_titles, read, words


def test_headings_that_no_table_knows_are_read_by_their_words() -> None:
    page = read(
        '---\ntitle: "Ocrexumab: a guide"\ntags: [gout]\n---\n\n# Ocrexumab\n\nOcrexumab is an antibody.\n\n'
        "## Why might you be offered it? {#why}\n\nGout.\n\n"
        "## Who shouldn't have it? {#who}\n\n- People with fits\n\n"
        "## Side effects {#bad}\n\n### After the infusion\n\n- rash\n\n"
        "## How is gout treated?\n\nWith salt.\n"
    )
    assert kinds_and_titles(page)[-4:] == [
        ("indications", "Why might you be offered it?"),
        ("contraindications", "Who shouldn't have it?"),
        ("adverse_effects", "Side effects"),
        ("other", "How is gout treated?"),
    ]
    assert not any("tags" in p.text for s in page.walk() for p in s.passages)


def test_a_sponsor_mark_takes_no_heading_of_the_monograph() -> None:
    page = read(
        "Generic Name: ocrexumab\nPrecautions\nIt may cause fits.\nSPONSORED\nInteractions\n"
        "Drugs that may interact with ocrexumab are aspirin and heparin.\nSLIDESHOW\nTen Facts on Gout\n"
    )
    assert ("interactions", "Interactions") in kinds_and_titles(page)


def test_an_unknown_heading_right_below_a_known_one_says_more_of_it() -> None:
    page = read("# Ocrexumab\n\n## Boxed warning\n\n## SERIOUS FITS AND GOUT\n\nOcrexumab may cause fits.\n")
    assert kinds_and_titles(page)[-1] == ("boxed_warning", "Boxed warning")


def test_a_question_on_the_drug_ends_furniture_whatever_its_words() -> None:
    page = read(
        """
        # Zorvexant
        What is zorvexant?
        Zorvexant is a medicine for gout.
        SLIDESHOW
        Ten Foods for Your Joints See Slideshow
        Which side effects can zorvexant cause?
        The most common side effects are:
        - headache
        - rash
        """
    )
    assert "rash" in words(page, SectionKind.ADVERSE_EFFECTS)


def test_a_question_on_an_illness_opens_no_section_on_side_effects() -> None:
    page = read(
        """
        # Zorvexant
        ## What is zorvexant?
        Zorvexant is a medicine for gout.
        ## Does gout cause depression?
        Gout can go along with low mood.
        """
    )
    assert SectionKind.ADVERSE_EFFECTS not in {section.kind for section in page.walk()}


@pytest.mark.parametrize("mark", ["**{}:** {}", "{}: {}"])
def test_each_line_of_a_card_of_facts_is_of_its_own_kind(mark: str) -> None:
    lines = (
        ("Brand names", "Lumivex"),
        ("Used for", "gout"),
        ("How it's taken", "by mouth once a day"),
        ("Available strengths (tablet)", "5 mg, 10 mg"),
    )
    card = "\n".join(mark.format(*line) for line in lines)
    page = read(
        f"# Zorvexant\n\n## At a glance\n\n{card}\n\n## How zorvexant works\n\nZorvexant opens gates.\n"
    )
    assert "gout" in words(page, SectionKind.INDICATIONS)
    assert "once a day" in words(page, SectionKind.DOSAGE)
    assert "10 mg" in words(page, SectionKind.DOSAGE_FORMS)
    assert "gates" in words(page, SectionKind.MECHANISM)


def test_a_warning_in_capitals_is_a_box() -> None:
    page = read(
        "Generic Name: zorvexant\nWARNING: LIVER FAILURE\nZorvexant has caused liver failure.\n"
        "Side effects\nZorvexant may cause coughs.\n"
    )
    assert "liver failure" in words(page, SectionKind.BOXED_WARNING)


def test_words_of_a_list_that_lost_its_marks_head_nothing() -> None:
    page = read(
        "Generic Name: zorvexant\nWhat should I tell my care team first?\n"
        "They need to know if you have any of these conditions:\nGout\nStones\nFits\n"
        "Kidney disease\nPregnant or trying to get pregnant\nBreast-feeding\n"
        "Zorvexant should not be taken with salt.\n"
    )
    assert SectionKind.LACTATION not in {section.kind for section in page.walk()}
    assert "Kidney disease" in words(page, SectionKind.WARNINGS)


def test_a_list_that_lost_its_marks_is_looked_over_once(monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[Block] = []
    is_bare_item = heading_reader._is_bare_item

    def counted(block: Block) -> bool:
        looked.append(block)
        return is_bare_item(block)

    monkeypatch.setattr(heading_reader, "_is_bare_item", counted)
    items = "Pregnancy\nred dog\nOverdosage\nblue cat\n" * 50
    read(f"Generic Name: zorvexant\nThey need to know if you have any of these:\nGout\n{items}")
    assert 0 < len(looked) <= 203
