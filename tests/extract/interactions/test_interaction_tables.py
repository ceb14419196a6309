"""Interaction tables: which column says what, severities beside and above names, the label layout."""

from __future__ import annotations

import io

import pytest

from kg_builder.extract import open_document
from kg_builder.extract.interactions.tables import InteractionTableExtractor
from kg_builder.model import Interaction, Monograph
from kg_builder.readers import read_monographs


def facts_of_table(page: str, name: str = "page.html") -> list[Interaction]:
    """The interactions of a page's tables; every quote is checked."""
    (found,) = read_monographs(io.BytesIO(page.encode()), source_name=name)
    assert isinstance(found, Monograph)
    facts = [
        f for f in InteractionTableExtractor().extract(open_document(found)) if isinstance(f, Interaction)
    ]
    assert all(e.span.is_in(found.text) for f in facts for e in f.evidence)
    return facts


def html(head: list[str], rows: list[list[str]], title: str = "Drug interactions") -> str:
    """A page with one table."""

    def line(cells: list[str], tag: str) -> str:
        wide = ' colspan="2"' if len(cells) == 1 else ""
        return "<tr>" + "".join(f"<{tag}{wide}>{c}</{tag}>" for c in cells) + "</tr>"

    body = (line(head, "th") if head else "") + "".join(line(r, "td") for r in rows)
    names = "<h1>Zorvexil</h1><p>Generic name: zorvexil</p>"
    return f"<html><body>{names}<h2>{title}</h2><table>{body}</table></body></html>"


def said(facts: list[Interaction]) -> list[tuple[object, ...]]:
    return [(f.object, f.severity, f.effect, f.management) for f in facts]


def test_a_row_an_interaction() -> None:
    page = html(
        ["Interacting drug", "What can happen", "What to do"],
        [
            ["Phenytoin (Dilantin)", "lowered levels of zorvexil", "Double the dose."],
            ["Antacids, iron", "", "Avoid"],
        ],
    )
    facts = facts_of_table(page)
    assert said(facts) == [
        ("phenytoin", None, "lowered levels of zorvexil", "double the dose"),
        ("antacids", None, None, "avoid"),
        ("iron", None, None, "avoid"),
    ]
    assert [e.span.quote for e in facts[0].evidence] == [
        "Phenytoin", "lowered levels of zorvexil", "Double the dose.",
    ]  # fmt: skip


def test_advice_in_the_column_of_effects() -> None:
    page = html(["Drug", "Effect"], [["Lithium", "May raise lithium levels; monitor serum levels closely."]])
    [fact] = facts_of_table(page)
    assert (fact.object, fact.effect) == ("lithium", "raise lithium levels")
    assert (fact.management or "").startswith("monitor")


def test_severity_in_a_column() -> None:
    page = html(["Severity", "Medicine", "Effect"], [["Major", "Ketoconazole", "more drowsiness"]])
    assert said(facts_of_table(page)) == [("ketoconazole", "major", "more drowsiness", None)]


def test_severities_head_the_columns() -> None:
    page = html(["Contraindicated", "Moderate"], [["dofetilide", "digoxin, warfarin"], ["", "ibuprofen"]])
    assert said(facts_of_table(page)) == [
        ("dofetilide", "contraindicated", None, None),
        ("digoxin", "moderate", None, None),
        ("warfarin", "moderate", None, None),
        ("ibuprofen", "moderate", None, None),
    ]


@pytest.mark.parametrize("head", ["Level\tDrugs\n", ""])
def test_severities_stand_beside_the_names(head: str) -> None:
    page = f"Generic Name: zorvexil\nInteractions\n{head}Severe\tdofetilide\nMinor\tgreen tea, senna\n"
    assert said(facts_of_table(page, "page.txt")) == [
        ("dofetilide", "severe", None, None),
        ("green tea", "minor", None, None),
        ("senna", "minor", None, None),
    ]


def test_classes_with_examples_in_brackets() -> None:
    page = html(["Drug class", "Risk"], [["NSAIDs (e.g., ibuprofen, naproxen)", "more bleeding"]])
    assert [f.object for f in facts_of_table(page)] == ["NSAIDs", "ibuprofen", "naproxen"]


def test_the_label_layout() -> None:
    rows = [
        ["Strong CYP3A4 Inhibitors"],
        ["Clinical Impact:", "Higher exposure to zorvexil."],
        ["Intervention:", "Halve the dose of zorvexil."],
        ["Examples:", "Clarithromycin, itraconazole"],
    ]
    facts = facts_of_table(html([], rows, "7 Drug interactions"))
    assert [f.object for f in facts] == ["strong CYP3A4 inhibitors", "clarithromycin", "itraconazole"]
    assert {(f.effect, f.management) for f in facts} == {
        ("higher exposure to zorvexil", "halve the dose of zorvexil")
    }


def test_other_tables_name_no_interaction() -> None:
    assert facts_of_table(html(["Form", "Strength"], [["Tablet", "5 mg"]])) == []
    assert facts_of_table(html(["Drug", "Effect"], [["Aspirin", "bleeding"]], "Storage")) == []
    assert facts_of_table(html(["Drug", "Effect"], [["Zorvexil", "bleeding"]])) == []


def test_a_first_row_heads_the_columns_of_a_table_without_heads() -> None:
    page = html(
        [],
        [
            ["Interacting agent", "Examples"],
            ["Drugs that may raise the levels of zorvexil in the blood"],
            ["Azoles", "fluconazole, ketoconazole"],
        ],
    )
    assert [f.object for f in facts_of_table(page)] == ["azoles", "fluconazole", "ketoconazole"]


def test_results_under_a_head_that_asks_for_advice_are_effects() -> None:
    page = html(
        ["Drug", "Clinical comment"],
        [["Digoxin", "Increased levels of digoxin."], ["Lithium", "Monitor lithium levels."]],
    )
    assert said(facts_of_table(page)) == [
        ("digoxin", None, "increased levels of digoxin", None),
        ("lithium", None, None, "monitor lithium levels"),
    ]


def test_arrows_give_way_to_words_and_no_change_is_a_denial() -> None:
    page = html(
        ["Drug", "Effect", "Clinical comment"],
        [
            ["Digoxin", "\u2191 digoxin", "Increased levels of digoxin."],
            ["Ondansetron", "No change in exposure.", "No dose adjustment needed."],
        ],
    )
    facts = facts_of_table(page)
    assert said(facts) == [
        ("digoxin", None, "increased levels of digoxin", None),
        ("ondansetron", None, None, None),
    ]
    assert [f.status.value for f in facts] == ["asserted", "negated"]


def test_a_sentence_in_a_cell_gives_what_it_says_happens() -> None:
    cell = "The concomitant use of SSRIs with zorvexil raises the risk of serotonin syndrome."
    [fact] = facts_of_table(html(["Drug", "Effect"], [["Lithium", cell]]))
    assert fact.effect == "raises the risk of serotonin syndrome"


STACKED = """Generic Name: zorvexil
Interactions
Some medicines matter:
Medicine or class
Examples
What may happen
insulin
glargine (Lantus)
lower blood sugar; the insulin dose may need lowering
digoxin

raised digoxin levels (slightly)
ACE inhibitors
enalapril
swelling of the face
Ask a pharmacist about other medicines.
"""


def test_tables_with_one_cell_a_line() -> None:
    assert [(f.object, f.effect, f.management) for f in facts_of_table(STACKED, "page.txt")] == [
        ("insulin", "lower blood sugar", "the insulin dose may need lowering"),
        ("glargine", "lower blood sugar", "the insulin dose may need lowering"),
        ("digoxin", "raised digoxin levels", None),
        ("ACE inhibitors", "swelling of the face", None),
        ("enalapril", "swelling of the face", None),
    ]


def test_lines_that_no_heads_stand_over_are_no_table() -> None:
    text = STACKED.replace("What may happen", "Page two")
    assert facts_of_table(text, "page.txt") == []


def test_the_first_sentence_that_asks_for_something_is_the_advice() -> None:
    page = html(
        ["Drug", "Clinical comment"],
        [
            ["Lithium", "Increased risk of tremor. Avoid use with it."],
            ["Iron", "Its level falls by half [see Studies (5)] . Take it 2 hours later."],
            ["Reserpine", "Reserve it for those who need both. Check the pulse."],
        ],
    )
    assert said(facts_of_table(page)) == [
        ("lithium", None, "increased risk of tremor", "avoid use with it"),
        ("iron", None, None, "take it 2 hours later"),
        ("reserpine", None, None, "reserve it for those who need both"),
    ]


def test_a_head_over_all_columns_is_no_head_of_one() -> None:
    page = html(
        [],
        [
            ["Table 5: Interactions for which changes may be recommended"],
            ["Drug class: drug", "Effect", "Clinical comment"],
            ["Antimalarial: chloroquine", "\u2193 zorvexil", "Do not take both."],
        ],
    ).replace('<td colspan="2">Table', '<th colspan="3">Table')
    assert [(f.object, f.management) for f in facts_of_table(page)][-1] == ("chloroquine", "do not take both")


def test_a_class_with_two_enzymes_is_one_name() -> None:
    page = html(["Drug", "Advice"], [["Strong CYP2D6 or CYP3A4 Inhibitors", "Halve the dose."]])
    assert said(facts_of_table(page)) == [
        ("strong CYP2D6 or CYP3A4 inhibitors", None, None, "halve the dose")
    ]


def test_mechanisms_and_changes_are_effects() -> None:
    page = html(
        ["Drug", "Mechanism of action", "Recommendation"], [["Rifampin", "Lower zorvexil levels", "Avoid."]]
    )
    assert said(facts_of_table(page)) == [("rifampin", None, "lower zorvexil levels", "avoid")]


def test_notes_below_a_table_of_implications_name_nothing() -> None:
    page = html(
        ["Drug", "Clinical implications*"],
        [["Lithium", "May prolong the block"], ["* A nerve stimulator is recommended to test the block"]],
    )
    assert [f.object for f in facts_of_table(page)] == ["lithium"]


def test_what_the_drug_is_tells_nothing_that_happens() -> None:
    page = html(
        ["Drug", "Effect"],
        [
            ["Rifampin", "Zorvexil is a substrate of CYP3A4. Rifampin may lower zorvexil levels by half."],
            ["Select azoles", "Unknown"],
        ],
    )
    assert said(facts_of_table(page)) == [
        ("rifampin", None, "lower zorvexil levels by half", None),
        ("azoles", None, None, None),
    ]


def test_columns_that_answer_a_question() -> None:
    page = html(
        ["What", "Is it OK?", "Why"],
        [
            ["Live vaccines", "No", "May cause infection"],
            ["Warfarin", "Usually", "INR may need checking more often"],
            ["Lithium", "With caution", "Levels may climb"],
            ["Paracetamol", "Yes", ""],
        ],
    )
    facts = facts_of_table(page)
    assert [(f.object, f.management, f.status.value) for f in facts] == [
        ("live vaccines", "avoid", "asserted"),
        ("warfarin", "INR may need checking more often", "asserted"),
        ("lithium", "with caution", "asserted"),
        ("paracetamol", None, "negated"),
    ]


@pytest.mark.parametrize("head", ["What we do", "Plan", "Our approach", "To do"])
def test_heads_over_advice(head: str) -> None:
    page = html(["With", "What happens", head], [["Cimetidine", "Raises levels", "Use famotidine instead"]])
    assert said(facts_of_table(page)) == [("cimetidine", None, "raises levels", "use famotidine instead")]


def test_parts_of_cells_are_those_of_sentences() -> None:
    head = ["Drug", "Effect", "Clinical comment"]
    rows = [
        ["Herbals", "\u2193 zorvexil", "Taking St. John's wort with it is not recommended."],
        ["Rifabutin", "\u2193 rifabutin", "Increase rifabutin to 600 mg daily."],
        ["Azoles", "Zorvexil is metabolized by CYP3A. Azoles may raise its level; avoid them.", ""],
    ]
    assert [(e, m) for _, _, e, m in said(facts_of_table(html(head, rows)))] == [
        ("\u2193 zorvexil", "taking St. John's wort with it is not recommended"),
        ("\u2193 rifabutin", "increase rifabutin to 600 mg daily"),
        ("raise its level", "avoid"),
    ]


def test_a_table_below_a_heading_on_other_medicines() -> None:
    rows = [["Lithium", "Levels climb", "Check levels"]]
    page = html(["Drug", "What happens", "What to do"], rows, title="Precautions")
    page = page.replace("<table>", "<h3>What not to mix</h3><table>")
    assert said(facts_of_table(page)) == [("lithium", None, "levels climb", "check levels")]


def test_a_comment_that_says_again_what_happens_asks_nothing() -> None:
    head = ["Drug", "Effect", "Clinical comment"]
    rows = [
        ["Omeprazole", "\u2193 zorvexil", "Omeprazole decreases the plasma levels of zorvexil."],
        [
            "Diuretics",
            "reduced effect of diuretics",
            "During use with diuretics, observe patients for swelling.",
        ],
    ]
    assert [m for _, _, _, m in said(facts_of_table(html(head, rows)))] == [
        None,
        "during use with diuretics, observe patients for swelling",
    ]
