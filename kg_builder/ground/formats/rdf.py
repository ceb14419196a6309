"""RDF files: SKOS concept schemes, and OWL ontologies with oboInOwl synonyms."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from kg_builder import lazy_re as re
from kg_builder.errors import ReadError
from kg_builder.ground.vocabulary import Group, NameKind, VocabularyTerm

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node

__all__ = ["read_rdf"]

_OBO = "http://www.geneontology.org/formats/oboInOwl#"
_OBO_IRI = re.compile(r"/obo/([A-Za-z]+)_(\w+)$")
_LAST = re.compile(r"[^/#:]+$")


def read_rdf(path: Path, groups: Group, *, prefix: str) -> Iterator[VocabularyTerm]:
    """Terms of an RDF file: skos:Concept and owl:Class, deprecated ones left out.

    Args:
        path: Turtle, RDF/XML, N-Triples or JSON-LD.
        groups: what its terms stand for.
        prefix: of the CURIEs of terms whose IRIs are not of the OBO form.

    Yields:
        Terms by IRI.

    Raises:
        ReadError: the file is no RDF.

    >>> head = "@prefix s: <http://www.w3.org/2004/02/skos/core#> . "
    >>> _ = (folder / "own.ttl").write_text(head + '<x:a/1> a s:Concept ; s:prefLabel "gout" .')
    >>> [(term.curie, term.label) for term in read_rdf(folder / "own.ttl", Group.DISEASE, prefix="OWN")]
    [('OWN:1', 'gout')]
    """
    from rdflib import OWL, RDF, RDFS, SKOS, Graph, Literal, URIRef

    graph = Graph()
    try:
        graph.parse(path, format="xml" if path.suffix in (".owl", ".rdf", ".xml") else None)
    except Exception as error:  # parsers raise errors of many libraries
        raise ReadError(
            f"cannot be read as RDF ({error})", where=str(path), advice="give Turtle, RDF/XML or N-Triples"
        ) from error
    preferred = (SKOS.prefLabel, RDFS.label)
    alternative = (SKOS.altLabel, SKOS.hiddenLabel, URIRef(_OBO + "hasExactSynonym"))
    terms = {node for cls in (SKOS.Concept, OWL.Class) for node in graph.subjects(RDF.type, cls)}
    for term in sorted(node for node in terms if isinstance(node, URIRef)):
        if graph.value(term, OWL.deprecated) == Literal(True):
            continue
        labels = [text for p in preferred for text in _texts(graph, term, p)]
        if not labels:
            continue
        others = [text for p in alternative for text in _texts(graph, term, p)]
        same = [
            _curie(str(node), prefix)
            for p in (SKOS.exactMatch, OWL.equivalentClass)
            for node in graph.objects(term, p)
            if isinstance(node, URIRef)
        ]
        same += [str(node) for node in graph.objects(term, URIRef(_OBO + "hasDbXref")) if ":" in str(node)]
        parents = [
            _curie(str(node), prefix)
            for p in (SKOS.broader, RDFS.subClassOf)
            for node in graph.objects(term, p)
            if isinstance(node, URIRef)
        ]
        yield VocabularyTerm(
            _curie(str(term), prefix),
            labels[0],
            groups,
            tuple((name, NameKind.SYNONYM) for name in dict.fromkeys([*labels[1:], *others])),
            tuple(sorted(set(same))),
            tuple(sorted(set(parents))),
        )


def _texts(graph: Graph, term: Node, predicate: Node) -> list[str]:
    """English texts, and those without a language, sorted."""
    return sorted(
        str(node)
        for node in graph.objects(term, predicate)
        if (getattr(node, "language", None) or "en").split("-")[0] == "en"
    )


def _curie(iri: str, prefix: str) -> str:
    obo = _OBO_IRI.search(iri)
    if obo:
        return f"{obo.group(1).upper()}:{obo.group(2)}"
    last = _LAST.search(iri)
    return f"{prefix}:{last.group() if last else iri}"
