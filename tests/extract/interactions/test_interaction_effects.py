# ruff: noqa: E501  (tables read best with one case a line)
"""What happens and what to do, told in more ways: on pages, under titles of labels, for the drug's own product."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg_builder.extract.interactions.extractor import InteractionExtractor
from tests.extract.small_pages import facts_of, page

Told = tuple[str, object, object]


def told(notation: str, *, label: bool = False, drug: str = "examplol") -> list[Told]:
    """Object, effect and management of each interaction, in order."""
    found = page(notation, drug=drug)
    if label:
        found = replace(found, media_type="application/openfda+json")
    facts = facts_of(InteractionExtractor(), found)
    return [(f.object, f.qualifiers.get("effect"), f.qualifiers.get("management")) for f in facts]


@pytest.mark.parametrize(
    ("entry", "wanted"),
    [
        ("Itraconazole: pushes examplol levels up; avoid", ("itraconazole", "pushes examplol levels up", "avoid")),
        ("Phenobarbital: brings levels down, so attacks may return", ("phenobarbital", "brings levels down", None)),
        ("Prasugrel: more bleeding; only if a heart specialist agrees", ("prasugrel", "more bleeding", "only if a heart specialist agrees")),
        ("Naproxen: more bleeding. Take acetaminophen for pain instead", ("naproxen", "more bleeding", "take acetaminophen for pain instead")),
        ("Diuretics: added loss of sodium. Measure sodium before the first dose.", ("diuretics", "added loss of sodium", "measure sodium before the first dose")),
        ("Oral contraceptives: less effective; add a barrier method", ("oral contraceptives", "less effective", "add a barrier method")),
        ("Alcohol: drowsier, so keep it low.", ("alcohol", None, "keep it low")),
        ("Grapefruit: leave it out, since levels go up.", ("grapefruit", "levels go up", "leave it out")),
        ("Citalopram or sertraline, used for depression or panic, because bleeding is more likely", ("citalopram", "bleeding is more likely", None)),
        ("Quinidine (torsades de pointes)", ("quinidine", "torsades de pointes", None)),
    ],
)  # fmt: skip
def test_entries(entry: str, wanted: Told) -> None:
    assert told(f"== interactions: Other medicines\n- {entry}")[0] == wanted


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ("Low sodium is likelier if examplol is mixed with diuretics.", ("diuretics", "low sodium", None)),
        ("The hazard of falls grows if you take diazepam along with it.", ("diazepam", "hazard of falls grows", None)),
        ("Strong CYP3A4 inducers (e.g., rifampin) lower examplol exposure.", ("rifampin", "lower examplol exposure", None)),
        ("Examplol can raise the amount of haloperidol in the blood.", ("haloperidol", "raise the amount of haloperidol", None)),
        ("Tetracyclines raise the pressure. You'll need regular blood tests.", ("tetracyclines", "raise the pressure", "You'll need regular blood tests")),
        ("Reports of high potassium have been rarely noted when it was used with lisinopril.", ("lisinopril", "high potassium", None)),
        ("Fluvoxamine may raise its levels and lead to adverse reactions.", ("fluvoxamine", "raise its levels", None)),
        ("Verapamil may have an additive effect on the heart rate.", ("verapamil", "additive effect on the heart rate", None)),
        ("Macrolides can push the INR up, as can amiodarone.", ("amiodarone", "push the INR up", None)),
        ("Naproxen, ketorolac, and clopidogrel raise the risk of bleeding through an effect on platelets.", ("naproxen", "raise the risk of bleeding", None)),
        ("Acting in the opposite direction, rifampin makes examplol less effective.", ("rifampin", "makes examplol less effective", None)),
        ("Garlic may increase bleeding, and St. John's wort can weaken the drug.", ("garlic", "increase bleeding", None)),
        ("Garlic may increase bleeding, and St. John's wort can weaken the drug.", ("St. John's wort", "weaken the drug", None)),
        ("Drugs that block CYP3A4 (ritonavir) raise its level; those that speed it up (rifampin) lower it.", ("rifampin", "lower it", None)),
        ("Colestipol binds examplol in the gut; take it 4 hours later.", ("colestipol", "binds examplol in the gut", "take it 4 hours later")),
        ("An enhanced sedative effect is seen with alcohol.", ("alcohol", "enhanced sedative effect", None)),
        ("Macrolides slow its breakdown. Your doctor may stop examplol until you finish the macrolide.", ("macrolides", "slow its breakdown", "your doctor may stop examplol until you finish the macrolide")),
        ("People who take blood pressure tablets may find that their blood pressure drops further.", ("blood pressure tablets", "blood pressure drops further", None)),
        ("The sedation is made stronger by antihistamines.", ("antihistamines", "sedation is made stronger", None)),
        ("Rifampicin, used for tuberculosis, clears it from the body faster.", ("rifampicin", "clears it from the body faster", None)),
        ("Digoxin levels can double. Your doctor may halve your digoxin.", ("digoxin", "digoxin levels can double", "your doctor may halve your digoxin")),
        ("Ask about naproxen: the two can make ulcers more likely.", ("naproxen", "make ulcers more likely", None)),
        ("You don't have to give up broccoli.", ("broccoli", None, None)),
        ("Peak concentrations are 30% lower when antacids are taken with it.", ("antacids", "peak concentrations are 30% lower", None)),
        ("Rifampin (e.g. with food) can result in decreased levels [see Use in Some Groups (8.1, 8.", ("rifampin", "decreased levels", None)),
        ("Examples of medicines that may lower its level are: rifampin, phenytoin.", ("phenytoin", "lower its level", None)),
    ],
)  # fmt: skip
def test_sentences(said: str, wanted: Told) -> None:
    assert wanted in told(f"== interactions: Interactions\n{said}")


def test_a_painkiller_that_is_wanted_or_safe_does_not_interact() -> None:
    notation = "== interactions: Interactions\nIf you need a painkiller, acetaminophen is usually safe. Ibuprofen can cause bleeding."
    facts = facts_of(InteractionExtractor(), page(notation))
    assert [(f.object, f.status) for f in facts] == [("acetaminophen", "negated"), ("ibuprofen", "asserted")]


def test_sentences_behind_a_listed_name_hold_no_names() -> None:
    notation = "== interactions: Interactions\nDo not take examplol with:\n  - MAO inhibitors. Never combine, and wait 14 days between them."
    assert [name for name, _, _ in told(notation)] == ["MAO inhibitors"]


@pytest.mark.parametrize(
    ("title", "wanted"), [("Medications to avoid", "avoid"), ("Use with caution", "use with caution")]
)
def test_titles_of_lists_ask_for_something(title: str, wanted: str) -> None:
    assert told(f"== interactions: Interactions\n# {title}\n  - pimozide") == [("pimozide", None, wanted)]


def test_what_a_medicine_is_for_is_no_effect() -> None:
    notation = "== interactions: Other medicines\nTell your doctor if you take:\n  - medicines to treat or prevent clots, like apixaban – you may bleed more easily"
    assert ("apixaban", "you may bleed more easily", "tell your doctor") in told(notation)


@pytest.mark.parametrize("lead", ["Give with caution:", "Use with caution:"])
def test_a_short_lead_holds_for_its_list(lead: str) -> None:
    assert told(f"== interactions: Interactions\n{lead}\n  - digoxin")[0][2] == lead[:-1].lower()


def test_words_behind_a_list_that_speak_of_these() -> None:
    notation = "== interactions: Interactions\nThey may raise the level of examplol:\n  - clarithromycin\nAvoid these if you can."
    assert told(notation) == [("clarithromycin", "raise the level of examplol", "avoid these if you can")]


def test_any_of_the_following_in_other_sections() -> None:
    notation = "== warnings: Before you take it\nTell your doctor if you take any of the following:\n  - methotrexate, as examplol can make it build up"
    assert told(notation) == [("methotrexate", "make it build up", "tell your doctor")]


@pytest.mark.parametrize(
    ("title", "text", "wanted"),
    [
        # advice on something else, and pointers, are left out
        ("7.1 Simvastatin", "Frequent monitoring of cyclosporine is recommended. Limit the dose of simvastatin to 20 mg daily.", "limit the dose of simvastatin to 20 mg daily"),
        ("7.2 Thrombolytics and Anticoagulants", "Avoid use with other glycoprotein inhibitors.", None),
        ("7.3 Hormonal Contraceptives", "Use a barrier method during treatment [see Use (8.3)].", "use a barrier method during treatment"),
    ],
)  # fmt: skip
def test_advice_under_a_title_is_on_what_it_names(title: str, text: str, wanted: str | None) -> None:
    found = told(f"== interactions: {title}\n{text}", label=True)
    assert found[0][2] == wanted


@pytest.mark.parametrize(
    "said",
    [
        "The following may raise the risk of rash, which may be severe: ampicillin.",
        "Raise examplol to 800 mg once daily with rifampin.",
        "Stop antihypertensives while giving examplol to reduce potential additive effects.",
    ],
)
def test_what_is_no_effect(said: str) -> None:
    effects = [effect for _, effect, _ in told(f"== interactions: Interactions\n{said}", label=True)]
    assert not any(
        str(e).startswith(("may be severe", "raise examplol", "reduce potential")) for e in effects
    )


def test_reasons_in_labels_are_effects() -> None:
    said = "Avoid nefazodone with examplol due to the potential for an increase in examplol toxicity."
    assert told(f"== interactions: Interactions\n{said}", label=True) == [
        ("nefazodone", "increase in examplol toxicity", "avoid")
    ]


def test_what_the_drug_holds_is_not_taken_with_it() -> None:
    said = "Avoid driving because the alcohol content of examplol may cause drowsiness."
    assert told(f"== warnings: Warnings\n{said}", label=True) == []


def test_a_risk_that_is_lowered_is_no_effect() -> None:
    said = "With a sulfonylurea the risk of hypoglycemia may be lowered with a smaller dose of it."
    assert all(effect is None for _, effect, _ in told(f"== interactions: Interactions\n{said}", label=True))


def test_advice_behind_a_long_lead_opens_with_its_verb() -> None:
    said = "Oral drugs for which a fast rise to a threshold is needed in order to work should be taken 1 hour prior to it."
    [(_, _, asked)] = told(f"== interactions: Interactions\n{said}", label=True) or [("", None, None)]
    assert asked is None or str(asked).startswith("should be taken")


def test_a_partner_in_the_own_product_does_not_interact() -> None:
    said = (
        "Examplol hydrochloride and epinephrine injection with MAO inhibitors may cause severe hypertension."
    )
    assert [name for name, _, _ in told(f"== interactions: Interactions\n{said}", label=True)] == [
        "MAO inhibitors"
    ]
    said = "Examplol suspension and chlorpromazine solution may form a precipitate."
    assert [name for name, _, _ in told(f"== interactions: Interactions\n{said}", label=True)] == [
        "chlorpromazine"
    ]


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ("Confusion may mean serotonin syndrome, which is likelier if examplol is mixed with lithium.", ("lithium", "serotonin syndrome", None)),
        ("Abnormal bleeding, which is more likely if you also take naproxen", ("naproxen", "abnormal bleeding", None)),
        ("Older adults have a higher risk of tendon rupture, especially when they also take steroids.", ("steroids", "tendon rupture", None)),
        ("Severe hypoglycemia has occurred in people with diabetes who were receiving insulin.", ("insulin", "severe hypoglycemia", None)),
        ("Bleeding: watch for bruises. The risk is raised by aspirin and other antiplatelet agents.", ("aspirin", "bleeding", None)),
        ("A low sodium level is most likely with diuretics.", ("diuretics", "low sodium level", None)),
        ("Point out any of the following: medicines for epilepsy such as phenytoin.", ("phenytoin", None, None)),
    ],
)  # fmt: skip
def test_hazards_that_others_make_likelier(said: str, wanted: Told) -> None:
    assert wanted in told(f"== warnings: Warnings\n{said}")


def test_hazards_that_nothing_taken_makes_likelier() -> None:
    said = "Dizziness is more likely in older people. Monitor calcium, and see that patients take enough calcium."
    assert told(f"== adverse_effects: Side effects\n{said}") == []


def test_drinking_among_risk_factors_does_not_interact_in_a_label() -> None:
    said = "Watch patients at risk (obesity, diabetes, increased alcohol intake) closely."
    assert told(f"== warnings: Warnings\n{said}", label=True) == []
    assert told("== warnings: Warnings\nAvoid alcoholic drinks during treatment.", label=True) != []


def test_a_table_of_doses_run_into_one_line_tells_no_interactions() -> None:
    doses = " ".join(f"{weight} kg 300 mg twice daily" for weight in range(10, 80, 10))
    said = f"With potent CYP3A inhibitors reduce the dose {doses}."
    assert told(f"== dosage: Dosage\n{said}", label=True) == []


def test_the_class_of_the_drug_itself() -> None:
    said = "Stop antipsychotic drugs and other drugs not essential, with close monitoring, when lithium is combined."
    found = [name for name, _, _ in told(f"== warnings: Warnings\n{said}", label=True, drug="fluphenazine")]
    assert "antipsychotic drugs" not in found


def test_patients_told_apart_are_no_effect() -> None:
    said = "Caution in patients who might be at risk of increased bleeding from surgery, or who take heparin."
    assert [effect for _, effect, _ in told(f"== interactions: Interactions\n{said}", label=True)] == [None]


def test_a_target_is_not_taken() -> None:
    said = "Avoid a mammalian target of rapamycin (mTOR) inhibitor such as everolimus."
    assert "rapamycin" not in [name for name, _, _ in told(f"== interactions: Interactions\n{said}")]


@pytest.mark.parametrize(
    ("said", "status"),
    [
        ("Sertraline did not produce meaningful changes in exposure.", ["negated"]),
        ("Substrates (e.g. Digoxin) did not have a significant effect when given with it.", ["negated"]),
        ("The impact of paroxetine is not well established.", []),
    ],
)
def test_more_denials(said: str, status: list[str]) -> None:
    found = page(f"== interactions: Interactions\n{said}")
    assert [f.status for f in facts_of(InteractionExtractor(), found)] == status
