"""Sentences with their places."""

from __future__ import annotations

import re
from collections.abc import Iterator

__all__ = ["sentences"]

_ABBREVIATIONS = frozenset(
    (
        "e.g i.e vs etc approx dr mr mrs ms st no nos fig figs inc ltd co corp al ca cf max min avg resp "
        "u.s u.k subq i.v i.m s.c p.o b.i.d t.i.d q.i.d q.d sp spp var ed eds vol"
    ).split()
)
_END = re.compile(r"[.!?]+[\"'\u201d\u2019)\]]*(?=\s|$)|;(?=\s*$)")

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
    for line in _LINE.finditer(text):
        start = line.start()
        for end in _END.finditer(text, line.start(), line.end()):
            if not _is_break(text, start, end, line.end()):
                continue
            yield from _trimmed(text, start, end.end(), offset)
            start = end.end()
        yield from _trimmed(text, start, line.end(), offset)


def _is_break(text: str, start: int, end: re.Match[str], stop: int) -> bool:
    if end.group()[0] != ".":
        return True
    word = text[start : end.start()].rsplit(None, 1)[-1:] or [""]
    last = word[0].lstrip("([\"'\u201c").casefold()
    follow = text[end.end() : stop].lstrip()
    if not follow:
        return True
    if last in _ABBREVIATIONS:
        # "... 5 mg b.i.d. Stop if" still ends a sentence; "e.g. Aspirin" does not.
        return last in {"b.i.d", "t.i.d", "q.i.d", "q.d", "p.o", "etc"} and follow[0].isupper()
    return not follow[0].islower()


def _trimmed(text: str, start: int, end: int, offset: int) -> Iterator[tuple[int, int, str]]:
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip())
    words = piece.strip()
    if words:
        yield start + left + offset, start + left + len(words) + offset, words
