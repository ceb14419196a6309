"""Questions: packaged queries, their typed arguments, and the tables they answer with."""

from __future__ import annotations

from .binding import Argument
from .catalog import Catalog, Column, PackagedQuery, Parameter, ParameterType, QueryPack
from .names import NameIndex
from .runner import run, run_text
from .table import ResultTable, Row

__all__ = [
    "Argument",
    "Catalog",
    "Column",
    "NameIndex",
    "PackagedQuery",
    "Parameter",
    "ParameterType",
    "QueryPack",
    "ResultTable",
    "Row",
    "run",
    "run_text",
]
