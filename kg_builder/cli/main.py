"""The command group, its lazy sub-commands, and the one place that turns errors into exit codes.

Exit 0: fine; 1: the input (or what answers) is at fault; 2: wrong usage; 130: interrupted.
"""

from __future__ import annotations

import atexit
import gc
import importlib
import os
import sys
from collections.abc import Sequence
from typing import NoReturn

import click

from kg_builder.errors import DrugkgError

__all__ = ["cli", "main"]

_COMMANDS = {
    "build": "Build a release from monographs.",
    "facts": "List the facts of a release or a monograph.",
    "show": "Print a drug's fact sheet.",
    "queries": "List the packaged queries, or describe one.",
    "query": "Ask a packaged query or SPARQL text.",
    "validate": "Check a release against the shapes and its sources.",
    "export": "Write the graph in another format.",
    "join": "Put another graph beside ours, joined by identifiers.",
    "serve": "Serve a release as a SPARQL endpoint on this machine.",
    "diff": "Compare two releases fact by fact.",
    "vocab": "Look names up in the lexicons; list, check, add and build them.",
}


class _LazyGroup(click.Group):
    """Imports a sub-command when it is run, so that ``--help`` stays quick."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        module = importlib.import_module(f"kg_builder.cli.{cmd_name}_command")
        command = module.command
        assert isinstance(command, click.Command)  # noqa: S101 - a broken installation, not bad input
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(_COMMANDS.items()))


@click.group(cls=_LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="drugkg", prog_name="drugkg")
def cli() -> None:
    """Drug monographs as a knowledge graph: build it, ask it, see the words behind every fact."""


def main(args: Sequence[str] | None = None) -> NoReturn:
    """Run the command line and exit.

    Args:
        args: the words after the command's name; None for the process's own.

    Raises:
        SystemExit: always; 0 if all is well, 1 for faults of the input, 2 for wrong use, 130 if interrupted.

    >>> main(["show"])
    Traceback (most recent call last):
    SystemExit: 2
    """
    if args is None:
        # Facts and patterns are many and hold no cycles; looking for some takes a tenth of a short build.
        gc.set_threshold(200_000, 20, 20)
        atexit.register(gc.freeze)  # and as long again for all that ends with the process
        # Matrices are small and processes share the cores; more threads would only wait.
        os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    try:
        code = cli.main(args=args, prog_name="drugkg", standalone_mode=False)
        sys.stdout.flush()
        sys.exit(code if isinstance(code, int) else 0)
    except click.exceptions.Abort:
        click.echo("drugkg: interrupted", err=True)
        sys.exit(130)
    except KeyboardInterrupt:
        click.echo("drugkg: interrupted", err=True)
        sys.exit(130)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except BrokenPipeError:
        # The reader of our output went away (head, less): not an error of ours.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except DrugkgError as error:
        click.echo(f"drugkg: {error}", err=True)
        sys.exit(1)
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        click.echo(f"drugkg: {where}{error.strerror or error}", err=True)
        sys.exit(1)
