"""Annotated labels as chunks with gold tags, and dictionaries of what was annotated."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from tac_format import Label, LabelMention, passages_of

from kg_builder.extract.tagger.dictionary import (
    MAX_TERM_TOKENS,
    TermDictionary,
    bucket_of,
    fold_token,
    term_key,
)
from kg_builder.extract.tagger.tags import STATUSES, Tag
from kg_builder.extract.tagger.tokens import Chunk, pack

__all__ = ["Example", "GoldMention", "cross_fitted", "effect_terms", "examples_of", "folds"]

_FOLD_SEED = 17


@dataclass(frozen=True)
class GoldMention:
    """A mention as token ranges of its chunk, with its status."""

    fragments: tuple[tuple[int, int], ...]
    status: int


@dataclass(frozen=True)
class Example:
    """A chunk of a label with its gold.

    Args:
        label: file name of the label.
        section: section id.
        chunk: the tokens.
        places: (start, end) of each token in the section's text.
        mentions: gold mentions that lie in the chunk whole.
        tags: a ``Tag`` a token.
        statuses: a status index a token of a mention, else -1.
    """

    label: str
    section: str
    chunk: Chunk
    places: tuple[tuple[int, int], ...]
    mentions: tuple[GoldMention, ...]
    tags: np.ndarray
    statuses: np.ndarray


def folds(names: Sequence[str], count: int = 5) -> dict[str, int]:
    """Fold of each label: fixed by the sorted names alone."""
    order = sorted(names)
    random.Random(_FOLD_SEED).shuffle(order)
    return {name: i % count for i, name in enumerate(order)}


def examples_of(label: Label) -> list[Example]:
    """The label's chunks with gold tags."""
    found = []
    for section in label.sections:
        placed = passages_of(section)
        effects = label.effects(section.id)
        for chunk in pack([passage for _, passage in placed]):
            places = tuple(
                (placed[t.passage][0] + t.start, placed[t.passage][0] + t.end) for t in chunk.tokens
            )
            found.append(_example(label.name, section.id, chunk, places, effects))
    return found


def _example(
    label: str,
    section: str,
    chunk: Chunk,
    places: tuple[tuple[int, int], ...],
    effects: Sequence[LabelMention],
) -> Example:
    mentions = []
    for effect in effects:
        fragments = tuple(_range(places, start, end) for start, end in effect.fragments)
        if all(end > start for start, end in fragments):
            mentions.append(GoldMention(fragments, STATUSES.index(effect.status)))
    mentions.sort(key=lambda m: (len(m.fragments), -(m.fragments[-1][1] - m.fragments[0][0]), m.fragments))
    tags = np.full(len(places), Tag.OUT, np.int64)
    statuses = np.full(len(places), -1, np.int64)
    for mention in mentions:
        whole = len(mention.fragments) == 1
        begin, inside = (Tag.BEGIN, Tag.INSIDE) if whole else (Tag.PIECE_BEGIN, Tag.PIECE_INSIDE)
        for start, end in mention.fragments:
            free = [i for i in range(start, end) if tags[i] == Tag.OUT]
            if whole and len(free) < end - start:
                continue
            for i in free:
                tags[i] = inside if i - 1 in free else begin
                statuses[i] = mention.status
    return Example(label, section, chunk, places, tuple(mentions), tags, statuses)


def _range(places: Sequence[tuple[int, int]], start: int, end: int) -> tuple[int, int]:
    """Token range of the characters from start to end: (0, 0) unless it lies in the places whole."""
    if start < places[0][0] or end > places[-1][1]:
        return 0, 0
    inside = [i for i, (a, b) in enumerate(places) if a < end and b > start]
    return (inside[0], inside[-1] + 1) if inside else (0, 0)


def effect_terms(examples: Sequence[Example]) -> dict[str, int]:
    """Annotated strings -> bucket of how often they are annotated where they occur.

    Strings of several fragments are among them: what is said in pieces here is said in one there.
    """
    marked = _marked(examples)
    return _buckets(marked, _seen(examples, frozenset(marked)))


def _marked(examples: Iterable[Example]) -> Counter[str]:
    """How often each string is annotated."""
    marked: Counter[str] = Counter()
    for example in examples:
        for mention in example.mentions:
            key = _key(example, mention)
            if key.count(" ") < MAX_TERM_TOKENS and len(key) > 1:
                marked[key] += 1
    return marked


def _key(example: Example, mention: GoldMention) -> str:
    return term_key(t.text for start, end in mention.fragments for t in example.chunk.tokens[start:end])


def _seen(examples: Iterable[Example], keys: frozenset[str]) -> Counter[str]:
    """How often each of the strings occurs, in one piece or annotated in several."""
    seen: Counter[str] = Counter()
    for example in examples:
        seen.update(_key(example, mention) for mention in example.mentions if len(mention.fragments) > 1)
        folded = [fold_token(t.text) for t in example.chunk.tokens]
        for i in range(len(folded)):
            for length in range(1, min(MAX_TERM_TOKENS, len(folded) - i) + 1):
                key = " ".join(folded[i : i + length])
                if key in keys:
                    seen[key] += 1
    return seen


def _buckets(marked: Mapping[str, int], seen: Mapping[str, int]) -> dict[str, int]:
    return {key: bucket_of(count / max(seen[key], 1)) for key, count in sorted(marked.items())}


def cross_fitted(examples: Sequence[Example], inner: int = 8) -> list[TermDictionary]:
    """A dictionary for each example, made without the examples of its own label's inner fold.

    With the label's own strings in it, the network would learn to trust the dictionary too much.
    """
    part = folds(sorted({e.label for e in examples}), inner)
    parts = [[e for e in examples if part[e.label] == k] for k in range(inner)]
    marked = [_marked(some) for some in parts]
    keys = frozenset(key for some in marked for key in some)
    seen = [_seen(some, keys) for some in parts]
    all_marked, all_seen = sum(marked, Counter()), sum(seen, Counter())
    made = [
        TermDictionary(_buckets(all_marked - mine, all_seen - own))
        for mine, own in zip(marked, seen, strict=True)
    ]
    return [made[part[e.label]] for e in examples]
