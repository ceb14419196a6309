"""Uses that a formulary has above their doses, and that a page says one may have the drug for."""

from __future__ import annotations

import io

import pytest

from kg_builder.extract import extract_facts
from kg_builder.extract.vocabulary.condition_words import is_condition
from kg_builder.model import Monograph
from kg_builder.readers import read_monographs


def test_uses_above_the_doses_of_a_formulary() -> None:
    text = (
        "Zolfin\nGeneric name: zolfin\nIndications and dose\nTonic-clonic seizures | Focal seizures\n"
        "By mouth\nAdult: Initially 3 mg/kg daily\n"
        "Prevention and treatment of seizures during or following brain surgery\n"
        "By mouth\nAdult: 100 mg daily\nStatus epilepticus\nBy intravenous infusion\nAdult: 20 mg/kg once\n"
        "Cautions\nZolfin may cause sleepiness.\n"
    )
    (monograph,) = read_monographs(io.BytesIO(text.encode()), source_name="zolfin.txt")
    assert isinstance(monograph, Monograph)
    found = {fact.object for fact in extract_facts(monograph) if fact.relation == "indication"}
    assert found == {"tonic-clonic seizures", "focal seizures", "seizures", "status epilepticus"}


@pytest.mark.parametrize("name", ["status epilepticus", "status asthmaticus", "molluscum contagiosum"])
def test_latin_names_are_conditions(name: str) -> None:
    assert is_condition(name)


def test_what_one_may_have_the_drug_for() -> None:
    text = (
        "# Zolfin\n\nZolfin is a treatment for some cancers. You might have it if you have:\n\n"
        "- melanoma skin cancer\n- Hodgkin lymphoma\n\nTell your doctor if you have:\n\n- glaucoma\n"
    )
    (monograph,) = read_monographs(io.BytesIO(text.encode()), source_name="zolfin.md")
    assert isinstance(monograph, Monograph)
    found = {fact.object for fact in extract_facts(monograph) if fact.relation == "indication"}
    assert {"melanoma skin cancer", "Hodgkin lymphoma"} <= found
    assert "glaucoma" not in found


def test_what_doctors_prescribe_the_drug_for() -> None:
    text = (
        "# Zolfin\n\n## What is zolfin?\n\nZolfin is an antibiotic.\n\n"
        "Doctors prescribe it for several kinds of infection, including:\n\n"
        "- urinary tract infections;\n- typhoid fever; and\n- infectious diarrhea.\n"
    )
    (monograph,) = read_monographs(io.BytesIO(text.encode()), source_name="zolfin.md")
    assert isinstance(monograph, Monograph)
    found = {fact.object for fact in extract_facts(monograph) if fact.relation == "indication"}
    assert {"urinary tract infections", "typhoid fever", "infectious diarrhea"} <= found
