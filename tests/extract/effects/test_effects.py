"""Adverse effects: what lists and sentences of many layouts give, and what they must not give."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg_builder.extract.effects.extractor import AdverseEffectExtractor
from kg_builder.extract.effects.names import effect_name, is_generic
from kg_builder.extract.effects.prose import load_rules
from kg_builder.model import Cell, DrugNames, Monograph, Section, SectionKind, Status, Table
from tests.extract.read_pages import EFFECTS, effects, flat, names
from tests.extract.small_pages import facts_of

LISTS: dict[str, tuple[str, list[tuple[str, dict[str, object]]]]] = {
    "tier lead-ins and a sub-list": (
        """
Common side effects of examplol include:
  - Dry cough
  - Skin infections including:
    - Shingles
Less common side effects include:
  - Decrease in blood calcium (mainly at night)
  - Swollen ankles (edema)
""",
        [
            ("dry cough", {"frequency": "common"}),
            ("skin infections", {"frequency": "common"}),
            ("shingles", {"frequency": "common", "broader": "skin infections"}),
            ("decrease in blood calcium", {"frequency": "less common"}),
            ("swollen ankles", {"frequency": "less common"}),
        ],
    ),
    "call your doctor": (
        """
Call your doctor immediately if you notice any of these serious side effects:
  - Serious heart symptoms include racing heartbeat, chest tightness, and sudden fainting;
  - Severe headache, slurred speech; or
  - Severe nerve reaction with stiff muscles, high fever, and sweating
""",
        [
            ("racing heartbeat", {"seek_care": "immediately"}),
            ("chest tightness", {"seek_care": "immediately"}),
            ("sudden fainting", {"seek_care": "immediately"}),
            ("severe headache", {"seek_care": "immediately"}),
            ("slurred speech", {"seek_care": "immediately"}),
            ("severe nerve reaction", {"seek_care": "immediately"}),
            ("stiff muscles", {"manifestation_of": "severe nerve reaction", "seek_care": "immediately"}),
            ("high fever", {"manifestation_of": "severe nerve reaction", "seek_care": "immediately"}),
            ("sweating", {"manifestation_of": "severe nerve reaction", "seek_care": "immediately"}),
        ],
    ),
    "groups by semicolon, a problem and its signs by dash": (
        """
Call your doctor at once if you have:
  - fever, sore throat;
  - liver problems - dark urine, itching, jaundice (yellow skin or eyes); or
  - high potassium - weakness, slow pulse.
""",
        [
            ("fever", {"seek_care": "immediately"}),
            ("sore throat", {"seek_care": "immediately"}),
            ("liver problems", {"seek_care": "immediately"}),
            ("dark urine", {"manifestation_of": "liver problems", "seek_care": "immediately"}),
            ("itching", {"manifestation_of": "liver problems", "seek_care": "immediately"}),
            ("jaundice", {"manifestation_of": "liver problems", "seek_care": "immediately"}),
            ("high potassium", {"seek_care": "immediately"}),
            ("weakness", {"manifestation_of": "high potassium", "seek_care": "immediately"}),
            ("slow pulse", {"manifestation_of": "high potassium", "seek_care": "immediately"}),
        ],
    ),
    "signs of an allergic reaction in a sentence": (
        "Get emergency help if you notice signs of an allergic reaction: hives; trouble breathing; "
        "swelling of your lips, tongue, or throat.",
        [
            ("allergic reaction", {"seek_care": "immediately"}),
            ("hives", {"manifestation_of": "allergic reaction", "seek_care": "immediately"}),
            ("trouble breathing", {"manifestation_of": "allergic reaction", "seek_care": "immediately"}),
            (
                "swelling of your lips, tongue, or throat",
                {"manifestation_of": "allergic reaction", "seek_care": "immediately"},
            ),
        ],
    ),
    "percent headings and shares": (
        """
# >10%
  - Dizziness (12%)
# 1-10%
  - Headache (4-6%)
  - Cough
# Frequency Not Defined
  - Vertigo
""",
        [
            ("dizziness", {"frequency": "very common", "percent": 12.0}),
            ("headache", {"frequency": "common", "percent": 4.0, "percent_max": 6.0}),
            ("cough", {"frequency": "common"}),
            ("vertigo", {"frequency": "not known"}),
        ],
    ),
    "systems and tiers as labels": (
        """
# Gastrointestinal
  Very common (10% or more): Diarrhea (53.2%), nausea/vomiting (25.5%)
  Uncommon (0.1% to 1%): Gastritis; rectal bleeding
""",
        [
            ("diarrhea", {"frequency": "very common", "percent": 53.2}),
            ("nausea", {"frequency": "very common", "percent": 25.5}),
            ("vomiting", {"frequency": "very common", "percent": 25.5}),
            ("gastritis", {"frequency": "uncommon"}),
            ("rectal bleeding", {"frequency": "uncommon"}),
        ],
    ),
    "patient leaflet": (
        """
# Very common (may affect more than 1 in 10 people)
  - injection site reactions (including pain, redness)
# Rare (may affect up to 1 in 1,000 people)
  - severe skin reaction (early signs are malaise and fever)
""",
        [
            ("injection site reactions", {"frequency": "very common"}),
            ("pain", {"frequency": "very common", "broader": "injection site reactions"}),
            ("redness", {"frequency": "very common", "broader": "injection site reactions"}),
            ("severe skin reaction", {"frequency": "rare"}),
        ],
    ),
    "tiers under one lead-in": (
        """
Check with your doctor immediately if you get one of the following side effects:
# More common
  - Cloudy urine
# Incidence not known
  - Bloating
Some side effects usually do not need medical attention.
# Less common
  - Rash
""",
        [
            ("cloudy urine", {"frequency": "common", "seek_care": "immediately"}),
            ("bloating", {"frequency": "not known", "seek_care": "immediately"}),
            ("rash", {"frequency": "less common"}),
        ],
    ),
    "a stranded last item": (
        """
Common side effects may include:
  - tremor;
  - sleep problems (insomnia); or
low sex drive, impotence.
""",
        [
            ("tremor", {"frequency": "common"}),
            ("sleep problems", {"frequency": "common"}),
            ("low sex drive", {"frequency": "common"}),
            ("impotence", {"frequency": "common"}),
        ],
    ),
    "a group as head of its kinds": (
        """
Rare side effects include:
  - Liver disorders including:
    - Hepatitis
""",
        [
            ("liver disorders", {"frequency": "rare"}),
            ("hepatitis", {"frequency": "rare", "broader": "liver disorders"}),
        ],
    ),
    "bold labels": (
        "Other side effects, by organ, are:\n  - **Heart:** chest pain, palpitations",
        [("chest pain", {}), ("palpitations", {})],
    ),
    "two arms": (
        "# Side effects in trials\n  - Weakness (9% vs 6% with placebo)",
        [("weakness", {"percent": 9.0, "percent_comparator": 6.0, "comparator": "placebo"})],
    ),
}


@pytest.mark.parametrize(("notation", "expected"), LISTS.values(), ids=list(LISTS))
def test_lists(notation: str, expected: list[tuple[str, dict[str, object]]]) -> None:
    assert flat(EFFECTS + notation) == expected


SENTENCES: dict[str, list[tuple[str, dict[str, object]]]] = {
    "The most common side effects are nausea, gas and a dry mouth.": [
        ("nausea", {"frequency": "common"}),
        ("gas", {"frequency": "common"}),
        ("dry mouth", {"frequency": "common"}),
    ],
    "Examplol may rarely cause low blood sugar (hypoglycemia).": [("low blood sugar", {"frequency": "rare"})],
    "Diarrhea occurred in 53% of patients taking examplol versus 12% of those given placebo.": [
        ("diarrhea", {"percent": 53.0, "percent_comparator": 12.0, "comparator": "placebo"}),
    ],
    "Hair loss and mouth ulcers have been reported rarely.": [
        ("hair loss", {"frequency": "rare"}),
        ("mouth ulcers", {"frequency": "rare"}),
    ],
    "Long-term use has been linked to low vitamin B12.": [("low vitamin B12", {})],
    "Symptoms of lactic acidosis are weakness, feeling cold and an odd pulse.": [
        ("weakness", {"manifestation_of": "lactic acidosis"}),
        ("feeling cold", {"manifestation_of": "lactic acidosis"}),
        ("odd pulse", {"manifestation_of": "lactic acidosis"}),
    ],
    "Tell your doctor right away if you develop vision changes or dark urine.": [
        ("vision changes", {"seek_care": "immediately"}),
        ("dark urine", {"seek_care": "immediately"}),
    ],
    "In trials, side effects in at least 3% of patients were cough (5%) and sore throat (7%).": [
        ("cough", {"percent": 5.0}),
        ("sore throat", {"percent": 7.0}),
    ],
    "The most common adverse reactions (>10%) are rash and fever.": [
        ("rash", {"frequency": "very common"}),
        ("fever", {"frequency": "very common"}),
    ],
    "Get help at once for: hives; pounding heartbeat.": [
        ("hives", {"seek_care": "immediately"}),
        ("pounding heartbeat", {"seek_care": "immediately"}),
    ],
    "Call for help at once for any of these symptoms: numbness, slurred speech.": [
        ("numbness", {"seek_care": "immediately"}),
        ("slurred speech", {"seek_care": "immediately"}),
    ],
    "Contact the clinic straight away for signs of a clot: leg pain; a hot calf.": [
        ("clot", {"seek_care": "immediately"}),
        ("leg pain", {"manifestation_of": "clot", "seek_care": "immediately"}),
        ("hot calf", {"manifestation_of": "clot", "seek_care": "immediately"}),
    ],
    "Some people may experience dry skin and itching.": [("dry skin", {}), ("itching", {})],
    "In rare cases, you might have a serious allergic reaction to examplol.": [
        ("serious allergic reaction", {"frequency": "rare"}),
    ],
}


@pytest.mark.parametrize(("sentence", "expected"), SENTENCES.items(), ids=list(SENTENCES))
def test_sentences(sentence: str, expected: list[tuple[str, dict[str, object]]]) -> None:
    assert flat(EFFECTS + sentence) == expected


NOTHING = {
    "boilerplate": EFFECTS
    + "This is not a full list of side effects. Call your pharmacist for medical advice.",
    "patient's own condition": EFFECTS
    + "Before taking it, tell your doctor if you have:\n  - asthma\n  - gout",
    "overdose list": "== overdosage: Overdose\nSymptoms of overdose include:\n  - seizures",
    "overdose list among side effects": EFFECTS + "Symptoms of overdose include:\n  - seizures",
    "symptoms of the disease": "== indications: What is it?\nGout hurts. Its symptoms include swelling.",
    "definition": EFFECTS + "Shingles is a viral infection that affects the skin.",
    "mildness": EFFECTS + "Side effects are usually mild and go away.",
    "furniture": "== furniture: Slideshow\nCommon side effects include nausea.",
    "no lead-in": "== adverse_effects: Side effects\nAsk your pharmacist for the full leaflet.",
    "interactions": "== interactions: Interactions\nTaking both may cause drowsiness.",
}


@pytest.mark.parametrize("notation", NOTHING.values(), ids=list(NOTHING))
def test_nothing_is_read_from(notation: str) -> None:
    assert flat(notation) == []


def test_denied_effects_are_kept_and_marked() -> None:
    (fact,) = effects(EFFECTS + "Hair loss has not been reported.")
    assert (fact.object, fact.status) == ("hair loss", Status.NEGATED)


def test_a_share_of_patients_in_a_warning_is_an_effect() -> None:
    assert flat("== warnings: Cautions\nOvarian cysts were found in about 4% of patients.") == [
        ("ovarian cysts", {"percent": 4.0})
    ]


def test_a_boxed_list_after_a_colon() -> None:
    notation = (
        "== boxed_warning: Boxed warning\n"
        "Serious infections that led to death have been reported: sepsis, "
        "fungal infections (yeasts among them)."
    )
    assert {name for name, _ in flat(notation)} >= {
        "serious infections",
        "sepsis",
        "fungal infections",
        "yeasts",
    }


def test_the_onset_of_a_labelled_hazard() -> None:
    notation = (
        "== boxed_warning: Black box warning\n"
        "- Lactic acidosis: rare cases have occurred in patients on examplol.\n"
        "- The onset is often subtle, with malaise, muscle aches and drowsiness."
    )
    found = dict(flat(notation))
    assert found["malaise"] == {"manifestation_of": "lactic acidosis", "boxed": True}


def test_boxed_effects_say_so() -> None:
    (fact,) = effects("== boxed_warning: Boxed warning\nExamplol can cause fatal bleeding.")
    assert (fact.object, fact.boxed) == ("fatal bleeding", True)


def test_introduced_abbreviations_are_written_out() -> None:
    notation = (
        "== warnings: Warnings\nReports of progressive brain disease (PBD) exist.\n"
        + EFFECTS
        + "Rare side effects include:\n  - PBD"
    )
    assert "progressive brain disease" in names(notation)


def test_summary_lists_are_read() -> None:
    notation = (
        "== summary: Summary\nCommon side effects of examplol include boils (abscesses), cough, and others."
    )
    assert names(notation) == ["boils", "cough"]


def test_rules_read_their_examples() -> None:
    for rule in load_rules():
        kind = "adverse_effects" if rule.scope != "signs" else "patient_information"
        for text, wanted in ((rule.example, True), (rule.counterexample, False)):
            found = effects(f"== {kind}: Side effects\n{text}", drug="zolfin")
            rules = {piece.rule for fact in found for piece in fact.evidence}
            if wanted:
                assert f"effects/{rule.name}" in rules, (rule.name, text)
            else:
                assert not found, (rule.name, text, [f.object for f in found])


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Swelling of extremities (peripheral edema)", "swelling of extremities"),
        ("Crohn's disease flare", "Crohn's disease flare"),
        ("signs and symptoms of an infection", "infection"),
        ("headache(s)", "headaches"),
        ("nausea in 5% of patients", "nausea"),
        ("rash, which may be severe", "rash"),
        ("feeling like you might pass out", "feeling like you might pass out"),
        ("serious side effects", None),
        ("stop taking it", None),
        ("www.example.org", None),
        ("feet", None),
        ("it is rarely a problem", None),
    ],
)
def test_effect_name(text: str, name: str | None) -> None:
    assert effect_name(text) == name


def test_generic_names() -> None:
    assert is_generic("other serious side effects")
    assert not is_generic("allergic reactions")


def test_founding_document() -> None:
    path = Path(__file__).parents[4] / "shared" / "data" / "monographs" / "ocrelizumab.txt"
    if not path.exists():
        pytest.skip(f"{path} is absent")
    from kg_builder.readers import read_monograph

    found = {fact.object for fact in facts_of(AdverseEffectExtractor(), read_monograph(path))}
    assert {"limb pain", "painful ulcers on the skin", "laryngeal edema", "tunnel vision"} <= found


def test_tables_by_tier_or_system() -> None:
    text = "Tier\nSide effects\nCommon\nnausea, skin rash\nRare\njaundice\n"
    rows = [("Tier", "Side effects"), ("Common", "nausea, skin rash"), ("Rare", "jaundice")]
    cells: list[Cell] = []
    for row, words in enumerate(rows):
        for column, content in enumerate(words):
            at = text.index(content)
            heads = (rows[0][column],) if row else ()
            cells.append(
                Cell(at, at + len(content), content, row, column, is_header=not row, column_headers=heads)
            )
    table = Table(0, len(text), "", tuple(cells))
    section = Section(SectionKind.ADVERSE_EFFECTS, None, 0, len(text), tables=(table,))
    monograph = Monograph("t", "t.txt", "text/plain", "0" * 64, text, (section,), DrugNames("examplol"))
    found = [(f.object, f.qualifiers) for f in facts_of(AdverseEffectExtractor(), monograph)]
    assert found == [
        ("nausea", {"frequency": "common"}),
        ("skin rash", {"frequency": "common"}),
        ("jaundice", {"frequency": "rare"}),
    ]


def test_a_sentence_on_further_effects_names_none() -> None:
    assert names(EFFECTS + "More side effects than these may be possible.") == []


@pytest.mark.parametrize(
    "words",
    [
        "from clinical use over many years",
        "accompanied by fever",
        "excluding nonmelanoma skin cancer",
        "first 3",
        "been hit hard on the head",
        "people with a history of this disease",
        "protecting your skin",
        "spinal",
        "bowel wall",
        "long-term",
    ],
)
def test_words_that_name_no_effect(words: str) -> None:
    assert effect_name(words) is None


def test_what_results_in_an_effect_is_none() -> None:
    found = effects(
        "== boxed_warning: Boxed warning\n"
        "Use with samplol or other drugs, including alcohol, may result in coma. Rash may result."
    )
    assert {fact.object for fact in found} == {"coma", "rash"}
