"""Reads the small tables of rules that the package carries."""

from __future__ import annotations

from functools import cache
from pathlib import Path

__all__ = ["read_table"]

_RULES = Path(__file__).parent / "rules"


@cache
def read_table(name: str) -> tuple[dict[str, str], ...]:
    """Rows of a tab-separated table, by the names in its first line; lines that begin with # are notes.

    Args:
        name: file name, within this package.

    Returns:
        Values by column, a row each.

    >>> read_table("words.tsv")[0].keys() >= {"word", "stands_for"}
    True
    """
    text = (_RULES / name).read_text(encoding="utf-8")
    lines = [line for line in text.split("\n") if line and not line.startswith("#")]
    head, *rows = (line.split("\t") for line in lines)
    return tuple(dict(zip(head, row, strict=True)) for row in rows)
