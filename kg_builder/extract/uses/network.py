"""A small network that scores the tags of a section's words: letters and words, two BiLSTM layers, numpy.

It is the effect tagger's network, trained on for uses. Matrices hold whole numbers of eight bits, what they
are multiplied with is rounded, and no sum reaches 2**24, so that sums are exact in any order.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib.resources import files
from io import BytesIO
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from numpy.lib.npyio import NpzFile

from ..tagger.features import UNKNOWN, normal_word
from ..tagger.network import INPUT_LIMIT, INPUT_SCALE, STATE_SCALE, Array, Matrix, Speller
from ..tagger.threads import one_thread
from .chain import sums
from .features import SentenceFeatures
from .tokens import Sentence

__all__ = ["CHUNK_TOKENS", "Chunk", "UseNetwork", "chunks_of", "is_cue", "shipped_arrays"]

Floats = npt.NDArray[np.float32]
Ids = npt.NDArray[np.int64]

CHUNK_TOKENS = 64
"""Most words that are read at once."""

_WHOLE = 2
"""A unit of the word table, in units of the inputs."""


class Chunk(NamedTuple):
    """Consecutive words of a section that are read at once.

    Args:
        words: as written.
        cues: features of each.
        places: sentence, and place in it, of each.
    """

    words: list[str]
    cues: list[tuple[str, ...]]
    places: list[tuple[int, int]]


def chunks_of(
    sentences: Sequence[Sentence], features: Sequence[SentenceFeatures], limit: int = CHUNK_TOKENS
) -> Iterator[Chunk]:
    """Sentences packed into chunks; a longer one is cut.

    Args:
        sentences: of a section, in reading order.
        features: of the words of each.
        limit: most words in a chunk.

    >>> from kg_builder.extract.uses.features import features_of
    >>> from kg_builder.extract.uses.lists import WordLists
    >>> from kg_builder.extract.uses.tokens import sentences_of
    >>> sentences = sentences_of([(0, "Acne"), (5, "Used for gout.")])
    >>> [c.words for c in chunks_of(sentences, features_of(sentences, WordLists.load()), 4)]
    [['Acne'], ['Used', 'for', 'gout', '.']]
    """
    chunk = Chunk([], [], [])
    for number, (tokens, known) in enumerate(zip(sentences, features, strict=True)):
        for first in range(0, len(tokens), limit):
            piece = tokens[first : first + limit]
            if chunk.words and len(chunk.words) + len(piece) > limit:
                yield chunk
                chunk = Chunk([], [], [])
            for t, token in enumerate(piece, first):
                chunk.words.append(token.text)
                chunk.cues.append(known.own[t])
                chunk.places.append((number, t))
    if chunk.words:
        yield chunk


def is_cue(feature: str) -> bool:
    """Whether the network is to see a feature of a word beside the word: its form, and what it names.

    >>> is_cue("shape=l"), is_cue("GdS"), is_cue("trig=for")
    (True, True, False)
    """
    return feature.startswith(("G", "L=", "shape=")) and "|" not in feature


class _Layer(NamedTuple):
    """A BiLSTM: both directions in one array each; columns are the gates in, forget, out, and new content."""

    inputs: Floats
    input_units: Floats
    states: Floats
    state_units: Floats
    bias: Floats

    @classmethod
    def of(cls, weights: Mapping[str, Array], name: str, scale: int) -> _Layer:
        return cls(
            weights[f"{name}_in"].astype(np.float32),
            (weights[f"{name}_in_unit"][:, None] / scale).astype(np.float32),
            weights[f"{name}_state"].astype(np.float32),
            (weights[f"{name}_state_unit"][:, None] / STATE_SCALE).astype(np.float32),
            weights[f"{name}_bias"][:, None].astype(np.float32),
        )

    def read(self, x: Floats, steps: Steps) -> Floats:
        """(words, width) -> (words, 2 * hidden), whole numbers both."""
        entering = (x @ self.inputs) * self.input_units + self.bias
        hidden = entering.shape[2] // 4
        shape = len(steps.going), 2, int(steps.going[0])
        gates = np.empty((*shape, 4 * hidden), np.float32)
        gates[steps.ahead, 0, steps.row] = entering[0]
        gates[steps.back, 1, steps.row] = entering[1]
        out = np.empty((*shape, hidden), np.float32)
        cells, state = np.zeros_like(out[0]), np.zeros_like(out[0])
        for rows, entered, after in zip(steps.going.tolist(), gates, out, strict=True):
            gate, cell = state[:, :rows] @ self.states, cells[:, :rows]
            gate *= self.state_units
            gate += entered[:, :rows]
            np.tanh(gate, out=gate)
            opened = gate[:, :, : 3 * hidden]
            opened *= 0.5
            opened += 0.5
            cell *= gate[:, :, hidden : 2 * hidden]
            cell += gate[:, :, :hidden] * gate[:, :, 3 * hidden :]
            state = after[:, :rows]
            np.tanh(cell, out=state)
            state *= gate[:, :, 2 * hidden : 3 * hidden]
            state *= STATE_SCALE
            np.rint(state, out=state)
        return np.concatenate([out[steps.ahead, 0, steps.row], out[steps.back, 1, steps.row]], axis=1)


class Steps(NamedTuple):
    """When a layer reads each word of some chunks, the longest first, all of which it reads at once.

    Args:
        ahead: step from a chunk's beginning.
        back: step from its end.
        row: chunk of each word.
        going: number of chunks that go on, at each step.
    """

    ahead: Ids
    back: Ids
    row: Ids
    going: Ids

    @classmethod
    def of(cls, chunks: Sequence[Chunk]) -> Steps:
        lengths = np.array([len(chunk.words) for chunk in chunks])
        row = np.repeat(np.arange(len(chunks)), lengths)
        ahead = np.concatenate([np.arange(length) for length in lengths])
        going = (lengths > np.arange(lengths[0])[:, None]).sum(axis=1)
        return cls(ahead, lengths[row] - 1 - ahead, row, going)


class UseNetwork:
    """Forward pass of the trained network.

    Args:
        weights: arrays by name, as ``uses_network.arrays_of`` makes them.
    """

    def __init__(self, weights: Mapping[str, Array]) -> None:
        words, cues = (weights[name].tobytes().decode("utf-8").split("\n") for name in ("vocabulary", "cues"))
        self._ids = {word: i for i, word in enumerate(words, UNKNOWN + 1)}
        self._cue_rows = {cue: row for row, cue in enumerate(cues, 1)}
        self._words = weights["word"].astype(np.float32) * _WHOLE
        self._cues = np.pad(weights["cue"].astype(np.float32), ((1, 0), (0, 0)))
        self._speller = Speller(weights)
        self._layers = _Layer.of(weights, "first", INPUT_SCALE), _Layer.of(weights, "second", STATE_SCALE)
        self._head = Matrix.of(weights, "head", STATE_SCALE)
        self._head_bias = weights["head_bias"].astype(np.float32)
        self.moves = weights["moves"].astype(np.float64)
        self.first = weights["begin"].astype(np.float64)

    def scores(
        self, sentences: Sequence[Sentence], features: Sequence[SentenceFeatures]
    ) -> list[npt.NDArray[np.float64]]:
        """For each sentence of a section, the scores of the tags of each of its words, three a head.

        Args:
            sentences: of the section.
            features: of the words of each.
        """
        return self.scores_of([(sentences, features)])[0]

    @one_thread()
    def scores_of(
        self,
        sections: Sequence[tuple[Sequence[Sentence], Sequence[SentenceFeatures]]],
        done: Sequence[Sequence[bool]] | None = None,
    ) -> list[list[npt.NDArray[np.float64]]]:
        """The scores of several sections, read at once; those of each depend on the section alone.

        Args:
            sections: sentences of each, and the features of their words.
            done: which sentences of each need not be read; a chunk of nothing else is left out, its scores 0.
        """
        width = len(self._head_bias)
        out = [[np.zeros((len(sentence), width)) for sentence in sentences] for sentences, _ in sections]
        known = done or [[False] * len(sentences) for sentences, _ in sections]
        pairs = sorted(
            (
                (scores, chunk)
                for scores, own, told in zip(out, sections, known, strict=True)
                for chunk in chunks_of(*own)
                if not all(told[sentence] for sentence, _ in chunk.places)
            ),
            key=lambda pair: -len(pair[1].words),
        )
        if not pairs:
            return out
        chunks = [chunk for _, chunk in pairs]
        words = [word for chunk in chunks for word in chunk.words]
        x = np.concatenate(
            [
                self._words[[self._ids.get(normal_word(word), UNKNOWN) for word in words]],
                self._speller.spell(words),
                self._seen(cues for chunk in chunks for cues in chunk.cues),
            ],
            axis=1,
            dtype=np.float32,
        )
        steps = Steps.of(chunks)
        low = self._layers[0].read(x, steps)
        found = iter(self._head.times(low + self._layers[1].read(low, steps)) + self._head_bias)
        for scores, chunk in pairs:
            for sentence, word in chunk.places:
                scores[sentence][word] = next(found)
        return out

    def _seen(self, cues: Iterable[tuple[str, ...]]) -> Floats:
        """(words, width): the sum of what stands for the cues of each word."""
        known = [[row for row in map(self._cue_rows.get, own) if row is not None] for own in cues]
        limit = INPUT_LIMIT * INPUT_SCALE
        return np.clip(sums(self._cues, known), -limit, limit)


def shipped_arrays(name: str) -> NpzFile:
    """Weights that ship with the package, to be closed.

    Args:
        name: file name in the rules folder.

    >>> with shipped_arrays("indicated_network.npz") as arrays:
    ...     arrays["moves"].shape
    (3, 3)
    """
    content = files("kg_builder.extract").joinpath(f"rules/{name}").read_bytes()
    arrays: NpzFile = np.load(BytesIO(content), allow_pickle=False)
    return arrays
