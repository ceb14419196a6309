# ruff: noqa: E501  (tables read best with one case a line)
"""Topics on pregnancy and lactation, and what a page says of them in its own words."""

from __future__ import annotations

import pytest

from kg_builder.extract.pregnancy.extractor import PregnancyExtractor, TopicRule, topic_rules
from tests.extract.small_pages import facts_of, page


@pytest.mark.parametrize("rule", topic_rules(), ids=lambda r: r.topic)
def test_every_rule_reads_its_example_and_leaves_its_counterexample(rule: TopicRule) -> None:
    assert rule.pattern.search(rule.example)
    assert not rule.pattern.search(rule.counterexample)


CASES = [
    (
        "There is no data on the developmental risk of examplol in pregnancy.",
        "pregnancy",
        "no data on the developmental risk of examplol in pregnancy",
        "human",
    ),
    (
        "No adequate and well-controlled studies were done in pregnant women.",
        "pregnancy",
        "no adequate and well-controlled studies were done in pregnant women",
        "human",
    ),
    (
        "Animal studies show examplol can cause fetal harm.",
        "pregnancy",
        "fetal harm in animal studies",
        "animal",
    ),
    ("Examplol can cause fetal harm when given to a pregnant woman.", "pregnancy", "fetal harm", "human"),
    ("FDA pregnancy category C", "pregnancy", "pregnancy category C", None),
    (
        "Do not take examplol if you are pregnant.",
        "pregnancy",
        "do not take examplol if you are pregnant",
        None,
    ),
    (
        "Use only if the potential benefit justifies the risk to the fetus.",
        "pregnancy",
        "use only if the potential benefit justifies the risk to the fetus",
        None,
    ),
    (
        "There is no information on the presence of examplol in breastmilk.",
        "lactation",
        "no information on the presence of examplol in breastmilk",
        "human",
    ),
    ("Examplol was excreted in monkey milk.", "lactation", "excreted in monkey milk", "animal"),
    (
        "It was found in the milk of lactating rats.",
        "lactation",
        "found in the milk of lactating rats",
        "animal",
    ),
    ("Examplol passes into breast milk.", "lactation", "passes into breast milk", "human"),
    (
        "Do not breastfeed while using this medicine.",
        "lactation",
        "do not breastfeed while using this medicine",
        None,
    ),
]


@pytest.mark.parametrize(("line", "relation", "topic", "evidence_type"), CASES)
def test_topics(line: str, relation: str, topic: str, evidence_type: str | None) -> None:
    found = facts_of(PregnancyExtractor(), page(f"== pregnancy: Pregnancy and breastfeeding\n{line}"))
    assert [(f.relation, f.object, f.qualifiers.get("evidence_type")) for f in found] == [
        (relation, topic, evidence_type)
    ]


WORDINGS = [
    ("Human data are limited; the risk is unknown.", "pregnancy"),
    ("It is not known whether examplol crosses into your milk.", "lactation"),
    ("Tiny amounts of examplol reach breast milk.", "lactation"),
    ("You should not breastfeed while you take examplol.", "lactation"),
    ("Women taking examplol are advised not to nurse.", "lactation"),
    ("Stop breastfeeding before you start examplol.", "lactation"),
    ("Breast-feeding must be stopped.", "lactation"),
    ("Because of the risk to the infant, breastfeeding is not advised.", "lactation"),
    ("Experience in lactating women is lacking.", "lactation"),
    ("Examplol may be taken while breastfeeding.", "lactation"),
    ("Nursing babies may become drowsy.", "lactation"),
    ("Experience in pregnant women is limited.", "pregnancy"),
    ("Examplol has not been studied in pregnant women.", "pregnancy"),
    ("Its safety in pregnancy has not been established.", "pregnancy"),
    ("Examplol is not recommended while you are pregnant.", "pregnancy"),
    ("Examplol must not be taken in pregnancy.", "pregnancy"),
    ("Embryo-fetal toxicity was seen in rabbits.", "pregnancy"),
    ("Offspring of treated mice had a lower birth weight.", "pregnancy"),
    ("Miscarriages were more frequent in treated women.", "pregnancy"),
    ("A safe and reliable way of birth control must be used.", "pregnancy"),
    ("Effective contraceptive measures are needed until 3 months after the last tablet.", "pregnancy"),
    ("Taking examplol near delivery may cause breathing problems in the newborn.", "pregnancy"),
    ("You shouldn't breastfeed while on examplol.", "lactation"),
    ("Nursing isn't advised.", "lactation"),
    ("Nobody knows if it's in human milk.", "lactation"),
    ("No one knows if it harms an unborn baby.", "pregnancy"),
    ("At low doses no problems were seen in nursing infants.", "lactation"),
    ("Examplol enters human milk.", "lactation"),
    ("A study in breastfed infants found no change in weight.", "lactation"),
    ("Examplol harmed the developing young of mice.", "pregnancy"),
    ("Untreated disease carries a risk for mother and baby, too.", None),
    ("The background risk of major birth defects is 2% to 4%.", None),
]


@pytest.mark.parametrize(("line", "relation"), WORDINGS)
def test_other_wordings(line: str, relation: str | None) -> None:
    found = facts_of(PregnancyExtractor(), page(f"== pregnancy: Pregnancy and breastfeeding\n{line}"))
    assert {f.relation for f in found} == ({relation} if relation else set())


@pytest.mark.parametrize(
    "line",
    [
        "Examplol was not teratogenic in rats.",
        "Based on animal data, examplol is not predicted to raise the risk of malformations.",
        "Examplol did not cause malformations in rabbits.",
    ],
)
def test_harm_denied_in_animals_is_no_harm(line: str) -> None:
    found = facts_of(PregnancyExtractor(), page(f"== pregnancy: Pregnancy\n{line}"))
    assert [f.qualifiers["evidence_type"] for f in found] == ["animal"]
    assert "fetal harm" not in found[0].object
    assert " not " in f" {found[0].object} "


FINDINGS = [
    ("In rabbits, doses above the human dose led to fewer live pups and skeletal malformations.", "animal"),
    ("Use late in pregnancy has been linked to a higher risk of bleeding after delivery.", "human"),
    ("Cases of low birth weight have been reported.", "human"),
    ("Heart defects were observed in newborns of treated women.", "human"),
    ("Treated rats had offspring with delayed bone growth.", "animal"),
]


@pytest.mark.parametrize(("line", "evidence_type"), FINDINGS)
def test_findings_in_the_words_of_the_page(line: str, evidence_type: str) -> None:
    found = facts_of(PregnancyExtractor(), page(f"== pregnancy: Pregnancy\n{line}"))
    assert found
    assert {f.qualifiers["evidence_type"] for f in found} == {evidence_type}


PASSAGES = [
    # What a page says in words that no rule knows is kept in those words.
    (
        "pregnancy: Pregnancy and Lactation",
        "Examplol may be acceptable in pregnancy.",
        [("pregnancy", "may be acceptable in pregnancy", None)],
    ),
    (
        "pregnancy: Pregnancy and Lactation",
        "It passes into milk; the effect on a nursing infant is unknown. Use only if the benefit is greater.",
        [
            ("lactation", "passes into milk", "human"),
            ("lactation", "the effect on a nursing infant is unknown", "human"),
            ("lactation", "use only if the benefit is greater", None),
        ],
    ),
    (
        "pregnancy: Pregnancy",
        "It is seldom given in pregnancy or when breastfeeding.",
        [
            ("lactation", "seldom given in pregnancy or when breastfeeding", None),
            ("pregnancy", "seldom given in pregnancy or when breastfeeding", None),
        ],
    ),
    (
        "warnings: Warnings",
        "Pregnancy. There are too few human data to judge. Keep it cool.",
        [("pregnancy", "too few human data to judge", "human")],
    ),
    (
        "warnings: Warnings",
        "Kidney changes were seen in the offspring of treated rats.",
        [("pregnancy", "kidney changes", "animal")],
    ),
    (
        "warnings: Warnings",
        "If you become pregnant while you take examplol, call your doctor.",
        [("pregnancy", "if you become pregnant while you take examplol, call your doctor", None)],
    ),
    (
        "warnings: Warnings",
        "Tell your doctor if you are breastfeeding.",
        [("lactation", "tell your doctor if you are breastfeeding", None)],
    ),
    ("indications: Uses", "Examplol is used to prevent pregnancy.", []),
    ("pregnancy: Pregnancy", "Other brands", []),
    ("pregnancy: Pregnancy", "Sign up for our newsletter for the latest news.", []),
    ("dosage: Dosage", "Mix it with lactated Ringer's solution only.", []),
    ("warnings: Warnings", "Take it with milk or food, and avoid unpasteurized milk.", []),
    (
        "adverse_effects: What should I watch for",
        "Small amounts pass into breast milk.",
        [("lactation", "small amounts pass into breast milk", "human")],
    ),
]


@pytest.mark.parametrize(("section", "words", "wanted"), PASSAGES)
def test_what_no_rule_knows_is_kept_in_the_words_of_the_page(
    section: str, words: str, wanted: list[tuple[str, str, str | None]]
) -> None:
    found = facts_of(PregnancyExtractor(), page(f"== {section}\n{words}"))
    assert [(f.relation, f.object, f.qualifiers.get("evidence_type")) for f in found] == wanted


def test_items_under_findings_are_findings() -> None:
    text = "== pregnancy: Pregnancy\nEffects seen in rats were:\n  - Malformations\n  - Growth retardation"
    found = facts_of(PregnancyExtractor(), page(text))
    assert [(f.object, f.qualifiers["evidence_type"]) for f in found] == [
        ("malformations", "animal"),
        ("growth retardation", "animal"),
    ]


@pytest.mark.parametrize(
    "line",
    ["Tell your doctor if you are pregnant or hope to be.", "Is examplol safe in pregnancy?"],
)
def test_advice_and_questions_state_nothing(line: str) -> None:
    assert not facts_of(PregnancyExtractor(), page(f"== pregnancy\n{line}"))


TERSE = [
    ("Rats and mice: cleft palate.", "rats and mice: cleft palate", "animal"),
    ("Neonatal jaundice and goiter described.", "neonatal jaundice and goiter", "human"),
    ("The few data are not sufficient to tell of a risk of birth defects.", "the few data", "human"),
]


@pytest.mark.parametrize(("line", "begins", "seen"), TERSE)
def test_terse_findings_and_data_that_tell_nothing(line: str, begins: str, seen: str) -> None:
    [fact] = facts_of(PregnancyExtractor(), page(f"== pregnancy: Pregnancy\n{line}"))
    assert fact.object.startswith(begins)
    assert fact.qualifiers.get("evidence_type") == seen


def test_a_long_clause_begins_where_a_part_of_it_begins() -> None:
    line = (
        "Based on findings in animals and on how it works, examplol can cause fetal harm and loss of the "
        "pregnancy when it is given to a pregnant woman in the usual doses by any route at all."
    )
    found = [f.object for f in facts_of(PregnancyExtractor(), page(f"== pregnancy: Pregnancy\n{line}"))]
    assert all(words.split()[0] not in {"animals", "and", "in"} for words in found)
    assert found


def test_cats_are_animals() -> None:
    line = "Cats given examplol had kittens with malformations."
    [fact] = facts_of(PregnancyExtractor(), page(f"== pregnancy: Pregnancy\n{line}"))
    assert fact.qualifiers["evidence_type"] == "animal"


def test_a_page_may_go_on_to_other_subjects_without_a_heading() -> None:
    found = facts_of(
        PregnancyExtractor(),
        page(
            "== pregnancy: Is examplol safe in pregnancy?\nExamplol crosses the placenta.\n"
            "In men and women over 65 years, infections were more frequent.\n"
            "Examplol is an antibody used for gout.\n5.10 Embryo-Fetal Toxicity\n"
            "Use it only if clearly needed."
        ),
    )
    assert [fact.object for fact in found] == ["crosses the placenta", "use it only if clearly needed"]


def test_what_years_of_use_have_not_shown_is_no_harm() -> None:
    found = facts_of(
        PregnancyExtractor(),
        page("== pregnancy: Pregnancy\nYears of use haven't turned up a higher rate of birth defects."),
    )
    assert "birth defects" not in [fact.object for fact in found]


GOES_ON = [
    ("If you are pregnant, ask your doctor about the risk to a nursing baby, and watch for poor sleep.", "lactation", "watch for poor sleep"),
    ("Ask your doctor whether you may breast-feed; examplol passes into breast milk in traces.", "lactation", "passes into breast milk in traces"),
    ("Call your doctor, and ask about the pregnancy registry (1-800-555-0199).", "pregnancy", "pregnancy exposure registry"),
]  # fmt: skip


@pytest.mark.parametrize(("line", "relation", "wanted"), GOES_ON, ids=[t[:25] for t, _, _ in GOES_ON])
def test_what_goes_on_behind_advice_is_told(line: str, relation: str, wanted: str) -> None:
    found = facts_of(PregnancyExtractor(), page(f"== warnings: Before you take it\n{line}"))
    assert (relation, wanted) in [(f.relation, f.object) for f in found]


def test_a_few_words_may_say_enough() -> None:
    found = facts_of(PregnancyExtractor(), page("== pregnancy: Pregnancy\n- Crosses placenta\n- Category C"))
    assert next(f.object for f in found) == "crosses placenta"


def test_doses_compared_with_those_of_people_were_given_to_animals() -> None:
    line = "== pregnancy: Pregnancy\nIn animals it showed toxicity to the young at doses near human therapeutic doses."
    assert {f.qualifiers.get("evidence_type") for f in facts_of(PregnancyExtractor(), page(line))} == {
        "animal"
    }


@pytest.mark.parametrize(
    ("sentence", "topic"),
    [
        ("Embryo-Fetal Toxicity : Examplol may harm a fetus.", "fetal harm"),
        (
            "Since it is known to raise bilirubin, Examplol ointment should not be used on pregnant women "
            "near term, on infants born too early, or on newborns during their first 3 months.",
            "should not be used on pregnant women near term, on infants born too early, or on newborns",
        ),
        (
            "Examplol should not be taken by people with high blood pressure of pregnancy, by those who lately gave "
            "birth and have fits, unless the benefit is judged to outweigh the risk.",
            "use in pregnancy only if benefit outweighs risk",
        ),
        ("Delayed ossification was observed in fetuses at high doses.", "delayed ossification"),
        (
            "Newborns exposed to it may need observation for jitteriness.",
            "newborns exposed to it may need observation for jitteriness",
        ),
    ],
)
def test_objects_begin_and_end_with_a_part_of_the_clause(sentence: str, topic: str) -> None:
    objects = [
        fact.object for fact in facts_of(PregnancyExtractor(), page(f"== warnings: Warnings\n{sentence}"))
    ]
    assert topic in objects or topic in " ".join(objects)
