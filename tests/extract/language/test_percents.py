"""Shares of patients, of one arm and of two."""

from __future__ import annotations

import pytest

from kg_builder.extract.effects.phrases import effect_phrases
from kg_builder.extract.language.percents import percent_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("in 5% of patients", (5.0, None, "", "=")),
        ("(12.5%)", (12.5, None, "", "=")),
        ("(>10%)", (10.0, None, "", ">")),
        ("at least 2 percent of people", (2.0, None, "", ">=")),
        ("5% vs 2% placebo", (5.0, 2.0, "placebo", "=")),
        ("53% of patients taking it versus 12% of those given placebo", (53.0, 12.0, "placebo", "=")),
        ("8% compared with 3% for placebo", (8.0, 3.0, "placebo", "=")),
        ("(4-6%)", (4.0, None, "", "-")),
        ("(12% zorvexant, 5% placebo)", (12.0, 5.0, "placebo", "=")),
        ("10% zorvexant vs 8% placebo", (10.0, 8.0, "placebo", "=")),
        ("10 percent of users against 8 percent of those given a dummy pill", (10.0, 8.0, "dummy pill", "=")),
        ("(3 versus 1%)", (3.0, 1.0, "", "=")),
        ("14 in 100 people on zorvexant, 9 in 100 on placebo", (14.0, 9.0, "placebo", "=")),
        ("about 3 out of every 100 users", (3.0, None, "", "=")),
        ("1 in 100", None),
        ("30 in 1000", None),
        ("one in ten", None),
    ],
)
def test_percent(text: str, expected: tuple[float, float | None, str, str] | None) -> None:
    found = percent_of(text)
    got = (found.value, found.comparator_value, found.comparator, found.relation) if found else None
    assert got == expected


LISTED = [
    ("headache, in about 9 percent", [("headache", 9.0, None)]),
    ("rash - 4%, placebo 1%", [("rash", 4.0, 1.0)]),
    ("sinusitis, seen in 6% of people, gas", [("sinusitis", 6.0, None), ("gas", None, None)]),
    ("gout (5% on it, 2% on placebo), gas (4% and 1%)", [("gout", 5.0, 2.0), ("gas", 4.0, 1.0)]),
    ("gas (4% and 1%)", [("gas", 4.0, None)]),
    ("gas: 14 in 100 people on it, 9 in 100 on placebo", [("gas", 14.0, 9.0)]),
    ("gas: 14% on it, 9% of those given placebo", [("gas", 14.0, 9.0)]),
]


@pytest.mark.parametrize(("text", "wanted"), LISTED)
def test_shares_in_lists(text: str, wanted: list[tuple[str, float | None, float | None]]) -> None:
    found = effect_phrases(text, 0, {})
    got = [(f.name, f.percent and f.percent.value, f.percent and f.percent.comparator_value) for f in found]
    assert got == wanted
