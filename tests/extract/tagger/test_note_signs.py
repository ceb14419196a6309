from __future__ import annotations

import pytest

from kg_builder.extract.tagger import EffectTagger, TaggerInput
from kg_builder.extract.tagger.dictionary import TermDictionary
from kg_builder.extract.tagger.note_signs import sign_after, sign_before

KNOWN = TermDictionary(
    {
        "rash": 4,
        "skin rash": 4,
        "itchy rash": 3,
        "fatigue": 4,
        "severe fatigue": 3,
        "mild fatigue": 3,
        "fistula": 4,
        "anal fistula": 4,
        "bile duct fistula": 4,
        "kidney stone": 2,
    }
)


@pytest.mark.parametrize(
    ("word", "sign"), [("dStroke", True), ("Stroke", False), ("mRNA", False), ("eGFR", False)]
)
def test_a_small_letter_before_a_title_is_a_sign(word: str, sign: bool) -> None:
    assert sign_before(word) is sign


@pytest.mark.parametrize(
    ("word", "sign"),
    [
        ("Rasha", True),
        ("rashe", True),
        ("Rash", False),  # as it is known
        ("rashes", False),  # no sign
        ("fatigued", False),  # ends of words
        ("fistulae", False),
        ("stoneb", False),  # too seldom known
        ("RASHA", False),  # a sign is small
    ],
)
def test_a_letter_after_what_many_terms_end_with_is_a_sign(word: str, sign: bool) -> None:
    assert sign_after(word, KNOWN) is sign


def test_what_annotators_marked_with_the_letter_keeps_it() -> None:
    known = TermDictionary(
        {"melanom": 2, "skin melanom": 2, "eye melanom": 2, "melanoma": 4, "skin melanoma": 4}
    )
    assert not sign_after("melanoma", known)


@pytest.mark.parametrize(
    ("row", "found"),
    [
        ("Back pain       7%     3%", "Back pain"),
        ("Hypertensione       7%     3%", "Hypertension"),
    ],
)
def test_mentions_come_without_the_signs_of_notes(row: str, found: str) -> None:
    lines = [TaggerInput("The table shows the adverse reactions:"), TaggerInput(row)]
    assert [mention.text for mention in EffectTagger.load().tag(lines)[1]] == [found]
