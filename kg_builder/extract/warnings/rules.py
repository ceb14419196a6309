"""Hazards, and the rules that announce them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from ..rule_tables import named_rows

__all__ = ["Hazard", "HazardRule", "load_hazard_rules"]


class HazardRule(NamedTuple):
    """Words after which a hazard is named.

    Args:
        name: id of the rule.
        needs: pieces of words, one of which a sentence must hold for the rule to be tried.
        pattern: regular expression of the words before the hazard.
        example: a sentence that names a hazard so.
        counterexample: a sentence that names none.
    """

    name: str
    needs: tuple[str, ...]
    pattern: str
    example: str
    counterexample: str


@dataclass(frozen=True, slots=True)
class Hazard:
    """A hazard and its place.

    Args:
        name: the hazard, clean.
        start: first code point of its words, in the document.
        end: index after the last.
        rule: id of what read it.
        severity: said of it outside its name ("which may be fatal").
    """

    name: str
    start: int
    end: int
    rule: str
    severity: str | None = None


@lru_cache(maxsize=1)
def load_hazard_rules() -> tuple[HazardRule, ...]:
    """The rules, in order.

    >>> rule = load_hazard_rules()[0]
    >>> rule.name, rule.example
    ('risk_of', 'Zolfin increases the risk for serious infections.')
    """
    cells = map(dict.values, named_rows("warnings_hazards.tsv"))
    return tuple(
        HazardRule(name, tuple(needs.split(",")), pattern, example, counterexample)
        for name, needs, pattern, example, counterexample in cells
    )
