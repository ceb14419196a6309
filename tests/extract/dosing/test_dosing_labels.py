# ruff: noqa: E501  (tables read best with one case a line)
"""Dosing sections of labels that lost their lines: headings run into sentences, tables without heads."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg_builder.extract.dosing.amounts import Role, amounts_of
from kg_builder.extract.dosing.context import Context
from kg_builder.extract.dosing.extractor import DosingExtractor
from kg_builder.extract.dosing.labels import split_labels
from kg_builder.extract.dosing.regimens import regimens_in
from kg_builder.extract.dosing.runs import run_in_pieces, title_length
from kg_builder.model import Cell, Monograph, Passage, Table
from tests.extract.small_pages import facts_of, page

TITLES = [
    ("Gout The usual dose is 300 mg daily.", "Gout"),
    ("Rheumatoid Arthritis For adults, give 10 mg weekly.", "Rheumatoid Arthritis"),
    (
        "Prevention of Stroke in Atrial Fibrillation The recommended dose is 5 mg.",
        "Prevention of Stroke in Atrial Fibrillation",
    ),
    ("Adults Begin with 5 mg.", "Adults"),
    ("Hypertension Examplol tablets are given once daily.", "Hypertension"),
    ("Maintenance Schedule 1. Mild disease: 5 mg daily.", "Maintenance Schedule"),
    ("Titration Dosage is raised weekly.", "Titration"),
    ("The usual dose is 300 mg daily.", ""),
    ("Examplol is given once daily.", ""),
    ("Patients with gout need less.", ""),
    ("Intravenous examplol should be given slowly.", ""),
]


@pytest.mark.parametrize(("words", "title"), TITLES)
def test_headings_that_run_into_a_sentence(words: str, title: str) -> None:
    assert words[: title_length(words, ("examplol",))].strip() == title


def test_a_paragraph_is_taken_apart_at_its_headings() -> None:
    text = "Adults Gout: Take 5 mg daily. Asthma: Take 2 mg daily. Children Do not exceed 1 mg."
    pieces = list(run_in_pieces(Passage(10, 10 + len(text), text), ()))
    assert [p.text for p in pieces if p.kind.value == "heading"] == ["Adults Gout:", "Asthma:", "Children"]
    assert all(p.text == text[p.start - 10 : p.end - 10] for p in pieces)


def label(text: str, *tables: Table) -> Monograph:
    """A label whose dosing section is one paragraph."""
    monograph = page(f"== dosage: Dosage\n{text}")
    (section,) = monograph.sections
    section = replace(section, tables=tables)
    return replace(monograph, media_type="application/openfda+json", sections=(section,))


def test_run_in_headings_govern_what_follows() -> None:
    text = "Adults Gout: The usual dose is 5 mg once daily. Migraine: The usual dose is 2 mg twice daily. Children The usual dose is 1 mg once daily."
    found = facts_of(DosingExtractor(), label(text))
    assert [(f.object, f.qualifiers.get("population"), f.qualifiers.get("indication")) for f in found] == [
        ("5 mg once daily", "adults", "gout"),
        ("2 mg twice daily", "adults", "migraine"),
        ("1 mg once daily", "pediatric", None),
    ]


def test_a_list_of_bounds_behind_a_dose_is_no_outline() -> None:
    monograph = page(
        "== dosage: Dosage\nThe dose is 2 mg twice daily in patients with any of these:\n- age over 80 years\n- weight below 60 kg"
    )
    (section,) = monograph.sections
    lead, *items = section.passages
    listed = tuple(replace(p, parent=0, depth=1) for p in items)
    monograph = replace(monograph, sections=(replace(section, passages=(lead, *listed)),))
    (found,) = facts_of(DosingExtractor(), monograph)
    assert found.object == "2 mg twice daily"


def plain_table(start: int, rows: list[list[str]]) -> Table:
    """A table whose source marks no heads."""
    cells, position = [], start
    for r, row in enumerate(rows):
        for c, words in enumerate(row):
            cells.append(Cell(position, position + len(words), words, r, c))
            position += len(words) + 1
    return Table(start, position - 1, "", tuple(cells))


def test_bare_numbers_take_unit_and_patients_from_rows_that_head_them() -> None:
    rows = [
        ["Children"],
        ["Examination", "Age (years)", "Usual dose (mL)"],
        ["Head", "2-7", "4 to 6"],
        ["Adults"],
        ["Head", "", "10"],
    ]
    start = len("== dosage: Dosage\n")
    monograph = label("\n".join("\n".join(row) for row in rows))
    (section,) = monograph.sections
    first = section.passages[0].start
    monograph = replace(
        monograph, sections=(replace(section, passages=(), tables=(plain_table(first, rows),)),)
    )
    found = facts_of(DosingExtractor(), monograph)
    assert start and [(f.object, f.qualifiers["dose_value"], f.qualifiers["population"]) for f in found] == [
        ("4 to 6 mL", 4.0, "pediatric, 2-7 years"),
        ("10 mL", 10.0, "adults"),
    ]


NOT_DOSES = [
    ("Nobody needs more than a target dose of 15 mg/day", Role.OTHER),
    ("Effects begin after administration of a 150 mg loading dose", Role.OTHER),
    ("Patients whose daily insulin requirement is 20 units", Role.OTHER),
    ("A volume of 6 mL should not be exceeded", Role.OTHER),
    ("It was no better than the 10 mg dose", Role.OTHER),
    ("The dose of methotrexate is 600 mg", Role.OTHER),
    ("followed by fluorouracil at 370 mg", Role.OTHER),
    ("The dose of examplol sodium is 600 mg", Role.DOSE),
    ("The dose is 3,000 mg iodine", Role.DOSE),
    ("One 20 mg tablet is taken every morning", Role.DOSE),
    ("Each 20 mg tablet is white", Role.OTHER),
]


@pytest.mark.parametrize(("text", "role"), NOT_DOSES)
def test_what_is_a_dose_of_the_drug(text: str, role: Role) -> None:
    assert amounts_of(text, ("examplol", "examplol sodium"))[-1].role is role


INTERVALS = [
    ("400 mg/day given in divided doses", "daily in divided doses"),
    ("36 mg/m2/day in divided doses every 12 hours", "in divided doses every 12 hours"),
    ("800 mg a day, although more may be needed", "a day"),
    ("20 mg under the skin at weeks 0, 1 and 2", "at weeks 0, 1 and 2"),
]


@pytest.mark.parametrize(("text", "interval"), INTERVALS)
def test_how_often(text: str, interval: str) -> None:
    (regimen,) = regimens_in(f"The usual dose is {text}.", Context())
    assert regimen.interval == interval


PHASES = [
    ("An initial loading dose of 300 mg is given", "loading"),
    ("After dose titration, the maintenance dose is 2 mg once daily", "maintenance"),
    ("Patients may be started on 2.5 mg", ""),
]


@pytest.mark.parametrize(("text", "phase"), PHASES)
def test_the_word_before_dose_names_the_phase(text: str, phase: str) -> None:
    (regimen,) = regimens_in(text, Context())
    assert regimen.phase == phase


def test_a_dose_in_a_heading_is_no_unit_of_the_numbers_under_it() -> None:
    rows = [["Surface (m2)", "Daily dose (300 mg/m2/day)"], ["0.9 to 1.1", "300"], ["1.2", "\u2013"]]
    monograph = label("\n".join("\n".join(row) for row in rows))
    (section,) = monograph.sections
    table = plain_table(section.passages[0].start, rows)
    found = facts_of(
        DosingExtractor(), replace(monograph, sections=(replace(section, passages=(), tables=(table,)),))
    )
    assert all(e.span.quote for f in found for e in f.evidence)


def test_a_condition_with_its_patients_may_close_with_a_full_stop() -> None:
    labels, start = split_labels("Epilepsy (4 to 9 years). Begin at 10 mg a day.")
    assert [(label.indication, str(label.population)) for label in labels] == [
        ("epilepsy", "pediatric, 4 to 9 years")
    ]
    assert start == len("Epilepsy (4 to 9 years). ")
    assert split_labels("Swallow whole (with water). Take 10 mg a day.") == ([], 0)
