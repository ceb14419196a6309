"""Lead-ins, headings and items, and where flattened sub-lists end."""

from __future__ import annotations

import textwrap
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg_builder.readers.blocks import Block, text_blocks
from kg_builder.readers.outline import passages_of
from tests.readers.outlines import outline

CASES = {
    "sub-list ended by sense": (
        """
        Frequent effects include:
        - Infections of the chest, including:
        - Bronchitis
        - Pneumonia
        - Low mood
        - Diarrhea
        """,
        """
        Frequent effects include:
          - Infections of the chest, including:
            - Bronchitis
            - Pneumonia
          - Low mood
          - Diarrhea
        """,
    ),
    "a use after the strengths of the last dose form": (
        """
        Dosage Forms & Strengths
        capsule
        - 100mg
        oral solution
        - 5mg/mL
        Gout
        Acute attack
        - 50 mg q8hr
        Fever (Off-label)
        Add-on in children
        10 mg/day PO
        """,
        """
        # Dosage Forms & Strengths
          # capsule
            - 100mg
          # oral solution
            - 5mg/mL
        # Gout
          # Acute attack
            - 50 mg q8hr
          # Fever (Off-label)
            Add-on in children
            10 mg/day PO
        """,
    ),
    "a long heading in title case": (
        """
        Adult Dosage
        Start with 10 mg once daily. Do not take more than 20 mg.

        Dosage In Pediatric Patients 10 Years And Older With Severe Gout
        Start with 5 mg every night. Do not take more than 10 mg.
        """,
        """
        # Adult Dosage
          Start with 10 mg once daily. Do not take more than 20 mg.
        # Dosage In Pediatric Patients 10 Years And Older With Severe Gout
          Start with 5 mg every night. Do not take more than 10 mg.
        """,
    ),
    "bullets over paragraphs head them": (
        """
        They are grouped by how often they are seen:
        \u2022 Very common (more than 1 in 10 people):
        Colds; rash.
        \u2022 Rare (up to 1 in 1,000 people):
        Fits.
        """,
        """
        They are grouped by how often they are seen:
          # Very common (more than 1 in 10 people):
            Colds; rash.
          # Rare (up to 1 in 1,000 people):
            Fits.
        """,
    ),
    "sub-list ended by a sentence": (
        """
        - Never give it to people with:
        - Gout
        - A history of stroke
        - It can raise blood pressure in older people.
        """,
        """
        - Never give it to people with:
          - Gout
          - A history of stroke
        - It can raise blood pressure in older people.
        """,
    ),
    "sub-list ended by an instruction": (
        """
        - Call the clinic if you get:
        - Any fever or chills.
        - Sores that do not heal. They may look like blisters.
        - Drink plenty of water every day.
        - Avoid strong sun.
        """,
        """
        - Call the clinic if you get:
          - Any fever or chills.
          - Sores that do not heal. They may look like blisters.
        - Drink plenty of water every day.
        - Avoid strong sun.
        """,
    ),
    "sub-list known from elsewhere in the text": (
        """
        It may bring on mood changes (anger, tearfulness), and others.
        - Mood changes such as:
        - Anger
        - Tearfulness
        - Restless nights
        """,
        """
        It may bring on mood changes (anger, tearfulness), and others.
        - Mood changes such as:
          - Anger
          - Tearfulness
        - Restless nights
        """,
    ),
    "semicolons close with a full stop": (
        """
        - Signs of liver trouble:
        - dark urine;
        - pale stools; or
        - itchy skin.
        - Headache
        """,
        """
        - Signs of liver trouble:
          - dark urine;
          - pale stools; or
          - itchy skin.
        - Headache
        """,
    ),
    "indentation": (
        """
        - Heart:
            - slow pulse
            - fainting
        - Dry mouth
        """,
        """
        - Heart:
          - slow pulse
          - fainting
        - Dry mouth
        """,
    ),
    "another bullet": (
        """
        • Reactions at the needle site
        o redness
        o swelling
        • Headache
        """,
        """
        • Reactions at the needle site
          o redness
          o swelling
        • Headache
        """,
    ),
    "labels govern what to do": (
        """
        - Mild
        - Slow the drip to half its rate
        - Severe
        - Stop the drip at once
        - Start again when the signs are gone
        - Grade 4
        - Never give the drug again
        """,
        """
        - Mild
          - Slow the drip to half its rate
        - Severe
          - Stop the drip at once
          - Start again when the signs are gone
        - Grade 4
          - Never give the drug again
        """,
    ),
    "short phrase before instructions": (
        """
        - Hepatitis testing
        - Perform a blood test for hepatitis before the first dose
        """,
        """
        - Hepatitis testing
          - Perform a blood test for hepatitis before the first dose
        """,
    ),
    "the last of a plain list is no label": (
        """
        Effects:
        - Nausea
        - Vomiting
        - Tell your doctor if vomiting does not stop.
        """,
        """
        # Effects:
          - Nausea
          - Vomiting
          - Tell your doctor if vomiting does not stop.
        """,
    ),
    "headings of groups and conditions": (
        """
        Adult:
        Gout
        - 10 mg daily
        Fever
        - 5 mg daily
        Dosage Modifications
        Kidney trouble
        - Halve the dose
        Pediatric:
        - Not studied
        """,
        """
        # Adult:
          # Gout
            - 10 mg daily
          # Fever
            - 5 mg daily
        # Dosage Modifications
          # Kidney trouble
            - Halve the dose
        # Pediatric:
          - Not studied
        """,
    ),
    "tiers": (
        """
        Very common (may affect more than 1 in 10 people)
        - headache
        Rare (may affect up to 1 in 1,000 people)
        - fits
        """,
        """
        # Very common (may affect more than 1 in 10 people)
          - headache
        # Rare (may affect up to 1 in 1,000 people)
          - fits
        """,
    ),
    "a list without marks": (
        """
        Common unwanted effects include:
        Dry mouth
        Blurred sight
        Ask a doctor if they last for more than a week.
        """,
        """
        Common unwanted effects include:
          - Dry mouth
          - Blurred sight
        Ask a doctor if they last for more than a week.
        """,
    ),
    "tiers under what they ask for": (
        """
        See a doctor at once if any of these occur:

        More common

        Fever
        chest tightness

        Less common or rare

        Fits

        Most people need no doctor.

        More common

        Dry mouth
        """,
        """
        See a doctor at once if any of these occur:
          # More common
            - Fever
            - chest tightness
          # Less common or rare
            - Fits
        Most people need no doctor.
        # More common
          - Dry mouth
        """,
    ),
    "severities with counts": (
        """
        Serious - Use Alternative (2)
        - foo
        - bar
        Minor (1)
        - baz
        """,
        """
        # Serious - Use Alternative (2)
          - foo
          - bar
        # Minor (1)
          - baz
        """,
    ),
    "a list without marks, with semicolons": (
        """
        Call a doctor at once if you have:
        a rash that spreads, with blisters in the mouth or around the eyes, or peeling of the palms;
        fits; or
        a pounding heart.
        Most people feel well.
        """,
        """
        Call a doctor at once if you have:
          - a rash that spreads, with blisters in the mouth or around the eyes, or peeling of the palms;
          - fits; or
          - a pounding heart.
        Most people feel well.
        """,
    ),
    "long items in small letters complete their lead-in, and a capital one before a sentence heads it": (
        """
        Ring for an ambulance if:
        your tongue swells up, or you can hardly get any air in, or lips go blue \u2013 a bad allergy does
        you faint
        Mixing it with herbs
        Sage tea is thought to weaken the tablets by a half or so.
        """,
        """
        Ring for an ambulance if:
          - your tongue swells up, or you can hardly get any air in, or lips go blue \u2013 a bad allergy does
          - you faint
        # Mixing it with herbs
          Sage tea is thought to weaken the tablets by a half or so.
        """,
    ),
    "a list of lists": (
        """
        - Strong effects come with:
        - Class I drugs:
        - foo
        - bar
        - Class III drugs:
        - baz
        - It has weaker effects with some others.
        """,
        """
        - Strong effects come with:
          - Class I drugs:
            - foo
            - bar
          - Class III drugs:
            - baz
        - It has weaker effects with some others.
        """,
    ),
    "instructions end where a statement with a full stop begins": (
        """
        - Before the first dose:
        - Check the blood count
        - Ask about shingles
        - Swelling of the retina can come up, more so in people who have sugar disease.
        """,
        """
        - Before the first dose:
          - Check the blood count
          - Ask about shingles
        - Swelling of the retina can come up, more so in people who have sugar disease.
        """,
    ),
    "dose topics after a use that has no dose": (
        """
        Dosage Considerations \u2013 Should be Given as Follows:
        Hiccups (Off-label)
        5 mg PO daily
        Sore knees (Off-label)
        Dosage Modifications
        Renal impairment (Fooxil)
        CrCl 30-60 mL/min: 2 mg PO daily
        """,
        """
        # Dosage Considerations \u2013 Should be Given as Follows:
          Hiccups (Off-label)
          5 mg PO daily
          # Sore knees (Off-label)
        # Dosage Modifications
          # Renal impairment (Fooxil)
            CrCl 30-60 mL/min: 2 mg PO daily
        """,
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_outline(case: str) -> None:
    given_lines, expected = CASES[case]
    drawn = textwrap.dedent(expected).strip("\n") + "\n"
    drawn = "".join(
        line.replace("• ", "- ", 1).replace("o ", "- ", 1) if line.lstrip()[:2] in {"• ", "o "} else line
        for line in drawn.splitlines(keepends=True)
    )
    assert outline(given_lines) == drawn


LINES = st.lists(
    st.sampled_from(
        [
            "- Rash",
            "- Skin infections including:",
            "Adult:",
            "Mild",
            "- Severe",
            "  - Cough",
            "1. Stop it now",
            "",
            "Effects include:",
            "It may help. Ask first.",
            "• Gout",
            "o Fever",
            "-",
            "Take one daily;",
            "**Bold**",
            "# H",
        ]
    ),
    max_size=25,
)


@given(LINES)
def test_passages_keep_their_place_and_governors_come_first(lines: list[str]) -> None:
    text = "\n".join(lines)
    blocks = text_blocks(text)
    passages = passages_of(blocks)
    assert [(p.start, p.end) for p in passages] == [(b.start, b.end) for b in blocks]
    for index, passage in enumerate(passages):
        assert text[passage.start : passage.end] == passage.text
        if passage.parent is None:
            assert passage.depth == 0
        else:
            assert passage.parent < index
            assert passage.depth == passages[passage.parent].depth + 1


@given(st.text(alphabet="-•o12.) \t\n#*=|:;abcAB?", max_size=200))
def test_blocks_lie_in_the_text_in_order(text: str) -> None:
    blocks = text_blocks(text)
    assert all(text[b.start : b.end] == b.text and b.text.strip() for b in blocks)
    assert all(a.end <= b.start for a, b in pairwise(blocks))


def test_nested_markup_is_taken_as_it_is() -> None:
    rows = [("Infections", 1), ("flu", 2), ("Low mood", 1), ("cold", 1)]
    blocks = [Block(0, len(t), t, mark="•", nesting=n) for t, n in rows]
    assert [p.parent for p in passages_of(blocks)] == [None, 0, None, None]


def test_names_of_organs_head_lists_of_effects_only() -> None:
    blocks = text_blocks(
        "Hypersensitivity\nSevere heart disease, severe kidney disease\nGout, lack of salt\n"
    )
    assert [p.parent for p in passages_of(blocks)] == [None, 0, 0]
    assert [p.parent for p in passages_of(blocks, organs=False)] == [None, None, None]


def test_groups_of_one_list_of_uses_are_no_labels_of_each_other() -> None:
    blocks = text_blocks("To lower sugar in:\nAdults with gout\nAdults, and children of 6, with low mood\n")
    assert [p.parent for p in passages_of(blocks, free=False)] == [None, 0, 0]
    blocks = text_blocks(
        "It is used to treat:\n- adults with gout\n- severe asthma with nasal polyps\n- hives\n"
    )
    assert [p.parent for p in passages_of(blocks, free=False)] == [None, 0, 0, 0]
    blocks = text_blocks("Doses:\n- adults with gout\n- 5 mg by mouth twice daily\n")
    assert [p.parent for p in passages_of(blocks, free=False)] == [None, 0, 1]
