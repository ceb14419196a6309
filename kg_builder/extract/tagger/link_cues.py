"""What speaks for and against a link between two fragments: the cues that the link scorer reads."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

import numpy as np

from .dictionary import TermDictionary
from .links import Fragments, Link, LinkKind, PieceKind
from .network import Floats
from .tokens import Chunk

__all__ = ["CUE_COUNT", "LinkCues"]

Span = tuple[int, int]

_AND_OR = frozenset({"and", "or", "/", "&"})
_LIST_WORDS = _AND_OR | {",", "(", ")", "-", "of", "the", "in", "either"}
_PREPOSITIONS = frozenset({"of", "in", "to", "with"})
_DISTANCES = (1, 2, 3, 4, 6, 9, 14, 20)
_CLEAR = 8.0
"""Log odds beyond which the network's opinion is plain."""

_KINDS = {kind: [float(kind == other) for other in LinkKind] for kind in LinkKind}
_SOURCES = {kind: [float(kind == other) for other in PieceKind] for kind in PieceKind}
_SIZES = [[float(size == n) for n in (1, 2, 3)] for size in range(4)]


class LinkCues:
    """Reads the cues of links of one chunk.

    Args:
        chunk: the tokens.
        fragments: what the tagger found in it.
        opinions: (tokens, 4) log odds of standing in a whole mention, in a piece, in a mention that goes on
            in a later fragment, and in one that began in an earlier.
        known: terms of annotated labels.
    """

    def __init__(self, chunk: Chunk, fragments: Fragments, opinions: Floats, known: TermDictionary) -> None:
        self._words = [token.text for token in chunk.tokens]
        self._low = [word.lower() for word in self._words]
        self._gaps = [token.gap for token in chunk.tokens]
        self._fragments = fragments
        self._mentioned = {i for span in (*fragments.wholes, *fragments.pieces) for i in range(*span)}
        self._opinions: list[list[float]] = (np.clip(opinions, -_CLEAR, _CLEAR) / _CLEAR).tolist()
        self._known = known
        # Links of a chunk share their fragments, so what these show is read once.
        self._seen: dict[tuple[str, int, int], list[float]] = {}
        self._pairs: dict[tuple[Span, Span], list[float]] = {}

    @property
    def words(self) -> list[str]:
        """The chunk's tokens in small letters."""
        return self._low

    def rows(self, links: Sequence[Link]) -> Floats:
        """(links, ``CUE_COUNT``), each between -1 and 2 or so."""
        return np.array([self._row(link) for link in links], np.float32).reshape(-1, CUE_COUNT)

    def _row(self, link: Link) -> list[float]:
        return [
            *_KINDS[link.kind],
            *_SOURCES[link.source],
            float(link.piece < link.other),
            *self._lengths(link),
            *self._once(self._distance, (link.first[1], link.second[0])),
            *self._once(self._neighbours, link.piece),
            *self._once(self._neighbours, link.other),
            *self._likeness(link),
            *self._pair(link.first, link.second),
            *self._pair(link.other, link.piece),
            *self._once(self._opinion, link.piece),
            *self._once(self._opinion, link.other),
            *self._once(self._opinion, link.host),
        ]

    def _once(self, read: Callable[[Span], list[float]], span: Span) -> list[float]:
        key = (read.__name__, *span)
        found = self._seen.get(key)
        if found is None:
            found = self._seen[key] = read(span)
        return found

    def _lengths(self, link: Link) -> list[float]:
        piece, other = link.piece[1] - link.piece[0], link.other[1] - link.other[0]
        rest = link.host[1] - link.host[0] - other
        return [*_SIZES[min(piece, 3)], *_SIZES[min(other, 3)], *_SIZES[min(rest, 3)]]

    def _distance(self, between: Span) -> list[float]:
        start, end = between
        words = self._low[start:end]
        near = next((i for i, limit in enumerate(_DISTANCES) if len(words) <= limit), len(_DISTANCES))
        loose = [self._low[i] for i in range(start, end) if i not in self._mentioned]
        crossed = sum(start <= m[0] and m[1] <= end for m in self._fragments.wholes)
        crossed_pieces = sum(start <= p[0] and p[1] <= end for p in self._fragments.pieces)
        opened, closed = "(" in words, ")" in words
        return [
            *(float(near == i) for i in range(len(_DISTANCES) + 1)),
            float(any(word in _AND_OR for word in words)),
            float(words[-1:] == ["and"] or words[-1:] == ["or"]),
            min(words.count(","), 4) / 4,
            float(opened and closed),
            float(opened and not closed),
            float(closed and not opened),
            float("." in words or ";" in words),
            min(crossed, 4) / 4,
            min(crossed_pieces, 4) / 4,
            float(3 in self._gaps[start : end + 1]),
            float(all(word in _LIST_WORDS for word in loose)),
            float(end - start == 3 and opened and closed),
        ]

    def _neighbours(self, span: Span) -> list[float]:
        """What stands right before and right after a fragment."""
        before = self._low[span[0] - 1] if span[0] else ""
        after = self._low[span[1]] if span[1] < len(self._low) else ""
        return [
            float(test)
            for word, bracket in ((before, "("), (after, ")"))
            for test in (word in _AND_OR, word == ",", word == bracket, word in _PREPOSITIONS)
        ]

    def _likeness(self, link: Link) -> list[float]:
        """How alike the piece is to what the link leaves out of the host: parallel words end alike."""
        words = self._words
        inner = [i for i in range(*link.host) if not link.other[0] <= i < link.other[1]]
        left_out = [words[i] for i in inner] or [words[link.other[0]]]
        first = words[link.piece[0]]
        mine = self._low[link.piece[1] - 1]
        theirs = left_out[-1].lower()
        return [
            float(bool(inner) and mine[-2:] == theirs[-2:]),
            float(bool(inner) and mine[-3:] == theirs[-3:]),
            float(first.isupper() == left_out[0].isupper()),
            float(first[0].isupper() == words[link.other[0]][0].isupper()),
            float(mine in self._low[slice(*link.host)]),
            float(first.isupper() and len(first) > 1),
            float(
                self._is_short_for(link.piece, left_out)
                or self._is_short_for(link.host, words[slice(*link.piece)])
            ),
        ]

    def _is_short_for(self, span: Span, words: Sequence[str]) -> bool:
        """Whether a fragment is in capitals that the words begin with: "AST" of aspartate transaminase."""
        short = self._words[span[0]]
        if span[1] - span[0] != 1 or not 1 < len(short) < 7 or not short[:-1].isupper():
            return False
        return len(words) > 1 and short[0].lower() == words[0][0].lower()

    def _pair(self, first: Span, second: Span) -> list[float]:
        found = self._pairs.get((first, second))
        if found is None:
            found = self._pairs[first, second] = self._terms(first, second)
        return found

    def _terms(self, first: Span, second: Span) -> list[float]:
        """How two fragments, in this order, resemble fronts, rears and wholes of known terms."""
        marks = self._known.mark([*self._words[slice(*first)], *self._words[slice(*second)]])
        begins, ends, _ = self._once(self._edges, first)
        other_begins, other_ends, last_ends = self._once(self._edges, second)
        return [
            float(marks[0] > 0 and all(mark and mark % 2 == 0 for mark in marks[1:])),
            float(all(marks)),
            float(not any(marks)),
            begins,
            other_begins,
            ends,
            other_ends,
            float(begins > 0 and other_ends > 0),
            last_ends,
        ]

    def _edges(self, span: Span) -> list[float]:
        """How many known terms begin with a fragment, end with it, and end with its last word."""
        words, known = self._words[slice(*span)], self._known
        counts = (known.begins(words), known.ends(words), known.ends(words[-1:]))
        return [min(math.log1p(count), 5) / 3 for count in counts]

    def _opinion(self, span: Span) -> list[float]:
        """The network's mean opinion of a fragment."""
        rows = self._opinions[slice(*span)]
        return [sum(column) / len(rows) for column in zip(*rows, strict=True)]


CUE_COUNT = 8 + 9 + 21 + 8 + 8 + 7 + 9 + 9 + 12
