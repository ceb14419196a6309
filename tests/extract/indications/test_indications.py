"""Indications: what the drug is used for, by whom, on whose word."""

from __future__ import annotations

import pytest

from tests.extract.indications.reading import objects, read

SENTENCES = [
    (
        "Examplol is used to treat high blood pressure (hypertension) and heart failure.",
        ["high blood pressure", "heart failure"],
    ),
    ("Examplol is a prescription medicine used to treat gout.", ["gout"]),
    (
        "Examplol is given to treat women with secondary progressive and relapsing forms of "
        "multiple sclerosis (MS), which harms nerves.",
        ["secondary progressive multiple sclerosis", "relapsing forms of multiple sclerosis"],
    ),
    (
        "Examplol is indicated to relieve the signs and symptoms of osteoarthritis and rheumatoid arthritis.",
        ["osteoarthritis", "rheumatoid arthritis"],
    ),
    (
        "Examplol is used together with diet and exercise to improve glucose control in adults with "
        "type 2 diabetes mellitus.",
        ["type 2 diabetes mellitus"],
    ),
    ("Examplol is used to reduce the risk of stroke and heart attack.", ["stroke", "heart attack"]),
    ("It is used to prevent blood clots.", ["blood clots"]),
    ("Examplol treats seasonal allergies.", ["seasonal allergies"]),
    (
        "Examplol is an antidepressant used to treat depression, panic disorder, and obsessive-compulsive "
        "disorder (OCD).",
        ["depression", "panic disorder", "obsessive-compulsive disorder"],
    ),
    ("Examplol is used to treat muscle spasms caused by multiple sclerosis.", ["muscle spasms"]),
    (
        "Examplol is used to treat nausea and vomiting caused by chemotherapy.",
        ["nausea caused by chemotherapy", "vomiting caused by chemotherapy"],
    ),
    ("Examplol is used to lower cholesterol.", ["high cholesterol"]),
    (
        "Examplol is a muscle relaxant used to treat stiffness and pain caused by arthritis or gout.",
        ["stiffness", "pain caused by arthritis or gout"],
    ),
    (
        "Examplol is also used to help shrink a goiter and to treat thyroid cancer.",
        ["goiter", "thyroid cancer"],
    ),
    (
        "Examplol is used to treat conditions such as arthritis, blood disorders, and breathing problems.",
        ["arthritis", "blood disorders", "breathing problems"],
    ),
    ("Gout is a disease that causes pain and swelling.", []),
    ("Symptoms of gout include pain, redness and fever.", []),
    ("Other medicines are used to treat arthritis.", []),
    ("Examplol may also be used for other purposes.", []),
    ("Examplol is used exactly as your doctor prescribed.", []),
]


@pytest.mark.parametrize(("line", "wanted"), SENTENCES)
def test_sentences(line: str, wanted: list[str]) -> None:
    assert objects(f"== description: What is examplol?\n{line}") == wanted


def test_combination_and_line_of_therapy() -> None:
    [fact] = read(
        "== indications\nExamplol is indicated in combination with methotrexate for first-line treatment "
        "of gout."
    )
    assert fact.qualifiers == {"combination": "methotrexate", "line": "first-line"}


def test_furniture_and_side_effects_name_no_uses() -> None:
    assert not objects("== furniture\nExamplol is used to treat gout.")
    assert not objects("== adverse_effects\nExamplol is used to treat gout.")


def test_lists_of_symptoms_to_report_are_no_uses() -> None:
    assert not objects(
        "== patient_information\nReport to your doctor if, during treatment, you develop:\n  - fever\n  - "
        "gout"
    )


NAMED = [
    ("pain after a fall (sample neuralgia) in adults", ["pain after a fall"]),
    ("diabetic neuropathy, fibromyalgia, hot flashes and sleeplessness", ["hot flashes"]),
    ("mild to moderate hidradenitis", ["mild to moderate hidradenitis"]),
    ("infections of the ear, skin, or urinary tract", ["infections of the ear, skin, or urinary tract"]),
    ("relapsed or refractory, CD7-positive lymphoma", ["relapsed or refractory, CD7-positive lymphoma"]),
    ("type 1 or type 2 diabetes", ["type 1 diabetes", "type 2 diabetes"]),
    ("inflammation in conditions such as gout", ["inflammation"]),
    ("swelling caused by heart failure, cirrhosis, or kidney disease",
     ["swelling caused by heart failure, cirrhosis, or kidney disease"]),
    ("the common cold", ["common cold"]),
]  # fmt: skip


@pytest.mark.parametrize(("words", "wanted"), NAMED)
def test_conditions_are_named_whole(words: str, wanted: list[str]) -> None:
    found = objects(f"== indications\nExamplol is used to treat {words}.")
    assert [name for name in wanted if name not in found] == []
    assert not {"pain", "relapsed", "urinary tract", "flashes"} & set(found)


def test_the_good_of_treating_a_disease_is_no_use() -> None:
    assert objects("== indications\nLowering high blood pressure helps prevent strokes.") == []


SENTENCES_OF_USE = [
    ("Examplol is a prescription medicine for the short-term treatment of insomnia marked by waking early.",
     ["insomnia"]),
    ("Examplol is used for treating ulcers in adults; heartburn; and gout.", ["ulcers", "heartburn", "gout"]),
    ("Examplol is used to treat myoclonic seizures in adults with epilepsy, and tonic-clonic seizures in "
     "children.", ["myoclonic seizures", "tonic-clonic seizures"]),
    ("Examplol is used to lower the risk of needing to be hospitalized for heart failure.",
     ["hospitalized for heart failure"]),
    ("Examplol is indicated for relief of the following: Mild pain Osteoarthritis Gout",
     ["mild pain", "osteoarthritis", "gout"]),
    ("People take examplol to ease arthritis pain.", ["arthritis pain"]),
    ("Your doctor has prescribed examplol to treat your gout.", ["gout"]),
    ("Examplol should be given with caution to patients with bladder obstruction.", []),
    ("NOTE: Only samplide has been shown to be effective in preventing rheumatic fever.", []),
    ("The effectiveness of examplol for the treatment of gout is based on two studies.", []),
]  # fmt: skip


@pytest.mark.parametrize(("line", "wanted"), SENTENCES_OF_USE)
def test_further_wordings_of_a_use(line: str, wanted: list[str]) -> None:
    found = read(f"== indications\n{line}")
    assert sorted(f.object for f in found) == sorted(wanted)


CONSUMER = [
    (
        "Examplol is used for disorders of heart rhythm when nothing else helps: ventricular fibrillation "
        "and ventricular tachycardia.",
        ["disorders of heart rhythm", "ventricular fibrillation", "ventricular tachycardia"],
    ),
    ("Some doctors prescribe it, off-label, to keep atrial fibrillation away.", ["atrial fibrillation"]),
    (
        "It is used with other medicines to keep your body from rejecting a transplanted kidney.",
        ["rejecting a transplanted kidney"],
    ),
    ("It treats blood clots and helps to keep them from coming back.", ["blood clots"]),
    ("It is also used to boost other antidepressants in resistant depression.", ["resistant depression"]),
    ("Examplol is used to lower the risk of stroke and death.", ["stroke", "death"]),
    ("Examplol helps people with type 2 diabetes keep their sugar under control.", ["type 2 diabetes"]),
    ("It slows down kidney disease in people with diabetes.", ["kidney disease"]),
    ("It slows emptying of the stomach.", []),
    ("It can ease the pain of osteoarthritis.", ["pain of osteoarthritis"]),
    (
        "Examplol is combined with antibiotics to get rid of Helicobacter pylori, a germ behind ulcers.",
        ["Helicobacter pylori"],
    ),
    ("It is approved for adults whose melanoma came back after surgery.", ["melanoma"]),
    (
        "It is used to treat conditions in which the stomach makes too much acid, such as gastrinoma.",
        ["conditions in which the stomach makes too much acid", "gastrinoma"],
    ),
    ("Gout and kidney stones are treated with examplol as well.", ["gout", "kidney stones"]),
    ("Gout and kidney stones are treated with other medicines.", []),
    ("Examplol is an antipsychotic given for schizophrenia.", ["schizophrenia"]),
    ("It is a treatment for gout and for kidney stones.", ["gout", "kidney stones"]),
]


@pytest.mark.parametrize(("line", "wanted"), CONSUMER)
def test_uses_in_plain_words(line: str, wanted: list[str]) -> None:
    assert objects(f"== description: What it is\n{line}") == wanted


MARKED = [
    ("Colorectal cancer without RAS or BRAF mutations", "colorectal cancer without RAS or BRAF mutations"),
    ("Metastatic MSI-H or dMMR tumors", "metastatic MSI-H or dMMR tumors"),
    ("Stage IIB, IIC, or III sarcoma", "stage IIB, IIC, or III sarcoma"),
    ("Gastric cancer, second line", "gastric cancer"),
    (
        "Serious infections due to resistant staphylococci",
        "serious infections due to resistant staphylococci",
    ),
]


@pytest.mark.parametrize(("item", "wanted"), MARKED)
def test_markers_and_stages_stay_with_their_disease(item: str, wanted: str) -> None:
    assert objects(f"== indications: Uses\nExamplol is indicated for:\n  - {item}") == [wanted]


BECAUSE = [
    (
        "You have been given examplol because you have gout or because you have had a clot in your leg "
        "(deep vein thrombosis) or in your lung (pulmonary embolism).",
        ["gout", "deep vein thrombosis", "pulmonary embolism"],
    ),
    ("It lowers your odds of gout.", ["gout"]),
    ("It eases the symptoms of gout and of migraine.", ["gout", "migraine"]),
    ("It lowers the chance of a stroke, or of another clot forming.", ["stroke", "clot"]),
    ("You are taking a lot of examplol because you have no choice.", []),
]


@pytest.mark.parametrize(("line", "wanted"), BECAUSE)
def test_reasons_for_which_it_was_given_are_uses(line: str, wanted: list[str]) -> None:
    assert objects(f"== indications: Why have I been given examplol?\n{line}") == wanted


FURTHER = [
    (
        "Examplol is given for seizures (absence seizures and mixed seizure patterns), and, as Brandol, for "
        "manic and mixed episodes of bipolar II disorder.",
        [
            "seizures",
            "absence seizures",
            "mixed seizure patterns",
            "manic and mixed episodes of bipolar II disorder",
        ],
    ),
    (
        "It lowers your risk of a stroke or of clots elsewhere (systemic embolism).",
        ["stroke", "systemic embolism"],
    ),
    ("It is a painkiller for aches such as back pain and toothache.", ["aches", "back pain", "toothache"]),
    ("The tablets are used for gout; they relieve period pain too.", ["gout", "period pain"]),
    ("Examplol is also for children with type 1 diabetes.", ["type 1 diabetes"]),
    ("It is used for inflammation from strains and sprains.", ["inflammation from strains and sprains"]),
    ("Examplol is for use on the skin.", []),
]


@pytest.mark.parametrize(("line", "wanted"), FURTHER)
def test_kinds_in_brackets_and_further_verbs(line: str, wanted: list[str]) -> None:
    assert objects(f"== description: What it is\n{line}") == wanted


def test_short_forms_of_conditions_stand_for_them() -> None:
    line = (
        "Examplol treats renal cell carcinoma (RCC; a cancer of the kidney). It is also used with samplumab "
        "in adults with advanced RCC."
    )
    assert objects(f"== description: What it is\n{line}") == [
        "renal cell carcinoma",
        "advanced renal cell carcinoma",
    ]


def test_the_reason_for_a_measured_value_is_the_use() -> None:
    line = "Examplol helps to lower your blood sugar, which is high because of your type 2 diabetes."
    assert objects(f"== indications: What it is for\n{line}") == ["type 2 diabetes"]


def test_an_agency_in_brackets_approves_certain_forms() -> None:
    line = "The Food and Drug Administration (FDA) has approved it to treat certain forms of gout in adults."
    [fact] = read(f"== description: What it is\n{line}")
    assert (fact.object, fact.qualifiers["approval"], fact.qualifiers["population"]) == (
        "gout",
        "FDA",
        "adults",
    )


def test_monotherapy_is_no_condition() -> None:
    notation = "== indications\nIt is indicated in adults for gout\n  - as monotherapy when others fail"
    assert objects(notation) == ["gout"]


GIVEN_SO = [
    ("Examplol is given by injection to treat severe psoriasis.", ["severe psoriasis"]),
    ("It is used before surgery to prevent infection.", ["infection"]),
    ("It is part of the treatment of tuberculosis.", ["tuberculosis"]),
    ("You may be given examplol if you have gout or have had a heart attack.", ["gout", "heart attack"]),
    ("Examplol is the treatment of choice for absence seizures.", ["absence seizures"]),
]


@pytest.mark.parametrize(("line", "wanted"), GIVEN_SO)
def test_how_and_when_it_is_given(line: str, wanted: list[str]) -> None:
    assert objects(f"== description: What it is\n{line}") == wanted


WITH_WHAT = [
    ("Examplol is prescribed together with samplol for:\n  - gout", "samplol"),
    ("Examplol is used for:\n  - gout, alone or with samplol", "samplol"),
    ("Examplol is used for:\n  - gout, with samplol or by itself", "samplol"),
    ("Examplol is used:\n  - with samplol to treat gout", "samplol"),
    ("It is indicated as adjunctive therapy to samplol for gout.", "samplol"),
    ("It is indicated in combination with samplol or as monotherapy for gout.", "samplol"),
    ("It is used in addition to a low-purine diet to treat gout.", "a low-purine diet"),
    ("It is used, in addition to its other uses, for gout.", None),
    ("As monotherapy or with samplol, examplol is indicated for gout.", "samplol"),
    ("Examplol (in combination with samplol) is approved for gout.", "samplol"),
    ("It is used as an add-on to standard care for gout.", "standard care"),
    ("It is used with caution in gout.", None),
]


@pytest.mark.parametrize(("lines", "wanted"), WITH_WHAT)
def test_what_the_drug_is_used_with(lines: str, wanted: str | None) -> None:
    found = read(f"== indications: Uses\n{lines}")
    assert {(f.object, f.qualifiers.get("combination")) for f in found} <= {("gout", wanted)}


ON_WHOSE_WORD = [
    ("Although it is not approved for it, doctors prescribe examplol for hiccups.", "off-label"),
    ("Doctors also use it, though it is not licensed for this, for hiccups.", "off-label"),
    ("Examplol has been cleared by the Food & Drug Administration for hiccups.", "FDA"),
    ("Examplol is used for hiccups, as detected by an FDA-approved test.", None),
]


@pytest.mark.parametrize(("line", "wanted"), ON_WHOSE_WORD)
def test_on_whose_word_it_is_used(line: str, wanted: str | None) -> None:
    [fact] = read(f"== description: What it is\n{line}")
    assert (fact.object, fact.status, fact.qualifiers.get("approval")) == ("hiccups", "asserted", wanted)


PLAIN_VERBS = [
    ("It is used for gout, and it can also help with anxiety.", ["gout", "anxiety"]),
    ("Examplol may help you if you have schizophrenia.", ["schizophrenia"]),
    ("You may be prescribed it to thin your blood if you have had a stroke.", ["stroke"]),
    ("Doctors turn to examplol for gout flares.", ["gout flares"]),
    ("Examplol works best for nerve pain.", ["nerve pain"]),
    ("It reduces the number of relapses in adults with multiple sclerosis.", ["multiple sclerosis"]),
    ("It is used to manage chronic pain severe enough to need opioids.", ["chronic pain"]),
    ("It has been used for hiccups, though these are not approved uses.", ["hiccups"]),
    ("It has also been tried, off-label, in sarcoidosis and gout.", ["sarcoidosis", "gout"]),
    ("Used off-label for hiccups.", ["hiccups"]),
    ("Off-label uses: hiccups; hot flashes.", ["hiccups", "hot flashes"]),
    ("By blocking samplin, examplol eases pain and swelling.", []),
    ("It is used for venous thrombosis and its extension.", ["venous thrombosis"]),
]


@pytest.mark.parametrize(("line", "wanted"), PLAIN_VERBS)
def test_uses_after_further_verbs(line: str, wanted: list[str]) -> None:
    assert objects(f"== indications: What it is for\n{line}") == wanted


TRANSPLANTS = [
    (
        "It is used to stop your body rejecting a new kidney, liver or heart.",
        "rejecting a new kidney, liver or heart",
    ),
    ("It prevents rejection of a transplanted heart or lung.", "rejection of a transplanted heart or lung"),
]


@pytest.mark.parametrize(("line", "wanted"), TRANSPLANTS)
def test_organs_that_the_body_rejects_are_named_together(line: str, wanted: str) -> None:
    assert objects(f"== description: What it is\n{line}") == [wanted]


def test_an_aim_of_treatment_is_not_the_disease() -> None:
    line = (
        "Examplol is indicated for reducing signs and symptoms and inhibiting the progression of structural "
        "damage in patients with active sample arthritis."
    )
    assert objects(f"== indications\n{line}") == ["active sample arthritis"]
