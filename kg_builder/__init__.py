"""Drug monographs as a knowledge graph.

    from kg_builder import DrugGraph, build

``build`` turns monographs into a release folder; ``DrugGraph`` answers from it; every error raised is a
``DrugkgError``. Names are imported on first use, so that importing the package costs next to nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ._version import __version__

if TYPE_CHECKING:
    from .errors import (
        CatalogError,
        DrugkgError,
        EmptySourceError,
        InputError,
        NoDrugError,
        NotTextError,
        OutputError,
        ParameterError,
        QueryError,
        ReadError,
        ReleaseError,
        SeveralDrugsError,
        SparqlError,
        StoreError,
        StoreResponseError,
        StoreTimeoutError,
        StoreUnreachableError,
        TooLargeError,
        UnknownDrugError,
        UnknownQueryError,
        ValidationError,
    )
    from .graph import Drug, DrugGraph
    from .query import ResultTable
    from .release import build_release as build

__all__ = [
    "CatalogError",
    "Drug",
    "DrugGraph",
    "DrugkgError",
    "EmptySourceError",
    "InputError",
    "NoDrugError",
    "NotTextError",
    "OutputError",
    "ParameterError",
    "QueryError",
    "ReadError",
    "ReleaseError",
    "ResultTable",
    "SeveralDrugsError",
    "SparqlError",
    "StoreError",
    "StoreResponseError",
    "StoreTimeoutError",
    "StoreUnreachableError",
    "TooLargeError",
    "UnknownDrugError",
    "UnknownQueryError",
    "ValidationError",
    "__version__",
    "build",
]

_ELSEWHERE = {
    "build": ("kg_builder.release", "build_release"),
    "Drug": ("kg_builder.graph", "Drug"),
    "DrugGraph": ("kg_builder.graph", "DrugGraph"),
    "ResultTable": ("kg_builder.query", "ResultTable"),
}


def __getattr__(name: str) -> object:
    from importlib import import_module

    if name not in __all__:
        raise AttributeError(f"module 'kg_builder' has no attribute {name!r}")
    module, attribute = _ELSEWHERE.get(name, ("kg_builder.errors", name))
    value: object = getattr(import_module(module), attribute)
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
