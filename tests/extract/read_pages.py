"""What tests of warnings and of adverse effects read from a page."""

from __future__ import annotations

from kg_builder.extract.effects.extractor import AdverseEffectExtractor
from kg_builder.extract.warnings.extractor import WarningExtractor
from kg_builder.model import AdverseEffect, Fact, HazardWarning, Status, WarningAction

from .small_pages import facts_of, page

HEAD = "== warnings: Warnings\n"
EFFECTS = "== adverse_effects: What are the side effects of examplol?\n"


def read(notation: str) -> list[Fact]:
    """The facts of the warnings of a page."""
    return facts_of(WarningExtractor(), page(notation, brands=("Examplo",)))


def hazards(notation: str) -> list[str]:
    """The hazards warned of."""
    return [fact.object for fact in read(notation) if isinstance(fact, HazardWarning)]


def actions(notation: str) -> list[tuple[str, str | None, str | None]]:
    """What is asked for: its object, action and moment."""
    return [
        (fact.object, fact.action, fact.timing) for fact in read(notation) if isinstance(fact, WarningAction)
    ]


def effects(notation: str, **names: str) -> list[AdverseEffect]:
    """The adverse effects of a page."""
    found = facts_of(AdverseEffectExtractor(), page(notation, **names))  # type: ignore[arg-type]
    return [fact for fact in found if isinstance(fact, AdverseEffect)]


def flat(notation: str) -> list[tuple[str, dict[str, object]]]:
    """The effects with their qualifiers."""
    return [(fact.object, dict(fact.qualifiers)) for fact in effects(notation)]


def names(notation: str) -> list[str]:
    """The asserted effects."""
    return [fact.object for fact in effects(notation) if fact.status is Status.ASSERTED]
