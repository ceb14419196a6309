from __future__ import annotations

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg_builder.model import SemanticType
from kg_builder.rdf import iris

texts = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=200)


@given(texts)
def test_every_text_makes_a_valid_iri(text: str) -> None:
    for made in (
        iris.thing_iri(SemanticType.CONDITION, text),
        iris.object_iri(SemanticType.REFERENCE, text),
        iris.document_iri(text),
        iris.graph_iri(text),
        iris.term_iri(text),
        iris.term_iri("MESH:" + text),
    ):
        assert next(iter(ox.parse(f"<a:s> <a:p> <{made}> .", ox.RdfFormat.N_TRIPLES))).object == ox.NamedNode(
            made
        )


@given(texts)
def test_slugs_are_stable_under_themselves_and_case(text: str) -> None:
    made = iris.slug(text)
    assert made
    assert len(made) <= 60
    if not made.startswith("x-"):
        assert iris.slug(made) == made
        assert iris.slug(made.upper().lower()) == iris.slug(made)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("0.5 mg", "5 mg"),
        (".5 mg", "5 mg"),
        ("CD20+", "CD20"),
        ("<5%", ">5%"),
        ("10%", "10"),
        ("1.5 g", "15 g"),
        ("x" * 100 + "a", "x" * 100 + "b"),
        ("+", "-"),
    ],
)
def test_different_things_have_different_slugs(one: str, other: str) -> None:
    assert iris.slug(one) != iris.slug(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Back Pain", "back pain"),
        ("T-cell", "T cell"),
        ("heart failure.", "heart failure"),
        (".5 mg", "0.5 mg"),
        ("1,000 mg", "1000 mg"),
        ("café", "café"),
        ("(edema)", "edema"),
    ],
)
def test_wordings_of_one_thing_share_a_slug(one: str, other: str) -> None:
    assert iris.slug(one) == iris.slug(other)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("https://example.org/a b", f"{iris.BASE}reference/https-example-org-a-b"),
        ("https://example.org/ü?q=[1]", "https://example.org/%C3%BC?q=%5B1%5D"),
        ("https://example.org/100%", "https://example.org/100%25"),
        ("https://example.org/a%20b", "https://example.org/a%20b"),
        ("http://", f"{iris.BASE}reference/http"),
    ],
)
def test_web_addresses_stand_for_themselves(text: str, expected: str) -> None:
    assert iris.object_iri(SemanticType.REFERENCE, text) == expected


def test_only_references_are_addresses() -> None:
    assert iris.object_iri(SemanticType.CONDITION, "https://example.org").startswith(iris.BASE)
