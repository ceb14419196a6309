"""Grounding over a small lexicon: every kind of match, and what is left without a term."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg_builder.ground import Grounder
from kg_builder.model import Grounding, MatchKind, SemanticType, Ungrounded

CONDITION, SUBSTANCE, BRAND = SemanticType.CONDITION, SemanticType.SUBSTANCE, SemanticType.BRAND


def found(grounder: Grounder, text: str, slot: SemanticType = CONDITION) -> tuple[str, str]:
    result = grounder.ground(text, slot)
    assert not isinstance(result, Ungrounded), result
    (grounding,) = result
    return grounding.curie, grounding.match.value


@pytest.mark.parametrize(
    ("text", "curie", "match"),
    [
        ("sheath disease", "MONDO:2", "exact"),
        ("Sheath diseases", "MONDO:2", "exact"),
        ("sheath illness", "MONDO:2", "synonym"),
        ("SHD", "MONDO:2", "synonym"),
        ("tickly ear", "HP:1", "layperson"),
        ("low globin level", "HP:2", "template"),
        ("severe relapsing sheath disease", "MONDO:3", "broad"),
        ("moderate to severe rash", "HP:3", "broad"),
        ("major or fatal rash", "HP:3", "broad"),
        ("rash on the legs, arms or neck", "HP:3", "broad"),
        ("puckery skin eruption", "HP:3", "broad"),
        ("blotches (rash)", "HP:3", "exact"),
        ("rash (severe)", "HP:3", "broad"),
        ("sheath problems", "MONDO:2", "synonym"),
    ],
)
def test_conditions(small: Grounder, text: str, curie: str, match: str) -> None:
    given_curie, given_match = found(small, text)
    assert given_curie == curie
    assert given_match in {match, "exact"} if match == "synonym" else given_match == match


@pytest.mark.parametrize(
    "text",
    [
        "shd",  # an abbreviation in small letters is a word
        "rash and fever",
        "no rash",
        "fear of rash",
        "examplamine",  # a drug is no condition
        "",
        "of the",
        "eruption",
    ],
)
def test_what_has_no_term(small: Grounder, text: str) -> None:
    assert isinstance(small.ground(text, CONDITION), Ungrounded)


def test_ambiguity_is_shown_and_not_decided(small: Grounder) -> None:
    result = small.ground("snivels", CONDITION)
    assert result == Ungrounded("ambiguous: MONDO:4 (cold A) or MONDO:5 (cold B)")


def test_a_brand_of_salt_and_base_is_the_base(small: Grounder) -> None:
    assert found(small, "Examplor", BRAND) == ("UNII:B", "synonym")
    assert found(small, "Examplor XR", BRAND) == ("UNII:B", "synonym")
    assert found(small, "examplamine hydrochloride", SUBSTANCE) == ("UNII:S", "exact")


def test_words_of_everyday_are_no_brands(small: Grounder) -> None:
    assert isinstance(small.ground("monitor", SUBSTANCE), Ungrounded)


def test_classes_with_and_without_the_word_for_drugs(small: Grounder) -> None:
    assert found(small, "antiexample medicines", SemanticType.DRUG_CLASS) == ("MESH:D9", "synonym")
    assert found(small, "example drugs", SemanticType.DRUG_CLASS) == ("MESH:D9", "exact")


def test_abbreviations_of_the_document_come_first(small: Grounder) -> None:
    known = {"RSD": "relapsing sheath disease"}
    result = small.ground("severe RSD", CONDITION, known)
    assert result == (Grounding("MONDO:3", "relapsing sheath disease", MatchKind.BROAD),)
    assert isinstance(small.ground("severe RSD", CONDITION), Ungrounded)


def test_slots_without_vocabulary_say_so(small: Grounder) -> None:
    assert small.ground("10 mg", SemanticType.STRENGTH) == Ungrounded("no vocabulary for this kind of thing")


def test_reasons_are_readable(small: Grounder) -> None:
    matches = small.matches("severe skin eruption", CONDITION)
    assert not isinstance(matches, Ungrounded)
    assert matches[0].reason == '"severe" left out: synonym of Rash'
    assert matches[0].lexicon == "small"
    assert 0 < matches[0].confidence < 1


def test_misspelt_words_are_suggested_and_never_grounded(small: Grounder) -> None:
    assert isinstance(small.ground("skin erutpion", CONDITION), Ungrounded)
    assert [match.curie for match in small.suggestions("skin erutpion", CONDITION)] == ["HP:3"]
    near = small.suggestions("relapsing sheeath disease", CONDITION)
    assert "MONDO:3" in {match.curie for match in near}
    assert small.suggestions("xyz", CONDITION) == ()


def test_ancestors_by_any_identifier(small: Grounder) -> None:
    assert small.ancestors("MONDO:3") == ("MONDO:1", "MONDO:2")
    assert small.ancestors("MESH:D2") == ("MONDO:1",)
    assert small.ancestors("MONDO:404") == ()
    edges = list(small.hierarchy("MONDO:3"))
    assert ("MONDO:2", "sheath disease", "MONDO:1", "disease of nerves") in edges


def test_other_identifiers_of_a_term(small: Grounder) -> None:
    assert small.same_as("MONDO:2") == (("MESH:D2", True), ("UMLS:C2", True))


@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(text=st.text(max_size=40), slot=st.sampled_from(list(SemanticType)))
def test_any_text_is_answered_and_always_the_same(small: Grounder, text: str, slot: SemanticType) -> None:
    first = small.ground(text, slot)
    small._found.cache_clear()
    assert small.ground(text, slot) == first
    if not isinstance(first, Ungrounded):
        assert first == tuple(sorted(first))
