"""Small monographs for tests, from a plain notation."""

from __future__ import annotations

import hashlib
import re

from kg_builder.extract import Document, open_document
from kg_builder.extract.base import Extractor
from kg_builder.model import DrugNames, Fact, Monograph, Passage, PassageKind, Section, SectionKind, TextSpan

LINE = re.compile(r"^(?P<indent> *)(?P<mark>- |# )?(?P<words>.*\S)\s*$")


def page(notation: str, *, drug: str = "examplol", brands: tuple[str, ...] = ()) -> Monograph:
    """The monograph that a notation stands for.

    ``== kind: Title`` opens a section, ``- `` an item, ``# `` a heading inside the section; two more
    blanks of indentation put a line under the one before it that has fewer. A line not marked is a
    paragraph.
    """
    text = ""
    outline: list[tuple[SectionKind, TextSpan | None, int, list[Passage]]] = []
    stack: list[tuple[int, int]] = []
    for line in notation.strip("\n").split("\n"):
        start = len(text)
        text += line + "\n"
        if line.startswith("== "):
            kind, _, title = line[3:].partition(": ")
            at = start + line.index(title) if title else start
            outline.append(
                (SectionKind(kind), TextSpan(at, at + len(title), title) if title else None, start, [])
            )
            stack = []
            continue
        found = LINE.match(line)
        if not found:
            stack = []
            continue
        passages = outline[-1][3]
        indent = len(found["indent"])
        while stack and stack[-1][0] >= indent:
            stack.pop()
        parent = stack[-1][1] if stack else None
        what = {"- ": PassageKind.ITEM, "# ": PassageKind.HEADING, None: PassageKind.PARAGRAPH}[found["mark"]]
        at = start + found.start("words")
        passages.append(Passage(at, at + len(found["words"]), found["words"], what, parent, len(stack)))
        stack.append((indent, len(passages) - 1))
    ends = [start for _, _, start, _ in outline[1:]] + [len(text)]
    sections = tuple(
        Section(kind, title, start, end, tuple(passages))
        for (kind, title, start, passages), end in zip(outline, ends, strict=True)
    )
    digest = hashlib.sha256(text.encode()).hexdigest()
    names = DrugNames(drug, brands=brands)
    return Monograph(f"page-{digest[:12]}", "page.txt", "text/plain", digest, text, sections, names)


def facts_of(extractor: Extractor, monograph: Monograph) -> list[Fact]:
    """What the extractor reads from the monograph; every quote and its section are checked."""
    document: Document = open_document(monograph)
    found = list(extractor.extract(document))
    for fact in found:
        assert fact.relation in extractor.relations
        for piece in fact.evidence:
            assert piece.span.is_in(monograph.text)
            assert piece.section != SectionKind.FURNITURE.value
    return found
