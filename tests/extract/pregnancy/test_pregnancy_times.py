"""How long contraception and the like are to go on, and whom to tell."""

from __future__ import annotations

import pytest

from kg_builder.extract.pregnancy.durations import duration_of
from kg_builder.extract.pregnancy.extractor import PregnancyExtractor
from tests.extract.small_pages import facts_of, page

DURATIONS = [
    (
        "Use condoms throughout treatment and for two weeks after your last dose.",
        "throughout treatment and for two weeks after your last dose",
    ),
    (
        "Stop it at least 3 months before you plan to become pregnant.",
        "at least 3 months before you plan to become pregnant",
    ),
    ("Discard milk for 23 hours after a dose.", "for 23 hours after a dose"),
    ("Use contraception for a month after treatment ends.", "for a month after treatment ends"),
    ("Avoid nursing and for a week afterwards.", "for a week afterwards"),
    ("Use condoms throughout treatment.", None),
    ("Use condoms during treatment and for a month after.", "during treatment and for a month after"),
    ("Use contraception throughout treatment.", "throughout treatment"),
    ("Use birth control for some time after the last dose.", "for some time after the last dose"),
    ("The study went on for 6 months.", None),
    (
        "Use birth control for a month before you start, during treatment and for 2 weeks afterwards.",
        "for a month before you start, during treatment and for 2 weeks afterwards",
    ),
    (
        "Use contraception during treatment and until the level is below 0.02 mg/L.",
        "during treatment and until the level is below 0.02 mg/L",
    ),
]


@pytest.mark.parametrize(("text", "duration"), DURATIONS)
def test_durations(text: str, duration: str | None) -> None:
    assert duration_of(text) == duration


def test_contraception_carries_its_window() -> None:
    line = "Women should use effective contraception during treatment and for 5 months after the last dose."
    [fact] = facts_of(PregnancyExtractor(), page(f"== pregnancy\n{line}"))
    assert fact.object == "contraception"
    assert fact.qualifiers["duration"] == "during treatment and for 5 months after the last dose"


def test_a_registry_carries_how_to_reach_it() -> None:
    where = "Call 1-800-555-0100 or visit www.example.org/registry."
    text = f"== pregnancy\nThere is a pregnancy exposure registry. {where}"
    [fact] = facts_of(PregnancyExtractor(), page(text))
    assert fact.qualifiers["phone"] == "1-800-555-0100"
    assert fact.qualifiers["url"] == "www.example.org/registry"


def test_the_part_of_a_pregnancy_is_a_time() -> None:
    assert duration_of("It may harm the baby during the last three months of pregnancy.") == (
        "during the last three months of pregnancy"
    )
    assert duration_of("Use contraception while you're taking examplol.") == "while you're taking examplol"
