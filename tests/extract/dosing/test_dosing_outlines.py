# ruff: noqa: E501  (tables read best with one case a line)
"""Whole dosing blocks in the layouts that pages have."""

from __future__ import annotations

import pytest

from kg_builder.extract.dosing.extractor import DosingExtractor
from tests.extract.small_pages import facts_of, page

Row = tuple[str, str, str, str, str]

STATIN = """
== dosage: What are the dosages of examplol?
# Tablet
- 5 mg
- 10 mg
# Capsule, extended release
- 60 mg
# Adult:
# Hyperlipidemia
- Initial: 10-20 mg orally once daily
- Maintenance: 5-40 mg orally once daily
# Prevention of Cardiovascular Events
- 20 mg PO qDay
# Pediatric:
# Heterozygous Familial Hypercholesterolemia
- Children below 8 years: Safety and efficacy not established
- Children 8 to less than 10 years: 5-10 mg orally once daily
# Dosing Considerations
- Obtain liver function tests first
# Administration
- May be taken with or without food
== overdosage: Overdose
- An overdose of 200 mg was survived
"""
CONDITIONS_FIRST = """
== dosage: Dosage
Adult and pediatric dosage
# Oral suspension
- 30 mg/5 mL
# Allergic Rhinitis
Adult dosage
- 60 mg orally every 12 hours or 180 mg orally once a day with water
Pediatric dosage
- Children 2-12 years: 30 mg orally every 12 hours
# Chronic Urticaria
Adult dosage
- 60 mg orally every 12 hours
"""
USUAL_DOSES = """
== dosage: Usual Adult Dose for Crohn's Disease
Initial dose: 160 mg subcutaneously on Day 1 (given in one day or split over two days), followed by 80 mg two weeks later
Maintenance dose: 40 mg subcutaneously every other week
== dosage: Usual Pediatric Dose for Juvenile Arthritis
2 years or older:
10 kg to less than 15 kg: 10 mg subcutaneously every other week
30 kg or more: 40 mg subcutaneously every other week
== dosage: Renal Dose Adjustments
Data not available
== dosage: What happens if I miss a dose?
Inject 40 mg as soon as you remember.
"""
PROSE = """
== dosage: Dosing
The usual starting dose for treating hypertension is 50 mg twice daily or 100 mg once daily. The dose may be increased at weekly intervals up to a maximum of 450 mg per day. For heart failure, the recommended starting dose is 25 mg once daily. The dose may be doubled every two weeks up to 200 mg daily.
# If you forget to take it
If you forget, take 50 mg when you remember.
"""
NEXT_TO_FORMS = """
== dosage_forms: Dosage Forms & Strengths
capsule
250mg
# Ear, Nose, & Throat Infections
Mild to moderate: 500 mg PO q12hr or 250 mg PO q8hr for 10-14 days
# Endocarditis Prophylaxis
2 g PO 30-60 minutes before procedure
"""
LABELLED_LINES = """
== dosage: Dosage
- Type 1 diabetes: about one-third of the daily need
- Anaphylaxis: 0.3-0.5 mg (0.3-0.5 mL of 1 mg/mL solution) IM/SC every 5-15 minutes
- Osteoporosis, oral: 70 mg PO once weekly
- Menopause: insert 1 ring vaginally every 3 months
- Adjust the dose every 3 to 4 days
- Hypotension: 0.05-2 mcg/kg/min IV infusion
"""
NESTED_GROUPS = """
== dosage: Dosage
# Pediatric:
# Juvenile Arthritis
- Children 2 years and above:
- 10 to below 15 kg: 10 mg subcutaneous every 2 weeks
- 30 kg and above: 40 mg subcutaneous every 2 weeks
== dosage: Renal Impairment Dosing
- CrCl over 50 mL/min: 40 mg every 12 hours
"""
PEDIATRIC_SECTION = """
== dosage: Dosage
# Adult:
# Gout
- 10 mg orally once daily
# Dosing Considerations
- Check uric acid before starting
== special_populations: Pediatric:
- Children 6-12 years: 2.5 mg orally once daily
- Safety not established below 6 years
"""
SHORT_FOR_CHILDREN = """
== dosage: Dosage
# Gout
- Peds 6-12 yr, initial: 100 mg PO q12hr
- Peds: 20 mg/kg/day PO divided q8hr
"""
FLAT_SUBLIST = """
== dosage: Dosage
# Partial Seizures
- Children 3-12 years:
- Initial: 10 mg/kg/day orally in three divided doses
- Titrate to 25-40 mg/kg/day in three divided doses over 3 days
- Adults: 300 mg orally three times daily
"""

LAYOUTS: dict[str, tuple[str, list[Row]]] = {
    "population, condition, line": (
        STATIN,
        [
            ("10-20 mg orally once daily", "adults", "hyperlipidemia", "initial", "once daily"),
            ("5-40 mg orally once daily", "adults", "hyperlipidemia", "maintenance", "once daily"),
            ("20 mg PO qDay", "adults", "prevention of cardiovascular events", "", "once daily"),
            ("5-10 mg orally once daily", "pediatric, 8 to less than 10 years", "heterozygous familial hypercholesterolemia", "", "once daily"),
        ],
    ),
    "condition, population, line": (
        CONDITIONS_FIRST,
        [
            ("60 mg orally every 12 hours", "adults", "allergic rhinitis", "", "12 hours"),
            ("180 mg orally once a day with water", "adults", "allergic rhinitis", "", "once a day"),
            ("30 mg orally every 12 hours", "pediatric, 2-12 years", "allergic rhinitis", "", "12 hours"),
            ("60 mg orally every 12 hours", "adults", "chronic urticaria", "", "12 hours"),
        ],
    ),
    "usual dose for": (
        USUAL_DOSES,
        [
            ("160 mg subcutaneously on Day 1", "adults", "Crohn's disease", "initial", "on Day 1"),
            ("80 mg two weeks later", "adults", "Crohn's disease", "subsequent", "two weeks"),
            ("40 mg subcutaneously every other week", "adults", "Crohn's disease", "maintenance", "every other week"),
            ("10 mg subcutaneously every other week", "pediatric, 2 years or older, 10 kg to less than 15 kg", "juvenile arthritis", "", "every other week"),
            ("40 mg subcutaneously every other week", "pediatric, 2 years or older, 30 kg or more", "juvenile arthritis", "", "every other week"),
        ],
    ),
    "prose": (
        PROSE,
        [
            ("50 mg twice daily", "", "hypertension", "initial", "twice daily"),
            ("100 mg once daily", "", "hypertension", "initial", "once daily"),
            ("25 mg once daily", "", "heart failure", "initial", "once daily"),
        ],
    ),
    "doses right after the forms": (
        NEXT_TO_FORMS,
        [
            ("500 mg PO q12hr", "", "ear, nose, & throat infections", "", "12 hours"),
            ("250 mg PO q8hr for 10-14 days", "", "ear, nose, & throat infections", "", "8 hours"),
            ("2 g PO 30-60 minutes before procedure", "", "endocarditis prophylaxis", "", ""),
        ],
    ),
    "a labelled line each": (
        LABELLED_LINES,
        [
            ("0.3-0.5 mg (0.3-0.5 mL of 1 mg/mL solution) IM/SC every 5-15 minutes", "", "anaphylaxis", "", "5-15 minutes"),
            ("70 mg PO once weekly", "", "osteoporosis", "", "once weekly"),
            ("1 ring vaginally every 3 months", "", "menopause", "", "3 months"),
            ("0.05-2 mcg/kg/min IV infusion", "", "hypotension", "", ""),
        ],
    ),
    "bounds inside a group inside a condition": (
        NESTED_GROUPS,
        [
            ("10 mg subcutaneous every 2 weeks", "pediatric, 2 years and above, 10 to below 15 kg", "juvenile arthritis", "", "2 weeks"),
            ("40 mg subcutaneous every 2 weeks", "pediatric, 2 years and above, 30 kg and above", "juvenile arthritis", "", "2 weeks"),
        ],
    ),
    "a section for children": (
        PEDIATRIC_SECTION,
        [
            ("10 mg orally once daily", "adults", "gout", "", "once daily"),
            ("2.5 mg orally once daily", "pediatric, 6-12 years", "", "", "once daily"),
        ],
    ),
    "children in short": (
        SHORT_FOR_CHILDREN,
        [
            ("100 mg PO q12hr", "pediatric, 6-12 yr", "gout", "initial", "12 hours"),
            ("20 mg/kg/day PO divided q8hr", "pediatric", "gout", "", "daily divided q8hr"),
        ],
    ),
    "a sub-list that layout flattened": (
        FLAT_SUBLIST,
        [
            ("10 mg/kg/day orally in three divided doses", "pediatric, 3-12 years", "partial seizures", "initial", "daily in three divided doses"),
            ("25-40 mg/kg/day in three divided doses", "pediatric, 3-12 years", "partial seizures", "titration", "daily in three divided doses"),
            ("300 mg orally three times daily", "adults", "partial seizures", "", "three times daily"),
        ],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("notation", "wanted"), LAYOUTS.values(), ids=list(LAYOUTS))
def test_layouts(notation: str, wanted: list[Row]) -> None:
    found = [f for f in facts_of(DosingExtractor(), page(notation)) if f.relation == "dose_regimen"]
    names = ("population", "indication", "phase", "interval")
    assert [(f.object, *(str(f.qualifiers.get(n, "")) for n in names)) for f in found] == wanted


def test_maxima_of_prose_stay_with_their_condition() -> None:
    found = facts_of(DosingExtractor(), page(PROSE))
    assert [f.qualifiers["max_dose"] for f in found] == ["450 mg per day", "450 mg per day", "200 mg daily"]


@pytest.mark.parametrize("notation", [n for n, _ in LAYOUTS.values()])
def test_indentation_changes_nothing(notation: str) -> None:
    """What headings govern is the same whether the reader nested the lines under them or not."""
    nested = "\n".join(f"  {line}" if line.startswith("- ") else line for line in notation.split("\n"))
    flat = [(f.object, f.qualifiers) for f in facts_of(DosingExtractor(), page(notation))]
    assert [(f.object, f.qualifiers) for f in facts_of(DosingExtractor(), page(nested))] == flat


def test_a_formulary_heads_its_doses_by_condition_route_and_age() -> None:
    found = facts_of(
        DosingExtractor(),
        page(
            """
== dosage: Indications and dose
# Acute cystitis
# By mouth
# Adult
250 mg twice daily for 3 days.
# By intravenous infusion
# Child 2-15 years
8 mg/kg every 12 hours (max. per dose 300 mg), to be given over 30 minutes.
# Gonorrhoea
# By mouth
# Adult
750 mg for 1 dose.
"""
        ),
    )
    told = [
        tuple(f.qualifiers.get(name) for name in ("indication", "route", "population", "max_dose", "doses"))
        for f in found
    ]
    assert told == [
        ("acute cystitis", "oral", "adults", None, None),
        ("acute cystitis", "intravenous", "pediatric, 2-15 years", "300 mg", None),
        ("gonorrhoea", "oral", "adults", None, 1),
    ]


@pytest.mark.parametrize(
    ("heading", "told"),
    [
        ("Typical dosing for examplol", ["30 mg once daily"]),
        ("Standard doses", ["30 mg once daily"]),
        ("Average dose of examplol", ["30 mg once daily"]),
        ("Available strengths", []),
    ],
)
def test_a_heading_on_usual_doses_ends_what_is_supplied(heading: str, told: list[str]) -> None:
    lines = ["== dosage: Dosage", "# Dosage forms and strengths", "- Tablet 15 mg", f"# {heading}"]
    found = facts_of(DosingExtractor(), page("\n".join([*lines, "Adults take 30 mg once daily."])))
    assert [f.object for f in found] == told


@pytest.mark.parametrize(
    ("title", "indication"),
    [
        ("What is the dose for stable angina?", "stable angina"),
        ("What's the usual dose for gout?", "gout"),
        ("What is the dosage for examplol tablets?", None),
        ("What is the dose for older people?", None),
        ("What is the dose for this medicine?", None),
    ],
)
def test_a_question_for_the_dose_names_the_condition(title: str, indication: str | None) -> None:
    found = facts_of(
        DosingExtractor(), page(f"== dosage: How it is taken\n# {title}\nTake 30 mg once daily.")
    )
    assert [f.qualifiers.get("indication") for f in found] == [indication]
