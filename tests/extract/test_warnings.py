"""Warnings: the hazards named, and the actions asked for with what they are about and when."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from kg_builder.extract.warnings import WarningExtractor
from kg_builder.extract.warnings_actions import actions_in
from kg_builder.extract.warnings_grammar import load_action_verbs
from kg_builder.extract.warnings_hazards import hazards_in
from kg_builder.extract.warnings_labels import hazard_label, tidy
from kg_builder.extract.warnings_rules import load_hazard_rules
from kg_builder.extract.warnings_tables import asked_in_table
from kg_builder.model import Cell, Fact, HazardWarning, Status, Table, WarningAction
from tests.extract.small_pages import facts_of, page

HEAD = "== warnings: Warnings\n"


def read(notation: str) -> list[Fact]:
    return facts_of(WarningExtractor(), page(notation, brands=("Examplo",)))


def hazards(notation: str) -> list[str]:
    return [fact.object for fact in read(notation) if isinstance(fact, HazardWarning)]


def actions(notation: str) -> list[tuple[str, str | None, str | None]]:
    return [
        (fact.object, fact.action, fact.timing) for fact in read(notation) if isinstance(fact, WarningAction)
    ]


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
]


@pytest.mark.parametrize("sentence", NO_HAZARD)
def test_no_hazard(sentence: str) -> None:
    assert hazards(HEAD + sentence) == []


ACTIONS: dict[str, list[tuple[str, str | None, str | None]]] = {
    "If a patient develops moderate rash, interrupt infusion, slow the drip and/or provide care.": [
        (
            "moderate rash",
            "interrupt infusion or slow drip or provide care",
            None,
        )
    ],
    "If life-threatening reactions occur, discontinue examplol permanently and institute supportive care.": [
        ("life-threatening reactions", "discontinue permanently", None),
        ("life-threatening reactions", "institute supportive care", None),
    ],
    "Treat active infections before initiating examplol.": [
        ("active infections", "treat active infections before initiating", "before initiating examplol")
    ],
    "In case a patient develops shingles, withhold Examplo until it is resolved.": [
        ("shingles", "withhold until resolved", "until it is resolved")
    ],
    "Screen patients for tuberculosis, and do not initiate in patients with active disease.": [
        ("tuberculosis", "screen before initiating", None),
        ("active disease", "do not initiate", None),
    ],
    "In patients negative for the antigen, consult a liver specialist before and during treatment.": [
        (
            "negative for the antigen",
            "consult liver specialist",
            "before and during treatment",
        )
    ],
    "Withhold examplol and evaluate patients at the first sign of brain disease.": [
        ("brain disease", "withhold at first sign", "at first sign"),
        ("brain disease", "evaluate at first sign", "at first sign"),
    ],
    "If brain disease is confirmed, discontinue examplol permanently.": [
        ("brain disease", "discontinue permanently if confirmed", None)
    ],
    "Live vaccines should be given at least 4 weeks before treatment, and killed ones, 2 weeks before it.": [
        ("live vaccines", "give live vaccines before treatment", "at least 4 weeks before treatment"),
        ("killed ones", "give killed ones before treatment", "2 weeks before it"),
    ],
    "Use of live vaccines is not recommended during treatment or until cells recover.": [
        ("live vaccines", "not recommended during treatment", "during treatment or until cells recover")
    ],
    "Monitor antibody levels during treatment, especially in frail patients.": [
        ("antibody levels", "monitor antibody levels", "during treatment")
    ],
    "Consider stopping examplol in patients with repeated infections.": [
        ("repeated infections", "consider stopping", None)
    ],
    "Urge patients to follow standard breast cancer screening guidelines.": [
        ("breast cancer", "screen", None)
    ],
    "Remind women to keep to the usual breast cancer screening.": [("breast cancer", "screen", None)],
    "Tell your doctor if you have or once had gout.": [("gout", "tell your doctor", None)],
    "Monitor patients for signs and symptoms of colitis and treat promptly.": [
        ("colitis", "monitor", None),
        ("colitis", "treat promptly", "promptly"),
    ],
    "Kidney function should be checked every year.": [
        ("kidney function", "check kidney function", "every year")
    ],
    "Use with caution in patients with asthma and monitor them carefully.": [
        ("asthma", "use with caution", None)
    ],
    "Stop treatment if jaundice develops.": [("jaundice", "stop treatment", None)],
    "Perform regular monitoring of INR in all patients.": [("INR", "monitor INR", None)],
    "Patients should not drive until they know how it affects them.": [
        ("topic", "do not drive", "until they know how it affects them")
    ],
    "Diarrhea and mouth ulcers require interruption of therapy.": [
        ("diarrhea and mouth ulcers", "interruption of therapy", None)
    ],
    "Exercise caution in patients with heart failure.": [("heart failure", "exercise caution", None)],
    "Stop examplol immediately if swelling occurs.": [("swelling", "stop immediately", "immediately")],
    "Avoid alcohol during treatment.": [("alcohol", "avoid alcohol", "during treatment")],
    "Do not stop taking examplol without asking your nurse.": [
        ("stopping", "do not stop taking without asking your nurse", None)
    ],
    "Never quit examplol unless your doctor says so.": [
        ("stopping", "do not quit taking unless your doctor says so", None)
    ],
    "It's best to stop drinking alcohol during the first week.": [
        ("alcohol", "stop drinking alcohol", "during the first week")
    ],
    "Your doctor may want to take blood samples before you start, to check your salt levels.": [
        ("salt levels", "check salt levels", "before you start")
    ],
    "Your pulse will need to be checked often.": [("pulse", "check pulse often", "often")],
    "You may need to have your eyes tested every year.": [("eyes", "test eyes", "every year")],
    "Patients should undergo regular examination of the skin.": [("skin", "check skin", "regular")],
    "Regular blood counts are recommended during the first 3 months.": [
        ("regular blood counts", "regular blood counts", "during the first 3 months")
    ],
    "It is important that your doctor check your weight at regular visits.": [
        ("weight", "check weight", "at regular visits")
    ],
    "Check with your doctor right away if you start having cramps, or black stools.": [
        ("cramps", "check with your doctor right away", "right away"),
        ("black stools", "check with your doctor right away", "right away"),
    ],
    "Re-evaluate if the rash has not cleared after 7 days.": [("rash", "re-evaluate", None)],
    "Let your doctor know if you have or have ever had gout, fits, or asthma.": [
        ("gout", "tell your doctor", None),
        ("fits", "tell your doctor", None),
        ("asthma", "tell your doctor", None),
    ],
    "Make sure your doctor knows if you have ever had jaundice.": [("jaundice", "tell your doctor", None)],
    "At the first sign of jaundice, withhold examplol.": [
        ("jaundice", "withhold at first sign", "at first sign")
    ],
    "Postpone the dose if you have a fever.": [("fever", "postpone dose", None)],
    "Get emergency help if you have trouble breathing.": [("trouble breathing", "get emergency help", None)],
    "Because the tablets can irritate the gut, avoid strong coffee.": [
        ("strong coffee", "avoid strong coffee", None)
    ],
    "If you have a fever, a slow heartbeat, or feel faint, call your doctor at once.": [
        ("fever", "call your doctor at once", "at once"),
        ("slow heartbeat", "call your doctor at once", "at once"),
        ("faint", "call your doctor at once", "at once"),
    ],
    "Before using cough drops, ask your pharmacist.": [
        ("cough drops", "talk to your pharmacist", "before using cough drops")
    ],
    "During the first month, measure the pulse weekly.": [("pulse", "measure pulse weekly", "weekly")],
    "Examplol should be stopped at least 2 days before surgery.": [
        ("surgery", "stop", "at least 2 days before surgery")
    ],
    "Contact your doctor straight away about any bruise.": [
        ("bruise", "call your doctor straight away", "straight away")
    ],
    "As with other pills of its kind, examplol should not be discontinued abruptly.": [
        ("topic", "do not discontinue abruptly", None)
    ],
    "Do not stop taking it all at once: that can bring on fits.": [
        ("stopping", "do not stop taking all at once", None)
    ],
    "Examplol should be used only in patients with severe gout.": [
        ("severe gout", "use only in patients with severe gout", None)
    ],
    "You should not be given live vaccines during treatment and for a month after it.": [
        ("live vaccines", "not recommended", "during treatment and for a month after it")
    ],
    "Go to the emergency room if you have any of these symptoms: fits, fainting.": [
        ("fits, fainting", "go to emergency room", None)
    ],
    "If gout is suspected, treatment is put on hold.": [("gout", "hold treatment", None)],
    "Dark urine or yellow skin means the drug should be stopped.": [
        ("dark urine or yellow skin", "stop", None)
    ],
    "Anyone who notices weakness on one side should call the clinic at once.": [
        ("weakness on one side", "call clinic at once", "at once")
    ],
    "Slowed growth during long use in children.": [],
    "Let the nurse know before you start if you have gout.": [
        ("gout", "tell your doctor", "before you start")
    ],
    "Watch closely during the first week.": [("topic", "watch closely", "during the first week")],
    "With bad diarrhea, whatever the reason, stop the tablets for a day or two.": [
        ("bad diarrhea", "stop tablets", "for a day or two")
    ],
    "See an eye doctor promptly if your sight blurs.": [
        ("sight blurs", "call your doctor promptly", "promptly")
    ],
    "Avoid soft cheese, smoked fish, cold cooked meat, raw eggs, pies and patties.": [
        (
            "soft cheese, smoked fish, cold cooked meat, raw eggs, pies and patties",
            "avoid soft cheese, smoked fish, cold cooked meat, raw eggs, pies and patties",
            None,
        )
    ],
    "Keep up your fluids in hot weather.": [("topic", "keep up fluids in hot weather", None)],
    "Never drink while you take it.": [("topic", "do not drink", "while you take it")],
    "Patients on dialysis must have their potassium watched.": [("potassium", "watch potassium", None)],
    "Alcohol is best avoided.": [("alcohol", "avoid alcohol", None)],
    "Patients are observed for two hours after each infusion.": [
        ("topic", "observe", "for two hours after each infusion")
    ],
    "Extra care is needed in people with asthma.": [("asthma", "extra care", None)],
    "Those with a history of stroke need close monitoring.": [("stroke", "close monitoring", None)],
    "Never share needles, even if the cap is changed.": [("topic", "do not share needles", None)],
    "The dose should be lowered over at least one week.": [("topic", "lower dose", "over at least one week")],
    "In case of uncontrolled bleeding, give vitamin K.": [("uncontrolled bleeding", "give vitamin K", None)],
    "Tell your dentist that you take examplol before any dental work.": [
        ("dental work", "tell your dentist", "before any dental work")
    ],
    "Stop at least a day before minor surgery and 2 days before major surgery.": [
        ("minor surgery", "stop", "at least a day before minor surgery and 2 days before major surgery")
    ],
    "You should have an ECG before each dose.": [("ECG", "check ECG", "before each dose")],
    "Your doctor will use regular blood tests to see how the liver is doing.": [
        ("liver", "check liver", "regular")
    ],
    "Blood tests for iron are needed every week.": [("topic", "blood tests for iron", "every week")],
    "Stay in the clinic for at least 4 hours after each dose.": [
        ("topic", "stay in clinic", "for at least 4 hours after each dose")
    ],
}


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
        ("infusion reactions", "monitor", "for at least one hour after the infusion"),
        ("infusion reactions", "premedicate", "antihistamines and steroids"),
    ]


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


def test_states_to_talk_over_with_the_doctor() -> None:
    notation = (
        HEAD + "Talk to your doctor before taking Examplo if you:\n"
        "  - have angina or another disease\n  - have gout"
    )
    assert actions(notation) == [
        ("angina", "talk to your doctor", "before taking"),
        ("gout", "talk to your doctor", "before taking"),
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


def test_action_verbs_read_their_examples() -> None:
    for verb in load_action_verbs():
        found = [a.action for a in actions_in(verb.example, 0, ("examplol",), {})]
        lemma = verb.lemma
        assert any(lemma in action or verb.lemma == "consider" for action in found), (verb.lemma, found)
        assert not list(actions_in(verb.counterexample, 0, ("examplol",), {})), verb.lemma


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
        ("jaundice", "stop", None),
    ]


def test_what_gets_worse_on_stopping_is_a_hazard_wherever_it_stands() -> None:
    said = "== dosage: Dosage\nIf you stop examplol all at once, your fits may become worse."
    assert hazards(said) == ["fits may become worse"]


def test_pointers_to_other_sections_are_no_part_of_a_moment() -> None:
    text = "Monitor liver function during treatment [see Use in Women (8.1)]."
    assert [timing for _, _, timing in actions(HEAD + text)] == ["during treatment"]


def test_people_and_reasons_are_not_what_is_warned_of() -> None:
    assert hazards(HEAD + "Of the 9 patients, one patient with gout has been reported in detail.") == []
    assert hazards(HEAD + "Rashes generally occurred in the first week.") == ["rashes"]
    asked = actions(
        HEAD + "Since the capsules hold lactose, examplol is not recommended in people with gout."
    )
    assert [trigger for trigger, _, _ in asked] == ["gout"]


def test_use_of_a_drug_is_no_request_and_they_may_name_a_state() -> None:
    assert hazards(HEAD + "Use of such pills exposes people to risks of abuse and misuse.") == [
        "abuse",
        "misuse",
    ]
    assert actions(HEAD + "Use of such pills exposes people to risks of abuse.") == []
    asked = actions(HEAD + "Patients should be advised to seek help promptly if they experience low mood.")
    assert [trigger for trigger, _, _ in asked] == ["low mood"]
    given = actions(HEAD + "Such patients should not be given live vaccines.")
    assert given == [("live vaccines", "not recommended", None)]
    assert hazards(HEAD + "A dose-dependent reduction in lung function can be seen early.") == [
        "reduction in lung function"
    ]


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


def test_what_they_need_to_know_is_told_to_the_doctor() -> None:
    told = actions(HEAD + "They need to know if you have one of these conditions:\n  - Gout\n  - Fits")
    assert told == [("gout", "tell your doctor", None), ("fits", "tell your doctor", None)]


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


def test_a_table_says_what_to_do_about_what() -> None:
    rows = [("If this happens", "Then"), ("Low platelets", "Stop the drug"), ("Rash, e.g. hives", "Call us")]
    cells = [
        Cell(0, 0, text, row, column) for row, pair in enumerate(rows) for column, text in enumerate(pair)
    ]
    found = asked_in_table(Table(0, 0, "", tuple(cells)), (), {})
    assert [(state, [(a.trigger, a.action) for a in asked]) for state, _, asked in found] == [
        ("low platelets", [("low platelets", "stop")]),
        ("rash", [("rash", "call us")]),
    ]
    doses = [replace(cell, text="Dose") if cell.row == 0 else cell for cell in cells]
    assert list(asked_in_table(Table(0, 0, "", tuple(doses)), (), {})) == []


def test_what_raises_a_risk_is_no_hazard() -> None:
    text = "It raises the risk of stroke. Three things push the odds up:\n  - old age\n  - smoking"
    assert hazards(HEAD + text) == ["stroke"]


def test_emergencies_listed_among_effects() -> None:
    asked = actions(
        "== adverse_effects: Side effects\n"
        "Few have these. Dial 999 or go to A&E at once for:\n  - a knock to the head\n"
    )
    assert [about for about, _, _ in asked] == ["knock to the head"]


def test_what_hangs_on_a_name_is_no_part_of_it() -> None:
    assert [about for about, _, _ in actions(HEAD + "Call your doctor if any of these apply to you.")] == []
    assert [about for about, _, _ in actions(HEAD + "Stop it if it has given you a rash.")] == ["rash"]
    assert tidy("increased levels of the drug and") == "increased levels of the drug"
    assert tidy("potentially") == tidy("who") == tidy("for") == ""
