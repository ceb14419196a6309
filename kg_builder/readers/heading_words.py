"""The kind of section a heading opens, by a word or two in it, where no wording of headings.tsv fits.

Sites word their headings anew ("Who shouldn't have it?", "What might go wrong"); what a line that is surely
a heading speaks of tells the kind of what follows. ``heading_words.tsv`` has one row a group of words: a
regular expression to be found in the folded heading, names of the drug as ``<x>``, the kind, whether the
words are sure enough for a line that only its place makes a heading, an example and a counter-example.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from kg_builder import lazy_re as re
from kg_builder.model import SectionKind

from .blocks import Block
from .headings import KNOWN, MAX_HEADING, DrugPattern, HeadingMatch, fold_heading
from .rows import read_rows
from .shapes import ends_as_lead_in, is_sentence_like

__all__ = ["HeadingWords", "heading_by_words", "heading_words", "stands_out"]

_LONGEST = 14
_SHORT = 10
# "What are the symptoms of gout?" is a heading of an article on an illness.
_OF_ILLNESS = re.compile(
    r"\b(?:symptoms? of|causes? of|cure|diagnos|stop|switch|drive|driving|generic|prescription|cost|price"
    r"|buy)"
)


class HeadingWords(NamedTuple):
    """One row of heading_words.tsv."""

    words: re.Pattern[str]
    kind: SectionKind
    sure: bool
    example: str
    counter_example: str


@cache
def heading_words() -> tuple[HeadingWords, ...]:
    """The rows of heading_words.tsv, in order; earlier rows win.

    >>> heading_words()[0].kind.value
    'overdosage'
    """
    return tuple(
        HeadingWords(
            re.compile(rf"(?<![\w-]){row['words']}"),
            SectionKind(row["kind"]),
            row["sure"] == "yes",
            row["example"],
            row["counter_example"],
        )
        for row in read_rows("heading_words.tsv")
    )


def heading_by_words(text: str, drug: DrugPattern, *, sure: bool = False) -> HeadingMatch | None:
    """What a line that is known to be a heading opens.

    Args:
        text: the heading.
        drug: names of the drug that the document is about.
        sure: whether only words count that hardly stand in other headings.

    >>> heading_by_words("Who shouldn't have it?", DrugPattern.of([])).kind.value
    'contraindications'
    >>> heading_by_words("What is gout?", DrugPattern.of([])) is None
    True
    """
    if len(text) > MAX_HEADING or len(text.split()) > _LONGEST:
        return None
    masked = drug.mask(fold_heading(text))
    masked = re.sub(r"\b(?:it|them)\b", KNOWN, masked)
    if _OF_ILLNESS.search(masked):
        return None
    for row in heading_words():
        if (row.sure or not sure) and row.words.search(masked):
            return HeadingMatch(row.kind, KNOWN in masked)
    return None


def stands_out(block: Block, after: Block | None) -> bool:
    """Whether a short line after a gap, with text right below it, heads that text.

    Args:
        block: the line.
        after: the one after it; None at the end.

    >>> below = Block(10, 32, "Zorvexant treats gout.")
    >>> stands_out(Block(0, 9, "Zorvexant", gap=True), below), stands_out(Block(0, 9, "Zorvexant"), below)
    (True, False)
    """
    return (
        block.gap
        and not block.level
        and block.text[:1].isupper()
        and len(block.text.split()) <= _SHORT
        and (block.text[-1].isalnum() or block.text[-1] == ")")
        and after is not None
        and not after.gap
        and (
            bool(after.mark)
            or _says(after.text, capitals=block.text.isupper())
            or ends_as_lead_in(after.text)
        )
    )


def _says(text: str, *, capitals: bool) -> bool:
    """Whether a line is a sentence, be it a short one below a line in capitals, "Best avoided."."""
    return is_sentence_like(text) or (capitals and text[-1] == "." and not text.isupper())
