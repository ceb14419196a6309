"""A small graph of six drugs, written by hand: what every store, query and exporter is tested on.

Texts are made up for the tests; they say enough for each packaged query to have an answer.
"""

from __future__ import annotations

from dataclasses import replace

from kg_builder.model import (
    DrugNames,
    Fact,
    Monograph,
)
from kg_builder.rdf.mapping import document_lines
from tests.example_antibodies import NATALIZUMAB, OCRELIZUMAB
from tests.example_lines import Line, document_of
from tests.example_tablets import BACLOFEN, OXIMETA, SERTRALINE, SERTRALINE_LABEL, WARFARIN

__all__ = ["documents", "example_facts", "example_nquads"]

_SOURCES: tuple[tuple[DrugNames, tuple[Line, ...]], ...] = (
    (
        DrugNames("ocrelizumab", brands=("Ocrevus",), identifiers=("RXCUI:1876366", "UNII:A10SJL62JY")),
        OCRELIZUMAB,
    ),
    (DrugNames("natalizumab", brands=("Tysabri",)), NATALIZUMAB),
    (DrugNames("sertraline", brands=("Zoloft",), synonyms=("sertraline hydrochloride",)), SERTRALINE),
    (DrugNames("warfarin", brands=("Coumadin", "Jantoven")), WARFARIN),
    (DrugNames("baclofen"), BACLOFEN),
    (DrugNames("sertraline", brands=("Zoloft",)), SERTRALINE_LABEL),
    (DrugNames("aspirin and caffeine", ingredients=("aspirin", "caffeine")), OXIMETA),
)


def documents() -> list[tuple[Monograph, list[Fact]]]:
    """The example documents with their facts."""
    return [document_of(names, lines) for names, lines in _SOURCES]


def example_facts() -> dict[str, Fact]:
    """The facts of all documents by id, with the evidence of all."""
    found: dict[str, Fact] = {}
    for _, facts in documents():
        for fact in facts:
            before = found.get(fact.id)
            found[fact.id] = replace(fact, evidence=(*before.evidence, *fact.evidence)) if before else fact
    return {key: replace(fact, evidence=tuple(sorted(fact.evidence))) for key, fact in found.items()}


def example_nquads() -> bytes:
    """The graph of all documents."""
    lines: set[str] = set()
    for monograph, facts in documents():
        lines.update(document_lines(monograph, facts, version="0"))
    return "".join(sorted(lines)).encode()
