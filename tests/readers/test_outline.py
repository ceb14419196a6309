"""Lead-ins, headings and items, and where flattened sub-lists end."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg_builder.readers.blocks import Block, text_blocks
from kg_builder.readers.outline import passages_of
from tests.readers.outlines import drawn, outline

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
}


@pytest.mark.parametrize("case", CASES)
def test_outline(case: str) -> None:
    given, expected = CASES[case]
    assert outline(given) == drawn(expected)


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
