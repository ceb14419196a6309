# ruff: noqa: E501  (tables read best with one case a line)
"""Details of schedules: whose they are, how they are given, how long, how many."""

from __future__ import annotations

import pytest

from kg_builder.extract.dosing.amounts import Role, amounts_of
from kg_builder.extract.dosing.extractor import DosingExtractor
from tests.extract.dosing.test_dosing_tables import with_table
from tests.extract.small_pages import facts_of, page

Wanted = list[tuple[str, dict[str, object]]]

SCHEDULES: list[tuple[str, Wanted]] = [
    # sex
    ("# Adults\n# Sleeplessness\n- Women: 3 mg at bedtime\n- Men: 6 mg at bedtime\n- Maximum: 6 mg a day", [("3 mg at bedtime", {"population": "adults, women", "max_dose": "6 mg a day"}), ("6 mg at bedtime", {"population": "adults, men", "max_dose": "6 mg a day"})]),
    ("In women, the usual dose is 3 mg a day.", [("3 mg a day", {"population": "women"})]),
    ("Women who breastfeed can take 3 mg a day.", [("3 mg a day", {"population": None})]),
    ("Men and women take 3 mg a day.", [("3 mg a day", {"population": "adults"})]),
    # age
    ("Children (birth through 4 years): 2 mg/kg daily", [("2 mg/kg daily", {"population": "pediatric, birth through 4 years"})]),
    ("Patients over 70 years: 2 mg daily", [("2 mg daily", {"population": "geriatric, over 70 years"})]),
    ("Adults. The usual dose is one 250 mg tablet every 8 hours.", [("250 mg tablet every 8 hours", {"population": "adults"})]),
    # routes
    ("Adults: 40 mg orally or intravenously twice daily", [("40 mg orally or intravenously twice daily", {"route": "oral"})]),
    ("Adults: 2 puffs twice daily", [("2 puffs twice daily", {"route": "inhalation"})]),
    ("Adults: 40 mg twice daily\nThe capsules must be swallowed whole.", [("40 mg twice daily", {"route": "oral"})]),
    # how long and how often
    ("Adults: 40 mg once a day for a month", [("40 mg once a day for a month", {"interval": "once a day", "duration": "a month"})]),
    ("Adults: 40 mg daily for a further 6 weeks", [("40 mg daily for a further 6 weeks", {"duration": "a further 6 weeks"})]),
    ("Adults: 40 mg nightly for the first week", [("40 mg nightly for the first week", {"duration": "the first week"})]),
    ("Adults: 1 tablet after each loose stool", [("1 tablet after each loose stool", {"interval": "after each loose stool"})]),
    ("Adults: 40 mg daily; higher doses have not been shown to do more good.", [("40 mg daily", {"interval": "daily"})]),
    # headings
    ("# Gout\n- 40 mg daily\n# To prevent migraine\n- 20 mg daily", [("40 mg daily", {"indication": "gout"}), ("20 mg daily", {"indication": "prevention of migraine"})]),
    ("Juvenile arthritis: by body weight\n10 to 20 kg: 4 mg daily", [("4 mg daily", {"indication": "juvenile arthritis"})]),
    ("Older patients with anxiety: 5 mg a day", [("5 mg a day", {"indication": "anxiety"})]),
    ("Give 5 mg a day to lower blood pressure.", [("5 mg a day", {"indication": None})]),
    ("For gout that is not due to a drug: 5 mg a day until disease progression [see Trials (14)]", [("5 mg a day until disease progression", {"duration": "until disease progression"})]),
    ("Adults: 40 mg every 8 weeks, beginning 8 weeks after the initial intravenous dose", [("40 mg every 8 weeks", {"route": None})]),
    ("# Medical patients during acute illness\n40 mg daily", [("40 mg daily", {"indication": "acute illness"})]),
    # what is sold
    ("Capsules (Examplol LA): 20 mg; 40 mg; 60 mg\nAdults: 40 mg daily", [("40 mg daily", {})]),
    ("Tablets: 20 mg, 40 mg, and 60 mg. (20 mg of the salt holds 15 mg of the base.)", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), SCHEDULES, ids=[t[:40] for t, _ in SCHEDULES])
def test_details_of_schedules(text: str, wanted: Wanted) -> None:
    found = facts_of(DosingExtractor(), page(f"== dosage: Dosage\n{text}"))
    doses = [f for f in found if f.relation == "dose_regimen"]
    assert [f.object for f in doses] == [words for words, _ in wanted]
    for fact, (_, asked) in zip(doses, wanted, strict=True):
        assert {name: fact.qualifiers.get(name) for name in asked} == asked


def test_patients_named_after_others_end_what_was_said_of_those() -> None:
    text = "Use in adults\nGout\n- 40 mg daily\nPatients with severe liver disease\n5 mg may be enough.\nUse in children\nChildren over 20 kg: 10 mg daily."
    found = facts_of(DosingExtractor(), page(f"== dosage: Dosage\n{text}"))
    assert [(f.relation, f.object, f.qualifiers.get("population")) for f in found] == [
        ("dose_regimen", "40 mg daily", "adults"),
        ("dose_regimen", "10 mg daily", "pediatric, over 20 kg"),
        ("dose_modification", "liver disease", None),
    ]


def test_a_dose_of_the_debilitated_is_a_change() -> None:
    found = facts_of(DosingExtractor(), page("== dosage: Dosage\n- Debilitated patients: 2 mg at bedtime"))
    assert [(f.relation, f.object, f.qualifiers.get("action")) for f in found] == [
        ("dose_modification", "debilitated patients", "2 mg at bedtime")
    ]


def test_a_cell_of_the_schedule_tells_how_many_and_how_long() -> None:
    rows = [["Use", "Dose", "Schedule"], ["Gout", "40 mg IV", "two doses 3 weeks apart"]]
    rows.append(["Asthma", "20 mg IV", "once weekly for 6 weeks"])
    found = facts_of(DosingExtractor(), with_table("Dosage", rows))
    assert [(f.object, f.qualifiers.get("doses"), f.qualifiers.get("duration")) for f in found] == [
        ("40 mg IV every 3 weeks", 2, None),
        ("20 mg IV once weekly", None, "6 weeks"),
    ]


def test_an_amount_behind_another_drug_and_a_colon_is_of_that_drug() -> None:
    (amount,) = amounts_of("after the infusion give clopidogrel: 600 mg at once", ("examplol",))
    assert amount.role is Role.OTHER


def test_the_form_that_a_heading_names_is_not_what_a_dose_is_for() -> None:
    """Of "Dosage of Dasatinib Tablets in Adult Patients" tablets were what the doses were for."""
    text = (
        "# Dosage of Examplol Tablets in Adult Patients\nThe recommended starting dosage is 10 mg once daily."
    )
    (regimen,) = facts_of(DosingExtractor(), page(f"== dosage: Dosage\n{text}"))
    assert (regimen.object, regimen.qualifiers.get("indication")) == ("10 mg once daily", None)
