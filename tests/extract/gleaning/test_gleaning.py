"""What the gleaner adds to what rules read."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from kg_builder.extract import extract_facts, open_document
from kg_builder.extract.gleaning.facts import gleaned
from kg_builder.extract.gleaning.gleaner import RELATIONS, Gleaner
from kg_builder.extract.gleaning.harms import may_be_effect
from kg_builder.extract.gleaning.lines import Line, lines_of
from kg_builder.model import Fact, Monograph, SectionKind
from kg_builder.readers import read_monographs
from tests.readers.outlines import read

ROOT = Path(__file__).resolve().parents[3]
PAGE = (
    "Generic name: zorvexant\n\nUses\nDoctors choose it for adults with gout.\n\n"
    "Side effects\nNausea is common.\nYour stools may turn black, and constipation is no surprise.\n\n"
    "Interactions\nWarfarin: bleeding gets likelier, so have your INR checked more often.\n"
)


def _gleaned(text: str, facts: list[Fact]) -> list[Fact]:
    document = open_document(read(text, "page.txt"))
    found = list(gleaned(document, facts))
    assert all(e.span.is_in(document.monograph.text) for fact in found for e in fact.evidence)
    return found


def test_sentences_without_facts_are_gleaned() -> None:
    """Objects of several relations; quotes are re-read."""
    found = {(fact.relation, fact.object) for fact in _gleaned(PAGE, [])}
    assert {("indication", "gout"), ("adverse_effect", "constipation"), ("interaction", "warfarin")} <= found


def test_sentences_with_facts_are_left_to_the_rules() -> None:
    """Whatever has been read of a relation in a sentence, nothing is added to it."""
    first = _gleaned(PAGE, [])
    assert _gleaned(PAGE, first) == []


def test_what_is_read_elsewhere_is_not_gleaned_again() -> None:
    """One fact an object: the rules' own places count."""
    facts = extract_facts(read("Generic name: zorvexant\n\nUses\nIt is used to treat gout.\n", "page.txt"))
    assert not [fact for fact in _gleaned(PAGE, facts) if fact.relation == "indication"]


def test_rules_alone_glean_nothing() -> None:
    """With the tagger of rules no network reads a page; with the model evidence says who has read a fact."""
    page = read(PAGE, "page.txt")
    ruled, read_by_all = extract_facts(page, tagger="rules"), extract_facts(page)
    assert not [fact for fact in ruled if fact.object == "constipation"]
    (effect,) = (fact for fact in read_by_all if fact.object == "constipation")
    assert effect.evidence[0].rule == "gleaning/effect"


_GLEANED = ("adverse_effect", "warning", "screening", "interaction", "indication")
_EVERYTHING = Gleaner(Gleaner.load().network, Gleaner.load().lists, dict.fromkeys(_GLEANED, 0.05))
"""Takes nearly anything for a mark, so that only what else is asked of facts holds it back."""


@pytest.mark.parametrize(
    ("title", "line", "relations"),
    [
        (
            "Warnings",
            "Tell your doctor if you ever had a stroke, asthma or seizures.",
            "adverse_effect warning",
        ),
        ("Warnings", "Use with caution in patients with a stroke or seizures.", "adverse_effect warning"),
        ("Warnings", "It may worsen asthma or seizures.", "adverse_effect"),
        ("Warnings", "Signs of infection are fever and chills.", "warning"),
        ("Side effects", "Can it cause nausea?", "adverse_effect"),
        ("Before treatment", "See a liver specialist before the first dose.", "screening"),
        ("Other", "Gout (12%), asthma (3%) and acne were seen on examplol.", "indication"),
        ("Uses", "If you have gout, it will not be of help.", "indication"),
        ("Summary", "Asthma, gout and headache are common.", "indication"),
        ("Dosage", "Antihistamines and paracetamol are given as premedication.", "interaction"),
    ],
)
def test_what_is_held_back(title: str, line: str, relations: str) -> None:
    """States patients bring along, signs, questions, people, premedication."""
    document = open_document(read(f"Generic name: zorvexant\n\n{title}\n{line}\n", "page.txt"))
    found = list(gleaned(document, [], _EVERYTHING))
    assert not [(f.relation, f.object) for f in found if f.relation in relations.split()]


@pytest.mark.parametrize(
    ("name", "is_effect"),
    [
        ("slow heartbeat", True),
        ("lower back pain", True),
        ("damage to the retina", True),
        ("lower vitamin B12 levels", False),
        ("reactivate hepatitis B", False),
        ("kidney function", False),
        ("SURGEONS AND PORTERS", False),
    ],
)
def test_what_an_effect_does_is_none(name: str, is_effect: bool) -> None:
    """Verbs with what they are done to, organs' functions and headings are no names of effects."""
    assert may_be_effect(name, SectionKind.WARNINGS) is is_effect


@pytest.mark.parametrize("kind", ["indications", "warnings", "dosage", "other"])
def test_marks_lie_in_their_lines(kind: str) -> None:
    """Within words, ends behind beginnings, none on another of its relation."""
    lines = [
        Line(0, "Uses", "title"),
        Line(5, "It eases gout, migraine or chronic hives in adults.", "paragraph"),
    ]
    marks = Gleaner.load().read(kind, lines)
    assert all(5 <= mark.start < mark.end <= 5 + len(lines[1].text) for mark in marks if mark.start >= 5)
    for relation in RELATIONS:
        own = sorted((mark.start, mark.end) for mark in marks if mark.relation == relation)
        assert all(before[1] <= after[0] for before, after in pairwise(own))


def test_sections_are_marked_alike_alone_and_in_a_page() -> None:
    """What is marked in a section depends on the section alone."""
    (monograph,) = read_monographs(ROOT / "examples/monographs/baclofen.txt")
    assert isinstance(monograph, Monograph)
    gleaner = Gleaner.load()
    for section in monograph.walk():
        lines = list(lines_of(section))
        moved = [line._replace(start=line.start + 1000) for line in lines]
        first, second = gleaner.read(section.kind.value, lines), gleaner.read(section.kind.value, moved)
        assert [(m.start + 1000, m.end + 1000) for m in first] == [(m.start, m.end) for m in second]


def test_annotated_passages_are_sound() -> None:
    """Marks lie in their passage, are no blanks, and their relations are known; leads stand before."""
    pages: dict[str, int] = {}
    path = ROOT / "benchmarks/quality/passages/passages.tsv"
    for row in path.read_text(encoding="utf-8").splitlines():
        page, _, _, layout, lead, words, marks = row.split("\t")
        place = pages[page] = pages.get(page, -1) + 1
        assert layout in {"title", "heading", "paragraph", "item"}
        assert not lead or int(lead) < place
        for mark in marks.split():
            relation, start, end = mark.split(":")
            assert relation in RELATIONS
            assert words[int(start) : int(end)].strip() == words[int(start) : int(end)] != ""
