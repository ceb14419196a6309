"""Turns trained torch models into the arrays that the package reads."""

from __future__ import annotations

import numpy as np

from kg_builder.extract.tagger.features import FEATURE_SIZES

from .network import CHAR_DIM, CHAR_FILTERS, Tagger

__all__ = ["arrays_of"]


def arrays_of(
    model: Tagger, links: dict[str, np.ndarray], status_offset: np.ndarray
) -> dict[str, np.ndarray]:
    """The network's weights in the layout of ``kg_builder.extract.tagger.network``.

    The runtime computes a sigmoid as tanh(x / 2) / 2 + 1 / 2: the half goes into the weights here, and the
    gates are put in the order in, forget, out, cell.
    """
    encoder = model.encoder
    arrays: dict[str, np.ndarray] = {
        "word": encoder.word.weight.detach().numpy(),
        "char": encoder.char.weight.detach().numpy(),
        "conv": encoder.conv.weight.detach().numpy().transpose(2, 1, 0).reshape(3 * CHAR_DIM, CHAR_FILTERS),
        "conv_bias": encoder.conv.bias.detach().numpy(),
        "emit": model.emit.weight.detach().numpy().T,
        "emit_bias": model.emit.bias.detach().numpy(),
        "status": model.status.weight.detach().numpy().T,
        "status_bias": model.status.bias.detach().numpy(),
        "moves": model.moves.detach().numpy(),
        "begin": model.begin.detach().numpy(),
        "status_offset": status_offset,
        **links,
    }
    for name, table in zip(FEATURE_SIZES, encoder.small, strict=True):
        arrays[f"small_{name}"] = table.weight.detach().numpy()
    for layer in ("first", "second"):
        for way in ("ahead", "back"):
            lstm = getattr(getattr(encoder, layer), way)
            arrays[f"{layer}_{way}_in"] = _gates(lstm.weight_ih_l0.detach().numpy()).T
            arrays[f"{layer}_{way}_state"] = _gates(lstm.weight_hh_l0.detach().numpy()).T
            bias = lstm.bias_ih_l0.detach().numpy() + lstm.bias_hh_l0.detach().numpy()
            arrays[f"{layer}_{way}_bias"] = _gates(bias[:, None])[:, 0]
    return {name: np.ascontiguousarray(array, np.float32) for name, array in arrays.items()}


def _gates(rows: np.ndarray) -> np.ndarray:
    enter, forget, cell, leave = np.split(rows, 4)
    return np.concatenate([enter / 2, forget / 2, leave / 2, cell])
