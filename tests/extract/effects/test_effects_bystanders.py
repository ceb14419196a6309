"""Mentions in labels that are no effects of the drug, and those whose names or status need care."""

from __future__ import annotations

import io

import pytest

from kg_builder.extract import open_document
from kg_builder.extract.effects.bystanders import is_bystander, own_status, status_corrected
from kg_builder.extract.effects.label_names import label_name, measured
from kg_builder.extract.language.status import status_of
from kg_builder.model import Monograph, Status
from kg_builder.readers import read_monographs


@pytest.mark.parametrize(
    ("said", "mention"),
    [
        ("Falls were seen in adults with chronic insomnia.", "insomnia"),
        ("Rash was seen in patients treated for insomnia.", "insomnia"),
        (
            "In a clinical trial of women with severe coronary heart disease, strokes occurred.",
            "coronary heart disease",
        ),
        ("Falls are likelier with further risk factors such as renal impairment.", "renal impairment"),
        ("Insomnia itself is a risk factor for suicidal thoughts.", "suicidal thoughts"),
        ("Patients with heart disease, hypertension, and gout may be at increased risk.", "hypertension"),
    ],
)
def test_what_patients_have(said: str, mention: str) -> None:
    start = said.index(mention)
    assert is_bystander(said, start, start + len(mention), treated=mention.casefold() == "insomnia")


@pytest.mark.parametrize(
    ("said", "mention"),
    [
        ("In trials of older patients with dementia, the incidence of death was higher.", "death"),
        ("Patients with gout who developed a rash stopped treatment.", "rash"),
        ("Insomnia was reported in patients with gout.", "Insomnia"),
        ("Zolfin raises the risk of hypertension.", "hypertension"),
    ],
)
def test_what_patients_get(said: str, mention: str) -> None:
    start = said.index(mention)
    assert not is_bystander(said, start, start + len(mention), treated=mention.casefold() == "insomnia")


@pytest.mark.parametrize(
    ("status", "said", "mention", "wanted"),
    [
        (Status.ANIMAL, "Zolfin can cause fetal harm in pregnant women.", "fetal harm", Status.ASSERTED),
        (
            Status.ANIMAL,
            "Doses toxic to the mother caused fetal harm in rabbits.",
            "fetal harm",
            Status.ANIMAL,
        ),
        (Status.ASSERTED, "Gout has been reported with other diuretics.", "Gout", Status.CLASS_EFFECT),
        (Status.ASSERTED, "Gout has been reported with zolfin and other diuretics.", "Gout", Status.ASSERTED),
    ],
)
def test_status(status: Status, said: str, mention: str, wanted: Status) -> None:
    assert status_corrected(status, said, said.index(mention) + len(mention)) is wanted


@pytest.mark.parametrize(
    ("status", "said", "mention", "wanted"),
    [
        (Status.CLASS_EFFECT, "Gout has been seen in users of zolfin.", "Gout", Status.ASSERTED),
        (Status.CLASS_EFFECT, "Diuretics, including zolfin, may cause gout.", "gout", Status.CLASS_EFFECT),
        (Status.CLASS_EFFECT, "Gout was seen with samplol; zolfin was safer.", "Gout", Status.CLASS_EFFECT),
        (Status.NEGATED, "It may cause rash with or without high fever.", "fever", Status.ASSERTED),
        (Status.NEGATED, "Chills may or may not be associated with fever.", "fever", Status.ASSERTED),
        (Status.NEGATED, "Rash without fever was seen.", "fever", Status.NEGATED),
    ],
)
def test_status_of_the_drug_itself(status: Status, said: str, mention: str, wanted: Status) -> None:
    start = said.index(mention)
    assert own_status(status, said, start, start + len(mention), {"zolfin"}) is wanted


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Loss of Taste Taste disorder", "loss of taste"),
        ("decreased delayed", None),
        ("elevations", None),
        ("increases in liver function", None),
        ("increases in liver enzymes", "increases in liver enzymes"),
        ("decreased appetite", "decreased appetite"),
    ],
)
def test_names_that_labels_run_together_or_cut_short(words: str, name: str | None) -> None:
    monograph = next(iter(read_monographs(io.BytesIO(b"Generic Name: zolfin\nIt is a pill.\n"))))
    assert isinstance(monograph, Monograph)
    assert label_name(words, open_document(monograph)) == name


def test_measures_have_their_change() -> None:
    assert measured("heart rate", "Zolfin lowers blood pressure and ") == "decreased heart rate"
    assert measured("low blood pressure", "Check for ") == "low blood pressure"


def test_never_to_be_started_again_negates_nothing() -> None:
    said = "Never restart zolfin, because worse reactions, including death, have occurred."
    assert status_of(said, said.index("death"), said.index(", have")) is Status.ASSERTED
