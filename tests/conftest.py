"""Fixtures shared by the tests of the asking side: one example graph behind every kind of store."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from kg_builder.store import OxigraphStore, RdflibStore, RemoteStore, Store
from kg_builder.store.serve import Server, serve
from tests.example_graph import example_nquads

settings.load_profile("ci")  # no deadlines, the same examples each time: a busy machine fails no law


@pytest.fixture(scope="session")
def example_release(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the example graph, as far as stores read a release."""
    release = tmp_path_factory.mktemp("asking") / "release"
    release.mkdir()
    with gzip.GzipFile(release / "graph.nq.gz", "wb", mtime=0) as stream:
        stream.write(example_nquads())
    return release


@pytest.fixture(scope="session")
def example_server(example_release: Path) -> Iterator[Server]:
    """A real SPARQL endpoint over the example graph."""
    with serve(example_release) as server:
        yield server


@pytest.fixture(scope="session")
def example_store() -> Iterator[OxigraphStore]:
    """The example graph in the embedded store."""
    with OxigraphStore() as store:
        store.load(example_nquads())
        yield store


@pytest.fixture(scope="session")
def example_rdflib() -> Iterator[RdflibStore]:
    """The example graph in rdflib."""
    with RdflibStore() as store:
        store.load(example_nquads())
        yield store


@pytest.fixture(scope="session")
def example_remote(example_server: Server) -> Iterator[RemoteStore]:
    """The example graph behind a real endpoint."""
    with RemoteStore(example_server.url, timeout=30) as store:
        yield store


@pytest.fixture(scope="session", params=["oxigraph", "rdflib", "remote"])
def any_store(request: pytest.FixtureRequest) -> Store:
    """The example graph in each kind of store in turn."""
    names = {"oxigraph": "example_store", "rdflib": "example_rdflib", "remote": "example_remote"}
    store: Store = request.getfixturevalue(names[request.param])
    return store
