"""Names of tests without what hangs on at their ends, and what is no test."""

from __future__ import annotations

import pytest

from kg_builder.extract.screening.sound import sound_test


@pytest.mark.parametrize(
    ("name", "sound"),
    [
        ("liver enzymes more", "liver enzymes"),
        ("with urine tests", "urine tests"),
        ("blood count in these newborns", "blood count"),
        ("liver tests promptly", "liver tests"),
        ("serial platelet counts", "platelet counts"),
        ("prompt eye examination", "eye examination"),
        ("blood count for anemia", "blood count"),
        ("liver function tests for all patients", "liver function tests"),
        ("latent tuberculosis but having a risk", "latent tuberculosis"),
        ("blood count on day 22", "blood count"),
        ("hepatitis in accordance with guidelines", "hepatitis"),
    ],
)
def test_what_hangs_on_at_a_test_goes(name: str, sound: str) -> None:
    assert sound_test(name) == sound


@pytest.mark.parametrize(
    "name",
    [
        "levels",
        "promptly treat infections",
        "positive skin test",
        "warm the vial",
        "increased levels of samplol",
        "specific strengths",
    ],
)
def test_requests_and_states_are_no_tests(name: str) -> None:
    assert sound_test(name) == ""


@pytest.mark.parametrize("name", ["serial number", "monitoring of blood pressure", "latent infection"])
def test_names_of_their_own_stay(name: str) -> None:
    assert sound_test(name) == name
