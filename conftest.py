"""What examples in docstrings find at hand, named as the arguments they are given for.

``monograph`` is a page on zorvexant, ``facts`` are its two, ``store`` holds them and one of quelimab's,
``folder`` is a new folder of each example's own; ``read`` opens a page by its lines, a label by its fields.
"""

from __future__ import annotations

from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from kg_builder.errors import ReadError
from kg_builder.extract import Document, open_document
from kg_builder.model import DrugNames, Fact, Grounding, MatchKind, Monograph
from kg_builder.rdf.mapping import document_lines
from kg_builder.readers import read_monographs
from kg_builder.store import OxigraphStore
from tests.example_lines import EFFECT, USE, document_of, line, said

_GOUT = (Grounding("MONDO:0005393", "gout", MatchKind.EXACT),)


@cache
def _documents() -> tuple[tuple[Monograph, list[Fact]], ...]:
    use = said(USE, "gout", groundings=_GOUT)
    return (
        document_of(
            DrugNames("zorvexant", brands=("Zorvex",)),
            (
                line("indications", "Zorvexant treats gout.", use),
                line("adverse_effects", "Nausea is common.", said(EFFECT, "nausea", frequency="common")),
            ),
        ),
        document_of(DrugNames("quelimab"), (line("indications", "Quelimab treats gout.", use),)),
    )


@cache
def _store() -> OxigraphStore:
    store = OxigraphStore()
    lines = {text for page, facts in _documents() for text in document_lines(page, facts, version="1")}
    store.load("".join(sorted(lines)).encode())
    return store


def read(lines: str) -> Document:
    """The opened document of a page on zorvexant with these lines, or of a label's with these JSON fields."""
    page = f"Generic Name: zorvexant\n{lines}\n"
    label = f'{{"openfda": {{"generic_name": ["zorvexant"]}}, {lines[1:]}'
    stream = BytesIO((label if lines.startswith("{") else page).encode())
    (found,) = read_monographs(stream, source_name="example")
    if isinstance(found, ReadError):
        raise found
    return open_document(found)


@pytest.fixture(autouse=True)
def _at_hand(request: pytest.FixtureRequest, doctest_namespace: dict[str, Any]) -> None:
    if isinstance(request.node, pytest.DoctestItem):
        monograph, facts = _documents()[0]
        folder: Path = request.getfixturevalue("tmp_path")
        doctest_namespace.update(
            store=_store(), monograph=monograph, facts=list(facts), folder=folder, read=read
        )
