"""Junk in a document is passed over; what stands around it is read as ever."""

from __future__ import annotations

import time

import pytest

from kg_builder.extract import open_document
from kg_builder.extract.readable import is_readable, readable
from kg_builder.model import Monograph, SectionKind
from kg_builder.readers.openfda import read_record

from .small_pages import page

JUNK = {
    "one word": "a" * 50_000,
    "brackets": "(" * 50_000,
    "doses without end": "5 mg " * 10_000,
    "commas": "a, " * 15_000,
}


@pytest.mark.parametrize("junk", JUNK.values(), ids=JUNK.keys())
def test_junk_is_no_prose_but_long_paragraphs_are(junk: str) -> None:
    assert not is_readable(junk)
    assert is_readable("Stop the drug if a rash appears. " * 2000)
    assert is_readable("See https://example.org/" + "label/" * 20)


def test_a_document_without_junk_stays_itself() -> None:
    monograph = page("== warnings: Warnings\nStop it in gout.\n")
    assert readable(monograph) is monograph


def test_items_under_junk_go_to_what_governs_it() -> None:
    monograph = page(f"== adverse_effects: Side effects\nIt may cause:\n  - {'x' * 900}\n    - nausea\n")
    (section,) = readable(monograph).sections
    assert [(p.text, p.parent, p.depth) for p in section.passages] == [
        ("It may cause:", None, 0),
        ("nausea", 0, 1),
    ]
    assert all(monograph.text[p.start : p.end] == p.text for p in section.passages)


def label(junk: str) -> Monograph:
    texts = {
        "indications_and_usage": "1 INDICATIONS AND USAGE Zorvex is indicated for gout.",
        "warnings_and_cautions": f"5 WARNINGS AND PRECAUTIONS 5.1 Rash {junk} 5.2 Fever Stop it in fever.",
    }
    record = {
        "openfda": {"generic_name": ["PLOVINIB"], "brand_name": ["Zorvex"]},
        **{k: [v] for k, v in texts.items()},
    }
    return read_record(record, "labels.json")


@pytest.mark.parametrize("junk", JUNK.values(), ids=JUNK.keys())
def test_what_stands_beside_junk_is_kept(junk: str) -> None:
    begun = time.process_time()
    document = open_document(label(junk))
    words = " ".join(p.text for s in document.monograph.walk() for p in s.passages)
    assert "gout" in words
    assert junk[:1000] not in words
    assert junk[:1000] in document.monograph.text
    assert {s.kind for s in document.monograph.sections} >= {SectionKind.INDICATIONS, SectionKind.WARNINGS}
    assert time.process_time() - begun < 5
