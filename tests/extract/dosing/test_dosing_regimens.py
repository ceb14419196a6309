# ruff: noqa: E501  (tables read best with one case a line)
"""Regimens of one statement, and where several statements make one."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg_builder.extract.dosing.conditions import condition_named
from kg_builder.extract.dosing.context import Context
from kg_builder.extract.dosing.extractor import DosingExtractor
from kg_builder.extract.dosing.population import read_population
from kg_builder.extract.dosing.regimens import regimens_in
from kg_builder.extract.dosing.sequences import Regimen
from tests.extract.small_pages import facts_of, page

POPULATIONS = [
    ("Adults", "adults"),
    ("Adults and adolescents 12 years and older", "adults and pediatric, 12 years and older"),
    ("Children weighing 20 to 40 kg", "pediatric, 20 to 40 kg"),
    ("18 years or over", "adults"),
    ("aged 2-5 years", "pediatric, 2-5 years"),
    ("Under 2 years", "pediatric, under 2 years"),
    ("6 to less than 12 years:", "pediatric, 6 to less than 12 years"),
    ("Patients 3 months to 12 years of age", "pediatric, 3 months to 12 years"),
    ("Elderly", "geriatric"),
    ("patients 65 years or older", "geriatric, 65 years or older"),
    ("\u226540 kg", "\u226540 kg"),
    ("30 kg or more", "30 kg or more"),
    ("300 mg for 2 years", ""),
    ("10 mg once daily for 12 weeks", ""),
    ("Child-Pugh B", ""),
    ("5 mg/kg", ""),
]


@pytest.mark.parametrize(("text", "wanted"), POPULATIONS)
def test_populations(text: str, wanted: str) -> None:
    assert str(read_population(text)) == wanted


def said(regimen: Regimen) -> dict[str, Any]:
    """What a regimen says, without what it leaves open."""
    quantity = regimen.quantity
    values: dict[str, Any] = {
        "value": quantity.value if quantity else None,
        "top": quantity.value_max if quantity else None,
        "unit": quantity.unit if quantity else None,
        "population": str(regimen.population),
    }
    names = ("indication", "phase", "route", "interval", "duration", "max_dose", "doses")
    values |= {name: getattr(regimen, name) for name in names}
    return {k: v for k, v in values.items() if v not in (None, "")}


CASES: list[tuple[str, list[dict[str, Any]]]] = [
    (
        "250 mg intravenous (IV) once; repeat dose 3 weeks later",
        [{"value": 250, "unit": "mg", "route": "intravenous", "interval": "3 weeks", "doses": 2}],
    ),
    (
        "The usual starting dose for adults is 20 mg by mouth once daily.",
        [
            {
                "value": 20,
                "unit": "mg",
                "population": "adults",
                "phase": "initial",
                "route": "oral",
                "interval": "once daily",
            }
        ],
    ),
    (
        "10 mg PO qDay; may increase to 20 mg/day after 1 week",
        [
            {"value": 10, "unit": "mg", "phase": "initial", "route": "oral", "interval": "once daily"},
            {"value": 20, "unit": "mg/day", "phase": "titration", "route": "oral", "interval": "daily"},
        ],
    ),
    (
        "Initially 25 mg once daily for 2 weeks, then 50 mg once daily for 2 weeks, then 100 mg twice daily",
        [
            {"value": 25, "unit": "mg", "phase": "initial", "interval": "once daily", "duration": "2 weeks"},
            {
                "value": 50,
                "unit": "mg",
                "phase": "subsequent",
                "interval": "once daily",
                "duration": "2 weeks",
            },
            {"value": 100, "unit": "mg", "phase": "subsequent", "interval": "twice daily"},
        ],
    ),
    (
        "Loading dose: 8 mg/kg, followed by 6 mg/kg every 3 weeks",
        [
            {"value": 8, "unit": "mg/kg", "phase": "loading"},
            {"value": 6, "unit": "mg/kg", "phase": "subsequent", "interval": "3 weeks"},
        ],
    ),
    (
        "Take 1 or 2 tablets every 4 to 6 hours as needed, no more than 8 tablets in 24 hours",
        [
            {
                "value": 1,
                "top": 2,
                "unit": "tablet",
                "interval": "4 to 6 hours",
                "max_dose": "8 tablets in 24 hours",
            }
        ],
    ),
    (
        "15 mg/kg IV every 8 hours; not to exceed 1 g per dose",
        [
            {
                "value": 15,
                "unit": "mg/kg",
                "route": "intravenous",
                "interval": "8 hours",
                "max_dose": "1 g per dose",
            }
        ],
    ),
    (
        "The recommended dose for the treatment of hypertension is 10 mg to 40 mg once daily",
        [{"value": 10, "top": 40, "unit": "mg", "indication": "hypertension", "interval": "once daily"}],
    ),
    (
        "3 to 6 mg once daily for children aged 7 to less than 9 years, and 6 to 9 mg once daily for children aged 9 to 17 years",
        [
            {
                "value": 3,
                "top": 6,
                "unit": "mg",
                "population": "pediatric, 7 to less than 9 years",
                "interval": "once daily",
            },
            {
                "value": 6,
                "top": 9,
                "unit": "mg",
                "population": "pediatric, 9 to 17 years",
                "interval": "once daily",
            },
        ],
    ),
    (
        "The starting dose ranges from 5 to 60 mg per day by mouth, depending on the disease",
        [
            {
                "value": 5,
                "top": 60,
                "unit": "mg",
                "phase": "initial",
                "route": "oral",
                "interval": "per day",
            }
        ],
    ),
    ("400 mg (two 200 mg tablets) once daily", [{"value": 400, "unit": "mg", "interval": "once daily"}]),
    ("Take two 250 mg tablets twice a day", [{"value": 500, "unit": "mg", "interval": "twice a day"}]),
    (
        "increase by 5 mg every week up to 60 mg/day",
        [{"value": 5, "unit": "mg", "phase": "titration", "interval": "every week", "max_dose": "60 mg/day"}],
    ),
    (
        "6 mg/kg as an intravenous induction dose at 0, 2 and 6 weeks",
        [
            {
                "value": 6,
                "unit": "mg/kg",
                "route": "intravenous",
                "phase": "induction",
                "interval": "at 0, 2 and 6 weeks",
            }
        ],
    ),
    (
        "Inject 80 mg as a first dose, then 40 mg every 2 weeks",
        [
            {"value": 80, "unit": "mg", "phase": "initial"},
            {"value": 40, "unit": "mg", "phase": "subsequent", "interval": "2 weeks"},
        ],
    ),
    (
        "50 mg/kg/day divided every 8 hours",
        [{"value": 50, "unit": "mg/kg/day", "interval": "divided every 8 hours"}],
    ),
    (
        "75 mg/m2 IV over 1 hour every 3 weeks until disease progression",
        [
            {
                "value": 75,
                "unit": "mg/m2",
                "route": "intravenous",
                "interval": "3 weeks",
                "duration": "until disease progression",
            }
        ],
    ),
    (
        "1 drop in each eye twice daily",
        [{"value": 1, "unit": "drop", "route": "ophthalmic", "interval": "twice daily"}],
    ),
    (
        "1 patch applied to skin every 72 hours",
        [{"value": 1, "unit": "patch", "route": "transdermal", "interval": "72 hours"}],
    ),
    (
        "Apply a thin layer to the affected area twice daily for up to 2 weeks",
        [{"route": "topical", "interval": "twice daily", "duration": "up to 2 weeks"}],
    ),
    ("10 mg, 20 mg, or 40 mg once daily", [{"value": 10, "top": 40, "unit": "mg", "interval": "once daily"}]),
    ("0.5 mL IM as a single dose", [{"value": 0.5, "unit": "mL", "route": "intramuscular", "doses": 1}]),
    (
        "To reduce the risk of stroke, take 5 mg twice daily",
        [{"value": 5, "unit": "mg", "indication": "stroke", "interval": "twice daily"}],
    ),
    (
        "300 mg IV on day 1, then 300 mg IV 2 weeks later",
        [{"value": 300, "unit": "mg", "route": "intravenous", "interval": "2 weeks", "doses": 2}],
    ),
    (
        "1.7 mcg/kg or 100-125 mcg orally daily",
        [
            {"value": 1.7, "unit": "mcg/kg", "route": "oral", "interval": "daily"},
            {"value": 100, "top": 125, "unit": "mcg", "route": "oral", "interval": "daily"},
        ],
    ),
    (
        "80 mg SC once, followed in 1 week by 40 mg every 2 weeks",
        [
            {
                "value": 80,
                "unit": "mg",
                "phase": "initial",
                "route": "subcutaneous",
                "interval": "once",
                "doses": 1,
            },
            {
                "value": 40,
                "unit": "mg",
                "phase": "subsequent",
                "route": "subcutaneous",
                "interval": "2 weeks",
            },
        ],
    ),
    ("Doses up to 60 mg/day may be used.", []),
    ("If you miss a dose, take 10 mg at once.", []),
    ("An overdose of 200 mg daily caused vomiting.", []),
    ("Doses above 40 mg daily are not recommended.", []),
    ("Each tablet contains 20 mg of examplol.", []),
    ("Premedicate with 100 mg methylprednisolone 30 minutes before each infusion.", []),
    ("Dilute in 250 mL of 0.9% sodium chloride and infuse over 60 minutes.", []),
    ("In a clinical trial 50 mg once daily was better than placebo.", []),
    ("Given with methotrexate 7.5 mg weekly.", []),
    ("10 mg of examplol is equivalent to 4 mg of the older salt.", []),
    ("The maximum dose is 80 mg per day.", []),
    ("Drink a glass of water (250 mL) with each tablet.", []),
]


@pytest.mark.parametrize(("text", "wanted"), CASES, ids=[text[:40] for text, _ in CASES])
def test_regimens_of_a_sentence(text: str, wanted: list[dict[str, Any]]) -> None:
    assert [said(r) for r in regimens_in(text, Context(), ("examplol",))] == wanted


@given(st.sampled_from([text for text, _ in CASES]), st.sampled_from([text for text, _ in CASES]))
def test_regimens_lie_in_the_text_in_order(first: str, second: str) -> None:
    text = f"{first.rstrip('.')}. {second}"
    end = 0
    for regimen in regimens_in(text, Context()):
        assert end <= regimen.end <= len(text)
        assert regimen.start < regimen.end
        end = regimen.end


def test_a_maximum_alone_goes_to_the_regimens_before_it() -> None:
    found = facts_of(
        DosingExtractor(),
        page(
            "== dosage: Dosage\n# Adult:\n- Initial: 10 mg once daily\n- Maintenance: 20 mg once daily\n- Not to exceed 40 mg/day"
        ),
    )
    assert [f.qualifiers["max_dose"] for f in found] == ["40 mg/day", "40 mg/day"]


def test_timing_words_stay_in_the_regimen() -> None:
    texts = {
        "2 puffs 15 to 30 minutes before exercise": "2 puffs 15 to 30 minutes before exercise",
        "5 mg orally within 24 hours of onset": "5 mg orally within 24 hours of onset",
        "10 mg once daily with food, and swallow it whole": "10 mg once daily with food",
    }
    for text, wanted in texts.items():
        assert [r.words for r in regimens_in(text, Context(), labelled=True)] == [wanted]


def test_a_group_with_nothing_but_a_maximum() -> None:
    notation = "== dosage: Dosage\n# Spasticity\n- 2-7 years: 10 mg by mouth every 8 hours\n- 8-11 years: not to exceed 60 mg/day PO"
    first, second = facts_of(DosingExtractor(), page(notation))
    assert "max_dose" not in first.qualifiers
    assert second.object == "not to exceed 60 mg/day PO"
    assert (second.qualifiers["population"], second.qualifiers["max_dose"]) == (
        "pediatric, 8-11 years",
        "60 mg/day",
    )


def test_a_dose_for_the_elderly_is_a_regimen_and_a_lower_one_a_change() -> None:
    notation = "== dosage: Dosage\n- Elderly: start with 5 mg once daily\n# Dose adjustment\n- Elderly or debilitated patients: use a lower starting dose"
    first, second = facts_of(DosingExtractor(), page(notation))
    assert (first.relation, first.qualifiers["population"]) == ("dose_regimen", "geriatric")
    assert (second.relation, second.object) == ("dose_modification", "elderly or debilitated patients")


def test_labels_are_part_of_the_evidence() -> None:
    (fact,) = facts_of(
        DosingExtractor(), page("== dosage: Dosage\n- Starting dose: 5 mg by mouth daily with food")
    )
    assert fact.evidence[0].span.quote == "Starting dose: 5 mg by mouth daily with food"


def test_how_often_counts_where_a_page_states_no_amount() -> None:
    often = "== dosage: How should this medicine be used?\nThe tablets are usually taken twice a day with food. Do not take them every hour."
    (found,) = facts_of(DosingExtractor(), page(often))
    assert (found.object, found.qualifiers["interval"]) == ("twice a day with food", "twice a day")
    with_amount = f"{often}\nAdults: 10 mg once daily"
    assert [f.object for f in facts_of(DosingExtractor(), page(with_amount))] == ["10 mg once daily"]


def test_an_alternative_in_another_form_is_the_same_schedule() -> None:
    text = "== dosage: Dosage\n- Adults: 4 mg chewable tablet or one packet once daily"
    (found,) = facts_of(DosingExtractor(), page(text))
    assert (found.qualifiers["dose_value"], found.qualifiers["interval"]) == (4.0, "once daily")


QUALIFIED = [
    ("Gout, ages 12 to 17: 10 mg once a day.", {"indication": "gout", "population": "pediatric, 12 to 17 years"}),
    ("Gout: children aged 6 to 10 have 10mg at bedtime.", {"population": "pediatric, 6 to 10 years"}),
    ("Gout, induction: 10 mg once a day.", {"indication": "gout", "phase": "induction"}),
    ("- *Gout and lupus:* 5 mg twice daily", {"indication": "gout and lupus"}),
    ("For children with gout, the dose goes by weight: 3 mg twice daily", {"indication": "gout"}),
    ("Bipolar depression is treated with 50 mg once daily.", {"indication": "bipolar depression"}),
    ("For gout, it is usually given once every 3 months.", {"indication": "gout", "interval": "once every 3 months"}),
    ("Knee replacement  35 mg every 12 hours  7 to 9 days", {"indication": "knee replacement", "duration": "7 to 9 days"}),
    ("Adults taking a diuretic: 5 mg once daily.", {"indication": None, "population": "adults"}),
    ("The tablet is taken once or twice a day.", {"interval": "once or twice a day"}),
    ("Take 10 mg per day.", {"dose_unit": "mg", "interval": "per day"}),
    ("Take 10 mg/day.", {"dose_unit": "mg/day", "interval": "daily"}),
    ("Adults: between 150mg and 600mg a day.", {"dose_value": 150.0, "dose_value_max": 600.0}),
    ("Take 20mg twice daily, up to 80mg twice daily.", {"dose_value": 20.0, "max_dose": "80mg twice daily"}),
    ("Inject 10 mg every 2 hours, with a ceiling of 50 mg per day.", {"max_dose": "50 mg per day"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), QUALIFIED, ids=[t[:30] for t, _ in QUALIFIED])
def test_what_a_line_tells_of_its_schedule(text: str, wanted: dict[str, object]) -> None:
    found = [
        f
        for f in facts_of(DosingExtractor(), page(f"== dosage: Dosage\n{text}"))
        if f.relation == "dose_regimen"
    ]
    assert [{name: f.qualifiers.get(name) for name in wanted} for f in found] == [wanted]


def test_what_a_measure_holds_is_no_dose() -> None:
    assert (
        facts_of(DosingExtractor(), page("== dosage: Dosage\nAs a liquid, 1 ml usually has 20 mg in it."))
        == []
    )


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("The dose for IV phenytoin is 5 mg.", ""),
        ("Take 20 mg daily for six (6) days.", ""),
        ("Take 5 mg for morning, 10 mg for evening.", ""),
        ("The dose for gout is 5 mg.", "gout"),
        ("Take 5 mg for morning stiffness.", "morning stiffness"),
    ],
)
def test_what_is_no_condition_of_a_dose(text: str, condition: str) -> None:
    assert condition_named(text) == condition


BY_ROUTE = [
    ("Start with 300 mg as one intravenous infusion.", "300 mg as one intravenous infusion"),
    ("The dose is 200 mg/m2 by slow intravenous injection.", "200 mg/m2 by slow intravenous injection"),
    ("Give 80 mg by subcutaneous injection.", "80 mg by subcutaneous injection"),
    ("The dose is 5 mg given orally. Solution left over is thrown away.", "5 mg given orally"),
    ("Give 40 mg subcutaneously, injection sites in turn.", "40 mg subcutaneously"),
]


@pytest.mark.parametrize(("text", "wanted"), BY_ROUTE)
def test_a_regimen_is_not_cut_between_a_route_and_its_noun(text: str, wanted: str) -> None:
    assert [r.words for r in regimens_in(text, Context())] == [wanted]
