"""drugkg show: a drug's fact sheet."""

from __future__ import annotations

import shlex

import click

from kg_builder.cli.console import note, stdout_console

__all__ = ["command"]


@click.command("show")
@click.argument("release")
@click.argument("drug")
@click.option("--quotes", "-q", is_flag=True, help="Show the words behind each fact.")
def command(release: str, drug: str, quotes: bool) -> None:
    """Print the fact sheet of DRUG (generic, brand or CURIE, any case) from a release or endpoint."""
    from kg_builder.cli.sheet import fact_sheet
    from kg_builder.graph import DrugGraph

    with DrugGraph.open_or_connect(release) as graph:
        found = graph.drug(drug)
        stdout_console().print(fact_sheet(found.name, found.facts, quotes=quotes))
        if not quotes:
            note("the words behind the facts: add --quotes")
        ask = f"drugkg query {shlex.quote(release)}"
        note(f"ids of the facts: {ask} profile/facts_of_drug -p drug={shlex.quote(found.name)}")
        note(f"where a fact was read: {ask} evidence/evidence_of_fact -p fact=ID")
