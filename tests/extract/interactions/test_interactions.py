"""Interaction counts, and what a drug interacts with, wherever it is named."""

from __future__ import annotations

import pytest

from kg_builder.extract.interactions.counts import InteractionCountExtractor
from kg_builder.extract.interactions.extractor import InteractionExtractor
from kg_builder.model import Fact
from tests.extract.small_pages import facts_of, page

COUNTS = [
    ("Examplol has no known severe interactions with other drugs.", [("severe", 0, "=")]),
    ("Examplol has serious interactions with at least 37 different drugs.", [("serious", 37, ">=")]),
    ("It has moderate interactions with more than one hundred other medications.", [("moderate", 100, ">=")]),
    ("This drug has no known serious or mild interactions.", [("serious", 0, "="), ("mild", 0, "=")]),
    (
        "There are 12 major drug interactions and 204 moderate drug interactions.",
        [("major", 12, "="), ("moderate", 204, "=")],
    ),
    ("Examplol seriously interacts with over 30 drugs.", [("serious", 30, ">=")]),
    ("Examplol has minor interactions with 7 drugs.", [("minor", 7, "=")]),
    ("Examplol has moderate interactions with 20+ different medicines.", [("moderate", 20, ">=")]),
    (
        "83 drugs are known to interact with it: 5 major, 60 moderate and 18 minor.",
        [("major", 5, "="), ("moderate", 60, "="), ("minor", 18, "="), ("total", 83, "=")],
    ),
    (
        "4 drugs have major interactions, 31 have moderate ones and 2 have minor ones.",
        [("major", 4, "="), ("moderate", 31, "="), ("minor", 2, "=")],
    ),
    (
        "A total of 83 drugs interact with it. Of these: 5 major, 60 moderate, and 18 minor.",
        [("total", 83, "="), ("major", 5, "="), ("moderate", 60, "="), ("minor", 18, "=")],
    ),
    ("Known interactions: major (7), moderate (102).", [("major", 7, "="), ("moderate", 102, "=")]),
    (
        "Of 34 interacting drugs, 11 are major and 23 moderate.",
        [("major", 11, "="), ("moderate", 23, "="), ("total", 34, "=")],
    ),
    ("Examplol has minor interactions with no other drugs.", [("minor", 0, "=")]),
    (
        "The checker lists 2 serious, 6 significant and 1 minor interactions.",
        [("minor", 1, "="), ("serious", 2, "="), ("significant", 6, "=")],
    ),
    ("The trial of drug interactions had 40 patients with major depressive disorder.", []),
    ("Serious interactions happen in some patients.", []),
    ("No significant interactions were found when Examplol was given with samplol.", []),
    ("No serious drug interactions were seen with samplol or triazine.", []),
    ("Table 6 provides significant drug interaction information.", []),
    ("Take it with at least 200 mL of water.", []),
]


@pytest.mark.parametrize(("line", "counts"), COUNTS)
def test_counts(line: str, counts: list[tuple[str, int, str]]) -> None:
    found = facts_of(InteractionCountExtractor(), page(f"== interactions: Interactions\n{line}"))
    assert [(f.object, *f.qualifiers.values()) for f in found] == counts


def test_counts_may_stand_one_a_line() -> None:
    found = facts_of(
        InteractionCountExtractor(),
        page(
            """
== interactions: Does examplol interact with other drugs?
A total of 90 drugs are known to interact with examplol.
# 20 major drug interactions
  # 69 moderate drug interactions
    # 1 minor drug interaction
"""
        ),
    )
    assert [(f.object, f.qualifiers["count"]) for f in found] == [
        ("total", 90),
        ("major", 20),
        ("moderate", 69),
        ("minor", 1),
    ]


@pytest.mark.parametrize("none", ["None", "none known"])
def test_a_list_of_none_counts_zero(none: str) -> None:
    small = page(f"== interactions\nMild interactions of examplol include:\n  - {none}")
    [fact] = facts_of(InteractionCountExtractor(), small)
    assert (fact.object, fact.qualifiers["count"]) == ("mild", 0)
    assert facts_of(InteractionExtractor(), small) == []


def named(notation: str) -> list[tuple[str, dict[str, object]]]:
    found: list[Fact] = facts_of(InteractionExtractor(), page(notation))
    return [(f.object, dict(f.qualifiers)) for f in found]


SENTENCES = [
    (
        "Taking examplol with warfarin may increase the risk of bleeding.",
        {"warfarin": {"effect": "increase the risk of bleeding"}},
    ),
    (
        "NSAIDs such as ibuprofen and naproxen can reduce its effect.",
        {"NSAIDs": {}, "ibuprofen": {}, "naproxen": {}},
    ),
    ("Avoid drinking alcohol while taking examplol.", {"alcohol": {"management": "avoid"}}),
    (
        "Do not use examplol with grapefruit juice.",
        {"grapefruit juice": {"management": "do not use examplol with grapefruit juice"}},
    ),
    (
        "Examplol may increase the blood levels of digoxin; monitor digoxin levels.",
        {"digoxin": {"management": "monitor digoxin levels"}},
    ),
    (
        "Antacids: May decrease absorption of examplol.",
        {"antacids": {"effect": "decrease absorption of examplol"}},
    ),
    ("Carbamazepine and phenytoin decrease the effect of examplol.", {"carbamazepine": {}, "phenytoin": {}}),
    (
        "Do not combine it with MAO inhibitors because of the risk of serotonin syndrome.",
        {"MAO inhibitors": {"effect": "risk of serotonin syndrome"}},
    ),
    (
        "Drugs that may interact with it include: rifampin, St. John's wort, and azole antifungals (such "
        "as itraconazole).",
        {"rifampin": {}, "St. John's wort": {}, "azole antifungals": {}, "itraconazole": {}},
    ),
    (
        "Probenecid: higher levels of examplol; reduce its dose.",
        {"probenecid": {"management": "reduce its dose"}},
    ),
    ("Colchicine - muscle damage has been reported; use with caution.", {"colchicine": {}}),
    (
        "Morphine raises the level of examplol. The dose of either may have to be reduced.",
        {"morphine": {"management": "the dose of either may have to be reduced"}},
    ),
    (
        "Opioids such as codeine, and other drugs that slow the brain, including alcohol and zopiclone, add "
        "to drowsiness.",
        {"opioids": {}, "codeine": {}, "drugs that slow the brain": {}, "alcohol": {}, "zopiclone": {}},
    ),
    (
        "Cimetidine and fluvoxamine speed its absorption; the combination is not recommended.",
        {"cimetidine": {"management": "the combination is not recommended"}, "fluvoxamine": {}},
    ),
    (
        "Bleeding was seen when combined with clopidogrel. Avoid the combination or watch for bleeding.",
        {"clopidogrel": {"management": "avoid the combination or watch for bleeding"}},
    ),
    ("When treatment is stopped, check the levels of theophylline.", {"theophylline": {}}),
    ("MAO inhibitors such as phenelzine may slow its clearance.", {"MAO inhibitors": {}, "phenelzine": {}}),
    ("Soy products may lower the amount that is taken up.", {"soy products": {}}),
    (
        "Ask your doctor before using a sleeping pill or a muscle relaxer.",
        {"sleeping pill": {}, "muscle relaxer": {}},
    ),
    ("Take it at least 2 hours after the antacid.", {"antacid": {}}),
    (
        "**Lithium**: toxicity was seen; check lithium levels.",
        {"lithium": {"management": "check lithium levels"}},
    ),
    (
        "Coadministration with opioids may result in deep sedation and coma.",
        {"opioids": {"effect": "deep sedation and coma"}},
    ),
    (
        "Dizziness may occur when examplol is taken with nitrates.",
        {"nitrates": {"effect": "dizziness"}},
    ),
    (
        "Loop diuretics can deepen the loss of salt.",
        {"loop diuretics": {"effect": "deepen the loss of salt"}},
    ),
    (
        "Examplol can make birth control pills less effective.",
        {"birth control pills": {"effect": "less effective"}},
    ),
    (
        "Using it with triptans may cause a condition called serotonin syndrome.",
        {"triptans": {"effect": "serotonin syndrome"}},
    ),
    (
        "DRUG INTERACTIONS: Examplol can increase the levels in blood of diazepam and warfarin.",
        {
            "diazepam": {"effect": "increase the levels in blood of diazepam"},
            "warfarin": {"effect": "increase the levels in blood of warfarin"},
        },
    ),
    ("Tell your doctor about all medicines you use.", {}),
    ("Onset: rapid. Severity: major.", {}),
    ("Co-administration of examplol with cyclosporine should be avoided.", {"cyclosporine": {}}),
    (
        "HMG-CoA reductase inhibitors may add to the risk of muscle damage.",
        {"HMG-CoA reductase inhibitors": {}},
    ),
    ("Mechanism: it slows the breakdown of examplol.", {}),
    ("Other drugs may interact with examplol, including prescription and over-the-counter medicines.", {}),
    ("Not all of the possible interactions are listed above.", {}),
    ("Examplol has moderate interactions with at least 48 different drugs.", {}),
]


@pytest.mark.parametrize(("line", "wanted"), SENTENCES)
def test_sentences(line: str, wanted: dict[str, dict[str, str]]) -> None:
    found = dict(named(f"== interactions: Interactions\n{line}"))
    assert found.keys() == wanted.keys()
    for name, qualifiers in wanted.items():
        assert qualifiers.items() <= found[name].items()


def test_lists_by_severity() -> None:
    found = named(
        "== interactions\nSevere interactions of examplol include:\n  - Abametapir\n  - lefamulin\n"
        "Mild interactions of examplol include:\n  - green tea"
    )
    assert found == [
        ("abametapir", {"severity": "severe"}),
        ("lefamulin", {"severity": "severe"}),
        ("green tea", {"severity": "mild"}),
    ]


def test_a_lead_in_that_counts_may_list_as_well() -> None:
    found = named(
        "== interactions\nExamplol has serious interactions with at least 53 drugs, including:\n  - fentanyl"
    )
    assert found == [("fentanyl", {"severity": "serious"})]


def test_an_item_may_go_on_with_advice() -> None:
    found = named(
        "== interactions\nTell your doctor if you take other medicines, such as:\n"
        "  - allopurinol. If you take allopurinol, your dose must be cut to a quarter"
    )
    assert [(name, q.get("management")) for name, q in found][:1] == [
        ("allopurinol", "if you take allopurinol, your dose must be cut to a quarter")
    ]


def test_a_class_with_its_members_in_brackets_or_after_a_dash() -> None:
    found = named(
        "== interactions\nTell your doctor about other medicines you take, especially:\n"
        "  - MAO inhibitors (isocarboxazid, phenelzine)\n  - a blood thinner - warfarin, Jantoven"
    )
    assert [name for name, _ in found] == [
        "MAO inhibitors",
        "isocarboxazid",
        "phenelzine",
        "blood thinner",
        "warfarin",
        "Jantoven",
    ]


def test_short_items_of_the_section_are_names() -> None:
    found = named("== interactions\nUse with these is usually not recommended.\n- Amitriptyline\n- Iron")
    assert [name for name, _ in found] == ["amitriptyline", "iron"]


def test_alcohol_is_read_wherever_it_is_told() -> None:
    found = named("== patient_information\nAvoid alcohol while taking examplol. Avoid driving.")
    assert found == [("alcohol", {"management": "avoid"})]


NOT_COMBINED = [
    ("== warnings\nYou should not use examplol if you also take pimozide.", ["pimozide"]),
    (
        "== warnings\nDo not take examplol if you are treated with linezolid, or if you use disulfiram.",
        ["linezolid", "disulfiram"],
    ),
    ("== contraindications\n  - Concomitant use with strong CYP3A4 inhibitors", ["strong CYP3A4 inhibitors"]),
    ("== contraindications\nExamplol is contraindicated in patients taking nitrates.", ["nitrates"]),
    ("== contraindications\n  - Patients taking rifampin", ["rifampin"]),
    ("== warnings\nDo not use examplol if you have kidney disease.", []),
    ("== contraindications\n  - Use in children", []),
    ("== contraindications\n  - Treatment of status asthmaticus", []),
    ("== warnings\nDo not drive if you are taking other medicines.", []),
]


@pytest.mark.parametrize(("notation", "names"), NOT_COMBINED)
def test_what_must_not_be_combined(notation: str, names: list[str]) -> None:
    assert [(name, q["severity"]) for name, q in named(notation)] == [(n, "contraindicated") for n in names]


def test_denied_interactions_are_kept_as_denied() -> None:
    found = facts_of(
        InteractionExtractor(),
        page("== interactions\nNo interaction was found with phenytoin or digoxin."),
    )
    assert [(f.object, f.status.value) for f in found] == [("phenytoin", "negated"), ("digoxin", "negated")]


def test_headings_of_the_section_name_drugs() -> None:
    found = named(
        "== interactions\n# Anticoagulants\nBleeding may be prolonged.\n# Effects on laboratory tests\nNone."
    )
    assert [name for name, _ in found] == ["anticoagulants"]


def test_counts_name_no_drug() -> None:
    assert named("== interactions: Interactions\nSerious: 12. Moderate: 88.") == []


SEVERITY_HEADINGS = """== interactions: Interactions
# Contraindicated (0)
# Serious - Use Alternative (2)
  - tizanidine
  - tizanidine, examplol. Either increases sedation. Avoid or use alternate drug.
  - pimozide
# Monitor Closely (31)
  - examplia root
# Minor
  - nettle"""


def test_severities_as_headings_govern_what_they_head() -> None:
    found = named(SEVERITY_HEADINGS)
    assert [(name, q["severity"]) for name, q in found] == [
        ("tizanidine", "serious"),
        ("tizanidine", "serious"),
        ("pimozide", "serious"),
        ("examplia root", "monitor closely"),
        ("nettle", "minor"),
    ]
    counts = facts_of(InteractionCountExtractor(), page(SEVERITY_HEADINGS))
    assert [(f.object, f.qualifiers["count"]) for f in counts] == [
        ("contraindicated", 0),
        ("serious", 2),
        ("monitor closely", 31),
    ]


def test_severities_as_headings_that_tell_how_many_are_shown() -> None:
    said = SEVERITY_HEADINGS.replace("(2)", "(3 of 70 shown)").replace("(31)", "(1 of 240)")
    assert [q["severity"] for _, q in named(said)] == ["serious"] * 3 + ["monitor closely", "minor"]
    counts = facts_of(InteractionCountExtractor(), page(said))
    assert [f.qualifiers["count"] for f in counts] == [0, 70, 240]


ELSEWHERE = [
    (
        "== dosage: DOSING\nDRUG INTERACTIONS: Examplol lowers the levels of digoxin.\n"
        "Cimetidine may do the same.\nPREGNANCY: It may be used with insulin.",
        ["digoxin", "cimetidine"],
    ),
    (
        "== pregnancy: Pregnancy\n# Taking other medicines\n  - Antifungals (itraconazole)",
        ["antifungals", "itraconazole"],
    ),
    ("== other: Other medicines\nAntacids can slow it down.", ["antacids"]),
    (
        "== dosage: Dosage\n# Coadministration with strong CYP3A4 inhibitors\nReduce the dose.",
        ["strong CYP3A4 inhibitors"],
    ),
    (
        "== warnings: Warnings\n- Use of other drugs that thin the blood, such as aspirin",
        ["drugs that thin the blood", "aspirin"],
    ),
    ("== warnings: Warnings\nDrowsiness may occur when examplol is taken with opioids.", ["opioids"]),
    ("== warnings: Warnings\nLive vaccines should be avoided during treatment.", ["live vaccines"]),
    (
        "== warnings\nBe sure to mention any of the following: anticoagulants ('blood thinners') such as "
        "warfarin (Coumadin); aspirin.",
        ["anticoagulants", "blood thinners", "warfarin", "aspirin"],
    ),
    ("== warnings\nTell your doctor if you take digoxin, or a diuretic.", ["digoxin", "diuretic"]),
    (
        "== warnings\nAsk your doctor about the use of alcoholic drinks during treatment.",
        ["alcoholic drinks"],
    ),
    ("== warnings\nTell your doctor if you have ever drunk large amounts of alcohol.", []),
    ("== warnings\nThe risk of bleeding is higher if you also take an NSAID.", ["NSAID"]),
    (
        "== contraindications\nDo not take examplol if you:\n  - take or have taken an MAO inhibitor",
        ["MAO inhibitor"],
    ),
    (
        "== warnings\nDo not take examplol if you:\n  - are taking sacubitril and valsartan",
        ["sacubitril", "valsartan"],
    ),
    ("== adverse_effects: Side effects\nA cough is less common than with ACE inhibitors.", []),
    ("== dosage: Dosage\nTake it with or without food. Take it with water.", []),
]


@pytest.mark.parametrize(("notation", "names"), ELSEWHERE)
def test_interactions_told_elsewhere(notation: str, names: list[str]) -> None:
    assert [name for name, _ in named(notation)] == names


def test_a_list_goes_on_with_the_severity_before_it() -> None:
    found = named(
        "== interactions\n- Severe interactions of examplol include:\n"
        "- Class Ia antiarrhythmics:\n  - quinidine\n- Class III antiarrhythmics:\n  - sotalol\n"
        "Tell your doctor what you take, especially lithium."
    )
    assert [(name, q.get("severity")) for name, q in found] == [
        ("class Ia antiarrhythmics", "severe"),
        ("quinidine", "severe"),
        ("class III antiarrhythmics", "severe"),
        ("sotalol", "severe"),
        ("lithium", None),
    ]


MORE_COUNTS = [
    (
        "Contraindicated (2) Serious - Use Alternative (40) Significant - Monitor Closely (91) Minor (7)",
        [("contraindicated", 2, "="), ("serious", 40, "="), ("significant", 91, "="), ("minor", 7, "=")],
    ),
    ("Examplol has no noted severe interactions.", [("severe", 0, "=")]),
    (
        "91 interactions listed: severe 22, moderate 69.",
        [("severe", 22, "="), ("moderate", 69, "="), ("total", 91, "=")],
    ),
    ("Examplol has 212 known drug interactions.", [("total", 212, "=")]),
    ("Over 300 drugs have known interactions with it.", [("total", 300, ">=")]),
    ("Examplol interacts with at least 83 other medicines.", [("total", 83, ">=")]),
    ("There are 3 disease interactions with examplol.", []),
    ("Two medicines may interact.", []),
    (
        "Major (54), Moderate (219), Minor (1)",
        [("major", 54, "="), ("moderate", 219, "="), ("minor", 1, "=")],
    ),
    ("Severe: None", [("severe", 0, "=")]),
    ("Patients with severe (2) or moderate (3) disease were left out.", []),
    ("Severe interactions of examplol include: none", [("severe", 0, "=")]),
    ("Serious interactions: none known.", [("serious", 0, "=")]),
    ("It has not been found to have any severe interactions.", [("severe", 0, "=")]),
    ("At least 30 drugs have moderate interactions with it.", [("moderate", 30, ">=")]),
    ("In a study of interactions, moderate 5 mg doses were used.", []),
]


@pytest.mark.parametrize(("line", "counts"), MORE_COUNTS)
def test_counts_behind_severities_and_empty_lists(line: str, counts: list[tuple[str, int, str]]) -> None:
    found = facts_of(InteractionCountExtractor(), page(f"== interactions: Interactions\n{line}"))
    assert [(f.object, *f.qualifiers.values()) for f in found] == counts


def test_a_heading_on_other_medicines_opens_interactions_among_effects() -> None:
    notation = (
        "== adverse_effects: Side effects\n- rash\n# Examplol with other things you take\n"
        "  - Rifampicin may stop examplol from working: avoid."
    )
    [fact] = facts_of(InteractionExtractor(), page(notation))
    assert (fact.object, fact.qualifiers["management"]) == ("rifampicin", "avoid")


def test_what_a_use_combines_is_no_interaction() -> None:
    line = "Examplol is used in combination with methotrexate to treat arthritis that worsened with alcohol."
    assert facts_of(InteractionExtractor(), page(f"== indications: Uses\n{line}")) == []


def test_no_name_begins_with_and() -> None:
    line = "Examplol may add to the effect of thiazide and loop diuretics."
    found = facts_of(InteractionExtractor(), page(f"== interactions\n{line}"))
    assert [f.object for f in found] == ["thiazide", "loop diuretics"]
