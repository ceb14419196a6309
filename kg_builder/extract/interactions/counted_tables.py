"""How many drugs interact, by severity, where a table says it: "| Major | 12 |"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from kg_builder import lazy_re as re
from kg_builder.model import Fact, InteractionCount, Section, SectionKind

from ..base import Document
from .severities import SEVERITY

__all__ = ["counts_in_tables"]

_GRADE = re.compile(
    rf"\W*(?P<severity>{SEVERITY}|monitor\s+closely|total)(?:\s+(?:drug\s+)?interactions?)?\W*", re.I
)
_COUNT = re.compile(
    r"\W*(?P<least>(?:at\s+least|more\s+than|over|>)\s*)?(?P<count>\d[\d,]*)(?P<plus>\+)?\W*", re.I
)


def counts_in_tables(document: Document, section: Section) -> Iterator[Fact]:
    r"""The counts of a section on interactions whose tables have a severity and a number in each row.

    Args:
        document: the document.
        section: one of its sections.

    >>> page = read("Interactions\n\n| Severity | Drugs |\n|---|---|\n| Major | 12 |\n| Minor | 3 |")
    >>> [(f.object, f.count) for s in page.monograph.sections for f in counts_in_tables(page, s)]
    [('major', 12), ('minor', 3)]
    >>> page = read("Interactions\n\n| Drug | mg |\n|---|---|\n| Gout | 3 |")
    >>> [f for s in page.monograph.sections for f in counts_in_tables(page, s)]
    []
    """
    if section.kind is not SectionKind.INTERACTIONS:
        return
    for table in section.tables:
        for first, second in pairwise(table.cells):
            grade, count = _GRADE.fullmatch(first.text), _COUNT.fullmatch(second.text)
            if grade and count and first.row == second.row:
                yield InteractionCount(
                    drug=document.drug,
                    object=" ".join(grade["severity"].casefold().split()),
                    count=int(count["count"].replace(",", "")),
                    comparator=">=" if count["least"] or count["plus"] else "=",
                    evidence=(
                        document.evidence(section, first.start, second.end, "interaction_counts/table"),
                    ),
                )
