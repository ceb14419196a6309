# ruff: noqa: E501  (tables read best with one case a line)
"""Tests asked for in shorthand, in lay words, and by what something is looked at with."""

from __future__ import annotations

import pytest

from kg_builder.extract.screening.extractor import ScreeningExtractor
from kg_builder.extract.screening.sentences import asked_tests
from kg_builder.extract.screening.sound import sound_test
from kg_builder.extract.screening.timing import timing_in
from kg_builder.model import Screening
from tests.extract.small_pages import facts_of, page

CASES: list[tuple[str, list[str], str]] = [
    ("HLA-B*5801 typing prior to initiation in pts at risk", ["HLA-B*5801 typing"], "prior to initiation"),
    ("Monthly CBC and LFTs", ["CBC", "LFTs"], "monthly"),
    ("LFTs q3mo, then q6mo", ["LFTs"], "q3mo, then q6mo"),
    ("FBC, U&Es and LFTs fortnightly until the dose is steady, then every 3 months.", ["FBC", "U&Es", "LFTs"], "fortnightly until the dose is steady, then every 3 months"),
    ("TSH and free T4 at baseline and every 8 weeks.", ["TSH", "free T4"], "at baseline and every 8 weeks"),
    ("Pregnancy test before first dose, women of childbearing age", ["pregnancy test"], "before first dose"),
    ("Ophth exam at baseline", ["ophth exam"], "at baseline"),
    ("Check your heart with an echocardiogram every 3 months.", ["heart", "echocardiogram"], "every 3 months"),
    ("Examplol levels are followed with a blood or urine test each month.", ["examplol levels", "blood and urine test"], "each month"),
    ("You have a heart trace before treatment starts.", ["heart trace"], "before treatment starts"),
    ("They check how well your liver and kidneys are working.", ["liver function", "kidney function"], ""),
    ("Keep a close eye on your blood sugar.", ["blood sugar"], ""),
    ("Watch your blood pressure.", ["blood pressure"], ""),
    ("Weigh yourself once a week.", ["weight"], "once a week"),
    ("Your vital signs will be watched for at least 2 hours after the first dose.", ["vital signs"], "for at least 2 hours after the first dose"),
    ("You will need to take a pregnancy test each month.", ["pregnancy test"], "each month"),
    ("A pregnancy test must be negative before the first dose.", ["pregnancy test"], "before the first dose"),
    ("Make sure that a chest X-ray has been done before starting.", ["chest X-ray"], "before starting"),
    ("Expect to give a blood sample every 4 weeks.", ["blood sample"], "every 4 weeks"),
    ("Draw a trough before the third dose.", ["trough"], "before the third dose"),
    ("Your child\u2019s height should be measured yearly.", ["height"], "yearly"),
    ("Consider TPMT genotyping before starting.", ["TPMT genotyping"], "before starting"),
    ("Screen for hepatitis B and C before the first cycle.", ["hepatitis B", "hepatitis C"], "before the first cycle"),
    ("Your doctor will test your tumour to see if it has the HER2 protein.", ["HER2 protein"], ""),
    ("You will be tested for an abnormal BRAF gene.", ["abnormal BRAF gene"], ""),
    ("Tests before treatment: liver function, chest X-ray.", ["liver function", "chest X-ray"], "before treatment"),
    ("Do an ECG before starting and after any dose increase.", ["ECG"], "before starting and after any dose increase"),
    ("Blood pressure should be well controlled before starting and monitored during treatment.", ["blood pressure"], "before starting; during treatment"),
    ("Check TSH before initiation of, and periodically throughout, treatment.", ["TSH"], "before initiation of, and periodically throughout, treatment"),
    ("Your doctor will ask for blood tests and a chest X-ray before you have your first dose.", ["blood tests", "chest X-ray"], "before you have your first dose"),
    ("You have blood tests to see how well your kidneys and liver are working.", ["blood tests", "kidney function", "liver function"], ""),
    ("Carry out liver function tests at weeks 2, 4 and 8.", ["liver function"], "at weeks 2, 4 and 8"),
    ("LFTs before treatment and at 1, 3 and 6 months.", ["LFTs"], "before treatment and at 1, 3 and 6 months"),
    ("Women who could get pregnant must have a pregnancy test every month.", ["pregnancy test"], "every month"),
    ("People of Thai descent should be genotyped for HLA-B*1502.", ["HLA-B*1502"], ""),
    ("Genetic testing is to be considered.", ["genetic testing"], ""),
    ("Check your weight on a regular basis.", ["weight"], "on a regular basis"),
    ("Skin infections in adults every 12 hours", [], "every 12 hours"),
    ("CrCl 30 mL/min or less: 5 mg once daily", [], ""),
    ("When more than 100 mg daily is given, plasma levels should be checked.", ["plasma levels"], ""),
    ("Care is due in the method used to measure calcium.", [], ""),
    ("Examplol is recommended for use as a test dose.", [], ""),
    ("One subject developed TB while on treatment.", [], "while on treatment"),
    ("Watch the baby for sleepiness and slow weight gain.", [], ""),
    ("Watch for signs of infection during treatment.", [], "during treatment"),
    ("Slowed growth during treatment", [], "during treatment"),
    ("Consider stopping treatment if lymphocyte counts fall.", [], ""),
    ("There are no studies that evaluate the effects on growth.", [], ""),
    ("The use of genotyping has limits.", [], ""),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted", "timing"), CASES, ids=[t[:40] for t, _, _ in CASES])
def test_wordings_of_requests_for_tests(text: str, wanted: list[str], timing: str) -> None:
    assert list(asked_tests(text)) == wanted
    assert timing_in(text) == timing


def test_a_dose_is_no_moment_of_a_test() -> None:
    assert timing_in("Repeat the biopsy and go on at a reduced dose.") == ""


@pytest.mark.parametrize(
    ("name", "sound"),
    [
        ("blood sugar will", "blood sugar"),
        ("eye examination including visual acuity", "eye examination"),
        ("blood pressure at home", "blood pressure"),
        ("ward where serum levels", ""),
        ("FDA-approved", ""),
        ("screening", ""),
        ("thereafter and hemoglobin", "hemoglobin"),
        ("via ECG", "ECG"),
        ("neutropenia with frequent blood counts", "blood counts"),
        ("levels of blood cells", "blood cell levels"),
        ("concentration of 225 mcg/mL of examplol", ""),
        ("rapid weight gain", ""),
    ],
)
def test_what_hangs_on_or_names_no_test(name: str, sound: str) -> None:
    assert sound_test(name) == sound


@pytest.mark.parametrize(
    ("said", "tests"),
    [
        ("You have blood tests before and during treatment. They check your liver.", [("blood tests", "before and during treatment"), ("liver", "before and during treatment")]),
        ("CBC at baseline; repeat yearly.", [("CBC", "at baseline; yearly")]),
        ("Blood tests are needed: a hematocrit before treatment; a PSA and prostate exam.", [("blood tests", "before treatment"), ("hematocrit", "before treatment"), ("PSA", None), ("prostate exam", None)]),
        ("The following tests are recommended: blood count, liver enzymes.", [("blood count", None), ("liver enzymes", None)]),
        ("Platelets and ALT may change. Check all of these every 3 months.", [("platelets", "every 3 months"), ("ALT", "every 3 months")]),
        ("You will have an ECG (ECG; a heart test) before the first dose.", [("ECG", "before the first dose")]),
        ("Get an ECG at baseline; repeat the ECG yearly.", [("ECG", "at baseline"), ("ECG", "yearly")]),
    ],
)  # fmt: skip
def test_moments_told_beside_a_request(said: str, tests: list[tuple[str, str | None]]) -> None:
    found = facts_of(ScreeningExtractor(), page(f"== warnings\n{said}"))
    assert [(fact.object, fact.timing) for fact in found if isinstance(fact, Screening)] == tests


def test_a_drug_by_its_salt_is_no_test() -> None:
    said = "Examplol sodium should be taken once daily; the serum sodium should be checked monthly."
    found = facts_of(ScreeningExtractor(), page(f"== warnings\n{said}"))
    assert [fact.object for fact in found] == ["serum sodium"]


def test_parameters_to_monitor_are_tests_each_with_its_own_moment() -> None:
    told = "== other: Monitoring parameters\nBUN and electrolytes; hearing tests if the course is long; troughs before dose 4.\n"
    found = facts_of(ScreeningExtractor(), page(told))
    assert [fact.object for fact in found] == ["BUN", "electrolytes", "hearing tests"]


def test_a_title_tells_that_tests_come_first() -> None:
    told = "== warnings: What checks do I need first?\nWe test for hepatitis B.\n"
    found = facts_of(ScreeningExtractor(), page(told))
    assert [(fact.object, fact.timing) for fact in found if isinstance(fact, Screening)] == [
        ("hepatitis B", "before treatment")
    ]
