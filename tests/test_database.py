"""Filling a database: the default graph is the union, in whatever layout the quads come."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg_builder.database import fill, has_union

_IRIS = st.sampled_from(["x:a", "x:b", "http://e.org/#c<d"[:-2], "x:e"]).map(ox.NamedNode)
_LITERALS = st.builds(ox.Literal, st.text()) | st.builds(
    lambda text: ox.Literal(text, datatype=ox.NamedNode("x:type")), st.text()
)
_GRAPHS = _IRIS | st.just(ox.DefaultGraph())


def union(database: ox.Store) -> set[ox.Triple]:
    return {quad.triple for quad in database.quads_for_pattern(None, None, None, ox.DefaultGraph())}


@given(st.lists(st.builds(ox.Quad, _IRIS, _IRIS, _IRIS | _LITERALS, _GRAPHS)))
def test_the_default_graph_is_the_union_of_all(quads: list[ox.Quad]) -> None:
    data = ox.serialize(quads, format=ox.RdfFormat.N_QUADS) or b""
    database = ox.Store()
    fill(database, data, ox.RdfFormat.N_QUADS)
    assert union(database) == {quad.triple for quad in quads}
    assert has_union(database) == bool(quads)
    named = {quad for quad in quads if not isinstance(quad.graph_name, ox.DefaultGraph)}
    assert {quad for quad in database if not isinstance(quad.graph_name, ox.DefaultGraph)} == named


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"<x:s>\t<x:p>\t<x:o>\t<x:g>\t.\n", ox.RdfFormat.N_QUADS),
        (b"# said\n\n  <x:s>   <x:p> <x:o>   <x:g>.\n", ox.RdfFormat.N_QUADS),
        (b"<x:s> <x:p> <x:o> .", ox.RdfFormat.N_QUADS),
        (b"<x:g> { <x:s> <x:p> <x:o> }", ox.RdfFormat.TRIG),
        (b"<x:s> <x:p> <x:o> .", ox.RdfFormat.TURTLE),
    ],
)
def test_any_layout(data: bytes, kind: ox.RdfFormat) -> None:
    database = ox.Store()
    fill(database, data, kind)
    assert [str(triple) for triple in union(database)] == ["<x:s> <x:p> <x:o>"]
