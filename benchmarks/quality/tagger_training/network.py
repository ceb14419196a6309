"""The network in torch: letters and words -> two BiLSTM layers -> tags (CRF) and status."""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor, nn

from kg_builder.extract.tagger.features import CHAR_COUNT, FEATURE_SIZES, MAX_CHARS

__all__ = ["JOIN_COUNT", "STATUS_COUNT", "TAG_COUNT", "Batch", "Encoder", "MaskedWords", "Tagger"]

TAG_COUNT = 5
STATUS_COUNT = 4
JOIN_COUNT = 2
STATUS_WEIGHTS = (1.0, 4.0, 6.0, 3.0)
"""What a mention of each status counts in training: most are asserted."""
WORD_DIM = 100
CHAR_DIM = 24
CHAR_FILTERS = 48
SMALL_DIMS = {"shape": 6, "layout": 10, "role": 4, "known": 10, "listed": 8}
HIDDEN = 160
NEGATIVES = 1200
"""Words drawn beside those of the batch when a masked word is to be told."""


@dataclass
class Batch:
    """Padded ids: words, forms and mask are (batch, time), small is (batch, features, time).

    Forms index the rows of letters, (distinct forms, MAX_CHARS).
    """

    words: Tensor
    forms: Tensor
    small: Tensor
    mask: Tensor
    letters: Tensor


def flip_of(mask: Tensor) -> Tensor:
    """Indices (batch, time) that turn each row's real tokens round and leave padding in place."""
    steps = torch.arange(mask.shape[1]).expand_as(mask)
    return torch.where(mask, mask.sum(1, keepdim=True) - 1 - steps, steps)


class TwoWayLayer(nn.Module):
    """A bidirectional LSTM as two one-way ones over padded rows.

    Packed sequences would say the same in three times the time on a CPU.
    """

    def __init__(self, width: int, hidden: int) -> None:
        super().__init__()
        self.ahead = nn.LSTM(width, hidden, batch_first=True)
        self.back = nn.LSTM(width, hidden, batch_first=True)

    def forward(self, x: Tensor, flip: Tensor) -> Tensor:
        wide = flip.unsqueeze(2)
        turned = x.gather(1, wide.expand_as(x))
        back = self.back(turned)[0]
        return torch.cat([self.ahead(x)[0], back.gather(1, wide.expand_as(back))], 2)


class Encoder(nn.Module):
    """Token states (batch, time, 2 * hidden)."""

    def __init__(self, vocabulary: int, hidden: int = HIDDEN) -> None:
        super().__init__()
        self.hidden = hidden
        self.word = nn.Embedding(vocabulary, WORD_DIM, padding_idx=0)
        nn.init.normal_(self.word.weight, std=0.1)
        self.char = nn.Embedding(CHAR_COUNT, CHAR_DIM, padding_idx=0)
        self.conv = nn.Conv1d(CHAR_DIM, CHAR_FILTERS, 3, padding=1)
        self.small = nn.ModuleList(
            nn.Embedding(size, SMALL_DIMS[name]) for name, size in FEATURE_SIZES.items()
        )
        for table in self.small:
            nn.init.normal_(table.weight, std=0.1)
        width = WORD_DIM + CHAR_FILTERS + sum(SMALL_DIMS.values())
        self.first = TwoWayLayer(width, hidden)
        self.second = TwoWayLayer(2 * hidden, hidden)
        self.drop_in, self.drop_mid, self.drop_out = nn.Dropout(0.35), nn.Dropout(0.4), nn.Dropout(0.4)

    def spell(self, letters: Tensor) -> Tensor:
        """(forms, MAX_CHARS) letter ids -> (forms, CHAR_FILTERS)."""
        states = self.conv(self.char(letters).transpose(1, 2))
        states = states.masked_fill((letters == 0).unsqueeze(1), -1e4)
        return torch.relu(states.max(2).values)

    def forward(self, batch: Batch, masked: Tensor | None = None) -> Tensor:
        # Half precision where gradients are taken: three times as fast on processors that have it.
        with torch.autocast("cpu", torch.bfloat16, enabled=self.training):
            return self._states(batch, masked).float()

    def _states(self, batch: Batch, masked: Tensor | None) -> Tensor:
        words, spelled = self.word(batch.words), self.spell(batch.letters)[batch.forms]
        if masked is not None:
            spelled = spelled.masked_fill(masked.unsqueeze(2), 0.0)
        small = [table(batch.small[:, i]) for i, table in enumerate(self.small)]
        x = self.drop_in(torch.cat([words, spelled, *small], 2))
        flip = flip_of(batch.mask)
        low = self.first(x, flip)
        return self.drop_out(low + self.second(self.drop_mid(low), flip))


class MaskedWords(nn.Module):
    """Pretraining objective: say the word that was masked, from the states around it."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        self.encoder = encoder
        self.project = nn.Linear(2 * encoder.hidden, WORD_DIM)
        self.bias = nn.Parameter(torch.zeros(encoder.word.num_embeddings))

    def forward(self, batch: Batch, chosen: Tensor) -> Tensor:
        hidden_batch = Batch(
            batch.words.masked_fill(chosen, 1),
            batch.forms,
            batch.small.masked_fill(chosen.unsqueeze(1) & _SPELLING_ROWS(batch.small), 0),
            batch.mask,
            batch.letters,
        )
        states = self.project(self.encoder(hidden_batch, chosen)[chosen])
        wanted, others = batch.words[chosen], torch.randint(2, len(self.bias), (NEGATIVES,))
        candidates, targets = torch.unique(torch.cat([wanted, others]), return_inverse=True)
        scores = states @ self.encoder.word(candidates).T + self.bias[candidates]
        return nn.functional.cross_entropy(scores, targets[: len(wanted)])


def _SPELLING_ROWS(small: Tensor) -> Tensor:  # noqa: N802
    rows = torch.zeros(1, small.shape[1], 1, dtype=torch.bool)
    rows[0, 0] = True
    rows[0, 3:] = True
    return rows


class Tagger(nn.Module):
    """Tag scores with a chain, and heads for status and for mentions of several fragments."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        self.encoder = encoder
        self.emit = nn.Linear(2 * encoder.hidden, TAG_COUNT)
        self.status = nn.Linear(2 * encoder.hidden, STATUS_COUNT)
        self.joined = nn.Linear(2 * encoder.hidden, JOIN_COUNT)
        self.moves = nn.Parameter(torch.zeros(TAG_COUNT, TAG_COUNT))
        self.begin = nn.Parameter(torch.zeros(TAG_COUNT))

    @property
    def heads(self) -> tuple[nn.Linear, nn.Linear, nn.Linear]:
        """What reads the states: of tags, of statuses, of mentions of several fragments."""
        return self.emit, self.status, self.joined

    def forward(self, batch: Batch) -> tuple[Tensor, Tensor, Tensor]:
        states = self.encoder(batch)
        return self.emit(states), self.status(states), self.joined(states)

    def loss(self, batch: Batch, tags: Tensor, moves: Tensor, statuses: Tensor, joined: Tensor) -> Tensor:
        """Cross entropy of the wanted distribution of tag chains a token, plus those of the other heads.

        Args:
            batch: the chunks.
            tags: (batch, time, tags) wanted chance of each tag, 0 beyond a row's end.
            moves: (batch, time, tags, tags) wanted chance of each pair of tags.
            statuses: (batch, time, statuses) wanted chance of each status, 0 where it does not count.
            joined: (batch, time, 2) wanted chances of standing in a mention that goes on in a later
                fragment, and in one that began in an earlier.
        """
        emit, status, apart = self(batch)
        path = (emit * tags).sum() + (self.moves * moves).sum() + (self.begin * tags[:, 0]).sum()
        chain = self._log_norm(emit, batch.mask).sum() - path
        said = (status.log_softmax(2) * statuses * torch.tensor(STATUS_WEIGHTS)).sum()
        spread = nn.functional.binary_cross_entropy_with_logits(apart, joined, reduction="none")
        spread = (spread * batch.mask.unsqueeze(2)).sum()
        return (chain - 0.3 * said + 0.3 * spread) / batch.mask.sum()

    def _log_norm(self, emit: Tensor, mask: Tensor) -> Tensor:
        alpha = self.begin + emit[:, 0]
        for step in range(1, emit.shape[1]):
            following = torch.logsumexp(alpha.unsqueeze(2) + self.moves, 1) + emit[:, step]
            alpha = torch.where(mask[:, step].unsqueeze(1), following, alpha)
        return torch.logsumexp(alpha, 1)


def pad_letters(rows: list[list[int]]) -> Tensor:
    """Letter ids of forms as a (forms, MAX_CHARS) tensor."""
    out = torch.zeros(len(rows), MAX_CHARS, dtype=torch.long)
    for i, row in enumerate(rows):
        out[i, : len(row)] = torch.tensor(row)
    return out
