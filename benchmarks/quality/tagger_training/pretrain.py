"""Teaches the encoder the language of labels before it sees a tag: word2vec, then masked words."""

from __future__ import annotations

import math
import random
import time
from collections.abc import Sequence

import torch

from kg_builder.extract.tagger.dictionary import TermDictionary
from kg_builder.extract.tagger.features import Featurizer, normal_word
from kg_builder.extract.tagger.tokens import Chunk

from .batches import batches, make_batch
from .network import WORD_DIM, Encoder, MaskedWords

__all__ = ["pretrain"]

_BATCH = 48


def pretrain(
    chunks: Sequence[Chunk], vocabulary: dict[str, int], listed: TermDictionary, seed: int, epochs: int
) -> Encoder:
    """An encoder trained to restore masked words of the chunks."""
    torch.manual_seed(seed)
    rng = random.Random(seed)
    encoder = Encoder(len(vocabulary) + 2)
    _word_vectors(encoder, chunks, vocabulary, seed)
    model = MaskedWords(encoder)
    encoder.drop_in.p, encoder.drop_mid.p, encoder.drop_out.p = 0.1, 0.1, 0.1
    featurizer = Featurizer(vocabulary, TermDictionary({}), listed)
    features = [featurizer.features(chunk) for chunk in chunks]
    lengths = [len(f.words) for f in features]
    steps = epochs * math.ceil(len(chunks) / _BATCH)
    optimizer = torch.optim.Adam(model.parameters(), lr=2.5e-3)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda s: min(1.0, s / 200) * (1 - 0.95 * s / steps)
    )
    generator = torch.Generator().manual_seed(seed)
    for epoch in range(epochs):
        total, count, begun = 0.0, 0, time.monotonic()
        for part in batches(lengths, _BATCH, rng):
            batch = make_batch([features[i] for i in part], featurizer.forms)
            chosen = (torch.rand(batch.words.shape, generator=generator) < 0.2) & (batch.words > 1)
            loss = model(batch, chosen)
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 5.0)
            optimizer.step()
            schedule.step()
            total, count = total + loss.item(), count + 1
            if count % 100 == 0:
                print(
                    f"  pretrain {epoch} {count} {total / count:.3f} {time.monotonic() - begun:.0f} s",
                    flush=True,
                )
    return encoder


def _word_vectors(encoder: Encoder, chunks: Sequence[Chunk], vocabulary: dict[str, int], seed: int) -> None:
    """Sets the embeddings of words to word2vec vectors of the same text."""
    from gensim.models import Word2Vec

    texts = [[normal_word(token.text) for token in chunk.tokens] for chunk in chunks]
    model = Word2Vec(
        texts, vector_size=WORD_DIM, window=6, min_count=2, sg=1, negative=8, epochs=4, workers=1, seed=seed,
        hashfxn=lambda word: sum(ord(c) * 31**i for i, c in enumerate(word)) & 0xFFFFFFFF,
    )  # fmt: skip
    vectors = torch.tensor(model.wv.vectors)
    scale = 0.15 / vectors.std().item()
    with torch.no_grad():
        for word, index in vocabulary.items():
            if word in model.wv:
                encoder.word.weight[index] = vectors[model.wv.key_to_index[word]] * scale
