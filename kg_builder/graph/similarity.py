"""Which drugs are alike, by what is said of both."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from ..query.records import NOTHING, ONTOLOGY, labels
from ..store.base import Store, select
from ..store.terms import Iri, Literal
from .paths import LINKS

__all__ = ["WEIGHTS", "SimilarDrug", "similar_drugs"]

WEIGHTS: dict[str, float] = {
    "target": 4.0,
    "drug_class": 3.0,
    "indication": 3.0,
    "contraindication": 2.0,
    "warning": 1.0,
    "adverse_effect": 1.0,
    "interaction": 1.0,
}
"""Weight of a shared fact by relation: one target in common says more than headache in common."""

_TELLS = f"FILTER(?thing != {NOTHING.sparql()})"


@dataclass(frozen=True, slots=True)
class SimilarDrug:
    """A drug like another.

    Args:
        iri: its IRI.
        name: its generic name.
        similarity: weighted Jaccard index of the things said of both, 0 to 1.
        shared: number of things said of both, by relation.
    """

    iri: Iri
    name: str
    similarity: float
    shared: tuple[tuple[str, int], ...]


def similar_drugs(
    store: Store, drug: Iri, *, weights: Mapping[str, float] = WEIGHTS, limit: int | None = 10
) -> list[SimilarDrug]:
    """The drugs most like a drug, most alike first.

    The weighted Jaccard index: sum of the weights of what is asserted of both, over that of what is
    asserted of either. Drugs that share nothing are left out.

    Args:
        store: the store to ask.
        drug: the drug.
        weights: weight of a thing by relation; relations left out don't count.
        limit: most drugs; None for all.

    Returns:
        At most limit drugs, by falling similarity, then by name.

    >>> zorvexant = Iri("https://w3id.org/drugkg/id/drug/zorvexant")
    >>> [(other.name, other.similarity) for other in similar_drugs(store, zorvexant)]
    [('quelimab', 0.75)]
    """
    properties = {f"{ONTOLOGY}{LINKS[relation]}": relation for relation in weights}
    listed = " ".join(f"<{name}>" for name in properties)
    shared = _counts(
        store,
        f"SELECT ?drug ?link (COUNT(DISTINCT ?thing) AS ?n) WHERE {{ VALUES ?link {{ {listed} }} "
        f"{drug.sparql()} ?link ?thing . ?drug ?link ?thing {_TELLS} }} GROUP BY ?drug ?link",
        properties,
    )
    own = shared.pop(drug, {})
    if not shared:
        return []
    values = " ".join(other.sparql() for other in sorted(shared))
    everything = _counts(
        store,
        f"SELECT ?drug ?link (COUNT(DISTINCT ?thing) AS ?n) WHERE {{ VALUES ?drug {{ {values} }} "
        f"VALUES ?link {{ {listed} }} ?drug ?link ?thing {_TELLS} }} GROUP BY ?drug ?link",
        properties,
    )
    names = labels(store, shared)
    found = [
        SimilarDrug(
            iri=other,
            name=names.get(other, other.value),
            similarity=_jaccard(own, everything[other], counts, weights),
            shared=tuple((relation, counts[relation]) for relation in weights if counts.get(relation)),
        )
        for other, counts in shared.items()
    ]
    found.sort(key=lambda item: (-item.similarity, item.name, item.iri))
    return found[:limit]


def _jaccard(
    own: Mapping[str, int], other: Mapping[str, int], both: Mapping[str, int], weights: Mapping[str, float]
) -> float:
    def total(counts: Mapping[str, int]) -> float:
        return sum(weights[relation] * number for relation, number in counts.items())

    union = total(own) + total(other) - total(both)
    return total(both) / union if union else 0.0


def _counts(store: Store, query: str, properties: Mapping[str, str]) -> dict[Iri, dict[str, int]]:
    found: dict[Iri, dict[str, int]] = defaultdict(dict)
    for drug, link, number in select(store, query).rows:
        if isinstance(drug, Iri) and isinstance(link, Iri) and isinstance(number, Literal):
            found[drug][properties[link.value]] = int(number.value)
    return found
