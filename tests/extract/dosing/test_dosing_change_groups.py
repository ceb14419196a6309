# ruff: noqa: E501  (tables read best with one case a line)
"""Changes of dosing for several groups of patients, in the words of pages for patients."""

from __future__ import annotations

import pytest

from kg_builder.extract.dosing.labels import read_label
from kg_builder.extract.dosing.sentence_triggers import triggers_in
from tests.extract.dosing.test_dosing_modifications import Row, modifications

GROUPS: list[tuple[str, list[Row]]] = [
    ("People over 70, or those with poor kidney function, are given a smaller dose.", [("over 70", None, "use smaller dose"), ("poor kidney function", None, "use smaller dose")]),
    ("A lower dose is given if you're over 75, or if you have kidney or liver disease.", [("over 75", None, "use lower dose"), ("kidney disease", None, "use lower dose"), ("liver disease", None, "use lower dose")]),
    ("Lower doses may be needed in renal or hepatic impairment, and in poor metabolizers of CYP2C9.", [("renal impairment", None, "use lower doses"), ("hepatic impairment", None, "use lower doses"), ("poor metabolizers of CYP2C9", None, "use lower doses")]),
    ("People whose livers are badly impaired should have their daily dose halved, and so should those on dialysis.", [("livers are badly impaired", None, "halve daily dose"), ("dialysis", None, "halve daily dose")]),
    ("Some stay on 50 mg daily. The same goes for people with cirrhosis.", [("cirrhosis", None, "50 mg daily")]),
    ("Patients with a GFR of 15 to 29 get 25 mg; those with a GFR under 15 should not take it.", [("GFR 15 to 29", "GFR of 15 to 29", "25 mg"), ("GFR under 15", "GFR under 15", "do not use")]),
    ("Kidney disease, moderate: 5 mg a day. Severe: 2.5 mg a day.", [("kidney disease", "moderate", "5 mg a day"), ("kidney disease", "severe", "2.5 mg a day")]),
    ("Patients of East Asian descent should begin with 5 mg.", [("East Asian descent", None, "begin with 5 mg")]),
    ("Smokers may need a higher dose.", [("smokers", None, "use higher dose")]),
    ("If you smoke your first cigarette early, use the 4 mg lozenge.", []),
    ("With phenytoin, rifampin or carbamazepine, the dose may have to go up.", [("phenytoin, rifampin or carbamazepine", None, "increase dose")]),
    ("With ketoconazole or another strong CYP3A blocker: the dose is cut.", [("ketoconazole or another strong CYP3A blocker", None, "cut dose")]),
    ("Do not take more than 10 mg a day if you also take verapamil, diltiazem or dronedarone.", [("verapamil, diltiazem or dronedarone", None, "should not take more than 10 mg a day")]),
    ("When examplol is added to insulin, a lower dose of the insulin may be needed.", [("insulin", None, "use lower dose of the insulin")]),
    ("When examplol is added to water, a lower dose may be needed.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), GROUPS, ids=[t[:40] for t, _ in GROUPS])
def test_groups_of_patients(text: str, wanted: list[Row]) -> None:
    assert modifications(f"== dosage: Dosage\n{text}") == wanted


SAID: list[tuple[str, list[Row]]] = [
    ("People on dialysis get one more dose at the end of each session.", [("dialysis", None, "one more dose at the end of each session")]),
    ("Mild liver disease calls for no change at all.", [("liver disease", "mild", "no dosage change")]),
    ("Liver dose adjustments: none needed.", [("hepatic impairment", None, "no dosage adjustment needed")]),
    ("Examplol is not advised when creatinine clearance is under 15 mL/min.", [("creatinine clearance under 15 mL/min", "creatinine clearance is under 15 mL/min", "not recommended")]),
    ("If a step can't be tolerated, put off the next one for 3 weeks.", [("step can't be tolerated", None, "delay next one for 3 weeks")]),
    ("Give up on it if there is no benefit by week 9.", [("no benefit by week 9", None, "stop it")]),
    ("Should the ANC fall below 900, treatment is interrupted.", [("ANC fall below 900", None, "interrupt treatment")]),
    ("Treatment is stopped if hearing loss occurs.", [("hearing loss", None, "stop treatment")]),
    ("Over 65: half the usual dose.", [("over 65", None, "half the usual dose")]),
    ("Liver trouble: not to be used if severe.", [("liver trouble", "severe", "do not use")]),
    ("If vomiting occurs, do not take an additional dose.", []),
    ("Hepatic: no change.", [("hepatic impairment", None, "no dosage change")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), SAID, ids=[t[:40] for t, _ in SAID])
def test_how_a_change_is_said(text: str, wanted: list[Row]) -> None:
    assert modifications(f"== dosage: Dosage\n{text}") == wanted


def test_a_list_of_drugs_ends_where_other_words_begin() -> None:
    assert triggers_in("When used with verapamil, reduce the dose or stop it.") == [("verapamil", "")]


def test_what_was_not_studied_asks_for_nothing() -> None:
    text = "== dosage: Dosage modifications\n# Not studied\nSerious infection: consider holding it"
    assert [row[0] for row in modifications(text)] == ["serious infection"]


def test_an_organ_heads_its_impairment_only_by_itself() -> None:
    found = [
        read_label(words, heading=True) for words in ("Renal", "Dosing and liver enzymes", "Renal colic")
    ]
    assert [label.trigger if label else "" for label in found] == ["renal impairment", "", ""]
