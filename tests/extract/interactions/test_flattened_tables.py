"""What scraping leaves of tables of interactions: groups under lines, tallies, counts on their own lines."""

from __future__ import annotations

import io

import pytest

from kg_builder.extract import extract_facts
from kg_builder.extract.interactions.counts import InteractionCountExtractor
from kg_builder.extract.interactions.extractor import InteractionExtractor
from kg_builder.model import Interaction, Monograph
from kg_builder.readers import read_monographs
from tests.extract.small_pages import facts_of, page


def _effects(*lines: str) -> dict[str, object]:
    text = "\n".join(["== interactions: Interactions", *lines])
    found = facts_of(InteractionExtractor(), page(text))
    return {f.object.casefold(): f.qualifiers.get("effect") for f in found}


def test_lines_that_title_groups_say_what_happens_with_them() -> None:
    found = _effects(
        "Table 2: Drugs that may raise examplol serum levels",
        "Antiepileptic drugs Felbamate, topiramate",
        "# Azoles Fluconazole, voriconazole",
        "Drugs that may lower examplol serum levels",
        "# Other Rifampin, sucralfate",
        "Drugs Whose Effect Is Impaired By Examplol",
        "Anticoagulants Warfarin, apixaban",
    )
    assert found["felbamate"] == found["voriconazole"] == "raise examplol serum levels"
    assert found["sucralfate"] == "lower examplol serum levels"
    assert found["warfarin"] == "impaired by examplol"


def test_states_and_words_in_brackets_title_groups() -> None:
    assert _effects("Increased risk of bleeding", "Warfarin, heparin") == {
        "warfarin": "increased risk of bleeding",
        "heparin": "increased risk of bleeding",
    }
    found = _effects("CYP3A4 inducers (lower levels)", "Rifampin, phenytoin")
    assert found["rifampin"] == "lower levels"


@pytest.mark.parametrize("above", ["It may raise levels of lithium.", "Herbal remedies and foods:"])
def test_sentences_and_titles_without_an_effect_title_no_group(above: str) -> None:
    assert _effects(above, "Warfarin, heparin")["warfarin"] is None


def test_management_behind_its_label_belongs_to_the_names_before_it() -> None:
    text = "== interactions: Interactions\nAntacids. Prevention or management: separate the doses by 3 hours."
    [fact] = facts_of(InteractionExtractor(), page(text))
    assert fact.qualifiers.get("management") == "separate the doses by 3 hours"


TALLIES = [
    ("Major: 21 | Moderate: 187", {"major": (21, "="), "moderate": (187, "=")}),
    (
        "- 88 serious - use alternative\n- 236 monitor closely",
        {"serious": (88, "="), "monitor closely": (236, "=")},
    ),
    ("Major 75\nModerate 380", {"major": (75, "="), "moderate": (380, "=")}),
    ("# Major interactions\n75\n# Minor interactions\n12+", {"major": (75, "="), "minor": (12, ">=")}),
    ("Serious (more than 200)\nMinor (9)", {"serious": (200, ">="), "minor": (9, "=")}),
    ("Known interactions: more than 90", {"total": (90, ">=")}),
    ("Disease interactions: 7", {}),
    ("The list shows over 500 interactions.", {"total": (500, ">=")}),
    ("It has mild interactions with none.", {"mild": (0, "=")}),
    (
        "It has no severe interactions known, serious interactions with 14 drugs.",
        {"severe": (0, "="), "serious": (14, "=")},
    ),
    (
        "It has 2 contraindicated combinations and 9 serious interactions.",
        {"contraindicated": (2, "="), "serious": (9, "=")},
    ),
]


@pytest.mark.parametrize(("lines", "counts"), TALLIES)
def test_tallies_count_and_name_nothing(lines: str, counts: dict[str, tuple[int, str]]) -> None:
    told = page(f"== interactions: Interactions\n{lines}")
    found = facts_of(InteractionCountExtractor(), told)
    assert {f.object: (f.qualifiers["count"], f.qualifiers["comparator"]) for f in found} == counts
    assert facts_of(InteractionExtractor(), told) == []


def test_a_section_title_heads_no_column_of_a_table_with_one_cell_a_line() -> None:
    cells = [
        *("Interacting drug", "Effect", "What to do"),
        *("Warfarin", "Higher INR and bleeding", "Check INR weekly"),
        *("Digoxin", "Higher digoxin levels", "Monitor digoxin levels"),
    ]
    text = "\n".join(["Generic Name: zorvexil", "Drug interactions", *cells, ""]).encode()
    (found,) = read_monographs(io.BytesIO(text), source_name="page.txt")
    assert isinstance(found, Monograph)
    facts = [f for f in extract_facts(found) if isinstance(f, Interaction)]
    assert [(f.object, f.effect, f.management) for f in facts] == [
        ("warfarin", "higher INR and bleeding", "check INR weekly"),
        ("digoxin", "higher digoxin levels", "monitor digoxin levels"),
    ]


def test_lines_that_ask_for_something_title_groups() -> None:
    text = "== interactions: Interactions\nAvoid\nRitonavir, cobicistat\nAdjust dose\nDiltiazem, verapamil"
    found = facts_of(InteractionExtractor(), page(text))
    assert {f.object: f.qualifiers.get("management") for f in found} == {
        "ritonavir": "avoid",
        "cobicistat": "avoid",
        "diltiazem": "adjust dose",
        "verapamil": "adjust dose",
    }
