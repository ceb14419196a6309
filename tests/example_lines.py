"""Documents for tests, written as lines with the facts that each states."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Any

from kg_builder.model import (
    AdverseEffect,
    Contraindication,
    DrugNames,
    Evidence,
    Fact,
    Grounding,
    Indication,
    MatchKind,
    Monograph,
    TextSpan,
)

__all__ = ["EFFECT", "HEADACHE_TERM", "NOT_WITH", "USE", "Line", "document_of", "line", "said"]

EFFECT, USE, NOT_WITH = AdverseEffect, Indication, Contraindication
HEADACHE_TERM = (Grounding("HP:0002315", "Headache", MatchKind.EXACT),)


@dataclass(frozen=True)
class Said:
    """A fact to be: its class, object, and the rest."""

    kind: type[Fact]
    object: str
    more: dict[str, Any]


def said(kind: type[Fact], text: str, **more: Any) -> Said:
    return Said(kind, text, more)


@dataclass(frozen=True)
class Line:
    """A sentence of a document, its section, and the facts it states."""

    section: str
    text: str
    facts: tuple[Said, ...]


def line(section: str, text: str, *facts: Said) -> Line:
    return Line(section, text, facts)


def document_of(names: DrugNames, lines: tuple[Line, ...]) -> tuple[Monograph, list[Fact]]:
    """The document that these lines make up, with its facts."""
    text = "\n".join(item.text for item in lines)
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    slug = names.generic.replace(" ", "-")
    document = f"{slug}-{sha256[:12]}"
    found: dict[str, Fact] = {}
    start = 0
    for item in lines:
        for fact in item.facts:
            at = item.text.casefold().find(fact.object.casefold())
            begin, end = (
                (start + at, start + at + len(fact.object)) if at >= 0 else (start, start + len(item.text))
            )
            evidence = Evidence(
                document, item.section, TextSpan.of(text, begin, end), f"test/{fact.kind.relation}"
            )
            made = fact.kind(drug=names.generic, object=fact.object, evidence=(evidence,), **fact.more)
            if made.id in found:
                both = tuple(sorted((*found[made.id].evidence, evidence)))
                made = fact.kind(drug=names.generic, object=fact.object, evidence=both, **fact.more)
            found[made.id] = made
        start += len(item.text) + 1
    monograph = Monograph(
        document_id=document,
        source_name=f"{slug}.txt",
        media_type="text/plain",
        sha256=sha256,
        text=text,
        sections=(),
        drug=names,
        title=names.generic.capitalize(),
    )
    return monograph, list(found.values())
