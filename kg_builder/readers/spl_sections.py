"""Sections, passages and tables of an SPL document."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg_builder import lazy_re as re
from kg_builder.model import Passage, PassageKind, Section, SectionKind, Table, TextSpan

from .spl_table import read_table
from .text_builder import TextBuilder, fold

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["read_section"]

_NS = {"v": "urn:hl7-org:v3"}
_BLOCKS = frozenset({"paragraph", "list", "item", "table", "br"})
_UNCLASSIFIED = frozenset({"", "42229-5"})
_MAX_DEPTH = 30
_BULLET = re.compile(r"\s[\u2022\u25cf\u25aa\u25a0]\s+")


@dataclass(slots=True)
class _Passages:
    """The passages of one section as they are found."""

    builder: TextBuilder
    found: list[Passage] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)

    def add(self, words: str, kind: PassageKind, parent: int | None, locator: str) -> int | None:
        """Adds some words; bullets typed among them divide them into a lead-in, if any, and items."""
        lead, *items = (part.strip() for part in _BULLET.split(f" {fold(words)} "))
        first = self._line(lead, kind, parent, locator)
        below = first if first is not None and lead.endswith(":") else parent
        for item in items:
            place = self._line(item, PassageKind.ITEM, below, locator)
            first = place if first is None else first
        return first

    def _line(self, words: str, kind: PassageKind, parent: int | None, locator: str) -> int | None:
        if not words:
            return None
        start, end = self.builder.line(words)
        depth = 0 if parent is None else self.found[parent].depth + 1
        self.found.append(Passage(start, end, words, kind, parent, depth, locator))
        return len(self.found) - 1


def read_section(
    element: _Element,
    builder: TextBuilder,
    kinds: Mapping[str, SectionKind],
    parent_kind: SectionKind = SectionKind.OTHER,
    depth: int = 0,
) -> Iterator[Section]:
    """The section of a ``section`` element, after its highlights if it has any.

    Highlights ("excerpt") repeat the full text in short; they become a section of their own kind, so that
    nothing is counted twice.

    Args:
        element: the ``section`` element.
        builder: the text being grown.
        kinds: LOINC code to section kind.
        parent_kind: kind of the enclosing section, inherited by unclassified ones.
        depth: nesting so far.

    Yields:
        Sections that hold any text.

    >>> from lxml import etree
    >>> words = "<title>Uses</title><text><paragraph>For gout.</paragraph></text>"
    >>> element = etree.fromstring(f'<section xmlns="urn:hl7-org:v3">{words}</section>')
    >>> [section.title.quote for section in read_section(element, TextBuilder(), {})]
    ['Uses']
    """
    code_element = element.find("v:code", _NS)
    code = "" if code_element is None else code_element.get("code", "")
    kind = parent_kind if code in _UNCLASSIFIED else kinds.get(code, SectionKind.OTHER)
    if kind is SectionKind.IDENTITY and element.find("v:text", _NS) is None:
        return
    yield from _highlights(element, builder, code)
    begin = builder.length
    title_element = element.find("v:title", _NS)
    words = "" if title_element is None else fold(_inline(title_element))
    title = TextSpan(*builder.line(words), words) if words else None
    passages = _Passages(builder)
    text = element.find("v:text", _NS)
    if text is not None:
        _walk(text, passages, PassageKind.PARAGRAPH, None)
    subsections: list[Section] = []
    if depth < _MAX_DEPTH:
        for child in element.iterfind("v:component/v:section", _NS):
            subsections += read_section(child, builder, kinds, kind, depth + 1)
    if builder.length > begin:
        yield Section(
            kind,
            title,
            begin,
            builder.length,
            tuple(passages.found),
            tuple(passages.tables),
            tuple(subsections),
            code,
        )


def _highlights(element: _Element, builder: TextBuilder, code: str) -> Iterator[Section]:
    for text in element.iterfind("v:excerpt/v:highlight/v:text", _NS):
        begin = builder.length
        passages = _Passages(builder)
        _walk(text, passages, PassageKind.PARAGRAPH, None)
        if passages.found or passages.tables:
            yield Section(
                SectionKind.HIGHLIGHTS,
                None,
                begin,
                builder.length,
                tuple(passages.found),
                tuple(passages.tables),
                (),
                code,
            )


def _tag(element: _Element) -> str:
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _inline(element: _Element) -> str:
    parts = [element.text or ""]
    for child in element:
        tag = _tag(child)
        if tag == "br":
            parts.append(" ")
        elif tag and tag not in {"renderMultiMedia", "footnote", "footnoteRef"}:
            parts.append(_inline(child))
        parts.append(child.tail or "")
    return "".join(parts)


def _walk(element: _Element, out: _Passages, kind: PassageKind, parent: int | None) -> int | None:
    """Write the content of a block element; the index of its first passage.

    Blocks inside an item belong to it; items belong to the lead-in (ending in a colon) before their list.
    """
    locator = element.get("ID", "")
    first: int | None = None
    last: int | None = None
    run = [element.text or ""]

    def flush() -> None:
        nonlocal first, last
        owner = first if first is not None and kind is PassageKind.ITEM else parent
        index = out.add("".join(run), kind, owner, locator)
        run.clear()
        if index is not None:
            first = index if first is None else first
            last = index

    for child in element:
        tag = _tag(child)
        if tag not in _BLOCKS:
            if tag and tag not in {"renderMultiMedia", "footnoteRef"}:
                run.append(_inline(child))
            run.append(child.tail or "")
            continue
        flush()
        if tag == "table":
            out.tables.append(read_table(child, out.builder, child.get("ID", "")))
        elif tag == "list":
            _list(child, out, _governor(out, last, first, kind, parent))
        elif tag == "paragraph":
            index = _walk(child, out, kind, first if kind is PassageKind.ITEM else parent)
            if index is not None:
                first = index if first is None else first
                last = index
        run.append(child.tail or "")
    flush()
    return first


def _governor(
    out: _Passages, last: int | None, first: int | None, kind: PassageKind, parent: int | None
) -> int | None:
    if kind is PassageKind.ITEM and first is not None:
        return first
    if last is not None and out.found[last].text.endswith(":"):
        return last
    return parent


def _list(element: _Element, out: _Passages, parent: int | None) -> None:
    for child in element:
        tag = _tag(child)
        if tag == "caption":
            index = out.add(_inline(child), PassageKind.PARAGRAPH, parent, child.get("ID", ""))
            parent = index if index is not None else parent
        elif tag == "item":
            _walk(child, out, PassageKind.ITEM, parent)
        elif tag == "list":
            _list(child, out, parent)
