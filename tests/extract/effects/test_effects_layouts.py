"""Adverse effects of whole pages in the layouts of well-known sites, read from text to fact."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg_builder.extract import open_document
from kg_builder.extract.effects.extractor import AdverseEffectExtractor
from kg_builder.model import AdverseEffect, Monograph, Status
from kg_builder.readers import read_monographs

NOW: dict[str, object] = {"seek_care": "immediately"}
SOON: dict[str, object] = {"seek_care": "promptly"}
COMMON: dict[str, object] = {"frequency": "common"}


def of(head: str, **more: object) -> dict[str, object]:
    return {"manifestation_of": head, **more}


def effects(folder: Path, text: str, name: str = "zolfin.txt") -> list[AdverseEffect]:
    path = folder / name
    path.write_text(text.replace("Zolfin\n", "Zolfin\nGeneric Name: zolfin\n", 1), encoding="utf-8")
    monograph = next(iter(read_monographs(path)))
    assert isinstance(monograph, Monograph)
    found = AdverseEffectExtractor().extract(open_document(monograph))
    return [fact for fact in found if fact.status is Status.ASSERTED]


PAGES: dict[str, tuple[str, list[tuple[str, dict[str, object]]]]] = {
    "lists by how soon to call": (
        """Zolfin
What side effects can this medication cause?
Zolfin can have side effects. Tell your doctor if one of these symptoms is severe or does not go away:
•nosebleed
•difficulty falling asleep or staying asleep
If you notice one of the following symptoms, call your doctor immediately:
•swelling of the neck, throat, tongue, lips, eyes, hands, feet, knees, or lower legs
•vomit that is bloody or resembles coffee grounds
•weakness or numbness of a hand or a foot
•fever, sore throat, chills, or other signs of infection
Zolfin may increase the risk of bone fractures. Talk to your doctor about the risks of taking this medication.
""",
        [
            ("nosebleed", {}),
            ("difficulty falling asleep or staying asleep", {}),
            ("swelling of the neck, throat, tongue, lips, eyes, hands, feet, knees, or lower legs", NOW),
            ("vomit that is bloody or resembles coffee grounds", NOW),
            ("weakness or numbness of a hand or a foot", NOW),
            ("fever", NOW | {"manifestation_of": "infection"}),
            ("sore throat", NOW | {"manifestation_of": "infection"}),
            ("chills", NOW | {"manifestation_of": "infection"}),
            ("infection", NOW),
            ("bone fractures", {}),
        ],
    ),
    "items that speak to the reader": (
        """Zolfin
Side effects of zolfin
Common side effects
They happen to more than 1 in 100 people. Here is what may help against them:
Feeling dizzy or light-headed, most of all when you get out of bed
If zolfin makes you feel dizzy when you stand up, try getting up very slowly.
Headaches
Make sure you rest and drink plenty of fluids. Try not to drink too much alcohol.
Serious side effects
Only few people ever have serious side effects when taking zolfin.
Call a doctor or contact 111 straight away if:
the whites of your eyes turn yellow, or your skin turns yellow – this can be a sign of liver problems
you're pale, feel tired, have purple spots or a sore throat – these can be signs of a blood disorder
you get swollen ankles, you're peeing less than usual or there's blood in your pee
Immediate action required: Go to A&E or call 999 now if:
your lips, mouth or tongue suddenly become swollen
you're breathing fast or struggling to breathe (as though you choked)
""",
        [
            ("feeling dizzy or light-headed", COMMON),
            ("headaches", COMMON),
            ("whites of your eyes turn yellow", of("liver problems", **NOW)),
            ("skin turns yellow", of("liver problems", **NOW)),
            ("liver problems", NOW),
            ("pale", of("blood disorder", **NOW)),
            ("tired", of("blood disorder", **NOW)),
            ("purple spots", of("blood disorder", **NOW)),
            ("sore throat", of("blood disorder", **NOW)),
            ("blood disorder", NOW),
            ("swollen ankles", NOW),
            ("peeing less than usual", NOW),
            ("blood in your pee", NOW),
            ("lips, mouth or tongue suddenly become swollen", NOW),
            ("breathing fast", NOW),
            ("struggling to breathe", NOW),
        ],
    ),
    "a leaflet's shares of people": (
        """Zolfin 50 mg tablets
4. Possible side effects
Zolfin can have side effects, as all medicines can; many people have none.
Very common (may affect more than 1 in 10 people)
low number of white blood cells which may cause infection
Common (may affect up to 1 in 10 people):
• low number of platelets, you may bruise or bleed easily
• a change in the amount or colour of your urine
Uncommon (may affect up to 1 in 100 people): anaemia; weight increase; loss of libido or impotence; hair loss.
Rare (may affect up to 1 in 1,000 people)
- problems with your blood and bone marrow
- lung disease, causing breathlessness and cough
Not known (frequency cannot be estimated from the available data)
- pigmentation of skin and mucous membranes
""",
        [
            ("low number of white blood cells", {"frequency": "very common"}),
            ("infection", of("low number of white blood cells", frequency="very common")),
            ("low number of platelets", COMMON),
            ("change in the amount or colour of your urine", COMMON),
            ("anaemia", {"frequency": "uncommon"}),
            ("weight increase", {"frequency": "uncommon"}),
            ("loss of libido", {"frequency": "uncommon"}),
            ("impotence", {"frequency": "uncommon"}),
            ("hair loss", {"frequency": "uncommon"}),
            ("problems with your blood and bone marrow", {"frequency": "rare"}),
            ("lung disease", {"frequency": "rare"}),
            ("breathlessness", of("lung disease", frequency="rare")),
            ("cough", of("lung disease", frequency="rare")),
            ("pigmentation of skin and mucous membranes", {"frequency": "not known"}),
        ],
    ),
    "prose with slashes and calls for help": (
        """Zolfin
Side Effects
Easy bleeding, diarrhea, and constipation may occur. If any of these effects last, tell your doctor promptly.
This may rarely cause a blood disorder called TTP. Get help right away if you have symptoms: fever, pale skin.
There are other side effects that are less common. These may include heartburn and joint pain.
Abdominal pain (5%) and gas may also be seen; in children, fever and rash are frequent.
Tremor has not been linked to zolfin.
""",
        [
            ("easy bleeding", {}),
            ("diarrhea", {}),
            ("constipation", {}),
            ("TTP", {"frequency": "rare"}),
            ("fever", of("TTP", **NOW)),
            ("pale skin", of("TTP", **NOW)),
            ("heartburn", {"frequency": "less common"}),
            ("joint pain", {"frequency": "less common"}),
            ("abdominal pain", {"percent": 5.0}),
            ("gas", {}),
            ("fever", {"frequency": "common", "population": "children"}),
            ("rash", {"frequency": "common", "population": "children"}),
        ],
    ),
    "what to tell a care team": (
        """Zolfin capsules
Generic Name: zolfin
What side effects may I notice from this medication?
Side effects that you should tell your care team of as soon as possible:
- Allergic reactions—skin rash, swelling of the face, mouth, tongue, or throat
- Kidney injury--decrease in the amount of urine
- Peeling of the skin, including inside the mouth
Side effects that mostly do not require medical attention:
- Drowsiness
""",
        [
            ("allergic reactions", SOON),
            ("skin rash", of("allergic reactions", **SOON)),
            ("swelling of the face, mouth, tongue, or throat", of("allergic reactions", **SOON)),
            ("kidney injury", SOON),
            ("decrease in the amount of urine", of("kidney injury", **SOON)),
            ("peeling of the skin", SOON),
            ("drowsiness", {}),
        ],
    ),
    "organ classes with tiers in their lines": (
        """Zolfin 10 mg film-coated tablets
Generic Name: zolfin
4.8 Undesirable effects
The most common adverse reactions are nausea (very common), dizziness and headache (common).
Blood and lymphatic system disorders: Uncommon: anaemia, leucopenia. Very rare: agranulocytosis.
Cardiac disorders
Uncommon (≥1/1,000 to <1/100): bradycardia, QT prolongation
Respiratory, thoracic and mediastinal disorders: cough (common), asthma (rare).
""",
        [
            ("nausea", {"frequency": "very common"}),
            ("dizziness", COMMON),
            ("headache", COMMON),
            ("anaemia", {"frequency": "uncommon"}),
            ("leucopenia", {"frequency": "uncommon"}),
            ("agranulocytosis", {"frequency": "very rare"}),
            ("bradycardia", {"frequency": "uncommon"}),
            ("QT prolongation", {"frequency": "uncommon"}),
            ("cough", COMMON),
            ("asthma", {"frequency": "rare"}),
        ],
    ),
    "effects that open a paragraph on them": (
        """Zolfin
Side effects
Mood problems. Call your doctor right away if you notice:
- agitation
- seeing or hearing things that nobody else does
Infusion reactions come mostly within a day. Their signs are:
- fever
- chills
Contact your provider immediately if you notice one of the following:
- Serious infection: burning when you pee, red or warm skin
- Jaw problems—loose teeth, jaw pain
""",
        [
            ("mood problems", NOW),
            ("agitation", of("mood problems", **NOW)),
            ("seeing or hearing things that nobody else does", of("mood problems", **NOW)),
            ("fever", of("infusion reactions")),
            ("chills", of("infusion reactions")),
            ("serious infection", NOW),
            ("burning when you pee", of("serious infection", **NOW)),
            ("red or warm skin", of("serious infection", **NOW)),
            ("jaw problems", NOW),
            ("loose teeth", of("jaw problems", **NOW)),
            ("jaw pain", of("jaw problems", **NOW)),
        ],
    ),
    "a call for help and a tier after the list they are about": (
        """Zolfin
4. Possible side effects
Some of these could be serious
Common (may affect up to 1 in 10 people):
- chest infection
Rare (may affect up to 1 in 1,000 people):
- fits
If you notice any of these, see a doctor straight away.
Further effects
Common:
- mild cough
Tell your doctor if you have:
- bad dreams
- a heavy head
These are the more common side effects of Zolfin. They do not last.
- a swollen tongue
These may be signs of an allergic reaction.
""",
        [
            ("chest infection", COMMON | NOW),
            ("fits", {"frequency": "rare"} | NOW),
            ("mild cough", COMMON),
            ("bad dreams", COMMON | {"seek_care": "promptly"}),
            ("heavy head", COMMON | {"seek_care": "promptly"}),
            ("swollen tongue", of("allergic reaction", **COMMON)),
        ],
    ),
    "a lead-in names the side effects in a section on something else": (
        """Zolfin
What is Zolfin?
Zolfin is a medicine for gout. Side effects of Zolfin include:
- itching
- nosebleeds
How to take Zolfin
Once a day.
Adverse effects associated with the use of Zolfin may include the following:
- cramps
- allergic reactions, including hives or wheezing
""",
        [
            ("itching", {}),
            ("nosebleeds", {}),
            ("cramps", {}),
            ("allergic reactions", {}),
            ("hives", of("allergic reactions")),
            ("wheezing", of("allergic reactions")),
        ],
    ),
    "shares, groups and tiers in prose": (
        """Zolfin
Side effects
- joint damage (mainly in children)
- trouble with balance, speech or walking
- no pee at all - a sign of kidney damage
In studies dizziness affected 28% of adults on zolfin (8% on placebo).
Gas troubled about 11% of people on zolfin versus 6% on warfarin.
Almost a third of people (31%) had some infusion reaction within a day, such as itching or flushing.
Bleeding is the side effect to take most seriously.
A serious allergic reaction to this medicine is rare.
We don't know how often - thin hair, wheezing
""",
        [
            ("joint damage", {"population": "children"}),
            ("trouble with balance, speech or walking", {}),
            ("no pee at all", of("kidney damage")),
            ("kidney damage", {}),
            ("dizziness", {"percent": 28.0, "percent_comparator": 8.0, "population": "adults"}),
            ("gas", {"percent": 11.0, "percent_comparator": 6.0}),
            ("infusion reaction", {"percent": 31.0}),
            ("itching", of("infusion reaction")),
            ("flushing", of("infusion reaction")),
            ("bleeding", {}),
            ("serious allergic reaction", {"frequency": "rare"}),
            ("thin hair", {"frequency": "not known"}),
            ("wheezing", {"frequency": "not known"}),
        ],
    ),
    "a whole list on one line": (
        """Zolfin
IMPORTANT WARNING: Slow breathing
Zolfin may slow your breathing. Get emergency help right away for: \u2022 blue lips \u2022 shallow breathing.
Side effects
Let your doctor know of: \u2022 drowsiness \u2022 back or joint pain \u2022 runny nose, sneezing
Your family should call the doctor right away about: rages; dangerous impulses.
""",
        [
            ("blue lips", NOW | {"boxed": True}),
            ("shallow breathing", NOW | {"boxed": True}),
            ("drowsiness", {"seek_care": "promptly"}),
            ("back pain", {"seek_care": "promptly"}),
            ("joint pain", {"seek_care": "promptly"}),
            ("runny nose", {"seek_care": "promptly"}),
            ("sneezing", {"seek_care": "promptly"}),
            ("rages", NOW),
            ("dangerous impulses", NOW),
        ],
    ),
    "a leaflet with relative clauses": (
        """Zolfin
Side effects
See a doctor straight away if you have:
- swelling of the lips, tongue or throat which causes difficulty in swallowing or breathing
- swelling under your skin, typically in your eyelids, hands, or feet
- a more severe allergic reaction
Rare (1 in 1,000 people): eosinophilic pneumonia (a common type of pneumonia), blood clot risk.
For Healthcare Professionals
Local
Common: dehydration secondary to vomiting
Injection site reactions occurred in 0.2% of patients, including discomfort and redness.
Zolfin may make you dizzy.
""",
        [
            ("swelling of the lips, tongue or throat", NOW),
            ("difficulty in swallowing or breathing", of("swelling of the lips, tongue or throat", **NOW)),
            ("swelling under your skin", NOW),
            ("severe allergic reaction", NOW),
            ("eosinophilic pneumonia", {"frequency": "rare"}),
            ("blood clot", {"frequency": "rare"}),
            ("dehydration", COMMON),
            ("injection site reactions", {"percent": 0.2}),
            ("discomfort", {"broader": "injection site reactions"}),
            ("redness", {"broader": "injection site reactions"}),
            ("dizzy", {}),
        ],
    ),
    "if you have it, get help; what people report; a list over two lines": (
        """Zolfin
Side effects
- constipation, gas,
  upset stomach
- aches and pains
- feeling tired, dizzy or sleepy
UNKNOWN
- thin hair
Important: if you experience chest pain or tightness, do not take more doses and see a doctor straightaway.
If you notice yellow eyes, tell your doctor.
If you have diabetes, tell your doctor.
Less often, people report ringing in the ears, weight loss or bad dreams.
""",
        [
            ("constipation", {}),
            ("gas", {}),
            ("upset stomach", {}),
            ("aches and pains", {}),
            ("feeling tired", {}),
            ("feeling dizzy", {}),
            ("feeling sleepy", {}),
            ("thin hair", {"frequency": "not known"}),
            ("chest pain or tightness", NOW),
            ("yellow eyes", {"seek_care": "promptly"}),
            ("ringing in the ears", {"frequency": "less common"}),
            ("weight loss", {"frequency": "less common"}),
            ("bad dreams", {"frequency": "less common"}),
        ],
    ),
    "advice behind each effect": (
        """Zolfin
Side effects
1. Stomach cramps - take with food.
2. Rash, hives or itchy skin - stop the drug and call us at once.
3. Yellow eyes: go to the emergency room.
""",
        [
            ("stomach cramps", {}),
            ("rash", NOW),
            ("hives", NOW),
            ("itchy skin", NOW),
            ("yellow eyes", NOW),
        ],
    ),
    "sentences that look like lists": (
        """Zolfin
Side effects
Dial 999 or go to A&E at once for:
- chest pain
There's an antidote, which hospitals keep.
More than 1 in 100 people get these:
- a cough
""",
        [("chest pain", NOW), ("cough", COMMON)],
    ),
    "words that name no effect": (
        """Zolfin
Zolfin side effects: what to look out for
- red
- a low level
- percent of patients receiving Zolfin
- feeling sick
- sex organs, or the upper back
- blood in urine
""",
        [("feeling sick", {}), ("blood in urine", {})],
    ),
}


@pytest.mark.parametrize("layout", PAGES)
def test_effects_of_a_layout(layout: str, tmp_path: Path) -> None:
    text, wanted = PAGES[layout]
    found = [
        (fact.object, {k: v for k, v in fact.qualifiers.items() if k != "comparator"})
        for fact in effects(tmp_path, text)
    ]
    assert found == wanted


def test_calls_for_help_among_warnings_give_effects_and_other_calls_do_not(tmp_path: Path) -> None:
    text = """Zolfin
Warnings
Zolfin can cause serotonin syndrome. Call your doctor right away if you have sweating or twitching.
Call your doctor right away if you have a history of seizures or become pregnant.
"""
    found = [(fact.object, fact.manifestation_of) for fact in effects(tmp_path, text)]
    assert found == [("sweating", "serotonin syndrome"), ("twitching", "serotonin syndrome")]


def test_sentences_about_side_effects_in_general_name_none(tmp_path: Path) -> None:
    text = """Zolfin
Side effects
Serious side effects are rare: they strike fewer than 1 in 5,000 people.
Side effects may be more frequent in older people.
Many people have no side effects or only minor ones.
Tell your doctor of any side effects that bother you.
The most serious side effects are described below.
"""
    assert effects(tmp_path, text) == []


def test_shares_of_several_groups_of_patients_are_facts_of_their_own(tmp_path: Path) -> None:
    text = """Zolfin
Side effects
Common side effects of zolfin include:
- fever (10%, children)
- thrush (women, 8.5%; men, 2%)
"""
    found = [(fact.object, fact.percent, fact.population) for fact in effects(tmp_path, text)]
    assert found == [("fever", 10.0, "children"), ("thrush", 8.5, "women"), ("thrush", 2.0, "men")]


def test_a_paragraph_that_ends_in_boilerplate_is_read(tmp_path: Path) -> None:
    text = """Zolfin
What are the possible side effects of zolfin?
Get emergency help if you see signs of an allergic reaction: hives; wheezing. This is not a complete list.
Zolfin does not usually cause weight gain. There have been rare reports of gout. Some women notice spotting.
Constipation happened in 12% of people taking zolfin versus 4% of people taking placebo.
"""
    found = [(fact.object, fact.percent, fact.frequency) for fact in effects(tmp_path, text)]
    assert found == [
        ("allergic reaction", None, None),
        ("hives", None, None),
        ("wheezing", None, None),
        ("gout", None, "rare"),
        ("spotting", None, None),
        ("constipation", 12.0, None),
    ]
