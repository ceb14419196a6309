"""Sections of a monograph as the tagger's input."""

from __future__ import annotations

from kg_builder.model import PassageKind, Section, SectionKind

from .tokens import Layout, SectionRole, TaggerInput

__all__ = ["ROLES", "inputs_of"]

ROLES = {
    SectionKind.ADVERSE_EFFECTS: SectionRole.ADVERSE_EFFECTS,
    SectionKind.BOXED_WARNING: SectionRole.BOXED_WARNING,
    SectionKind.WARNINGS: SectionRole.WARNINGS,
}
"""The kinds of section that the tagger was trained on."""

_LAYOUTS = {
    PassageKind.HEADING: Layout.HEADING,
    PassageKind.ITEM: Layout.ITEM,
    PassageKind.PARAGRAPH: Layout.PARAGRAPH,
}


def inputs_of(section: Section) -> tuple[TaggerInput, ...]:
    """The section's own passages, headings among them as context, in the order of ``section.passages``.

    Args:
        section: any section; a kind outside ``ROLES`` is read as a warning.
    """
    role = ROLES.get(section.kind, SectionRole.WARNINGS)
    return tuple(TaggerInput(p.text, role, _LAYOUTS[p.kind]) for p in section.passages)
