"""The graph as Cytoscape JSON, for Cytoscape and cytoscape.js."""

from __future__ import annotations

import json
from pathlib import Path

from ..store.base import Store
from .rows import edge_type, exact_drug_terms, fact_id, facts_by_drug, kind_of

__all__ = ["write_cytoscape"]


def write_cytoscape(store: Store, folder: Path) -> list[Path]:
    """Writes graph.cyjs: things as nodes, facts as edges.

    Nodes have ``id``, ``name``, ``kind`` and ``terms``; edges ``id`` (that of the fact), ``interaction``
    (the relation, with the status before it where it is not asserted), ``relation``, ``status``, ``text``,
    ``places`` and the known qualifiers.

    Args:
        store: the store to read.
        folder: where to write.

    Returns:
        The file written.

    >>> (path,) = write_cytoscape(store, folder)
    >>> sorted(edge["data"]["text"] for edge in json.loads(path.read_text())["elements"]["edges"])
    ['gout', 'gout', 'nausea']
    """
    path = folder / "graph.cyjs"
    things: dict[str, dict[str, str | list[str]]] = {}
    of_drugs = exact_drug_terms(store)
    with path.open("w", encoding="utf-8", newline="\n") as out:
        # Edges first: they are written as they come, and only things are kept in mind.
        out.write(
            '{"format_version": "1.0", "target_cytoscapejs_version": "~3.0", "data": {"name": "drugkg"},\n'
        )
        out.write('"elements": {"edges": [')
        for place, node in enumerate(facts_by_drug(store)):
            fact, iri = node.fact, node.object.value
            drug = things.setdefault(node.drug.value, _thing(node.drug.value, fact.drug))
            if node.drug.value in of_drugs:
                drug["terms"] = of_drugs[node.drug.value]
            thing = things.setdefault(iri, _thing(iri, fact.object))
            if fact.groundings:
                thing["terms"] = [term.curie for term in fact.groundings]
            data = {
                **fact.qualifiers,
                "id": fact_id(node),
                "source": node.drug.value,
                "target": iri,
                "interaction": edge_type(fact),
                "relation": fact.relation,
                "status": fact.status.value,
                "text": fact.object,
                "places": [f"{e.document}:{e.span.start}-{e.span.end}" for e in fact.evidence],
            }
            out.write(("," if place else "") + "\n" + json.dumps({"data": data}, ensure_ascii=False))
        out.write('\n], "nodes": [')
        for place, thing in enumerate(things.values()):
            out.write(("," if place else "") + "\n" + json.dumps({"data": thing}, ensure_ascii=False))
        out.write("\n]}}\n")
    return [path]


def _thing(iri: str, name: str) -> dict[str, str | list[str]]:
    return {"id": iri, "name": name, "kind": kind_of(iri)}
