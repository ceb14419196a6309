"""Adverse effects: wordings of lists and sentences, each with what it says beside the names."""

from __future__ import annotations

import pytest

from tests.extract.read_pages import EFFECTS, effects, flat, names

SAID: dict[str, tuple[str, list[tuple[str, dict[str, object]]]]] = {
    "a call for help between the condition and the list": (
        "If you get any of the following symptoms, ring your clinic at once and stop examplol: cramps, "
        "odd dreams, or tremor.",
        [(n, {"seek_care": "immediately"}) for n in ("cramps", "odd dreams", "tremor")],
    ),
    "a call for help if any of these occur": (
        "Call the ward right away if any of these occur: jaundice, dark urine.",
        [(n, {"seek_care": "immediately"}) for n in ("jaundice", "dark urine")],
    ),
    "the group opens the sentence, another is what it is set against": (
        "In pediatric patients, anemia (11%) and tremor (7%) were reported more often than in adults.",
        [
            ("anemia", {"frequency": "common", "percent": 11.0, "population": "pediatric"}),
            ("tremor", {"frequency": "common", "percent": 7.0, "population": "pediatric"}),
        ],
    ),
    "a group labels a list": (
        "Children 4 to 9 years old: watch for temper tantrums and hostility.",
        [
            ("temper tantrums", {"population": "children 4 to 9 years old"}),
            ("hostility", {"population": "children 4 to 9 years old"}),
        ],
    ),
    "patients with a disease": (
        "In people with gout, common side effects of examplol include:\n  - Bronchitis",
        [("bronchitis", {"frequency": "common", "population": "people with gout"})],
    ),
    "a group in brackets holds for both of a pair": (
        "Side effects are:\n  - earache and fever (in children)",
        [("earache", {"population": "children"}), ("fever", {"population": "children"})],
    ),
    "brackets inside a list that lost its bullets' levels": (
        "Common side effects include:\n  - Systemic reactions such as\n    - Chills\n"
        "    - Injection site reactions (heat, itching, a lump)",
        [
            ("systemic reactions", {"frequency": "common"}),
            ("chills", {"frequency": "common", "broader": "systemic reactions"}),
            ("injection site reactions", {"frequency": "common", "broader": "systemic reactions"}),
            ("heat", {"frequency": "common", "broader": "injection site reactions"}),
            ("itching", {"frequency": "common", "broader": "injection site reactions"}),
            ("lump", {"frequency": "common", "broader": "injection site reactions"}),
        ],
    ),
    "a reaction and what it shows as": (
        "Examplol can cause infusion reactions, which may include fever and chills.",
        [
            ("infusion reactions", {}),
            ("fever", {"manifestation_of": "infusion reactions"}),
            ("chills", {"manifestation_of": "infusion reactions"}),
        ],
    ),
    "an effect of a place and its signs, in some": (
        "In men, a yeast infection of the penis may show up as redness or swelling.",
        [
            ("yeast infection of the penis", {"population": "men"}),
            ("redness", {"population": "men", "manifestation_of": "yeast infection of the penis"}),
            ("swelling", {"population": "men", "manifestation_of": "yeast infection of the penis"}),
        ],
    ),
    "how often serious effects are seen, before their lists": (
        "Serious side effects are rare and happen in fewer than 1 in 1,000 people.\n"
        "Call a doctor at once if you have:\n  - fits\n  - double vision",
        [(n, {"frequency": "rare", "seek_care": "immediately"}) for n in ("fits", "double vision")],
    ),
    "a share and the other arm's after the effect": (
        "About 18% of examplol-treated patients had cramps compared with 5% of placebo-treated patients.",
        [("cramps", {"percent": 18.0, "percent_comparator": 5.0, "comparator": "placebo"})],
    ),
    "what the drug brings on": (
        "Now and then, examplol by mouth can bring on cold hands or cramps.",
        [("cold hands", {"frequency": "occasional"}), ("cramps", {"frequency": "occasional"})],
    ),
    "shares one after the other": (
        "Gout was seen in 9% of patients, tremor in 3% and gas in 1%.",
        [("gout", {"percent": 9.0}), ("tremor", {"percent": 3.0}), ("gas", {"percent": 1.0})],
    ),
    "the other arm's share in brackets": (
        "Side effects include:\n  - cramps 12% (placebo 8%)\n  - gas (3%; 1% on placebo)",
        [
            ("cramps", {"percent": 12.0, "percent_comparator": 8.0, "comparator": "placebo"}),
            ("gas", {"percent": 3.0, "percent_comparator": 1.0, "comparator": "placebo"}),
        ],
    ),
    "tiers by their shares": (
        "Incidence over 10%: cramps\nIncidence under 1%: hair loss",
        [("cramps", {"frequency": "very common"}), ("hair loss", {"frequency": "uncommon"})],
    ),
    "a tier and what it means": (
        "- Common: may affect up to 1 in 10\n- cramps\n- Not known: frequency cannot be estimated\n- fits",
        [("cramps", {"frequency": "common"}), ("fits", {"frequency": "not known"})],
    ),
    "what is granted is no tier": (
        "Even though it may be rare, some have bad effects. Get help right away if you have:\n  - hives",
        [("hives", {"seek_care": "immediately"})],
    ),
    "signs after semicolons": (
        "Signs of an allergic reaction, like hives; wheezing; tight chest.",
        [
            ("allergic reaction", {}),
            ("hives", {"manifestation_of": "allergic reaction"}),
            ("wheezing", {"manifestation_of": "allergic reaction"}),
            ("tight chest", {"manifestation_of": "allergic reaction"}),
        ],
    ),
    "help is sought for, and about": (
        "Get emergency help for hives or a swollen tongue. Also call us right away about fits, jaundice.",
        [(n, {"seek_care": "immediately"}) for n in ("hives", "swollen tongue", "fits", "jaundice")],
    ),
    "signs of the toxicity that the passage is about": (
        "Examplol toxicity can come at any dose. There may be cramps and thirst. High levels may cause fits.",
        [
            ("examplol toxicity", {}),
            ("cramps", {"manifestation_of": "examplol toxicity"}),
            ("thirst", {"manifestation_of": "examplol toxicity"}),
            ("fits", {"manifestation_of": "examplol toxicity"}),
        ],
    ),
    "how often, before one of a list": (
        "Side effects include gout, cramps and, rarely, fits.",
        [("gout", {}), ("cramps", {}), ("fits", {"frequency": "rare"})],
    ),
    "groups in labels": (
        "Side effects in women: cramps, hot flushes. Side effects in men: breast swelling.",
        [
            ("cramps", {"population": "women"}),
            ("hot flushes", {"population": "women"}),
            ("breast swelling", {"population": "men"}),
        ],
    ),
    "the first, and those that follow it": (
        "Gout is the most common side effect (15%), followed by cramps (10%) and gas.",
        [
            ("gout", {"frequency": "common", "percent": 15.0}),
            ("cramps", {"frequency": "common", "percent": 10.0}),
            ("gas", {"frequency": "common"}),
        ],
    ),
    "after an operation": (
        "After a kidney transplant, common side effects are tremor and infections.",
        [
            (n, {"frequency": "common", "population": "after a kidney transplant"})
            for n in ("tremor", "infections")
        ],
    ),
    "kinds of cold symptoms": (
        "Common side effects include:\n  - cold symptoms such as sneezing, sore throat",
        [
            ("cold symptoms", {"frequency": "common"}),
            ("sneezing", {"frequency": "common", "broader": "cold symptoms"}),
            ("sore throat", {"frequency": "common", "broader": "cold symptoms"}),
        ],
    ),
}


@pytest.mark.parametrize("wording", SAID)
def test_what_a_wording_says(wording: str) -> None:
    text, wanted = SAID[wording]
    assert flat(f"{EFFECTS}{text}\n") == wanted


NAMES: dict[str, tuple[str, list[str]]] = {
    "the end of a word is no preposition": (
        "- abdominal pain 8%\n- back pain 5%",
        ["abdominal pain", "back pain"],
    ),
    "what becomes of an effect": (
        "- pneumonia which clears when you stop\n- a cough that lingers",
        ["pneumonia", "cough"],
    ),
    "what healthy people have": (
        "- an erection that lasts for hours\n- periods that are heavy",
        ["erection that lasts for hours", "periods that are heavy"],
    ),
    "a label that says what comes, with a bound": (
        "Other reactions, each in fewer than 2% of patients: gout, cramps.",
        ["gout", "cramps"],
    ),
    "changes of what works well": (
        "It may cause changes in your thoughts, behavior, or mental health.",
        ["changes in your thoughts, behavior, or mental health"],
    ),
    "a first reading that names nothing gives way": (
        "You're less likely to have side effects on the skin, but it may make your skin burn faster.",
        ["skin burn faster"],
    ),
    "others": (
        "The main side effects are cramps and gas. Others that happen often are gout and hair loss.",
        ["cramps", "gas", "gout", "hair loss"],
    ),
    "what long use does": ("Long-term use can thin your bones.", ["thin your bones"]),
    "when it comes": ("Up to 25% of people have cramps when they first start examplol.", ["cramps"]),
    "what is not expected": ("Examplol is not expected to cause drowsiness.", []),
    "what is granted": ("Side effects include cramps, though these tend to pass.", ["cramps"]),
    "healing that is slow": ("- slow healing of cuts or sores", ["slow healing of cuts or sores"]),
    "what works well is no effect": ("It may affect vision. Side effects are: mood, vision, rash.", ["rash"]),
    "what has been identified": (
        "The following have been identified since approval: skin reactions, including hives, and gout.",
        ["skin reactions", "hives", "gout"],
    ),
    "a circumstance before the subject": ("With weekly dosing, cramps occurred in some.", ["cramps"]),
    "others who may be hurt": (
        "Examplol may cause bleeding for the mother, fetus and newborn.",
        ["bleeding"],
    ),
    "numbers of a row that lost its table": ("- Cramps 6 4\n- Gas 6.1% 4%", ["cramps", "gas"]),
    "what is to be avoided": ("Avoid sports that might cause injury.", []),
    "what you may notice": (
        "You may find that you feel tired, sweat more or have a dry mouth.",
        ["feel tired", "sweat more", "dry mouth"],
    ),
    "what it makes of a part": ("Examplol may make your skin burn faster.", ["skin burn faster"]),
    "what it does to a part": ("It can also raise your blood pressure.", ["raise your blood pressure"]),
    "a purpose": ("Examplol may lower your risk of stroke.", []),
    "a title in capitals that lost its line": ("- TREMOR Shaking hands", ["shaking hands"]),
    "three ways to hurt": (
        "- difficult, burning, or painful urination",
        ["difficult, burning, or painful urination"],
    ),
    "a need": ("- a frequent or sudden need to urinate", ["frequent or sudden need to urinate"]),
    "a participle and an adjective share a noun": ("- a weeping or crusty rash", ["weeping or crusty rash"]),
    "two things happen to one": ("- thinning or loss of hair", ["thinning or loss of hair"]),
    "signs of an overdose are no effects": ("Signs of an overdose are coma and fits.", []),
    "a list for somebody else": ("Do not take it if you have any of these: gout, asthma.", []),
}


@pytest.mark.parametrize("wording", NAMES)
def test_what_a_wording_names(wording: str) -> None:
    text, wanted = NAMES[wording]
    lead = "Side effects include:\n" if text.startswith("- ") else ""
    assert (
        names(f"{EFFECTS}{lead}" + "\n".join(f"  {line}" if lead else line for line in text.split("\n")))
        == wanted
    )


def test_what_stands_under_a_label_of_the_box_is_boxed() -> None:
    said = "- Boxed warning:\n  - Liver failure has been reported.\n- Keep it cold.\n"
    found = flat(f"== warnings: Warnings\n{said}")
    assert found
    assert all(fact == ("liver failure", {"boxed": True}) for fact in found)


def test_signs_belong_to_what_the_passage_is_about_some_sentences_before_the_call() -> None:
    said = "Lactic acidosis may happen. It can kill. Age adds to it. Get help at once if you have cramps."
    assert flat(f"== warnings: Warnings\n{said}\n") == [
        ("cramps", {"manifestation_of": "lactic acidosis", "seek_care": "immediately"})
    ]


def test_a_boxed_effect_is_told_from_what_it_may_end_in() -> None:
    said = "Examplol can cause serious infections, which may lead to hospitalization or death."
    assert names(f"== boxed_warning: Boxed warning\n{said}\n") == ["serious infections"]


WARNED: dict[str, tuple[str, str, list[tuple[str, dict[str, object]]]]] = {
    "what the reader should know": (
        "Before taking it",
        "- You should know that examplol may cause dizziness. Some people have had fits, or become violent.",
        [("dizziness", {}), ("fits", {}), ("violent", {})],
    ),
    "a call among what to tell": (
        "Before using examplol",
        "- Tell your doctor if you have gout.\n- Your family should call right away about: rages; mania.",
        [("rages", {"seek_care": "immediately"}), ("mania", {"seek_care": "immediately"})],
    ),
    "signs in brackets beside a syndrome": (
        "Cautions",
        "Serotonin syndrome (sweating, fits, tremor) has been seen. Gout (see Table 2, below) has been seen.",
        [(n, {"manifestation_of": "serotonin syndrome"}) for n in ("sweating", "fits", "tremor")],
    ),
    "new or older": (
        "Warnings",
        "Tell your doctor right away if you get new or unusual pain in your thigh, hip, or groin.",
        [("new or unusual pain in your thigh, hip, or groin", {"seek_care": "immediately"})],
    ),
    "a risk before a call": (
        "Precautions",
        "It can slow breathing if you have asthma. Get help right away for:\n  - blue lips\n  - deep sleep",
        [("blue lips", {"seek_care": "immediately"}), ("deep sleep", {"seek_care": "immediately"})],
    ),
}


@pytest.mark.parametrize("wording", WARNED)
def test_effects_that_warnings_name(wording: str) -> None:
    title, text, wanted = WARNED[wording]
    assert flat(f"== warnings: {title}\n{text}\n") == wanted


def test_what_a_warning_says_of_animals_is_kept_as_such() -> None:
    found = effects("== warnings: Warnings\nIn studies of rats, examplol caused thyroid tumors.\n")
    assert [(fact.object, fact.status.value) for fact in found] == [("thyroid tumors", "animal")]
