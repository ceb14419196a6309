"""Situations in which the drug must not be used."""

from __future__ import annotations

import pytest

from kg_builder.extract.contraindications.extractor import ContraindicationExtractor
from tests.extract.small_pages import facts_of, page


def objects(notation: str) -> list[str]:
    return [f.object for f in facts_of(ContraindicationExtractor(), page(notation, brands=("Brandol",)))]


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


ITEMS = [
    ("Hypersensitivity to examplol or any component of the formulation", ["hypersensitivity to examplol"]),
    ("Hypersensitivity", ["hypersensitivity"]),
    ("Pregnancy", ["pregnancy"]),
    ("Severe renal impairment (CrCl <30 mL/min)", ["severe renal impairment"]),
    ("Concomitant use of pimozide or thioridazine", ["pimozide", "thioridazine"]),
    (
        "Coadministration with neprilysin inhibitors (e.g., sacubitril) within 36 hours",
        ["neprilysin inhibitors", "sacubitril"],
    ),
    ("History of stroke or TIA", ["history of stroke", "history of TIA"]),
    ("Narrow-angle glaucoma, myasthenia gravis", ["narrow-angle glaucoma", "myasthenia gravis"]),
    ("are allergic to sulfa drugs or aspirin", ["allergic to sulfa drugs", "allergic to aspirin"]),
    ("are pregnant or could become pregnant", ["pregnancy", "could become pregnant"]),
    ("have severe liver or kidney disease", ["severe liver disease", "severe kidney disease"]),
    ("None known", ["none"]),
]


@pytest.mark.parametrize(("item", "wanted"), ITEMS)
def test_items_of_the_section(item: str, wanted: list[str]) -> None:
    assert objects(f"== contraindications: Contraindications\n  - {item}") == wanted


def test_a_list_under_a_prohibition_ends_at_the_first_sentence() -> None:
    notation = (
        "== warnings: Warnings\n- Do not infuse examplol in patients with:\n  - Active gout\n"
        "  - History of a reaction to examplol\n  - Examplol can cause headache.\n  - Asthma attacks\n"
    )
    assert objects(notation) == ["active gout", "history of reaction to examplol"]


SECOND_PERSON = [
    ("if you are allergic to examplol or any of the other ingredients", ["allergic to examplol"]),
    ("if you have a blocked gland (glandular stasis)", ["glandular stasis"]),
    ("if your liver does not work well (severe hepatic impairment)", ["severe hepatic impairment"]),
    ("if you are more than 3 months pregnant", ["pregnancy"]),
    ("if you have gout, tell your doctor", []),
]


@pytest.mark.parametrize(("item", "wanted"), SECOND_PERSON)
def test_items_of_a_leaflet(item: str, wanted: list[str]) -> None:
    found = objects(f"== contraindications: Do not take examplol\n- {item}")
    assert found == wanted


WHOLE = [
    ("have had a severe allergic reaction to a sulfa drug", ["severe allergic reaction to sulfa drug"]),
    ("are allergic to any penicillin, such as ampicillin", ["allergic to any penicillin"]),
    ("Threatened abortion, eclampsia and gout", ["threatened abortion", "eclampsia", "gout"]),
    ("Third-degree heart block or sick sinus syndrome, unless a pacemaker is in place",
     ["third-degree heart block", "sick sinus syndrome"]),
    ("Recent or planned surgery of the brain or eye", ["recent or planned surgery of the brain or eye"]),
    ("Use with aliskiren in patients with diabetes", ["aliskiren"]),
    ("Alcoholism or liver disease, in psoriasis", ["alcoholism", "liver disease"]),
    ("Treatment with Class Ia or Class III antiarrhythmic drugs",
     ["class Ia antiarrhythmic drugs", "Class III antiarrhythmic drugs"]),
    ("Sinus bradycardia, heart block > 1st degree", ["sinus bradycardia", "heart block > 1st degree"]),
]  # fmt: skip


@pytest.mark.parametrize(("item", "wanted"), WHOLE)
def test_what_belongs_together_stays_together(item: str, wanted: list[str]) -> None:
    assert objects(f"== contraindications\n- {item}") == wanted


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


def test_items_that_a_later_item_speaks_for() -> None:
    notation = (
        "== warnings: Other Medical Problems\n- Angina, history of or\n- Gout or\n"
        "- Asthma - Should not be used in patients with these conditions.\n- Obesity or\n"
        "- Migraine - Use with caution."
    )
    assert objects(notation) == ["history of angina", "gout", "asthma"]


def test_a_lost_list_is_cut_at_its_marks() -> None:
    line = (
        "Examplol is contraindicated in women with: \u25cb current or past gout \u25cb asthma With a migraine"
    )
    assert objects(f"== contraindications\n{line}") == ["current or past gout", "asthma", "migraine"]


LOST_LINES = [
    (
        "Examplol is contraindicated in patients: with known hypersensitivity to examplol or other "
        "samplides. Swelling has been reported [see Adverse Reactions (6.1)] . taking strong CYP3A4 "
        "inhibitors (e.g., samplazole) [see Drug Interactions (7.1)]",
        [
            "hypersensitivity to examplol",
            "hypersensitivity to samplides",
            "strong CYP3A4 inhibitors",
            "samplazole",
        ],
    ),
    (
        "Examplol is contraindicated in patients with: Severe hypertension (over 180 mm Hg) not adequately "
        "controlled Major surgery within the preceding 6 weeks Dependency on renal dialysis "
        "Hypersensitivity to examplol tablets or any component of the product",
        ["severe hypertension", "major surgery", "dialysis", "hypersensitivity to examplol"],
    ),
    (
        "Examplol is contraindicated: in patients with gout in patients with recent stroke",
        ["gout", "recent stroke"],
    ),
    (
        "Examplol is contraindicated in: 1. Severe asthma (see WARNINGS) 2. Hypotension or cardiogenic shock "
        "3. Sick sinus syndrome (except in those with a pacemaker)",
        ["severe asthma", "hypotension", "cardiogenic shock", "sick sinus syndrome"],
    ),
    (
        "Examplol is contraindicated in patients receiving the following drugs [see Drug Interactions (7)] : "
        "o Anticonvulsants: Carbamazepine, phenytoin o Herbal product: St John's wort",
        ["carbamazepine", "phenytoin", "St John's wort"],
    ),
    (
        "Examplol is contraindicated in: 1) severe bradycardia; 2) first and third degree heart block; "
        "and 3) shock.",
        ["severe bradycardia", "first-degree heart block", "third-degree heart block", "shock"],
    ),
    (
        "Examplol is contraindicated in patients with: known hypersensitivity to examplol. Swelling has been "
        "reported [see Warnings (5.1)] . severe hepatic impairment. Examplol is metabolized by the liver.",
        ["hypersensitivity to examplol", "severe hepatic impairment"],
    ),
    (
        "Examplol is contraindicated in patients with: Gout. Heart block: May precipitate an arrest.",
        ["gout", "heart block"],
    ),
    ("Hyperthyroidism Glaucoma Agitated states", ["hyperthyroidism", "glaucoma", "agitated states"]),
    (
        "Examplol is contraindicated in patients with Crohn disease or familial Short QT syndrome.",
        ["Crohn disease", "familial Short QT syndrome"],
    ),
]


@pytest.mark.parametrize(("line", "wanted"), LOST_LINES)
def test_lists_that_lost_their_lines(line: str, wanted: list[str]) -> None:
    assert sorted(objects(f"== contraindications\n{line}"), key=str.casefold) == sorted(
        wanted, key=str.casefold
    )


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


def test_items_are_allergens_where_the_lead_says_so() -> None:
    notation = (
        "== contraindications\n- Examplol must not be used after hypersensitivity reactions to:\n"
        "  - samplol or any ingredient of it\n"
    )
    assert objects(notation) == ["hypersensitivity to samplol"]


def test_a_release_form_in_the_brand_is_no_part_of_its_name() -> None:
    notation = (
        "== contraindications\nDo not use MAO inhibitors with Brandol or within 7 days of stopping Brandol."
    )
    found = page(notation, brands=("Brandol Extended-Release",))
    assert [f.object for f in facts_of(ContraindicationExtractor(), found)] == ["MAO inhibitors"]


CLAUSES = [
    ("if you have a weakened immune system (due to a disease, or to medicines)", ["weakened immune system"]),
    (
        "if, in the past 3 months, you have had a stroke, a heart attack or a clot in the lung.",
        ["stroke", "heart attack", "clot in the lung"],
    ),
    ("if you have certain kinds of abnormal heart rhythm (arrhythmia).", ["abnormal heart rhythm"]),
    ("if you take any of these: rifampicin or phenytoin", ["rifampicin", "phenytoin"]),
    ("if you are having dialysis", ["dialysis"]),
    ("have diabetes and take samplol", ["have diabetes and take samplol"]),
    (
        "if you are pregnant, or you might get pregnant and are not using birth control",
        ["might get pregnant and are not using birth control", "pregnancy"],
    ),
    (
        "have had an allergic reaction to examplol or another macrolide",
        ["allergic reaction to examplol", "allergic reaction to another macrolide"],
    ),
    ("if you are taking", []),
]


@pytest.mark.parametrize(("clause", "wanted"), CLAUSES)
def test_bare_prohibitions_head_lists_of_clauses(clause: str, wanted: list[str]) -> None:
    assert objects(f"== warnings: Warnings\nDo not take examplol\n  - {clause}") == wanted


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


def test_a_first_line_taken_for_a_heading_is_an_item() -> None:
    notation = "== contraindications\n# Hypersensitivity to examplol or iodine\n  Cardiogenic shock"
    assert objects(notation) == [
        "hypersensitivity to examplol",
        "hypersensitivity to iodine",
        "cardiogenic shock",
    ]


def test_words_that_name_nothing_are_refused() -> None:
    line = "Examplol with barmol or other quxols (such as tinzol) in any form is contraindicated."
    assert "form" not in objects(f"== contraindications\n{line}")
    assert objects("== contraindications\nExamplol is contraindicated in situations listed above.") == []


def test_lines_taken_for_headings_are_items_where_nothing_stands_below_them() -> None:
    assert objects("== contraindications\n# Severe liver disease\n# Acute heart failure") == [
        "severe liver disease",
        "acute heart failure",
    ]
    assert objects("== contraindications\n# Severe liver disease\n  Avoid alcohol.") == []


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


def test_whom_it_does_not_suit_is_first_told_in_the_list() -> None:
    lines = "Examplol is not suitable for some people. Do not take it if you have:\n  - gout"
    assert objects(f"== warnings: Who cannot take it\n{lines}") == ["gout"]


def test_a_use_forbidden_to_some_is_told_whole() -> None:
    lines = "Migraine prophylaxis in pregnant women\nGout"
    found = objects(f"== contraindications: Contraindications\n{lines}")
    assert found == ["migraine prophylaxis in pregnant women", "gout"]


def test_notes_below_a_list_are_no_items() -> None:
    lines = "Severe debilitation*\nRelative: asthma\n*a risk that some centres accept"
    found = objects(f"== contraindications: Contraindications\n{lines}")
    assert found == ["severe debilitation", "asthma"]


def test_allergies_of_two_groups_are_two() -> None:
    line = "It is contraindicated in patients allergic to it and in those with known allergy to horse serum."
    found = objects(f"== contraindications: Contraindications\n{line}")
    assert found == ["allergic to examplol", "allergy to horse serum"]


def test_a_list_goes_on_beside_the_item_that_opens_it() -> None:
    lines = (
        "  - Do not give examplol to patients who have:\n  - Had a stroke\n  - Gout\n"
        "  - A known allergy to eggs\n  - Examplol can raise blood pressure.\n  - Asthma may occur."
    )
    assert objects(f"== warnings: Warnings\n{lines}") == ["stroke", "gout", "allergy to eggs"]


def test_lines_without_marks_share_the_verdict_of_the_last() -> None:
    lines = "Gout or\nAsthma, severe or\nMumps\u2014Should not be used in patients with these conditions."
    assert objects(f"== warnings: Other medical problems\n{lines}") == ["gout", "severe asthma", "mumps"]
