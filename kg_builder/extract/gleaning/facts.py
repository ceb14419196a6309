"""What the gleaner marks in sentences that no rule could read, as facts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from kg_builder.model import Fact, PassageKind, SectionKind

from ..base import Document
from ..effects.voice import label_sections
from ..language.coordination import split_list
from ..statements import Statement, statements_of, told_sections
from ..uses import bag_of
from .gleaner import Gleaner, Mark
from .lines import lines_of
from .makers import MAKERS
from .marked import Marked

__all__ = ["gleaned"]

_SURE = 0.9
"""Likelihood of effects that are read beside others in their sentence."""
_SILENT = frozenset([SectionKind.REFERENCES, SectionKind.IDENTITY])


def gleaned(document: Document, facts: Sequence[Fact], gleaner: Gleaner | None = None) -> Iterator[Fact]:
    r"""Facts of sentences in which the rules have read no fact of the same relation.

    Args:
        document: a page; sections of it that a label's words stand in are left to the readers of labels.
        facts: what the rules have read in it.
        gleaner: marks words; the one that ships with the package if not given.

    Yields:
        Facts whose object is neither narrower nor wider than one that is read elsewhere in the page.

    >>> page = read("Uses\nDoctors reach for it in gout.")
    >>> [(fact.relation, fact.object) for fact in gleaned(page, [])]
    [('indication', 'gout')]
    """
    gleaner = gleaner or Gleaner.load()
    told: dict[str, list[frozenset[str]]] = {}
    read: dict[str, list[tuple[int, int]]] = {}
    copied = {section.start for section in label_sections(document)}
    own_names = frozenset(name.casefold() for name in document.monograph.drug.all_names)
    for fact in facts:
        told.setdefault(fact.relation, []).append(bag_of(fact.object))
        read.setdefault(fact.relation, []).extend((e.span.start, e.span.end) for e in fact.evidence)
    sections = [
        section
        for section in told_sections(document)
        if section.kind not in _SILENT and section.start not in copied and section.passages
    ]
    places = [place for own in read.values() for place in own]
    marks = gleaner.read_all(((section.kind.value, lines_of(section)) for section in sections), places)
    text = document.monograph.text
    for section, found in zip(sections, marks, strict=True):
        statements = list(statements_of(document, section, headings=True)) if found else []
        single = [part for mark in found for part in _one_by_one(mark, text[mark.start : mark.end])]
        for mark in single:
            statement = _holding(statements, mark.start, mark.end)
            if statement is None or statement.text.rstrip().endswith("?"):
                continue
            near = mark if _stands_beside(mark, statement) else statement
            if any(start < near.end and near.start < end for start, end in read.get(mark.relation, ())):
                continue
            alike = [
                (m.start - statement.start, m.end - statement.start)
                for m in single
                if m.relation == mark.relation and statement.start <= m.start and m.end <= statement.end
            ]
            start, end = mark.start - statement.start, mark.end - statement.start
            made = MAKERS[mark.relation](Marked(statement, start, end, facts, alike))
            if made is None:
                continue
            words = bag_of(made.object)
            known = told.setdefault(mark.relation, [])
            if not words or words & own_names or any(own <= words or words <= own for own in known):
                continue
            known.append(words)
            yield made


def _one_by_one(mark: Mark, words: str) -> list[Mark]:
    """The effects that a mark holds, each a mark: "nausea and vomiting" are two."""
    if mark.relation != "adverse_effect":
        return [mark]
    parts = split_list(words, mark.start)
    if len(parts) < 2 or any(words[p.start - mark.start : p.end - mark.start] != p.text for p in parts):
        return [mark]
    return [mark._replace(start=part.start, end=part.end) for part in parts]


def _stands_beside(mark: Mark, statement: Statement) -> bool:
    """Whether a mark counts in a sentence in which the rules have read a fact of its relation elsewhere."""
    if mark.relation == "adverse_effect":
        in_prose = statement.passage.kind is PassageKind.PARAGRAPH
        return mark.likelihood >= _SURE and in_prose and statement.section.kind is SectionKind.ADVERSE_EFFECTS
    return mark.relation == "warning_action"


def _holding(statements: Iterable[Statement], start: int, end: int) -> Statement | None:
    return next((s for s in statements if s.start <= start and end <= s.end), None)
