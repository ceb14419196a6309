"""Laws of one document's graph that shapes cannot state: its layers agree, its quotes stand in its text."""

from __future__ import annotations

from collections.abc import Iterator

from kg_builder import terms
from kg_builder.rdf.mapping import RELATIONS

from .shapes import Graph, Violation

__all__ = ["layer_violations", "quote_violations"]

_OA = "http://www.w3.org/ns/oa#"
_DIRECT = {relation: terms.direct for relation, terms in RELATIONS.items()}


def _value(data: Graph, node: str, predicate: str) -> str | None:
    values = data.get(node, {}).get(predicate)
    return values[0].value if values else None


def layer_violations(data: Graph, *, graph: str = "") -> Iterator[Violation]:
    r"""Where one-hop triples and asserted fact nodes disagree.

    Args:
        data: graph of one document.
        graph: name to report.

    Yields:
        Violations of a one-hop triple without a fact, or of a fact without its triple.

    >>> from .shapes import graph_of
    >>> direct = "https://w3id.org/drugkg/ontology#hasIndication"
    >>> [violation.message for violation in layer_violations(graph_of([f"<x:a> <{direct}> <x:b> <x:g> .\n"]))]
    ['no asserted fact stands behind this triple: take it out']
    """
    nodes: dict[tuple[str, str, str], str] = {}
    for node, said in data.items():
        direct = _DIRECT.get(_value(data, node, terms.relation) or "")
        if direct and terms.drug in said and _value(data, node, terms.status) == "asserted":
            drug, thing = _value(data, node, terms.drug), _value(data, node, terms.object)
            nodes[drug or "", direct, thing or ""] = node
    triples = {
        (subject, direct, value.value)
        for subject, said in data.items()
        for direct in _DIRECT.values()
        for value in said.get(direct, ())
    }
    for triple in sorted(nodes.keys() - triples):
        message = "an asserted fact has a one-hop triple: write it"
        yield Violation(graph, nodes[triple], "layers", triple[1], triple[2], message)
    for triple in sorted(triples - nodes.keys()):
        message = "no asserted fact stands behind this triple: take it out"
        yield Violation(graph, triple[0], "layers", triple[1], triple[2], message)


def quote_violations(data: Graph, text: str, *, graph: str = "") -> Iterator[Violation]:
    """Spans whose quote, or words before and after it, the text doesn't hold at their position.

    Args:
        data: graph of one document.
        text: its text.
        graph: name to report.

    Yields:
        A violation for each selector of words that stand elsewhere.

    >>> from kg_builder.rdf.mapping import document_lines
    >>> from .shapes import graph_of
    >>> data = graph_of(document_lines(monograph, facts, version="1"))
    >>> len(list(quote_violations(data, monograph.text))), len(list(quote_violations(data, "other words")))
    (0, 2)
    """
    for span in sorted(data):
        selectors = [selector.value for selector in data[span].get(_OA + "hasSelector", ())]
        starts = [_value(data, s, _OA + "start") for s in selectors if _OA + "start" in data.get(s, {})]
        ends = [_value(data, s, _OA + "end") for s in selectors if _OA + "end" in data.get(s, {})]
        try:
            (start,), (end,) = (map(int, filter(None, numbers)) for numbers in (starts, ends))
        except ValueError:
            continue  # no position, or no numbers: the shapes say so
        for selector in selectors:
            exact = _value(data, selector, _OA + "exact")
            if exact is None:
                continue
            before = _value(data, selector, _OA + "prefix") or ""
            after = _value(data, selector, _OA + "suffix") or ""
            held = text[max(0, start - len(before)) : start], text[start:end], text[end : end + len(after)]
            if held != (before, exact, after):
                message = f"the text holds other words at {start}: build it again"
                yield Violation(graph, span, "quote", "", exact, message)
