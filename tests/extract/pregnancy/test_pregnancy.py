# ruff: noqa: E501  (tables read best with one case a line)
"""Pregnancy, lactation and special groups."""

from __future__ import annotations

import pytest

from kg_builder.extract.populations import SpecialPopulationExtractor
from kg_builder.extract.pregnancy.durations import duration_of
from kg_builder.extract.pregnancy.extractor import PregnancyExtractor, TopicRule, topic_rules
from kg_builder.readers.openfda import read_record
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


DURATIONS = [
    (
        "Use condoms throughout treatment and for two weeks after your last dose.",
        "throughout treatment and for two weeks after your last dose",
    ),
    (
        "Stop it at least 3 months before you plan to become pregnant.",
        "at least 3 months before you plan to become pregnant",
    ),
    ("Discard milk for 23 hours after a dose.", "for 23 hours after a dose"),
    ("Use contraception for a month after treatment ends.", "for a month after treatment ends"),
    ("Avoid nursing and for a week afterwards.", "for a week afterwards"),
    ("Use condoms throughout treatment.", None),
    ("Use contraception throughout treatment.", "throughout treatment"),
    ("Use birth control for some time after the last dose.", "for some time after the last dose"),
    ("The study went on for 6 months.", None),
    (
        "Use birth control for a month before you start, during treatment and for 2 weeks afterwards.",
        "for a month before you start, during treatment and for 2 weeks afterwards",
    ),
    (
        "Use contraception during treatment and until the level is below 0.02 mg/L.",
        "during treatment and until the level is below 0.02 mg/L",
    ),
]


@pytest.mark.parametrize(("text", "duration"), DURATIONS)
def test_durations(text: str, duration: str | None) -> None:
    assert duration_of(text) == duration


def test_contraception_carries_its_window() -> None:
    line = "Women should use effective contraception during treatment and for 5 months after the last dose."
    [fact] = facts_of(PregnancyExtractor(), page(f"== pregnancy\n{line}"))
    assert fact.object == "contraception"
    assert fact.qualifiers["duration"] == "during treatment and for 5 months after the last dose"


def test_a_registry_carries_how_to_reach_it() -> None:
    where = "Call 1-800-555-0100 or visit www.example.org/registry."
    text = f"== pregnancy\nThere is a pregnancy exposure registry. {where}"
    [fact] = facts_of(PregnancyExtractor(), page(text))
    assert fact.qualifiers["phone"] == "1-800-555-0100"
    assert fact.qualifiers["url"] == "www.example.org/registry"


@pytest.mark.parametrize(
    "line",
    ["Tell your doctor if you are pregnant or hope to be.", "Is examplol safe in pregnancy?"],
)
def test_advice_and_questions_state_nothing(line: str) -> None:
    assert not facts_of(PregnancyExtractor(), page(f"== pregnancy\n{line}"))


POPULATIONS = [
    (
        "== dosage\n# Pediatric:\n  - Safety and efficacy not established",
        [("pediatric", "safety and efficacy not established")],
    ),
    (
        "== special_populations: Geriatric use\nNo differences were seen in older patients, but caution is "
        "advised.",
        [("geriatric", None)],
    ),
    (
        "== dosage\nPediatric: safety and efficacy not established",
        [("pediatric", "safety and efficacy not established")],
    ),
    ("== warnings\nUse with caution in patients with liver disease.", [("hepatic impairment", None)]),
    (
        "== description\nIt is not known if examplol is safe and effective in children under 6 years.",
        [("pediatric", None)],
    ),
    ("== dosage\n# Pediatric:\n  - 10 mg once daily", []),
    ("== dosage\n# Gout (Pediatric)\n  <6 years: Safety and efficacy not established", [("pediatric", None)]),
    ("== dosage\n# Geriatric:\n  - Use with caution; few patients over 65 took part", [("geriatric", None)]),
    (
        "== dosage\n# Geriatric\n  Begin with 5 mg daily; older patients are more sensitive to drowsiness",
        [("geriatric", "older patients are more sensitive to drowsiness")],
    ),
    ("== warnings\n# Children\n  No well-controlled studies have been done.", [("pediatric", None)]),
    ("== storage\nElderly: falls were more common at 75 and over.", [("geriatric", None)]),
    ("== storage\nElderly people can ask for an easy cap.", []),
    (
        "== special_populations: Children and adolescents\nTeeth need a close look in the first weeks.",
        [("pediatric", None)],
    ),
    ("== storage\nKeep out of the reach of children.", []),
]


@pytest.mark.parametrize(("notation", "wanted"), POPULATIONS)
def test_special_populations(notation: str, wanted: list[tuple[str, str | None]]) -> None:
    found = facts_of(SpecialPopulationExtractor(), page(notation))
    assert [f.qualifiers.get("population") for f in found] == [group for group, _ in wanted]
    for fact, (_, statement) in zip(found, wanted, strict=True):
        assert statement is None or fact.qualifiers["statement"] == statement


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


def test_the_part_of_a_pregnancy_is_a_time() -> None:
    assert duration_of("It may harm the baby during the last three months of pregnancy.") == (
        "during the last three months of pregnancy"
    )
    assert duration_of("Use contraception while you're taking examplol.") == "while you're taking examplol"


def test_doses_compared_with_those_of_people_were_given_to_animals() -> None:
    line = "== pregnancy: Pregnancy\nIn animals it showed toxicity to the young at doses near human therapeutic doses."
    assert {f.qualifiers.get("evidence_type") for f in facts_of(PregnancyExtractor(), page(line))} == {
        "animal"
    }


def _of_label(**fields: str) -> list[tuple[str, str]]:
    """What a label tells of pregnancy and breastfeeding."""
    record = {"openfda": {"generic_name": ["EXAMPLOL"]}, **{name: [text] for name, text in fields.items()}}
    return [(f.relation, f.object) for f in facts_of(PregnancyExtractor(), read_record(record, "a.json"))]


def test_titles_prescribed_for_labels_are_no_part_of_what_is_said() -> None:
    facts = _of_label(
        pregnancy="8.1 Pregnancy Risk Summary Examplol crosses the placenta. Clinical Considerations "
        "Disease-Associated Maternal and/or Embryo/Fetal Risk Gout in pregnancy leads to preterm birth. "
        "Data Animal Data Rabbits given examplol had litters with malformations.",
        nursing_mothers="Nursing Mothers Examplol is excreted in human milk.",
    )
    assert facts == [
        ("pregnancy", "crosses the placenta"),
        ("pregnancy", "rabbits given examplol had litters with malformations"),
        ("lactation", "excreted in human milk"),
    ]


def test_precautions_behind_interactions_are_read_in_their_place() -> None:
    record = {
        "openfda": {"generic_name": ["EXAMPLOL"]},
        "drug_interactions": [
            "Drug Interactions Lithium levels may rise. Pregnancy Pregnancy Category C Examplol was given to rats. "
            "Nursing Mothers \u2013 It is unknown whether examplol passes into milk. Pediatric Use Safety has not been "
            "established in children under 6."
        ],
    }
    label = read_record(record, "a.json")
    inner = label.sections[-1].subsections
    assert [section.kind.value for section in inner] == ["pregnancy", "lactation", "special_populations"]
    told = facts_of(PregnancyExtractor(), label)
    assert [fact.object for fact in told] == [
        "pregnancy category C",
        "unknown whether examplol passes into milk",
    ]
    (children,) = facts_of(SpecialPopulationExtractor(), label)
    assert children.object == "children under 6"


def test_a_boxed_warnings_title_states_nothing() -> None:
    facts = _of_label(
        boxed_warning="WARNING: FETAL TOXICITY and LIVER HARM See full prescribing information. "
        "Discontinue examplol when pregnancy is detected."
    )
    assert facts == [("pregnancy", "discontinue when pregnancy is detected")]


def test_what_labels_say_without_a_topic_is_kept_in_its_section() -> None:
    said = "Watch infants who are breastfed for poor feeding."
    assert _of_label(lactation=f"8.2 Lactation {said}") == [("lactation", said[0].lower() + said[1:-1])]
    assert _of_label(warnings=said.replace("breastfed", "exposed in utero")) == []


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


def test_what_oral_contraceptives_do_to_other_drugs_is_no_finding_in_the_unborn() -> None:
    said = "Oral contraceptives may slow the metabolism of some cells."
    assert _of_label(warnings=said) == []
    kept = "Examplol may reduce the effectiveness of oral contraceptives in bleeding."
    assert _of_label(warnings=kept) == [("pregnancy", kept[13:-1])]


@pytest.mark.parametrize(
    ("field", "text", "told"),
    [
        ("warnings", "Doses should be given slowly in neonates to reduce the risk of brain injury.", []),
        (
            "warnings",
            "Neonates born to mothers who took it had withdrawal symptoms.",
            ["neonates born to mothers who took it had withdrawal symptoms"],
        ),
        (
            "drug_interactions",
            "Carcinogenesis, Mutagenesis, Impairment of Fertility See WARNINGS section.",
            [],
        ),
    ],
)
def test_newborn_patients_and_names_of_sections_are_not_on_pregnancy(
    field: str, text: str, told: list[str]
) -> None:
    assert [said for _, said in _of_label(**{field: text})] == told


def test_exposure_of_humans_by_which_doses_are_measured_is_no_evidence_from_people() -> None:
    text = (
        "Giving examplol by mouth to pregnant rats during and after organogenesis resulted in cleft palate "
        "and lost litters at exposures at least twice the human clinical exposure at the usual dose."
    )
    record = {"openfda": {"generic_name": ["EXAMPLOL"]}, "warnings": [text]}
    facts = facts_of(PregnancyExtractor(), read_record(record, "a.json"))
    assert {fact.qualifiers["evidence_type"] for fact in facts} == {"animal"}
    assert "cleft palate" in " ".join(fact.object for fact in facts)
