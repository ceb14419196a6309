"""What tagged effects of one sentence are kinds or signs of."""

from __future__ import annotations

import pytest

from kg_builder.extract.effects.related import heads_of


def heads(said: str, *names: str) -> list[tuple[str | None, str | None]]:
    low = said.casefold()
    effects = [(low.index(name), low.index(name) + len(name), name) for name in names]
    told = heads_of(said, effects)
    return [told.get((start, end), (None, None)) for start, end, _ in effects]


@pytest.mark.parametrize(
    "said",
    [
        "Marrow damage, including anemia and gout, has been reported with it.",
        "Marrow damage (e.g., anemia, gout) may occur.",
        "Marrow damage such as anemia or gout was seen.",
        "Rarely, marrow damage has been reported, including anemia, and/or gout.",
        "Marrow damage, including anemia (AN) and gout (GT), is known.",
    ],
)
def test_kinds_behind_their_head(said: str) -> None:
    assert heads(said, "marrow damage", "anemia", "gout")[1:] == [("marrow damage", None)] * 2


@pytest.mark.parametrize(
    "said",
    [
        "Serotonin syndrome characterized by tremor and fever has been reported.",
        "Serotonin syndrome, presenting with tremor or fever, may follow.",
        "Serotonin syndrome (symptoms such as tremor, fever) was seen.",
        "Serotonin syndrome, including tremor and fever, was seen.",
    ],
)
def test_signs_behind_their_head(said: str) -> None:
    assert heads(said, "serotonin syndrome", "tremor", "fever")[1:] == [(None, "serotonin syndrome")] * 2


def test_brackets_end_what_they_list() -> None:
    said = "Infections (e.g., sepsis) and gout were seen."
    assert heads(said, "infections", "sepsis", "gout") == [(None, None), ("infections", None), (None, None)]


def test_the_gravity_of_a_head_belongs_to_its_name() -> None:
    assert heads("Serious infections, including sepsis, were seen.", "infections", "sepsis")[1] == (
        "serious infections",
        None,
    )


@pytest.mark.parametrize(
    "said",
    ["Infections and sepsis were seen.", "Infections were seen more often than sepsis, including in men."],
)
def test_no_head_without_words_that_say_so(said: str) -> None:
    assert heads(said, "infections", "sepsis") == [(None, None)] * 2


def test_kinds_told_in_brackets_end_with_them() -> None:
    said = "It has led to encephalopathy (loss of consciousness including coma and stupor), aphasia and fits."
    found = heads(said, "encephalopathy", "loss of consciousness", "coma", "stupor", "aphasia", "fits")
    assert [broader for broader, _ in found[2:]] == ["loss of consciousness"] * 2 + [None] * 2


def test_what_is_most_common_is_a_kind_of_its_head() -> None:
    said = "The most common serious infections on zolfin were sepsis and cellulitis."
    found = heads(said, "infections", "sepsis", "cellulitis")
    assert [broader for broader, _ in found] == [None, "serious infections", "serious infections"]
    assert heads("Infections were sepsis.", "infections", "sepsis") == [(None, None)] * 2
