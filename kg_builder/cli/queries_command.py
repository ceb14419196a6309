"""drugkg queries: what can be asked."""

from __future__ import annotations

import json
import sys

import click

from kg_builder.cli.console import is_terminal, stdout_console
from kg_builder.query import Catalog, PackagedQuery

__all__ = ["command"]


@click.command("queries")
@click.argument("pack", required=False, metavar="[PACK|QUERY]")
@click.option("--format", "style", type=click.Choice(["table", "json"]))
def command(pack: str | None, style: str | None) -> None:
    """List the packaged queries, those of one pack, or describe one query."""
    catalog = Catalog()
    if pack and "/" in pack:
        _describe(catalog.get(pack))
        return
    packs = [catalog.pack(pack)] if pack else catalog.packs()
    if style == "json" or (style is None and not is_terminal()):
        rows = [
            {
                "name": query.name,
                "summary": query.summary,
                "form": query.form,
                "parameters": [p.name for p in query.parameters],
                "tags": list(query.tags),
            }
            for found in packs
            for query in found.queries
        ]
        json.dump(rows, sys.stdout, indent=2, ensure_ascii=False)
        sys.stdout.write("\n")
        return
    from rich.table import Table
    from rich.text import Text

    console = stdout_console()
    for found in packs:
        table = Table(
            title=Text(f"{found.name}: {found.title}"), title_justify="left", box=None, pad_edge=False
        )
        table.add_column("query", style="cyan", no_wrap=True)
        table.add_column("asks", overflow="fold")
        table.add_column("parameters", style="dim")
        for query in found.queries:
            names = [p.name if p.is_required else f"[{p.name}]" for p in query.parameters]
            table.add_row(Text(query.name), Text(query.summary), Text(" ".join(names)))
        console.print(table)
        console.print()


def _describe(query: PackagedQuery) -> None:
    from rich.text import Text

    console = stdout_console()
    console.print(Text(query.name, style="bold cyan"), Text(f"({query.form})", style="dim"))
    console.print(Text(query.summary))
    if query.description:
        console.print(Text(query.description, style="dim"))
    for parameter in query.parameters:
        need = "required" if parameter.is_required else f"default {parameter.default}"
        line = f"  --param {parameter.name}=...  {parameter.type}, {need}: {parameter.description}"
        console.print(Text(line))
    for column in query.columns:
        console.print(Text(f"  -> {column.name} ({column.type}) {column.description}"))
    body = "\n".join(line for line in query.text.splitlines() if not line.startswith("#+"))
    console.print(Text(body.strip(), style="dim"))
