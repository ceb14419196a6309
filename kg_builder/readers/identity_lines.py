"""The identity block that label readers write at the head of the extracted text.

A fact needs words to point at. What a label's container says of the product (names, ingredients, classes,
routes) is written as lines of the form "Brand name: ...", the form that consumer pages use themselves, so
that one extractor reads both and every name has its place.
"""

from __future__ import annotations

from collections.abc import Iterable

from kg_builder.model import Passage, Section, SectionKind

from .text_builder import TextBuilder, fold

__all__ = ["identity_section"]


def identity_section(builder: TextBuilder, lines: Iterable[tuple[str, str]]) -> Section:
    """Write labelled lines and return them as a section.

    Args:
        builder: the text being grown.
        lines: (label, value) pairs in order; empty values and repeats are left out.

    >>> builder = TextBuilder()
    >>> section = identity_section(builder, [("Brand name", "Ocrevus"), ("Route", "")])
    >>> [p.text for p in section.passages]
    ['Brand name: Ocrevus']
    """
    begin = builder.length
    passages = []
    for label, value in dict.fromkeys((label, fold(value)) for label, value in lines):
        if value:
            start, end = builder.line(f"{label}: {value}")
            passages.append(Passage(start, end, f"{label}: {value}"))
    return Section(SectionKind.IDENTITY, None, begin, builder.length, tuple(passages))
