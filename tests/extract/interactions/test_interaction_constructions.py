# ruff: noqa: E501  (tables read best with one case a line)
"""Who interacts and what happens, by construction; what names in a sentence are not taken with the drug."""

from __future__ import annotations

import pytest

from kg_builder.extract.interactions.extractor import InteractionExtractor
from kg_builder.extract.interactions.management import management_of
from tests.extract.interactions.test_interaction_effects import Told, told
from tests.extract.small_pages import facts_of, page

SAID = [
    ("Examplol may raise digoxin levels.", [("digoxin", "raise digoxin levels", None)]),
    ("As a weak inhibitor, examplol may raise digoxin and dabigatran levels.", [("digoxin", "raise digoxin and dabigatran levels", None), ("dabigatran", "raise digoxin and dabigatran levels", None)]),
    ("Examplol slows the breakdown of caffeine.", [("caffeine", "slows the breakdown of caffeine", None)]),
    ("Levels of lithium, digoxin and phenytoin rise with examplol.", [("lithium", "levels rise", None), ("digoxin", "levels rise", None), ("phenytoin", "levels rise", None)]),
    ("Methotrexate toxicity has been seen.", [("methotrexate", "methotrexate toxicity", None)]),
    ("Examplol makes birth control pills less reliable, so add condoms.", [("birth control pills", "less reliable", "add condoms")]),
    ("Some drugs can stop examplol from working, including rifampicin (an antibiotic) and carbamazepine.", [("rifampicin", "stop examplol from working", None), ("carbamazepine", "stop examplol from working", None)]),
    ("Cimetidine, an indigestion medicine, can raise levels.", [("cimetidine", "raise levels", None)]),
    ("Potassium supplements or drugs capable of raising potassium can cause weakness.", [("potassium supplements", "weakness", None)]),
    ("Examplol can cause a false-positive urine test for amphetamine.", []),
    ("Inducers such as rifampin cut levels and are contraindicated.", [("rifampin", "cut levels", "contraindicated")]),
    ("If you take warfarin, your doctor will check you for bleeding.", [("warfarin", None, "if you take warfarin, your doctor will check you for bleeding")]),
    ("Use with sotalol calls for an ECG.", [("sotalol", None, "use with sotalol calls for an ECG")]),
    ("Carbamazepine: levels fall. Raise the dose if needed.", [("carbamazepine", "levels fall", "raise the dose if needed")]),
    ("Live vaccines: not during treatment.", [("live vaccines", None, "not during treatment")]),
    ("Samplol can work against it, and cholinergic drugs such as bethanechol can add to it.", [("cholinergic drugs", "add to it", None), ("bethanechol", "add to it", None)]),
    ("They may interact: lithium. This drug may interfere with certain lab tests.", [("lithium", None, None)]),
]  # fmt: skip


@pytest.mark.parametrize(("said", "wanted"), SAID, ids=[said for said, _ in SAID])
def test_constructions(said: str, wanted: list[Told]) -> None:
    assert told(f"== interactions: Interactions\n{said}") == wanted


ADVICE = [
    ("Therefore, monitor potassium weekly.", "monitor potassium weekly"),
    ("Limit cheese, which may raise the pressure.", "limit cheese"),
    ("At doses higher than 2 mg the effect is not known.", None),
    ("For those who took less due to bleeding, reduce the dose to 50 mg.", "reduce the dose to 50 mg"),
    ("If the two cannot be avoided, reduce the dose.", "if the two cannot be avoided, reduce the dose"),
    ("At 2 times the maximum recommended dose it is an inhibitor.", None),
    ("When given 4 hours before it, there was no change in AUC.", None),
    ("Risk of long QT Monitor with an ECG.", "monitor with an ECG"),
    ("Patients may need to have their dose titrated.", "patients may need to have their dose titrated"),
    ("Aspirin adds to bleeding and is not recommended.", "not recommended"),
]


@pytest.mark.parametrize(("text", "wanted"), ADVICE)
def test_what_is_asked(text: str, wanted: str | None) -> None:
    assert management_of(text) == wanted


def test_what_is_to_be_avoided_may_interact() -> None:
    said = (
        "== warnings: What should I avoid while taking examplol?\n"
        "Antacids that contain magnesium reduce how much examplol is absorbed. Take it 2 hours apart.\n"
        "Avoid driving until you know how you react. Do not use examplol together with lithium."
    )
    assert told(said) == [
        ("antacids", "reduce how much examplol is absorbed", "take it 2 hours apart"),
        ("lithium", None, "do not use examplol together with lithium"),
    ]


def test_inhibitors_and_inducers_in_other_parts() -> None:
    said = (
        "== dosage: Dosage\nFor strong CYP3A inhibitors other than ketoconazole, reduce the dose to 50 mg.\n"
        "Strong CYP3A inducers such as rifampin lower its levels; choose another agent.\n"
        "The dose is cut with a CYP3A inhibitor and raised with a CYP3A inducer."
    )
    assert [(name, management) for name, _, management in told(said)] == [
        (
            "strong CYP3A inhibitors",
            "for strong CYP3A inhibitors other than ketoconazole, reduce the dose to 50 mg",
        ),
        ("strong CYP3A inducers", "choose another agent"),
        ("rifampin", "choose another agent"),
    ]


def test_a_grade_before_the_colon_of_a_sentence_is_that_of_its_list() -> None:
    found = facts_of(
        InteractionExtractor(),
        page("== interactions: Interactions\n- Serious interactions of examplol include: lithium, warfarin."),
    )
    assert [(f.object, f.qualifiers["severity"]) for f in found] == [
        ("lithium", "serious"),
        ("warfarin", "serious"),
    ]


def test_advice_on_another_drug_alone_is_not_on_the_entry() -> None:
    notation = (
        "== interactions: Interactions\nExamplol and fluoxetine may cause a slow pulse. "
        "Use of examplol with sertraline is not recommended."
    )
    assert told(notation, label=True)[0] == ("fluoxetine", "slow pulse", None)


def test_a_form_given_in_its_place_is_the_drug_itself() -> None:
    said = "== interactions: Interactions\nLevels fall with fosphenytoin and with antacids."
    assert [name for name, *_ in told(said, drug="phenytoin")] == ["antacids"]
    assert "fosphenytoin" in [name for name, *_ in told(said)]


def test_partners_of_a_labels_own_uses_do_not_interact() -> None:
    notation = (
        "== indications: Indications\nExamplol is indicated in combination with dexamethasone for gout.\n"
        "== warnings: Warnings\nFits may occur when it is used in combination with dexamethasone.\n"
        "Fits may occur when it is used in combination with lithium."
    )
    assert [name for name, *_ in told(notation, label=True)] == ["lithium"]


def test_advice_on_what_heads_the_next_sentence_of_a_label_is_on_that() -> None:
    notation = (
        "== interactions: Interactions\nExposure of saquinavir may rise. "
        "Intervention: Rilpivirine-containing products: Avoid use with examplol."
    )
    assert told(notation, label=True)[0] == ("saquinavir", "exposure of saquinavir may rise", None)
