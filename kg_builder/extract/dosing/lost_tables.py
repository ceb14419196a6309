"""Tables of changes of dosing that a source has run together, over the passages that it was cut into."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from kg_builder import lazy_re as re
from kg_builder.model import Passage, PassageKind, Section

from .bands import band_rows
from .flat_tables import FlatRow, flat_rows

__all__ = ["captioned", "joined_rows", "last_cell_time", "without_rows"]

_BULLET = re.compile(r"(?:(?<=([.;:!?]))|)\u2022")


def joined_rows(section: Section) -> list[FlatRow]:
    r"""The rows of the tables in a section's passages, cut apart by bullets or not; places in the document.

    >>> page = read("Dosage\nRash [see 5.2] Grade 3 Withhold until recovery. Grade 4 Discontinue it.")
    >>> [(row.trigger, row.severity) for row in joined_rows(page.monograph.sections[-1])]
    [('rash', 'grade 3'), ('rash', 'grade 4')]
    """
    return [row for begin, text in _runs(section) for row in _rows(begin, text)]


def _runs(section: Section) -> Iterator[tuple[int, str]]:
    """The text between two headings, with a bullet before each item, and where it begins."""
    for heading, run in groupby(section.passages, key=lambda p: p.kind is PassageKind.HEADING):
        if heading:
            continue
        text, begin = "", -1
        for passage in run:
            begin = passage.start if begin < 0 else begin
            mark = "\u2022" if passage.kind is PassageKind.ITEM else ""
            text = text.ljust(passage.start - begin - len(mark)) + mark + passage.text
        yield begin, text


def _rows(begin: int, text: str) -> Iterator[FlatRow]:
    bands = _closed(band_rows(text))
    for row in sorted([*_around(flat_rows(text), bands), *bands], key=lambda r: r.start):
        yield replace(
            row,
            start=row.start + begin,
            told=row.told + begin,
            end=row.end + begin,
            words=_BULLET.sub(lambda m: "\n" if m[1] else ";", text[row.told : row.end]),
        )


def _closed(bands: list[FlatRow]) -> list[FlatRow]:
    """Rows of doses by grade, up to the next where but a few words stand between them."""
    found = bands[-1:]
    for band in reversed(bands[:-1]):
        follows = found[0].start
        found.insert(0, replace(band, end=follows) if follows - band.end < _GAP else band)
    return found


_GAP = 80


def _around(rows: Sequence[FlatRow], bands: list[FlatRow]) -> Iterator[FlatRow]:
    """Rows of reactions, without what rows of doses by grade tell."""
    for row in rows:
        inner = [band for band in bands if band.start < row.end and row.start < band.end]
        if not inner:
            yield row
        elif inner[0].start > row.told:
            yield replace(row, end=inner[0].start)


_CELLS = re.compile(r"\s{2,}")
_LONG = re.compile(
    r"(?:(?:at least|up to|about|for|another) )*"
    r"(?:\d+|one|two|three|four|six)(?:\s?(?:-|\u2013|to)\s?\d+)? (?:hours?|days?|weeks?|months?|years?)\b",
    re.I,
)


def last_cell_time(text: str) -> str:
    """How long, where that is what the last cell of a row tells whose cells blanks set apart.

    >>> last_cell_time("40 mg once a day  7 to 10 days"), last_cell_time("40 mg for 7 days")
    ('7 to 10 days', '')
    """
    *cells, last = _CELLS.split(text.rstrip())
    long = _LONG.match(last) if cells else None
    return long.group() if long else ""


def without_rows(passage: Passage, rows: Sequence[FlatRow]) -> Iterator[Passage]:
    r"""What is left of a passage around the rows of a table that ran into it.

    >>> passage = read("Dosage\nTake 5 mg daily.").monograph.sections[-1].passages[0]
    >>> [left.text for left in without_rows(passage, [])]
    ['Take 5 mg daily.']
    """
    if not rows:
        yield passage
        return
    start = passage.start
    for row in (*rows, None):
        end = min(row.start, passage.end) if row else passage.end
        words = passage.text[start - passage.start : end - passage.start] if start < end else ""
        if words.strip():
            yield replace(passage, start=start, end=end, text=words)
        start = row.end if row else end


def captioned(words: str, earlier: str = "") -> bool:
    """Whether a sentence is a whole table that has lost its lines, behind its caption.

    What it tells of one row would be joined to the case of another.

    Args:
        words: the sentence.
        earlier: the one before.

    >>> captioned("Table 2: Doses in gout " + "10 mg 5 mg " * 10), captioned("Table 2 shows the doses.")
    (True, False)
    """
    opened = _CAPTION.match(words) or _CAPTION_ALONE.fullmatch(earlier.strip())
    return opened is not None and len(words.split()) > _LONGEST_CAPTION


_CAPTION = re.compile(r"table \d+\b", re.I)
_CAPTION_ALONE = re.compile(r"table \d+\s?[.:]?", re.I)
_LONGEST_CAPTION = 25
