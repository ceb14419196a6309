"""Federated queries when the other side is well, down, slow, or wrong."""

from __future__ import annotations

import http.server
import re
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from kg_builder.errors import DrugkgError, StoreTimeoutError
from kg_builder.query import Catalog, run
from kg_builder.store import OxigraphStore, RdflibStore, RemoteStore, Store
from kg_builder.store.serve import Server
from tests.example_graph import example_nquads
from tests.query.other_side import other_side

# rdflib leaves its connections to other endpoints open; they are closed, with a warning, when collected.
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")

QUERY = Catalog().get("federation/uniprot_of_target")


def ask(store: Store, endpoint: str, target: str = "CD20") -> list[dict[str, object]]:
    return [dict(row) for row in run(store, QUERY, {"target": target, "endpoint": endpoint}).rows]


@contextmanager
def answering(status: int, media_type: str, body: bytes, wait: float = 0.0) -> Iterator[str]:
    """An address at which something answers, which is no endpoint."""
    released = threading.Event()

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            if wait:
                released.wait(wait)
            try:
                self.send_response(status)
                self.send_header("Content-Type", media_type)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)
            except OSError:
                return  # the asker gave up

        def do_POST(self) -> None:
            self.rfile.read(int(self.headers.get("Content-Length", 0)))
            self.do_GET()

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            return

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/sparql"
    finally:
        released.set()
        server.shutdown()
        server.server_close()
        thread.join()


def test_every_query_has_its_endpoint_as_a_parameter_with_a_default() -> None:
    for query in Catalog().pack("federation").queries:
        (endpoint,) = [p for p in query.parameters if p.name == "endpoint"]
        assert str(endpoint.default).startswith(("https://", "http://localhost"))


def test_two_servers_answer_together(any_store: Store) -> None:
    assert [row["protein_name"] for row in ask(any_store, other_side())] == ["B-lymphocyte antigen"]


def test_nothing_there_is_no_row(any_store: Store) -> None:
    assert ask(any_store, other_side(), target="CD19") == []


def test_the_other_side_is_down(any_store: Store) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{free.getsockname()[1]}/sparql"
    with pytest.raises(DrugkgError, match=re.escape(address)):
        ask(any_store, address)


def test_a_port_that_is_never_asked_is_named_as_the_other_side(any_store: Store) -> None:
    """The embedded engine refuses some ports by a rule of its own, and said nothing of the address."""
    with pytest.raises(DrugkgError, match=r"127\.0\.0\.1:9/sparql"):
        ask(any_store, "http://127.0.0.1:9/sparql")


def test_what_a_server_says_of_the_other_side_is_shown(example_server: Server) -> None:
    with (
        RemoteStore(example_server.url) as store,
        answering(404, "text/plain", b"") as address,
        pytest.raises(DrugkgError, match="breaks off with: Error 404"),
    ):
        ask(store, address)


@pytest.mark.parametrize(
    ("status", "media_type", "body"),
    [
        (200, "text/html", b"<html>Welcome</html>"),
        (200, "application/sparql-results+json", b'{"head": {"vars": ["protein"'),
        (500, "text/plain", b"out of order"),
        (404, "text/plain", b"nothing here"),
    ],
)
def test_what_answers_is_no_endpoint(any_store: Store, status: int, media_type: str, body: bytes) -> None:
    with (
        answering(status, media_type, body) as address,
        pytest.raises(DrugkgError, match=re.escape(address)),
    ):
        ask(any_store, address)


def test_the_other_side_is_slow(example_server: Server) -> None:
    """A store behind an endpoint gives up in its own time, whatever the other side does."""
    with (
        answering(200, "text/plain", b"", wait=20) as address,
        RemoteStore(example_server.url, timeout=1) as store,
        pytest.raises(DrugkgError, match=f"within 1 s.*{re.escape(address)}"),
    ):
        ask(store, address)


@pytest.mark.parametrize("kind", [OxigraphStore, RdflibStore])
def test_stores_of_this_process_give_up_too(
    kind: type[OxigraphStore | RdflibStore], monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in ("oxigraph", "rdflib"):
        monkeypatch.setattr(f"kg_builder.store.{module}.FEDERATED_SECONDS", 0.5)
    with kind() as store, answering(500, "text/plain", b"", wait=20) as address:
        store.load(example_nquads())
        with pytest.raises(StoreTimeoutError, match=rf"{re.escape(address)}.*within 0\.5 s"):
            ask(store, address)
