"""Reads the small tables of rules that the package carries."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

__all__ = ["read_table"]

_RULES = Path(__file__).parent / "rules"


@cache
def read_table(name: str) -> tuple[dict[str, str], ...]:
    """Rows of a tab-separated table, by the names in its first line; lines that begin with # are notes.

    >>> read_table("words.tsv")[0].keys() >= {"word", "stands_for"}
    True
    """
    with (_RULES / name).open(encoding="utf-8", newline="") as stream:
        lines = (line for line in stream if line.strip() and not line.startswith("#"))
        return tuple(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
