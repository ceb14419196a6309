"""What links the words of a document to identifiers."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

__all__ = ["Grounding", "MatchKind", "SemanticType", "Ungrounded"]


class MatchKind(StrEnum):
    """Why, and how closely, a mention fits a term."""

    STATED = "stated"
    EXACT = "exact"
    SYNONYM = "synonym"
    LAYPERSON = "layperson"
    ALIAS = "alias"
    TEMPLATE = "template"
    BROAD = "broad"


class SemanticType(StrEnum):
    """The kind of thing that a slot of a fact holds; also the ``{kind}`` of its IRI."""

    DRUG = "drug"
    BRAND = "brand"
    DRUG_CLASS = "drug-class"
    TARGET = "target"
    CONDITION = "condition"
    TEST = "test"
    POPULATION = "population"
    FORM = "form"
    STRENGTH = "strength"
    REGIMEN = "regimen"
    SEVERITY = "severity"
    TOPIC = "topic"
    REFERENCE = "reference"
    SUBSTANCE = "substance"


@dataclass(frozen=True, slots=True, order=True)
class Grounding:
    """A mention's term in a vocabulary.

    Args:
        curie: identifier, prefix:local.
        label: the term's preferred name.
        match: why it fits; STATED when the document itself carries the identifier.
    """

    curie: str
    label: str
    match: MatchKind


@dataclass(frozen=True, slots=True, order=True)
class Ungrounded:
    """A mention without a term, and why.

    Args:
        reason: short and readable, e.g. "no term", "ambiguous: MONDO:1 or MONDO:2".
    """

    reason: str
