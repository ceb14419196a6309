"""Turns chunks into the integer arrays that the network embeds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from .dictionary import TermDictionary
from .tokens import Chunk

__all__ = ["FEATURE_SIZES", "MAX_CHARS", "ChunkFeatures", "Featurizer", "char_ids", "normal_word", "shape_of"]

Ints = npt.NDArray[np.int32]

MAX_CHARS = 18
"""Letters kept of a word: the first 9 and the last 9 of a longer one, as endings tell most."""

UNKNOWN = 1
"""Word id of a word outside the vocabulary; 0 is padding."""

FEATURE_SIZES = {"shape": 8, "layout": 16, "role": 3, "known": 9, "listed": 9}
"""Number of values of each small feature."""

_ALPHABET = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.,;:()[]{}<>=+-*/%'\"&#!?_"
_CHAR_IDS = {char: index for index, char in enumerate(_ALPHABET, 2)}
CHAR_COUNT = len(_ALPHABET) + 2


def normal_word(text: str) -> str:
    """The form under which a token has its embedding: lower case, digits as 0.

    >>> normal_word("12.5"), normal_word("AST")
    ('00.0', 'ast')
    """
    if text[0].isdigit():
        return "".join("0" if c.isdigit() else c for c in text[:6])
    return text.lower()


def shape_of(text: str) -> int:
    """Shape class: 1 lower, 2 Title, 3 UPPER, 4 mixed, 5 single capital, 6 number, 7 sign.

    >>> [shape_of(token) for token in ("rash", "Rash", "CYP3A4", "mRNA", "B", "12", "%")]
    [1, 2, 3, 4, 5, 6, 7]
    """
    if text[0].isdigit():
        return 6
    if not text[0].isalpha():
        return 7
    if text.islower():
        return 1
    if len(text) == 1:
        return 5
    if text.isupper():
        return 3
    return 2 if text[0].isupper() and text[1:].islower() else 4


def char_ids(text: str) -> list[int]:
    """Ids of the letters of a token, at most ``MAX_CHARS``; 1 stands for an unknown letter.

    >>> char_ids("rash")[1] == char_ids("gas")[1], len(char_ids("ash" * 99)) == MAX_CHARS
    (True, True)
    """
    if len(text) > MAX_CHARS:
        text = text[: MAX_CHARS // 2] + text[-MAX_CHARS // 2 :]
    return [_CHAR_IDS.get(char, 1) for char in text]


class ChunkFeatures(NamedTuple):
    """Feature ids of a chunk's tokens.

    Args:
        words: ids in the embedding table.
        forms: ids of the tokens as written, in the featurizer's list of forms.
        small: the small features, one row each in the order of ``FEATURE_SIZES``.
    """

    words: Ints
    forms: Ints
    small: Ints


class Featurizer:
    """Computes features; keeps the list of distinct written forms met, for the letter network.

    Args:
        vocabulary: normal word -> id, from 2.
        known: terms of annotated labels with priors.
        listed: names of open terminologies (a bucket a kind of name).
    """

    def __init__(self, vocabulary: Mapping[str, int], known: TermDictionary, listed: TermDictionary) -> None:
        self._vocabulary = vocabulary
        self._known = known
        self._listed = listed
        self._form_ids: dict[str, int] = {}
        self.forms: list[str] = []

    def features(self, chunk: Chunk) -> ChunkFeatures:
        """Feature ids of the chunk's tokens.

        >>> from kg_builder.extract.tagger.tokens import TaggerInput, pack
        >>> featurizer = Featurizer({"rash": 2}, TermDictionary({"rash": 4}), TermDictionary({}))
        >>> (chunk,) = pack([TaggerInput("Rash was seen")])
        >>> featurizer.features(chunk).words.tolist(), featurizer.forms
        ([2, 1, 1], ['Rash', 'was', 'seen'])
        """
        texts = [token.text for token in chunk.tokens]
        small = np.empty((len(FEATURE_SIZES), len(texts)), np.int32)
        small[0] = [shape_of(text) for text in texts]
        small[1] = [4 * layout + token.gap for layout, token in zip(chunk.layouts, chunk.tokens, strict=True)]
        small[2] = chunk.role
        small[3] = self._known.mark(texts)
        small[4] = self._listed.mark(texts)
        return ChunkFeatures(self._word_ids(texts), self._forms_of(texts), small)

    def _word_ids(self, texts: Sequence[str]) -> Ints:
        get = self._vocabulary.get
        return np.array([get(normal_word(text), UNKNOWN) for text in texts], np.int32)

    def _forms_of(self, texts: Sequence[str]) -> Ints:
        ids = []
        for text in texts:
            known = self._form_ids.get(text)
            if known is None:
                known = self._form_ids[text] = len(self.forms)
                self.forms.append(text)
            ids.append(known)
        return np.array(ids, np.int32)
