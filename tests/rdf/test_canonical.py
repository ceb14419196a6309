from __future__ import annotations

from decimal import Decimal

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg_builder.rdf import canonical

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=50)


def parsed(term: str) -> ox.Literal:
    quad = next(iter(ox.parse(f"<a:s> <a:p> {term} <a:g> .", ox.RdfFormat.N_QUADS)))
    assert isinstance(quad.object, ox.Literal)
    return quad.object


@given(texts)
def test_a_string_is_read_back_as_written_and_in_the_same_form(text: str) -> None:
    written = canonical.string(text)
    assert "\n" not in written
    assert parsed(written).value == text
    assert str(parsed(written)) == written


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_a_decimal_keeps_its_value_without_exponent(value: float) -> None:
    literal = parsed(canonical.decimal(value))
    assert "e" not in literal.value.lower()
    assert Decimal(literal.value) == Decimal(repr(value))


@pytest.mark.parametrize("value", [float("nan"), float("inf"), float("-inf")])
def test_what_no_decimal_can_hold_is_refused(value: float) -> None:
    with pytest.raises(ValueError, match="not a decimal"):
        canonical.decimal(value)


def test_numbers_and_truth_are_typed() -> None:
    assert canonical.integer(0).startswith('"0"^^')
    assert canonical.decimal(-0.0).startswith('"0"^^')
    assert canonical.decimal(1e-7).startswith('"0.0000001"^^')
    assert canonical.boolean(True).startswith('"true"^^')
    assert canonical.boolean(False).startswith('"false"^^')
