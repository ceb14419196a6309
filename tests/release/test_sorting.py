from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from kg_builder.release.sorting import SortedRuns, merged_lines, open_packed, read_lines

lines = st.lists(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\n\r"), max_size=8))


@settings(max_examples=50, deadline=None)
@given(lines, st.integers(1, 40))
def test_runs_give_back_all_lines_sorted_whatever_fits_in_memory(given_lines: list[str], limit: int) -> None:
    with tempfile.TemporaryDirectory() as scratch:
        runs = SortedRuns(Path(scratch), "t", limit=limit)
        runs.add(f"{line}\n" for line in given_lines)
        assert list(runs.lines()) == sorted(f"{line}\n" for line in given_lines)
        assert list(Path(scratch).iterdir()) == []


@settings(max_examples=30, deadline=None)
@given(st.lists(lines, max_size=9), st.integers(2, 4))
def test_merging_in_rounds_keeps_order_and_repeats(files: list[list[str]], fan_in: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for index, content in enumerate(files):
            path = Path(folder, f"{index}.gz")
            with open_packed(path) as out:
                out.writelines(sorted(f"{line}\n" for line in content))
            paths.append(path)
        (scratch := Path(folder, "scratch")).mkdir()
        merged = list(merged_lines(paths, scratch, fan_in=fan_in)) if paths else []
        assert merged == sorted(f"{line}\n" for content in files for line in content)
        assert list(scratch.iterdir()) == []
        assert all(path.exists() for path in paths)


def test_packed_bytes_depend_on_the_text_alone(tmp_path: Path) -> None:
    for name in ("a.gz", "another.gz"):
        with open_packed(tmp_path / name) as out:
            out.write("one\nt\u2028wo\n")
    assert (tmp_path / "a.gz").read_bytes() == (tmp_path / "another.gz").read_bytes()
    assert list(read_lines(tmp_path / "a.gz")) == ["one\n", "t\u2028wo\n"]
