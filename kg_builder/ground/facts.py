"""Grounds the objects of facts, and the drug that a document is about."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache

from kg_builder.model import (
    DrugNames,
    Fact,
    Grounding,
    MatchKind,
    SemanticType,
    Ungrounded,
)

from .grounder import NO_TERM, Grounder, default_lexicons

__all__ = ["default_grounder", "ground_drug", "ground_facts", "suggested"]

_NOT_ONLY_CONDITIONS = frozenset({"contraindication", "dose_modification", "warning_action"})
"""Relations whose object is a condition or, as well, a drug or a test."""
_OTHER_SLOTS = (SemanticType.SUBSTANCE, SemanticType.TEST, SemanticType.POPULATION)
_UNNAMED = frozenset({"reference", "strength", "dose_regimen", "interaction_count"})
"""Relations whose objects are no things that a vocabulary names."""


@cache
def _grounder_of(_paths: tuple[tuple[str, int, int], ...]) -> Grounder:
    return Grounder.load()


def default_grounder() -> Grounder:
    """The grounder of the shipped lexicon and the user's own, opened once a process.

    Raises:
        ReadError: the shipped lexicon is missing.

    >>> default_grounder() is default_grounder()
    True
    """
    # Keyed by what the files are, so that a lexicon added meanwhile is seen.
    return _grounder_of(
        tuple(
            (str(path), stat.st_size, stat.st_mtime_ns)
            for path in default_lexicons()
            if (stat := path.stat() if path.exists() else None)
        )
    )


def ground_facts(
    facts: Iterable[Fact],
    grounder: Grounder,
    abbreviations: Mapping[str, str] | None = None,
    names: DrugNames | None = None,
) -> list[Fact]:
    """Facts with the terms of their objects, or why they have none.

    Args:
        facts: of one document.
        grounder: where to look.
        abbreviations: short form to long form, as the document introduces them.
        names: of the drug that the document is about; a brand that no vocabulary knows means it, as the
            document says so.

    Returns:
        The facts in the same order.

    >>> ground_facts(facts, Grounder([]))[1].ungrounded.reason  # without a lexicon
    'no term'
    """
    drug = ground_drug(names, grounder) if names is not None else ()
    grounded = [_grounded(fact, grounder, abbreviations) for fact in facts]
    if len(drug) != 1:
        return grounded
    named = (replace(drug[0], match=MatchKind.SYNONYM),)
    return [
        fact.with_terms(named) if fact.relation == "brand_name" and not fact.groundings else fact
        for fact in grounded
    ]


def _grounded(fact: Fact, grounder: Grounder, abbreviations: Mapping[str, str] | None) -> Fact:
    if fact.groundings or fact.relation in _UNNAMED:
        return fact
    found = grounder.ground(fact.object, fact.object_type, abbreviations)
    if fact.relation in _NOT_ONLY_CONDITIONS and not _is_sure(found):
        others = [grounder.ground(fact.object, slot, abbreviations) for slot in _OTHER_SLOTS]
        found = next(
            (other for other in others if _is_sure(other)),
            found
            if not isinstance(found, Ungrounded)
            else next((other for other in others if not isinstance(other, Ungrounded)), found),
        )
    if isinstance(found, Ungrounded):
        return fact.with_terms((), found)
    return fact.with_terms(found)


def _is_sure(found: tuple[Grounding, ...] | Ungrounded) -> bool:
    return not isinstance(found, Ungrounded) and any(g.match is not MatchKind.BROAD for g in found)


def suggested(grounder: Grounder, kind: SemanticType, text: str, reason: str) -> str:
    """Terms near the words of what was not grounded, for the table that people go through.

    Args:
        grounder: where to look.
        kind: what the words stand for.
        text: the words.
        reason: why they have no term; only what no vocabulary names has suggestions.

    Returns:
        "CURIE label" of each, with semicolons between; empty if there are none.

    >>> suggested(Grounder.load(), SemanticType.CONDITION, "hypertensoin", "no term")
    'MONDO:0005044 hypertensive disorder'
    """
    near = grounder.suggestions(text, kind) if reason == NO_TERM else ()
    return "; ".join(f"{match.curie} {match.label}" for match in near)


def ground_drug(names: DrugNames, grounder: Grounder) -> tuple[Grounding, ...]:
    """Terms of the drug that a document is about.

    Identifiers that the document itself carries come first; without a UNII of its own the names are
    looked up, the generic name first. A combination is no one substance and has only what is stated.

    Args:
        names: of the drug.
        grounder: where to look.

    Returns:
        The terms; empty where none is stated or known.

    >>> grounder = Grounder.load()
    >>> [g.curie for g in ground_drug(DrugNames("baclofen", brands=("Lioresal",)), grounder)]
    ['UNII:H789N3FKE8']
    """
    combination = len(names.ingredients) > 1
    uniis = [curie for curie in names.identifiers if curie.startswith("UNII:")]
    stated = []
    if len(uniis) == 1 and not combination:
        known = [c for lexicon in grounder.lexicons if (c := lexicon.concept(uniis[0]))]
        label = known[0].label if known else names.generic
        stated.append(Grounding(uniis[0], label, MatchKind.STATED))
    if stated or combination:
        return tuple(stated)
    for name, slot in [
        (names.generic, SemanticType.DRUG),
        *((name, SemanticType.DRUG) for name in names.ingredients),
        *((brand, SemanticType.BRAND) for brand in names.brands),
    ]:
        found = grounder.ground(name, slot)
        if _is_sure(found) and not isinstance(found, Ungrounded):
            return found
    return ()
