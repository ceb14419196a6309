"""drugkg validate: is a release whole and well-formed?"""

from __future__ import annotations

import json
import sys
from dataclasses import asdict

import click

from kg_builder.cli.console import is_terminal, note, progress_bar

__all__ = ["command"]


@click.command("validate")
@click.argument("release")
@click.option("--jobs", "-j", type=click.IntRange(1, 256), help="Processes; default: all cores.")
@click.option("--format", "style", type=click.Choice(["table", "json"]))
@click.option("--most", type=click.IntRange(1), default=50, show_default=True, help="Violations to print.")
def command(release: str, jobs: int | None, style: str | None, most: int) -> None:
    """Check a release: shapes, both layers of facts, files, counts, and every quote against its source.

    Exit code 1 if anything is wrong.
    """
    from kg_builder.release.validate import validate_release

    with progress_bar() as bar:
        report = validate_release(release, jobs=jobs, progress=bar)
    if style == "json" or (style is None and not is_terminal()):
        json.dump(
            {
                "conforms": report.conforms,
                "total": report.total,
                "checked": report.checked,
                "violations": [asdict(v) for v in report.violations[:most]],
            },
            sys.stdout,
            indent=2,
            ensure_ascii=False,
        )
        sys.stdout.write("\n")
    else:
        for violation in report.violations[:most]:
            click.echo(str(violation))
    checked = ", ".join(f"{count} {name}" for name, count in report.checked.items())
    note(f"{report.total} violations; checked {checked}")
    if not report.conforms:
        sys.stdout.flush()
        raise click.exceptions.Exit(1)
