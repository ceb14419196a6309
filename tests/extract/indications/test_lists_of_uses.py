"""Uses in lists: what opens and ends them, kinds and what they belong to."""

from __future__ import annotations

from io import BytesIO

import pytest

from kg_builder.extract import open_document
from kg_builder.extract.indications.extractor import IndicationExtractor
from kg_builder.model import Indication, Monograph
from kg_builder.readers import read_monographs
from tests.extract.indications.reading import objects, read

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


def test_items_may_say_what_you_have() -> None:
    notation = (
        "== indications: Why have I been given examplol?\nAdults are given examplol for two reasons:\n"
        "  - You have had a clot in a leg (deep vein thrombosis, DVT) or a lung (pulmonary embolism).\n"
        "  - You need to be protected from gout."
    )
    assert objects(notation) == ["deep vein thrombosis", "pulmonary embolism", "gout"]


KINDS_TOLD = [
    "The FDA has cleared examplol for chronic forms of gout in adults. These include:",
    "Examplol is approved for chronic forms of gout in men and women, including:",
    "It is licensed for chronic forms of gout. The types include:",
]


@pytest.mark.parametrize("opening", KINDS_TOLD)
def test_kinds_belong_to_the_condition_before_whom_it_is_for(opening: str) -> None:
    found = read(f"== description: What is examplol?\n{opening}\n  - Tophaceous gout\n  - Gouty arthritis")
    assert [f.qualifiers.get("broader") for f in found] == [None, *["chronic forms of gout"] * 2]


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


def test_a_sentence_on_the_drug_among_items_is_no_item() -> None:
    lines = (
        "Limitations of use:\n  - Examplol has not been compared.\n  - It should not be used to treat colds."
    )
    found = read(f"== indications: Indications\n{lines}")
    assert [(f.object, f.status) for f in found] == [("colds", "negated")]


def test_what_a_bracket_of_the_lead_in_says_holds_for_no_item() -> None:
    found = read(
        "== indications: Why is this medication prescribed?\n"
        "Examplol is used to treat multiple sclerosis (MS; a disease in which the nerves do not work as they "
        "should, so that people may have weakness), including:\n"
        "  - clinically isolated syndrome (CIS; a first episode),\n"
        "  - relapsing-remitting disease.\n"
    )
    assert [(f.object, f.status.value) for f in found] == [
        ("multiple sclerosis", "asserted"),
        ("clinically isolated syndrome", "asserted"),
        ("relapsing-remitting disease", "asserted"),
    ]


def test_a_name_of_the_drug_above_its_uses_is_no_use() -> None:
    assert objects("== indications: Uses\n- Examplol:\n  - gout in adults\n  - migraine\n") == [
        "gout",
        "migraine",
    ]


def test_a_condition_that_heads_doses_is_a_use() -> None:
    page = "== dosage: Osteoporosis in men (Examplex)\n60 mg SC q6mo\n# Migraine\n20 mg a day\n"
    assert objects(page) == ["osteoporosis", "migraine"]
    assert objects("== dosage: Renal impairment\n60 mg SC q6mo\n# Missed dose\n20 mg\n") == []


def test_uses_in_a_table_with_who_is_treated() -> None:
    text = "Generic Name: examplol\nUses\nThe FDA has approved examplol for:\n"
    table = "Condition\tWho\nGout (severe)\tAdults\nMigraine\tPeople 12 years and older\n"
    (page,) = read_monographs(BytesIO((text + table).encode()), source_name="page.txt")
    assert isinstance(page, Monograph)
    found = {
        f.object: f for f in IndicationExtractor().extract(open_document(page)) if isinstance(f, Indication)
    }
    assert found["gout"].population == "adults"
    assert found["gout"].approval == "FDA"
    assert found["migraine"].age_min == 12.0
