"""Mentions of conditions and the scorer that judges them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg_builder.extract import open_document
from kg_builder.extract.condition_mentions import Mention, condition_mentions, likelihood
from kg_builder.extract.statements import statements

from .small_pages import page


def mentions(line: str) -> list[Mention]:
    document = open_document(page(f"== indications\n{line}"))
    return condition_mentions(statements(document))


CASES = [
    ("In acute leukemia, examplol is used with other drugs.", ["acute leukemia"]),
    ("It relieves pain associated with gout.", ["pain", "gout"]),
    (
        "Treatment of bronchitis, pneumonia and skin infections.",
        ["bronchitis", "pneumonia", "skin infections"],
    ),
    ("The tablets should be swallowed whole.", []),
]


@pytest.mark.parametrize(("line", "wanted"), CASES)
def test_mentions(line: str, wanted: list[str]) -> None:
    assert [m.text for m in mentions(line)] == wanted


def test_a_mention_points_at_its_words() -> None:
    [mention] = mentions("Examplol is used for gout.")
    text = mention.statement.document.monograph.text
    assert "gout" in text[mention.start : mention.end]


def test_likelihood_is_of_the_most_telling_place() -> None:
    [mention] = mentions("Examplol is indicated for gout. Gout is common.")
    assert len(mention.features) == 2
    assert likelihood(mention, {"sentence indicated": 2.0}) > likelihood(mention, {})
    assert likelihood(mention, {}) == 0.5


def test_shipped_weights_prefer_what_a_rule_reads_as_a_use() -> None:
    [told] = mentions("Examplol is indicated for the treatment of hypertension.")
    [denied] = mentions("Examplol should not be used in patients with hypertension.")
    told = replace(told, features=tuple(f | {"stated"} for f in told.features))
    assert 0.0 <= likelihood(denied) < likelihood(told) <= 1.0
