"""Whatever is wrong with a source: it is told, the rest is built, the code is 1, and it doesn't take long."""

from __future__ import annotations

import io
import json
import random
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from kg_builder.release import parts, shares

from ..readers.label_samples import SPL
from .conftest import Run

SHARED = Path(__file__).parents[3] / "shared" / "data"
PAGE = """Generic Name: plovinib
Brand Name: Zorvex
What is plovinib, and what is it used for?
Plovinib is used for the treatment of gout in adults.
What are the side effects of plovinib?
Common side effects of plovinib include:
- Nausea
- Back pain
"""
SECONDS = 20.0
"""Processor time that a build with one bad source may take; machines that test are slow and shared."""


def record(drug: str, **fields: Any) -> dict[str, Any]:
    told = f"1 INDICATIONS AND USAGE {drug.title()} is indicated for the treatment of gout."
    names = {"generic_name": [drug.upper()], "brand_name": [f"{drug.title()}ex"]}
    return {"set_id": f"set-{drug}", "openfda": names, "indications_and_usage": [told], **fields}


def response(*records: object) -> bytes:
    return json.dumps({"meta": {}, "results": list(records)}).encode()


def zipped(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


def entity_bomb() -> bytes:
    lines = ['<!ENTITY e0 "gout">', *(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))]
    return SPL.replace("<document", f"<!DOCTYPE document [{''.join(lines)}]><document", 1).encode()


def stealing_entity() -> bytes:
    dtd = '<!DOCTYPE document [<!ENTITY x SYSTEM "file:///etc/hostname">]><document'
    return SPL.replace("<document", dtd, 1).replace("severe asthma", "&x;").encode()


def nested(depth: int) -> bytes:
    data = zipped({"label.xml": SPL.encode()})
    for _ in range(depth):
        data = zipped({"inner.zip": data})
    return data


def deep_record(depth: int) -> bytes:
    """Brackets so far apart that no stretch of the file holds many."""
    return b'{"results": [{"x": ' + (b"[" + b" " * 300) * depth + b"]" * depth + b"}]}"


BAD: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "empty": ("bad.txt", bytes, "empty"),
    "white space": ("bad.txt", lambda: b" \n" * 1000, "empty"),
    "binary": ("bad.txt", lambda: bytes(random.Random(1).randbytes(50_000)), "text"),  # noqa: S311
    "program": ("bad.txt", lambda: b"\x7fELF\x02\x01\x01" + bytes(5000), "program"),
    "broken UTF-8": ("bad.txt", lambda: ("µg é ü " * 500 + PAGE).encode()[:-3] + b"\xb5\xff", "UTF-8"),
    "no drug": ("bad.txt", lambda: b"It will rain in the hills tomorrow.\n" * 20, "drug"),
    "two drugs": ("bad.txt", lambda: two_pages(), "drugs"),  # noqa: PLW0108 - defined below
    "one long line": ("bad.txt", lambda: b"xyz " * 500_000, "drug"),
    "truncated XML": ("bad.xml", SPL[: len(SPL) // 2].encode, "broken XML"),
    "wrong namespace": (
        "bad.xml",
        SPL.replace("urn:hl7-org:v3", "urn:x").encode,
        "not a structured",
    ),
    "entity bomb": ("bad.xml", entity_bomb, "document type"),
    "stealing entity": ("bad.xml", stealing_entity, "document type"),
    "deep XML": ("bad.xml", lambda: SPL.replace("severe asthma", "<content>" * 5000).encode(), "broken XML"),
    "JSON of something else": ("bad.json", lambda: b'{"meta": {}, "rows": [1, 2]}', "without label records"),
    "record of no drug": ("bad.json", lambda: response({"set_id": "x", "warnings": ["Mind it."]}), "no drug"),
    "record without text": ("bad.json", lambda: response(only("openfda"), {"openfda": {}}), "section text"),
    "record that is a number": ("bad.json", lambda: response(7), "not an object"),
    "deep JSON": ("bad.json", lambda: b"[" * 100_000, "nested too deeply"),
    "deep record": ("bad.json", lambda: deep_record(4000), "nested too deeply"),
    "empty sections": (
        "bad.json",
        lambda: response(record("x1", indications_and_usage=[""])),
        "section text",
    ),
    "office document": (
        "page.docx",
        lambda: zipped({"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<document/>"}),
        "office document",
    ),
    "zip bomb": ("bad.zip", lambda: zipped({"a.xml": b" " * (80 << 20)}), "zip bomb"),
    "zip bomb in a zip": (
        "bad.zip",
        lambda: zipped({"a.zip": zipped({"b.xml": b" " * (9 << 20)})}),
        "zip bomb",
    ),
    "zips within zips": ("bad.zip", lambda: nested(4), "too deep"),
    "zip cut off": ("bad.zip", lambda: nested(0)[:-40], "zip"),
    "zip of nothing": ("bad.zip", lambda: zipped({"a.jpg": b"x"}), "without label documents"),
}


def two_pages() -> bytes:
    other = PAGE.replace("lovinib", "aricept").replace("Plovinib", "Maricept").replace("Zorvex", "Aldux")
    return (PAGE + other).encode()


def only(field: str) -> dict[str, Any]:
    return {field: record("x1")[field]}


@pytest.fixture(autouse=True)
def in_bounded_time() -> Iterator[None]:
    begun = time.process_time()
    yield
    assert time.process_time() - begun < SECONDS


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "plovinib.txt"
    path.write_text(PAGE, encoding="utf-8")
    return path


@pytest.mark.parametrize("what", BAD)
def test_it_is_told_and_the_rest_is_built(drugkg: Run, page: Path, tmp_path: Path, what: str) -> None:
    name, content, says = BAD[what]
    bad = tmp_path / name
    bad.write_bytes(content())
    ran = drugkg("build", bad, page, "-o", tmp_path / "release", "--no-store", "-j", "1")
    assert ran.code == 1
    assert name in ran.err
    assert says in ran.err
    assert "1 drug from 1 document" in ran.err
    (failure, *_) = json.loads((tmp_path / "release" / "report.json").read_text())["failed"]
    assert failure["advice"]


def test_nothing_good_is_lost_beside_bad_records(drugkg: Run, tmp_path: Path) -> None:
    good = [record("alphacet"), record("betanol"), record("alphacet"), {**record("gammaril"), "set_id": ""}]
    unnamed = {k: v for k, v in record("deltaval").items() if k != "openfda"}
    bulk = tmp_path / "bulk.json"
    bulk.write_bytes(response(good[0], None, good[1], {"openfda": []}, good[2], unnamed, good[3], "x"))
    ran = drugkg("build", bulk, "-o", tmp_path / "release", "--no-store", "-j", "1")
    assert ran.code == 1
    assert "4 drugs from 4 documents" in ran.err  # the repeated record counts once
    failed = json.loads((tmp_path / "release" / "report.json").read_text())["failed"]
    assert [item["where"].rpartition(" ")[2] for item in failed] == ["2", "4", "8"]


def test_json_cut_in_the_middle_keeps_what_came_before(drugkg: Run, tmp_path: Path) -> None:
    cut = tmp_path / "cut.json"
    cut.write_bytes(response(record("alphacet"), record("betanol"))[:-90])
    ran = drugkg("build", cut, "-o", tmp_path / "release", "--no-store", "-j", "1")
    assert ran.code == 1
    assert "broken JSON" in ran.err
    assert "1 drug from 1 document" in ran.err


def test_a_good_member_of_a_bad_zip_is_kept(drugkg: Run, tmp_path: Path) -> None:
    mixed = tmp_path / "mixed.zip"
    inner = zipped({"label.xml": SPL.encode(), "cut.xml": SPL[:900].encode()})
    mixed.write_bytes(zipped({"1.zip": inner, "2.zip": b"PK no zip", "3.txt": PAGE.encode()}))
    ran = drugkg("build", mixed, "-o", tmp_path / "release", "--no-store", "-j", "1")
    assert ran.code == 1
    assert "mixed.zip/1.zip/cut.xml" in ran.err and "mixed.zip/2.zip" in ran.err
    assert "from 2 documents" in ran.err


def test_two_hundred_megabytes_are_refused_unread(drugkg: Run, page: Path, tmp_path: Path) -> None:
    huge = tmp_path / "huge.txt"
    with huge.open("wb") as file:
        file.write(PAGE.encode())
        file.truncate(200 << 20)
    ran = drugkg("build", page, huge, "-o", tmp_path / "release", "--no-store", "-j", "1")
    assert ran.code == 1
    assert "huge.txt" in ran.err and "over the limit" in ran.err
    assert "1 drug from 1 document" in ran.err


JUNK = ("x" * 2_000_000, "(" * 2_000_000, "5 mg " * 400_000, "a, " * 700_000, "9" * 2_000_000)


@pytest.mark.parametrize("junk", JUNK, ids=["word", "brackets", "doses", "commas", "digits"])
def test_a_line_of_junk_costs_no_more_than_itself(drugkg: Run, tmp_path: Path, junk: str) -> None:
    path = tmp_path / "page.txt"
    path.write_text(f"{PAGE}{junk}\nWhat are the contraindications?\n- Asthma\n", encoding="utf-8")
    label = tmp_path / "label.json"
    label.write_bytes(response(record("alphacet", warnings=[f"5.1 Rash {junk}"], adverse_reactions=[junk])))
    ran = drugkg("build", path, label, "-o", tmp_path / "release", "--no-store", "-j", "1")
    assert ran.code == 0
    assert "2 drugs from 2 documents" in ran.err
    rows = drugkg("facts", tmp_path / "release", "--format", "jsonl").out.splitlines()
    said = {(row["drug"], row["relation"], row["object"]) for row in map(json.loads, rows)}
    assert {("plovinib", "indication", "gout"), ("alphacet", "indication", "gout")} <= said
    assert ("plovinib", "adverse_effect", "nausea") in said


def test_what_is_no_file_is_told(drugkg: Run, page: Path, tmp_path: Path) -> None:
    assert "no regular file" in drugkg("build", page, "/dev/zero", "-o", tmp_path / "release").err
    (tmp_path / "loop.txt").symlink_to(tmp_path / "loop.txt")
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere.txt")
    ran = drugkg("build", tmp_path, "-o", tmp_path / "release", "--no-store", "-j", "1")
    assert ran.code == 1
    assert "gone.txt" in ran.err and "loop.txt" in ran.err
    assert "1 drug from 1 document" in ran.err


def test_a_release_cut_short_is_told(drugkg: Run, page: Path, tmp_path: Path) -> None:
    """The end of a packed file in its middle passed for an interruption by the user."""
    release = tmp_path / "release"
    drugkg("build", page, "-o", release)
    facts = release / "facts.jsonl.gz"
    facts.write_bytes(facts.read_bytes()[:80])
    told = drugkg("facts", release)
    assert (told.code, "damaged" in told.err) == (1, True)


def test_an_unreadable_path_is_told(
    drugkg: Run, page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    locked = tmp_path / "locked.txt"
    locked.write_text(PAGE, encoding="utf-8")
    real = Path.open

    def guarded(self: Path, *args: Any, **options: Any) -> Any:
        if self.name == "locked.txt":
            raise PermissionError(13, "Permission denied")
        return real(self, *args, **options)

    monkeypatch.setattr(Path, "open", guarded)
    ran = drugkg("build", locked, page, "-o", tmp_path / "release", "--no-store", "-j", "1")
    assert ran.code == 1
    assert "locked.txt" in ran.err and "Permission denied" in ran.err
    assert "1 drug from 1 document" in ran.err


def test_read_only_output_is_told_before_work_begins(
    drugkg: Run, page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = Path.mkdir

    def read_only(self: Path, *args: Any, **options: Any) -> None:
        if "sealed" in self.parts:
            raise OSError(30, "Read-only file system")
        real(self, *args, **options)

    monkeypatch.setattr(Path, "mkdir", read_only)
    monkeypatch.setattr(parts, "_read", lambda *_: pytest.fail("work began"))
    ran = drugkg("build", page, "-o", tmp_path / "sealed" / "release")
    assert ran.code == 1
    assert "Read-only file system" in ran.err


def test_a_build_interrupted_inside_a_bulk_file_goes_on_there(
    drugkg: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shares, "SHARE_BYTES", 1)
    bulk, out = tmp_path / "bulk.json", tmp_path / "release"
    bulk.write_bytes(response(record("alphacet")))
    drugkg("build", bulk, "-o", out, "--no-store", "-j", "1")
    before = (out / "graph.nq.gz").read_bytes()
    drugs = ("alphacet", "betanol", "gammaril", "deltaval", "epsilol")
    bulk.write_bytes(response(*map(record, drugs)))
    read: list[str] = []
    real = parts._read

    def interrupted(task: parts.PartTask, *rest: Any) -> parts.Part:
        if len(read) == 2:
            raise KeyboardInterrupt
        read.append(task.documents[0].where if task.documents else "")
        return real(task, *rest)

    monkeypatch.setattr(parts, "_read", interrupted)
    ran = drugkg("build", bulk, "-o", out, "--no-store", "-j", "1")
    assert ran.code == 130
    assert "interrupted" in ran.err
    assert (out / "graph.nq.gz").read_bytes() == before
    done = read[:]
    read.clear()

    def counting(task: parts.PartTask, *rest: Any) -> parts.Part:
        read.append(task.documents[0].where if task.documents else "")
        return real(task, *rest)

    monkeypatch.setattr(parts, "_read", counting)
    ran = drugkg("build", bulk, "-o", out, "--no-store", "-j", "1")
    assert ran.code == 0
    assert len(done) == len(read) == 2
    left = (2, 3, 4, 5)  # the earlier release has the first
    assert {*done, *read} == {f"bulk.json, record {number}" for number in left}
    assert "5 drugs from 5 documents" in ran.err


@pytest.mark.skipif(not SHARED.is_dir(), reason="../shared/data is absent")
def test_a_real_file_that_is_no_document_is_told(drugkg: Run, page: Path, tmp_path: Path) -> None:
    bad = SHARED / "spl" / "not-a-document.xml"
    ran = drugkg("build", bad, page, "-o", tmp_path / "release", "--no-store", "-j", "1")
    assert ran.code == 1
    assert "not-a-document.xml" in ran.err
    assert "1 drug from 1 document" in ran.err
