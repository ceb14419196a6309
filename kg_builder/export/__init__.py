"""The graph in other formats, one module a family of formats; all read any store."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

from ..errors import OutputError
from ..store.base import Store
from .graphml import write_graphml
from .kgx import write_kgx_jsonl, write_kgx_tsv
from .quads import write_jsonld, write_nquads, write_trig, write_turtle
from .tables import write_csv

__all__ = ["FORMATS", "export"]

FORMATS: Mapping[str, Callable[[Store, Path], list[Path]]] = MappingProxyType(
    {
        "csv": write_csv,
        "graphml": write_graphml,
        "jsonld": write_jsonld,
        "kgx-jsonl": write_kgx_jsonl,
        "kgx-tsv": write_kgx_tsv,
        "nquads": write_nquads,
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
