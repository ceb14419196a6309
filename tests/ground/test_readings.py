"""What phrases of conditions, drugs, tests and groups of people are read as, and what they must not be."""

from __future__ import annotations

import pytest

from kg_builder.ground import Grounder, shipped_lexicon
from kg_builder.ground.condition_readings import broader_conditions, heads
from kg_builder.ground.drug_readings import class_heads, cytochrome, exact_drugs
from kg_builder.ground.measured import analytes, exact_tests
from kg_builder.ground.normalize import normal_form
from kg_builder.ground.phrases import without_initials
from kg_builder.ground.tables import read_table
from kg_builder.ground.templates import template_form
from kg_builder.ground.wordings import sort_of_event, without_function_words
from kg_builder.model import MatchKind, SemanticType, Ungrounded

CONDITION, SUBSTANCE, CLASS = SemanticType.CONDITION, SemanticType.SUBSTANCE, SemanticType.DRUG_CLASS
TEST, TARGET, POPULATION = SemanticType.TEST, SemanticType.TARGET, SemanticType.POPULATION
SURE, BROAD = "sure", "broad"


@pytest.fixture(scope="module")
def shipped() -> Grounder:
    return Grounder.load([shipped_lexicon()])


@pytest.mark.parametrize(
    ("text", "slot", "label", "how"),
    [
        # organs as adjectives or nouns, quantities, times, abbreviations
        ("face swelling", CONDITION, "Facial edema", SURE),
        ("redness of the eye", CONDITION, "Red eye", SURE),
        ("increase in the QTc interval", CONDITION, "Prolonged QTc interval", SURE),
        ("aPTT elevations", CONDITION, "Prolonged partial thromboplastin time", SURE),
        ("increases in fasting triglycerides", CONDITION, "hypertriglyceridemia", SURE),
        (
            "elevated TSH levels",
            CONDITION,
            "Elevated circulating thyroid-stimulating hormone concentration",
            SURE,
        ),
        ("decline in renal function", CONDITION, "kidney failure", SURE),
        # heads, turns, signs, organs
        ("grade 3 or 4 diarrhea", CONDITION, "diarrheal disease", BROAD),
        ("severe, life-threatening or fatal bleeding", CONDITION, "Hemorrhage", BROAD),
        ("leukopenia below 3,000 cells", CONDITION, "leukopenia", BROAD),
        ("heartburn symptoms", CONDITION, "Heartburn", BROAD),
        ("serious damage to the liver", CONDITION, "liver disorder", BROAD),
        ("febrile reaction", CONDITION, "Fever", BROAD),
        ("dyskinetic movements", CONDITION, "Dyskinesia", SURE),
        ("thrombotic arterial event", CONDITION, "Arterial thrombosis", SURE),
        ("Candida lusitaniae infection", CONDITION, "candidiasis", BROAD),
        ("swelling of your hands, lips or throat", CONDITION, "Edema", BROAD),
        ("reactivation of hepatitis B virus", CONDITION, "hepatitis B virus infection", BROAD),
        ("return of gout", CONDITION, "gout", BROAD),
        ("DMARDs, other", CLASS, "Antirheumatic Agents", SURE),
        ("fatal respiratory depression", CONDITION, "Respiratory insufficiency", BROAD),
        ("unpleasant withdrawal symptoms", CONDITION, "substance withdrawal syndrome", BROAD),
        ("Crohn s disease", CONDITION, "Crohn disease", SURE),
        ("gingival bleed", CONDITION, "Gingival bleeding", SURE),
        ("hypersensitivity to ofatumumab", CONDITION, "hypersensitivity reaction disease", BROAD),
        ("new or worsening psychiatric symptoms", CONDITION, "psychiatric disorder", BROAD),
        ("hypotension that", CONDITION, "hypotensive disorder", SURE),
        # drugs and classes
        ("drugs that inhibit CYP2D6", SUBSTANCE, "Cytochrome P-450 CYP2D6 Inhibitors", SURE),
        ("drugs that strongly induce CYP3A", SUBSTANCE, "Cytochrome P-450 CYP3A Inducers", BROAD),
        ("CYP450 inducers", SUBSTANCE, "Cytochrome P-450 Enzyme Inducers", SURE),
        ("CYP2C9 or CYP3A4 inhibitors", SUBSTANCE, "Cytochrome P-450 Enzyme Inhibitors", BROAD),
        ("CCR5 antagonists", SUBSTANCE, "CCR5 Receptor Antagonists", SURE),
        ("histamine-2 receptor blockers", CLASS, "Histamine H2 Antagonists", SURE),
        ("cardioselective beta-blockers", SUBSTANCE, "Adrenergic beta-Antagonists", BROAD),
        ("aluminum-containing antacids", SUBSTANCE, "Antacids", BROAD),
        ("acetylcholinesterase inhibitor", CLASS, "EC 3.1.1.7 (acetylcholinesterase) inhibitor", SURE),
        (
            "poly (ADP-ribose) polymerase (PARP) inhibitor",
            CLASS,
            "Poly(ADP-ribose) Polymerase Inhibitors",
            SURE,
        ),
        ("CD20-directed cytolytic antibody", CLASS, "Antibodies, Monoclonal", BROAD),
        ("neurokinin-1 (NK1) receptor blocker", CLASS, "Neurokinin-1 Receptor Antagonists", SURE),
        ("gonadotropin-releasing hormone (GnRH) antagonist", CLASS, "GnRH antagonist", SURE),
        ("nonselective monoamine oxidase (MAO) inhibitor", CLASS, "Monoamine Oxidase Inhibitors", BROAD),
        ("uricosuric", CLASS, "Uricosuric Agents", SURE),
        ("chloroquine phosphate tablets", SUBSTANCE, "chloroquine", BROAD),
        # targets, tests, groups of people
        ("human interleukin-17A", TARGET, "interleukin 17A", SURE),
        ("GABA-A receptor", TARGET, "Receptors, GABA-A", SURE),
        ("echocardiograms", TEST, "Echocardiography", SURE),
        ("complete blood count with differential", TEST, "Blood Cell Count", BROAD),
        ("serum potassium levels", TEST, "potassium", BROAD),
        ("tacrolimus trough concentrations", TEST, "Drug Monitoring", BROAD),
        ("children 12 years and older", POPULATION, "Child", BROAD),
        ("patients with severe renal impairment", POPULATION, "kidney failure", BROAD),
    ],
)
def test_phrases_in_the_words_of_labels(
    shipped: Grounder, text: str, slot: SemanticType, label: str, how: str
) -> None:
    found = shipped.ground(text, slot)
    assert not isinstance(found, Ungrounded), found
    assert found[0].label == label
    assert (found[0].match is MatchKind.BROAD) == (how == BROAD)


@pytest.mark.parametrize(
    ("text", "slot"),
    [
        ("Klebsiella pneumoniae", CONDITION),  # a germ, no pneumonia
        ("Haemophilus influenzae", CONDITION),
        ("bone marrow depression", CONDITION),  # no mood
        ("depression of contractility", CONDITION),
        ("conduction system abnormalities", CONDITION),
        ("cold", CONDITION),
        ("substances that may affect absorption of fat", SUBSTANCE),
        ("drugs that lower the seizure threshold", SUBSTANCE),
        ("skin patches", SUBSTANCE),
        ("potassium and magnesium", TEST),
        ("lipid determinations", TEST),
    ],
)
def test_phrases_that_only_look_like_a_term(shipped: Grounder, text: str, slot: SemanticType) -> None:
    found = shipped.ground(text, slot)
    wrong = {"Depression", "pneumonia", "influenza", "Fats", "Seizure", "Dermatologic Agents", "Lipids"}
    if not isinstance(found, Ungrounded):
        assert not wrong & {grounding.label for grounding in found}
        assert text not in {"cold", "potassium and magnesium", "lipid determinations", "skin patches"}


def test_brackets_in_drugs_are_no_drugs_of_their_own(shipped: Grounder) -> None:
    found = shipped.ground("histamine-2 (H 2) receptor antagonist", CLASS)
    assert isinstance(found, Ungrounded) or found[0].label != "hydrogen"


def test_heads_that_are_another_thing_behind_unknown_words() -> None:
    assert [reading.text for reading in heads("chronic depression")] == []
    assert "depression" in [reading.text for reading in broader_conditions("severe depression")]
    assert "depression" not in [reading.text for reading in broader_conditions("hematopoietic depression")]


def test_modifiers_with_a_slash_are_dropped_together() -> None:
    assert "angina" in [reading.text for reading in broader_conditions("persistent/recurrent angina")]
    assert "angina" not in [reading.text for reading in broader_conditions("coronary/recurrent angina")]


def test_receptors_and_how_drugs_act_are_said_in_several_ways() -> None:
    readings = [reading.text for reading in exact_drugs("orexin antagonists", CLASS)]
    assert "orexin receptor antagonists" in readings
    assert "orexin blockers" in readings
    assert "orexin agonists" not in readings


def test_enzymes_of_all_kinds_and_of_one() -> None:
    assert cytochrome("hepatic CYP enzyme inducers") == "cytochrome P-450 enzyme inducers"
    assert cytochrome("drugs for CYP") == "drugs for cytochrome P-450 enzyme"
    assert cytochrome("P450 3A4 inhibitors") == "cytochrome P-450 CYP3A4 inhibitors"


def test_classes_are_not_read_out_of_sentences() -> None:
    assert next(class_heads("dihydropyridine calcium blockers")).text == "calcium blockers"
    assert list(class_heads("the dose of diuretics")) == []


def test_what_is_tested_and_what_is_measured() -> None:
    assert "eye examination" not in [reading.text for reading in exact_tests("eye examination")]
    assert "blood cell count" in [reading.text for reading in exact_tests("complete blood cell count")]
    assert [reading.text for reading in analytes("monitoring of serum zinc")][-1] == "zinc"


def test_abbreviations_in_brackets_are_left_out_one_by_one() -> None:
    assert next(without_initials("new factor (NF) and (NFR) blocker")) == "new factor (NF) and blocker"
    assert list(without_initials("new factor (NF)")) == ["new factor"]
    assert list(without_initials("swelling (edema)")) == []


def test_words_cut_off_at_the_end() -> None:
    assert without_function_words("anaphylaxis which may") == "anaphylaxis"
    assert without_function_words("hepatitis A") == "hepatitis A"


def test_signs_and_reactions_are_no_events() -> None:
    assert sort_of_event("hypoglycemic reaction") == "hypoglycemia"
    assert sort_of_event("local reaction") == ""


def test_germs_are_not_plurals() -> None:
    assert normal_form("Streptococcus pneumoniae") != normal_form("streptococcus pneumonia")
    assert normal_form("petechiae") == normal_form("petechia")


def test_times_are_long_as_others_are_high() -> None:
    assert template_form("shortened QT interval") == template_form("decreased QT interval")
    assert template_form("prolonged hospital stay") == ""


@pytest.mark.parametrize(
    "name",
    ["modifiers.tsv", "drug_modifiers.tsv", "vague_heads.tsv", "organs.tsv", "analytes.tsv", "words.tsv"],
)
def test_no_row_is_there_twice(name: str) -> None:
    keys = [next(iter(row.values())).casefold() for row in read_table(name)]
    assert sorted(keys) == sorted(set(keys))
