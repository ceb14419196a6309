# ruff: noqa: E501  (tables read best with one case a line)
"""What happens and what to do, whole and in the page's words: referred to, cut, run into titles, set behind."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from kg_builder.extract.interactions.cells import happening_in
from kg_builder.extract.interactions.extractor import InteractionExtractor
from kg_builder.extract.interactions.management import management_of
from kg_builder.extract.interactions.mentions import names_in
from kg_builder.extract.interactions.plain import plain_effect
from kg_builder.model import Cell
from tests.extract.small_pages import facts_of, page

Told = tuple[str, object, object]
LABEL = "application/openfda+json"


def told(notation: str, *, label: bool = False) -> list[Told]:
    """Object, effect and management of each interaction, in order."""
    found = page(notation, drug="examplol")
    if label:
        found = replace(found, media_type=LABEL)
    facts = facts_of(InteractionExtractor(), found)
    return [(f.object, f.qualifiers.get("effect"), f.qualifiers.get("management")) for f in facts]


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ("Examplol may cause gastric bleeding. Naproxen adds to this risk.", ("naproxen", "adds to the risk of gastric bleeding", None)),
        ("Seizures have been reported. The risk is higher with bupropion.", ("bupropion", "risk of seizures is higher", None)),
        ("Examplol raises the odds; taking it with naproxen makes bruising more likely. The same goes for garlic.", ("garlic", "makes bruising more likely", None)),
        ("Carbamazepine has the opposite effect; by hastening removal of examplol it can lead to gout.", ("carbamazepine", "gout", None)),
        ("Lithium reduced alertness; haloperidol did likewise.", ("haloperidol", "reduced alertness", None)),
        ("Opioids and antihistamines have an additive effect.", ("antihistamines", "additive effect", None)),
        ("With examplol, the exposure to digoxin rose by 24%.", ("digoxin", "exposure to digoxin rose by 24%", None)),
        ("Examplol lowered the blood level of digoxin, and rifampin lowered that of examplol.", ("digoxin", "lowered the blood level of digoxin", None)),
        ("Examplol may make oral contraceptives fail.", ("oral contraceptives", "make oral contraceptives fail", None)),
        ("Rifampin lowers examplol levels, by up to 40%.", ("rifampin", "lowers examplol levels", None)),
        ("Kidney damage has followed the use of examplol with ibuprofen.", ("ibuprofen", "kidney damage", None)),
        ("Tetracyclines raise the pressure, and vitamin A supplements add to it.", ("tetracyclines", "raise the pressure", None)),
        ("Warfarin may become weaker and you may need a larger dose.", ("warfarin", "become weaker", "you may need a larger dose")),
        ("Rifampin lowers levels as well.", ("rifampin", "lowers levels", None)),
        ("Check with us before taking herbal remedies such as garlic.", ("garlic", None, "check with us")),
    ],
)  # fmt: skip
def test_sentences_of_pages(said: str, wanted: Told) -> None:
    assert wanted in told(f"== interactions: Interactions\n{said}")


@pytest.mark.parametrize(
    ("item", "wanted"),
    [
        ("Antacids and kaolin reduce absorption of examplol.", ("kaolin", "reduce absorption of examplol", None)),
        ("Diazepam and other benzodiazepines: very low blood pressure reported.", ("diazepam", "very low blood pressure", None)),
        ("Grapefruit juice: slows its breakdown; patients should abstain.", ("grapefruit juice", "slows its breakdown", "abstain")),
        ("Ibuprofen, e.g. from a shop. Do not buy it yourself.", ("ibuprofen", None, "do not buy it yourself")),
        ("Selegiline. The pair can send blood pressure up.", ("selegiline", "send blood pressure up", None)),
        ("Dofetilide: Examplol may raise its level. Using them together is not recommended.", ("dofetilide", "raise its level", "not recommended")),
    ],
)  # fmt: skip
def test_items_of_pages(item: str, wanted: Told) -> None:
    assert wanted in told(f"== interactions: Interactions\n- {item}")


def test_a_grade_between_semicolons_is_the_severity() -> None:
    found = page(
        "== interactions: Interactions\nCaffeine: may raise the level; moderate; cut down.", drug="examplol"
    )
    assert [f.qualifiers.get("severity") for f in facts_of(InteractionExtractor(), found)] == ["moderate"]


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ("Hypoglycemia is likelier when examplol is combined with insulin. Consider a smaller dose of the other drug.", ("insulin", "hypoglycemia", "consider a smaller dose of the other drug")),
        ("The odds of getting PML are higher if you also take methotrexate.", ("methotrexate", "odds of getting PML are higher", None)),
        ("Avoid cimetidine, since it may raise examplol levels.", ("cimetidine", "raise examplol levels", "avoid")),
    ],
)  # fmt: skip
def test_told_in_passing(said: str, wanted: Told) -> None:
    assert told(f"== warnings: Cautions\n- {said}") == [wanted]


def test_an_effect_ends_with_its_part_of_the_sentence() -> None:
    said = "Examplol raises the level of digoxin; warfarin is stable, and ketoconazole can raise levels."
    found = {name: effect for name, effect, _ in told(f"== interactions: Interactions\n{said}")}
    assert found["digoxin"] == "raises the level of digoxin"
    assert found["warfarin"] is None


def test_what_a_lead_in_concedes_is_the_effect() -> None:
    lead = "May be used with this medicine, though examplol levels can fall:"
    found = told(f"== interactions: Interactions\n{lead}\n- Phenytoin")
    assert found == [("phenytoin", "examplol levels can fall", None)]


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ("Beta Blocking Agents Bradycardia and fainting can occur when verapamil is given with examplol.", ("verapamil", "bradycardia and fainting", None)),
        ("Digoxin Concomitant use may raise digoxin levels.", ("digoxin", "raise digoxin levels", None)),
        ("CYP3A Inducers Examplol exposure can be lowered by rifampin.", ("CYP3A inducers", "examplol exposure can be lowered", None)),
        ("Letrozole The concomitant use of letrozole with examplol is not recommended.", ("letrozole", None, "the concomitant use of letrozole with examplol is not recommended")),
    ],
)  # fmt: skip
def test_titles_run_into_sentences_of_labels(said: str, wanted: Told) -> None:
    found = told(f"== interactions: 7 DRUG INTERACTIONS\n{said}", label=True)
    assert wanted in found


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ("Examples of drugs that are contraindicated for use with it are:", "contraindicated"),
        ("Table 3: Products Contraindicated with the Use of Examplol", "contraindicated"),
        ("It is contraindicated in patients with:", "contraindicated"),
        ("Other Antacids-Caution is needed when both are taken.", "caution is needed when both are taken"),
        ("Adjustments of theophylline dose should be made 7", "adjustments of theophylline dose should be made"),
        ("Contraindicated with it Ketoconazole Itraconazole Voriconazole Erythromycin Clarithromycin Nefazodone", "contraindicated with it"),
        ("Monitoring of effect (as of clotting", "monitoring of effect"),
        ("Glucose monitoring systems may react with maltose.", None),
        ("Drugs including but not limited to digoxin may matter.", None),
        ("Monitor pressure so that it stays as wished.\u2022 During use, rest.", "monitor pressure so that it stays as wished"),
        ("It's best not to, since it adds to sleepiness.", "best not to"),
        ("Avoid coadministration with lithium.", "avoid coadministration"),
    ],
)  # fmt: skip
def test_advice(said: str, wanted: str | None) -> None:
    assert management_of(said) == wanted


def test_long_advice_ends_where_a_phrase_ends() -> None:
    said = (
        "Reduce the dose of examplol tablets to one third of the first one in patients with kidney disease who"
        " take strong CYP3A inhibitors by mouth, and return to it when these are stopped for good"
    )
    found = management_of(said) or ""
    assert found.endswith("by mouth")


@pytest.mark.parametrize(
    ("effect", "wanted"),
    [
        ("double usual dose over two weeks", None),
        ("you were treated with methotrexate before", None),
        ("occur", None),
        ("may be additive", None),
        ("risk of fits may rise and a lower dose should be tried", "risk of fits may rise"),
        ("breathing may be slower than expected, decrease the dosage of both", "breathing may be slower than expected"),
        ("low potassium that", "low potassium"),
        ("block and/or Are Broken Down by CYP3A", None),
    ],
)  # fmt: skip
def test_what_is_kept_of_effects(effect: str, wanted: str | None) -> None:
    assert plain_effect(effect) == wanted


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ("Take H 2 -receptor antagonists and examplol by two hours.", "H2-receptor antagonists"),
        ("Avoid a 5-HT 3 receptor antagonist with it.", "5-HT3 receptor antagonist"),
        ("Take care with drugs that slow the heart rate or are sedating.", "drugs that slow the heart rate"),
        ("Take care with drugs that raise stomach pH e.g. acid blockers.", "drugs that raise stomach pH"),
        ("Care is needed with drugs known to have a risk of torsades.", "drugs known to have a risk of torsades"),
        ("Do not give 600 mg/emtricitabine 200 mg.", "emtricitabine"),
    ],
)  # fmt: skip
def test_whole_names(said: str, wanted: str) -> None:
    assert [n.text for n in names_in(said)][:1] == [wanted]


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ("Neither examplol nor its salts have been found to interact with digoxin.", {("digoxin", "negated")}),
        ("The change with warfarin was not considered to be clinically significant.", {("warfarin", "negated")}),
        ("Beta blockers, including examplol, may deepen sedation from diazepam.", {("diazepam", "asserted")}),
    ],
)  # fmt: skip
def test_whether_they_interact(said: str, wanted: set[tuple[str, str]]) -> None:
    found = replace(page(f"== interactions: 7 DRUG INTERACTIONS\n{said}", drug="examplol"), media_type=LABEL)
    assert {(f.object, f.status.value) for f in facts_of(InteractionExtractor(), found)} == wanted


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ("Antihypertensives: Examplol, because it widens vessels, may enhance the effects of some of them.", ("antihypertensives", "enhance the effects of some of them", None)),
        ("Digoxin (one 4 mg dose or two 2 mg doses) increased the AUC of examplol.", ("digoxin", "increased the AUC of examplol", None)),
        ("The concomitant use of examplol with sedatives may result in poor balance and may cause fainting.", ("sedatives", "poor balance and may cause fainting", None)),
        ("Warfarin has been reported to cause low blood pressure when given with examplol.", ("warfarin", "low blood pressure", None)),
        ("Naproxen raises levels. Avoid naproxen and St. John's wort.", ("naproxen", "raises levels", "avoid")),
        ("Take care with drugs that thin the blood, since they thin the blood.", ("drugs that thin the blood", None, None)),
        ("Desipramine: Examplol raises the AUC of drugs metabolized by CYP2D6.", ("desipramine", "raises the AUC of drugs metabolized by CYP2D6", None)),
    ],
)  # fmt: skip
def test_sentences_of_labels(said: str, wanted: Told) -> None:
    assert wanted in told(f"== interactions: 7 DRUG INTERACTIONS\n{said}", label=True)


def test_a_long_sentence_in_a_cell_tells_its_effect() -> None:
    said = (
        "Combined use of examplol and azoles may raise the level of examplol, resulting in a longer sleep than"
        " one would wish, above all where the azole is begun only after a dose that has been kept"
        " for several weeks without any change"
    )
    assert happening_in(Cell(0, 0, said, 0, 0), re.compile("examplol")) == "raise the level of examplol"
