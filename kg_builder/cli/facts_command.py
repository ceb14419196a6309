"""drugkg facts: the facts of a release or a monograph."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import click

from kg_builder.cli.console import is_terminal
from kg_builder.cli.rows import Row, iter_rows, print_rows
from kg_builder.errors import UnknownDrugError
from kg_builder.model import FACT_CLASSES

if TYPE_CHECKING:
    from kg_builder.extract import Tagger

__all__ = ["command"]


@click.command("facts")
@click.argument("source", metavar="RELEASE|SRC")
@click.option("--relation", "-r", multiple=True, type=click.Choice(list(FACT_CLASSES)), help="Only these.")
@click.option("--drug", "-d", help="Only this drug (its generic name).")
@click.option(
    "--format",
    "style",
    type=click.Choice(["table", "jsonl", "tsv"]),
    help="Default: table on a terminal, jsonl in a pipe.",
)
@click.option(
    "--tagger",
    type=click.Choice(["model", "rules"]),
    default="model",
    show_default=True,
    help="Trained readers of labels and of what rules leave in pages, or rules alone.",
)
def command(
    source: str, relation: tuple[str, ...], drug: str | None, style: str | None, tagger: Tagger
) -> None:
    """List the facts of a release folder, or of a monograph (a file, or - for stdin)."""
    rows = iter_rows(source, tagger)
    if drug is not None:
        rows = _of_drug(rows, drug, source)
    chosen = (row for row in rows if not relation or row["relation"] in relation)
    print_rows(chosen, style or ("table" if is_terminal() else "jsonl"))


def _of_drug(rows: Iterable[Row], drug: str, source: str) -> Iterator[Row]:
    """The rows of one drug; an error with suggestions, behind the last row, if there is none of that name."""
    wanted, found = drug.casefold(), False
    names: dict[str, str] = {}  # of drugs and their brands, and the drug of each
    for row in rows:
        names[row["drug"].casefold()] = row["drug"]
        if row["relation"] == "brand_name":
            names.setdefault(row["object"].casefold(), row["drug"])
        if row["drug"].casefold() == wanted:
            found = True
            yield row
    if not found:
        close = difflib.get_close_matches(wanted, names, n=5)
        suggestions = tuple(dict.fromkeys(names[name] for name in close))
        raise UnknownDrugError(f"there is no drug {drug!r}", suggestions=suggestions, where=source)
