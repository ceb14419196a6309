"""The graph in the terms of the Biolink model: one table of relations, one of things, one of identifiers.

Written for version 4.4.6 of the model; tests hold these tables against its schema.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from ..model import Fact, SemanticType, Status

__all__ = [
    "ASSOCIATIONS",
    "BIOLINK_VERSION",
    "CATEGORIES",
    "NEGATION",
    "Association",
    "association_of",
    "best_identifier",
    "biolink_curie",
    "category_of",
    "edge_slots",
]

BIOLINK_VERSION = "4.4.6"

_TREATMENT = "biolink:ChemicalOrDrugOrTreatmentToDiseaseOrPhenotypicFeatureAssociation"
_SIDE_EFFECT = "biolink:ChemicalOrDrugOrTreatmentSideEffectAssociation"
_TO_CONDITION = "biolink:ChemicalEntityToDiseaseOrPhenotypicFeatureAssociation"
_TO_CHEMICAL = "biolink:ChemicalEntityToChemicalEntityAssociation"
_TO_BIOLOGICAL = "biolink:ChemicalAffectsBiologicalEntityAssociation"
_PLAIN = "biolink:Association"

NEGATION: Mapping[Status, bool] = MappingProxyType({Status.ASSERTED: False, Status.NEGATED: True})
"""The statuses that Biolink can say, with ``negated``. It has no word for supposed, animal or class facts."""


@dataclass(frozen=True, slots=True)
class Association:
    """How Biolink says a relation: predicate and class of the association."""

    predicate: str
    category: str


ASSOCIATIONS: Mapping[str, Association] = MappingProxyType(
    {
        "brand_name": Association("biolink:related_to", _PLAIN),
        "drug_class": Association("biolink:subclass_of", _PLAIN),
        "target": Association("biolink:affects", _PLAIN),
        "indication": Association("biolink:treats", _TREATMENT),
        # The class of treatments takes no predicate but those under "treats or applied or studied to treat".
        "contraindication": Association("biolink:contraindicated_in", _TO_CONDITION),
        "adverse_effect": Association("biolink:has_side_effect", _SIDE_EFFECT),
        "warning": Association("biolink:related_to", _TO_CONDITION),
        "warning_action": Association("biolink:related_to", _TO_CONDITION),
        "interaction_count": Association("biolink:related_to", _PLAIN),
        "interaction": Association("biolink:pharmacologically_interacts_with", _TO_CHEMICAL),
        "dosage_form": Association("biolink:related_to", _PLAIN),
        "strength": Association("biolink:related_to", _PLAIN),
        "dose_regimen": Association("biolink:related_to", _PLAIN),
        "dose_modification": Association("biolink:related_to", _TO_CONDITION),
        "screening": Association("biolink:related_to", _PLAIN),
        "special_population": Association("biolink:related_to", _PLAIN),
        "pregnancy": Association("biolink:related_to", _PLAIN),
        "lactation": Association("biolink:related_to", _PLAIN),
        "reference": Association("biolink:related_to", _PLAIN),
    }
)
"""Relation of the contract to predicate and association class; where Biolink has none, related_to."""

CATEGORIES: Mapping[SemanticType, str] = MappingProxyType(
    {
        SemanticType.DRUG: "biolink:Drug",
        SemanticType.DRUG_CLASS: "biolink:Drug",
        SemanticType.SUBSTANCE: "biolink:ChemicalEntity",
        SemanticType.CONDITION: "biolink:DiseaseOrPhenotypicFeature",
        SemanticType.POPULATION: "biolink:PopulationOfIndividualOrganisms",
        SemanticType.REFERENCE: "biolink:Publication",
    }
)
"""Category of the things of a kind; of the rest it is biolink:NamedThing. A class of drugs is a Drug, since
subclass_of joins terms of one kind."""

_BY_PREFIX: Mapping[SemanticType, Mapping[str, str]] = {
    SemanticType.CONDITION: {
        **dict.fromkeys(("MONDO", "DOID", "OMIM", "ORDO"), "biolink:Disease"),
        "HP": "biolink:PhenotypicFeature",
    },
    SemanticType.TARGET: {
        **dict.fromkeys(("UniProtKB", "PR"), "biolink:Protein"),
        **dict.fromkeys(("NCBIGene", "HGNC"), "biolink:Gene"),
        "CL": "biolink:Cell",
    },
}

_CHEMICAL = "RXCUI UMLS CHEBI UNII PUBCHEM.COMPOUND CHEMBL.COMPOUND DRUGBANK MESH CAS"
_PRIORITY: Mapping[SemanticType, tuple[str, ...]] = {
    SemanticType.DRUG: tuple(_CHEMICAL.split()),
    SemanticType.DRUG_CLASS: tuple(_CHEMICAL.split()),
    SemanticType.SUBSTANCE: tuple(
        "CHEBI UNII PUBCHEM.COMPOUND CHEMBL.COMPOUND DRUGBANK MESH CAS UMLS".split()
    ),
    SemanticType.CONDITION: tuple("MONDO HP DOID OMIM ORDO EFO UMLS MESH MEDDRA NCIT SNOMEDCT".split()),
    SemanticType.TARGET: tuple("UniProtKB PR NCBIGene HGNC CL UMLS NCIT MESH".split()),
}
_RESPELT = {"UNIPROT": "UniProtKB", "ORPHANET": "ORDO", "NCBIGENE": "NCBIGene", "CHEMBL": "CHEMBL.COMPOUND"}


def biolink_curie(curie: str) -> str:
    """A CURIE with its prefix as Biolink spells it.

    Args:
        curie: CURIE, prefix in capitals.

    >>> biolink_curie("UNIPROT:P11836"), biolink_curie("MONDO:0005301")
    ('UniProtKB:P11836', 'MONDO:0005301')
    """
    prefix, colon, local = curie.partition(":")
    return _RESPELT.get(prefix.upper(), prefix) + colon + local


def best_identifier(kind: SemanticType, curies: Iterable[str]) -> str | None:
    """The identifier that stands for a thing, by Biolink's order of prefixes; None if none fits the kind.

    Args:
        kind: of the thing.
        curies: its exact matches, prefixes as Biolink spells them.

    >>> best_identifier(SemanticType.CONDITION, ["MESH:D009103", "MONDO:0005301"])
    'MONDO:0005301'
    >>> best_identifier(SemanticType.STRENGTH, ["MONDO:0005301"]) is None
    True
    """
    order = _PRIORITY.get(kind, ())
    fitting = [
        (order.index(prefix), curie) for curie in curies if (prefix := curie.partition(":")[0]) in order
    ]
    return min(fitting)[1] if fitting else None


def category_of(kind: SemanticType, identifier: str) -> str:
    """The Biolink category of a thing.

    Args:
        kind: of the thing.
        identifier: CURIE that stands for it.

    >>> category_of(SemanticType.CONDITION, "HP:0002315"), category_of(SemanticType.FORM, "DKG:form/tablet")
    ('biolink:PhenotypicFeature', 'biolink:NamedThing')
    """
    by_prefix = _BY_PREFIX.get(kind, {})
    return by_prefix.get(identifier.partition(":")[0], CATEGORIES.get(kind, "biolink:NamedThing"))


def association_of(fact: Fact, object_category: str) -> Association:
    """Predicate and association class of a fact.

    Off-label use is "applied to treat": Biolink keeps "treats" for what is approved or accepted.

    Args:
        fact: the fact.
        object_category: Biolink category of its object.

    Returns:
        Predicate and class, as CURIEs of Biolink.

    >>> facts[0].relation, association_of(facts[0], "biolink:Disease").predicate
    ('indication', 'biolink:treats')
    """
    made = ASSOCIATIONS[fact.relation]
    if fact.relation == "indication" and fact.qualifiers.get("approval") == "off-label":
        return Association("biolink:applied_to_treat", made.category)
    if fact.relation == "target" and object_category != "biolink:NamedThing":
        return Association(made.predicate, _TO_BIOLOGICAL)
    return made


_APPROVALS = {"FDA": "fda_approved_for_condition", "off-label": "off_label_use"}


def edge_slots(fact: Fact) -> dict[str, str]:
    """What Biolink has slots for among a fact's qualifiers.

    Shares of patients are not among them: has_percentage fits no association of drugs.

    Args:
        fact: any fact.

    Returns:
        Values by the name of the slot; empty where none fits.

    >>> from kg_builder.model import AdverseEffect, Evidence, TextSpan
    >>> said = Evidence("a-page", "adverse_effects", TextSpan(0, 5, "cough"))
    >>> edge_slots(AdverseEffect(drug="a", object="cough", evidence=(said,), frequency="common"))
    {'frequency_qualifier': 'common'}
    """
    known = fact.qualifiers
    if fact.relation == "adverse_effect" and "frequency" in known:
        return {"frequency_qualifier": str(known["frequency"])}
    if fact.relation == "indication" and known.get("approval") in _APPROVALS:
        return {"clinical_approval_status": _APPROVALS[str(known["approval"])]}
    return {}
