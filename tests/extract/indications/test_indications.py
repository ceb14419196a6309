"""Indications: what the drug is used for, by whom, on whose word."""

from __future__ import annotations

import pytest

from kg_builder.extract.indications.extractor import IndicationExtractor
from kg_builder.model import Fact
from tests.extract.small_pages import facts_of, page


def read(notation: str) -> list[Fact]:
    return facts_of(IndicationExtractor(), page(notation))


def objects(notation: str) -> list[str]:
    return [f.object for f in read(notation)]


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


LISTED = """== indications: What is examplol used for?
# FDA-approved uses of examplol include:
  - Primary progressive gout
  - Relapsing forms of gout including:
    - Clinically isolated gout
    - Active secondary disease
# Off-label uses of examplol include:
  - Hiccups
"""


def test_lists_of_uses_with_who_approved_them_and_what_they_belong_to() -> None:
    found = {f.object: dict(f.qualifiers) for f in read(LISTED)}
    wide = "relapsing forms of gout"
    assert found == {
        "primary progressive gout": {"approval": "FDA"},
        wide: {"approval": "FDA"},
        "clinically isolated gout": {"approval": "FDA", "broader": wide},
        "active secondary disease": {"approval": "FDA", "broader": wide},
        "hiccups": {"approval": "off-label"},
    }


GROUPED = """== indications: What is examplol used for?
# FDA-approved uses of examplol include:
# Oral
  - Gout
# Intrathecal
  - Management of severe spasticity of cerebral or spinal origin in children 4 years of age and older
"""


def test_bare_headings_inside_a_list_keep_who_approved_it() -> None:
    gout, spasticity = read(GROUPED)
    assert (gout.object, gout.qualifiers) == ("gout", {"approval": "FDA"})
    assert spasticity.object == "severe spasticity of cerebral or spinal origin"
    assert (spasticity.qualifiers["approval"], spasticity.qualifiers["age_min"]) == ("FDA", 4.0)


def test_combination_and_line_of_therapy() -> None:
    [fact] = read(
        "== indications\nExamplol is indicated in combination with methotrexate for first-line treatment "
        "of gout."
    )
    assert fact.qualifiers == {"combination": "methotrexate", "line": "first-line"}


DENIED = [
    "Examplol is not indicated for the treatment of gout.",
    "Examplol should not be used to treat gout.",
    "Examplol is not approved for gout.",
    "The efficacy of examplol for the prevention of gout has not been demonstrated.",
]


@pytest.mark.parametrize("line", DENIED)
def test_denied_uses_are_kept_and_marked(line: str) -> None:
    assert [(f.object, f.status.value) for f in read(f"== indications\n{line}")] == [("gout", "negated")]


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


def test_a_list_may_stand_straight_under_the_heading() -> None:
    told = (
        "== indications: What it is for\n- Gout in adults\n- Prevention of migraine\n- Examplol is a tablet"
    )
    assert objects(told) == ["gout", "migraine"]


def test_the_heading_of_a_list_tells_who_approved() -> None:
    [fact] = read("== indications: FDA-approved uses of examplol\n- Gout")
    assert fact.qualifiers == {"approval": "FDA"}


def test_lines_that_lost_their_bullets() -> None:
    told = "== indications: Uses\nTo reduce the risk of stroke in patients with flutter\nSample arthritis"
    assert objects(told) == ["stroke", "sample arthritis"]
    assert objects("== indications: Uses\nKeep the tablets dry") == []


def test_a_flattened_sub_list_ends_where_its_kin_end() -> None:
    told = read(
        "== indications\nExamplol is approved for:\n  - Lymphoma in adults, including:\n"
        "    - Follicular lymphoma\n    - Large B-cell lymphoma\n    - Rheumatoid arthritis"
    )
    assert [(f.object, f.qualifiers.get("broader")) for f in told] == [
        ("lymphoma", None),
        ("follicular lymphoma", "lymphoma"),
        ("large B-cell lymphoma", "lymphoma"),
        ("rheumatoid arthritis", None),
    ]
    assert told[-1].qualifiers.get("population") is None


def test_the_first_item_of_a_flattened_sub_list_keeps_its_wider_condition() -> None:
    told = read(
        "== indications\nExamplol is approved for:\n  - Lymphoma in adults, including:\n"
        "    - Follicular lymphoma\n    - Rheumatoid arthritis"
    )
    assert [(f.object, f.qualifiers.get("broader")) for f in told] == [
        ("lymphoma", None),
        ("follicular lymphoma", "lymphoma"),
        ("rheumatoid arthritis", None),
    ]


HEADINGS_OF_DOSES = [
    ("== dosage: Dosing & Uses\n# Gout\n  5 mg PO daily", [("gout", None)]),
    ("== dosage: Dosage\n# Hiccups (Off-label)\n  5 mg PO daily", [("hiccups", "off-label")]),
    ("== dosage: Dosing & Uses\n# Dosing Modifications\n  # Renal impairment\n    5 mg PO daily", []),
    ("== dosage: Dosage\n# Gout\n  5 mg PO daily", []),
]


@pytest.mark.parametrize(("notation", "wanted"), HEADINGS_OF_DOSES)
def test_headings_of_doses_that_name_uses(notation: str, wanted: list[tuple[str, str | None]]) -> None:
    assert [(f.object, f.qualifiers.get("approval")) for f in read(notation)] == wanted


UNPROVEN = [
    ("The benefit of examplol for the treatment of gout has not been established.", "hypothetical"),
    ("Medicines such as examplol will not treat gout.", "negated"),
    ("Examplol must not be used to treat gout.", "negated"),
    ("Examplol is used to treat gout; its use in infants has not been studied.", "asserted"),
    ("It is not known how examplol works, but it is used to treat gout.", "asserted"),
]


@pytest.mark.parametrize(("line", "status"), UNPROVEN)
def test_unproven_is_not_denied(line: str, status: str) -> None:
    assert [(f.object, f.status.value) for f in read(f"== indications\n{line}")] == [("gout", status)]


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
    found = facts_of(IndicationExtractor(), page(f"== indications\n{line}"))
    assert sorted(f.object for f in found) == sorted(wanted)


def test_what_it_is_not_for_is_negated() -> None:
    [fact] = facts_of(
        IndicationExtractor(), page("== description\nExamplol is not for treating type 1 diabetes.")
    )
    assert (fact.object, fact.status.value) == ("type 1 diabetes", "negated")


@pytest.mark.parametrize(
    "opening",
    [
        "The FDA approved examplol in 2020 to treat adults with relapsing gout, including:",
        "Examplol is used to treat relapsing gout, such as:",
        "Relapsing gout may include:",
    ],
)
def test_kinds_of_a_condition_belong_to_the_one_that_opens_them(opening: str) -> None:
    found = read(f"== indications\n{opening}\n  - gout of the knee\n  - gout of the hip")
    assert [f.qualifiers.get("broader") for f in found if "of the" in f.object] == ["relapsing gout"] * 2


def test_a_list_of_uses_opens_no_kinds() -> None:
    found = read("== indications\nUses of examplol include:\n  - gout\n  - asthma")
    assert [(f.object, f.qualifiers.get("broader")) for f in found] == [("gout", None), ("asthma", None)]


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


def test_denied_uses_stand_among_warnings_too() -> None:
    notation = "== warnings: Warnings\nExamplol is not approved for psychosis in dementia. It treats gout."
    assert [(f.object, f.status) for f in read(notation)] == [("psychosis in dementia", "negated")]
    [fact] = read("== description: What it is\nExamplol does not work for panic disorder.")
    assert (fact.object, fact.status) == ("panic disorder", "negated")


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


def test_items_may_say_what_you_have() -> None:
    notation = (
        "== indications: Why have I been given examplol?\nAdults are given examplol for two reasons:\n"
        "  - You have had a clot in a leg (deep vein thrombosis, DVT) or a lung (pulmonary embolism).\n"
        "  - You need to be protected from gout."
    )
    assert objects(notation) == ["deep vein thrombosis", "pulmonary embolism", "gout"]


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


def test_degrees_are_no_condition_and_past_advice_is_denied() -> None:
    assert objects("== indications: Uses\nUsed for:\n  - Colitis, mild to moderate") == ["colitis"]
    [fact] = read("== description: What it is\nIt is no longer recommended for acne.")
    assert (fact.object, fact.status) == ("acne", "negated")


KINDS_TOLD = [
    "The FDA has cleared examplol for chronic forms of gout in adults. These include:",
    "Examplol is approved for chronic forms of gout in men and women, including:",
    "It is licensed for chronic forms of gout. The types include:",
]


@pytest.mark.parametrize("opening", KINDS_TOLD)
def test_kinds_belong_to_the_condition_before_whom_it_is_for(opening: str) -> None:
    found = read(f"== description: What is examplol?\n{opening}\n  - Tophaceous gout\n  - Gouty arthritis")
    assert [f.qualifiers.get("broader") for f in found] == [None, *["chronic forms of gout"] * 2]


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


NOT_TO_TREAT = [
    (
        "dosage: How to take it",
        "Do not use examplol to treat a sudden attack of asthma.",
        "sudden attack of asthma",
    ),
    ("dosage: How to take it", "Examplol should not be used to treat a cold.", "cold"),
    ("dosage: How to take it", "Never take it for acute gout attacks.", "acute gout attacks"),
]


@pytest.mark.parametrize(("head", "line", "wanted"), NOT_TO_TREAT)
def test_what_it_must_not_be_used_to_treat(head: str, line: str, wanted: str) -> None:
    assert [(f.object, f.status) for f in read(f"== {head}\n{line}")] == [(wanted, "negated")]


def test_limits_of_a_dose_deny_no_use() -> None:
    assert objects("== dosage: How to take it\nDo not take it for more than 10 days.") == []


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


@pytest.mark.parametrize(
    "line", ["It isn't a cure for gout.", "It won't work for gout.", "It is not a treatment for gout."]
)
def test_contracted_denials(line: str) -> None:
    [fact] = read(f"== description: What it is\n{line}")
    assert (fact.object, fact.status) == ("gout", "negated")


def test_kinds_of_the_following_forms() -> None:
    lines = "It is approved for the following relapsing forms of gout in adults:\n  - Tophaceous gout"
    found = read(f"== indications: Uses\n{lines}\n  - Gouty arthritis")
    assert [f.qualifiers.get("broader") for f in found] == [None, *["relapsing forms of gout"] * 2]


def test_a_second_sentence_of_an_item_may_tell_a_use() -> None:
    lines = "Why it is used:\n  - Gout. Examplol also prevents kidney stones.\n  - Asthma"
    assert objects(f"== indications: Uses\n{lines}") == ["gout", "kidney stones", "asthma"]


def test_lines_of_uses_and_doses_begin_with_their_purpose() -> None:
    lines = "Treatment of mild gout; adjunct in asthma.\nTake the dose with food."
    assert objects(f"== dosage: Indications and dose\n{lines}") == ["mild gout", "asthma"]


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


def test_a_sentence_on_the_drug_among_items_is_no_item() -> None:
    lines = (
        "Limitations of use:\n  - Examplol has not been compared.\n  - It should not be used to treat colds."
    )
    found = read(f"== indications: Indications\n{lines}")
    assert [(f.object, f.status) for f in found] == [("colds", "negated")]


STANDING = [
    ("It hasn't been proven to help with gout.", "negated"),
    ("Examplol is being studied for gout.", "hypothetical"),
    ("Examplol is under investigation for gout.", "hypothetical"),
    ("Non-FDA uses: gout.", "asserted"),
    ("It is used for gout proven to be chronic.", "asserted"),
]


@pytest.mark.parametrize(("line", "status"), STANDING)
def test_how_a_use_stands(line: str, status: str) -> None:
    assert [(f.object, f.status) for f in read(f"== description: What it is\n{line}")] == [("gout", status)]
