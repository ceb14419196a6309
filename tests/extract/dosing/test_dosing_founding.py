"""The founding monograph, where it is at hand: every dosing fact of its gold list, and nothing else."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from kg_builder.extract.base import Extractor
from kg_builder.extract.dosage_forms.extractor import DosageFormExtractor
from kg_builder.extract.dosing.extractor import DosingExtractor
from kg_builder.readers import read_monograph
from tests.extract.small_pages import facts_of

SHARED = Path(os.environ.get("DRUGKG_SHARED", Path(__file__).parents[4] / "shared"))
SOURCE, GOLD = SHARED / "data/monographs/ocrelizumab.txt", SHARED / "gold/ocrelizumab.jsonl"


@pytest.mark.skipif(
    not (SOURCE.exists() and GOLD.exists()), reason="needs ../shared with the founding monograph"
)
@pytest.mark.parametrize("extractor", [DosingExtractor(), DosageFormExtractor()], ids=lambda e: str(e.name))
def test_all_and_only_the_gold_facts(extractor: Extractor) -> None:
    gold = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]
    wanted = [g for g in gold if g["relation"] in extractor.relations and not g.get("optional")]
    found = facts_of(extractor, read_monograph(SOURCE))
    exact = ("severity", "phase", "dose_value", "dose_unit", "route", "doses", "indication", "population")
    key = [(g["relation"], {k: v for k, v in g["qualifiers"].items() if k in exact}) for g in wanted]
    assert [
        (f.relation, {k: f.qualifiers[k] for k in keys if k in f.qualifiers})
        for f, (_, keys) in zip(found, key, strict=True)
    ] == key
