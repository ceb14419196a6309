"""What warnings ask for: of whom, about what, when."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg_builder.extract.warnings.actions import actions_in
from kg_builder.extract.warnings.grammar import load_action_verbs
from kg_builder.extract.warnings.labels import tidy
from kg_builder.extract.warnings.tables import asked_in_table
from kg_builder.model import Cell, Table
from tests.extract.read_pages import HEAD, actions, hazards
from tests.extract.warnings.requests_done import DONE
from tests.extract.warnings.requests_dosed import DOSED
from tests.extract.warnings.requests_told import TOLD
from tests.extract.warnings.requests_watched import WATCHED

ACTIONS = WATCHED | TOLD | DOSED | DONE
"""Sentence -> object, action, moment; the object "topic" stands for drowsiness."""


@pytest.mark.parametrize(("sentence", "expected"), ACTIONS.items(), ids=list(ACTIONS))
def test_actions(sentence: str, expected: list[tuple[str, str | None, str | None]]) -> None:
    about = [(object_ if object_ != "topic" else "drowsiness", *rest) for object_, *rest in expected]
    found = actions(HEAD + "Examplol can cause drowsiness. " + sentence)
    assert [tuple(row) for row in about] == found


def test_an_action_without_an_object_is_about_the_hazard_before_it() -> None:
    notation = (
        HEAD
        + "- Examplol can cause infusion reactions.\n"
        + "- Monitor patients for at least one hour after the infusion.\n"
        + "- Administer pre-medications such as antihistamines and steroids to make reactions milder."
    )
    assert actions(notation) == [
        ("infusion reactions", "monitor patients", "for at least one hour after the infusion"),
        ("infusion reactions", "premedicate", "antihistamines and steroids"),
    ]


def test_states_to_talk_over_with_the_doctor() -> None:
    notation = (
        HEAD + "Talk to your doctor before taking Examplo if you:\n"
        "  - have angina or another disease\n  - have gout"
    )
    assert actions(notation) == [
        ("angina", "talk to your doctor", "before taking"),
        ("gout", "talk to your doctor", "before taking"),
    ]


def test_action_verbs_read_their_examples() -> None:
    for verb in load_action_verbs():
        found = [a.action for a in actions_in(verb.example, 0, ("examplol",), {})]
        lemma = verb.lemma
        assert any(lemma in action or verb.lemma == "consider" for action in found), (verb.lemma, found)
        assert not list(actions_in(verb.counterexample, 0, ("examplol",), {})), verb.lemma


def test_a_need_is_an_action_without_a_command() -> None:
    found = actions(HEAD + "Examplol can cause kidney damage. A lower dose may be needed.")
    assert ("kidney damage", "lower dose", None) in found


def test_a_doctor_is_told_of_each_state_listed() -> None:
    told = actions(
        HEAD
        + """Tell your doctor if you have ever had:
  - gout;
  - a weak heart; or
  - fits
Ask yourself these questions. If the answer is yes, discuss it with your doctor before taking examplol.
  - Do you suffer from asthma?
  - Have you ever had a stroke?
"""
    )
    assert told == [
        ("gout", "tell your doctor", None),
        ("weak heart", "tell your doctor", None),
        ("fits", "tell your doctor", None),
        ("asthma", "discuss with your doctor", "before taking"),
        ("stroke", "discuss with your doctor", "before taking"),
    ]


def test_an_action_holds_for_each_state_listed_under_it() -> None:
    asked = actions(
        HEAD
        + """Continue observation overnight in those with:
  - A slow pulse
  - Prolonged QTc
Stop taking examplol and call your doctor if you have:
  - yellow eyes
  - dark urine
"""
    )
    assert asked == [
        ("slow pulse", "continue observation", "overnight"),
        ("prolonged QTc", "continue observation", "overnight"),
        ("yellow eyes", "stop taking and call your doctor", None),
        ("dark urine", "stop taking and call your doctor", None),
    ]


def test_pointers_to_other_sections_are_no_part_of_a_moment() -> None:
    text = "Monitor liver function during treatment [see Use in Women (8.1)]."
    assert [timing for _, _, timing in actions(HEAD + text)] == ["during treatment"]


def test_use_of_a_drug_is_no_request_and_they_may_name_a_state() -> None:
    assert hazards(HEAD + "Use of such pills exposes people to risks of abuse and misuse.") == [
        "abuse",
        "misuse",
    ]
    assert actions(HEAD + "Use of such pills exposes people to risks of abuse.") == []
    asked = actions(HEAD + "Patients should be advised to seek help promptly if they experience low mood.")
    assert [trigger for trigger, _, _ in asked] == ["low mood"]
    given = actions(HEAD + "Such patients should not be given live vaccines.")
    assert given == [("live vaccines", "should not be given live vaccines", None)]
    assert hazards(HEAD + "A dose-dependent reduction in lung function can be seen early.") == [
        "reduction in lung function"
    ]


def test_what_is_said_of_a_state_is_said_of_those_tied_to_it_by_or() -> None:
    told = actions(
        HEAD
        + """Tell your doctor if you have any other medical problems, especially:
Gout or
Fits\u2014Use with caution. May make these worse.
Take care in the sun.
"""
    )
    assert told == [
        ("gout", "tell your doctor", None),
        ("fits", "tell your doctor", None),
        ("gout", "use with caution", None),
        ("fits", "use with caution", None),
        ("sunlight", "take care in sun", None),
    ]


def test_a_state_told_to_a_doctor_is_what_its_passage_is_about_and_no_other() -> None:
    asked = actions(
        HEAD
        + """- Tell your doctor if you use garlic pills. Do not take them with examplol.
- Do not drive.
"""
    )
    assert asked == [
        ("garlic pills", "tell your doctor", None),
        ("garlic pills", "do not take them", None),
    ]


def test_what_they_need_to_know_is_told_to_the_doctor() -> None:
    told = actions(HEAD + "They need to know if you have one of these conditions:\n  - Gout\n  - Fits")
    assert told == [("gout", "tell your doctor", None), ("fits", "tell your doctor", None)]


def test_a_table_says_what_to_do_about_what() -> None:
    rows = [("If this happens", "Then"), ("Low platelets", "Stop the drug"), ("Rash, e.g. hives", "Call us")]
    cells = [
        Cell(0, 0, text, row, column) for row, pair in enumerate(rows) for column, text in enumerate(pair)
    ]
    found = asked_in_table(Table(0, 0, "", tuple(cells)), (), {})
    assert [(state, [(a.trigger, a.action) for a in asked]) for state, _, asked in found] == [
        ("low platelets", [("low platelets", "stop drug")]),
        ("rash", [("rash", "call us")]),
    ]
    doses = [replace(cell, text="Dose") if cell.row == 0 else cell for cell in cells]
    assert list(asked_in_table(Table(0, 0, "", tuple(doses)), (), {})) == []


def test_emergencies_listed_among_effects() -> None:
    asked = actions(
        "== adverse_effects: Side effects\n"
        "Few have these. Dial 999 or go to A&E at once for:\n  - a knock to the head\n"
    )
    assert [about for about, _, _ in asked] == ["knock to the head"]
    labelled = actions(
        "== adverse_effects: Side effects\n"
        "Immediate action required: Dial 999 or go to A&E if:\n  - you have fits\n"
    )
    assert labelled == [("fits", "dial 999 or go to A&E", "immediate")]
    called = actions(
        "== adverse_effects: Side effects\nCall the surgery or 111 straight away if:\n  - your gums bleed\n"
    )
    assert called == [("your gums bleed", "call surgery or 111 straight away", "straight away")]
    assert actions("== adverse_effects: Side effects\nCall 112 now if your tongue swells.") == [
        ("tongue swells", "call 112 now", None)
    ]


def test_a_moment_on_a_line_of_its_own_is_that_of_what_is_told_below_it() -> None:
    asked = actions(
        HEAD + "Before taking Examplo,\n- tell your doctor if you have gout.\n- stop it if you faint.\n"
    )
    assert asked == [("gout", "tell your doctor", "before taking Examplo"), ("faint", "stop", None)]


def test_a_title_says_when_a_doctor_is_told() -> None:
    told = "They need to know if you have:\n  - gout\n"
    assert actions("== warnings: What should I say before I take this medicine?\n" + told) == [
        ("gout", "tell your doctor", "before taking this medicine")
    ]
    assert actions(HEAD + told) == [("gout", "tell your doctor", None)]


def test_an_overdose_is_what_advice_on_too_much_is_about() -> None:
    head = "== overdosage: If you take too much\n"
    assert actions(head + "Call the poison control helpline at 1-800-222-1222.") == [
        ("overdose", "call poison control helpline at 1-800-222-1222", None)
    ]
    assert actions(HEAD + "If you have taken more than you should, call us at once.") == [
        ("overdose", "call us at once", "at once")
    ]


def test_all_that_a_lead_in_asks_for_holds_for_each_state_even_in_capitals() -> None:
    page = "== adverse_effects: Side effects\nCALL 911 OR GO TO THE EMERGENCY ROOM FOR:\n  - red stools\n"
    assert actions(page) == [("red stools", "call 911 or go to emergency room", None)]


def test_what_a_hazard_shows_itself_as_leaves_it_under_discussion() -> None:
    page = HEAD + "Serotonin syndrome: manifests as fever and cramps. Stop it at once.\n"
    assert [about for about, _, _ in actions(page)] == ["serotonin syndrome"]


def test_a_label_says_what_a_request_is_about() -> None:
    asked = actions(HEAD + "Surgery: tell the surgeon that you take examplol.")
    assert asked == [("surgery", "tell your surgeon", None)]


def test_a_passage_on_something_else_ends_what_was_under_discussion() -> None:
    asked = actions(
        HEAD
        + """- Examplol can cause gout. Watch out.
- Vitamin stores are used up. Check them every year.
"""
    )
    assert asked == [("gout", "watch", None), ("vitamin stores", "check", "every year")]


def test_what_hangs_on_a_name_is_no_part_of_it() -> None:
    assert [about for about, _, _ in actions(HEAD + "Call your doctor if any of these apply to you.")] == []
    assert [about for about, _, _ in actions(HEAD + "Stop it if it has given you a rash.")] == ["rash"]
    assert tidy("increased levels of the drug and") == "increased levels of the drug"
    assert tidy("potentially") == tidy("who") == tidy("for") == ""


def test_a_title_may_ask_of_the_states_below_it() -> None:
    page = "== warnings: Before the first dose, we need to know about\n- Gout, in you or a relative\n- Fits\n"
    assert [(about, action) for about, action, _ in actions(page)] == [
        ("gout", "tell your doctor"),
        ("fits", "tell your doctor"),
    ]


def test_a_question_names_the_state_that_the_next_request_is_about() -> None:
    page = HEAD + "Have you ever had jaundice? Tell us before you start."
    assert actions(page) == [("jaundice", "tell us", "before you start")]


def test_an_index_of_states_with_dashes_and_or() -> None:
    """Lines whose list was lost go on below those that the reader took for items of the lead-in."""
    told = actions(
        HEAD
        + """Other problems may matter. Tell your doctor if you have any, especially:
Gout, history of or
Asthma or
Fits\u2014Use with caution. May make these conditions worse.
Weak heart or
Sepsis, active\u2014Should not be started in patients with this condition.
Tuberculosis, latent\u2014Must be treated first before receiving this medicine.
"""
    )
    assert {("gout", "use with caution", None), ("fits", "use with caution", None)} <= set(told)
    assert {("weak heart", "tell your doctor", None), ("tuberculosis", "tell your doctor", None)} <= set(told)
    assert not any("active" in about or "latent" in about for about, *_ in told)


def test_whoever_notices_any_notices_what_was_named_before() -> None:
    told = actions(
        HEAD + "Families should watch for low mood and call the doctor at once if they notice any."
    )
    assert told == [
        ("low mood", "watch for low mood", None),
        ("low mood", "call your doctor at once", "at once"),
    ]


def test_what_people_do_besides_is_not_about_a_moment_told_before() -> None:
    told = actions(HEAD + "Talk with your doctor before having any dental work. Carry a card.")
    assert told[-1] == ("card", "carry card", None)


def test_states_listed_under_any_of_these() -> None:
    for lead in (
        "So, if any of these happen while you are on examplol, contact your doctor at once:",
        "Contact your doctor at once if any of the following happen:",
    ):
        found = actions(f"{HEAD}{lead}\n  - Black stools\n  - Jaundice\n")
        assert found == [
            ("black stools", "contact your doctor at once", "at once"),
            ("jaundice", "contact your doctor at once", "at once"),
        ]


def test_advice_to_patients_is_about_what_is_left_or_worn() -> None:
    told = "== patient_information: What else should I know about examplol?\n"
    assert actions(told + "- Wear sunscreen.\n- Never share examplol with anyone.\n- Avoid waxing.\n") == [
        ("sunlight", "wear sunscreen", None),
        ("share with anyone", "do not share with anyone", None),
        ("waxing", "avoid waxing", None),
    ]
    assert actions(told + "- Take it with food.\n") == []


def test_what_is_watched_below_a_lead_in_stands_for_itself() -> None:
    found = actions(
        f"{HEAD}During the infusion, monitor the following:\n  - Serum sodium\n  - Blood pressure\n"
    )
    assert found == [
        ("serum sodium", "monitor", "during the infusion"),
        ("blood pressure", "monitor", "during the infusion"),
    ]
