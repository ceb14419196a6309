"""The network at run time: letters and words -> two BiLSTM layers -> scores, in numpy."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from .features import FEATURE_SIZES, MAX_CHARS, ChunkFeatures, char_ids

__all__ = ["BATCH_ROWS", "Network", "Scores"]

Floats = npt.NDArray[np.float32]

BATCH_ROWS = 48
"""Rows of every batch; the last one is filled up with empty rows.

With one shape for every product a row's result cannot depend on the rows beside it.
"""


@dataclass(frozen=True, slots=True)
class Scores:
    """What the network says of a chunk, a row each token.

    Args:
        tags: (tokens, tags) scores.
        statuses: (tokens, statuses) scores.
        states: (tokens, 2 * hidden) states of the last layer.
    """

    tags: Floats
    statuses: Floats
    states: Floats


@dataclass(frozen=True, slots=True)
class _Direction:
    """Weights of an LSTM in one direction: inputs and state to the gates (in, forget, cell, out)."""

    inputs: Floats
    state: Floats
    bias: Floats


class Network:
    """Forward pass of the trained network.

    Args:
        weights: arrays by name, as ``tagger_training.ship`` writes them.
    """

    def __init__(self, weights: Mapping[str, Floats]) -> None:
        self._words = weights["word"]
        self._chars = weights["char"]
        self._conv = weights["conv"]
        self._conv_bias = weights["conv_bias"]
        self._small = [weights[f"small_{name}"] for name in FEATURE_SIZES]
        self._layers = [
            [_direction(weights, f"{layer}_{way}") for way in ("ahead", "back")]
            for layer in ("first", "second")
        ]
        self._heads = np.concatenate([weights["emit"], weights["status"]], axis=1)
        self._head_bias = np.concatenate([weights["emit_bias"], weights["status_bias"]])
        self._tags = weights["emit"].shape[1]
        self._spelled: dict[str, Floats] = {}

    def score(self, chunks: Sequence[ChunkFeatures], forms: Sequence[str]) -> list[Scores]:
        """Scores of each chunk, in order.

        Args:
            chunks: features of chunks, each with one token at least.
            forms: the written forms that ``ChunkFeatures.forms`` points into.
        """
        spelling = self._spell(forms)
        order = sorted(range(len(chunks)), key=lambda i: (-len(chunks[i].words), i))
        found: dict[int, Scores] = {}
        for start in range(0, len(order), BATCH_ROWS):
            part = order[start : start + BATCH_ROWS]
            states = self._states([chunks[i] for i in part], spelling)
            for row, index in enumerate(part):
                own = np.ascontiguousarray(states[: len(chunks[index].words), row])
                heads = own @ self._heads + self._head_bias
                found[index] = Scores(heads[:, : self._tags], heads[:, self._tags :], own)
        return [found[i] for i in range(len(chunks))]

    def _spell(self, forms: Sequence[str]) -> Floats:
        """(forms, filters): what the letter network makes of each form, kept between calls."""
        new = [form for form in forms if form not in self._spelled]
        for start in range(0, len(new), 512):
            part = new[start : start + 512]
            for form, vector in zip(part, self._convolve(part), strict=True):
                self._spelled[form] = vector
        return np.array([self._spelled[form] for form in forms], np.float32)

    def _convolve(self, forms: Sequence[str]) -> Floats:
        ids = np.zeros((len(forms), MAX_CHARS + 2), np.int64)
        lengths = np.empty(len(forms), np.int64)
        for row, form in enumerate(forms):
            letters = char_ids(form)
            lengths[row] = len(letters)
            ids[row, 1 : len(letters) + 1] = letters
        embedded = self._chars[ids]
        windows = np.concatenate([embedded[:, :-2], embedded[:, 1:-1], embedded[:, 2:]], axis=2)
        out: Floats = windows @ self._conv + self._conv_bias
        out[np.arange(MAX_CHARS) >= lengths[:, None]] = -1e4
        spelled: Floats = np.maximum(out.max(1), 0)
        return spelled

    def _states(self, chunks: Sequence[ChunkFeatures], spelling: Floats) -> Floats:
        """(time, rows, 2 * hidden) states of one batch."""
        time = max(len(chunk.words) for chunk in chunks)
        lengths = np.zeros(BATCH_ROWS, np.int64)
        width = self._words.shape[1] + spelling.shape[1]
        total = width + sum(table.shape[1] for table in self._small)
        inputs = np.zeros((time, BATCH_ROWS, total), np.float32)
        for row, chunk in enumerate(chunks):
            n = lengths[row] = len(chunk.words)
            own = inputs[:n, row]
            own[:, : self._words.shape[1]] = self._words[chunk.words]
            own[:, self._words.shape[1] : width] = spelling[chunk.forms]
            at = width
            for values, table in zip(chunk.small, self._small, strict=True):
                own[:, at : at + table.shape[1]] = table[values]
                at += table.shape[1]
        flip = _flip(lengths, time)
        low = _both_ways(self._layers[0], inputs, flip)
        return low + _both_ways(self._layers[1], low, flip)


def _direction(weights: Mapping[str, Floats], name: str) -> _Direction:
    return _Direction(weights[f"{name}_in"], weights[f"{name}_state"], weights[f"{name}_bias"])


def _flip(lengths: npt.NDArray[np.int64], time: int) -> npt.NDArray[np.int64]:
    """(time, rows) indices that turn each row's real tokens round and leave padding in place."""
    steps = np.arange(time)[:, None]
    return np.where(steps < lengths, lengths - 1 - steps, steps)


def _both_ways(layer: Sequence[_Direction], x: Floats, flip: npt.NDArray[np.int64]) -> Floats:
    """(time, rows, width) -> (time, rows, 2 * hidden)."""
    rows = np.arange(x.shape[1])
    ahead, back = layer
    turned = _one_way(back, x[flip, rows])
    return np.concatenate([_one_way(ahead, x), turned[flip, rows]], axis=2)


def _one_way(layer: _Direction, x: Floats) -> Floats:
    """An LSTM over (time, rows, width), from zero states.

    The gates' sigmoids are computed as tanh(x / 2) / 2 + 1 / 2, with the half already in the weights.
    """
    time, rows, _ = x.shape
    hidden = layer.state.shape[0]
    gates = (x.reshape(time * rows, -1) @ layer.inputs).reshape(time, rows, 4 * hidden)
    gates += layer.bias
    out = np.empty((time, rows, hidden), np.float32)
    cell = np.zeros((rows, hidden), np.float32)
    state = np.zeros((rows, hidden), np.float32)
    product = np.empty((rows, 4 * hidden), np.float32)
    fresh = np.empty((rows, hidden), np.float32)
    for step in range(time):
        gate = gates[step]
        np.matmul(state, layer.state, out=product)
        gate += product
        np.tanh(gate, out=gate)
        # Order of the gates: in, forget, out (squashed to 0..1), then the cell's new content.
        squashed = gate[:, : 3 * hidden]
        squashed *= 0.5
        squashed += 0.5
        np.multiply(gate[:, hidden : 2 * hidden], cell, out=cell)
        np.multiply(gate[:, :hidden], gate[:, 3 * hidden :], out=fresh)
        cell += fresh
        state = out[step]
        np.tanh(cell, out=state)
        state *= gate[:, 2 * hidden : 3 * hidden]
    return out
