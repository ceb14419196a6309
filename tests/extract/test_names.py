"""Brand names and classes."""

from __future__ import annotations

from io import BytesIO

import pytest

from kg_builder.extract import extract_facts
from kg_builder.extract.names import NamesExtractor
from kg_builder.model import Monograph
from kg_builder.readers import read_monographs
from kg_builder.readers.openfda import read_record

from .small_pages import facts_of, page


def objects(relation: str, notation: str) -> list[str]:
    return [f.object for f in facts_of(NamesExtractor(), page(notation)) if f.relation == relation]


BRANDS = [
    ("Brand Name: Brandol", ["Brandol"]),
    ("Brand Names: Brandol, Otherol XR, Thirdix (discontinued)", ["Brandol", "Otherol XR", "Thirdix"]),
    ("Brand name(s): Brandol\u00ae, Otherol\u2122", ["Brandol", "Otherol"]),
    ("US Brand Names: Brandol; Otherol", ["Brandol", "Otherol"]),
    ("Other brand names: Brandol and Otherol", ["Brandol", "Otherol"]),
    ("Brand Name: N/A", []),
    ("Brand Name: None", []),
    ("Brand Name: Examplol", []),
    ("Examplol is sold under the brand names Brandol and Otherol.", ["Brandol", "Otherol"]),
    (
        "It is available under the following brand names: Brandol, Otherol, and Thirdix.",
        ["Brandol", "Otherol", "Thirdix"],
    ),
    ("Examplol (brand name: Brandol) is a medicine.", ["Brandol"]),
    ("B cells carry an antigen known as CD20.", []),
    ("Examplol is sold as Brandol in the UK and Otherol in the US.", ["Brandol", "Otherol"]),
    ("This page is on Brandol and Otherol, the two brands of examplol.", ["Brandol", "Otherol"]),
    ("Brandol is one of its brands.", ["Brandol"]),
    ("Brands include Brandol and Otherol.", ["Brandol", "Otherol"]),
    ("The brand names for examplol tablets are Brandol and Otherol.", ["Brandol", "Otherol"]),
    ("There are several brands (for example Brandol), all alike.", ["Brandol"]),
    ("Examplol is also known as Brandol.", ["Brandol"]),
    ("Brandol contains the active ingredient examplol.", ["Brandol"]),
    ("Examplol is the active ingredient in Brandol.", ["Brandol"]),
    ("Examplol (Brandol, Otherol) is a medicine for gout.", ["Brandol", "Otherol"]),
    ("Examplol (ex AM plol) is a medicine for gout.", []),
    ("EXAMPLOL (EX am plol) is a medicine for gout.", []),
    ("Crohn's disease (Morbus Crohn) is also known as Crohn disease.", []),
    ("Do not mix it up with other drugs, sold as Brandol.", []),
    ("Barmol, also known as Brandol, is not the same as examplol.", []),
]
CLASSES = [
    ("Drug Class: ACE Inhibitors", ["ACE Inhibitors"]),
    ("Drug Class: Antidepressants, SSRIs", ["Antidepressants", "SSRIs"]),
    ("Drug Classes: Monoclonal Antibodies; Gout Treatments", ["Monoclonal Antibodies", "Gout Treatments"]),
    ("Drug class: Antihistamines, 2nd Generation", ["Antihistamines, 2nd Generation"]),
    ("Drug class: Penicillins, Amino", ["Penicillins, Amino"]),
    ("Drug class: Corticosteroids, Inhalants", ["Corticosteroids, Inhalants"]),
    (
        "Drug class: CYP3A4 Inhibitors, Strong; Antibodies, Anti-CD20",
        ["CYP3A4 Inhibitors, Strong", "Antibodies, Anti-CD20"],
    ),
    ("Pharmacologic class: biguanide", ["biguanide"]),
    ("Pharmacotherapeutic group: loop diuretics, ATC code: C03CA01", ["loop diuretics"]),
    ("Examplol is an ACE inhibitor used to treat high blood pressure.", ["ACE inhibitor"]),
    ("Examplol belongs to a class of medications called statins.", ["statins"]),
    (
        "Examplol is in a group of drugs known as loop diuretics (water pills).",
        ["loop diuretics", "water pills"],
    ),
    ("Examplol (Brandol) is a synthetic thyroid hormone.", ["synthetic thyroid hormone"]),
    ("Examplol is a nonsteroidal anti-inflammatory drug (NSAID).", ["nonsteroidal anti-inflammatory drug"]),
    (
        "Examplol is an antidepressant that belongs to a group of drugs called SSRIs.",
        ["antidepressant", "SSRIs"],
    ),
    ("Examplol is a prescription medicine used to treat gout.", []),
    ("Examplol is a humanized molecule.", []),
    ("Warfarin is an anticoagulant.", []),
    ("Gout is a common form of arthritis.", []),
]


@pytest.mark.parametrize(("line", "names"), BRANDS)
def test_brands(line: str, names: list[str]) -> None:
    found = facts_of(NamesExtractor(), page(f"== description: What is examplol?\n{line}"))
    assert [f.object for f in found if f.relation == "brand_name"] == names


@pytest.mark.parametrize(("line", "names"), CLASSES)
def test_classes(line: str, names: list[str]) -> None:
    found = facts_of(
        NamesExtractor(), page(f"== description: What is examplol?\n{line}", brands=("Brandol",))
    )
    assert sorted(f.object for f in found if f.relation == "drug_class") == sorted(names)


def test_a_label_may_stand_on_its_own_line() -> None:
    found = facts_of(
        NamesExtractor(),
        page("== identity\nBrand names:\n  - Brandol\n  - Otherol", brands=("Brandol", "Otherol")),
    )
    assert [f.object for f in found] == ["Brandol", "Otherol"]


def test_a_bare_label_takes_the_next_line_as_its_value() -> None:
    found = facts_of(
        NamesExtractor(),
        page(
            "== identity\nBrand names\nBrandol\nDrug class\nACE inhibitors\nRoute\nOral", brands=("Brandol",)
        ),
    )
    assert [f.object for f in found] == ["ACE inhibitors", "Brandol"]


def test_a_question_for_brands_is_answered_below_it() -> None:
    found = facts_of(
        NamesExtractor(), page("== identity: What brand names does examplol have?\nBrandol, Otherol (Rx)")
    )
    assert [f.object for f in found] == ["Brandol", "Otherol"]


def test_a_brand_the_reader_knows_is_quoted_from_the_text() -> None:
    [brand] = facts_of(
        NamesExtractor(), page("== identity: Examplol (BRANDOL)\nA page.", brands=("Brandol",))
    )
    assert (brand.object, brand.evidence[0].span.quote) == ("Brandol", "BRANDOL")


def test_page_furniture_names_nothing() -> None:
    assert not facts_of(NamesExtractor(), page("== furniture\nBrand Name: Brandol\nDrug Class: Statins"))


CLASSES_TOLD = [
    ("Your tablets contain examplol, which belongs to a group of medicines called retinoids.", ["retinoids"]),
    (
        "The active ingredient, examplol, is one of a group of drugs known as ACE inhibitors.",
        ["ACE inhibitors"],
    ),
    ("Examplol (a type of antidepressant known as an SSRI) lifts the mood.", ["SSRI"]),
    (
        "Examplol, a sample factor (SF) blocker, is a humanized monoclonal antibody specific for SF.",
        ["sample factor (SF) blocker", "humanized monoclonal antibody"],
    ),
    ("Examplol works on histamine and is known as an antihistamine.", ["antihistamine"]),
    ("It is in the antifungal class of drugs.", ["antifungal"]),
    ("The examplol in Brandol is one of the mood stabilisers.", ["mood stabilisers"]),
    ("The active ingredient, examplol, is an antidiarrhoeal.", ["antidiarrhoeal"]),
    ("Examplol is a thienopyridine prodrug.", ["thienopyridine prodrug"]),
    ("Examplol is a prodrug.", []),
    ("Examplol is a uricosuric agent that lowers uric acid.", ["uricosuric agent"]),
    ("As a loop diuretic, examplol makes you pass water.", ["loop diuretic"]),
    ("Like other beta blockers, examplol slows the heart.", ["beta blockers"]),
    (
        "It belongs to a class of drugs called kinase inhibitors (immunosuppressants).",
        ["kinase inhibitors", "immunosuppressants"],
    ),
    ("It belongs to a group of drugs called steroids, or corticosteroids.", ["steroids", "corticosteroids"]),
    ("Examplol is a loop diuretic (water pill).", ["loop diuretic", "water pill"]),
    ("Examplol is a blood thinner, also called an anticoagulant.", ["blood thinner", "anticoagulant"]),
    ("Examplol is a corticosteroid nasal spray used for hay fever.", ["corticosteroid"]),
    ("Examplol is an opioid pain reliever.", ["opioid pain reliever"]),
    ("It combines well; it is a combination of an ACE inhibitor and a loop diuretic.", []),
    ("It is a combination of an ACE inhibitor and a loop diuretic.", ["ACE inhibitor", "loop diuretic"]),
    ("Examplol is a man-made form of a hormone called samplin.", []),
    ("Drug Class: Antidysrhythmics, III", ["Antidysrhythmics, III"]),
    ("Examplol is unlike the beta blockers.", []),
    ("As a tablet, examplol is taken daily.", []),
    ("Examplol belongs to the group called atypical samplotics.", ["atypical samplotics"]),
    ("It belongs to a drug class called exemplin (EX-4) inhibitors.", ["exemplin (EX-4) inhibitors"]),
    ("It belongs to the low molecular weight heparins.", ["low molecular weight heparins"]),
    ("Examplol falls into the class of loop diuretics.", ["loop diuretics"]),
    ("Examplol is among the triptans.", ["triptans"]),
    ("They belong to a group called gabapentinoids and both treat nerve pain.", ["gabapentinoids"]),
    ("It is a disease modifying therapy (DMT) for gout.", ["disease modifying therapy"]),
    ("Examplol is both a muscle relaxant and an antispasmodic.", ["muscle relaxant", "antispasmodic"]),
    ("Statins such as examplol lower cholesterol.", ["statins"]),
    ("Doctors call examplol an antirheumatic drug.", ["antirheumatic drug"]),
    ("Examplol is what chemists call a retinoid.", ["retinoid"]),
    ("It is a man-made protein, a monoclonal antibody, that is injected.", ["monoclonal antibody"]),
    ("Drugs that work this way are called checkpoint inhibitors.", ["checkpoint inhibitors"]),
    ("Side effects of statins such as examplol are rare.", []),
    ("Examplol is considered a class III antiarrhythmic drug.", ["class III antiarrhythmic drug"]),
    ("It belongs to a class of drugs called type 5 enzyme blockers.", ["type 5 enzyme blockers"]),
    ("Examplol is also an agonist at exemplary receptors.", []),
    ("It is a version of samplin, a gut hormone.", []),
]


@pytest.mark.parametrize(("line", "wanted"), CLASSES_TOLD)
def test_classes_told_in_other_words(line: str, wanted: list[str]) -> None:
    assert objects("drug_class", f"== description: What is examplol?\n{line}") == wanted


BRANDS_TOLD = [
    ("Discontinued Brand: Brandex (withdrawn)", ["Brandex"]),
    ("Brandex is another brand of examplol.", ["Brandex"]),
    ("Brandex and Brandor are brand names for examplol.", ["Brandex", "Brandor"]),
    ("Trade names in the UK include Brandex and Brandor.", ["Brandex", "Brandor"]),
    ("Examplol is sold under many brand names, including Brandex and Brandor.", ["Brandex", "Brandor"]),
    ("Brand name examples: Brandex\u00ae, Brandor\u2122 SR", ["Brandex", "Brandor SR"]),
    ("Brandex is a brand of samplol.", []),
    ("Examplol is available as the brand-name tablets Brandex and Brandor.", ["Brandex", "Brandor"]),
    ("It comes as the brands Brandex, Brandor and Thirdex.", ["Brandex", "Brandor", "Thirdex"]),
    (
        "Brand names: Brandex; Brandor ODT and Thirdex have been withdrawn",
        ["Brandex", "Brandor ODT", "Thirdex"],
    ),
    ("Examplol is the generic name of Brandex.", ["Brandex"]),
    ("Brandex is the brand-name version of examplol.", ["Brandex"]),
    ("You may know it as Brandex or Brandor.", ["Brandex", "Brandor"]),
    ("Biosimilars of examplol include Brandex and Brandor.", ["Brandex", "Brandor"]),
    ("It is marketed in Europe as Brandex.", ["Brandex"]),
    ("The generic form is cheaper. You know it as a pill.", []),
]


@pytest.mark.parametrize(("line", "wanted"), BRANDS_TOLD)
def test_brands_told_in_other_words(line: str, wanted: list[str]) -> None:
    assert objects("brand_name", f"== identity\n{line}") == wanted


def test_brands_below_a_heading_that_names_them() -> None:
    lines = "Brandex\u00ae\nBrandor\u00ae XR\nCombination products: Brandzide (with samplol)"
    assert objects("brand_name", f"== other: Brand names of examplol\n{lines}") == ["Brandex", "Brandor XR"]


def test_labelled_lines_in_a_menu_are_read_if_they_name_the_drug() -> None:
    menu = "== furniture\nHome\nGeneric Name: {}\nBrand Name: Brandex\nDrug Class: Retinoids"
    assert objects("brand_name", menu.format("examplol")) == ["Brandex"]
    assert objects("drug_class", menu.format("examplol")) == ["Retinoids"]
    assert objects("brand_name", menu.format("samplol")) == []


def test_a_brand_in_the_title_is_one_that_the_page_uses() -> None:
    title = "== identity\nExamplol (Brandex)\n== description: What it is\n"
    assert objects("brand_name", f"{title}Take Brandex daily. Then Brandex works.") == ["Brandex"]
    assert objects("brand_name", f"{title}Take it daily.") == []


def test_brands_of_a_list_of_products_stand_with_their_makers() -> None:
    lines = (
        "Brandex (Sample Health)\nExamplol 5 mg Brandex 5 mg tablets\n"
        "Brandor 5mg tablets (Sample Pharma Ltd)\nExamplol 5mg tablets (Other Pharma Ltd)\n"
        "Tablet (film-coated)\nBranzol 5mg tablets (Sample B.V.) 28 tablet"
    )
    assert objects("brand_name", f"== dosage_forms: Medicinal forms\n{lines}") == [
        "Brandex",
        "Brandor",
        "Branzol",
    ]


def test_classes_asked_for_and_denied() -> None:
    asked = "== other: Is examplol an opioid?\nNo. It's a muscle relaxant.\n== other: Is it a diuretic?\nYes."
    told = [f for f in facts_of(NamesExtractor(), page(asked)) if f.relation == "drug_class"]
    assert [(f.object, f.status.value) for f in told] == [
        ("opioid", "negated"),
        ("muscle relaxant", "asserted"),
        ("diuretic", "asserted"),
    ]
    [denied] = facts_of(NamesExtractor(), page("== description\nExamplol is not a steroid."))
    assert (denied.object, denied.status.value) == ("steroid", "negated")


def test_a_row_of_two_cells_is_a_labelled_line() -> None:
    lines = [
        "Generic name: examplol",
        "Details",
        "Name\tBrandol",
        "Code\t17",
        "Pharmacotherapeutic group\tGout drugs",
    ]
    [read] = read_monographs(BytesIO("\n".join(lines).encode()), source_name="page.txt")
    assert isinstance(read, Monograph)
    assert [f.object for f in facts_of(NamesExtractor(), read) if f.relation == "drug_class"] == [
        "Gout drugs"
    ]


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("Examplol is an antiepileptic drug related in structure to samplol.", ["antiepileptic drug"]),
        ("Examplol is an antibiotic similar to samplol.", ["antibiotic"]),
        ("Examplol is a corticosteroid injected into the joint.", ["corticosteroid"]),
        ("Examplol is a loop diuretic or water tablet.", ["loop diuretic"]),
        ("Examplol is chemically a benzodiazepine.", ["benzodiazepine"]),
        ("Examplol is sometimes called a blood thinner.", ["blood thinner"]),
        ("Drug class Glycopeptide antibiotic", ["Glycopeptide antibiotic"]),
        ("Examplol is a treatment related to samplol.", []),
    ],
)
def test_classes_end_before_what_is_done_with_them(line: str, wanted: list[str]) -> None:
    told = facts_of(NamesExtractor(), page(f"== description\n{line}"))
    assert [f.object for f in told if f.relation == "drug_class"] == wanted


BRANDS_IN_PROSE = [
    ("Examplol is sold as Brandol in Canada and as Otherol in Britain.", ["Brandol", "Otherol"]),
    ("You will mostly meet it as Brandol XR.", ["Brandol XR"]),
    ("It goes by the names Brandol and Otherol.", ["Brandol", "Otherol"]),
    ("It is made by Samplers Inc under the name Brandol.", ["Brandol"]),
    ("A long-acting version is called Brandol Depot.", ["Brandol Depot"]),
    ("Examplol is sold under several names, Brandol and Otherol among them.", ["Brandol", "Otherol"]),
    ("While Brandol, the name your parents knew, is gone, copies remain.", ["Brandol"]),
    ("Both help, but ibuprofen is sold as Otherol.", []),
    ("US: Brandol; Otherol XR", ["Brandol", "Otherol XR"]),
    ("UK: call 111 for advice", []),
    (
        "Examplol is sold under other names too, including Brandol, Otherol Plus and Thirdol.",
        ["Brandol", "Otherol Plus", "Thirdol"],
    ),
    ("It is available as tablets of 5 mg (Brandol XR) and as a gel.", ["Brandol XR"]),
    ("It is available as 5 mg tablets (White); the white ones break.", []),
    ("It is available with samplol as 5 mg tablets (Otherol).", []),
    ("Brand Name and Other Names: Brandol, Otherol XR", ["Brandol", "Otherol XR"]),
]


@pytest.mark.parametrize(("line", "wanted"), BRANDS_IN_PROSE)
def test_brands_in_prose_and_by_country(line: str, wanted: list[str]) -> None:
    assert objects("brand_name", f"== description: About\n{line}") == wanted


CLASSES_IN_PROSE = [
    ("Examplol is one of the so-called triptans.", ["triptans"]),
    ("It was the first member of the oxazolidinones.", ["oxazolidinones"]),
    ("As an ACE inhibitor it widens vessels.", ["ACE inhibitor"]),
    ("It counts as an antiarrhythmic.", ["antiarrhythmic"]),
    ("In technical terms it is a monoclonal antibody.", ["monoclonal antibody"]),
    ("It is an enzyme blocker known as a PARP inhibitor.", ["enzyme blocker", "PARP inhibitor"]),
]


@pytest.mark.parametrize(("line", "wanted"), CLASSES_IN_PROSE)
def test_classes_in_prose(line: str, wanted: list[str]) -> None:
    assert objects("drug_class", f"== description: About\n{line}") == wanted


CLASSES_TOLD_OTHERWISE = [
    ("Examplol is a type of targeted cancer drug.", ["targeted cancer drug"]),
    ("Examplol is an epilepsy medicine you take twice a day.", ["epilepsy medicine"]),
    ("Examplol is an oral medicine.", []),
    ("Examplol is a maintenance treatment.", []),
    ("Examplol is a PPI.", ["PPI"]),
    ("Examplol is a painkiller belonging to the group of opioids.", ["painkiller", "opioids"]),
    ("Examplol is a potent painkiller from the opioid family.", ["painkiller", "opioid"]),
    ("It is a TNF blocker, one of the biologic antirheumatics.", ["TNF blocker", "biologic antirheumatics"]),
    ("It belongs to a class of antibiotics, the macrolides.", ["antibiotics", "macrolides"]),
    ("Examplol is a mood stabiliser.", ["mood stabiliser"]),
    ("Examplol combines an ACE inhibitor with a diuretic.", ["ACE inhibitor", "diuretic"]),
    ("Do not split examplol, a loop diuretic.", ["loop diuretic"]),
    ("Take examplol, a statin, or an azole at night.", []),
    ("The antibiotic examplol kills bacteria.", ["antibiotic"]),
    ("The other antibiotic examplol users get is samplol.", []),
    ("- A blood thinner (anticoagulant) taken by mouth", ["blood thinner"]),
    ("As with all opioids, examplol may slow breathing.", ["opioids"]),
    (
        "It stops a step, and for that reason pharmacists call it a vitamin K antagonist.",
        ["vitamin K antagonist"],
    ),
    ("Drug type: Examplol is an antiviral.", ["antiviral"]),
    ("Kind of drug: a gepant", ["gepant"]),
    (
        "Drug class: anti-PD-9 antibodies (immune checkpoint inhibitors)",
        ["anti-PD-9 antibodies (immune checkpoint inhibitors)", "immune checkpoint inhibitors"],
    ),
]


@pytest.mark.parametrize(("line", "wanted"), CLASSES_TOLD_OTHERWISE)
def test_classes_told_in_passing_and_by_use(line: str, wanted: list[str]) -> None:
    assert sorted(objects("drug_class", f"== description: About\n{line}")) == sorted(wanted)


def test_a_line_on_the_mechanism_may_open_with_the_class() -> None:
    told = "== mechanism: How it acts\n{}"
    assert objects("drug_class", told.format("Loop diuretic; blocks a cotransporter")) == ["loop diuretic"]
    assert objects("drug_class", told.format("Statins work by blocking an enzyme.")) == []


def test_other_sections_tell_the_class_of_the_drug_they_name() -> None:
    told = "== patient_information: Common questions\n{}"
    assert objects("drug_class", told.format("Examplol is a penicillin.")) == ["penicillin"]
    assert objects("drug_class", told.format("It is a penicillin.")) == []


def test_a_generation_alone_is_no_class_and_what_a_brand_holds_has_one() -> None:
    told = "== description: About\n{}"
    first = "Examplol belongs to the cephalosporins, in the group called third generation."
    assert objects("drug_class", told.format(first)) == ["cephalosporins"]
    holds = "Examplol contains examplol sodium, which is a loop diuretic."
    assert objects("drug_class", told.format(holds)) == ["loop diuretic"]
    last = "Examplol is new. Drug class: gepants."
    assert objects("drug_class", told.format(last)) == ["gepants"]


CLASSES_SHARED = [
    ("Examplol and other opioids can slow breathing.", ["opioids"]),
    ("Examplol and other medicines can slow breathing.", []),
    ("It is part of a group of medicines that doctors know as alpha-blockers.", ["alpha-blockers"]),
    ("Medicines like examplol are called biologics.", ["biologics"]),
    ("Medicines like samplol are called statins.", []),
    ("Examplol is a live, attenuated vaccine.", ["live, attenuated vaccine"]),
]


@pytest.mark.parametrize(("line", "wanted"), CLASSES_SHARED)
def test_classes_that_others_share(line: str, wanted: list[str]) -> None:
    assert objects("drug_class", f"== description: About\n{line}") == wanted


def test_a_class_with_a_scheme_may_be_called_as_the_drug_is() -> None:
    """ "Nicotine [CS]" is a class of the record's block, though the drug is nicotine."""
    block = {"generic_name": ["NICOTINE"], "pharm_class_cs": ["Nicotine [CS]"]}
    label = read_record({"openfda": block, "indications_and_usage": ["It helps."]}, "labels.json")
    facts = extract_facts(label, tagger="rules")
    assert [f.object for f in facts if f.relation == "drug_class"] == ["Nicotine"]
