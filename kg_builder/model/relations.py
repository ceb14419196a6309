"""Facts by relation: one frozen class a relation, with its typed qualifiers.

The relations and their qualifiers are the project's contract with the scripts that read facts.jsonl.
"""

from __future__ import annotations

from dataclasses import dataclass

from .fact import Fact, own_fields
from .grounding import SemanticType

__all__ = [
    "FACT_CLASSES",
    "AdverseEffect",
    "BrandName",
    "ClassMembership",
    "Contraindication",
    "DosageForm",
    "DoseModification",
    "DoseRegimen",
    "HazardWarning",
    "Indication",
    "Interaction",
    "InteractionCount",
    "LactationStatement",
    "PregnancyStatement",
    "Reference",
    "Screening",
    "SpecialPopulationStatement",
    "Strength",
    "TargetAction",
    "WarningAction",
    "qualifier_names",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class BrandName(Fact):
    """A name the drug is sold under."""

    relation = "brand_name"
    object_type = SemanticType.BRAND


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassMembership(Fact):
    """A class the drug belongs to. scheme: EPC, MoA, PE, CS for labels; None for a page's own words."""

    relation = "drug_class"
    object_type = SemanticType.DRUG_CLASS
    scheme: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetAction(Fact):
    """A molecule or cell the drug acts on, and how ("binds", "inhibits", or a fuller clause)."""

    relation = "target"
    object_type = SemanticType.TARGET
    mechanism: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Indication(Fact):
    """A condition the drug is used for.

    population: "adults"; approval: "FDA" or "off-label"; broader: the wider indication it is listed
    under; age_min and age_max in years; combination: drugs given with it; line: line of therapy.
    """

    relation = "indication"
    object_type = SemanticType.CONDITION
    population: str | None = None
    approval: str | None = None
    broader: str | None = None
    age_min: float | None = None
    age_max: float | None = None
    combination: str | None = None
    line: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Contraindication(Fact):
    """A condition, situation or drug with which the drug must not be used."""

    relation = "contraindication"
    object_type = SemanticType.CONDITION
    population: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AdverseEffect(Fact):
    """An unwanted effect.

    frequency: tier in the words of the scheme ("very common", "common", "less common", "occasional",
    "uncommon", "rare", "very rare", "not known"; "serious" is not a tier); percent (to percent_max, for a
    range) and percent_comparator: shares of patients in per cent, drug arm and comparator arm; arm and
    comparator: the arms as named;
    population; broader: the wider effect it is listed under; manifestation_of: the effect it is a sign
    of; seek_care: "immediately" or "promptly"; boxed: said in a boxed warning.
    """

    relation = "adverse_effect"
    object_type = SemanticType.CONDITION
    frequency: str | None = None
    percent: float | None = None
    percent_max: float | None = None
    percent_comparator: float | None = None
    arm: str | None = None
    comparator: str | None = None
    population: str | None = None
    broader: str | None = None
    manifestation_of: str | None = None
    seek_care: str | None = None
    boxed: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HazardWarning(Fact):
    """A hazard the document warns of."""

    relation = "warning"
    object_type = SemanticType.CONDITION
    boxed: bool | None = None
    severity: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WarningAction(Fact):
    """What to do about a hazard or trigger, and when."""

    relation = "warning_action"
    object_type = SemanticType.CONDITION
    action: str | None = None
    timing: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class InteractionCount(Fact):
    """How many drugs interact, by severity; comparator ">=" for "at least"."""

    relation = "interaction_count"
    object_type = SemanticType.SEVERITY
    count: int | None = None
    comparator: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Interaction(Fact):
    """A drug, class or food that interacts; its severity, effect, and management."""

    relation = "interaction"
    object_type = SemanticType.SUBSTANCE
    severity: str | None = None
    effect: str | None = None
    management: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DosageForm(Fact):
    """A form the drug is supplied in."""

    relation = "dosage_form"
    object_type = SemanticType.FORM
    package: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Strength(Fact):
    """A strength as written; dose_value and dose_unit ("mg/mL"), package, form."""

    relation = "strength"
    object_type = SemanticType.STRENGTH
    dose_value: float | None = None
    dose_unit: str | None = None
    package: str | None = None
    form: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DoseRegimen(Fact):
    """A dose schedule as written.

    dose_value (lower end of a range) and dose_value_max in dose_unit ("mg", "mg/kg", "mg/m2");
    route; doses: number of doses; interval: between doses ("6 months", "12 hours"); duration: of
    treatment; max_dose as written ("80 mg/day"); phase: initial, subsequent, maintenance, titration;
    population, indication, form they hold for.
    """

    relation = "dose_regimen"
    object_type = SemanticType.REGIMEN
    population: str | None = None
    indication: str | None = None
    phase: str | None = None
    dose_value: float | None = None
    dose_value_max: float | None = None
    dose_unit: str | None = None
    route: str | None = None
    doses: int | None = None
    interval: str | None = None
    duration: str | None = None
    max_dose: str | None = None
    form: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DoseModification(Fact):
    """A change of dosing on a trigger: renal impairment, a reaction, an interaction."""

    relation = "dose_modification"
    object_type = SemanticType.CONDITION
    severity: str | None = None
    action: str | None = None
    duration: str | None = None
    population: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Screening(Fact):
    """A test to do, and when."""

    relation = "screening"
    object_type = SemanticType.TEST
    timing: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SpecialPopulationStatement(Fact):
    """What is said of use in a group of patients. population: its kind (pediatric, geriatric, ...)."""

    relation = "special_population"
    object_type = SemanticType.POPULATION
    population: str | None = None
    statement: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PregnancyStatement(Fact):
    """What is said of pregnancy, contraception, fertility, registries. evidence_type: human, animal."""

    relation = "pregnancy"
    object_type = SemanticType.TOPIC
    evidence_type: str | None = None
    statement: str | None = None
    duration: str | None = None
    phone: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LactationStatement(Fact):
    """What is said of breastfeeding. evidence_type: human, animal."""

    relation = "lactation"
    object_type = SemanticType.TOPIC
    evidence_type: str | None = None
    statement: str | None = None
    duration: str | None = None
    phone: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference(Fact):
    """A source the document names: URL or citation."""

    relation = "reference"
    object_type = SemanticType.REFERENCE


FACT_CLASSES: dict[str, type[Fact]] = {
    cls.relation: cls
    for cls in (
        BrandName,
        ClassMembership,
        TargetAction,
        Indication,
        Contraindication,
        AdverseEffect,
        HazardWarning,
        WarningAction,
        InteractionCount,
        Interaction,
        DosageForm,
        Strength,
        DoseRegimen,
        DoseModification,
        Screening,
        SpecialPopulationStatement,
        PregnancyStatement,
        LactationStatement,
        Reference,
    )
}
"""The fact class of each relation, in the order of the contract."""


def qualifier_names(relation: str) -> tuple[str, ...]:
    """Names of a relation's qualifiers, in declared order.

    >>> qualifier_names("interaction_count")
    ('count', 'comparator')
    """
    return own_fields(FACT_CLASSES[relation])
