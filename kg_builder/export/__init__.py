"""The graph in other formats, one module a family of formats; all read any store."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

from ..errors import OutputError
from ..store.base import Store
from .crate import write_crate
from .cytoscape import write_cytoscape
from .edge_lists import write_edge_lists
from .graphml import write_graphml
from .kgx import write_kgx_jsonl, write_kgx_tsv
from .nanopubs import write_nanopubs
from .neo4j import write_neo4j
from .quads import write_jsonld, write_nquads, write_trig, write_turtle
from .sssom import write_sssom
from .tables import write_arrow, write_csv, write_parquet

__all__ = ["FORMATS", "export"]

FORMATS: Mapping[str, Callable[[Store, Path], list[Path]]] = MappingProxyType(
    {
        "arrow": write_arrow,
        "csv": write_csv,
        "cytoscape": write_cytoscape,
        "edge-lists": write_edge_lists,
        "graphml": write_graphml,
        "jsonld": write_jsonld,
        "kgx-jsonl": write_kgx_jsonl,
        "kgx-tsv": write_kgx_tsv,
        "nanopubs": write_nanopubs,
        "neo4j": write_neo4j,
        "nquads": write_nquads,
        "parquet": write_parquet,
        "ro-crate": write_crate,
        "sssom": write_sssom,
        "trig": write_trig,
        "turtle": write_turtle,
    }
)
"""What writes each format."""


def export(store: Store, format_name: str, folder: Path | str) -> list[Path]:
    """Writes the graph of a store in another format.

    Args:
        store: the store to read.
        format_name: one of FORMATS.
        folder: where to write; made if there is none.

    Returns:
        The files written.

    Raises:
        OutputError: no such format, or the folder cannot be written.
        StoreError: the store failed.

    >>> [path.name for path in export(store, "graphml", folder / "new")]
    ['graph.graphml']
    """
    write = FORMATS.get(format_name)
    if write is None:
        raise OutputError(f"there is no format {format_name!r}", advice=f"choose of {', '.join(FORMATS)}")
    target = Path(folder)
    try:
        target.mkdir(parents=True, exist_ok=True)
        return write(store, target)
    except OSError as error:
        raise OutputError(
            f"the files cannot be written ({error.strerror or error})", where=str(folder)
        ) from error
