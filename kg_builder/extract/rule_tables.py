"""Tables and lists of rules, read from kg_builder/extract/rules."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from kg_builder import resources

__all__ = ["named_rows", "rows", "rules_text"]

_FOLDER = files(__package__) / "rules"


def rules_text(name: str) -> str:
    """Content of a file.

    Args:
        name: file name in the rules folder.

    >>> "warfarin" in rules_text("drug_words.txt").split()
    True
    """
    return (_FOLDER / name).read_text(encoding="utf-8")


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
    lines = (line for line in rules_text(name).splitlines() if line.strip() and not line.startswith("#"))
    return tuple(tuple(cell.strip() for cell in line.split("\t")) for line in lines)


def named_rows(name: str) -> list[dict[str, str]]:
    """Rows of a table whose first line names the columns.

    Args:
        name: file name in the rules folder.

    Returns:
        Cells by column, as they stand.

    >>> named_rows("warnings_actions.tsv")[0]["lemma"]
    'monitor'
    """
    return resources.named_rows(_FOLDER / name)
