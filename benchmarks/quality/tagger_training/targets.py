"""What the tagger is to say of a chunk: the annotators' tags, or the beliefs of other taggers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import torch
from torch import Tensor

from kg_builder.extract.tagger.features import ChunkFeatures

from .batches import batches, make_batch
from .examples import Example
from .network import JOIN_COUNT, STATUS_COUNT, TAG_COUNT, Tagger

__all__ = ["Target", "TargetBatch", "beliefs", "mixed", "stack", "target_of"]


@dataclass(frozen=True)
class Target:
    """A distribution over the tag chains of a chunk, and over the statuses of its tokens.

    Args:
        tags: (tokens, tags) chance of each tag.
        moves: (tokens, tags, tags) chance of each pair of the tag before and the tag here; 0 for the first.
        statuses: (tokens, statuses) chance of each status, times the chance that it counts.
        joined: (tokens, 2) chances of standing in a mention that goes on in a later fragment, and in one that
            began in an earlier.
    """

    tags: np.ndarray
    moves: np.ndarray
    statuses: np.ndarray
    joined: np.ndarray


@dataclass
class TargetBatch:
    """Targets of a batch, padded with zeros: (batch, time, ...)."""

    tags: Tensor
    moves: Tensor
    statuses: Tensor
    joined: Tensor


def target_of(example: Example) -> Target:
    """The target that annotations stand for: one chain, and the statuses of the mentions' tokens."""
    tags, statuses = example.tags, example.statuses
    joined = np.zeros((len(tags), JOIN_COUNT), np.float32)
    for mention in example.mentions:
        for (start, end), (later, last) in pairwise(mention.fragments):
            joined[start:end, 0] = 1
            joined[later:last, 1] = 1
    chain = np.eye(TAG_COUNT, dtype=np.float32)[tags]
    moves = np.zeros((len(tags), TAG_COUNT, TAG_COUNT), np.float32)
    moves[1:] = chain[:-1, :, None] * chain[1:, None, :]
    wanted = np.eye(STATUS_COUNT, dtype=np.float32)[statuses] * (statuses >= 0)[:, None]
    return Target(chain, moves, wanted, joined)


def mixed(one: Target, other: Target, share: float) -> Target:
    """The first target by a share, the second by the rest."""
    rest = 1 - share
    return Target(
        share * one.tags + rest * other.tags,
        share * one.moves + rest * other.moves,
        share * one.statuses + rest * other.statuses,
        share * one.joined + rest * other.joined,
    )


def stack(targets: Sequence[Target]) -> TargetBatch:
    """Targets as padded tensors."""
    longest = max(len(target.tags) for target in targets)

    def padded(rows: Sequence[np.ndarray]) -> Tensor:
        out = torch.zeros(len(rows), longest, *rows[0].shape[1:])
        for i, row in enumerate(rows):
            out[i, : len(row)] = torch.from_numpy(row.astype(np.float32))
        return out

    return TargetBatch(
        padded([t.tags for t in targets]),
        padded([t.moves for t in targets]),
        padded([t.statuses for t in targets]),
        padded([t.joined for t in targets]),
    )


def beliefs(
    models: Sequence[Tagger], features: Sequence[ChunkFeatures], forms: Sequence[str]
) -> list[Target]:
    """What several taggers together believe of chunks: the chains' chances under their mean scores."""
    found: list[Target | None] = [None] * len(features)
    moves = torch.stack([model.moves.detach() for model in models]).mean(0)
    begin = torch.stack([model.begin.detach() for model in models]).mean(0)
    with torch.no_grad():
        for part in batches([len(f.words) for f in features], 64, None):
            batch = make_batch([features[i] for i in part], forms)
            said = [model.eval()(batch) for model in models]
            emit = torch.stack([s[0] for s in said]).mean(0)
            status = torch.stack([s[1] for s in said]).mean(0).softmax(2)
            tags, pairs = _marginals(emit, batch.mask, moves, begin)
            status = status * (1 - tags[:, :, :1])
            joined = torch.stack([s[2] for s in said]).mean(0).sigmoid()
            for row, index in enumerate(part):
                n = len(features[index].words)
                found[index] = Target(
                    *(a[row, :n].numpy().astype(np.float16) for a in (tags, pairs, status, joined))
                )
    return [target for target in found if target is not None]


def _marginals(emit: Tensor, mask: Tensor, moves: Tensor, begin: Tensor) -> tuple[Tensor, Tensor]:
    """Chances of each tag and of each pair of neighbouring tags (forward-backward)."""
    rows, time, count = emit.shape
    ahead = [begin + emit[:, 0]]
    for step in range(1, time):
        following = torch.logsumexp(ahead[-1].unsqueeze(2) + moves, 1) + emit[:, step]
        ahead.append(torch.where(mask[:, step].unsqueeze(1), following, ahead[-1]))
    total = torch.logsumexp(ahead[-1], 1)
    back = torch.zeros(rows, count)
    tags = torch.zeros(rows, time, count)
    pairs = torch.zeros(rows, time, count, count)
    for step in range(time - 1, -1, -1):
        tags[:, step] = torch.exp(ahead[step] + back - total.unsqueeze(1))
        if step:
            onward = moves + (emit[:, step] + back).unsqueeze(1)
            pairs[:, step] = torch.exp(ahead[step - 1].unsqueeze(2) + onward - total.view(-1, 1, 1))
            back = torch.where(mask[:, step].unsqueeze(1), torch.logsumexp(onward, 2), back)
    return tags * mask.unsqueeze(2), pairs * mask.view(rows, time, 1, 1)
