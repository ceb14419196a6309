"""Frequency tables: which numbers are shares, of which arm, and against what."""

from __future__ import annotations

from kg_builder.extract import open_document
from kg_builder.extract.effect_tables import EffectTableExtractor
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


def test_grades_are_arms_and_no_comparators() -> None:
    table = _table(["Reaction", "All grades %", "Grade 3-4 %"], [["Gout", "40", "3"]])
    assert _said(_facts(table)) == [
        ("gout", "All grades", 40.0, None, None),
        ("gout", "Grade 3-4", 3.0, None, None),
    ]


def test_bounds_totals_and_means_give_nothing() -> None:
    table = _table(
        ["Reaction", "Zorvex %", "Placebo %"],
        [["Gout", "&lt;1", "0"], ["Any adverse reaction", "80", "70"], ["Colic", "\u2014", "1"]],
    )
    assert _facts(table) == []
    assert _facts(_table(["Test", "Mean change %"], [["Weight", "5%"]], "Laboratory values")) == []
