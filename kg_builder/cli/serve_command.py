"""drugkg serve: a release as a read-only SPARQL endpoint on this machine."""

from __future__ import annotations

from pathlib import Path

import click

from kg_builder.cli.console import note

__all__ = ["command"]


@click.command("serve")
@click.argument("release")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=7878, show_default=True, help="0: any free one."
)
@click.option(
    "--timeout", type=click.IntRange(1, 3600), default=60, show_default=True, help="Seconds a query."
)
def command(release: str, port: int, timeout: int) -> None:
    """Serve RELEASE on loopback, with a SPARQL page; Ctrl-C ends it."""
    from kg_builder.store.serve import serve

    with serve(Path(release), port=port, query_timeout=timeout) as server:
        click.echo(f"SPARQL endpoint {server.url}")
        note(f"query page {server.page} (read-only, this machine only; Ctrl-C ends it)")
        code = server.wait()
    raise click.exceptions.Exit(1 if code else 0)
