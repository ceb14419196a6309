"""Effects that a label gives a share of for each arm: rows that can be told apart, in order of frequency."""

from __future__ import annotations

from kg_builder.model import DrugNames
from kg_builder.query import Catalog, run
from kg_builder.rdf.mapping import document_lines
from kg_builder.store import OxigraphStore
from tests.example_lines import EFFECT, document_of, line, said

TABLE = line(
    "adverse_effects",
    "Diarrhea rash gout cough fever",
    said(EFFECT, "diarrhea", percent=6.8, arm="low dose", comparator="placebo", percent_comparator=5.0),
    said(EFFECT, "diarrhea", percent=14.1, arm="high dose", comparator="placebo", percent_comparator=5.0),
    said(EFFECT, "rash", frequency="very common"),
    said(EFFECT, "gout", frequency="common"),
    said(EFFECT, "cough", frequency="rare", percent=0.05, percent_max=0.09),
    said(EFFECT, "fever"),
)


def test_a_share_without_a_tier_stands_among_the_tiers() -> None:
    lines = document_lines(*document_of(DrugNames("plovinib"), (TABLE,)), version="0")
    with OxigraphStore() as store:
        store.load("".join(lines).encode())
        query = Catalog().get("safety/adverse_effects_of_drug")
        rows = run(store, query, {"drug": "plovinib"}).rows
    told = ("effect_name", "percent", "percent_max", "arm", "percent_comparator", "comparator")
    assert [tuple(row[name] for name in told) for row in rows] == [
        ("diarrhea", 14.1, None, "high dose", 5.0, "placebo"),
        ("rash", None, None, None, None, None),
        ("diarrhea", 6.8, None, "low dose", 5.0, "placebo"),
        ("gout", None, None, None, None, None),
        ("cough", 0.05, 0.09, None, None, None),
        ("fever", None, None, None, None, None),
    ]
