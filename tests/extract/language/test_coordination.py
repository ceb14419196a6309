"""Lists in running text: which members, in which words, at which places."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg_builder.extract.language.coordination import split_including, split_list

CASES = {
    # plain lists
    "nausea, vomiting and back pain": ["nausea", "vomiting", "back pain"],
    "nausea, vomiting, and back pain.": ["nausea", "vomiting", "back pain"],
    "fever; chills; or sweating": ["fever", "chills", "sweating"],
    "rash as well as itching": ["rash", "itching"],
    "gout and/or arthritis": ["gout", "arthritis"],
    "tremors; or": ["tremors"],
    "hair loss": ["hair loss"],
    "mood swings, severe depression and psychosis": ["mood swings", "severe depression", "psychosis"],
    "blurred vision, eye pain or swelling": ["blurred vision", "eye pain or swelling"],
    "cough together with chest pain, gout": ["cough", "chest pain", "gout"],
    "rash, trouble chewing or fever": ["rash", "trouble chewing", "fever"],
    "difficulty speaking or wheezing": ["difficulty speaking", "wheezing"],
    "trouble walking or speaking": ["trouble walking or speaking"],
    "trouble sleeping or concentration": ["trouble sleeping or concentration"],
    # a head shared by medical modifiers is dealt out
    "upper and lower respiratory tract infections": [
        "upper respiratory tract infections",
        "lower respiratory tract infections",
    ],
    "pharyngeal or laryngeal edema": ["pharyngeal edema", "laryngeal edema"],
    "kidney, bone marrow and testicular toxicity": [
        "kidney toxicity",
        "bone marrow toxicity",
        "testicular toxicity",
    ],
    "renal and hepatic impairment": ["renal impairment", "hepatic impairment"],
    "back or joint pain": ["back pain", "joint pain"],
    "primary progressive and relapsing forms of sclerosis": [
        "primary progressive sclerosis",
        "relapsing forms of sclerosis",
    ],
    "herpes simplex and varicella zoster infections": [
        "herpes simplex infections",
        "varicella zoster infections",
    ],
    # plain adjectives, shared places and shared first words keep a phrase whole
    "fast or uneven heartbeats": ["fast or uneven heartbeats"],
    "black, bloody, or tarry stools": ["black, bloody, or tarry stools"],
    "cold, clammy skin": ["cold, clammy skin"],
    "cold, runny nose": ["cold", "runny nose"],
    "eye pain or swelling": ["eye pain or swelling"],
    "chest pain or dizziness": ["chest pain", "dizziness"],
    "unusual bleeding or bruising": ["unusual bleeding or bruising"],
    "weight gain or loss": ["weight gain or loss"],
    "lack or loss of strength": ["lack or loss of strength"],
    "changes in mood or behavior": ["changes in mood or behavior"],
    "trouble breathing or swallowing": ["trouble breathing or swallowing"],
    "problems with vision, speech, or balance": ["problems with vision, speech, or balance"],
    "severe leg or foot pain": ["severe leg pain", "severe foot pain"],
    "thoughts of suicide or dying": ["thoughts of suicide or dying"],
    # two feelings under one verb stay whole, three and more are dealt out
    "feeling dizzy or weak": ["feeling dizzy or weak"],
    "feeling dizzy, drowsy, or weak": ["feeling dizzy", "feeling drowsy", "feeling weak"],
    # body parts after a preposition stay with it
    "swelling of your face, lips, tongue, or throat": ["swelling of your face, lips, tongue, or throat"],
    "swollen face, hands, feet": ["swollen face, hands, feet"],
    "numbness or tingling in your hands or feet, rash": [
        "numbness or tingling in your hands or feet",
        "rash",
    ],
    "yellowing of the skin or eyes (jaundice)": ["yellowing of the skin or eyes (jaundice)"],
    # brackets hide commas
    "skin rash (hives, itching), low blood sugar (hypoglycemia)": [
        "skin rash (hives, itching)",
        "low blood sugar (hypoglycemia)",
    ],
    # one name, however coordinated
    "disseminated skin and soft tissue infections": ["disseminated skin and soft tissue infections"],
    "new or worsening depression": ["new or worsening depression"],
    "head and neck cancer": ["head and neck cancer"],
    "drug reaction with eosinophilia and systemic symptoms": [
        "drug reaction with eosinophilia and systemic symptoms"
    ],
    # slashes
    "nausea/vomiting": ["nausea", "vomiting"],
    "nausea/vomiting (25%)": ["nausea (25%)", "vomiting (25%)"],
    "severe stomach/abdominal pain": ["severe stomach/abdominal pain"],
    # a relative clause or comparison goes on after its comma
    "a heavy feeling, like you have run for hours": ["heavy feeling, like you have run for hours"],
    "a light head, as if about to faint": ["light head, as if about to faint"],
    "a heavy chest, as though squeezed, cough": ["heavy chest, as though squeezed", "cough"],
    "tiredness, especially at night, cough": ["tiredness, especially at night", "cough"],
}


@pytest.mark.parametrize(("text", "expected"), CASES.items(), ids=list(CASES))
def test_members(text: str, expected: list[str]) -> None:
    assert [part.text for part in split_list(text)] == expected


@pytest.mark.parametrize("text", CASES, ids=list(CASES))
def test_places_hold_the_members_words(text: str) -> None:
    before = "Note: "
    whole = before + text
    for part in split_list(text, len(before)):
        words = whole[part.start : part.end]
        last = part.text.split()[-1].rstrip(")")
        assert part.text in " ".join(words.split()) or last in whole


@given(
    st.lists(
        st.sampled_from(["rash", "fever", "gout", "cough", "hiccups"]), min_size=1, max_size=5, unique=True
    )
)
def test_a_list_of_plain_names_comes_apart_again(names: list[str]) -> None:
    text = ", ".join(names[:-1]) + (" and " if len(names) > 1 else "") + names[-1]
    parts = split_list(text)
    assert [p.text for p in parts] == names
    assert [text[p.start : p.end] for p in parts] == names


@given(st.text(max_size=80))
def test_any_text_splits_inside_itself(text: str) -> None:
    for part in split_list(text):
        assert part.text
        assert 0 <= part.start < part.end <= len(text)


@pytest.mark.parametrize(
    ("text", "head", "narrower"),
    [
        ("serious infections such as pneumonia and sepsis", "serious infections", ["pneumonia", "sepsis"]),
        ("infusion reactions, which may include fever, rash", "infusion reactions", ["fever", "rash"]),
        ("skin reactions (including hives and itching)", "skin reactions", ["hives", "itching"]),
        ("feeling like you might faint", "feeling like you might faint", []),
        ("flu-like symptoms", "flu-like symptoms", []),
        ("cancers, including breast cancer", "cancers", ["breast cancer"]),
    ],
)
def test_including(text: str, head: str, narrower: list[str]) -> None:
    found, parts = split_including(text)
    assert found.text == head
    assert [p.text for p in parts] == narrower


def test_a_long_gap_in_a_list_takes_no_time() -> None:
    started = time.process_time()
    assert [part.text for part in split_list(f"rash{' ' * 3000}fever and others")] == ["rash fever"]
    assert time.process_time() - started < 1
