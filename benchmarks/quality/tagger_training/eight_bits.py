"""Matrices as whole numbers of eight bits whose sums of products stay exact."""

from __future__ import annotations

import numpy as np

__all__ = ["eight_bit"]

_EXACT = 2**24
"""Whole numbers up to this are exact in single precision."""


def eight_bit(matrix: np.ndarray, reach: float) -> tuple[np.ndarray, np.ndarray]:
    """The matrix as whole numbers from -127 to 127, and the value of 1 in each column.

    A column whose sum of products could pass 2**24, where single precision stops being exact, is held in
    smaller numbers.

    Args:
        matrix: (width, out).
        reach: largest scaled-up number it will be multiplied with.
    """
    sizes = np.abs(matrix)
    # Rounding adds one half to each number at most.
    most = _EXACT / reach - len(matrix) / 2
    unit = np.maximum(np.maximum(sizes.max(0), 1e-6) / 127, sizes.sum(0) / most)
    return np.rint(matrix / unit).astype(np.int8), unit.astype(np.float32)
