"""What was read in a line on dosing is found again in other documents, and at other places."""

from __future__ import annotations

import pytest

from kg_builder import remembered
from kg_builder.extract.dosing import modifications, regimens
from kg_builder.extract.dosing.context import Context
from kg_builder.extract.dosing.lines import lines_of
from kg_builder.extract.dosing.modifications import modifications_in
from kg_builder.extract.dosing.regimens import regimens_in
from kg_builder.model import Monograph, SectionKind
from kg_builder.readers.openfda import read_record
from kg_builder.remembered import Memory, kindred_names

CHANGE = "Halve the dose in severe cirrhosis. Stop Alphacet if a rash occurs."


def label(before: str) -> Monograph:
    record = {
        "openfda": {"generic_name": ["ALPHACET"]},
        "boxed_warning": [before],
        "dosage_and_administration": [CHANGE],
    }
    return read_record(record, "labels.json")


@pytest.fixture(autouse=True)
def empty(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remembered, "_MEMORY", Memory())


def changes(monograph: Monograph) -> list[tuple[str, tuple[str, ...], str]]:
    return [
        (change.trigger, change.actions, monograph.text[change.start : change.end])
        for section in monograph.of_kind(SectionKind.DOSAGE)
        for line in lines_of(monograph, section)
        for change in modifications_in(line, monograph.drug.all_names)
    ]


def test_changes_of_a_known_line_are_moved_to_its_place(monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = label("Gout."), label("Gout may flare.")
    found = changes(first)
    assert [trigger for trigger, *_ in found] == ["cirrhosis", "rash"]
    monkeypatch.setattr(modifications, "_changes", lambda *_: pytest.fail("it was read before"))
    assert changes(second) == found
    assert second.text.index("Halve") > first.text.index("Halve")


@pytest.mark.parametrize("drug", ["zorvexant calcium", "zorvexant"])
def test_doses_of_the_drug_are_told_from_those_of_another(drug: str) -> None:
    text = "The usual dose of calcium is 500 mg daily."
    for other in ("zorvexant", "zorvexant calcium", drug):
        found = regimens_in(text, Context(), (other,))
    assert tuple(found) == regimens._read(text, Context(), (drug,), labelled=False)


@pytest.mark.parametrize(
    ("name", "text", "kindred"),
    [
        ("Zorvexant Calcium", "Take calcium daily.", True),
        ("atorvexastatin", "Take vexastatin daily.", True),
        ("zorvexant", "Take zorvexant-20 daily.", True),
        ("Vitamin C", "Take 1 g of C daily.", True),
        ("zorvexant", "Take it with food.", False),
    ],
)
def test_names_that_a_text_may_allude_to(name: str, text: str, *, kindred: bool) -> None:
    assert bool(kindred_names((name,), text)) is kindred
