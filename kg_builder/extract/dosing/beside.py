"""Changes of dosing that sections beside the dosing chapter state: warnings, and groups of patients."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg_builder.model import DoseModification, Section, SectionKind

from ..base import LABEL_TYPES, Document
from .changes import Modification, grouped
from .lines import DOSING_KINDS, lines_of
from .modifications import modifications_in

__all__ = ["BESIDE", "DosingBesideExtractor", "changes_beside", "modification_fact"]

BESIDE = frozenset({SectionKind.SPECIAL_POPULATIONS, SectionKind.WARNINGS})
"""Kinds of these sections."""


class DosingBesideExtractor:
    """Reads dose_modification facts of labels outside of their dosing chapters.

    In pages, chapters run into each other, so that what is beside dosing shows in the whole page only:
    see ``dosing``.

    >>> label = read('{"pediatric_use": ["In renal impairment, reduce the dose to 5 mg."]}')
    >>> [(fact.object, fact.action) for fact in DosingBesideExtractor().extract(label)]
    [('renal impairment', 'reduce dose to 5 mg')]
    """

    name = "dosing_beside"
    by_section = True
    relations = ("dose_modification",)

    def extract(self, document: Document) -> Iterator[DoseModification]:
        """The changes of a label, in reading order; none for other documents."""
        if document.monograph.media_type in LABEL_TYPES:
            for section in document.monograph.sections:
                yield from _facts(document, section)


def _facts(document: Document, section: Section) -> Iterator[DoseModification]:
    if section.kind in DOSING_KINDS:
        return
    if section.kind in BESIDE:
        for group in grouped(changes_beside(document, section)):
            yield modification_fact(document, group)
    for inner in section.subsections:
        yield from _facts(document, inner)


def changes_beside(document: Document, section: Section) -> list[Modification]:
    """The changes that a section states by itself, without its subsections.

    >>> label = read('{"pediatric_use": ["In renal impairment, reduce the dose to 5 mg."]}')
    >>> [(change.trigger, change.actions) for change in changes_beside(label, label.monograph.sections[-1])]
    [('renal impairment', ('reduce dose to 5 mg',))]
    """
    names = document.monograph.drug.all_names
    return [
        change
        for line in lines_of(document.monograph, section)
        if section.kind is not SectionKind.WARNINGS or line.context.trigger
        for change in modifications_in(line, names)
        if _speaks_of_doses(change)
    ]


def _speaks_of_doses(change: Modification) -> bool:
    """Outside dosing sections only a change of the dose itself counts; advice on use is another relation."""
    return any(re.search(r"dos(?:es?|ages?|ing)\b|\d\s?m?c?g\b|\d ?%", action) for action in change.actions)


def modification_fact(document: Document, group: tuple[Modification, ...]) -> DoseModification:
    """The fact that neighbouring changes stand for together.

    >>> label = read('{"pediatric_use": ["In severe renal impairment, reduce the dose to 5 mg."]}')
    >>> change = changes_beside(label, label.monograph.sections[-1])[0]
    >>> fact = modification_fact(label, (change,))
    >>> fact.object, fact.severity, fact.action
    ('renal impairment', 'severe', 'reduce dose to 5 mg')
    """
    first = group[0]
    actions = list(dict.fromkeys(action for m in group for action in m.actions))
    evidence = sorted(
        {document.evidence(m.line.section, m.start, m.end, "dosing/modification") for m in group},
        key=lambda e: e.span,
    )
    return DoseModification(
        drug=document.drug,
        object=first.trigger,
        evidence=tuple(evidence),
        severity=first.severity or None,
        action="; ".join(actions),
        duration=next((m.duration for m in group if m.duration), None),
        population=first.population or None,
    )
