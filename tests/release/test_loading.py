from __future__ import annotations

import sys
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg_builder.database import fill
from kg_builder.release.loading import fill_from_sorted, new_database

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


@pytest.mark.parametrize("batch", [7, 100])
def test_batches_on_disk_give_what_one_load_gives(tmp_path: Path, batch: int) -> None:
    lines = [f"<x:s{n // 3:03}> <x:p> <x:o{n:03}> <x:g> .\n" for n in range(300)]
    whole, batched = ox.Store(), new_database(tmp_path / "store")
    fill(whole, "".join(lines).encode(), ox.RdfFormat.N_QUADS)
    fill_from_sorted(batched, lines, batch=batch)
    assert set(batched) == set(whole)


@pytest.mark.skipif(sys.platform == "win32", reason="no such limit there")
def test_the_engine_holds_few_files_open_and_the_process_keeps_its_limit(tmp_path: Path) -> None:
    """The engine held the index of every file in memory once, which grew with the database."""
    import resource

    before = resource.getrlimit(resource.RLIMIT_NOFILE)
    held = sum(1 for _ in Path("/dev/fd").iterdir())
    database = new_database(tmp_path / "store")
    assert resource.getrlimit(resource.RLIMIT_NOFILE) == before
    database.flush()
    [options] = [path.read_text() for path in sorted((tmp_path / "store").glob("OPTIONS-*"))[-1:]]
    [most] = [line.split("=")[1] for line in options.splitlines() if "max_open_files=" in line]
    assert 0 < int(most) <= 50 + held


@pytest.mark.skipif(sys.platform == "win32", reason="no such limit there")
def test_a_process_with_many_open_files_can_still_make_a_database(tmp_path: Path) -> None:
    streams = [(tmp_path / "held").open("w") for _ in range(120)]
    try:
        assert len(new_database(tmp_path / "store")) == 0
    finally:
        for stream in streams:
            stream.close()


@pytest.mark.skipif(sys.platform == "win32", reason="no such limit there")
def test_the_limit_comes_back_after_a_failure(tmp_path: Path) -> None:
    import resource

    before = resource.getrlimit(resource.RLIMIT_NOFILE)
    (tmp_path / "store").write_text("no folder")
    with pytest.raises(OSError):
        new_database(tmp_path / "store")
    assert resource.getrlimit(resource.RLIMIT_NOFILE) == before
