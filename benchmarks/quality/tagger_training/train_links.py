"""Trains the scorer of links between the fragments of discontinuous mentions."""

from __future__ import annotations

import random
from collections.abc import Sequence

import numpy as np
import torch
from torch import nn

from kg_builder.extract.tagger.dictionary import TermDictionary
from kg_builder.extract.tagger.links import CUE_COUNT, candidate_links, cues_of
from kg_builder.extract.tagger.tags import spans_of

from .examples import Example

__all__ = ["train_links"]

_HIDDEN = 48


def train_links(
    examples: Sequence[Example],
    dictionaries: Sequence[TermDictionary],
    seed: int,
    epochs: int = 60,
    rate: float = 1e-2,
) -> dict[str, np.ndarray]:
    """Weights of the link scorer, trained on the links among gold fragments.

    Args:
        examples: annotated chunks.
        dictionaries: the cross-fitted dictionary of each.
        seed: of the random start.
        epochs: passes over the links.
        rate: learning rate at the start.
    """
    rows, truths = [], []
    for example, known in zip(examples, dictionaries, strict=True):
        wholes, pieces = spans_of(example.tags)
        gold = _gold_links(example)
        for link in candidate_links(wholes, pieces):
            rows.append(cues_of(link, example.chunk, wholes, pieces, known))
            truths.append((link.first, link.second) in gold)
    torch.manual_seed(seed)
    rng = random.Random(seed)
    cues, wanted = torch.tensor(np.array(rows)), torch.tensor(truths, dtype=torch.float32)
    model = nn.Sequential(
        nn.Dropout(0.1), nn.Linear(CUE_COUNT, _HIDDEN), nn.ReLU(), nn.Dropout(0.2), nn.Linear(_HIDDEN, 1)
    )
    optimizer = torch.optim.AdamW(model.parameters(), lr=rate, weight_decay=1e-2)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda epoch: 1 - 0.9 * epoch / epochs)
    order = list(range(len(rows)))
    for _ in range(epochs):
        rng.shuffle(order)
        for start in range(0, len(order), 128):
            part = order[start : start + 128]
            loss = nn.functional.binary_cross_entropy_with_logits(model(cues[part]).squeeze(1), wanted[part])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
        schedule.step()
    print(f"  links {len(rows)}, true {int(wanted.sum())}, last loss {loss.item():.4f}", flush=True)
    hidden, out = model[1], model[4]
    return {
        "link_cues": hidden.weight.detach().numpy().T.copy(),
        "link_bias": hidden.bias.detach().numpy().copy(),
        "link_out": out.weight.detach().numpy()[0].copy(),
        "link_out_bias": out.bias.detach().numpy().copy(),
    }


def _gold_links(example: Example) -> set[tuple[tuple[int, int], tuple[int, int]]]:
    found = set()
    for mention in example.mentions:
        found.update(zip(mention.fragments, mention.fragments[1:], strict=False))
    return found
