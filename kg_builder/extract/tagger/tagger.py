"""The adverse-effect tagger: passages in, mentions with places and status out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt

from kg_builder.model import Section

from .dictionary import TermDictionary
from .features import Featurizer
from .links import LinkScorer, candidate_links, join_links
from .network import Network, Scores
from .sections import inputs_of
from .tags import STATUSES, best_chains, spans_of
from .tokens import Chunk, TaggerInput, pack
from .weights import Weights, load_weights

__all__ = ["EffectTagger", "TaggedMention"]

Floats = npt.NDArray[np.float32]
Span = tuple[int, int]
ChunkMentions = list[tuple[tuple[Span, ...], str]]

_MOST_SEEN = 100_000
"""Chunks whose mentions are kept, the oldest dropped first: some 40 MB."""


@dataclass(frozen=True, slots=True)
class TaggedMention:
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


class EffectTagger:
    """Finds adverse-effect mentions with the trained network.

    Results of chunks and spellings of words are remembered; nothing remembered can change a result.

    Args:
        weights: what training wrote.
    """

    def __init__(self, weights: Weights) -> None:
        self._vocabulary = {word: index for index, word in enumerate(weights.words, 2)}
        self._known = TermDictionary(weights.known)
        self._listed = TermDictionary(dict.fromkeys(weights.listed, 1))
        self._network = Network(weights.arrays)
        self._scorer = LinkScorer(weights.arrays)
        self._moves = weights.arrays["moves"].astype(np.float32)
        self._begin = weights.arrays["begin"].astype(np.float32)
        self._seen: dict[bytes, ChunkMentions] = {}
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
        """
        return _by_passage(self.tag_documents([passages])[0], len(passages))

    def tag_sections(self, sections: Sequence[Section]) -> list[list[list[TaggedMention]]]:
        """The mentions of each passage of each section, all sections in one batch.

        Returns:
            For each section a list as long as its ``passages``; offsets are into the passage's text.
        """
        documents = [inputs_of(section) for section in sections]
        tagged = self.tag_documents(documents)
        return [
            _by_passage(mentions, len(passages)) for mentions, passages in zip(tagged, documents, strict=True)
        ]

    def tag_documents(self, documents: Sequence[Sequence[TaggerInput]]) -> list[list[TaggedMention]]:
        """The mentions of several documents, batched together: the same result as one by one, faster.

        Mentions whose fragments lie in different passages (a table's header and its rows) are among them.
        """
        chunks = [(number, chunk) for number, passages in enumerate(documents) for chunk in pack(passages)]
        found: list[list[TaggedMention]] = [[] for _ in documents]
        for (number, chunk), spans in zip(chunks, self.tag_chunks([c for _, c in chunks]), strict=True):
            passages = documents[number]
            found[number] += [_placed(chunk, fragments, status, passages) for fragments, status in spans]
        for mentions in found:
            mentions.sort(key=lambda mention: (mention.passages, mention.fragments))
        return found

    def tag_chunks(self, chunks: Sequence[Chunk]) -> list[ChunkMentions]:
        """Token ranges and status of the mentions of each chunk; depends on the chunk alone.

        Chunks seen before, as the labels of generics share their text, are not run again.
        """
        keys = [chunk.digest() for chunk in chunks]
        new = {key: chunk for key, chunk in zip(keys, chunks, strict=True) if key not in self._seen}
        held = {key: self._seen[key] for key in keys if key in self._seen}
        held.update(zip(new, self._run(list(new.values())), strict=True))
        self._seen.update((key, held[key]) for key in new)
        while len(self._seen) > _MOST_SEEN:
            del self._seen[next(iter(self._seen))]
        return [held[key] for key in keys]

    def _run(self, chunks: Sequence[Chunk]) -> list[ChunkMentions]:
        if not chunks:
            return []
        featurizer = Featurizer(self._vocabulary, self._known, self._listed)
        features = [featurizer.features(chunk) for chunk in chunks]
        scored = self._network.score(features, featurizer.forms)
        lengths = [len(chunk.tokens) for chunk in chunks]
        padded = np.zeros((len(chunks), max(lengths), len(self._begin)), np.float32)
        for row, scores in enumerate(scored):
            padded[row, : lengths[row]] = scores.tags
        chains = best_chains(padded, lengths, self._moves, self._begin)
        return [
            self._mentions(chunk, scores, chain)
            for chunk, scores, chain in zip(chunks, scored, chains, strict=True)
        ]

    def _mentions(self, chunk: Chunk, scores: Scores, chain: npt.NDArray[np.int64]) -> ChunkMentions:
        wholes, pieces = spans_of(chain)
        spans: list[tuple[Span, ...]] = [(whole,) for whole in wholes]
        if pieces:
            links = candidate_links(wholes, pieces)
            spans += join_links(links, self._scorer.score(links, chunk, wholes, pieces, self._known))
        return [(fragments, self._status(fragments, scores.statuses)) for fragments in spans]

    def _status(self, fragments: Sequence[Span], statuses: Floats) -> str:
        rows = np.concatenate([statuses[start:end] for start, end in fragments])
        return STATUSES[int((rows.mean(0) + self._status_bias).argmax())]


def _by_passage(mentions: Sequence[TaggedMention], count: int) -> list[list[TaggedMention]]:
    """The mentions that lie in one passage, in a list for each passage."""
    found: list[list[TaggedMention]] = [[] for _ in range(count)]
    for mention in mentions:
        if len(set(mention.passages)) == 1:
            found[mention.passages[0]].append(mention)
    return found


def _placed(
    chunk: Chunk, fragments: Sequence[Span], status: str, passages: Sequence[TaggerInput]
) -> TaggedMention:
    places = [place for start, end in fragments for place in _places(chunk, start, end)]
    words = " ".join(" ".join(passages[p].text[a:b].split()) for p, a, b in places)
    return TaggedMention(tuple(p for p, _, _ in places), tuple((a, b) for _, a, b in places), words, status)


def _places(chunk: Chunk, start: int, end: int) -> list[tuple[int, int, int]]:
    """Characters of a token range; one run for each passage that it touches."""
    runs: list[tuple[int, int, int]] = []
    for token in chunk.tokens[start:end]:
        if runs and runs[-1][0] == token.passage:
            runs[-1] = (token.passage, runs[-1][1], token.end)
        else:
            runs.append((token.passage, token.start, token.end))
    return runs


@cache
def _shipped() -> EffectTagger:
    return EffectTagger(load_weights())
