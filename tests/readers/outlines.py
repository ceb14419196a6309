"""Prints outlines as indented lines, so that tests can state them the way a reader sees them."""

from __future__ import annotations

import io
import textwrap

from kg_builder.model import DrugNames, Monograph, PassageKind, Section, SectionKind
from kg_builder.readers import read_monographs
from kg_builder.readers.blocks import text_blocks
from kg_builder.readers.outline import inline_lists, passages_of

__all__ = ["drawn", "kinds_and_titles", "names", "outline", "read", "section"]

_SIGNS = {PassageKind.HEADING: "# ", PassageKind.PARAGRAPH: "", PassageKind.ITEM: "- "}


def outline(text: str) -> str:
    """The passages of one section's lines, governed ones indented under what governs them."""
    text = textwrap.dedent(text).strip("\n")
    return _drawn(passages_of(text_blocks(text), inline_lists(text)))


def drawn(expected: str) -> str:
    """An outline as a test states it, its bullets those that ``outline`` draws."""
    lines = (textwrap.dedent(expected).strip("\n") + "\n").splitlines(keepends=True)
    return "".join(
        line.replace("\u2022 ", "- ", 1).replace("o ", "- ", 1)
        if line.lstrip()[:2] in {"\u2022 ", "o "}
        else line
        for line in lines
    )


def _drawn(passages: tuple[object, ...]) -> str:
    from kg_builder.model import Passage

    lines = [f"{'  ' * p.depth}{_SIGNS[p.kind]}{p.text}" for p in passages if isinstance(p, Passage)]
    return "\n".join(lines) + "\n"


def read(source: str | bytes, name: str = "page.txt") -> Monograph:
    """The monograph of some text or bytes; an error in its place is raised."""
    data = textwrap.dedent(source).strip("\n").encode() if isinstance(source, str) else source
    (found,) = read_monographs(io.BytesIO(data), source_name=name)
    if not isinstance(found, Monograph):
        raise found
    return found


def kinds_and_titles(monograph: Monograph) -> list[tuple[str, str]]:
    """Kind and title of every section, in order."""
    return [(s.kind.value, s.title.quote if s.title else "") for s in monograph.walk()]


def section(monograph: Monograph, kind: SectionKind) -> Section:
    """The first section of a kind."""
    return next(monograph.of_kind(kind))


def words(monograph: Monograph, kind: SectionKind) -> str:
    """All passages of a kind of section."""
    return "\n".join(p.text for s in monograph.of_kind(kind) for p in s.passages)


def names(text: str, name: str = "page.txt") -> DrugNames:
    """The names read from a page."""
    return read(text, name).drug
