"""Joins left-over pieces with each other and with parts of whole mentions: discontinuous mentions.

In "pharyngeal or laryngeal edema" the tagger finds the whole mention "laryngeal edema" and the left-over
piece "pharyngeal"; the link from the piece to the end of the mention gives "pharyngeal ... edema".
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from enum import IntEnum
from typing import NamedTuple

from .network import Floats

__all__ = ["Fragments", "Link", "LinkKind", "PieceKind", "candidate_links", "join_links"]

Span = tuple[int, int]

_REACH = 40
"""Most tokens between two linked parts."""
_HINT_REACH = 12
"""Most tokens between two linked hints."""
_NEAR_MENTIONS = 6
"""Whole mentions looked at on either side of a piece."""
_NEXT_TO = 4
"""Most tokens between two coordinated whole mentions of which one lacks a word of the other."""
THRESHOLD = -0.3
"""Least score of a link that joins, in log odds: a missed mention costs as much as a wrong one."""
_UNLIKELY = -5.0
"""Mean log odds of standing in a mention of several fragments up to which a fragment is not linked. Two in
five pairs have such a fragment, and one in sixty of those that would be joined."""
_JOINING = frozenset({"and", "or", "/", "&", "("})


class PieceKind(IntEnum):
    """What the tagger took a piece for."""

    PIECE = 0
    HINT = 1
    WHOLE = 2


class LinkKind(IntEnum):
    """What the part is that a piece is linked to."""

    PIECE = 0
    WHOLE = 1
    FRONT = 2
    REAR = 3


class Fragments(NamedTuple):
    """What the best chain of tags says of a chunk, and what it nearly says.

    Args:
        wholes: token ranges of whole mentions.
        pieces: token ranges of left-over pieces.
        hints: token ranges outside both that a less strict reading takes for pieces or mentions.
    """

    wholes: Sequence[Span]
    pieces: Sequence[Span]
    hints: Sequence[Span] = ()


class Link(NamedTuple):
    """Two neighbouring fragments of one mention.

    Args:
        piece: token range of the fragment that is no part of a mention, but a piece or the like.
        other: token range of the other.
        host: the whole mention that the other is part of; the other itself if it is a piece.
        kind: what the other is.
        source: what the tagger took the piece for.
    """

    piece: Span
    other: Span
    host: Span
    kind: LinkKind
    source: PieceKind

    @property
    def first(self) -> Span:
        """The earlier fragment."""
        return min(self.piece, self.other)

    @property
    def second(self) -> Span:
        """The later fragment."""
        return max(self.piece, self.other)


def candidate_links(fragments: Fragments, words: Sequence[str], joined: Floats) -> list[Link]:
    """Every link worth scoring in a chunk, in a fixed order.

    Args:
        fragments: of the chunk.
        words: the chunk's tokens in small letters.
        joined: (tokens, 2) the network's log odds that each token stands in a mention that goes on in a later
            fragment, and in one that began in an earlier.

    >>> import numpy as np
    >>> words = "swelling of the face or lips".split()
    >>> found = Fragments(wholes=[(0, 4)], pieces=[(5, 6)])
    >>> [(link.first, link.second) for link in candidate_links(found, words, np.full((6, 2), 9.0))][:2]
    [((0, 4), (5, 6)), ((0, 1), (5, 6))]
    """
    wholes = fragments.wholes
    loose = sorted(
        [(span, PieceKind.PIECE) for span in fragments.pieces]
        + [(span, PieceKind.HINT) for span in fragments.hints]
    )
    links: list[Link] = []
    for index, (piece, source) in enumerate(loose):
        for other, other_source in loose[index + 1 :]:
            hints = PieceKind.HINT in (source, other_source)
            if other[0] - piece[1] > (_HINT_REACH if hints else _REACH):
                break
            links.append(Link(piece, other, other, LinkKind.PIECE, max(source, other_source)))
        before = [m for m in wholes if m[1] <= piece[0] and piece[0] - m[1] <= _REACH][-_NEAR_MENTIONS:]
        after = [m for m in wholes if m[0] >= piece[1] and m[0] - piece[1] <= _REACH][:_NEAR_MENTIONS]
        for whole in (*before, *after):
            links += _to_parts(piece, whole, source)
    for one, other in itertools.pairwise(wholes):
        between = words[one[1] : other[0]]
        if 0 < len(between) <= _NEXT_TO and not _JOINING.isdisjoint(between):
            links += [link for link in _to_parts(one, other, PieceKind.WHOLE) if link.kind != LinkKind.FRONT]
            links += [link for link in _to_parts(other, one, PieceKind.WHOLE) if link.kind != LinkKind.REAR]
    onward, back = ([0.0, *itertools.accumulate(column)] for column in joined.T.tolist())

    def likely(span: Span, sums: Sequence[float]) -> bool:
        return sums[span[1]] - sums[span[0]] > _UNLIKELY * (span[1] - span[0])

    return [link for link in links if likely(link.first, onward) and likely(link.second, back)]


def _to_parts(piece: Span, whole: Span, source: PieceKind) -> list[Link]:
    """Links of the piece to the whole, its fronts and its rears."""
    start, end = whole
    cuts = range(start + 1, end)
    parts = [
        (whole, LinkKind.WHOLE),
        *(((start, cut), LinkKind.FRONT) for cut in cuts),
        *(((cut, end), LinkKind.REAR) for cut in cuts),
    ]
    return [Link(piece, part, whole, kind, source) for part, kind in parts]


def join_links(
    links: Sequence[Link], scores: Sequence[float], threshold: float = THRESHOLD
) -> tuple[list[tuple[Span, ...]], set[Span]]:
    """The discontinuous mentions that the links above the threshold stand for.

    Of several parts of one whole mention that a piece could be linked to, the best is taken. Links that
    share a piece in the middle make one mention of three fragments or more.

    Args:
        links: candidates.
        scores: a score each.
        threshold: least score of a link.

    Returns:
        Fragments of each mention, in order of their first fragment; and the whole mentions that turned
        out to be pieces.

    >>> link = Link((5, 6), (0, 3), (0, 4), LinkKind.FRONT, PieceKind.PIECE)
    >>> join_links([link], [2.0])
    ([((0, 3), (5, 6))], set())
    >>> join_links([link], [-2.0])
    ([], set())
    """
    best: dict[tuple[Span, Span], tuple[float, Link]] = {}
    for link, score in zip(links, scores, strict=True):
        if score > threshold:
            held = best.get((link.piece, link.host))
            if held is None or score > held[0]:
                best[link.piece, link.host] = (score, link)
    onward: dict[Span, list[Span]] = {}
    targets: set[Span] = set()
    used: set[Span] = set()
    for _, link in best.values():
        if link.second not in onward.setdefault(link.first, []):
            onward[link.first].append(link.second)
        targets.add(link.second)
        if link.source is PieceKind.WHOLE:
            used.add(link.piece)
    found: list[tuple[Span, ...]] = []
    open_paths: list[tuple[Span, ...]] = [(first,) for first in sorted(onward) if first not in targets]
    while open_paths:
        path = open_paths.pop(0)
        following = onward.get(path[-1], [])
        if following:
            open_paths += [(*path, span) for span in sorted(following)]
        else:
            found.append(path)
    return sorted(set(found)), used
