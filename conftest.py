"""What examples in docstrings find at hand, named as the arguments they are given for.

``monograph`` is a page on zorvexant, ``facts`` are its two, ``store`` holds them and one of quelimab's,
``folder`` is a new folder of each example's own.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest

from kg_builder.model import (
    AdverseEffect,
    DrugNames,
    Evidence,
    Fact,
    Grounding,
    Indication,
    MatchKind,
    Monograph,
    TextSpan,
)
from kg_builder.rdf.mapping import document_lines
from kg_builder.store import OxigraphStore

_GOUT = (Grounding("MONDO:0005393", "gout", MatchKind.EXACT),)


def _page(drug: str, text: str, brands: tuple[str, ...] = ()) -> Monograph:
    return Monograph(
        document_id=f"{drug}-1",
        source_name=f"{drug}.txt",
        media_type="text/plain",
        sha256="0" * 64,
        text=text,
        sections=(),
        drug=DrugNames(drug, brands=brands),
    )


def _at(page: Monograph, section: str, words: str) -> tuple[Evidence, ...]:
    start = page.text.index(words)
    return (Evidence(page.document_id, section, TextSpan(start, start + len(words), words)),)


@cache
def _documents() -> tuple[tuple[Monograph, list[Fact]], ...]:
    one = _page("zorvexant", "Zorvexant treats gout. Nausea is common.", ("Zorvex",))
    two = _page("quelimab", "Quelimab treats gout.")
    uses, harms = "indications", "adverse_effects"
    return (
        (
            one,
            [
                Indication(
                    drug="zorvexant",
                    object="gout",
                    evidence=_at(one, uses, "gout"),
                    groundings=_GOUT,
                ),
                AdverseEffect(
                    drug="zorvexant",
                    object="nausea",
                    evidence=_at(one, harms, "Nausea"),
                    frequency="common",
                ),
            ],
        ),
        (
            two,
            [Indication(drug="quelimab", object="gout", evidence=_at(two, uses, "gout"), groundings=_GOUT)],
        ),
    )


@cache
def _store() -> OxigraphStore:
    store = OxigraphStore()
    lines = {line for page, facts in _documents() for line in document_lines(page, facts, version="1")}
    store.load("".join(sorted(lines)).encode())
    return store


@pytest.fixture(autouse=True)
def _at_hand(request: pytest.FixtureRequest, doctest_namespace: dict[str, Any]) -> None:
    if isinstance(request.node, pytest.DoctestItem):
        monograph, facts = _documents()[0]
        tmp: Path = request.getfixturevalue("tmp_path")
        doctest_namespace.update(store=_store(), monograph=monograph, facts=list(facts), folder=tmp)
