"""What changes of dosing are named by: triggers without their frame, actions without the drug's name."""

from __future__ import annotations

import pytest

from kg_builder.extract.dosing.actions import actions_in
from kg_builder.extract.dosing.events import events_in
from kg_builder.extract.dosing.labels import read_label
from kg_builder.extract.dosing.sentence_triggers import triggers_in
from kg_builder.extract.dosing.trigger_names import trigger_name


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("2.5 concomitant strong CYP3A4 inhibitors", "strong CYP3A4 inhibitors"),
        ("known cyp2d6 poor metabolizers", "CYP2D6 poor metabolizers"),
        ("strong CYP3A4 inducers strong CYP3A4 inducers", "strong CYP3A4 inducers"),
        ("hepatic impairment", "hepatic impairment"),
        ("any grade", ""),
        ("second occurrence or", ""),
        ("permanently reduce the dose for any of the following", ""),
        ("national cancer institute common toxicity criteria", ""),
        ("intolerable symptoms occur following a", ""),
    ],
)
def test_names_of_triggers(words: str, wanted: str) -> None:
    assert trigger_name(words) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Permanently discontinue Endocrinopathies d", ["permanently discontinue"]),
        ("Withhold examplol a", ["withhold"]),
        ("Permanently discontinue examplol for any of the following", ["permanently discontinue"]),
        ("Withhold until PR interval less than 200 ms", ["withhold until PR interval less than 200 ms"]),
    ],
)
def test_actions_end_where_the_next_cell_begins(text: str, wanted: list[str]) -> None:
    assert [a.words for a in actions_in(text, ("examplol",), triggered=True)] == wanted


NAMES = [
    ("100 mg twice daily", ""),
    ("4 mg", ""),
    ("2.4 mg is not tolerated", "2.4 mg is not tolerated"),
    ("late rash after two dose reductions", "late rash"),
    ("any late toxicities except rash", "late toxicities"),
    ("any rash", "any rash"),
    ("Comments", ""),
]


@pytest.mark.parametrize(("words", "name"), NAMES)
def test_what_a_row_of_doses_or_a_later_step_names(words: str, name: str) -> None:
    assert trigger_name(words) == name


OWN_NAMES = [
    ("Reduce the dose of Zorvex tablets by 50%.", "reduce dose by 50%"),
    ("Limit the maximum dose of Zorvex extended-release tablets to 500 mg.", "limit maximum dose to 500 mg"),
    ("Reduce the dose of aspirin by 50%.", "reduce dose of aspirin by 50%"),
]


@pytest.mark.parametrize(("text", "wanted"), OWN_NAMES)
def test_the_drugs_name_leaves_no_of_behind(text: str, wanted: str) -> None:
    assert [a.words for a in actions_in(text, ("zorvex",))] == [wanted]


DENIED = [
    ("Do not dilute it or administer the dose through the same line as lipids.", []),
    ("Stop Zorvex or reduce the dose by half.", ["stop", "reduce dose by half"]),
    ("The risk was observed most often at higher doses.", []),
    ("Renal damage has been reported with larger doses.", []),
    ("Patients in whom gout was seen may need a lower dose.", ["use lower dose"]),
    ("Discontinue Zorvex Injection, USP if shock occurs.", ["discontinue"]),
]


@pytest.mark.parametrize(("text", "wanted"), DENIED)
def test_what_is_denied_or_was_observed_asks_for_no_change(text: str, wanted: list[str]) -> None:
    assert [a.words for a in actions_in(text, ("zorvex",))] == wanted


def test_a_grade_is_the_one_before_the_impairment() -> None:
    text = "In moderate to severe psoriasis and severe renal impairment, halve the dose."
    assert triggers_in(text) == [("renal impairment", "severe")]
    heading = read_label("Patients with hepatic impairment or severe renal impairment", heading=True)
    assert heading is not None
    assert (heading.trigger, heading.severity) == ("hepatic impairment", "")
    assert triggers_in("In cirrhosis or with a GFR under 30 mL/min, halve it.")[0] == ("cirrhosis", "")
    assert triggers_in("In mild to severe renal impairment, halve it.") == [
        ("renal impairment", "mild to severe")
    ]


def test_a_heading_that_goes_on_with_patients_ends_at_the_drugs() -> None:
    assert trigger_name("strong CYP3A inhibitors adults and pediatric patients") == "strong CYP3A inhibitors"


def test_the_purpose_of_a_dose_asks_for_nothing() -> None:
    assert events_in("Adjust the dose to reduce the risk for bleeding.") == []
    assert events_in("Reduce the dose for bleeding.") == [("bleeding", "")]
