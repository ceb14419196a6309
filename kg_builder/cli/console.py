"""Where output goes: data on stdout, words about the work on stderr."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console

__all__ = ["ProgressBar", "is_terminal", "note", "progress_bar", "stdout_console"]


def is_terminal() -> bool:
    """Whether a person reads stdout.

    >>> is_terminal()  # not while its output is caught
    False
    """
    return sys.stdout.isatty()


def stdout_console(*, width: int | None = None) -> Console:
    """A console for data; without a terminal it is wide and plain, so that nothing is cut or coloured.

    Args:
        width: columns; those of the terminal by default, 120 without one.

    >>> stdout_console(width=40).print("zorvexant")
    zorvexant
    """
    from rich.console import Console

    if is_terminal():
        return Console(width=width, highlight=False)
    return Console(width=width or 120, highlight=False, color_system=None)


def note(message: str) -> None:
    """Say something about the work, on stderr.

    Args:
        message: one line, without its break.

    >>> note("reading zorvexant.txt")  # stdout stays for data
    """
    print(message, file=sys.stderr)  # noqa: T201


class ProgressBar:
    """Progress with rate and time left, on a terminal's stderr; silent elsewhere.

    Args:
        in_bytes: whether what is counted are bytes.
    """

    def __init__(self, *, in_bytes: bool = False) -> None:
        from rich.console import Console
        from rich.progress import (
            BarColumn,
            DownloadColumn,
            MofNCompleteColumn,
            Progress,
            TextColumn,
            TimeElapsedColumn,
            TimeRemainingColumn,
            TransferSpeedColumn,
        )

        self._console = Console(stderr=True)
        counted = (
            (DownloadColumn(), TransferSpeedColumn())
            if in_bytes
            else (MofNCompleteColumn(), TextColumn("{task.fields[rate]}"))
        )
        self._progress = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            *counted,
            TimeElapsedColumn(),
            TimeRemainingColumn(),
            console=self._console,
            transient=True,
            disable=not self._console.is_terminal,
        )
        self._task = self._progress.add_task("reading", total=None, rate="")

    def __enter__(self) -> ProgressBar:
        self._progress.start()
        return self

    def __exit__(self, *exc: object) -> None:
        self._progress.stop()

    def advance(self, source_name: str, done: int, total: int | None) -> None:
        """``done`` of ``total`` are finished; the last was source_name, or part of it."""
        task = self._progress.tasks[0]
        rate = f"{task.finished_speed or task.speed or 0:.1f}/s"
        self._progress.update(
            self._task, completed=done, total=total, description=source_name[-40:], rate=rate
        )


@contextmanager
def progress_bar(*, in_bytes: bool = False) -> Iterator[ProgressBar | None]:
    """A progress bar for the time of a with block; none where no person reads stderr.

    Args:
        in_bytes: count bytes rather than documents.

    Yields:
        The bar; None where no person reads stderr.

    >>> with progress_bar() as bar:
    ...     bar is None
    True
    """
    if not sys.stderr.isatty():  # rich takes long to import
        yield None
        return
    with ProgressBar(in_bytes=in_bytes) as bar:
        yield bar
