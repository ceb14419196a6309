"""What a page sets around all of its headings is no part of them, nor hides them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg_builder.readers.blocks import Block
from kg_builder.readers.heading_affixes import without_heading_affixes

from .outlines import kinds_and_titles, read

_HEADS = ("Uses", "Dosage", "What might go wrong?", "Interactions", "Storage")
_KINDS = ["indications", "dosage", "adverse_effects", "interactions", "storage"]
_TOLD = ("It treats gout.", "Take 5 mg a day.", "You may get a rash.", "Avoid warfarin.", "Keep it cool.")


def _page(dressed: Callable[[int, str], str]) -> str:
    heads = [dressed(number, head) for number, head in enumerate(_HEADS, 1)]
    parts = [f"{head}\n{told}\n" for head, told in zip(heads, _TOLD, strict=True)]
    return "Generic Name: zorvexant\n\n" + "\n".join(parts)


@pytest.mark.parametrize(
    "dressed",
    [
        lambda n, head: f"{n} {head}",
        lambda n, head: f"Part {n} - {head}",
        lambda n, head: f"#{n} {head}",
        lambda n, head: f"Step {n}. {head}",
        lambda n, head: f"h2. {head}",
        lambda n, head: f"[b]{head}[/b]",
        lambda n, head: f"{head} +",
        lambda n, head: f"{head} \u00b6",
        lambda n, head: f"{head} [hide]",
        lambda n, head: f"{head} Show more",
        lambda n, head: f"{head} (expand)",
        lambda n, head: f"{head} keyboard_arrow_down",
    ],
)
def test_headings_are_read_without_what_stands_around_them(dressed: Callable[[int, str], str]) -> None:
    sections = kinds_and_titles(read(_page(dressed)))[1:]
    assert sections == list(zip(_KINDS, _HEADS, strict=True))


@pytest.mark.parametrize(
    "lines",
    [
        ("5 mg tablets", "Uses", "10 mg tablets", "20 mg tablets"),  # no numbers that count up
        ("1 Tablet", "Dosage of one", "2 Tablets", "Two doses", "3 Tablets"),  # nor head anything
        ("Rash +", "Fever ++", "Gout +"),
        ("Uses (in adults)", "Dosage (in adults)", "Side effects (in adults)"),
        ("Uses +", "Storage +"),  # two are too few
    ],
)
def test_what_other_lines_bear_stays(lines: tuple[str, ...]) -> None:
    blocks = [Block(0, len(line), line) for line in lines]
    assert without_heading_affixes(blocks) == blocks
