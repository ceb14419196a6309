"""The limit on memory of whole builds: how growth is measured."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

SCRIPT = Path(__file__).parents[2] / "benchmarks" / "speed" / "monographs.py"


@pytest.fixture
def monographs() -> ModuleType:
    spec = importlib.util.spec_from_file_location("speed_of_monographs", SCRIPT)  # another has its name
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_growth_is_from_the_fewest_documents_to_the_most(monographs: ModuleType) -> None:
    builds = [
        {"documents": 1000, "main_mb": 300.0},
        {"documents": 100, "main_mb": 200.0},
        {"documents": 300, "main_mb": 400.0},
    ]
    assert monographs.growth(builds) == 1.5
    assert monographs.growth(builds[:1]) == 1.0
    assert 1.0 < monographs.GROWTH < 1.5


def test_pages_are_alike_but_for_their_drug(monographs: ModuleType, tmp_path: Path) -> None:
    monographs.write_pages(25, tmp_path / "pages")
    texts = {path.read_text(encoding="utf-8") for path in (tmp_path / "pages").iterdir()}
    assert len(texts) == 25
