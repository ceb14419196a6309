"""Tables of shares as scraping leaves them on pages: bars, slashes, one cell a line, under any heading."""

from __future__ import annotations

import io

from kg_builder.extract import open_document
from kg_builder.extract.effects.extractor import AdverseEffectExtractor
from kg_builder.extract.effects.tables import EffectTableExtractor
from kg_builder.model import AdverseEffect, Monograph
from kg_builder.readers import read_monographs


def shares(*lines: str) -> list[tuple[object, ...]]:
    """Effect, arm, share, comparator and its share, as the tables of a page give them."""
    text = "\n".join(["Generic Name: zorvexil", *lines, ""]).encode()
    (found,) = read_monographs(io.BytesIO(text), source_name="page.txt")
    assert isinstance(found, Monograph)
    facts = list(EffectTableExtractor().extract(open_document(found)))
    effects = [f for f in facts if isinstance(f, AdverseEffect)]
    return [(f.object, f.arm, f.percent, f.comparator, f.percent_comparator) for f in effects]


def test_slashes_part_the_cells_and_an_arm_may_be_the_drug_alone() -> None:
    assert shares(
        "Side effects",
        "Table 2: Selected events (percent of patients)",
        "Event / Single agent (n = 90) / Zorvexil + folfix (n = 91) / Folfix alone (n = 95)",
        "Chills / 32 / 41 / 4",
        "Back pain / 22 / 34 / 30",
    ) == [
        ("chills", "Single agent", 32.0, None, None),
        ("chills", "Zorvexil + folfix", 41.0, "Folfix alone", 4.0),
        ("back pain", "Single agent", 22.0, None, None),
        ("back pain", "Zorvexil + folfix", 34.0, "Folfix alone", 30.0),
    ]


def test_slashes_between_words_make_no_table() -> None:
    assert shares("Side effects", "Redness / itching / swelling", "Pain / fever / chills") == []


def test_a_head_may_take_several_lines() -> None:
    head = ["Adverse Reaction", "Zorvexil", "(N=300)", "%", "Placebo", "(N=298)", "%"]
    assert shares("Adverse reactions", *head, "Nausea", "12", "5", "Gout", "9", "2", "Rash", "8", "7") == [
        ("nausea", "Zorvexil", 12.0, "Placebo", 5.0),
        ("gout", "Zorvexil", 9.0, "Placebo", 2.0),
        ("rash", "Zorvexil", 8.0, "Placebo", 7.0),
    ]


def test_a_table_against_placebo_is_read_under_any_heading() -> None:
    rows = ["Effect | Placebo | Zorvexil 30 mg", "Gas | 7% | 17%", "Nausea | 5% | 12%"]
    wanted = [
        ("gas", "Zorvexil 30 mg", 17.0, "Placebo", 7.0),
        ("nausea", "Zorvexil 30 mg", 12.0, "Placebo", 5.0),
    ]
    assert shares("How to take zorvexil", *rows) == wanted
    pain_free = ["Outcome | Placebo | Zorvexil 30 mg", *rows[1:]]
    assert shares("How to take zorvexil", *pain_free) == []


def test_shares_given_in_turn_are_each_effects_own() -> None:
    text = (
        "Generic Name: zorvexil\nSide effects\nGout, gas and rash occurred in 20%, 12% and 8%, respectively."
    )
    (found,) = read_monographs(io.BytesIO(text.encode()), source_name="page.txt")
    assert isinstance(found, Monograph)
    facts = AdverseEffectExtractor().extract(open_document(found))
    assert {f.object: f.percent for f in facts} == {"gout": 20.0, "gas": 12.0, "rash": 8.0}
