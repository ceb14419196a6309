"""The trained weights and word lists on disk: arrays of mostly whole numbers, plain text lists."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from kg_builder.errors import InputError

from .network import Array

__all__ = ["WEIGHTS_DIR", "Weights", "load_weights", "save_weights"]

WEIGHTS_DIR = Path(__file__).parent / "weights"
"""Folder of the weights that ship with the package."""

_ARRAYS = "network.npz"
_WORDS = "words.txt"
_KNOWN = "known_terms.tsv"
_LISTED = "listed_terms.tsv"


class Weights(NamedTuple):
    """Everything the tagger reads from disk.

    Args:
        arrays: network weights by name, as stored.
        words: the vocabulary, in order of the embedding rows from 2.
        known: term key -> bucket, of annotated labels.
        listed: term key -> kind of name, of open terminologies.
    """

    arrays: Mapping[str, Array]
    words: tuple[str, ...]
    known: Mapping[str, int]
    listed: Mapping[str, int]


def load_weights(folder: Path = WEIGHTS_DIR) -> Weights:
    """Reads the weights of a folder.

    Raises:
        InputError: if a file is missing or damaged.

    >>> weights = load_weights()
    >>> weights.known["nausea"], len(weights.words) > 1000
    (4, True)
    """
    try:
        with np.load(folder / _ARRAYS, allow_pickle=False) as stored:
            arrays = {name: stored[name] for name in stored.files}
        words = _lines(folder / _WORDS)
        return Weights(arrays, tuple(words), _terms(folder / _KNOWN), _terms(folder / _LISTED))
    except (OSError, ValueError) as error:
        raise InputError(
            f"the tagger's weights cannot be read ({error})",
            where=folder.name,
            advice="reinstall drugkg, or use the rules instead of the trained tagger",
        ) from error


def save_weights(folder: Path, weights: Weights) -> None:
    """Writes weights; the same weights give the same bytes.

    >>> weights = Weights({"bias": np.zeros(2)}, ("rash",), {"rash": 4}, {})
    >>> save_weights(folder, weights)
    >>> load_weights(folder).known
    {'rash': 4}
    """
    folder.mkdir(parents=True, exist_ok=True)
    arrays = weights.arrays
    # Unpacking them would take as long as all else here, and packing makes them smaller by a quarter only.
    np.savez(folder / _ARRAYS, allow_pickle=False, **{n: arrays[n] for n in sorted(arrays)})
    _write(folder / _WORDS, weights.words)
    for name, terms in ((_KNOWN, weights.known), (_LISTED, weights.listed)):
        _write(folder / name, [f"{term}\t{bucket}" for term, bucket in sorted(terms.items())])


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines()


def _terms(path: Path) -> dict[str, int]:
    cells = path.read_text(encoding="utf-8").replace("\n", "\t").split("\t")
    return dict(zip(cells[:-1:2], map(int, cells[1::2]), strict=True))


def _write(path: Path, lines: Sequence[str]) -> None:
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8", newline="\n")
