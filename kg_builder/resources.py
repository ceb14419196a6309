"""Finds ontology/ and queries/, in an installed wheel or at the root of a checkout; reads tables of rules."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources.abc import Traversable
from pathlib import Path

__all__ = ["named_rows", "ontology_dir", "queries_dir"]

_PACKAGE = Path(__file__).resolve().parent


@cache
def _data_dir(name: str) -> Path:
    for base in (_PACKAGE / "_data", _PACKAGE.parent):
        if (base / name).is_dir():
            return base / name
    raise FileNotFoundError(f"drugkg is installed without its {name} folder; reinstall it")


def ontology_dir() -> Path:
    """Folder with the ontology, shapes, schemes and lexicon.

    >>> ontology_dir().name
    'ontology'
    """
    return _data_dir("ontology")


def queries_dir() -> Path:
    """Folder with the query packs.

    >>> queries_dir().name
    'queries'
    """
    return _data_dir("queries")


def named_rows(table: Traversable | Path) -> list[dict[str, str]]:
    r"""Rows of a tab-separated file whose first line names the columns; quotes are characters as any other.

    Args:
        table: the file.

    Returns:
        Cells by column, as they stand.

    >>> _ = (folder / "signs.tsv").write_text("word\tsign\nrash\ta sign of gout")
    >>> named_rows(folder / "signs.tsv")
    [{'word': 'rash', 'sign': 'a sign of gout'}]
    """
    lines = table.read_text(encoding="utf-8").splitlines()
    return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
