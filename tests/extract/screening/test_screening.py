# ruff: noqa: E501  (tables read best with one case a line)
"""Tests to do, and when."""

from __future__ import annotations

import pytest

from kg_builder.extract.screening.extractor import ScreeningExtractor
from kg_builder.extract.screening.sentences import asked_tests as read_tests
from kg_builder.extract.screening.timing import timing_in
from kg_builder.model import Screening
from tests.extract.small_pages import facts_of, page

CASES: list[tuple[str, list[str], str]] = [
    ("Your doctor may test your urine for protein before you begin.", ["urine protein"], "before you begin"),
    ("The nurse may test you for immunity and vaccinate you.", ["immunity"], ""),
    ("The doctor may look at your heart function before you start.", ["heart function"], "before you start"),
    ("This may include a long talk, a chest X-ray and a tuberculin test.", ["chest X-ray", "tuberculin test"], ""),
    ("These may include headache and high blood pressure.", [], ""),
    ("Brain scan: obtain before starting", ["brain scan"], "before starting"),
    ("Visual function ought to be assessed in those treated for long.", ["visual function"], ""),
    ("Plasma levels are measured to limit harm.", ["plasma levels"], ""),
    ("Select patients by testing the tumor for PD-L1 expression.", ["PD-L1 expression"], ""),
    ("Select patients based on the presence of EGFR mutations.", ["EGFR mutations"], ""),
    ("You need a yearly check-up, including a hearing test and an eye exam.", ["hearing test", "eye exam"], "yearly"),
    ("Two pregnancy tests are needed before you can begin.", ["pregnancy tests"], "before you can begin"),
    ("Have your bloods done each month.", ["blood tests"], "each month"),
    ("Blood glucose should be followed.", ["blood glucose"], ""),
    ("Kidney function before starting and every 6 months.", ["kidney function"], "before starting and every 6 months"),
    ("BP at each visit", ["BP"], "at each visit"),
    ("Monitor the level of urea and the amount of potassium in your blood.", ["level of urea", "amount of potassium in your blood"], ""),
    ("Results of clotting tests may be unreliable during treatment.", [], ""),
    ("Measure serum liver tests weekly.", ["serum liver tests"], "weekly"),
    ("Baseline echocardiography is mandatory.", ["echocardiography"], "baseline"),
    ("A chest film and lung function tests are worthwhile.", ["chest film", "lung function"], ""),
    ("Correct raised uric acid before the first dose.", [], ""),
    ("Genotype for TPMT before initiating.", ["TPMT"], "before initiating"),
    ("CBC with platelets weekly for first month, then monthly", ["CBC with platelets"], "weekly for first month, then monthly"),
    ("Baseline CBC, then weekly for 4 weeks", ["CBC"], "baseline; weekly for 4 weeks"),
    ("Your liver, kidneys and blood counts will be checked.", ["liver", "kidneys", "blood counts"], ""),
    ("Check liver and kidney function.", ["liver and kidney function"], ""),
    ("Plan on a hearing test before you begin.", ["hearing test"], "before you begin"),
    ("Your doctor will give you a pregnancy test before treatment.", ["pregnancy test"], "before treatment"),
    ("They check your potassium a week after each change of dose.", ["potassium"], "a week after each change of dose"),
    ("Check the thyroid (TSH, calcium) every year.", ["thyroid", "TSH", "calcium"], "every year"),
    ("Select patients with lung cancer on the basis of PD-L1 expression.", ["PD-L1 expression"], ""),
    ("Test your blood sugar more often for the first few weeks of treatment.", ["blood sugar"], "for the first few weeks of treatment"),
    ("It needs regular blood tests.", ["blood tests"], "regular"),
    ("Kidney function is looked at before you start.", ["kidney function"], "before you start"),
    ("Perform Hepatitis C virus (HCV) screening before initiating examplol", ["hepatitis C virus"], "before initiating"),
    ("Before initiating therapy, test for quantitative serum immunoglobulins", ["quantitative serum immunoglobulins"], "before initiating therapy"),
    ("Screen patients for HCV infection, and do not start if it is active.", ["HCV infection"], ""),
    ("Obtain baseline liver function tests and complete blood count before initiating therapy", ["liver function", "complete blood count"], "before initiating therapy"),
    ("Check renal function every 3 months.", ["renal function"], "every 3 months"),
    ("Liver function tests should be obtained at baseline and monthly thereafter.", ["liver function"], "at baseline and monthly thereafter"),
    ("Monitor serum ALT, AST and bilirubin at baseline and every 2 weeks.", ["serum ALT", "AST", "bilirubin"], "at baseline and every 2 weeks"),
    ("A negative pregnancy test is required before starting treatment.", ["pregnancy test"], "before starting treatment"),
    ("Verify pregnancy status in women who may conceive prior to initiation.", ["pregnancy status"], "prior to initiation"),
    ("Monitor antibody levels during and after discontinuation of treatment.", ["antibody levels"], "during and after discontinuation of treatment"),
    ("Monitor blood pressure and heart rate regularly.", ["blood pressure", "heart rate"], "regularly"),
    ("You will need regular blood tests while taking this medicine.", ["blood tests"], "while taking"),
    ("You may need to have your blood pressure checked often.", ["blood pressure"], ""),
    ("Evaluate patients for latent tuberculosis infection prior to starting treatment.", ["latent tuberculosis infection"], "prior to starting treatment"),
    ("Thyroid function should be monitored annually.", ["thyroid function"], "annually"),
    ("Confirm HER2 overexpression with an FDA-approved test.", ["HER2 overexpression"], ""),
    ("Before starting: renal function, electrolytes, pregnancy test", ["renal function", "electrolytes", "pregnancy test"], "before starting"),
    ("Baseline: complete blood count and liver function tests", ["complete blood count", "liver function"], "baseline"),
    ("Follow-up: creatinine and liver tests every 6 months", ["creatinine", "liver tests"], "every 6 months"),
    ("Check weight daily for 2 hours after starting treatment to be safe.", ["weight"], "daily for 2 hours after starting treatment"),
    ("Check ALT before starting, monthly, and until two weeks after stopping.", ["ALT"], "before starting, monthly, and until two weeks after stopping"),
    ("Obtain an ECG before dosing and at the end of observation.", ["ECG"], "before dosing and at the end of observation"),
    ("As the dose hangs on your weight, it is necessary to work it out.", [], ""),
    ("A test for the detection of the gene is not currently available.", [], ""),
    ("We take a blood sample for TPMT.", ["TPMT"], ""),
    ("Watch serum sodium regularly.", ["serum sodium"], "regularly"),
    ("Long treatment calls for periodic blood counts.", ["blood counts"], "periodic"),
    ("Monitoring parameters: serum potassium, blood pressure", ["serum potassium", "blood pressure"], ""),
    ("Monitor serum lithium through pregnancy", ["serum lithium"], ""),
    ("Before starting: read the leaflet and ask questions", [], ""),
    ("Lab tests (such as liver function and potassium levels) should be done before you start.", ["liver function", "potassium levels"], "before you start"),
    ("Serum sodium: at baseline, then at least every 36 h.", ["serum sodium"], "at baseline, then at least every 36 h"),
    ("Full blood count weekly when treatment lasts.", ["full blood count"], "weekly when treatment lasts"),
    ("Have your heart and lung function tested before starting treatment.", ["heart and lung function"], "before starting treatment"),
    ("You are to have an ECG before the first dose.", ["ECG"], "before the first dose"),
    ("Get a chest X-ray and hearing tests at baseline.", ["chest X-ray", "hearing tests"], "at baseline"),
    ("Your nurse may ask you to have a bone density test and drink more.", ["bone density"], ""),
    ("Blood counts and urinalysis are done before treatment and every month.", ["blood counts", "urinalysis"], "before treatment and every month"),
    ("Test patients of Asian descent for HLA-B*1502 before treatment.", ["HLA-B*1502"], "before treatment"),
    ("Your kidneys will be checked once a year.", ["kidneys"], "once a year"),
    ("Bloods: FBC and LFTs monthly.", ["FBC", "LFTs"], "monthly"),
    ("Before each infusion, vital signs are recorded.", ["vital signs"], "before each infusion"),
    ("Anti-flu antibody test: before you start, then every 4 months.", ["Anti-flu antibody"], "before you start, then every 4 months"),
    ("Perform baseline and yearly skin exams.", ["skin exams"], "baseline and yearly"),
    ("Track height and weight every 3 months.", ["height", "weight"], "every 3 months"),
    ("Women should undergo cervical screening every year.", ["cervical screening"], "every year"),
    ("Exclude pregnancy before treatment.", ["pregnancy"], "before treatment"),
    ("Screen high-risk patients for tuberculosis before starting.", ["tuberculosis"], "before starting"),
    ("Screen for latent malaria with a blood film beforehand.", ["latent malaria"], "beforehand"),
    ("A blood count should be reviewed before treatment.", ["blood count"], "before treatment"),
    ("Consider testing liver enzymes before treatment.", ["liver enzymes"], "before treatment"),
    ("Adults should be evaluated for tuberculosis before the first dose.", ["tuberculosis"], "before the first dose"),
    ("Screening for hepatitis B according to local rules should be considered before treatment.", ["hepatitis B"], "before treatment"),
    ("Your skin is to be looked at from time to time.", ["skin"], "from time to time"),
    ("Your blood will need to be tested before each dose.", ["blood tests"], "before each dose"),
    ("An ear examination at baseline and every year is recommended.", ["ear examination"], "at baseline and every year"),
    ("An ECG is advisable before treatment.", ["ECG"], "before treatment"),
    ("Have blood counts done weekly for the first month, then monthly through the first year.", ["blood counts"], "weekly for the first month, then monthly through the first year"),
    ("Blood tests are done before you start, after 4 weeks, and every 3 months from then on.", ["blood tests"], "before you start, after 4 weeks, and every 3 months from then on"),
    ("Check how well the kidneys work before treatment.", ["kidney function"], "before treatment"),
    ("Take a pregnancy test before starting, another 8 days later.", ["pregnancy test"], "before starting, another 8 days later"),
    ("Monitor urine protein by dipstick during treatment.", ["urine protein"], "during treatment"),
    ("Check liver function prior to and periodically during treatment.", ["liver function"], "prior to and periodically during treatment"),
    ("Check serum creatinine before treatment and at intervals during it.", ["serum creatinine"], "before treatment and at intervals during it"),
    ("Tuberculosis should be ruled out before treatment.", ["tuberculosis"], "before treatment"),
    ("Baseline potassium should be measured.", ["potassium"], "baseline"),
    ("Loss of weight should be considered.", [], ""),
    ("A lower dose should be considered for renal tests.", [], ""),
    ("The dose is determined by weight.", [], ""),
    ("Low white blood cell count during treatment.", [], ""),
    ("Aim for a trough of 15 mg/L.", [], ""),
    ("Keep it away from your eyes.", [], ""),
    ("Monitor patients for rash.", [], ""),
    ("Monitor patients for signs and symptoms of infection.", [], ""),
    ("Advise patients to follow breast cancer screening guidelines.", [], ""),
    ("Routine laboratory testing is not necessary.", [], ""),
    ("Examplol may cause false-positive urine tests.", [], ""),
    ("In clinical studies liver tests were abnormal.", [], ""),
    ("Take it with food.", [], ""),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted", "timing"), CASES, ids=[t[:40] for t, _, _ in CASES])
def test_tests_and_timing(text: str, wanted: list[str], timing: str) -> None:
    assert list(read_tests(text)) == wanted
    if wanted:
        assert timing_in(text) == timing


def test_sections_that_ask_for_tests() -> None:
    sentence = "Check renal function every 3 months."
    for kind in ("dosage", "warnings", "boxed_warning", "patient_information", "adverse_effects"):
        (fact,) = facts_of(ScreeningExtractor(), page(f"== {kind}: Title\n{sentence}"))
        assert fact.evidence[0].span.quote == sentence
    for kind in ("furniture", "overdosage", "clinical_studies"):
        assert facts_of(ScreeningExtractor(), page(f"== {kind}: Title\n{sentence}")) == []


def test_people_tested_organs_examined_and_lists_of_tests() -> None:
    assert read_tests("Patients should be tested for latent tuberculosis before use.") == (
        "latent tuberculosis",
    )
    assert read_tests("Patients should undergo periodic examination of muscle strength.") == (
        "muscle strength",
    )
    assert read_tests("Patients were tested for fun in the trial.") == ()
    listed = facts_of(
        ScreeningExtractor(),
        page("== dosage\n# Tests before the first dose\n  - ECG\n  - Liver function tests\n  - A good book"),
    )
    assert [(f.object, f.timing) for f in listed if isinstance(f, Screening)] == [
        ("ECG", "before the first dose"),
        ("liver function", "before the first dose"),
    ]


def test_what_is_done_with_a_drug_is_no_test() -> None:
    found = facts_of(
        ScreeningExtractor(), page("== warnings\nScreen for discontinuation of losartan potassium.")
    )
    assert list(found) == []


def test_a_line_under_a_heading_of_tests_needs_no_verb() -> None:
    line = "Hearing tests in patients over 60."
    (fact,) = facts_of(ScreeningExtractor(), page(f"== warnings\n# Monitoring\n  {line}"))
    assert isinstance(fact, Screening) and fact.object == "hearing tests"
    assert facts_of(ScreeningExtractor(), page(f"== warnings\n# Who gets it\n  {line}")) == []


def test_each_clause_has_its_own_moment() -> None:
    text = "Get an ECG at baseline; check potassium every 3 months."
    found = facts_of(ScreeningExtractor(), page(f"== warnings\n{text}"))
    assert [(f.object, f.timing) for f in found if isinstance(f, Screening)] == [
        ("ECG", "at baseline"),
        ("potassium", "every 3 months"),
    ]


@pytest.mark.parametrize(
    ("sentence", "tests"),
    [
        ("Therefore, serum lipase should be checked monthly.", ["serum lipase"]),
        ("Recheck serum concentration at 18 hour intervals.", ["serum concentration"]),
        ("Increased frequency of glucose monitoring is recommended.", ["glucose monitoring"]),
        ("Examplol calcium tablets are indicated for the relief of pain.", []),
        ("Because potassium levels can rise, slower titration is recommended.", []),
        ("The higher dose level of 50 mg is recommended.", []),
        ("Older adults often have decreased renal function, so care should be taken.", []),
        ("If creatinine clearance falls, a lower dose is recommended.", []),
    ],
)
def test_reasons_states_products_and_doses_are_no_tests(sentence: str, tests: list[str]) -> None:
    found = facts_of(ScreeningExtractor(), page(f"== warnings\n{sentence}"))
    assert [fact.object for fact in found] == tests


def test_a_diagnosis_is_no_test() -> None:
    told = "== warnings: Warnings\nConfirm the diagnosis with diagnostic testing.\n"
    assert facts_of(ScreeningExtractor(), page(told)) == []


def test_a_title_says_when_its_tests_are_done() -> None:
    told = "== warnings: Before you start\nWe will arrange a liver function test.\n"
    assert [dict(fact.qualifiers)["timing"] for fact in facts_of(ScreeningExtractor(), page(told))] == [
        "before you start"
    ]
