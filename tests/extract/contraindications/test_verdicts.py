"""Prohibitions in the idioms of prose, and what the sentences behind them add."""

from __future__ import annotations

import pytest

from tests.extract.contraindications.reading import objects

IDIOMS = [
    (
        "Examplol is off the table if you have had a stroke or have severe asthma.",
        ["stroke", "severe asthma"],
    ),
    ("It is a no-go for people with porphyria.", ["porphyria"]),
    ("Anyone who has ever had angioedema should steer clear of it.", ["angioedema"]),
    ("No one with a history of pancreatitis should be prescribed examplol.", ["history of pancreatitis"]),
    ("It doesn't suit people with glaucoma.", ["glaucoma"]),
    ("Patients with myasthenia gravis must stay off examplol.", ["myasthenia gravis"]),
    ("Examplol and linezolid should never be combined.", ["linezolid"]),
    ("Severe liver disease rules it out.", ["severe liver disease"]),
    ("A past stroke is a reason not to use examplol.", ["past stroke"]),
    ("If you have untreated tuberculosis, examplol is not for you.", ["untreated tuberculosis"]),
    ("Skip examplol if you have glaucoma or take an MAOI.", ["glaucoma", "MAOI"]),
    ("The label forbids its use in nursing mothers.", ["breastfeeding"]),
    (
        "The maker rules examplol out in people with gout, and in anyone who cannot have blood tests.",
        ["gout", "cannot have blood tests"],
    ),
    (
        "Nobody should take it with lithium, or while being treated for gout.",
        ["lithium", "being treated for gout"],
    ),
    ("It carries an absolute contraindication in porphyria.", ["porphyria"]),
    ("Its label lists heart block as a contraindication.", ["heart block"]),
    ("Two groups must not take it: people with gout and those with asthma.", ["gout", "asthma"]),
    ("Contraindicated (never to be used) in anyone with gout.", ["gout"]),
    (
        "It must not be given after a recent stroke or in unstable angina.",
        ["recent stroke", "unstable angina"],
    ),
    # and what is none
    ("Tests rule out pregnancy first.", []),
    ("If you miss a dose, skip it.", []),
    ("Asthma is no reason to stop examplol.", []),
    ("Steer clear of alcohol if you have gout.", []),
    ("Nobody can tell how long it works.", []),
    ("No one under 50 should start it unless two doctors agree.", []),
]


@pytest.mark.parametrize(("line", "wanted"), IDIOMS)
def test_idioms(line: str, wanted: list[str]) -> None:
    assert objects(f"== warnings: Cautions\n{line}") == wanted


CARRIED_ON = [
    ("People with gout should not take it. The same goes for anyone with asthma.", ["gout", "asthma"]),
    ("Heart block rules it out. So does severe asthma.", ["heart block", "severe asthma"]),
    ("It is off limits in gout. Nor should anyone with asthma take it.", ["gout", "asthma"]),
    ("Some people should not take it at all. That includes anyone with gout.", ["gout"]),
    ("Gout rules it out. Asthma is another.", ["gout", "asthma"]),
    ("People with gout do well on it. The same goes for anyone with asthma.", []),
    ("Some people should be careful. That includes anyone with gout.", []),
]


@pytest.mark.parametrize(("line", "wanted"), CARRIED_ON)
def test_what_is_added(line: str, wanted: list[str]) -> None:
    assert objects(f"== warnings: Cautions\n{line}") == wanted


TOLD_OFF = [
    (
        "Tell your doctor if you take aliskiren, or if you stopped taking it within the last 36 hours. "
        "Your doctor will probably tell you not to take examplol.",
        ["aliskiren"],
    ),
    ("Tell your doctor if you have gout. Your doctor will tell you how to take examplol.", []),
]


@pytest.mark.parametrize(("line", "wanted"), TOLD_OFF)
def test_what_a_doctor_will_advise_against(line: str, wanted: list[str]) -> None:
    assert objects(f"== warnings: Cautions\n{line}") == wanted


SITUATIONS = [
    (
        "Do not use it if you are allergic to sulfa drugs, your kidneys are failing, or you take pimozide.",
        ["allergic to sulfa drugs", "kidneys are failing", "pimozide"],
    ),
    ("It must not be used by people whose liver is damaged.", ["liver is damaged"]),
    ("Do not use it if your blood pressure is very high.", ["high blood pressure"]),
    ("Do not give it to pregnant women, children under 12 or people with gout.", None),
    ("Do not take it if you use another medicine that contains examplol.", None),
    ("Do not take it if you: are allergic to it; have gout; take cisapride.", None),
    ("Do not use it if you have bleeding from an injury or any other cause.", ["bleeding"]),
    ("Do not use it if a doctor has told you that you have porphyria.", ["porphyria"]),
    ("Do not use it if you have asthma \u2013 it may get worse \u2013 or gout.", ["asthma", "gout"]),
    ("It is unsuitable for patients with epilepsy, and for those who take lithium.", ["epilepsy", "lithium"]),
]
LONGER = {
    3: ["pregnancy", "children under 12", "gout"],
    4: ["another medicine that contains examplol"],
    5: ["allergic to examplol", "gout", "cisapride"],
}


@pytest.mark.parametrize(
    ("line", "wanted"), [(line, wanted or LONGER[i]) for i, (line, wanted) in enumerate(SITUATIONS)]
)
def test_situations(line: str, wanted: list[str]) -> None:
    assert objects(f"== warnings: Cautions\n{line}") == wanted


def test_sections_that_count_what_they_list() -> None:
    lines = "There are only three: porphyria, gout and prior anaphylaxis to examplol."
    assert objects(f"== contraindications: Contraindications\n{lines}")[:2] == ["porphyria", "gout"]


def test_whom_a_team_is_told_of_is_no_contraindication() -> None:
    lead = "== contraindications: Who should not have it\nTell your nurse first if you:\n"
    assert objects(f"{lead}  - have asthma\n  - have gout") == []


def test_brackets_on_how_a_drug_is_sold_name_none() -> None:
    line = "Do not use it with any other drug containing examplol (prescription or nonprescription)."
    assert objects(f"== warnings: Cautions\n{line}") == ["any other drug containing examplol"]


PRECISELY = [
    ("Do not take it if you are allergic to it or anything else in the tablet.", ["allergic to examplol"]),
    ("Do not take it if you take methylene blue given into a vein.", ["methylene blue"]),
    ("Do not take it if you have porphyria, a rare inherited illness.", ["porphyria"]),
    ("Do not take it if you have diabetes and are also taking aliskiren.", ["diabetes and taking aliskiren"]),
    ("Do not take samplwort, the herbal remedy for low mood, with examplol.", ["samplwort"]),
    ("Patients with gout should not take azathioprine.", []),
    ("Patients with gout should not take examplol tablets.", ["gout"]),
    ("It must not be used in people with porphyria, who had more attacks on it.", ["porphyria"]),
    (
        "Do not take it if you usually drink a lot and have just stopped.",
        ["drink a lot and have just stopped"],
    ),
    (
        "Do not take it if you already take another medicine with examplol in it.",
        ["another medicine with examplol in it"],
    ),
    ("Some medicines and examplol do not mix well.", []),
    ("Do not start it with an untreated infection.", ["untreated infection"]),
    ("Your doctor won't prescribe examplol if you've had a stroke.", ["stroke"]),
    (
        "It must not be used by: people with gout, those with asthma, and anyone taking lithium.",
        ["gout", "asthma", "lithium"],
    ),
    ("It should be withheld from patients with gout.", ["gout"]),
    ("In patients with gout examplol must be avoided.", ["gout"]),
    (
        "Never take it with lithium or digoxin: blood levels may rise. Nor with warfarin.",
        ["lithium", "digoxin", "warfarin"],
    ),
    ("It is contraindicated in gout; relative contraindications include asthma.", ["gout", "asthma"]),
    ("Women who are trying to conceive should not be on examplol.", ["trying to conceive"]),
]


@pytest.mark.parametrize(("line", "wanted"), PRECISELY)
def test_situations_are_named_without_what_is_said_of_them(line: str, wanted: list[str]) -> None:
    assert objects(f"== warnings: Cautions\n{line}") == wanted


def test_what_you_usually_do_ends_no_list() -> None:
    items = "  - have gout\n  - usually drink a lot and have just stopped\n  - have taken an MAOI"
    assert objects(f"== warnings: Cautions\nYou should not take examplol if you:\n{items}") == [
        "gout",
        "drink a lot and have just stopped",
        "MAOI",
    ]
