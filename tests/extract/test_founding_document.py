"""The founding document, where it is at hand: every gold fact of these relations, and no others."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from kg_builder.extract import extract_facts
from kg_builder.readers import read_monograph

SHARED = Path(__file__).resolve().parents[3] / "shared"
PAGE = SHARED / "data/monographs/ocrelizumab.txt"
GOLD = SHARED / "gold/ocrelizumab.jsonl"
RELATIONS = ["brand_name", "drug_class", "indication", "contraindication", "interaction_count", "reference"]

pytestmark = pytest.mark.skipif(not GOLD.exists(), reason="../shared/gold is absent")


def plain(text: str) -> str:
    return re.sub(r"s\b", "", " ".join(re.findall(r"\w+", text.casefold())))


@pytest.mark.parametrize("relation", RELATIONS)
def test_facts_are_the_gold(relation: str) -> None:
    rows = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").split("\n") if line]
    rows = [row for row in rows if row["relation"] == relation]
    monograph = read_monograph(PAGE)
    found = {plain(f.object): f for f in extract_facts(monograph) if f.relation == relation}
    allowed: set[str] = set()
    for row in rows:
        names = {plain(name) for name in [row["object"], *row["accept"]]}
        allowed |= names
        hits = names & found.keys()
        if row.get("optional"):
            continue
        assert hits, row["object"]
        fact = found[min(hits)]
        assert row["qualifiers"].items() <= fact.qualifiers.items()
        assert all(piece.span.is_in(monograph.text) for piece in fact.evidence)
    assert not found.keys() - allowed
