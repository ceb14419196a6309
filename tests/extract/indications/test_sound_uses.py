"""Names of uses without loose ends, and sentences and lists that were once read amiss."""

from __future__ import annotations

import pytest

from kg_builder.extract.indications.sound import sound_names
from tests.extract.indications.reading import objects, read

NAMES = [
    ("gout patients", ["gout"]),
    ("patients acute gout", ["acute gout"]),
    ("those elderly patients believed to develop gout", ["gout"]),
    ("formerly referred to as dropsy", ["dropsy"]),
    ("asthma compared with samplol", ["asthma"]),
    ("acute lymphoblastic leukemia (samplol given", ["acute lymphoblastic leukemia"]),
    ("breast cancer in pre-", ["breast cancer"]),
    ("asthma Psoriasis", ["asthma", "psoriasis"]),
    ("osteoarthritis Pain", ["osteoarthritis Pain"]),
    ("familial Mediterranean fever", ["familial Mediterranean fever"]),
    ("edema in hospitalized patients", ["edema in hospitalized patients"]),
    (
        "seizures associated with Dravet syndrome or epilepsy",
        ["seizures associated with Dravet syndrome", "seizures associated with epilepsy"],
    ),
    ("each type of block", []),
    ("formation of the complex", []),
    ("formation of blood clots", ["formation of blood clots"]),
    ("adolescents", []),
    ("such as surgery", []),
    ("regions) for lesions", []),
]


@pytest.mark.parametrize(("name", "wanted"), NAMES)
def test_names_are_sound(name: str, wanted: list[str]) -> None:
    assert sound_names(name) == wanted


TOLD = [
    ("It is used to treat lower respiratory tract infections.", ["lower respiratory tract infections"]),
    ("It treats three kinds of pain: back pain and migraine.", ["pain", "back pain", "migraine"]),
    (
        "It is used for seizures associated with tuberous sclerosis.",
        ["seizures associated with tuberous sclerosis"],
    ),
    ("It is used for ulcers in the stomach (gastric ulcer).", ["gastric ulcer"]),
    ("It is an adjunct to a diet low in saturated fat and cholesterol for obesity.", ["obesity"]),
    ("It is used to prevent clots, including in hip replacement surgery.", ["clots"]),
    ("It sticks to the ribosome and prevents formation of the complex.", []),
]


@pytest.mark.parametrize(("line", "wanted"), TOLD)
def test_sentences(line: str, wanted: list[str]) -> None:
    assert objects(f"== indications: Uses\n{line}") == wanted


STANDING = [
    ("indications: Uses", "Limitations of Use: Treatment of gout is not recommended.", "negated"),
    ("indications: Uses", "It is used (but is not recommended early) for gout.", "asserted"),
    ("boxed_warning: Warning", "Examplol is not approved for gout.", "negated"),
    ("warnings: Warnings", "Not for the relief of gout.", "negated"),
]


@pytest.mark.parametrize(("head", "line", "status"), STANDING)
def test_how_a_use_stands(head: str, line: str, status: str) -> None:
    found = {(f.object, f.status.value) for f in read(f"== {head}\n{line}")}
    assert found == {("gout", status)}


def test_boxed_warnings_assert_no_use() -> None:
    assert objects("== boxed_warning: Warning\nExamplol is used to treat gout, and may harm the liver.") == []


@pytest.mark.parametrize(
    ("lead", "items", "wanted"),
    [
        (
            "It treats infections caused by susceptible bacteria, including:",
            ["Otitis media"],
            ["otitis media"],
        ),
        ("Cultures of susceptible bacteria show:", ["Otitis media"], []),
        (
            "It was not for all. You may be offered it:",
            ["for gout", "after a fall, to treat pain"],
            ["gout", "pain"],
        ),
        ("It is used:", ["before surgery"], []),
        ("Approved uses:", ["Gout", "Not for asthma attacks"], ["gout", "asthma attacks"]),
    ],
)
def test_lists(lead: str, items: list[str], wanted: list[str]) -> None:
    lines = "\n  - ".join([lead, *items])
    found = objects(f"== indications: Uses\n{lines}")
    assert [o for o in found if o != "infections"] == wanted


def test_conditions_below_may_stand_under_groups_of_patients() -> None:
    lines = "It is given for the conditions below.\nIn adults:\n  - Gout. Joints swell."
    [fact] = read(f"== description: What it is\n{lines}")
    assert (fact.object, fact.qualifiers["population"]) == ("gout", "adults")


def test_what_has_no_approval_is_off_label() -> None:
    line = "Examplol has no approval for it, but it is used for gout."
    assert {f.qualifiers["approval"] for f in read(f"== indications: Uses\n{line}")} == {"off-label"}


def test_the_line_of_what_was_given_before_is_not_its_own() -> None:
    told = "Examplol is used for gout in adults who got worse after first-line therapy."
    [fact] = read(f"== indications: Uses\n{told}")
    assert fact.qualifiers.get("line") is None
