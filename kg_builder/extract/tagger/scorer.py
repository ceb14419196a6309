"""A small network over the cues of one thing, a link or a mention: a score in log odds."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from .network import Array, Floats

__all__ = ["CUE_SCALE", "HIDDEN_LIMIT", "HIDDEN_SCALE", "CueScorer"]

CUE_SCALE = 32
"""Cues are rounded to 1/32."""
HIDDEN_SCALE = 64
"""What the hidden layer gives is rounded to 1/64."""
HIDDEN_LIMIT = 64.0
"""What the hidden layer gives is cut to 0..64."""


class CueScorer:
    """One hidden layer; whole numbers again (see ``network``), so that a score depends on its cues alone.

    Args:
        weights: arrays ``NAME_cues`` (cues, hidden) and ``NAME_out`` (hidden, 1), each in 8 bits with a
            ``_unit``, and the biases ``NAME_bias`` and ``NAME_out_bias``.
        name: what the arrays' names begin with.
    """

    def __init__(self, weights: Mapping[str, Array], name: str) -> None:
        self._cues = weights[f"{name}_cues"].astype(np.float32)
        self._cues_unit = (weights[f"{name}_cues_unit"] / CUE_SCALE).astype(np.float32)
        self._bias = weights[f"{name}_bias"].astype(np.float32)
        self._out = weights[f"{name}_out"].astype(np.float32)
        self._out_unit = (weights[f"{name}_out_unit"] / HIDDEN_SCALE).astype(np.float32)
        self._out_bias = weights[f"{name}_out_bias"].astype(np.float32)

    def score(self, cues: Floats) -> list[float]:
        """A score a row.

        Args:
            cues: (rows, cues), each between -2 and 2 or so.
        """
        hidden = np.rint(cues * CUE_SCALE) @ self._cues * self._cues_unit + self._bias
        whole = np.rint(np.clip(hidden, 0, HIDDEN_LIMIT) * HIDDEN_SCALE)
        scores: list[float] = (whole @ self._out * self._out_unit + self._out_bias)[:, 0].tolist()
        return scores
