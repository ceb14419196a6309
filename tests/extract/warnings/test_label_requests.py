"""What labels ask for: worded whole, not turned round, about a hazard or a trigger, at a time."""

from __future__ import annotations

import pytest

from kg_builder.extract.warnings.label_requests import label_actions
from kg_builder.extract.warnings.label_triggers import label_trigger

NAMES = ("zorvex", "zolfinib")


def asked(words: str) -> list[tuple[str, str, str]]:
    return [
        (a.trigger, a.action, a.timing) for a in label_actions(words, 0, NAMES, {"ABC": "acute bone crisis"})
    ]


def test_what_is_refused_is_not_turned_round() -> None:
    words = "No additional sedating medicines should be given."
    assert asked(words) == [
        ("additional sedating medicines", "do not give additional sedating medicines", "")
    ]


@pytest.mark.parametrize(
    ("words", "action"),
    [
        ("Use alcohol-free ZORVEX in newborns.", "use alcohol-free ZORVEX in newborns"),
        ("Consider the risks of continued ZORVEX treatment.", "consider risks of continued ZORVEX"),
        ("Avoid use of ZORVEX gel, 5%, in people with burns.", "avoid use"),
        ("Use care when giving women opioids.", "use care when giving women opioids"),
        ("Evaluate patients presenting with pain.", "evaluate patients presenting with pain"),
        ("Avoid or minimize exposure to sunlight.", "avoid or minimize exposure to sunlight"),
        ("Do not restart any zolfinib-containing product.", "do not restart zolfinib-containing product"),
        ("Stop ZORVEX if gout occurs in those receiving ZORVEX.", "stop ZORVEX"),
        ("Avoid joint use of ZORVEX and barbital.", "avoid joint use of ZORVEX and barbital"),
        ("In such cases ZORVEX should be discontinued.", "discontinue ZORVEX"),
        ("Administer it under the supervision of nurses.", "administer under the supervision of nurses"),
        ("It should not be given by injection into a vein.", "should not be given by injection into vein"),
        ("Monitor all ZORVEX-treated patients for gout.", "monitor ZORVEX-treated patients for gout"),
        (
            "Do not initiate ZORVEX in a patient being treated with iron.",
            "do not initiate ZORVEX in a patient being treated with iron",
        ),
        ("Do not switch patients to other brands.", "do not switch patients to other brands"),
        ("Advise caregivers that fits may occur.", "advise caregivers that fits may occur"),
        ("ZORVEX and other salts should be stopped.", "stop ZORVEX and other salts"),
        ("Do not rechallenge patients who had gout.", "do not rechallenge patients who had gout"),
        ("Complete all age-appropriate vaccinations.", "complete age-appropriate vaccinations"),
        ("Interrupt ZORVEX to assess the cause.", "interrupt ZORVEX"),
        ("Limit ZORVEX use to the lowest dose.", "limit use to lowest dose"),
        ("Warn people about sleepiness when ZORVEX tablets are drunk with beer.",
         "warn people about sleepiness when ZORVEX tablets are drunk with beer"),
        ("Make sure that the benefit is weighed; ensure that patients are hydrated.",
         "ensure that patients are hydrated"),
        ("The use of ZORVEX in patients with active gout should be restricted.",
         "restrict use in patients with active gout"),
        ("Postpone ZORVEX in patients with gout until the gout is resolved.",
         "postpone ZORVEX until the gout is resolved"),
        ("Delay or omit the ZORVEX dose in case of fever.", "delay or omit dose"),
        ("ZORVEX syrup should not be used interchangeably with drops.",
         "should not be used interchangeably"),
        ("Withhold ZORVEX for Grade 3 lipase elevation.", "withhold ZORVEX"),
        ("Stop ZORVEX for QT/QTc prolongation.", "stop ZORVEX"),
        ("Withhold, dose reduce, or stop ZORVEX.", "withhold or dose reduce or stop ZORVEX"),
        ("Counsel family members of patients to watch for gout.",
         "counsel family members of patients to watch for gout"),
        ("3.Doses should be lowered in patients with gout.", "lower doses"),
        ("OLDER PATIENTS Doses should be lowered in gout.", "lower doses"),
        ("Monitor breathing and, if necessary, support it.", "monitor breathing"),
        ("Patients should be monitored for gout and withdrawal of ZORVEX considered.", "monitor for gout"),
    ],
)  # fmt: skip
def test_words_that_carry_the_meaning_are_kept(words: str, action: str) -> None:
    assert [action for _, action, _ in asked(words)] == [action]


def test_a_bare_verb_says_what_it_is_done_to() -> None:
    assert [a for _, a, _ in asked("If gout occurs, treat as needed.")] == ["treat gout"]
    assert [a for _, a, _ in asked("Interrupt if gout occurs.")] == ["interrupt treatment"]
    assert [a for _, a, _ in asked("Appropriate measures should be taken.")] == ["take measures"]


@pytest.mark.parametrize(
    "words",
    [
        "Coadministration may reduce the efficacy of oral contraceptives.",
        "The first dose of ZORVEX (20 mg) should be administered 6 hours after surgery.",
        "ZORVEX should be administered through an in-line filter.",
        "Confirm with the healthcare provider if the tablets look different.",
        "ZORVEX damages chromosomes and should be considered potentially carcinogenic.",
        "ECG monitoring is recommended in those for whom ZORVEX is not recommended.",
        "STOP: A trial of ZORVEX in 20 hospitals.",
        "A risk from ZORVEX can not be excluded.",
        "These events are observed throughout treatment.",
        "Use in nursing mothers requires that the benefits be weighed.",
    ],
)
def test_statements_and_doses_ask_for_nothing(words: str) -> None:
    assert asked(words) == []


@pytest.mark.parametrize(
    ("words", "timing"),
    [
        ("Monitor potassium frequently for signs of weakness.", "frequently"),
        ("Monitor patients during the infusion for signs of pain.", "during the infusion"),
        ("Avoid live vaccines during treatment due to the risk of infection.", "during treatment"),
        ("Check lipids every 3 months so that doses can be adjusted.", "every 3 months"),
        ("Correct potassium before ZORVEX is started and should be watched.", "before ZORVEX is started"),
        ("Keep potassium within the normal range.", ""),
        ("Consider colitis in those who present with diarrhea following treatment with antibiotics.", ""),
    ],
)
def test_a_timing_is_a_time(words: str, timing: str) -> None:
    assert [t for _, _, t in asked(words)][:1] in ([timing], [])


@pytest.mark.parametrize(
    ("read", "trigger"),
    [
        ("presenting with new fever", "new fever"),
        ("hypercalcemia does", "hypercalcemia"),
        ("gout is ruled out", "gout"),
        ("diagnosis of gout is excluded", "gout"),
        ("found to have gout", "gout"),
        ("developed gout", "gout"),
        ("gout and follow their potassium", "gout"),
        ("other drugs that cause gout", "other drugs that cause gout"),
        ("undergoing hip surgery", "hip surgery"),
        ("ABC", "ABC"),
        ("drugs that lower blood pressure", "drugs that lower blood pressure"),
        ("platelet count falls below 100,000", "platelet count falls below 100,000"),
        ("renal function", "renal function"),
        ("with other sedatives", "other sedatives"),
        ("developing cough or fever", "cough or fever"),
        ("fits or with states that lower the threshold", "fits or states that lower the threshold"),
        ("gout, and for onset of rash", "gout and onset of rash"),
        ("barbital is administered or stopped", "barbital"),
        ("heart reactions during", "heart reactions"),
        ("low sodium and appropriate medical treatment", "low sodium"),
    ],
)
def test_a_trigger_is_the_state_alone(read: str, trigger: str) -> None:
    assert label_trigger(read, NAMES) == trigger


@pytest.mark.parametrize(
    "read",
    ["degree", "low", "prompt", "above signs or symptoms", "zorvex", "needed", "next dose", "– It",
     "conjunction", "whose kidneys fail", "considered for a minor ill", "combined use with drugs",
     "concomitant use is medically necessary", "due to gout",
     "known to cause gout", "changing to another drug", "tablets"],
)  # fmt: skip
def test_what_is_no_trigger(read: str) -> None:
    assert label_trigger(read, NAMES) == ""


def test_a_trigger_is_spelled_out() -> None:
    assert asked("Discontinue ZORVEX if ABC occurs.") == [("acute bone crisis", "discontinue ZORVEX", "")]


def test_whom_a_drug_is_not_for_is_said() -> None:
    words = "ZORVEX should not be used by females who could become pregnant."
    assert [a for _, a, _ in asked(words)] == ["should not be used by females who could become pregnant"]


def test_capitals_of_a_whole_sentence_are_no_names() -> None:
    assert asked("IF A RASH OCCURS, DISCONTINUE THE DRUG.") == [("rash", "discontinue drug", "")]


def test_what_a_drug_is_not_used_for_is_what_the_request_is_about() -> None:
    words = "Salts such as ZORVEX should not be used for the treatment of gout or for weight loss."
    assert asked(words) == [("gout", "should not be used for the treatment of gout", "")]


def test_a_sign_that_the_drug_is_not_for_those_whose_values_are_high() -> None:
    words = "ZORVEX is not recommended in patients whose bilirubin exceeds 3 mg/dL."
    assert asked(words) == [("bilirubin exceeds 3 mg/dL", "not recommended", "")]


def test_a_purpose_that_opens_a_request_is_no_part_of_what_is_used() -> None:
    words = "To minimize the potential risk for ulcers in the old, the lowest dose should be used."
    assert [action for _, action, _ in asked(words)] == ["use lowest dose"]


def test_how_long_goes_before_what_is_watched_for() -> None:
    words = "Monitor newborns during pregnancy for signs of withdrawal."
    assert asked(words)[0][::2] == ("withdrawal", "during pregnancy")
    words = "Correct potassium before ZORVEX is started and lipids should be watched."
    assert asked(words)[0][2] == "before ZORVEX is started"
    assert asked("Monitor patients with cough frequently, investigate.")[0][2] == "frequently"
