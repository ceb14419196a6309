"""Signs, and the effects that they are signs of."""

from __future__ import annotations

import pytest

from kg_builder.extract.effects.extractor import AdverseEffectExtractor
from tests.extract.read_pages import EFFECTS, flat, names
from tests.extract.small_pages import facts_of, page


def test_a_warning_gives_the_signs_of_its_hazard() -> None:
    notation = (
        "== warnings: Warnings\n"
        "- Examplol can cause infusion reactions, which may include fever, "
        "pharyngeal or laryngeal edema and hives."
    )
    signs = {"manifestation_of": "infusion reactions"}
    assert flat(notation) == [
        ("fever", signs),
        ("pharyngeal edema", signs),
        ("laryngeal edema", signs),
        ("hives", signs),
    ]


@pytest.mark.parametrize(
    ("call", "care"),
    [
        ("Tell your doctor if you notice dark urine, pale stools or itching.", "promptly"),
        ("Call your doctor at once if you get dark urine, pale stools or itching.", "immediately"),
        ("Contact a nurse if you develop dark urine, pale stools or itching. Use no alcohol.", "promptly"),
    ],
)
def test_signs_in_a_call_below_the_heading_of_a_hazard(call: str, care: str) -> None:
    found = dict(flat(f"== warnings: Liver injury\n{call}"))
    signs = {"manifestation_of": "liver injury", "seek_care": care}
    assert [found[name] for name in ("dark urine", "pale stools", "itching")] == [signs] * 3


@pytest.mark.parametrize(
    "call",
    [
        "Tell your doctor if you get colds often or have hepatitis.",
        "Tell your doctor if you have hepatitis, jaundice or cirrhosis.",
        "Tell your doctor before you start if you ever get jaundice.",
    ],
)
def test_what_patients_bring_is_no_sign_of_the_hazard_above(call: str) -> None:
    found = flat(f"== warnings: Liver injury\n{call}")
    assert {name for name, _ in found} <= {"liver injury"}


def test_a_heading_without_a_hazard_has_no_signs() -> None:
    said = "== warnings: Your work\nTell your doctor if you notice dark urine or itching."
    assert flat(said) == []


def test_signs_named_in_the_next_sentence_belong_to_the_effect_before() -> None:
    notation = (
        "== patient_information: What else should I know?\n"
        "- Report immediately if you experience infusion reactions. Symptoms include itching and flushing.\n"
    )
    found = dict(flat(notation))
    assert found["itching"]["manifestation_of"] == "infusion reactions"
    assert found["infusion reactions"] == {"seek_care": "immediately"}


@pytest.mark.parametrize(
    ("text", "head", "signs"),
    [
        (
            "Get help at once if you have signs of an allergic reaction (wheezing, itching, puffy lips).",
            "allergic reaction",
            {"wheezing", "itching", "puffy lips"},
        ),
        (
            "See a doctor at once if you have signs of pancreatitis such as belly pain, vomiting or fever.",
            "pancreatitis",
            {"belly pain", "vomiting", "fever"},
        ),
        (
            "Alert a nurse at once if you notice symptoms of a stroke, such as a weak arm or slurred speech.",
            "stroke",
            {"weak arm", "slurred speech"},
        ),
        (
            "Opioid withdrawal syndrome may develop, with yawning, sweating and stomach cramps.",
            "opioid withdrawal syndrome",
            {"yawning", "sweating", "stomach cramps"},
        ),
        (
            "Pancreatitis has been reported; symptoms include belly pain, vomiting and fever.",
            "pancreatitis",
            {"belly pain", "vomiting", "fever"},
        ),
        (
            "Capillary leak syndrome: swelling, low blood pressure or weight gain can occur within a day.",
            "capillary leak syndrome",
            {"swelling", "low blood pressure", "weight gain"},
        ),
        (
            "Digoxin poisoning is tied to the dose. Early signs are vomiting, tremor and drowsiness.",
            "digoxin poisoning",
            {"vomiting", "tremor", "drowsiness"},
        ),
        (
            "Examplol increases the risk of meningitis, whose presenting symptoms included fever and fits.",
            "meningitis",
            {"fever", "fits"},
        ),
        (
            "Some people have an injection reaction made up of flushing, chest pain and hives.",
            "injection reaction",
            {"flushing", "chest pain", "hives"},
        ),
        (
            "An infusion reaction consists of chills, fever and low blood pressure.",
            "infusion reaction",
            {"chills", "fever", "low blood pressure"},
        ),
        (
            "Typical features of lactic acidosis are fast breathing, tiredness and belly pain.",
            "lactic acidosis",
            {"fast breathing", "tiredness", "belly pain"},
        ),
        (
            "Adrenal insufficiency (weakness, weight loss, and fainting) may develop.",
            "adrenal insufficiency",
            {"weakness", "weight loss", "fainting"},
        ),
        (
            "Serotonin syndrome can happen. It shows itself by agitation, fever and twitching.",
            "serotonin syndrome",
            {"agitation", "fever", "twitching"},
        ),
        (
            "It can raise your risk of a rare but very severe brain infection (viral encephalitis-VE)."
            " Get medical help at once if you have any of these symptoms: clumsiness, trouble speaking.",
            "viral encephalitis",
            {"clumsiness", "trouble speaking"},
        ),
    ],
)
def test_signs_belong_to_the_effect_they_stand_with(text: str, head: str, signs: set[str]) -> None:
    found = flat(EFFECTS + text)
    assert {name for name, said in found if said.get("manifestation_of") == head} == signs


def test_a_description_gives_way_to_the_name_in_its_brackets() -> None:
    text = "Examplol may cause a condition that affects the rhythm of the heart (QT prolongation)."
    assert names(EFFECTS + text) == ["QT prolongation"]


def test_a_synonym_in_brackets_is_no_sign() -> None:
    assert names(EFFECTS + "- severe skin reaction (toxic epidermal necrolysis)") == ["severe skin reaction"]


def test_signs_in_brackets_belong_to_the_effect_before_them() -> None:
    said = (
        "== adverse_effects\nGet emergency help if you have signs of an allergic reaction to examplol (hives,"
        " wheezing) or a severe skin reaction (fever, sore throat)."
    )
    found = {f.object: f.qualifiers for f in facts_of(AdverseEffectExtractor(), page(said))}
    assert found["wheezing"] == {"manifestation_of": "allergic reaction", "seek_care": "immediately"}
    assert found["sore throat"] == {"manifestation_of": "severe skin reaction", "seek_care": "immediately"}
    assert found["allergic reaction"] == {"seek_care": "immediately"}


def test_what_an_effect_presents_as_and_what_makes_up_its_complex_are_signs() -> None:
    found = dict(flat(f"{EFFECTS}Liver injury, presenting as jaundice and dark urine, was seen."))
    assert found["jaundice"] == found["dark urine"] == {"manifestation_of": "liver injury"}
    line = "Infusion reactions consist of a complex of fever and chills, on occasion with nausea and cough."
    found = dict(flat(f"{EFFECTS}{line}"))
    assert {"fever", "chills", "nausea", "cough"} <= {
        name for name, said in found.items() if said.get("manifestation_of") == "infusion reactions"
    }


def test_signs_in_an_item_that_ends_in_what_they_are_signs_of() -> None:
    found = dict(flat(f"{EFFECTS}Call a doctor for:\n- Spasms, or a tingling mouth (signs of low calcium)"))
    assert found["spasms"]["manifestation_of"] == found["tingling mouth"]["manifestation_of"] == "low calcium"


def test_symptoms_of_what_a_warning_named_before() -> None:
    found = dict(flat("== warnings\nHypersensitivity can occur. Symptoms have included itching and hives."))
    assert {said.get("manifestation_of") for said in found.values()} == {"hypersensitivity"}


def test_a_tier_is_said_of_a_list_behind_who_was_treated_and_its_bound() -> None:
    line = (
        "In stomach cancer the most common (10% or more), and at least 5% above placebo, were rash and fever."
    )
    assert {said["frequency"] for _, said in flat(f"{EFFECTS}{line}")} == {"common"}
    assert names(f"{EFFECTS}In summary the common cold was no effect.") == []
