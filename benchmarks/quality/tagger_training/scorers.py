"""Trains the scorers of links and of second looks on labels that the tagger has never seen."""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import nn

from kg_builder.extract.tagger import link_cues, second_look
from kg_builder.extract.tagger.link_cues import LinkCues
from kg_builder.extract.tagger.links import Fragments, candidate_links
from kg_builder.extract.tagger.network import Floats
from kg_builder.extract.tagger.scorer import CUE_SCALE, HIDDEN_LIMIT, HIDDEN_SCALE
from kg_builder.extract.tagger.second_look import mention_cues
from kg_builder.extract.tagger.tagger import EffectTagger, Reading
from kg_builder.extract.tagger.tags import spans_of

from .eight_bits import eight_bit
from .examples import Example

__all__ = ["Case", "Samples", "link_samples", "look_samples", "train_scorer", "untrained"]

_LARGEST_CUE = 2.5
_HIDDEN, _VOTERS = 32, 4
"""Hidden cells of each of the networks whose mean is a scorer, and their number."""


@dataclass(frozen=True)
class Case:
    """A chunk as a tagger reads it that has never seen its label."""

    example: Example
    reading: Reading


@dataclass(frozen=True)
class Samples:
    """Cues and truths of what a scorer judges.

    Args:
        name: of the scorer.
        rows: (things, cues).
        truths: whether each is right.
        passes: passes over them in training.
    """

    name: str
    rows: Floats
    truths: list[bool]
    passes: int


def untrained() -> dict[str, np.ndarray]:
    """Weights of scorers that refuse every link and every hint, and let every mention stand."""
    arrays: dict[str, np.ndarray] = {}
    for name, count, bias in (("link", link_cues.CUE_COUNT, -9.0), ("look", second_look.CUE_COUNT, 9.0)):
        cues = np.zeros((count, 1))
        cues[-1] = name == "look"
        arrays |= _arrays(name, cues, np.zeros(1), np.full((1, 1), -18.0), np.full(1, bias))
    return arrays


def link_samples(tagger: EffectTagger, cases: Iterable[Case]) -> Samples:
    """The links among the fragments that the tagger finds, and among the annotated ones, as they are few.

    Args:
        tagger: the tagger that read the chunks.
        cases: annotated chunks.
    """
    blocks: list[Floats] = []
    truths: list[bool] = []
    for case in cases:
        gold = _gold_links(case.example)
        for reading in _readings(case):
            cues = LinkCues(reading.chunk, reading.fragments, reading.opinions, tagger.known)
            links = candidate_links(reading.fragments, cues.words, reading.opinions[:, 2:])
            if links:
                blocks.append(cues.rows(links))
                truths += [(link.first, link.second) in gold for link in links]
    return Samples("link", np.concatenate(blocks), truths, passes=12)


def _readings(case: Case) -> Iterator[Reading]:
    yield case.reading
    wholes, pieces = spans_of(case.example.tags)
    if pieces:
        marked = {i for span in (*wholes, *pieces) for i in range(*span)}
        hints = [span for span in case.reading.fragments.hints if marked.isdisjoint(range(*span))]
        yield case.reading._replace(fragments=Fragments(wholes, pieces, hints))


def _gold_links(example: Example) -> set[tuple[tuple[int, int], tuple[int, int]]]:
    found = set()
    for mention in example.mentions:
        found.update(zip(mention.fragments, mention.fragments[1:], strict=False))
    return found


def look_samples(tagger: EffectTagger, cases: Iterable[Case]) -> Samples:
    """The mentions and hints that a tagger finds at first sight.

    Args:
        tagger: a tagger whose network and links have never seen the labels.
        cases: annotated chunks, section by section.
    """
    blocks: list[Floats] = []
    truths: list[bool] = []
    for _, group in itertools.groupby(cases, key=lambda case: (case.example.label, case.example.section)):
        own = list(group)
        found = [tagger.mentions(case.reading) for case in own]
        blocks.append(mention_cues([case.reading.chunk for case in own], found, tagger.known))
        for case, mentions in zip(own, found, strict=True):
            gold = {mention.fragments for mention in case.example.mentions}
            truths += [mention.fragments in gold for mention in mentions]
    return Samples("look", np.concatenate(blocks), truths, passes=30)


def train_scorer(samples: Sequence[Samples], seed: int, rate: float = 5e-3) -> dict[str, np.ndarray]:
    """Weights of a scorer.

    Args:
        samples: what it learns from, of one name.
        seed: of the random start.
        rate: learning rate at the start.
    """
    name, epochs = samples[0].name, samples[0].passes
    rows = np.concatenate([some.rows for some in samples])
    truths = [truth for some in samples for truth in some.truths]
    torch.manual_seed(seed)
    rng = random.Random(seed)
    cues, wanted = torch.tensor(rows), torch.tensor(truths, dtype=torch.float32)
    model = _Voters(rows.shape[1])
    optimizer = torch.optim.AdamW(model.parameters(), lr=rate, weight_decay=3e-2)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda epoch: 1 - 0.9 * epoch / epochs)
    order = list(range(len(rows)))
    for _ in range(epochs):
        rng.shuffle(order)
        total = 0.0
        for start in range(0, len(order), 256):
            part = order[start : start + 256]
            said = model(cues[part])
            loss = nn.functional.binary_cross_entropy_with_logits(
                said, wanted[part].unsqueeze(1).expand_as(said), reduction="none"
            )
            optimizer.zero_grad()
            loss.mean(0).sum().backward()
            optimizer.step()
            total += loss.mean().item() * len(part)
        schedule.step()
    print(f"  {name}: {len(rows)}, true {int(wanted.sum())}, last loss {total / len(rows):.4f}", flush=True)
    return model.arrays(name)


class _Voters(nn.Module):
    """Networks of one hidden layer, side by side; their mean score varies less with the random start."""

    def __init__(self, cues: int) -> None:
        super().__init__()
        self.hidden = nn.Linear(cues, _VOTERS * _HIDDEN)
        self.out = nn.Parameter(torch.empty(_VOTERS, _HIDDEN).uniform_(-1, 1) / _HIDDEN**0.5)
        self.out_bias = nn.Parameter(torch.zeros(_VOTERS))
        self.drop_cues, self.drop_hidden = nn.Dropout(0.1), nn.Dropout(0.2)

    def forward(self, cues: torch.Tensor) -> torch.Tensor:
        """(rows, cues) -> (rows, voters) log odds."""
        hidden = self.drop_hidden(torch.relu(self.hidden(self.drop_cues(cues))))
        scores: torch.Tensor = (hidden.view(-1, _VOTERS, _HIDDEN) * self.out).sum(2) + self.out_bias
        return scores

    def arrays(self, name: str) -> dict[str, np.ndarray]:
        """The arrays of a ``CueScorer`` that gives the voters' mean."""
        weight, bias, out, out_bias = (
            value.detach().numpy()
            for value in (self.hidden.weight, self.hidden.bias, self.out, self.out_bias)
        )
        return _arrays(name, weight.T, bias, out.reshape(-1, 1) / _VOTERS, out_bias.mean(keepdims=True))


def _arrays(
    name: str, cues: np.ndarray, bias: np.ndarray, out: np.ndarray, out_bias: np.ndarray
) -> dict[str, np.ndarray]:
    """The arrays of a ``CueScorer``."""
    arrays = {f"{name}_bias": bias.astype(np.float32), f"{name}_out_bias": out_bias.astype(np.float32)}
    for key, matrix, reach in (
        (f"{name}_cues", cues, _LARGEST_CUE * CUE_SCALE),
        (f"{name}_out", out, HIDDEN_LIMIT * HIDDEN_SCALE),
    ):
        arrays[key], arrays[f"{key}_unit"] = eight_bit(matrix, reach)
    return arrays
