"""Tables of forms, doses and changes of dosing."""

from __future__ import annotations

from dataclasses import replace

from kg_builder.extract.dosage_forms.extractor import DosageFormExtractor
from kg_builder.extract.dosing.extractor import DosingExtractor
from kg_builder.model import Cell, Monograph, Table
from tests.extract.small_pages import facts_of, page


def with_table(title: str, rows: list[list[str]]) -> Monograph:
    """A monograph with one dosing section that holds one table, its first row and first column heads."""
    text = "\n".join("\n".join(row) for row in rows)
    monograph = page(f"== dosage: {title}\n{text}")
    cells, position = [], len(f"== dosage: {title}\n")
    for r, row in enumerate(rows):
        for c, words in enumerate(row):
            heads = (rows[0][c],) if r else ()
            beside = (row[0],) if r and c else ()
            cells.append(Cell(position, position + len(words), words, r, c, r == 0, beside, heads))
            position += len(words) + 1
    (section,) = monograph.sections
    table = Table(cells[0].start, cells[-1].end, "", tuple(cells))
    return replace(monograph, sections=(replace(section, passages=(), tables=(table,)),))


def test_forms_and_strengths() -> None:
    rows = [["Form", "Strength", "Color"], ["Tablet", "1 mg", "pink"], ["Tablet", "2.5 mg", "green"]]
    found = facts_of(DosageFormExtractor(), with_table("Dosage forms", rows))
    assert [(f.relation, f.object) for f in found] == [
        ("dosage_form", "tablet"),
        ("strength", "1 mg"),
        ("strength", "2.5 mg"),
    ]


def test_doses_by_condition() -> None:
    rows = [
        ["Indication", "Starting dose", "Maintenance dose"],
        ["Hypertension", "40 mg once daily", "80 mg once daily"],
    ]
    found = facts_of(DosingExtractor(), with_table("Dosage", rows))
    assert [(f.object, f.qualifiers["indication"], f.qualifiers["phase"]) for f in found] == [
        ("40 mg once daily", "hypertension", "initial"),
        ("80 mg once daily", "hypertension", "maintenance"),
    ]


def test_changes_by_clearance() -> None:
    rows = [
        ["Creatinine clearance (mL/min)", "Dosage"],
        ["30-59", "250 mg every 12 hours"],
        ["Below 30", "250 mg every 24 hours"],
    ]
    found = facts_of(DosingExtractor(), with_table("Dosage in renal impairment", rows))
    assert [(f.relation, f.object, f.qualifiers["action"]) for f in found] == [
        ("dose_modification", "renal impairment", "250 mg every 12 hours"),
        ("dose_modification", "renal impairment", "250 mg every 24 hours"),
    ]
    assert found[0].qualifiers["severity"] == "creatinine clearance 30-59"


def test_cells_beside_a_dose_tell_how_often_and_how_long() -> None:
    rows = [
        ["Condition", "Usual dose", "Frequency", "Duration"],
        ["Gout", "20 mg", "12 h", "5 to 7 days"],
        ["Asthma", "40 mg", "once a day", "Until better"],
    ]
    found = facts_of(DosingExtractor(), with_table("Dosage", rows))
    told = [(f.object, f.qualifiers.get("interval"), f.qualifiers.get("duration")) for f in found]
    assert told == [
        ("20 mg every 12 hours", "12 hours", "5 to 7 days"),
        ("40 mg once a day", "once a day", "Until better"),
    ]
    rows = [["CrCl (mL/min)", "Dose", "Interval"], ["50-89", "15 mg/kg", "12 h"], ["< 20", "8 mg/kg", "48 h"]]
    found = facts_of(DosingExtractor(), with_table("Dosage in renal impairment", rows))
    assert [f.qualifiers["action"] for f in found] == ["15 mg/kg every 12 hours", "8 mg/kg every 48 hours"]


def test_a_bare_interval_is_what_the_kidneys_ask_for() -> None:
    rows = [["Creatinine clearance (mL/min)", "Dosing interval (hours)"], ["10 to 30", "24 to 48"]]
    found = facts_of(DosingExtractor(), with_table("Kidney impairment", rows))
    assert [(f.object, f.qualifiers["action"]) for f in found] == [
        ("kidney impairment", "every 24 to 48 hours")
    ]


def test_doses_by_age_whose_head_tells_the_patients() -> None:
    rows = [["Condition (adults)", "Week 1", "After that"], ["Gout", "20 mg weekly", "30 mg every 2 weeks"]]
    found = facts_of(DosingExtractor(), with_table("Dosage", rows))
    assert [(f.object, f.qualifiers["population"], f.qualifiers["indication"]) for f in found] == [
        ("20 mg weekly", "adults", "gout"),
        ("30 mg every 2 weeks", "adults", "gout"),
    ]


def test_decimal_ranges_have_the_unit_of_their_head() -> None:
    rows = [["Age", "Maintenance dose (mcg/kg/day)"], ["Full-term infants", "2.5 to 4.5"]]
    found = facts_of(DosingExtractor(), with_table("Dosage", rows))
    assert [(f.qualifiers["dose_unit"], f.qualifiers["population"]) for f in found] == [
        ("mcg/kg/day", "pediatric, full-term infants")
    ]


def test_how_much_is_sold_is_no_dose() -> None:
    rows = [["Form", "Strength", "Quantity for a month"], ["Pen", "5 mg/mL", "2 pens"]]
    assert facts_of(DosingExtractor(), with_table("Dosage", rows)) == []
    rows = [["Indication", "Dose", "Pack size"], ["Gout", "5 mg once daily", "30 tablets"]]
    assert [f.object for f in facts_of(DosingExtractor(), with_table("Dosage", rows))] == ["5 mg once daily"]


def test_what_a_product_holds_is_no_dose_and_its_name_no_condition() -> None:
    rows = [
        ["Inhaler", "What's inside", "Each puff delivers", "Usual dose"],
        ["Samplol Air", "Inhalation powder, hard capsule", "10 micrograms", "2 puffs once a day"],
    ]
    monograph = with_table("Dosage", rows)
    doses = facts_of(DosingExtractor(), monograph)
    assert [(f.object, f.qualifiers.get("indication")) for f in doses] == [("2 puffs once a day", None)]
    assert [f.object for f in facts_of(DosageFormExtractor(), monograph)] == [
        "inhalation powder, hard capsule",
        "10 micrograms",
    ]


def test_a_highest_dose_of_a_column_belongs_to_the_doses_of_its_row() -> None:
    rows = [
        ["Condition", "Starting dose", "Maximum dose"],
        ["Gout", "20 mg/day", "80 mg/day"],
        ["Asthma", "10 mg/day", "40 mg/day"],
    ]
    found = facts_of(DosingExtractor(), with_table("Dosage", rows))
    told = [(f.object, f.qualifiers["indication"], f.qualifiers["max_dose"]) for f in found]
    assert told == [("20 mg/day", "gout", "80 mg/day"), ("10 mg/day", "asthma", "40 mg/day")]


def test_a_highest_dose_of_a_table_is_none_of_the_text_before_it() -> None:
    monograph = with_table("Dosage", [["Patients", "Maximum dose"], ["", "80 mg/day"]])
    (section,) = monograph.sections
    assert not any(f.qualifiers.get("max_dose") for f in facts_of(DosingExtractor(), monograph))
    assert section.tables


def test_doses_of_other_drugs_in_rows_and_columns_are_left_out() -> None:
    rows = [["Drug", "Day 1"], ["Zorvexant", "125 mg by mouth"], ["Dexamethasone", "12 mg by mouth"]]
    found = facts_of(DosingExtractor(), with_table("Dosage", rows))
    assert [f.object for f in found] == ["125 mg by mouth"]
    rows = [["Patients", "Examplol once daily", "Ritonavir once daily"], ["Adults", "300 mg", "100 mg"]]
    found = facts_of(DosingExtractor(), with_table("Dosage", rows))
    assert [f.object for f in found] == ["300 mg once daily"]
    rows = [["Patients", "Dose"], ["Without ritonavir", "400 mg once daily"]]
    assert [f.object for f in facts_of(DosingExtractor(), with_table("Dosage", rows))] == [
        "400 mg once daily"
    ]


def test_a_dose_told_in_two_measures_is_one() -> None:
    rows = [
        ["Weight (kg)", "Dose (mg)", "Volume (mL)", "Number of bottles"],
        ["10 to 20", "40", "2", "1 bottle"],
    ]
    found = facts_of(DosingExtractor(), with_table("Dosage", rows))
    assert [(f.object, f.qualifiers["population"]) for f in found] == [("40 mg", "10 to 20 kg")]
    rows = [["kg", "lb", "Volume of dose (mL)"], ["30", "66", "3"]]
    found = facts_of(DosingExtractor(), with_table("Dosage", rows))
    assert [(f.object, f.qualifiers.get("population"), f.qualifiers.get("indication")) for f in found] == [
        ("3 mL", "30 kg", None)
    ]


def test_what_is_made_ready_is_no_dose() -> None:
    rows = [["Vial size", "Amount of water to add", "Diluent"], ["500 mg", "1.8 mL", "2 mL"]]
    assert facts_of(DosingExtractor(), with_table("Dosage", rows)) == []


def test_a_table_on_missed_doses_tells_no_schedule() -> None:
    rows = [["Last dose", "What to give"], ["Less than 8 weeks ago", "120 mg every 4 weeks"]]
    assert facts_of(DosingExtractor(), with_table("Dosage", rows)) == []
    rows = [["Patients", "Dose"], ["Adults", "120 mg every 4 weeks"]]
    assert len(list(facts_of(DosingExtractor(), with_table("Dosage", rows)))) == 1
