"""Uses in further wordings: kinds behind patients, partners by place, reasons, refusals."""

from __future__ import annotations

import pytest

from .reading import read

WHAT = "== description: What is examplol?\n"


TOLD = [
    ("Doctors still prescribe it for depression, but most people have it for pain.", ["depression"]),
    ("Clinicians have tried the drug off label in pouchitis, a bowel problem.", ["pouchitis"]),
    ("People who have had a heart attack are also treated with it.", ["heart attack"]),
    ("It can also be offered after a single attack (a clinically isolated syndrome).",
     ["a clinically isolated syndrome"]),
    ("Combined with samplol it is also a treatment for liver cancer.", ["liver cancer"]),
    ("Examplol is one of the treatments for gout.", ["gout"]),
    ("Examplol is mainly taken by people with epilepsy.", ["epilepsy"]),
    ("Examplol can be used when you have angina that is hard to treat.", ["angina"]),
    ("It was first approved by the FDA in 2001 for treating narcolepsy.", ["narcolepsy"]),
    ("Examplol has been approved since 1998 for schizophrenia.", ["schizophrenia"]),
    ("It is used on its own or with insulin for type 2 diabetes.", ["type 2 diabetes"]),
    ("Other uses are asthma and gout.", ["asthma", "gout"]),
    ("Some specialists will prescribe it to prevent migraine headaches.", ["migraine headaches"]),
    ("Doctors sometimes prescribe examplol for hot flashes.", ["hot flashes"]),
    ("Adults with heart failure take examplol to lower their risk of being hospitalized.", ["heart failure"]),
    ("It is used to prevent flare-ups and slow the build-up of disability in certain courses of multiple "
     "sclerosis.", ["multiple sclerosis"]),
    ("It is approved for adults with a high risk of fracture who have osteoporosis.", ["osteoporosis"]),
    ("It treats skin conditions, for example eczema and acne.", ["skin conditions", "eczema", "acne"]),
    ("It is for manic episodes of bipolar disorder, and for depressive episodes of bipolar disorder.",
     ["manic episodes of bipolar disorder", "depressive episodes of bipolar disorder"]),
    ("It was approved in the United States in 2014.", []),
    ("Examplol is for oral use only.", []),
]  # fmt: skip


@pytest.mark.parametrize(("line", "wanted"), TOLD)
def test_uses_told_in_further_words(line: str, wanted: list[str]) -> None:
    assert [f.object for f in read(WHAT + line)] == wanted


def test_kinds_may_be_named_behind_the_patients() -> None:
    found = read(
        f"{WHAT}It is used to treat several cancers in adults, among them glioblastoma and lymphoma."
    )
    assert [(f.object, f.qualifiers.get("broader"), f.qualifiers["population"]) for f in found] == [
        ("cancers", None, "adults"),
        ("glioblastoma", "cancers", "adults"),
        ("lymphoma", "cancers", "adults"),
    ]


def test_a_head_is_shared_by_all_kinds_of_a_disease_before_it() -> None:
    kinds = "primary progressive, progressive relapsing, or worsening sclerosis"
    assert [f.object for f in read(f"{WHAT}Examplol is used to cut the number of attacks in {kinds}.")] == [
        "primary progressive sclerosis",
        "progressive relapsing sclerosis",
        "worsening sclerosis",
    ]


def test_what_it_is_used_with_belongs_to_the_use_beside_it() -> None:
    line = "It is used with samplol to treat gout, and together with pills as the main treatment of acne."
    assert {f.object: f.qualifiers["combination"] for f in read(WHAT + line)} == {
        "gout": "samplol",
        "acne": "pills",
    }


DENIED = [
    "Examplol isn't meant for gout.",
    "Examplol isn't for treating gout.",
    "It may be given for MS. Neither brand is recommended for gout.",
]


@pytest.mark.parametrize("line", DENIED)
def test_uses_denied_in_further_words(line: str) -> None:
    assert ("gout", "negated") in [(f.object, f.status.value) for f in read(WHAT + line)]


def test_what_follows_but_denies_nothing_before_it() -> None:
    [fact] = read(f"{WHAT}Examplol may be given to help prevent migraine, but it will not relieve one.")
    assert (fact.object, fact.status.value) == ("migraine", "asserted")


def test_the_next_sentence_may_say_whom_it_is_for() -> None:
    [fact] = read(
        f"{WHAT}Examplol is used to prevent gout. It is for adults and for children over 6 years old."
    )
    assert str(fact.qualifiers["population"]).startswith("adults and children over 6")
    [other] = read(f"{WHAT}Examplol is used to prevent gout. It is for adults who drink.")
    assert "population" not in other.qualifiers


def test_what_brackets_tell_of_a_disease_does_not_name_it() -> None:
    line = (
        "It is used to treat kidney disease in adults who have diabetes (condition in which sugar is high)."
    )
    [fact] = read(WHAT + line)
    assert (fact.object, fact.qualifiers["population"]) == ("kidney disease", "adults who have diabetes")


def test_patients_of_a_lead_in_are_narrowed_there() -> None:
    found = read(
        f"{WHAT}Examplol treats the following in adults who did not get better with samplol:\n  - gout"
    )
    assert found[0].qualifiers["population"] == "adults who did not get better with samplol"


def test_lower_doses_lead_to_uses() -> None:
    found = read(f"{WHAT}It's used, at lower doses, for:\n  - nerve pain\n  - preventing migraine")
    assert [f.object for f in found] == ["nerve pain", "migraine"]


def test_a_heading_that_the_text_below_says_in_full_is_no_use_of_its_own() -> None:
    below = "Examplol is indicated for the prevention of organ rejection in kidney transplants."
    found = read(f"== indications: Indications\n# Kidney transplantation\n  {below}")
    assert [f.object for f in found] == ["organ rejection in kidney transplants"]


def test_items_may_name_a_part_of_treatment_but_not_what_it_stands_for() -> None:
    items = "  - As part of treatment for angina, along with samplol\n  - Instead of warfarin for a few days"
    found = read(f"== indications: Uses\nExamplol is used:\n{items}")
    assert [(f.object, f.qualifiers["combination"]) for f in found] == [("angina", "samplol")]


def test_a_use_may_be_told_as_treatment_of_it() -> None:
    line = (
        "Examplol is indicated as maintenance treatment of bipolar I disorder, to put off the next episode."
    )
    assert [f.object for f in read(f"== indications: Uses\n# Bipolar disorder\n  {line}")] == [
        "bipolar disorder",
        "bipolar I disorder",
    ]


LISTED = [
    ("Examplol is injected by a nurse to treat several disorders in which weak, thin vessels bleed:"
     " wet age-related macular degeneration, edema following retinal vein occlusion, and glaucoma.",
     ["disorders in which weak, thin vessels bleed", "wet age-related macular degeneration",
      "edema following retinal vein occlusion", "glaucoma"]),
    ("Examplol is a liquid that drips into a vein to prevent migraine.", ["migraine"]),
    ("Examplol is not strong enough to treat migraine.", []),
    ("Examplol lessens the signs and symptoms of severe gout.", ["severe gout"]),
    ("Examplol treats melanoma, lymphoma that has come back, and lung cancer.",
     ["melanoma", "lymphoma", "lung cancer"]),
    ("Examplol treats asthma that has come back, and it may hide gout.", ["asthma"]),
    ("It is used to treat pain, such as pain after an operation or an injury.", ["pain"]),
    ("Non-FDA approved (off-label) uses include hot flashes due to menopause, and acne.",
     ["hot flashes", "acne"]),
]  # fmt: skip


@pytest.mark.parametrize(("line", "wanted"), LISTED)
def test_lists_go_on_behind_clauses_and_colons(line: str, wanted: list[str]) -> None:
    assert [f.object for f in read(WHAT + line)] == wanted


def test_each_group_may_have_its_own_condition_after_for() -> None:
    found = read(f"{WHAT}It is given to children for asthma, and to adults and adolescents for gout.")
    assert [(f.object, f.qualifiers["population"]) for f in found] == [
        ("asthma", "children"),
        ("gout", "adults and adolescents"),
    ]


def test_uses_behind_a_sentence_on_what_the_label_leaves_out_are_off_label() -> None:
    announced = "OTHER USES: Professionals prescribe it for things that are not in its approved labeling."
    assert [
        (f.object, f.qualifiers.get("approval"))
        for f in read(f"{WHAT}{announced} Examplol may also be used to treat gout.")
    ] == [("gout", "off-label")]
    assert [
        f.qualifiers.get("approval") for f in read(f"{WHAT}It is used, without FDA approval, for gout.")
    ] == ["off-label"]


AIMS = [
    ("It is used to help adults quit smoking.", [("quit smoking", "adults")]),
    ("Examplol can help you give up drinking.", [("give up drinking", None)]),
    ("Examplol helps people with obesity lose weight.", [("lose weight", None)]),
    ("Examplol is prescribed for adults who want to stop smoking.", [("stop smoking", "adults")]),
    ("Examplol is an aid to smoking cessation.", [("smoking cessation", None)]),
    ("Take examplol for a week before you stop smoking.", []),
]


@pytest.mark.parametrize(("line", "wanted"), AIMS)
def test_what_people_do_with_help_is_a_use(line: str, wanted: list[tuple[str, str | None]]) -> None:
    assert [(f.object, f.qualifiers.get("population")) for f in read(WHAT + line)] == wanted


PLACES = [
    ("It treats candidiasis of the mouth, skin and bloodstream.",
     ["candidiasis of the mouth", "candidiasis of the skin", "candidiasis of the bloodstream"]),
    ("It treats cancers of the breast or ovary.", ["cancer of the breast", "cancer of the ovary"]),
    ("It treats carcinoma of the head and neck.", ["carcinoma of the head and neck"]),
    ("It treats infections of the skin, bones, and wounds.", ["infections of the skin, bones, and wounds"]),
]  # fmt: skip


@pytest.mark.parametrize(("line", "wanted"), PLACES)
def test_a_disease_named_for_several_places_is_several(line: str, wanted: list[str]) -> None:
    assert [f.object for f in read(WHAT + line)] == wanted


REACHED = [
    ("NICE recommends examplol for treating gout.", ["gout"]),
    ("Examplol has been approved in Europe to treat gout.", ["gout"]),
    ("Examplol was approved in Europe in 2010.", []),
    ("It quiets an overactive thyroid ahead of surgery.", ["overactive thyroid"]),
    ("Examplol eases breathlessness if you are an adult with asthma.", ["asthma"]),
    ("Examplol delays the worsening of disability in people with gout.", ["gout"]),
    ("It cuts the number of migraine days.", ["migraine"]),
    ("It is used for hypertension, as adjunct therapy for heart failure, and for gout.",
     ["hypertension", "heart failure", "gout"]),
    ("It treats skin infections (including infected bites), and gout.",
     ["skin infections", "infected bites", "gout"]),
    ("It treats melanoma, a skin tumor called samploma, and gout.", ["melanoma", "samploma", "gout"]),
    ("It prevents clots in adults who have risk factors, such as diabetes or gout.", ["clots"]),
    ("Off-label, clinicians have used it as part of combination regimens for tuberculosis.",
     ["tuberculosis"]),
]  # fmt: skip


@pytest.mark.parametrize(("line", "wanted"), REACHED)
def test_further_wordings_that_lead_to_uses(line: str, wanted: list[str]) -> None:
    assert [f.object for f in read(WHAT + line)] == wanted


REFUSED = [
    "It isn't used for gout.",
    "Examplol is not for attacks of gout.",
    "Examplol does not protect against HIV infection.",
    "It is not recommended for gout because it has not been studied there.",
]


@pytest.mark.parametrize("line", REFUSED)
def test_what_it_is_not_for_is_no_use(line: str) -> None:
    assert [f.status.value for f in read(WHAT + line)] == ["negated"]


def test_lists_open_with_what_people_have_the_drug_for() -> None:
    found = read(f"{WHAT}In the UK you might have it to:\n  - treat gout, as an add-on\n  - prevent migraine")
    assert [(f.object, f.qualifiers.get("combination")) for f in found] == [
        ("gout", "add-on"),
        ("migraine", None),
    ]


def test_ages_may_stand_behind_the_condition_and_groups_may_be_three() -> None:
    found = read(f"{WHAT}It is for people with gout aged 12 and above.")
    assert [(f.object, f.qualifiers["population"], f.qualifiers["age_min"]) for f in found] == [
        ("gout", "people aged 12 and above", 12.0)
    ]
    found = read(f"{WHAT}It treats gout in children aged 6 years and over, adolescents and adults.")
    assert found[0].qualifiers["population"] == "children aged 6 years and over, adolescents and adults"


def test_patients_of_an_item_narrow_those_of_its_list() -> None:
    found = read(f"{WHAT}It is used in adults with:\n  - gout in patients who cannot take samplol")
    assert [f.qualifiers["population"] for f in found] == ["adults who cannot take samplol"]


def test_a_partner_told_behind_a_use_is_not_that_of_the_use_before() -> None:
    found = read(
        f"{WHAT}It is given to adults who have gout, and, together with samplol, to children with acne."
    )
    assert [(f.object, f.qualifiers.get("combination")) for f in found] == [
        ("gout", None),
        ("acne", "samplol"),
    ]


BEHIND_OTHER_VERBS = [
    ("Psychiatrists use examplol for schizophrenia and mania.", ["schizophrenia", "mania"]),
    ("People with gout take examplol to prevent attacks.", ["gout"]),
    ("People with gout take examplol with caution.", []),
    ("You can buy examplol from pharmacies to treat heartburn.", ["heartburn"]),
    ("Examplol reduces the pain and swelling of gout and arthritis.", ["gout", "arthritis"]),
    ("It is a treatment option for people living with gout.", ["gout"]),
    ("The agency granted approval for examplol in 2019 for adults with angioedema.", ["angioedema"]),
    ("It received FDA approval for migraine in 2018 and for gout in 2019.", ["migraine", "gout"]),
    ("Examplol is now applied to the scalp for hair loss.", ["hair loss"]),
    ("Its licensed uses in England are gout and acne.", ["gout", "acne"]),
    ("Conditions for which it is prescribed include angina and gout.", ["angina", "gout"]),
    ("Examplol has a role in treating gout.", ["gout"]),
    ("Examplol is reserved for people whose disease did not respond well to samplol.", []),
    ("Examplol is reserved for people with severe **gout** who cannot take samplol.", ["severe gout"]),
    ("It is the drug of choice for MRSA infections and against gout.", ["MRSA infections", "gout"]),
    ("It is effective against C. difficile infection.", ["C. difficile infection"]),
    ("Children over 6 may receive it for gout.", ["gout"]),
    ("It eases signs of Parkinson's disease such as stiffness, tremor and slow movement.",
     ["Parkinson's disease", "stiffness", "tremor", "slow movement"]),
    ("Examplol slows the damage that gout does to the joints.", []),
]  # fmt: skip


@pytest.mark.parametrize(("line", "wanted"), BEHIND_OTHER_VERBS)
def test_uses_behind_other_verbs(line: str, wanted: list[str]) -> None:
    assert [f.object for f in read(WHAT + line)] == wanted


WHOSE = [
    ("Children over 6 may receive it for gout.", "children over 6"),
    ("In patients with an allergy to samplol, it serves as an alternative for gout.",
     "patients with an allergy to samplol"),
    ("It is also prescribed for gout from the age of 2.", "age of 2"),
]  # fmt: skip


@pytest.mark.parametrize(("line", "population"), WHOSE)
def test_patients_that_a_sentence_opens_or_ends_with(line: str, population: str) -> None:
    assert [f.qualifiers["population"] for f in read(WHAT + line)] == [population]


KINDS_BELOW = """== indications: What is it used for?
The agency has approved examplol for:
Lymphoma, CD20-positive, including:
  - Follicular lymphoma
  - Chronic leukemia, with samplol and prednisone
"""


def test_a_condition_that_opens_its_kinds_stands_under_the_line_above_it() -> None:
    found = {f.object: f.qualifiers for f in read(KINDS_BELOW.replace("The agency", "The FDA"))}
    assert set(found) == {"lymphoma", "follicular lymphoma", "chronic leukemia"}
    assert {q.get("approval") for q in found.values()} == {"FDA"}
    assert found["chronic leukemia"]["combination"] == "samplol and prednisone"


def test_a_use_under_study_that_is_not_approved_is_denied() -> None:
    found = read(f"{WHAT}Examplol is under study for gout, but it has not been approved for that purpose.")
    assert [(f.object, f.status.value) for f in found] == [("gout", "negated")]


def test_whom_it_must_not_be_given_to_are_no_uses() -> None:
    assert read(f"{WHAT}Examplol must not be given to people who have:\n  - gout") == []
    found = read(f"{WHAT}It is given to stop clots forming because you have:\n  - atrial fibrillation")
    assert [f.object for f in found] == ["clots", "atrial fibrillation"]


IN_FRONT = [
    ("Acne is another use of examplol.", [("acne", "asserted")]),
    ("Treatment of adults with gout is the main use of examplol.", [("gout", "asserted")]),
    ("In schizophrenia, examplol is used when samplol has failed.", [("schizophrenia", "asserted")]),
    ("In kidney disease, examplol is used cautiously.", []),
    ("It is another use.", []),
    ("Examplol does not cure gout.", [("gout", "negated")]),
    ("Examplol used to be given for obesity.", [("obesity", "negated")]),
    ("It was once used for angina but is no longer recommended for that.", [("angina", "negated")]),
    ("Examplol treats hepatitis C (genotypes 1 to 6) in adults.", [("hepatitis C", "asserted")]),
    ("It treats pain from headaches, toothaches, and tinnitus.",
     [("pain from headaches", "asserted"), ("toothaches", "asserted"), ("tinnitus", "asserted")]),
]  # fmt: skip


@pytest.mark.parametrize(("line", "wanted"), IN_FRONT)
def test_uses_in_front_and_uses_that_were(line: str, wanted: list[tuple[str, str]]) -> None:
    assert [(f.object, f.status.value) for f in read("== indications: Uses\n" + line)] == wanted
