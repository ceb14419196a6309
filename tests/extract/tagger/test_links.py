from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kg_builder.extract.tagger.dictionary import TermDictionary
from kg_builder.extract.tagger.links import (
    CUE_COUNT,
    Link,
    LinkKind,
    candidate_links,
    cues_of,
    join_links,
)
from kg_builder.extract.tagger.tokens import TaggerInput, pack


@st.composite
def disjoint_spans(draw: st.DrawFn) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    edges = sorted(draw(st.sets(st.integers(0, 60), max_size=12)))
    spans = list(zip(edges[::2], edges[1::2], strict=False))
    whole = draw(st.lists(st.booleans(), min_size=len(spans), max_size=len(spans)))
    return (
        [s for s, w in zip(spans, whole, strict=True) if w],
        [s for s, w in zip(spans, whole, strict=True) if not w],
    )


@given(disjoint_spans())
def test_links_join_a_piece_to_something_apart_from_it(
    spans: tuple[list[tuple[int, int]], list[tuple[int, int]]],
) -> None:
    wholes, pieces = spans
    for link in candidate_links(wholes, pieces):
        assert link.first[1] <= link.second[0]
        assert (link.first if link.piece_first else link.second) in pieces
        assert link.host[0] <= (link.second if link.piece_first else link.first)[0]


def test_shared_head_is_among_the_candidates() -> None:
    chunk = pack([TaggerInput("swelling of lips or throat edema")])[0]
    links = candidate_links([(4, 6)], [(2, 3)])
    assert Link((2, 3), (5, 6), LinkKind.REAR, True, (4, 6)) in links
    for link in links:
        assert cues_of(link, chunk, [(4, 6)], [(2, 3)], TermDictionary({})).shape == (CUE_COUNT,)


def test_only_the_best_part_of_a_whole_is_linked() -> None:
    links = candidate_links([(2, 4)], [(0, 1)])
    found = join_links(links, [3.0 if link.kind is LinkKind.REAR else 2.0 for link in links])
    assert found == [((0, 1), (3, 4))]


def test_links_through_a_middle_piece_make_three_fragments() -> None:
    links = candidate_links([], [(0, 1), (2, 3), (4, 5)])
    chained = {((0, 1), (2, 3)), ((2, 3), (4, 5))}
    scores = [2.0 if (link.first, link.second) in chained else -1.0 for link in links]
    assert join_links(links, scores) == [((0, 1), (2, 3), (4, 5))]


def test_nothing_is_joined_below_the_threshold() -> None:
    links = candidate_links([(2, 4)], [(0, 1)])
    assert join_links(links, [-0.1] * len(links)) == []
