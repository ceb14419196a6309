"""Reads the tables of wordings that stand beside the readers."""

from __future__ import annotations

from importlib.resources import files

from kg_builder.resources import named_rows

__all__ = ["read_rows"]


def read_rows(name: str) -> list[dict[str, str]]:
    """The rows of a tab-separated file of this package, by the names in its first line.

    Args:
        name: file name, within this package.

    >>> read_rows("groups.tsv")[0]["group"]
    'infection'
    """
    return named_rows(files(__package__) / name)
