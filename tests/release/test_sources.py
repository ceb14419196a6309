from __future__ import annotations

import io
import os
import sys
from pathlib import Path

import pytest

from kg_builder.errors import InputError
from kg_builder.release.sources import find_sources


def names(*given: Path | str, spool: Path) -> tuple[list[str], list[str]]:
    sources, skipped = find_sources(list(given), spool)
    return [s.name for s in sources], [s.name for s in skipped]


def touch(folder: Path, *files: str, content: str = "x") -> None:
    for name in files:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")


def test_folders_are_searched_and_other_files_passed_over(tmp_path: Path) -> None:
    touch(
        tmp_path,
        "b.txt",
        "deep/er/a.html",
        "label.XML",
        ".hidden/c.txt",
        ".d.txt",
        "picture.png",
        "README.md",
    )
    assert names(tmp_path, spool=tmp_path) == (["a.html", "b.txt", "label.XML"], ["README.md", "picture.png"])


def test_json_is_tried_if_it_looks_like_labels(tmp_path: Path) -> None:
    touch(tmp_path, "labels.json", content='{"meta": {}, "results": []}')
    touch(tmp_path, "settings.json", content='{"indent": 2}')
    touch(tmp_path, "empty.json", content="")
    assert names(tmp_path, spool=tmp_path) == (["empty.json", "labels.json"], ["settings.json"])


def test_a_file_given_by_name_is_always_tried(tmp_path: Path) -> None:
    touch(tmp_path, "README.md", "odd.bin", "settings.json")
    given = [tmp_path / "README.md", tmp_path / "odd.bin", tmp_path / "settings.json"]
    assert names(*given, spool=tmp_path)[0] == ["README.md", "odd.bin", "settings.json"]


def test_each_file_counts_once_in_an_order_of_its_own(tmp_path: Path) -> None:
    touch(tmp_path, "a.txt", "b.txt")
    (tmp_path / "c.txt").symlink_to(tmp_path / "a.txt")
    relative = os.path.relpath(tmp_path / "b.txt")
    once = names(tmp_path, spool=tmp_path)[0]
    assert once == ["a.txt", "b.txt"]
    assert names(relative, tmp_path / "c.txt", tmp_path / "a.txt", tmp_path, spool=tmp_path)[0] == once


def test_standard_input_is_kept_and_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"Generic Name: alphacet\xff")))
    sources, _ = find_sources(["-", "-"], tmp_path)
    assert [s.name for s in sources] == ["stdin"]
    assert sources[0].path.read_bytes() == b"Generic Name: alphacet\xff"


def test_what_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file"):
        find_sources([tmp_path / "none.txt"], tmp_path)
