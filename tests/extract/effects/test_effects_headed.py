"""Effects under a heading, a label or a sentence that says of them what they don't say themselves."""

from __future__ import annotations

import pytest

from kg_builder.extract import open_document
from kg_builder.extract.effects.pages import PageEffectExtractor
from kg_builder.model import Monograph
from kg_builder.readers import read_monographs


@pytest.fixture
def found(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, dict[str, object]]:
    path = tmp_path_factory.mktemp("page") / "zolfin.txt"
    path.write_text(f"Zolfin\n\nWhat is zolfin?\n\nZolfin is a pill.\n\n{request.param}", encoding="utf-8")
    monograph = next(iter(read_monographs(path)))
    assert isinstance(monograph, Monograph)
    facts = PageEffectExtractor().extract(open_document(monograph))
    return {f.object: {**f.qualifiers, "status": f.status.value} for f in facts}


TIERS = """Side effects

Common side effects

Skin problems
You might get a rash, which may itch. Ask your nurse.

Loose stools
You may also get cramps. Rarely, there may be blood in your stools.

Rare side effects
Trouble with your eyes: you might have blurred vision
"""


@pytest.mark.parametrize("found", [TIERS], indirect=True)
def test_the_tier_over_an_effect_holds_for_what_is_told_of_it(found: dict[str, dict[str, object]]) -> None:
    tiers = {name: found[name].get("frequency") for name in ("rash", "cramps", "blurred vision")}
    assert tiers == {"rash": "common", "cramps": "common", "blurred vision": "rare"}


@pytest.mark.parametrize(
    "found",
    [
        "Side effects\n\nEmergency signs: chest pain, gout.\nMild and short: wind, hiccups.",
        "Side effects\n\nRing the ward at once: chest pain, gout.\nMild and short: wind, hiccups.",
    ],
    indirect=True,
)
def test_a_label_that_calls_for_help(found: dict[str, dict[str, object]]) -> None:
    assert {name: found[name].get("seek_care") for name in ("chest pain", "gout", "wind")} == {
        "chest pain": "immediately",
        "gout": "immediately",
        "wind": None,
    }


@pytest.mark.parametrize(
    ("found", "head"),
    [
        (f"{heading}\n\n{text}", head)
        for heading, text, head in (
            (
                "Side effects",
                "It can cause serotonin syndrome. You might notice gout; get help at once.",
                "serotonin syndrome",
            ),
            (
                "Warnings",
                "Allergic reactions generally begin early. They may bring gout and chills.",
                "allergic reactions",
            ),
            (
                "Side effects",
                "Infusion reactions, which may include gout and chills, can follow.",
                "infusion reactions",
            ),
            (
                "Warnings",
                "Zolfin can cause lactic acidosis, a dangerous build-up of acid in the blood. "
                "Get emergency help if you have gout or chills.",
                "lactic acidosis",
            ),
            (
                "Side effects",
                "Ring us if you have:\n- gout or chills - these can point to liver damage",
                "liver damage",
            ),
            ("Side effects", "Ring us if you have:\n- gout - this could be liver damage", "liver damage"),
        )
    ],
    indirect=["found"],
)
def test_what_effects_are_signs_of(found: dict[str, dict[str, object]], head: str) -> None:
    assert found["gout"].get("manifestation_of") == head


@pytest.mark.parametrize(
    "found",
    ["Side effects\n\nRing us if you have:\n- gout - this can be dangerous\n- fits - this may be brief"],
    indirect=True,
)
def test_how_grave_a_sign_is_is_no_condition(found: dict[str, dict[str, object]]) -> None:
    assert {name: found[name].get("manifestation_of") for name in found} == {"gout": None, "fits": None}


@pytest.mark.parametrize("found", ["Side effects\n\nIn teenagers, acne has been reported."], indirect=True)
def test_a_group_that_opens_a_sentence(found: dict[str, dict[str, object]]) -> None:
    assert found["acne"]["population"] == "adolescents"


@pytest.mark.parametrize("found", ["Side effects\n\nZolfin doesn't cause gout."], indirect=True)
def test_a_contracted_negation(found: dict[str, dict[str, object]]) -> None:
    assert found["gout"]["status"] == "negated"


CALL = "Side effects\n\nCall us right away if you have:\n- "


@pytest.mark.parametrize(
    "found",
    [
        f"{CALL}gout, chills, which can be signs of meningitis",
        f"{CALL}gout or chills, possible signs of meningitis",
        f"{CALL}gout (this might be meningitis)",
        f"{CALL}gout with chills, which can come with meningitis",
        "Side effects\n\nMeningitis, sometimes fatal. Gout and chills are typical.",
    ],
    indirect=True,
)
def test_signs_in_clauses_behind_them(found: dict[str, dict[str, object]]) -> None:
    assert {facts.get("manifestation_of") for name, facts in found.items() if "gout" in name} == {
        "meningitis"
    }


@pytest.mark.parametrize(
    ("found", "tier"),
    [
        ("Side effects\n\nHardly ever: gout", "rare"),
        ("Side effects\n\nOnce in a while: gout", "occasional"),
        ("Side effects\n\nSkin: a rash. Rarely gout.", "rare"),
        ("Side effects\n\nSkin reactions such as gout were rare.", "rare"),
        ("Side effects\n\nSkin (common): rash, spots. (rare): gout.", "rare"),
    ],
    indirect=["found"],
)
def test_tiers_in_more_words(found: dict[str, dict[str, object]], tier: str) -> None:
    assert found["gout"].get("frequency") == tier


@pytest.mark.parametrize(
    "found",
    [
        "Warnings\n\nBlood tests are needed to look for unwanted effects: a PSA and a lung scan.",
        "Side effects\n\nGout was no more frequent than with placebo.",
        "Side effects\n\nGout hasn't been linked with zolfin.",
    ],
    indirect=True,
)
def test_no_effects_asserted(found: dict[str, dict[str, object]]) -> None:
    assert [name for name, facts in found.items() if facts["status"] == "asserted"] == []


@pytest.mark.parametrize(
    "found", ["Side effects\n\nPatients are told to report at once any gout or chills."], indirect=True
)
def test_what_to_report(found: dict[str, dict[str, object]]) -> None:
    assert {name: facts["seek_care"] for name, facts in found.items()} == {
        "gout": "immediately",
        "chills": "immediately",
    }


@pytest.mark.parametrize(
    ("found", "wanted"),
    [
        (
            "Side effects\n\nFrequency cannot be estimated\nhiccups, an odd taste",
            {"hiccups": {"frequency": "not known"}, "odd taste": {"frequency": "not known"}},
        ),
        (
            "Side effects\n\nCommon\nGout hits about 14% of users. Some people have hiccups, gas or chills.",
            {
                "gout": {"frequency": "common", "percent": 14.0},
                "hiccups": {"frequency": "common"},
                "chills": {"frequency": "common"},
            },
        ),
        (
            "Side effects\n\nUncommon\nGout hits 2% of users.\n\nMen and zolfin\nCramps affect 4% of men.",
            {"gout": {"frequency": "uncommon"}, "cramps": {"frequency": None, "percent": 4.0}},
        ),
        (
            "Side effects\n\nLess commonly, users have gas, hiccups, or chills.",
            {"gas": {"frequency": "less common"}, "chills": {"frequency": "less common"}},
        ),
        (
            "Side effects\n\nRarely, a zolfin-induced fever has been noted.",
            {"zolfin-induced fever": {"frequency": "rare"}},
        ),
        (
            "Side effects\n\nContact your nurse if you have dry eyes, cramps, or swollen ankles.",
            {"dry eyes": {"seek_care": "promptly"}, "swollen ankles": {"seek_care": "promptly"}},
        ),
        (
            "Side effects\n\nReport any cramps, dry eyes or chills to your midwife as soon as you can.",
            {"cramps": {"seek_care": "promptly"}, "chills": {"seek_care": "promptly"}},
        ),
        (
            "Side effects\n\nLet your nurse know at once about any serious effects, such as: fits; gout.",
            {"fits": {"seek_care": "immediately"}},
        ),
        (
            "Warnings\n\nStop zolfin and seek emergency care for signs of heart failure: wheezing, fits.",
            {"wheezing": {"seek_care": "immediately", "manifestation_of": "heart failure"}},
        ),
        (
            "Side effects\n\nRing us at once if, within a month after your last dose, you have difficulties "
            "that lasts several days, including:\n- loss of balance\n- slurred speech",
            {"loss of balance": {"seek_care": "immediately"}, "slurred speech": {}},
        ),
        (
            "Side effects\n\n- Skin reactions, including severe ones such as toxic epidermal necrolysis. "
            "Call us at once if you have blisters or a sore mouth.",
            {
                "skin reactions": {},
                "toxic epidermal necrolysis": {"broader": "skin reactions"},
                "blisters": {"manifestation_of": "skin reactions"},
            },
        ),
        (
            "Warnings\n\nLactic acidosis may occur. Cramps, fast breathing and chills are its early signs.",
            {
                "cramps": {"manifestation_of": "lactic acidosis"},
                "chills": {"manifestation_of": "lactic acidosis"},
            },
        ),
        ("Warnings\n\nThese capsules may make you feel drowsy or dizzy.", {"drowsy": {}, "dizzy": {}}),
        (
            "Side effects\n\nGas, hiccups and cramps trouble a third of patients.",
            {"gas": {}, "hiccups": {}, "cramps": {}},
        ),
        (
            "Side effects\n\nAnemia (iron below 80% of the lower limit of normal) occurred in 3.5% of women.",
            {"anemia": {"percent": 3.5}},
        ),
    ],
    indirect=["found"],
)
def test_what_is_said_around_effects(
    found: dict[str, dict[str, object]], wanted: dict[str, dict[str, object]]
) -> None:
    told = {name: {q: found.get(name, {}).get(q) for q in said} for name, said in wanted.items()}
    assert told == wanted
    assert set(wanted) <= set(found)


@pytest.mark.parametrize(
    "found",
    [
        "Side effects\n\n- Infections: try to keep away from crowds and colds.",
        "Side effects\n\nNausea, gas and cramps hit a third of patients.",
    ],
    indirect=True,
)
def test_advice_and_verbs_are_no_effects(found: dict[str, dict[str, object]]) -> None:
    assert set(found) <= {"infections", "nausea", "gas", "cramps"}
