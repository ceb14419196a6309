"""What happens in an interaction, how grave it is, and what to do."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg_builder.extract.interactions.extractor import InteractionExtractor
from tests.extract.small_pages import facts_of, page

SAID = [
    (
        "Examplol increases the exposure to theophylline (severe): check levels and adjust dose.",
        "theophylline",
        {
            "severity": "severe",
            "effect": "increases the exposure to theophylline",
            "management": "check levels and adjust dose",
        },
    ),
    (
        "Antacids and zinc lower the absorption of examplol (moderate): take it 2 hours before.",
        "zinc",
        {
            "severity": "moderate",
            "effect": "lower the absorption of examplol",
            "management": "take it 2 hours before",
        },
    ),
    (
        "Warfarin: clotting time can double; halve the warfarin dose.",
        "warfarin",
        {"effect": "clotting time can double", "management": "halve the warfarin dose"},
    ),
    ("Major: fluvoxamine, ketoconazole", "ketoconazole", {"severity": "major"}),
    (
        "- Corticosteroids, because of an added effect on immunity.",
        "corticosteroids",
        {"effect": "added effect on immunity"},
    ),
    (
        "- Beta blockers. Taking them in the first weeks could strengthen the effect on the pulse.",
        "beta blockers",
        {"effect": "strengthen the effect on the pulse"},
    ),
    (
        "Calcium-fortified juices lower levels of examplol.",
        "calcium-fortified juices",
        {"effect": "lower levels of examplol"},
    ),
    ("Amphotericin B can harm the kidneys.", "amphotericin B", {"effect": "harm the kidneys"}),
    (
        "Avoid grapefruit unless your doctor says you may do so safely.",
        "grapefruit",
        {"management": "avoid grapefruit unless your doctor says you may do so safely"},
    ),
]


@pytest.mark.parametrize(("line", "name", "qualifiers"), SAID)
def test_what_happens_and_how_grave_it_is(line: str, name: str, qualifiers: dict[str, str]) -> None:
    found = facts_of(InteractionExtractor(), page(f"== interactions: Interactions\n{line}"))
    [fact] = [f for f in found if f.object == name]
    told = {"severity", "effect", "management"}
    assert {k: v for k, v in fact.qualifiers.items() if k in told and v} == qualifiers


def test_lithium_that_does_not_seem_to_raise_levels_is_denied() -> None:
    [fact] = facts_of(
        InteractionExtractor(), page("== interactions\nLithium does not seem to raise examplol levels.")
    )
    assert (fact.object, fact.status) == ("lithium", "negated")


BESIDE_IT = [
    (
        "Avoid drinking alcohol. It can lower your blood sugar.",
        [("alcohol", "lower your blood sugar", "avoid")],
    ),
    (
        "Doctors avoid samplumab-like TNF blockers, since infections may become more likely.",
        [("samplumab-like TNF blockers", "infections may become more likely", "avoid")],
    ),
    ("- lithium, because examplol may increase its level", [("lithium", "increase its level", None)]),
    (
        "- ibuprofen, as you may be more likely to bleed",
        [("ibuprofen", "more likely to bleed", None)],
    ),
    (
        "Birth control pills \u2013 may not work as well",
        [("birth control pills", "may not work as well", None)],
    ),
    (
        "Steroids can raise your blood sugar, and your insulin dose may have to go up.",
        [("steroids", "raise your blood sugar", "your insulin dose may have to go up")],
    ),
    (
        "As aspirin and ibuprofen raise the risk of bleeding, tell your doctor if you take either of them.",
        [
            ("aspirin", "raise the risk of bleeding", "tell your doctor"),
            ("ibuprofen", "raise the risk of bleeding", "tell your doctor"),
        ],
    ),
    (
        "Since examplol slows the kidneys, lithium levels should be monitored.",
        [("lithium", None, "lithium levels should be monitored")],
    ),
    ("As your doctor knows, tell your doctor if you take any of them.", []),
]


@pytest.mark.parametrize(("line", "wanted"), BESIDE_IT)
def test_effects_said_as_reasons_or_in_the_next_sentence(
    line: str, wanted: list[tuple[str, str | None, str | None]]
) -> None:
    found = facts_of(InteractionExtractor(), page(f"== interactions: Other medicines\n{line}"))
    told = [(f.object, f.qualifiers.get("effect"), f.qualifiers.get("management")) for f in found]
    assert [t for t in told if t[0] != "insulin"] == wanted


ASKED = [
    ("No. It can raise the risk of bleeding.", [("alcohol", "asserted", "raise the risk of bleeding")]),
    ("Yes, you can drink alcohol with examplol.", [("alcohol", "negated", None)]),
    ("Your doctor knows.", []),
]


@pytest.mark.parametrize(("answer", "wanted"), ASKED)
def test_questions_about_drink_are_read_with_their_answers(
    answer: str, wanted: list[tuple[str, str, str | None]]
) -> None:
    notation = f"== other: Common questions\n# Can I drink alcohol with it?\n  {answer}"
    found = [
        f for f in facts_of(InteractionExtractor(), page(notation)) if f.evidence[0].rule.endswith("question")
    ]
    assert [(f.object, f.status, f.qualifiers.get("effect")) for f in found] == wanted


def test_what_can_be_taken_is_denied() -> None:
    [fact] = facts_of(InteractionExtractor(), page("== interactions\nYou can take paracetamol for pain."))
    assert (fact.object, fact.status) == ("paracetamol", "negated")


def label_advice(text: str) -> dict[str, object]:
    found = page(f"== interactions: Drug Interactions\n{text}")
    label = replace(found, media_type="application/openfda+json")
    return {f.object: f.qualifiers.get("management") for f in facts_of(InteractionExtractor(), label)}


LABEL_ADVICE = [
    (
        "Samplol may raise the level of warfarin. Prothrombin time, therefore, should be monitored.",
        "warfarin",
        "prothrombin time, therefore, should be monitored",
    ),
    (
        "When examplol is given with drugs that increase or decrease its levels, close "
        "monitoring is needed. Drugs that increase examplol levels include cimetidine.",
        "cimetidine",
        "monitoring is needed",
    ),
    (
        "Patients receiving reserpine should be closely observed for low blood pressure.",
        "reserpine",
        "patients receiving reserpine should be closely observed for low blood pressure",
    ),
    ("The maximum recommended dose is 15 mg daily with gemfibrozil.", "gemfibrozil",
     "the maximum recommended dose is 15 mg daily with gemfibrozil"),
    ("Reserpine was observed in plasma with phenytoin, and lowered its levels.", "phenytoin", None),
    ("Do not administer live vaccines.", "live vaccines", "do not administer live vaccines"),
    ("Chromogenic tests can be used to monitor heparin.", "heparin", None),
    ("Use of rasagiline was permitted in trials. However, the use of all these should be avoided.",
     "rasagiline", None),
    ("Strong inducers are rifampin and St. John's wort Strong CYP3A Inhibitors The dose must be reduced.",
     "rifampin", None),
    ("Strong inducers are rifampin and St. John's wort Strong CYP3A Inhibitors The dose must be reduced.",
     "strong CYP3A inhibitors", "the dose must be reduced"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "name", "management"), LABEL_ADVICE)
def test_advice_in_labels(text: str, name: str, management: str | None) -> None:
    assert label_advice(text)[name] == management


LISTED_SO = [
    (
        "Some can hide the signs of low blood sugar: clonidine and reserpine.",
        [
            ("clonidine", "hide the signs of low blood sugar", None),
            ("reserpine", "hide the signs of low blood sugar", None),
        ],
    ),
    (
        "- Immunosuppressants: don't combine (higher risk of infection)",
        [("immunosuppressants", "higher risk of infection", "don't combine")],
    ),
    ("Examplol renders contraceptives less effective.", [("contraceptives", "less effective", None)]),
    ("Especially mention: morphine; naproxen.", [("morphine", None, None), ("naproxen", None, None)]),
]


@pytest.mark.parametrize(("line", "wanted"), LISTED_SO)
def test_lists_behind_what_their_members_do(
    line: str, wanted: list[tuple[str, str | None, str | None]]
) -> None:
    found = facts_of(InteractionExtractor(), page(f"== interactions: Other medicines\n{line}"))
    assert [(f.object, f.qualifiers.get("effect"), f.qualifiers.get("management")) for f in found] == wanted


ENTRIES = [
    ("ACE inhibitors: hyperkalaemia (monitor K+)", [("ACE inhibitors", "hyperkalaemia", "monitor K+")]),
    (
        "Tramadol: serotonin syndrome \u2013 use with care.",
        [("tramadol", "serotonin syndrome", "use with care")],
    ),
    (
        "Phenytoin: levels of this may climb; check them.",
        [("phenytoin", "levels of this may climb", "check them")],
    ),
    (
        "Clarithromycin: examplol levels go up \u2013 lower the dose.",
        [("clarithromycin", "examplol levels go up", "lower the dose")],
    ),
    (
        "- digoxin (for the heart). The level of digoxin in your blood may need to be checked.",
        [("digoxin", None, "the level of digoxin in your blood may need to be checked")],
    ),
]


@pytest.mark.parametrize(("line", "wanted"), ENTRIES)
def test_entries_of_a_ward_guide(line: str, wanted: list[tuple[str, str | None, str | None]]) -> None:
    found = facts_of(InteractionExtractor(), page(f"== interactions: Interactions\n{line}"))
    told = [(f.object, f.qualifiers.get("effect"), f.qualifiers.get("management")) for f in found]
    assert list(dict.fromkeys(told)) == wanted


UNDER_OR_BEHIND = [
    (
        "# Lithium\n  Concomitant use may decrease lithium levels. Lithium levels should be monitored.",
        ("lithium", "decrease lithium levels"),
    ),
    (
        "- **Rifampin.** This antibiotic speeds the breakdown of examplol.",
        ("rifampin", "speeds the breakdown of examplol"),
    ),
    (
        "- phenytoin; this can make examplol wear off sooner",
        ("phenytoin", "make examplol wear off sooner"),
    ),
    ("Supplements: St. John's wort can lower examplol levels.", ("supplements", "lower examplol levels")),
    ("Insulin and sulphonylureas may cause hypoglycaemia.", ("sulphonylureas", "hypoglycaemia")),
]


@pytest.mark.parametrize(("line", "wanted"), UNDER_OR_BEHIND)
def test_effects_under_a_heading_or_behind_a_name(line: str, wanted: tuple[str, str]) -> None:
    found = facts_of(InteractionExtractor(), page(f"== interactions: Other medicines\n{line}"))
    assert wanted in [(f.object, f.qualifiers.get("effect")) for f in found]


PLAINLY = [
    (
        "Doses of insulin may have to be changed.",
        ("insulin", None, "doses of insulin may have to be changed"),
    ),
    (
        "If you are taking warfarin, you will need more frequent blood tests.",
        ("warfarin", None, "if you are taking warfarin, you will need more frequent blood tests"),
    ),
    ("Examplol and alcohol together cause drowsiness.", ("alcohol", "drowsiness", None)),
]


@pytest.mark.parametrize(("line", "wanted"), PLAINLY)
def test_advice_and_effects_in_plain_words(line: str, wanted: tuple[str, str | None, str | None]) -> None:
    [fact] = facts_of(InteractionExtractor(), page(f"== interactions\n{line}"))
    assert (fact.object, fact.qualifiers.get("effect"), fact.qualifiers.get("management")) == wanted


def test_no_known_problems_is_a_denial() -> None:
    [fact] = facts_of(
        InteractionExtractor(), page("== interactions\nThere are no known problems with paracetamol.")
    )
    assert (fact.object, fact.status) == ("paracetamol", "negated")


SHORT = [
    ("Lithium could slow the breakdown of samplol and may raise samplol levels.", "raise samplol levels"),
    ("Lithium. It can make you sleepier than usual.", "sleepier than usual"),
    ("Lithium. Samplol can make the tremor worse.", "tremor worse"),
    ("Lithium. It may not work as well.", "may not work as well"),
    ("Lithium. It may be absorbed more slowly.", "may be absorbed more slowly"),
    ("- lithium. In some cases these may lead, with samplol, to tremor.", "tremor"),
    ("- lithium. You can feel more tired, and, rarely, confused.", "feel more tired"),
    ("- lithium: more tremor, since samplol slows its removal", "more tremor"),
    ("Lithium can, in older people, bring on confusion.", "confusion"),
    ("Lithium given together with samplol has led to tremor.", "tremor"),
    ("With lithium, the risk of tremor is higher.", "risk of tremor is higher"),
    ("Samplol may oppose the action of lithium and caffeine.", "oppose the action of lithium"),
    ("Lithium can add to the tremor that these cause.", "add to the tremor"),
    ("Lithium can strengthen tremor from samplol.", "strengthen tremor"),
    ("- lithium. Wait two weeks before lithium. You raise your risk of tremor.", "raise your risk of tremor"),
]  # fmt: skip


@pytest.mark.parametrize(("line", "effect"), SHORT)
def test_effects_without_hedging_and_persons(line: str, effect: str) -> None:
    drug = page(f"== interactions\n{line}".replace("samplol", "examplol").replace("Samplol", "Examplol"))
    found = facts_of(InteractionExtractor(), drug)
    assert ("lithium", effect.replace("samplol", "examplol")) in [
        (f.object, f.qualifiers.get("effect")) for f in found
    ]


def test_over_the_counter_is_no_verb() -> None:
    line = "Take care with medicines that harm the liver, such as over-the-counter products."
    found = facts_of(InteractionExtractor(), page(f"== interactions\n{line}"))
    assert all("counter" not in str(f.qualifiers.get("effect")) for f in found)


@pytest.mark.parametrize(
    "text",
    [
        "Warfarin and other anticoagulants have been reported with reserpine.",
        "Reserve it with lithium for patients in whom alternative treatment options are inadequate.",
    ],
)
def test_names_and_grounds_are_no_effects(text: str) -> None:
    found = facts_of(InteractionExtractor(), page(f"== interactions: Interactions\n{text}"))
    assert {f.qualifiers.get("effect") for f in found} <= {None}
