"""Passages that open with an effect, and what sentences around them say of it."""

from __future__ import annotations

import io
import time

from kg_builder.extract import extract_facts
from kg_builder.extract.effects.lists import is_list
from kg_builder.model import AdverseEffect, Monograph
from kg_builder.readers import read_monographs


def effects(*lines: str) -> dict[str, AdverseEffect]:
    """The effects of a page, by name."""
    page = "\n".join(["Generic Name: zorvexil", *lines, ""]).encode()
    (found,) = read_monographs(io.BytesIO(page), source_name="page.txt")
    assert isinstance(found, Monograph)
    return {f.object: f for f in extract_facts(found) if isinstance(f, AdverseEffect)}


def signs_of(found: dict[str, AdverseEffect], head: str) -> set[str]:
    return {name for name, fact in found.items() if fact.manifestation_of == head}


def test_what_a_paragraph_tells_belongs_to_the_effect_that_opens_it() -> None:
    found = effects(
        "Side effects",
        "Serious",
        "Bleeding. Ring your doctor right away about odd bruises or black stools.",
        "Seizures.",
        "Low potassium. Cramps, weakness and thirst can be signs.",
        "Eye problems. Eye pain or a red eye may mean glaucoma.",
    )
    assert signs_of(found, "bleeding") == {"odd bruises", "black stools"}
    assert "seizures" in found
    assert signs_of(found, "low potassium") == {"cramps", "weakness", "thirst"}
    assert signs_of(found, "glaucoma") == {"eye pain", "red eye"}


def test_a_call_about_any_of_them_holds_for_paragraphs_that_open_with_an_effect() -> None:
    found = effects(
        "Serious side effects",
        "These are not common. Call a doctor right away if any occur.",
        "Gout. Look for heat in the toe, fever and joint swelling.",
        "Pemphigus, a skin condition that causes blisters and scars.",
        "Most people do well. Nausea may occur in the first week.",
    )
    assert {name: f.seek_care for name, f in found.items() if name != "nausea"} == dict.fromkeys(
        ["gout", "heat in the toe", "fever", "joint swelling", "pemphigus", "blisters", "scars"],
        "immediately",
    )
    assert signs_of(found, "pemphigus") == {"blisters", "scars"}
    assert found["nausea"].seek_care is None


def test_advice_that_opens_with_a_title_is_no_effect() -> None:
    found = effects("Side effects", "Missed dose. Take it as soon as you can.", "Pregnancy. Ask a doctor.")
    assert found == {}


def test_they_may_include_gives_the_signs_of_the_reactions_spoken_of() -> None:
    found = effects(
        "Warnings",
        "Infusion reactions begin within an hour. They may include chills, hives and flushing.",
        "Allergic reactions and infusion reactions, anaphylaxis among them, have occurred. "
        "They have shown up as cough and wheezing.",
    )
    assert signs_of(found, "infusion reactions") == {"chills", "hives", "flushing"}
    assert signs_of(found, "allergic reactions") == {"cough", "wheezing"}


def test_what_has_been_seen_as_well_is_an_effect_as_rarely() -> None:
    found = effects("Side effects", "Low platelets are reported rarely, as are priapism and fits.")
    assert {name: f.frequency for name, f in found.items()} == dict.fromkeys(
        ["low platelets", "priapism", "fits"], "rare"
    )


def test_one_kind_of_reaction_as_the_subject_is_an_effect_itself() -> None:
    found = effects("Side effects", "Skin reactions, including hives and welts, have been seen.")
    assert list(found) == ["skin reactions", "hives", "welts"]


def test_warnings_that_list_side_effects_are_read() -> None:
    found = effects(
        "Warnings",
        "The most common side effect with Zorvexil (which may affect more than 1 in 10 people) is cough "
        "when it is used with insulin or a diuretic.",
        "Blood tests check for unwanted effects, and the level should be measured before you start.",
        "Skin reactions: withdraw it at the first sign of a rash.",
    )
    assert found["cough"].frequency == "very common"
    assert set(found) <= {"cough", "skin reactions", "rash"}


def test_the_drug_is_no_part_of_the_head_of_signs() -> None:
    found = effects(
        "Side effects",
        "Get help at once for signs of an allergic reaction to zorvexil: hives; wheezing.",
    )
    assert signs_of(found, "allergic reaction") >= {"hives", "wheezing"}


def test_items_that_speak_to_the_reader_are_read_clause_by_clause() -> None:
    found = effects(
        "Side effects",
        "Serious side effects",
        "It does not happen often. Ring your doctor straight away if you:",
        "- have trouble breathing",
        "- have severe cramps or you pass out",
        "- feel weak or confused, have a fever and your legs are not working - this can mean low sodium",
        "- have problems passing water, including pain, or blood in your urine",
    )
    names = ["trouble breathing", "severe cramps", "pass out", "feel weak", "confused", "fever", "low sodium"]
    assert set(names) <= set(found)
    assert signs_of(found, "low sodium") == {"feel weak", "confused", "fever", "legs are not working"}
    assert {"problems passing water", "blood in your urine"} <= set(found)
    assert {found[name].seek_care for name in names} == {"immediately"}
    assert {found[name].frequency for name in names} <= {None, "uncommon"}


def test_a_call_for_help_is_no_effect_that_the_reader_gets() -> None:
    found = effects(
        "Side effects", "- Get emergency help if you have hives.", "- get medical help for cramps"
    )
    assert set(found) <= {"hives", "cramps"}


def test_why_an_effect_comes_is_no_part_of_it() -> None:
    found = effects(
        "Common side effects",
        "- weight gain, because zorvexil can make you feel hungry",
        "- feeling sleepy, tired or dizzy",
    )
    assert list(found) == ["weight gain", "feeling dizzy", "feeling sleepy", "feeling tired"]


def test_a_long_chain_of_clauses_takes_no_time() -> None:
    words = "rash " + "effects that " * 4000 + "."
    started = time.process_time()
    assert is_list(words, item=True)
    assert time.process_time() - started < 1
