"""Paragraphs that a margin parted are read as if it had not."""

from __future__ import annotations

import pytest

from kg_builder.model import SectionKind

from .outlines import read, section

_PAGE = """\
Generic Name: zorvexant

Uses
    Zorvexant lowers the level of uric acid in the blood of
    adults who have had two attacks of gout or more within
    one year, and of those whose joints have been harmed by
    it already. It is not indicated in those who have never
    had one, however high the level is, and it is contra-
    indicated in children. It comes as tablets that film-
    coated ones may replace. The film of a coated one stays
    whole.

Side effects
    - swelling of the face, of the lips, of the tongue or
      of the throat
    - rash
"""


def _words(text: str, kind: SectionKind) -> list[str]:
    page = read(text)
    found = section(page, kind).passages
    assert [p.text for p in found] == [page.text[p.start : p.end] for p in found]
    return [p.text for p in found]


def test_indents_of_wrapped_lines_leave_single_blanks() -> None:
    (told,) = _words(_PAGE, SectionKind.INDICATIONS)
    assert told.startswith("Zorvexant lowers the level of uric acid in the blood of adults who have had")
    swollen, rash = _words(_PAGE, SectionKind.ADVERSE_EFFECTS)
    assert swollen == "swelling of the face, of the lips, of the tongue or of the throat"
    assert rash == "rash"


def test_words_that_the_margin_parted_are_whole() -> None:
    (told,) = _words(_PAGE, SectionKind.INDICATIONS)
    assert "it is contraindicated in children" in told
    assert "that film-coated ones may replace" in told


def test_a_line_wider_than_the_margin_hides_no_wrapping() -> None:
    wide = "A page of the gout handbook that all pharmacies of the town have had since last year"
    (told,) = _words(_PAGE.replace("\n", f"\n{wide}\n", 1), SectionKind.INDICATIONS)
    assert told.endswith("stays whole.")


@pytest.mark.parametrize("written", ["con\u00adtra\u00adindicated", "contra\u200bindicated"])
def test_signs_that_are_not_seen_are_no_part_of_words(written: str) -> None:
    page = f"Generic Name: zorvexant\nUses\nIt treats gout, and is {written} in children.\n"
    expected = "It treats gout, and is contraindicated in children."
    assert _words(page, SectionKind.INDICATIONS) == [expected]
    html = f"<h1>Zorvexant</h1><h2>Uses</h2><p>It treats gout, and is {written} in children.</p>"
    assert section(read(html, "a.html"), SectionKind.INDICATIONS).passages[0].text == expected


@pytest.mark.parametrize("blank", ["\u00a0", "\u2009", "\u3000"])
def test_blanks_of_all_kinds_are_plain_ones(blank: str) -> None:
    page = f"Generic Name: zorvexant\nUses\nIt treats gout.{blank}Take 5{blank}mg.\n"
    assert _words(page, SectionKind.INDICATIONS) == ["It treats gout. Take 5 mg."]


@pytest.mark.parametrize("end", ["\u2028", "\u2029", "\x0b"])
def test_other_ends_of_lines_end_lines(end: str) -> None:
    page = f"Generic Name: zorvexant{end}Uses{end}It treats gout.{end}"
    assert _words(page, SectionKind.INDICATIONS) == ["It treats gout."]


def test_a_labelled_line_goes_on_with_no_sentence_before_it() -> None:
    label = "Low sodium: it may fall in the first few weeks of use.\n"
    page = _PAGE.replace(
        "    whole.\n", f"    whole, and so all of it does not go into the water.\n    {label}"
    )
    told = _words(page, SectionKind.INDICATIONS)
    assert told[-1] == label.strip()


def test_a_list_within_a_sentence_goes_on_behind_its_colon() -> None:
    told = """\
Warnings
Tell your doctor before the first dose if you have ever had:
heart rhythm problems; asthma or COPD; ulcers; or a disease
of the liver.
"""
    (passage,) = _words(_PAGE.replace("Side effects\n", f"{told}\nSide effects\n"), SectionKind.WARNINGS)
    assert passage.endswith("had: heart rhythm problems; asthma or COPD; ulcers; or a disease of the liver.")


def test_lines_that_are_all_parted_by_empty_ones_are_read_as_without_them() -> None:
    lines = [
        "Generic Name: zorvexant",
        "Interactions",
        "Agent",
        "Outcome",
        "Quelimab",
        "Raised",
        "Iron",
        "Low",
    ]
    pages = [read(seam.join((*lines, "Storage", "Keep it cool."))) for seam in ("\n", "\n\n")]
    tables = [[c.text for s in page.walk() for t in s.tables for c in t.cells] for page in pages]
    assert tables == [lines[2:]] * 2
