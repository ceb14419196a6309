"""The graph as GraphML, for Gephi, yEd, igraph, NetworkX."""

from __future__ import annotations

from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from ..store.base import Store
from .rows import QUALIFIER_TYPES, QUALIFIERS, exact_drug_terms, fact_id, facts_by_drug, kind_of

__all__ = ["write_graphml"]

_TYPES = {"str": "string", "int": "int", "float": "double", "bool": "boolean"}
_DECLARED = {name: _TYPES[kind] for name, kind in QUALIFIER_TYPES.items()}
# XML 1.0 has no way to write these, not even escaped.
_NOT_XML = dict.fromkeys([*(c for c in range(32) if chr(c) not in "\t\n\r"), 0xFFFE, 0xFFFF])


def write_graphml(store: Store, folder: Path) -> list[Path]:
    """Writes graph.graphml: things as nodes, facts as edges with their qualifiers.

    Nodes have ``label``, ``kind`` and ``terms``; edges, whose ids are fact ids, have ``relation``,
    ``status``, ``text``, ``evidence`` (document:start-end, joined by spaces) and the qualifiers.

    Args:
        store: the store to read.
        folder: where to write.

    Returns:
        The file written.

    >>> (path,) = write_graphml(store, folder)
    >>> path.read_text().count("<node "), path.read_text().count("<edge ")
    (4, 3)
    """
    path = folder / "graph.graphml"
    seen: set[str] = set()
    of_drugs = exact_drug_terms(store)
    with path.open("w", encoding="utf-8", newline="\n") as out:
        out.write('<?xml version="1.0" encoding="UTF-8"?>\n')
        out.write('<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n')
        for name in ("label", "kind", "terms"):
            out.write(f'<key id="n_{name}" for="node" attr.name="{name}" attr.type="string"/>\n')
        for name in ("relation", "status", "text", "evidence"):
            out.write(f'<key id="{name}" for="edge" attr.name="{name}" attr.type="string"/>\n')
        for name in QUALIFIERS:
            out.write(f'<key id="q_{name}" for="edge" attr.name="{name}" attr.type="{_DECLARED[name]}"/>\n')
        out.write('<graph edgedefault="directed">\n')
        for node in facts_by_drug(store):
            fact = node.fact
            terms = " ".join(term.curie for term in fact.groundings)
            for thing, label, curies in (
                (node.drug.value, fact.drug, " ".join(of_drugs.get(node.drug.value, ()))),
                (node.object.value, fact.object, terms),
            ):
                if thing not in seen:
                    seen.add(thing)
                    data = _data("n_label", label) + _data("n_kind", kind_of(thing))
                    data += _data("n_terms", curies) if curies else ""
                    out.write(f"<node id={_attribute(thing)}>{data}</node>\n")
            places = " ".join(f"{e.document}:{e.span.start}-{e.span.end}" for e in fact.evidence)
            data = _data("relation", fact.relation) + _data("status", fact.status.value)
            data += _data("text", fact.object) + _data("evidence", places)
            data += "".join(_data(f"q_{name}", value) for name, value in fact.qualifiers.items())
            ends = f"source={_attribute(node.drug.value)} target={_attribute(node.object.value)}"
            out.write(f'<edge id="{fact_id(node)}" {ends}>{data}</edge>\n')
        out.write("</graph>\n</graphml>\n")
    return [path]


def _attribute(text: str) -> str:
    return quoteattr(text.translate(_NOT_XML))


def _data(key: str, value: object) -> str:
    text = str(value).lower() if isinstance(value, bool) else str(value)
    return f'<data key="{key}">{escape(text.translate(_NOT_XML))}</data>'
