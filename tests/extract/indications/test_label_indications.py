"""Indications of labels: what the trained reader finds, with what the rules say of it."""

from __future__ import annotations

from dataclasses import replace

from kg_builder.extract import extractors, open_document
from kg_builder.extract.indications.extractor import IndicationExtractor
from kg_builder.extract.indications.label_uses import LabelIndicationExtractor
from kg_builder.model import Indication, Status
from kg_builder.readers.openfda import read_record
from tests.extract.small_pages import page

LABEL = "application/openfda+json"


def uses(text: str) -> dict[str, Indication]:
    record = {"openfda": {"generic_name": ["ZORVEXANT"]}, "indications_and_usage": [text]}
    document = open_document(read_record(record, "zorvexant.json"))
    facts = [f for f in LabelIndicationExtractor().extract(document) if isinstance(f, Indication)]
    assert all(e.span.is_in(document.monograph.text) for f in facts for e in f.evidence)
    return {fact.object: fact for fact in facts}


def test_labels_are_read_by_the_model_unless_rules_are_asked_for() -> None:
    assert any(isinstance(e, LabelIndicationExtractor) for e in extractors(LABEL))
    assert any(isinstance(e, IndicationExtractor) for e in extractors(LABEL, "rules"))
    assert not any(isinstance(e, LabelIndicationExtractor) for e in extractors())


def test_what_rules_read_keeps_its_qualifiers() -> None:
    found = uses(
        "1 INDICATIONS AND USAGE Zorvexant is indicated for the treatment of schizophrenia in adults and "
        "adolescents 14 years of age and older."
    )
    assert found["schizophrenia"].age_min == 14.0
    assert [o for o in found if "schizophrenia" in o] == ["schizophrenia"]


def test_a_use_in_a_wording_that_no_rule_knows_is_found() -> None:
    text = "INDICATIONS Anxiety associated with depression often responds to zorvexant."
    found = uses(text)
    assert "anxiety" in found or "anxiety associated with depression" in found


def test_items_of_a_list_that_lost_its_marks_are_uses() -> None:
    found = uses(
        "INDICATIONS AND USAGE Zorvexant is indicated in the following conditions. Dermatologic Diseases "
        "Bullous dermatitis herpetiformis Severe erythema multiforme Exfoliative dermatitis Severe psoriasis"
    )
    assert {"exfoliative dermatitis", "psoriasis"} <= set(found)


def test_limits_of_use_are_negated() -> None:
    found = uses(
        "1 INDICATIONS AND USAGE Zorvexant is indicated for the maintenance treatment of asthma. Limitations "
        "of Use: Zorvexant is not indicated to relieve acute bronchospasm."
    )
    assert found["asthma"].status is Status.ASSERTED
    assert all(f.status is Status.NEGATED for o, f in found.items() if "bronchospasm" in o)


def test_what_a_limit_of_use_names_in_passing_is_no_asserted_use() -> None:
    found = uses(
        "1 INDICATIONS AND USAGE Zorvexant is indicated for the treatment of gout. Limitation of Use: "
        "because zorvexant can cause heart block, reserve it for patients with severe symptoms of migraine."
    )
    assert [o for o, f in found.items() if f.status is Status.ASSERTED] == ["gout"]


def test_what_is_no_use_stays_out() -> None:
    found = uses(
        "INDICATIONS AND USAGE Zorvexant is indicated for the treatment of hypertension. Because of the risk "
        "of hepatitis, liver tests should be done before treatment."
    )
    assert set(found) == {"hypertension"}


def test_words_that_name_no_condition_are_dropped_if_the_reader_sees_no_use_in_them() -> None:
    text = (
        "== indications\nZorvexant is indicated for the treatment of breast cancer in combination with:\n"
        "- an aromatase inhibitor as first endocrine therapy; or\n- fulvestrant in women with progression."
    )
    document = open_document(replace(page(text), media_type=LABEL))
    assert "fulvestrant" in {f.object for f in IndicationExtractor().extract(document)}
    found = {f.object for f in LabelIndicationExtractor().extract(document)}
    assert "breast cancer" in found
    assert not found & {"fulvestrant", "aromatase inhibitor"}


def test_what_is_told_of_one_item_of_a_long_line_is_not_told_of_all() -> None:
    found = uses(
        "INDICATIONS Zorvexant is used in the following: Primary adrenocortical insufficiency (given "
        "together with mineralocorticoids where there is need; in infants this is of particular importance) "
        "Contact dermatitis Severe psoriasis Ulcerative colitis Regional enteritis Optic neuritis "
        "Serum sickness Bronchial asthma"
    )
    assert found["ulcerative colitis"].combination is None


def test_highlights_tell_of_uses_only_where_they_say_indicated() -> None:
    text = (
        "== indications\nExamplol is indicated to treat gout.\n== highlights\nExamplol is an analgesic "
        "indicated for the treatment of migraine.\nDose adjustment is recommended for patients with severe "
        "asthma.\nExamplol is not recommended in patients with hepatitis."
    )
    document = open_document(replace(page(text), media_type=LABEL))
    assert {f.object for f in LabelIndicationExtractor().extract(document)} == {"gout", "migraine"}


def test_ages_may_be_bounded_in_many_words() -> None:
    found = uses(
        "1 INDICATIONS AND USAGE Zorvexant is indicated for the treatment of adults and children "
        "greater than or equal to 2 years of age with newly diagnosed chronic myeloid leukemia."
    )
    use = next(f for o, f in found.items() if "leukemia" in o)
    assert use.age_min == 2.0
    assert use.population == "adults and children greater than or equal to 2 years of age"


def test_a_use_has_the_patients_behind_its_short_form() -> None:
    found = uses(
        "1 INDICATIONS AND USAGE Zorvexant is indicated for the treatment of: Chronic kidney disease (CKD) "
        "in adults and pediatric patients of 6 years and older Severe restless legs syndrome (RLS) in adults"
    )
    assert [f.population for o, f in found.items() if "restless" in o] == ["adults"]


def test_patients_who_did_not_respond_are_no_part_of_the_condition() -> None:
    found = uses(
        "1 INDICATIONS AND USAGE Zorvexant is indicated for patients with metastatic ovarian tumors "
        "resistant or intolerant to samplol."
    )
    assert found["metastatic ovarian tumors"].population == "patients resistant or intolerant to samplol"


def test_what_a_drug_is_added_to_is_no_use() -> None:
    found = uses(
        "1 INDICATIONS AND USAGE Zorvexant is indicated as an adjunct to coronary stenting (CST) for "
        "reducing the risk of myocardial infarction and stroke in adults."
    )
    assert set(found) == {"myocardial infarction", "stroke"}


def test_patients_in_whom_signs_were_seen_have_the_condition() -> None:
    found = uses(
        "1 INDICATIONS AND USAGE Zorvexant is indicated in stable patients who have evidence of "
        "left-ventricular dysfunction (seen on imaging). It is also indicated for the short-term (at most "
        "5 days) relief of severe frostbite."
    )
    assert {"left-ventricular dysfunction", "severe frostbite"} == set(found)


def test_kinds_of_one_sign_are_told_apart() -> None:
    found = uses("INDICATIONS Zorvexant is indicated for the suppression of motor and vocal tics.")
    assert set(found) == {"motor tics", "vocal tics"}
