"""Labels: what is read of products, sections, highlights and tables, and what bad ones are told."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest

from kg_builder.errors import NoDrugError, ReadError, TooLargeError
from kg_builder.model import Monograph, PassageKind, SectionKind
from kg_builder.readers import read_monographs
from kg_builder.readers.json_stream import is_deep
from kg_builder.readers.openfda import OpenFdaReader, read_record
from kg_builder.readers.spl import read_spl

from .label_samples import RECORD, SPL

DATA = Path(__file__).parents[3] / "shared" / "data"


def _places_hold(monograph: Monograph) -> None:
    for section in monograph.walk():
        for passage in section.passages:
            assert monograph.text[passage.start : passage.end] == passage.text
        for table in section.tables:
            for cell in table.cells:
                assert monograph.text[cell.start : cell.end] == cell.text


def _spl(text: str = SPL) -> Monograph:
    return read_spl(text.encode(), "zorvex.xml")


def _openfda(data: bytes) -> list[Monograph | ReadError]:
    return list(OpenFdaReader().read(io.BytesIO(data), "labels.json"))


def test_spl_names_the_drug_by_its_active_moiety() -> None:
    monograph = _spl()
    assert monograph.drug.generic == "plovinib"
    assert monograph.drug.brands == ("Zorvex",)
    assert monograph.drug.identifiers == ("UNII:BBBBBBBBB2", "NDC:9999-1234")
    assert dict(monograph.version)["version"] == "7"
    assert monograph.products[0].routes == ("ORAL",)
    assert monograph.products[0].strength == "25 mg"
    _places_hold(monograph)


def test_spl_highlights_stand_apart_from_the_full_text() -> None:
    monograph = _spl()
    full = [p.text for s in monograph.of_kind(SectionKind.CONTRAINDICATIONS) for p in s.passages]
    short = [p.text for s in monograph.of_kind(SectionKind.HIGHLIGHTS) for p in s.passages]
    assert short == ["Severe asthma. (4)"]
    assert "Severe asthma. (4)" not in full


def test_spl_lists_keep_their_governors() -> None:
    section = next(_spl().of_kind(SectionKind.CONTRAINDICATIONS))
    lines = [(p.text, p.kind, p.parent) for p in section.passages]
    assert lines == [
        ("Do not give Zorvex to patients with:", PassageKind.PARAGRAPH, None),
        ("severe asthma", PassageKind.ITEM, 0),
        ("porphyria, including:", PassageKind.ITEM, 0),
        ("acute intermittent porphyria", PassageKind.ITEM, 2),
    ]


def test_spl_table_cells_know_their_headers() -> None:
    section = next(s for s in _spl().of_kind(SectionKind.ADVERSE_EFFECTS) if s.tables)
    table = section.tables[0]
    cell = next(c for c in table.cells if c.text == "12%")
    assert cell.row_headers == ("Gut", "Nausea")
    assert cell.column_headers == ("Share of patients", "Zorvex N=100")
    assert table.caption == "Table 1: Reactions"
    assert table.footnotes == (("1", "Once daily."),)


def test_openfda_gives_lost_lines_back() -> None:
    monograph = read_record(RECORD, "labels.json")
    _places_hold(monograph)
    titles = [s.title.quote for s in monograph.of_kind(SectionKind.WARNINGS) if s.title]
    assert titles == ["5 WARNINGS AND PRECAUTIONS", "5.1 Airway Narrowing", "5.2 Low Blood Pressure"]
    full = [p.text for s in monograph.of_kind(SectionKind.CONTRAINDICATIONS) for p in s.passages]
    assert full == ["Zorvex must not be given in:", "severe asthma [see Warnings (5.1)]", "porphyria"]
    assert monograph.drug.generic == "plovinib"
    assert "RXCUI:123" in monograph.drug.identifiers


def test_openfda_subsections_that_come_twice_or_leave_some_out_open_by_their_numbers() -> None:
    text = (
        "5.1 Gout Zorvex gives gout. 5.2 Rash It gives rash. 5.1 Gout Attacks It gives gout in 2.4 Million."
    )
    record = {
        "openfda": {"generic_name": ["ZORVEXANT"]},
        "warnings_and_cautions": [f"5 WARNINGS AND PRECAUTIONS {text} 5.6 Slow Pulse It slows the pulse."],
    }
    section = read_record(record, "a.json").sections[-1]
    titles = [sub.title.quote for sub in section.subsections if sub.title]
    assert titles == ["5.1 Gout", "5.2 Rash", "5.1 Gout Attacks", "5.6 Slow Pulse"]


def test_openfda_titles_inside_warnings_stand_on_lines_of_their_own() -> None:
    record = {
        "openfda": {"generic_name": ["ZORVEXANT"]},
        "warnings": ["WARNINGS Take care: \u2022 Zorvex can harm. Lung Injury Lung injury was fatal."],
    }
    section = read_record(record, "a.json").sections[-1]
    assert [(p.text, p.kind, p.parent) for p in section.passages] == [
        ("Take care:", PassageKind.PARAGRAPH, None),
        ("Zorvex can harm.", PassageKind.ITEM, 0),
        ("Lung Injury", PassageKind.HEADING, None),
        ("Lung injury was fatal.", PassageKind.PARAGRAPH, None),
    ]


def test_openfda_numbers_inside_prose_open_no_section() -> None:
    monograph = read_record(RECORD, "labels.json")
    bodies = [p.text for s in monograph.of_kind(SectionKind.WARNINGS) for p in s.passages]
    assert "Zorvex can cause wheezing in 5.2 % of patients." in bodies


def test_openfda_short_statements_alone_are_the_text() -> None:
    record = {**RECORD, "contraindications": ["4 CONTRAINDICATIONS Gout. ( 4 )"]}
    section = next(read_record(record, "x").of_kind(SectionKind.CONTRAINDICATIONS))
    assert [p.text for p in section.passages] == ["Gout. ( 4 )"]


@pytest.mark.parametrize("shape", ["response", "array", "lines", "one"])
def test_openfda_shapes_read_alike(shape: str) -> None:
    other = {**RECORD, "set_id": "other"}
    data = {
        "response": json.dumps({"meta": {}, "results": [RECORD, other]}),
        "array": json.dumps([RECORD, other]),
        "lines": json.dumps(RECORD) + "\n" + json.dumps(other) + "\n",
        "one": json.dumps(RECORD),
    }[shape]
    monographs = _openfda(data.encode())
    assert len(monographs) == (1 if shape == "one" else 2)
    assert all(isinstance(m, Monograph) for m in monographs)


def test_openfda_repeated_records_count_once() -> None:
    assert len(_openfda(json.dumps([RECORD, RECORD]).encode())) == 1


def test_openfda_cut_file_keeps_the_records_before_the_cut() -> None:
    data = json.dumps({"meta": {}, "results": [RECORD, {**RECORD, "set_id": "b"}]})[:-400].encode()
    first, second = _openfda(data)
    assert isinstance(first, Monograph)
    assert isinstance(second, ReadError) and "broken JSON" in str(second)


def test_openfda_bad_records_do_not_stop_the_rest() -> None:
    nameless = {"set_id": "c", "contraindications": ["None."]}
    empty = {"openfda": RECORD["openfda"], "contraindications": ["  "]}
    results: list[Any] = [7, nameless, empty, RECORD]
    errors = _openfda(json.dumps({"results": results}).encode())
    assert [type(e).__name__ for e in errors] == ["ReadError", "NoDrugError", "ReadError", "Monograph"]


def test_openfda_without_its_block_takes_the_name_from_the_text() -> None:
    record = {k: v for k, v in RECORD.items() if k != "openfda"}
    assert read_record(record, "x").drug.generic == "zorvex"


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (SPL[: len(SPL) // 2], "broken XML"),
        (SPL.replace("urn:hl7-org:v3", "urn:other"), "not a structured product label"),
        (SPL.replace("<document", '<!DOCTYPE d [<!ENTITY a "b">]><document', 1), "document type"),
    ],
)
def test_spl_bad_xml_is_told(data: str, says: str) -> None:
    with pytest.raises(ReadError, match=says):
        _spl(data)


def test_spl_without_product_is_told() -> None:
    start, stop = SPL.index("<subject>"), SPL.index("</subject>") + len("</subject>")
    with pytest.raises(NoDrugError):
        _spl(SPL[:start] + SPL[stop:])


def _zip(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


def _unzip(data: bytes) -> list[Monograph | ReadError]:
    return list(read_monographs(io.BytesIO(data), source_name="labels.zip", max_bytes=8 << 20))


def test_zip_of_zips_is_read_in_order() -> None:
    inner = _zip({"a.xml": SPL.encode(), "picture.jpg": b"x"})
    results = _unzip(_zip({"2.zip": inner, "1.zip": inner}))
    assert all(isinstance(m, Monograph) for m in results) and len(results) == 2


def test_zip_bombs_and_deep_nesting_are_refused() -> None:
    bomb = _zip({"a.xml": b" " * (4 << 20)})
    assert [type(e) for e in _unzip(bomb)] == [TooLargeError]
    deep = _zip({"a.zip": _zip({"b.zip": _zip({"c.xml": SPL.encode()})})})
    (error,) = _unzip(deep)
    assert "too deep" in str(error)


def test_zip_broken_or_useless_is_told() -> None:
    (broken,) = _unzip(_zip({"a.xml": SPL.encode()})[:-30])
    assert "broken zip" in str(broken)
    (useless,) = _unzip(_zip({"a.jpg": b"x"}))
    assert "without label documents" in str(useless)


@pytest.mark.skipif(not DATA.is_dir(), reason="reference data not beside the project")
def test_reference_labels_read_or_say_why() -> None:
    for path in sorted((DATA / "spl").glob("*.xml")):
        if path.name == "not-a-document.xml":
            with pytest.raises(ReadError, match="broken XML"):
                read_spl(path.read_bytes(), path.name)
        else:
            _places_hold(read_spl(path.read_bytes(), path.name))


def test_a_heading_number_may_carry_a_full_stop() -> None:
    record = {
        "openfda": {"generic_name": ["ZORVEXANT"]},
        "dosage_and_administration": ["2 . DOSAGE AND ADMINISTRATION Take zorvexant at noon."],
    }
    section = read_record(record, "zorvexant.json").sections[-1]
    assert section.title is not None and section.title.quote == "2 . DOSAGE AND ADMINISTRATION"
    assert [p.text for p in section.passages] == ["Take zorvexant at noon."]


def test_how_deep_json_may_be_is_the_same_for_every_python() -> None:
    value: object = "words"
    for _ in range(400):
        value = [value]
    assert not is_deep(value)
    for _ in range(4000):
        value = {"x": value}
    assert is_deep(value)


def test_openfda_fields_read_before_are_moved_to_their_places() -> None:
    # Labels of one drug share fields word for word; what was read of them is kept.
    first = read_record(RECORD, "labels.json")
    block = {**RECORD["openfda"], "brand_name": ["Zorvex of Another Labeler"]}
    again = read_record({**RECORD, "openfda": block}, "labels.json")
    behind = len(again.text) - len(first.text)
    assert behind > 0
    assert [section.moved(behind) for section in first.sections[1:]] == list(again.sections[1:])
    _places_hold(again)
