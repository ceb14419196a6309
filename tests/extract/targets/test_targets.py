"""Targets and mechanisms."""

from __future__ import annotations

from io import BytesIO

import pytest

from kg_builder.extract.targets.extractor import TargetExtractor
from kg_builder.model import Monograph
from kg_builder.readers import read_monographs

from ..small_pages import facts_of, page

CASES = [
    (
        "Examplol works by blocking an enzyme called HMG-CoA reductase, which the liver needs.",
        ["HMG-CoA reductase"],
    ),
    ("Examplol specifically binds to CD20, an antigen on B cells.", ["CD20"]),
    ("SSRIs inhibit the reuptake of serotonin in the brain.", ["serotonin reuptake"]),
    (
        "It blocks the action of tumor necrosis factor alpha (TNF-alpha), a protein.",
        ["tumor necrosis factor alpha"],
    ),
    ("Examplol blocks beta-1 and beta-2 receptors in the heart.", ["beta-1 receptors", "beta-2 receptors"]),
    ("Examplol is an inhibitor of vitamin K epoxide reductase.", ["vitamin K epoxide reductase"]),
    ("Examplol stimulates GABA-B receptors in the spinal cord.", ["GABA-B receptors"]),
    ("Examplol is a tumor necrosis factor (TNF) blocker.", ["tumor necrosis factor"]),
    ("Examplol works as a gamma-aminobutyric acid (GABA) agonist.", ["gamma-aminobutyric acid"]),
    ("Examplol is a monoclonal antibody directed against the CD77 antigen.", ["CD77 antigen"]),
    ("Examplol belongs to a class of drugs called exemplin II receptor blockers.", ["exemplin II receptor"]),
    ("Examplol may block pain signals.", []),
    (
        "It blocks histamine H1, muscarinic, and alpha1-adrenergic receptors.",
        ["histamine H1 receptors", "muscarinic receptors", "alpha1-adrenergic receptors"],
    ),
    (
        "Examplol binds to fictional 5-phosphate (F5P) receptors 1, 3 and 5.",
        ["fictional 5-phosphate receptors"],
    ),
    ("Part of the effect comes from activation of exemplary kinase.", ["exemplary kinase"]),
    ("It inhibits **exemplase** and keeps the level low.", ["exemplase"]),
    ("About 95% is bound; examplol binds to albumin, and protein binding is constant.", []),
    ("It fastens onto CD52, a protein of lymphocytes.", ["CD52"]),
    ("Examplol latches on to the exemplar-1 (EX-1) receptor and calms it.", ["exemplar-1 receptor"]),
    ("Examplol blocks an enzyme, exemplo-oxygenase, so that less is made.", ["exemplo-oxygenase"]),
    ("It belongs to a family of medicines known as factor Xa inhibitors.", ["factor Xa"]),
    ("In gout, immune cells attack the joint and activate macrophages.", []),
]


@pytest.mark.parametrize(("line", "targets"), CASES)
def test_targets(line: str, targets: list[str]) -> None:
    found = facts_of(TargetExtractor(), page(f"== mechanism: How does it work?\n{line}"))
    assert [f.object for f in found] == targets


def test_the_mechanism_is_the_clause() -> None:
    [fact] = facts_of(TargetExtractor(), page("== mechanism\nExamplol binds to CD20 and marks the cells."))
    assert fact.qualifiers == {"mechanism": "binds to CD20 and marks the cells"}


NO_SUBJECT = [
    (
        "Inhibits exemplary kinase-2 (EK-2) and sample phosphatase",
        ["exemplary kinase-2", "sample phosphatase"],
    ),
    ("Agonist at exemplary receptors in the brain stem", ["exemplary receptors"]),
    ("The gut releases a hormone that stimulates exemplary receptors.", []),
]


@pytest.mark.parametrize(("line", "targets"), NO_SUBJECT)
def test_under_a_heading_on_the_mechanism_no_subject_is_needed(line: str, targets: list[str]) -> None:
    told = facts_of(TargetExtractor(), page(f"== mechanism: Pharmacology\n# Mechanism of Action\n  {line}"))
    assert [f.object for f in told] == targets


def test_what_it_does_not_act_on_is_kept_and_marked() -> None:
    [fact] = facts_of(TargetExtractor(), page("== mechanism\nExamplol does not inhibit cyclooxygenase."))
    assert (fact.object, fact.status.value) == ("cyclooxygenase", "negated")


SAID_OTHERWISE = [
    ("Examplol binds to and blocks the exemplary receptor.", ["exemplary receptor"]),
    ("It stops a chemical called histamine from working.", ["histamine"]),
    ("It works by opening potassium channels.", ["potassium channels"]),
    ("It is thought to raise brain levels of the calming messenger GABA and to act fast.", ["GABA"]),
    ("Examplol depletes B lymphocytes.", ["B lymphocytes"]),
    ("Its target is the exemplary growth factor receptor (EGR).", ["exemplary growth factor receptor"]),
    ("It works by blocking the action of leukotrienes.", ["leukotrienes"]),
    ("Examplol raises levels of liver enzymes in blood tests.", []),
    ("Inhibition of metabolism by it may produce increases.", []),
    ("It prevents blood clots from forming.", []),
]


@pytest.mark.parametrize(("line", "targets"), SAID_OTHERWISE)
def test_mechanisms_in_lay_and_professional_words(line: str, targets: list[str]) -> None:
    found = facts_of(TargetExtractor(), page(f"== mechanism: How it works\n{line}"))
    assert [f.object for f in found] == targets


MORE_VERBS = [
    ("Examplol captures a growth factor called samplin (SGF).", ["samplin"]),
    ("It works by lowering the amount of angiotensin II in the blood.", ["angiotensin II"]),
    ("It keeps the exemplar-6 receptor from passing on its signal.", ["exemplar-6 receptor"]),
    ("It dampens exemplar-like receptor signaling.", ["exemplar-like receptor signaling"]),
    ("May interfere w/ EXP3 inflammasome", ["EXP3 inflammasome"]),
    ("Examplol forms a complex with samplophilin.", ["samplophilin"]),
    ("It acts mainly through sample-2 channel blockade.", ["sample-2 channel"]),
    ("Examplol imitates the hormone ELP-1.", ["ELP-1"]),
    ("The antibody mops up free exemplakin-5.", ["exemplakin-5"]),
    ("It rebalances dopamine and serotonin in the brain.", ["dopamine", "serotonin"]),
    ("It works by relaxing the blood vessels.", ["blood vessels"]),
    ("The calming effect of it on GABA is not known.", []),
    ("Affinity of examplol for muscarinic receptors is negligible.", []),
    ("Examplol calms MS and quiets MS.", []),
    ("Stop examplase inhibitors with examplol; interrupt examplol.", []),
]
LISTED_TARGETS = [
    ("Examplol binds to EX12, IL-94 and samplase.", ["EX12", "IL-94", "samplase"]),
    (
        "Examplol blocks several of these receptors, among them E2 and H9 receptors.",
        ["E2 receptors", "H9 receptors"],
    ),
    (
        "Antagonism at sample E2 and H9A receptors explains how examplol works.",
        ["sample E2 receptors", "H9A receptors"],
    ),
    (
        "It sticks to the p99 protein shared by two cytokines, interleukin-91 and interleukin-92.",
        ["p99 protein", "interleukin-91", "interleukin-92"],
    ),
]
POINTED_AT = [
    ("An enzyme known as ESP-4 breaks it down. Examplol blocks that enzyme.", ["ESP-4"]),
    ("Samplin is a protein of the gut. Examplol mops up this protein.", ["Samplin"]),
    ("Cells carry a docking protein on their skin, alpha-9 integrin. Examplol sits on that protein.",
     ["alpha-9 integrin"]),
]  # fmt: skip


@pytest.mark.parametrize(("line", "targets"), [*MORE_VERBS, *LISTED_TARGETS, *POINTED_AT])
def test_what_is_acted_on_in_many_wordings(line: str, targets: list[str]) -> None:
    told = facts_of(TargetExtractor(), page(f"== mechanism: How it works\n{line}"))
    assert [f.object for f in told if f.status.value == "asserted"] == targets


HOW = [
    ("== patient_information: Questions\nHow does it work? It blocks an enzyme, samplase.", ["samplase"]),
    ("== dosage_forms: Packs\n# Mode of action\n  Binds the samplyl terminus of sample precursors.",
     ["samplyl terminus of sample precursors"]),
    ("== patient_information: Questions\nCan I drink? It blocks an enzyme, samplase.", []),
]  # fmt: skip


@pytest.mark.parametrize(("notation", "targets"), HOW)
def test_mechanisms_are_read_wherever_a_page_tells_how_it_works(notation: str, targets: list[str]) -> None:
    assert [f.object for f in facts_of(TargetExtractor(), page(notation))] == targets


LOWERED = [
    ("In the laboratory, examplol lowered production of collagen and of interleukin-6.", ["interleukin-6"]),
    ("Examplol works by cutting production of TGF-beta.", ["TGF-beta"]),
    ("It makes more serotonin available in the brain.", ["serotonin"]),
    ("Examplase is inhibited by examplol.", ["Examplase"]),
    ("Examplol is a monoclonal antibody against CD20.", ["CD20"]),
    ("Its active form is a potent antagonist of the P2Y12 receptor.", ["P2Y12 receptor"]),
    ("Examplol binds with high affinity to the extracellular domain of the CD9 protein.", ["CD9 protein"]),
    ("Examplol is a vitamin K antagonist.", ["vitamin K"]),
    ("Examplol forms hydrogen bonds with examplin.", ["examplin"]),
    ("The precise mechanism is thought to involve voltage-dependent blockade of sodium channels.",
     ["sodium channels"]),
    ("Examplol blocks several of the receptors involved: dopamine receptors above all.",
     ["dopamine receptors"]),
    ("Examplol targets activated T cells.", ["activated T cells"]),
]  # fmt: skip


@pytest.mark.parametrize(("line", "wanted"), LOWERED)
def test_targets_in_the_past_and_in_the_passive(line: str, wanted: list[str]) -> None:
    found = facts_of(TargetExtractor(), page(f"== mechanism: How it works\n{line}"))
    assert [f.object for f in found] == wanted


NO_TARGETS = [
    "Interrupt examplol if signs or symptoms of SCARs occur.",
    "Examplol needs close monitoring of the aPTT.",
    "Examplol may interfere with the absorption of samplin.",
    "Examplol may antagonize the effects of dopamine agonists.",
    "Strong inhibitors of CYP3A4 raise examplol.",
    "Examplol may prevent hives or allergic skin.",
]


@pytest.mark.parametrize("line", NO_TARGETS)
def test_what_is_watched_or_told_of_other_drugs_is_no_target(line: str) -> None:
    assert facts_of(TargetExtractor(), page(f"== description: What is it?\n{line}")) == []


def test_how_strongly_and_by_what_two_verbs_it_acts_is_told() -> None:
    told = "Examplol is a weak, reversible inhibitor of examplase. It binds and blocks CD20."
    found = facts_of(TargetExtractor(), page(f"== mechanism\n{told}"))
    assert [f.qualifiers["mechanism"] for f in found] == [
        "weak, reversible inhibitor of examplase",
        "binds and blocks CD20",
    ]


LAY_WORDS = [
    (
        "It blocks the serotonin transporter and, as doses climb, the norepinephrine transporter.",
        ["serotonin transporter", "norepinephrine transporter"],
    ),
    ("It shuts off a carrier in the kidney called samplin transporter 2.", ["samplin transporter 2"]),
    ("Examplol plugs into the GLP-1 receptor.", ["GLP-1 receptor"]),
    ("Examplol jams the enzyme that makes uric acid, xanthine oxidase.", ["xanthine oxidase"]),
    (
        "It inhibits two of their enzymes, DNA gyrase and topoisomerase IV, for good.",
        ["DNA gyrase", "topoisomerase IV"],
    ),
    ("It blocks JAK1 and JAK3, two enzymes that pass messages on.", ["JAK1", "JAK3"]),
    ("It kills germs before they copy their DNA.", []),
    ("Examplol inhibits cell wall synthesis.", ["cell wall synthesis"]),
]


@pytest.mark.parametrize(("line", "targets"), LAY_WORDS)
def test_targets_in_lay_words(line: str, targets: list[str]) -> None:
    facts = facts_of(TargetExtractor(), page(f"== mechanism: How does it work?\n{line}"))
    assert [fact.object for fact in facts] == targets


def test_a_row_of_a_table_may_name_targets() -> None:
    text = "Examplol\n\nWhat is examplol?\n\nIt is a tablet.\n\nClass\tSampletine\nActs on\tJAK1 and JAK3\n"
    (page,) = read_monographs(BytesIO(text.encode()), source_name="page.txt")
    assert isinstance(page, Monograph)
    assert [fact.object for fact in facts_of(TargetExtractor(), page)] == ["JAK1", "JAK3"]


MECHANISMS = [
    (
        "Examplol is a selective samplin receptor antagonist that is indicated for gout.",
        [("samplin receptor", "samplin receptor antagonist")],
    ),
    (
        "Examplol is a poly (ADP-ribose) polymerase inhibitor indicated in adults with gout.",
        [("poly(ADP-ribose) polymerase", "poly (ADP-ribose) polymerase inhibitor")],
    ),
    (
        "Examplol is an interleukin-12 and -23 antagonist indicated for gout.",
        [
            ("interleukin-12", "interleukin-12 and -23 antagonist"),
            ("interleukin-23", "interleukin-12 and -23 antagonist"),
        ],
    ),
    (
        "Examplol is a samplin receptor agonist and samplin receptor agonists have been linked to clots.",
        [("samplin receptor", "samplin receptor agonist")],
    ),
    (
        "Examplol, an inhibitor of samplin kinase, is indicated for gout.",
        [("samplin kinase", "inhibitor of samplin kinase")],
    ),
    (
        "Examplol blocks samplin kinase, which is raised in gout.",
        [("samplin kinase", "blocks samplin kinase, which is raised in gout")],
    ),
    ("Examplol is weakened by the effect of samplexine on the metabolic activation of it.", []),
]


@pytest.mark.parametrize(("line", "told"), MECHANISMS)
def test_a_mechanism_ends_where_a_use_begins(line: str, told: list[tuple[str, str]]) -> None:
    facts = facts_of(TargetExtractor(), page(f"== description: What is examplol?\n{line}"))
    assert [(fact.object, fact.qualifiers["mechanism"]) for fact in facts] == told


NAMED_BARELY = [
    ("It stops an enzyme called samplin reductase.", ["samplin reductase"]),
    ("It stops pain.", []),
    (
        "It acts mainly on alpha-1, beta-1 and beta-2 receptors.",
        ["alpha-1 receptors", "beta-1 receptors", "beta-2 receptors"],
    ),
    ("It copies the hormone GLP-1.", ["GLP-1"]),
    ("It blocks the bacterial enzyme DNA gyrase.", ["DNA gyrase"]),
    ("It binds free IgE in the blood.", ["IgE"]),
    ("It binds to the extracellular domain IV of HER2.", ["HER2"]),
    ("It inhibits multiple kinases, including BRAF, CRAF and FLT3.", ["BRAF", "CRAF", "FLT3"]),
    ("It locks onto the same receptor.", []),
    ("It makes nerves more sensitive to GABA.", ["GABA"]),
    ("It acts as a decoy receptor for TNF.", ["TNF"]),
    ("It stabilizes microtubules.", ["microtubules"]),
    ("Unlike morphine, which acts on opioid receptors, examplol blocks COX-2.", ["COX-2"]),
]


@pytest.mark.parametrize(("line", "targets"), NAMED_BARELY)
def test_targets_without_what_stands_before_their_names(line: str, targets: list[str]) -> None:
    found = facts_of(TargetExtractor(), page(f"== mechanism: How does it work?\n{line}"))
    assert [fact.object for fact in found] == targets


TERSE = [
    ("Selective samplin receptor blocker with little effect elsewhere", ["samplin receptor"]),
    ("Alpha-2 agonist; lowers the outflow", ["alpha-2"]),
    ("Samplin oxidase inhibitor", ["samplin oxidase"]),
    ("Kinase inhibitor", []),
    ("Blocks NMDA receptors, weak inhibitor of serotonin reuptake", ["NMDA receptors", "serotonin reuptake"]),
]


@pytest.mark.parametrize(("line", "targets"), TERSE)
def test_lines_that_open_with_what_the_drug_is_to_its_target(line: str, targets: list[str]) -> None:
    found = facts_of(TargetExtractor(), page(f"== mechanism: Mechanism\n{line}"))
    assert [fact.object for fact in found] == targets


def test_little_affinity_is_denied_and_other_sections_tell_sure_targets() -> None:
    [told] = facts_of(
        TargetExtractor(),
        page("== mechanism: Action\nIt has no significant affinity for muscarinic receptors."),
    )
    assert (told.object, told.status.value) == ("muscarinic receptors", "negated")
    passing = (
        "== other: An essay\nIt keeps a messenger by blocking the serotonin transporter. It slows the heart."
    )
    assert [f.object for f in facts_of(TargetExtractor(), page(passing))] == ["serotonin transporter"]


LISTED_BEHIND = [
    (
        "It inhibits receptor tyrosine kinases including growth receptors VEGFR-1, VEGFR-2, and VEGFR-3.",
        ["VEGFR-1", "VEGFR-2", "VEGFR-3"],
    ),
    ("It works by increasing the action of antithrombin against factor Xa.", ["antithrombin", "factor Xa"]),
    ("It works by slowing samplase (and examplase too).", ["samplase", "examplase"]),
]


@pytest.mark.parametrize(("line", "targets"), LISTED_BEHIND)
def test_targets_named_behind_others(line: str, targets: list[str]) -> None:
    found = facts_of(TargetExtractor(), page(f"== mechanism: How does it work?\n{line}"))
    assert [fact.object for fact in found] == targets


def test_a_card_on_class_and_action_names_the_target() -> None:
    line = "Anticonvulsant; noncompetitive antagonist of the AMPA receptor on neurons"
    assert [f.object for f in facts_of(TargetExtractor(), page(f"== identity\n{line}"))] == ["AMPA receptor"]
