"""Reads the tables of wordings that stand beside the readers."""

from __future__ import annotations

import csv
from importlib.resources import files

__all__ = ["read_rows"]


def read_rows(name: str) -> list[dict[str, str]]:
    """The rows of a tab-separated file of this package, by the names in its first line.

    Args:
        name: file name, within this package.

    >>> read_rows("groups.tsv")[0]["group"]
    'infection'
    """
    text = (files(__package__) / name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE))
