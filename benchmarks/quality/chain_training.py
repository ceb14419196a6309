"""Fits the chain of tags (kg_builder.extract.uses.chain); needs scipy, of the extra "train"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from scipy import optimize, sparse

from kg_builder.extract.uses.chain import BEGIN, INSIDE, OUTSIDE, Chain

Floats = npt.NDArray[np.float64]
Section = list[list[list[str]]]  # features of each token of each sentence
Tags = list[list[int]]
NEVER = -1e4


def fit(
    sections: Sequence[Section], tags: Sequence[Tags], *, penalty: float = 1.0, steps: int = 100
) -> Chain:
    """The chain of highest penalised likelihood; features of one section only are left out."""
    sentences = sorted(
        (pair for s, t in zip(sections, tags, strict=True) for pair in zip(s, t, strict=True)),
        key=lambda pair: -len(pair[0]),
    )
    seen = Counter(f for section in sections for f in {f for s in section for token in s for f in token})
    names = sorted(f for f, n in seen.items() if n >= 2)
    column = {f: i for i, f in enumerate(names)}
    rows = [sorted({column[f] for f in token if f in column}) for s, _ in sentences for token in s]
    matrix = sparse.csr_matrix(
        (
            np.ones(sum(map(len, rows))),
            np.concatenate([np.array(r, np.int64) for r in rows]),
            np.cumsum([0, *map(len, rows)]),
        ),
        shape=(len(rows), len(names)),
    )
    turned = matrix.T.tocsr()
    gold = np.array([tag for _, ts in sentences for tag in ts])
    lengths = np.array([len(s) for s, _ in sentences])
    starts = np.concatenate([[0], np.cumsum(lengths)[:-1]])
    alive = [int((lengths > t).sum()) for t in range(int(lengths[0]))]
    last = starts + lengths - 1
    joined = np.ones(len(rows), bool)
    joined[last] = False
    left = np.flatnonzero(joined)
    barred_moves = np.zeros((3, 3))
    barred_moves[OUTSIDE, INSIDE] = NEVER
    barred_first = np.array([0.0, 0.0, NEVER])
    wanted = np.eye(3)[gold]
    cut = len(names) * 3

    def loss(flat: Floats) -> tuple[float, Floats]:
        weights, moves, first = flat[:cut].reshape(-1, 3), flat[cut : cut + 9].reshape(3, 3), flat[cut + 9 :]
        allowed, begin = moves + barred_moves, first + barred_first
        scores = matrix @ weights
        forward, backward = np.zeros_like(scores), np.zeros_like(scores)
        forward[starts] = begin + scores[starts]
        for t in range(1, len(alive)):
            at = starts[: alive[t]] + t
            forward[at] = np.logaddexp.reduce(forward[at - 1][:, :, None] + allowed, axis=1) + scores[at]
        for t in range(len(alive) - 2, -1, -1):
            at = starts[: alive[t + 1]] + t
            ahead = (scores[at + 1] + backward[at + 1])[:, None, :]
            backward[at] = np.logaddexp.reduce(allowed + ahead, axis=2)
        totals = np.logaddexp.reduce(forward[last], axis=1)
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
        dict(zip(names, weights, strict=True)),
        found[cut : cut + 9].reshape(3, 3) + barred_moves,
        found[cut + 9 :] + barred_first,
    )


def tags_of(places: Sequence[Sequence[tuple[int, int]]], marked: Sequence[tuple[int, int]]) -> Tags:
    """The tag of every token: places of the tokens of each sentence, and what is marked."""
    out: Tags = []
    for sentence in places:
        tags: list[int] = []
        for start, end in sentence:
            inside = next((m for m in marked if m[0] < end and start < m[1]), None)
            goes_on = inside is not None and bool(tags) and tags[-1] != OUTSIDE and start > inside[0]
            tags.append(OUTSIDE if inside is None else INSIDE if goes_on else BEGIN)
        out.append(tags)
    return out
