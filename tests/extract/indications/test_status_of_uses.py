"""How a use stands: denied, unproven, under investigation."""

from __future__ import annotations

import pytest

from tests.extract.indications.reading import objects, read

DENIED = [
    "Examplol is not indicated for the treatment of gout.",
    "Examplol should not be used to treat gout.",
    "Examplol is not approved for gout.",
    "The efficacy of examplol for the prevention of gout has not been demonstrated.",
]


@pytest.mark.parametrize("line", DENIED)
def test_denied_uses_are_kept_and_marked(line: str) -> None:
    assert [(f.object, f.status.value) for f in read(f"== indications\n{line}")] == [("gout", "negated")]


UNPROVEN = [
    ("The benefit of examplol for the treatment of gout has not been established.", "hypothetical"),
    ("Medicines such as examplol will not treat gout.", "negated"),
    ("Examplol must not be used to treat gout.", "negated"),
    ("Examplol is used to treat gout; its use in infants has not been studied.", "asserted"),
    ("It is not known how examplol works, but it is used to treat gout.", "asserted"),
]


@pytest.mark.parametrize(("line", "status"), UNPROVEN)
def test_unproven_is_not_denied(line: str, status: str) -> None:
    assert [(f.object, f.status.value) for f in read(f"== indications\n{line}")] == [("gout", status)]


def test_what_it_is_not_for_is_negated() -> None:
    [fact] = read("== description\nExamplol is not for treating type 1 diabetes.")
    assert (fact.object, fact.status.value) == ("type 1 diabetes", "negated")


def test_denied_uses_stand_among_warnings_too() -> None:
    notation = "== warnings: Warnings\nExamplol is not approved for psychosis in dementia. It treats gout."
    assert [(f.object, f.status) for f in read(notation)] == [("psychosis in dementia", "negated")]
    [fact] = read("== description: What it is\nExamplol does not work for panic disorder.")
    assert (fact.object, fact.status) == ("panic disorder", "negated")


def test_degrees_are_no_condition_and_past_advice_is_denied() -> None:
    assert objects("== indications: Uses\nUsed for:\n  - Colitis, mild to moderate") == ["colitis"]
    [fact] = read("== description: What it is\nIt is no longer recommended for acne.")
    assert (fact.object, fact.status) == ("acne", "negated")


NOT_TO_TREAT = [
    (
        "dosage: How to take it",
        "Do not use examplol to treat a sudden attack of asthma.",
        "sudden attack of asthma",
    ),
    ("dosage: How to take it", "Examplol should not be used to treat a cold.", "cold"),
    ("dosage: How to take it", "Never take it for acute gout attacks.", "acute gout attacks"),
]


@pytest.mark.parametrize(("head", "line", "wanted"), NOT_TO_TREAT)
def test_what_it_must_not_be_used_to_treat(head: str, line: str, wanted: str) -> None:
    assert [(f.object, f.status) for f in read(f"== {head}\n{line}")] == [(wanted, "negated")]


def test_limits_of_a_dose_deny_no_use() -> None:
    assert objects("== dosage: How to take it\nDo not take it for more than 10 days.") == []


@pytest.mark.parametrize(
    "line", ["It isn't a cure for gout.", "It won't work for gout.", "It is not a treatment for gout."]
)
def test_contracted_denials(line: str) -> None:
    [fact] = read(f"== description: What it is\n{line}")
    assert (fact.object, fact.status) == ("gout", "negated")


STANDING = [
    ("It hasn't been proven to help with gout.", "negated"),
    ("Examplol is being studied for gout.", "hypothetical"),
    ("Examplol is under investigation for gout.", "hypothetical"),
    ("Non-FDA uses: gout.", "asserted"),
    ("It is used for gout proven to be chronic.", "asserted"),
]


@pytest.mark.parametrize(("line", "status"), STANDING)
def test_how_a_use_stands(line: str, status: str) -> None:
    assert [(f.object, f.status) for f in read(f"== description: What it is\n{line}")] == [("gout", status)]
