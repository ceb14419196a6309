"""The graph as integer edge lists, ready for PyTorch Geometric, DGL and the like."""

from __future__ import annotations

import csv
import json
from collections import defaultdict
from pathlib import Path

from ..store.base import Store
from .rows import edge_type, fact_id, facts_by_drug, kind_of

__all__ = ["write_edge_lists"]


def write_edge_lists(store: Store, folder: Path) -> list[Path]:
    """Writes edge_index.npz, nodes/{kind}.csv, edges/{type}.csv and schema.json.

    A thing's index counts from 0 within its kind, in the order of ``nodes/{kind}.csv``. An edge type is
    ``{kind}__{relation}__{kind}``, the relation with its status before it where it is not asserted.
    ``edge_index.npz`` holds one int64 array of shape (2, edges) for each, sources above targets;
    ``edges/{type}.csv`` says row by row which fact each column is of.

    Args:
        store: the store to read.
        folder: where to write.

    Returns:
        The files written.

    >>> files = write_edge_lists(store, folder)
    >>> json.loads((folder / "schema.json").read_text())["edge_types"]
    {'drug__adverse_effect__condition': 1, 'drug__indication__condition': 2}
    """
    import numpy as np

    nodes: dict[str, dict[str, tuple[int, str]]] = defaultdict(dict)
    edges: dict[str, list[tuple[int, int, str, str]]] = defaultdict(list)
    for node in facts_by_drug(store):
        ends = []
        for iri, name in ((node.drug.value, node.fact.drug), (node.object.value, node.fact.object)):
            known = nodes[kind_of(iri)]
            ends.append(known.setdefault(iri, (len(known), name))[0])
        kinds = kind_of(node.drug.value), kind_of(node.object.value)
        key = f"{kinds[0]}__{edge_type(node.fact)}__{kinds[1]}"
        edges[key].append((ends[0], ends[1], fact_id(node), node.fact.object))
    written = []
    for kind, things in sorted(nodes.items()):
        rows: list[tuple[object, ...]] = [(i, iri, name) for iri, (i, name) in things.items()]
        written.append(_write(folder / "nodes" / f"{kind}.csv", ("index", "iri", "name"), rows))
    for key, found in sorted(edges.items()):
        written.append(
            _write(folder / "edges" / f"{key}.csv", ("source", "target", "fact", "text"), list(found))
        )
    arrays = {
        key: np.array([row[:2] for row in found], dtype=np.int64).T.copy()
        for key, found in sorted(edges.items())
    }
    np.savez(folder / "edge_index.npz", allow_pickle=False, **arrays)
    schema = {
        "node_types": {kind: len(things) for kind, things in sorted(nodes.items())},
        "edge_types": {key: len(found) for key, found in sorted(edges.items())},
    }
    (folder / "schema.json").write_text(json.dumps(schema, indent=2) + "\n", encoding="utf-8")
    return [folder / "edge_index.npz", folder / "schema.json", *written]


def _write(path: Path, head: tuple[str, ...], rows: list[tuple[object, ...]]) -> Path:
    path.parent.mkdir(exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as stream:
        out = csv.writer(stream, lineterminator="\n")
        out.writerow(head)
        out.writerows(rows)
    return path
