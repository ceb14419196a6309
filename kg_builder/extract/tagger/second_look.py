"""A second look at mentions with the whole part of a document in view.

The network reads a chunk at a time. Whether "fall" is an effect shows better when one knows how sure the
network was of it and of the words beside it, how often the same words were taken for an effect elsewhere in
the section, and how often they were not. Hints, which the network nearly took for mentions, are weighed too.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np

from .dictionary import MAX_TERM_TOKENS, PRIOR_BUCKETS, TermDictionary, fold_token, term_key
from .network import Floats
from .tokens import Chunk, Layout, SectionRole

__all__ = ["CUE_COUNT", "ChunkMention", "mention_cues"]

Span = tuple[int, int]

_CLEAR = 8.0
"""Log odds beyond which the network's opinion is plain."""


class ChunkMention(NamedTuple):
    """A mention in its chunk.

    Args:
        fragments: its token ranges.
        statuses: the network's score of each of ``STATUSES``, what it may say of the drug.
        opinions: the network's mean opinion of its tokens, see ``LinkCues``.
        weakest: the least opinion of a token of it that it stands in a mention.
        beside: what the network thinks of the tokens before and after it: whether in a mention, in a piece.
        hint: whether only a less strict reading of the network's scores marks it.
    """

    fragments: tuple[Span, ...]
    statuses: tuple[float, ...]
    opinions: tuple[float, ...]
    weakest: float
    beside: tuple[float, ...]
    hint: bool

    @classmethod
    def of(
        cls, fragments: tuple[Span, ...], statuses: Floats, opinions: Floats, *, hint: bool = False
    ) -> ChunkMention:
        """The mention with what the scores of statuses and the opinions, a row each token, say of it."""
        places = [i for start, end in fragments for i in range(start, end)]
        rows = opinions[places].tolist()
        mean = tuple(_even(sum(column) / len(rows)) for column in zip(*rows, strict=True))
        said = tuple(statuses[places].mean(0).tolist())
        beside = (*_of_token(opinions, fragments[0][0] - 1), *_of_token(opinions, fragments[-1][1]))
        return cls(fragments, said, mean, _even(min(row[0] for row in rows)), beside, hint)


def _of_token(opinions: Floats, place: int) -> list[float]:
    """What the network thinks of a token: that it is neither in a mention nor in a piece if there is none."""
    inside = 0 <= place < len(opinions)
    return [_even(opinion) for opinion in opinions[place, :2].tolist()] if inside else [-2.0, -2.0]


def _even(opinion: float) -> float:
    return max(-_CLEAR, min(_CLEAR, opinion)) / _CLEAR * 2


def mention_cues(
    chunks: Sequence[Chunk], found: Sequence[Sequence[ChunkMention]], known: TermDictionary
) -> Floats:
    """The cues of each mention of a part of a document: (mentions, ``CUE_COUNT``), chunk by chunk.

    Args:
        chunks: the chunks of the part.
        found: the mentions of each.
        known: terms of annotated labels.

    >>> from kg_builder.extract.tagger.tokens import TaggerInput, pack
    >>> chunks = pack([TaggerInput("Rash and fever")])
    >>> scores = (1.0, 0.0, 0.0, 0.0), (0.9, 0.0, 0.0, 0.0), 0.9, (0.0, 0.0, 0.0, 0.0), False
    >>> rash = ChunkMention(((0, 1),), *scores)
    >>> mention_cues(chunks, [[rash]], TermDictionary({"rash": 4})).shape == (1, CUE_COUNT)
    True
    """
    keys = [
        [
            term_key(chunk.tokens[i].text for start, end in mention.fragments for i in range(start, end))
            for mention in mentions
        ]
        for chunk, mentions in zip(chunks, found, strict=True)
    ]
    sure: dict[str, list[float]] = {}
    for mentions, own in zip(found, keys, strict=True):
        for mention, key in zip(mentions, own, strict=True):
            others = sure.setdefault(key, [])
            if not mention.hint:
                others.append(mention.opinions[0])
    times = _occurrences(chunks, sure)
    rows = [
        _cues(chunk, mention, known.bucket(key), sure[key], times[key])
        for chunk, mentions, own in zip(chunks, found, keys, strict=True)
        for mention, key in zip(mentions, own, strict=True)
    ]
    return np.array(rows, np.float32).reshape(-1, CUE_COUNT)


def _occurrences(chunks: Iterable[Chunk], keys: Iterable[str]) -> Counter[str]:
    """How often each term occurs in the chunks, marked or not."""
    lengths: dict[str, set[int]] = {}
    listed = set(keys)
    for key in listed:
        words = key.split(" ")
        if len(words) <= MAX_TERM_TOKENS:
            lengths.setdefault(words[0], set()).add(len(words))
    times: Counter[str] = Counter()
    for chunk in chunks:
        folded = [fold_token(token.text) for token in chunk.tokens]
        for start, word in enumerate(folded):
            for length in lengths.get(word, ()):
                key = " ".join(folded[start : start + length])
                if key in listed:
                    times[key] += 1
    return times


def _cues(chunk: Chunk, mention: ChunkMention, bucket: int, sure: Sequence[float], times: int) -> list[float]:
    size = sum(end - start for start, end in mention.fragments)
    layout = chunk.layouts[mention.fragments[0][0]]
    # Hints don't count among the mentions of the same words.
    marked = len(sure) - (not mention.hint)
    bare = max(times - marked - 1, 0)
    others = marked + bare
    rest = (sum(sure) - (not mention.hint) * mention.opinions[0]) / marked if marked else 0.0
    return [
        *mention.opinions,
        mention.weakest,
        float(len(mention.fragments) > 1),
        *(float(chunk.role == role) for role in SectionRole),
        *(float(layout == kind) for kind in Layout),
        *(float(bucket == known) for known in range(PRIOR_BUCKETS + 1)),
        min(math.log1p(marked), 4) / 2,
        min(math.log1p(bare), 4) / 2,
        marked / (others + 1),
        bare / (others + 1),
        float(others == 0),
        rest,
        float(size == 1),
        float(size > 3),
        float(mention.statuses[0] < max(mention.statuses)),
        *mention.beside,
        float(mention.hint),
    ]


CUE_COUNT = 6 + len(SectionRole) + len(Layout) + PRIOR_BUCKETS + 1 + 9 + 5
"""The last of them tells hints."""
