"""Gives label text that lost its lines its structure back: headings, highlights, bullets.

openFDA joins a section's heading, its highlights, its numbered subsections and its bullets into one line.
The pieces are recognised by the numbering that 21 CFR 201.57 prescribes: "5 WARNINGS AND PRECAUTIONS",
"5.1 Infusion Reactions", and highlights whose statements end in a bare cross reference, "( 5.1 )".
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from kg_builder import lazy_re as re

from .label_titles import title_end

__all__ = ["Piece", "bullets", "highlight_statements", "split_label_text"]

# What must not stand before a number is asked of its matches: a pattern that opens with it is slow.
_NUMBER = re.compile(r"(\d{1,2})\.(\d{1,2})\s+(?=[A-Z\u2265\u2264<>0-9])")
_NO_NUMBER_AFTER = re.compile(r"(?:[\w(.,\[/\u2013-]|see |, )$")
_TITLE_BEHIND = re.compile(r"[A-Z][a-z]+[ ,/-]+(?:[A-Z(]|and |or |of |in |with |to |for )")
_ENDED = re.compile(r"[.)\]]\s*$")
_BARE_REFERENCE = re.compile(r"\(\s*\d{1,2}(?:\.\d{1,2})*(?:\s*[,;]\s*\d{1,2}(?:\.\d{1,2})*)*\s*\)\s*\.?")
_ASIDE = re.compile(r"\[[^\]]*\]|\((?:see|refer)[^()]*(?:\([^()]*\)[^()]*)*\)", re.IGNORECASE)
_BULLET = re.compile(r"[\u2022\u25cf\u25aa\u25e6\u2023\u00b7]\s+|[\u25a0\u25a1\u25ba\u27a2\u2751]\s*")
_SENTENCE = re.compile(r"(?:(?<=[.!?])|(?<=\]))\s+(?=[A-Z\u2022])|\s*(?=[\u2022\u25cf\u25aa]\s)")
_CAPITAL = re.compile(r"(?<=[a-z)\]])\s+(?=[A-Z][a-z]+\s)")
_CONNECTORS = frozenset(
    "of and in with for to the or on by due from a an than as at via during after before prior not is "
    "vs into within without other".split()
)


class Piece(NamedTuple):
    """A part of a field's text.

    Args:
        kind: "heading" (of the field), "highlights", "title" (of a numbered subsection) or "body".
        words: the text, white space folded by the caller.
        number: "5.1" for titles and their bodies, "" elsewhere.
    """

    kind: str
    words: str
    number: str = ""


def split_label_text(words: str, heading: re.Pattern[str]) -> Iterator[Piece]:
    r"""The pieces of one field's text, in order; joined by blanks they give the text again.

    Args:
        words: the text, white space folded.
        heading: what the field's own heading looks like, matched at the start.

    >>> usage = re.compile(r"(?:\d+ )?CONTRAINDICATIONS")
    >>> for piece in split_label_text("4 CONTRAINDICATIONS Gout in men. Gout ( 4 )", usage):
    ...     print(piece.kind, "=", piece.words)
    heading = 4 CONTRAINDICATIONS
    body = Gout in men.
    highlights = Gout ( 4 )
    """
    found = heading.match(words)
    major = ""
    if found and found.group().strip():
        yield Piece("heading", found.group().strip())
        digits = re.match(r"\d+", found.group())
        major = digits.group() if digits else ""
        words = words[found.end() :].strip()
    starts = list(_subsections(words, major))
    lead = words[: starts[0].start()] if starts else words
    yield from _with_highlights(lead.strip(), only=bool(starts))
    for i, start in enumerate(starts):
        stop = starts[i + 1].start() if i + 1 < len(starts) else len(words)
        number = f"{start.group(1)}.{start.group(2)}"
        rest = words[start.end() : stop].strip()
        cut = title_end(rest)
        yield Piece("title", f"{number} {rest[:cut].strip()}".strip(), number)
        body = rest[cut:].strip()
        if body:
            yield Piece("body", body, number)


def _subsections(words: str, major: str) -> Iterator[re.Match[str]]:
    """The numbers of subsections: each a little above the last, or any where a title follows a sentence.

    A field may hold its subsections twice: the count then begins again.
    """
    last = 0
    for match in _NUMBER.finditer(words):
        if _NO_NUMBER_AFTER.search(words, max(0, match.start() - 4), match.start()):
            continue
        minor = int(match.group(2))
        begins = not match.start() or _ENDED.search(words, max(0, match.start() - 4), match.start())
        sure = begins and _TITLE_BEHIND.match(words, match.end())
        near = last < minor <= last + 2 or (sure and (minor > last or minor == 1))
        if (not major or match.group(1) == major) and near:
            major = match.group(1)
            last = minor
            yield match


def _with_highlights(words: str, *, only: bool) -> Iterator[Piece]:
    """Split off the run of statements that end in bare references.

    Args:
        words: text before the first numbered subsection.
        only: whether numbered subsections follow; then all up to the last reference is highlights.
    """
    # Full text says "[see Warnings and Precautions (5.1)]": the same marks, but inside an aside.
    masked = _ASIDE.sub(lambda m: "\x00" * len(m.group()), words)
    references = list(_BARE_REFERENCE.finditer(masked))
    if not references:
        if words:
            yield Piece("body", words)
        return
    begin = 0
    if not only:
        for boundary in _SENTENCE.finditer(words, 0, references[0].start()):
            begin = boundary.end()
        begin = _last_item_end(words, begin, references[0].start(), masked[references[0].end() :])
    end = references[-1].end()
    before, run, after = words[:begin], words[begin:end], words[end:]
    if not only and not before.strip() and not after.strip():
        # Nothing but short statements: they are all the text there is.
        yield Piece("body", run.strip())
        return
    for kind, part in (("body", before), ("highlights", run), ("body", after)):
        if part.strip():
            yield Piece(kind, part.strip())


def _last_item_end(words: str, begin: int, end: int, rest: str) -> int:
    """Where the first highlight begins if the last item before it has no closing mark.

    Args:
        words: the text.
        begin: where the last closing mark or bullet before the highlights ends.
        end: where the first reference begins.
        rest: the highlights behind it.
    """
    bullet = _BULLET.match(words, begin) is not None and _BULLET.search(rest) is None
    place = begin
    for capital in _CAPITAL.finditer(words, begin, end):
        before = words[begin : capital.start()].split()
        if len(before) <= 1 + bullet or before[-1] in _CONNECTORS:
            continue
        repeated = " ".join(words[capital.end() :].split(None, 4)[:4]).casefold()
        if bullet or before[-1][-1] in ")]" or repeated in words[: capital.start()].casefold():
            place = capital.end()
    return place


def highlight_statements(words: str) -> Iterator[str]:
    """The statements of a run of highlights, each with the bare reference that ends it.

    Args:
        words: the run.

    Yields:
        Statements in order.

    >>> list(highlight_statements("Gout: Stop it. ( 5.1 , 7 ) Rash ( 5.2 ) or fever: Watch. ( 5.3 )"))
    ['Gout: Stop it. ( 5.1 , 7 )', 'Rash ( 5.2 ) or fever: Watch. ( 5.3 )']
    """
    start = 0
    for reference in _BARE_REFERENCE.finditer(words):
        follows = words[reference.end() :].lstrip()
        if not follows or follows[0].isupper() or follows[0] in "\u2022\u25cf\u25aa\u25e6":
            yield words[start : reference.end()].strip()
            start = reference.end()
    if words[start:].strip():
        yield words[start:].strip()


def bullets(words: str) -> Iterator[tuple[bool, str]]:
    """Lines of a body: (whether it is a bullet, words).

    Args:
        words: the body.

    Yields:
        Lines in order, blanks trimmed.

    >>> list(bullets("Stop in: \u2022 gout \u2022 asthma"))
    [(False, 'Stop in:'), (True, 'gout'), (True, 'asthma')]
    """
    parts = [words] if words.isascii() else _BULLET.split(" " + words)
    for i, part in enumerate(parts):
        if part.strip():
            yield i > 0, part.strip()
