"""Pages that hold a label's own text, whose effects are read as a label's are."""

from __future__ import annotations

import io

import pytest

from kg_builder.extract import extract_facts
from kg_builder.extract.base import Document
from kg_builder.extract.effects.voice import label_sections
from kg_builder.model import AdverseEffect, Monograph
from kg_builder.readers import read_monographs

_LABEL = """Generic Name: zorvexant

WARNINGS AND PRECAUTIONS

5.1 Hepatotoxicity

Hepatic failure occurred in patients who received zorvexant [see Adverse Reactions (6.1)].

5.2 Renal Impairment

Monitor renal function in patients with diabetes mellitus (see PRECAUTIONS).

ADVERSE REACTIONS

6.1 Clinical Studies

The most common adverse reactions were nausea and {effects} [see Warnings and Precautions (5.1)].
"""


def opened(text: str) -> Document:
    (found,) = read_monographs(io.BytesIO(text.encode()), source_name="page.txt")
    assert isinstance(found, Monograph)
    return Document(found)


def test_references_to_sections_tell_a_label() -> None:
    page = opened(_LABEL.format(effects="pruritus"))
    assert {s.kind.value for s in label_sections(page)} == {"warnings", "adverse_effects"}


@pytest.mark.parametrize(
    "line",
    [
        "See the warnings above. See your doctor (page 3).",
        "It may cause a rash (see below), fever (see Overdose) and 1.5 (2.5) headaches.",
        "You may get a rash [see Warnings (5.1)], and your skin may peel (5.2), your nails too (5.3).",
    ],
)
def test_pages_that_speak_to_readers_are_no_labels(line: str) -> None:
    assert label_sections(opened(f"Generic Name: zorvexant\n\nSide effects\n\n{line}\n")) == []


def test_effects_of_copied_labels_are_the_taggers() -> None:
    text = _LABEL.format(effects="pruritus and elevated transaminases")
    (page,) = read_monographs(io.BytesIO(text.encode()), source_name="page.txt")
    assert isinstance(page, Monograph)
    facts = [f for f in extract_facts(page) if isinstance(f, AdverseEffect)]
    rules = {e.rule for f in facts for e in f.evidence}
    names = {f.object for f in facts}
    assert {"hepatic failure", "pruritus"} <= {n.casefold() for n in names}
    assert "diabetes mellitus" not in names
    assert rules == {"label_effects/tagger"}
