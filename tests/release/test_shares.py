"""Containers of labels are cut into shares, which are read on all cores and kept one by one."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path
from typing import Any

import pytest

from kg_builder.errors import ReadError
from kg_builder.model import Monograph
from kg_builder.readers import RawDocument, cut_container, is_container, read_document, read_monographs
from kg_builder.release import Release, build_release, parts, shares
from kg_builder.release.parts import Part, PartTask

from .test_pipeline import content_of

DRUGS = ("alphacet", "betanol", "gammaril", "deltaval", "epsilol")


def record(drug: str, use: str = "gout") -> dict[str, Any]:
    told = f"INDICATIONS AND USAGE {drug.title()} is indicated for treatment of {use}."
    return {
        "set_id": f"set-{drug}",
        "openfda": {"generic_name": [drug.upper()], "brand_name": [drug.title()]},
        "indications_and_usage": [told],
    }


def response(*records: object) -> bytes:
    return json.dumps({"meta": {}, "results": list(records)}).encode()


@pytest.fixture
def bulk(tmp_path: Path) -> Path:
    path = tmp_path / "labels.json"
    path.write_bytes(response(*map(record, DRUGS[:3]), "no record", *map(record, DRUGS[3:])))
    return path


@pytest.fixture
def one_a_share(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shares, "SHARE_BYTES", 1)


def build(*sources: Path, out: Path, jobs: int = 1) -> Release:
    return build_release(list(sources), out, jobs=jobs, store=False)


def said(items: list[Monograph | ReadError]) -> list[object]:
    return [str(item) if isinstance(item, ReadError) else item for item in items]


def test_documents_of_a_container_read_as_the_whole_does(bulk: Path, tmp_path: Path) -> None:
    packed = tmp_path / "labels.zip"
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.write(bulk, "labels.json")
        archive.writestr("broken.xml", "<document xmlns='urn:hl7-org:v3'>")
        archive.writestr("alphacet.txt", "Generic Name: alphacet\nBrand Name: Alpha\nAlphacet treats gout.")
    for source in (bulk, packed):
        apart: list[Monograph | ReadError] = []
        for raw in cut_container(source):
            apart += read_document(raw) if isinstance(raw, RawDocument) else [raw]
        assert said(apart) == said(list(read_monographs(source)))
    assert len(apart) == 8


def test_pages_are_no_containers(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text("Generic Name: alphacet", encoding="utf-8")
    assert not is_container(page)


@pytest.mark.usefixtures("one_a_share")
def test_neither_shares_nor_processes_show_in_the_facts(bulk: Path, tmp_path: Path) -> None:
    one = build(bulk, out=tmp_path / "one")
    assert content_of(build(bulk, out=tmp_path / "two", jobs=2).path) == content_of(one.path)
    (source,) = one.sources()
    assert len(source["parts"]) == len(source["documents"]) == 5
    assert source["problems"] == 1
    assert "record 4" in one.failures[0]["where"]


def test_facts_are_the_same_in_one_share_and_in_many(
    bulk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = build(bulk, out=tmp_path / "one")
    monkeypatch.setattr(shares, "SHARE_BYTES", 1)
    apart = build(bulk, out=tmp_path / "two")
    assert whole.graph.read_bytes() == apart.graph.read_bytes()
    assert list(whole.iter_rows()) == list(apart.iter_rows())


@pytest.mark.usefixtures("one_a_share")
def test_a_changed_record_is_read_alone(bulk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    real = parts._read

    def counting(task: PartTask, *rest: object) -> Part:
        read.extend(raw.where for raw in task.documents or ())
        return real(task, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(parts, "_read", counting)
    build(bulk, out=tmp_path / "out")
    assert len(read) == 5
    read.clear()
    bulk.write_bytes(response(record(DRUGS[0]), record(DRUGS[1], "asthma"), record(DRUGS[2])))
    release = build(bulk, out=tmp_path / "out")
    assert read == ["labels.json, record 2"]
    assert content_of(release.path) == content_of(build(bulk, out=tmp_path / "fresh").path)


@pytest.mark.usefixtures("one_a_share")
def test_json_cut_off_in_the_middle_keeps_the_records_before(bulk: Path, tmp_path: Path) -> None:
    bulk.write_bytes(bulk.read_bytes()[:-60])
    release = build(bulk, out=tmp_path / "out")
    assert release.counts["documents"] == 4
    assert any("broken JSON" in failure["problem"] for failure in release.failures)
