"""What is remembered of sentences: found again anywhere, told apart by all that it depends on, bounded."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pytest

from kg_builder import remembered
from kg_builder.extract.warnings.rules import Hazard
from kg_builder.remembered import Memory, by_sentence


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The sentences that the reader below was asked about."""
    monkeypatch.setattr(remembered, "_MEMORY", Memory())
    _ASKED.clear()
    return _ASKED


_ASKED: list[str] = []


@by_sentence
def gout_in(
    words: str, offset: int, names: tuple[str, ...], abbreviations: Mapping[str, str]
) -> Iterator[Hazard]:
    """Finds gout, unless it is the drug's name."""
    _ASKED.append(words)
    at = words.find("gout")
    if at >= 0 and "gout" not in names:
        yield Hazard(abbreviations.get("AE", "gout"), offset + at, offset + at + 4, "gout")


def test_what_a_sentence_says_is_moved_to_its_place(asked: list[str]) -> None:
    (first,) = gout_in("It treats gout.", 0, ("zolfin",), {})
    (second,) = gout_in("It treats gout.", 100, ("betanol",), {"XYZ": "xylose yield"})
    assert (first.start, second.start, second.end) == (10, 110, 114)
    assert asked == ["It treats gout."]


@pytest.mark.parametrize(
    ("names", "abbreviations", "found"),
    [(("gout",), {}, []), (("gout relief",), {}, ["gout"]), ((), {"AE": "adverse event"}, ["adverse event"])],
)
def test_names_and_abbreviations_that_it_holds_are_told_apart(
    asked: list[str], names: tuple[str, ...], abbreviations: dict[str, str], found: list[str]
) -> None:
    assert [hazard.name for hazard in gout_in("An AE of gout.", 0, (), {})] == ["gout"]
    assert [hazard.name for hazard in gout_in("An AE of gout.", 0, names, abbreviations)] == found
    assert len(asked) == 2


def test_memory_of_sentences_is_bounded() -> None:
    memory: Memory[int] = Memory(10)
    for number in range(100):
        memory[b"%d" % number] = number
        memory.get(b"7")
    assert len(memory._newer) + len(memory._older) <= 20
    assert memory.get(b"7") == 7
    assert memory.get(b"50") is None
