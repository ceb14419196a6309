"""Web pages: blocks, lists, tables, and what is left out."""

from __future__ import annotations

import pytest

from kg_builder.errors import EmptySourceError
from kg_builder.model import SectionKind
from kg_builder.readers import pick_reader
from tests.readers.outlines import kinds_and_titles, read, section, words

PAGE = """\
<!DOCTYPE html>
<html><head><title>Fooxetine: Uses, Side Effects | Some Site</title><style>p {color: red}</style></head>
<body>
<header><nav><ul><li>Warfarin</li></ul></nav></header>
<main><h1>Fooxetine</h1>
<p>Generic name: <b>fooxetine</b><br>Brand names: Foxil, Foxor</p>
<script>var gout = 1;</script>
<h2>Uses</h2><p>Fooxetine lifts
  low&nbsp;mood.</p>
<div class="ad-slot">Insulin for less</div>
<aside>Gout news</aside>
<h2>Side effects</h2>
<p>Common ones are:</p>
<ul><li>fits</li><li>infections such as<ul><li>flu</li><li>colds</li></ul></li><li>cough</li></ul>
<p><strong>Rare</strong></p>
<p>- jaundice</p>
<p>- gout</p>
<table><caption>In trials</caption>
<tr><th rowspan="2">Effect</th><th colspan="2">Patients</th></tr><tr><th>Drug</th><th>Placebo</th></tr>
<tr><td>Cough</td><td>5%</td><td>1%</td></tr></table>
<h2>More about fooxetine</h2><ul><li>Prices</li></ul>
</main><footer>Copyright 2024</footer></body></html>
"""


def test_sections_and_names() -> None:
    page = read(PAGE, "a.html")
    assert (page.drug.generic, page.drug.brands) == ("fooxetine", ("Foxil", "Foxor"))
    assert page.title == "Fooxetine: Uses, Side Effects | Some Site"
    assert [k for k, _ in kinds_and_titles(page)] == [
        "identity",
        "indications",
        "adverse_effects",
        "furniture",
    ]
    for word in ("Warfarin", "Insulin", "Gout news", "Copyright", "color", "var gout"):
        assert word not in page.text


def test_white_space_is_folded_and_locators_name_the_element() -> None:
    (passage,) = section(read(PAGE, "a.html"), SectionKind.INDICATIONS).passages
    assert passage.text == "Fooxetine lifts low mood."
    assert passage.locator == "body/main[1]/p[2]"


def test_lists_keep_the_nesting_of_the_mark_up() -> None:
    passages = section(read(PAGE, "a.html"), SectionKind.ADVERSE_EFFECTS).passages
    assert [(p.text, p.depth) for p in passages] == [
        ("Common ones are:", 0),
        ("fits", 1),
        ("infections such as", 1),
        ("flu", 2),
        ("colds", 2),
        ("cough", 1),
        ("Rare", 0),
        ("jaundice", 1),
        ("gout", 1),
    ]


def test_table_cells_know_their_headers() -> None:
    page = read(PAGE, "a.html")
    (table,) = section(page, SectionKind.ADVERSE_EFFECTS).tables
    assert table.caption == "In trials"
    cells = {(c.row, c.column): c for c in table.cells}
    assert cells[2, 2].text == "1%"
    assert cells[2, 2].row_headers == ("Cough",)
    assert cells[2, 2].column_headers == ("Patients", "Placebo")
    assert all(page.text[c.start : c.end] == c.text for c in table.cells)


def test_a_table_that_lays_out_the_page_is_read_as_text() -> None:
    page = read(
        "<html><body><h1>Fooxetine</h1><table><tr><td><h2>Uses</h2><p>Fooxetine lifts "
        "mood.</p></td></tr></table>"
    )
    assert section(page, SectionKind.INDICATIONS).passages[0].text == "Fooxetine lifts mood."


def test_a_page_without_text() -> None:
    with pytest.raises(EmptySourceError, match="holds no text"):
        read("<html><body><script>1</script></body></html>", "a.html")


@pytest.mark.parametrize(
    ("head", "name", "reader"),
    [
        (b"<!doctype html><p>x", "stdin", "html"),
        (b"\xef\xbb\xbf <html lang=en>", "page.txt", "html"),
        (b"<div><p>x</p></div>", "stdin", "html"),
        (b"Generic Name: x", "page.html", "html"),
        (b"Generic Name: x <5 mg", "stdin", "text"),
        (b"# Baclofen", "a.md", "text"),
    ],
)
def test_content_decides_before_the_suffix(head: bytes, name: str, reader: str) -> None:
    assert pick_reader(head, name).name == reader


def test_declared_encoding() -> None:
    page = '<html><head><meta charset="iso-8859-2"></head><h1>Fooxetine</h1><p>Fooxetine: łatwo</p></html>'
    assert "łatwo" in read(page.encode("iso-8859-2"), "a.html").text


def test_elements_nested_without_end() -> None:
    page = read("<html><h1>Fooxetine</h1><p>Fooxetine.</p>" + "<ul><li><p>a</p><p>b c</p>" * 3000, "a.html")
    assert page.drug.generic == "fooxetine"


def test_header_rows_within_a_table_take_turns() -> None:
    page = read(
        "<html><h1>Fooxetine</h1><h2>Side effects</h2><p>Fooxetine trials.</p>"
        "<table><tr><th>Effect</th><th>Drug</th></tr>"
        "<tr><th colspan=2>Blood</th></tr><tr><th>Clots</th><td>1%</td></tr>"
        "<tr><th colspan=2>Skin</th></tr><tr><th>Rash</th><td>2%</td></tr></table>",
        "a.html",
    )
    (table,) = section(page, SectionKind.ADVERSE_EFFECTS).tables
    share = next(c for c in table.cells if c.text == "2%")
    assert (share.row_headers, share.column_headers) == (("Rash",), ("Drug", "Skin"))


def test_a_card_of_labels_and_values_is_lines_that_name_the_drug() -> None:
    page = read(
        "<html><body><h1>Zorvexant</h1><table class='infobox'><tr><th colspan=2>Clinical data</th></tr>"
        "<tr><th>Trade names</th><td>Lumivex, Zorvo</td></tr><tr><th>Drug class</th><td>Uricosuric</td></tr>"
        "</table><p>Zorvexant is a medicine for gout.<sup>[1]</sup></p>"
        "<h2>Side effects</h2><table><tr><th>Effect</th><th>Share</th></tr><tr><td>Rash</td><td>5%</td></tr>"
        "</table></body></html>",
        "a.html",
    )
    assert page.drug.brands == ("Lumivex", "Zorvo")
    assert "Drug class: Uricosuric" in words(page, SectionKind.IDENTITY)
    assert sum(len(s.tables) for s in page.walk()) == 1
