"""Laws of one document's graph that shapes cannot state: its layers agree, its quotes stand in its text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, cast

from kg_builder.rdf.mapping import RELATIONS

from .shapes import Violation

if TYPE_CHECKING:
    import rdflib
    from rdflib import URIRef

__all__ = ["layer_violations", "quote_violations"]

_OA = "http://www.w3.org/ns/oa#"
_DIRECT = {relation: terms.direct for relation, terms in RELATIONS.items()}


def layer_violations(data: rdflib.Graph, *, graph: str = "") -> Iterator[Violation]:
    """Where one-hop triples and asserted fact nodes disagree.

    Args:
        data: graph of one document.
        graph: name to report.
    """
    from rdflib import URIRef

    def dkg(name: str) -> URIRef:
        return URIRef("https://w3id.org/drugkg/ontology#" + name)

    from_nodes: dict[tuple[str, str, str], str] = {}
    for node, relation in data.subject_objects(dkg("relation")):
        direct = _DIRECT.get(str(relation))
        if direct and str(data.value(node, dkg("status"))) == "asserted":
            drug, thing = data.value(node, dkg("drug")), data.value(node, dkg("object"))
            from_nodes[str(drug), direct, str(thing)] = str(node)
    direct_triples = {
        (str(s), direct, str(o))
        for direct in _DIRECT.values()
        for s, o in data.subject_objects(URIRef(direct))
    }
    for triple in sorted(from_nodes.keys() - direct_triples):
        yield Violation(
            graph,
            from_nodes[triple],
            "layers",
            triple[1],
            triple[2],
            "an asserted fact has a one-hop triple: write it",
        )
    for triple in sorted(direct_triples - from_nodes.keys()):
        yield Violation(
            graph,
            triple[0],
            "layers",
            triple[1],
            triple[2],
            "no asserted fact stands behind this triple: take it out",
        )


def quote_violations(data: rdflib.Graph, text: str, *, graph: str = "") -> Iterator[Violation]:
    """Spans whose quote, or words before and after it, the text doesn't hold at their position.

    Args:
        data: graph of one document.
        text: its text.
        graph: name to report.
    """
    from rdflib import RDF, URIRef

    def number(node: object, name: str) -> int:
        try:
            return int(str(data.value(cast("URIRef", node), URIRef(_OA + name))))
        except ValueError:
            return -1

    for span in sorted(data.subjects(RDF.type, URIRef(_OA + "SpecificResource")), key=str):
        selectors = list(data.objects(span, URIRef(_OA + "hasSelector")))
        starts = [number(s, "start") for s in selectors if data.value(s, URIRef(_OA + "start")) is not None]
        ends = [number(s, "end") for s in selectors if data.value(s, URIRef(_OA + "end")) is not None]
        if len(starts) != 1 or len(ends) != 1:
            continue  # the shapes say so already
        for selector in selectors:
            exact = data.value(selector, URIRef(_OA + "exact"))
            if exact is None:
                continue
            before = str(data.value(selector, URIRef(_OA + "prefix")) or "")
            after = str(data.value(selector, URIRef(_OA + "suffix")) or "")
            start, end = starts[0], ends[0]
            if (
                text[start:end] != str(exact)
                or not text[:start].endswith(before)
                or not text.startswith(after, end)
            ):
                yield Violation(
                    graph,
                    str(span),
                    "quote",
                    "",
                    str(exact),
                    f"the text holds other words at {start}: build it again",
                )
