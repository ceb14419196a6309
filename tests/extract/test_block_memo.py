"""What is remembered of dosing blocks never shows in the facts."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from kg_builder.extract import open_document
from kg_builder.extract.block_memo import BlockMemo, BlockReading
from kg_builder.extract.dosing.extractor import DosingExtractor
from kg_builder.model import Fact, Monograph
from kg_builder.readers.openfda import read_record

from .test_memo import made_labels, real_labels

DOSES = "2 DOSAGE AND ADMINISTRATION Adults: The starting dose of Alphacet is 25 mg once daily."
OFTEN = "2 DOSAGE AND ADMINISTRATION Alphacet is usually taken once daily in the morning."
FORMS = "3 DOSAGE FORMS AND STRENGTHS Adults: Take one 5 mg tablet twice daily."


def label(*, dosage: str, forms: str = "", before: str = "") -> Monograph:
    record: dict[str, object] = {
        "set_id": "set-alphacet",
        "openfda": {"generic_name": ["ALPHACET"], "brand_name": ["Alphacet"]},
        "boxed_warning": [f"WARNING: LIVER INJURY Alphacet can cause liver failure. {before}"],
        "dosage_and_administration": [dosage],
    }
    if forms:
        record["dosage_forms_and_strengths"] = [forms]
    return read_record(record, "labels.json")


def facts(extractor: DosingExtractor, monograph: Monograph) -> set[Fact]:
    return set(extractor.extract(open_document(monograph)))


def test_dosing_of_labels_is_the_same_with_all_some_and_no_blocks_known(tmp_path: Path) -> None:
    chance = random.Random(7)  # noqa: S311 - which blocks are forgotten, not a secret
    known = DosingExtractor()
    for monograph in [*made_labels(tmp_path), *real_labels()]:
        expected = facts(DosingExtractor(), monograph)
        assert facts(known, monograph) == expected
        assert facts(known, monograph) == expected
        for key in [key for key in known._known._known if chance.random() < 0.5]:
            del known._known._known[key]


def test_a_known_block_is_not_read_again_but_moved(monkeypatch: pytest.MonkeyPatch) -> None:
    known = DosingExtractor()
    (first,) = facts(known, label(dosage=DOSES))
    monkeypatch.setattr("kg_builder.extract.dosing.extractor._found", None)  # reading would fail
    moved = label(dosage=DOSES, before="Watch the liver.")
    (second,) = facts(known, moved)
    assert first.evidence[0].span.start != second.evidence[0].span.start
    assert second.evidence[0].span.is_in(moved.text)


@pytest.mark.parametrize("forms", ["", FORMS])
def test_schedules_without_amounts_count_where_no_block_of_the_label_tells_amounts(forms: str) -> None:
    known = DosingExtractor()
    for monograph in [label(dosage=OFTEN), label(dosage=OFTEN, forms=forms), label(dosage=OFTEN)]:
        assert facts(known, monograph) == facts(DosingExtractor(), monograph)
    assert facts(known, label(dosage=OFTEN))


def test_memory_is_bounded() -> None:
    memo: BlockMemo[None] = BlockMemo(limit=2000)
    for number in range(50):
        document = open_document(label(dosage=f"{DOSES} Batch {number}."))
        block = [s for s in document.monograph.sections if "25 mg" in s.passages[-1].text]
        assert memo.recall(document, block, lambda: BlockReading(([],), None)).facts == ([],)
        assert memo._known.size <= 2000
    assert 0 < len(list(memo._known)) < 20
