"""A small lexicon with the traps of the large ones."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kg_builder.ground import Grounder, Lexicon
from kg_builder.ground.build.merge import concepts_of
from kg_builder.ground.vocabulary import Group, NameKind, VocabularyTerm
from kg_builder.ground.write import write_lexicon

SYNONYM, LAYPERSON, BRAND = NameKind.SYNONYM, NameKind.LAYPERSON, NameKind.BRAND

TERMS = [
    VocabularyTerm("MONDO:1", "disease of nerves", Group.DISEASE),
    VocabularyTerm(
        "MONDO:2",
        "sheath disease",
        Group.DISEASE,
        (("SHD", NameKind.ABBREVIATION),),
        ("MESH:D2", "UMLS:C2"),
        ("MONDO:1",),
    ),
    VocabularyTerm("MESH:D2", "Sheath Diseases", Group.DISEASE, (("Sheath Illness", SYNONYM),)),
    VocabularyTerm("MONDO:3", "relapsing sheath disease", Group.DISEASE, parents=("MONDO:2",)),
    VocabularyTerm("MONDO:4", "cold A", Group.DISEASE, (("snivels", SYNONYM),)),
    VocabularyTerm("MONDO:5", "cold B", Group.DISEASE, (("snivels", SYNONYM),)),
    VocabularyTerm("HP:1", "Itchiness of ear", Group.PHENOTYPE, (("Tickly ears", LAYPERSON),)),
    VocabularyTerm("HP:2", "Decreased circulating globin concentration", Group.PHENOTYPE),
    VocabularyTerm("HP:3", "Rash", Group.PHENOTYPE, (("skin eruption", SYNONYM),)),
    VocabularyTerm("UNII:B", "examplamine", Group.DRUG, (("Examplor", BRAND), ("Monitor", BRAND))),
    VocabularyTerm(
        "UNII:S", "examplamine hydrochloride", Group.DRUG, (("Examplor", BRAND),), parents=("UNII:B",)
    ),
    VocabularyTerm("MESH:D9", "Example Agents", Group.DRUG_CLASS, (("Antiexamples", SYNONYM),)),
]


@pytest.fixture(scope="session")
def small_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("lexicon") / "small.sqlite"
    write_lexicon(concepts_of(TERMS, []), path, [("name", "small"), ("version", "1")])
    return path


@pytest.fixture
def small(small_file: Path) -> Iterator[Grounder]:
    lexicon = Lexicon(small_file)
    yield Grounder([lexicon])
    lexicon.close()
