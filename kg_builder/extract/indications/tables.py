"""Uses told in a table: a condition a row, perhaps with who is treated for it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg_builder import lazy_re as re
from kg_builder.model import Fact, Section, SectionKind, Status, Table

from ..base import LABEL_TYPES, Document
from ..statements import ABOUT_SECTIONS
from ..table_rows import labelled_values, rows_of
from ..vocabulary.patients import Patients, aged, patients_of
from .conditions import conditions
from .facts import indication_of
from .frames import OFF_LABEL, Frame

__all__ = ["tabled_uses"]

_NAMES = re.compile(
    r"(?:conditions?|indications?|uses?|used for|diseases?|illness(?:es)?|what it treats)", re.I
)
_WHOM = re.compile(
    r"(?:who|whom|for whom|who for|patients?|populations?|ages?|age group|for|approved (?:for|ages?)"
    r"|who (?:it is|it['\u2019]s|is it) for|who (?:can|may) (?:use|take|have|get) it"
    r"|who (?:gets|takes|uses) it)",
    re.I,
)
_LABEL = re.compile(
    r"(?:mainly\s+)?used\s+(?:for|to\s+treat)|(?:main\s+|primary\s+)?(?:uses?|indications?)"
    r"|what\s+it(?:['\u2019]s|\s+is)\s+(?:used\s+)?for|(?:what\s+it\s+)?treats|conditions?\s+treated"
    r"|prescribed\s+for|why\s+it(?:['\u2019]s|\s+is)\s+(?:used|prescribed)",
    re.I,
)
"""What labels the row of a card that tells the uses."""
_FDA = re.compile(r"\bFDA\b|\bfood and drug administration\b", re.I)
_REFUSED = re.compile(r"\bnot\b|\boff-?label\b|\bunapproved\b", re.I)


def tabled_uses(document: Document, section: Section) -> Iterator[Fact]:
    r"""Uses in the tables of a section on uses.

    >>> page = read("Uses\nCondition\tWho\nGout\tAdults\nMigraine\tChildren 6 years and older")
    >>> [(fact.object, fact.population) for fact in tabled_uses(page, page.monograph.sections[-1])]
    [('gout', 'adults'), ('migraine', 'children 6 years and older')]
    """
    if section.kind in ABOUT_SECTIONS and document.monograph.media_type not in LABEL_TYPES:
        for table in section.tables:
            for head, value in labelled_values(document, table):
                if _LABEL.fullmatch(head.text.strip(" :*")):
                    yield from _cell(document, section, value.text, value.start)
    if section.kind is not SectionKind.INDICATIONS:
        return
    for table in section.tables:
        yield from _rows(document, section, table)


def _cell(document: Document, section: Section, text: str, start: int) -> Iterator[Fact]:
    """Uses that the cell of a card names beside its label: "Used for", "gout; acne"."""
    for condition in conditions(text, start):
        evidence = document.evidence(section, start, start + len(text), "indications/table")
        yield indication_of(document, condition, Frame(None, Status.ASSERTED, None, None), evidence)


def _rows(document: Document, section: Section, table: Table) -> Iterator[Fact]:
    heads = {cell.text.strip(" :*").casefold(): cell.column for cell in table.cells if cell.is_header}
    named = next((column for head, column in heads.items() if _NAMES.fullmatch(head)), None)
    whom = next((column for head, column in heads.items() if _WHOM.fullmatch(head)), None)
    if named is None:
        return
    above = " ".join(p.text for p in section.passages if p.end <= min(c.start for c in table.cells))
    approval = "FDA" if _FDA.search(above) and not _REFUSED.search(above) else None
    for row in rows_of(cell for cell in table.cells if not cell.is_header).values():
        use = row.get(named)
        if use is None or document.monograph.text[use.start : use.end] != use.text:
            continue
        beyond = any(cell is not use and OFF_LABEL.search(cell.text) for cell in row.values())
        who = _patients(row[whom].text) if whom in row and whom is not None else None
        for condition in conditions(use.text, use.start, trusted=True):
            evidence = document.evidence(section, use.start, use.end, "indications/table")
            told = replace(condition, patients=condition.patients or who)
            yield indication_of(
                document,
                told,
                Frame("off-label" if beyond else approval, Status.ASSERTED, None, None),
                evidence,
            )


def _patients(text: str) -> Patients | None:
    """Who is treated, by a cell: "Adults", "6 years and older"."""
    if found := patients_of(text):
        return found
    bounded, _ = aged(Patients(""), f"from {text}", 0)
    return replace(bounded, words=" ".join(text.split())) if bounded.age_min or bounded.age_max else None
