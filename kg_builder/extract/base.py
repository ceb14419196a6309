"""What every extractor offers, and what it is given."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Protocol, runtime_checkable

from kg_builder.model import Evidence, Fact, Monograph, Section, SectionKind, TextSpan

__all__ = ["LABEL_TYPES", "Document", "Extractor", "Foresees"]

LABEL_TYPES = frozenset(["application/spl+xml", "application/openfda+json"])
"""Media types of drug labels."""


@dataclass(frozen=True, slots=True)
class Document:
    """A monograph with what several extractors need to know of the whole of it.

    Args:
        monograph: the document.
        abbreviations: short form to long form, as introduced in the text
            ("PML" -> "progressive multifocal leukoencephalopathy").
        coupled: names, in small letters, of what a label's uses couple its drug with.
        keyed: filled by ``keyed_sections`` when first asked.
    """

    monograph: Monograph
    abbreviations: dict[str, str] = field(default_factory=dict)
    coupled: frozenset[str] = frozenset()
    keyed: dict[int, tuple[Section, bytes]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    @property
    def drug(self) -> str:
        """Key of the drug the document is about."""
        return self.monograph.drug.generic

    def evidence(
        self, section: Section, start: int, end: int, rule: str, *, kind: SectionKind | None = None
    ) -> Evidence:
        r"""Evidence for the words of the text from start to end (document offsets).

        Args:
            section: the section they stand in.
            start: first code point.
            end: index after the last.
            rule: "extractor/rule" that read them.
            kind: what the words make of a line that stands among a page's furniture: a name of the drug, a
                product below its picture or a source found there is none.

        >>> page = read("Uses\nIt treats gout.")
        >>> at = page.monograph.text.index("gout")
        >>> found = page.evidence(page.monograph.sections[-1], at, at + 4, "indications/sentence")
        >>> found.section, found.span.quote, found.rule
        ('indications', 'gout', 'indications/sentence')
        """
        span = TextSpan.of(self.monograph.text, start, end)
        found = kind if kind and section.kind is SectionKind.FURNITURE else section.kind
        return Evidence(self.monograph.document_id, found.value, span, rule)


class Extractor(Protocol):
    """One family of relations: a pure function from a document to facts.

    The same fact may come several times; the assembler joins them and their evidence.
    """

    @property
    def name(self) -> str:
        """Short name, used in the rules that evidence carries."""
        ...

    @property
    def by_section(self) -> bool:
        """Whether what it reads in a label's section depends on that section and its context alone.

        That is the section's own title, passages and tables, not those of its subsections; kinds, codes and
        titles of the sections around it; and those of the drug's names and of the document's abbreviations
        that occur there. Such facts are remembered for the next document with the same section.
        """
        ...

    @property
    def relations(self) -> tuple[str, ...]:
        """The relations it gives facts of."""
        ...

    def extract(self, document: Document) -> Iterable[Fact]:
        """The facts of the extractor's relations that the document states."""
        ...


@runtime_checkable
class Foresees(Protocol):
    """An extractor that does part of its work for several documents at once, since that is quicker."""

    def foresee(self, documents: Iterable[Document]) -> None:
        """Gets ready for documents that it will be asked about next; changes no result."""
        ...
