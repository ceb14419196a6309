"""drugkg join: another graph beside ours, joined by identifiers."""

from __future__ import annotations

from pathlib import Path

import click

from kg_builder.cli.console import note
from kg_builder.store.join import join

__all__ = ["command"]


@click.command("join")
@click.argument("release", metavar="RELEASE", type=click.Path(path_type=Path))
@click.argument("other", metavar="OTHER", type=click.Path(path_type=Path))
@click.option(
    "--out", "-o", required=True, metavar="DIR", type=click.Path(path_type=Path), help="Folder to make."
)
@click.option("--name", default="", help="Name of the other graph; from its file by default.")
def command(release: Path, other: Path, out: Path, name: str) -> None:
    """Put another graph beside ours, in a named graph of its own.

    OTHER is a file or folder with KGX tables, PrimeKG's CSV, Hetionet's node and edge tables, N-Triples or
    Turtle. The folder made is asked like a release: drugkg query DIR. Identifiers that both graphs use go
    to stdout, with the other graph's name of each.
    """
    joined = join(release, other, out, name=name)
    for curie, label in joined.shared:
        click.echo(f"{curie}\t{label}")
    left_out = f", {joined.negated} denied left out" if joined.negated else ""
    note(f"{joined.edges} edges read as {joined.form} into <{joined.graph}>{left_out}")
    note(f"{len(joined.shared)} shared identifier{'s' * (len(joined.shared) != 1)}")
