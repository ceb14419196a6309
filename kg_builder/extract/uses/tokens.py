"""Words of the lines of a section, in sentences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from kg_builder import lazy_re as re

__all__ = ["Line", "Sentence", "Token", "folded", "sentences_of", "words_in"]

Line = tuple[int, str]
"""Offset in the document and words of a title, a paragraph or an item."""

_TOKEN = re.compile(r"[^\W\d_]+|\d+(?:[.,]\d+)*|(?!(?<=\w)[-'\u2010\u2011\u2019](?=\w))[^\s\w]|_")
"""Hyphens and apostrophes inside words are left out: whether there is one is a matter of taste."""


class Token(NamedTuple):
    """A word, number or sign with its place in the document."""

    start: int
    end: int
    text: str


Sentence = list[Token]

_UNFINISHED = frozenset("the of a an and or with by as from due caused against documented between (".split())
"""Words that no line ends with unless it is broken off."""

_LEADS_ON = _UNFINISHED | frozenset("in to for on is at see".split())
"""Words that no item ends with."""

LONGEST_ITEM = 9
"""Most words from one capital to the next in a list that lost its marks."""

_CAPITAL = re.compile(r"[A-Z][a-z]{2,}$")


def words_in(text: str) -> list[str]:
    """Words, numbers and signs of a text.

    >>> words_in("Crohn's or low-grade gout (2.5 mg)")
    ['Crohn', 's', 'or', 'low', 'grade', 'gout', '(', '2.5', 'mg', ')']
    """
    return _TOKEN.findall(text)


def sentences_of(lines: Iterable[Line]) -> list[Sentence]:
    r"""The tokens of each sentence or line; signs alone are no sentence.

    >>> found = sentences_of([(0, "Gout"), (5, "Used for acute gout. Not for pain.")])
    >>> [[t.text for t in s] for s in found]
    [['Gout'], ['Used', 'for', 'acute', 'gout', '.'], ['Not', 'for', 'pain', '.']]
    """
    sentences: list[Sentence] = []
    current: Sentence = []
    broken = False
    for offset, text in lines:
        if current:
            broken = _goes_on(current[-1].text, text, broken=broken)
            if not broken:
                sentences.append(current)
                current = []
        last = 0
        for match in _TOKEN.finditer(text):
            if current and len(current) > 3 and current[-1].text in ".;" and last and last < match.start():
                sentences.append(current)
                current = []
            last = match.end()
            current.append(Token(offset + match.start(), offset + last, match.group()))
    sentences.append(current)
    items = (item for sentence in sentences for item in _items(sentence))
    return [s for s in items if any(t.text[0].isalnum() for t in s)]


def _goes_on(last: str, text: str, *, broken: bool) -> bool:
    """Whether a line goes on with the sentence of the line before, as where italics begin or end a line.

    Args:
        last: the last word or sign so far.
        text: the line.
        broken: whether the line before went on with a sentence.
    """
    if last.casefold() in _UNFINISHED:
        return True
    first = _TOKEN.search(text)
    return (
        broken
        and last not in ".;:"
        and first is not None
        and (first.group() in ",;.):" or first.group().islower())
    )


def _items(sentence: Sentence) -> Iterator[Sentence]:
    """A sentence, or the items of a list whose lines and marks are lost: "Acne Contact dermatitis Gout"."""
    is_prose = len(sentence) > 1 and sentence[-1].text == "." and not sentence[-2].text.isdigit()
    cuts = [
        i
        for i in range(1, 0 if is_prose else len(sentence))
        if _CAPITAL.match(sentence[i].text) and _may_end(sentence[i - 1].text)
    ]
    near = [i for i in cuts if any(0 < abs(i - other) <= LONGEST_ITEM for other in cuts)]
    for start, end in pairwise([0, *near, len(sentence)]):
        yield sentence[start:end]


def _may_end(word: str) -> bool:
    """Whether an item of a list may end with a word or sign."""
    return word == ")" or (len(word) > 1 and word.islower() and word not in _LEADS_ON)


def folded(word: str) -> str:
    """A word in lower case, plural's s off; any number is 0.

    >>> [folded(w) for w in ("Infections", "pruritus", "25")]
    ['infection', 'pruritus', '0']
    """
    low = word.casefold()
    if low[0].isdigit():
        return "0"
    return low[:-1] if len(low) > 3 and low.endswith("s") and not low.endswith(("ss", "us", "is")) else low
