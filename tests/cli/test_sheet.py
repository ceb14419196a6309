"""The fact sheet: what a person reads of a drug."""

from __future__ import annotations

import io

from rich.console import Console

from kg_builder.cli.sheet import fact_sheet
from kg_builder.model import (
    AdverseEffect,
    DoseRegimen,
    Evidence,
    Fact,
    HazardWarning,
    Indication,
    PregnancyStatement,
    Status,
    TextSpan,
    WarningAction,
)

SEEN = (Evidence("page-1", "warnings", TextSpan(3, 8, "words")),)


def _printed(*facts: Fact, quotes: bool = False) -> str:
    console = Console(file=io.StringIO(), width=100, color_system=None)
    console.print(fact_sheet("plovinib", facts, quotes=quotes))
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


def _effect(name: str, **qualifiers: str) -> AdverseEffect:
    return AdverseEffect(drug="plovinib", object=name, evidence=SEEN, **qualifiers)  # type: ignore[arg-type]


def test_brackets_are_words_and_no_markup() -> None:
    page = _printed(
        _effect("positive [HBsAg] test"),
        HazardWarning(drug="plovinib", object="[red]gout[/red]", evidence=SEEN),
        WarningAction(drug="plovinib", object="a [b]", action="test [c]", evidence=SEEN),
    )
    for words in ("[HBsAg]", "[red]gout[/red]", "a [b]", "test [c]"):
        assert words in page


def test_tiers_come_in_order_of_frequency() -> None:
    page = _printed(_effect("rash", frequency="rare"), _effect("cough", frequency="very common"))
    assert page.index("very common") < page.index("rare")


def test_unasserted_facts_are_marked() -> None:
    denied = Indication(drug="plovinib", object="asthma", status=Status.NEGATED, evidence=SEEN)
    assert "asthma [not]" in _printed(denied)


def test_actions_stand_under_their_hazard() -> None:
    page = _printed(
        HazardWarning(drug="plovinib", object="Gout", evidence=SEEN),
        WarningAction(drug="plovinib", object="gout", action="monitor", timing="weekly", evidence=SEEN),
    )
    assert page.count("out\n") == 1
    assert "monitor" in page and "weekly" in page


def test_quotes_name_their_place() -> None:
    page = _printed(_effect("rash"), quotes=True)
    assert "\u201cwords\u201d" in page
    assert "page-1 3\u20138" in page


def test_numbers_are_said_as_a_person_would() -> None:
    seen = AdverseEffect(
        drug="plovinib",
        object="rash",
        percent=13.0,
        percent_comparator=12.5,
        comparator="placebo",
        evidence=SEEN,
    )
    assert "rash  13 % (placebo 12.5 %)" in _printed(seen, quotes=True)
    dose = DoseRegimen(
        drug="plovinib",
        object="20 to 40 mg daily",
        dose_value=20.0,
        dose_value_max=40.0,
        dose_unit="mg",
        interval="daily",
        evidence=SEEN,
    )
    assert "20\u201340 mg; daily" in _printed(dose, quotes=True)


def test_an_effect_of_several_arms_stands_once_with_its_range() -> None:
    shares = [
        AdverseEffect(drug="plovinib", object=name, percent=share, percent_max=most, arm=arm, evidence=SEEN)
        for name, share, most, arm in (
            ("rash", 6.8, None, "low"),
            ("Rash", 14.1, None, "high"),
            ("gout", 2.0, None, "low"),
            ("cough", 1.0, 3.0, None),
        )
    ]
    assert "rash 6.8\u201314.1 %, gout 2 %, cough 1\u20133 %" in _printed(*shares)


def test_what_is_said_is_not_said_again() -> None:
    few = "Human data are few"
    page = _printed(
        WarningAction(drug="plovinib", object="gout", action="test now", timing="now", evidence=SEEN),
        PregnancyStatement(drug="plovinib", object="data", statement=few, duration=few[6:], evidence=SEEN),
    )
    assert page.count("now") == 1
    assert page.count("data are few") == 1
