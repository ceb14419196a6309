from __future__ import annotations

from io import BytesIO

import pytest

from kg_builder.extract.populations import SpecialPopulationExtractor
from kg_builder.extract.pregnancy.extractor import PregnancyExtractor
from kg_builder.extract.vocabulary.population_words import groups_in
from kg_builder.model import Monograph
from kg_builder.readers import read_monographs

from .small_pages import facts_of, page

SAID = [
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
