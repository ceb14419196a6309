"""Changes of dosing that sections beside the dosing chapter state: warnings, interactions, special groups."""

from __future__ import annotations

from collections.abc import Iterator

from kg_builder import lazy_re as re
from kg_builder.model import DoseModification, Section, SectionKind

from ..base import LABEL_TYPES, Document
from ..language.cues import lowered
from ..vocabulary.substances import drug_words
from .changes import Modification, grouped
from .lines import DOSING_KINDS, lines_of
from .modifications import modifications_in

__all__ = ["BESIDE", "DosingBesideExtractor", "changes_beside", "modification_fact"]

BESIDE = frozenset({SectionKind.SPECIAL_POPULATIONS, SectionKind.WARNINGS, SectionKind.INTERACTIONS})
"""Kinds of these sections."""

_OF_LABELS = BESIDE - {SectionKind.INTERACTIONS}
"""Labels repeat in their dosing chapter what interacting drugs ask for."""


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
    if section.kind in _OF_LABELS:
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
        and (section.kind is not SectionKind.INTERACTIONS or _is_taken_along(change, names))
    ]


def _is_taken_along(change: Modification, names: tuple[str, ...]) -> bool:
    """Whether a drug or a habit asks for a change of this drug's doses, and not of the other's."""
    words = set(lowered(change.trigger).split())
    if words & {name.casefold() for name in names}:
        return False
    agent = not words.isdisjoint(drug_words()) or _AGENT.search(change.trigger) is not None
    return agent and not any(_OTHERS.search(action) for action in change.actions)


_AGENT = re.compile(r"\b(?:inhibitors?|inducers?|blockers?|smok\w+)\b", re.I)
_OTHERS = re.compile(
    r"\b(?:their|these|its|those|both|other)\b|\bdos\w+ of\b"
    r"|\b(?:reduce|lower|increase|adjust|cut|halve) (?!dos|daily|total|starting|maximum|by|to|in)\w+ dos",
    re.I,
)
"""What makes a dose that of another drug: "reduce the dose of digoxin", "lower their dose"."""


def _speaks_of_doses(change: Modification) -> bool:
    """Outside dosing sections only a change of the dose itself counts; advice on use is another relation."""
    return any(
        re.search(r"dos(?:es?|ages?|ing)\b|\bintervals?\b|\d\s?m?c?g\b|\d ?%", action)
        for action in change.actions
    )


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
