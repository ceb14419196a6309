"""The route of doses that a dosing text tells apart from them."""

from __future__ import annotations

import pytest

from kg_builder.extract.dosing.extractor import DosingExtractor
from tests.extract.small_pages import facts_of, page

TOLD = [
    ("Examplol is an injection under the skin, into the thigh.\nAdults: 40 mg once a week.", "subcutaneous"),
    ("By mouth, with or without food.\nAdults: 40 mg once a week.", "oral"),
    ("Adults: 40 mg every 3 weeks.\nAdminister as an intravenous infusion over 30 minutes.", "intravenous"),
    ("Do not give it intravenously.\nAdults: 40 mg once a week.", None),
    ("It can be given by mouth or intravenously.\nAdults: 40 mg once a week.", None),
    ("Intravenous fluids are given for low blood pressure.\nAdults: 40 mg once a week.", None),
    ("It is taken by mouth.\nAdults: 40 mg intravenously once a week.\nChildren: 5 mg a day.", None),
]


@pytest.mark.parametrize(("text", "route"), TOLD, ids=[t[:30] for t, _ in TOLD])
def test_a_route_told_once_holds_for_all_doses(text: str, route: str | None) -> None:
    found = facts_of(DosingExtractor(), page(f"== dosage: Dosage\n{text}"))
    doses = [f for f in found if f.relation == "dose_regimen"]
    assert doses
    assert doses[-1].qualifiers.get("route") == route


def test_a_numbered_heading_on_doses_ends_what_was_said_of_choosing_patients() -> None:
    text = (
        "# 2.1 Patient Selection\nTest them.\n# 2.2 Recommended Dosage\n# Adults with gout\n40 mg once daily"
    )
    (found,) = facts_of(DosingExtractor(), page(f"== dosage: Dosage and Administration\n{text}"))
    assert (found.relation, found.qualifiers.get("indication")) == ("dose_regimen", "gout")
