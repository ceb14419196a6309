"""Which sections warn, which ask for care in passing, and which warn again behind their list."""

from __future__ import annotations

from dataclasses import replace

from kg_builder import lazy_re as re
from kg_builder.model import PassageKind, Section, SectionKind

__all__ = ["asks_in_passing", "behind_list", "names_in_passing", "reads_as_warnings", "tells_of_else"]

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


def behind_list(section: Section) -> tuple[Section, Section | None]:
    r"""A section, and what stands behind the list that its title leads in, which warns again, or None.

    Pages that warn put "Do not take it if you:" between their warnings; its list ends where its items do.

    Args:
        section: the section.

    >>> from kg_builder.model import Passage, TextSpan
    >>> passages = (Passage(10, 14, "gout", PassageKind.ITEM), Passage(15, 27, "Liver. Stop."))
    >>> title = TextSpan(0, 9, "Not with:")
    >>> both = behind_list(Section(SectionKind.CONTRAINDICATIONS, title, 0, 27, passages))
    >>> [part.passages[0].text for part in both if part]
    ['gout', 'Liver. Stop.']
    """
    title = _title(section).rstrip()
    if section.kind is not SectionKind.CONTRAINDICATIONS or not title.endswith(":"):
        return section, None
    passages = enumerate(section.passages)
    first = next((at for at, p in passages if p.kind is not PassageKind.ITEM and p.parent is None), 0)
    if not first:
        return section, None
    rest = tuple(
        passage if passage.parent is None else replace(passage, parent=passage.parent - first)
        for passage in section.passages[first:]
    )
    begins = rest[0].start
    return (
        replace(section, end=begins, passages=section.passages[:first], tables=(), subsections=()),
        replace(section, kind=SectionKind.WARNINGS, title=None, start=begins, passages=rest),
    )
