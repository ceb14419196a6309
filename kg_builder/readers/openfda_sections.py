"""The fields of openFDA records as sections: their lines and lists are lost, their tables stand beside."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import cache
from typing import Any

from kg_builder import lazy_re as re
from kg_builder.model import Passage, PassageKind, Section, SectionKind, Table, TextSpan
from kg_builder.remembered import Bounded

from .label_text import Piece, bullets, highlight_statements, split_label_text
from .label_titles import parted_titles, regulated_parts
from .rows import read_rows
from .spl_table import read_table
from .text_builder import TextBuilder, fold

__all__ = ["fields", "read_field"]

_WARN = frozenset([SectionKind.WARNINGS, SectionKind.BOXED_WARNING])
_OF_PEOPLE = frozenset(
    [SectionKind.PREGNANCY, SectionKind.LACTATION, SectionKind.SPECIAL_POPULATIONS, SectionKind.WARNINGS]
)
"""Sections that titles prescribed for use in groups of people stand in."""
_SUBSECTION_KINDS = (
    (
        re.compile(r"pregnan|reproductive potential|contraception|fertility|labor|teratogen", re.I),
        SectionKind.PREGNANCY,
    ),
    (re.compile(r"lactation|nursing|breast", re.I), SectionKind.LACTATION),
    (re.compile(r"pediatric|geriatric|renal|hepatic|elderly", re.I), SectionKind.SPECIAL_POPULATIONS),
)


@cache
def fields() -> dict[str, tuple[SectionKind, str]]:
    """Field name to section kind and LOINC code, in the order of a label.

    >>> fields()["warnings"]
    (<SectionKind.WARNINGS: 'warnings'>, '34071-1')
    """
    return {row["field"]: (SectionKind(row["kind"]), row["code"]) for row in read_rows("openfda_fields.tsv")}


@cache
def _heading(field: str) -> re.Pattern[str]:
    words = [re.escape(w) for w in field.split("_") if w not in {"and", "or", "spl"}]
    name = r"\W+(?:and\W+|or\W+)*".join(words)
    if field == "warnings_and_cautions":
        name = r"WARNINGS\W+(?:AND\W+)?(?:PRECAUTIONS|CAUTIONS)"
    return re.compile(rf"\W*(?:\d{{1,2}}(?:\.\d{{1,2}})?(?:\s*\.)?\s+)?{name}\b[:.]?", re.IGNORECASE)


_READ: Bounded[tuple[str, Section]] = Bounded(32 << 20)
"""Fields read before, since the labels of one drug, which follow each other, have many the same."""
_OF_TEXT = 8
"""Bytes that a section takes for each character of its text, with its passages and their words."""


def read_field(field: str, texts: list[str], markup: list[str]) -> tuple[str, Section]:
    """The text of a field and its section, as if nothing stood before it.

    Args:
        field: its name, one of ``fields()``.
        texts: its values.
        markup: SPL markup of its tables.

    >>> text, section = read_field("contraindications", ["4 CONTRAINDICATIONS None."], [])
    >>> section.kind.value, section.passages[0].text
    ('contraindications', 'None.')
    """
    words = "\x1f".join([field, *texts, "\x1e", *markup])
    key = hashlib.blake2b(words.encode(errors="surrogatepass"), digest_size=16).digest()
    held = _READ.get(key)
    if held is None:
        builder = TextBuilder()
        section = _section(field, texts, markup, builder)
        held = builder.text, section
        _READ.keep(key, held, _OF_TEXT * len(builder.text))
    return held


def _section(field: str, texts: list[str], markup: list[str], builder: TextBuilder) -> Section:
    kind, code = fields()[field]
    begin = builder.length
    elements = [e for m in markup if (e := _parse_table(m)) is not None]
    flat = [fold(" ".join(t for t in e.itertext() if isinstance(t, str))) for e in elements]
    title: TextSpan | None = None
    subsections: list[Section] = []
    own: list[Passage] = []
    for text in texts:
        words = fold(text)
        for table in flat:
            # The prose repeats the table's cells in one run of words: read them from the table alone.
            words = words.replace(table, " ") if len(table) > 20 else words
        for piece in split_label_text(fold(words) if flat else words, _heading(field)):
            if piece.kind == "heading" and title is None:
                title = TextSpan(*builder.line(piece.words), piece.words)
            elif piece.kind in {"heading", "title", "highlights"}:
                subsections.append(_subsection(piece, kind, code, builder))
            elif piece.number and subsections:
                subsections[-1] = _grown(subsections[-1], piece.words, builder)
            elif kind is SectionKind.INTERACTIONS:
                subsections += _precautions(piece.words, code, builder, own)
            else:
                _passages(piece.words, builder, own, kind)
    tables = tuple(_tables(elements, builder))
    return Section(kind, title, begin, builder.length, tuple(own), tables, tuple(subsections), code)


def _subsection(piece: Piece, kind: SectionKind, code: str, builder: TextBuilder) -> Section:
    begin = builder.length
    if piece.kind == "highlights":
        found: list[Passage] = []
        for statement in highlight_statements(piece.words):
            _passages(statement, builder, found, SectionKind.HIGHLIGHTS)
        return Section(SectionKind.HIGHLIGHTS, None, begin, builder.length, tuple(found), code=code)
    title = TextSpan(*builder.line(piece.words), piece.words)
    if kind is SectionKind.SPECIAL_POPULATIONS:
        kind = _kind_by_title(piece.words) or kind
    return Section(kind, title, begin, builder.length)


def _kind_by_title(words: str) -> SectionKind | None:
    """The kind of what a title on a group of people opens."""
    return next((kind for pattern, kind in _SUBSECTION_KINDS if pattern.search(words)), None)


def _precautions(words: str, code: str, builder: TextBuilder, own: list[Passage]) -> Iterator[Section]:
    """Sections on groups of people that follow interactions in one field, as older labels have them."""
    parts = list(regulated_parts(words))
    cuts = [i for i, (is_title, part) in enumerate(parts) if is_title and _kind_by_title(part)]
    before = parts[: cuts[0]] if cuts else parts
    if before:
        _passages(" ".join(part for _, part in before), builder, own, SectionKind.INTERACTIONS)
    for at, end in zip(cuts, [*cuts[1:], len(parts)], strict=False):
        kind = _kind_by_title(parts[at][1]) or SectionKind.OTHER
        section = _subsection(Piece("title", parts[at][1]), kind, code, builder)
        rest = " ".join(part for _, part in parts[at + 1 : end])
        yield _grown(section, rest, builder) if rest else section


def _grown(section: Section, words: str, builder: TextBuilder) -> Section:
    found: list[Passage] = list(section.passages)
    _passages(words, builder, found, section.kind)
    return Section(
        section.kind, section.title, section.start, builder.length, tuple(found), code=section.code
    )


def _passages(words: str, builder: TextBuilder, out: list[Passage], kind: SectionKind) -> None:
    lead: int | None = None
    title: int | None = None
    for is_bullet, line in bullets(words):
        for at, (is_title, part) in enumerate(_parts(line, kind)):
            start, end = builder.line(part)
            if is_title:
                out.append(Passage(start, end, part, PassageKind.HEADING))
                if kind not in _WARN:
                    lead = title = len(out) - 1
            elif is_bullet and at == 0:
                depth = 0 if lead is None else out[lead].depth + 1
                out.append(Passage(start, end, part, PassageKind.ITEM, lead, depth))
            else:
                depth = 0 if title is None else 1
                out.append(Passage(start, end, part, PassageKind.PARAGRAPH, title, depth))
                lead = len(out) - 1 if part.endswith(":") else title


def _parts(line: str, kind: SectionKind) -> Iterator[tuple[bool, str]]:
    """A line taken apart at the titles that have run into it: (whether it is a title, words)."""
    for is_title, part in regulated_parts(line) if kind in _OF_PEOPLE else ((False, line),):
        if is_title or kind not in _WARN:
            yield is_title, part
        else:
            yield from parted_titles(part)


def _parse_table(markup: str) -> Any:
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True)
    try:
        element = etree.fromstring(markup.encode(), parser)
    except etree.XMLSyntaxError:
        return None
    return element if element is not None and str(element.tag).endswith("table") else None


def _tables(elements: list[Any], builder: TextBuilder) -> Iterator[Table]:
    for element in elements:
        yield read_table(element, builder)
