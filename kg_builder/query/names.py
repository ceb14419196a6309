"""From the names people use to the IRIs of the graph: any case, generic, brand, synonym or CURIE."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable

from ..errors import ParameterError, UnknownDrugError
from ..store.base import Store, select
from ..store.terms import Iri, Literal
from .catalog import ParameterType
from .records import NOTHING

__all__ = ["NameIndex", "drug_names"]

_PREFIXES = """\
PREFIX dkg: <https://w3id.org/drugkg/ontology#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX dcterms: <http://purl.org/dc/terms/>
"""
_FACT_ID = re.compile(r"[0-9a-f]{20}")
_FACT_BASE = "https://w3id.org/drugkg/id/fact/"

# How a thing is named, best name first: the label of the thing itself, then its other names.
_NAMED_BY: dict[ParameterType, tuple[str, ...]] = {
    ParameterType.DRUG: ("rdfs:label", "skos:altLabel", "dkg:hasBrandName/rdfs:label"),
    ParameterType.CONDITION: ("rdfs:label",),
    ParameterType.CLASS: ("rdfs:label",),
    ParameterType.DOCUMENT: ("dcterms:identifier", "dkg:sourceName", "dcterms:title"),
}
_CLASS_OF: dict[ParameterType, str] = {
    ParameterType.DRUG: "dkg:Drug",
    ParameterType.CONDITION: "dkg:Condition",
    ParameterType.CLASS: "dkg:DrugClass",
    ParameterType.DOCUMENT: "dkg:SourceDocument",
}


class NameIndex:
    """Finds things of a store by name.

    A name is looked for as written and in its usual spellings, which any store answers from its index;
    only a name not found so is compared with all names, letter case and spaces aside.

    Args:
        store: the store to ask.
    """

    def __init__(self, store: Store) -> None:
        self._store = store

    def resolve(self, kind: ParameterType, name: str) -> tuple[Iri, ...]:
        """The IRIs of a name, sorted; several if the graph has several things of the name.

        A condition or class that no document names may be a term of a vocabulary above what some name.

        Args:
            kind: drug, condition, class, document or fact.
            name: a name in any case, a CURIE, or an IRI.

        Raises:
            UnknownDrugError: no drug of that name; with suggestions.
            ParameterError: no other thing of that name.

        >>> [iri.value.rpartition("/")[2] for iri in NameIndex(store).resolve(ParameterType.DRUG, "ZORVEX")]
        ['zorvexant']
        """
        fact = name.casefold().removeprefix("fact/")  # as tables show ids
        if kind is ParameterType.FACT and _FACT_ID.fullmatch(fact):
            name = _FACT_BASE + fact
        if name.startswith(("http://", "https://")):
            return self._known(kind, Iri(name))
        if kind is not ParameterType.FACT:
            for look in (self._by_spelling, self._by_curie, self._by_any_case, self._by_term):
                found = look(kind, name)
                if found:
                    return found
        raise self._unknown(kind, name)

    def _known(self, kind: ParameterType, iri: Iri) -> tuple[Iri, ...]:
        wanted = _CLASS_OF.get(kind, "dkg:Fact")
        if self._store.query(f"{_PREFIXES} ASK WHERE {{ {iri.sparql()} a {wanted} }}") is True:
            return (iri,)
        raise self._unknown(kind, iri.value)

    def _by_spelling(self, kind: ParameterType, name: str) -> tuple[Iri, ...]:
        spelt = dict.fromkeys((name, name.casefold(), name.upper(), name.title(), name.capitalize()))
        values = " ".join(Literal(spelling).sparql() for spelling in spelt)
        for path in _NAMED_BY[kind]:
            found = self._iris(
                f"SELECT DISTINCT ?thing WHERE {{ VALUES ?name {{ {values} }} ?thing {path} ?name . "
                f"?thing a {_CLASS_OF[kind]} }}"
            )
            if found:
                return found
        return ()

    def _by_curie(self, kind: ParameterType, name: str) -> tuple[Iri, ...]:
        prefix, colon, local = name.partition(":")
        if not colon or not local or " " in name:
            return ()
        values = " ".join(
            Literal(curie).sparql() for curie in dict.fromkeys((name, f"{prefix.upper()}:{local}"))
        )
        matches = "skos:exactMatch|skos:relatedMatch" if kind is ParameterType.DRUG else "skos:exactMatch"
        return self._iris(
            f"SELECT DISTINCT ?thing WHERE {{ VALUES ?curie {{ {values} }} ?term dcterms:identifier ?curie . "
            f"?thing {matches} ?term . ?thing a {_CLASS_OF[kind]} }}"
        )

    def _by_term(self, kind: ParameterType, name: str) -> tuple[Iri, ...]:
        """Terms of vocabularies, for what no document names but what stands above things that some do."""
        if kind not in {ParameterType.CONDITION, ParameterType.CLASS}:
            return ()
        prefix, _, local = name.partition(":")
        spelt = dict.fromkeys(
            (name, name.casefold(), name.title(), name.capitalize(), f"{prefix.upper()}:{local}")
        )
        values = " ".join(Literal(spelling).sparql() for spelling in spelt)
        return self._iris(
            f"SELECT DISTINCT ?term WHERE {{ VALUES ?name {{ {values} }} "
            "VALUES ?by { rdfs:label dcterms:identifier } "
            "?term ?by ?name ; dcterms:identifier ?curie . FILTER NOT EXISTS { ?term a dkg:SourceDocument } }"
        )

    def _by_any_case(self, kind: ParameterType, name: str) -> tuple[Iri, ...]:
        wanted = _folded(name)
        for path in _NAMED_BY[kind]:
            found = {iri for text, iri in self._all(kind, path) if _folded(text) == wanted}
            if found:
                return tuple(sorted(found))
        return ()

    def _all(self, kind: ParameterType, path: str) -> list[tuple[str, Iri]]:
        answer = select(
            self._store,
            f"{_PREFIXES} SELECT DISTINCT ?name ?thing WHERE {{ ?thing a {_CLASS_OF[kind]} ; {path} ?name }}",
        )
        return [
            (name.value, thing)
            for name, thing in answer.rows
            if isinstance(name, Literal) and isinstance(thing, Iri)
        ]

    def _iris(self, query: str) -> tuple[Iri, ...]:
        answer = select(self._store, _PREFIXES + query)
        return tuple(sorted(thing for (thing,) in answer.rows if isinstance(thing, Iri)))

    def _unknown(self, kind: ParameterType, name: str) -> UnknownDrugError | ParameterError:
        close = self.suggestions(kind, name)
        if kind is ParameterType.DRUG:
            return UnknownDrugError(f"there is no drug {name!r}", suggestions=close, where=self._store.where)
        return ParameterError(
            f"there is no {kind} {name!r}",
            where=self._store.where,
            advice=f"did you mean {', '.join(close)}?" if close else "",
        )

    def suggestions(self, kind: ParameterType, name: str, limit: int = 5) -> tuple[str, ...]:
        """Names of the kind that look like the name, best first."""
        if kind is ParameterType.FACT:
            return ()
        known: dict[str, str] = {}
        for path in _NAMED_BY[kind]:
            for text, thing in sorted(self._all(kind, path)):
                if thing != NOTHING:
                    known.setdefault(_folded(text), text)
        wanted = _folded(name)
        close = difflib.get_close_matches(wanted, known, n=limit, cutoff=0.6)
        close += [text for text in sorted(known, key=len) if wanted in text and text not in close]
        return tuple(known[text] for text in close[:limit])


def drug_names(store: Store) -> list[tuple[str, Iri]]:
    """The drugs of a store with their generic names, sorted by name.

    Args:
        store: the store to ask.

    Returns:
        Pairs of name and IRI.

    Raises:
        StoreError: the store failed.

    >>> [name for name, _ in drug_names(store)]
    ['quelimab', 'zorvexant']
    """
    answer = select(
        store,
        _PREFIXES
        + "SELECT ?drug (MIN(?label) AS ?name) WHERE { ?drug a dkg:Drug ; rdfs:label ?label } GROUP BY ?drug",
    )
    return sorted(
        (name.value, drug)
        for drug, name in answer.rows
        if isinstance(drug, Iri) and isinstance(name, Literal)
    )


def _folded(name: str) -> str:
    return " ".join(_words(name))


def _words(name: str) -> Iterable[str]:
    return re.split(r"[\s_-]+", name.strip().casefold())
