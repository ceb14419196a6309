"""drugkg diff: what changed between two releases."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from typing import Any

import click

from kg_builder.cli.console import is_terminal, note, stdout_console

__all__ = ["command"]

_SIGNS = {"added": ("+", "green"), "removed": ("-", "red"), "changed": ("~", "yellow")}


@click.command("diff")
@click.argument("old")
@click.argument("new")
@click.option("--format", "style", type=click.Choice(["table", "jsonl"]))
def command(old: str, new: str, style: str | None) -> None:
    """Compare two releases fact by fact; moves of evidence alone are no change."""
    from kg_builder.release.diff import diff_releases

    found = diff_releases(old, new)
    if style == "jsonl" or (style is None and not is_terminal()):
        for change in found.changes:
            sys.stdout.write(json.dumps(asdict(change), ensure_ascii=False) + "\n")
    else:
        from rich.text import Text

        console = stdout_console()
        for change in found.changes:
            sign, colour = _SIGNS[change.kind]
            line = Text(f"{sign} {change.drug} {change.relation}: {change.object}", style=colour)
            for name in change.fields:
                line.append(f"  {name}: {_of(change.before, name)} \u2192 {_of(change.after, name)}", "dim")
            console.print(line)
    counts = ", ".join(f"{len(found.of_kind(kind))} {kind}" for kind in _SIGNS)
    note(counts)


def _of(side: dict[str, Any] | None, name: str) -> str:
    return str((side or {}).get(name, "\u2014"))
