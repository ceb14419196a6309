"""Joining: laws that hold for any facts, and the cases that matter."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kg_builder.extract import assemble
from kg_builder.model import AdverseEffect, Evidence, Fact, Indication, Reference, Status, TextSpan

OBJECTS = ["gout", "Gout", "gouts", "relapsing forms of gout", "relapsing gout", "MS", "multiple sclerosis"]
SHORT = {"MS": "multiple sclerosis"}


def evidence(start: int, rule: str = "r") -> Evidence:
    return Evidence("doc", "indications", TextSpan(start, start + 4, "gout"), rule)


def indication(text: str, at: int, **qualifiers: str) -> Indication:
    return Indication(drug="x", object=text, evidence=(evidence(at),), **qualifiers)  # type: ignore[arg-type]


def effect(text: str, at: int, **qualifiers: object) -> AdverseEffect:
    return AdverseEffect(drug="x", object=text, evidence=(evidence(at),), **qualifiers)  # type: ignore[arg-type]


optional = st.none() | st.sampled_from(["a", "b"])
indications = st.builds(
    Indication,
    drug=st.just("x"),
    object=st.sampled_from(OBJECTS),
    evidence=st.builds(lambda n: (evidence(n),), st.integers(0, 9)),
    status=st.sampled_from([Status.ASSERTED, Status.NEGATED]),
    population=optional,
    approval=optional,
    combination=optional,
)
effects = st.builds(
    AdverseEffect,
    drug=st.just("x"),
    object=st.sampled_from(OBJECTS),
    evidence=st.builds(lambda n: (evidence(n),), st.integers(0, 9)),
    frequency=optional,
    manifestation_of=optional,
    percent=st.none() | st.sampled_from([1.0, 2.0]),
)
facts = st.lists(indications | effects, max_size=14)


@given(facts, st.randoms())
def test_order_of_input_does_not_matter(given_facts: list[Fact], random: object) -> None:
    shuffled = list(given_facts)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert assemble(shuffled, SHORT) == assemble(given_facts, SHORT)


@given(facts)
def test_assembling_twice_changes_nothing(given_facts: list[Fact]) -> None:
    once = assemble(given_facts, SHORT)
    assert assemble(once, SHORT) == once


@given(facts)
def test_no_evidence_is_lost_and_none_invented(given_facts: list[Fact]) -> None:
    before = {(f.relation, f.status, e.span) for f in given_facts for e in f.evidence}
    after = {(f.relation, f.status, e.span) for f in assemble(given_facts, SHORT) for e in f.evidence}
    assert before == after


@given(facts)
def test_every_qualifier_was_stated_and_is_still_there(given_facts: list[Fact]) -> None:
    def stated(some: list[Fact]) -> set[tuple[str, str, object]]:
        return {(f.relation, name, value) for f in some for name, value in f.qualifiers.items()}

    assert stated(assemble(given_facts, SHORT)) == stated(given_facts)


def test_a_list_and_a_sentence_complete_each_other() -> None:
    [joined] = assemble([indication("gout", 1, approval="FDA"), indication("Gout", 9, population="adults")])
    assert joined.qualifiers == {"population": "adults", "approval": "FDA"}
    assert [e.span.start for e in joined.evidence] == [1, 9]


def test_a_bare_mention_joins_the_qualified_one() -> None:
    [joined] = assemble([effect("nausea", 1, frequency="common"), effect("nausea", 5)])
    assert joined.qualifiers == {"frequency": "common"}


def test_contradicting_qualifiers_stay_apart() -> None:
    assert (
        len(assemble([effect("nausea", 1, frequency="common"), effect("nausea", 5, frequency="rare")])) == 2
    )


def test_an_effect_and_its_part_in_another_effect_stay_apart() -> None:
    found = assemble(
        [effect("nausea", 1, frequency="common"), effect("nausea", 5, manifestation_of="infusion reactions")]
    )
    assert [f.qualifiers for f in found] == [
        {"frequency": "common"},
        {"manifestation_of": "infusion reactions"},
    ]


def test_denied_and_asserted_are_two_facts() -> None:
    denied = Indication(drug="x", object="gout", status=Status.NEGATED, evidence=(evidence(3),))
    assert len(assemble([denied, indication("gout", 1)])) == 2


def test_narrower_conditions_stay_apart_from_the_wider() -> None:
    names = ["multiple sclerosis", "relapsing multiple sclerosis"]
    assert [f.object for f in assemble([indication(n, i) for i, n in enumerate(names)])] == names


def test_abbreviations_are_the_same_thing() -> None:
    [joined] = assemble([indication("MS", 1), indication("multiple sclerosis", 5)], SHORT)
    assert joined.object == "multiple sclerosis"


def test_addresses_are_compared_whole() -> None:
    pages = ["https://example.org/a", "https://example.org/as", "https://example.org/a/"]
    rows = [Reference(drug="x", object=p, evidence=(evidence(i),)) for i, p in enumerate(pages)]
    assert len(assemble(rows)) == 2


def test_one_span_read_by_two_rules_counts_once() -> None:
    twice = [
        Indication(drug="x", object="gout", evidence=(evidence(1, rule),)) for rule in ("list", "sentence")
    ]
    [joined] = assemble(twice)
    assert len(joined.evidence) == 1


def test_blanks_of_a_layout_are_no_part_of_what_is_said() -> None:
    (fact,) = assemble(
        [Indication(drug="x", object="gout  in   men", evidence=(evidence(1),), combination="a  b")]
    )
    assert (fact.object, fact.qualifiers["combination"]) == ("gout in men", "a b")
