"""Web pages whose text stands where most sites have none: forms, folded-up parts, tables of layout."""

from __future__ import annotations

import pytest

from kg_builder.model import SectionKind
from tests.readers.outlines import kinds_and_titles, read, section, words

_PAGE = (
    "<h1>Fooxetine (Foxil)</h1><p>Fooxetine is a tablet.</p>"
    "<h2>Uses</h2><p>Fooxetine treats gout.</p><h2>Side effects</h2><ul><li>rash</li><li>cough</li></ul>"
)


def html(body: str) -> bytes:
    return f"<html><body>{body}</body></html>".encode()


@pytest.mark.parametrize(
    "around",
    [
        "<form method='post'>{}</form>",
        "<div class='wrap has-sidebar'><main>{}</main><div class='sidebar'>Barmol</div></div>",
        "<article><header class='entry-header'></header>{}</article>",
        "<table><tr><td><a href='/'>Home</a></td><td>{}</td></tr></table>",
        "<div class='cookie-banner-shown'>{}</div>",
    ],
)
def test_what_stands_around_a_page_takes_nothing_of_it(around: str) -> None:
    page = read(html(around.format(_PAGE)), "page.html")
    assert (page.drug.generic, page.drug.brands) == ("fooxetine", ("Foxil",))
    assert words(page, SectionKind.INDICATIONS) == "Fooxetine treats gout."
    assert words(page, SectionKind.ADVERSE_EFFECTS).split() == ["rash", "cough"]
    assert "Barmol" not in page.text


def test_a_search_form_and_a_side_bar_are_no_text() -> None:
    page = read(
        html(f"<form><label>Find a drug</label></form>{_PAGE}<div class='sidebar'>Buy barmol</div>"),
        "page.html",
    )
    assert "Find" not in page.text
    assert "barmol" not in page.text


def test_a_title_may_stand_in_a_header() -> None:
    below = _PAGE.removeprefix("<h1>Fooxetine (Foxil)</h1>")
    page = read(html(f"<article><header><h1>Foxil</h1></header>{below}</article>"), "page.html")
    assert page.text.startswith("Foxil")


@pytest.mark.parametrize("hidden", ["hidden", "aria-hidden='true'", "style='display: none'"])
def test_parts_that_are_folded_up_are_text(hidden: str) -> None:
    page = read(
        html(
            "<h1>Fooxetine</h1><p>Fooxetine is a tablet.</p><div class='accordion'>"
            f"<h3><button>What is it for?</button></h3><div class='accordion-panel' {hidden}>Gout</div>"
            f"<button aria-expanded='false'>Side effects</button><p role='tabpanel' {hidden}>Rash</p></div>"
            f"<div class='popup' {hidden}>Take our survey</div><button>Buy now</button>"
        ),
        "page.html",
    )
    assert words(page, SectionKind.INDICATIONS) == "Gout"
    assert words(page, SectionKind.ADVERSE_EFFECTS) == "Rash"
    assert "survey" not in page.text
    assert "Buy" not in page.text


def test_an_element_may_be_a_heading_by_its_part_in_the_page() -> None:
    page = read(
        html(
            "<div role='heading' aria-level='1'>Fooxetine</div><p>Fooxetine is a tablet.</p>"
            "<div role='heading'>Why might you be given it?</div><p>Gout</p>"
            "<details><summary>Please do not take if</summary><p>You have fits.</p></details>"
        ),
        "page.html",
    )
    assert words(page, SectionKind.INDICATIONS) == "Gout"
    assert words(page, SectionKind.CONTRAINDICATIONS) == "You have fits."


def test_preformatted_text_keeps_its_lines() -> None:
    page = read(
        html("<pre>\nFOOXETINE (Foxil)\n\nUSES\n  Fooxetine treats gout.\n\nDOSAGE\n  5 mg a day\n</pre>"),
        "p.html",
    )
    assert kinds_and_titles(page)[-2:] == [("indications", "USES"), ("dosage", "DOSAGE")]


def test_a_table_whose_cells_have_headings_but_no_text_below_is_one_of_data() -> None:
    page = read(
        html(
            f"{_PAGE}<h2>Dosage</h2><table><tr><th><h4>Use</h4></th><th><h4>Dose</h4></th></tr>"
            "<tr><td>Gout</td><td>5 mg once a day</td></tr></table>"
        ),
        "page.html",
    )
    assert [len(s.tables) for s in page.walk() if s.kind is SectionKind.DOSAGE] == [1]


@pytest.mark.parametrize("frame", ["<pre>{}</pre>", "<div>{}</div>"])
def test_lines_that_a_margin_broke_are_put_together(frame: str) -> None:
    told = (
        "Fooxetine lowers the level of sugar in the blood of\n"
        "adults who have had it for a year or more, and of\n"
        "those whose joints have been harmed by it, but not\n"
        "in children, nor in people who have never had one."
    )
    lines = f"Generic Name: fooxetine\n\nUses\n{told}\n\nStorage\nKeep it cool.".split("\n")
    body = frame.format("\n".join(lines) if "pre" in frame else "<br>\n".join(lines))
    page = read(f"<html><body>{body}</body></html>", "a.html")
    assert [p.text for p in section(page, SectionKind.INDICATIONS).passages] == [told.replace("\n", " ")]
