"""A SPARQL endpoint on this machine: Oxigraph's server over a release, with its query page."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import sysconfig
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path
from types import TracebackType
from typing import IO, Self, cast

from ..database import fill, has_union
from ..errors import StoreError, StoreUnreachableError
from .release import database_of, graph_of

__all__ = ["Server", "serve"]

_START_SECONDS = 20.0


class Server:
    """A running endpoint on loopback; ends with ``stop``, with its ``with`` block, or with this process.

    Args:
        process: the guarded server process.
        port: the port it listens to.
        log: file that takes its messages.
        scratch: temporary folder to remove at the end, if one was made.
    """

    def __init__(
        self,
        process: subprocess.Popen[bytes],
        port: int,
        log: Path,
        scratch: tempfile.TemporaryDirectory[str],
    ) -> None:
        self._process = process
        self._log = log
        self._scratch = scratch
        self.port = port

    @property
    def page(self) -> str:
        """Address of the query page."""
        return f"http://127.0.0.1:{self.port}/"

    @property
    def url(self) -> str:
        """Address of the SPARQL endpoint."""
        return f"{self.page}query"

    def wait(self) -> int:
        """Waits until the server ends; returns its exit code."""
        return self._process.wait()

    def stop(self) -> None:
        """Ends the server. Harmless when it has ended."""
        if self._process.stdin:
            self._process.stdin.close()
        try:
            self._process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._scratch.cleanup()

    def messages(self) -> str:
        """What the server wrote so far."""
        return self._log.read_text("utf-8", "replace").strip()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()


def serve(release: Path, *, port: int = 0, query_timeout: int = 60, cors: bool = False) -> Server:
    """Starts a read-only SPARQL endpoint for a release, on loopback only.

    Args:
        release: a release folder.
        port: the port to listen to; 0 for a free one.
        query_timeout: seconds after which the server gives up on a query.
        cors: let pages of other origins ask.

    Returns:
        the server, answering; the caller stops it.

    Raises:
        ReleaseError: the folder is no release.
        StoreError: the server program is missing or fails, or the port is taken.

    >>> import gzip
    >>> from kg_builder.store import RemoteStore, select
    >>> _ = (folder / "graph.nq.gz").write_bytes(gzip.compress(b"<x:zorvexant> <x:treats> <x:gout> <x:g> ."))
    >>> with serve(folder) as server, RemoteStore(server.url) as store:
    ...     select(store, "SELECT ?use { ?drug <x:treats> ?use }").rows
    ((Iri(value='x:gout'),),)
    """
    import pyoxigraph

    graph = graph_of(release)
    program = _program()
    chosen = _free_port(port)
    scratch = tempfile.TemporaryDirectory(prefix="drugkg-serve-")
    try:
        database = database_of(release) or _built(graph, Path(scratch.name) / "store")
        log = Path(scratch.name) / "messages.txt"
        command = [program, "serve-read-only", "--location", str(database), "--bind", f"127.0.0.1:{chosen}"]
        command += ["--timeout-s", str(query_timeout)]
        if not has_union(pyoxigraph.Store.read_only(str(database))):
            command.append("--union-default-graph")
        if cors:
            command.append("--cors")
        with log.open("wb") as sink:
            process = subprocess.Popen(  # noqa: S603 - our own command line
                [sys.executable, "-I", str(Path(__file__).with_name("guard.py")), *command],
                stdin=subprocess.PIPE,
                stdout=sink,
                stderr=sink,
            )
    except BaseException:
        scratch.cleanup()
        raise
    server = Server(process, chosen, log, scratch)
    try:
        _await(server, process)
    except BaseException:
        server.stop()
        raise
    return server


def _program() -> str:
    beside = Path(sysconfig.get_path("scripts")) / "oxigraph"
    found = shutil.which("oxigraph", path=str(beside.parent)) or shutil.which("oxigraph")
    if found is None:
        raise StoreError(
            "the server program is not installed",
            where="oxigraph",
            advice="install it with: pip install 'drugkg[serve]'",
        )
    return found


def _free_port(port: int) -> int:
    with socket.socket() as probe:
        if sys.platform != "win32":
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except (OSError, OverflowError) as error:
            raise StoreError(
                f"port {port} cannot be used ({error})",
                where="127.0.0.1",
                advice="choose another, or 0 for any",
            ) from error
        chosen: int = probe.getsockname()[1]
        return chosen


def _built(graph: Path, folder: Path) -> Path:
    import gzip

    import pyoxigraph

    store = pyoxigraph.Store(str(folder))
    with gzip.open(graph, "rb") as stream:
        fill(store, cast(IO[bytes], stream), pyoxigraph.RdfFormat.N_QUADS)
    store.flush()
    return folder


def _await(server: Server, process: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + _START_SECONDS
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    while time.monotonic() < end:
        if process.poll() is not None:
            raise StoreError(f"the server ended at once: {server.messages()}", where=server.page)
        try:
            with opener.open(f"{server.url}?query=ASK%7B%7D", timeout=2) as response:
                if response.status == 200:
                    return
        except urllib.error.HTTPError as error:
            raise StoreError(
                f"something else answers at the port (HTTP {error.code})", where=server.page
            ) from error
        except OSError:
            time.sleep(0.05)
    raise StoreUnreachableError(f"the server does not answer: {server.messages()}", where=server.page)
