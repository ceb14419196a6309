"""Mark-up of Markdown and HTML inside a page's text: parts that fold, quotes, links, tags."""

from __future__ import annotations

import pytest

from kg_builder.model import SectionKind
from tests.readers.outlines import kinds_and_titles, read, section, words


def test_parts_that_fold_are_headed_by_their_summary() -> None:
    page = read(
        """
        # Fooxetine (Foxil)

        <details>
        <summary><b>Side effects</b></summary>

        - hiccups

        </details>
        <details><summary>Does it help at night?</summary>
        It does.
        </details>
        """,
        "page.md",
    )
    assert kinds_and_titles(page)[1:3] == [
        ("adverse_effects", "Side effects"),
        ("other", "Does it help at night?"),
    ]
    assert words(page, SectionKind.ADVERSE_EFFECTS) == "hiccups"
    assert "<" not in "".join(p.text for s in page.walk() for p in s.passages)


@pytest.mark.parametrize(
    "title", ["**Boxed warning**", "\u26a0\ufe0f **Boxed warning: fits**", "[!WARNING]\n> Boxed warning"]
)
def test_a_boxed_warning_in_a_quote_ends_with_it(title: str) -> None:
    page = read(
        f"# Fooxetine\n\n## Safety\n\n> {title}\n>\n> - Fooxetine can stop the heart.\n\nDrink enough.\n",
        "page.md",
    )
    assert words(page, SectionKind.BOXED_WARNING) == "Fooxetine can stop the heart."
    assert words(page, SectionKind.WARNINGS) == "Drink enough."


def test_a_quote_that_speaks_of_a_boxed_warning_is_none() -> None:
    page = read("# Fooxetine\n\n> Fooxetine is a pill. It has a boxed warning.\n", "page.md")
    assert not words(page, SectionKind.BOXED_WARNING)


def test_links_are_words_in_lists_and_sentences_and_menus_elsewhere() -> None:
    page = read(
        """
        # Fooxetine

        [Home](/) \u203a [Medicines](/m) \u203a **Fooxetine**

        - [Who may have it, and who may not](#who)

        ## Uses

        Fooxetine treats [gout](/gout) and [gravel](https://a.example/gravel). It is old.

        ## Interactions

        - [warfarin](/warfarin)
        - [lithium](/lithium): its level may rise

        ## References

        - [A trial of fooxetine](https://a.example/trial)
        """,
        "page.md",
    )
    treats, said = words(page, SectionKind.INDICATIONS), words(page, SectionKind.INTERACTIONS)
    assert treats.split() == "Fooxetine treats gout and gravel . It is old.".split()
    assert said.split() == "warfarin lithium : its level may rise".split()
    assert words(page, SectionKind.REFERENCES) == "[A trial of fooxetine](https://a.example/trial)"
    assert words(page, SectionKind.FURNITURE).count("](") == 3


def test_an_effect_that_is_a_word_of_menus_is_an_effect() -> None:
    page = read(
        """
        Generic Name: fooxetine

        Side effects
        \u2022 fits
        \u2022 collapse
        """
    )
    assert words(page, SectionKind.ADVERSE_EFFECTS) == "fits\ncollapse"


def test_tables_behind_a_link_stay_with_the_section() -> None:
    page = read(
        "# Fooxetine\n\n## Dosage\n\n[Print](#)\n\n| Age | Dose |\n|---|---|\n| Adults | 5 mg |\n",
        "page.md",
    )
    assert len(section(page, SectionKind.DOSAGE).tables) == 1


def test_tags_between_paragraphs_are_no_lines() -> None:
    lines = "Take it<br>daily.\n<!-- advert -->\n<hr>\n</div>\nDrink H<sub>2</sub>O.\n"
    page = read(f"# Fooxetine\n\n## Dosage\n\n{lines}", "page.md")
    assert words(page, SectionKind.DOSAGE).split() == "Take it daily. Drink H 2 O.".split()


def test_items_of_html_marks_of_notes_and_templates_within_markdown() -> None:
    page = read(
        """
        # Fooxetine

        {% include menu %}

        ## Side effects
        <ul>
        <li>hiccups[^1]</li>
        <li>cramps</li>
        </ul>
        """,
        "page.md",
    )
    assert words(page, SectionKind.ADVERSE_EFFECTS) == "hiccups\ncramps"
    assert "include" not in page.sections[0].passages[-1].text


def test_a_heading_behind_a_table_is_none_of_the_section_above() -> None:
    table = "| Age | Dose |\n|---|---|\n| Adults | 5 mg |"
    text = f"# Fooxetine\n\n## Dosage\n\n{table}\n\n## Odds and ends\n\nRest.\n"
    assert ("other", "Odds and ends") in kinds_and_titles(read(text, "page.md"))


def test_the_title_of_a_page_opens_no_section_by_a_word_in_it() -> None:
    page = read("# Fooxetine: what to know before your first dose\n\n## Uses\n\nGout.\n", "page.md")
    assert kinds_and_titles(page)[0][0] == "identity"


def test_headings_may_be_links_or_tags_with_attributes() -> None:
    heads = (
        "## [Uses](#uses)",
        '<h2 id="a">Dosage</h2>',
        "<h2>Storage</h2>",
        '<h2 class="b">Side effects</h2>',
    )
    told = ("Gout.", "5 mg a day.", "Keep it cool.", "Rash.")
    parts = [f"{head}\n\n{line}" for head, line in zip(heads, told, strict=True)]
    page = read("\n\n".join(("# Zorvexant", *parts)), "page.md")
    titles = [title for _, title in kinds_and_titles(page)]
    assert titles[-4:] == ["Uses", "Dosage", "Storage", "Side effects"]
    assert page.media_type == "text/markdown"
