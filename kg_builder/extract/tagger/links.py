"""Joins left-over pieces with each other and with parts of whole mentions: discontinuous mentions.

In "pharyngeal or laryngeal edema" the tagger finds the whole mention "laryngeal edema" and the left-over
piece "pharyngeal"; the link from the piece to the end of the mention gives "pharyngeal ... edema".
"""

from __future__ import annotations

import math
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
_LIST_WORDS = _AND_OR | {",", "(", ")", "-", "of", "the", "in", "either"}
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


def cues_of(
    link: Link, chunk: Chunk, wholes: Sequence[Span], pieces: Sequence[Span], known: TermDictionary
) -> Floats:
    """The link's features: (``CUE_COUNT``,), each between -1 and 2 or so.

    Args:
        link: the candidate.
        chunk: the tokens.
        wholes: token ranges of whole mentions.
        pieces: token ranges of left-over pieces.
        known: terms of annotated labels.
    """
    piece, other = (link.first, link.second) if link.piece_first else (link.second, link.first)
    words = [token.text for token in chunk.tokens]
    cues = [
        *(float(link.kind == kind) for kind in LinkKind),
        float(link.piece_first),
        *_length_cues(piece, other, link.host),
        *_distance_cues(link, chunk, wholes, pieces),
        *_neighbour_cues(piece, words),
        *_neighbour_cues(other, words),
        *_likeness_cues(piece, other, link.host, words),
        *_term_cues(link, words, known),
        *_term_cues(Link(other, piece, link.kind, False, link.host), words, known),
    ]
    return np.array(cues, np.float32)


CUE_COUNT = 5 + 9 + 20 + 8 + 8 + 6 + 9 + 9


def _length_cues(piece: Span, other: Span, host: Span) -> list[float]:
    rest = (host[1] - host[0]) - (other[1] - other[0])
    return [
        *(float(min(piece[1] - piece[0], 3) == n) for n in (1, 2, 3)),
        *(float(min(other[1] - other[0], 3) == n) for n in (1, 2, 3)),
        *(float(min(rest, 3) == n) for n in (1, 2, 3)),
    ]


def _distance_cues(link: Link, chunk: Chunk, wholes: Sequence[Span], pieces: Sequence[Span]) -> list[float]:
    start, end = link.first[1], link.second[0]
    tokens = chunk.tokens
    words = [token.text.lower() for token in tokens[start:end]]
    near = next((i for i, limit in enumerate(_DISTANCES) if len(words) <= limit), len(_DISTANCES))
    mentioned = {i for span in (*wholes, *pieces) for i in range(*span)}
    loose = [words[i - start] for i in range(start, end) if i not in mentioned]
    crossed = sum(start <= m[0] and m[1] <= end for m in wholes)
    crossed_pieces = sum(start <= p[0] and p[1] <= end for p in pieces)
    return [
        *(float(near == i) for i in range(len(_DISTANCES) + 1)),
        float(any(word in _AND_OR for word in words)),
        float(words[-1:] == ["and"] or words[-1:] == ["or"]),
        min(words.count(","), 4) / 4,
        float("(" in words and ")" in words),
        float("(" in words and ")" not in words),
        float(")" in words and "(" not in words),
        float("." in words or ";" in words),
        min(crossed, 4) / 4,
        min(crossed_pieces, 4) / 4,
        float(any(token.gap == 3 for token in tokens[start : end + 1])),
        float(all(word in _LIST_WORDS for word in loose)),
    ]


def _neighbour_cues(span: Span, words: Sequence[str]) -> list[float]:
    """What stands right before and right after a fragment."""
    before = words[span[0] - 1].lower() if span[0] else ""
    after = words[span[1]].lower() if span[1] < len(words) else ""
    return [
        float(test)
        for word, bracket in ((before, "("), (after, ")"))
        for test in (word in _AND_OR, word == ",", word == bracket, word in ("of", "in", "to", "with"))
    ]


def _likeness_cues(piece: Span, other: Span, host: Span, words: Sequence[str]) -> list[float]:
    """How alike the piece is to what the link leaves out of the host: parallel words end alike."""
    inner = [i for i in range(*host) if not other[0] <= i < other[1]]
    left_out = [words[i] for i in inner] or [words[other[0]]]
    mine = words[piece[1] - 1].lower()
    theirs = left_out[-1].lower()
    return [
        float(bool(inner) and mine[-2:] == theirs[-2:]),
        float(bool(inner) and mine[-3:] == theirs[-3:]),
        float(words[piece[0]].isupper() == left_out[0].isupper()),
        float(words[piece[0]][0].isupper() == words[other[0]][0].isupper()),
        float(mine in {words[i].lower() for i in range(*host)}),
        float(words[piece[0]].isupper() and len(words[piece[0]]) > 1),
    ]


def _term_cues(link: Link, words: Sequence[str], known: TermDictionary) -> list[float]:
    """How the fragments, in the link's order, resemble fronts, rears and wholes of known terms."""
    first, second = words[slice(*link.first)], words[slice(*link.second)]
    marks = known.mark([*first, *second])
    return [
        float(marks[0] > 0 and all(mark and mark % 2 == 0 for mark in marks[1:])),
        float(all(marks)),
        float(not any(marks)),
        *(min(math.log1p(known.begins(part)), 5) / 3 for part in (first, second)),
        *(min(math.log1p(known.ends(part)), 5) / 3 for part in (first, second)),
        float(known.begins(first) > 0 and known.ends(second) > 0),
        min(math.log1p(known.ends(second[-1:])), 5) / 3,
    ]


class LinkScorer:
    """A small network over the cues.

    Args:
        weights: arrays ``link_cues``, ``link_bias`` (to the hidden layer), ``link_out``, ``link_out_bias``.
    """

    def __init__(self, weights: Mapping[str, Array]) -> None:
        self._cues = weights["link_cues"].astype(np.float32)
        self._bias = weights["link_bias"].astype(np.float32)
        self._out = weights["link_out"].astype(np.float32)
        self._out_bias = float(weights["link_out_bias"].item())

    def score(
        self,
        links: Sequence[Link],
        chunk: Chunk,
        wholes: Sequence[Span],
        pieces: Sequence[Span],
        known: TermDictionary,
    ) -> list[float]:
        """A score a link, in log odds; the arguments are those of ``cues_of``."""
        scores = []
        for link in links:
            hidden = cues_of(link, chunk, wholes, pieces, known) @ self._cues + self._bias
            scores.append(float(np.maximum(hidden, 0) @ self._out) + self._out_bias)
        return scores


def join_links(
    links: Sequence[Link], scores: Sequence[float], threshold: float = 1.0
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
