# ruff: noqa: E501  (tables read best with one case a line)
"""Entries of lists and tables on interactions: what happens and what to do, in few words."""

from __future__ import annotations

import pytest

from kg_builder.extract.interactions.extractor import InteractionExtractor
from kg_builder.extract.interactions.tables import InteractionTableExtractor
from kg_builder.model import Interaction
from tests.extract.small_pages import facts_of, page

Told = tuple[str, object, object]


def told(notation: str) -> list[Told]:
    found = facts_of(InteractionExtractor(), page(notation))
    return [(f.object, f.qualifiers.get("effect"), f.qualifiers.get("management")) for f in found]


@pytest.mark.parametrize(
    ("entry", "wanted"),
    [
        ("Levothyroxine: levothyroxine exposure rises by a third; check TSH", ("levothyroxine", "levothyroxine exposure rises by a third", "check TSH")),
        ("Lithium: levels climb by 20%; test every week", ("lithium", "levels climb by 20%", "test every week")),
        ("Digoxin: builds up; measure the level", ("digoxin", "builds up", "measure the level")),
        ("Propranolol: bronchodilation blocked. Avoid.", ("propranolol", "bronchodilation blocked", "avoid")),
        ("Alcohol: skip it. It piles on to the sleepiness.", ("alcohol", "piles on to the sleepiness", "skip it")),
        ("Tramadol: see serotonin syndrome", ("tramadol", "serotonin syndrome", None)),
        ("Cinacalcet. Severe hypocalcemia. Have calcium levels checked.", ("cinacalcet", "severe hypocalcemia", "have calcium levels checked")),
    ],
)  # fmt: skip
def test_entries_in_few_words(entry: str, wanted: Told) -> None:
    assert told(f"== interactions: Other medicines\n- {entry}") == [wanted]


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ("Phenobarbital pulls down the level of examplol.", ("phenobarbital", "pulls down the level of examplol", None)),
        ("Grapefruit juice nudges levels up.", ("grapefruit juice", "nudges levels up", None)),
        ("Aspirin can add to the risk of bleeding, as do many herbs.", ("aspirin", "add to the risk of bleeding", None)),
        ("Nicotine patches: blood pressure should be checked every week.", ("nicotine patches", None, "blood pressure should be checked every week")),
        ("Other examplol products: do not combine.", ("other examplol products", None, "do not combine")),
    ],
)  # fmt: skip
def test_wordings(said: str, wanted: Told) -> None:
    assert wanted in told(f"== interactions: Interactions\n{said}")


def test_an_order_is_no_effect() -> None:
    assert all(
        effect is None for _, effect, _ in told("== interactions: Alcohol\nAlcohol: keep it to very little.")
    )


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("With ketoconazole: the dose is cut.", [("ketoconazole", None, "the dose is cut")]),
        ("With rifampin or phenytoin: it may have to go up.", [("rifampin", None, "it may have to go up"), ("phenytoin", None, "it may have to go up")]),
        ("Strong CYP3A4 inhibitor on board: 5 mg once daily", [("strong CYP3A4 inhibitor", None, "5 mg once daily")]),
        ("With verapamil: 5 mg a day", []),
        ("With food: take half a tablet.", []),
        ("With kidney disease: 5 mg once daily", []),
    ],
)  # fmt: skip
def test_what_changes_the_dose(line: str, wanted: list[Told]) -> None:
    assert [
        (n[:1].lower() + n[1:], e, m) for n, e, m in told(f"== dosage: How to take it\n- {line}")
    ] == wanted


def test_tables_headed_in_lay_words() -> None:
    page_ = read_table(
        "Drug\tWhat happens\tWhat to do\nLithium\tmore tremor\thalve the dose\nWarfarin\tbleeding\tavoid"
    )
    assert page_ == [("lithium", "more tremor", "halve the dose"), ("warfarin", "bleeding", "avoid")]


def test_the_title_heads_no_column() -> None:
    cells = "DRUG INTERACTIONS\nAgent\nOutcome\nAdvice\nLithium\nTremor\nHalve the dose\nWarfarin\nBleeding\nAvoid"
    assert read_table(cells, title="") == [
        ("lithium", "tremor", "halve the dose"),
        ("warfarin", "bleeding", "avoid"),
    ]


def read_table(rows: str, *, title: str = "Interactions\n") -> list[Told]:
    from conftest import read

    found = InteractionTableExtractor().extract(read(title + rows))
    return [(f.object, f.effect, f.management) for f in found if isinstance(f, Interaction)]
