"""Blocks to sections: headings open them, furniture interrupts them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from kg_builder.model import Section, SectionKind, TextSpan

from .blocks import Block
from .furniture import Scope, furniture_scope, is_reference_line
from .headings import DrugPattern, match_heading
from .outline import passages_of

__all__ = ["sections_of"]


@dataclass
class _Open:
    """A section being gathered."""

    kind: SectionKind
    title: Block | None = None
    blocks: list[Block] = field(default_factory=list)


def sections_of(text: str, blocks: Sequence[Block], drug: DrugPattern) -> tuple[Section, ...]:
    """The sections of a document, in reading order."""
    opened: list[_Open] = [_Open(SectionKind.IDENTITY)]
    resume = SectionKind.IDENTITY
    skip_next = False
    for block in blocks:
        current = opened[-1]
        heading = (
            None
            if block.mark
            else match_heading(block.text, drug, loose=current.kind is not SectionKind.FURNITURE)
        )
        scope = None if heading and heading.names_drug else furniture_scope(block.text)
        if is_reference_line(block.text):
            if current.kind is not SectionKind.REFERENCES:
                opened.append(_Open(SectionKind.REFERENCES))
            opened[-1].blocks.append(block)
        elif scope is not None:
            if current.kind is not SectionKind.FURNITURE:
                resume = current.kind if scope in {Scope.LINE, Scope.NEXT} else SectionKind.FURNITURE
                opened.append(_Open(SectionKind.FURNITURE))
            elif scope in {Scope.BLOCK, Scope.REPORT}:
                resume = SectionKind.FURNITURE
            opened[-1].blocks.append(block)
            skip_next = scope is Scope.NEXT
            continue
        elif heading:
            opened.append(_Open(heading.kind, block))
        elif current.kind is SectionKind.FURNITURE and not skip_next and resume is not SectionKind.FURNITURE:
            opened.append(_Open(resume, None, [block]))
        else:
            current.blocks.append(block)
        skip_next = False
    return tuple(_section(text, o) for o in opened if o.title or o.blocks)


def _section(text: str, opened: _Open) -> Section:
    everything = ([opened.title] if opened.title else []) + opened.blocks
    title = opened.title
    return Section(
        opened.kind,
        TextSpan.of(text, title.start, title.end) if title else None,
        everything[0].start,
        everything[-1].end,
        passages_of(opened.blocks, opened.kind),
    )
