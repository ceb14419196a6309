"""What labels tell of as hazards of their drug, and what they tell of besides."""

from __future__ import annotations

import io
import json

import pytest

from kg_builder.extract import open_document
from kg_builder.extract.warnings.extractor import WarningExtractor
from kg_builder.extract.warnings.harm_words import tells_harm
from kg_builder.extract.warnings.of_labels import label_hazard, of_others, tells_risk_factors
from kg_builder.extract.warnings.rules import Hazard
from kg_builder.model import Fact, HazardWarning, Monograph, WarningAction
from kg_builder.readers import read_monographs


def facts_of_label(warnings: str) -> list[Fact]:
    record = {
        "id": "1",
        "openfda": {"generic_name": ["ZOLFINIB"], "brand_name": ["ZORVEX"]},
        "warnings_and_cautions": [f"5 WARNINGS AND PRECAUTIONS {warnings}"],
    }
    source = io.BytesIO(json.dumps({"results": [record]}).encode())
    monograph = next(m for m in read_monographs(source, source_name="a.json") if isinstance(m, Monograph))
    return list(WarningExtractor().extract(open_document(monograph)))


def hazards_of_label(warnings: str) -> list[str]:
    facts = facts_of_label(warnings)
    return list(dict.fromkeys(fact.object for fact in facts if isinstance(fact, HazardWarning)))


@pytest.mark.parametrize(
    ("read", "name"),
    [
        ("bleeding in the setting of surgery", "bleeding"),
        ("hair loss initially", "hair loss"),
        ("SKIN/NAIL LOSS Skin", "skin/nail loss"),
        ("FATAL BLEEDING", "fatal bleeding"),
        ("GOUT, FALLS, and FEVER", "gout, falls, and fever"),
        ("Grade 3 or higher rash", "rash"),
        ("signs and symptoms of gout", "gout"),
        ("suicidality with antidepressants", "suicidality"),
        ("potential risk of falls", "falls"),
        ("gout and falls gout", "gout and falls"),
        ("gallstones and complications of gallstones", "gallstones and complications of gallstones"),
        ("hypotension Marked drops", "hypotension"),
        ("potentially anemia", "anemia"),
        ("ejection fraction decreased", "ejection fraction decreased"),
        ("marked increases in serum lipase", "marked increases in serum lipase"),
    ],
)
def test_a_hazard_is_cut_where_a_label_goes_on(read: str, name: str) -> None:
    assert label_hazard(Hazard(read, 0, 1, "occurs"), {}) == name


@pytest.mark.parametrize(
    "read",
    [
        "history of falls",
        "platelet count of less than 5",
        "elevations",
        "females of reproductive age",
        "drug administration",
        "anticoagulant effects of zolfin",
        "treatment discontinuation",
        "decreased this benefit",
        "2-fold rise in falls",
        "a restricted program",
        "annualized stroke rate",
        "concern about falls",
        "prior use of estrogen",
    ],
)
def test_what_is_no_harm_of_the_drug(read: str) -> None:
    assert label_hazard(Hazard(read, 0, 1, "occurs"), {}) == ""


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("QT Interval Prolongation", "QT interval prolongation"),
        ("Stevens-Johnson Syndrome", "Stevens-Johnson syndrome"),
        ("Opioid-Induced Hyperalgesia", "opioid-induced hyperalgesia"),
        ("New Malignancies Skin Malignancies", "new malignancies"),
    ],
)
def test_a_title_loses_its_capitals(title: str, name: str) -> None:
    assert label_hazard(Hazard(title, 0, 1, "label"), {}) == name


def test_the_preservative_itself_is_what_a_product_contains() -> None:
    assert label_hazard(Hazard("preservative benzyl alcohol", 0, 1, "contains"), {}) == "benzyl alcohol"


@pytest.mark.parametrize(
    "name", ["pyrexia", "QT prolongations", "lymphocele", "weight gain", "medication errors", "fetal harm"]
)
def test_harm_that_no_list_of_illnesses_holds(name: str) -> None:
    assert tells_harm(name)


@pytest.mark.parametrize("name", ["tablets", "female users", "increased plasma levels", "criteria"])
def test_words_that_tell_no_harm(name: str) -> None:
    assert not tells_harm(name)


def test_what_raises_a_risk_is_no_hazard() -> None:
    label = (
        "5.1 Nerve Damage ZORVEX can cause nerve damage. Risk factors for nerve damage include diabetes, "
        "alcoholism and previous chemotherapy. ZORVEX can cause tremor."
    )
    assert hazards_of_label(label) == ["nerve damage", "tremor"]
    listed = "Factors that can raise the risk of a fall include: \u2022 Spinal surgery \u2022 Past strokes"
    assert hazards_of_label(f"ZORVEX can cause falls. {listed}") == ["falls"]
    assert tells_risk_factors("ZORVEX raises the risk of falls, including hip fractures.") is None


@pytest.mark.parametrize(
    "words",
    [
        "Avoid other medicines that may also cause ",
        "Take care with activities that can lead to ",
        "Do not give it with drugs known to prolong ",
        "Some strains of C. difficile produce ",
    ],
)
def test_what_others_cause_is_no_hazard_of_the_drug(words: str) -> None:
    assert of_others(f"{words}gout.", len(words))


@pytest.mark.parametrize(
    "words",
    [
        "ZORVEX belongs to a class of drugs that may cause ",
        "Drugs that act on the kidney can cause ",
        "There are conditions that may increase the risk of ",
        "ZORVEX may cause ",
    ],
)
def test_what_the_drug_causes_is_its_hazard(words: str) -> None:
    assert not of_others(f"{words}gout.", len(words))


def test_requests_below_a_title_are_about_the_hazard_that_it_names() -> None:
    label = "5.1 Kidney Injury ZORVEX can cause cysts and death. Monitor closely."
    asked = [fact for fact in facts_of_label(label) if isinstance(fact, WarningAction)]
    assert [fact.object for fact in asked] == ["kidney injury"]


def test_requests_are_not_about_what_a_hazard_comes_to() -> None:
    asked = facts_of_label("ZORVEX can cause death and gout. Monitor closely.")
    assert [f.object for f in asked if isinstance(f, WarningAction)] == ["gout"]


def test_a_share_beside_that_of_another_arm_is_no_warning() -> None:
    assert hazards_of_label("ZORVEX can cause gout. In the trial, relapse (12% vs. 7%) was reported.") == [
        "gout"
    ]


def test_a_title_ends_before_a_brand_with_an_appendix() -> None:
    label = "5.1 Cardiomyopathy ZORVEX PFS can cause anemia. 5.2 Gout ZORVEX PFS can cause gout."
    assert "cardiomyopathy" in hazards_of_label(label)
