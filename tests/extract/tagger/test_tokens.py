from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg_builder.extract.tagger.tokens import Layout, SectionRole, TaggerInput, pack, tokenize

TEXTS = st.text(st.sampled_from("ab C9.,;()/-\u00e9\u2265\n "), max_size=120)
INPUTS = st.builds(TaggerInput, TEXTS, st.sampled_from(SectionRole), st.sampled_from(Layout))


@given(TEXTS)
def test_tokens_read_back_and_cover_all_but_blanks(text: str) -> None:
    tokens = tokenize(text)
    assert all(text[t.start : t.end] == t.text for t in tokens)
    covered = {i for t in tokens for i in range(t.start, t.end)}
    assert covered == {i for i, char in enumerate(text) if not char.isspace()}
    assert [t.start for t in tokens] == sorted({t.start for t in tokens})


def test_gap_tells_touching_spaced_and_first_tokens() -> None:
    assert [t.gap for t in tokenize("dry-eye  12")] == [3, 0, 0, 2]


@given(st.lists(INPUTS, max_size=8), st.integers(2, 30))
def test_every_token_is_packed_once_in_order(passages: list[TaggerInput], limit: int) -> None:
    chunks = pack(passages, limit)
    packed = [token for chunk in chunks for token in chunk.tokens]
    assert packed == [t for i, p in enumerate(passages) for t in tokenize(p.text, i)]
    assert all(0 < len(chunk.tokens) <= limit for chunk in chunks)


@given(st.lists(INPUTS, max_size=8))
def test_a_chunk_stays_in_one_part_of_the_document(passages: list[TaggerInput]) -> None:
    for chunk in pack(passages):
        assert {passages[t.passage].role for t in chunk.tokens} == {chunk.role}


def test_long_passage_is_cut_at_a_sentence_end() -> None:
    text = "Some felt sick today. " * 5
    first = pack([TaggerInput(text)], limit=13)[0]
    assert first.tokens[-1].text == "."


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("RashRash includes", ["Rash", "Rash", "includes"]),
        ("HypoglycemiaAdverse Reaction", ["Hypoglycemia", "Adverse", "Reaction"]),
        ("Dizzinessc 12", ["Dizziness", "c", "12"]),
        ("Skin Infectionsb", ["Skin", "Infections", "b"]),
        ("decreased leukemic nausea", ["decreased", "leukemic", "nausea"]),
        ("OxyContin MedDRA mRNA", ["OxyContin", "MedDRA", "mRNA"]),
    ],
)
def test_words_that_lost_their_blank_are_taken_apart(text: str, words: list[str]) -> None:
    tokens = tokenize(text)
    assert [token.text for token in tokens] == words
    assert all(text[token.start : token.end] == token.text for token in tokens)
