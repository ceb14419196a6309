"""Warnings: the hazards named, where, and how grave."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg_builder.extract.warnings import WarningExtractor
from kg_builder.extract.warnings_hazards import hazards_in
from kg_builder.extract.warnings_labels import hazard_label
from kg_builder.extract.warnings_rules import load_hazard_rules
from kg_builder.model import HazardWarning, Status, WarningAction
from tests.extract.read_pages import HEAD, actions, hazards, read
from tests.extract.small_pages import facts_of

HAZARDS = {
    "Examplol can cause infusion reactions, which may include rash and fever.": ["infusion reactions"],
    "Examplol increases the risk for upper and lower airway infections and gout.": [
        "upper airway infections",
        "lower airway infections",
        "gout",
    ],
    "There are reports of fungal infections, including brain infections such as meningitis, and gout.": [
        "fungal infections",
        "brain infections",
        "meningitis",
        "gout",
    ],
    "Examplol can reactivate hepatitis B virus infection.": ["reactivation of hepatitis B virus infection"],
    "Examplol may interfere with the effectiveness of live vaccines.": [
        "reduced effectiveness of live vaccines"
    ],
    "Loss of cells can lower antibody levels, increasing the risk for serious infections.": [
        "serious infections",
        "decreased antibody levels",
    ],
    "Treatment can lead to colitis, which can be severe at times.": ["colitis"],
    "Bleeding of the stomach has been reported in patients treated with examplol.": [
        "bleeding of the stomach"
    ],
    "Swelling of the throat can occur at any time.": ["swelling of the throat"],
    "Reports of brain disease caused by a virus exist.": ["brain disease"],
    "Neutropenia and anemia reported": ["neutropenia", "anemia"],
    "Check potassium regularly, as examplol can cause hyperkalemia.": ["hyperkalemia"],
    "In old age examplol is linked with higher rates of hip fractures than dummy pills.": ["hip fractures"],
    "Bad rashes (Stevens-Johnson syndrome, drug fever) have been seen with it.": [
        "bad rashes",
        "Stevens-Johnson syndrome",
        "drug fever",
    ],
    "Taking examplol can make you sleepy or light-headed, so take care.": ["sleepy or light-headed"],
    "Grave kidney infections have happened; tell us early.": ["grave kidney infections"],
    "Liver damage has occurred, including liver failure that needed a transplant.": [
        "liver damage",
        "liver failure",
    ],
    "Some of these people developed low mood as early as day three.": ["low mood"],
    "Using it on most days may make headaches worse (rebound headache).": ["rebound headache"],
    "Some of these falls ended in broken hips.": ["broken hips"],
    "Addiction is possible, more so in young men.": ["addiction"],
    "Use with caution in sleep apnea owing to the risk of shallow breathing.": ["shallow breathing"],
    "If you stop it all at once, your fits may come back.": ["fits may come back"],
    "Since examplol can raise the risk of sunburn, avoid sunbeds, sun lamps and long walks.": ["sunburn"],
    "Some people have a flushing reaction made up of warmth and hives.": ["flushing reaction"],
    "Drug fever, some cases of it fatal, has occurred.": ["drug fever"],
    "Pale skin may develop; in rare cases, skin ulcers.": ["pale skin", "skin ulcers"],
    "Ear and kidney toxicity become more likely with time.": ["ear toxicity", "kidney toxicity"],
    "Those who take it for years are more likely to break a hip or wrist.": ["break a hip or wrist"],
    "It may lead to a rare lung infection (nocardiosis).": ["rare lung infection", "nocardiosis"],
    "You may catch colds more easily.": ["colds"],
    "If you use it for years, it can make your kidneys work less well.": ["kidneys work less well"],
    "Because it holds iodine, both goitre and hypothyroidism may occur.": ["goitre", "hypothyroidism"],
    "Liver injury is common; liver failure can occur and has been fatal.": ["liver injury", "liver failure"],
    "Poisoning is tied to the dose and can occur at any time.": ["poisoning"],
    "The most feared complication is brain swelling.": ["brain swelling"],
    "Such pills have been associated with lasting nerve damage.": ["lasting nerve damage"],
    "Hepatitis reactivation can result in liver failure.": ["hepatitis reactivation", "liver failure"],
    "Some may go into kidney failure within a day.": ["kidney failure"],
    "Heart block has turned up in a few people.": ["heart block"],
    "A drop in sodium is well recognised.": ["drop in sodium"],
    "Older men are apt to get cramps while taking it.": ["cramps"],
    "It leaves you open to shingles.": ["shingles"],
    "If you stop, you may have withdrawal: shaking, sweating.": ["withdrawal", "shaking", "sweating"],
    "Serious, sometimes fatal nerve conditions such as neuritis have followed treatment.": ["neuritis"],
    "Stopping early leaves people with a greater chance of stroke.": ["stroke"],
    "Immune reactions can be severe and may strike any organ: colitis, hepatitis and nephritis.": [
        "immune reactions",
        "colitis",
        "hepatitis",
        "nephritis",
    ],
    "Using it for years can thin your bones; your doctor may order a scan.": ["thinning of bones"],
    "Kidney damage such as nephritis has followed treatment.": ["kidney damage", "nephritis"],
    "Colds and sinusitis may be more likely.": ["colds", "sinusitis"],
    "Raises blood pressure (a little); measure it at each visit.": ["raised blood pressure"],
    "Renders the pill less effective.": ["pill less effective"],
    "Sharing needles can spread infections.": ["infections"],
    "It has a high potential for abuse, which can lead to fits.": ["fits"],
    "Low platelets from a virus, rarely. Stop it if you bleed.": ["low platelets from a virus"],
    "Kidney stones ending in surgery have appeared.": ["kidney stones"],
    "Bone loss, a slow and silent trouble, has come to light.": ["bone loss"],
    "Birth flaws can occur, notably cleft palate.": ["birth flaws", "cleft palate"],
    "It can cause bad rashes, notably erythema multiforme and hives, in the old.": [
        "bad rashes",
        "erythema multiforme",
        "hives",
    ],
    "Bad rashes, among them hives and erythema, were recorded.": ["bad rashes", "hives", "erythema"],
    "Zolder may be followed by low sodium.": ["low sodium"],
    "Blood sugar may rise.": ["blood sugar may rise"],
    "Your sight at night may become blurred.": ["sight at night may become blurred"],
    "Gout seldom occurs with it.": ["gout"],
    "Cases of pancreatitis are on record; stop at once.": ["pancreatitis"],
    "Muscle damage is dose related; measure the enzyme first.": ["muscle damage"],
    "Bleeding is the effect that matters most.": ["bleeding"],
    "It may present as chest pain.": ["chest pain"],
    "It can make your skin sensitive to the cold.": ["skin sensitive to the cold"],
    "The loading dose slows the pulse.": ["slowing of pulse"],
    "The pulse should be counted at night because fainting may occur.": ["fainting"],
    "It is not known why, but cataracts were observed.": ["cataracts"],
    "It raises the risk of lung infections. These have included whooping cough and anthrax.": [
        "lung infections",
        "whooping cough",
        "anthrax",
    ],
    "The boxed warning also covers liver failure.": ["liver failure"],
    "Sleepiness in the elderly; watch them.": ["sleepiness"],
    "Steroid withdrawal effects and adrenal crisis. They follow a sudden stop.": [
        "steroid withdrawal effects and adrenal crisis"
    ],
}


@pytest.mark.parametrize(("sentence", "expected"), HAZARDS.items(), ids=list(HAZARDS))
def test_hazards(sentence: str, expected: list[str]) -> None:
    assert hazards(HEAD + sentence) == expected


NO_HAZARD = [
    "Start at a low dose in patients at risk of falls.",
    "If a patient develops hives, stop the infusion.",
    "Brain disease is a viral infection that affects the brain.",
    "The infections seen in trials were mostly mild.",
    "Ask about the benefits of treatment.",
    "The risks are highest in the first month.",
    "You may feel better within days.",
    "Slow the infusion in people at risk of falls.",
    "Liver enzymes: from time to time.",
    "The dose may increase.",
    "Blood pressure should be checked at each visit.",
]


@pytest.mark.parametrize("sentence", NO_HAZARD)
def test_no_hazard(sentence: str) -> None:
    assert hazards(HEAD + sentence) == []


def test_a_heading_names_the_hazard() -> None:
    notation = HEAD + "# Risk of Tissue Damage\n  Discontinue treatment promptly."
    assert hazards(notation) == ["tissue damage"]
    assert actions(notation) == [("tissue damage", "discontinue treatment promptly", "promptly")]


def test_a_label_names_the_hazard() -> None:
    notation = HEAD + "- Low blood sugar: may occur with insulin. Reduce the dose of insulin."
    assert hazards(notation) == ["low blood sugar"]
    assert actions(notation)[0][0] == "low blood sugar"


def test_items_under_a_caution() -> None:
    notation = HEAD + "Use with caution in patients with:\n  - Kidney disease\n  - Seizures"
    assert actions(notation) == [
        ("kidney disease", "use with caution", None),
        ("seizures", "use with caution", None),
    ]


def test_a_first_short_sentence_is_a_label() -> None:
    notation = (
        HEAD
        + "- Tissue necrosis. Skin turns black in few patients. Discontinue examplol if necrosis develops."
    )
    assert hazards(notation)[0] == "tissue necrosis"


def test_contraindications_are_not_hazards() -> None:
    notation = HEAD + "- Do not use in patients with:\n  - Active hepatitis\n  - Gout"
    assert read(notation) == []


def test_a_sentence_among_the_contraindications_is_still_read() -> None:
    notation = (
        HEAD + "- Do not use in patients with:\n  - Gout\n  - Examplol can cause severe bleeding of the gut."
    )
    assert hazards(notation) == ["severe bleeding of the gut"]


def test_hazards_listed_below_a_lead_in() -> None:
    notation = (
        HEAD + "Examplol increases the risk of serious infections, including:\n  - Tuberculosis\n  - Sepsis"
    )
    assert hazards(notation) == ["serious infections", "tuberculosis", "sepsis"]


def test_boxed_and_severity_and_status() -> None:
    (fact,) = read("== boxed_warning: Boxed warning\nExamplol can cause bleeding, which may be fatal.")
    assert isinstance(fact, HazardWarning)
    assert (fact.object, fact.boxed, fact.severity) == ("bleeding", True, "fatal")
    (fact,) = read(HEAD + "Examplol does not increase the risk of gout.")
    assert fact.status is Status.NEGATED


def test_furniture_gives_nothing() -> None:
    assert read("== furniture: Slideshow\nSmoking can cause cancer. Avoid smoking.") == []


def test_hazard_rules_read_their_examples() -> None:
    for rule in load_hazard_rules():
        assert any(h.rule == rule.name for h in hazards_in(rule.example, 0, {})), rule.name
        assert not list(hazards_in(rule.counterexample, 0, {})), rule.name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Risk of Serious Infections", "serious infections"),
        ("5.1 Lactic Acidosis", "lactic acidosis"),
        ("WARNING: SUICIDAL THOUGHTS", "suicidal thoughts"),
        ("Warnings and Precautions", None),
        ("Who should not take it?", None),
        ("Use in Children", None),
    ],
)
def test_labels(text: str, name: str | None) -> None:
    assert hazard_label(text, {}) == name


def test_founding_document() -> None:
    path = Path(__file__).parents[3] / "shared" / "data" / "monographs" / "ocrelizumab.txt"
    if not path.exists():
        pytest.skip(f"{path} is absent")
    from kg_builder.readers import read_monograph

    found = facts_of(WarningExtractor(), read_monograph(path))
    assert {"immune-mediated colitis", "breast cancer", "meningitis"} <= {
        fact.object for fact in found if isinstance(fact, HazardWarning)
    }


@pytest.mark.parametrize(
    ("text", "hazard"),
    [
        ("Examplol raises blood pressure; check it often.", "raised blood pressure"),
        ("Examplol can make the contraceptive pill less effective.", "contraceptive pill less effective"),
        ("Sudden stopping can bring on chest pain.", "chest pain"),
        ("It may cause gout, and in some patients kidney stones.", "kidney stones"),
    ],
)
def test_hazards_in_further_wordings(text: str, hazard: str) -> None:
    assert hazard in hazards(HEAD + text)


@pytest.mark.parametrize(
    "text", ["Examplol raises the level of warfarin.", "Make sure that you drink enough, it is more likely."]
)
def test_levels_and_advice_are_no_hazards(text: str) -> None:
    assert hazards(HEAD + text) == []


def test_items_under_a_lead_in_of_hazards_may_go_on_after_their_name() -> None:
    named = hazards(
        HEAD
        + """Reported infections include:
  - Lung thrush, which may spread. Test for it first.
  - Boils and ear infections.
"""
    )
    assert named == ["lung thrush", "boils", "ear infections"]


def test_other_sections_ask_for_care_in_passing() -> None:
    asked = actions(
        """== dosage: Dosage
Take one tablet in the morning.
Your blood sugar will need to be checked often.
Do not stop taking examplol without asking your doctor.
== adverse_effects: Side effects
Rash is common.
Stop the drug if jaundice develops.
"""
    )
    assert asked == [
        ("blood sugar", "check blood sugar often", "often"),
        ("stopping", "do not stop taking without asking your doctor", None),
        ("jaundice", "stop drug", None),
    ]


def test_what_gets_worse_on_stopping_is_a_hazard_wherever_it_stands() -> None:
    said = "== dosage: Dosage\nIf you stop examplol all at once, your fits may become worse."
    assert hazards(said) == ["fits may become worse"]


def test_people_and_reasons_are_not_what_is_warned_of() -> None:
    assert hazards(HEAD + "Of the 9 patients, one patient with gout has been reported in detail.") == []
    assert hazards(HEAD + "Rashes generally occurred in the first week.") == ["rashes"]
    asked = actions(
        HEAD + "Since the capsules hold lactose, examplol is not recommended in people with gout."
    )
    assert [trigger for trigger, _, _ in asked] == ["gout"]


def test_a_box_is_told_by_its_label_its_lead_in_or_its_mention() -> None:
    boxed = read(
        HEAD
        + """BOXED WARNING: Fatal bleeding has occurred.
Examplol carries a boxed warning about liver failure.
It can cause gout.
Black box warnings include:
  - Lactic acidosis
"""
    )
    assert [(f.object, f.boxed) for f in boxed if isinstance(f, HazardWarning)] == [
        ("fatal bleeding", True),
        ("liver failure", True),
        ("gout", None),
        ("lactic acidosis", True),
    ]
    (fact,) = read("== warnings: WARNING:\nExamplol can cause bleeding.")
    assert isinstance(fact, HazardWarning) and fact.boxed


def test_a_formulary_lists_its_cautions_with_semicolons() -> None:
    found = read(
        "== warnings: Cautions\n"
        "Diabetes (may raise blood glucose); avoid dehydration (risk of kidney stones); epilepsy; old age"
    )
    assert [(f.relation, f.object) for f in found] == [
        ("warning", "diabetes"),
        ("warning_action", "diabetes"),
        ("warning", "raised blood glucose"),
        ("warning", "kidney stones"),
        ("warning_action", "dehydration"),
        ("warning", "epilepsy"),
        ("warning_action", "epilepsy"),
        ("warning_action", "old age"),
    ]
    assert {f.action for f in found if isinstance(f, WarningAction)} == {
        "use with caution",
        "avoid dehydration",
    }


def test_telegrams_titles_and_brackets_name_a_hazard() -> None:
    assert hazards(HEAD + "Low platelets, mostly in the first month; gone on stopping.") == ["low platelets"]
    assert hazards(HEAD + "Statins: muscle damage") == ["muscle damage"]
    assert hazards(HEAD + "Bad rashes (SJS, TEN): withdraw at the first blister.") == ["bad rashes"]
    assert hazards(HEAD + "Examplol passes into breast milk. Ask your doctor before nursing.") == []
    assert hazards(HEAD + "# Slow heart rate\n  Lie down.") == ["slow heart rate"]


def test_hazards_in_passing_are_warned_of_where_care_is_asked_for() -> None:
    side = "== adverse_effects: Side effects\n"
    assert hazards(side + "It can cause diabetes. Call your doctor if you are very thirsty.") == ["diabetes"]
    assert hazards(side + "It can cause diabetes. Most people feel well.") == []
    assert hazards(side + "It can cause toxicity of the nerves.") == ["toxicity of the nerves"]
    assert hazards(side + "Stopping it suddenly may bring on fits.") == ["fits"]
    assert hazards("== adverse_effects: What should I watch for\nIt can thin your bones.") == [
        "thinning of bones"
    ]


def test_a_flat_list_of_boxed_warnings_goes_on_while_its_lines_have_labels() -> None:
    found = read(
        HEAD
        + """Boxed warnings:
Stroke: seen within days.
Cancers: melanoma may be more likely.
Gout happened in a third of patients.
"""
    )
    boxed = {fact.object: fact.boxed for fact in found if isinstance(fact, HazardWarning)}
    assert boxed == {"stroke": True, "cancers": True, "melanoma": True, "gout": None}


def test_what_raises_a_risk_is_no_hazard() -> None:
    text = "It raises the risk of stroke. Three things push the odds up:\n  - old age\n  - smoking"
    assert hazards(HEAD + text) == ["stroke"]
