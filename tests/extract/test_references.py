"""Sources that a page names."""

from __future__ import annotations

import pytest

from kg_builder.extract.references import ReferenceExtractor

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
    ("== references\nReport problems to the agency at 1-800-555-0100.", []),
    ("== other\nhttps://example.org/a", ["https://example.org/a"]),
    ("== pregnancy\nVisit www.example.org to register.", []),
    ("== furniture\nhttps://example.org/ad", []),
]


@pytest.mark.parametrize(("notation", "wanted"), CASES)
def test_references(notation: str, wanted: list[str]) -> None:
    assert [f.object for f in facts_of(ReferenceExtractor(), page(notation))] == wanted
