"""drugkg facts: the facts of a release or a monograph."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
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
    help="What finds adverse effects and indications in labels.",
)
def command(
    source: str, relation: tuple[str, ...], drug: str | None, style: str | None, tagger: Tagger
) -> None:
    """List the facts of a release folder, or of a monograph (a file, or - for stdin)."""
    names: dict[str, str] = {}  # of drugs and their brands, and the drug of each

    def chosen() -> Iterator[Row]:
        for row in iter_rows(source, tagger):
            names[row["drug"].casefold()] = row["drug"]
            if row["relation"] == "brand_name":
                names.setdefault(row["object"].casefold(), row["drug"])
            if relation and row["relation"] not in relation:
                continue
            if drug is None or row["drug"].casefold() == drug.casefold():
                yield row
        if drug is not None and drug.casefold() not in map(str.casefold, names.values()):
            close = difflib.get_close_matches(drug.casefold(), names, n=5)
            suggestions = tuple(dict.fromkeys(names[name] for name in close))
            raise UnknownDrugError(f"there is no drug {drug!r}", suggestions=suggestions, where=source)

    print_rows(chosen(), style or ("table" if is_terminal() else "jsonl"))
