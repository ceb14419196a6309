"""Tables: values, formats, faces."""

from __future__ import annotations

import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from kg_builder.errors import QueryError
from kg_builder.query import Column, ResultTable, run_text
from kg_builder.store import BlankNode, Iri, Literal, OxigraphStore, Solutions, Triples
from kg_builder.store.terms import XSD

TABLE = ResultTable(
    "safety/some",
    "SELECT",
    (
        Column("name", "string"),
        Column("count", "integer"),
        Column("percent", "number"),
        Column("boxed", "boolean"),
        Column("drug", "iri"),
    ),
    (
        (
            Literal('a, <b>\tand\n"c"'),
            Literal("3", XSD + "integer"),
            Literal("2.5", XSD + "decimal"),
            Literal("true", XSD + "boolean"),
            Iri("https://w3id.org/drugkg/id/drug/x"),
        ),
        (Literal("d"), None, None, None, None),
    ),
)


def test_rows_are_plain_values() -> None:
    assert TABLE.rows == [
        {
            "name": 'a, <b>\tand\n"c"',
            "count": 3,
            "percent": 2.5,
            "boxed": True,
            "drug": "https://w3id.org/drugkg/id/drug/x",
        },
        {"name": "d", "count": None, "percent": None, "boxed": None, "drug": None},
    ]
    assert list(TABLE) == TABLE.rows
    assert len(TABLE) == 2
    assert TABLE.column("count") == [3, None]
    with pytest.raises(QueryError, match="it has name, count"):
        TABLE.column("none")


def test_csv_reads_back() -> None:
    rows = list(csv.reader(io.StringIO(TABLE.to_csv())))
    assert rows[0] == ["name", "count", "percent", "boxed", "drug"]
    assert rows[1][:4] == ['a, <b>\tand\n"c"', "3", "2.5", "true"]
    assert rows[2] == ["d", "", "", "", ""]


@given(st.text())
def test_tsv_keeps_one_line_a_row(text: str) -> None:
    table = ResultTable("", "SELECT", (Column("a", "string"),), ((Literal(text),),))
    _, line, end = table.to_tsv().split("\n")
    assert end == ""
    assert (
        line.replace("\\\\", "\0")
        .replace("\\t", "\t")
        .replace("\\n", "\n")
        .replace("\\r", "\r")
        .replace("\0", "\\")
        == text
        or "\0" in text
    )


def test_json() -> None:
    assert json.loads(TABLE.to_json()) == TABLE.rows
    assert "\n" not in TABLE.to_json(indent=None)


def test_pandas_keeps_types_and_gaps() -> None:
    frame = TABLE.to_pandas()
    assert [str(kind) for kind in frame.dtypes] == ["string", "Int64", "Float64", "boolean", "string"]
    assert frame["count"].isna().tolist() == [False, True]
    assert list(ResultTable("", "SELECT", (Column("a", "integer"),), ()).to_pandas().columns) == ["a"]


def test_polars_keeps_types_and_gaps() -> None:
    frame = TABLE.to_polars()
    assert [str(kind) for kind in frame.dtypes] == ["String", "Int64", "Float64", "Boolean", "String"]
    assert frame.rows()[1] == ("d", None, None, None, None)


def test_values_that_are_not_of_the_declared_type_stay_as_they_are() -> None:
    table = ResultTable("", "SELECT", (Column("a", "integer"),), ((Literal("many"),), (None,)))
    assert table.to_pandas()["a"].tolist()[0] == "many"
    assert table.to_polars()["a"].to_list() == ["many", None]


def test_faces_shorten_iris_and_escape() -> None:
    page = TABLE._repr_html_()
    assert '<a href="https://w3id.org/drugkg/id/drug/x">drug/x</a>' in page
    assert "&lt;b&gt;" in page
    console = Console(file=io.StringIO(), width=100, color_system=None)
    console.print(TABLE)
    assert isinstance(console.file, io.StringIO)
    shown = console.file.getvalue()
    assert "drug/x" in shown
    assert "w3id" not in shown


def test_the_terminal_leaves_out_what_only_disturbs() -> None:
    columns = tuple(Column(name, "string") for name in ("drug_name", "route", "drug"))
    table = ResultTable("", "SELECT", columns, ((Literal("aspirin"), None, Iri("x:iri")),))
    console = Console(file=io.StringIO(), width=100, color_system=None)
    console.print(table)
    assert isinstance(console.file, io.StringIO)
    shown = console.file.getvalue()
    assert "aspirin" in shown
    assert "x:iri" not in shown
    assert "without any value: route" in " ".join(shown.split())


def test_markup_in_values_is_shown_not_obeyed() -> None:
    console = Console(file=io.StringIO(), width=100, color_system=None)
    console.print(ResultTable("", "SELECT", (Column("a", "string"),), ((Literal("[bold]x[/bold] [/]"),),)))
    assert isinstance(console.file, io.StringIO)
    assert "[bold]x[/bold] [/]" in console.file.getvalue()


def test_yes_or_no() -> None:
    for truth in (True, False):
        table = ResultTable.of(truth, "ASK")
        assert table.answer is truth
        assert bool(table) is truth
        assert table.rows == [{"answer": truth}]
        assert table.to_json() == str(truth).lower()
    with pytest.raises(QueryError):
        _ = TABLE.answer


def test_triples() -> None:
    triples = Triples(
        (
            (Iri("x:b"), Iri("x:p"), Literal("2", XSD + "integer")),
            (BlankNode("n"), Iri("x:p"), Literal("é", language="fr", datatype="")),
        )
    )
    table = ResultTable.of(triples, "CONSTRUCT")
    assert table.column_names == ("subject", "predicate", "object")
    turtle = table.to_turtle()
    assert "<x:b> <x:p> 2 ." in turtle
    assert '"é"@fr' in turtle
    with pytest.raises(QueryError, match="no triples"):
        TABLE.to_turtle()


def test_free_text_tells_its_own_types() -> None:
    text = 'SELECT ?i ?n ?s ?m ?u WHERE { VALUES (?i ?n ?s ?m) { (1 1.5 "a" <x:a>) (2 2 "b" "c") } }'
    table = run_text(OxigraphStore(), text)
    assert [column.type for column in table.columns] == ["integer", "number", "string", "string", "string"]


def test_no_rows_is_false() -> None:
    assert not ResultTable.of(Solutions(("a",), ()), "SELECT")


def test_print_shows_the_first_rows_and_how_many_there_are() -> None:
    row = (Literal("a\nlong " + "word " * 20), Literal("3", XSD + "integer"), Iri("https://example.org/a"))
    columns = (Column("name", "string"), Column("count", "integer"), Column("drug", "iri"))
    table = ResultTable("safety/some", "SELECT", columns, (row,) * 30)
    lines = str(table).splitlines()
    assert lines[0].split() == ["name", "count", "drug"]
    assert lines[1].startswith("a long word") and "\u2026" in lines[1]
    assert len(lines) == 12
    assert lines[-1] == "(30 rows, the first 10 shown)"
    assert repr(table) == "ResultTable('safety/some', 30 rows of name, count, drug)"


def test_print_of_a_short_or_empty_answer() -> None:
    assert str(TABLE).endswith("(2 rows)")
    assert str(ResultTable("", "SELECT", (Column("n", "integer"),), ())) == "n\n(0 rows)"
