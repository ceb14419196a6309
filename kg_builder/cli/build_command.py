"""drugkg build: monographs to a release folder."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING

import click

from kg_builder.cli.console import is_terminal, note, progress_bar

if TYPE_CHECKING:
    from kg_builder.extract import Tagger

__all__ = ["command"]


@click.command("build")
@click.argument("sources", nargs=-1, required=True, metavar="SRC...")
@click.option("--out", "-o", required=True, metavar="RELEASE", help="Folder of the release.")
@click.option("--jobs", "-j", type=click.IntRange(1, 256), help="Processes; default: all cores.")
@click.option(
    "--max-mb", type=click.IntRange(1, 4096), default=64, show_default=True, help="Limit a document."
)
@click.option("--no-text", is_flag=True, help="Keep no source texts (when their licence forbids it).")
@click.option("--no-store", is_flag=True, help="Write no on-disk database.")
@click.option(
    "--tagger",
    type=click.Choice(["model", "rules"]),
    default="model",
    show_default=True,
    help="Trained readers of labels and of what rules leave in pages, or rules alone.",
)
def command(
    sources: tuple[str, ...],
    out: str,
    jobs: int | None,
    max_mb: int,
    no_text: bool,
    no_store: bool,
    tagger: Tagger,
) -> None:
    """Build a release from monographs: files, folders with all below them, zips, or - for stdin.

    What was built before and has not changed is taken over. Sources that cannot be read are named, the
    rest is built, and the exit code is 1.
    """
    from kg_builder.release import build_release

    begun = time.perf_counter()
    with progress_bar(in_bytes=True) as bar:
        release = build_release(
            sources,
            out,
            jobs=jobs,
            progress=bar,
            max_bytes=max_mb << 20,
            keep_text=not no_text,
            store=not no_store,
            tagger=tagger,
        )
    for failure in release.failures:
        advice = f"; {failure['advice']}" if failure.get("advice") else ""
        note(f"drugkg: {failure['where'] or failure['source']}: {failure['problem']}{advice}")
    if skipped := release.report["skipped"]:
        note(f"{_count(len(skipped), 'file')} skipped; the reasons are in {release.path / 'report.json'}")
    counts = release.counts
    note(
        f"{_count(counts['facts'], 'fact')} on {_count(counts['drugs'], 'drug')} from "
        f"{_count(counts['documents'], 'document')} in {time.perf_counter() - begun:.1f} s"
    )
    if is_terminal():
        click.echo(f"{out}  (next: drugkg show {out} DRUG)")
    else:
        click.echo(out)
    if release.failures:
        sys.stdout.flush()
        raise click.exceptions.Exit(1)


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'s' * (number != 1)}"
