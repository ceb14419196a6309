"""Frequency tables: which numbers are shares, of which arm, and against what."""

from __future__ import annotations

from kg_builder.extract import open_document
from kg_builder.extract.effects.tables import EffectTableExtractor
from kg_builder.model import AdverseEffect
from kg_builder.readers.spl import read_spl
from tests.readers.label_samples import SPL


def _facts(table: str) -> list[AdverseEffect]:
    start, stop = SPL.index("<table>"), SPL.index("</table>") + len("</table>")
    document = open_document(read_spl((SPL[:start] + table + SPL[stop:]).encode(), "zorvex.xml"))
    facts = list(EffectTableExtractor().extract(document))
    for fact in facts:
        assert isinstance(fact, AdverseEffect)
        assert all(e.span.is_in(document.monograph.text) for e in fact.evidence)
    return [f for f in facts if isinstance(f, AdverseEffect)]


def _table(head: list[str], rows: list[list[str]], caption: str = "Adverse reactions") -> str:
    def line(cells: list[str], tag: str) -> str:
        return "<tr>" + "".join(f"<{tag}>{c}</{tag}>" for c in cells) + "</tr>"

    body = "".join(line(r, "td") for r in rows)
    return (
        f"<table><caption>{caption}</caption><thead>{line(head, 'th')}</thead><tbody>{body}</tbody></table>"
    )


def _said(facts: list[AdverseEffect]) -> list[tuple[object, ...]]:
    return [(f.object, f.arm, f.percent, f.comparator, f.percent_comparator) for f in facts]


def test_shares_come_with_arm_and_comparator() -> None:
    start, stop = SPL.index("<table>"), SPL.index("</table>") + len("</table>")
    assert _said(_facts(SPL[start:stop])) == [
        ("nausea", "Zorvex", 12.0, "Placebo", 4.0),
        ("colic", "Zorvex", 3.0, None, None),
    ]


def test_counts_with_percent_in_brackets() -> None:
    table = _table(["Event", "Zorvex N=200 n (%)", "Placebo N=100 n (%)"], [["Gout", "24 (12)", "1 (1.0)"]])
    assert _said(_facts(table)) == [("gout", "Zorvex", 12.0, "Placebo", 1.0)]


def test_bare_numbers_are_shares_only_if_the_head_says_so() -> None:
    rows = [["Gout", "4", "2"]]
    assert _facts(_table(["Reaction", "Zorvex", "Placebo"], rows)) == []
    assert _said(_facts(_table(["Reaction", "Zorvex %", "Placebo %"], rows))) == [
        ("gout", "Zorvex", 4.0, "Placebo", 2.0)
    ]


def test_the_other_drug_of_two_is_the_comparator() -> None:
    table = _table(["Reaction", "Zorvex (N=10)", "Aspirin (N=12)"], [["Gout", "40%", "25%"]])
    assert _said(_facts(table)) == [("gout", "Zorvex", 40.0, "Aspirin", 25.0)]


def test_the_grade_that_a_column_counts_is_part_of_its_arm() -> None:
    table = _table(["Reaction", "All grades %", "Grade 3-4 %"], [["Gout", "40", "3"]])
    assert _said(_facts(table)) == [
        ("gout", None, 40.0, None, None),
        ("gout", "Grade 3-4", 3.0, None, None),
    ]


def test_bounds_totals_and_means_give_nothing() -> None:
    table = _table(
        ["Reaction", "Zorvex %", "Placebo %"],
        [["Gout", "&lt;1", "0"], ["Any adverse reaction", "80", "70"], ["Colic", "\u2014", "1"]],
    )
    assert _facts(table) == []
    assert _facts(_table(["Test", "Mean change %"], [["Weight", "5%"]], "Laboratory values")) == []


def _raw(*rows: str, caption: str = "Adverse reactions in trials") -> str:
    """A table without marked heads, as many labels have it: cells parted by bars, "2^" spans two columns."""
    lines = []
    for row in rows:
        cells = []
        for cell in row.split("|"):
            span, _, words = cell.strip().rpartition("^")
            cells.append(f'<td colspan="{span}">{words}</td>' if span else f"<td>{words}</td>")
        lines.append(f"<tr>{''.join(cells)}</tr>")
    return f"<table><caption>{caption}</caption><tbody>{''.join(lines)}</tbody></table>"


def test_heads_of_several_levels_reach_over_their_columns() -> None:
    table = _raw(
        "Adverse reaction | 2^Zorvex (N=200) | 2^Placebo (N=100)",
        " | All grades % | Grade 3-4 % | All grades % | Grade 3-4 %",
        "Gout | 30 | 4 | 10 | 1",
    )
    assert _said(_facts(table)) == [
        ("gout", "Zorvex", 30.0, "Placebo", 10.0),
        ("gout", "Zorvex Grade 3-4", 4.0, "Placebo", 1.0),
    ]


def test_sizes_and_units_in_rows_of_their_own_belong_to_the_head() -> None:
    table = _raw(
        "Preferred term | Zorvex 5 mg/kg | Zorvex 10 mg/kg | Placebo",
        " | N=200 | N=210 | N=100",
        " | n (%) | n (%) | n (%)",
        "Eye disorders | | | ",
        "Glaucoma | 20 (10) | 42 (20) | 3 (3)",
    )
    assert _said(_facts(table)) == [
        ("glaucoma", "Zorvex 5 mg/kg", 10.0, "Placebo", 3.0),
        ("glaucoma", "Zorvex 10 mg/kg", 20.0, "Placebo", 3.0),
    ]


def test_a_title_row_heads_no_column() -> None:
    table = _raw(
        "3^Table 4: Adverse reactions of at least 2% of patients",
        "Reaction | Zorvex N=9 | Vehicle N=8",
        "Gout | 12 | 4",
        caption="",
    )
    assert _said(_facts(table)) == [("gout", "Zorvex", 12.0, "Vehicle", 4.0)]


def test_totals_and_organ_classes_are_no_effects() -> None:
    table = _raw(
        "System organ class Preferred term | Zorvex (%) | Placebo (%)",
        "Any adverse event | 80 | 70",
        "Patients with at least one event | 60 | 50",
        "Musculoskeletal and connective tissue disorders | 30 | 20",
        "Gout | 12 | 4",
        "Sleep disorder | 3 | 1",
        "Total | 99 | 88",
    )
    assert [f.object for f in _facts(table)] == ["gout", "sleep disorder"]


def test_marks_of_footnotes_are_no_part_of_names_and_shares() -> None:
    table = _raw(
        "Reaction | Zorvex % | Placebo %",
        "Gout<sup>a</sup> | 12<sup>b</sup> | 4",
        "Colic* (includes biliary colic) | 5\u2020 | &lt;1",
        "Fits | 0 | 2",
        "Styes | \u2014 | 1",
    )
    assert _said(_facts(table)) == [
        ("gout", "Zorvex", 12.0, "Placebo", 4.0),
        ("colic", "Zorvex", 5.0, None, None),
    ]


def test_an_arm_without_cases_counts_where_another_had_some() -> None:
    table = _raw("Reaction | Zorvex 1 mg | Zorvex 2 mg | Placebo", "Gout | 0% | 3% | 0%")
    assert _said(_facts(table)) == [
        ("gout", "Zorvex 1 mg", 0.0, "Placebo", 0.0),
        ("gout", "Zorvex 2 mg", 3.0, "Placebo", 0.0),
    ]


def test_placebo_is_set_against_the_drug_before_another_drug_is() -> None:
    table = _raw("Reaction | Placebo | Zorvex 5 mg | Zorvex 9 mg | Aspirin", "Gout | 1% | 4% | 6% | 9%")
    assert _said(_facts(table)) == [
        ("gout", "Zorvex 5 mg", 4.0, "Placebo", 1.0),
        ("gout", "Zorvex 9 mg", 6.0, "Placebo", 1.0),
    ]


def test_each_study_has_its_own_comparator() -> None:
    table = _raw(
        " | 2^Trial in adults | 2^Trial in children",
        "Reaction | Placebo | Zorvex | Placebo | Zorvex",
        "Gout | 1% | 4% | 2% | 7%",
    )
    assert [(f.percent, f.percent_comparator, f.arm, f.population) for f in _facts(table)] == [
        (4.0, 1.0, "Zorvex", "Trial in adults"),
        (7.0, 2.0, "Zorvex", "Trial in children"),
    ]


def test_degrees_in_rows_belong_to_the_effect_above() -> None:
    table = _raw(
        "Reaction | Zorvex % | Placebo %",
        "Bleeding | | ",
        "Any | 12 | 4",
        "Major | 3 | 1",
        "Grade 3 or higher | 2 | 0",
    )
    assert [(f.object, f.arm, f.percent) for f in _facts(table)] == [
        ("bleeding", "Zorvex", 12.0),
        ("major bleeding", "Zorvex", 3.0),
        ("bleeding", "Zorvex Grade 3 or higher", 2.0),
    ]


def test_an_organ_class_beside_the_effect_is_no_part_of_it() -> None:
    table = (
        "<table><caption>Adverse reactions</caption><tbody>"
        "<tr><td>System</td><td>Reaction</td><td>Zorvex (%)</td></tr>"
        '<tr><td rowspan="2">Eye disorders</td><td>Glaucoma</td><td>4</td></tr>'
        "<tr><td>Styes</td><td>2</td></tr></tbody></table>"
    )
    assert [(f.object, f.percent) for f in _facts(table)] == [("glaucoma", 4.0), ("styes", 2.0)]


def test_counts_beside_their_shares_are_not_read_twice() -> None:
    table = _raw(
        "Reaction | 2^Zorvex N=200 | 2^Placebo N=100", " | n | (%) | n | (%)", "Gout | 24 | (12) | 3 | (3)"
    )
    assert _said(_facts(table)) == [("gout", "Zorvex", 12.0, "Placebo", 3.0)]


def test_counts_of_arms_of_known_size_are_shares() -> None:
    table = _raw("Reaction | Zorvex N=200 n | Placebo N=100 n", "Gout | 24 | 3")
    assert _said(_facts(table)) == [("gout", "Zorvex", 12.0, "Placebo", 3.0)]


def test_a_second_panel_has_its_own_arms() -> None:
    table = _raw(
        "Reaction | Zorvex (N=20) | Placebo (N=20)",
        "Gout | 15% | 5%",
        "Second trial | Zorvex (N=30) | Aspirin (N=30)",
        "Colic | 10% | 20%",
    )
    assert _said(_facts(table)) == [
        ("gout", "Zorvex", 15.0, "Placebo", 5.0),
        ("colic", "Zorvex", 10.0, "Aspirin", 20.0),
    ]


def test_laboratory_abnormalities_are_effects() -> None:
    table = _raw(
        "Laboratory abnormality | Zorvex All grades (%) | Zorvex Grade 3-4 (%)",
        "Hemoglobin decreased | 35 | 2",
        "ALT increased | 20 | 1",
        caption="Laboratory abnormalities in at least 10% of patients",
    )
    assert [(f.object, f.arm, f.percent) for f in _facts(table)] == [
        ("hemoglobin decreased", "Zorvex", 35.0),
        ("hemoglobin decreased", "Zorvex Grade 3-4", 2.0),
        ("ALT increased", "Zorvex", 20.0),
        ("ALT increased", "Zorvex Grade 3-4", 1.0),
    ]


def test_tables_of_other_things_give_nothing() -> None:
    others = [
        ("Reaction | Zorvex per 100 patient-years | Hazard ratio", "Gout | 2.1 | 0.7"),
        ("Baseline characteristic | Zorvex % | Placebo %", "Renal impairment | 12 | 9"),
        ("Dose | Cmax | AUC", "10 mg | 12 | 44"),
    ]
    for head, row in others:
        assert _facts(_raw(head, row)) == []
    mean = _raw("Test | Zorvex | Placebo", "Weight | 2 | 1", caption="Mean change from baseline (%)")
    assert _facts(mean) == []


def test_letters_of_footnotes_that_stuck_to_a_name_are_taken_off_where_the_text_has_the_name() -> None:
    table = _raw("Reaction | Zorvex %", "Gouta | 12", "Oedema | 5", caption="Adverse reactions such as gout")
    assert [f.object for f in _facts(table)] == ["gout", "oedema"]


def test_notes_that_stuck_to_names_and_arms_are_cut_off() -> None:
    table = _raw(
        "Reaction | Any GradeGrading based on a scale (%) | Zorvex a (n=20) %",
        "GoutGout includes the following: flares | 12 | 9",
        caption="Adverse reactions",
    )
    assert [(f.object, f.arm, f.percent) for f in _facts(table)] == [
        ("gout", None, 12.0),
        ("gout", "Zorvex", 9.0),
    ]


def test_the_values_that_a_grade_stands_for_are_no_effects() -> None:
    table = _raw(
        "Laboratory test | Limits | Zorvex % | Placebo %",
        "Lipase raised | | | ",
        "Grade 2 | > 1.5-3 x ULN | 4 | 6",
        "Grade 3 | 751-1200 mg/dL | 2 | 1",
        "3rd nerve palsy | | 3 | 1",
        caption="Laboratory abnormalities and adverse reactions",
    )
    assert [(f.object, f.arm, f.percent) for f in _facts(table)] == [
        ("lipase raised", "Zorvex Grade 2", 4.0),
        ("lipase raised", "Zorvex Grade 3", 2.0),
        ("3rd nerve palsy", "Zorvex", 3.0),
    ]


def test_a_degree_of_nothing_named_is_no_effect() -> None:
    rows = ["First trial | | ", "Minor [n (%)] | 3 (6) | 1 (2)", "Minor bleeding | 2 (4) | 1 (2)"]
    found = _facts(_raw("Reaction | Zorvex n (%) | Placebo n (%)", *rows))
    assert [(f.object, f.percent) for f in found] == [("minor bleeding", 4.0)]


def test_a_grade_over_drug_and_comparator_stays_with_the_drug() -> None:
    table = _raw(
        "Reaction | 2^Any grade > Baseline | 2^Grade 4",
        " | Zorvex (n=200) | Vehicle (n=200) | Zorvex (n=200) | Vehicle (n=200)",
        "Redness | 188 (94%) | 50 (25%) | 48 (24%) | 0 (0%)",
    )
    assert [(f.arm, f.percent, f.percent_comparator) for f in _facts(table)] == [
        ("Zorvex", 94.0, 25.0),
        ("Zorvex Grade 4", 24.0, 0.0),
    ]
    baseline = _raw("Reaction | Zorvex baseline % | Zorvex week 8 %", "Redness | 30 | 12")
    assert [f.percent for f in _facts(baseline)] == [12.0]


def test_the_percent_of_a_strength_belongs_to_the_arm_and_that_of_a_unit_does_not() -> None:
    table = _raw("Reaction | Zorvex gel, 0.05% (N=20) | Zorvex grade 3-4% | Vehicle %", "Gout | 8% | 4% | 1%")
    assert [f.arm for f in _facts(table)] == ["Zorvex gel, 0.05%", "Zorvex grade 3-4"]


def test_arms_whose_heads_stayed_in_one_cell_give_nothing() -> None:
    table = _raw("Reaction | 3^Placebo 50 mg 100 mg", "Gout % | 3% | 4% | 9%")
    assert _facts(table) == []
    told = _raw("Reaction | Placebo | 50 mg | 100 mg", "Gout | 3% | 4% | 9%")
    assert [(f.arm, f.percent_comparator) for f in _facts(told)] == [("50 mg", 3.0), ("100 mg", 3.0)]


def test_several_letters_of_footnotes_that_stuck_to_a_name_are_taken_off() -> None:
    rows = ["Colica,b | 7", "Vitamin b,c deficiency | 2"]
    found = _facts(_raw("Reaction | Zorvex %", *rows, caption="Adverse reactions such as colic"))
    assert [f.object for f in found] == ["colic", "vitamin b,c deficiency"]


def test_names_that_begin_as_a_total_does_are_effects() -> None:
    table = _table(
        ["Reaction", "Zorvex %", "Placebo %"],
        [
            ["All reactions", "80", "70"],
            ["Allergic rhinitis", "6", "2"],
            ["Female genital thrush", "5", "1"],
            ["Females (n=40)", "50", "51"],
            ["Total bilirubin increased", "4", "3"],
            ["Total", "90", "80"],
            ["Tooth disorder", "3", "1"],
            ["Tooth disorders", "9", "4"],
        ],
    )
    assert [f.object for f in _facts(table)] == [
        "allergic rhinitis",
        "female genital thrush",
        "total bilirubin increased",
        "tooth disorder",
    ]


def test_rows_may_give_the_degrees_of_what_the_caption_names() -> None:
    table = _raw(
        "Add-on to insulin (26 weeks) | Zorvex N=90 | Placebo N=91",
        "Documented symptomatic (%) | 12 (13) | 6 (7)",
        "Severe (%) | 2 (2) | 0",
        caption="Incidence (%) of Hypoglycemia in Three Trials",
    )
    found = _facts(table)
    assert _said(found) == [
        ("documented symptomatic hypoglycemia", "Zorvex", 13.0, "Placebo", 7.0),
        ("severe hypoglycemia", "Zorvex", 2.0, "Placebo", 0.0),
    ]
    assert {f.population for f in found} == {"Add-on to insulin (26 weeks)"}


def test_a_row_of_men_or_women_says_whose_rows_follow() -> None:
    table = _raw(
        "Reaction | Zorvex % | Placebo %",
        "Men only | | ",
        "Gynecomastia | 4 | 1",
        "Women only | | ",
        "Breast pain | 3 | 1",
    )
    assert [(f.object, f.population) for f in _facts(table)] == [
        ("gynecomastia", "men"),
        ("breast pain", "women"),
    ]


def test_shares_of_patients_who_stopped_treatment_are_none_of_the_effect() -> None:
    rows = [["Gout", "12", "4", "3", "1"]]
    head = ["Reaction", "Zorvex %", "Placebo %", "Zorvex % discontinuing", "Placebo % discontinuing"]
    assert _said(_facts(_table(head, rows))) == [("gout", "Zorvex", 12.0, "Placebo", 4.0)]
    assert _facts(_table(head[:3], rows, "Adverse reactions leading to discontinuation")) == []


def test_numbers_and_letters_of_footnotes_are_no_part_of_names() -> None:
    rows = [["Hot flushes2", "9"], ["Nausea 1,3", "8"], ["Neuropathya", "7"], ["Type 2 diabetes", "6"]]
    found = _facts(_table(["Reaction", "Zorvex (%)"], rows))
    assert [f.object for f in found] == ["hot flushes", "nausea", "neuropathy", "type 2 diabetes"]


def test_values_named_beside_a_grade_of_blood_pressure_are_no_effect() -> None:
    rows = [["Stage 1: grade 0: systolic &lt; 120 mmHg", "9"], ["Malignant: diastolic &gt;= 120 mmHg", "1"]]
    assert _facts(_table(["Event", "Zorvex (%)"], rows)) == []


def test_a_row_that_counts_patients_gives_the_sizes_of_the_arms() -> None:
    table = _raw(" | Zorvex | Placebo", "Number of patients | 120 | 118", "Reaction | % | %", "Gout | 10 | 3")
    assert _said(_facts(table)) == [("gout", "Zorvex", 10.0, "Placebo", 3.0)]


def test_heads_that_group_patients_are_no_part_of_an_arm() -> None:
    table = _raw(
        "Reaction | 2^Adults | 2^Children",
        " | Zorvex 1% cream n/N (%) | Vehicle n/N (%) | Zorvex 1% cream n/N (%) | Vehicle n/N (%)",
        "Gout | 3/10 (30) | 1/10 (10) | 2/10 (20) | 0/10",
    )
    assert [(f.arm, f.percent, f.population) for f in _facts(table)] == [
        ("Zorvex 1% cream", 30.0, "Adults"),
        ("Zorvex 1% cream", 20.0, "Children"),
    ]


def test_each_panel_sets_the_drug_against_its_own_comparator() -> None:
    table = _raw(
        "Add-on to senna | Zorvex | Placebo",
        " | N=90 | N=91",
        "Severe (%) | 2 (2) | 1 (1)",
        "Compared to iron | Zorvex | Iron",
        " | N=80 | N=81",
        "Severe (%) | 3 (4) | 6 (7)",
        caption="Incidence of hypoglycemia",
    )
    assert [f.comparator for f in _facts(table)] == ["Placebo", "Iron"]


def test_immediate_release_is_no_incidence_rate() -> None:
    table = _table(["Reaction", "Zorvex IR (n=14)", "Placebo (n=15)"], [["Gout", "53.2%", "11.7%"]])
    assert _said(_facts(table)) == [("gout", "Zorvex IR", 53.2, "Placebo", 11.7)]
    table = _table(["Reaction", "Zorvex IR per 100 years", "Placebo %"], [["Gout", "53.2", "11.7%"]])
    assert _facts(table) == []
