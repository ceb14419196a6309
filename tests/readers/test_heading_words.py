"""Pages whose headings are worded as no table has them."""

from __future__ import annotations

from tests.readers.outlines import kinds_and_titles, read


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
