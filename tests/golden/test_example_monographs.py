"""The example monographs give the facts that a careful reader finds in them."""

from __future__ import annotations

import importlib
import json
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from kg_builder.extract import extract_facts
from kg_builder.model import AdverseEffect, Evidence, Monograph, TextSpan
from kg_builder.readers import read_monographs

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples" / "monographs"
PAGES = sorted(path.name.removesuffix(".gold.jsonl") for path in EXAMPLES.glob("*.gold.jsonl"))


@pytest.fixture(scope="module")
def monographs() -> ModuleType:
    sys.path.insert(0, str(ROOT / "benchmarks" / "quality"))
    try:
        return importlib.import_module("monographs")
    finally:
        sys.path.pop(0)


@pytest.fixture(scope="module")
def scores(monographs: ModuleType) -> dict[str, Any]:
    return {page.stem: monographs.score_page(page, gold) for page, gold in monographs.pages()}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_gives_its_facts(monographs: ModuleType, scores: dict[str, Any], name: str) -> None:
    whole = monographs.total(scores[name].values())
    assert whole.gold >= 40
    assert whole.recall >= 0.88, whole.misses
    assert whole.qualified >= 0.8
    assert whole.precision >= 0.95, whole.misses


def test_all_pages_reach_the_floors(monographs: ModuleType, scores: dict[str, Any]) -> None:
    whole = monographs.total(part for page in scores.values() for part in page.values())
    assert len(scores) >= 8
    assert whole.recall >= 0.97
    assert whole.qualified >= 0.95
    assert whole.precision >= 0.97


@pytest.mark.parametrize("name", PAGES)
def test_every_quote_is_the_text_at_its_place(name: str) -> None:
    (path,) = (p for p in EXAMPLES.glob(f"{name}.*") if not p.name.endswith(".gold.jsonl"))
    (page,) = read_monographs(path)
    assert isinstance(page, Monograph)
    for fact in extract_facts(page):
        assert fact.evidence
        for place in fact.evidence:
            assert place.span.is_in(page.text)


def test_gold_says_each_thing_once() -> None:
    for name in PAGES:
        lines = (EXAMPLES / f"{name}.gold.jsonl").read_text(encoding="utf-8").splitlines()
        rows = [json.loads(line) for line in lines]
        said = [json.dumps([r["relation"], r["object"], r["qualifiers"]], sort_keys=True) for r in rows]
        assert len(said) == len(set(said)), name


def effect(name: str, tier: str) -> AdverseEffect:
    place = Evidence("page", "adverse_effects", TextSpan(0, len(name), name))
    return AdverseEffect(drug="plovinib", object=name, frequency=tier, evidence=(place,))


def row(name: str, **more: object) -> dict[str, object]:
    wanted = {"frequency": "rare"}
    return {"relation": "adverse_effect", "object": name, "accept": [], "qualifiers": wanted, **more}


def test_a_missing_a_wrong_and_a_surplus_fact_all_show(monographs: ModuleType) -> None:
    facts = [
        effect(*said) for said in (("Rash", "rare"), ("cough", "common"), ("gout", "rare"), ("hives", "rare"))
    ]
    gold = [row("a rash"), row("dry cough", accept=["cough"]), row("fever"), row("gout", optional=True)]
    whole = monographs.total(monographs.score(gold, facts).values())
    assert (whole.gold, whole.found) == (3, 2)
    assert (whole.qualifiers, whole.right) == (2, 1)
    assert (whole.facts, whole.good) == (4, 3)
    assert [miss.split()[0] for miss in whole.misses] == ["missed", "extra"]
