"""Builds with every real stage, in one and in several processes."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from kg_builder.release import Release, build_release
from kg_builder.release.engines import run_all
from kg_builder.release.validate import validate_release

from .test_pipeline import content_of

PAGE = """Generic Name: {name}
Brand Name: {brand}
Drug Class: Calming agents
What is {name}, and what is it used for?
{name} is a medication used to treat adults with gout.
What are the side effects of {name}?
Common side effects of {name} include:
- Nausea
- {effect}
"""
MADE = (("alphacet", "Alpha", "Rash"), ("betanol", "Beta", "Hives"), ("gammaril", "Gamma", "Cough"))


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pages")
    for name, brand, effect in MADE:
        (folder / f"{name}.txt").write_text(
            PAGE.format(name=name, brand=brand, effect=effect), encoding="utf-8"
        )
    (folder / "empty.txt").write_text("", encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def release(pages: Path, tmp_path_factory: pytest.TempPathFactory) -> Release:
    return build_release([pages], tmp_path_factory.mktemp("one") / "release", jobs=1)


def test_pages_become_facts_with_their_words(release: Release) -> None:
    said = {(fact.drug, fact.relation, fact.object.casefold()) for fact in release.iter_facts()}
    for name, brand, effect in MADE:
        assert (name, "brand_name", brand.casefold()) in said
        assert (name, "adverse_effect", effect.casefold()) in said
    for fact in release.iter_facts():
        assert all(place.span.is_in(release.text_of(place.document)) for place in fact.evidence)
    assert [failure["kind"] for failure in release.failures] == ["EmptySourceError"]


def test_the_number_of_processes_does_not_show(pages: Path, release: Release, tmp_path: Path) -> None:
    other = build_release([pages], tmp_path / "release", jobs=2)
    assert content_of(other.path) == content_of(release.path)


def test_it_is_valid(release: Release) -> None:
    report = validate_release(release.path, jobs=1)
    assert report.violations == ()
    assert report.checked["documents"] == 3
    assert report.checked["quotes"] >= report.checked["facts"] > 6


def die_on_one(number: int) -> int:
    if number == 1:
        import os

        os._exit(1)
    return number * 2


def test_a_task_that_kills_its_process_is_told_from_the_others() -> None:
    results = run_all(die_on_one, range(4), jobs=2, on_crash=lambda number: -number)
    assert list(results) == [0, -1, 4, 6]


UNGUARDED = """
import threading, time
threading.Thread(target=time.sleep, args=(20,), daemon=True).start()
from kg_builder.release.engines import run_all
print(list(run_all(abs, [-1, -2, -3], jobs=2, on_crash=lambda task: "crash")))
"""


def test_a_script_without_guard_gets_its_results_all_the_same(tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(UNGUARDED, encoding="utf-8")
    done = subprocess.run([sys.executable, str(script)], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == ["[1, 2, 3]"]
