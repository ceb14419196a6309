"""Cheap tests before costly patterns: they must never hide a match."""

from __future__ import annotations

import pytest

from kg_builder.extract.dosage_forms.form_names import find_forms
from kg_builder.extract.language.cues import cues, lowered
from kg_builder.extract.language.intervals import find_intervals
from kg_builder.extract.language.routes import find_routes
from kg_builder.extract.rule_tables import rows


@pytest.mark.parametrize("text", ["50 MG\u0130 Daily", "\u1e9e STRA\u00dfE", "plain", ""])
def test_lower_case_keeps_every_place(text: str) -> None:
    assert len(lowered(text)) == len(text)


def test_stems_are_taken_literally() -> None:
    assert cues("b.i").search("b.i.d.")
    assert not cues("b.i").search("bbi")


@pytest.mark.parametrize("row", rows("dosing_forms.tsv"), ids=lambda r: r[0])
def test_no_form_hides_behind_the_cues(row: tuple[str, ...]) -> None:
    import re._parser as parser  # type: ignore[import-not-found, unused-ignore]

    word = _shortest(parser.parse(row[0]))
    assert [text for f in find_forms(word) if (text := word[f.start : f.end])], word


def _shortest(parsed: object) -> str:
    """A short word that a pattern of heads matches."""
    words = []
    for what, value in parsed:  # type: ignore[attr-defined]
        name = str(what)
        if name == "LITERAL":
            words.append(chr(value))
        elif name == "SUBPATTERN":
            words.append(_shortest(value[-1]))
        elif name == "BRANCH":
            words.append(_shortest(value[1][0]))
        elif name == "MAX_REPEAT":
            words.append(_shortest(value[2]) * value[0])
        elif name == "IN":
            words.append(chr(value[0][1]))
    return "".join(words)


@pytest.mark.parametrize(
    "text",
    [
        "Twice A Day",
        "EVERY 8 HOURS",
        "Q12H",
        "B.I.D.",
        "At Bedtime",
        "On Days 1 and 8",
        "With Meals",
        "Daily",
    ],
)
def test_capitals_hide_no_interval(text: str) -> None:
    assert find_intervals(text)


@pytest.mark.parametrize("text", ["BY MOUTH", "Intravenously", "IV", "Under the Tongue", "IN EACH EYE"])
def test_capitals_hide_no_route(text: str) -> None:
    assert find_routes(text)
