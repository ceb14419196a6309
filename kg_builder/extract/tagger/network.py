"""The network at run time: letters and words -> two BiLSTM layers -> scores, in numpy.

Matrix products are taken over whole numbers held in single precision: weights are 8-bit, what they are
multiplied with is rounded, and no sum reaches 2**24. Such sums are exact in any order, so a token's scores
depend neither on the chunks beside it in a batch nor on how the machine's BLAS walks a matrix.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from .features import FEATURE_SIZES, MAX_CHARS, ChunkFeatures, char_ids

__all__ = ["INPUT_LIMIT", "INPUT_SCALE", "STATE_SCALE", "Array", "Matrix", "Network", "Scores", "Speller"]

Floats = npt.NDArray[np.float32]
Ids = npt.NDArray[np.integer]
Array = npt.NDArray[np.float32] | npt.NDArray[np.int8] | npt.NDArray[np.int16]

INPUT_SCALE = 256
"""Inputs of the first layer are rounded to 1/256."""
INPUT_LIMIT = 4.0
"""Inputs of the first layer are cut to -4..4."""
STATE_SCALE = 512
"""LSTM states, between -1 and 1, are rounded to 1/512."""

_JOINS = 2
_BATCH_ROWS = 96
_GATE_ROWS = 512
"""Tokens whose gates are held at once: a megabyte, which stays in the processor's cache."""
_FORMS_AT_ONCE = 512
_MOST_SPELLED = 200_000


class Scores(NamedTuple):
    """What the network says of a chunk, a row each token.

    Args:
        tags: (tokens, tags) scores.
        statuses: (tokens, statuses) scores.
        joined: (tokens, 2) log odds of standing in a mention that goes on in a later fragment, and in one
            that began in an earlier.
    """

    tags: Floats
    statuses: Floats
    joined: Floats


class Matrix(NamedTuple):
    """An 8-bit matrix: whole numbers, and what one of them stands for in each column.

    Args:
        whole: (width, out) whole numbers from -127 to 127, in single precision for BLAS.
        unit: (out,) value of 1 in each column, the scale of the other factor divided out.
    """

    whole: Floats
    unit: Floats

    @classmethod
    def of(cls, weights: Mapping[str, Array], name: str, scale: int) -> Matrix:
        """The stored matrix of a name, to be multiplied with numbers scaled up by ``scale``."""
        return cls(
            np.ascontiguousarray(weights[name], np.float32),
            (weights[f"{name}_unit"] / scale).astype(np.float32),
        )

    def times(self, rows: Floats) -> Floats:
        """(..., width) whole numbers -> (..., out)."""
        product: Floats = rows @ self.whole
        product *= self.unit
        return product


class Speller:
    """The letter network: what it makes of written forms is kept between calls.

    Args:
        weights: arrays by name.
    """

    def __init__(self, weights: Mapping[str, Array]) -> None:
        self._chars = weights["char"].astype(np.float32)
        self._conv = Matrix.of(weights, "conv", INPUT_SCALE)
        self._conv_bias = weights["conv_bias"].astype(np.float32)
        self._spelled: dict[str, Floats] = {}

    def spell(self, forms: Sequence[str]) -> Floats:
        """(forms, filters): whole numbers of 1 / ``INPUT_SCALE``."""
        if len(self._spelled) > _MOST_SPELLED:
            self._spelled.clear()
        new = [form for form in forms if form not in self._spelled]
        for start in range(0, len(new), _FORMS_AT_ONCE):
            part = new[start : start + _FORMS_AT_ONCE]
            self._spelled.update(zip(part, self._convolve(part), strict=True))
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
        out = self._conv.times(windows) + self._conv_bias
        out[np.arange(MAX_CHARS) >= lengths[:, None]] = 0
        spelled: Floats = np.rint(np.clip(out.max(1), 0, INPUT_LIMIT) * INPUT_SCALE)
        return spelled


class _Direction(NamedTuple):
    """An LSTM in one direction; columns are the gates in, forget, out and the cell's new content."""

    inputs: Matrix
    state: Matrix
    bias: Floats


class Network:
    """Forward pass of the trained network.

    Args:
        weights: arrays by name, as ``tagger_training.ship`` makes them.
    """

    def __init__(self, weights: Mapping[str, Array]) -> None:
        self._words = weights["word"].astype(np.float32)
        self._small = [weights[f"small_{name}"].astype(np.float32) for name in FEATURE_SIZES]
        self._layers = [
            [
                _Direction(
                    Matrix.of(weights, f"{layer}_{way}_in", scale),
                    Matrix.of(weights, f"{layer}_{way}_state", STATE_SCALE),
                    weights[f"{layer}_{way}_bias"].astype(np.float32),
                )
                for way in ("ahead", "back")
            ]
            for layer, scale in (("first", INPUT_SCALE), ("second", STATE_SCALE))
        ]
        self._heads = Matrix.of(weights, "heads", STATE_SCALE)
        self._heads_bias = weights["heads_bias"].astype(np.float32)
        self._tags = len(weights["begin"])
        self._speller = Speller(weights)

    def score(self, chunks: Sequence[ChunkFeatures], forms: Sequence[str]) -> list[Scores]:
        """Scores of each chunk, in order.

        Args:
            chunks: features of chunks, each with one token at least.
            forms: the written forms that ``ChunkFeatures.forms`` points into.
        """
        spelling = self._speller.spell(forms)
        order = sorted(range(len(chunks)), key=lambda i: -len(chunks[i].words))
        found: dict[int, Scores] = {}
        for start in range(0, len(order), _BATCH_ROWS):
            part = order[start : start + _BATCH_ROWS]
            steps = _Steps.of([len(chunks[i].words) for i in part])
            heads = self._heads.times(self._states([chunks[i] for i in part], steps, spelling))
            heads += self._heads_bias
            for row, index in enumerate(part):
                own = heads[steps.starts[: len(chunks[index].words)] + row]
                found[index] = Scores(own[:, : self._tags], own[:, self._tags : -_JOINS], own[:, -_JOINS:])
        return [found[i] for i in range(len(chunks))]

    def _states(self, chunks: Sequence[ChunkFeatures], steps: _Steps, spelling: Floats) -> Floats:
        """(tokens, 2 * hidden) states of one batch, scaled up to whole numbers, in the order of the steps."""
        tokens = _distinct(chunks)
        ids = tokens.ids[steps.order]
        ahead, back = self._layers[0]
        turned = _one_way(back, _Listed(self._entering(back, tokens, spelling), ids[steps.flip]), steps)
        straight = _one_way(ahead, _Listed(self._entering(ahead, tokens, spelling), ids), steps)
        low = np.concatenate([straight, turned[steps.flip]], axis=1)
        return low + _both_ways(self._layers[1], low, steps)

    def _entering(self, layer: _Direction, tokens: _Distinct, spelling: Floats) -> Floats:
        """(distinct tokens, 4 * hidden): what each adds to the gates of the first layer.

        Products are taken once for each word and for each mix of small features; their sums are of whole
        numbers, and so the same as the products of the whole inputs.
        """
        words = np.concatenate([self._words[tokens.words], spelling[tokens.forms]], axis=1)
        small = np.concatenate(
            [table[values] for values, table in zip(tokens.small, self._small, strict=True)], axis=1
        )
        width = words.shape[1]
        gates: Floats = (words @ layer.inputs.whole[:width])[tokens.word_ids]
        gates += (small @ layer.inputs.whole[width:])[tokens.small_ids]
        gates *= layer.inputs.unit
        gates += layer.bias
        return gates


class _Distinct(NamedTuple):
    """The distinct tokens of a batch, as pairs of a written form and a mix of small features.

    Args:
        words: word id of each distinct form.
        forms: form id of each.
        small: (features, mixes) small features of each distinct mix.
        word_ids: the form of each distinct token, as a place in ``forms``.
        small_ids: its mix.
        ids: the distinct token that each token is, chunk by chunk.
    """

    words: Ids
    forms: Ids
    small: Ids
    word_ids: Ids
    small_ids: Ids
    ids: Ids


def _distinct(chunks: Sequence[ChunkFeatures]) -> _Distinct:
    words = np.concatenate([chunk.words for chunk in chunks])
    small = np.concatenate([chunk.small for chunk in chunks], axis=1)
    forms, first, form_ids = np.unique(
        np.concatenate([chunk.forms for chunk in chunks]), return_index=True, return_inverse=True
    )
    codes = np.zeros(len(words), np.int64)
    for values, size in zip(small, FEATURE_SIZES.values(), strict=True):
        codes = codes * size + values
    mixes, first_mix, mix_ids = np.unique(codes, return_index=True, return_inverse=True)
    pairs, ids = np.unique(form_ids * len(mixes) + mix_ids, return_inverse=True)
    return _Distinct(words[first], forms, small[:, first_mix], *np.divmod(pairs, len(mixes)), ids)


class _Steps(NamedTuple):
    """The tokens of a batch in the order in which an LSTM reads them: the first of each row, then the second.

    Rows are sorted by length, the longest first, so that those that go on are the first ones at every step.

    Args:
        active: rows that go on, at each step.
        starts: place of the first row's token, at each step.
        order: place of each token in the rows one after the other.
        flip: place of the token that stands in its place where each row is turned round.
    """

    active: Ids
    starts: Ids
    order: Ids
    flip: Ids

    @classmethod
    def of(cls, lengths: Sequence[int]) -> _Steps:
        """The steps of rows of some lengths, the longest first."""
        sizes = np.array(lengths)
        active = (sizes > np.arange(sizes[0])[:, None]).sum(1)
        starts = np.cumsum(active) - active
        step = np.repeat(np.arange(len(active)), active)
        row = np.arange(len(step)) - starts[step]
        before = np.cumsum(sizes) - sizes
        return cls(active, starts, before[row] + step, starts[sizes[row] - 1 - step] + row)


def _both_ways(layer: Sequence[_Direction], x: Floats, steps: _Steps) -> Floats:
    """(tokens, width) -> (tokens, 2 * hidden), whole numbers both."""
    ahead, back = layer
    turned = _one_way(back, _Multiplied(back, x[steps.flip]), steps)
    return np.concatenate([_one_way(ahead, _Multiplied(ahead, x), steps), turned[steps.flip]], axis=1)


class _Multiplied(NamedTuple):
    """What enters the gates as products of the layer's inputs, (tokens, width)."""

    layer: _Direction
    inputs: Floats

    def into(self, gates: Floats, start: int) -> None:
        """Fills (tokens, out) with what enters from a token on."""
        np.matmul(self.inputs[start : start + len(gates)], self.layer.inputs.whole, out=gates)
        gates *= self.layer.inputs.unit
        gates += self.layer.bias


class _Listed(NamedTuple):
    """What enters the gates as rows of a list, by the tokens' ids."""

    entries: Floats
    ids: Ids

    def into(self, gates: Floats, start: int) -> None:
        """Fills (tokens, out) with what enters from a token on."""
        np.take(self.entries, self.ids[start : start + len(gates)], axis=0, out=gates, mode="clip")


def _one_way(layer: _Direction, entering: _Multiplied | _Listed, steps: _Steps) -> Floats:
    """An LSTM over some rows, from zero states: (tokens, hidden), in the order of the steps.

    The gates' sigmoids are computed as tanh(x / 2) / 2 + 1 / 2, with the inner half already in the weights.
    """
    hidden, most = layer.state.whole.shape[0], int(steps.active[0])
    ends = steps.starts + steps.active
    held = np.empty((max(most, _GATE_ROWS), 4 * hidden), np.float32)
    out = np.empty((len(steps.order), hidden), np.float32)
    cells = np.zeros((most, hidden), np.float32)
    state = np.zeros((most, hidden), np.float32)
    products = np.empty((most, 4 * hidden), np.float32)
    fresh_cells = np.empty((most, hidden), np.float32)
    begin = filled = 0
    for rows, start, end in zip(steps.active.tolist(), steps.starts.tolist(), ends.tolist(), strict=True):
        if end > filled:
            begin, filled = start, int(ends[np.searchsorted(ends, max(end, start + _GATE_ROWS), "right") - 1])
            entering.into(held[: filled - begin], begin)
        gate, product = held[start - begin : end - begin], products[:rows]
        cell, fresh = cells[:rows], fresh_cells[:rows]
        np.matmul(state[:rows], layer.state.whole, out=product)
        product *= layer.state.unit
        gate += product
        np.tanh(gate, out=gate)
        opened = gate[:, : 3 * hidden]
        opened *= 0.5
        opened += 0.5
        np.multiply(gate[:, hidden : 2 * hidden], cell, out=cell)
        np.multiply(gate[:, :hidden], gate[:, 3 * hidden :], out=fresh)
        cell += fresh
        state = out[start:end]
        np.tanh(cell, out=state)
        state *= gate[:, 2 * hidden : 3 * hidden]
        state *= STATE_SCALE
        np.rint(state, out=state)
    return out
