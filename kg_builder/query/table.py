"""The answer to a query, as a table."""

from __future__ import annotations

import csv
import html
import io
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..errors import QueryError
from ..store.base import Result, Solutions, Triples
from ..store.syntax import QueryForm
from ..store.terms import XSD, BlankNode, Iri, Literal, PythonValue, Term, to_python
from .catalog import Column
from .prefixes import NAMESPACES, shortened

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl
    from rich.table import Table

__all__ = ["ResultTable", "Row"]

Row = dict[str, PythonValue]

_SHOWN_ROWS = 10  # in print(table)
_SHOWN_WIDTH = 40  # characters of a cell there


@dataclass(frozen=True, repr=False)
class ResultTable:
    """Rows of terms with named columns.

    A SELECT query gives its own columns; ASK one column ``answer`` with one row; CONSTRUCT the columns
    ``subject``, ``predicate`` and ``object``.

    Args:
        name: name of the packaged query, or "" for other text.
        form: SELECT, ASK, CONSTRUCT or DESCRIBE.
        columns: its columns.
        terms: one tuple of RDF terms a row, None for unbound.

    >>> table = ResultTable("", "SELECT", (Column("n", "integer"),), ((Literal("3", XSD + "integer"),),))
    >>> table.rows
    [{'n': 3}]
    >>> print(table.to_csv(), end="")
    n
    3
    """

    name: str
    form: QueryForm
    columns: tuple[Column, ...]
    terms: tuple[tuple[Term | None, ...], ...]

    @classmethod
    def of(
        cls, result: Result, form: QueryForm, *, name: str = "", columns: tuple[Column, ...] = ()
    ) -> ResultTable:
        """A store's answer as a table.

        Args:
            result: what the store answered.
            form: form of the query.
            name: name of the packaged query.
            columns: its declared columns; without them types are told from the values.
        """
        if isinstance(result, bool):
            answer = Literal("true" if result else "false", XSD + "boolean")
            return cls(name, form, (Column("answer", "boolean"),), ((answer,),))
        if isinstance(result, Triples):
            parts = tuple(Column(part, "iri") for part in ("subject", "predicate"))
            return cls(
                name,
                form,
                (*parts, Column("object", "string")),
                tuple(sorted(result.triples, key=_triple_key)),
            )
        return cls(name, form, columns or _told(result), result.rows)

    @property
    def rows(self) -> list[Row]:
        """The rows as plain Python values by column name; None for unbound."""
        names = self.column_names
        return [dict(zip(names, map(to_python, row), strict=True)) for row in self.terms]

    @property
    def column_names(self) -> tuple[str, ...]:
        """Names of the columns, in order."""
        return tuple(column.name for column in self.columns)

    @property
    def answer(self) -> bool:
        """The answer to an ASK query.

        Raises:
            QueryError: it is the answer to another form.
        """
        if self.form != "ASK":
            raise QueryError(f"a {self.form} query has rows, not a yes or no", where=self.name)
        return self.terms[0][0] == Literal("true", XSD + "boolean")

    def __len__(self) -> int:
        return len(self.terms)

    def __bool__(self) -> bool:
        """Whether there is a row; for ASK, the answer."""
        return self.answer if self.form == "ASK" else bool(self.terms)

    def __iter__(self) -> Iterator[Row]:
        return iter(self.rows)

    def column(self, name: str) -> list[PythonValue]:
        """The values of one column.

        Raises:
            QueryError: there is no such column.
        """
        if name not in self.column_names:
            raise QueryError(
                f"there is no column {name!r}",
                where=self.name,
                advice=f"it has {', '.join(self.column_names)}",
            )
        at = self.column_names.index(name)
        return [to_python(row[at]) for row in self.terms]

    def to_csv(self) -> str:
        """Comma-separated values with a header line; unbound is empty."""
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(self.column_names)
        writer.writerows([_text(term) for term in row] for row in self.terms)
        return out.getvalue()

    def to_tsv(self) -> str:
        r"""Tab-separated values with a header line; tabs, breaks and backslashes are escaped (\t, \n, \\)."""
        lines = ["\t".join(self.column_names)]
        lines += ["\t".join(_escaped(_text(term)) for term in row) for row in self.terms]
        return "\n".join(lines) + "\n"

    def to_json(self, *, indent: int | None = 2) -> str:
        """A JSON array with one object a row; for ASK, true or false."""
        value: object = self.answer if self.form == "ASK" else self.rows
        return json.dumps(value, ensure_ascii=False, indent=indent)

    def to_turtle(self) -> str:
        """The triples of a CONSTRUCT query in Turtle.

        Raises:
            QueryError: it is the answer to another form.
        """
        if self.form not in {"CONSTRUCT", "DESCRIBE"}:
            raise QueryError(
                f"a {self.form} query has no triples to write",
                where=self.name,
                advice="choose table, csv, tsv or json",
            )
        import pyoxigraph as ox

        lines = "".join(f"{' '.join(_ntriples(term) for term in row)} .\n" for row in self.terms)
        quads = (quad.triple for quad in ox.parse(lines, ox.RdfFormat.N_TRIPLES))
        out = io.BytesIO()
        ox.serialize(quads, out, format=ox.RdfFormat.TURTLE, prefixes=NAMESPACES)
        return out.getvalue().decode()

    def to_pandas(self) -> pd.DataFrame:
        """A pandas DataFrame; integer columns are Int64, so that unbound stays unbound.

        Raises:
            QueryError: pandas is not installed.
        """
        try:
            import pandas as pd
        except ImportError as error:
            raise QueryError("pandas is not installed", advice="pip install 'drugkg[pandas]'") from error
        frame = pd.DataFrame(
            {name: pd.Series(self.column(name), dtype="object") for name in self.column_names},
            columns=list(self.column_names),
        )
        kinds = {
            "integer": "Int64",
            "number": "Float64",
            "boolean": "boolean",
            "string": "string",
            "iri": "string",
        }
        fitting = (c for c in self.columns if _is_uniform(c.type, self.column(c.name)))
        return frame.astype({column.name: kinds[column.type] for column in fitting})

    def to_polars(self) -> pl.DataFrame:
        """A polars DataFrame.

        Raises:
            QueryError: polars is not installed.
        """
        try:
            import polars as pl
        except ImportError as error:
            raise QueryError("polars is not installed", advice="pip install 'drugkg[polars]'") from error
        kinds: dict[str, type[pl.DataType]] = {
            "integer": pl.Int64,
            "number": pl.Float64,
            "boolean": pl.Boolean,
        }
        series = []
        for column in self.columns:
            values = self.column(column.name)
            if _is_uniform(column.type, values):
                series.append(pl.Series(column.name, values, dtype=kinds.get(column.type, pl.String)))
            else:
                texts = [None if value is None else str(value) for value in values]
                series.append(pl.Series(column.name, texts, dtype=pl.String))
        return pl.DataFrame(series)

    def _readable(self) -> tuple[list[int], list[str]]:
        """Columns that a person reads, by number, and the names of those without any value."""
        names = self.column_names
        named = [i for i, name in enumerate(names) if f"{name}_name" not in names]
        shown = [i for i in named if not self.terms or any(row[i] is not None for row in self.terms)]
        return shown, [names[i] for i in named if i not in shown]

    def __repr__(self) -> str:
        name = f"{self.name!r}, " if self.name else ""
        return f"ResultTable({name}{self._size()} of {', '.join(self.column_names)})"

    def __str__(self) -> str:
        """The first rows, cells cut to a readable width, and how many rows there are."""
        shown, _ = self._readable()
        lines = [[self.column_names[i] for i in shown]]
        lines += [[_cut(_shown(row[i])) for i in shown] for row in self.terms[:_SHOWN_ROWS]]
        widths = [max(map(len, cells)) for cells in zip(*lines, strict=True)]
        text = ["  ".join(map(str.ljust, line, widths)).rstrip() for line in lines]
        more = f", the first {_SHOWN_ROWS} shown" if len(self) > _SHOWN_ROWS else ""
        return "\n".join([*text, f"({self._size()}{more})"])

    def _size(self) -> str:
        return f"{len(self)} row{'s' * (len(self) != 1)}"

    def __rich__(self) -> Table:
        """The table for a terminal: IRIs shortened, columns left out that would only make it harder to read.

        Those are columns without any value (the caption names them), and IRIs beside their own names.
        """
        from rich import box
        from rich.table import Table
        from rich.text import Text

        names = self.column_names
        shown, empty = self._readable()
        table = Table(
            box=box.SIMPLE_HEAD,
            title=self.name or None,
            title_justify="left",
            caption=f"without any value: {', '.join(empty)}" if empty else None,
            caption_justify="left",
        )
        for i in shown:
            right = self.columns[i].type in {"integer", "number"}
            table.add_column(names[i], justify="right" if right else "left", overflow="fold")
        for row in self.terms:
            table.add_row(*(Text(_shown(row[i])) for i in shown))
        return table

    def _repr_html_(self) -> str:
        """The table for a notebook; IRIs are links with short names."""
        head = "".join(f"<th>{html.escape(name)}</th>" for name in self.column_names)
        body = "".join(
            "<tr>" + "".join(f"<td>{_html(term)}</td>" for term in row) + "</tr>" for row in self.terms
        )
        caption = f"<caption>{html.escape(self.name)}</caption>" if self.name else ""
        return f"<table>{caption}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _told(solutions: Solutions) -> tuple[Column, ...]:
    return tuple(
        Column(name, _type_of([row[i] for row in solutions.rows]))
        for i, name in enumerate(solutions.variables)
    )


def _type_of(terms: list[Term | None]) -> str:
    kinds = {_kind(term) for term in terms if term is not None}
    if kinds == {"integer", "number"}:
        return "number"
    return kinds.pop() if len(kinds) == 1 else "string"


def _kind(term: Term) -> str:
    if not isinstance(term, Literal):
        return "iri"
    value = term.to_python()
    if isinstance(value, bool):
        return "boolean"
    if isinstance(value, int):
        return "integer"
    return "number" if isinstance(value, float) else "string"


def _is_uniform(kind: str, values: list[PythonValue]) -> bool:
    wanted: dict[str, type | tuple[type, ...]] = {"integer": int, "number": (int, float), "boolean": bool}
    return all(value is None or isinstance(value, wanted.get(kind, str)) for value in values)


def _text(term: Term | None) -> str:
    return "" if term is None else term.value


def _escaped(text: str) -> str:
    for char, name in (("\\", "\\\\"), ("\t", "\\t"), ("\n", "\\n"), ("\r", "\\r")):
        text = text.replace(char, name)
    return text


def _cut(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _SHOWN_WIDTH else text[: _SHOWN_WIDTH - 1] + "\u2026"


def _shown(term: Term | None) -> str:
    return shortened(term.value) if isinstance(term, Iri) else _text(term)


def _html(term: Term | None) -> str:
    shown = html.escape(_shown(term))
    if isinstance(term, Iri) and term.value.startswith(("http://", "https://")):
        return f'<a href="{html.escape(term.value, quote=True)}">{shown}</a>'
    return shown


def _ntriples(term: Term | None) -> str:
    if isinstance(term, BlankNode):
        return f"_:{term.value}"
    return "" if term is None else term.sparql()


def _triple_key(row: tuple[Term | None, ...]) -> tuple[str, ...]:
    return tuple(f"{type(term).__name__} {_text(term)}" for term in row)
