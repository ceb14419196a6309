"""Sources that a page names."""

from __future__ import annotations

import io

import pytest

from kg_builder.extract import extract_facts
from kg_builder.extract.references import ReferenceExtractor
from kg_builder.model import Monograph
from kg_builder.readers import read_monographs

from .small_pages import facts_of, page

CASES = [
    (
        "== references\nReference: FDA Prescribing Information for Brandol\nLast updated 2 May 2023.",
        ["FDA Prescribing Information for Brandol"],
    ),
    (
        "== references\nExample TA9: Examplol for gout\nCopyright 2024 the label people.",
        ["Example TA9: Examplol for gout"],
    ),
    ("== references\nhttps://example.org/labels/a.pdf", ["https://example.org/labels/a.pdf"]),
    ("== references\nLabel text, see (https://example.org/a_(b)).", ["https://example.org/a_(b)"]),
    (
        "== references\nDoe J. On examplol. J Ex. 2020;12(3):45-51. PMID: 123456",
        ["Doe J. On examplol. J Ex. 2020;12(3):45-51. PMID: 123456"],
    ),
    (
        "== other: More help\nFDA Prescribing Information, Brandol, Example, 2019.\nWHO guideline AB12: gout",
        ["FDA Prescribing Information, Brandol, Example, 2019.", "WHO guideline AB12: gout"],
    ),
    ("== references\nReport problems to the agency at 1-800-555-0100.", []),
    ("== other\nhttps://example.org/a", ["https://example.org/a"]),
    (
        "== dosage: Doses\n# Where this leaflet came from\n  Brandol SmPC, www.example.org/brandol (read "
        "in May)\n"
        "  Roe P et al. Examplol or nothing. Ex J Med 2009;61:39-51",
        ["www.example.org/brandol", "Roe P et al. Examplol or nothing. Ex J Med 2009;61:39-51"],
    ),
    (
        "== furniture\nReviewed by A. Doe. Sources: Brandol prescribing information, https://example.org/b ; "
        "Otherol prescribing information, Example Inc., 2020.",
        ["https://example.org/b", "Otherol prescribing information, Example Inc., 2020"],
    ),
    (
        "== other: Keep reading\nRoe P, Doe J, et al. A trial of examplol. J Ex. 2006;35:89-91.",
        ["Roe P, Doe J, et al. A trial of examplol. J Ex. 2006;35:89-91."],
    ),
    (
        "== other: Keep reading\nBrandol prescribing information: <https://example.org/b>",
        ["https://example.org/b"],
    ),
    (
        "== furniture\nExample National Library. Examplol tablet labels. Accessed 4/2/2024.",
        ["Example National Library. Examplol tablet labels. Accessed 4/2/2024."],
    ),
    (
        "== furniture\nUseful resources\nSociety: https://example.org/s\nPage reviewed: May\nShop: https://example.org/c",
        ["https://example.org/s"],
    ),
    ("== references: Reference:\nBrandol label; Example Inc., 2023.", ["Brandol label; Example Inc., 2023"]),
    ("== pregnancy\nFor more, see the leaflet on the site: www.example.org/p", ["www.example.org/p"]),
    (
        "== adverse_effects\nYou can report effects to the agency on its website at www.example.org/r.",
        ["www.example.org/r"],
    ),
    (
        "== references\n1. Examplol, its uses and perils. 3rd ed. Example House; 2018.\nAll rights reserved.",
        ["Examplol, its uses and perils. 3rd ed. Example House; 2018."],
    ),
    ("== references\nExample library: example.org/labels/a.html", ["example.org/labels/a.html"]),
    (
        "== references\n- Brandol label: https://example.org/b\n== furniture\n- Example Library. https://example.org/l",
        ["https://example.org/b", "https://example.org/l"],
    ),
    ("== other\nAdapted from https://example.org/w", ["https://example.org/w"]),
    ("== references\nBrandol. Examplol.\nhttps://example.org/b", ["https://example.org/b"]),
    ("== identity\nURL of this page: https://example.org/a", ["https://example.org/a"]),
    ("== identity\n[Drugs](https://example.org/a) / [Gout](https://example.org/b)", []),
    ("== pregnancy\nVisit www.example.org to register.", ["www.example.org"]),
    ("== overdosage\nHelp is at https://example.org/help. Call at once.", ["https://example.org/help"]),
    ("== other\nSubscribe to our newsletter: https://example.org/n", []),
    ("== other\n![Tablets](https://example.org/t.jpg)", []),
    ("== dosage\nA [guide](https://example.org/g) comes with it.", ["https://example.org/g"]),
    ("== references\n[https://example.org/b](https://example.org/b)", ["https://example.org/b"] * 2),
    ('== references: Sources:\nExample House: "Brandol, a review."', ['Example House: "Brandol, a review."']),
    (
        "== references\nDoe, J., et al. (2006). On examplol. *Journal of Examples*.",
        ["Doe, J., et al. (2006). On examplol. Journal of Examples."],
    ),
    (
        "== references\nExample Heart Society. (2021). Care of the failing heart.",
        ["Example Heart Society. (2021). Care of the failing heart."],
    ),
    ("== references\nAll of our editors (2021) like to read.", []),
    ("== references\nExample Clinic    Page 4 of 4", []),
    ("== furniture\nhttps://example.org/ad", []),
]


@pytest.mark.parametrize(("notation", "wanted"), CASES)
def test_references(notation: str, wanted: list[str]) -> None:
    assert [f.object for f in facts_of(ReferenceExtractor(), page(notation))] == wanted


def test_a_source_among_furniture_is_no_furniture() -> None:
    text = (
        "Generic Name: zorvexant\nUses\nZorvexant is used for gout.\nRelated Articles\n"
        "Ten Foods for Your Joints\n"
        "Sources: https://example.org/zorvexant\nNewsletter\n"
    )
    (monograph,) = read_monographs(io.BytesIO(text.encode()), source_name="page.txt")
    assert isinstance(monograph, Monograph)
    facts = extract_facts(monograph)
    assert "https://example.org/zorvexant" in {fact.object for fact in facts}
    assert not any(e.section == "furniture" for fact in facts for e in fact.evidence)


def test_sources_of_one_line_are_parted_where_authors_follow_a_year() -> None:
    line = "Sources: Brandol package insert, Example Inc, 2021. Roe JA. On examplol. J Samples. 2020;1:2-3."
    found = [fact.object for fact in facts_of(ReferenceExtractor(), page(f"== other\n{line}"))]
    assert found == [
        "Brandol package insert, Example Inc, 2021",
        "Roe JA. On examplol. J Samples. 2020;1:2-3.",
    ]


def test_footers_of_sites_are_no_sources() -> None:
    lines = "Monograph reviewed 05/2024.\n2025 Example Media, Inc. | Privacy | Terms"
    assert list(facts_of(ReferenceExtractor(), page(f"== references\n{lines}"))) == []
