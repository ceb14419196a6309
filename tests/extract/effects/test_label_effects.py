"""Adverse effects of labels: what the tagger finds, and what its sentence says of it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from kg_builder.extract import extract_facts, extractors, open_document
from kg_builder.extract.effects.label_prose import LabelEffectExtractor
from kg_builder.extract.effects.said import said_of_effect
from kg_builder.model import AdverseEffect, ClassMembership, Monograph, Status
from kg_builder.readers.openfda import read_record


def _label(**fields: str) -> Monograph:
    record = {name: [text] for name, text in fields.items()}
    return read_record({"openfda": {"generic_name": ["ZORVEXANT"]}, **record}, "zorvexant.json")


def _effects(**fields: str) -> dict[str, AdverseEffect]:
    document = open_document(_label(**fields))
    facts = list(LabelEffectExtractor().extract(document))
    assert all(e.span.is_in(document.monograph.text) for f in facts for e in f.evidence)
    return {fact.object: fact for fact in facts}


def test_lists_give_each_effect_with_its_share() -> None:
    found = _effects(
        adverse_reactions="6 ADVERSE REACTIONS The most common adverse reactions (incidence at least 10%) "
        "with zorvexant were nausea (31%), headache (12%), and vomiting (11% vs 4% placebo)."
    )
    assert {name: fact.percent for name, fact in found.items()} == {
        "nausea": 31.0,
        "headache": 12.0,
        "vomiting": 11.0,
    }
    assert found["vomiting"].percent_comparator == 4.0
    assert found["nausea"].frequency == "very common"


def test_boxed_warnings_are_marked() -> None:
    found = _effects(boxed_warning="WARNING: HEPATOTOXICITY Zorvexant can cause severe hepatotoxicity.")
    assert found["hepatotoxicity"].boxed is True


def test_names_in_capitals_read_as_in_a_sentence() -> None:
    found = _effects(boxed_warning="WARNING: ZORVEXANT CAN CAUSE SEVERE HEPATOTOXICITY AND QT PROLONGATION.")
    assert found.keys() >= {"hepatotoxicity", "QT prolongation"}


def test_a_count_of_patients_is_no_effect_named_by_an_acronym() -> None:
    """A count that looks like the acronym of toxic epidermal necrolysis has been read as an effect."""
    found = _effects(adverse_reactions="Ten (5%) patients had nausea. Ten patients had SJS or TEN.")
    assert "ten" not in found


def test_what_the_drug_spares_patients_is_no_effect_of_it() -> None:
    found = _effects(
        adverse_reactions="In a later analysis, zorvexant 80 mg reduced the incidence of ischemic stroke "
        "(9% vs. 12%), and cardiovascular death was numerically smaller in the zorvexant group (3% vs. 4%). "
        "Nausea was seen in 5% of patients, and rash was less common in the placebo group."
    )
    assert found.keys() == {"nausea", "rash"}


def test_what_is_seen_in_animals_is_kept_apart() -> None:
    found = _effects(
        warnings="WARNINGS Retinal atrophy was observed in rats given zorvexant for two years. Severe "
        "hypotension has been reported in patients who took zorvexant."
    )
    assert found["retinal atrophy"].status is Status.ANIMAL
    assert found["hypotension"].status is Status.ASSERTED


def test_the_same_label_gives_the_same_facts_whatever_was_read_before() -> None:
    first = _label(adverse_reactions="6 ADVERSE REACTIONS Reported reactions: rash, gout, and dry mouth.")
    other = _label(adverse_reactions="6 ADVERSE REACTIONS Fever and chills occurred often.")
    alone = extract_facts(first)
    extract_facts(other)
    assert extract_facts(first) == alone


def test_other_documents_are_left_to_the_rules() -> None:
    names = [extractor.name for extractor in extractors("text/plain")]
    assert "effects" in names and "label_effects" not in names
    ruled = [extractor.name for extractor in extractors("application/openfda+json", "rules")]
    assert [name for name in ruled if name != "known_brands"] == names


def test_rules_need_no_tagger() -> None:
    label = _label(adverse_reactions="6 ADVERSE REACTIONS Side effects include nausea, rash, and fever.")
    rules = {e.rule for f in extract_facts(label, tagger="rules") for e in f.evidence}
    assert not any(rule.startswith("label_effects") for rule in rules)


def _said(sentence: str, effect: str) -> Iterator[object]:
    start = sentence.index(effect)
    said = said_of_effect(sentence, start, start + len(effect))
    yield from (said.frequency, said.percent, said.percent_max)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Gout (3.5%) was seen.", (None, 3.5, None)),
        ("Gout, 4%, and rash were seen.", (None, 4.0, None)),
        ("Trials saw gout 4%, rash 2%.", (None, 4.0, None)),
        ("Gout occurred in 81% to 90% of patients.", (None, 81.0, 90.0)),
        ("Grade 3 gout occurred in 5% of patients.", (None, None, None)),
        ("About 7% of patients on zorvexant developed gout.", (None, 7.0, None)),
        ("In 2% of patients treatment was discontinued because of gout (2%).", (None, None, None)),
        ("Rare cases of gout have been reported.", ("rare", None, None)),
        ("Gout has been reported rarely.", ("rare", None, None)),
        ("Frequent dosing may lead to gout.", (None, None, None)),
        ("Less common reactions: gout", ("less common", None, None)),
        ("Uncommon reactions: rash; rare reactions: gout", ("rare", None, None)),
        ("Adverse reactions (10% or more) were gout and rash.", ("very common", None, None)),
    ],
)
def test_what_a_sentence_says_of_an_effect(sentence: str, expected: tuple[object, ...]) -> None:
    effect = "gout" if "gout" in sentence else "Gout"
    assert tuple(_said(sentence, effect)) == expected


def test_classes_of_labels_keep_their_scheme_and_their_wording() -> None:
    block = {
        "generic_name": ["ZORVEXANT"],
        "brand_name": ["Zorvexant"],
        "pharm_class_epc": ["Snail Inhibitor, Oral [EPC]"],
        "pharm_class_moa": ["Snail Inhibitors, Oral [MoA]"],
    }
    record = {"openfda": block, "indications_and_usage": ["Zorvexant tablets are indicated for gout."]}
    facts = extract_facts(read_record(record, "zorvexant.json"))
    classes = {(f.object, f.scheme) for f in facts if isinstance(f, ClassMembership)}
    assert classes == {("Snail Inhibitor, Oral", "EPC"), ("Snail Inhibitors, Oral", "MoA")}
    assert not [f for f in facts if f.relation == "brand_name"]  # the generic name is no brand
