"""Batches of chunks of like length."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence

import numpy as np
import torch
from torch import Tensor

from kg_builder.extract.tagger.features import ChunkFeatures, char_ids

from .network import Batch, pad_letters

__all__ = ["batches", "make_batch", "pad"]


def pad(rows: Sequence[np.ndarray], value: int = 0) -> Tensor:
    """1-d rows as a padded (rows, longest) tensor."""
    out = torch.full((len(rows), max(map(len, rows))), value, dtype=torch.long)
    for i, row in enumerate(rows):
        out[i, : len(row)] = torch.from_numpy(row.astype(np.int64))
    return out


def make_batch(features: Sequence[ChunkFeatures], forms: Sequence[str]) -> Batch:
    """The batch of some chunks; ``forms`` are the featurizer's written forms."""
    lengths = torch.tensor([len(f.words) for f in features])
    ids = pad([f.forms for f in features])
    distinct, inverse = torch.unique(ids, return_inverse=True)
    small = torch.stack([pad([f.small[i] for f in features]) for i in range(features[0].small.shape[0])], 1)
    mask = torch.arange(int(lengths.max())) < lengths.unsqueeze(1)
    letters = pad_letters([char_ids(forms[i]) for i in distinct.tolist()])
    return Batch(pad([f.words for f in features]), inverse, small, mask, letters)


def batches(lengths: Sequence[int], size: int, rng: random.Random | None) -> Iterator[list[int]]:
    """Indices of chunks in batches of like length, shuffled if a generator is given."""
    order = list(range(len(lengths)))
    if rng:
        rng.shuffle(order)
    # Sort within windows only, so that batches differ from epoch to epoch.
    window = size * 24
    groups = []
    for start in range(0, len(order), window):
        part = sorted(order[start : start + window], key=lambda i: -lengths[i])
        groups += [part[i : i + size] for i in range(0, len(part), size)]
    if rng:
        rng.shuffle(groups)
    yield from groups
