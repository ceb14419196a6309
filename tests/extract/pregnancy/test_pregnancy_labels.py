"""What labels say of pregnancy and lactation."""

from __future__ import annotations

import pytest

from kg_builder.extract.populations import SpecialPopulationExtractor
from kg_builder.extract.pregnancy.extractor import PregnancyExtractor
from kg_builder.readers.openfda import read_record
from tests.extract.small_pages import facts_of


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
            "Drug Interactions Lithium levels may rise. Pregnancy Pregnancy Category C Examplol was given to "
            "rats. Nursing Mothers \u2013 It is unknown whether examplol passes into milk. Pediatric Use "
            "Safety has not been established in children under 6."
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
        "Giving examplol by mouth to pregnant rats during organogenesis and later resulted in cleft palate "
        "and lost litters at exposures at least twice the human clinical exposure at the usual dose."
    )
    record = {"openfda": {"generic_name": ["EXAMPLOL"]}, "warnings": [text]}
    facts = facts_of(PregnancyExtractor(), read_record(record, "a.json"))
    assert {fact.qualifiers["evidence_type"] for fact in facts} == {"animal"}
    assert "cleft palate" in " ".join(fact.object for fact in facts)


@pytest.mark.parametrize(
    "said",
    [
        "Use of examplol with oral contraceptives may raise the risk of blood clots.",
        "Women who do not use oral contraceptives were followed for a year.",
        "No change is needed when it is given with theophylline, oral contraceptives, or warfarin.",
        "Think of it when selecting an oral contraceptive.",
        "Oral contraceptives must be used with care in women with gout.",
    ],
)
def test_contraceptives_that_a_drug_meets_are_no_advice_on_contraception(said: str) -> None:
    assert ("pregnancy", "contraception") not in _of_label(warnings=said)
    assert ("pregnancy", "contraception") in _of_label(
        warnings="Women on hormonal contraceptives should use a second method of contraception."
    )


def test_titles_that_run_on_and_words_lost_at_the_ends() -> None:
    said = "Use in Pregnancy Safe use of examplol in pregnancy and lactation has not been established."
    assert ("lactation", said[17].lower() + said[18:-1]) in _of_label(warnings=said)
    said = "WARNING: FETAL TOXICITY When given to pregnant women examplol may cause birth defects."
    assert not any(words.startswith("FETAL") for _, words in _of_label(boxed_warning=said))
    said = "Observe newborns for signs of withdrawal syndrome and treat them."
    assert ("pregnancy", "newborns for signs of withdrawal syndrome and treat them") not in _of_label(
        warnings=said
    )
    said = "Use late in pregnancy may cause fetal kidney failure and, in some cases, death."
    assert ("pregnancy", "fetal kidney failure") in _of_label(warnings=said)


def test_low_birth_weight_infants_may_be_patients() -> None:
    assert _of_label(warnings="Fatal reactions can occur in low-birth weight infants given examplol.") == []


def test_a_long_clause_without_an_end_is_kept_whole() -> None:
    said = (
        "Rodents given 2 to 20 times the largest human dose of examplol by injection or by mouth showed a "
        "rise in incidence of lost litters, lower fertility, and pup mortality."
    )
    (told,) = [words for _, words in _of_label(warnings=said) if words.startswith("rodents")]
    assert told.endswith("pup mortality")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Risk of Birth Defects Examplol tablets are contraindicated for use in pregnant women.",
            "contraindicated for use in pregnant women",
        ),
        (
            "Harm to the Unborn Pregnancy Category X Examplol must not be used by women who are pregnant.",
            "pregnancy category X",
        ),
    ],
)
def test_titles_that_ran_into_a_sentence_are_no_part_of_what_is_said(text: str, wanted: str) -> None:
    told = _of_label(warnings=f"WARNINGS {text}")
    assert ("pregnancy", wanted) in told
    assert not any(words.casefold().startswith(("risk of", "harm to")) for _, words in told)


def test_statements_leave_out_where_a_label_says_more() -> None:
    text = "8.1 Pregnancy Zorvex can cause fetal harm in women [see Warnings (5.1)] ."
    record = {"openfda": {"generic_name": ["ZORVEXANT"], "brand_name": ["Zorvex"]}, "pregnancy": [text]}
    facts = facts_of(PregnancyExtractor(), read_record(record, "a.json"))
    assert {f.qualifiers["statement"] for f in facts} == {"Zorvex can cause fetal harm in women"}
