"""Stores: where a graph is asked. Embedded Oxigraph, rdflib, or an endpoint elsewhere."""

from __future__ import annotations

from .base import LoadableStore, Result, Solutions, Store, Triples, ask, construct, select
from .oxigraph import OxigraphStore
from .rdflib import RdflibStore
from .release import is_address, open_store
from .remote import Credentials, RemoteStore
from .terms import BlankNode, Iri, Literal, PythonValue, Term, Triple, to_python

__all__ = [
    "BlankNode",
    "Credentials",
    "Iri",
    "Literal",
    "LoadableStore",
    "OxigraphStore",
    "PythonValue",
    "RdflibStore",
    "RemoteStore",
    "Result",
    "Solutions",
    "Store",
    "Term",
    "Triple",
    "Triples",
    "ask",
    "construct",
    "is_address",
    "open_store",
    "select",
    "to_python",
]
