"""Documents and facts made for tests, by hand and by hypothesis."""

from __future__ import annotations

import hashlib
from dataclasses import fields
from typing import Any

from hypothesis import strategies as st

from kg_builder.model import (
    FACT_CLASSES,
    DrugNames,
    Evidence,
    Fact,
    Grounding,
    MatchKind,
    Monograph,
    Status,
    TextSpan,
)
from kg_builder.rdf.mapping import qualifier_types

TEXT = 'Examplin (Exa) calms the "gout" of adults;\n10.5 % felt sick — and some fell asleep.\tSee a doctor.'
CONTROLLED = {
    "frequency": "common",
    "evidence_type": "human",
    "seek_care": "promptly",
    "phase": "initial",
    "route": "oral",
    "comparator": ">=",
    "age_min": 18.0,
    "age_max": 65.5,
    "dose_value": 2.5,
    "dose_value_max": 10.0,
    "percent": 10.5,
    "percent_max": 12.0,
    "percent_comparator": 3.0,
    "count": 43,
    "doses": 2,
    "boxed": True,
    "broader": "stomach upset",
    "manifestation_of": "Allergic Reaction",
}


_PLAIN = {"str": "some words", "int": 7, "float": 7.5, "bool": True}


def monograph(text: str = TEXT, *, name: str = "examplin.txt", drug: str = "examplin") -> Monograph:
    """A document of one text."""
    sha256 = hashlib.sha256(f"{name}\0{text}".encode()).hexdigest()
    return Monograph(
        document_id=f"{name.partition('.')[0]}-{sha256[:12]}",
        source_name=name,
        media_type="text/plain",
        sha256=sha256,
        text=text,
        sections=(),
        drug=DrugNames(drug, brands=("Exa",), identifiers=("UNII:E1X2A3M4P5", "NDC:1234-567")),
        version=(("set_id", "1a"),),
    )


def evidence(document: Monograph, start: int, end: int, section: str = "adverse_effects") -> Evidence:
    """Evidence for a range of a document's text."""
    return Evidence(document.document_id, section, TextSpan.of(document.text, start, end), "tests/made")


def full_facts(document: Monograph) -> list[Fact]:
    """One asserted fact of every class with every qualifier, and one bare one of every other status."""
    made: list[Fact] = []
    for index, (relation, cls) in enumerate(FACT_CLASSES.items()):
        place = (evidence(document, index, index + 9),)
        qualifiers: dict[str, Any] = {
            name: CONTROLLED.get(name, _PLAIN[kind]) for name, kind in qualifier_types(cls).items()
        }
        if relation == "adverse_effect":
            qualifiers["comparator"] = "placebo"
        text = {"reference": "https://example.org/a?b=1", "interaction_count": "serious"}.get(
            relation, relation
        )
        grounding = (Grounding("MONDO:0005393", "gout", MatchKind.EXACT),) if relation == "indication" else ()
        made.append(
            cls(drug=document.drug.generic, object=text, evidence=place, groundings=grounding, **qualifiers)
        )
    for status in Status:
        if status is not Status.ASSERTED:
            made.append(
                FACT_CLASSES["contraindication"](
                    drug=document.drug.generic,
                    object=f"{status.value} state",
                    status=status,
                    evidence=(evidence(document, 3, 12),),
                )
            )
    return made


_texts = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=80).filter(str.strip)
_numbers = st.floats(allow_nan=False, allow_infinity=False, width=32)
_VALUES: dict[str, st.SearchStrategy[Any]] = {
    "str": _texts,
    "int": st.integers(-(10**6), 10**9),
    "float": _numbers,
    "bool": st.booleans(),
}


@st.composite
def documents(draw: st.DrawFn) -> tuple[Monograph, list[Fact]]:
    """A document of any text, with facts of all classes read from places in it."""
    text = draw(_texts)
    document = monograph(text, drug=draw(_texts))
    made: list[Fact] = []
    for _ in range(draw(st.integers(0, 4))):
        cls = draw(st.sampled_from(sorted(FACT_CLASSES.values(), key=lambda c: c.relation)))
        start = draw(st.integers(0, len(text) - 1))
        end = draw(st.integers(start + 1, len(text)))
        qualifiers = {name: draw(st.none() | _VALUES[kind]) for name, kind in qualifier_types(cls).items()}
        groundings = tuple(
            Grounding(curie, draw(_texts), draw(st.sampled_from(list(MatchKind))))
            for curie in draw(
                st.lists(st.sampled_from(["MONDO:1", "HP:2", "XYZ:a b", "odd"]), max_size=2, unique=True)
            )
        )
        made.append(
            cls(
                drug=document.drug.generic,
                object=draw(
                    _texts | st.sampled_from(["https://example.org/%", "http://x y", "gout", "Gout"])
                ),
                status=draw(st.sampled_from(list(Status))),
                evidence=(evidence(document, start, end),),
                groundings=groundings,
                **qualifiers,
            )
        )
    return document, made


def field_names(cls: type[Fact]) -> set[str]:
    """Names of a fact class's fields."""
    return {f.name for f in fields(cls)}
