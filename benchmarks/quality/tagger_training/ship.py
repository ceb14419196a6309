"""Turns trained torch models into the arrays that the package reads."""

from __future__ import annotations

import numpy as np

from kg_builder.extract.tagger.features import FEATURE_SIZES
from kg_builder.extract.tagger.network import INPUT_LIMIT, INPUT_SCALE, STATE_SCALE

from .eight_bits import eight_bit
from .network import CHAR_DIM, CHAR_FILTERS, Tagger

__all__ = ["arrays_of"]


def arrays_of(model: Tagger, status_offset: np.ndarray) -> dict[str, np.ndarray]:
    """The network's weights in the layout of ``kg_builder.extract.tagger.network``.

    The runtime computes a sigmoid as tanh(x / 2) / 2 + 1 / 2: the inner half goes into the weights here, and
    the gates are put in the order in, forget, out, cell.
    """
    encoder = model.encoder
    arrays: dict[str, np.ndarray] = {
        "word": _inputs(encoder.word.weight),
        "char": _inputs(encoder.char.weight),
        "conv_bias": encoder.conv.bias.detach().numpy(),
        "heads_bias": np.concatenate([head.bias.detach().numpy() for head in model.heads]),
        "moves": model.moves.detach().numpy(),
        "begin": model.begin.detach().numpy(),
        "status_offset": status_offset,
    }
    for name, table in zip(FEATURE_SIZES, encoder.small, strict=True):
        arrays[f"small_{name}"] = _inputs(table.weight)
    conv = encoder.conv.weight.detach().numpy().transpose(2, 1, 0).reshape(3 * CHAR_DIM, CHAR_FILTERS)
    heads = np.concatenate([head.weight.detach().numpy() for head in model.heads]).T
    matrices = {
        "conv": (conv, INPUT_LIMIT * INPUT_SCALE),
        "heads": (heads, 2 * STATE_SCALE),
    }
    for layer, reach in (("first", INPUT_LIMIT * INPUT_SCALE), ("second", STATE_SCALE)):
        for way in ("ahead", "back"):
            lstm = getattr(getattr(encoder, layer), way)
            matrices[f"{layer}_{way}_in"] = (_gates(lstm.weight_ih_l0.detach().numpy()).T, reach)
            matrices[f"{layer}_{way}_state"] = (_gates(lstm.weight_hh_l0.detach().numpy()).T, STATE_SCALE)
            bias = lstm.bias_ih_l0.detach().numpy() + lstm.bias_hh_l0.detach().numpy()
            arrays[f"{layer}_{way}_bias"] = _gates(bias[:, None])[:, 0]
    for name, (matrix, reach) in matrices.items():
        arrays[name], arrays[f"{name}_unit"] = eight_bit(matrix, reach)
    return arrays


def _inputs(weight: object) -> np.ndarray:
    """An embedding table as whole numbers of 1 / INPUT_SCALE."""
    table = np.clip(weight.detach().numpy(), -INPUT_LIMIT, INPUT_LIMIT)  # type: ignore[attr-defined]
    return np.rint(table * INPUT_SCALE).astype(np.int16)


def _gates(rows: np.ndarray) -> np.ndarray:
    enter, forget, cell, leave = np.split(rows, 4)
    return np.concatenate([enter / 2, forget / 2, leave / 2, cell])
