"""Every row of the wording tables holds what it says: its example matches, its counter-example doesn't."""

from __future__ import annotations

import re

import pytest

from kg_builder.model import SectionKind
from kg_builder.readers.furniture import FurnitureRow, furniture_rows, furniture_scope
from kg_builder.readers.heading_words import HeadingWords, heading_by_words, heading_words
from kg_builder.readers.headings import DrugPattern, HeadingRow, fold_heading, heading_rows, match_heading
from kg_builder.readers.labels import LabelRow, label_class, label_rows
from kg_builder.readers.rows import read_rows
from kg_builder.readers.told_kinds import ToldKind, told_kinds

DRUG = DrugPattern.of(["baclofen", "Lioresal"])


@pytest.mark.parametrize("row", heading_rows(), ids=lambda row: row.example)
@pytest.mark.parametrize("name", ["Baclofen", "LIORESAL®", "this medicine", "Lioresal (baclofen)"])
def test_heading_rows(row: HeadingRow, name: str) -> None:
    found = match_heading(row.example.replace("<x>", name), DRUG)
    assert found is not None
    assert found.kind is row.kind
    counter = match_heading(row.counter_example.replace("<x>", name), DRUG)
    assert counter is None or counter.kind is not row.kind


PHRASES = [
    (row["kind"], phrase) for row in read_rows("heading_phrases.tsv") for phrase in row["phrases"].split("; ")
]


@pytest.mark.parametrize(("kind", "phrase"), PHRASES, ids=[f"{k}-{p}" for k, p in PHRASES])
def test_heading_phrases(kind: str, phrase: str) -> None:
    found = match_heading(phrase.replace("<x>", "Baclofen").capitalize(), DRUG)
    assert found is not None
    assert found.kind is SectionKind(kind)


@pytest.mark.parametrize("row", read_rows("heading_phrases.tsv"), ids=lambda row: row["kind"])
def test_other_words_are_no_heading_phrase(row: dict[str, str]) -> None:
    counter = match_heading(row["counter_example"], DRUG)
    assert counter is None or counter.kind is not SectionKind(row["kind"])


@pytest.mark.parametrize("row", heading_words(), ids=lambda row: row.example)
def test_heading_words(row: HeadingWords) -> None:
    found = heading_by_words(row.example.replace("<x>", "Baclofen"), DRUG, sure=row.sure)
    assert found is not None
    assert found.kind is row.kind
    counter = heading_by_words(row.counter_example, DRUG)
    assert counter is None or counter.kind is not row.kind


@pytest.mark.parametrize("row", told_kinds(), ids=lambda row: row.example)
def test_told_kinds(row: ToldKind) -> None:
    assert row.words.search(row.example)
    assert not row.words.search(row.counter_example)


@pytest.mark.parametrize("row", furniture_rows(), ids=lambda row: row.example)
def test_furniture_rows(row: FurnitureRow) -> None:
    assert furniture_scope(row.example) is row.scope
    assert not re.fullmatch(row.pattern, fold_heading(row.counter_example))


@pytest.mark.parametrize("row", read_rows("furniture_phrases.tsv"), ids=lambda row: row["scope"])
def test_furniture_phrases(row: dict[str, str]) -> None:
    for phrase in row["phrases"].split("; "):
        assert furniture_scope(phrase.capitalize()) is not None, phrase
    assert furniture_scope(row["counter_example"]) is None


@pytest.mark.parametrize("row", label_rows(), ids=lambda row: row.example)
def test_label_rows(row: LabelRow) -> None:
    assert label_class(row.example) == row.label
    assert label_class(row.counter_example) != row.label


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("What is baclofen, and what is it used for?", "indications"),
        ("What is Lioresal? How does it work (mechanism of action)?", "mechanism"),
        ("What Are the Possible Side Effects of Lioresal?", "adverse_effects"),
        ("BACLOFEN SIDE EFFECTS", "adverse_effects"),
        ("Baclofen: Dosage", "dosage"),
        ("## **Drug interactions**", "interactions"),
        ("4.5 Interaction with other medicinal products and other forms of interaction", "interactions"),
        ("4.6 Fertility, pregnancy and lactation", "pregnancy"),
        ("Is baclofen safe to take if I’m pregnant or breastfeeding?", "pregnancy"),
        ("Warnings & Precautions:", "warnings"),
        ("Which drugs or supplements interact with baclofen?", "interactions"),
        ("What preparations of baclofen are available?", "dosage_forms"),
        ("How should I keep baclofen stored?", "storage"),
        ("If you take more Lioresal than you should", "overdosage"),
        ("What happens if I miss a dose?", "dosage"),
        ("Before taking this medicine", "warnings"),
        ("Use in specific populations", "special_populations"),
        ("What else should I know about baclofen?", "patient_information"),
        ("WARNING: RISK OF SUDDEN WITHDRAWAL", "boxed_warning"),
        ("Who should not use Lioresal?", "contraindications"),
    ],
)
def test_headings_of_many_sites(line: str, kind: str) -> None:
    found = match_heading(line, DRUG)
    assert found is not None
    assert found.kind is SectionKind(kind)


@pytest.mark.parametrize(
    "line",
    [
        "What is spasticity?",
        "What are the symptoms of stroke?",
        "Do not take baclofen if you are allergic to it.",
        "Infusion reactions",
        "Multiple sclerosis",
        "Mild-to-moderate",
        "Side effects were mild and went away within a week in most of the patients.",
        "Withhold the dose",
    ],
)
def test_other_lines_are_no_headings(line: str) -> None:
    assert match_heading(line, DRUG) is None


@pytest.mark.parametrize(
    "line",
    [
        "Take the tablet with water",
        "Subscribing doctors must enrol in the programme before treatment",
        "Reviewed data show a low risk of liver damage",
    ],
)
def test_lines_of_the_monograph_are_no_furniture(line: str) -> None:
    assert furniture_scope(line) is None
