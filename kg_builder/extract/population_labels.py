"""Lines labelled with an organ or a degree of its disease: "Renal Dose Adjustments: ...", "Mild: ..."."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from kg_builder import lazy_re as re

from .population_verdicts import is_regimen
from .vocabulary.population_words import Group, groups_in

__all__ = ["Told", "labelled"]

_ORGANS = frozenset(["renal impairment", "hepatic impairment"])
_ONE_DEGREE = r"(?:(?:very )?severe|mild|moderate|end-stage|child-pugh (?:class )?[ABC]|class [ABC])"
_DEGREE = re.compile(
    rf"\W*(?P<degree>{_ONE_DEGREE}(?:(?:,? (?:to|or|and) |/|-|, )"
    rf"(?:{_ONE_DEGREE}|(?:hemo)?dialysis|[ABC]\b))*)"
    r"(?: (?:renal|kidney|hepatic|liver)? ?(?:impairment|disease))?"
    r"(?:\s*\([^()]*\))?\s*(?::|\s[\u2013\u2014-]\s)\s*(?=\w)",
    re.I,
)
_ORGAN = re.compile(
    r"\W*(?P<organ>renal|kidneys?|liver|hepatic)"
    r"(?:\s+dos(?:e|ing|age)\s+(?:adjustments?|modifications?|changes?))?[\s*_]*"
    r"(?::|\s[\u2013\u2014-]\s)[\s*_]*(?=\w)",
    re.I,
)
_OF_USE = re.compile(
    r"\b(?:no\s+(?:\w+\s+){0,2}(?:changes?|adjustments?|dos\w+|data|information)|adjust\w*"
    r"|dos(?:e|age|ing)s?\b|not\s+(?:recommended|advised|studied|available|needed|required|known)|avoid"
    r"|caution|contraindicated|halv\w+|data|start|lower|reduce)\b",
    re.I,
)
"""What is told of use where an organ fails, rather than of what happens to the organ."""


class Told(NamedTuple):
    """For whom a sentence says something, and where it says so."""

    groups: tuple[Group, ...]
    start: int
    end: int


def labelled(text: str, headed: Group | None) -> tuple[Told, ...]:
    """What a line says of the people that its label stands for; nothing for other lines.

    Args:
        text: the line.
        headed: the group that the heading above names.

    >>> told = labelled("Liver: no change; not recommended in severe liver disease", None)
    >>> [(one.groups[0].kind, one.groups[0].words) for one in told]
    [('hepatic impairment', 'liver impairment'), ('hepatic impairment', 'severe liver disease')]
    >>> labelled("Severe: halve the dose", Group("renal impairment", "kidney disease"))[0].groups[0].words
    'severe kidney disease'
    >>> labelled("Liver: jaundice", None)
    ()
    """
    if headed and headed.kind in _ORGANS and (degree := _DEGREE.match(text)):
        ill = headed.words if " " in headed.words else f"{headed.words} impairment"
        group = Group(headed.kind, f"{degree['degree'].lower()} {ill}")
        return (Told((group,), degree.end(), len(text)),)
    label = _ORGAN.match(text)
    if label is None or not _OF_USE.search(text, label.end()) or is_regimen(text):
        return ()
    organ = label["organ"].lower().rstrip("s")
    kind = "renal impairment" if organ in {"renal", "kidney"} else "hepatic impairment"
    return tuple(_by_clause(text, label.end(), Group(kind, f"{organ} impairment")))


def _by_clause(text: str, start: int, whole: Group) -> Iterator[Told]:
    """Each clause with the group of a kind that it names, or else the one that the label stands for."""
    for clause in re.finditer(r"[^;\s][^;]*", text[start:]):
        named = [group for group in groups_in(clause.group()) if group.kind == whole.kind]
        yield Told(tuple(named) or (whole,), start + clause.start(), start + clause.end())
