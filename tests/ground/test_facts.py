"""Facts and drugs with their terms."""

from __future__ import annotations

from kg_builder.ground import Grounder, ground_drug, ground_facts, suggested
from kg_builder.model import (
    AdverseEffect,
    BrandName,
    Contraindication,
    DrugNames,
    Evidence,
    Fact,
    MatchKind,
    SemanticType,
    Strength,
    TextSpan,
)

WHERE = (Evidence("page", "warnings", TextSpan(0, 4, "word")),)


def fact(cls: type[Fact], text: str) -> Fact:
    return cls(drug="examplamine", object=text, evidence=WHERE)


def test_facts_get_terms_or_a_reason_and_keep_all_else(small: Grounder) -> None:
    facts = [fact(AdverseEffect, "severe rash"), fact(AdverseEffect, "glumness"), fact(Strength, "10 mg")]
    rash, glum, strength = ground_facts(facts, small)
    assert [(g.curie, g.match) for g in rash.groundings] == [("HP:3", MatchKind.BROAD)]
    assert rash.ungrounded is None
    assert glum.groundings == ()
    assert glum.ungrounded is not None
    assert glum.ungrounded.reason == "no term"
    assert strength == facts[2]
    assert [f.id for f in (rash, glum, strength)] == [f.id for f in facts]


def test_near_misses_are_suggested_for_what_no_vocabulary_names(small: Grounder) -> None:
    assert suggested(small, SemanticType.CONDITION, "skin erutpion", "no term") == "HP:3 Rash"
    assert suggested(small, SemanticType.CONDITION, "skin erutpion", "says too little") == ""


def test_what_forbids_a_drug_may_be_a_drug(small: Grounder) -> None:
    (forbidden,) = ground_facts([fact(Contraindication, "examplamine")], small)
    assert [g.curie for g in forbidden.groundings] == ["UNII:B"]
    (effect,) = ground_facts([fact(AdverseEffect, "examplamine")], small)
    assert effect.groundings == ()


def test_abbreviations_of_the_document(small: Grounder) -> None:
    (found,) = ground_facts([fact(AdverseEffect, "RSD")], small, {"RSD": "relapsing sheath disease"})
    assert [g.curie for g in found.groundings] == ["MONDO:3"]


def test_a_brand_that_no_vocabulary_knows_is_the_drug_that_the_document_is_about(small: Grounder) -> None:
    brands = [fact(BrandName, "Brandnewor"), fact(BrandName, "Examplor")]
    new, known = ground_facts(brands, small, names=DrugNames("examplamine", brands=("Brandnewor",)))
    assert [(g.curie, g.match) for g in new.groundings] == [("UNII:B", MatchKind.SYNONYM)]
    assert new.ungrounded is None
    assert known == ground_facts(brands, small)[1]
    assert ground_facts(brands[:1], small, names=DrugNames("something new"))[0].groundings == ()
    of_two = DrugNames("a and b", ingredients=("examplamine", "b"))
    assert ground_facts(brands[:1], small, names=of_two)[0].groundings == ()


def test_a_stated_identifier_is_the_drug(small: Grounder) -> None:
    names = DrugNames("something new", identifiers=("NDC:1-2", "UNII:B"))
    assert [(g.curie, g.label, g.match) for g in ground_drug(names, small)] == [
        ("UNII:B", "examplamine", MatchKind.STATED)
    ]


def test_a_drug_is_looked_up_by_its_names(small: Grounder) -> None:
    (found,) = ground_drug(DrugNames("Examplamine"), small)
    assert (found.curie, found.match) == ("UNII:B", MatchKind.EXACT)
    (found,) = ground_drug(DrugNames("unheard of", brands=("Examplor",)), small)
    assert found.curie == "UNII:B"
    assert ground_drug(DrugNames("unheard of"), small) == ()


def test_a_combination_is_no_one_substance(small: Grounder) -> None:
    names = DrugNames("a and b", ingredients=("a", "examplamine"), identifiers=("UNII:B",))
    assert ground_drug(names, small) == ()
