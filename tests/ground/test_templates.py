"""Phrases that say a quantity is off."""

from __future__ import annotations

import pytest

from kg_builder.ground.templates import template_form


@pytest.mark.parametrize(
    "phrase",
    [
        "decrease in serum immunoglobulins",
        "low immunoglobulin levels",
        "reduced level of immunoglobulin",
        "immunoglobulin decreased",
        "Decreased circulating immunoglobulin concentration",
    ],
)
def test_ways_to_say_that_there_is_too_little(phrase: str) -> None:
    assert template_form(phrase) == "down: immunoglobulin"


@pytest.mark.parametrize(
    "phrase", ["elevated creatine kinase", "creatine kinase increased", "rise in creatine kinase"]
)
def test_ways_to_say_that_there_is_too_much(phrase: str) -> None:
    assert template_form(phrase) == "up: creatine kinase"


@pytest.mark.parametrize(
    "phrase",
    [
        "immunoglobulin",
        "increased risk of infection",
        "reduced effectiveness of vaccines",
        "increased or decreased appetite",
        "low",
        "",
    ],
)
def test_other_phrases_have_no_such_sense(phrase: str) -> None:
    assert template_form(phrase) == ""


def test_what_is_measured_is_never_lost() -> None:
    assert template_form("high blood pressure") != template_form("high intraocular pressure")
    assert template_form("high white blood cell count") != template_form("high red blood cell count")
