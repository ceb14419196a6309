"""Joins left-over pieces with each other and with parts of whole mentions: discontinuous mentions.

In "pharyngeal or laryngeal edema" the tagger finds the whole mention "laryngeal edema" and the left-over
piece "pharyngeal"; the link from the piece to the end of the mention gives "pharyngeal ... edema".
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum

import numpy as np
import numpy.typing as npt

from .dictionary import TermDictionary
from .network import Array
from .tokens import Chunk

__all__ = ["CUE_COUNT", "Link", "LinkKind", "LinkScorer", "candidate_links", "cues_of", "join_links"]

Floats = npt.NDArray[np.float32]
Span = tuple[int, int]

_REACH = 40
"""Most tokens between two linked parts."""
_NEAR_MENTIONS = 6
"""Whole mentions looked at on either side of a piece."""
_AND_OR = frozenset({"and", "or", "/", "&"})
_DISTANCES = (1, 2, 3, 4, 6, 9, 14, 20)


class LinkKind(IntEnum):
    """What the part is that a piece is linked to."""

    PIECE = 0
    WHOLE = 1
    FRONT = 2
    REAR = 3


@dataclass(frozen=True, slots=True)
class Link:
    """Two neighbouring fragments of one mention, at least one of them a left-over piece.

    Args:
        first: token range of the earlier fragment.
        second: token range of the later one.
        kind: what the fragment that may not be a piece is.
        piece_first: whether the earlier one is a piece.
        host: the whole mention that the other fragment is part of; the fragment itself if it is a piece.
    """

    first: Span
    second: Span
    kind: LinkKind
    piece_first: bool
    host: Span


def candidate_links(wholes: Sequence[Span], pieces: Sequence[Span]) -> list[Link]:
    """Every link worth scoring in a chunk, in a fixed order.

    Args:
        wholes: token ranges of whole mentions.
        pieces: token ranges of left-over pieces.
    """
    links: list[Link] = []
    for piece in pieces:
        later = [other for other in pieces if 0 < other[0] - piece[1] + 1 <= _REACH + 1]
        links += [Link(piece, other, LinkKind.PIECE, True, other) for other in later if other[0] >= piece[1]]
        before = [m for m in wholes if m[1] <= piece[0] and piece[0] - m[1] <= _REACH][-_NEAR_MENTIONS:]
        after = [m for m in wholes if m[0] >= piece[1] and m[0] - piece[1] <= _REACH][:_NEAR_MENTIONS]
        for whole in (*before, *after):
            for part, kind in _parts(whole):
                first, second = sorted((part, piece))
                links.append(Link(first, second, kind, first == piece, whole))
    return links


def _parts(whole: Span) -> list[tuple[Span, LinkKind]]:
    start, end = whole
    cuts = range(start + 1, end)
    return [
        (whole, LinkKind.WHOLE),
        *(((start, cut), LinkKind.FRONT) for cut in cuts),
        *(((cut, end), LinkKind.REAR) for cut in cuts),
    ]


CUE_COUNT = 4 + 1 + (len(_DISTANCES) + 1) + 3 + 3 + 6 + 6


def cues_of(link: Link, chunk: Chunk, wholes: Sequence[Span], known: TermDictionary) -> Floats:
    """The link's hand-made features, each between 0 and 1."""
    tokens = chunk.tokens
    between = tokens[link.first[1] : link.second[0]]
    words = [token.text.lower() for token in between]
    distance = len(between)
    cues: list[float] = [float(link.kind == kind) for kind in LinkKind]
    cues.append(float(link.piece_first))
    near = next((i for i, limit in enumerate(_DISTANCES) if distance <= limit), len(_DISTANCES))
    cues += [float(near == i) for i in range(len(_DISTANCES) + 1)]
    piece = link.first if link.piece_first else link.second
    other = link.second if link.piece_first else link.first
    cues += [float(min(piece[1] - piece[0], 3) == n) for n in (1, 2, 3)]
    cues += [float(min(other[1] - other[0], 3) == n) for n in (1, 2, 3)]
    crossed = sum(link.first[1] <= m[0] and m[1] <= link.second[0] for m in wholes)
    cues += [
        float(any(word in _AND_OR for word in words)),
        min(words.count(","), 4) / 4,
        float("(" in words) - float(")" in words) * 0.5,
        float("." in words or ";" in words),
        min(crossed, 4) / 4,
        float(any(token.gap == 3 for token in tokens[link.first[1] : link.second[0] + 1])),
    ]
    joined = [t.text for t in (*tokens[slice(*link.first)], *tokens[slice(*link.second)])]
    marks = known.mark(joined)
    cues += [
        float(marks[0] > 0 and all(mark and mark % 2 == 0 for mark in marks[1:])),
        float(marks[-1] > 0),
        float(all(marks)),
        float(words in (["and"], ["or"], ["/"])),
        float(words[:1] == ["("] or words[-1:] == [")"]),
        float(other == link.host),
    ]
    return np.array(cues, np.float32)


class LinkScorer:
    """A small network over the states of both fragments and the cues.

    Args:
        weights: arrays ``link_first``, ``link_second``, ``link_cues`` (inputs to the hidden layer),
            ``link_bias``, ``link_out`` and ``link_out_bias``.
    """

    def __init__(self, weights: Mapping[str, Array]) -> None:
        self._first = weights["link_first"].astype(np.float32)
        self._second = weights["link_second"].astype(np.float32)
        self._cues = weights["link_cues"].astype(np.float32)
        self._bias = weights["link_bias"].astype(np.float32)
        self._out = weights["link_out"].astype(np.float32)
        self._out_bias = float(weights["link_out_bias"].item())

    def score(
        self,
        links: Sequence[Link],
        chunk: Chunk,
        states: Floats,
        wholes: Sequence[Span],
        known: TermDictionary,
    ) -> list[float]:
        """A score a link: above 0 where it holds.

        Args:
            links: candidates in the chunk.
            chunk: the tokens.
            states: (tokens, 2 * hidden) states of the tagger.
            wholes: token ranges of whole mentions.
            known: terms of annotated labels.
        """
        scores = []
        for link in links:
            hidden = (
                states[slice(*link.first)].mean(0) @ self._first
                + states[slice(*link.second)].mean(0) @ self._second
                + cues_of(link, chunk, wholes, known) @ self._cues
                + self._bias
            )
            scores.append(float(np.maximum(hidden, 0) @ self._out) + self._out_bias)
        return scores


def join_links(
    links: Sequence[Link], scores: Sequence[float], threshold: float = 0.0
) -> list[tuple[Span, ...]]:
    """The discontinuous mentions that the links above the threshold stand for.

    Of several parts of one whole mention that a piece could be linked to, the best is taken. Links that
    share a piece in the middle make one mention of three fragments or more.

    Args:
        links: candidates.
        scores: a score each.
        threshold: least score of a link.

    Returns:
        Fragments of each mention, in order; mentions in order of their first fragment.
    """
    best: dict[tuple[Span, Span], tuple[float, Link]] = {}
    for link, score in zip(links, scores, strict=True):
        if score > threshold:
            piece = link.first if link.piece_first else link.second
            held = best.get((piece, link.host))
            if held is None or score > held[0]:
                best[piece, link.host] = (score, link)
    onward: dict[Span, list[Span]] = {}
    targets: set[Span] = set()
    for _, link in best.values():
        if link.second not in onward.setdefault(link.first, []):
            onward[link.first].append(link.second)
        targets.add(link.second)
    found: list[tuple[Span, ...]] = []
    open_paths: list[tuple[Span, ...]] = [(first,) for first in sorted(onward) if first not in targets]
    while open_paths:
        path = open_paths.pop(0)
        following = onward.get(path[-1], [])
        if following:
            open_paths += [(*path, span) for span in sorted(following)]
        else:
            found.append(path)
    return sorted(set(found))
