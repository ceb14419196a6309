# ruff: noqa: E501  (tables read best with one case a line)
"""Short statements on pregnancy and breastfeeding, and what they tell of animals, times and reasons."""

from __future__ import annotations

import pytest

from kg_builder.extract.pregnancy.extractor import PregnancyExtractor
from kg_builder.model import Fact

from ..small_pages import facts_of, page


def told(kind: str, text: str) -> list[Fact]:
    return list(facts_of(PregnancyExtractor(), page(f"== {kind}\n{text}")))


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("pregnancy", "No reliable human data"),
        ("pregnancy", "Contraindicated"),
        ("pregnancy", "In mice fewer pups lived"),
        ("lactation", "Examplol isn't recommended"),
        ("lactation", "Pump and discard the milk of the first day"),
    ],
)
def test_short_statements_stand_where_their_heading_says(kind: str, text: str) -> None:
    (fact,) = told(kind, f"{text}.")
    assert fact.relation == kind


def test_lines_that_name_a_page_state_nothing() -> None:
    assert told("pregnancy", "Other brands") == []


@pytest.mark.parametrize(
    ("text", "duration"),
    [
        (
            "Contraception: during therapy and >=4 mo after last dose",
            "during therapy and >=4 mo after last dose",
        ),
        ("Use contraception while you take it.", "while you take it"),
        ("Men should wear a condom for 30 days after the last dose.", "for 30 days after the last dose"),
        ("Birth control is required until 2 weeks after treatment.", "until 2 weeks after treatment"),
    ],
)
def test_contraception_in_few_words_with_its_time(text: str, duration: str) -> None:
    (fact,) = told("pregnancy", text)
    assert (fact.object, fact.qualifiers["duration"]) == ("contraception", duration)


def test_times_before_and_in_pregnancy() -> None:
    (fact,) = told("pregnancy", "Stop at least 3 months before trying for a child.")
    assert fact.qualifiers["duration"] == "at least 3 months before trying for a child"
    (fact,) = told(
        "pregnancy", "Take folic acid when trying for a baby and during the first 12 weeks of pregnancy."
    )
    assert fact.qualifiers["duration"] == "when trying for a baby and during the first 12 weeks"


def test_harm_in_animals_goes_on_from_what_was_said_of_pregnancy() -> None:
    found = told("warnings", "Do not use it in pregnancy. In young rats it damaged the bones. Store it dry.")
    assert [f.qualifiers.get("evidence_type") for f in found] == [None, "animal"]
    assert told("warnings", "In young rats it damaged the bones.") == []


def test_the_reason_for_advice_may_name_a_harm() -> None:
    found = told(
        "pregnancy", "It should not be used, since it can raise the risk of a cleft palate in the child."
    )
    assert "cleft palate in the child" in [f.object for f in found]
    assert told("pregnancy", "It may raise the chance of heavy bleeding after birth.")[0].object == (
        "heavy bleeding after birth"
    )


@pytest.mark.parametrize(
    ("kind", "text", "count"),
    [
        ("pregnancy", "There aren't enough trials in pregnant patients to tell", 1),
        ("pregnancy", "Examplol hasn\u2019t been studied during pregnancy", 1),
        ("lactation", "There isn't enough information about its use while breastfeeding", 1),
        ("pregnancy", "Studies of pregnant mares aren't new", 0),
    ],
)
def test_too_little_is_known_in_contracted_words(kind: str, text: str, count: int) -> None:
    assert [f.qualifiers["evidence_type"] for f in told(kind, f"{text}.")] == ["human"] * count


@pytest.mark.parametrize(
    ("kind", "text", "wanted"),
    [
        ("pregnancy", "Large studies found no rise in birth defects.", ("large studies found no rise in birth defects", "human")),
        ("pregnancy", "Studies have not pointed to a higher risk of malformations.", ("studies have not pointed to a higher risk of malformations", "human")),
        ("pregnancy", "The risk of spina bifida is about 1 in 100.", ("spina bifida", "human")),
        ("pregnancy", "In mice it was harmless; in rabbits, embryolethality.1", ("in rabbits, embryolethality", "animal")),
        ("pregnancy", "Pills may fail; add a nonhormonal method during therapy.", ("contraception", None)),
        ("pregnancy", "Data are few; the agency suggests waiting until after pregnancy.", ("the agency suggests waiting until after pregnancy", None)),
        ("pregnancy", "There is too little information in women, and in animals it harmed the unborn.", ("in animals it harmed the unborn", "animal")),
        ("pregnancy", "Toxic to mice. Avoid.", ("avoid", None)),
        ("lactation", "Effects on milk production unknown.2", ("effects on milk production unknown", "human")),
        ("warnings", "It is found in the milk of rats. It is not known if that is true for women; do not breast-feed.", ("not known if that is true for women", "human")),
    ],
)  # fmt: skip
def test_few_words_denials_and_clauses(kind: str, text: str, wanted: tuple[str, str | None]) -> None:
    assert wanted in [(f.object, f.qualifiers.get("evidence_type")) for f in told(kind, text)]
    assert all(f.object != "birth defects" for f in told(kind, text))


def test_a_line_may_open_with_its_subject_and_a_dash() -> None:
    (fact,) = told("special_populations", "Pregnancy - There are no human data to inform the risk.")
    assert fact.object == "no human data to inform the risk"


@pytest.mark.parametrize(
    ("kind", "text", "wanted"),
    [
        ("lactation", "Don't breastfeed while on it: the drug passes into milk.", ["Don't breastfeed while on it", "passes into milk"]),
        ("lactation", "You can breastfeed: very little of the drug reaches the milk.", ["very little of the drug reaches the milk", "you can breastfeed"]),
        ("pregnancy", "Use with caution.", ["use with caution"]),
        ("pregnancy", "Babies exposed late are at risk of withdrawal symptoms, e.g. crying or shaking.", ["withdrawal symptoms"]),
        ("pregnancy", "Goitre, a weak heart and low birth weight are reported.", ["goitre, a weak heart and low birth weight"]),
        ("special_populations: Children", "Benzyl alcohol has harmed the breathing of newborns.", []),
    ],
)  # fmt: skip
def test_advice_and_its_reason_lists_and_examples(kind: str, text: str, wanted: list[str]) -> None:
    assert sorted(fact.object for fact in told(kind, text)) == sorted(wanted)
