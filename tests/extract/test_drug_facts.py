"""Labels of drugs sold without a prescription, whose lists lost their lines and marks."""

from __future__ import annotations

from itertools import pairwise

import pytest
from lxml import etree

from kg_builder.extract import extract_facts, open_document
from kg_builder.extract.drug_facts import cut_conditions, with_lists
from kg_builder.model import PassageKind, SectionKind, WarningAction
from kg_builder.readers.openfda import read_record
from kg_builder.readers.spl_sections import read_section
from kg_builder.readers.text_builder import TextBuilder

WARNINGS = (
    "Warnings Liver warning: This product holds samplol. Do not use if you are allergic to fooxetine with "
    "any other product that holds samplol. If unsure, ask a pharmacist. Ask a doctor before use if you "
    "have thyroid disease high blood pressure diabetes When using this product dizziness may occur avoid "
    "alcoholic drinks Stop use and ask a doctor if pain gets worse or lasts more than 8 days new symptoms "
    "occur Keep out of reach of children."
)
USES = (
    "Uses temporarily relieves these symptoms of hay fever: sneezing runny nose watery eyes sore throat "
    "itching of the nose temporarily reduces fever"
)


def label(**fields: str) -> dict[str, object]:
    record = {"openfda": {"generic_name": ["FOOXETINE"], "product_type": ["HUMAN OTC DRUG"]}}
    return {**record, **{name: [text] for name, text in fields.items()}}


def facts(relation: str, **fields: str) -> list[str]:
    monograph = read_record(label(**fields), "fooxetine.json")
    found = extract_facts(monograph)
    assert all(e.span.is_in(monograph.text) for f in found for e in f.evidence)
    return [f.object for f in found if f.relation == relation]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("headache the common cold backache", ["headache", "the common cold", "backache"]),
        ("minor pain of arthritis toothache", ["minor pain of arthritis", "toothache"]),
        ("nasal congestion itchy nose runny nose", ["nasal congestion", "itchy nose", "runny nose"]),
        ("heart disease high blood pressure glaucoma", ["heart disease", "high blood pressure", "glaucoma"]),
        ("eczema", ["eczema"]),
        ("premenstrual and menstrual cramps", ["premenstrual and menstrual cramps"]),
    ],
)
def test_lists_are_cut_where_one_condition_ends_and_another_begins(text: str, wanted: list[str]) -> None:
    assert [text[start:end] for start, end in cut_conditions(text)] == wanted


def test_symptoms_of_a_run_on_list_are_uses() -> None:
    found = facts("indication", indications_and_usage=USES)
    wanted = [
        "hay fever",
        "sneezing",
        "runny nose",
        "watery eyes",
        "sore throat",
        "itching of the nose",
        "fever",
    ]
    assert found == wanted


def test_lead_ins_that_the_law_prescribes_open_lists() -> None:
    document = open_document(read_record(label(warnings=WARNINGS), "fooxetine.json"))
    told = {
        section.passages[passage.parent].text: [
            p.text for p in section.passages if p.parent == passage.parent
        ]
        for section in document.monograph.sections
        for passage in section.passages
        if passage.parent is not None
    }
    assert told == {
        "Do not use": ["if you are allergic to fooxetine", "with any other product that holds samplol"],
        "Ask a doctor before use if you have": ["thyroid disease", "high blood pressure", "diabetes"],
        "When using this product": ["dizziness may occur", "avoid alcoholic drinks"],
        "Stop use and ask a doctor if": [
            "pain gets worse or lasts more than 8 days",
            "new symptoms occur",
        ],
    }


def test_what_not_to_use_it_for_is_a_section_of_its_own() -> None:
    document = open_document(read_record(label(warnings=WARNINGS), "fooxetine.json"))
    kinds = [s.kind for s in document.monograph.sections if s.kind is not SectionKind.IDENTITY]
    assert kinds == [SectionKind.WARNINGS, SectionKind.CONTRAINDICATIONS, SectionKind.WARNINGS]
    places = [(s.start, s.end) for s in document.monograph.sections]
    assert all(end <= start for (_, end), (start, _) in pairwise(places))
    assert "allergic to fooxetine" in " ".join(facts("contraindication", warnings=WARNINGS))


def test_lists_with_marks_of_their_own_stay_as_they_are() -> None:
    marked = "Uses for relief of: \u25a0 runny nose \u25a0sneezing"
    monograph = read_record(label(indications_and_usage=marked), "fooxetine.json")
    assert with_lists(monograph).sections == monograph.sections
    items = [p.text for p in monograph.sections[-1].passages if p.kind is PassageKind.ITEM]
    assert items == ["runny nose", "sneezing"]


def test_labels_of_prescription_drugs_are_left_alone() -> None:
    record = label(indications_and_usage="1 INDICATIONS AND USAGE Fooxetine is indicated for gout.")
    monograph = read_record(record, "fooxetine.json")
    assert with_lists(monograph) is monograph


def test_what_to_ask_and_when_to_stop_is_asked_of_each_state_in_a_list() -> None:
    monograph = read_record(label(warnings=WARNINGS), "fooxetine.json")
    asked = {f.object: (f.action, f.timing) for f in extract_facts(monograph) if isinstance(f, WarningAction)}
    assert asked["thyroid disease"] == asked["diabetes"] == ("ask a doctor before use", "before use")
    assert asked["pain gets worse or lasts more than 8 days"] == ("stop use and ask a doctor", None)


def test_bullets_typed_into_an_element_divide_it() -> None:
    text = "<item>\u2022 sneezing \u2022 itchy nose or throat</item><item>sore throat</item>"
    section = (
        '<section xmlns="urn:hl7-org:v3"><code code="34067-9"/><title>Uses</title>'
        f"<text><list><item>temporarily relieves<list>{text}</list></item></list></text></section>"
    )
    (found,) = read_section(etree.fromstring(section), TextBuilder(), {"34067-9": SectionKind.INDICATIONS})
    assert [(p.text, p.parent) for p in found.passages] == [
        ("temporarily relieves", None),
        ("sneezing", 0),
        ("itchy nose or throat", 0),
        ("sore throat", 0),
    ]


RUN_IN = (
    "Warnings Do not use \u25a0 with any other product containing fooxetine, even one used on skin "
    "\u25a0 to make a baby sleepy Ask a doctor before use if you have \u25a0 glaucoma \u25a0 gout"
)


def test_lead_ins_that_ran_into_the_items_of_a_list_open_their_own() -> None:
    record = label(indications_and_usage="Uses temporarily relieves itching", warnings=RUN_IN)
    monograph = with_lists(read_record(record, "fooxetine.json"))
    forbidden = [
        s.passages[0].text
        for s in monograph.sections
        if s.kind is SectionKind.CONTRAINDICATIONS and s.passages
    ]
    assert forbidden == ["Do not use"]
    told = [f.object for f in extract_facts(monograph) if f.relation == "contraindication"]
    assert told == ["any other product containing fooxetine"]
