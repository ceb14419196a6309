"""Footnotes' signs that stick to a mention's words, as in text taken out of tables: "Rasha", "dStroke".

The tokenizer takes off what it can tell by a word's ending alone. Here the terms of annotated labels help: a
word that few of them end with is taken for one that many end with and a sign.
"""

from __future__ import annotations

from .dictionary import TermDictionary, term_key

__all__ = ["sign_after", "sign_before"]

_SIGNS = frozenset("abcdefgh")
_SHORTEST = 4
"""Least letters of a word that a sign is taken off."""
_COMMON = 3
"""Least known terms that end with a word for it to be taken out of a longer one."""
_OFTENER = 4
"""How many times oftener it ends known terms than the longer one has to."""
_ENDINGS = ("ed", "ae")
"""Real endings of words ("fatigued", "fistulae") that look like signs after other words."""


def sign_before(word: str) -> bool:
    """Whether a word's first letter is a footnote's sign.

    >>> [sign_before(word) for word in ("dStroke", "Stroke", "mRNA")]
    [True, False, False]
    """
    rest = word[1:]
    return len(rest) >= _SHORTEST and word[0] in _SIGNS and rest.istitle()


def sign_after(word: str, known: TermDictionary) -> bool:
    """Whether a word's last letter is a footnote's sign.

    Args:
        word: the last word of a fragment of a mention.
        known: terms of annotated labels.

    >>> known = TermDictionary({"rash": 4, "skin rash": 4, "red rash": 3, "severe fatigue": 4})
    >>> [sign_after(word, known) for word in ("Rasha", "Rash", "fatigued")]
    [True, False, False]
    """
    bare = word[:-1]
    if word[-1] not in _SIGNS or len(bare) < _SHORTEST or word.endswith(_ENDINGS):
        return False
    times = _times(bare, known)
    return times >= _COMMON and times > _OFTENER * _times(word, known)


def _times(word: str, known: TermDictionary) -> int:
    """How many known terms are a word or end with it."""
    return known.ends([word]) + (known.bucket(term_key([word])) > 0)
