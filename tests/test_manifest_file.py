"""The manifest as a file: entries one at a time, whoever has laid it out."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg_builder.manifest_file import read_entries, read_head, write_manifest

ENTRIES = st.lists(
    st.dictionaries(st.text(max_size=8), st.text(max_size=8) | st.integers(), max_size=3), max_size=3
)
HEADS = st.dictionaries(
    st.text(min_size=1, max_size=8).filter(lambda k: k not in {"sources", "documents"}), ENTRIES
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(head=HEADS.filter(bool), sources=ENTRIES, documents=ENTRIES)
def test_what_is_written_is_read(
    tmp_path: Path,
    head: dict[str, object],
    sources: list[dict[str, object]],
    documents: list[dict[str, object]],
) -> None:
    path = tmp_path / "manifest.json"
    write_manifest(path, head, {"sources": sources, "documents": documents})
    whole = json.loads(path.read_text(encoding="utf-8"))
    assert whole == {**head, "sources": sources, "documents": documents}
    for _ in ("as written", "laid out anew"):
        assert read_head(path) == head
        assert list(read_entries(path, "sources")) == sources
        assert list(read_entries(path, "documents")) == documents
        path.write_text(json.dumps(whole), encoding="utf-8")


@pytest.mark.parametrize("cut", [3, 20, 45])
def test_a_manifest_that_is_cut_off_is_refused(tmp_path: Path, cut: int) -> None:
    path = tmp_path / "manifest.json"
    write_manifest(path, {"format": 1}, {"sources": [{"name": "a"}], "documents": [{"id": "a-1"}]})
    path.write_text(path.read_text(encoding="utf-8")[:-cut], encoding="utf-8")
    with pytest.raises(ValueError):
        read_head(path)
    if cut > 3:  # into the list itself
        with pytest.raises(ValueError):
            list(read_entries(path, "documents"))


def test_entries_of_a_list_that_is_missing(tmp_path: Path) -> None:
    path = tmp_path / "manifest.json"
    path.write_text('{"format": 1}', encoding="utf-8")
    assert read_head(path) == {"format": 1}
    with pytest.raises(KeyError):
        list(read_entries(path, "sources"))
