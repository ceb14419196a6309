"""One drug, with all that the graph says of it as typed records."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from ..model import (
    AdverseEffect,
    BrandName,
    ClassMembership,
    Contraindication,
    DosageForm,
    DoseModification,
    DoseRegimen,
    Fact,
    HazardWarning,
    Indication,
    Interaction,
    InteractionCount,
    LactationStatement,
    PregnancyStatement,
    Reference,
    Screening,
    SpecialPopulationStatement,
    Status,
    Strength,
    TargetAction,
    WarningAction,
)
from ..query.records import FactNode, read_facts, restriction_to_drug
from ..store.base import Store
from ..store.terms import Iri

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Drug"]

F = TypeVar("F", bound=Fact)


class Drug:
    """A drug of a graph. Its facts are read on first use, in one query, and kept.

    The properties give asserted facts only, in reading order; ``of`` gives those of any status, and
    ``facts`` all.

    Args:
        store: the store that holds it.
        iri: its IRI.
        name: its generic name.

    >>> drug = Drug(store, Iri("https://w3id.org/drugkg/id/drug/zorvexant"), "zorvexant")
    >>> [(fact.relation, fact.object) for fact in drug.facts]
    [('indication', 'gout'), ('adverse_effect', 'nausea')]
    """

    def __init__(self, store: Store, iri: Iri, name: str) -> None:
        self._store = store
        self._nodes: tuple[FactNode, ...] | None = None
        self.iri = iri
        self.name = name

    @property
    def nodes(self) -> tuple[FactNode, ...]:
        """Every fact with its IRI and those of its object and places."""
        if self._nodes is None:
            self._nodes = tuple(read_facts(self._store, restriction_to_drug(self.iri)))
        return self._nodes

    @property
    def facts(self) -> tuple[Fact, ...]:
        """Every fact, of any status."""
        return tuple(node.fact for node in self.nodes)

    def of(self, kind: type[F], status: Status | str | None = Status.ASSERTED) -> tuple[F, ...]:
        """The facts of one class.

        Args:
            kind: a fact class of kg_builder.model.
            status: keep only this status; None for all.
        """
        wanted = None if status is None else Status(status)
        return tuple(
            fact
            for fact in self.facts
            if isinstance(fact, kind) and (wanted is None or fact.status is wanted)
        )

    def adverse_effects(
        self,
        frequency: str | None = None,
        *,
        at_least_percent: float | None = None,
        status: Status | str | None = Status.ASSERTED,
    ) -> tuple[AdverseEffect, ...]:
        """Unwanted effects.

        Args:
            frequency: keep only this tier, such as "common".
            at_least_percent: keep only effects seen in at least this share of patients.
            status: keep only this status; None for all.
        """
        return tuple(
            effect
            for effect in self.of(AdverseEffect, status)
            if (frequency is None or effect.frequency == frequency)
            and (at_least_percent is None or (effect.percent or 0.0) >= at_least_percent)
        )

    @property
    def brand_names(self) -> tuple[BrandName, ...]:
        """Names it is sold under."""
        return self.of(BrandName)

    @property
    def classes(self) -> tuple[ClassMembership, ...]:
        """Classes it belongs to."""
        return self.of(ClassMembership)

    @property
    def targets(self) -> tuple[TargetAction, ...]:
        """What it acts on, and how."""
        return self.of(TargetAction)

    @property
    def indications(self) -> tuple[Indication, ...]:
        """What it is used for."""
        return self.of(Indication)

    @property
    def contraindications(self) -> tuple[Contraindication, ...]:
        """With what it must not be used."""
        return self.of(Contraindication)

    @property
    def warnings(self) -> tuple[HazardWarning, ...]:
        """Hazards its documents warn of."""
        return self.of(HazardWarning)

    @property
    def warning_actions(self) -> tuple[WarningAction, ...]:
        """What its documents ask to be done about hazards."""
        return self.of(WarningAction)

    @property
    def interaction_counts(self) -> tuple[InteractionCount, ...]:
        """How many drugs interact with it, by severity."""
        return self.of(InteractionCount)

    @property
    def interactions(self) -> tuple[Interaction, ...]:
        """Drugs, classes and foods that interact with it."""
        return self.of(Interaction)

    @property
    def dosage_forms(self) -> tuple[DosageForm, ...]:
        """Forms it is supplied in."""
        return self.of(DosageForm)

    @property
    def strengths(self) -> tuple[Strength, ...]:
        """Strengths it is supplied in."""
        return self.of(Strength)

    @property
    def dose_regimens(self) -> tuple[DoseRegimen, ...]:
        """Dose schedules."""
        return self.of(DoseRegimen)

    @property
    def dose_modifications(self) -> tuple[DoseModification, ...]:
        """Changes of dosing, and what asks for them."""
        return self.of(DoseModification)

    @property
    def screenings(self) -> tuple[Screening, ...]:
        """Tests to do."""
        return self.of(Screening)

    @property
    def special_populations(self) -> tuple[SpecialPopulationStatement, ...]:
        """Statements on groups of patients."""
        return self.of(SpecialPopulationStatement)

    @property
    def pregnancy(self) -> tuple[PregnancyStatement, ...]:
        """Statements on pregnancy, contraception, fertility and registries."""
        return self.of(PregnancyStatement)

    @property
    def lactation(self) -> tuple[LactationStatement, ...]:
        """Statements on breastfeeding."""
        return self.of(LactationStatement)

    @property
    def references(self) -> tuple[Reference, ...]:
        """Sources its documents name."""
        return self.of(Reference)

    def __iter__(self) -> Iterator[Fact]:
        return iter(self.facts)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Drug) and other.iri == self.iri

    def __hash__(self) -> int:
        return hash(self.iri)

    def __repr__(self) -> str:
        return f"Drug({self.name!r})"
