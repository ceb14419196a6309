"""Interactions told by what stands around names: announcing paragraphs, the next sentence, other sections."""

from __future__ import annotations

import pytest

from kg_builder.extract.interactions.extractor import InteractionExtractor
from tests.extract.small_pages import facts_of, page

Told = tuple[str, str | None, str | None]


def told(notation: str) -> list[Told]:
    found = facts_of(InteractionExtractor(), page(notation))
    return [(f.object, f.qualifiers.get("effect"), f.qualifiers.get("management")) for f in found]  # type: ignore[misc]


def test_a_paragraph_announces_lines_that_stand_under_nothing() -> None:
    lines = (
        "Some drugs should not be combined at all. Taking it with any of the following is usually not "
        "advised, but may be needed. If both are given, your doctor may change the dose.\n"
        "Lithium\n# Warfarin\n"
        "Taking it with any of the following may cause an increased risk of tremor.\nCaffeine"
    )
    advice = "usually not advised, but may be needed; if both are given, your doctor may change the dose"
    assert told(f"== interactions\n{lines}") == [
        ("lithium", None, advice),
        ("warfarin", None, advice),
        ("caffeine", "increased risk of tremor", None),
    ]


def test_lines_below_other_paragraphs_are_not_announced() -> None:
    lines = "Avoid alcohol while you take it.\nLithium"
    assert ("lithium", None, None) in told(f"== interactions\n{lines}")


def test_what_a_doctor_does_holds_for_all_that_is_to_be_mentioned() -> None:
    line = (
        "Tell your doctor what you take. Be sure to mention: lithium; warfarin; and digoxin. Your doctor may "
        "have to change your doses or watch you carefully."
    )
    assert {advice for _, _, advice in told(f"== warnings\n{line}")} == {
        "your doctor may have to change your doses or watch you carefully"
    }


BESIDE = [
    ("Lithium slows its removal, which may raise the risk of fits.", (
        "lithium", "raise the risk of fits", None,
    )),
    ("- an antacid with aluminium, which lowers absorption", ("antacid", "lowers absorption", None)),
    ("Examplol lowers the efficacy of digoxin.", ("digoxin", "lowers the efficacy of digoxin", None)),
    ("Examplol may add to warfarin. INR should be checked more often.", (
        "warfarin", None, "INR should be checked more often",
    )),
    ("- lithium: may lower its level; an extra dose may be needed", (
        "lithium", "lower its level", "an extra dose may be needed",
    )),
    ("- lithium: raises its level by P-gp inhibition. Modify dose.", (
        "lithium", "raises its level", "modify dose",
    )),
    ("You may get drowsy if you drink alcohol. You are advised not to drink any.", (
        "alcohol", "you may get drowsy", "you are advised not to drink any",
    )),
    (
        "Lithium raises the risk of tremor and the combination is not recommended.",
        ("lithium", "raises the risk of tremor", "not recommended"),
    ),
    ("Lithium can contribute to tremor.", ("lithium", "tremor", None)),
    ("Lithium may add to heart damage.", ("lithium", "heart damage", None)),
    ("Many drugs used with examplol can raise potassium, among them lithium and cyclosporine.", (
        "lithium", "raise potassium", None,
    )),
    ("Increased exposure to digoxin, aliskiren and lithium has been seen.", (
        "aliskiren", "increased exposure", None,
    )),
    ("Avoid MAO inhibitors with examplol. Examples are moclobemide and selegiline.", (
        "selegiline", None, "avoid",
    )),
    ("- insulin or metformin (examplol may raise their effect)", (
        "insulin", "raise their effect", None,
    )),
    ("# 7.2 Lithium: tremor may develop; watch patients closely.", (
        "lithium", "tremor", "watch patients closely",
    )),
    ("Birth control pills may work less. Use another form of birth control.", (
        "birth control pills", "work less", "use another form of birth control",
    )),
    ("Lithium raises examplol levels compared with examplol alone.", (
        "lithium", "raises examplol levels", None,
    )),
    ("Lithium raises examplol levels in healthy volunteers.", (
        "lithium", "raises examplol levels", None,
    )),
    ("Lithium raises examplol levels due to slower removal.", (
        "lithium", "raises examplol levels", None,
    )),
    ("Lithium may increase the recommended dose of examplol.", (
        "lithium", None, "lithium may increase the recommended dose of examplol",
    )),
]  # fmt: skip


@pytest.mark.parametrize(("line", "wanted"), BESIDE)
def test_effects_and_advice_beside(line: str, wanted: Told) -> None:
    assert wanted in told(f"== interactions\n{line}")


ELSEWHERE = [
    ("description", "Drinking alcohol can make the drowsiness worse.", (
        "alcohol", "drowsiness worse", None,
    )),
    ("warnings", "Potassium-sparing diuretics should not be used during examplol therapy.", (
        "potassium-sparing diuretics", None, "should not be used during examplol therapy",
    )),
    ("warnings", "Tell your doctor if you also take lithium. Certain drugs taken with it may cause tremor.", (
        "lithium", "tremor", "tell your doctor",
    )),
    ("warnings", "Do not take examplol within 5 days before you have used an MAO inhibitor.", (
        "MAO inhibitor", None, "do not take examplol within 5 days before you have used an MAO inhibitor",
    )),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "line", "wanted"), ELSEWHERE)
def test_in_other_sections(kind: str, line: str, wanted: Told) -> None:
    assert wanted in told(f"== {kind}\n{line}")


def test_other_drugs_for_the_same_are_no_interactions() -> None:
    lines = "Other drugs can also treat gout. Some that a doctor might suggest are:\n  - lithium"
    assert told(f"== other: Alternatives\n{lines}") == []
