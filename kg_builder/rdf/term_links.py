"""Terms as quads: the drug's own term, and what vocabularies say of the terms that are used.

What vocabularies say (the same term elsewhere, what is above it) stands in a graph of its own, apart from
what documents say and from our groundings.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from kg_builder.ground import Grounder, ground_drug
from kg_builder.model import DrugNames, MatchKind, SemanticType

from . import iris
from .canonical import iri, ordered, quad, string

__all__ = ["drug_lines", "hierarchy_lines"]

_SKOS = "http://www.w3.org/2004/02/skos/core#"
_EXACT_MATCH = iri(_SKOS + "exactMatch")
_CLOSE_MATCH = iri(_SKOS + "closeMatch")
_BROADER = iri(_SKOS + "broader")
_LABEL = iri("http://www.w3.org/2000/01/rdf-schema#label")
_IDENTIFIER = iri("http://purl.org/dc/terms/identifier")
_GROUNDINGS = iri(iris.GROUNDINGS_GRAPH)
_TERMS = iri(iris.TERMS_GRAPH)


def drug_lines(names: DrugNames, grounder: Grounder) -> list[str]:
    """Quads of the terms of a document's drug, and of what is above them.

    Identifiers that the document states are written with the document; here those that were looked up.

    Args:
        names: of the drug.
        grounder: where to look.

    Returns:
        Sorted lines of N-Quads in the graphs of groundings and of terms.

    >>> from kg_builder.ground import Grounder
    >>> from kg_builder.model import DrugNames
    >>> drug_lines(DrugNames("zorvexant"), Grounder([]))  # no lexicon knows it
    []
    """
    drug = iri(iris.thing_iri(SemanticType.DRUG, names.generic))
    found = ground_drug(names, grounder)
    lines = []
    for grounding in found:
        term = iri(iris.term_iri(grounding.curie))
        if grounding.match is not MatchKind.STATED:
            lines.append(quad(drug, _EXACT_MATCH, term, _GROUNDINGS))
            lines.append(quad(term, _LABEL, string(grounding.label), _GROUNDINGS))
            lines.append(quad(term, _IDENTIFIER, string(grounding.curie), _GROUNDINGS))
    return ordered([*lines, *_above(tuple(grounding.curie for grounding in found), grounder)])


@lru_cache(maxsize=1024)
def _above(curies: tuple[str, ...], grounder: Grounder) -> tuple[str, ...]:
    """Kept, since many labels are about one drug."""
    return tuple(_hierarchy(curies, grounder))


def hierarchy_lines(curies: Iterable[str], grounder: Grounder) -> list[str]:
    """Quads of terms, of the same in other vocabularies, and of all terms above them.

    ``?condition skos:exactMatch/skos:broader* ?term`` then finds multiple sclerosis under demyelinating
    disease.

    Args:
        curies: terms that groundings lead to.
        grounder: whose lexicons know them.

    Returns:
        Sorted lines of N-Quads in the graph of terms.

    >>> lines = hierarchy_lines(["MONDO:0005301"], Grounder.load())
    >>> any("skos/core#broader" in line and "MONDO_0002562" in line for line in lines)
    True
    """
    return ordered(_hierarchy(curies, grounder))


def _hierarchy(curies: Iterable[str], grounder: Grounder) -> Iterator[str]:
    done: set[tuple[str, str]] = set()
    for curie in sorted(set(curies)):
        term = iri(iris.term_iri(curie))
        for other, exactly in grounder.same_as(curie):
            same = iri(iris.term_iri(other))
            yield quad(term, _EXACT_MATCH if exactly else _CLOSE_MATCH, same, _TERMS)
            yield quad(same, _IDENTIFIER, string(other), _TERMS)
        yield from _described(curie, grounder)
        for child, _, parent, label in grounder.hierarchy(curie):
            if (child, parent) in done:
                continue
            done.add((child, parent))
            above = iri(iris.term_iri(parent))
            yield quad(iri(iris.term_iri(child)), _BROADER, above, _TERMS)
            yield quad(above, _LABEL, string(label), _TERMS)
            yield quad(above, _IDENTIFIER, string(parent), _TERMS)


def _described(curie: str, grounder: Grounder) -> Iterator[str]:
    for lexicon in grounder.lexicons:
        concept = lexicon.concept(curie)
        if concept is not None:
            term = iri(iris.term_iri(concept.curie))
            yield quad(term, _LABEL, string(concept.label), _TERMS)
            yield quad(term, _IDENTIFIER, string(concept.curie), _TERMS)
            return
