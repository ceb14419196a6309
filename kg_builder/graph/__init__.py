"""The graph for Python programs: drugs with typed facts, networks, explanations."""

from __future__ import annotations

from ..query.records import FactNode
from .drug import Drug
from .drug_graph import DrugGraph
from .paths import Explanation, Step
from .similarity import SimilarDrug

__all__ = ["Drug", "DrugGraph", "Explanation", "FactNode", "SimilarDrug", "Step"]
