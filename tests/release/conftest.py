"""Releases made for tests: small pages in our own words, and a stand-in for reading them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import pytest

from kg_builder.errors import EmptySourceError, ReadError
from kg_builder.extract import Document
from kg_builder.model import AdverseEffect, Fact, Monograph, Status
from tests.rdf.made import evidence, monograph

PAGE = "Drug: {drug}\nIt may cause {one} or {other}.\n"


def read_stub(
    source: Path | BinaryIO, *, source_name: str | None = None, max_bytes: int = 0
) -> Iterator[Monograph | ReadError]:
    """Reads pages of one line a fact; pages are apart by a line of dashes."""
    assert isinstance(source, Path)
    name = source_name or source.name
    content = source.read_text(encoding="utf-8")
    if not content:
        raise EmptySourceError("the file is empty", where=name)
    for page in content.split("---\n"):
        found = re.match(r"Drug: (\w+)", page)
        if found is None:
            yield ReadError("no drug", where=name)
        elif found[1] == "crashing":
            raise RuntimeError("a fault of ours")
        else:
            yield monograph(page, name=name, drug=found[1])


def extract_stub(opened: Document, *, tagger: str = "model") -> list[Fact]:
    """An adverse effect for each word after "cause" and "or"."""
    document = opened.monograph
    if "unextractable" in document.text:
        raise KeyError("a fault of ours")
    found = re.finditer(r"(?:cause|or) (no )?(\w+)", document.text)
    return [
        AdverseEffect(
            drug=document.drug.generic,
            object=match[2],
            status=Status.NEGATED if match[1] else Status.ASSERTED,
            frequency="common" if "often" in document.text else None,
            evidence=(evidence(document, *match.span(2)),),
        )
        for match in found
    ]


@pytest.fixture
def stubbed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Reading and extraction replaced by small ones of known outcome; other stages are the real ones."""
    monkeypatch.setattr("kg_builder.readers.read_monographs", read_stub)
    monkeypatch.setattr("kg_builder.extract.document_facts", extract_stub)


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    """A folder with three pages, one of them in a folder below."""
    folder = tmp_path / "pages"
    (folder / "more").mkdir(parents=True)
    for name, drug, one, other in (
        ("alpha.txt", "alphacet", "nausea", "Rash"),
        ("beta.txt", "betanol", "rash", "no fever"),
        ("more/gamma.txt", "alphacet", "nausea", "headache"),
    ):
        (folder / name).write_text(PAGE.format(drug=drug, one=one, other=other), encoding="utf-8")
    return folder
