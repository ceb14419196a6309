"""Groups of patients in lists of effects, and lists that tell what happens to the reader."""

from __future__ import annotations

import io

import pytest

from kg_builder.extract import extract_facts
from kg_builder.extract.effects.groups import group_heading
from kg_builder.model import AdverseEffect, Monograph, PassageKind
from kg_builder.readers import read_monographs

from .test_effects_opened import effects, signs_of

DOSES = ("Dosage", "Rheumatoid arthritis", "5 mg", "Heart transplantation", "6 mg", "Side effects")


def all_effects(*lines: str) -> list[AdverseEffect]:
    """Every effect of a page, for those that it names more than once."""
    page = "\n".join(["Generic Name: zorvexil", *lines, ""]).encode()
    (found,) = read_monographs(io.BytesIO(page), source_name="page.txt")
    assert isinstance(found, Monograph)
    return [fact for fact in extract_facts(found) if isinstance(fact, AdverseEffect)]


def test_a_use_behind_the_effect_is_a_group_of_patients() -> None:
    found = all_effects(*DOSES, "Gas and fever, RA (9%)", "Gas, heart transplant (4%)", "Gout, RA")
    assert {(f.object, f.population, f.percent) for f in found} == {
        ("gas", "RA", 9.0),
        ("fever", "RA", 9.0),
        ("gas", "heart transplant", 4.0),
        ("gout", "RA", None),
    }


def test_a_use_with_its_dose_heads_the_effects_of_a_group() -> None:
    found = effects(*DOSES, "Rheumatoid arthritis, 5 mg weekly (zorvexil vs placebo)", "Gas (9% vs 3%)")
    assert set(found) == {"gas"}
    assert found["gas"].population == "rheumatoid arthritis"


def test_shares_of_groups_beside_each_other_and_groups_that_end_a_name() -> None:
    found = all_effects(
        "Side effects", "Common: thrush in women (5%) or men (3%), fever (9% of children, 4% of adults)"
    )
    assert {(f.object, f.population, f.percent) for f in found} == {
        ("thrush", "women", 5.0),
        ("thrush", "men", 3.0),
        ("fever", "children", 9.0),
        ("fever", "adults", 4.0),
    }
    assert (
        effects("Side effects", "You may get:", "- poor growth in children")["poor growth"].population
        == "children"
    )


def test_a_line_in_capitals_ends_the_list_before_it() -> None:
    found = effects(
        "Side effects", "Rare", "- gas", "- SURGEONS AND PORTERS", "- tell them of the pills", "- SHOES"
    )
    assert set(found) == {"gas"}
    assert set(effects("Side effects", "Rare", "- GAS PAIN", "- fever", "- gout")) == {
        "GAS PAIN",
        "fever",
        "gout",
    }


def test_clauses_on_parts_of_the_body_are_read_whole() -> None:
    found = effects(
        "Side effects",
        "It may cause a serious allergic reaction. Ring 999 if your tongue or lips swell, you're gasping"
        " for air or your skin turns grey.",
    )
    assert signs_of(found, "serious allergic reaction") == {
        "tongue or lips swell",
        "gasping for air",
        "skin turns grey",
    }
    assert found["skin turns grey"].seek_care == "immediately"


def test_items_that_speak_to_the_reader_twice() -> None:
    found = effects(
        "Side effects",
        "Call 999 if:",
        "- you vomit blood or have blood in your poo",
        "- you lose or gain weight without trying to",
        "- you see or hear things that others don't",
        "- you have any bleeding that won't stop",
    )
    assert {"vomit blood", "blood in your poo", "lose or gain weight without trying to"} <= set(found)
    assert "lose" not in found
    assert "bleeding that won't stop" in found


@pytest.mark.parametrize(
    "line", ["eye pain, halos: angle-closure glaucoma", "halos and eye pain: angle-closure glaucoma"]
)
def test_what_signs_point_to_may_stand_behind_them(line: str) -> None:
    found = effects("Side effects", "Go to a hospital for:", f"- {line}")
    assert signs_of(found, "angle-closure glaucoma") == {"eye pain", "halos"}


def test_labels_and_tiers_before_a_colon_are_no_signs() -> None:
    found = effects("Side effects", "Skin, hair: dermatitis", "Gas, cough: common")
    assert not signs_of(found, "dermatitis")
    assert not signs_of(found, "common")


def test_reactions_include_what_shows_the_reactions_named_before() -> None:
    found = effects(
        "Side effects", "Infusion reactions have been seen. Reactions may include fever, hives and gas."
    )
    assert signs_of(found, "infusion reactions") == {"fever", "hives", "gas"}


def test_the_head_of_signs_keeps_how_often_it_is_seen() -> None:
    found = effects("Side effects", "Skin reactions, with hives or blisters, are uncommon.")
    assert found["skin reactions"].frequency == "uncommon"
    assert signs_of(found, "skin reactions") == {"hives", "blisters"}


def test_marks_of_bold_type_hide_no_negation() -> None:
    found = effects("Side effects", "It has **not** been shown to cause gout.")
    assert not [fact for fact in found.values() if fact.status.value == "asserted"]


def test_a_group_holds_for_the_tiers_below_its_heading() -> None:
    found = effects(
        "Side effects",
        "Gouty arthritis, 5 mg daily (zorvexil vs placebo)",
        ">10%",
        "- gas",
        "1-10%",
        "- fever",
    )
    assert {(f.object, f.population, f.frequency) for f in found.values()} == {
        ("gas", "gouty arthritis", "very common"),
        ("fever", "gouty arthritis", "common"),
    }


def test_a_head_with_its_kinds_is_no_group_of_patients() -> None:
    found = effects("Side effects", "Common", "- skin reactions, including:", "  - hives")
    assert found["hives"].broader == "skin reactions"


def test_a_label_may_name_the_patients() -> None:
    assert effects("Side effects", "In children: fever, colic.")["colic"].population == "children"


@pytest.mark.parametrize(
    "lead",
    [
        "Yes. In rare cases it causes a serious allergic reaction (anaphylaxis). Call 999 if you get:",
        "Go for help at once if a serious allergic reaction to zorvexil occurs:",
    ],
)
def test_a_call_for_help_is_about_the_reaction_that_it_names(lead: str) -> None:
    assert signs_of(effects("Side effects", lead, "- wheezing", "- hives"), "serious allergic reaction") == {
        "wheezing",
        "hives",
    }


def test_what_a_list_ends_with_tells_what_its_members_are_signs_of() -> None:
    found = effects(
        "Side effects", "Call your doctor for:", "- sweats, hunger, and other signs of low blood sugar"
    )
    assert signs_of(found, "low blood sugar") == {"sweats", "hunger"}


def test_a_list_that_opens_an_item_is_read_one_by_one() -> None:
    found = effects(
        "Side effects", "Call us for:", "- fever, chills or mouth sores. You will get a blood count."
    )
    assert set(found) == {"fever", "chills", "mouth sores"}


def test_orders_to_report_and_lists_of_a_box() -> None:
    found = effects("Side effects", "Report tingling, odd bruises or a bad headache straight away.")
    assert {f.seek_care for f in found.values()} == {"immediately"} and len(found) == 3
    found = effects("Side effects", "Four hazards stand in a boxed warning: gout; liver failure; seizures.")
    assert {name: f.boxed for name, f in found.items()} == dict.fromkeys(
        ["gout", "liver failure", "seizures"], True
    )


def test_they_may_bring_the_signs_of_reactions_in_warnings_too() -> None:
    found = effects("Warnings", "Skin reactions may begin early. They may bring hives, fever and blisters.")
    assert signs_of(found, "skin reactions") == {"hives", "fever", "blisters"}


def test_the_share_of_the_second_effect_and_of_what_is_warned_of() -> None:
    found = effects("Warnings", "Gout occurred in 8% (8/100) of patients and hepatitis in 3.5% (7/200).")
    assert (found["gout"].percent, found["hepatitis"].percent) == (8.0, 3.5)


def test_an_apposition_in_a_box_is_no_effect_of_its_own() -> None:
    found = effects(
        "Boxed warning", "It raises the risk of encephalitis, an infection of the brain that can kill."
    )
    assert set(found) == {"encephalitis"}


def test_a_heading_gives_the_effects_of_its_table_their_tier() -> None:
    table = ("Effect\tZorvexil\tPlacebo", "Gas\t9%\t4%", "Gout\t7%\t2%")
    found = effects("Side effects", "Common side effects", *table)
    assert {name: f.frequency for name, f in found.items()} == {"gas": "common", "gout": "common"}


def test_items_tell_how_the_reader_feels() -> None:
    found = effects(
        "Side effects",
        "Call 999 if:",
        "- you feel very sad, or your sleep changes",
        "- your legs feel numb and you feel unwell, above all if you have a fever",
        "- zorvexil stops the gut from working",
    )
    assert set(found) == {"feel very sad", "sleep changes", "legs feel numb", "feel unwell"}


@pytest.mark.parametrize(
    ("line", "group"),
    [
        ("Crohn's disease, 5 mg a week", "Crohn's disease"),
        ("RA", "RA"),
        ("Rheumatoid Arthritis", "rheumatoid arthritis"),
    ],
)
def test_a_group_keeps_the_capitals_of_names_and_initials(line: str, group: str) -> None:
    groups = ["crohn's disease", "rheumatoid arthritis"]
    assert group_heading(line, PassageKind.HEADING, groups) == group
