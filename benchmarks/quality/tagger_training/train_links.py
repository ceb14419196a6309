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
from .fit import Scored

__all__ = ["train_links"]

_HIDDEN = 32


class _Scorer(nn.Module):
    def __init__(self, width: int) -> None:
        super().__init__()
        self.first = nn.Linear(width, _HIDDEN, bias=False)
        self.second = nn.Linear(width, _HIDDEN, bias=False)
        self.cues = nn.Linear(CUE_COUNT, _HIDDEN)
        self.out = nn.Linear(_HIDDEN, 1)
        self.drop = nn.Dropout(0.3)

    def forward(self, first: torch.Tensor, second: torch.Tensor, cues: torch.Tensor) -> torch.Tensor:
        hidden = self.first(self.drop(first)) + self.second(self.drop(second)) + self.cues(cues)
        return self.out(self.drop(torch.relu(hidden))).squeeze(-1)


def train_links(
    examples: Sequence[Example],
    scored: Sequence[Scored],
    dictionaries: Sequence[TermDictionary],
    seed: int,
    epochs: int = 25,
) -> dict[str, np.ndarray]:
    """Weights of the link scorer, trained on the links among gold fragments.

    Args:
        examples: annotated chunks.
        scored: the tagger's scores of them.
        dictionaries: the cross-fitted dictionary of each.
        seed: of the random start.
        epochs: passes over the links.
    """
    rows = []
    for example, scores, known in zip(examples, scored, dictionaries, strict=True):
        wholes, pieces = spans_of(example.tags)
        gold = _gold_links(example)
        for link in candidate_links(wholes, pieces):
            rows.append(
                (
                    scores.states[slice(*link.first)].mean(0),
                    scores.states[slice(*link.second)].mean(0),
                    cues_of(link, example.chunk, wholes, known),
                    float((link.first, link.second) in gold),
                )
            )
    torch.manual_seed(seed)
    rng = random.Random(seed)
    first, second, cues, wanted = (
        torch.tensor(np.array(column, np.float32)) for column in zip(*rows, strict=True)
    )
    model = _Scorer(first.shape[1])
    optimizer = torch.optim.AdamW(model.parameters(), lr=2e-3, weight_decay=1e-3)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda epoch: 1 - 0.9 * epoch / epochs)
    order = list(range(len(rows)))
    for _ in range(epochs):
        rng.shuffle(order)
        for start in range(0, len(order), 128):
            part = order[start : start + 128]
            loss = nn.functional.binary_cross_entropy_with_logits(
                model(first[part], second[part], cues[part]), wanted[part]
            )
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
        schedule.step()
    print(f"  links {len(rows)}, true {int(wanted.sum())}, last loss {loss.item():.4f}", flush=True)
    return {
        "link_first": model.first.weight.detach().numpy().T.copy(),
        "link_second": model.second.weight.detach().numpy().T.copy(),
        "link_cues": model.cues.weight.detach().numpy().T.copy(),
        "link_bias": model.cues.bias.detach().numpy().copy(),
        "link_out": model.out.weight.detach().numpy()[0].copy(),
        "link_out_bias": model.out.bias.detach().numpy().copy(),
    }


def _gold_links(example: Example) -> set[tuple[tuple[int, int], tuple[int, int]]]:
    found = set()
    for mention in example.mentions:
        found.update(zip(mention.fragments, mention.fragments[1:], strict=False))
    return found
