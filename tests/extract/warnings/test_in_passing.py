"""What sections on something else warn of and ask for in passing."""

from __future__ import annotations

import pytest

from tests.extract.read_pages import EFFECTS, actions, hazards


@pytest.mark.parametrize(
    ("listed", "named"),
    [
        ("Pancreatitis. Symptoms are pain and vomiting.", ["pancreatitis"]),
        ("Bullous pemphigoid, a skin condition with blisters.", ["bullous pemphigoid"]),
        ("Liver injury: yellow skin, dark urine", ["liver injury"]),
        ("hives, itching", []),
        ("Ask for help. It is free.", []),
    ],
)
def test_what_is_told_of_under_serious_effects_is_a_hazard(listed: str, named: list[str]) -> None:
    assert hazards(f"== adverse_effects: Serious side effects\n- {listed}\n") == named


def test_effects_that_are_not_serious_are_no_hazards() -> None:
    assert hazards(EFFECTS + "- Constipation. Eat more fruit.\n") == []


def test_states_to_tell_a_doctor_wherever_they_are_listed() -> None:
    listed = "  - have gout\n  - have glaucoma, as it can raise the pressure in the eye\n"
    page = "== contraindications: Do not take it\nCheck with your doctor before starting if you:\n" + listed
    assert actions(page) == [
        ("gout", "check with your doctor", "before starting"),
        ("glaucoma", "check with your doctor", "before starting"),
    ]
    assert hazards(page) == ["raised pressure in the eye"]
    assert actions("== interactions: Other drugs\nTell us first if you have:\n  - an ulcer\n") == [
        ("ulcer", "tell us", None)
    ]


def test_drugs_taken_and_effects_that_bother_are_no_such_states() -> None:
    assert actions("== interactions: Other drugs\nTell your doctor if you take any of:\n  - quinine\n") == []
    assert actions(EFFECTS + "Tell your doctor if you have:\n  - a dry mouth\n") == []


def test_what_is_said_for_people_with_a_state_is_about_it() -> None:
    page = "== interactions: Other drugs\nFor people with fits: Use it with caution. Call us if it fails.\n"
    assert actions(page) == [("fits", "use with caution", None), ("fits", "call us if it fails", None)]


def test_what_a_state_in_a_list_may_be_a_sign_of_is_a_hazard() -> None:
    page = (
        EFFECTS
        + "Contact the clinic straight away if:\n  - your skin is yellow: this may be a sign of hepatitis\n"
    )
    assert hazards(page) == ["hepatitis"]
    assert [action for _, action, _ in actions(page)] == ["contact clinic straight away"]


def test_what_stands_before_the_last_sentence_of_a_lead_in_is_read() -> None:
    page = EFFECTS + "Bleeding is the main danger. Ring the ward the same day for:\n  - black stools\n"
    assert hazards(page) == ["bleeding"]
    assert hazards(page.replace("Bleeding is the main danger", "Most effects pass")) == []


def test_a_box_among_other_things_warns() -> None:
    page = (
        "== contraindications: Do not use it\n- if you bleed\n"
        "Boxed warning: Examplol can cause paralysis. Get emergency help if your legs are numb.\n"
    )
    assert hazards(page) == ["paralysis"]
    assert actions(page) == [("legs are numb", "get emergency help", None)]


def test_what_to_do_about_a_state() -> None:
    page = (
        EFFECTS
        + "What to do about:\n  - feeling dizzy \u2013 do not drive until it passes\n  - thirst \u2013 sip\n"
    )
    assert actions(page) == [("feeling dizzy", "do not drive", "until it passes")]
    assert actions(page.replace("What to do about:", "Common:")) == []


def test_lead_ins_to_care_without_a_colon() -> None:
    page = (
        EFFECTS
        + "Ring us within 24 hours for\n  - itching all over \u2013 signs of hepatitis\n"
        + "Dial 999 or go to the emergency room if you have\n  - black, tarry stools\n"
        + "  - Serotonin syndrome: fever, stiffness. Do not take another dose.\n"
        + "  - Eye pain, halos: glaucoma\n"
    )
    assert hazards(page) == ["hepatitis", "serotonin syndrome", "glaucoma"]
    assert actions(page) == [
        ("itching", "ring us", "within 24 hours"),
        ("black, tarry stools", "dial 999 or go to emergency room", None),
        ("serotonin syndrome", "dial 999 or go to emergency room", None),
        ("serotonin syndrome", "do not take another dose", None),
        ("eye pain", "dial 999 or go to emergency room", None),
    ]


def test_a_list_that_has_lost_its_marks_goes_on_in_small_letters() -> None:
    page = EFFECTS + "Call 111 now if\nyou feel low\nyou faint\nMost effects pass.\n"
    assert actions(page) == [("feel low", "call 111 now", None), ("faint", "call 111 now", None)]
    assert actions(EFFECTS + "Take it with food if\nyou feel low\n") == []


def test_a_heading_that_sends_to_care_leads_in_what_is_below() -> None:
    page = EFFECTS + "# When to call the doctor\n  - a lasting cough\n# Our clinic\n  - open at nine\n"
    assert actions(page) == [("lasting cough", "call your doctor", None)]


def test_kinds_of_a_grave_effect() -> None:
    page = "== adverse_effects: Rare but serious effects\n- **Low counts:** anemia, neutropenia\n"
    assert hazards(page) == ["low counts", "anemia", "neutropenia"]


def test_a_heading_of_its_own_calls_a_hazard_grave() -> None:
    page = EFFECTS + "# Serious skin rash\n  Mostly mild. See a doctor at once about any rash.\n"
    assert hazards(page) == ["serious skin rash"]
    assert hazards(EFFECTS + "# Serious side effects\n  Few people have them.\n") == []


def test_what_stopping_does_is_told_anywhere() -> None:
    about = "== description: About examplol\n"
    assert hazards(about + "Do not stop it suddenly. Stopping can bring on seizures.\n") == ["seizures"]
    assert hazards(about + "Never stop it in one go. Your fits could come back.\n") == [
        "fits could come back"
    ]
    assert hazards(about + "It can bring on seizures.\n") == []


def test_the_hazard_that_opens_a_passage_is_what_the_rest_is_about() -> None:
    page = (
        "== adverse_effects: Conditions to look out for\n"
        "- Severe diarrhoea (colitis). The bowel may become blocked. Stop it and see your doctor.\n"
    )
    assert hazards(page)[:2] == ["severe diarrhoea", "colitis"]
    assert [about for about, *_ in actions(page)] == ["severe diarrhoea"]


def test_a_sign_before_the_first_word_is_no_part_of_it() -> None:
    page = EFFECTS + "\u26a0\ufe0f **Ring 999** if you have chest pain.\n"
    assert actions(page) == [("chest pain", "ring 999", None)]


def test_a_heading_may_ask_for_something() -> None:
    page = "== interactions: Other drugs\n# Avoid live vaccines in patients on examplol\n  Others may fail.\n"
    assert actions(page) == [("live vaccines", "avoid live vaccines", None)]


def test_any_of_the_effects_that_a_heading_speaks_of() -> None:
    page = EFFECTS + "# Serious side effects\n  These are rare. Call a doctor right away if any occur.\n"
    assert actions(page) == [("serious side effects", "call a doctor right away", "right away")]


def test_caution_is_asked_for_in_passing_where_an_illness_is_named() -> None:
    page = "== dosage: Dosage\nIn liver disease examplol should be used with caution.\n"
    assert actions(page) == [("liver disease", "use with caution", None)]
    assert actions("== dosage: Dosage\nUse with caution with barbital.\n") == []
