"""The graph as nanopublications: one a fact, named by the hash of what it says."""

from __future__ import annotations

import base64
import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from .. import terms
from ..query.names import drug_names
from ..query.records import restriction_to_drug
from ..store.base import Store, select
from ..store.terms import Iri, Literal, Term

if TYPE_CHECKING:
    import pyoxigraph

__all__ = ["DIRECT", "Statement", "artifact_code", "write_nanopubs"]

Statement = tuple[str, str, str, Term]
"""Graph, subject, predicate, object; ``\\0`` in a name is where the nanopublication's own code goes."""

DIRECT: dict[str, str] = {
    "brand_name": terms.hasBrandName,
    "drug_class": terms.hasDrugClass,
    "target": terms.hasTarget,
    "indication": terms.hasIndication,
    "contraindication": terms.hasContraindication,
    "adverse_effect": terms.hasAdverseEffect,
    "warning": terms.hasWarning,
    "warning_action": terms.hasWarningAction,
    "interaction_count": terms.hasInteractionCount,
    "interaction": terms.interactsWith,
    "dosage_form": terms.hasDosageForm,
    "strength": terms.hasStrength,
    "dose_regimen": terms.hasDoseRegimen,
    "dose_modification": terms.hasDoseModification,
    "screening": terms.requiresScreening,
    "special_population": terms.hasSpecialPopulationStatement,
    "pregnancy": terms.hasPregnancyStatement,
    "lactation": terms.hasLactationStatement,
    "reference": terms.hasReference,
}
"""Property of the one-hop triple of each relation."""

_BASE = "https://w3id.org/drugkg/np/"
_HERE = _BASE + "\0"
_HEAD, _ASSERTION, _PROVENANCE, _INFO = (
    f"{_HERE}#{part}" for part in ("Head", "assertion", "provenance", "pubinfo")
)
_NP = "http://www.nanopub.org/nschema#"
_OA = "http://www.w3.org/ns/oa#"
_PROV = "http://www.w3.org/ns/prov#"
_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_LABEL = "http://www.w3.org/2000/01/rdf-schema#label"
_PREFIXES = {
    "dkg": terms.DKG,
    "np": _NP,
    "oa": _OA,
    "prov": _PROV,
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_SAID = """
PREFIX dkg: <https://w3id.org/drugkg/ontology#>
PREFIX prov: <http://www.w3.org/ns/prov#>
SELECT DISTINCT ?fact ?property ?value WHERE {{
  {restriction}
  ?fact ?property ?value .
  FILTER(?property NOT IN (dkg:evidence, dkg:rule, prov:wasGeneratedBy))
}}
"""
_READ = """
PREFIX dkg: <https://w3id.org/drugkg/ontology#>
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX prov: <http://www.w3.org/ns/prov#>
SELECT DISTINCT ?fact ?span ?source ?section ?words ?quote ?place ?start ?end ?activity ?software WHERE {{
  {restriction}
  ?fact dkg:evidence ?span .
  ?span oa:hasSource ?source ; dkg:section ?section ; oa:hasSelector ?words , ?place .
  ?words oa:exact ?quote .
  ?place oa:start ?start ; oa:end ?end .
  ?fact prov:wasGeneratedBy ?activity .
  ?activity prov:used ?source ; prov:wasAssociatedWith ?software .
}}
"""


def write_nanopubs(store: Store, folder: Path) -> list[Path]:
    """Writes nanopubs.trig: for each fact its assertion, provenance and publication info.

    The assertion is the fact node and, where the fact is asserted, the one-hop triple; the provenance is
    the words it was read from, and the reading. A nanopublication's name ends in the code that the trusty
    URI specification makes of its content (module RA), so the same fact from the same words always has the
    same name, and a changed one is found out. There is no time of creation, which would break that.

    Args:
        store: the store to read.
        folder: where to write.

    Returns:
        The file written.

    >>> (path,) = write_nanopubs(store, folder)
    >>> path.read_text().count(" a np:Nanopublication")
    3
    """
    import pyoxigraph

    path = folder / "nanopubs.trig"
    quads = (quad for statements in _nanopubs(store) for quad in _named(statements))
    pyoxigraph.serialize(quads, str(path), pyoxigraph.RdfFormat.TRIG, prefixes=_PREFIXES)
    return [path]


def artifact_code(statements: Iterable[Statement]) -> str:
    r"""The code of a set of statements, 45 letters, as trusty URIs have it.

    Order and repeats don't count.

    Args:
        statements: graph, subject, predicate and value of each.

    >>> said = [("x:g\0", "x:s", "x:p", Literal("o"))]
    >>> artifact_code(said) == artifact_code(said + said)
    True
    """
    digest = hashlib.sha256()
    for statement in sorted(set(statements), key=_order):
        graph, subject, predicate, value = statement
        lines = (graph, subject, predicate, _value(value))
        digest.update("".join(line.replace("\0", " ") + "\n" for line in lines).encode())
    return "RA" + base64.b64encode(digest.digest(), b"-_").decode().rstrip("=")


def _order(statement: Statement) -> tuple[str, ...]:
    graph, subject, predicate, value = statement
    more = ("1", value.value, value.datatype) if isinstance(value, Literal) else ("0", value.value, "")
    return tuple(text.replace("\0", " ") for text in (graph, subject, predicate, *more))


def _value(value: Term) -> str:
    if not isinstance(value, Literal):
        return value.value
    escaped = value.value.replace("\\", "\\\\").replace("\n", "\\n")
    mark = f"@{value.language.lower()}" if value.language else f"^{value.datatype}"
    return f"{mark} {escaped}"


def _named(statements: list[Statement]) -> Iterator[pyoxigraph.Quad]:
    """The statements under the name that their content gives them, graph by graph."""
    import pyoxigraph

    code = artifact_code(statements)
    node = pyoxigraph.NamedNode
    for graph, subject, predicate, value in dict.fromkeys(statements):
        thing: pyoxigraph.NamedNode | pyoxigraph.Literal
        if isinstance(value, Literal):
            thing = pyoxigraph.Literal(value.value, datatype=node(value.datatype))
        else:
            thing = node(value.value.replace("\0", code))
        ends = (node(text.replace("\0", code)) for text in (subject, predicate))
        yield pyoxigraph.Quad(next(ends), next(ends), thing, node(graph.replace("\0", code)))


def _nanopubs(store: Store) -> Iterator[list[Statement]]:
    for name, drug in drug_names(store):
        restriction = restriction_to_drug(drug)
        said: dict[str, list[tuple[str, Term]]] = defaultdict(list)
        for fact, prop, value in select(store, _SAID.format(restriction=restriction)).rows:
            if isinstance(fact, Iri) and isinstance(prop, Iri) and value is not None:
                said[fact.value].append((prop.value, value))
        read: dict[str, list[tuple[Term, ...]]] = defaultdict(list)
        for fact, *place in select(store, _READ.format(restriction=restriction)).rows:
            if isinstance(fact, Iri):
                read[fact.value].append(tuple(term for term in place if term is not None))
        for iri in sorted(said):
            yield [*_head(), *_assertion(iri, said[iri], drug, name), *_read_from(read[iri])]


def _head() -> Iterator[Statement]:
    yield _HEAD, _HERE, _TYPE, Iri(_NP + "Nanopublication")
    yield _HEAD, _HERE, _NP + "hasAssertion", Iri(_ASSERTION)
    yield _HEAD, _HERE, _NP + "hasProvenance", Iri(_PROVENANCE)
    yield _HEAD, _HERE, _NP + "hasPublicationInfo", Iri(_INFO)


def _assertion(fact: str, said: list[tuple[str, Term]], drug: Iri, name: str) -> Iterator[Statement]:
    ordered = sorted(said, key=lambda pair: (pair[0], pair[1].value))
    known = dict(ordered)
    relation, status, thing = (known[prop] for prop in (terms.relation, terms.status, terms.object))
    if status.value == "asserted":
        yield _ASSERTION, drug.value, DIRECT[relation.value], thing
    for prop, value in ordered:
        yield _ASSERTION, fact, prop, value
    yield _ASSERTION, drug.value, _LABEL, Literal(name)
    yield _ASSERTION, thing.value, _LABEL, known[terms.objectText]


def _read_from(places: list[tuple[Term, ...]]) -> Iterator[Statement]:
    made: set[Statement] = set()
    for span, source, section, words, quote, place, start, end, activity, software in places:
        made |= {
            (_PROVENANCE, _ASSERTION, _PROV + "wasDerivedFrom", source),
            (_PROVENANCE, _ASSERTION, terms.evidence, span),
            (_PROVENANCE, _ASSERTION, _PROV + "wasGeneratedBy", activity),
            (_PROVENANCE, activity.value, _PROV + "used", source),
            (_PROVENANCE, activity.value, _PROV + "wasAssociatedWith", software),
            (_PROVENANCE, span.value, _TYPE, Iri(_OA + "SpecificResource")),
            (_PROVENANCE, span.value, _OA + "hasSource", source),
            (_PROVENANCE, span.value, terms.section, section),
            (_PROVENANCE, span.value, _OA + "hasSelector", words),
            (_PROVENANCE, span.value, _OA + "hasSelector", place),
            (_PROVENANCE, words.value, _TYPE, Iri(_OA + "TextQuoteSelector")),
            (_PROVENANCE, words.value, _OA + "exact", quote),
            (_PROVENANCE, place.value, _TYPE, Iri(_OA + "TextPositionSelector")),
            (_PROVENANCE, place.value, _OA + "start", start),
            (_PROVENANCE, place.value, _OA + "end", end),
            (_INFO, _HERE, _PROV + "wasAttributedTo", software),
            (_INFO, software.value, _TYPE, Iri(_PROV + "SoftwareAgent")),
        }
    yield from sorted(made, key=_order)
