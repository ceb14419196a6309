"""Other words for the same, and what phrases of drugs are narrower than."""

from __future__ import annotations

import pytest

from kg_builder.ground.drug_readings import broader_drugs, cytochrome, named_after_colon
from kg_builder.ground.readings import exact_readings
from kg_builder.ground.tables import read_table
from kg_builder.ground.templates import template_form
from kg_builder.ground.wordings import (
    disorder_of_organ,
    event,
    of_what_kind,
    other_wordings,
    without_function_words,
)
from kg_builder.model import SemanticType

CONDITION, SUBSTANCE, CLASS = SemanticType.CONDITION, SemanticType.SUBSTANCE, SemanticType.DRUG_CLASS


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("if warfarin", "warfarin"),
        ("such as digoxin", "digoxin"),
        ("either rash", "rash"),
        ("these antibiotics", "antibiotics"),
        ("Hives hives", "Hives"),
        ("dry eye Dry eye", "dry eye"),
        ("iffy rash", "iffy rash"),
        ("rash", "rash"),
        ("dry mouth dry eye", "dry mouth dry eye"),
    ],
)
def test_function_words_in_front_and_phrases_written_twice(text: str, bare: str) -> None:
    assert without_function_words(text) == bare


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        ("bleeding events", "bleeding"),
        ("venous thromboembolic event", "venous thromboembolism"),
        ("hypoglycemic episodes", "hypoglycemia"),
        ("embolic complications", "embolism"),
        ("psychotic symptoms", "psychosis"),
        ("withdrawal symptoms", ""),
        ("skin complications", ""),
        ("eventful night", ""),
        ("events", ""),
    ],
)
def test_events_are_what_happens_in_them(text: str, thing: str) -> None:
    assert event(text) == thing


@pytest.mark.parametrize(
    ("text", "disorder"),
    [
        ("renal toxicity", "kidney disorder"),
        ("serious cutaneous adverse reactions", "skin disorder"),
        ("CNS effects", "central nervous system disorder"),
        ("gastrointestinal adverse events", "digestive system disorder"),
        ("allergic reactions", ""),
        ("kidney transplant", ""),
        ("side effects", ""),
    ],
)
def test_trouble_of_an_organ_is_a_disorder_of_it(text: str, disorder: str) -> None:
    assert disorder_of_organ(text) == disorder


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("relapsing forms of gout", "gout"),
        ("exacerbation of asthma", "asthma"),
        ("clinical evidence of hepatitis", "hepatitis"),
        ("loss of vision", ""),
        ("fear of flying", ""),
    ],
)
def test_forms_and_turns_of_a_condition(text: str, whole: str) -> None:
    assert of_what_kind(text) == whole


def test_wordings_are_exchanged_within_a_phrase_and_in_their_slot_only() -> None:
    assert "irregular heart rate" in list(other_wordings("irregular pulse", CONDITION))
    assert "kidney function" in list(other_wordings("renal function", SemanticType.TEST))
    assert list(other_wordings("irregular pulse", SUBSTANCE)) == []
    assert list(other_wordings("repulse", CONDITION)) == []


def test_no_wording_stands_for_itself() -> None:
    for row in read_table("wordings.tsv"):
        assert row["words"].casefold() != row["other"].casefold()
        assert len(row["words"].split()) <= 4
        assert row["slots"] in {"condition", "test", "drug", "target"}


@pytest.mark.parametrize(
    ("text", "broader"),
    [
        ("strong CYP3A4 inducers", "cytochrome P-450 CYP3A inducers"),
        ("moderate or strong inhibitors of CYP2C9", "inhibitors of cytochrome P-450 CYP2C9"),
        ("oral ketoconazole tablets", "ketoconazole"),
        ("ritonavir-containing products", "ritonavir"),
        ("co-administration of rifampin", "rifampin"),
        ("opioid analgesics: fentanyl", "opioid analgesics"),
    ],
)
def test_what_a_phrase_of_a_drug_is_narrower_than(text: str, broader: str) -> None:
    assert broader in [reading.text for reading in broader_drugs(text)]


def test_a_bare_drug_is_narrower_than_nothing() -> None:
    assert list(broader_drugs("warfarin")) == []


def test_enzymes_are_written_out() -> None:
    assert cytochrome("CYP 2D6 inhibitor") == "cytochrome P-450 CYP2D6 inhibitor"
    assert cytochrome("P-glycoprotein inhibitors") == "P-glycoprotein inhibitors"


def test_what_is_named_after_a_colon() -> None:
    assert named_after_colon("statins: simvastatin") == ("statins", "simvastatin")
    assert named_after_colon("statins") is None
    readings = [reading.text for reading in exact_readings("azoles: fluconazole, itraconazole", SUBSTANCE)]
    assert "fluconazole, itraconazole" not in readings


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        ("SSRIs", "SSRI"),
        ("antiretrovirals", "anti-retroviral agents"),
        ("oxazolidinone-class antibacterial", "oxazolidinone"),
        ("fluoroquinolone antimicrobials", "fluoroquinolone"),
    ],
)
def test_readings_of_classes(text: str, reading: str) -> None:
    assert reading in [found.text for found in exact_readings(text, CLASS)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("increase in heart rate", "fast heart rate"),
        ("slow heart beat", "decreased heart beat"),
        ("bone density loss", "low bone density"),
        ("changes in blood glucose", "abnormal blood glucose"),
    ],
)
def test_quantities_that_are_off_in_other_words(one: str, other: str) -> None:
    assert template_form(one) == template_form(other) != ""


def test_speed_and_loss_are_no_quantities_elsewhere() -> None:
    assert template_form("fast food") == ""
    assert template_form("hearing loss") == ""
