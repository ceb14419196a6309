"""Trains the tagger on annotated chunks."""

from __future__ import annotations

import copy
import math
import random
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import torch
from torch import nn

from kg_builder.extract.tagger.dictionary import TermDictionary
from kg_builder.extract.tagger.features import ChunkFeatures, Featurizer

from .batches import batches, make_batch
from .examples import Example
from .network import Encoder, Tagger
from .targets import Target, stack

__all__ = ["Settings", "features_of", "fit", "follow"]


@dataclass(frozen=True)
class Settings:
    """What the training run depends on."""

    seed: int = 1
    epochs: int = 10
    batch: int = 32
    rate: float = 2e-3
    decay: float = 0.996
    word_dropout: float = 0.05


def features_of(
    examples: Sequence[Example],
    dictionaries: Sequence[TermDictionary],
    vocabulary: dict[str, int],
    listed: TermDictionary,
) -> tuple[list[ChunkFeatures], list[str]]:
    """Features of the examples, each with its own dictionary of known terms, and the written forms."""
    featurizer = Featurizer(vocabulary, TermDictionary({}), listed)
    features = []
    for example, dictionary in zip(examples, dictionaries, strict=True):
        made = featurizer.features(example.chunk)
        made.small[3] = dictionary.mark([token.text for token in example.chunk.tokens])
        features.append(made)
    return features, featurizer.forms


def follow(mean: nn.Module, model: nn.Module, keep: float) -> None:
    """Moves a running mean of weights towards those of the model, where they are learnt.

    Args:
        mean: a copy of the model; it is changed.
        model: as it is after a step.
        keep: share of the mean that stays, 0 to 1.
    """
    with torch.no_grad():
        for kept, new in zip(mean.parameters(), model.parameters(), strict=True):
            if new.requires_grad:
                kept.mul_(keep).add_(new, alpha=1 - keep)


def fit(
    targets: Sequence[Target],
    features: Sequence[ChunkFeatures],
    forms: Sequence[str],
    start: Encoder | Tagger,
    settings: Settings,
    *,
    pick: Callable[[int], Sequence[int]] | None = None,
) -> Tagger:
    """A tagger whose weights are the running mean of those met in training.

    Args:
        targets: what is to be said of each chunk.
        features: the chunks' features.
        forms: the written forms that the features point into.
        start: the encoder or the tagger to start from; it is changed.
        settings: of the run.
        pick: the chunks that a pass reads, by its number; all if not given.
    """
    torch.manual_seed(settings.seed)
    rng = random.Random(settings.seed)
    model = start if isinstance(start, Tagger) else Tagger(start)
    encoder = model.encoder
    encoder.drop_in.p, encoder.drop_mid.p, encoder.drop_out.p = 0.35, 0.4, 0.4
    lengths = [len(f.words) for f in features]
    chosen = [pick(epoch) if pick else range(len(features)) for epoch in range(settings.epochs)]
    steps = sum(math.ceil(len(some) / settings.batch) for some in chosen)
    optimizer = torch.optim.Adam(model.parameters(), lr=settings.rate, fused=True)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda s: min(1.0, (s + 1) / 100) * (1 - 0.9 * s / steps)
    )
    mean = copy.deepcopy(model)
    generator = torch.Generator().manual_seed(settings.seed)
    step = 0
    for epoch, some in enumerate(chosen):
        total, begun = 0.0, time.monotonic()
        model.train()
        for places in batches([lengths[i] for i in some], settings.batch, rng):
            part = [some[place] for place in places]
            batch = make_batch([features[i] for i in part], forms)
            dropped = (
                torch.rand(batch.words.shape, generator=generator) < settings.word_dropout
            ) & batch.mask
            batch.words = batch.words.masked_fill(dropped, 1)
            wanted = stack([targets[i] for i in part])
            loss = model.loss(batch, wanted.tags, wanted.moves, wanted.statuses, wanted.joined)
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 3.0)
            optimizer.step()
            schedule.step()
            step += 1
            follow(mean, model, min(settings.decay, step / (step + 10)))
            total += loss.item() * len(part)
        print(f"  epoch {epoch} loss {total / len(some):.4f} {time.monotonic() - begun:.0f} s", flush=True)
    return mean.eval()
