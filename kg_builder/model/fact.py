"""Facts: one frozen class a relation, with typed qualifiers, status and evidence.

The flat form of a fact is a row of facts.jsonl; the relations and their qualifiers are the project's
contract with the scripts that read it.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, fields
from enum import StrEnum
from functools import cache, lru_cache
from typing import Any, ClassVar

from .grounding import Grounding, SemanticType, Ungrounded
from .span import TextSpan

__all__ = [
    "FACT_CLASSES",
    "AdverseEffect",
    "BrandName",
    "ClassMembership",
    "Contraindication",
    "DosageForm",
    "DoseModification",
    "DoseRegimen",
    "Evidence",
    "Fact",
    "HazardWarning",
    "Indication",
    "Interaction",
    "InteractionCount",
    "LactationStatement",
    "PregnancyStatement",
    "QualifierValue",
    "Reference",
    "Screening",
    "SpecialPopulationStatement",
    "Status",
    "Strength",
    "TargetAction",
    "WarningAction",
    "qualifier_names",
]

QualifierValue = str | int | float | bool

_CANONICAL = json.JSONEncoder(sort_keys=True, ensure_ascii=False, separators=(",", ":"))


class Status(StrEnum):
    """How a fact holds: said of the drug, denied, supposed, seen in animals, or said of its class."""

    ASSERTED = "asserted"
    NEGATED = "negated"
    HYPOTHETICAL = "hypothetical"
    ANIMAL = "animal"
    CLASS_EFFECT = "class_effect"


@dataclass(frozen=True, slots=True, order=True)
class Evidence:
    """Where a fact was read.

    Args:
        document: id of the source document.
        section: kind of the section, a SectionKind value.
        span: the exact words, with their place in the document's text.
        rule: id of the extractor and rule that read it, "effects/common_list"; kept as provenance.
    """

    document: str
    section: str
    span: TextSpan
    rule: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """What a document says of a drug.

    Args:
        drug: key of the drug, DrugNames.generic.
        object: the thing said, in the document's words, cleaned of layout.
        status: how it holds.
        evidence: where it was read; at least one, sorted.
        groundings: terms of the object, sorted; empty when ungrounded.
        ungrounded: why there is no term, if there is none.

    Raises:
        ValueError: for a fact without object or evidence.
    """

    relation: ClassVar[str]
    object_type: ClassVar[SemanticType]

    drug: str
    object: str
    evidence: tuple[Evidence, ...]
    status: Status = Status.ASSERTED
    groundings: tuple[Grounding, ...] = ()
    ungrounded: Ungrounded | None = None

    def __post_init__(self) -> None:
        if not self.object.strip() or not self.evidence:
            raise ValueError(f"a {self.relation} fact of {self.drug} lacks object or evidence")

    @property
    def qualifiers(self) -> dict[str, QualifierValue]:
        """The qualifiers that are known, by name, in declared order."""
        return {
            name: value
            for name in qualifier_names(self.relation)
            if (value := getattr(self, name)) is not None
        }

    @property
    def id(self) -> str:
        """Content hash (20 hex digits) of what is said; evidence and groundings don't enter it."""
        said = tuple(getattr(self, name) for name in qualifier_names(self.relation))
        return _content_hash(self.relation, self.drug, self.object, self.status, *said)

    def to_row(self) -> dict[str, Any]:
        """The fact as a row of facts.jsonl."""
        return {
            "id": self.id,
            "drug": self.drug,
            "relation": self.relation,
            "object": self.object,
            "qualifiers": self.qualifiers,
            "status": self.status.value,
            "groundings": [
                {"curie": g.curie, "label": g.label, "match": g.match.value} for g in self.groundings
            ],
            "evidence": [
                {
                    "document": e.document,
                    "section": e.section,
                    "start": e.span.start,
                    "end": e.span.end,
                    "quote": e.span.quote,
                }
                for e in self.evidence
            ],
        }


_COMMON = frozenset(f.name for f in fields(Fact))


@cache
def qualifier_names(relation: str) -> tuple[str, ...]:
    """Names of a relation's qualifiers, in declared order.

    >>> qualifier_names("interaction_count")
    ('count', 'comparator')
    """
    return tuple(f.name for f in fields(FACT_CLASSES[relation]) if f.name not in _COMMON)


@lru_cache(maxsize=1 << 13, typed=True)
def _content_hash(relation: str, drug: str, words: str, status: Status, *said: QualifierValue | None) -> str:
    """Kept, since a fact's id is asked for in its row and in its quads; typed, as 1 and 1.0 differ."""
    known = {n: v for n, v in zip(qualifier_names(relation), said, strict=True) if v is not None}
    content = [relation, drug, words, known, status.value]
    return hashlib.sha256(_CANONICAL.encode(content).encode()).hexdigest()[:20]


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

    frequency: tier in the words of the scheme ("very common", "common", "less common", "uncommon",
    "rare", "very rare", "not known"; "serious" is not a tier); percent (to percent_max, for a range) and
    percent_comparator: shares of patients in per cent, drug arm and comparator arm; arm and comparator:
    the arms as named;
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
