"""Warnings: the hazards named, where, and how grave."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg_builder.extract.warnings.extractor import WarningExtractor
from kg_builder.extract.warnings.hazards import hazards_in
from kg_builder.extract.warnings.labels import hazard_label
from kg_builder.extract.warnings.rules import load_hazard_rules
from kg_builder.model import HazardWarning, Status, WarningAction
from tests.extract.read_pages import HEAD, actions, hazards, read
from tests.extract.small_pages import facts_of
from tests.extract.warnings.warning_hazards import HAZARDS, NO_HAZARD


@pytest.mark.parametrize(("sentence", "expected"), HAZARDS.items(), ids=list(HAZARDS))
def test_hazards(sentence: str, expected: list[str]) -> None:
    assert hazards(HEAD + sentence) == expected


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


def test_marks_of_italics_are_no_part_of_a_label() -> None:
    notation = HEAD + "- *Tissue necrosis.* Skin turns black in few patients."
    assert hazards(notation)[0] == "tissue necrosis"


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


def test_states_under_a_title_of_precautions_are_warned_of() -> None:
    listed = "Talk to your doctor before taking examplol if you have:\n  - gout\n  - a cat\n"
    assert hazards("== warnings: Warnings and precautions\n" + listed) == ["gout"]
    assert hazards("== warnings: Before taking this medicine\n" + listed) == []


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


def test_kinds_of_a_hazard_listed_behind_its_label() -> None:
    page = """== boxed_warning: Boxed warning
  - **Serious infections**, some of them fatal, including shingles and sepsis.
  - **Heart events**, meaning heart attack and stroke.
  - **Clots**, in the lung (pulmonary embolism) or the legs. Avoid it in smokers.
  - **Low blood counts:** anemia, neutropenia.
  - **Hepatitis:** nausea, tiredness.
"""
    assert hazards(page) == [
        "serious infections",
        "shingles",
        "sepsis",
        "heart events",
        "heart attack",
        "stroke",
        "clots",
        "pulmonary embolism",
        "low blood counts",
        "anemia",
        "neutropenia",
        "hepatitis",
    ]


def test_a_heading_without_a_hazard_ends_the_one_before() -> None:
    page = read("== warnings: Cautions\nGallstones: may occur.\n\nMood\nStop it if angry.")
    assert [(f.object, f.qualifiers.get("action")) for f in page][1:] == [("angry", "stop")]


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
    path = Path(__file__).parents[4] / "shared" / "data" / "monographs" / "ocrelizumab.txt"
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


def test_a_likeness_to_other_drugs_leaves_what_is_said_of_this_one_asserted() -> None:
    (alike,) = read(HEAD + "As with other drugs of its kind, examplol may cause gout.\n")
    (itself,) = read(HEAD + "Like other drugs of this class, it may cause gout.\n")
    (kind,) = read(HEAD + "As with other drugs of this class, gout may occur.\n")
    assert alike.status is itself.status is Status.ASSERTED
    assert kind.status is not Status.ASSERTED


def test_marks_of_bold_type_are_no_part_of_a_label() -> None:
    listed = (
        "== boxed_warning: Boxed warning\nIt covers:\n"
        "  - **Serious infections.** Some have led to coma. They include boils.\n"
        "  - **Blood clots**, such as thrombosis.\n"
    )
    assert hazards(listed) == ["serious infections", "coma", "boils", "blood clots", "thrombosis"]


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


def test_a_request_between_two_cautions_is_quoted_from_its_first_letter() -> None:
    asked = next(
        fact
        for fact in read("== warnings: Cautions\nAsthma; check the liver every month; epilepsy; gout; ulcers")
        if isinstance(fact, WarningAction) and (fact.action or "").startswith("check")
    )
    assert asked.evidence[0].span.quote == "check the liver every month"


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
    listed = "itching, sweating, tremor, nausea, headache, vomiting and confusion"
    assert hazards(side + f"If you stop it at once, withdrawal symptoms may appear: {listed}.") == [
        "withdrawal symptoms"
    ]
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


def test_a_label_with_a_request_after_it_is_a_hazard() -> None:
    assert hazards(HEAD + "- QT prolongation: Obtain an ECG; hold if QTc is above 500 ms\n") == [
        "QT prolongation"
    ]
    assert hazards(HEAD + "- Proteinuria: Test the urine before each cycle\n") == ["proteinuria"]
    assert hazards(HEAD + "- Urine protein: Test the urine before each cycle\n") == []


def test_a_label_in_bold_is_the_topic_of_what_it_opens() -> None:
    notation = HEAD + "- **Surgery.** Stop 5 days before.\n- **Renal impairment.** Avoid."
    assert actions(notation) == [("surgery", "stop", "5 days before"), ("renal impairment", "avoid", None)]
    assert hazards(notation) == ["renal impairment"]


def test_a_title_of_red_flags_warns() -> None:
    assert hazards("== other: Red flags\nExamplol can cause gout.") == ["gout"]


def test_serious_effects_led_in_by_a_title_are_hazards() -> None:
    listed = "Swelling of the large bowel (colitis). Call at once about diarrhea.\n"
    title = "== adverse_effects: Examplol may cause serious side effects, including\n"
    assert hazards(title + listed) == ["swelling of the large bowel", "colitis"]


def test_what_stands_behind_a_list_of_those_who_must_not_take_it_warns() -> None:
    notation = (
        "== contraindications: Do not take examplol if you:\n- Are pregnant\n- Have gout\n"
        "Mood. Psychosis and mania have been reported.\n"
    )
    assert hazards(notation) == ["psychosis", "mania"]
