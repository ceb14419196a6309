"""Rows of facts.jsonl: as the model gives them, joined without being read."""

from __future__ import annotations

import json
from dataclasses import replace

from hypothesis import given, settings

from kg_builder.model import Evidence, Fact, Grounding, Indication, MatchKind, Monograph, TextSpan, Ungrounded
from kg_builder.release.rows import joined_rows, keyed_line

from ..rdf.made import documents

GOUT = Grounding("MONDO:0005393", "gout", MatchKind.EXACT)


def place(document: str, start: int, section: str = "indications") -> Evidence:
    return Evidence(document, section, TextSpan(start, start + 4, "gout"))


@settings(max_examples=60, deadline=None)
@given(documents())
def test_a_line_holds_the_row_of_its_fact(made: tuple[Monograph, list[Fact]]) -> None:
    for fact in made[1]:
        (row,) = joined_rows([keyed_line(fact)])
        assert json.loads(row.text) == fact.to_row()
        assert row.text == json.dumps(fact.to_row(), ensure_ascii=False) + "\n"
        assert row.terms == tuple(grounding.curie for grounding in fact.groundings)


def test_rows_of_one_fact_have_all_its_places_and_terms() -> None:
    one = Indication(
        drug="zorvexant",
        object="gout",
        evidence=(place("b", 30, "boxed_warning"), place("b", 9)),
        ungrounded=Ungrounded("no term"),
    )
    two = replace(one, evidence=(place("a", 50),), groundings=(GOUT,), ungrounded=None)
    (row,) = joined_rows(sorted(map(keyed_line, [one, two, one])))
    read = json.loads(row.text)
    assert [(e["document"], e["start"]) for e in read["evidence"]] == [("a", 50), ("b", 9), ("b", 30)]
    assert row.evidence == 3
    assert (row.reason, row.terms) == ("", ("MONDO:0005393",))
    assert read["groundings"] == two.to_row()["groundings"]


def test_a_fact_without_a_term_keeps_the_reason() -> None:
    fact = Indication(drug="zorvexant", object="gout", evidence=(place("a", 5),))
    (row,) = joined_rows([keyed_line(fact)])
    assert (row.reason, row.terms) == ("not looked up", ())
