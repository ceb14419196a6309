"""Signs and what they are signs of, around headings, labels and calls for help."""

from __future__ import annotations

import pytest

from kg_builder.extract.effects.phrases import effect_phrases
from tests.extract.effects.test_effects_of_services import effects

AT_ONCE = "immediately"


@pytest.mark.parametrize(
    ("lines", "sign", "head", "care"),
    [
        (
            ["Side effects", "Emergency help is needed for signs of an allergic reaction: hives; wheezing."],
            "hives",
            "allergic reaction",
            AT_ONCE,
        ),
        (
            [
                "Side effects",
                "Get medical help at once for any of these signs of a blood clot: leg pain, wheezing.",
            ],
            "leg pain",
            "blood clot",
            AT_ONCE,
        ),
        (
            [
                "Side effects",
                "A serious skin reaction is rare. However, get medical help right away if you notice: "
                "peeling, sores.",
            ],
            "peeling",
            "serious skin reaction",
            AT_ONCE,
        ),
        (
            [
                "Warnings",
                "Serotonin syndrome may occur. Seek medical attention right away for agitation or "
                "stiff muscles.",
            ],
            "agitation",
            "serotonin syndrome",
            AT_ONCE,
        ),
        (
            ["Warnings", "Liver damage: call your doctor right away if you have dark urine or yellow skin."],
            "dark urine",
            "liver damage",
            AT_ONCE,
        ),
        (
            ["Side effects", "Infusion reactions include headache and flushing."],
            "flushing",
            "infusion reactions",
            None,
        ),
        (["Side effects", "Anaphylaxis may occur. Signs have included hives."], "hives", "anaphylaxis", None),
        (
            ["Side effects", "Heart problems. These include chest pain and gout."],
            "chest pain",
            "heart problems",
            None,
        ),
    ],
)
def test_signs_and_heads(lines: list[str], sign: str, head: str, care: str | None) -> None:
    found = effects(*lines)[sign]
    assert (found.manifestation_of, found.seek_care) == (head, care)


def test_signs_under_a_heading_that_names_what_they_show() -> None:
    found = effects("Warnings", "Infusion Reactions", "Symptoms: fever and headache. Slow the infusion.")
    assert found["headache"].manifestation_of == "infusion reactions"


def test_common_reactions_are_no_effect_of_their_own() -> None:
    found = effects("Side effects", "Common reactions include headache and flushing.")
    assert {name: f.manifestation_of for name, f in found.items()} == {"headache": None, "flushing": None}


def test_what_you_feel_before_you_go_for_help() -> None:
    found = effects(
        "Side effects", "If you feel faint or dizzy, go to A&E.", "If you become pregnant, call 999."
    )
    assert {name for name in found if "pregnan" in name} == set()
    assert all(f.seek_care == AT_ONCE for f in found.values())


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "low blood sugar, with shakiness, sweating and hunger",
            ["low blood sugar", "shakiness", "sweating", "hunger"],
        ),
        ("lymphoma, a rare and often lethal cancer, and gout", ["lymphoma", "gout"]),
    ],
)
def test_what_a_list_says_of_its_members(text: str, names: list[str]) -> None:
    assert [phrase.name for phrase in effect_phrases(text, 0, {})] == names


def test_kinds_of_a_change_that_has_appeared() -> None:
    found = effects(
        "Side effects", "Rarely, serious mood changes have appeared, such as anger and psychosis."
    )
    assert {name: (f.manifestation_of, f.frequency) for name, f in found.items()} == {
        "serious mood changes": (None, "rare"),
        "anger": ("serious mood changes", "rare"),
        "psychosis": ("serious mood changes", "rare"),
    }
