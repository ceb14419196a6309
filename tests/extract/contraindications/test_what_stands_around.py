"""Contraindications by what stands around them: whom to ask about, pairs, entries, other sentences."""

from __future__ import annotations

import time

import pytest

from kg_builder.extract.contraindications.extractor import ContraindicationExtractor
from kg_builder.extract.contraindications.words import without_recent
from tests.extract.small_pages import facts_of, page


def objects(notation: str) -> list[str]:
    return [f.object for f in facts_of(ContraindicationExtractor(), page(notation, brands=("Brandol",)))]


def test_whom_to_ask_a_doctor_about_is_not_whom_it_is_forbidden() -> None:
    lines = (
        "Do not take examplol if you:\n  - have gout\nCheck with your doctor first if you:\n  - have epilepsy"
    )
    assert objects(f"== contraindications: Who cannot take it\n{lines}") == ["gout"]
    lines = "It is not suitable for some people. Tell your doctor first if you:\n  - have epilepsy"
    assert objects(f"== contraindications: Who cannot take it\n{lines}") == ["epilepsy"]


SAID_BEFORE = [
    (
        "It should not be used if you have certain medical conditions. Before use, ask your doctor if you "
        "have: a history of gout, moderate or severe liver disease.",
        ["history of gout", "moderate or severe liver disease"],
    ),
    ("It may make you tired. Before using it, consult your doctor if you have: gout, epilepsy.", []),
    (
        "Tell your doctor if you are taking samplol (Samplex). You may be told not to take examplol if you "
        "are on this medicine.",
        ["samplol"],
    ),
    ("It helps. Your doctor may tell you not to take examplol if you are on this medicine.", []),
    ("- warfarin: raises its level. Contraindicated in severe gout.", []),
]


@pytest.mark.parametrize(("line", "wanted"), SAID_BEFORE)
def test_the_sentence_before_tells_what_a_sentence_means(line: str, wanted: list[str]) -> None:
    assert objects(f"== warnings\n{line}") == wanted


def test_entries_of_drugs_are_named_by_their_first_words() -> None:
    lines = (
        "Do not take these medicines with examplol. They can harm you:\n"
        "  - Warfarin. Wait a week before you start warfarin after a stroke.\n"
        "  - Linezolid or intravenous methylene blue. Seizures are possible."
    )
    assert objects(f"== interactions\n{lines}") == ["warfarin", "linezolid", "intravenous methylene blue"]


SENTENCES = [
    ("Do not take Brandol, Brandol or examplol if you are allergic to it.", ["allergic to examplol"]),
    ("Never take examplol again if you've been allergic to it.", ["allergic to examplol"]),
    (
        "You should not have examplol for gout if a scan shows that your heart pumps weakly, if your "
        "potassium level is too low, or if you are pregnant.",
        ["heart pumps weakly", "low potassium level", "pregnancy"],
    ),
    ("Examplol must not be used for type 1 diabetes.", ["type 1 diabetes"]),
    ("Examplol should not be used for colds.", []),
    (
        "Gout patients treated with Brandol should not receive concomitant samplol or radiation therapy.",
        ["samplol", "radiation therapy"],
    ),
    ("We don't use examplol in children.", []),
    (
        "Contraindicated in those with a history of gout, in Crohn's disease, and in those with asthma.",
        ["history of gout", "Crohn's disease", "asthma"],
    ),
    (
        "Do not take it if you have lactose intolerance and you've been given capsules.",
        ["lactose intolerance"],
    ),
    ("Live vaccines should not be given to patients on examplol.", []),
    ("Live vaccines are contraindicated in patients receiving high doses of steroids.", []),
    (
        "Concomitant use of examplol tablets and agents with liver-damaging potential is contraindicated.",
        ["agents with liver-damaging potential"],
    ),
    ("Examplol must not be taken within 6 hours before or after alcohol.", ["alcohol"]),
    ("Do not prescribe it to patients with heavy alcohol use.", ["heavy alcohol use"]),
    ("Women should not take it if they, or a close relative, have had clots.", ["clots"]),
    ("People whose ill health contraindicates the use of other drugs may try it.", []),
    ("Table 3: Drugs contraindicated with examplol by class", []),
    ("For people with gout: You should not take examplol.", ["gout"]),
    ("Long QT syndrome\u2014examplol should not be used.", ["long QT syndrome"]),
    ("Do not use it if you have gout Ask a doctor before use if you have acne", ["gout"]),
    ("In gout, patients should not receive the 500 mg tablet.", []),
    ("You must not take it if you take samplivir, an HIV medicine.", ["samplivir"]),
    ("It is contraindicated for use with this technique.", []),
    ("In young rats, it is contraindicated after it led to deaths.", []),
    (
        "Do not give it to patients with active gout; begin treatment of gout before examplol.",
        ["active gout"],
    ),
    ("Do not use it in patients who lost half a litre or more of blood.", []),
    ("Do not take it with samplol, nor in the week after you have stopped it.", ["samplol"]),
    (
        "It is contraindicated in those under 16 years of age who have had a kidney removed.",
        ["those under 16 years of age who have had a kidney removed"],
    ),
]


@pytest.mark.parametrize(("line", "wanted"), SENTENCES)
def test_sentences(line: str, wanted: list[str]) -> None:
    assert objects(f"== warnings\n{line}") == wanted


ITEMS = [
    ("Both renal and hepatic impairment", ["both renal and hepatic impairment"]),
    ("Renal impairment + P-gp inhibitors", ["renal impairment + P-gp inhibitors"]),
    ("Samplex: severe gout", ["severe gout"]),
    ("History of seizures, including congenital epilepsy", ["history of seizures", "congenital epilepsy"]),
    ("Liver disease, including ALT or AST at least three times the upper limit", [
        "liver disease", "ALT or AST at least three times the upper limit",
    ]),
    ("Another condition that involves the liver", ["another condition that involves the liver"]),
    ("Page 2 of 4", []),
    ("You take any of these: ketoconazole (for infections), ritonavir or atazanavir (for HIV and AIDS)", [
        "ketoconazole", "ritonavir", "atazanavir",
    ]),
    ("Do not take it if any of the above apply to you.", []),
    ("have, or are at risk of, a serious blood infection", ["serious blood infection"]),
    ("have glaucoma, as examplol can raise the pressure in the eye", ["glaucoma"]),
    ("if you or your child have an infection of any kind", ["infection of any kind"]),
    ("All forms: Acute porphyrias", ["acute porphyrias"]),
    ("Intravenous use: Second-degree heart block", ["second-degree heart block"]),
    ("Gout, high potassium levels, inability to make urine", [
        "gout", "high potassium levels", "inability to make urine",
    ]),
    ("Patients with gout who receive such drugs have a higher risk of death", []),
    ("Safety has not been established in gout, or in children under 6 years with gout.", []),
    ("Get medical help if you have back pain or lose control of your bladder.", []),
]  # fmt: skip


@pytest.mark.parametrize(("line", "wanted"), ITEMS)
def test_items_of_the_section(line: str, wanted: list[str]) -> None:
    assert objects(f"== contraindications: Contraindications\n- {line}") == wanted


def test_items_take_their_subject_from_the_lead() -> None:
    lines = "Do not take it if you:\n  - Take pimozide\n  - Use an MAO inhibitor, or stopped one last week"
    assert objects(f"== contraindications: Before use\n{lines}") == ["pimozide", "MAO inhibitor"]


def test_how_long_something_went_on_leaves_its_words_whole() -> None:
    assert without_recent("no fits for 9 days after surgery", "") == "no fits for 9 days after surgery"


def test_a_long_gap_in_a_situation_takes_no_time() -> None:
    started = time.process_time()
    assert without_recent(f"gout{' ' * 2000}of 3 days", "").split() == ["gout", "of", "3", "days"]
    assert time.process_time() - started < 1


TOLD_MORE = [
    (
        "Examplol should not be used by women in early pregnancy, and it must not be given to babies younger "
        "than 3 months of age.",
        ["pregnancy", "babies younger than 3 months of age"],
    ),
    ("Do not use examplol in gout, and it should be kept cool.", ["gout"]),
    ("- Hepatitis, active\u2014Should not be started in patients with this condition.", ["active hepatitis"]),
    ("- Allergy to examplol, history of\u2014Should not be used.", ["allergy to examplol"]),
    ("- gout, an inherited disorder of uric acid", ["gout"]),
    ("- gout, a stroke or asthma", ["gout", "stroke", "asthma"]),
    ("- signs of dehydration \u2013 such as thirst and headache", ["signs of dehydration"]),
    ("- severe heart failure (or acute liver failure)", ["severe heart failure", "acute liver failure"]),
    ("- eating disorders (bulimia, anorexia)", ["eating disorders", "bulimia", "anorexia"]),
    ("- eating disorders (see below, and ask)", ["eating disorders"]),
    (
        "Patients with gout, and those being treated with samplol (Samplex), should not receive examplol.",
        ["gout", "samplol"],
    ),
    ("People with active hepatitis shouldn't start it until it is treated.", ["active hepatitis"]),
    ("Selegiline also blocks it and must not be given to patients who take examplol.", ["selegiline"]),
    ("- angioedema (sudden swelling of the face, tongue or throat)", ["angioedema"]),
]


@pytest.mark.parametrize(("line", "wanted"), TOLD_MORE)
def test_what_is_said_besides_the_name(line: str, wanted: list[str]) -> None:
    assert sorted(objects(f"== contraindications: Contraindications\n{line}")) == sorted(wanted)


WASHED_OUT = [
    ("Wait at least 14 days after stopping an MAOI before taking examplol.", ["MAOI"]),
    ("At least 14 days must pass between stopping an MAOI and starting examplol.", ["MAOI"]),
    ("Examplol must not be started until two weeks after the last dose of samplol.", ["samplol"]),
    ("Examplol must not be given with, or within 2 weeks of, MAO inhibitors.", ["MAO inhibitors"]),
    ("Examplol is contraindicated within 14 days of MAOI treatment.", ["MAOI"]),
    ("Do not take an MAO inhibitor within 5 weeks of stopping examplol.", ["MAO inhibitor"]),
    ("Do not use it if you have taken an MAO inhibitor within 14 days, such as linezolid.",
     ["MAO inhibitor", "linezolid"]),
    ("Do not take it if you take an MAOI or have stopped taking one in the last 2 weeks.", ["MAOI"]),
    ("Wait two hours after a meal before taking examplol.", []),
]  # fmt: skip


@pytest.mark.parametrize(("line", "wanted"), WASHED_OUT)
def test_drugs_whose_end_must_lie_some_days_back(line: str, wanted: list[str]) -> None:
    assert sorted(objects(f"== contraindications: Contraindications\n{line}")) == sorted(wanted)


NAMED_FULLY = [
    ("You won't be offered examplol if you have ever reacted badly to it, or to atropine.",
     ["reaction to examplol", "reaction to atropine"]),
    ("It must never be given to anyone who has had anaphylaxis with it before.", ["anaphylaxis to examplol"]),
    ("Examplol must not be used if you take any of these: astemizole or samplol.", ["astemizole", "samplol"]),
    ("It must not be used with any other anticoagulant.", ["other anticoagulant"]),
    ("Anyone being treated for bladder cancer should not take it.", ["being treated for bladder cancer"]),
    ("Babies born before 36 weeks of pregnancy should not be given examplol.",
     ["babies born before 36 weeks of pregnancy"]),
    ("Patients with gout should likewise not receive it unless they are watched.", ["gout"]),
    ("Examplol is contraindicated in hypersensitivity to it, in hereditary angioedema, and with samplol.",
     ["hypersensitivity to examplol", "hereditary angioedema", "samplol"]),
    ("Glaucoma, urinary retention, and children under 6 years", ["glaucoma", "urinary retention",
     "children under 6 years"]),
    ("Who shouldn't take it? Anyone with gout.", ["gout"]),
    ("Examplol is contraindicated in anuria and in severe gout.", ["anuria", "severe gout"]),
    ("Do not use it in combination with other ACE inhibitors or with lithium.",
     ["other ACE inhibitors", "lithium"]),
    ("It is dangerous to take examplol if you have gout.", ["gout"]),
    ("The drug is unsafe in porphyria. Avoid in acute gout.", ["porphyria", "acute gout"]),
    ("Contraindications are few: hypersensitivity and glaucoma.", ["hypersensitivity", "glaucoma"]),
    ("Patients who have had Stevens-Johnson syndrome with examplol should never take it again.",
     ["Stevens-Johnson syndrome"]),
    ("Allergy to examplol or other statins", ["allergy to examplol", "allergy to other statins"]),
    ("Do not start it during active infection, and weigh risks in asthma.", ["active infection"]),
    ("Patients with gout should not receive the loading regimen.", []),
]  # fmt: skip


@pytest.mark.parametrize(("line", "wanted"), NAMED_FULLY)
def test_what_forbids_it_is_named_fully_and_nothing_else(line: str, wanted: list[str]) -> None:
    assert sorted(objects(f"== contraindications: Contraindications\n{line}")) == sorted(wanted)


def test_a_list_under_whom_it_may_not_be_right_for() -> None:
    notation = "== warnings: Is it right for me?\nIt may not be right for you if:\n  - you have gout"
    assert objects(notation + "\n  - you are due to have surgery") == ["gout", "due to have surgery"]
