"""Contraindications in lists: items, lists that lost their marks, headings that are items."""

from __future__ import annotations

import pytest

from tests.extract.contraindications.reading import objects

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
    ("gastritis caused by Samplella, Trialococcus or Probia", ["gastritis"]),
    ("are dehydrated, or your belly looks swollen", ["dehydrated", "belly looks swollen"]),
    (
        "Have an open wound such as a leg ulcer or a burn of the hand",
        ["open wound", "leg ulcer", "burn of the hand"],
    ),
    ("Gout that has led to a fracture, unless it was treated", ["gout that has led to a fracture"]),
    ("are allergic to another statin (for example samplstatin)", ["allergic to another statin"]),
    ("Have sick sinus syndrome and no pacemaker", ["sick sinus syndrome"]),
    ("Current diagnosis of, or history of breast cancer", ["history of breast cancer"]),
    ("Acute attacks of asthma or COPD", ["acute attacks of asthma", "acute attacks of COPD"]),
    ("Patients on hemodialysis", ["hemodialysis"]),
    ("Gout [see Table", ["gout"]),
    ("A serious infection that has not been tamed", ["serious infection that has not been tamed"]),
    ("Your clinic won't usually recommend examplol if you're breastfeeding.", ["breastfeeding"]),
    ("Porphyria as barbiturates have set off attacks", ["porphyria"]),
    ("Acute iritis and in narrow-angle glaucoma", ["acute iritis", "narrow-angle glaucoma"]),
    ("Warfarin Potential for bleeding", ["warfarin"]),
    ("allergy to peanuts or its derivatives", ["allergy to peanuts"]),
    ("Unless otherwise told, gout", ["gout"]),
    ("The tablets contain lactose, a worry for people with lactase deficiency.", []),
    ("The plain tablets have no listed contraindications.", []),
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
            "hypersensitivity to other samplides",
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


def test_items_are_allergens_where_the_lead_says_so() -> None:
    notation = (
        "== contraindications\n- Examplol must not be used after hypersensitivity reactions to:\n"
        "  - samplol or any ingredient of it\n"
    )
    assert objects(notation) == ["hypersensitivity to samplol"]


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


def test_a_first_line_taken_for_a_heading_is_an_item() -> None:
    notation = "== contraindications\n# Hypersensitivity to examplol or iodine\n  Cardiogenic shock"
    assert objects(notation) == [
        "hypersensitivity to examplol",
        "hypersensitivity to iodine",
        "cardiogenic shock",
    ]


def test_lines_taken_for_headings_are_items_where_nothing_stands_below_them() -> None:
    assert objects("== contraindications\n# Severe liver disease\n# Acute heart failure") == [
        "severe liver disease",
        "acute heart failure",
    ]
    assert objects("== contraindications\n# Severe liver disease\n  Avoid alcohol.") == []


def test_whom_it_does_not_suit_is_first_told_in_the_list() -> None:
    lines = "Examplol is not suitable for some people. Do not take it if you have:\n  - gout"
    assert objects(f"== warnings: Who cannot take it\n{lines}") == ["gout"]


def test_notes_below_a_list_are_no_items() -> None:
    lines = "Severe debilitation*\nRelative: asthma\n*a risk that some centres accept"
    found = objects(f"== contraindications: Contraindications\n{lines}")
    assert found == ["severe debilitation", "asthma"]


def test_a_list_goes_on_beside_the_item_that_opens_it() -> None:
    lines = (
        "  - Do not give examplol to patients who have:\n  - Had a stroke\n  - Gout\n"
        "  - A known allergy to eggs\n  - Examplol can raise blood pressure.\n  - Asthma may occur."
    )
    assert objects(f"== warnings: Warnings\n{lines}") == ["stroke", "gout", "allergy to eggs"]


def test_lines_without_marks_share_the_verdict_of_the_last() -> None:
    lines = "Gout or\nAsthma, severe or\nMumps\u2014Should not be used in patients with these conditions."
    assert objects(f"== warnings: Other medical problems\n{lines}") == ["gout", "severe asthma", "mumps"]
