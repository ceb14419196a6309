"""drugkg query: ask a packaged query or SPARQL text of a release or an endpoint."""

from __future__ import annotations

import sys

import click

from kg_builder.cli.console import is_terminal, note, stdout_console
from kg_builder.errors import ParameterError
from kg_builder.query import Catalog, ResultTable, run, run_text
from kg_builder.store import open_store

__all__ = ["command"]


@click.command("query")
@click.argument("place", metavar="RELEASE|URL")
@click.argument("name", required=False)
@click.option("--param", "-p", multiple=True, metavar="NAME=VALUE", help="An argument of the query.")
@click.option("--sparql", help="SPARQL text, or - to read it from stdin, in place of NAME.")
@click.option("--format", "style", type=click.Choice(["table", "csv", "tsv", "json", "ttl"]))
@click.option(
    "--timeout", type=click.FloatRange(0.1), default=60.0, show_default=True, help="Seconds, for URLs."
)
def command(
    place: str,
    name: str | None,
    param: tuple[str, ...],
    sparql: str | None,
    style: str | None,
    timeout: float,
) -> None:
    """Ask the packaged query NAME (see: drugkg queries), or SPARQL text.

    Without a terminal the answer comes as JSON, or as Turtle for CONSTRUCT.
    """
    if (name is None) == (sparql is None):
        raise click.UsageError("give either the NAME of a packaged query or --sparql TEXT")
    with open_store(place, timeout=timeout) as store:
        if name is not None:
            table = run(store, Catalog().get(name), _arguments(param))
        else:
            if param:
                raise click.UsageError("--param goes with a packaged query")
            table = run_text(store, sys.stdin.read() if sparql == "-" else str(sparql))
    _print(table, style)


def _arguments(given: tuple[str, ...]) -> dict[str, str]:
    arguments: dict[str, str] = {}
    for pair in given:
        key, sign, value = pair.partition("=")
        if not sign or not key.strip():
            raise ParameterError(f"--param {pair!r} has no =", advice="write --param name=value")
        arguments[key.strip()] = value
    return arguments


def _print(table: ResultTable, style: str | None) -> None:
    triples = table.form in {"CONSTRUCT", "DESCRIBE"}
    if style is None:
        style = "ttl" if triples else "table" if is_terminal() else "json"
    if style == "table":
        stdout_console().print(table)
        note(f"{len(table)} row{'s' * (len(table) != 1)}")
        return
    text = {
        "csv": table.to_csv,
        "tsv": table.to_tsv,
        "json": table.to_json,
        "ttl": table.to_turtle,
    }[style]()
    sys.stdout.write(text if text.endswith("\n") else text + "\n")
