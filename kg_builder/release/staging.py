"""Writing a release aside, and putting it in place whole."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from kg_builder.errors import OutputError

__all__ = ["MANIFEST", "check_target", "staged", "swap_in"]

MANIFEST = "manifest.json"
_KEPT = frozenset({"parts", "sources", "lock"})


def check_target(target: Path) -> None:
    """Refuse early to write where a release cannot or must not go.

    Args:
        target: where the release is to be.

    Raises:
        OutputError: the target is a file, or a folder of something else.

    >>> check_target(folder / "new")
    >>> (folder / "thesis.doc").touch()
    >>> check_target(folder)  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    kg_builder.errors.OutputError: ...: the folder holds something that is not a release; ...
    """
    if target.is_dir():
        if any(target.iterdir()) and not (target / MANIFEST).is_file():
            raise OutputError(
                "the folder holds something that is not a release",
                where=str(target),
                advice="name a new folder, or an earlier release to replace",
            )
    elif target.exists():
        raise OutputError("there is a file of that name", where=str(target), advice="name a folder")


@contextmanager
def staged(target: Path) -> Iterator[Path]:
    """A folder beside the target to make the release in.

    What an interrupted build left in it stays, so that the next one goes on from there.

    Args:
        target: where the release is to be.

    Yields:
        The folder, with empty folders for parts, sources and scratch.

    Raises:
        OutputError: the place cannot be written to, or another build is writing there.

    >>> with staged(folder / "release") as beside:
    ...     beside.name
    '.release.partial'
    """
    beside = target.with_name(f".{target.name}.partial")
    _restore(target)
    try:
        beside.mkdir(parents=True, exist_ok=True)
        lock = (beside / "lock").open("w")
    except OSError as error:
        raise _refused(target, error) from error
    with lock:
        _lock(lock, target)
        try:
            for item in beside.iterdir():
                if item.name not in _KEPT:
                    _remove(item)
            for name in ("parts", "sources", "scratch"):
                (beside / name).mkdir(exist_ok=True)
            yield beside
        except OSError as error:
            raise _refused(target, error) from error
        finally:
            # An interrupted build goes on from its parts; without any there is nothing to go on from.
            if beside.is_dir() and not any((beside / "parts").glob("*/*.json")):
                shutil.rmtree(beside, ignore_errors=True)


def swap_in(beside: Path, target: Path) -> None:
    """Put a finished release in place of the earlier one.

    Args:
        beside: the finished release.
        target: where it is to be.

    Raises:
        OutputError: the target cannot be replaced; the finished release stays beside it.

    >>> (folder / "beside").mkdir()
    >>> swap_in(folder / "beside", folder / "release")
    >>> (folder / "release").is_dir()
    True
    """
    earlier = target.with_name(f".{target.name}.earlier")
    try:
        _remove(beside / "scratch")
        (beside / "lock").unlink(missing_ok=True)
        if earlier.exists():
            _remove(earlier)
        if target.exists():
            target.rename(earlier)
        beside.rename(target)
        if earlier.exists():
            _remove(earlier)
    except OSError as error:
        _restore(target)
        raise _refused(target, error) from error


def _restore(target: Path) -> None:
    """Bring the earlier release back if a swap was cut off in the middle."""
    earlier = target.with_name(f".{target.name}.earlier")
    if earlier.exists() and not target.exists():
        with suppress(OSError):
            earlier.rename(target)


def _refused(target: Path, error: OSError) -> OutputError:
    return OutputError(
        f"the release cannot be written ({error.strerror or error})",
        where=str(target),
        advice="check permissions and free space, or name another folder",
    )


def _lock(lock: IO[str], target: Path) -> None:
    try:
        import fcntl
    except ImportError:  # not on this system; two builds at once are then the user's to avoid
        return
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        raise OutputError(
            "another build is writing there", where=str(target), advice="wait for it, or name another folder"
        ) from error


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
