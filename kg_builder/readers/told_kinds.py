"""The kind of a paragraph that stands under no heading we know, by what its sentences say.

Magazines and essays tell of a drug in running prose under headings such as "The salt question". What such a
paragraph is about shows in its words. ``told_kinds.tsv`` has one row a kind: words to be found in a sentence,
an example and a counter-example.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from kg_builder import lazy_re as re
from kg_builder.model import SectionKind

from .blocks import Block
from .heading_words import heading_by_words
from .headings import NO_NAMES, DrugPattern, match_heading
from .open_section import OpenSection
from .rows import read_rows
from .shapes import is_sentence_like

__all__ = ["ToldKind", "is_essay", "told_apart", "told_kind", "told_kinds"]

_PROSE = 1500
"""Characters of sentences under no known heading, from which on they are told apart."""

_UNTOLD = frozenset({SectionKind.IDENTITY, SectionKind.OTHER, SectionKind.DESCRIPTION})
_SURE = frozenset({SectionKind.FURNITURE, SectionKind.REFERENCES, SectionKind.BOXED_WARNING})
_LONG, _FEWEST = 60, 6  # words of a paragraph of an essay, and how many it has
_SENTENCE = re.compile(r"\n|(?<=[.!?])[\"\u201d\u2019)]*\s+(?=[\"\u201c(]?[A-Z])")
_HEADING_WORDS = 8


class ToldKind(NamedTuple):
    """One row of told_kinds.tsv."""

    kind: SectionKind
    words: re.Pattern[str]
    example: str
    counter_example: str


@cache
def told_kinds() -> tuple[ToldKind, ...]:
    """The rows of told_kinds.tsv, in order; of kinds that as many sentences speak for, the first counts.

    >>> told_kinds()[0].kind.value
    'dosage'
    """
    return tuple(
        ToldKind(
            SectionKind(row["kind"]),
            re.compile(row["words"], re.IGNORECASE),
            row["example"],
            row["counter_example"],
        )
        for row in read_rows("told_kinds.tsv")
    )


def told_kind(text: str, around: SectionKind | None = None) -> SectionKind | None:
    """What most sentences of a paragraph speak of, None if none speaks of anything known.

    Args:
        text: a paragraph.
        around: kind of the section it stands in; of kinds that as many sentences speak for, this counts.

    >>> told_kind("The usual dose is one a day. Some take two. More than 80 mg a day is too much.").value
    'dosage'
    >>> told_kind("Della's son was handed a prescription last fall.") is None
    True
    """
    votes: Counter[SectionKind] = Counter()
    for sentence in _SENTENCE.split(text):
        votes.update(row.kind for row in told_kinds() if row.words.search(sentence))
    if around is not None and around in votes and votes[around] == max(votes.values()):
        return around
    return votes.most_common(1)[0][0] if votes else None


def is_essay(blocks: Sequence[Block], drug: DrugPattern) -> bool:
    """Whether a page tells of its drug in long paragraphs, most of them under headings of the writer's own.

    Args:
        blocks: the page's lines.
        drug: names of its drug.

    >>> told = Block(0, 0, "It was first sold in the spring of that year. " * 10)
    >>> heads = [Block(0, 0, title) for title in ("Who gets it", "The salt question", "Quiet hours")]
    >>> is_essay([part for head in heads for part in (head, told, told)], DrugPattern.of([]))
    True
    """
    long = [b.text for b in blocks if not b.mark and len(b.text.split()) >= _LONG]
    if len(long) < _FEWEST or 2 * sum(map(len, long)) < sum(len(b.text) for b in blocks):
        return False
    heads = [a.text for a, b in pairwise(blocks) if _heads(a, b)]
    return 2 * sum(match_heading(text, drug) is not None for text in heads) < len(heads)


def told_apart(
    opened: OpenSection, *, drug: DrugPattern = NO_NAMES, essay: bool = False
) -> Iterator[OpenSection]:
    """A section that holds long prose under no known heading as sections of what its paragraphs tell.

    Args:
        opened: what was gathered under one heading, or under none.
        drug: names of the page's drug.
        essay: whether the page is one, in which any section may go on to tell of something else.

    Yields:
        Sections in order; the section itself if it is short, has a kind of its own, or holds a table.

    >>> told = "The usual dose is 5 mg a day. " * 60, "It can raise the level of phenytoin."
    >>> whole = OpenSection(SectionKind.OTHER, blocks=[Block(0, 9, text) for text in told])
    >>> [part.kind.value for part in told_apart(whole)]
    ['dosage', 'interactions']
    """
    told = sum(len(b.text) for b in opened.blocks if is_sentence_like(b.text))
    tells = opened.kind not in _SURE if essay else opened.kind in _UNTOLD and told >= _PROSE
    if not tells or opened.tables:
        yield opened
        return
    current = OpenSection(opened.kind, opened.title, opened.level)
    for place, block in enumerate(opened.blocks):
        after = opened.blocks[place + 1] if place + 1 < len(opened.blocks) else None
        if _heads(block, after):
            if current.title or current.blocks:
                yield current
            said = heading_by_words(block.text, drug, sure=True)
            current = OpenSection(said.kind if said else SectionKind.OTHER, block)
            continue
        kind = told_kind(block.text, current.kind) if is_sentence_like(block.text) else None
        if kind is not None and kind is not current.kind:
            if current.title or current.blocks:
                yield current
            current = OpenSection(kind)
        current.blocks.append(block)
    yield current


def _heads(block: Block, after: Block | None) -> bool:
    """Whether a short line that ends in no stop heads the sentences below it."""
    return (
        not block.mark
        and block.text[:1].isupper()
        and len(block.text.split()) <= _HEADING_WORDS
        and (block.text[-1].isalnum() or block.text[-1] == "?")
        and after is not None
        and is_sentence_like(after.text)
        and len(after.text.split()) > _HEADING_WORDS
    )
