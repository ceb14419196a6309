"""A SPARQL endpoint somewhere else, asked over HTTP with limits that hold."""

from __future__ import annotations

import base64
import http.client
import socket
import threading
import urllib.error
import urllib.request
from dataclasses import dataclass, field
from types import TracebackType
from typing import IO, TYPE_CHECKING, Any, Self
from urllib.parse import quote_plus, urlsplit

from ..errors import SparqlError, StoreError, StoreResponseError, StoreTimeoutError, StoreUnreachableError
from .answers import parsed_answer
from .base import Result, select
from .elsewhere import also_asked, endpoints_asked
from .oxigraph import brief
from .syntax import QueryForm, query_form
from .terms import Iri

if TYPE_CHECKING:
    from SPARQLWrapper import SPARQLWrapper

__all__ = ["Credentials", "RemoteStore"]

_LONGEST_URL = 2000
_CHUNK = 1 << 16
_SHOWN = 200


@dataclass(frozen=True, slots=True)
class Credentials:
    """How to sign in: a user with a password, or a bearer token. Never printed.

    >>> Credentials(token="secret")
    Credentials(user='')
    """

    user: str = ""
    password: str = field(default="", repr=False)
    token: str = field(default="", repr=False)

    def header(self) -> str:
        """The value of the Authorization header."""
        if self.token:
            return f"Bearer {self.token}"
        return "Basic " + base64.b64encode(f"{self.user}:{self.password}".encode()).decode()


class RemoteStore:
    """A graph behind a SPARQL 1.1 endpoint, which must take the union of its graphs as default graph.

    Args:
        url: the endpoint's address, http or https.
        timeout: seconds a whole call may take: connection, waiting and reading.
        max_bytes: size of the longest answer accepted.
        credentials: sent to this address only; redirects are never followed.
        default_graphs: graphs to take as default graph, for endpoints with another notion of it.

    Raises:
        StoreUnreachableError: if the address is not http or https.

    >>> RemoteStore("http://127.0.0.1:7878/query", timeout=2).where
    'http://127.0.0.1:7878/query'
    """

    def __init__(
        self,
        url: str,
        *,
        timeout: float = 60.0,
        max_bytes: int = 256 * 1024 * 1024,
        credentials: Credentials | None = None,
        default_graphs: tuple[str, ...] = (),
    ) -> None:
        parts = urlsplit(url)
        if parts.scheme not in {"http", "https"} or not parts.hostname:
            raise StoreUnreachableError(
                "this is not the address of an endpoint",
                where=url,
                advice="give one like https://host/sparql",
            )
        if timeout <= 0 or max_bytes <= 0:
            raise StoreError("timeout and max_bytes must be more than 0", where=url)
        self._url = url
        self._timeout = timeout
        self._max_bytes = max_bytes
        self._credentials = credentials
        self._default_graphs = default_graphs
        self._closed = False

    @property
    def where(self) -> str:
        """The endpoint's address, without any password in it."""
        parts = urlsplit(self._url)
        return parts._replace(netloc=parts.netloc.rpartition("@")[2]).geturl()

    def query(self, sparql: str) -> Result:
        """See Store.

        Raises:
            SparqlError: the endpoint refuses the query's text.
            StoreUnreachableError: nothing answers, or it wants other credentials.
            StoreTimeoutError: no whole answer in time.
            StoreResponseError: an answer that is not SPARQL results, or too long a one.
        """
        if self._closed:
            raise StoreError("the store is closed", where=self.where, advice="open it again")
        form = query_form(sparql)
        call = _Call(self._wrapper(sparql, form), _opener(self._url), self._timeout, self._max_bytes)
        endpoints = endpoints_asked(sparql)
        try:
            call.run(self.where)
            return parsed_answer(call.body, call.content_type, form, self.where)
        except StoreError as error:
            if endpoints:
                raise also_asked(error, endpoints) from error
            raise

    def _wrapper(self, sparql: str, form: QueryForm) -> SPARQLWrapper:
        from SPARQLWrapper import GET, JSON, N3, POST, SPARQLWrapper

        wrapper = SPARQLWrapper(self._url, agent="drugkg")
        wrapper.setOnlyConneg(True)
        wrapper.setQuery(sparql)
        wrapper.queryType = form  # its own guess goes astray on keywords in strings
        wrapper.setReturnFormat(JSON if form in {"SELECT", "ASK"} else N3)
        for graph in self._default_graphs:
            wrapper.addDefaultGraph(graph)
        long = len(self._url) + len(quote_plus(sparql)) > _LONGEST_URL
        wrapper.setMethod(POST if long else GET)
        if self._credentials:
            wrapper.addCustomHttpHeader("Authorization", self._credentials.header())
        return wrapper

    def graphs(self) -> tuple[Iri, ...]:
        """See Store."""
        answer = select(self, "SELECT DISTINCT ?g WHERE { GRAPH ?g { ?s ?p ?o } }")
        return tuple(sorted(g for (g,) in answer.rows if isinstance(g, Iri)))

    def close(self) -> None:
        """See Store."""
        self._closed = True

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


class _Call:
    """One request in a thread of its own, so that its deadline holds whatever the other side does.

    A socket's timeout starts anew with every byte that trickles in; here the caller waits for the whole
    answer, and cuts the connection when time is up, which also ends the thread.
    """

    def __init__(self, wrapper: SPARQLWrapper, opener: _Opener, timeout: float, max_bytes: int) -> None:
        self._wrapper = wrapper
        self._opener = opener
        self._timeout = timeout
        self._max_bytes = max_bytes
        self._error: BaseException | None = None
        self.body = b""
        self.content_type = ""

    def run(self, where: str) -> None:
        """Fills body and content_type, or raises what went wrong."""
        thread = threading.Thread(target=self._work, daemon=True, name="drugkg-sparql-request")
        thread.start()
        try:
            thread.join(self._timeout)
        finally:
            unfinished = thread.is_alive()
            if unfinished:
                self._opener.cut()
        if unfinished:
            raise StoreTimeoutError(
                f"no whole answer within {self._timeout:g} s",
                where=where,
                advice="ask for less, or allow more time",
            )
        if self._error is not None:
            raise _explained(self._error, where, self._timeout, self._max_bytes) from self._error

    def _work(self) -> None:
        try:
            request = self._wrapper._createRequest()
            with self._opener.open(request, self._timeout) as response:
                self.content_type = response.headers.get("Content-Type", "")
                self.body = _read(response, self._max_bytes)
                declared = response.headers.get("Content-Length", "")
                if declared.isdigit() and int(declared) != len(self.body):
                    raise http.client.IncompleteRead(self.body, int(declared) - len(self.body))
        except BaseException as error:  # handed to the caller's thread
            self._error = error


class _TooLongError(Exception):
    """The answer is over the limit."""


def _read(stream: IO[bytes] | http.client.HTTPResponse, limit: int) -> bytes:
    pieces: list[bytes] = []
    size = 0
    while piece := stream.read(_CHUNK):
        size += len(piece)
        if size > limit:
            raise _TooLongError
        pieces.append(piece)
    return b"".join(pieces)


class _NoRedirects(urllib.request.HTTPRedirectHandler):
    """Redirects become errors: a POST would lose its query, and credentials would go elsewhere."""

    def redirect_request(self, *_: object) -> None:
        return None


class _Opener:
    """Opens requests over connections that can be cut from another thread."""

    def __init__(self, *, proxies: bool) -> None:
        self._lock = threading.Lock()
        self._sockets: list[socket.socket] = []
        self._is_cut = False
        note = self._note

        class Plain(http.client.HTTPConnection):
            def connect(self) -> None:
                super().connect()
                note(self.sock)

        class Secure(http.client.HTTPSConnection):
            def connect(self) -> None:
                super().connect()
                note(self.sock)

        class PlainHandler(urllib.request.HTTPHandler):
            def http_open(self, req: urllib.request.Request) -> http.client.HTTPResponse:
                return self.do_open(Plain, req)

        class SecureHandler(urllib.request.HTTPSHandler):
            def https_open(self, req: urllib.request.Request) -> http.client.HTTPResponse:
                return self.do_open(Secure, req)

        proxy = urllib.request.ProxyHandler(None if proxies else {})
        self._opener = urllib.request.build_opener(proxy, PlainHandler, SecureHandler, _NoRedirects)

    def _note(self, sock: socket.socket) -> None:
        with self._lock:
            self._sockets.append(sock)
            is_cut = self._is_cut
        if is_cut:
            self.cut()

    def open(self, request: urllib.request.Request, timeout: float) -> http.client.HTTPResponse:
        response: Any = self._opener.open(request, timeout=timeout)
        typed: http.client.HTTPResponse = response
        return typed

    def cut(self) -> None:
        with self._lock:
            self._is_cut = True
            for sock in self._sockets:
                try:
                    sock.shutdown(socket.SHUT_RDWR)
                except OSError:
                    continue  # already closed by either side


def _opener(url: str) -> _Opener:
    host = urlsplit(url).hostname or ""
    return _Opener(proxies=not (host in {"localhost", "::1"} or host.startswith("127.")))


def _explained(error: BaseException, where: str, timeout: float, max_bytes: int) -> StoreError | SparqlError:
    if isinstance(error, urllib.error.HTTPError):
        with error:
            return _refusal(error, where)
    if isinstance(error, _TooLongError):
        return StoreResponseError(
            f"the answer is over {max_bytes:,} bytes",
            where=where,
            advice="ask for less, or allow a longer answer",
        )
    cause = error.reason if isinstance(error, urllib.error.URLError) else error
    if isinstance(cause, TimeoutError):
        return StoreTimeoutError(
            f"no whole answer within {timeout:g} s", where=where, advice="ask for less, or allow more time"
        )
    if isinstance(cause, http.client.HTTPException):
        return StoreResponseError(
            f"what answers there does not keep to HTTP ({type(cause).__name__})",
            where=where,
            advice="check the address",
        )
    if isinstance(cause, OSError | str):
        text = cause if isinstance(cause, str) else brief(cause)
        return StoreUnreachableError(
            f"the endpoint cannot be reached ({text})",
            where=where,
            advice="check the address, and that it runs",
        )
    return StoreError(f"the call failed ({brief(cause)})", where=where)


def _refusal(error: urllib.error.HTTPError, where: str) -> StoreError | SparqlError:
    code = error.code
    if 300 <= code < 400:
        target = error.headers.get("Location") or "nowhere"
        return StoreResponseError(
            f"the endpoint redirects to {target}", where=where, advice="give that address if you trust it"
        )
    said = _said(error)
    if code == 400:
        return SparqlError(f"the endpoint refuses the query{said}", where=where)
    if code in {401, 403, 407}:
        return StoreUnreachableError(
            f"the endpoint denies access (HTTP {code})", where=where, advice="check user, password or token"
        )
    if code in {408, 504}:
        return StoreTimeoutError(f"the endpoint gave up on the query (HTTP {code}){said}", where=where)
    if code in {404, 405, 410}:
        return StoreResponseError(
            f"there is no SPARQL endpoint at this address (HTTP {code})", where=where, advice="check the path"
        )
    return StoreResponseError(
        f"the endpoint failed (HTTP {code}){said}", where=where, advice="try again later, or ask for less"
    )


def _said(error: urllib.error.HTTPError) -> str:
    try:
        body = error.read(_CHUNK)
    except (OSError, http.client.HTTPException):
        return ""
    text = " ".join(body.decode("utf-8", "replace").split())
    return f": {text[:_SHOWN]}" if text else ""
