"""Names of drugs, classes and foods in running text, and how a sentence holds for them."""

from __future__ import annotations

import pytest

from kg_builder.extract.interactions.mentions import names_in
from kg_builder.extract.interactions.own import ClassRule, class_rules, own_classes
from kg_builder.extract.interactions.status import status_at
from kg_builder.extract.interactions.words import word_sets
from kg_builder.extract.vocabulary.substances import WordKind, drug_words, kind_of

NAMES = [
    (
        "Moderate or strong CYP2C9 inhibitors (fluconazole)",
        ["Moderate or strong CYP2C9 inhibitors", "fluconazole"],
    ),
    ("inhibitors of CYP3A4, such as ritonavir", ["inhibitors of CYP3A4", "ritonavir"]),
    ("P-gp and CYP3A4 inducers", ["P-gp and CYP3A4 inducers"]),
    (
        "beta blockers, ACE inhibitors and lithium carbonate",
        ["beta blockers", "ACE inhibitors", "lithium carbonate"],
    ),
    ("medicines that thin the blood", ["medicines that thin the blood"]),
    ("drugs known to prolong the QT interval", ["drugs known to prolong the QT interval"]),
    ("seizure medicines", ["seizure medicines"]),
    ("Seville oranges and tyramine-rich foods", ["Seville oranges", "tyramine-rich foods"]),
    ("St John's wort or methylene blue", ["St John's wort", "methylene blue"]),
    ("drugs that are P-gp substrates and may need less", ["drugs that are P-gp substrates"]),
    (
        "antifungal agents that are substrates of CYP3A4 due to a loss",
        ["antifungal agents that are substrates of CYP3A4"],
    ),
    ("drugs that prolong the QT interval QT prolongation was seen", ["drugs that prolong the QT interval"]),
    ("Effect on Other Drugs Penicillin should not be given", ["Penicillin"]),
    ("It is, like all beta blockers, used with care", []),
    ("The vials hold benzyl alcohol", []),
    ("P\u2011glycoprotein inhibitors", ["P\u2011glycoprotein inhibitors"]),
    (
        "inhibitors of Organic Anion Transporting Polypeptides (OATP) 1B1",
        ["inhibitors of Organic Anion Transporting Polypeptides (OATP) 1B1"],
    ),
    ("Other Concomitant Drug Therapy Antihypertensives", ["Antihypertensives"]),
    ("It is not an inducer or inhibitor of CYP2D6", []),
    ("It is a potent inhibitor of CYP2D6", []),
    ("opioid withdrawal and alcohol dependence", []),
    ("serum calcium levels and insulin resistance", []),
    ("all your other medicines and this drug", []),
    ("the following drugs", []),
]


@pytest.mark.parametrize(("text", "names"), NAMES)
def test_names_in_running_text(text: str, names: list[str]) -> None:
    assert [n.text for n in names_in(text)] == names


STATUSES = [
    ("Levels of digoxin were not changed by it", "digoxin", "negated"),
    ("No clinically relevant interaction with warfarin was seen", "warfarin", "negated"),
    ("It can be used safely with aspirin", "aspirin", "negated"),
    ("It raises levels of digoxin, but has no effect on warfarin", "digoxin", "asserted"),
    ("It raised levels of theophylline in rats", "theophylline", "animal"),
    ("It should not be used with aspirin", "aspirin", "asserted"),
    ("Use with lithium has not been studied", "lithium", None),
    ("There are no data to suggest that it affects digoxin", "digoxin", "negated"),
    ("There are no data on digoxin", "digoxin", None),
    ("Use with lithium has not been studied and should be avoided", "lithium", "asserted"),
]


@pytest.mark.parametrize(("text", "name", "status"), STATUSES)
def test_how_a_sentence_holds(text: str, name: str, status: str | None) -> None:
    found = status_at(text, text.index(name), text.index(name) + len(name))
    assert (found.value if found else None) == status


def test_words_that_are_no_drugs_are_not_among_them() -> None:
    common = {"water", "sodium", "serotonin", "glucose", "lead", "orange", "creatinine", "placebo"}
    assert not common & drug_words()
    assert kind_of("zetavorimab") is not WordKind.CLASS
    assert kind_of("zetavotinib") is WordKind.DRUG


def test_every_set_of_words_is_used_and_lower_case() -> None:
    assert all(word == word.lower() for words in word_sets().values() for word in words)


@pytest.mark.parametrize("rule", class_rules(), ids=lambda r: r.example)
def test_every_rule_of_own_classes_finds_its_example(rule: ClassRule) -> None:
    assert rule.drug.search(rule.example)
    assert set(rule.classes) <= own_classes(rule.example)
    assert rule.drug.search("zorvexil") is None
    assert all(name == name.lower() and not name.endswith("s") for name in rule.classes)
