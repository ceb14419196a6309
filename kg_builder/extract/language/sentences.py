"""Sentences with their places."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from kg_builder import lazy_re as re

__all__ = ["last_sentence", "sentences"]

_ABBREVIATIONS = frozenset(
    (
        "e.g i.e vs etc approx dr mr mrs ms st no nos fig figs inc ltd co corp al ca cf max min avg resp "
        "u.s u.k subq i.v i.m s.c p.o b.i.d t.i.d q.i.d q.d sp spp var ed eds vol"
    ).split()
)
_LONGEST = 16
"""Characters before a full stop that tell whether it closes an abbreviation."""
_FOLLOWS = re.compile(r"\S")
_END = re.compile(r"[.!?]+[\"'\u201d\u2019)\]]*(?=\s|$)|;(?=\s*$)")

_REMEMBERED = 20_000
"""Longest text whose sentences are kept."""

# A line, with the lines that it goes on in where a margin parted them.
_LINE = re.compile(r"(?:[^\n]|(?<![.!?:;\n])\n(?=[ \t]*[^\s\u2022*-]))+")


def sentences(text: str, offset: int = 0) -> Iterator[tuple[int, int, str]]:
    """Sentences of one passage, as (start, end, words), offsets shifted by ``offset``.

    A full stop ends a sentence unless it closes an abbreviation, an initial, or is followed by a
    lower-case word or digit. A line break parts sentences after a closing mark only, since in wrapped
    text it may stand anywhere.

    >>> [s for _, _, s in sentences("Take 2.5 mg, e.g. at noon. Stop if rash (hives) occurs. OK")]
    ['Take 2.5 mg, e.g. at noon.', 'Stop if rash (hives) occurs.', 'OK']
    >>> [s for _, _, s in sentences("Treats hepatitis B. Avoid in gout.")]
    ['Treats hepatitis B.', 'Avoid in gout.']
    """
    found = _remembered(text) if len(text) <= _REMEMBERED else _cut(text)
    if not offset:
        yield from found
        return
    for start, end, words in found:
        yield start + offset, end + offset, words


@lru_cache(maxsize=2048)
def _remembered(text: str) -> tuple[tuple[int, int, str], ...]:
    """Sentences of a passage; every extractor asks for the same ones."""
    return tuple(_cut(text))


def _cut(text: str) -> Iterator[tuple[int, int, str]]:
    for line in _LINE.finditer(text):
        start = line.start()
        for end in _END.finditer(text, line.start(), line.end()):
            if not _is_break(text, start, end, line.end()):
                continue
            yield from _trimmed(text, start, end.end())
            start = end.end()
        yield from _trimmed(text, start, line.end())


def _is_break(text: str, start: int, end: re.Match[str], stop: int) -> bool:
    if end.group()[0] != ".":
        return True
    # Looking no further than needed keeps long lines linear.
    word = text[max(start, end.start() - _LONGEST) : end.start()].rsplit(None, 1)[-1:] or [""]
    last = word[0].lstrip("([\"'\u201c").casefold()
    follow = _FOLLOWS.search(text, end.end(), stop)
    if follow is None:
        return True
    if last in _ABBREVIATIONS:
        # "... 5 mg b.i.d. Stop if" still ends a sentence; "e.g. Aspirin" does not.
        return last in {"b.i.d", "t.i.d", "q.i.d", "q.d", "p.o", "etc"} and follow.group().isupper()
    return not follow.group().islower()


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip())
    words = piece.strip()
    if words:
        yield start + left, start + left + len(words), words


def last_sentence(lead: str) -> str:
    """The last sentence of the words above a list, the one that opens it.

    >>> last_sentence("It was not for all. Use it for:"), last_sentence("Use it for:")
    ('Use it for:', 'Use it for:')
    """
    return _NEXT_SENTENCE.split(lead)[-1]


_NEXT_SENTENCE = re.compile(r"(?<=[a-z])\.\s+(?=[A-Z])")
