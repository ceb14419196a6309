"""Trains the networks of kg_builder.extract.uses and .gleaning; needs torch, of the extra "train"."""

from __future__ import annotations

import copy
import math
import random
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from tagger_training.eight_bits import eight_bit
from tagger_training.fit import follow
from tagger_training.network import CHAR_DIM, CHAR_FILTERS, HIDDEN, WORD_DIM, TwoWayLayer, flip_of
from torch import Tensor, nn

from kg_builder.extract.tagger.features import CHAR_COUNT, FEATURE_SIZES, MAX_CHARS, char_ids, normal_word
from kg_builder.extract.tagger.network import INPUT_LIMIT, INPUT_SCALE, STATE_SCALE
from kg_builder.extract.tagger.weights import load_weights
from kg_builder.extract.uses.features import SentenceFeatures
from kg_builder.extract.uses.network import Chunk, chunks_of, is_cue
from kg_builder.extract.uses.tokens import Sentence

CUE_DIM = 40
NEVER = -1e4
_USUAL = {"shape": 1, "layout": 1, "role": 2, "known": 0, "listed": 0}
"""Small features of the effect tagger's network that the start takes for granted."""


@dataclass(frozen=True)
class Settings:
    """What the training run depends on.

    Args:
        seed: of the random start, the order and what is dropped.
        epochs: passes over the sections.
        batch: sections read at once.
        rate: learning rate at the start.
        decay: how much of the mean of the weights stays at each step.
        word_dropout: share of words that are hidden.
        cue_dropout: share of cues that are hidden.
        least_sections: in which a cue must occur to be learnt.
    """

    seed: int = 1
    epochs: int = 12
    batch: int = 8
    rate: float = 3e-3
    decay: float = 0.99
    word_dropout: float = 0.05
    cue_dropout: float = 0.1
    least_sections: int = 3


@dataclass(frozen=True)
class Text:
    """A section to learn from.

    Args:
        chunks: its words.
        tags: (words, heads) of each chunk: what each head is to say of them.
    """

    chunks: list[Chunk]
    tags: list[np.ndarray]


def text_of(
    sentences: Sequence[Sentence], features: Sequence[SentenceFeatures], tags: Sequence[list[int]]
) -> Text:
    """A section with its tags."""
    chunks = list(chunks_of(sentences, features))
    return Text(chunks, [np.array([[tags[s][t]] for s, t in chunk.places]) for chunk in chunks])


@dataclass
class Batch:
    """Padded ids of chunks.

    Args:
        words: (chunks, time) as are forms, first and mask.
        forms: rows of letters.
        letters: (distinct forms, MAX_CHARS).
        cues: of all words, one after the other.
        offsets: where the cues of each word begin.
        tags: (chunks, time, heads) wanted.
        first: whether a word begins a sentence.
        mask: whether there is a word.
    """

    words: Tensor
    forms: Tensor
    letters: Tensor
    cues: Tensor
    offsets: Tensor
    tags: Tensor
    first: Tensor
    mask: Tensor


class Network(nn.Module):
    """The effect tagger's network without its small features, with cues; each head is a chain of its own."""

    def __init__(self, vocabulary: Mapping[str, int], cues: Sequence[str], heads: int = 1) -> None:
        super().__init__()
        self.vocabulary, self.cue_ids = dict(vocabulary), {cue: i for i, cue in enumerate(cues, 1)}
        self.word = nn.Embedding(len(vocabulary) + 2, WORD_DIM)
        self.char = nn.Embedding(CHAR_COUNT, CHAR_DIM)
        self.conv = nn.Conv1d(CHAR_DIM, CHAR_FILTERS, 3, padding=1)
        self.cue = nn.EmbeddingBag(len(cues) + 1, CUE_DIM, mode="sum", padding_idx=0)
        nn.init.normal_(self.cue.weight, std=0.1)
        with torch.no_grad():
            self.cue.weight[0] = 0
        self.first = TwoWayLayer(WORD_DIM + CHAR_FILTERS + CUE_DIM, HIDDEN)
        self.second = TwoWayLayer(2 * HIDDEN, HIDDEN)
        self.heads = heads
        self.head = nn.Linear(2 * HIDDEN, 3 * heads)
        self.moves, self.begin = nn.Parameter(torch.zeros(heads, 3, 3)), nn.Parameter(torch.zeros(heads, 3))
        self.drop_in, self.drop_mid, self.drop_out = nn.Dropout(0.35), nn.Dropout(0.4), nn.Dropout(0.4)
        barred = torch.zeros(3, 3)
        barred[0, 2] = NEVER
        self.register_buffer("barred_moves", barred)
        self.register_buffer("barred_first", torch.tensor([0.0, 0.0, NEVER]))

    @property
    def all_moves(self) -> Tensor:
        return self.moves + self.barred_moves

    @property
    def all_first(self) -> Tensor:
        return self.begin + self.barred_first

    def start(self, arrays: Mapping[str, np.ndarray]) -> None:
        """Takes over the effect tagger's weights as they are shipped."""

        def real(name: str) -> Tensor:
            return torch.tensor(arrays[name].astype(np.float32) * arrays[f"{name}_unit"])

        with torch.no_grad():
            self.word.weight[: len(arrays["word"])] = torch.tensor(arrays["word"] / INPUT_SCALE)
            self.char.weight.copy_(torch.tensor(arrays["char"] / INPUT_SCALE))
            self.conv.weight.copy_(real("conv").reshape(3, CHAR_DIM, CHAR_FILTERS).permute(2, 1, 0))
            self.conv.bias.copy_(torch.tensor(arrays["conv_bias"]))
            small = np.concatenate([arrays[f"small_{n}"][_USUAL[n]] for n in FEATURE_SIZES]) / INPUT_SCALE
            given = WORD_DIM + CHAR_FILTERS
            for layer in ("first", "second"):
                for way in ("ahead", "back"):
                    lstm = getattr(getattr(self, layer), way)
                    inputs = _gates(real(f"{layer}_{way}_in").T)
                    bias = _gates(torch.tensor(arrays[f"{layer}_{way}_bias"])[:, None])[:, 0]
                    if layer == "first":
                        lstm.weight_ih_l0[:, :given] = inputs[:, :given]
                        lstm.weight_ih_l0[:, given:] *= 0.5
                        bias = bias + inputs[:, given:] @ torch.tensor(small, dtype=torch.float32)
                    else:
                        lstm.weight_ih_l0.copy_(inputs)
                    lstm.weight_hh_l0.copy_(_gates(real(f"{layer}_{way}_state").T))
                    lstm.bias_ih_l0.copy_(bias)
                    lstm.bias_hh_l0.zero_()
        for module in (self.word, self.char, self.conv):
            module.requires_grad_(False)

    def forward(self, batch: Batch, cues: Tensor) -> Tensor:
        # Half precision where gradients are taken: three times as fast on processors that have it.
        with torch.autocast("cpu", torch.bfloat16, enabled=self.training):
            letters = self.conv(self.char(batch.letters).transpose(1, 2))
            letters = letters.masked_fill((batch.letters == 0).unsqueeze(1), NEVER)
            spelled = torch.relu(letters.max(2).values)[batch.forms]
            seen = self.cue(cues, batch.offsets).reshape(*batch.words.shape, -1)
            x = self.drop_in(torch.cat([self.word(batch.words), spelled, seen], 2))
            flip = flip_of(batch.mask)
            low = self.first(x, flip)
            states = self.drop_out(low + self.second(self.drop_mid(low), flip))
        return self.head(states.float()).reshape(*batch.words.shape, self.heads, 3)

    def loss(self, scores: Tensor, batch: Batch) -> Tensor:
        """Cross entropy of the tags a word, all heads together; a chain ends with its sentence."""
        moves, begin = self.all_moves, self.all_first
        heads = torch.arange(self.heads)
        # A long sentence goes on in the next chunk.
        alpha = begin * batch.first[:, :1, None] + scores[:, 0]
        path = alpha.gather(2, batch.tags[:, 0].unsqueeze(2)).squeeze(2)
        done = torch.zeros(())
        for t in range(1, scores.shape[1]):
            before, tag = batch.tags[:, t - 1], batch.tags[:, t]
            mask, new = batch.mask[:, t, None], batch.first[:, t, None]
            go_on = torch.logsumexp(alpha.unsqueeze(3) + moves, 2)
            afresh = torch.logsumexp(alpha, 2, keepdim=True) + begin
            alpha_next = torch.where(new.unsqueeze(2), afresh, go_on) + scores[:, t]
            alpha = torch.where(mask.unsqueeze(2), alpha_next, alpha)
            step = torch.where(new, begin[heads, tag], moves[heads, before, tag])
            step = step + scores[:, t].gather(2, tag.unsqueeze(2)).squeeze(2)
            path = path + torch.where(mask, step, done)
        return (torch.logsumexp(alpha, 2) - path).sum() / batch.mask.sum()

    def batch(self, texts: Sequence[Text]) -> Batch:
        chunks = [chunk for text in texts for chunk in text.chunks]
        tags = [tag for text in texts for tag in text.tags]
        time = max(len(chunk.words) for chunk in chunks)
        shape = (len(chunks), time)
        words, forms = (np.zeros(shape, np.int64) for _ in range(2))
        wanted = np.zeros((*shape, self.heads), np.int64)
        mask, first = np.zeros(shape, bool), np.zeros(shape, bool)
        spelled: dict[str, int] = {}
        cues: list[int] = []
        offsets: list[int] = []
        for row, (chunk, tag) in enumerate(zip(chunks, tags, strict=True)):
            n = len(chunk.words)
            mask[row, :n] = True
            words[row, :n] = [self.vocabulary.get(normal_word(word), 1) for word in chunk.words]
            forms[row, :n] = [spelled.setdefault(word, len(spelled)) for word in chunk.words]
            first[row, :n] = [token == 0 for _, token in chunk.places]
            wanted[row, :n] = tag
            for own in chunk.cues:
                offsets.append(len(cues))
                cues += [i for cue in own if (i := self.cue_ids.get(cue))] or [0]
            for _ in range(time - n):
                offsets.append(len(cues))
                cues.append(0)
        letters = torch.zeros(len(spelled), MAX_CHARS, dtype=torch.long)
        for row, word in enumerate(spelled):
            ids = char_ids(word)
            letters[row, : len(ids)] = torch.tensor(ids)
        made = map(torch.from_numpy, (words, forms))
        return Batch(
            *made, letters, torch.tensor(cues), torch.tensor(offsets),
            *map(torch.from_numpy, (wanted, first, mask)),
        )  # fmt: skip


def _gates(rows: Tensor) -> Tensor:
    """Runtime order and scale of the gates (in, forget, out, cell; halves) to torch's."""
    enter, forget, leave, cell = rows.chunk(4)
    return torch.cat([2 * enter, 2 * forget, cell, 2 * leave])


def fit(
    texts: Sequence[Text], settings: Settings, wanted: Callable[[str], bool] = is_cue, heads: int = 1
) -> Network:
    """A network whose weights are the running mean of those met in training.

    Args:
        texts: to learn from.
        settings: of the run.
        wanted: whether a feature is to be seen.
        heads: how many chains of tags there are.
    """
    torch.manual_seed(settings.seed)
    rng = random.Random(settings.seed)
    generator = torch.Generator().manual_seed(settings.seed)
    counts = Counter(
        cue
        for text in texts
        for cue in {c for chunk in text.chunks for own in chunk.cues for c in own if wanted(c)}
    )
    cues = sorted(cue for cue, count in counts.items() if count >= settings.least_sections)
    shipped = load_weights()
    model = Network({word: i for i, word in enumerate(shipped.words, 2)}, cues, heads)
    model.start(shipped.arrays)
    learnt = [p for p in model.parameters() if p.requires_grad]
    steps = settings.epochs * math.ceil(len(texts) / settings.batch)
    optimizer = torch.optim.Adam(learnt, lr=settings.rate, fused=True)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda s: min(1.0, (s + 1) / 30) * (1 - 0.95 * s / steps)
    )
    mean = copy.deepcopy(model)
    step = 0
    for _ in range(settings.epochs):
        model.train()
        order = list(range(len(texts)))
        rng.shuffle(order)
        for start in range(0, len(order), settings.batch):
            batch = model.batch([texts[i] for i in order[start : start + settings.batch]])
            dropped = torch.rand(batch.words.shape, generator=generator) < settings.word_dropout
            batch.words = batch.words.masked_fill(dropped & batch.mask, 1)
            unseen = torch.rand(batch.cues.shape, generator=generator) < settings.cue_dropout
            loss = model.loss(model(batch, batch.cues.masked_fill(unseen, 0)), batch)
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(learnt, 3.0)
            optimizer.step()
            schedule.step()
            step += 1
            follow(mean, model, min(settings.decay, step / (step + 10)))
    return mean.eval()


def arrays_of(model: Network) -> dict[str, np.ndarray]:
    """The weights in the layout of ``kg_builder.extract.uses.network``."""

    def numbers(weight: Tensor) -> np.ndarray:
        return weight.detach().numpy()

    def text(lines: Sequence[str]) -> np.ndarray:
        return np.frombuffer("\n".join(lines).encode(), np.uint8)

    arrays = {
        "vocabulary": text(list(model.vocabulary)),
        "cues": text(list(model.cue_ids)),
        "word": np.clip(np.rint(numbers(model.word.weight) * INPUT_SCALE / 2), -127, 127).astype(np.int8),
        "cue": np.rint(numbers(model.cue.weight)[1:] * INPUT_SCALE).astype(np.int16),
        "char": np.rint(np.clip(numbers(model.char.weight), -4, 4) * INPUT_SCALE).astype(np.int16),
        "conv_bias": numbers(model.conv.bias),
        "head_bias": numbers(model.head.bias),
        "moves": numbers(model.all_moves).squeeze(0) if model.heads == 1 else numbers(model.all_moves),
        "begin": numbers(model.all_first).squeeze(0) if model.heads == 1 else numbers(model.all_first),
    }
    conv = numbers(model.conv.weight).transpose(2, 1, 0).reshape(3 * CHAR_DIM, CHAR_FILTERS)
    for name, matrix, reach in (
        ("conv", conv, INPUT_LIMIT * INPUT_SCALE),
        ("head", numbers(model.head.weight).T, 2 * STATE_SCALE),
    ):
        arrays[name], arrays[f"{name}_unit"] = eight_bit(matrix, reach)
    for layer, reach in (("first", INPUT_LIMIT * INPUT_SCALE), ("second", STATE_SCALE)):
        ways = [getattr(getattr(model, layer), way) for way in ("ahead", "back")]
        for kind, own_reach in (("ih", reach), ("hh", STATE_SCALE)):
            gates = [_shipped_gates(numbers(getattr(way, f"weight_{kind}_l0"))) for way in ways]
            pairs = [eight_bit(matrix.T, own_reach) for matrix in gates]
            name = f"{layer}_{'in' if kind == 'ih' else 'state'}"
            arrays[name] = np.stack([whole for whole, _ in pairs])
            arrays[f"{name}_unit"] = np.stack([unit for _, unit in pairs])
        biases = [_shipped_gates(numbers(w.bias_ih_l0 + w.bias_hh_l0)[:, None])[:, 0] for w in ways]
        arrays[f"{layer}_bias"] = np.stack(biases)
    return arrays


def _shipped_gates(rows: np.ndarray) -> np.ndarray:
    enter, forget, cell, leave = np.split(rows, 4)
    return np.concatenate([enter / 2, forget / 2, leave / 2, cell])
