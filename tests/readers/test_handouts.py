"""Handouts and pages with marks of their own: frames, arrows, labels in capitals, tiers as titles."""

from __future__ import annotations

import pytest

from kg_builder.model import SectionKind
from tests.readers.outlines import kinds_and_titles, read, words


@pytest.mark.parametrize("frame", ["===", "---", "***", "##"])
def test_framed_lines_are_headings_and_arrows_bullets(frame: str) -> None:
    page = read(
        f"""
        FOOXETINE

        {frame} USES {frame}
        Fooxetine treats gout.

        {frame} SIDE EFFECTS {frame}
        -> hiccups
        -> cramps

        {frame} MIXING {frame}
        -> lithium
        """
    )
    assert words(page, SectionKind.ADVERSE_EFFECTS) == "hiccups\ncramps"
    assert words(page, SectionKind.INTERACTIONS) == "lithium"


def test_labels_in_capitals_head_their_lines_and_lists() -> None:
    page = read(
        """
        Generic Name: fooxetine

        WHAT IT DOES: Lowers uric acid.
        HOW TO TAKE IT: 5 mg once a day.
        POSSIBLE SIDE EFFECTS (tell your nurse):
        * hiccups
        DO NOT TAKE IF: you have gout.
        TELL YOUR DOCTOR IF YOU: are with child.
        OTHER MEDICINES THAT MAY AFFECT IT: lithium.
        """
    )
    assert words(page, SectionKind.ADVERSE_EFFECTS) == "hiccups"
    assert words(page, SectionKind.CONTRAINDICATIONS) == "you have gout."
    assert words(page, SectionKind.WARNINGS) == "are with child."
    assert words(page, SectionKind.INTERACTIONS) == "lithium."


def test_a_list_right_below_a_tier_that_titles_the_section() -> None:
    page = read(
        """
        Fooxetine

        COMMON side effects
        Hiccups
        Cramps
        Gas

        RARE side effects
        Gout
        Fits

        Contraindications
        Allergy to fooxetine
        """
    )
    effects = next(page.of_kind(SectionKind.ADVERSE_EFFECTS))
    heads = [p.text for p in effects.passages if p.kind.value == "heading"]
    assert heads == ["RARE side effects"]


def test_headings_behind_pictures_are_none_of_a_list_though_nothing_stands_between() -> None:
    page = read(
        "Fooxetine\n\n\u2705 Side effects\n\n\u2705 Interactions\n\nIt raises the level of lithium.\n"
    )
    assert words(page, SectionKind.INTERACTIONS) == "It raises the level of lithium."


def test_a_part_of_safety_on_other_medicines_is_of_interactions() -> None:
    page = read(
        "# Fooxetine\n\n## Staying safe\n\n### Eyes\nRest.\n\n### Vaccines and other medicines\n\nAsk.\n",
        "page.md",
    )
    assert ("interactions", "Vaccines and other medicines") in kinds_and_titles(page)
    assert words(page, SectionKind.WARNINGS) == "Eyes\nRest."


def test_contraceptives_are_drugs_and_contraception_is_none() -> None:
    page = read(
        "# Fooxetine\n\n**Uses:** gout\n\n**Interactions:**\n\n**Hormonal contraceptives:** may fail.\n",
        "page.md",
    )
    assert not words(page, SectionKind.PREGNANCY)


def test_a_boxed_warning_above_the_title_is_no_menu() -> None:
    page = read("Boxed Warning: fits\n\nFOXIL (fooxetine) Tablets\n\nUses\nFoxil and fooxetine treat gout.\n")
    assert kinds_and_titles(page)[0] == ("boxed_warning", "Boxed Warning: fits")


def test_lines_below_a_severity_with_a_colon_are_its_list() -> None:
    page = read(
        "# Fooxetine\n\n## Side effects\n\n**Serious:**\nfits\nslow heart\n\n## Storage\nCool.\n", "page.md"
    )
    effects = next(page.of_kind(SectionKind.ADVERSE_EFFECTS))
    assert [(p.text, p.kind.value) for p in effects.passages[1:]] == [
        ("fits", "item"),
        ("slow heart", "item"),
    ]
