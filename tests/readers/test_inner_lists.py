"""Lists inside lists, and what ends or heads them: tiers, labels in capitals, calls for help."""

from __future__ import annotations

import pytest

from tests.readers.outlines import outline


def test_a_list_inside_a_list_that_nothing_marks() -> None:
    assert outline(
        """
        Ring your nurse at once if you have:
        signs of a stroke, including:
        weakness on one side
        slurred speech
        fast heartbeat
        """
    ) == (
        "Ring your nurse at once if you have:\n"
        "  - signs of a stroke, including:\n"
        "    - weakness on one side\n"
        "    - slurred speech\n"
        "  - fast heartbeat\n"
    )


def test_a_marked_list_inside_one_that_nothing_marks() -> None:
    assert outline(
        """
        Before you start, tell us if you have:
        heart disease, such as:
        - heart failure
        - angina
        liver disease
        diabetes
        """
    ) == (
        "Before you start, tell us if you have:\n"
        "  - heart disease, such as:\n"
        "    - heart failure\n"
        "    - angina\n"
        "  - liver disease\n"
        "  - diabetes\n"
    )


def test_a_list_of_one_line_ends_where_the_next_one_is_led_in() -> None:
    told = outline(
        """
        Do not combine it with:
        Barmol

        It may also interact with these:
        Senna tea
        Iron drops
        """
    )
    assert told.splitlines()[1].strip() == "- Barmol"


def test_a_semicolon_behind_commas_ends_the_inner_list() -> None:
    assert outline(
        """
        Tell us about all you take, above all:
        sleeping pills;
        medicine for low mood such as:
        barmol,
        quelimab;
        opioids
        """
    ) == (
        "Tell us about all you take, above all:\n"
        "  - sleeping pills;\n"
        "  - medicine for low mood such as:\n"
        "    - barmol,\n"
        "    - quelimab;\n"
        "  - opioids\n"
    )


def test_letters_that_count_are_one_mark() -> None:
    assert outline("1. Heart trouble:\na) slow pulse\nb) fainting\n2. Coughs") == (
        "- Heart trouble:\n  - slow pulse\n  - fainting\n- Coughs\n"
    )


def test_a_sentence_that_ends_in_including_is_no_item() -> None:
    drawn = outline(
        """
        Common side effects are:
        headache
        cough
        Fooxetine can also harm the liver and the blood, with signs that you should know, including:
        dark urine
        pale skin
        """
    )
    assert "\nFooxetine can also harm" in drawn


def test_tiers_with_their_effects_on_the_line_head_nothing() -> None:
    text = """
    Nervous system
    Common (1% to 10%): Hiccups (5%)
    Metabolic
    Rare: Gout
    """
    assert outline(text) == (
        "# Nervous system\n  Common (1% to 10%): Hiccups (5%)\n# Metabolic\n  Rare: Gout\n"
    )


def test_a_tier_stands_under_the_call_for_help_that_others_complete() -> None:
    text = """
    Tell your doctor at once if you get:
    - Uncommon (up to 1 in 100 people): fits
    Not known:
    - jaundice
    """
    assert outline(text).endswith("  # Not known:\n    - jaundice\n")


@pytest.mark.parametrize(
    "call",
    [
        "DIAL 999 IF",
        "Go to A&E if you have",
        "Ring your doctor right away for",
        "Tell a nurse now if you get:",
    ],
)
def test_a_call_for_help_heads_its_list_and_stands_under_no_tier(call: str) -> None:
    lines = f"Rare:\n- hiccups\n- gout\n{call}\n- black stools\n- a stiff neck\n"
    assert outline(lines).endswith(f"\n{call}\n  - black stools\n  - a stiff neck\n")


def test_labels_in_capitals_stand_under_none_in_small_letters_and_end_lists() -> None:
    text = """
    Rare:
    fits
    jaundice
    OPERATIONS
    Tell the surgeon.
    ALCOHOL
    Best avoided.
    """
    assert outline(text) == (
        "# Rare:\n  - fits\n  - jaundice\n# OPERATIONS\n  Tell the surgeon.\n# ALCOHOL\n  Best avoided.\n"
    )


def test_what_to_do_is_no_heading_of_the_line_below() -> None:
    text = """
    Poor metabolizers
    Consider another drug
    Severe leukopenia
    Reduce the dose or withhold it
    Other information
    No change is needed in the elderly.
    """
    assert "# Consider another drug" not in outline(text)
    assert "# Reduce the dose" not in outline(text)


def test_items_that_complete_people_who_end_where_one_begins_otherwise() -> None:
    text = """
    - Do not give it to people who:
    - Are allergic to it
    - Have gout, or have had it
    - Gout has been reported, some of it severe.
    """
    assert outline(text) == (
        "- Do not give it to people who:\n  - Are allergic to it\n  - Have gout, or have had it\n"
        "- Gout has been reported, some of it severe.\n"
    )


def test_drugs_below_a_statement_on_any_of_the_following_are_its_list() -> None:
    text = """
    Using it with any of the following medicines is not recommended. Your doctor may decide otherwise.
    Aspirin
    Measles vaccine, live
    Lithium
    Using it with any of the following medicines may cause fits. Both may have to be changed.
    Caffeine
    Theophylline
    """
    shown = outline(text).split("\n")
    assert [line for line in shown if line.startswith("  - ")] == [
        "  - Aspirin", "  - Measles vaccine, live", "  - Lithium", "  - Caffeine", "  - Theophylline",
    ]  # fmt: skip
