"""Situations in which the drug must not be used."""

from __future__ import annotations

import pytest

from kg_builder.extract.contraindications.extractor import ContraindicationExtractor
from kg_builder.extract.language.qualifiers import population_of
from kg_builder.extract.vocabulary.patients import patients_of
from tests.extract.contraindications.reading import objects
from tests.extract.small_pages import facts_of, page

SENTENCES = [
    (
        "You should not use examplol when you are allergic to it, or if you have severe kidney disease or "
        "metabolic acidosis.",
        ["allergic to examplol", "severe kidney disease", "metabolic acidosis"],
    ),
    (
        "Do not take this medicine if you are pregnant, breastfeeding, or have a history of angioedema.",
        ["pregnancy", "breastfeeding", "history of angioedema"],
    ),
    ("Do not use examplol with MAO inhibitors.", ["MAO inhibitors"]),
    (
        "Do not use it if you have taken an MAO inhibitor in the past 14 days, such as linezolid or "
        "phenelzine.",
        ["MAO inhibitor", "linezolid", "phenelzine"],
    ),
    (
        "You should not take examplol if you are being treated with methylene blue injection.",
        ["methylene blue injection"],
    ),
    ("People with liver disease should not take examplol.", ["liver disease"]),
    (
        "Examplol is contraindicated in patients with known hypersensitivity to examplol or any of its "
        "components.",
        ["hypersensitivity to examplol"],
    ),
    ("Brandol is contraindicated in children under 2 years of age.", ["children under 2 years of age"]),
    ("Contraindicated with active gout confirmed by a positive test.", ["active gout"]),
    ("Do not initiate treatment in patients with active shingles.", ["active shingles"]),
    ("Do not take in larger amounts than recommended.", []),
    ("Do not use this medicine if the solution is cloudy.", []),
    ("Do not take it with food.", []),
    ("Do not stop taking examplol if you feel well.", []),
    ("Tell your doctor if you have asthma.", []),
    ("Use is not contraindicated in patients with asthma.", []),
    ("Do not take two doses at once.", []),
]


@pytest.mark.parametrize(("line", "wanted"), SENTENCES)
def test_sentences(line: str, wanted: list[str]) -> None:
    assert objects(f"== warnings: Warnings\n{line}") == wanted


FORBIDDEN = [
    (
        "Sample acidosis (sour blood)\u2014Should not be used in patients with this condition.",
        ["sample acidosis"],
    ),
    ("Gout: Do not use.", ["gout"]),
    ("Gout\u2014Use with caution. May make this condition worse.", []),
    ("Do not give examplol to a child younger than 2 years old.", ["child younger than 2 years old"]),
    (
        "Do not use examplol within 10 days before or 10 days after you have used an MAO inhibitor.",
        ["MAO inhibitor"],
    ),
    ("X: Do not use in pregnancy.", []),
]


@pytest.mark.parametrize(("line", "wanted"), FORBIDDEN)
def test_what_forbids_in_running_text(line: str, wanted: list[str]) -> None:
    assert objects(f"== warnings\n{line}") == wanted


FRAMES = [
    ("Coadministration of samplide, testrone, or trialon with examplol tablets is contraindicated.",
     ["samplide", "testrone", "trialon"]),
    ("The use of MAOIs intended to treat mood disorders with examplol is contraindicated.", ["MAOIs"]),
    ("Starting examplol in a patient who is being treated with samplide or intravenous testing blue is also "
     "contraindicated.", ["intravenous testing blue", "samplide"]),
    ("Concomitant use in patients taking samplide is contraindicated.", ["samplide"]),
    ("Use of examplol in patients with gout is contraindicated.", ["gout"]),
    ("An established diagnosis of gout is a contraindication to examplol therapy.",
     ["gout"]),
    ("In patients with gout, examplol is contraindicated.", ["gout"]),
    ("Coadministration with samplide is contraindicated in patients with renal impairment.", ["samplide"]),
    ("Contraindicated in anuria, and particular caution is needed in patients with asthma.", ["anuria"]),
    ("Contraindicated in patients with porphyria or gout, and in individuals with a history of "
     "hypersensitivity to examplol.", ["gout", "hypersensitivity to examplol", "porphyria"]),
    ("Women who are or may become pregnant must not take examplol.", ["may become pregnant", "pregnancy"]),
    ("You should not use examplol if you are on dialysis.", ["dialysis"]),
    ("Do not take examplol if you drink alcohol regularly.", ["drink alcohol regularly"]),
    ("Do not use examplol if you miss a dose.", []),
    ("Do not take it with or right after a meal.", []),
    ("Do not use examplol for colds.", []),
]  # fmt: skip


@pytest.mark.parametrize(("line", "wanted"), FRAMES)
def test_wordings_that_forbid(line: str, wanted: list[str]) -> None:
    assert sorted(objects(f"== contraindications\n{line}"), key=str.casefold) == wanted


PLAIN = [
    ("Who have the TEST-B*01 allele", ["TEST-B*01 allele"]),
    ("Body weight <50 kg (prevention of clots only)", ["body weight <50 kg"]),
    ("A baseline QTc interval of 500 msec or more", ["baseline QTc interval of 500 msec or more"]),
    ("Class III or IV heart failure", ["class III heart failure", "class IV heart failure"]),
    ("Known hepatic impairment or disease", ["hepatic impairment", "hepatic disease"]),
    ("Current or history of breast cancer", ["history of breast cancer"]),
    ("Liver disease, severe", ["severe liver disease"]),
    ("History of asthma or hives after taking aspirin or other NSAIDs",
     ["history of asthma", "history of hives after taking aspirin"]),
    ("Arrhythmias that require treatment with testing drugs", ["arrhythmias"]),
    ("The following conditions:", []),
]  # fmt: skip


@pytest.mark.parametrize(("item", "wanted"), PLAIN)
def test_situations_of_many_kinds(item: str, wanted: list[str]) -> None:
    assert objects(f"== contraindications\n- {item}") == wanted


MORE = [
    ("Use of examplol is not recommended in anyone with narrow-angle glaucoma.", ["narrow-angle glaucoma"]),
    ("Examplol is improper therapy for pernicious anemia.", ["pernicious anemia"]),
    ("A history of allergy to penicillin is a contraindication.", ["allergy to penicillin"]),
    (
        "Patients who are receiving or have recently received samplazole or alcohol should not be "
        "given examplol.",
        ["alcohol", "samplazole"],
    ),
    (
        "Examplol is contraindicated in conditions that can be worsened by its drying effect (e.g., "
        "glaucoma, myasthenia gravis).",
        ["glaucoma", "myasthenia gravis"],
    ),
    (
        "Examplol is contraindicated in patients undergoing abrupt discontinuation of alcohol or "
        "barbiturates.",
        ["abrupt discontinuation of alcohol", "abrupt discontinuation of barbiturates"],
    ),
    ("During or within 10 days following the administration of MAO inhibitors.", ["MAO inhibitors"]),
    (
        "Hypersensitivity or idiosyncrasy to samplamines, glaucoma, severe hypertension.",
        ["glaucoma", "hypersensitivity to samplamines", "severe hypertension"],
    ),
    (
        "Examplol should not be prescribed for prevention in patients with active depression.",
        ["active depression"],
    ),
    ("CONTRAINDICATED IN PATIENTS WITH ALLERGY TO THE SAMPLIDES.", ["allergy to samplides"]),
    ("Hypersensitivity to examplol (fainting and wheezing have occurred).", ["hypersensitivity to examplol"]),
    ("Patients with renal impairment should not receive examplol without careful monitoring.", []),
    ("Some people have had other symptoms such as dyspnea and nausea.", []),
    ("With other drugs that raise serotonin, there have been reports of fever.", []),
    (
        "Examplol is contraindicated in women of childbearing potential who do not use contraception.",
        ["women of childbearing potential who do not use contraception"],
    ),
    (
        "Examplol is contraindicated in pregnancy and in women and men of reproductive "
        "potential not using contraception.",
        ["pregnancy", "women and men of reproductive potential"],
    ),
    (
        "Neutrophil count <1500 cells/mm3 or a platelet count <100,000 cells/mm3",
        ["neutrophil count <1500 cells/mm3", "platelet count <100,000 cells/mm3"],
    ),
]


@pytest.mark.parametrize(("line", "wanted"), MORE)
def test_sentences_of_the_section(line: str, wanted: list[str]) -> None:
    assert sorted(objects(f"== contraindications\n{line}"), key=str.casefold) == wanted


def test_a_release_form_in_the_brand_is_no_part_of_its_name() -> None:
    notation = (
        "== contraindications\nDo not use MAO inhibitors with Brandol or within 7 days of stopping Brandol."
    )
    found = page(notation, brands=("Brandol Extended-Release",))
    assert [f.object for f in facts_of(ContraindicationExtractor(), found)] == ["MAO inhibitors"]


VERDICTS = [
    (
        "It is not given to patients with gout or salt depletion, since levels rise.",
        ["gout", "salt depletion"],
    ),
    ("Brandol is not suitable for people with severe asthma.", ["severe asthma"]),
    ("Examplol is not for people with a blocked bowel.", ["blocked bowel"]),
    ("Examplol isn't suitable for anyone who has had a stroke.", ["stroke"]),
    ("Examplol is contra-indicated in porphyria.", ["porphyria"]),
    ("Intrathecal use is contraindicated.", ["intrathecal use"]),
    ("It must not be used by people who are bleeding or by anyone who has gout.", ["bleeding", "gout"]),
    ("Contraindications include pregnancy, cirrhosis and gout.", ["pregnancy", "cirrhosis", "gout"]),
    (
        "Do not take it if you have an infection that has spread to the blood.",
        ["infection that has spread to the blood"],
    ),
    ("Examplol is not used to treat gout.", []),
    ("It is not given with food.", []),
]


@pytest.mark.parametrize(("line", "wanted"), VERDICTS)
def test_verdicts_in_other_words(line: str, wanted: list[str]) -> None:
    assert objects(f"== warnings: Warnings\n{line}") == wanted


def test_words_that_name_nothing_are_refused() -> None:
    line = "Examplol with barmol or other quxols (such as tinzol) in any form is contraindicated."
    assert "form" not in objects(f"== contraindications\n{line}")
    assert objects("== contraindications\nExamplol is contraindicated in situations listed above.") == []


ORGANS = [
    ("your kidneys do not work well", ["kidneys do not work well"]),
    ("your kidneys work poorly (severe renal impairment)", ["severe renal impairment"]),
    ("your liver is not healthy (ALT above 3 times normal)", ["ALT above 3 times normal"]),
    ("family history or diagnosis of porphyria", ["family history of porphyria"]),
    ("within 14 days of MAO inhibitor use", ["MAO inhibitor"]),
]


@pytest.mark.parametrize(("item", "wanted"), ORGANS)
def test_clauses_about_an_organ_and_joined_histories(item: str, wanted: list[str]) -> None:
    assert objects(f"== contraindications\nDo not take it if:\n  - {item}") == wanted


LOOSE_ENDS = [
    ("you are bleeding now", ["bleeding"]),
    ("you are on another anticoagulant", ["another anticoagulant"]),
    (
        "you take a medicine for irregular heartbeat such as quinidine",
        ["medicine for irregular heartbeat", "quinidine"],
    ),
    ("you have a risk of bleeding, e.g. a stomach ulcer", ["risk of bleeding", "stomach ulcer"]),
    ("comments", []),
]


@pytest.mark.parametrize(("item", "wanted"), LOOSE_ENDS)
def test_loose_ends_of_clauses(item: str, wanted: list[str]) -> None:
    assert objects(f"== warnings\nDo not take examplol if:\n  - {item}") == wanted


def test_forms_between_the_drug_and_the_condition() -> None:
    line = "Do not take examplol tablets, granules or syrup if you have a stomach ulcer or once had one."
    assert objects(f"== warnings\n{line}") == ["stomach ulcer"]


def test_states_and_conditions_joined_in_one_sentence() -> None:
    line = "Examplol is contraindicated in people with low blood calcium levels and in pregnancy."
    assert objects(f"== warnings\n{line}") == ["low blood calcium levels", "pregnancy"]
    assert objects("== indications\nIt is for a tumour that cannot be treated with radioactive iodine.") == []


CONTRACTED = [
    ("you've had a bad reaction to it", ["bad reaction to it"]),
    ("you were born with long QT syndrome", ["long QT syndrome"]),
    ("you have gout and want the melts", ["gout"]),
]


@pytest.mark.parametrize(("item", "wanted"), CONTRACTED)
def test_contracted_verbs_and_wishes(item: str, wanted: list[str]) -> None:
    found = objects(f"== contraindications\nDon't take it if:\n  - {item}")
    assert [text.replace("examplol", "it") for text in found] == wanted


def test_whom_it_does_not_suit_may_be_asked_for_before_it_is_taken() -> None:
    found = facts_of(
        ContraindicationExtractor(),
        page(
            """
== warnings: Who can and cannot take examplol
Examplol is not suitable for everyone. Tell the nurse before you start if you:
  - have low blood pressure
  - have had a recent stroke
  - have had an allergic reaction to examplol or any other medicine
"""
        ),
    )
    assert [f.object for f in found] == [
        "low blood pressure",
        "recent stroke",
        "allergic reaction to examplol",
    ]


TOLD_IN_PLAIN_WORDS = [
    ("Anyone whose gout hasn't been treated should not take examplol.", ["untreated gout"]),
    ("People whose asthma is not well controlled must not use examplol.", ["uncontrolled asthma"]),
    ("Do not take it if your liver or kidneys are badly damaged.", ["liver or kidneys are badly damaged"]),
    ("Do not take it if you have lost your sight because of optic neuritis.", ["optic neuritis"]),
    ("Do not use it if you have a deformity of your foot.", ["deformity of the foot"]),
    ("People with a metal heart valve shouldn't use it either.", ["metal heart valve"]),
    ("Do not use it if you are trying to become pregnant.", ["trying to become pregnant"]),
    ("Do not use it if you have been given a live vaccine, such as BCG.", ["live vaccine", "BCG"]),
    ("Do not start it during an active infection, small ones included.", ["active infection"]),
    ("Do not use it in heart failure needing a stay in hospital.", ["heart failure"]),
    ("Do not use it in patients who have received such agents.", []),
    ("Do not use it if you are allergic to it, or if:", ["allergic to examplol"]),
    ("Do not use it if you have untreated diseases such as asthma or gout.", ["asthma", "gout"]),
    ("Do not use it if your child has an ear infection.", ["ear infection"]),
    ("If you are taking nitrates, do not take examplol.", ["nitrates"]),
    ("If you take too much, do not take examplol again.", []),
    ("Who should not take examplol? Anyone with gout, and people who have had a stroke.", ["gout", "stroke"]),
    ("Do not take it if you or a close relative has had thyroid cancer.", ["thyroid cancer"]),
    ("Do not take it if you have a blood condition called porphyria.", ["porphyria"]),
    ("Do not take it if your potassium level is too low.", ["low potassium level"]),
    (
        "Do not take it if you also take warfarin, aspirin or medicines for HIV.",
        ["warfarin", "aspirin", "medicines for HIV"],
    ),
    ("Do not give it to patients with tumors who have platelets below 50,000.", ["platelets below 50,000"]),
]


@pytest.mark.parametrize(("line", "wanted"), TOLD_IN_PLAIN_WORDS)
def test_situations_in_plain_words(line: str, wanted: list[str]) -> None:
    assert sorted(objects(f"== warnings: Warnings\n{line}")) == sorted(wanted)


FORBIDS_NOBODY = [
    "It is contraindicated in nobody, says the U.S. label.",
    "No contraindications have been identified.",
    "No contraindications are known.",
]


@pytest.mark.parametrize("line", FORBIDS_NOBODY)
def test_what_forbids_it_to_nobody_is_none(line: str) -> None:
    assert objects(f"== contraindications: Contraindications\n{line}") == ["none"]


def test_a_use_forbidden_to_some_is_told_whole() -> None:
    lines = "Migraine prophylaxis in pregnant women\nGout"
    found = objects(f"== contraindications: Contraindications\n{lines}")
    assert found == ["migraine prophylaxis in pregnant women", "gout"]


def test_allergies_of_two_groups_are_two() -> None:
    line = "It is contraindicated in patients allergic to it and in those with known allergy to horse serum."
    found = objects(f"== contraindications: Contraindications\n{line}")
    assert found == ["allergic to examplol", "allergy to horse serum"]


AVOIDED = [
    ("People with severe asthma should avoid it too.", ["severe asthma"]),
    ("Anyone with active hepatitis B should use a different drug.", ["active hepatitis B"]),
    ("It is best avoided in people with gout.", ["gout"]),
    ("Avoid examplol if you have glaucoma.", ["glaucoma"]),
    ("The medicine is off limits during breastfeeding.", ["breastfeeding"]),
    ("Co-administration with strong CYP3A4 inhibitors is also ruled out.", ["strong CYP3A4 inhibitors"]),
    ("Its use in children younger than 2 years is prohibited.", ["children younger than 2 years"]),
    ("You won't be offered examplol if you have ever had gout.", ["gout"]),
    ("The powders are off limits to anyone with a severe milk allergy.", ["severe milk allergy"]),
    ("People with asthma should avoid grapefruit.", []),
    ("Gout has been ruled out by tests.", []),
]


@pytest.mark.parametrize(("line", "wanted"), AVOIDED)
def test_what_the_section_says_to_avoid(line: str, wanted: list[str]) -> None:
    assert objects(f"== contraindications: Contraindications\n{line}") == wanted


def test_a_named_kind_of_disease_goes_by_its_name_and_a_syndrome_is_no_man() -> None:
    line = (
        "Do not take it if you have a family history of a type of gland cancer called carcinoid, "
        "or if you have a gland condition called multiple endocrine neoplasia syndrome type 2 (MEN 2)."
    )
    page = f"== contraindications: Contraindications\n{line}"
    assert objects(page) == ["family history of carcinoid", "multiple endocrine neoplasia syndrome type 2"]


def test_a_score_of_the_liver_is_no_child() -> None:
    assert population_of("severe liver disease (Child-Pugh class C)") is None
    assert patients_of("liver disease (Child-Pugh C)") is None
    assert population_of("in a child") == "children"


def test_drugs_named_below_a_prohibition_that_stands_beside_them() -> None:
    page = (
        "== warnings: Warnings\n"
        "- Do not give examplol along with:\n"
        "- Samplol or trialon, as the heart rhythm may become abnormal\n"
        "- Sirolimus\n"
        "- St. John's wort\n"
        "- Liver damage, including hepatitis, has been reported.\n"
        "- Warfarin\n"
    )
    assert objects(page) == ["samplol", "trialon", "sirolimus", "St. John's wort"]


TOLD_BESIDE = [
    (
        "It must not be used by people who had angioedema while taking it, are on lithium, or have gout.",
        ["angioedema", "lithium", "gout"],
    ),
    (
        "Anyone who has had a serious allergic or skin reaction to it in the past must not take it again.",
        ["serious allergic or skin reaction to examplol"],
    ),
    (
        "Do not take it if you have been told you have low folic acid in your blood.",
        ["low folic acid in the blood"],
    ),
]


@pytest.mark.parametrize(("line", "wanted"), TOLD_BESIDE)
def test_what_is_told_beside_a_situation_leaves_it_whole(line: str, wanted: list[str]) -> None:
    assert objects(f"== contraindications: Contraindications\n{line}") == wanted
