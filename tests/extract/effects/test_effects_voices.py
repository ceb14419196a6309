"""Effects in the voices of several kinds of pages: what comes on stopping, lists that go on in a clause."""

from __future__ import annotations

import pytest

from .test_effects_opened import effects, signs_of


@pytest.mark.parametrize(
    ("sentence", "head"),
    [
        ("Stopping suddenly can give you cramps, bad dreams and a short temper.", "withdrawal symptoms"),
        ("Coming off zorvexil too quickly may bring on cramps, bad dreams and fits.", "withdrawal symptoms"),
        ("Abrupt withdrawal may cause cramps, bad dreams and fits.", "abrupt withdrawal"),
    ],
)
@pytest.mark.parametrize("section", ["Side effects", "Warnings", "Stopping zorvexil"])
def test_what_comes_on_stopping_is_a_sign_of_withdrawal(section: str, sentence: str, head: str) -> None:
    assert {"cramps", "bad dreams"} <= signs_of(effects(section, sentence), head)


def test_stopping_makes_a_disease_worse_without_an_effect_of_its_own() -> None:
    assert effects("Warnings", "Stopping suddenly can make your condition worse.") == {}


def test_symptoms_to_report_go_on_with_what_the_reader_feels() -> None:
    found = effects(
        "Side effects",
        "Report any new or worsening symptoms to your nurse, such as: panic, trouble sleeping, "
        "or if you feel hostile, restless, or have thoughts of suicide.",
    )
    assert list(found) == ["panic", "trouble sleeping", "hostile", "restless", "thoughts of suicide"]


def test_a_share_with_the_other_arm_in_brackets() -> None:
    found = effects("Side effects", "Common side effects were cramps 14% [7%], gout 5% [2%] and rash (3%).")
    assert [(f.percent, f.percent_comparator) for f in found.values()] == [(14, 7), (5, 2), (3, None)]


def test_symptoms_and_changes_have_their_kinds_in_brackets() -> None:
    found = effects(
        "Side effects",
        "- cold symptoms (stuffy nose, sneezing, sore throat)",
        "- unusual changes in mood or behavior (risk-taking, being talkative)",
        "- severe skin reactions (Stevens-Johnson syndrome, toxic epidermal necrolysis)",
    )
    broader = {name: fact.broader for name, fact in found.items() if fact.broader}
    assert broader == {
        "stuffy nose": "cold symptoms",
        "sneezing": "cold symptoms",
        "sore throat": "cold symptoms",
        "risk-taking": "unusual changes in mood or behavior",
        "being talkative": "unusual changes in mood or behavior",
        "Stevens-Johnson syndrome": "severe skin reactions",
        "toxic epidermal necrolysis": "severe skin reactions",
    }


def test_antibodies_to_the_drug_keep_their_name() -> None:
    assert list(effects("Side effects", "- Development of antibodies to zorvexil")) == [
        "development of antibodies to zorvexil"
    ]


def test_what_is_called_by_its_name_has_signs_in_those_who_have_it() -> None:
    found = effects(
        "Side effects",
        "A potentially fatal complex called neuroleptic malignant syndrome has been reported; "
        "patients who have it may develop fever and stiff muscles.",
    )
    assert "neuroleptic malignant syndrome" in found
    assert {"fever", "stiff muscles"} <= set(found)


def test_what_does_not_heal_is_the_effect() -> None:
    found = effects(
        "Side effects", "Call at once if you have:", "- a sore that will not heal", "- gets worse"
    )
    assert list(found) == ["sore that will not heal"]


def test_a_label_of_a_warning_heads_the_list_of_its_signs() -> None:
    found = effects(
        "Warnings",
        "Serotonin syndrome warning: Zorvexil can make too much serotonin build up. Symptoms can include:",
        "- fast heart rate",
        "- overheating",
    )
    assert signs_of(found, "serotonin syndrome") == {"fast heart rate", "overheating"}


def test_clauses_of_an_item_explained_after_a_colon() -> None:
    found = effects(
        "Side effects",
        "Call a doctor straight away if:",
        "- your skin or the whites of your eyes turn yellow, or you bruise easily: "
        "these could be signs of liver problems",
    )
    assert signs_of(found, "liver problems") == {
        "skin or the whites of your eyes turn yellow",
        "bruise easily",
    }


def test_what_a_box_says_is_increased_is_the_effect() -> None:
    found = effects("Boxed warning", "Zorvexil may increase suicidal thoughts and behaviors in children.")
    assert "increased suicidal thoughts and behaviors" not in found
    assert found["suicidal thoughts and behaviors"].boxed


def test_a_serious_drug_reaction_is_shown_by_the_symptoms_told_next() -> None:
    found = effects(
        "Side effects",
        "Seek help if you have a serious drug reaction that can harm many organs. "
        "Symptoms may include rash, swollen glands and fever.",
    )
    assert signs_of(found, "serious drug reaction") == {"rash", "swollen glands", "fever"}


def test_an_item_that_is_summed_up_in_brackets_gives_signs_of_that() -> None:
    found = effects(
        "Side effects", "Call 911 for:", "- hives, or a swollen face (a serious allergic reaction)"
    )
    assert signs_of(found, "serious allergic reaction") == {"hives", "swollen face"}


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        (
            "Do not drive until you know how it affects you, since it may make you drowsy, dizzy or shaky.",
            ["drowsy", "dizzy", "shaky"],
        ),
        ("Zorvexil may cause some people to be agitated, or to have bad dreams.", ["agitated", "bad dreams"]),
        (
            "It may cause drowsiness, trouble thinking, or vision problems.",
            ["drowsiness", "trouble thinking", "vision problems"],
        ),
        ("The skin can become infected; necrosis is very rare.", ["necrosis"]),
        ("It is used only for plague, since joint pain was more common in the young.", ["joint pain"]),
        ("Make sure that the pen is not empty.", []),
    ],
)
def test_warnings_say_how_the_drug_makes_people_feel(sentence: str, names: list[str]) -> None:
    assert list(effects("Warnings", sentence)) == names


def test_how_the_drug_is_given_labels_a_list() -> None:
    found = effects("Side effects", "Rare: With oral use: gout, cramps. Intravenous use: fits, tremor.")
    assert not {"oral use", "with oral use", "intravenous use"} & set(found)


def test_many_people_get_a_list_behind_a_colon() -> None:
    assert list(effects("Side effects", "Many people get: bruises, soreness, or a small lump.")) == [
        "bruises",
        "soreness",
        "small lump",
    ]


def test_a_thing_not_reported_is_denied() -> None:
    found = effects("Side effects", "Hair loss wasn\u2019t reported as a side effect.")
    assert [fact.status.value for fact in found.values()] == ["negated"]


def test_what_a_label_manifests_as_are_its_signs() -> None:
    found = effects("Warnings", "Serotonin syndrome: manifests as fever, stiff muscles and sweating.")
    assert signs_of(found, "serotonin syndrome") == {"fever", "stiff muscles", "sweating"}


def test_complaints_of_patients_with_a_condition() -> None:
    found = effects("Side effects", "Patients with gout also complained of cramps (6%) and fits (5%).")
    assert {name: fact.percent for name, fact in found.items()} == {"cramps": 6.0, "fits": 5.0}


def test_an_item_with_examples_below_it_is_the_wider_effect() -> None:
    found = effects("Side effects", "* Cold-like symptoms, for example:", "  * chills", "  * muscle aches")
    assert {name for name, fact in found.items() if fact.broader == "cold-like symptoms"} == {
        "chills",
        "muscle aches",
    }


def test_classes_of_drugs_and_deaths_told_of_are_no_effects() -> None:
    found = effects("Side effects", "Odd bleeding, likelier with warfarin or a nonsteroidal drug, or died.")
    assert not {"nonsteroidal drug", "died"} & set(found)


def test_two_adjectives_of_one_gland_stay_together() -> None:
    assert list(
        effects("Side effects", "Common side effects include overactive or underactive thyroid.")
    ) == ["overactive or underactive thyroid"]


@pytest.mark.parametrize(
    ("text", "head"),
    [
        (
            "You may catch more infections. Stay away from crowds. Call at once if you have chills.",
            "infections",
        ),
        (
            "Your body's ability to fight infections may be lower. Stay away from crowds. "
            "Call your nurse at once if you have chills or a cough.",
            "infections",
        ),
        (
            "Kidney problems may occur. Your blood should be tested twice a year. "
            "Call your nurse at once if you have chills or swollen feet.",
            "kidney problems",
        ),
        (
            "Zorvexil may cause severe allergic reactions, including anaphylaxis. "
            "Call your nurse at once if you have chills or hives.",
            "severe allergic reactions",
        ),
    ],
)
def test_a_call_for_help_takes_up_what_the_sentences_before_warn_of(text: str, head: str) -> None:
    assert signs_of(effects("Warnings", text), head) >= {"chills"}


def test_a_call_for_help_does_not_take_up_what_has_no_signs() -> None:
    found = effects("Warnings", "It may make you dizzy. Call your nurse at once if you have chills.")
    assert found["chills"].manifestation_of is None


def test_a_reaction_among_reactions_is_a_kind_of_them_and_no_sign() -> None:
    found = effects("Side effects", "It may cause severe allergic reactions, including anaphylaxis.")
    assert found["anaphylaxis"].broader == "severe allergic reactions"
    assert found["anaphylaxis"].manifestation_of is None


@pytest.mark.parametrize("section", ["Side effects", "How to take zorvexil"])
def test_withdrawal_symptoms_have_signs_and_no_kinds(section: str) -> None:
    found = effects(section, "Stopping suddenly can cause withdrawal symptoms such as cramps and tremor.")
    assert (found["cramps"].broader, found["cramps"].manifestation_of) == (None, "withdrawal symptoms")


def test_withdrawal_symptoms_before_a_colon_head_their_list() -> None:
    found = effects(
        "Side effects", "If it is stopped at once, withdrawal symptoms may appear: cramps, tremor."
    )
    assert signs_of(found, "withdrawal symptoms") == {"cramps", "tremor"}


@pytest.mark.parametrize("said", ["that people report most often", "seen more frequently in trials"])
def test_a_tier_told_after_the_word_for_effects(said: str) -> None:
    found = effects("Side effects", f"The side effects {said} are cramps, gout and tremor.")
    assert [(name, fact.frequency) for name, fact in found.items()] == [
        ("cramps", "common"),
        ("gout", "common"),
        ("tremor", "common"),
    ]


def test_the_last_member_of_a_list_has_its_own_kinds() -> None:
    text = "Rare side effects are gout, pancytopenia, and skin reactions such as Sweet's syndrome."
    found = effects("Side effects", text)
    assert list(found) == ["gout", "pancytopenia", "skin reactions", "Sweet's syndrome"]
    assert found["Sweet's syndrome"].broader == "skin reactions"
    assert {fact.frequency for fact in found.values()} == {"rare"}


def test_dashes_and_remarks_are_left_out_of_names() -> None:
    text = (
        "Call a nurse at once if:\n\n- you feel dizzy, tired and have low energy \u2013 "
        "this may be a sign of gout\n"
        "- you have taken more than your dose\n- you have cramps, then again within a week"
    )
    assert list(effects("Side effects", text)) == ["dizzy", "tired", "low energy", "gout", "cramps"]


def test_a_tier_of_serious_effects_holds_for_the_next_call_as_well() -> None:
    text = (
        "Serious side effects happen rarely. Call a nurse at once if:\n\n- you have cramps\n\n"
        "Call 999 now if:\n\n- you have fits"
    )
    assert {fact.frequency for fact in effects("Side effects", text).values()} == {"rare"}


def test_an_aside_on_when_it_is_used_leaves_parts_of_the_body_together() -> None:
    text = "Call a nurse at once if you have swelling of your hands, face, or mouth after using it."
    assert list(effects("Side effects", text)) == ["swelling of your hands, face, or mouth"]


def test_effects_that_are_diseases_are_no_definition_of_one() -> None:
    found = effects("Side effects", "Rare side effects are a low platelet count, gout, and kidney disease.")
    assert list(found) == ["low platelet count", "gout", "kidney disease"]


def test_the_reason_that_opens_a_sentence_is_no_part_of_its_subject() -> None:
    text = "Because it weakens the immune system, serious infections including sepsis and gout can develop."
    found = effects("Side effects", text)
    assert (found["sepsis"].broader, found["gout"].broader) == ("serious infections", "serious infections")


@pytest.mark.parametrize(
    ("sentence", "name", "percent", "other"),
    [
        ("Drowsiness affects about 39% of patients, cramps 31%.", "drowsiness", 39.0, None),
        ("Weight gain of 7% or more was seen in 12% of patients.", "weight gain", 12.0, None),
        (
            "In trials 14% of zorvexil-treated patients and 6% of placebo-treated patients had gout.",
            "gout",
            14.0,
            6.0,
        ),
        (
            "Gout was the only effect seen more often with zorvexil (16%) than with placebo (8%).",
            "gout",
            16.0,
            8.0,
        ),
    ],
)
def test_the_only_effect_of_a_sentence_has_its_share(
    sentence: str, name: str, percent: float, other: float | None
) -> None:
    found = effects("Side effects", sentence)
    assert (found[name].percent, found[name].percent_comparator) == (percent, other)


def test_the_drug_is_no_effect_of_itself() -> None:
    assert "zorvexil" not in effects("Side effects", "Frequency of gout: zorvexil 25%, placebo 18%.")
