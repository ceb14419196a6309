"""What the sentences of one passage say of the effects that those before them named."""

from __future__ import annotations

import pytest

from kg_builder.extract.language.coordination import split_list

from .test_effects_opened import effects, signs_of


def test_what_the_next_sentence_says_holds_for_the_effects_named_last() -> None:
    found = effects(
        "Side effects",
        "Gout attacks. These are rare. Warning signs are a hot toe, fever and swelling."
        " If you get any of these, see a doctor at once.",
        "Zorvexil can cause liver failure. The signs are dark urine and itching. Ring 999.",
    )
    assert found["gout attacks"].frequency == "rare"
    assert {f.seek_care for f in found.values() if f.manifestation_of} == {"immediately"}
    assert signs_of(found, "liver failure") == {"dark urine", "itching"}
    assert found["liver failure"].seek_care is None


@pytest.mark.parametrize(
    "advice",
    [
        "If you have a skin reaction, go to a hospital at once. The signs may include:",
        "Should you get a skin reaction, tell us. Symptoms are:",
    ],
)
def test_signs_belong_to_what_the_advice_before_them_is_about(advice: str) -> None:
    assert signs_of(effects("Side effects", advice, "- blisters", "- hives"), "skin reaction") == {
        "blisters",
        "hives",
    }


@pytest.mark.parametrize("above", ["Liver failure", "Zorvexil may cause liver failure."])
def test_a_lead_in_to_signs_takes_up_what_was_named_last(above: str) -> None:
    found = effects("Side effects", above, "Signs include:", "- dark urine", "- itching")
    assert signs_of(found, "liver failure") == {"dark urine", "itching"}


def test_a_lead_in_to_symptoms_takes_up_no_plain_effect() -> None:
    found = effects("Side effects", "Nausea may occur.", "Symptoms may include:", "- gas", "- hiccups")
    assert found["gas"].manifestation_of is None


@pytest.mark.parametrize(
    ("words", "head"),
    [
        ("Low blood sugar is common. Look out for sweats, hunger and a quick pulse.", "low blood sugar"),
        ("Skin reactions begin early. They may cause sweats, hunger and a quick pulse.", "skin reactions"),
        ("Sweats, hunger or a quick pulse should raise the suspicion of thyroid storm.", "thyroid storm"),
        ("Thyroid storm, whose signs are sweats, hunger and a quick pulse, needs care.", "thyroid storm"),
        ("You may get sweats, hunger and a quick pulse. This is called Roe-Doe shock.", "Roe-Doe shock"),
        ("Ring us at once if you have sweats, hunger or a quick pulse. Together these may mean gout.",
         "gout"),
        ("There is a discontinuation syndrome if you stop too fast: sweats, hunger, a quick pulse.",
         "discontinuation syndrome"),
    ],
)  # fmt: skip
def test_signs_are_told_in_many_ways(words: str, head: str) -> None:
    assert signs_of(effects("Side effects", words), head) == {"sweats", "hunger", "quick pulse"}


def test_a_tier_in_the_heading_wins_over_shares_of_people_below_it() -> None:
    found = effects(
        "Side effects", "Less common side effects", "Between 1 in 100 and 1 in 1,000 people may get:", "- gas"
    )
    assert found["gas"].frequency == "less common"


def test_how_often_it_is_may_open_the_sentence() -> None:
    assert effects("Side effects", "In rare cases a bad rash is possible.")["bad rash"].frequency == "rare"


def test_what_says_nothing_of_an_effect_is_none() -> None:
    lines = ["- now", "- lab", "- yes", "- blood test", "- even months after you stop", "- needing dialysis"]
    assert effects("Side effects", "You may get:", *lines) == {}
    assert set(effects("Side effects", "You may get:", "- needing to pee at night", "- more phlegm")) == {
        "needing to pee at night",
        "more phlegm",
    }


@pytest.mark.parametrize(
    "text",
    [
        "a slow, irregular or thumping pulse",
        "rounded, puffy face",
        "aching, stiff knees | back pain",
        "rash with blisters and peeling | fever",
        "loss of bladder or bowel control",
        "feeling shaky (tremor) | slow or uneven pulse (bradycardia)",
        "itching | swollen face",
    ],
)
def test_adjectives_before_one_noun_and_pairs_with_brackets(text: str) -> None:
    parts = [part.text.removeprefix("a ") for part in split_list(text.replace(" | ", " and "))]
    assert parts == [part.removeprefix("a ") for part in text.split(" | ")]


@pytest.mark.parametrize(
    "words",
    [
        "If you quit too fast you may get sweats, hunger and cramps.",
        "When people stop it, they might have sweats, hunger and cramps.",
    ],
)
def test_what_those_get_who_stop(words: str) -> None:
    found = effects("Side effects", words)
    assert {f.manifestation_of.casefold() for f in found.values() if f.manifestation_of} == {
        "withdrawal symptoms"
    }
    assert {"sweats", "hunger", "cramps"} <= set(found)


def test_shares_of_people_by_bounds_and_grades_before_lists() -> None:
    assert (
        effects("Side effects", "Between 1 and 10 people in every 1,000 get gout.")["gout"].frequency
        == "uncommon"
    )
    assert set(effects("Side effects", "Mild: gas, hiccups. Serious: gout, fits.")) == {
        "gas",
        "hiccups",
        "gout",
        "fits",
    }
