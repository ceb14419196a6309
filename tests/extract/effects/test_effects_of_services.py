"""Wordings of health services and charities: shared places, changed parts, what signs could be, groups."""

from __future__ import annotations

import io

import pytest

from kg_builder.extract import open_document
from kg_builder.extract.effects.extractor import AdverseEffectExtractor
from kg_builder.extract.effects.phrases import effect_phrases
from kg_builder.model import AdverseEffect, Monograph
from kg_builder.readers import read_monographs


def effects(*lines: str) -> dict[str, AdverseEffect]:
    """The effects of a page, by name."""
    text = "\n".join(["Generic Name: zorvexil", *lines, ""]).encode()
    (found,) = read_monographs(io.BytesIO(text), source_name="page.txt")
    assert isinstance(found, Monograph)
    facts = AdverseEffectExtractor().extract(open_document(found))
    return {f.object: f for f in facts if isinstance(f, AdverseEffect)}


WHOLE = [
    ("smaller or softer breasts", ["smaller or softer breasts"]),
    ("lighter, heavier or irregular periods", ["lighter, heavier or irregular periods"]),
    ("a gritty or stinging feeling in your eye", ["gritty or stinging feeling in your eye"]),
    ("sudden sharp or crushing chest pain", ["sudden sharp or crushing chest pain"]),
    ("pain, warmth, or swelling in one leg only", ["pain, warmth, or swelling in one leg only"]),
    ("severe pain or tenderness just below the waist", ["severe pain or tenderness just below the waist"]),
    ("nausea, pain or redness at the injection site", ["nausea", "pain or redness at the injection site"]),
    ("rash, itching, or swelling of the lips", ["rash", "itching", "swelling of the lips"]),
    (
        "pain, redness, and swelling at the injection site",
        ["pain", "redness", "swelling at the injection site"],
    ),
]


@pytest.mark.parametrize(("text", "wanted"), WHOLE)
def test_what_shares_a_noun_or_a_place_stays_whole(text: str, wanted: list[str]) -> None:
    assert [phrase.name for phrase in effect_phrases(text, 0, {})] == wanted


def test_less_common_is_what_the_page_calls_it() -> None:
    found = effects("Less common side effects", "Fewer than 1 in 100 people get dry eyes or a skin rash.")
    assert {name: f.frequency for name, f in found.items()} == {
        "dry eyes": "less common",
        "skin rash": "less common",
    }


def test_a_group_more_likely_to_get_an_effect() -> None:
    found = effects("Side effects", "Children are more likely than adults to get fever and a runny nose.")
    assert {name: f.population for name, f in found.items()} == {
        "fever": "children",
        "runny nose": "children",
    }


def test_what_a_list_could_be_signs_of_is_told_behind_it() -> None:
    found = effects(
        "Serious side effects",
        "Call 999 if:",
        "- your lips or tongue swell up",
        "- you're breathing very fast",
        "These could be signs of a serious allergic reaction (anaphylaxis).",
    )
    assert found["breathing very fast"].manifestation_of == "serious allergic reaction"


def test_what_signs_could_be_in_their_own_sentence() -> None:
    found = effects(
        "Side effects",
        "If you get eye pain or blurred sight, this could be a sudden attack of glaucoma: "
        "see a doctor at once.",
    )
    assert {name: f.manifestation_of for name, f in found.items()} == {
        "eye pain": "glaucoma",
        "blurred sight": "glaucoma",
    }


def test_what_someone_comes_out_in_or_was_told() -> None:
    found = effects(
        "Side effects",
        "Call 999 if:",
        "- you come out in hives",
        "- your asthma gets worse, or you're wheezy",
        "",
        "A few people have been told they had a blocked bowel.",
    )
    assert {"hives", "wheezy", "blocked bowel"} <= set(found)


def test_what_a_labelled_condition_presents_with() -> None:
    found = effects(
        "Adverse effects",
        "Metabolic: Lactic acidosis, a consequence of damaged mitochondria, presents with nausea "
        "and rapid breathing.",
    )
    assert found["nausea"].manifestation_of == "lactic acidosis"
    assert "consequence of damaged mitochondria" not in found


def test_what_the_drug_does_not_do_is_no_effect() -> None:
    assert (
        effects("Side effects", "Zorvexil won't make you sleepy, but it can lead to other side effects.")
        == {}
    )
