"""Terms to concepts."""

from __future__ import annotations

from kg_builder.ground.build.merge import concepts_of
from kg_builder.ground.vocabulary import Group, NameKind, VocabularyTerm

DISEASE = Group.DISEASE


def test_equal_names_are_one_concept_under_the_first_vocabulary() -> None:
    terms = [
        VocabularyTerm("MESH:D1", "Gout", DISEASE),
        VocabularyTerm("DOID:1", "gout", DISEASE),
        VocabularyTerm("MONDO:1", "gout", DISEASE),
    ]
    (concept,) = concepts_of(terms, [])
    assert (concept.curie, concept.exact) == ("MONDO:1", ("MESH:D1", "DOID:1"))


def test_a_cross_reference_without_a_name_in_common_joins_nothing() -> None:
    terms = [
        VocabularyTerm("MONDO:1", "visual epilepsy", DISEASE, same_as=("MESH:D1",)),
        VocabularyTerm("MESH:D1", "Seizures", DISEASE),
    ]
    concepts = concepts_of(terms, [])
    assert [concept.curie for concept in concepts] == ["MESH:D1", "MONDO:1"]
    assert concepts[1].exact == ()


def test_a_cross_reference_with_a_name_in_common_joins() -> None:
    terms = [
        VocabularyTerm(
            "MONDO:1", "hypertensive disorder", DISEASE, (("hypertension", NameKind.SYNONYM),), ("MESH:D1",)
        ),
        VocabularyTerm("MESH:D1", "Hypertension", DISEASE),
    ]
    assert [concept.curie for concept in concepts_of(terms, [])] == ["MONDO:1"]


def test_curated_equalities_join() -> None:
    terms = [VocabularyTerm("MONDO:1", "one name", DISEASE), VocabularyTerm("MESH:D1", "another", DISEASE)]
    assert len(concepts_of(terms, [("MONDO:1", "MESH:D1")])) == 1


def test_two_terms_of_a_vocabulary_are_never_joined() -> None:
    terms = [
        VocabularyTerm("MONDO:1", "rash", DISEASE),
        VocabularyTerm("MONDO:2", "Rash", DISEASE),
        VocabularyTerm("MESH:D1", "Rash", DISEASE),
    ]
    assert len(concepts_of(terms, [("MONDO:1", "MONDO:2")])) == 2


def test_a_drug_and_a_disease_of_one_name_stay_apart() -> None:
    terms = [VocabularyTerm("UNII:1", "lead", Group.DRUG), VocabularyTerm("MONDO:1", "lead", DISEASE)]
    assert len(concepts_of(terms, [])) == 2


def test_a_finding_is_close_to_the_disease_of_its_name() -> None:
    terms = [VocabularyTerm("MONDO:1", "gout", DISEASE), VocabularyTerm("HP:1", "Gout", Group.PHENOTYPE)]
    (concept,) = concepts_of(terms, [])
    assert (concept.exact, concept.close) == ((), ("HP:1",))


def test_hierarchies_joined_have_no_cycle() -> None:
    terms = [
        VocabularyTerm("MONDO:1", "a thing", DISEASE, parents=("MONDO:2",)),
        VocabularyTerm("MONDO:2", "b thing", DISEASE),
        VocabularyTerm("MESH:D1", "a thing", DISEASE),
        VocabularyTerm("MESH:D2", "b thing", DISEASE, parents=("MESH:D1",)),
    ]
    concepts = {concept.curie: concept.parents for concept in concepts_of(terms, [])}

    def above(curie: str) -> set[str]:
        return {curie, *(c for parent in concepts[curie] for c in above(parent))}

    assert all(curie not in above(parent) for curie, parents in concepts.items() for parent in parents)


def test_the_order_of_terms_does_not_show() -> None:
    terms = [
        VocabularyTerm("MONDO:1", "gout", DISEASE, same_as=("MESH:D1",)),
        VocabularyTerm("MESH:D1", "Gout", DISEASE),
        VocabularyTerm("HP:1", "Gout", Group.PHENOTYPE),
    ]
    assert concepts_of(terms, []) == concepts_of(terms[::-1], [])
