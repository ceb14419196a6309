"""The tables of dosing rules, read once from kg_builder/extract/rules."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

__all__ = ["rows"]


@cache
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """Rows of a table; blank lines and lines that start with ``#`` are left out.

    Args:
        name: file name in the rules folder.

    Returns:
        Cells by row, stripped.

    >>> rows("dosing_routes.tsv")[0][0]
    'intravenous'
    """
    text = (files("kg_builder.extract") / "rules" / name).read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if line.strip() and not line.startswith("#"))
    return tuple(tuple(cell.strip() for cell in line.split("\t")) for line in lines)
