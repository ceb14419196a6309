"""Fits the chain of tags (kg_builder.extract.uses.chain); needs scipy, of the extra "train"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import optimize, sparse

from kg_builder.extract.uses.chain import BEGIN, INSIDE, OUTSIDE, Chain
from kg_builder.extract.uses.features import SentenceFeatures

Floats = npt.NDArray[np.float64]
Places = Sequence[Sequence[tuple[int, int]]]  # of the tokens of each sentence
NEVER = -1e4


@dataclass(frozen=True)
class Corpus:
    """Sentences of sections as one matrix.

    Args:
        names: features.
        matrix: a row each token, a column each feature.
        tags: of each token.
        lengths: of each sentence.
        owners: number of the section that each sentence stands in.
        held: a row each section, a column each feature: whether it occurs there.
    """

    names: list[str]
    matrix: sparse.csr_matrix
    tags: npt.NDArray[np.int64]
    lengths: npt.NDArray[np.int64]
    owners: npt.NDArray[np.int64]
    held: sparse.csr_matrix


def corpus_of(sections: Sequence[Sequence[SentenceFeatures]], tags: Sequence[Sequence[list[int]]]) -> Corpus:
    """The sections' sentences with their tags."""
    column: dict[str, int] = {}
    rows: list[npt.NDArray[np.int64]] = []
    held = []
    for section in sections:
        first = len(rows)
        for sentence in section:
            for token in range(len(sentence.own)):
                ids = {column.setdefault(f, len(column)) for f in sentence.all_of(token)}
                rows.append(np.array(sorted(ids), np.int64))
        held.append(np.unique(np.concatenate(rows[first:])) if rows[first:] else np.empty(0, np.int64))
    return Corpus(
        list(column),
        _rows(rows, len(column)),
        np.array([tag for section in tags for sentence in section for tag in sentence]),
        np.array([len(sentence) for section in tags for sentence in section]),
        np.array([number for number, section in enumerate(tags) for _ in section]),
        _rows(held, len(column)),
    )


def _rows(rows: Sequence[npt.NDArray[np.int64]], width: int) -> sparse.csr_matrix:
    ends = np.cumsum([0, *map(len, rows)])
    return sparse.csr_matrix((np.ones(ends[-1]), np.concatenate(rows), ends), shape=(len(rows), width))


def fit(corpus: Corpus, sections: Sequence[int], *, penalty: float = 1.0, steps: int = 80) -> Chain:
    """The chain of highest penalised likelihood on some sections; features of one only are left out."""
    chosen = np.flatnonzero(np.isin(corpus.owners, sections))
    chosen = chosen[np.argsort(-corpus.lengths[chosen], kind="stable")]
    begins = np.concatenate([[0], np.cumsum(corpus.lengths)[:-1]])
    tokens = np.concatenate([np.arange(begins[s], begins[s] + corpus.lengths[s]) for s in chosen])
    columns = np.flatnonzero(np.asarray(corpus.held[list(sections)].sum(axis=0)).ravel() >= 2)
    columns = columns[np.argsort([corpus.names[c] for c in columns])]
    matrix = corpus.matrix[tokens][:, columns]
    gold, lengths = corpus.tags[tokens], corpus.lengths[chosen]
    turned = matrix.T.tocsr()
    starts = np.concatenate([[0], np.cumsum(lengths)[:-1]])
    alive = [int((lengths > t).sum()) for t in range(int(lengths[0]))]
    last = starts + lengths - 1
    joined = np.ones(len(gold), bool)
    joined[last] = False
    left = np.flatnonzero(joined)
    barred_moves = np.zeros((3, 3))
    barred_moves[OUTSIDE, INSIDE] = NEVER
    barred_first = np.array([0.0, 0.0, NEVER])
    wanted = np.eye(3)[gold]
    cut = len(columns) * 3

    def loss(flat: Floats) -> tuple[float, Floats]:
        weights, moves, first = flat[:cut].reshape(-1, 3), flat[cut : cut + 9].reshape(3, 3), flat[cut + 9 :]
        allowed, begin = moves + barred_moves, first + barred_first
        scores = matrix @ weights
        forward, backward = np.zeros_like(scores), np.zeros_like(scores)
        forward[starts] = begin + scores[starts]
        for t in range(1, len(alive)):
            at = starts[: alive[t]] + t
            forward[at] = _log_sum(forward[at - 1][:, :, None] + allowed, 1) + scores[at]
        for t in range(len(alive) - 2, -1, -1):
            at = starts[: alive[t + 1]] + t
            ahead = (scores[at + 1] + backward[at + 1])[:, None, :]
            backward[at] = _log_sum(allowed + ahead, 2)
        totals = _log_sum(forward[last], 1)
        total = np.repeat(totals, lengths)
        posterior = np.exp(forward + backward - total[:, None])
        ahead = (scores[left + 1] + backward[left + 1])[:, None, :]
        pairs = np.exp(forward[left][:, :, None] + allowed + ahead - total[left][:, None, None])
        likelihood = (
            scores[np.arange(len(gold)), gold].sum()
            + allowed[gold[left], gold[left + 1]].sum()
            + begin[gold[starts]].sum()
            - totals.sum()
        )
        off = posterior - wanted
        of_moves = pairs.sum(axis=0) + 0.1 * moves
        np.subtract.at(of_moves, (gold[left], gold[left + 1]), 1.0)
        gradient = [(turned @ off + penalty * weights).ravel(), of_moves.ravel(), off[starts].sum(axis=0)]
        cost = -likelihood + 0.5 * penalty * (weights**2).sum() + 0.05 * (moves**2).sum()
        return float(cost), np.concatenate(gradient)

    found = optimize.minimize(
        loss, np.zeros(cut + 12), jac=True, method="L-BFGS-B", options={"maxiter": steps, "ftol": 1e-5}
    ).x
    weights = found[:cut].reshape(-1, 3)
    return Chain(
        dict(zip([corpus.names[c] for c in columns], weights, strict=True)),
        found[cut : cut + 9].reshape(3, 3) + barred_moves,
        found[cut + 9 :] + barred_first,
    )


def _log_sum(values: Floats, axis: int) -> Floats:
    most = values.max(axis=axis)
    total: Floats = most + np.log(np.exp(values - np.expand_dims(most, axis)).sum(axis=axis))
    return total


def tags_of(places: Places, marked: Sequence[tuple[int, int]]) -> list[list[int]]:
    """The tag of every token: places of the tokens of each sentence, and what is marked."""
    out: list[list[int]] = []
    for sentence in places:
        tags: list[int] = []
        for start, end in sentence:
            inside = next((m for m in marked if m[0] < end and start < m[1]), None)
            goes_on = inside is not None and bool(tags) and tags[-1] != OUTSIDE and start > inside[0]
            tags.append(OUTSIDE if inside is None else INSIDE if goes_on else BEGIN)
        out.append(tags)
    return out
