"""Labels of one drug are read one after the other, in whatever order a container holds them."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg_builder.readers import RawDocument, drug_hint
from kg_builder.release import shares
from kg_builder.release.gathering import ByDrug
from kg_builder.release.parts import PartTask
from kg_builder.release.shares import Shares
from kg_builder.release.sources import Source

DRUGS = ("alphacet", "betanol", "betanol and gammaril", "deltaval", "")


def label(drug: str, number: int) -> RawDocument:
    content = f'{{"generic_name":["{drug}"],"id":{number}}}'.encode()
    return RawDocument("openfda", "labels.json", f"record {number}", content, len(content))


def gathered(drugs: list[str], scratch: Path, limit: int) -> list[tuple[str, RawDocument]]:
    by_drug = ByDrug(scratch, limit=limit)
    for number, drug in enumerate(drugs):
        by_drug.add(label(drug, number), 0)
    return [(drug, raw) for _, drug, raw in by_drug.documents()]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(DRUGS), max_size=12), st.integers(0, 200))
def test_documents_come_by_drug_whatever_fits_in_memory(drugs: list[str], limit: int) -> None:
    with tempfile.TemporaryDirectory() as scratch:
        found = gathered(drugs, Path(scratch, "gathered"), limit)
        assert found == gathered(drugs, Path(scratch, "gathered"), 1 << 20)
        assert list(Path(scratch).iterdir()) == []
    assert sorted(raw.where for _, raw in found) == sorted(f"record {n}" for n in range(len(drugs)))
    runs = [
        (drug, [int(raw.where.split()[1]) for _, raw in run]) for drug, run in groupby(found, lambda f: f[0])
    ]
    assert len(runs) == len(set(drugs))
    assert all(numbers == sorted(numbers) for _, numbers in runs)


def test_labels_of_a_drug_are_in_one_share(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shares, "SHARE_BYTES", 60)
    path = tmp_path / "labels.json"
    records = ",".join(
        f'{{"id":"{number}","openfda":{{"generic_name":["{drug}"]}}}}'
        for number, drug in enumerate(("ALPHACET", "BETANOL", "ALPHACET HYDROCHLORIDE", "BETANOL"))
    )
    path.write_text(f'{{"results":[{records}]}}', encoding="utf-8")
    blank = PartTask(Source("", tmp_path), "", tmp_path, None, 1000, True)
    tasks = Shares([Source("labels.json", path)], blank).tasks()
    drugs = [[drug_hint(raw.content) for raw in task.documents or ()] for task in tasks]
    assert sorted(drugs) == [["alphacet", "alphacet"], ["betanol", "betanol"]]


def test_labels_of_a_drug_in_several_containers_follow_each_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shares, "SHARE_BYTES", 60)
    sources = []
    for name in ("one", "two"):
        records = ",".join(
            f'{{"id":"{name}","openfda":{{"generic_name":["{drug}"]}}}}'
            for drug in ("ALPHACET", "BETANOL", "GAMMARIL")
        )
        path = tmp_path / f"{name}.json"
        path.write_text(f'{{"results":[{records}]}}', encoding="utf-8")
        sources.append(Source(path.name, path))
    blank = PartTask(Source("", tmp_path), "", tmp_path, None, 1000, True)
    tasks = list(Shares(sources, blank).tasks())
    for task in tasks:
        assert {json.loads(raw.content)["id"] for raw in task.documents or ()} == {task.source.path.stem}
    drugs = [drug_hint(raw.content) for task in tasks for raw in task.documents or ()]
    assert len(drugs) == 6 and [drug for drug, _ in groupby(drugs)] == sorted(set(drugs), key=drugs.index)


def test_shares_of_many_small_containers_are_given_out_before_much_is_held(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shares, "SHARE_BYTES", 10)  # so that some four labels are held
    drawn = 0

    class Counted(ByDrug):
        def documents(self) -> Iterator[tuple[int, str, RawDocument]]:
            nonlocal drawn
            for item in super().documents():
                drawn += 1
                yield item

    gathered = Counted(tmp_path / "gathered")
    for number in range(12):
        gathered.add(label(f"drug {number}", number), number)
    given: list[int] = []
    for number, documents in shares._cut(gathered):
        given.append(number)
        assert len(documents) == 1 and drawn - len(given) < 6
    assert sorted(given) == list(range(12))


def test_files_are_read_by_the_drug_that_they_name(tmp_path: Path) -> None:
    found = []
    for number, drug in enumerate(("betanol", "alphacet", "betanol sodium")):
        path = tmp_path / f"{number}.xml"
        path.write_text(f"<document><genericMedicine><name>{drug}</name></genericMedicine></document>")
        found.append(Source(path.name, path))
    blank = PartTask(Source("", tmp_path), "", tmp_path, None, 1000, True)
    assert [task.source.name for task in Shares(found, blank).tasks()] == ["1.xml", "0.xml", "2.xml"]


def test_what_names_no_drug_keeps_its_place(tmp_path: Path) -> None:
    found = gathered(["", "", ""], tmp_path / "gathered", 1)
    assert [raw.where for _, raw in found] == ["record 0", "record 1", "record 2"]
