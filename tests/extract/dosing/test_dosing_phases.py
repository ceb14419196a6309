"""Phases that a statement names for its doses, and those that it only seems to name."""

from __future__ import annotations

import pytest

from kg_builder.extract.dosing.context import Context
from kg_builder.extract.dosing.regimens import regimens_in

PHASES = [
    ("The initial dose is 5 mg daily.", "initial"),
    ("Without a loading dose, give 150 mg every 4 weeks.", ""),
    ("For the initial treatment of gout, take 5 mg daily.", ""),
    ("Dose increments should be 5 mg weekly.", "titration"),
]


@pytest.mark.parametrize(("text", "phase"), PHASES)
def test_phases(text: str, phase: str) -> None:
    (regimen,) = regimens_in(text, Context())
    assert regimen.phase == phase
