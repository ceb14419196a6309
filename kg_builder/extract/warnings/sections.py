"""Which sections warn, and which ask for care in passing."""

from __future__ import annotations

from kg_builder import lazy_re as re
from kg_builder.model import Section, SectionKind

__all__ = ["asks_in_passing", "names_in_passing", "reads_as_warnings", "tells_of_else"]

_SECTIONS = frozenset([SectionKind.WARNINGS, SectionKind.BOXED_WARNING, SectionKind.PATIENT_INFORMATION])
_ASIDE_SECTIONS = frozenset(
    [
        SectionKind.DOSAGE,
        SectionKind.ADVERSE_EFFECTS,
        SectionKind.DESCRIPTION,
        SectionKind.SUMMARY,
        SectionKind.OTHER,
        SectionKind.INTERACTIONS,
        SectionKind.OVERDOSAGE,
        SectionKind.SPECIAL_POPULATIONS,
        SectionKind.INDICATIONS,
        SectionKind.CONTRAINDICATIONS,
    ]
)
"""Sections on something else, which ask for care in passing."""
_HAZARDS_IN_PASSING = frozenset(
    [
        SectionKind.ADVERSE_EFFECTS,
        SectionKind.OTHER,
        SectionKind.SUMMARY,
        SectionKind.DOSAGE,
        SectionKind.SPECIAL_POPULATIONS,
    ]
)
_WATCH_FOR = re.compile(
    r"\bwatch (?:out )?for\b|\bwatch[- ]?outs?\b|\bred flags?\b|\bbe careful (?:of|about|with)\b|"
    r"^\W*(?:hazards|dangers)\W*$|"
    r"\bsafety (?:points|advice|notes|at a glance)\b|\bstay(?:ing)? safe\b",
    re.I,
)
"""Titles that warn, though effects may be listed below."""
_NOT_HERE = re.compile(
    r"\b(?:overdos\w*|missed|miss a|stor(?:e|age)|how should|interact\w*|contraindic\w*)\b", re.I
)


def _title(section: Section) -> str:
    return section.title.quote if section.title else ""


def reads_as_warnings(section: Section) -> bool:
    """Whether a section warns, by its kind or its title.

    >>> [reads_as_warnings(Section(kind, None, 0, 0)) for kind in (SectionKind.WARNINGS, SectionKind.STORAGE)]
    [True, False]
    """
    return section.kind in _SECTIONS or _WATCH_FOR.search(_title(section)) is not None


def tells_of_else(section: Section) -> bool:
    """Whether a section's title names something that other extractors read: a missed dose, storage.

    >>> tells_of_else(Section(SectionKind.WARNINGS, None, 0, 0))
    False
    """
    return _NOT_HERE.search(_title(section)) is not None


def asks_in_passing(section: Section) -> bool:
    """Whether a section on something else may ask for care in passing.

    >>> [asks_in_passing(Section(kind, None, 0, 0)) for kind in (SectionKind.DOSAGE, SectionKind.STORAGE)]
    [True, False]
    """
    return section.kind in _ASIDE_SECTIONS


def names_in_passing(section: Section) -> bool:
    """Whether a section on something else may name hazards that care is asked for.

    >>> kinds = (SectionKind.DOSAGE, SectionKind.INDICATIONS)
    >>> [names_in_passing(Section(kind, None, 0, 0)) for kind in kinds]
    [True, False]
    """
    return section.kind in _HAZARDS_IN_PASSING
