"""The read document: Monograph > Section > Passage | Table."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import takewhile

from .span import TextSpan

__all__ = [
    "Cell",
    "DrugNames",
    "Monograph",
    "Passage",
    "PassageKind",
    "Product",
    "Section",
    "SectionKind",
    "Table",
]


class SectionKind(StrEnum):
    """What a section is about, whatever its heading says."""

    IDENTITY = "identity"
    DESCRIPTION = "description"
    INDICATIONS = "indications"
    CONTRAINDICATIONS = "contraindications"
    BOXED_WARNING = "boxed_warning"
    WARNINGS = "warnings"
    ADVERSE_EFFECTS = "adverse_effects"
    DOSAGE = "dosage"
    DOSAGE_FORMS = "dosage_forms"
    INTERACTIONS = "interactions"
    PREGNANCY = "pregnancy"
    LACTATION = "lactation"
    SPECIAL_POPULATIONS = "special_populations"
    OVERDOSAGE = "overdosage"
    MECHANISM = "mechanism"
    PATIENT_INFORMATION = "patient_information"
    SUMMARY = "summary"
    STORAGE = "storage"
    REFERENCES = "references"
    CLINICAL_STUDIES = "clinical_studies"
    HIGHLIGHTS = "highlights"
    FURNITURE = "furniture"
    OTHER = "other"


class PassageKind(StrEnum):
    """Layout of a passage."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"


@dataclass(frozen=True, slots=True)
class Passage:
    """One line, paragraph or list item.

    Args:
        start: first code point of the content (bullets and blanks left out).
        end: index after the last code point.
        text: ``monograph.text[start:end]``.
        kind: heading inside a section, paragraph or list item.
        parent: index, in the section's passages, of the lead-in or item that governs this one
            ("... including:"); None at the top. What a passage governs, directly or not, follows it
            without a gap.
        depth: number of ancestors.
        locator: path of the element it came from (HTML, XML), for readers that know one.
    """

    start: int
    end: int
    text: str
    kind: PassageKind = PassageKind.PARAGRAPH
    parent: int | None = None
    depth: int = 0
    locator: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table: its place, its text, and what heads it.

    Args:
        start: first code point of the text.
        end: index after the last code point (equal to start for an empty cell).
        text: the cell's text, white space folded as in the document text.
        row: row index, from 0, header rows included.
        column: column index, from 0, spans resolved.
        is_header: whether it heads others.
        row_headers: texts of the cells that head its row, outermost first.
        column_headers: texts of the cells that head its column, outermost first.
    """

    start: int
    end: int
    text: str
    row: int
    column: int
    is_header: bool = False
    row_headers: tuple[str, ...] = ()
    column_headers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its caption, cells in reading order, and footnotes by mark."""

    start: int
    end: int
    caption: str
    cells: tuple[Cell, ...]
    footnotes: tuple[tuple[str, str], ...] = ()
    locator: str = ""

    def moved(self, by: int) -> Table:
        """The same table some code points further behind.

        >>> Table(3, 7, "", (Cell(3, 7, "gout", 0, 0),)).moved(2).cells[0].start
        5
        """
        cells = [
            Cell(
                c.start + by,
                c.end + by,
                c.text,
                c.row,
                c.column,
                c.is_header,
                c.row_headers,
                c.column_headers,
            )
            for c in self.cells
        ]
        return Table(self.start + by, self.end + by, self.caption, tuple(cells), self.footnotes, self.locator)


@dataclass(frozen=True, slots=True)
class Section:
    """A titled part of a monograph.

    Args:
        kind: what it is about.
        title: the heading's place and words; None where the text has none.
        start: first code point, heading included.
        end: index after the last code point, subsections included.
        passages: the section's own passages in reading order, subsections' not included.
        tables: its own tables.
        subsections: nested sections.
        code: LOINC code, for labels.
    """

    kind: SectionKind
    title: TextSpan | None
    start: int
    end: int
    passages: tuple[Passage, ...] = ()
    tables: tuple[Table, ...] = ()
    subsections: tuple[Section, ...] = ()
    code: str = ""

    def walk(self) -> Iterator[Section]:
        """The section and all below it, in reading order."""
        yield self
        for sub in self.subsections:
            yield from sub.walk()

    def moved(self, by: int) -> Section:
        """The same section some code points further behind, with all in it.

        >>> heading = TextSpan(0, 4, "Uses")
        >>> section = Section(SectionKind.INDICATIONS, heading, 0, 10, (Passage(5, 9, "gout"),)).moved(7)
        >>> section.title, section.passages[0].start, section.end
        (TextSpan(start=7, end=11, quote='Uses'), 12, 17)
        """
        title = self.title
        return Section(
            self.kind,
            title and TextSpan(title.start + by, title.end + by, title.quote),
            self.start + by,
            self.end + by,
            tuple(
                [
                    Passage(p.start + by, p.end + by, p.text, p.kind, p.parent, p.depth, p.locator)
                    for p in self.passages
                ]
            ),
            tuple([table.moved(by) for table in self.tables]),
            tuple([section.moved(by) for section in self.subsections]),
            self.code,
        )

    def children_of(self, index: int) -> Iterator[int]:
        """Indices of the passages directly governed by the passage at index.

        Examples:
            >>> lines = [("Signs:", None, 0), ("rash", 0, 1), ("itching", 0, 1), ("Rare.", None, 0)]
            >>> passages = tuple(Passage(0, 0, t, parent=p, depth=d) for t, p, d in lines)
            >>> section = Section(SectionKind.OTHER, None, 0, 0, passages)
            >>> list(section.children_of(0)), section.governs(3)
            ([1, 2], False)
        """
        depth = self.passages[index].depth
        below = takewhile(lambda i: self.passages[i].depth > depth, range(index + 1, len(self.passages)))
        return (i for i in below if self.passages[i].parent == index)

    def governs(self, index: int) -> bool:
        """Whether the passage at index governs others."""
        return index + 1 < len(self.passages) and self.passages[index + 1].parent == index

    def lead_ins(self, index: int) -> Iterator[Passage]:
        """The passages that govern the one at index, nearest first."""
        parent = self.passages[index].parent
        while parent is not None:
            yield self.passages[parent]
            parent = self.passages[parent].parent


@dataclass(frozen=True, slots=True)
class DrugNames:
    """The drug a document is about.

    Args:
        generic: the key, lower case: the active ingredient (or "a and b" for a combination).
        brands: brand names as written.
        synonyms: other names and abbreviations used for it in the text.
        ingredients: active ingredients of a combination, in order; one item otherwise.
        identifiers: CURIEs the document itself carries (UNII:..., RXCUI:..., NDC:...).
    """

    generic: str
    brands: tuple[str, ...] = ()
    synonyms: tuple[str, ...] = ()
    ingredients: tuple[str, ...] = ()
    identifiers: tuple[str, ...] = ()

    @property
    def all_names(self) -> tuple[str, ...]:
        """Every name, generic first, without repeats (case folded).

        >>> DrugNames("zorvexant", brands=("Zorvex",), synonyms=("ZVX", "zorvex")).all_names
        ('zorvexant', 'Zorvex', 'ZVX')
        """
        seen: dict[str, str] = {}
        for name in (self.generic, *self.brands, *self.synonyms, *self.ingredients):
            seen.setdefault(name.casefold(), name)
        return tuple(seen.values())


@dataclass(frozen=True, slots=True)
class Product:
    """A marketed product that a label describes."""

    name: str
    form: str = ""
    routes: tuple[str, ...] = ()
    strength: str = ""
    ndc: str = ""
    ingredients: tuple[tuple[str, str], ...] = ()  # (name, UNII)
    marketing_status: str = ""


@dataclass(frozen=True, slots=True)
class Monograph:
    """A document as read: its text, its outline, and what its container says of it.

    Args:
        document_id: stable id, ``{slug}-{first 12 hex digits of the sha256 of the source bytes}``.
        source_name: file name, "stdin", or record id; never a path of this machine.
        media_type: text/plain, text/html, text/markdown, application/spl+xml, application/openfda+json.
        sha256: hex digest of the source bytes.
        text: the extracted text that every offset points into. Newlines are LF. For plain text it is
            the file's own text (a leading byte order mark kept), so offsets hold in the file too, up to
            where paragraphs hold more than words and single blanks: indents, hyphens of the margin.
        sections: outline in reading order; page furniture is kept, as SectionKind.FURNITURE.
        drug: the drug it is about.
        title: document title.
        version: set id, version, dates and the like, as (key, value), sorted.
        products: marketed products, for labels.
    """

    document_id: str
    source_name: str
    media_type: str
    sha256: str
    text: str
    sections: tuple[Section, ...]
    drug: DrugNames
    title: str = ""
    version: tuple[tuple[str, str], ...] = ()
    products: tuple[Product, ...] = field(default=())

    def walk(self) -> Iterator[Section]:
        """Every section, nested ones included, in reading order."""
        for section in self.sections:
            yield from section.walk()

    def of_kind(self, *kinds: SectionKind) -> Iterator[Section]:
        r"""Every section of one of the kinds, nested ones included, in reading order.

        >>> page = read("Uses\nIt treats gout.\nSide effects\nNausea.").monograph
        >>> [section.title.quote for section in page.of_kind(SectionKind.INDICATIONS)]
        ['Uses']
        """
        return (section for section in self.walk() if section.kind in kinds)

    def span(self, start: int, end: int) -> TextSpan:
        """The span of the text from start to end."""
        return TextSpan.of(self.text, start, end)
