"""What a page only asks about, or bids care with, and what it forbids."""

from __future__ import annotations

import pytest

from tests.extract.contraindications.reading import objects

ASKED = [
    "Please tell us about gout, asthma in you or a brother, or an earlier cancer. We may pick another drug.",
    "Let us know of gout or epilepsy.",
    "Mention any history of seizures or asthma before you start.",
    "We need to know about asthma, epilepsy and gout.",
    "Make sure that the clinic knows about gout or asthma.",
    "Use with caution in gout, asthma and epilepsy.",
    "If you have gout, another drug may suit you better.",
    "Contraindicated: 12 interactions. Serious: 118 interactions.",
]


@pytest.mark.parametrize("line", ASKED)
def test_what_is_asked_about_or_taken_care_with_forbids_nothing(line: str) -> None:
    assert objects(f"== contraindications: Who should not take examplol?\n{line}") == []


FORBIDDEN = [
    ("if you have epilepsy and your fits are not well controlled", ["epilepsy"]),
    ("your seizures are not adequately controlled by tablets", ["uncontrolled seizures"]),
    ("your heart rhythm is irregular", ["irregular heart rhythm"]),
    ("have recently had, or are due to have, a skin graft", ["skin graft"]),
    ("a leg ulcer that is infected", ["infected leg ulcer"]),
    ("if a penicillin has ever given you a bad reaction", ["bad reaction to penicillin"]),
    ("if after samplol you have ever had a severe skin rash", ["severe skin rash"]),
    ("you get muscle pain or weakness for no reason", ["muscle pain", "weakness for no reason"]),
    ("gout, those taking lithium, or children under 2", ["gout", "lithium", "children under 2"]),
    ("Coadministration w/ samplol", ["samplol"]),
    (
        "Hypersensitivity to examplol, severe gout (grade C), concomitant use of sampletine",
        ["hypersensitivity to examplol", "severe gout", "sampletine"],
    ),
    (
        "Gout, heart block greater than first degree, porphyria",
        ["gout", "heart block greater than first degree", "porphyria"],
    ),
    ("No absolute contraindications exist; see Warnings.", ["none"]),
    ("None listed by the maker.", ["none"]),
    ("Patients <2 years old", ["patients <2 years old"]),
]


@pytest.mark.parametrize(("item", "wanted"), FORBIDDEN)
def test_items_in_other_words(item: str, wanted: list[str]) -> None:
    found = objects(f"== contraindications: Do not take examplol\n  - {item}")
    assert sorted(found) == sorted(wanted)


def test_who_cannot_have_it() -> None:
    line = "People with gout or a recent stroke can't have it."
    assert objects(f"== warnings: Warnings\n{line}") == ["gout", "recent stroke"]
    bar = "The only firm bar is a past allergic reaction to examplol."
    assert objects(f"== contraindications: Bars\n{bar}") == ["allergic reaction to examplol"]
    baby = "Do not give this medicine to a baby under 1 month old; it may harm."
    assert objects(f"== warnings: Warnings\n{baby}") == ["baby under 1 month old"]


PRODUCTS = [
    (
        "Do not use this patch if you have gout, or if a patch has ever given you dermatitis.",
        ["gout", "dermatitis"],
    ),
    ("Do not get this vaccine if you are allergic to eggs.", ["allergic to eggs"]),
    ("You should not use these eye drops if you have an eye infection.", ["eye infection"]),
    (
        "You should not have a booster dose if the first shot caused a severe allergic reaction.",
        ["severe allergic reaction to first shot"],
    ),
    ("Do not use Brandol or any other brand of examplol if you have gout.", ["gout"]),
    ("Samplol must not be used at the same time.", ["samplol"]),
    (
        "Do not use it if you have active gout, a heart valve, or a serious allergy to it.",
        ["active gout", "heart valve", "serious allergy to examplol"],
    ),
    (
        "You should not use it if you have gout, or as the main treatment of status asthmaticus.",
        ["gout", "status asthmaticus"],
    ),
]


@pytest.mark.parametrize(("line", "wanted"), PRODUCTS)
def test_products_doses_and_brands_are_forbidden_too(line: str, wanted: list[str]) -> None:
    assert objects(f"== warnings: Warnings\n{line}") == wanted


TURNED = [
    (
        "You shouldn't take it if any of these apply: you have gout; you have had a stroke.",
        ["gout", "stroke"],
    ),
    ("If you have gout, examplol must not be taken, as it may do harm.", ["gout"]),
    ("It is not safe in porphyria.", ["porphyria"]),
    ("Men with gout and women with undiagnosed bleeding must not use it.", ["gout", "undiagnosed bleeding"]),
]


@pytest.mark.parametrize(("line", "wanted"), TURNED)
def test_prohibitions_turned_round(line: str, wanted: list[str]) -> None:
    assert objects(f"== warnings: Warnings\n{line}") == wanted


RELATIVES = [
    ("you, or a close relative, have had gout", ["gout"]),
    ("someone in your family has gout", ["family history of gout"]),
    ("your doctor has told you that your heart does not pump well", ["heart does not pump well"]),
    ("you have an injury that is bleeding a lot", ["injury that is bleeding a lot"]),
]


@pytest.mark.parametrize(("item", "wanted"), RELATIVES)
def test_what_relatives_have_and_doctors_have_told(item: str, wanted: list[str]) -> None:
    assert objects(f"== contraindications: Do not take examplol if\n  - {item}") == wanted


LABELS = [
    ("Hepatic or severe renal dysfunction.", ["hepatic dysfunction", "severe renal dysfunction"]),
    (
        "Obstruction caused by a structural disorder of the bile ducts, ileus.",
        ["obstruction caused by a structural disorder of the bile ducts", "ileus"],
    ),
    ("Combination therapy of examplol with samplol.", ["samplol"]),
    ("Intolerance to this product or samplines.", ["intolerance to examplol", "intolerance to samplines"]),
    (
        "Gout following anesthesia with Examplol, USP and asthma.",
        ["gout following anesthesia with Examplol", "asthma"],
    ),
]


@pytest.mark.parametrize(("line", "wanted"), LABELS)
def test_shared_heads_and_leftovers_of_labels(line: str, wanted: list[str]) -> None:
    assert objects(f"== contraindications: Contraindications\n{line}") == wanted


def test_what_to_do_instead_is_no_situation() -> None:
    line = "Do not start examplol in patients with gout; replete thiamine prior to treatment."
    assert objects(f"== contraindications: Contraindications\n{line}") == ["gout"]


def test_what_follows_a_request_to_tell_forbids_nothing_unless_it_says_so() -> None:
    """Items without marks and paragraphs below it, to the section's end."""
    lines = (
        "== contraindications: Who should not take examplol\nDo not take it if you have gout.\n"
        "Also talk with your doctor about your health. Points to raise:\nasthma\nepilepsy\n"
        "Sharing. Never share your pen.\nLow potassium. Your heart may race.\n"
        "Nor should it be given in porphyria."
    )
    found = objects(lines)
    assert "gout" in found
    assert not {"asthma", "epilepsy", "low potassium"} & set(found)
