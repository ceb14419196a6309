"""A combination is one drug, however its documents join the names of its ingredients."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg_builder import DrugGraph, build

PAGES = {
    "slash.txt": "Generic Name: fooxetine/quelimab\nUses\nFooxetine/quelimab treats gout.\n",
    "and.txt": "Generic Name: fooxetine and quelimab\nUses\nFooxetine and quelimab treats migraine.\n",
}


@pytest.mark.parametrize("name", ["fooxetine/quelimab", "Fooxetine and quelimab"])
def test_names_with_a_slash_and_with_and_lead_to_one_drug(tmp_path: Path, name: str) -> None:
    for file, text in PAGES.items():
        (tmp_path / file).write_text(text)
    build([tmp_path], tmp_path / "release")
    drug = DrugGraph.open(tmp_path / "release").drug(name)
    assert {use.object for use in drug.indications} == {"gout", "migraine"}
