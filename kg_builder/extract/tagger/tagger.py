"""The adverse-effect tagger: passages in, mentions with places and status out."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from .dictionary import TermDictionary, term_key
from .features import Featurizer
from .link_cues import LinkCues
from .links import Fragments, candidate_links, join_links
from .network import Floats, Network, Scores
from .note_signs import sign_after, sign_before
from .scorer import CueScorer
from .second_look import ChunkMention, mention_cues
from .status_words import settled_statuses
from .tags import HINT_BIAS, Tag, best_chains, hints_of, spans_of
from .tokens import Chunk, TaggerInput, Token, pack, tokenize
from .weights import Weights, load_weights

__all__ = ["EffectTagger", "Reading", "TaggedMention"]

Span = tuple[int, int]
Chain = npt.NDArray[np.int64]

KEPT = 0.0
"""Log odds at the second look above which a mention is kept: what is likelier right than wrong. Mentions have
the same F1 from -0.6 to 0.2; strings have the best one here in any four of the five folds."""
_FAINT = -1.5
"""Mean log odds of standing in a whole mention up to which a hint is not looked at again."""
_MOST_SEEN = 100_000
"""Chunks whose mentions are kept, the oldest dropped first: some 40 MB."""


class TaggedMention(NamedTuple):
    """An adverse-effect mention.

    Args:
        passages: index of the passage of each fragment.
        fragments: (start, end) of each run of words in its passage's text, in order; one unless the
            mention is discontinuous.
        text: the fragments' words, joined by a blank.
        status: asserted, negated, animal or class_effect.
    """

    passages: tuple[int, ...]
    fragments: tuple[tuple[int, int], ...]
    text: str
    status: str

    @property
    def asserted(self) -> bool:
        """Whether it is said of the drug itself."""
        return self.status == "asserted"


class Reading(NamedTuple):
    """What the network says of a chunk.

    Args:
        chunk: the tokens.
        fragments: what its best chain of tags marks, and what it nearly marks.
        opinions: (tokens, 4), as ``LinkCues`` takes them.
        statuses: (tokens, statuses) scores.
    """

    chunk: Chunk
    fragments: Fragments
    opinions: Floats
    statuses: Floats


class EffectTagger:
    """Finds adverse-effect mentions with the trained network.

    Results of chunks and spellings of words are remembered; nothing remembered can change a result.

    Args:
        weights: what training wrote.
    """

    def __init__(self, weights: Weights) -> None:
        self._vocabulary = {word: index for index, word in enumerate(weights.words, 2)}
        self.known = TermDictionary(weights.known)
        self._listed = TermDictionary(weights.listed)
        self._network = Network(weights.arrays)
        self._links = CueScorer(weights.arrays, "link")
        self._second_look = CueScorer(weights.arrays, "look")
        self._moves = weights.arrays["moves"].astype(np.float32)
        self._begin = weights.arrays["begin"].astype(np.float32)
        self._seen: dict[bytes, list[ChunkMention]] = {}
        self._status_bias = weights.arrays["status_offset"].astype(np.float32)

    @classmethod
    def load(cls) -> EffectTagger:
        """The tagger with the weights that ship with the package, read once a process.

        Raises:
            InputError: if the weights are missing or damaged.
        """
        return _shipped()

    def tag(self, passages: Sequence[TaggerInput]) -> list[list[TaggedMention]]:
        """The mentions of each passage of one document.

        Args:
            passages: the document's passages in reading order; neighbours serve each other as context.

        Returns:
            For each passage, the mentions that lie in it whole, by place.

        >>> (found,) = EffectTagger.load().tag([TaggerInput("Nausea was common, but no rash was seen.")])
        >>> [(mention.text, mention.status) for mention in found]
        [('Nausea', 'asserted'), ('rash', 'negated')]
        """
        return _by_passage(self.tag_parts([passages])[0], len(passages))

    def annotated(self, name: str) -> int:
        """How often a name was annotated where it occurs in the labels learnt from: 0 if never, 1 to 4."""
        return self.known.bucket(term_key(token.text for token in tokenize(name)))

    def tag_parts(self, parts: Sequence[Sequence[TaggerInput]]) -> list[list[TaggedMention]]:
        """The mentions of several parts of documents, sections or tables: the same as one by one, faster.

        Mentions whose fragments lie in different passages (a table's header and its rows) are among them.

        Args:
            parts: the passages of each part in reading order; no chunk goes over the end of a part.
        """
        chunks = [pack(passages) for passages in parts]
        seen = iter(self.tag_chunks([chunk for some in chunks for chunk in some]))
        found: list[list[TaggedMention]] = []
        for passages, some in zip(parts, chunks, strict=True):
            kept = self._look_again(some, [next(seen) for _ in some])
            statuses = settled_statuses(some, kept, self._listed)
            placed = [
                _placed(chunk, mention, passages, next(statuses), self.known)
                for chunk, mentions in zip(some, kept, strict=True)
                for mention in mentions
            ]
            found.append(sorted(placed, key=lambda mention: (mention.passages, mention.fragments)))
        return found

    def tag_chunks(self, chunks: Sequence[Chunk]) -> list[list[ChunkMention]]:
        """The mentions and hints of each chunk at first sight; they depend on the chunk alone.

        Chunks seen before, as the labels of generics share their text, are not run again.
        """
        keys = [chunk.digest() for chunk in chunks]
        new = {key: chunk for key, chunk in zip(keys, chunks, strict=True) if key not in self._seen}
        held = {key: self._seen[key] for key in keys if key in self._seen}
        held.update(zip(new, map(self.mentions, self.readings(list(new.values()))), strict=True))
        self._seen.update((key, held[key]) for key in new)
        while len(self._seen) > _MOST_SEEN:
            del self._seen[next(iter(self._seen))]
        return [held[key] for key in keys]

    def _look_again(
        self, chunks: Sequence[Chunk], found: Sequence[Sequence[ChunkMention]]
    ) -> list[list[ChunkMention]]:
        """Those of the mentions and hints of each chunk of one part that stand a second look."""
        scores = iter(self._second_look.score(mention_cues(chunks, found, self.known)))
        return [[mention for mention in mentions if next(scores) > KEPT] for mentions in found]

    def readings(self, chunks: Sequence[Chunk]) -> list[Reading]:
        """What the network says of each chunk, before links and statuses are decided."""
        if not chunks:
            return []
        featurizer = Featurizer(self._vocabulary, self.known, self._listed)
        features = [featurizer.features(chunk) for chunk in chunks]
        scored = self._network.score(features, featurizer.forms)
        lengths = [len(chunk.tokens) for chunk in chunks]
        padded = np.zeros((len(chunks), max(lengths), len(self._begin)), np.float32)
        for row, scores in enumerate(scored):
            padded[row, : lengths[row]] = scores.tags
        chains = best_chains(padded, lengths, self._moves, self._begin)
        lax = best_chains(padded + HINT_BIAS, lengths, self._moves, self._begin)
        return [
            Reading(chunk, _fragments(*pair), _opinions(scores), scores.statuses)
            for chunk, scores, *pair in zip(chunks, scored, chains, lax, strict=True)
        ]

    def mentions(self, reading: Reading) -> list[ChunkMention]:
        """The mentions that a reading stands for, and the hints that a second look may take for some."""
        spans: list[tuple[Span, ...]] = [(whole,) for whole in reading.fragments.wholes]
        cues = LinkCues(reading.chunk, reading.fragments, reading.opinions, self.known)
        links = candidate_links(reading.fragments, cues.words, reading.opinions[:, 2:])
        if links:
            joined, used = join_links(links, self._links.score(cues.rows(links)))
            spans = [span for span in spans if span[0] not in used] + joined
        statuses = reading.statuses + self._status_bias
        firm = [ChunkMention.of(span, statuses, reading.opinions) for span in spans]
        taken = {i for span in spans for start, end in span for i in range(start, end)}
        hints = [
            ChunkMention.of((hint,), statuses, reading.opinions, hint=True)
            for hint in reading.fragments.hints
            if reading.opinions[slice(*hint), 0].mean() > _FAINT and taken.isdisjoint(range(*hint))
        ]
        return firm + hints


def _fragments(chain: Chain, lax: Chain) -> Fragments:
    wholes, pieces = spans_of(chain)
    return Fragments(wholes, pieces, hints_of(chain, lax))


def _opinions(scores: Scores) -> Floats:
    tags = scores.tags
    whole = np.maximum(tags[:, Tag.BEGIN], tags[:, Tag.INSIDE]) - tags[:, Tag.OUT]
    piece = np.maximum(tags[:, Tag.PIECE_BEGIN], tags[:, Tag.PIECE_INSIDE]) - tags[:, Tag.OUT]
    return np.column_stack([whole, piece, scores.joined])


def _by_passage(mentions: Sequence[TaggedMention], count: int) -> list[list[TaggedMention]]:
    """The mentions that lie in one passage, in a list for each passage."""
    found: list[list[TaggedMention]] = [[] for _ in range(count)]
    for mention in mentions:
        if len(set(mention.passages)) == 1:
            found[mention.passages[0]].append(mention)
    return found


def _placed(
    chunk: Chunk, mention: ChunkMention, passages: Sequence[TaggerInput], status: str, known: TermDictionary
) -> TaggedMention:
    places = [place for span in mention.fragments for place in _places(chunk.tokens[slice(*span)], known)]
    words = " ".join(" ".join(passages[p].text[a:b].split()) for p, a, b in places)
    return TaggedMention(tuple(p for p, _, _ in places), tuple((a, b) for _, a, b in places), words, status)


def _places(tokens: Sequence[Token], known: TermDictionary) -> list[tuple[int, int, int]]:
    """Characters of a fragment without footnotes' signs; one run for each passage that it touches."""
    runs: list[tuple[int, int, int]] = []
    for token in tokens:
        if runs and runs[-1][0] == token.passage:
            runs[-1] = (token.passage, runs[-1][1], token.end)
        else:
            runs.append((token.passage, token.start, token.end))
    passage, start, end = runs[0]
    runs[0] = (passage, start + sign_before(tokens[0].text), end)
    passage, start, end = runs[-1]
    runs[-1] = (passage, start, end - sign_after(tokens[-1].text, known))
    return runs


@cache
def _shipped() -> EffectTagger:
    return EffectTagger(load_weights())
