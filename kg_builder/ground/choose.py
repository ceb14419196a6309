"""Which of the concepts of one name is meant: by what the slot holds, how sure the name is, whose it is."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from kg_builder.model import SemanticType

from .lexicon import Candidate, Lexicon
from .normalize import words_of
from .tables import read_table
from .vocabulary import Group, NameKind, groups_of_slot

__all__ = ["DRUG_SLOTS", "Ambiguous", "choose", "reason_of"]

DRUG_SLOTS = frozenset(
    {SemanticType.DRUG, SemanticType.BRAND, SemanticType.SUBSTANCE, SemanticType.DRUG_CLASS}
)
_VOCABULARY_RANK = {
    prefix: rank
    for rank, prefix in enumerate(
        ("MONDO", "HP", "UNII", "DRUGBANK", "MESH", "CHEBI", "HGNC", "CL", "DOID", "ICD10CM")
    )
}
_SURENESS: dict[int, int] = {NameKind.LAYPERSON: NameKind.SYNONYM, NameKind.BRAND: NameKind.SYNONYM}
_SHORT_NAME = 5
_TELLING_LETTERS = 7


class Ambiguous(NamedTuple):
    """Several concepts that a name may mean, none more than the others."""

    candidates: tuple[Candidate, ...]

    @property
    def reason(self) -> str:
        """The first of them, for a person to read."""
        shown = [f"{c.curie} ({c.label})" for c in self.candidates[:3]]
        more = ", ..." if len(self.candidates) > 3 else ""
        return "ambiguous: " + " or ".join(shown) + more


def choose(
    lexicon: Lexicon,
    form: str,
    slot: SemanticType,
    text: str,
    *,
    broad: bool = False,
    in_use: bool = True,
) -> Candidate | Ambiguous | None:
    """The one candidate that a name means in a slot, or those that it may mean.

    Args:
        lexicon: where to look.
        form: normal form, or sense, of the words.
        slot: what they stand for.
        text: the words themselves.
        broad: look in the likeliest groups of the slot only.
        in_use: take names that are merely in use as well.

    Returns:
        None if nothing of that name fits the slot.

    >>> from .grounder import shipped_lexicon
    >>> lexicon = Lexicon(shipped_lexicon())
    >>> choose(lexicon, "gout", SemanticType.CONDITION, "gout").label
    'gout'
    >>> lexicon.close()
    """
    candidates = lexicon.named(form)
    if not candidates:
        return None
    tiers = _tiers(slot)
    for groups in tiers[:1] if broad else tiers:
        fitting = [
            c
            for c in candidates
            if c.groups & groups and c.curie not in _too_general() and _may_mean(c, text, slot, in_use=in_use)
        ]
        if not fitting:
            continue
        if len(fitting) == 1:
            return fitting[0]
        best = min(_rank_of_kind(c) for c in fitting)
        fitting = [c for c in fitting if _rank_of_kind(c) == best]
        first = min(_rank_of_vocabulary(c, best) for c in fitting)
        fitting = [c for c in fitting if _rank_of_vocabulary(c, best) == first]
        if len(fitting) > 1:
            # "insulin" is Insulin before Insulins.
            fitting = [c for c in fitting if c.label.casefold() == text.casefold()] or fitting
        if len(fitting) > 1 and slot in DRUG_SLOTS:
            fitting = _base_of(lexicon, fitting) or fitting
        if len(fitting) == 1:
            return fitting[0]
        return Ambiguous(tuple(sorted(fitting, key=lambda c: c.curie)))
    return None


@lru_cache(maxsize=1)
def _too_general() -> frozenset[str]:
    return frozenset(row["curie"] for row in read_table("too_general.tsv"))


@lru_cache(maxsize=32)
def _tiers(slot: SemanticType) -> tuple[int, ...]:
    return tuple(int(groups) for groups in groups_of_slot(slot))


def _base_of(lexicon: Lexicon, fitting: Sequence[Candidate]) -> list[Candidate]:
    """The substance that all others are salts of."""
    return [
        base
        for base in fitting
        if all(c is base or base.number in lexicon.parents(c.number) for c in fitting)
    ]


def _may_mean(candidate: Candidate, text: str, slot: SemanticType, *, in_use: bool) -> bool:
    kind = candidate.kind
    if kind <= NameKind.LAYPERSON:
        # "AIDS" is a disease, "aids" are not.
        return not (candidate.label.isupper() and text.islower() and len(text) <= _SHORT_NAME)
    if kind == NameKind.COMMON:
        return in_use and (slot in DRUG_SLOTS or _is_telling(candidate, text))
    if kind == NameKind.ABBREVIATION:
        # "ALL" is a leukemia, "all" is not.
        return sum(char.isupper() for char in text) * 2 >= sum(char.isalpha() for char in text)
    if kind == NameKind.BRAND:
        return slot in DRUG_SLOTS
    if kind == NameKind.TEMPLATE:
        return bool(candidate.groups & int(Group.PHENOTYPE))
    return True


def _is_telling(candidate: Candidate, text: str) -> bool:
    """Whether a name merely in use is more than the abbreviations and organs that old lists hold.

    "lung" is given for "lung neoplasm", "sad" for a syndrome; "convulsion" for "Seizure" is a name.
    """
    words = words_of(text)
    if len(words) > 1:
        return True
    return bool(words) and len(words[0]) >= _TELLING_LETTERS and words[0] not in words_of(candidate.label)


def _rank_of_kind(candidate: Candidate) -> int:
    return _SURENESS.get(candidate.kind, candidate.kind)


def _rank_of_vocabulary(candidate: Candidate, kind: int) -> int:
    rank = _VOCABULARY_RANK.get(candidate.curie.partition(":")[0], len(_VOCABULARY_RANK))
    if kind == NameKind.SYNONYM and candidate.label.endswith(_GROUPING):
        # "bronchospasm" is a synonym of "bronchial disorder", but what names it better comes first.
        rank += len(_VOCABULARY_RANK)
    return rank


_GROUPING = ("disorder", "disease", "diseases", "disorders")
_REASONS: dict[int, str] = {
    NameKind.PREFERRED: "preferred name",
    NameKind.SYNONYM: "synonym of {label}",
    NameKind.LAYPERSON: "layperson's name of {label}",
    NameKind.BRAND: "brand of {label}",
    NameKind.ABBREVIATION: "abbreviation of {label}",
    NameKind.COMMON: "name in use for {label}",
    NameKind.TEMPLATE: "says the same as {label} ({sense})",
}


def reason_of(candidate: Candidate, sense: str) -> str:
    """Why a candidate fits, for a person to read.

    Args:
        candidate: the concept chosen.
        sense: the words as they were understood.

    >>> reason_of(Candidate(1, NameKind.PREFERRED, "MONDO:0005393", "gout", Group.DISEASE), "gout")
    'preferred name'
    """
    return _REASONS[candidate.kind].format(label=candidate.label, sense=sense)
