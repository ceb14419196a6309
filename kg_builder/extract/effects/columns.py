"""Adverse effects from tables that list them by system, tier or range, not by arms of a trial."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kg_builder import lazy_re as re
from kg_builder.model import AdverseEffect, Cell, Section, SectionKind, Table

from ..base import Document
from ..language.percents import Percent, percent_of
from ..language.qualifiers import frequency_tier
from ..table_rows import rows_of
from .phrases import effect_phrases
from .shares import read_share

__all__ = ["table_effects"]

_EFFECTS = re.compile(r"side effects?|adverse|undesirable|reactions?\b|\beffects?\b|symptoms?", re.I)
_OFTEN = re.compile(
    r"^\W*(?:how (?:often|common|likely)|frequency(?! (?:is )?(?:not|un))|likelihood|incidence|chances?|rate"
    r"|occurrence|percent)\b",
    re.I,
)
_BARE_SHARE = re.compile(r"[\s\d.,%\u2013-]+(?:to[\s\d.,%]+)?")
_NOT_EFFECTS = re.compile(
    r"what (?:to|you should|should you) do|\baction|manag|advice|dose|dosing|monitor|study|\btrial", re.I
)

_Row = Mapping[int, Cell]


def table_effects(document: Document, section: Section) -> Iterator[AdverseEffect]:
    r"""The effects in cells of columns headed "side effects" or by a tier, in reading order.

    The tier comes from the column's head, or from another cell of the row ("Common | nausea", "Nausea |
    may affect 1 in 10"). A table with shares of the arms of a trial belongs to the reader of those.

    Args:
        document: the document.
        section: a section on side effects; others give nothing.

    >>> page = read("Side effects\nVery common\tRare\nnausea\tgout\nheadache\trash")
    >>> found = table_effects(page, page.monograph.sections[-1])
    >>> [(fact.object, fact.frequency) for fact in found]
    [('nausea', 'very common'), ('gout', 'rare'), ('headache', 'very common'), ('rash', 'rare')]
    """
    if section.kind is not SectionKind.ADVERSE_EFFECTS:
        return
    for table in section.tables:
        rows = rows_of(cell for cell in table.cells if cell.text.strip())
        if not _has_shares(table):
            for row, column in _places(table, rows):
                yield from _effects(document, section, rows[row], column)


def _has_shares(table: Table) -> bool:
    """Whether cells beside the first column hold nothing but a share or a count."""
    beside = (c.text for c in table.cells if c.column and not c.is_header)
    return any(re.match(r"\d", text) and read_share(text, "percent") is not None for text in beside)


def _places(table: Table, rows: Mapping[int, _Row]) -> Iterator[tuple[int, int]]:
    """Rows and columns of the cells that list effects."""
    if rows and all(0 in cells and frequency_tier(cells[0].text) for cells in rows.values()):
        # No head: tiers down the side of every row.
        yield from ((row, column) for row in sorted(rows) for column in sorted(rows[row]) if column)
        return
    heads = {c.column: " ".join(c.column_headers) for c in reversed(table.cells) if c.column_headers}
    effects = {column for column, head in heads.items() if _lists_effects(head)}
    if not effects and any(_OFTEN.search(head) for head in heads.values()):
        effects = set(sorted(c for c, head in heads.items() if not _OFTEN.search(head))[:1])
    for row in sorted(rows):
        if any(not cell.is_header for cell in rows[row].values()):
            # A row of one cell titles the rows after it, but for lists of unequal length under tiers.
            listed = [c for c in sorted(effects & rows[row].keys()) if len(rows[row]) > 1 or len(effects) > 1]
            yield from ((row, column) for column in listed)


def _lists_effects(head: str) -> bool:
    """Whether a column's head says that its cells list effects: a tier, or "side effects"."""
    if _OFTEN.search(head):
        return False
    return bool(frequency_tier(head) or (_EFFECTS.search(head) and not _NOT_EFFECTS.search(head)))


def _effects(document: Document, section: Section, row: _Row, column: int) -> Iterator[AdverseEffect]:
    cell = row[column]
    if cell.text.strip().isdigit():
        return
    tier = frequency_tier(" ".join(cell.column_headers))
    share: Percent | None = None
    for other in row.values() if tier is None else ():
        if other.column != column and len(other.text.split()) <= 14:
            if other.column > column and _BARE_SHARE.fullmatch(other.text):
                share = share or percent_of(other.text)
            else:
                tier = tier or frequency_tier(other.text)
    for phrase in effect_phrases(cell.text, cell.start, document.abbreviations):
        said = phrase.percent or share
        exact = said is not None and said.relation in {"=", "-"}
        yield AdverseEffect(
            drug=document.drug,
            object=phrase.name,
            evidence=(document.evidence(section, phrase.start, phrase.end, "effects/column"),),
            frequency=phrase.frequency or tier,
            percent=said.value if said and exact else None,
            percent_max=said.upper if said and exact else None,
        )
