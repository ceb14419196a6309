# ruff: noqa: E501  (tables read best with one case a line)
"""Dosage forms and strengths."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg_builder.extract.dosage_forms.extractor import DosageFormExtractor
from kg_builder.extract.dosage_forms.strengths import strengths_in
from kg_builder.readers.openfda import read_record
from tests.extract.small_pages import facts_of, page

STRENGTHS = [
    ("10, 20 and 40 mg", [("10 mg", ""), ("20 mg", ""), ("40 mg", "")]),
    ("2.5 mg or 5 mg", [("2.5 mg", ""), ("5 mg", "")]),
    ("5-mg, 10-mg and 20-mg tablets", [("5 mg", ""), ("10 mg", ""), ("20 mg", "")]),
    ("250mg", [("250mg", "")]),
    ("25mg, 50mg or 100mg", [("25mg", ""), ("50mg", ""), ("100mg", "")]),
    ("10, 20 and 40mg", [("10mg", ""), ("20mg", ""), ("40mg", "")]),
    ("125mg/5mL (100 mL bottle)", [("125mg/5mL", "100 mL bottle")]),
    ("15 mg/mL (4 mL single-dose vial)", [("15 mg/mL", "4 mL single-dose vial")]),
    ("300 mg/10 mL (30 mg/mL) in a single-dose vial", [("300 mg/10 mL (30 mg/mL)", "single-dose vial")]),
    ("40 mg/0.8 mL in a single-dose prefilled pen", [("40 mg/0.8 mL", "single-dose prefilled pen")]),
    ("500 mg/125 mg", [("500 mg/125 mg", "")]),
    ("0.1% and 0.5%", [("0.1%", ""), ("0.5%", "")]),
    ("20 mg (as 22 mg of the salt)", [("20 mg", "")]),
    ("420 mg/vial", [("420 mg/vial", "vial")]),
    ("90 mcg/actuation", [("90 mcg/actuation", "")]),
    ("bottles of 100", []),
    ("5 mg/kg", []),
    ("100 mL", []),
]


@pytest.mark.parametrize(("text", "wanted"), STRENGTHS, ids=[t for t, _ in STRENGTHS])
def test_strengths(text: str, wanted: list[tuple[str, str]]) -> None:
    assert [(s.words, s.package) for s in strengths_in(text)] == wanted


def read(notation: str) -> tuple[list[str], list[tuple[str, str]]]:
    found = facts_of(DosageFormExtractor(), page(notation))
    forms = [f.object for f in found if f.relation == "dosage_form"]
    return forms, [(f.object, str(f.qualifiers.get("form", ""))) for f in found if f.relation == "strength"]


PAGES = {
    "headed lines": (
        "== dosage: Dosage\n# Solution for injection\n- 15 mg/mL (4 mL single-dose vial)\n# Adult:\n- 60 mg intravenous once",
        (["solution for injection"], [("15 mg/mL", "solution for injection")]),
    ),
    "headed paragraphs": (
        "== dosage_forms: Dosage Forms & Strengths\ncapsule\n250mg\n500mg\ntablet, chewable\n125mg",
        (["capsule", "tablet, chewable"], [("250mg", "capsule"), ("500mg", "capsule"), ("125mg", "tablet, chewable")]),
    ),
    "inline labels": (
        "== dosage_forms: Dosage forms\n- Nasal spray, 50 mcg per actuation\n- Cream 0.05%, ointment 0.005%",
        (["nasal spray", "cream", "ointment"], [("50 mcg per actuation", "nasal spray"), ("0.05%", "cream"), ("0.005%", "ointment")]),
    ),
    "preparations in a paragraph": (
        "== dosage_forms: PREPARATIONS\nTablets (immediate release): 25 and 50 mg. Tablets (extended release): 50 mg. Injection: 1 mg/mL.",
        (
            ["tablets (immediate release)", "tablets (extended release)", "injection"],
            [("25 mg", "tablets (immediate release)"), ("50 mg", "tablets (immediate release)"), ("50 mg", "tablets (extended release)"), ("1 mg/mL", "injection")],
        ),
    ),
    "a bare list of strengths": (
        "== dosage_forms: Available strengths\n5 mg, 10 mg and 20 mg\n2.5 mg twice daily",
        ([], [("5 mg", ""), ("10 mg", ""), ("20 mg", "")]),
    ),
    "said in passing": (
        "== description: About examplol\nExamplol comes as tablets and a liquid. Each tablet contains 500 mg of examplol. It is not available as capsules.",
        (["tablets", "liquid"], [("500 mg", "tablet")]),
    ),
    "the form named before what it is supplied as": (
        "== dosage_forms: How supplied\nExamplol tablets are supplied as scored tablets: 1 mg (pink), 2 mg (green). Bottles of 100.\nStore at 25 C.",
        (["scored tablets"], [("1 mg", "scored tablets"), ("2 mg", "scored tablets")]),
    ),
    "doses are no strengths": (
        "== dosage: Dosage\nTake one 20 mg tablet once daily. Swallow it whole.\n- Adults: 10 mg by mouth twice daily",
        ([], []),
    ),
    "a form that opens a dose": (
        "== dosage: Dosage\nOral drops (children): 5 mg twice daily\nDrops were not tried: 5 mg twice daily was",
        (["oral drops"], []),
    ),
    "steps of use list no forms": ("== dosage_forms: Forms\n1. Hold the syringe upright.", ([], [])),
    "containers in one heading": (
        "== dosage: Dosage\n# Prefilled syringe or pen\n- 50 mg/mL",
        (["prefilled syringe", "prefilled pen"], [("50 mg/mL", "prefilled syringe")]),
    ),
    "a page's highlights": ("== highlights: Key facts\nExamplol comes as a capsule.", (["capsule"], [])),
    "reactions to an infusion are no form": ("== dosage: Dosage Modifications\n# Infusion reactions\n- Stop the infusion", ([], [])),
    "a container that heads its strengths": (
        "== dosage_forms: Forms\nInjection, in a single-dose pen: 40 mg/0.4 mL",
        (["injection"], [("40 mg/0.4 mL", "injection")]),
    ),
    "a line of forms behind a label": (
        "== identity: Examplol\nDosage forms: oral capsule, oral concentrate, oral tablet",
        (["oral capsule", "oral concentrate", "oral tablet"], []),
    ),
    "the product's name": (
        "== patient_information: Leaflet\nExamplol 25 micrograms tablets\nTake examplol tablets whole",
        (["tablets"], [("25 micrograms", "tablets")]),
    ),
    "strengths behind a label": (
        "== dosage: Dosage\nStrengths: 10 mg and 20 mg capsules; 20 mg/5 mL oral solution.",
        (["capsules", "oral solution"], [("10 mg", "capsules"), ("20 mg", "capsules"), ("20 mg/5 mL", "oral solution")]),
    ),
    "a form and a schedule, with a brand between them": (
        "== dosage: Dosage\nTablet: Schedule II\n- 5 mg\nTransdermal patch (Examplex): Schedule II\n- 10 mg/9 hr",
        (["tablet", "transdermal patch"], [("5 mg", "tablet"), ("10 mg/9 hr", "transdermal patch")]),
    ),
    "a form for a use that strengths follow": (
        "== dosage: Dosage\nInjectable solution, for intravenous use\n- 4 mg/mL\nAdults:\n- 60 mg once a week",
        (["injectable solution"], [("4 mg/mL", "injectable solution")]),
    ),
    "taken as": (
        "== description: About examplol\nYou can take examplol as tablets or a mousse. Stir it into a liquid.",
        (["tablets", "mousse"], []),
    ),
    "the title of a picture": ("== dosage_forms: Images\nexamplol 5 mg capsule\nShape: round", (["capsule"], [("5 mg", "capsule")])),
    "page furniture": ("== furniture\nother 5 mg capsule\nShape: round", ([], [])),
    "a spoonful": (
        "== dosage_forms: Forms\nSyrup: 2 mg in a 5 ml spoonful", (["syrup"], [("2 mg in a 5 ml spoonful", "syrup")]),
    ),
    "a medicine of some kind is no form": ("== description: About\nExamplol is an injectable medicine.", ([], [])),
    "excipients are no strengths": (
        "== dosage_forms: Forms\nTablets: 5 mg. Inactive ingredients: lactose 100 mg.",
        (["tablets"], [("5 mg", "tablets")]),
    ),
}  # fmt: skip


@pytest.mark.parametrize(("notation", "wanted"), PAGES.values(), ids=list(PAGES))
def test_pages(notation: str, wanted: tuple[list[str], list[tuple[str, str]]]) -> None:
    assert read(notation) == wanted


def test_value_unit_and_package() -> None:
    notation = "== dosage: Dosage\n# Solution for injection\n- 15 mg/mL (4 mL single-dose vial)"
    strength = facts_of(DosageFormExtractor(), page(notation))[1]
    assert strength.qualifiers == {
        "dose_value": 15.0,
        "dose_unit": "mg/mL",
        "package": "4 mL single-dose vial",
        "form": "solution for injection",
    }
    assert strength.evidence[0].span.quote == "15 mg/mL (4 mL single-dose vial)"


PACKAGES = [
    ("Tablets: 5 mg", "tablets"),
    ("Tablets (extended release): 5 mg", "tablets (extended release)"),
    ("Tablets: 5 mg in a carton", "carton"),
    ("Single-dose vial for intravenous infusion: 5 mg/mL", "single-dose vial for intravenous infusion"),
    ("Capsules and tablets come as 5 mg", "capsules and tablets"),
    ("Capsules and syrup: 5 mg/mL", "syrup"),
    ("5 mg", None),
]


@pytest.mark.parametrize(("text", "package"), PACKAGES)
def test_a_strength_without_a_container_is_supplied_in_its_form(text: str, package: str | None) -> None:
    found = facts_of(DosageFormExtractor(), page(f"== dosage_forms: How supplied\n{text}"))
    assert [f.qualifiers.get("package") for f in found if f.relation == "strength"] == [package]


def test_a_strength_in_two_containers_is_told_of_both() -> None:
    notation = (
        "== dosage: Dosage\n# Injectable solution\n- 15 mg/mL (prefilled syringe)\n- 15 mg/mL (autoinjector)"
    )
    found = facts_of(DosageFormExtractor(), page(notation))
    assert [f.qualifiers["package"] for f in found if f.relation == "strength"] == [
        "prefilled syringe",
        "autoinjector",
    ]


@given(st.lists(st.integers(1, 999), min_size=1, max_size=6, unique=True))
def test_a_list_that_shares_its_unit_is_taken_apart(values: list[int]) -> None:
    *most, last = map(str, values)
    text = f"{', '.join(most)} and {last} mg" if most else f"{last} mg"
    assert [s.value for s in strengths_in(f"Tablets: {text}")] == values


def test_strengths_in_brackets_behind_a_form_are_all_read() -> None:
    assert [s.words for s in strengths_in("oral capsule (15 mg; 30 mg), oral tablet (60 mg; 90 mg)")] == [
        "15 mg",
        "30 mg",
        "60 mg",
        "90 mg",
    ]


SAID = [
    (
        "Strengths you may be given: 200mg tablets; 200mg/5ml oral solution.",
        ["tablets", "oral solution"],
        ["200mg", "200mg/5ml"],
    ),
    ("The Zorvex pen contains 560 mcg/2.24 mL.", ["pen"], ["560 mcg/2.24 mL"]),
    ("Ask about the strength you take: each day counts.", [], []),
    ("Examplol is available as 2.5mg and 5mg tablets.", ["tablets"], ["2.5mg", "5mg"]),
    ("Examplol oral tablet is a prescription drug.", ["oral tablet"], []),
    ("Examplol is a cream that you put on your skin.", ["cream"], []),
    ("You can get examplol as tablets, eye drops or an ointment.", ["tablets", "eye drops", "ointment"], []),
    ("Examplol comes as a liquid for people who cannot swallow tablets.", ["liquid"], []),
    ("Examplol comes as a nasal spray, 50 mcg per spray.", ["nasal spray"], ["50 mcg per spray"]),
    ("Examplol comes as an extended-release (long-acting) tablet.", ["extended-release tablet"], []),
    ("Form: oral tablet. Strengths: 2.5 mg and 5 mg", ["oral tablet"], ["2.5 mg", "5 mg"]),
    ("Capsules: 20 mg, 40 mg", ["capsules"], ["20 mg", "40 mg"]),
    (
        "Examplol is supplied as a solution for subcutaneous injection.",
        ["solution for subcutaneous injection"],
        [],
    ),
    ("Examplol comes as an injection, solution concentrate.", ["injection, solution concentrate"], []),
    (
        "Examplol comes in a prefilled syringe, pen or cartridge.",
        ["prefilled syringe", "prefilled pen", "prefilled cartridge"],
        [],
    ),
    (
        "Dosage form: injection (prefilled syringe, prefilled pen)",
        ["injection", "prefilled syringe", "prefilled pen"],
        [],
    ),
    (
        "Examplol is sold as tablets, chewable dispersible tablets and a gel.",
        ["tablets", "chewable dispersible tablets", "gel"],
        [],
    ),
    ("Examplol comes as a disintegrating tablet.", ["disintegrating tablet"], []),
    ("Examplol is an injectable antibody.", [], []),
    ("Examplol is used to treat gout.", [], []),
    ("Examplol patients are seen daily.", [], []),
]


@pytest.mark.parametrize(("text", "forms", "strengths"), SAID)
def test_forms_said_of_the_drug(text: str, forms: list[str], strengths: list[str]) -> None:
    found_forms, found_strengths = read(f"== description: About examplol\n{text}")
    assert found_forms == forms
    assert [s for s, _ in found_strengths] == strengths


def test_the_last_word_of_a_brand_is_no_form() -> None:
    told = "== dosage_forms: Dosage forms\nCapsule: 5 mg\nBrandex Sprinkle: 7 mg"
    found = facts_of(DosageFormExtractor(), page(told, brands=("Brandex Sprinkle",)))
    assert [f.object for f in found if f.relation == "dosage_form"] == ["capsule"]


def test_a_form_keeps_the_strengths_in_its_brackets() -> None:
    _, strengths = read("== dosage_forms: Forms\nForms: tablets (5 mg, 10 mg), oral solution (1 mg/mL)")
    assert strengths == [("5 mg", "tablets"), ("10 mg", "tablets"), ("1 mg/mL", "oral solution")]


def test_a_form_with_a_remark_heads_the_strengths_under_it() -> None:
    forms, strengths = read("== dosage_forms: Dosage Forms\nTablet: Schedule IV\n- 0.5 mg\n- 1 mg")
    assert (forms, strengths) == (["tablet"], [("0.5 mg", "tablet"), ("1 mg", "tablet")])


def test_letters_of_a_brand_are_no_part_of_the_form() -> None:
    forms, _ = read(
        "== dosage_forms: How supplied\nFOOBAR XR Tablets: 11 mg: pink, extended-release tablets."
    )
    assert forms[0] == "tablets"


def test_forms_that_a_page_says_it_may_be_taken_as() -> None:
    forms, _ = read(
        "== description: About examplol\nYou can take examplol as tablets or a liquid. There's also a cream to rub in."
    )
    assert forms == ["tablets", "liquid", "cream"]
    assert read("== description: About examplol\nYou can take examplol as soon as you wake.")[0] == []


HANDLED = [
    (
        "== dosage: How to take it\nSwallow the extended-release capsules whole.",
        ["extended-release capsules"],
    ),
    (
        "== dosage: How to take it\nThe plain tablet should be swallowed. Put the oral film on your tongue.",
        ["tablet", "oral film"],
    ),
    ("== dosage: How to take it\nShake the oral suspension well before each dose.", ["oral suspension"]),
    ("== dosage: How to take it\nDo not swallow other medicines with the tablet.", []),
    ("== dosage: How to take it\nSwallow it with a full glass of liquid.", []),
    (
        "== dosage_forms: How supplied\nCapsules: 5 mg\n== dosage: How to take it\nSwallow the pill whole.",
        ["capsules"],
    ),
    ("== furniture\nexamplol SR 5 mg tablet, extended release", ["tablet, extended release"]),
]


@pytest.mark.parametrize(("notation", "forms"), HANDLED)
def test_forms_of_pages_that_list_none(notation: str, forms: list[str]) -> None:
    assert read(notation)[0] == forms


def test_a_container_of_the_form_that_opens_a_sentence_is_one_more() -> None:
    forms, strengths = read(
        "== description: About examplol\nThe infusion comes as a powder, 90 mg in a vial. "
        "The injection comes in prefilled syringes of 5 mg/mL and 10 mg/mL, and in a pen (10 mg/mL)."
    )
    assert forms == ["powder", "prefilled syringes", "pen"]
    assert strengths[1:] == [
        ("5 mg/mL", "prefilled syringes"),
        ("10 mg/mL", "prefilled syringes"),
        ("10 mg/mL", "pen"),
    ]


def test_the_volume_of_a_liquid_is_no_strength() -> None:
    assert [s.words for s in strengths_in("10mg or 20mg in each 5ml")] == ["10mg", "20mg"]


def told(notation: str) -> list[tuple[str, str, str]]:
    found = [(f.relation, f.object, f.qualifiers) for f in facts_of(DosageFormExtractor(), page(notation))]
    return [
        (name, str(q.get("form", "")), str(q.get("package", ""))) for r, name, q in found if r == "strength"
    ]


SOLD = [
    ("dosage: Dosage\nThe tablets come in 2 strengths, each of another colour:\n0.5mg – white\n1mg – brown", [("0.5mg", "tablets", "tablets"), ("1mg", "tablets", "tablets")]),
    ("dosage: Dosage\nThe tablets come in 2 strengths:\n1mg – brown\nThe liquid contains 1mg of samplol in each 1ml.", [("1mg", "tablets", "tablets"), ("1mg in each 1ml", "liquid", "liquid")]),
    ("dosage_forms: How supplied\nSamplol capsules are available as:\nStrength Description Package\n30 mg Pale pink Bottle of 100 0000-3740-66", [("30 mg", "capsules", "Bottle of 100")]),
    ("dosage: Dosage\nPowder for injection is sold in vials of 500 mg and 1 g, capsules as 125 mg and 250 mg, and oral solution as 25 mg/mL.", [("500 mg", "powder for injection", "vials"), ("1 g", "powder for injection", "vials"), ("125 mg", "capsules", "capsules"), ("250 mg", "capsules", "capsules"), ("25 mg/mL", "oral solution", "oral solution")]),
    ("dosage: Dosage\nThere is also a 1 mg/ml oral solution for children.", [("1 mg/ml", "oral solution", "oral solution")]),
    ("dosage: Dosage\nFirst infusion: start at 50 mg/hr and go up to 400 mg/hr.", []),
    ("dosage: Dosage\nTablets of 25 mg are on the market, along with an oral suspension of 50 mg/mL. Adults start on 12.5 mg once a day.", [("25 mg", "tablets", "tablets"), ("50 mg/mL", "oral suspension", "oral suspension")]),
]  # fmt: skip


@pytest.mark.parametrize(("notation", "wanted"), SOLD, ids=[t[:50] for t, _ in SOLD])
def test_strengths_with_the_form_and_the_package_they_are_sold_in(
    notation: str, wanted: list[tuple[str, str, str]]
) -> None:
    assert told(f"== {notation}") == wanted


def test_an_infusion_is_no_form() -> None:
    notation = "== dosage_forms: Forms\nSamplol is available as tablets and as an infusion."
    found = [f.object for f in facts_of(DosageFormExtractor(), page(notation)) if f.relation == "dosage_form"]
    assert found == ["tablets"]


def test_what_a_product_is_mixed_with_is_no_form_or_strength() -> None:
    record = {
        "openfda": {"generic_name": ["EXAMPLOL"]},
        "dosage_and_administration": [
            "2.1 Preparation Examplol is supplied as a lyophilized powder in vials of 350 mg. Dilute it in: "
            "5% Dextrose Injection, USP, or 100 mg/mL magnesium sulfate solution. 2.2 Compatible Intravenous Solutions Examplol is supplied as a solution "
            "to mix with 0.9% sodium chloride injection. It is available as a 2% cream."
        ],
    }
    facts = facts_of(DosageFormExtractor(), read_record(record, "a.json"))
    assert [fact.object for fact in facts] == ["lyophilized powder", "350 mg", "solution", "cream", "2%"]


def test_a_fluid_that_is_the_product_has_its_strength() -> None:
    record = {
        "openfda": {"generic_name": ["DEXTROSE"]},
        "dosage_and_administration": ["It is supplied as 5% Dextrose Injection, USP."],
    }
    facts = facts_of(DosageFormExtractor(), read_record(record, "a.json"))
    assert "5%" in [fact.object for fact in facts]


def test_strengths_that_tell_products_apart_are_read_where_no_others_are() -> None:
    told = (
        "== dosage: How to take it\nTake the 15 mg or 20 mg tablet with food; the 2.5 mg tablets need none."
    )
    assert read(told)[1] == [("15 mg", "tablet"), ("20 mg", "tablet"), ("2.5 mg", "tablets")]
    listed = "== dosage_forms: Dosage forms\nTablets: 5 mg\n"
    assert read(listed + told)[1] == [("5 mg", "tablets")]
