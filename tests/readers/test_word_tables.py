"""Tables of words whose cells stand one below the other."""

from __future__ import annotations

import pytest

from kg_builder.model import SectionKind
from tests.readers.outlines import read, section, words

PAGE = "Generic Name: fooxetine\n\nDosage\nTake it at night.\n\nINTERACTIONS\n{table}\n\nSTORAGE\nCool.\n"


@pytest.mark.parametrize(
    "table",
    [
        "Agent\nOutcome\nAdvice\nLithium\nLevel raised\nMeasure it\nAspirin\nUlcers\nCaution",
        "Interacting drugs\nEffect\nWhat to do\nLithium\nLevel raised\nMeasure it.\nAspirin\nUlcers\nWait.",
    ],
)
def test_rows_are_cut_by_the_number_of_heads(table: str) -> None:
    interactions = section(read(PAGE.format(table=table)), SectionKind.INTERACTIONS)
    cells = [c for c in interactions.tables[0].cells if c.row and c.column]
    assert [(c.row_headers[0], c.text.rstrip(".")) for c in cells[:2]] == [
        ("Lithium", "Level raised"),
        ("Lithium", "Measure it"),
    ]
    assert not interactions.passages


@pytest.mark.parametrize(
    "lines",
    [
        "Agent\nOutcome\nLithium\nLevel raised\nAspirin",  # a cell short
        "Drugs\nDosage\nSide effects\nDosage\nWarnings\nOverdose",  # a menu
        "Effects\nIt was seen in some that the dose of it did little.\nRash\nFits\nGout",
    ],
)
def test_other_lines_are_no_table_of_words(lines: str) -> None:
    assert not any(s.tables for s in read(PAGE.format(table=lines)).walk())


def test_effects_and_what_to_do_about_them_are_a_table() -> None:
    page = read(
        """
        Generic Name: fooxetine

        Can fooxetine cause problems?
        Some of them are below.
        Common fooxetine side-effects
        What can I do if I experience this?
        Headache
        Drink water.
        Hiccups
        Hold your breath.

        Storage
        Cool.
        """
    )
    table = section(page, SectionKind.ADVERSE_EFFECTS).tables[0]
    assert [c.text for c in table.cells if c.column == 0][1:] == ["Headache", "Hiccups"]
    assert words(page, SectionKind.ADVERSE_EFFECTS) == "Some of them are below."


def test_columns_may_be_drug_interaction_and_comments_below_a_title() -> None:
    lines = "Specific drugs Drug Interaction Comments Quelimab Raised Caution Drafenib Lowered Avoid"
    page = read(PAGE.format(table=lines.replace(" ", "\n").replace("Specific\n", "Specific ")))
    (table,) = (t for s in page.walk() for t in s.tables)
    assert [c.text for c in table.cells if c.is_header] == ["Drug", "Interaction", "Comments"]
    assert [c.text for c in table.cells if c.column == 0] == ["Drug", "Quelimab", "Drafenib"]
