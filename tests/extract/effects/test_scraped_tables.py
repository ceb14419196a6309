"""Tables of shares as scraping leaves them on pages: bars, slashes, one cell a line, under any heading."""

from __future__ import annotations

import io

from kg_builder.extract import open_document
from kg_builder.extract.effects.extractor import AdverseEffectExtractor
from kg_builder.extract.effects.tables import EffectTableExtractor
from kg_builder.model import AdverseEffect, Monograph
from kg_builder.readers import read_monographs


def shares(*lines: str) -> list[tuple[object, ...]]:
    """Effect, arm, share, comparator and its share, as the tables of a page give them."""
    text = "\n".join(["Generic Name: zorvexil", *lines, ""]).encode()
    (found,) = read_monographs(io.BytesIO(text), source_name="page.txt")
    assert isinstance(found, Monograph)
    facts = list(EffectTableExtractor().extract(open_document(found)))
    effects = [f for f in facts if isinstance(f, AdverseEffect)]
    return [(f.object, f.arm, f.percent, f.comparator, f.percent_comparator) for f in effects]


def test_slashes_part_the_cells_and_an_arm_may_be_the_drug_alone() -> None:
    assert shares(
        "Side effects",
        "Table 2: Selected events (percent of patients)",
        "Event / Single agent (n = 90) / Zorvexil + folfix (n = 91) / Folfix alone (n = 95)",
        "Chills / 32 / 41 / 4",
        "Back pain / 22 / 34 / 30",
    ) == [
        ("chills", "Single agent", 32.0, None, None),
        ("chills", "Zorvexil + folfix", 41.0, "Folfix alone", 4.0),
        ("back pain", "Single agent", 22.0, None, None),
        ("back pain", "Zorvexil + folfix", 34.0, "Folfix alone", 30.0),
    ]


def test_slashes_between_words_make_no_table() -> None:
    assert shares("Side effects", "Redness / itching / swelling", "Pain / fever / chills") == []


def test_a_head_may_take_several_lines() -> None:
    head = ["Adverse Reaction", "Zorvexil", "(N=300)", "%", "Placebo", "(N=298)", "%"]
    assert shares("Adverse reactions", *head, "Nausea", "12", "5", "Gout", "9", "2", "Rash", "8", "7") == [
        ("nausea", "Zorvexil", 12.0, "Placebo", 5.0),
        ("gout", "Zorvexil", 9.0, "Placebo", 2.0),
        ("rash", "Zorvexil", 8.0, "Placebo", 7.0),
    ]


def test_a_table_against_placebo_is_read_under_any_heading() -> None:
    rows = ["Effect | Placebo | Zorvexil 30 mg", "Gas | 7% | 17%", "Nausea | 5% | 12%"]
    wanted = [
        ("gas", "Zorvexil 30 mg", 17.0, "Placebo", 7.0),
        ("nausea", "Zorvexil 30 mg", 12.0, "Placebo", 5.0),
    ]
    assert shares("How to take zorvexil", *rows) == wanted
    pain_free = ["Outcome | Placebo | Zorvexil 30 mg", *rows[1:]]
    assert shares("How to take zorvexil", *pain_free) == []


def test_shares_given_in_turn_are_each_effects_own() -> None:
    text = (
        "Generic Name: zorvexil\nSide effects\nGout, gas and rash occurred in 20%, 12% and 8%, respectively."
    )
    (found,) = read_monographs(io.BytesIO(text.encode()), source_name="page.txt")
    assert isinstance(found, Monograph)
    facts = AdverseEffectExtractor().extract(open_document(found))
    assert {f.object: f.percent for f in facts} == {"gout": 20.0, "gas": 12.0, "rash": 8.0}


def test_levels_of_dose_under_one_head_between_two_others() -> None:
    assert shares(
        "Adverse reactions",
        "Table 3. Adverse reactions in any treatment group",
        "                     Placebo    N=59  %     Zorvexil Dose Level       All Zorvexil    N=179  %",
        "    Low  a      N=58  %     Medium  b      N=62  %     High  c      N=59  %",
        "    Gastrointestinal Disorders",
        "       Vomiting     5                9                5                7                7",
        "       Constipation    0                2                2                10               5",
    )[:4] == [
        ("vomiting", "Zorvexil Dose Level Low", 9.0, "Placebo", 5.0),
        ("vomiting", "Zorvexil Dose Level Medium", 5.0, "Placebo", 5.0),
        ("vomiting", "Zorvexil Dose Level High", 7.0, "Placebo", 5.0),
        ("vomiting", "All Zorvexil", 7.0, "Placebo", 5.0),
    ]


def test_a_letter_torn_from_its_word_is_no_cell_and_a_note_on_a_title_no_head() -> None:
    assert shares(
        "Adverse reactions",
        "Table 7: Laboratory abnormalities at a higher rate than on placebo",
        "   Laboratory    p    arameter      ZORVEXIL    10 mg/day    N=274      Placebo    N=137",
        "                    All grades       Grade 3          All grades       Grade 3",
        "                    %                %                %                %",
        "   Hematology      a",
        "       Hemoglobin decreased  92               12               79               5",
        "       Lymphocytes decreased  51               16               28               5",
    )[:2] == [
        ("hemoglobin decreased", "ZORVEXIL 10 mg/day", 92.0, "Placebo", 79.0),
        ("hemoglobin decreased", "ZORVEXIL 10 mg/day Grade 3", 12.0, "Placebo", 5.0),
    ]


def test_stages_told_by_limits_are_no_effects() -> None:
    assert shares(
        "Adverse reactions",
        "Table 3: Incidence of hypertension",
        "Hypertension stage\tZorvexil (%)\tPlacebo (%)",
        "Normal: systolic < 120 mmHg\t4\t15",
        "Stage 1: systolic >= 140 mmHg\t46\t25",
        "Flushing\t6\t1",
    ) == [("flushing", "Zorvexil", 6.0, "Placebo", 1.0)]


def test_a_unit_glued_to_a_grade_is_no_part_of_it() -> None:
    found = shares(
        "Adverse reactions",
        "Table 2: Laboratory abnormalities",
        "Abnormality\tZorvexil Grade 3/4n (%)\tPlacebo Grade 3/4n (%)",
        "Low platelets\t16 (11)\t14 (10)",
        "Low neutrophils\t6 (4)\t3 (2)",
    )
    assert [arm for _, arm, *_ in found] == ["Zorvexil Grade 3/4"] * 2


def test_single_blanks_may_part_doses_and_arms_without_a_head_of_labels() -> None:
    rows = ["Gout 10% 14% 4%", "Styes 3% 5% 1%", "Chills 6% 9% 5%"]
    assert shares("Side effects", "Reactions 5 mg 10 mg Placebo", *rows)[:2] == [
        ("gout", "5 mg", 10.0, "Placebo", 4.0),
        ("gout", "10 mg", 14.0, "Placebo", 4.0),
    ]
    rows = ["Gout 10% 4%", "Styes 3% 1%", "Chills 6% 5%"]
    wanted = ("gout", "Zorvexil", 10.0, "Placebo", 4.0)
    assert shares("Side effects", "Zorvexil Placebo", *rows)[0] == wanted
    assert shares("Side effects", "Reactions in trials (Zorvexil vs Placebo)", *rows)[0] == wanted
    assert shares("Side effects", "Younger Older", *rows) == []


def test_a_section_heading_is_no_head_of_a_table_with_one_cell_a_line() -> None:
    cells = ["Gout", "12", "5", "Styes", "8", "7", "Chills", "6", "2"]
    assert shares("Side effects", "Adverse reactions (%)", "Zorvexil", "Placebo", *cells)[0] == (
        "gout",
        "Zorvexil",
        12.0,
        "Placebo",
        5.0,
    )
