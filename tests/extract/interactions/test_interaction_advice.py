"""What pages ask to do about an interaction, and the effects that reasons, heads and neighbours tell."""

from __future__ import annotations

import pytest

from kg_builder.extract.interactions.extractor import InteractionExtractor
from kg_builder.extract.interactions.management import management_of
from tests.extract.small_pages import facts_of, page

Told = tuple[str, object, object]


def told(text: str) -> list[Told]:
    """Object, effect and management of each interaction, in order."""
    found = facts_of(InteractionExtractor(), page(f"== interactions: Interactions\n{text}"))
    return [(f.object, f.qualifiers.get("effect"), f.qualifiers.get("management")) for f in found]


ADVICE = [
    ("Doctors do not prescribe the two together.", "do not prescribe the two together"),
    ("You shouldn't go above 15 mg a day.", "you shouldn't go above 15 mg a day"),
    ("Keep well away from cured sausages.", "keep well away from cured sausages"),
    ("Your blood pressure has to be checked often.", "your blood pressure has to be checked often"),
    ("Leave at least ten minutes in between.", "leave at least ten minutes in between"),
    ("Your doctor may switch your epilepsy treatment.", "your doctor may switch your epilepsy treatment"),
    (
        "Your doctor may need to change the doses of your medicines or watch you carefully.",
        "your doctor may need to change the doses of your medicines or watch you carefully",
    ),
    ("Use Alternate Drug.", "use alternate drug"),
    (
        "Doses of lithium, warfarin, and insulin may have to be changed.",
        "doses of lithium, warfarin, and insulin may have to be changed",
    ),
    ("You may need more frequent INR checks.", "you may need more frequent INR checks"),
    ("The pair is best not combined.", "the pair is best not combined"),
    ("Patients should quit before treatment.", "quit before treatment"),
    ("Stop it 14 days before surgery.", "stop it 14 days before surgery"),
    ("Levels may rise; use 25 mg.", "use 25 mg"),
    ("Caution is called for with others (e.g. sotalol).", "caution is called for with others"),
    ("It is often used with steroids.", None),
    ("Levels may change your view of it.", None),
]


@pytest.mark.parametrize(("text", "wanted"), ADVICE)
def test_what_is_asked(text: str, wanted: str | None) -> None:
    assert management_of(text) == wanted


SENTENCES = [
    (
        "Patients avoid cheese, because of the potential for a hypertensive crisis.",
        [("cheese", "hypertensive crisis", "avoid")],
    ),
    (
        "Live vaccines should not be given, because examplol may blunt the immune response.",
        [("live vaccines", "blunt the immune response", "should not be given")],
    ),
    (
        "With medicines such as glipizide your blood sugar may drop too low.",
        [("glipizide", "blood sugar may drop too low", None)],
    ),
    (
        "- Zopiclone \u2013 they act alike, so you'd get more drowsiness.",
        [("zopiclone", "more drowsiness", None)],
    ),
    ("Lithium: toxicity has been reported.", [("lithium", "toxicity", None)]),
    (
        "Furosemide: severe hypotension may follow the first dose.",
        [("furosemide", "severe hypotension", None)],
    ),
    ("Smoking (more than 10 a day) lowers its levels.", [("smoking", "lowers its levels", None)]),
    (
        "Adrenergic agents: Phenylephrine and epinephrine may provoke an exaggerated pressor response.",
        [
            ("adrenergic agents", "exaggerated pressor response", None),
            ("Phenylephrine", "exaggerated pressor response", None),
            ("epinephrine", "exaggerated pressor response", None),
        ],
    ),
    ("SSRIs may also add to the bleeding risk.", [("SSRIs", "add to the bleeding risk", None)]),
    ("Smoking halves exposure to examplol.", [("smoking", "halves exposure to examplol", None)]),
    (
        "Salt substitutes are to be avoided owing to hyperkalaemia.",
        [("salt substitutes", "hyperkalaemia", "avoid")],
    ),
    ("Quinidine: torsades de pointes may ensue.", [("quinidine", "torsades de pointes", None)]),
    (
        "Tell your doctor if you are due to have a typhoid vaccine. Examplol can make it less effective, "
        "so wait at least 3 days after your last dose.",
        [("typhoid vaccine", "make it less effective", "wait at least 3 days after your last dose")],
    ),
    (
        "Alcohol adds to drowsiness. Opioids do the same.",
        [("alcohol", "adds to drowsiness", None), ("opioids", "adds to drowsiness", None)],
    ),
    (
        "NSAIDs are not recommended, because the risk of bleeding goes up. The same is true of aspirin.",
        [
            ("NSAIDs", "risk of bleeding goes up", "NSAIDs are not recommended"),
            ("aspirin", "risk of bleeding goes up", "not recommended"),
        ],
    ),
    (
        "Oxybutynin can make constipation worse. Ask your pharmacist.",
        [("oxybutynin", "make constipation worse", "ask your pharmacist")],
    ),
]


@pytest.mark.parametrize(("text", "wanted"), SENTENCES)
def test_effects_and_advice_around_a_name(text: str, wanted: list[Told]) -> None:
    assert told(text) == wanted


def test_a_kind_takes_up_the_name_of_its_heading() -> None:
    text = "# Digoxin\n  This heart medicine may build up. Your levels should be checked more often."
    assert told(text) == [("digoxin", "build up", "your levels should be checked more often")]


def test_there_are_few_clashes_is_no_effect() -> None:
    assert told("There are few clashes. Avoid taking it with these:\n  - warfarin") == [
        ("warfarin", None, "avoid")
    ]


def test_what_stands_behind_a_list_is_asked_rather_than_its_lead() -> None:
    text = "Tell your doctor if you take:\n  - warfarin\nYour doctor may want to change your treatment."
    assert told(text) == [("warfarin", None, "your doctor may want to change your treatment")]


ELSEWHERE = [
    (
        "== dosage: Dosage\nReduce the dose in patients who also take verapamil.",
        [("verapamil", None, "reduce the dose in patients who also take verapamil")],
    ),
    ("== dosage: Dosage\nPatients who also take part in sports need no change.", []),
    (
        "== warnings: Before you start\n- tell your nurse what you take. The following may make examplol "
        "work less well: bosentan and topiramate. Your doctor may need to change your doses.",
        [
            ("bosentan", "make examplol work less well", "your doctor may need to change your doses"),
            ("topiramate", "make examplol work less well", "your doctor may need to change your doses"),
        ],
    ),
    (
        "== warnings: Before you start\n- tell your doctor what you take. Be sure to mention phenytoin.",
        [("phenytoin", None, "tell your doctor")],
    ),
    (
        "== contraindications: Not for all\nDo not give it to anyone taking pimozide, or within 2 weeks.",
        [("pimozide", None, "do not give it to anyone taking pimozide, or within 2 weeks")],
    ),
    (
        "== contraindications: Not for all\nIt must also not be used at the same time as warfarin, except "
        "when switching.",
        [("warfarin", None, "must also not be used at the same time as warfarin, except when switching")],
    ),
]


@pytest.mark.parametrize(("notation", "wanted"), ELSEWHERE)
def test_takers_and_bans_in_other_parts(notation: str, wanted: list[Told]) -> None:
    found = facts_of(InteractionExtractor(), page(notation))
    assert [(f.object, f.qualifiers.get("effect"), f.qualifiers.get("management")) for f in found] == wanted
