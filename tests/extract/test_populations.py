from __future__ import annotations

from io import BytesIO

import pytest

from kg_builder.extract.populations import SpecialPopulationExtractor
from kg_builder.extract.pregnancy.extractor import PregnancyExtractor
from kg_builder.extract.vocabulary.population_words import groups_in
from kg_builder.model import Monograph
from kg_builder.readers import read_monographs
from kg_builder.readers.openfda import read_record

from .small_pages import facts_of, page

SAID = [
    (
        "== warnings\nIt has not been tested in people aged 75 or over.",
        [("people aged 75 or over", "geriatric")],
    ),
    ("== dosage\nDo not give it to a child without advice.", [("child", "pediatric")]),
    ("== dosage\nOlder adults take half the usual dose.", [("older adults", "geriatric")]),
    (
        "== special_populations\nIn renal impairment, halve the dose.",
        [("renal impairment", "renal impairment")],
    ),
    ("== warnings\nExamplol isn't licensed for children.", [("children", "pediatric")]),
    (
        "== warnings\nIt is not suitable for anyone younger than 18 years old.",
        [("anyone younger than 18 years old", "pediatric")],
    ),
    ("== dosage\nIf you are elderly you might need a lower dose.", [("elderly", "geriatric")]),
    (
        "== dosage\nNo adjustment is needed in kidney disease or for older adults.",
        [("kidney disease", "renal impairment"), ("older adults", "geriatric")],
    ),
    ("== adverse_effects\nDrowsiness may be more likely in older people.", [("older people", "geriatric")]),
    (
        "== warnings\nRashes have been seen more often in patients of Thai origin.",
        [("patients of Thai origin", "ancestry")],
    ),
    (
        "== indications\nIt is not known whether examplol can be used by people who have had gout.",
        [("people who have had gout", None)],
    ),
    (
        "== special_populations: Geriatric use\nPatients aged 65 and over had more falls than others.",
        [("geriatric", "geriatric")],
    ),
    ("== dosage\n# Pediatric\n  Not recommended in children under 5.", [("children under 5", "pediatric")]),
    ("== warnings\nKidney failure: data not available.", [("kidney failure", "renal impairment")]),
    ("== warnings\nUnder 12: not recommended.", [("under 12", "pediatric")]),
    ("== warnings\nSeniors are more vulnerable to falls.", [("seniors", "geriatric")]),
    (
        "== warnings\nIf you have severe kidney disease or need dialysis, examplol can cause cramps.",
        [("severe kidney disease", "renal impairment")],
    ),
    ("== warnings\nYou may be given a lower dose of 5 mg if you're over 65.", [("over 65", "geriatric")]),
    ("== dosage\nIn elderly patients the dose is 5 mg daily.", [("elderly patients", "geriatric")]),
    (
        "== warnings\nTalk to a nurse about its use in children. Special care may be needed.",
        [("children", "pediatric")],
    ),
    ("== warnings\nIt may trigger gout, above all in older adults.", [("older adults", "geriatric")]),
    ("== warnings\nWomen clear examplol more slowly than men.", [("women", "sex")]),
    ("== warnings\n# For male patients:\n  Examplol may be present in semen.", [("male patients", "sex")]),
    ("== dosage\nPoor metabolizers have higher levels of examplol.", [("poor metabolizers", "metabolizers")]),
    ("== dosage\nIn obese patients, base the dose on actual weight.", [("obese patients", "body weight")]),
    ("== warnings\nMen and women may take it.", []),
    ("== pregnancy\nIn men over 70 years, falls were more frequent.", [("men over 70 years", "geriatric")]),
    (
        "== warnings\nIt may cause confusion, particularly in older adults.",
        [("older adults", "geriatric")],
    ),
    ("== dosage\nChildren can be given the liquid.", [("children", "pediatric")]),
    (
        "== dosage\n# Liver Dose Adjustments\n  A dose reduction may be necessary.",
        [("liver", "hepatic impairment")],
    ),
    ("== dosage\n# Dialysis\n  Data not available.", [("dialysis", "renal impairment")]),
    (
        "== special_populations: Children\nNot for those under 18.\nHelp line 01632 960 155, nine to five",
        [("children", "pediatric")],
    ),
    ("== special_populations: Renal impairment\n# Directions for administration\n  Swallow it whole.", []),
    ("== adverse_effects\nChildren: headache and rash are the most common.", []),
    ("== indications\nExamplol is used to treat gout in adults and children.", []),
    ("== dosage\nChildren take 5 mg once daily.", []),
    ("== warnings\nKeep it out of the reach of children.", []),
    ("== adverse_effects\nHives were seen in 3 of 100 children.", []),
]


@pytest.mark.parametrize(("notation", "wanted"), SAID)
def test_groups_are_named_as_the_page_names_them(notation: str, wanted: list[tuple[str, str | None]]) -> None:
    found = facts_of(SpecialPopulationExtractor(), page(notation))
    assert [(fact.object, fact.qualifiers.get("population")) for fact in found] == wanted


@pytest.mark.parametrize("text", ["child-pugh class A", "creatinine clearance below 30 mL/min"])
def test_a_sign_of_a_group_is_not_its_name(text: str) -> None:
    (group,) = groups_in(text)
    assert group.words == group.kind


@pytest.mark.parametrize(
    "text",
    [
        "It may result in severe liver failure.",
        "Cases of acute or chronic kidney disease were reported more often.",
        "Higher doses affected renal function.",
    ],
)
def test_what_happens_to_an_organ_is_no_group(text: str) -> None:
    assert groups_in(text) == []


def test_minutes_are_no_age() -> None:
    said = "== special_populations: Use in specific groups\nNobody has infused it over 60 minutes."
    assert facts_of(SpecialPopulationExtractor(), page(said)) == []


def test_rows_of_a_table_on_groups_are_read_as_sections() -> None:
    rows = (
        "<tr><th>Group</th><th>Comment</th></tr><tr><td>Children</td><td>Safety is not established.</td></tr>"
    )
    rows += "<tr><td>Age 70 and over</td><td>Consider a lower first dose.</td></tr>"
    rows += "<tr><td>Breastfeeding</td><td>Examplol was not detected in breast milk.</td></tr>"
    html = f"<h1>Examplol</h1><h2>Warnings</h2><p>Take care.</p><table>{rows}</table>"
    [monograph] = read_monographs(BytesIO(html.encode()), source_name="examplol.html")
    assert isinstance(monograph, Monograph)
    found = [f.object for f in facts_of(SpecialPopulationExtractor(), monograph)]
    assert found == ["children", "age 70 and over"]
    assert [f.relation for f in facts_of(PregnancyExtractor(), monograph)] == ["lactation"]


DIFFERENT = [
    ("warnings", "People over 75, women under 45 kg and men under 57 kg bleed more easily.",
     ["people over 75", "women under 45 kg", "men under 57 kg"]),
    ("warnings", "Elderly patients with dementia have an increased risk of death.",
     ["elderly patients with dementia"]),
    ("warnings", "It may increase suicidal thoughts in children, teenagers, and young adults.",
     ["children, teenagers, and young adults"]),
    ("warnings", "For people with diabetes: It may lower your blood sugar.", ["people with diabetes"]),
    ("warnings", "If you have diabetes, examplol may hide signs of low blood sugar.", ["diabetes"]),
    ("warnings", "If you have diabetes, tell your doctor before you take it.", []),
    ("warnings", "Current and past smokers are at extra risk of cancer.", ["current and past smokers"]),
    ("warnings", "Examplol may affect fertility in women.", ["women"]),
    ("indications", "It may not lower the risk of gout in Black people with asthma.",
     ["Black people with asthma"]),
    ("indications", "Examplol can be used from the age of two.", ["from the age of two"]),
    ("description", "It can be taken by adults aged 18 and over.", ["adults aged 18 and over"]),
    ("dosage", "Elderly patients and patients with liver disease start at 25 mg, with slower increases.",
     ["elderly patients", "patients with liver disease"]),
    ("dosage", "Patients over 75 should not exceed 300 mg a day.", ["patients over 75"]),
    ("dosage", "Children over 10 should start at 5 mg once a day.", []),
    ("dosage", "Renal impairment: oral dosing need not change.", ["renal impairment"]),
    ("dosage", "Obesity (BMI over 30): base the dose on actual weight, 3 g at most.", ["obesity"]),
    ("warnings", "Examplol is not recommended for people 12 years of age or younger.",
     ["people 12 years of age or younger"]),
    ("warnings", "Patients over 70 need a kidney check before the first dose.", ["patients over 70"]),
    ("warnings", "Patients over 70 come for a talk.", []),
    ("lactation", "Pediatric Use: its safety has not been established.", ["pediatric"]),
    ("lactation", "Infants who are breastfed may be more sensitive to it.", []),
    ("adverse_effects", "In babies, a slow pulse may be the first sign of too much.", ["babies"]),
    ("adverse_effects", "It may lower sodium, mostly in older people.", ["older people"]),
    ("adverse_effects", "Nausea was seen in children.", []),
    ("contraindications", "Safety is not established in children with gout, or in children under 6 years.",
     ["children with gout", "children under 6 years"]),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "line", "wanted"), DIFFERENT)
def test_what_is_different_for_a_group_is_told_of_it(kind: str, line: str, wanted: list[str]) -> None:
    found = facts_of(SpecialPopulationExtractor(), page(f"== {kind}\n{line}"))
    assert sorted(fact.object for fact in found) == sorted(wanted)


def test_doses_under_the_heading_of_a_group_are_told_of_it_if_they_are_its_rule() -> None:
    lines = (
        "# Children with gout:\n  The dose is based on body weight.\n  If the count falls, reduce the dose."
    )
    [fact] = facts_of(SpecialPopulationExtractor(), page(f"== dosage\n{lines}"))
    assert (fact.object, fact.qualifiers["statement"]) == ("children", "the dose is based on body weight")


FURTHER = [
    ("special_populations", "Geriatric use: No adjustment is made for age.", ["geriatric"]),
    ("special_populations", "The dose is halved to 30 mg once daily in those weighing 60 kg or less.",
     ["those weighing 60 kg or less"]),
    ("special_populations", "<2 years: Safety and efficacy not established", ["<2 years"]),
    ("special_populations", "Nobody under 18 should be given examplol for gout.", ["under 18"]),
    ("special_populations", "Women younger than 35 have a higher risk of gout.", ["women younger than 35"]),
    ("special_populations", "No differences were seen between older and younger patients.",
     ["older and younger patients"]),
    ("special_populations", "Babies born before 36 weeks of pregnancy should not get it.",
     ["babies born before 36 weeks of pregnancy"]),
    ("special_populations", "In patients with severe liver disease, exposure doubles.",
     ["patients with severe liver disease"]),
    ("warnings", "In people with diabetes, examplol can cause the sugar to rise.", ["people with diabetes"]),
    ("warnings", "The syrup contains aspartame, which can be harmful to people with phenylketonuria.",
     ["phenylketonuria"]),
    ("warnings", "Tell your doctor if you are being treated with people with gout.", []),
    ("special_populations", "Intervals are lengthened in kidney impairment.", ["kidney impairment"]),
    ("warnings", "Hearing tests are advised in the elderly.", ["elderly"]),
    ("warnings", "Premenopausal women may need contraception.", ["premenopausal women"]),
    ("warnings", "Increased mortality in elderly patients with psychosis.",
     ["elderly patients with psychosis"]),
    ("dosage", "Patients with a history of liver disease should not receive a loading dose.",
     ["patients with a history of liver disease"]),
    ("warnings", "The level must stay over 30 mg per day.", []),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "line", "wanted"), FURTHER)
def test_groups_by_weight_birth_and_condition(kind: str, line: str, wanted: list[str]) -> None:
    found = facts_of(SpecialPopulationExtractor(), page(f"== {kind}\n{line}"))
    assert [fact.object for fact in found] == wanted


def test_how_old_babies_were_when_born_is_nothing_of_a_pregnancy() -> None:
    told = "Infants born before 32 weeks of gestation clear it slowly. Gestational age matters."
    assert facts_of(PregnancyExtractor(), page(f"== warnings\n{told}")) == []
    told = "At 30 weeks of gestation or later it may harm the unborn baby."
    assert facts_of(PregnancyExtractor(), page(f"== warnings\n{told}"))


TOLD = [
    ("People past 65 are watched more closely.", [("people past 65", "geriatric")]),
    ("The over-70s bruise more easily on it.", [("the over-70s", "geriatric")]),
    ("It's not for the under-18s.", [("the under-18s", "pediatric")]),
    (
        "People whose livers are mildly impaired should have their dose halved.",
        [("livers are mildly impaired", "hepatic impairment")],
    ),
    (
        "Anyone with poor kidney function should have the dose cut by half.",
        [("anyone with poor kidney function", "renal impairment")],
    ),
    ("Athletes should know that it is banned in competition.", [("athletes", None)]),
    ("People who smoke may need more.", [("people who smoke", None)]),
    (
        "There is very little experience in severe liver disease.",
        [("severe liver disease", "hepatic impairment")],
    ),
    ("Over 65? Infections are more frequent, so take extra care.", [("over 65", "geriatric")]),
    ("Can older people take it? Yes, but they are more sensitive to it.", [("older people", "geriatric")]),
    (
        "It has not been tested in babies with eczema under 6 months.",
        [("babies with eczema under 6 months", "pediatric")],
    ),
    ("Pilots shouldn't take it.", [("pilots", None)]),
    ("If you're 75 or older, your doctor may cut the dose.", [("75 or older", "geriatric")]),
    (
        "It has not been tested in children with gout younger than 12 years.",
        [("children with gout younger than 12 years", "pediatric")],
    ),
    ("With an eGFR under 30, it should not be used.", []),
    ("You drive well on it.", []),
]


@pytest.mark.parametrize(("line", "wanted"), TOLD)
def test_groups_are_told_in_many_words(line: str, wanted: list[tuple[str, str | None]]) -> None:
    found = facts_of(SpecialPopulationExtractor(), page(f"== warnings: Cautions\n{line}"))
    assert [(fact.object, fact.qualifiers.get("population")) for fact in found] == wanted


LABELLED = [
    ("Kidneys: halve the dose.", "kidney impairment", "renal impairment"),
    ("Gout / renal transplant: no dose change.", "gout / renal transplant", None),
    ("Drivers: may cause drowsiness.", "drivers", None),
    ("Peds: safety and efficacy not established.", "peds", "pediatric"),
    ("Under 2? Safety has not been established.", "under 2", "pediatric"),
    ("Geriatric Use. No differences were seen.", "geriatric", "geriatric"),
]


@pytest.mark.parametrize(("line", "group", "kind"), LABELLED)
def test_lines_of_a_section_on_groups_open_with_one(line: str, group: str, kind: str | None) -> None:
    found = facts_of(SpecialPopulationExtractor(), page(f"== special_populations: Special groups\n{line}"))
    assert [(fact.object, fact.qualifiers.get("population")) for fact in found] == [(group, kind)]


def test_a_heading_may_name_two_groups() -> None:
    notation = "== dosage\n# Older people and people with kidney problems\n  No change of dose is needed."
    found = facts_of(SpecialPopulationExtractor(), page(notation))
    assert [fact.object for fact in found] == ["older people", "people with kidney problems"]


def test_mothers_are_no_group_of_the_section_on_groups() -> None:
    notation = "== special_populations: Special groups\nBreastfeeding: not advised."
    assert not facts_of(SpecialPopulationExtractor(), page(notation))


def _of_label(field: str, text: str) -> list[tuple[str, str]]:
    """Groups and what a label's field says of them."""
    record = {"openfda": {"generic_name": ["EXAMPLOL"]}, field: [text]}
    facts = facts_of(SpecialPopulationExtractor(), read_record(record, "a.json"))
    return [(fact.object, str(dict(fact.qualifiers)["statement"])) for fact in facts]


@pytest.mark.parametrize(
    ("field", "text", "told"),
    [
        (
            "dosage_and_administration",
            "Hepatic Impairment Reduce the dose to 30 mg in those with severe hepatic impairment.",
            [
                (
                    "those with severe hepatic impairment",
                    "reduce the dose to 30 mg in those with severe hepatic impairment",
                )
            ],
        ),
        (
            "dosage_and_administration",
            "Dosage in Renally Impaired Patients \u2013Use in patients with kidney disease needs caution.",
            [
                (
                    "patients with kidney disease",
                    "use in patients with kidney disease needs caution",
                )
            ],
        ),
        (
            "dosage_and_administration",
            "Rates may be lower for patients less than 12 kg.",
            [("patients less than 12 kg", "rates may be lower for patients less than 12 kg")],
        ),
        ("dosage_and_administration", "Table 4 Pediatric patients 5 mg Elderly patients not recommended", []),
        (
            "warnings",
            "The risk of thirst is higher in patients with impaired renal function or diabetes.",
            [
                (
                    "patients with impaired renal function",
                    "the risk of thirst is higher in patients with impaired renal function or diabetes",
                )
            ],
        ),
        (
            "boxed_warning",
            "Liver Failure Examplol can cause liver injury including liver failure and death.",
            [],
        ),
        (
            "dosage_and_administration",
            "No dose change is needed in patients with impairment of renal or hepatic function. "
            "The doses for patients with renal impairment are given in Table 2. "
            "There were no patients with kidney failure.",
            [
                (
                    "patients with impairment of renal or hepatic function",
                    "no dose change is needed in patients with impairment of renal or hepatic function",
                )
            ],
        ),
        ("pediatric_use", "Pediatric use information is approved for Example Labs' tablets.", []),
        (
            "warnings_and_cautions",
            "5.2 Liver Dysfunction If no other cause is found, do not give examplol again.",
            [],
        ),
        (
            "warnings_and_cautions",
            "5.2 Renal Impairment No reduction in the dose is needed if it is mild.",
            [("renal impairment", "no reduction in the dose is needed if it is mild")],
        ),
        (
            "warnings",
            "It may raise the risk of changes such as thirst, weight gain, and fatty liver disease.",
            [],
        ),
        (
            "use_in_specific_populations",
            "8.6 Renal Impairment In patients with severe renal impairment, exposure rose 3-fold; give 5 mg.",
            [
                (
                    "patients with severe renal impairment",
                    "in patients with severe renal impairment, exposure rose 3-fold",
                )
            ],
        ),
        ("warnings", "WARNINGS Rash was more frequent in adult and pediatric patients on examplol.", []),
        (
            "use_in_specific_populations",
            "8.4 Pediatric Use Examplol is not for children. "
            "8.8 Metabolism Poor metabolizers have about twice the exposure.",
            [
                ("children", "examplol is not for children"),
                ("poor metabolizers", "poor metabolizers have about twice the exposure"),
            ],
        ),
    ],
)
def test_labels_say_what_is_different_for_whom(field: str, text: str, told: list[tuple[str, str]]) -> None:
    assert _of_label(field, text) == told
