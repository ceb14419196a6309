from __future__ import annotations

from pathlib import Path

import pytest

from kg_builder.release import build_release
from kg_builder.release.diff import diff_releases

from .conftest import PAGE

pytestmark = pytest.mark.usefixtures("stubbed")


def release(folder: Path, name: str, *pages: str) -> Path:
    sources = folder / f"{name}-pages"
    sources.mkdir()
    for index, page in enumerate(pages):
        (sources / f"p{index}.txt").write_text(page, encoding="utf-8")
    return build_release([sources], folder / name, jobs=1).path


def test_releases_are_compared_fact_by_fact(tmp_path: Path) -> None:
    same = PAGE.format(drug="betanol", one="rash", other="fever")
    old = release(tmp_path, "old", PAGE.format(drug="alphacet", one="nausea", other="rash"), same)
    new = release(tmp_path, "new", PAGE.format(drug="alphacet", one="no nausea", other="cough"), same)
    changes = diff_releases(old, new).changes
    assert [(c.kind, c.drug, c.relation, c.object) for c in changes] == [
        ("added", "alphacet", "adverse_effect", "cough"),
        ("changed", "alphacet", "adverse_effect", "nausea"),
        ("removed", "alphacet", "adverse_effect", "rash"),
    ]
    assert changes[1].fields == ("status",)
    assert changes[1].before == {"status": "asserted"}
    assert changes[1].after == {"status": "negated"}


def test_moved_evidence_is_no_change(tmp_path: Path) -> None:
    page = PAGE.format(drug="alphacet", one="nausea", other="rash")
    old = release(tmp_path, "old", page)
    new = release(tmp_path, "new", page.replace("It may", "Now and then it may"))
    assert not diff_releases(old, new)


def test_the_reverse_turns_every_change_round(tmp_path: Path) -> None:
    old = release(tmp_path, "old", PAGE.format(drug="alphacet", one="nausea", other="rash"))
    new = release(
        tmp_path,
        "new",
        PAGE.format(drug="alphacet", one="nausea", other="cough") + "This happens often.\n",
        PAGE.format(drug="betanol", one="rash", other="fever"),
    )
    there, back = diff_releases(old, new), diff_releases(new, old)
    assert len(there.of_kind("added")) == len(back.of_kind("removed")) == 3
    assert len(there.of_kind("removed")) == len(back.of_kind("added")) == 1
    assert [(c.before, c.after) for c in there.of_kind("changed")] == [
        (c.after, c.before) for c in back.of_kind("changed")
    ]
    assert [c.fields for c in there.of_kind("changed")] == [("frequency",)]
    assert not diff_releases(old, old)
