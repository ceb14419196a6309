from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg_builder.extract.tagger.dictionary import TermDictionary
from kg_builder.extract.tagger.link_cues import CUE_COUNT, LinkCues
from kg_builder.extract.tagger.links import (
    Fragments,
    Link,
    LinkKind,
    PieceKind,
    candidate_links,
    join_links,
)
from kg_builder.extract.tagger.tokens import TaggerInput, pack

WORDS = ["and"] * 70


def links_of(found: Fragments, words: Sequence[str]) -> list[Link]:
    """The links of fragments that may all stand in mentions of several fragments."""
    return candidate_links(found, words, np.zeros((len(words), 2), np.float32))


@st.composite
def fragments(draw: st.DrawFn) -> Fragments:
    edges = sorted(draw(st.sets(st.integers(0, 60), max_size=14)))
    spans = list(zip(edges[::2], edges[1::2], strict=False))
    kinds = draw(st.lists(st.integers(0, 2), min_size=len(spans), max_size=len(spans)))
    sorts: list[list[tuple[int, int]]] = [[], [], []]
    for span, kind in zip(spans, kinds, strict=True):
        sorts[kind].append(span)
    return Fragments(*sorts)


@given(fragments())
def test_links_join_a_piece_to_something_apart_from_it(found: Fragments) -> None:
    for link in links_of(found, WORDS):
        assert link.first[1] <= link.second[0]
        assert {link.piece, link.other} == {link.first, link.second}
        assert link.host[0] <= link.other[0] < link.other[1] <= link.host[1]
        assert (
            link.piece
            in {
                PieceKind.PIECE: [*found.pieces, *found.hints],
                PieceKind.HINT: [*found.hints, *found.pieces],
                PieceKind.WHOLE: found.wholes,
            }[link.source]
        )


@pytest.mark.parametrize(
    ("token", "way", "linked"), [(0, 0, False), (3, 1, False), (0, 1, True), (3, 0, True)]
)
def test_fragments_that_hardly_go_on_or_began_before_are_not_linked(
    token: int, way: int, linked: bool
) -> None:
    found, words = Fragments([(2, 4)], [(0, 1)]), "lip or tongue swelling".split()
    joined = np.full((4, 2), -3, np.float32)
    joined[token, way] = -9
    links = candidate_links(found, words, joined)
    assert any(link.kind is LinkKind.REAR for link in links) == linked


def test_shared_head_is_among_the_candidates() -> None:
    chunk = pack([TaggerInput("swelling of lips or throat edema")])[0]
    found = Fragments([(4, 6)], [(2, 3)])
    cues = LinkCues(chunk, found, np.zeros((6, 4), np.float32), TermDictionary({}))
    links = links_of(found, cues.words)
    assert Link((2, 3), (5, 6), (4, 6), LinkKind.REAR, PieceKind.PIECE) in links
    assert cues.rows(links).shape == (len(links), CUE_COUNT)
    assert cues.rows([]).shape == (0, CUE_COUNT)


def test_coordinated_mentions_may_share_a_word() -> None:
    found = Fragments([(0, 2), (3, 4)], [])
    links = links_of(found, "abdominal pain and tenderness".split())
    assert Link((3, 4), (0, 1), (0, 2), LinkKind.FRONT, PieceKind.WHOLE) in links
    assert not links_of(found, "abdominal pain , tenderness".split())


def test_the_short_form_in_brackets_is_seen_to_be_one() -> None:
    chunk = pack([TaggerInput("aspartate transaminase ( AST ) increased")])[0]
    rows = []
    for host in ((0, 2), (1, 2)):
        found = Fragments([host], [(3, 4)])
        cues = LinkCues(chunk, found, np.zeros((6, 4), np.float32), TermDictionary({}))
        rows.append(cues.rows([Link((3, 4), host, host, LinkKind.WHOLE, PieceKind.PIECE)])[0])
    assert (rows[0] != rows[1]).any()


def test_only_the_best_part_of_a_whole_is_linked() -> None:
    links = links_of(Fragments([(2, 4)], [(0, 1)]), WORDS)
    found, used = join_links(links, [3.0 if link.kind is LinkKind.REAR else 2.0 for link in links])
    assert found == [((0, 1), (3, 4))]
    assert used == set()


def test_a_mention_that_lends_a_word_to_another_is_no_mention_of_its_own() -> None:
    links = links_of(Fragments([(0, 2), (3, 4)], []), "abdominal pain and tenderness".split())
    scores = [2.0 if link.kind is LinkKind.FRONT and link.piece == (3, 4) else -2.0 for link in links]
    assert join_links(links, scores) == ([((0, 1), (3, 4))], {(3, 4)})


def test_links_through_a_middle_piece_make_three_fragments() -> None:
    links = links_of(Fragments([], [(0, 1), (2, 3), (4, 5)]), WORDS)
    chained = {((0, 1), (2, 3)), ((2, 3), (4, 5))}
    scores = [2.0 if (link.first, link.second) in chained else -1.0 for link in links]
    assert join_links(links, scores)[0] == [((0, 1), (2, 3), (4, 5))]


def test_nothing_is_joined_below_the_threshold() -> None:
    links = links_of(Fragments([(2, 4)], [(0, 1)]), WORDS)
    assert join_links(links, [-1.0] * len(links)) == ([], set())
