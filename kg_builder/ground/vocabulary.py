"""Terms of vocabularies: what a source file holds, before it becomes part of a lexicon."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import IntEnum, IntFlag

from kg_builder.model import SemanticType

__all__ = ["SLOT_GROUPS", "Group", "NameKind", "VocabularyTerm", "groups_of_slot"]


class Group(IntFlag):
    """What a term stands for; a term may be several (baclofen is a drug, benzodiazepines drug and class)."""

    DISEASE = 1
    PHENOTYPE = 2
    DRUG = 4
    DRUG_CLASS = 8
    TARGET = 16
    TEST = 32
    SITUATION = 64
    POPULATION = 128
    FORM = 256
    FOOD = 512


class NameKind(IntEnum):
    """How a vocabulary uses a name; the lower, the surer that the name means the term."""

    PREFERRED = 0
    SYNONYM = 1
    LAYPERSON = 2
    BRAND = 3
    ABBREVIATION = 4
    COMMON = 5
    """A name in use somewhere (trade, code, foreign language), which other terms may share."""
    TEMPLATE = 6
    """Not a name but the sense of one: "decreased X"; see templates.py."""
    IDENTIFIER = 7
    """Not a name but a CURIE."""


SLOT_GROUPS: dict[SemanticType, tuple[Group, ...]] = {
    SemanticType.CONDITION: (Group.DISEASE | Group.PHENOTYPE, Group.SITUATION),
    SemanticType.DRUG: (Group.DRUG,),
    SemanticType.BRAND: (Group.DRUG,),
    SemanticType.DRUG_CLASS: (Group.DRUG_CLASS, Group.DRUG),
    SemanticType.SUBSTANCE: (Group.DRUG | Group.DRUG_CLASS, Group.FOOD),
    SemanticType.TARGET: (Group.TARGET,),
    SemanticType.TEST: (Group.TEST, Group.DISEASE | Group.PHENOTYPE | Group.SITUATION),
    SemanticType.POPULATION: (Group.POPULATION, Group.DISEASE | Group.PHENOTYPE | Group.SITUATION),
    SemanticType.FORM: (Group.FORM,),
}
"""Groups that may fill a slot, the likelier first; a slot that isn't listed has no vocabulary."""


def groups_of_slot(slot: SemanticType) -> tuple[Group, ...]:
    """Groups that may fill a slot, the likelier first; none for slots without a vocabulary.

    Args:
        slot: what a phrase stands for.

    >>> groups_of_slot(SemanticType.STRENGTH)
    ()
    """
    return SLOT_GROUPS.get(slot, ())


@dataclass(frozen=True, slots=True)
class VocabularyTerm:
    """One term as its vocabulary has it.

    Args:
        curie: identifier, upper-case prefix.
        label: preferred name.
        groups: what it stands for.
        names: other names, with how the vocabulary uses them.
        same_as: CURIEs of other vocabularies that the vocabulary calls equal or cross-references.
        parents: CURIEs of the same vocabulary directly above it.
    """

    curie: str
    label: str
    groups: Group
    names: tuple[tuple[str, NameKind], ...] = ()
    same_as: tuple[str, ...] = ()
    parents: tuple[str, ...] = field(default=())

    @property
    def prefix(self) -> str:
        """The vocabulary's prefix.

        >>> VocabularyTerm("HP:0000989", "Pruritus", Group.PHENOTYPE).prefix
        'HP'
        """
        return self.curie.partition(":")[0]

    @property
    def exact(self) -> tuple[str, ...]:
        """Identifiers that mean the same, as a lexicon is written from it."""
        return self.same_as

    @property
    def close(self) -> tuple[str, ...]:
        """Identifiers that mean nearly the same; a single vocabulary tells of none."""
        return ()
