"""Finds the graph in a release folder and opens the right store for it."""

from __future__ import annotations

from pathlib import Path

from ..errors import ReleaseError, StoreError
from ..manifest_file import read_head
from .base import Store
from .oxigraph import OxigraphStore
from .rdflib import RdflibStore
from .remote import Credentials, RemoteStore

__all__ = ["database_of", "graph_of", "is_address", "open_store"]

GRAPH_FILE = "graph.nq.gz"
DATABASE_FOLDER = "store"
MANIFEST_FILE = "manifest.json"


def is_address(place: Path | str) -> bool:
    """Whether a place is an endpoint's address rather than a folder.

    Args:
        place: a path or an http(s) address.

    >>> is_address("http://localhost:7878/query"), is_address("release")
    (True, False)
    """
    return str(place).startswith(("http://", "https://"))


def graph_of(release: Path) -> Path:
    """The graph file of a release.

    Args:
        release: a release folder.

    Raises:
        ReleaseError: if the folder has none.

    >>> (folder / GRAPH_FILE).touch()
    >>> graph_of(folder).name
    'graph.nq.gz'
    """
    graph = release / GRAPH_FILE
    if not graph.is_file():
        problem = f"the folder has no {GRAPH_FILE}" if release.is_dir() else "there is no such release folder"
        raise ReleaseError(problem, where=str(release), advice="give a folder made by drugkg build")
    return graph


def database_of(release: Path) -> Path | None:
    """The release's database on disk; None if it has none, or one of another graph.

    A build writes graph, database and manifest together, so a graph of another size than the manifest
    says came later, and the database is not of it.

    Args:
        release: a release folder.

    >>> database_of(folder) is None
    True
    """
    folder = release / DATABASE_FOLDER
    if not (folder / "CURRENT").is_file():
        return None
    try:
        size = read_head(release / MANIFEST_FILE)["files"][GRAPH_FILE]["bytes"]
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return folder if size == graph_of(release).stat().st_size else None


def open_store(
    place: Path | str,
    *,
    engine: str = "oxigraph",
    timeout: float = 60.0,
    credentials: Credentials | None = None,
) -> Store:
    r"""The store for a release folder or an endpoint's address.

    Args:
        place: release folder, or http(s) address of a SPARQL endpoint.
        engine: "oxigraph" or "rdflib", for folders.
        timeout: seconds a call to an endpoint may take.
        credentials: for an endpoint that asks for them.

    Returns:
        The store; the caller closes it.

    Raises:
        ReleaseError: the folder is no release.
        StoreError: it cannot be opened.

    >>> import gzip
    >>> _ = (folder / GRAPH_FILE).write_bytes(gzip.compress(b"<x:zorvexant> <x:treats> <x:gout> <x:g> ."))
    >>> with open_store(folder) as store:
    ...     store.query("ASK { <x:zorvexant> <x:treats> <x:gout> }")
    True
    """
    if is_address(place):
        return RemoteStore(str(place), timeout=timeout, credentials=credentials)
    release = Path(place)
    graph = graph_of(release)
    if engine == "rdflib":
        dataset = RdflibStore(where=str(release))
        dataset.load(graph)
        return dataset
    if engine != "oxigraph":
        raise StoreError(f"no engine {engine!r}", advice="choose oxigraph or rdflib")
    database = database_of(release)
    if database is not None:
        return OxigraphStore(database, where=str(release))
    store = OxigraphStore(where=str(release))
    store.load(graph)
    return store
