from __future__ import annotations

import pyoxigraph as ox
from hypothesis import given, settings
from hypothesis import strategies as st

from kg_builder.database import fill
from kg_builder.release.loading import fill_from_sorted

names = st.sampled_from(["<x:a>", "<x:b>", '"a"', '"a b <c>"'])
quads = st.tuples(st.sampled_from(["<x:a>", "<x:b>"]), names, st.sampled_from(["<x:g>", "<x:h>"]))


@settings(max_examples=40, deadline=None)
@given(st.lists(quads), st.integers(1, 9))
def test_batches_give_what_one_load_gives(given_quads: list[tuple[str, str, str]], batch: int) -> None:
    lines = sorted({f"{s} <x:p> {o} {g} .\n" for s, o, g in given_quads})
    whole, batched = ox.Store(), ox.Store()
    fill(whole, "".join(lines).encode(), ox.RdfFormat.N_QUADS)
    fill_from_sorted(batched, lines, batch=batch)
    assert set(batched) == set(whole)
