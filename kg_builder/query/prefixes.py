"""The short names of vocabularies: to show IRIs by, and to tell which a query forgot to declare."""

from __future__ import annotations

from ..errors import SparqlError
from ..store.syntax import tokens

__all__ = ["NAMESPACES", "shortened", "undeclared"]

NAMESPACES: dict[str, str] = {
    "dkg": "https://w3id.org/drugkg/ontology#",
    "biolink": "https://w3id.org/biolink/vocab/",
    "schema": "https://schema.org/",
    "obo": "http://purl.obolibrary.org/obo/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "prov": "http://www.w3.org/ns/prov#",
    "oa": "http://www.w3.org/ns/oa#",
    "dcterms": "http://purl.org/dc/terms/",
}
"""Vocabularies of the graph by their usual prefix."""

_IDS = "https://w3id.org/drugkg/id/"


def shortened(iri: str) -> str:
    """An IRI as people read it.

    Args:
        iri: any IRI.

    >>> shortened("https://w3id.org/drugkg/id/condition/cough"), shortened("https://example.org/a")
    ('condition/cough', 'https://example.org/a')
    """
    if iri.startswith(_IDS):
        return iri.removeprefix(_IDS)
    for prefix, namespace in NAMESPACES.items():
        if iri.startswith(namespace):
            return f"{prefix}:{iri.removeprefix(namespace)}"
    return iri


def undeclared(sparql: str, where: str = "") -> SparqlError | None:
    """The error that names the prefixes which a query uses and does not declare; None if there are none.

    Stores tell of them each in its own words, some not at all; so this is asked once a store has refused a
    query (endpoints may know prefixes of their own).

    Args:
        sparql: text of the query.
        where: the store that refused it.

    >>> print(undeclared("SELECT ?drug { ?drug a dkg:Drug }"))
    the prefix dkg: is not declared; begin the query with PREFIX dkg: <https://w3id.org/drugkg/ontology#>
    """
    declared, used = {"_"}, dict[str, None]()
    previous = None
    for token in tokens(sparql):
        if token.kind == "name" and ":" in token.text:
            prefix = token.text.partition(":")[0]
            if previous is not None and previous.is_word("PREFIX"):
                declared.add(prefix)
            else:
                used[prefix] = None
        previous = token
    missing = [prefix for prefix in used if prefix not in declared]
    if not missing:
        return None
    names = ", ".join(f"{prefix}:" for prefix in missing)
    lines = " ".join(f"PREFIX {prefix}: <{NAMESPACES.get(prefix, 'its IRI')}>" for prefix in missing)
    are = "prefixes {} are" if len(missing) > 1 else "prefix {} is"
    return SparqlError(
        f"the {are.format(names)} not declared", where=where, advice=f"begin the query with {lines}"
    )
