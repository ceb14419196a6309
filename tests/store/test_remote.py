"""Endpoints that misbehave: each gives a clear error, within its time."""

from __future__ import annotations

import base64
import json
import socket
import threading
import time
import urllib.parse
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from kg_builder.errors import (
    SparqlError,
    StoreError,
    StoreResponseError,
    StoreTimeoutError,
    StoreUnreachableError,
)
from kg_builder.store import Credentials, RemoteStore, Solutions
from kg_builder.store.serve import Server

ASK = "ASK { ?s ?p ?o }"
SELECT = "SELECT ?s WHERE { ?s ?p ?o }"
YES = b'{"head":{},"boolean":true}'
JSON = "application/sparql-results+json"

Behaviour = Callable[[socket.socket, bytes], None]


@contextmanager
def endpoint(behave: Behaviour) -> Iterator[tuple[str, list[bytes]]]:
    """A server on loopback that treats each connection as told; gives its address and the requests."""
    requests: list[bytes] = []
    listener = socket.create_server(("127.0.0.1", 0))
    listener.settimeout(0.05)
    done = threading.Event()

    def talk(connection: socket.socket) -> None:
        with connection:
            connection.settimeout(5)
            try:
                request = received(connection)
                requests.append(request)
                behave(connection, request)
            except OSError:
                return

    def listen() -> None:
        while not done.is_set():
            try:
                connection, _ = listener.accept()
            except TimeoutError:
                continue
            except OSError:
                return
            threading.Thread(target=talk, args=(connection,), daemon=True).start()

    thread = threading.Thread(target=listen, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}/query", requests
    finally:
        done.set()
        thread.join()
        listener.close()


def received(connection: socket.socket) -> bytes:
    data = b""
    while b"\r\n\r\n" not in data:
        piece = connection.recv(65536)
        if not piece:
            return data
        data += piece
    head, _, body = data.partition(b"\r\n\r\n")
    for line in head.split(b"\r\n"):
        if line.lower().startswith(b"content-length:"):
            while len(body) < int(line.split(b":")[1]):
                body += connection.recv(65536)
    return head + b"\r\n\r\n" + body


def answering(
    body: bytes, content_type: str = JSON, status: str = "200 OK", extra: str = "", length: int | None = None
) -> Behaviour:
    def behave(connection: socket.socket, _: bytes) -> None:
        head = f"HTTP/1.1 {status}\r\nContent-Type: {content_type}\r\n{extra}Connection: close\r\n"
        head += f"Content-Length: {len(body) if length is None else length}\r\n\r\n"
        connection.sendall(head.encode() + body)

    return behave


def asked(url: str, sparql: str = ASK, **options: Any) -> object:
    with RemoteStore(url, **{"timeout": 5.0, **options}) as store:
        return store.query(sparql)


def test_an_answer() -> None:
    with endpoint(answering(YES)) as (url, requests):
        assert asked(url) is True
    (request,) = requests
    line = request.split(b"\r\n")[0].decode()
    assert line.startswith("GET /query?")
    assert urllib.parse.parse_qs(line.split("?", 1)[1].split(" ")[0]) == {"query": [ASK]}
    assert b"Accept: application/sparql-results+json" in request


def test_xml_results_are_read_too() -> None:
    body = (
        b'<?xml version="1.0"?><sparql xmlns="http://www.w3.org/2005/sparql-results#">'
        b'<head><variable name="s"/></head><results/></sparql>'
    )
    with endpoint(answering(body, "application/sparql-results+xml; charset=utf-8")) as (url, _):
        assert asked(url, SELECT) == Solutions(("s",), ())


def test_long_queries_go_by_post() -> None:
    sparql = f"ASK {{ ?s ?p '{'x' * 3000}' }}"
    with endpoint(answering(YES)) as (url, requests):
        assert asked(url, sparql) is True
    head, _, body = requests[0].partition(b"\r\n\r\n")
    assert head.startswith(b"POST /query ")
    assert urllib.parse.parse_qs(body.decode()) == {"query": [sparql]}


def test_default_graphs_are_named_in_the_call() -> None:
    with endpoint(answering(YES)) as (url, requests):
        asked(url, default_graphs=("x:g1", "x:g2"))
    line = requests[0].split(b" ")[1].decode()
    assert urllib.parse.parse_qs(line.split("?", 1)[1])["default-graph-uri"] == ["x:g1", "x:g2"]


@pytest.mark.parametrize(
    ("credentials", "header"),
    [
        (Credentials("me", "päss"), "Basic " + base64.b64encode("me:päss".encode()).decode()),
        (Credentials("", "", "t0ken"), "Bearer t0ken"),
    ],
)
def test_credentials_are_sent(credentials: Credentials, header: str) -> None:
    with endpoint(answering(YES)) as (url, requests):
        asked(url, credentials=credentials)
    assert f"Authorization: {header}".encode() in requests[0]


def test_credentials_are_not_shown() -> None:
    assert "secret" not in repr(Credentials("me", "secret", "secret"))
    assert RemoteStore("http://me:secret@127.0.0.1/query").where == "http://127.0.0.1/query"


def test_nobody_listens() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    with pytest.raises(StoreUnreachableError, match=rf"127\.0\.0\.1:{port}.*cannot be reached"):
        asked(f"http://127.0.0.1:{port}/query")


def test_no_such_host() -> None:
    with pytest.raises((StoreUnreachableError, StoreTimeoutError)):
        asked("http://no-such-host.invalid/query")


@pytest.mark.parametrize("url", ["ftp://x/y", "release", "http://", "file:///etc/passwd"])
def test_what_is_no_address(url: str) -> None:
    with pytest.raises(StoreUnreachableError, match="address"):
        RemoteStore(url)


@pytest.mark.parametrize("options", [{"timeout": 0.0}, {"timeout": -1.0}, {"max_bytes": 0}])
def test_limits_must_be_positive(options: dict[str, Any]) -> None:
    with pytest.raises(StoreError, match="more than 0"):
        RemoteStore("http://127.0.0.1/query", **options)


def silent(connection: socket.socket, _: bytes) -> None:
    connection.recv(1)


def dripping_body(connection: socket.socket, _: bytes) -> None:
    connection.sendall(f"HTTP/1.1 200 OK\r\nContent-Type: {JSON}\r\n\r\n".encode())
    while True:
        connection.sendall(b" ")
        time.sleep(0.05)


def dripping_headers(connection: socket.socket, _: bytes) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\n")
    for number in range(10_000):
        connection.sendall(f"X-{number}: y\r\n".encode())
        time.sleep(0.05)


def dripping_line(connection: socket.socket, _: bytes) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\nX: ")
    while True:
        connection.sendall(b"y")
        time.sleep(0.05)


@pytest.mark.parametrize("behave", [silent, dripping_body, dripping_headers, dripping_line])
def test_slow_endpoints_are_left_in_time(behave: Behaviour) -> None:
    with endpoint(behave) as (url, _):
        start = time.monotonic()
        with pytest.raises(StoreTimeoutError, match=r"0\.4 s"):
            asked(url, timeout=0.4)
        assert time.monotonic() - start < 2.0
        waited = time.monotonic() + 3
        while _request_threads() and time.monotonic() < waited:
            time.sleep(0.02)
        assert not _request_threads(), "the call's thread still runs"


def _request_threads() -> list[threading.Thread]:
    return [thread for thread in threading.enumerate() if thread.name == "drugkg-sparql-request"]


def test_an_answer_over_the_limit() -> None:
    with (
        endpoint(answering(b"x" * 5000)) as (url, _),
        pytest.raises(StoreResponseError, match="over 1,000 bytes"),
    ):
        asked(url, max_bytes=1000)


def test_an_endless_answer() -> None:
    def flood(connection: socket.socket, _: bytes) -> None:
        connection.sendall(f"HTTP/1.1 200 OK\r\nContent-Type: {JSON}\r\n\r\n".encode())
        while True:
            connection.sendall(b" " * 65536)

    with endpoint(flood) as (url, _), pytest.raises(StoreResponseError, match="over"):
        asked(url, max_bytes=1_000_000)


@pytest.mark.parametrize(
    ("status", "error", "words"),
    [
        ("400 Bad Request", SparqlError, "what is wrong"),
        ("401 Unauthorized", StoreUnreachableError, "password"),
        ("403 Forbidden", StoreUnreachableError, "denies"),
        ("404 Not Found", StoreResponseError, "no SPARQL endpoint"),
        ("408 Request Timeout", StoreTimeoutError, "gave up"),
        ("500 Internal Server Error", StoreResponseError, "what is wrong"),
        ("503 Service Unavailable", StoreResponseError, "503"),
        ("504 Gateway Timeout", StoreTimeoutError, "gave up"),
    ],
)
def test_failing_endpoints(status: str, error: type[Exception], words: str) -> None:
    with (
        endpoint(answering(b"what is wrong", "text/plain", status)) as (url, _),
        pytest.raises(error, match=words) as caught,
    ):
        asked(url)
    assert url in str(caught.value)


@pytest.mark.parametrize("code", [301, 302, 303, 307, 308])
@pytest.mark.parametrize("sparql", [ASK, f"ASK {{ ?s ?p '{'x' * 3000}' }}"])
def test_redirects_are_told_and_never_followed(code: int, sparql: str) -> None:
    with endpoint(answering(YES)) as (elsewhere, asked_elsewhere):
        move = answering(b"", "text/plain", f"{code} Moved", f"Location: {elsewhere}\r\n")
        with endpoint(move) as (url, _), pytest.raises(StoreResponseError, match="redirects to") as caught:
            asked(url, sparql, credentials=Credentials("me", "secret"))
        assert elsewhere in str(caught.value)
        assert asked_elsewhere == []


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        (b"<html><h1>Welcome</h1></html>", "text/html"),
        (b"", "text/plain"),
        (b"{", JSON),
        (b"[]", JSON),
        (b'{"head":{"vars":["s"]},"results":{"bindings":[{"s":{"type":"what","value":"x"}}]}}', JSON),
        (b"\xff\xfe", JSON),
        (b"<not-xml", "application/sparql-results+xml"),
        (b"anything", "image/png"),
    ],
)
@pytest.mark.parametrize("sparql", [ASK, SELECT, "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"])
def test_what_is_no_sparql_result(body: bytes, content_type: str, sparql: str) -> None:
    with endpoint(answering(body, content_type)) as (url, _), pytest.raises(StoreResponseError):
        asked(url, sparql)


def test_rows_for_a_yes_or_no_question() -> None:
    body = json.dumps({"head": {"vars": ["s"]}, "results": {"bindings": []}}).encode()
    with endpoint(answering(body)) as (url, _), pytest.raises(StoreResponseError, match="with rows"):
        asked(url, ASK)


def test_yes_or_no_for_rows() -> None:
    with endpoint(answering(YES)) as (url, _), pytest.raises(StoreResponseError, match="yes or no"):
        asked(url, SELECT)


def test_an_answer_cut_short() -> None:
    whole = b"<x:a> <x:b> <x:c> .\n"
    with (
        endpoint(answering(whole, "application/n-triples", length=len(whole) + 50)) as (url, _),
        pytest.raises(StoreResponseError),
    ):
        asked(url, "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }")


@pytest.mark.parametrize("reply", [b"", b"SSH-2.0-OpenSSH\r\n", b"\x00\x01\x02", b"HTTP/1.1 banana\r\n\r\n"])
def test_what_is_no_http(reply: bytes) -> None:
    def behave(connection: socket.socket, _: bytes) -> None:
        connection.sendall(reply)

    with endpoint(behave) as (url, _), pytest.raises((StoreResponseError, StoreUnreachableError)):
        asked(url)


def test_a_query_the_real_server_refuses(example_server: Server) -> None:
    with pytest.raises(SparqlError, match="refuses the query"):
        asked(example_server.url, "SELECT ?x WHERE { ?x ?y }")


def test_a_wrong_path_of_the_real_server(example_server: Server) -> None:
    with pytest.raises(StoreResponseError, match="check the path"):
        asked(example_server.page + "elsewhere")
