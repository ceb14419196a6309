"""drugkg export: the graph in another format."""

from __future__ import annotations

import click

from kg_builder.cli.console import note
from kg_builder.export import FORMATS, export
from kg_builder.store import open_store

__all__ = ["command"]


@click.command("export")
@click.argument("place", metavar="RELEASE|URL")
@click.option("--to", "style", required=True, type=click.Choice(sorted(FORMATS)), help="The format.")
@click.option("--out", "-o", required=True, metavar="DIR", help="Folder to write to.")
def command(place: str, style: str, out: str) -> None:
    """Write the graph of a release or endpoint in another format."""
    with open_store(place) as store:
        written = export(store, style, out)
    for path in written:
        click.echo(str(path))
    note(f"{len(written)} file{'s' * (len(written) != 1)} written")
