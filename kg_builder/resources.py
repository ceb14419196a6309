"""Finds ontology/ and queries/: inside an installed wheel, or at the root of a checkout."""

from __future__ import annotations

from functools import cache
from pathlib import Path

__all__ = ["ontology_dir", "queries_dir"]

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
