"""One identifier a thing, for formats that join graphs by identifiers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from ..model import Grounding, MatchKind, SemanticType
from ..query.records import FactNode
from ..store.base import Store, select
from .biolink import best_identifier, biolink_curie, category_of

__all__ = ["Identified", "Identities"]

_ID = "https://w3id.org/drugkg/id/"
_PREFIXES = """\
PREFIX dkg: <https://w3id.org/drugkg/ontology#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX dcterms: <http://purl.org/dc/terms/>
"""
_DRUG_VALUES = "SELECT DISTINCT ?drug ?value WHERE {{ ?drug a dkg:Drug ; {path} ?value }}"
_DRUG_TERMS = _DRUG_VALUES.format(path="skos:exactMatch/dcterms:identifier")
_DRUG_RELATED = _DRUG_VALUES.format(path="skos:relatedMatch/dcterms:identifier")
_DRUG_NAMES = _DRUG_VALUES.format(path="skos:altLabel")
_SAME = (
    "SELECT DISTINCT ?curie ?other WHERE { ?term dcterms:identifier ?curie ; "
    "skos:exactMatch/dcterms:identifier ?other }"
)
_SUBSTANCES = "SELECT DISTINCT ?substance ?drug WHERE { ?drug dkg:asSubstance ?substance }"


@dataclass(frozen=True, slots=True)
class Identified:
    """A thing under the identifier that other graphs know it by.

    Args:
        id: CURIE of its exact match where it has one, else of our own (DKG:), or its web address.
        category: Biolink category.
        name: as our documents write it.
        xrefs: its other exact matches, and the same terms in other vocabularies, sorted.
        broader: terms that are wider than it, sorted.
        related: product codes and the like, sorted.
        synonyms: other names, sorted.
    """

    id: str
    category: str
    name: str
    xrefs: tuple[str, ...] = ()
    broader: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    synonyms: tuple[str, ...] = ()


class Identities:
    """Gives things their identifiers.

    A substance that one drug alone goes by is that drug, so that interactions join drugs to drugs.

    Args:
        store: the store to read the drugs' identifiers and names from.

    >>> Identities(store).drug("https://w3id.org/drugkg/id/drug/zorvexant", "zorvexant").id
    'DKG:drug/zorvexant'
    """

    def __init__(self, store: Store) -> None:
        self._terms = _pairs(store, _DRUG_TERMS)
        self._related = _pairs(store, _DRUG_RELATED)
        self._synonyms = _pairs(store, _DRUG_NAMES)
        self._same = _curies(store, _SAME)
        self._drug_of = {
            substance: drugs[0] for substance, drugs in _pairs(store, _SUBSTANCES).items() if len(drugs) == 1
        }

    def drug(self, iri: str, name: str) -> Identified:
        """A drug."""
        curies = [biolink_curie(curie) for curie in self._terms.get(iri, ())]
        return self._identified(
            SemanticType.DRUG,
            iri,
            name,
            curies,
            related=map(biolink_curie, self._related.get(iri, ())),
            synonyms=self._synonyms.get(iri, ()),
        )

    def object(self, node: FactNode) -> Identified:
        """The object of a fact."""
        fact, iri = node.fact, node.object.value
        drug = self._drug_of.get(iri) if fact.object_type is SemanticType.SUBSTANCE else None
        if drug is not None:
            return self.drug(drug, fact.object)
        exact, broad = _split(fact.groundings)
        return self._identified(fact.object_type, iri, fact.object, exact, broader=broad)

    def _identified(
        self,
        kind: SemanticType,
        iri: str,
        name: str,
        exact: list[str],
        *,
        broader: Iterable[str] = (),
        related: Iterable[str] = (),
        synonyms: Iterable[str] = (),
    ) -> Identified:
        chosen = best_identifier(kind, exact) or _own(iri)
        same = {other for curie in exact for other in self._same.get(curie, ())}
        return Identified(
            chosen,
            category_of(kind, chosen),
            name,
            tuple(sorted(same.union(exact) - {chosen})),
            tuple(sorted(set(broader))),
            tuple(sorted(set(related))),
            tuple(sorted(set(synonyms) - {name})),
        )


def _split(groundings: Iterable[Grounding]) -> tuple[list[str], list[str]]:
    exact: list[str] = []
    broad: list[str] = []
    for term in groundings:
        (broad if term.match is MatchKind.BROAD else exact).append(biolink_curie(term.curie))
    return exact, broad


def _own(iri: str) -> str:
    return "DKG:" + iri.removeprefix(_ID) if iri.startswith(_ID) else iri


def _pairs(store: Store, query: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    rows = select(store, _PREFIXES + query).rows
    pairs = {(key.value, value.value) for key, value in rows if key is not None and value is not None}
    for key, text in sorted(pairs):
        found[key].append(text)
    return dict(found)


def _curies(store: Store, query: str) -> dict[str, list[str]]:
    """Pairs of CURIEs, spelt as Biolink does."""
    pairs = _pairs(store, query)
    return {biolink_curie(key): [biolink_curie(other) for other in others] for key, others in pairs.items()}
