"""Writes docs/reference/command-line.md from the commands' own help; a test compares the two."""

from __future__ import annotations

from pathlib import Path

import click

from kg_builder.cli.main import cli

PAGE = Path(__file__).parents[1] / "docs" / "reference" / "command-line.md"
HEAD = """# The command line

Data goes to stdout, words about the work to stderr. On a terminal answers come as tables, in a pipe as JSON.
Exit codes: 0 fine, 1 the input (or what answers) is at fault, 2 wrong usage, 130 interrupted.
"""


def command_line_page() -> str:
    """The page."""
    parts = [HEAD]
    context = click.Context(cli, info_name="drugkg", **cli.context_settings)
    for name in cli.list_commands(context):
        command = cli.get_command(context, name)
        if command is None:
            continue
        inner = click.Context(
            command, info_name=name, parent=context, terminal_width=100, max_content_width=100
        )
        parts.append(f"\n## drugkg {name}\n\n```text\n{command.get_help(inner)}\n```\n")
    return "".join(parts)


if __name__ == "__main__":
    PAGE.write_text(command_line_page(), encoding="utf-8")
