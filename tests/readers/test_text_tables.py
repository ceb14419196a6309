"""Tables in text: what parts cells, rows with gaps, titles within tables, lines that are no tables."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg_builder.extract.language.sentences import sentences
from kg_builder.model import SectionKind
from kg_builder.readers.blocks import Block, text_blocks
from kg_builder.readers.text_tables import take_tables
from tests.readers.outlines import read, words


def rows(text: str) -> list[list[list[str]]]:
    """The cells of every table, row by row; every cell's place is checked."""
    _, tables = take_tables(text_blocks(text))
    drawn = []
    for table in tables:
        assert all(text[c.start : c.end] == c.text for c in table.cells)
        count = max(c.row for c in table.cells) + 1
        drawn.append([[c.text for c in table.cells if c.row == row] for row in range(count)])
    return drawn


@pytest.mark.parametrize(
    "text",
    [
        "Drug\tEffect\tAdvice\nSenna\tgout\tStop\nIron\tfits\tAvoid\n",
        "| Drug | Effect | Advice |\n|---|---|---|\n| Senna | gout | Stop |\n| Iron | fits | Avoid |\n",
        "Drug | Effect | Advice\nSenna | gout | Stop\nIron | fits | Avoid\n",
        "Drug      Effect    Advice\nSenna     gout      Stop\nIron      fits      Avoid\n",
        "  Drug   Effect    Advice\n  Senna  gout      Stop\n  Iron   fits      Avoid\n",
    ],
)
def test_cells_are_parted_by_tabs_bars_or_wide_gaps(text: str) -> None:
    assert rows(text) == [
        [["Drug", "Effect", "Advice"], ["Senna", "gout", "Stop"], ["Iron", "fits", "Avoid"]]
    ]


def test_last_cells_may_be_empty() -> None:
    assert rows("Drug\tEffect\tAdvice\nSenna\tgout\nIron\tfits\tAvoid\n") == [
        [["Drug", "Effect", "Advice"], ["Senna", "gout"], ["Iron", "fits", "Avoid"]]
    ]


def test_a_line_of_one_cell_titles_the_rows_after_it() -> None:
    [table] = rows("Reaction\tDrug\tPlacebo\nEye disorders\nGlaucoma\t5%\t2%\nTake it daily.\n")
    assert table == [["Reaction", "Drug", "Placebo"], ["Eye disorders"], ["Glaucoma", "5%", "2%"]]


@pytest.mark.parametrize(
    "text",
    [
        "Home | Drugs\nWhat is zorvexil?\n",
        "Uses | Side effects\nReviews | Prices\nWhat is zorvexil?\n",
        "Zorvexil lowers sugar.   Take it daily.\nIt may cause gout.\n",
        "One\ttwo\nThree words here\n",
    ],
)
def test_lines_that_are_no_tables(text: str) -> None:
    assert rows(text) == []


@given(
    st.lists(
        st.sampled_from(
            (
                ["a\tb", "a | b", "|--|--|", "| | |", "A   B   C", "x", "a\tb\tc", "", "- i", "- e   3"],
                [
                    "Event   Drug  Placebo",
                    "gout   3   4",
                    "gout  3   <1",
                    "   (n=3)   (n=4)",
                    "Event   A   B",
                ],
                [" " * 20 + "A  B", "Placebo   Drug", "1 mg   2 mg", "5   6", "1 (2%)   -", "x   1   2   3"],
            )
        ).flatmap(st.sampled_from)
    )
)
def test_every_line_is_kept_or_told_by_a_table(lines: list[str]) -> None:
    blocks = text_blocks("\n".join(lines))
    rest, tables = take_tables(blocks)
    assert [b for b in blocks if b in rest] == rest
    assert all(t.cells and t.start <= t.end for t in tables)
    assert not any(t.start <= b.start < t.end for t in tables for b in rest)


STACKED = """Table 2. Reactions in adults
Adverse Reaction
Zorvexil (n = 200) %
Placebo (n = 198) %
Nervous system
Dizziness
38
13
Unsteady gait
2.5
<1
Skin
Rash
10
5
The rash went away.
"""


def test_a_table_with_one_cell_a_line() -> None:
    rest, (table,) = take_tables(text_blocks(STACKED))
    shares = [(c.row_headers, c.column_headers, c.text) for c in table.cells if c.row_headers]
    assert shares[2] == (("Unsteady gait",), ("Zorvexil (n = 200) %",), "2.5")
    assert [text for _, _, text in shares] == ["38", "13", "2.5", "<1", "10", "5"]
    assert table.caption == "Table 2. Reactions in adults"
    assert [b.text for b in rest] == ["Table 2. Reactions in adults", "The rash went away."]


def test_numbers_under_other_words_are_no_table() -> None:
    assert take_tables(text_blocks(STACKED.replace("Adverse Reaction", "Pages")))[1] == []


def test_a_line_over_the_columns_says_what_they_count() -> None:
    lines = [
        Block(0, 0, "Number of Patients (N=39) n (%)", indent=40),
        Block(0, 0, "Reaction    20 (51)"),
        Block(0, 0, "Gout    7 (18)"),
        Block(0, 0, "Styes    6 (15)"),
    ]
    rest, tables = take_tables(lines)
    assert not rest
    assert [c.column_headers for c in tables[0].cells if c.text == "7 (18)"] == [
        ("Number of Patients (N=39) n (%)",)
    ]


def test_the_letter_of_a_footnote_parts_no_heads() -> None:
    lines = [
        "Reaction    Drug    (N=13)    Pooled comparators    a    (N=12)",
        "Gout    7%    2%",
        "Styes    6%    1%",
    ]
    rest, tables = take_tables([Block(0, len(t), t) for t in lines])
    assert not rest
    heads = [c.column_headers for c in tables[0].cells if c.text in {"7%", "2%"}]
    assert [h[0].split()[0] for h in heads] == ["Drug", "Pooled"]


def test_gaps_of_two_blanks_part_cells_where_head_and_rows_agree() -> None:
    text = "Reactions (%) in trials\nReaction  Drug (n=9)  Placebo\nCramps  20  11\nDark urine  8  2\n"
    _, [table] = take_tables(text_blocks(text))
    assert table.caption == "Reactions (%) in trials"
    assert [(c.text, c.column_headers) for c in table.cells if c.row == 2] == [
        ("Dark urine", ("Reaction",)),
        ("8", ("Drug (n=9)",)),
        ("2", ("Placebo",)),
    ]
    assert rows("Reaction  to a drug\nCramps  20\nThe end of it.\n") == []


def test_a_card_of_labels_and_values_names_the_drug() -> None:
    page = read(
        "Zorvexant\nFrom a free encyclopedia\nClinical data\nTrade names\tLumivex\nOther names\tZX2189\n"
        "Drug class\tUricosuric agent\nStrengths\t5 mg; 10 mg\nHalf-life\t5 days\n\n"
        "Zorvexant is a medicine for gout.[1] It is old.[2][3]\n\nMedical uses[edit]\n"
        "Zorvexant is used for gout[a] and stones.\n"
    )
    assert (page.drug.generic, page.drug.brands) == ("zorvexant", ("Lumivex",))
    assert "Uricosuric agent" in words(page, SectionKind.IDENTITY)
    assert "10 mg" in words(page, SectionKind.DOSAGE_FORMS)
    assert "[" not in words(page, SectionKind.INDICATIONS)
    passages = [p for s in page.walk() for p in s.passages]
    assert all(page.text[p.start : p.end][:5] == p.text[:5] for p in passages)


def test_bold_words_within_a_line_are_words() -> None:
    page = read("# Zorvexant\n\n## Uses\n\nZorvexant treats **gout** and **stones**.\n", "a.md")
    assert words(page, SectionKind.INDICATIONS).split() == "Zorvexant treats gout and stones .".split()


def test_marks_of_sources_end_no_words() -> None:
    (sentence,) = [
        p.text
        for s in read("Generic Name: zorvexant\nUses\nZorvexant treats gout.[1] It helps.[2]\n").walk()
        for p in s.passages
        if "treats" in p.text
    ]
    assert [said for _, _, said in sentences(sentence)] == ["Zorvexant treats gout.", "It helps."]


@pytest.mark.parametrize(
    ("head", "heads"),
    [
        ("Adverse Event Zorvex N=90 (%) Placebo N=88 (%)", ("Zorvex N=90 (%)", "Placebo N=88 (%)")),
        ("Reaction Placebo Zorvex 5 mg", ("Placebo", "Zorvex 5 mg")),
    ],
)
def test_single_blanks_part_cells_where_the_head_has_as_many(head: str, heads: tuple[str, str]) -> None:
    drawn = rows(f"{head}\nDark urine 8 2\nEyes\nStyes 4 1\nGout (any) 3.5 1\nTake it daily.\n")
    assert [line[1:] for line in drawn[0]] == [list(heads), ["8", "2"], [], ["4", "1"], ["3.5", "1"]]
    assert drawn[0][4][0] == "Gout (any)"
    assert rows("Reaction to Zorvex\nDark urine 8 2\nStyes 4 1\nGout 3 1\n") == []


@pytest.mark.parametrize(
    ("head", "heads"),
    [
        ("Placebo    (n=9)    5 mg    (n=8)    10 mg    (n=7)", ["Placebo", "5 mg", "10 mg"]),
        ("Placebo    5 mg    10 mg", ["Placebo", "5 mg", "10 mg"]),
        (
            "Zolfin    tablets    N=9    %    Senna    N=8    %    Iron    N=7    %",
            ["Zolfin", "Senna", "Iron"],
        ),
    ],
)
def test_heads_are_told_apart_by_their_doses_and_sizes(head: str, heads: list[str]) -> None:
    lines = [f"Reaction    {head}", "Gout    7    2    1", "Styes    6    1    0"]
    _, [table] = take_tables([Block(0, len(t), t) for t in lines])
    told = [c.column_headers[0].split("   ")[0] for c in table.cells if c.row == 1 and c.column]
    assert told == heads


def test_sizes_below_the_first_rows_stand_over_the_values() -> None:
    lines = [
        Block(0, 0, "Placebo    Zolfin    5 mg", indent=40),
        Block(0, 0, "(N=90)    (N=91)", indent=40),
        Block(0, 0, "Gout    2%    5%"),
        Block(0, 0, "(N=80)    (N=81)", indent=40),
        Block(0, 0, "Styes    1%    NAb"),
    ]
    rest, [table] = take_tables(lines)
    assert not rest
    assert [(c.row, c.column) for c in table.cells if "N=80" in c.text or c.text == "Placebo"] == [
        (0, 1),
        (3, 1),
    ]


def test_a_caption_with_gaps_begins_no_table_of_two_cells() -> None:
    lines = [
        "Table 4:     Reactions in trials (%)",
        "Zolfin, %    Iron, %",
        "Gout    7    2",
        "Styes    6    1",
    ]
    blocks = [Block(0, len(t), t, indent=40 if "," in t else 0) for t in lines]
    _, [table] = take_tables(blocks)
    assert table.caption == lines[0]
    assert [c.text for c in table.cells if c.is_header] == ["Zolfin, %", "Iron, %"]


def test_notes_may_stand_between_a_caption_and_its_table() -> None:
    notes = [f"{letter}  Counts reaction {letter}." for letter in "abcde"]
    lines = [
        "Table 1 Reactions (%)",
        *notes,
        "Reaction    Zolfin    Iron",
        "Gout    7    2",
        "Styes    6    1",
    ]
    _, [table] = take_tables([Block(0, len(t), t) for t in lines])
    assert table.caption == lines[0]


def test_strengths_parted_by_the_bars_of_the_cells_are_one_cell() -> None:
    drawn = rows(
        "Form | Strengths\nCapsule | 20mg | 40mg\nFilm-coated tablet | 20mg | 40mg | 80mg\nSyrup | 10mg/5ml\n"
    )
    assert drawn == [
        [
            ["Form", "Strengths"],
            ["Capsule", "20mg | 40mg"],
            ["Film-coated tablet", "20mg | 40mg | 80mg"],
            ["Syrup", "10mg/5ml"],
        ]
    ]


def test_lines_of_more_cells_than_a_head_of_no_list_are_not_its_rows() -> None:
    assert all(
        "|" not in cell for t in rows("Form | Maker\nCapsule | A | B\nGel | C | D\n") for r in t for cell in r
    )


_TOXICITIES = """\
Table 1: Rash
Check the skin every week.
Grade 1   No dose change is needed.
Grade 2   Hold the dose until it is gone.
Grade 3   Stop for good.
Table 2: Fits
Any grade   Hold the dose until an expert has seen the patient.
Grade 4   Stop for good.
"""


def test_a_caption_ends_the_table_before_it() -> None:
    _, (rash, fits) = take_tables(text_blocks(_TOXICITIES))
    assert (rash.caption, fits.caption) == ("Table 1: Rash", "Table 2: Fits")
    assert [c.text for c in fits.cells if c.column == 0] == ["Any grade", "Grade 4"]


def test_a_row_that_tells_something_heads_no_columns() -> None:
    _, tables = take_tables(text_blocks(_TOXICITIES))
    assert not any(c.is_header or c.column_headers for table in tables for c in table.cells)
    assert [c.row_headers for c in tables[0].cells if c.column] == [("Grade 1",), ("Grade 2",), ("Grade 3",)]


def test_a_label_may_stand_a_blank_before_the_first_of_parted_values() -> None:
    told = "Reaction / Foxil % / Placebo %\nSore arm 78.2 / 11.2\nChills 26.8 / 5.8\n"
    assert rows(told)[0][1:] == [["Sore arm", "78.2", "11.2"], ["Chills", "26.8", "5.8"]]
