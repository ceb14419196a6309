"""Uses in lists without marks, on lines that name the patients first, and in the words of patients' pages."""

from __future__ import annotations

from io import BytesIO

import pytest

from kg_builder.extract.indications.extractor import IndicationExtractor
from kg_builder.model import Indication, Monograph
from kg_builder.readers import read_monographs
from tests.extract.small_pages import facts_of, page


def uses(notation: str) -> list[tuple[str, str | None, str]]:
    """Objects, patients and statuses of the uses on a page."""
    found = facts_of(IndicationExtractor(), page(notation))
    return [(f.object, f.population, f.status.value) for f in found if isinstance(f, Indication)]


def test_purposes_on_lines_without_marks_go_on_with_what_opens_them() -> None:
    lines = "It is used:\nto lower the risk of stroke in adults with gout;\nto prevent migraine in women."
    assert uses(f"== description: What is examplol?\n{lines}") == [
        ("stroke", "adults with gout", "asserted"),
        ("migraine", "women", "asserted"),
    ]


def test_items_that_name_their_patients_first() -> None:
    lines = (
        "Examplol is approved to treat infections:\n"
        "  - in adults and adolescents - pneumonia, acute exacerbations of chronic bronchitis,"
        " and cellulitis;\n"
        "  - in children 6 months through 12 years - otitis media"
    )
    adults, child = "adults and adolescents", "children 6 months through 12 years"
    assert uses(f"== description: What is examplol?\n{lines}")[1:] == [
        ("pneumonia", adults, "asserted"),
        ("acute exacerbations of chronic bronchitis", adults, "asserted"),
        ("cellulitis", adults, "asserted"),
        ("otitis media", child, "asserted"),
    ]


TOLD = [
    ("You might have it to treat gout.", [("gout", None, "asserted")]),
    ("You may get examplol if you have gout and your joints have swollen.", [("gout", None, "asserted")]),
    ("Your child has been prescribed examplol for migraine.", [("migraine", None, "asserted")]),
    ("You may also hear of it being used off-label for gout.", [("gout", None, "asserted")]),
    ("It is not known to help with gout.", [("gout", None, "negated")]),
    ("Limitations of use: not for gout.", [("gout", None, "negated")]),
    ("It works by blocking samplin, and so lessens inflammation and slows damage to the joints.", []),
    ("It is used in emergencies to reverse an opioid overdose.", [("opioid overdose", None, "asserted")]),
    ("It is used to help diagnose gout.", [("gout", None, "asserted")]),
    (
        "It is mostly used for acne, but also for gout.",
        [("acne", None, "asserted"), ("gout", None, "asserted")],
    ),
    ("Examplol is the first pill for gout.", [("gout", None, "asserted")]),
    (
        "It slows the loss of lung function in pulmonary fibrosis.",
        [("pulmonary fibrosis", None, "asserted")],
    ),
    (
        "It is used for replacement in men whose glands do not make enough (primary hypogonadism).",
        [("primary hypogonadism", "men", "asserted")],
    ),
    ("It is used for weight management, alongside diet.", [("weight management", None, "asserted")]),
    (
        "The patch is used for dementia that goes with gout.",
        [("dementia that goes with gout", None, "asserted")],
    ),
    (
        "It treats infections, such as chest infections (including pneumonia).",
        [
            ("infections", None, "asserted"),
            ("chest infections", None, "asserted"),
            ("pneumonia", None, "asserted"),
        ],
    ),
]


@pytest.mark.parametrize(("line", "wanted"), TOLD)
def test_uses_in_the_words_of_patients_pages(line: str, wanted: list[tuple[str, str | None, str]]) -> None:
    assert uses(f"== description: What is examplol?\n{line}") == wanted


def test_lines_without_a_verb_tell_whom_it_is_for() -> None:
    lines = "For adults with severe gout who failed samplol.\nAdults: acne."
    assert uses(f"== indications: Uses\n{lines}") == [
        ("severe gout", "adults who failed samplol", "asserted"),
        ("acne", "adults", "asserted"),
    ]


def test_an_item_on_when_it_is_given_names_no_use() -> None:
    lines = "You may have it:\n  - to treat gout\n  - after surgery"
    assert uses(f"== description: What is examplol?\n{lines}") == [("gout", None, "asserted")]


def test_a_line_on_doses_may_tell_what_they_treat_and_with_what() -> None:
    line = "Gout: Examplol plus samplol is used for the treatment of adults with acute gout. Take 5 mg daily."
    [told] = facts_of(IndicationExtractor(), page(f"== dosage: Dose\n{line}"))
    assert isinstance(told, Indication)
    assert (told.object, told.combination, told.population) == ("acute gout", "samplol", "adults")


def test_ages_in_months_and_years_are_each_read_in_their_unit() -> None:
    [told] = facts_of(
        IndicationExtractor(),
        page("== indications: Uses\nIt is used to treat gout in children 6 months through 12 years."),
    )
    assert isinstance(told, Indication)
    assert (told.age_min, told.age_max) == (0.5, 12.0)


LABELLED = [
    ("Treats: gout flares", ["gout flares"]),
    ("Good for: mild pain", ["mild pain"]),
    ("Why it's prescribed: to prevent migraine", ["migraine"]),
    ("Indication: severe gout", ["severe gout"]),
    ("Conditions treated: gout; acne", ["gout", "acne"]),
    ("It's licensed from age 6 for acne and, in adults, for gout.", ["acne", "gout"]),
    ("It is often the first treatment tried for gout.", ["gout"]),
    ("Examplol was approved for medical use in the United States in 1958.", []),
    (
        "It is used for low potassium levels and conditions in which too much salt is lost.",
        ["low potassium levels"],
    ),
]


@pytest.mark.parametrize(("line", "wanted"), LABELLED)
def test_labels_of_a_card_lead_to_uses(line: str, wanted: list[str]) -> None:
    assert [name for name, *_ in uses(f"== description: At a glance\n{line}")] == wanted


def test_rows_and_lines_of_a_card_that_tell_other_things_name_no_use() -> None:
    lines = "Used for:\n  - gout\n  - Class: sampletine"
    assert uses(f"== description: At a glance\n{lines}") == [("gout", None, "asserted")]
    card = "Examplol\n\nAbout examplol\n\nUsed for\tGout; acne\nAlso called\tBrandol\nComes as\tTablets\n"
    (read,) = read_monographs(BytesIO(card.encode()), source_name="page.txt")
    assert isinstance(read, Monograph)
    assert [f.object for f in facts_of(IndicationExtractor(), read)] == ["gout", "acne"]
