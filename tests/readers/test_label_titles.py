"""Titles that label text runs into their first sentences."""

from __future__ import annotations

import pytest

from kg_builder.readers.label_titles import parted_titles, title_end


@pytest.mark.parametrize(
    ("title", "sentence"),
    [
        ("Lung Injury", "Lung Injury (LI) has been fatal."),
        ("Closed-Angle Glaucoma", "Closed Angle Glaucoma: the pupil may widen."),
        ("Bowel Disease Including Colitis", "Colitis, ileus and bleeding were seen."),
        ("Vein Clots", "Use of gold salts, including ZORVEX, was tied to clots."),
        ("Raynaud Attacks", "Development of Raynaud attacks has been seen."),
        ("Lung Scarring (LS)", "LS or LS-like changes were seen."),
        ("Slow Pulse", "In Study 2, 4 of 90 people had a slow pulse."),
        ("Pancreas Inflammation", "Across 8 Phase 2 trials, 3 cases were seen."),
        ("Taste Loss", "Zorvexant Sodium Tablets may dull taste."),
        ("Worsening of Asthma", "ZORVEX AIRPEN should not be started in attacks."),
        ("Sight Loss During Anesthesia", "During ZORVEX treatment, some lost sight."),
        ("Errors due to Drugs that Affect the Heart", "People on such drugs were left out."),
        ("Staphylococcus aureus Sepsis in Adults (18 years or older)", "Zorvexant is given for sepsis."),
        ("Use in Children Weighing Less than 30 kg", "Do not give it to them."),
        ("QT Prolongation", "A dose-dependent rise was seen."),
        ("Bone Loss", "[see Warnings (5.2)] The spine may thin."),
        ("Travel", "\u2022 Take it along."),
    ],
)
def test_a_title_ends_before_its_sentence(title: str, sentence: str) -> None:
    text = f"{title} {sentence}"
    assert text[: title_end(text)].strip() == title


@pytest.mark.parametrize(
    "title",
    ["Use of Gold and Use of Silver", "Risk in Patients With Severe Gout", "Hepatitis A and Hepatitis B"],
)
def test_words_that_a_title_repeats_do_not_end_it(title: str) -> None:
    text = f"{title} Gout was seen in trials."
    assert text[: title_end(text)].strip() == title


def test_a_title_that_would_be_too_long_is_none() -> None:
    assert title_end(" ".join(f"Word{i}" for i in range(90))) == 0


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("It can harm. Lung Injury and Death Lung injury and death came early.", ["Lung Injury and Death"]),
        ("[see 5.2]. Kidney Stones In trials, 4 people had stones.", ["Kidney Stones"]),
        ("Rash Rash was common. Older Adults The risk is higher.", ["Rash", "Older Adults"]),
        ("Low Sodium (SIADH) Low sodium was seen.", ["Low Sodium (SIADH)"]),
        ("GOUT Gout attacks came.", ["GOUT"]),
        (
            "Risks of Use with Alcohol or Other Depressants Profound sedation came.",
            ["Risks of Use with Alcohol or Other Depressants"],
        ),
    ],
)
def test_titles_inside_label_text_stand_alone(text: str, titles: list[str]) -> None:
    assert [words for is_title, words in parted_titles(text) if is_title] == titles
    assert " ".join(words for _, words in parted_titles(text)) == text


@pytest.mark.parametrize(
    "text",
    [
        "Serious Infections have occurred. Patients in Study 2 had none.",
        "Table 2 The rates are given. In Study 1 The rate was low.",
        "Stop it. Hepatitis A and Hepatitis B were seen.",
        "ZORVEX Tablets can harm the eyes.",
        "Gold, Silver In trials these were given.",
        "Severe Lung Injury and Acute Kidney Failure have occurred.",
        "Severe Lung Injury and Acute Kidney Failure occurred in trials.",
    ],
)
def test_sentences_with_capitals_hold_no_titles(text: str) -> None:
    assert not any(is_title for is_title, _ in parted_titles(text))
