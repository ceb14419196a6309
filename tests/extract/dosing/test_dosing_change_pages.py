# ruff: noqa: E501  (tables read best with one case a line)
"""Changes of dosing as consumer pages, leaflets and formularies word them."""

from __future__ import annotations

import pytest

from tests.extract.dosing.test_dosing_modifications import Row, modifications

CHANGES: list[tuple[str, list[Row]]] = [
    # what the kidneys and livers of lay pages are called
    ("A smaller dose is used if you have trouble with your kidneys.", [("trouble with your kidneys", None, "use smaller dose")]),
    ("Kidneys or liver not working well: the dose may need to be lower.", [("kidneys or liver not working well", None, "lower dose")]),
    ("People with liver disease may need less.", [("liver disease", None, "need less")]),
    ("People with asthma may need less.", []),
    # groups in a row, each a fact of its own
    ("Start low in cirrhosis, renal impairment and elderly patients.", [("cirrhosis", None, "start low"), ("renal impairment", None, "start low"), ("elderly patients", None, "start low")]),
    ("In TPMT deficiency, give half the dose.", [("TPMT deficiency", None, "give half dose")]),
    ("Iron deficiency is treated with half the dose.", []),
    ("# Renal impairment\nThe interval between doses must be increased.", [("renal impairment", None, "increase interval between doses")]),
    ("# Renal impairment\nIt is not necessary to adjust the dose.", [("renal impairment", None, "no dosage adjustment necessary")]),
    ("Kidneys: no change in mild kidney disease; not recommended in severe kidney disease.", [("kidney disease", "mild", "no dosage change"), ("kidney disease", "severe", "not recommended")]),
    ("Kidneys, adults: CrCl less than 20 mL/min: 150 mg once a day.", [("renal impairment", "CrCl less than 20 mL/min", "150 mg once a day")]),
    # age and weight
    ("Adults over 70: the first dose is usually lower.", [("adults over 70", None, "lower dose")]),
    ("Patients who weigh less than 45 kg: reduce to 20 mg daily.", [("weighing less than 45 kg", None, "reduce to 20 mg daily")]),
    ("Dose reduction to 15 mg is advised for patients aged 78 years or older.", [("aged 78 years or older", None, "reduce dose to 15 mg")]),
    ("Patients who weigh more than 45 kg: increase to 20 mg daily.", []),
    # other drugs
    ("Halve the dose with potent CYP3A4 inhibitors such as itraconazole.", [("potent CYP3A4 inhibitors", None, "halve dose")]),
    ("With rifampicin the dose may have to be doubled.", [("rifampicin", None, "double dose")]),
    ("Phenytoin and rifampicin lower its level, so a higher dose may be needed.", [("phenytoin and rifampicin", None, "use higher dose")]),
    ("The most you should take is 40 mg with verapamil, and 20 mg if you take clarithromycin.", [("clarithromycin", None, "20 mg")]),
    ("- You start rifampicin. The dose may have to be raised.\n- You feel well.", [("rifampicin", None, "raise dose")]),
    ("- You also take gliclazide: your doctor may cut the dose.\n- You sleep badly: read a book.", [("gliclazide", None, "cut dose")]),
    ("# Dose changes for CYP3A inhibitors\nFor strong CYP3A inhibitors, reduce the dose to 50 mg daily.", [("strong CYP3A inhibitors", None, "reduce dose to 50 mg daily")]),
    # counts, tests and operations
    ("Stop it if the platelets fall below 40,000 and restart at a lower dose once they have recovered.", [("platelets fall below 40,000", None, "stop it; restart at a lower dose")]),
    ("ALT/AST over 5 times ULN: withhold.", [("ALT/AST over 5 times ULN", None, "withhold")]),
    ("Treatment may be delayed if your blood counts are too low.", [("blood counts are too low", None, "delay treatment")]),
    ("The doctor may lower your dose if you get diarrhoea that does not go away.", [("diarrhoea", None, "lower dose")]),
    ("Stop the tablets four days before an operation and begin again the day after.", [("operation", None, "stop tablets four days before an operation")]),
    ("Treatment is stopped for serious infections and restarted once they have cleared.", [("infections", "serious", "stop treatment")]),
    ("Platelets are back above 75,000 when the dose is lower.", []),
    # dialysis and breaks
    ("On dialysis days, take the dose after dialysis.", [("dialysis", None, "take the dose after dialysis")]),
    ("There is no need to give a dose after dialysis.", []),
    ("If you've missed more than 4 days in a row, ring the clinic: you may need to begin again with 2 mg.", [("missed dose", "more than 4 days in a row", "begin again with 2 mg")]),
    ("If you have missed 4 days or fewer, go on with the same dose.", [("missed dose", "4 days or fewer", "go on with the same dose")]),
    ("- You've gone without it.\n- You have missed it for more than 3 half-lives. You'll have to start again at the lowest dose.", [("missed dose", "it for more than 3 half-lives", "start again at the lowest dose")]),
    ("If treatment was interrupted for more than 10 days, go back to the first step.", [("interrupted treatment", "more than 10 days", "go back to the first step")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), CHANGES, ids=[t[:40] for t, _ in CHANGES])
def test_changes_in_the_words_of_pages(text: str, wanted: list[Row]) -> None:
    assert sorted(modifications(f"== dosage: Dosage\n{text}"), key=str) == sorted(wanted, key=str)


def test_what_interacting_drugs_ask_for_is_a_change_of_this_drugs_dose() -> None:
    told = "Fluconazole: halve the dose while you take it."
    assert modifications(f"== interactions: Interactions\n{told}") == [("fluconazole", None, "halve dose")]


@pytest.mark.parametrize(
    "told",
    [
        "When it is taken with digoxin, lower the dose of digoxin.",
        "If you take insulin, your doctor may lower their dose.",
        "If bleeding occurs, reduce the dose.",
    ],
)
def test_doses_of_other_drugs_and_reactions_among_interactions_are_none(told: str) -> None:
    assert modifications(f"== interactions: Interactions\n{told}") == []
