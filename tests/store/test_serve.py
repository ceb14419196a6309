"""The local server: starts, answers, refuses writing, ends with its parent."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from kg_builder.errors import ReleaseError, StoreError, StoreUnreachableError
from kg_builder.store import OxigraphStore, RemoteStore, ask, open_store
from kg_builder.store.release import database_of
from kg_builder.store.serve import Server, serve
from tests.example_graph import example_nquads


def test_it_listens_on_loopback_only(example_server: Server) -> None:
    assert example_server.url == f"http://127.0.0.1:{example_server.port}/query"
    assert "--bind" not in example_server.messages()


def test_it_has_a_query_page(example_server: Server) -> None:
    with urllib.request.urlopen(example_server.page, timeout=10) as page:
        assert b"<html" in page.read().lower()


def test_it_is_read_only(example_server: Server) -> None:
    update = urllib.request.Request(
        example_server.page + "update",
        data=b"INSERT DATA { <x:a> <x:b> <x:c> }",
        headers={"Content-Type": "application/sparql-update"},
    )
    with pytest.raises(urllib.error.HTTPError):
        urllib.request.urlopen(update, timeout=10)


def test_it_ends_with_its_block(example_release: Path) -> None:
    with serve(example_release) as server, RemoteStore(server.url) as store:
        assert ask(store, "ASK { ?s ?p ?o }")
    with pytest.raises(StoreUnreachableError), RemoteStore(server.url, timeout=2) as store:
        store.query("ASK { ?s ?p ?o }")
    server.stop()  # harmless


def test_a_port_that_is_taken(example_release: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(StoreError, match=f"port {port} cannot be used"):
            serve(example_release, port=port)
    with pytest.raises(StoreError, match="cannot be used"):
        serve(example_release, port=70000)


def test_a_chosen_port(example_release: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    with serve(example_release, port=port) as server:
        assert server.port == port


def test_what_is_no_release(tmp_path: Path) -> None:
    with pytest.raises(ReleaseError, match=r"no graph\.nq\.gz"):
        serve(tmp_path)
    with pytest.raises(ReleaseError, match="no such release"):
        open_store(tmp_path / "none")


def test_it_ends_when_its_parent_is_killed(example_release: Path) -> None:
    code = (
        "import sys, time; from pathlib import Path; from kg_builder.store.serve import serve\n"
        "server = serve(Path(sys.argv[1])); print(server.url, flush=True); time.sleep(60)"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code, str(example_release)], stdout=subprocess.PIPE, text=True
    ) as parent:
        assert parent.stdout
        url = parent.stdout.readline().strip()
        with RemoteStore(url, timeout=5) as store:
            assert ask(store, "ASK { ?s ?p ?o }")
        parent.kill()
    end = time.monotonic() + 10
    while time.monotonic() < end:
        try:
            with RemoteStore(url, timeout=1) as store:
                store.query("ASK {}")
        except StoreUnreachableError:
            return
        time.sleep(0.05)
    pytest.fail("the server outlives its parent")


def test_a_missing_program_is_told(example_release: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sysconfig.get_path", lambda name: "/nowhere")
    monkeypatch.setitem(os.environ, "PATH", "/nowhere")
    with pytest.raises(StoreError, match=r"pip install 'drugkg\[serve\]'"):
        serve(example_release)


def with_database(release: Path, *, size: int | None = None) -> Path:
    """Adds to a copy of the release what a build adds: a database and a manifest."""
    import pyoxigraph

    from kg_builder.database import fill

    database = pyoxigraph.Store(str(release / "store"))
    fill(database, example_nquads(), pyoxigraph.RdfFormat.N_QUADS)
    database.flush()
    real = (release / "graph.nq.gz").stat().st_size
    files = {"graph.nq.gz": {"bytes": real if size is None else size}}
    (release / "manifest.json").write_text(json.dumps({"files": files}))
    return release


@pytest.fixture
def copied(example_release: Path, tmp_path: Path) -> Path:
    (tmp_path / "graph.nq.gz").write_bytes((example_release / "graph.nq.gz").read_bytes())
    return tmp_path


def test_the_database_of_a_release_is_opened_and_served(copied: Path) -> None:
    release = with_database(copied)
    assert database_of(release) == release / "store"
    with open_store(release) as store:
        assert isinstance(store, OxigraphStore)
        assert store.has_union
        assert len(store.graphs()) == 9
    with serve(release) as server, RemoteStore(server.url) as remote:
        assert len(remote.graphs()) == 9


def test_two_may_read_one_database(copied: Path) -> None:
    release = with_database(copied)
    with open_store(release) as first, open_store(release) as second:
        assert first.graphs() == second.graphs()


def test_a_database_of_another_graph_is_not_used(copied: Path) -> None:
    release = with_database(copied, size=1)
    assert database_of(release) is None
    with open_store(release) as store:
        assert ask(store, "ASK { ?s ?p ?o }")


def test_a_damaged_database_is_told(copied: Path) -> None:
    release = with_database(copied)
    for file in (release / "store").iterdir():
        if file.name == "CURRENT":
            file.write_text("MANIFEST-999999\n")
    with pytest.raises(StoreError, match="build the release again"):
        open_store(release)


def test_a_cut_file_of_the_database_is_told(copied: Path) -> None:
    """The engine's RuntimeError reached the user."""
    release = with_database(copied)
    for file in (release / "store").glob("*.sst"):
        file.write_bytes(file.read_bytes()[:100])
    with pytest.raises(StoreError, match="build the release again"):
        open_store(release)


def test_an_unknown_engine(example_release: Path) -> None:
    with pytest.raises(StoreError, match="oxigraph or rdflib"):
        open_store(example_release, engine="jena")
