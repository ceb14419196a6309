"""Headings that stand on the line of their text: "Side effects: nausea, ..."."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from kg_builder import lazy_re as re
from kg_builder.model import SectionKind

from .blocks import Block
from .heading_reader import CARDS
from .heading_words import heading_by_words
from .headings import DrugPattern, HeadingMatch, match_heading
from .labels import label_class
from .open_section import KEPT_IN_DOSAGE

__all__ = ["RUN_IN", "RUN_IN_PAGE", "run_in_kinds", "split_run_in"]

RUN_IN = re.compile(r"(?P<head>[A-Z][^:.;]{2,70}):(?:\s+|(?=[A-Z\d]))(?P<rest>\S.*)", re.DOTALL)
"""A line that may begin with such a heading."""

_NUMBERED = re.compile(r"\d{1,2}\.\d{1,2}\.?\s+(?P<head>[A-Z][^:.;]{2,70})\.\s+(?P<rest>[A-Z].*)", re.DOTALL)
"""The same as labels number it: "8.1 Pregnancy. It is not known whether ..."."""

RUN_IN_PAGE = 3
"""Kinds of section headed on the line of their text, in a page written so."""

# Kinds that a labelled line opens, though the label could divide another section as well.
_OWN_LINE = frozenset({SectionKind.PREGNANCY, SectionKind.LACTATION})
_GROUPS = _OWN_LINE | {SectionKind.SPECIAL_POPULATIONS}
_OWN_LINE_AMONG_OTHERS = frozenset({SectionKind.STORAGE, SectionKind.OVERDOSAGE})
_SHORT_LABEL = 4


def run_in_kinds(blocks: Iterable[Block], drug: DrugPattern) -> int:
    """How many kinds of section a page heads on the line of their text.

    Args:
        blocks: of the page.
        drug: names of its drug.

    >>> lines = "Uses: gout", "Dosage: 5 mg once a day", "Side effects: rash", "Note: keep it"
    >>> run_in_kinds([Block(0, len(line), line) for line in lines], DrugPattern.of([]))
    3
    """
    plain = (b.text for b in blocks if not (b.mark or b.nesting))
    heads = (found["head"] for text in plain if (found := RUN_IN.fullmatch(text)))
    kinds = {heading.kind for head in heads if (heading := match_heading(head, drug))}
    return len(kinds - {SectionKind.IDENTITY, SectionKind.OTHER})


def split_run_in(
    block: Block, drug: DrugPattern, around: SectionKind, kinds: int
) -> tuple[Block, Block, HeadingMatch] | None:
    """A line's heading, its text, and what the heading opens; None where it opens nothing.

    Args:
        block: the line.
        drug: names of the page's drug.
        around: kind of the section that it stands in.
        kinds: result of ``run_in_kinds`` for the page.

    >>> line = "Given for: gout"
    >>> title, rest, heading = split_run_in(Block(0, 15, line), DrugPattern.of([]), SectionKind.DOSAGE, 3)
    >>> title.text, rest.text, heading.kind.value
    ('Given for:', 'gout', 'indications')
    """
    numbered = _NUMBERED.fullmatch(block.text) if block.text[0].isdigit() else None
    found = numbered or RUN_IN.fullmatch(block.text)
    if block.mark or block.nesting or found is None:
        return None
    head = found["head"]
    written_so, card = kinds >= RUN_IN_PAGE, around in CARDS
    shouted = head.isupper() and written_so
    heading = match_heading(head, drug)
    if heading is None and (card or shouted):
        heading = heading_by_words(head, drug)
    elif heading is None and written_so and _is_short_label(head):
        heading = heading_by_words(head, drug, sure=True)
    if heading is None or (heading.kind is around and not shouted):
        return None
    named = heading.kind in _OWN_LINE or (written_so and heading.kind in _OWN_LINE_AMONG_OTHERS)
    of_groups = around in _OWN_LINE and heading.kind in _GROUPS
    named = named or of_groups
    if label_class(head) and not (shouted or named or card):
        return None
    if around is SectionKind.DOSAGE and heading.kind in KEPT_IN_DOSAGE:
        return None
    boxed = heading.kind is SectionKind.BOXED_WARNING
    if not (head.isupper() or written_so or card or boxed or of_groups or numbered):
        return None
    title = block.cut(0, found.end("head") + 1)
    return replace(title, level=0), block.cut(found.start("rest")), heading


def _is_short_label(head: str) -> bool:
    """Whether words before a colon may name a part of a page that is written so, "How given: ..."."""
    of_group = label_class(head) or head.startswith("For ")
    return head.count(" ") < _SHORT_LABEL and not of_group
