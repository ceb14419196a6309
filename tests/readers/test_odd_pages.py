"""Pages as odd tools leave them: rare bullets, letters and Roman numbers, entities, tables without gaps."""

from __future__ import annotations

import pytest

from kg_builder.model import SectionKind
from kg_builder.readers.blocks import text_blocks
from tests.readers.outlines import kinds_and_titles, read, section, words


@pytest.mark.parametrize("bullet", ["\u00d7", "\u2981", "\u2010", "\u2212", "\ufffd", "- [ ]", "* [x]"])
def test_bullets_of_all_kinds_are_no_words(bullet: str) -> None:
    page = read(f"Generic Name: fooxetine\nSide effects\nThese may come:\n{bullet} rash\n{bullet} cough\n")
    assert [p.text for p in section(page, SectionKind.ADVERSE_EFFECTS).passages][1:] == ["rash", "cough"]


@pytest.mark.parametrize(
    ("lines", "marked"),
    [
        ("E. coli is a cause.\nS. aureus is another.", ""),
        ("J. Smith wrote this page.\nRead it with care.", ""),
        ("A. Swallow it.\nB. Drink water.", "a."),
        ("a) swallow it\nb) drink water", "a)"),
        ("ii. drink water\nv. lie down", "a."),
    ],
)
def test_letters_that_count_are_marks_and_those_of_names_are_none(lines: str, marked: str) -> None:
    assert {block.mark for block in text_blocks(lines)} == {marked}


def test_headings_may_be_numbered_as_the_romans_did() -> None:
    titles = ["Uses", "Contraindications", "Warnings", "Dosage"]
    numbered = zip(["I", "II", "III", "IV"], titles, strict=True)
    page = read("Fooxetine\n" + "".join(f"{n}. {title}\nAsk about gout first.\n" for n, title in numbered))
    assert [title for _, title in kinds_and_titles(page)][1:] == titles


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Alzheimer&#39;s disease", "Alzheimer's disease"),
        ("gout&nbsp;attacks", "gout attacks"),
        ("R&D; gout", "R&D; gout"),
        ("gout\u200b \u200battacks", "gout attacks"),
    ],
)
def test_what_html_left_in_text_is_read_as_it_was_shown(written: str, meant: str) -> None:
    page = read(f"Generic Name: fooxetine\nUses\nIt treats {written} in adults.\n")
    assert words(page, SectionKind.INDICATIONS) == f"It treats {meant} in adults."
    assert all(page.text[p.start : p.end] == p.text for p in page.sections[1].passages)


def test_a_heading_between_two_tables_opens_a_section() -> None:
    page = read(
        "Fooxetine\nDosage\nCondition     First dose      Most\nGout          5 mg a day      10 mg a day\n"
        "Fever         2 mg a day      8 mg a day\nSide effects\nEffect        Fooxetine       Placebo\n"
        "Rash          12%             5%\nCough         4%              1%\n"
    )
    for kind in (SectionKind.DOSAGE, SectionKind.ADVERSE_EFFECTS):
        assert len(list(section(page, kind).tables)) == 1


def test_numbered_titles_may_stand_on_the_line_of_their_text() -> None:
    told = (
        "Generic Name: fooxetine\n8. USE IN SPECIFIC POPULATIONS\n8.1 Pregnancy. It crosses the placenta.\n"
        "8.2 Lactation. It is found in milk.\n8.5 Geriatric use. Older people need less of it.\n"
    )
    found = read(told)
    assert words(found, SectionKind.PREGNANCY) == "It crosses the placenta."
    assert words(found, SectionKind.LACTATION) == "It is found in milk."
    assert "Older people need less" in words(found, SectionKind.SPECIAL_POPULATIONS)


def test_a_page_within_the_cell_of_a_table_is_a_page() -> None:
    told = "".join(f"<p><b>{title}</b></p><p>{text * 9}</p>" for title, text in _TOLD)
    menu = "<td><ul><li>Home<li>Drugs A-Z</ul></td>"
    page = read(f"<html><body><table><tr>{menu}<td>{told}</td></tr></table></body></html>".encode(), "a.html")
    assert {"indications", "adverse_effects", "dosage"} <= {kind for kind, _ in kinds_and_titles(page)}


_TOLD = [
    ("Fooxetine", "Fooxetine is a tablet. "),
    ("Uses", "Fooxetine treats gout in adults. "),
    ("Side effects", "It may cause a rash or a cough. "),
    ("Dosage", "Take 5 mg once a day with water. "),
    ("Storage", "Keep it in a dry place at home. "),
]
