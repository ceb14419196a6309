"""Pages that hold a label's own words: told by the sections of a label that they refer to."""

from __future__ import annotations

from itertools import islice

from kg_builder import lazy_re as re
from kg_builder.model import Section

from ..base import LABEL_TYPES, Document
from .gates import LABEL_KINDS

__all__ = ["label_sections"]

_REFERENCE = re.compile(
    r"[\[(]\s*(?i:see)\s+(?:(?i:also)\s+)?"
    r"(?:(?:Boxed\s+)?Warnings?\b|Precautions\b|Contraindications\b|Dosage\s+and\b|Adverse\s+Reactions\b|"
    r"Clinical\s+(?:Pharmacology|Studies)\b|Use\s+in\s+Specific\b|Drug\s+Interactions\b|Indications\s+and\b|"
    r"BOXED\b|WARNINGS?\b|PRECAUTIONS\b|CONTRAINDICATIONS\b|DOSAGE\b|ADVERSE\b|CLINICAL\b|INDICATIONS\b)"
    r"|\(\s*\d{1,2}\.\d{1,2}(?:\s*,\s*\d{1,2}\.\d{1,2})*\s*\)"
)
"""How a label refers to its sections: "[see Adverse Reactions (6.1)]", "(see PRECAUTIONS)", "(5.2, 8.4)"."""

_FEWEST = 3
_YOU = re.compile(r"\byour?\b", re.I)
_WORDS_A_YOU = 80
"""A section that says "you" more often speaks to patients."""


def label_sections(document: Document) -> list[Section]:
    r"""The sections on effects and warnings that are a label's own words, in a label or copied into a page.

    >>> line = "Zorvexant may cause gout [see Warnings and Precautions (5.1)]."
    >>> page = read(f"Side effects\n{line} Rash was seen (5.2) and fever (5.3).")
    >>> [section.kind.value for section in label_sections(page)]
    ['adverse_effects']
    >>> label_sections(read("Side effects\nIt may cause gout."))
    []
    """
    monograph = document.monograph
    found = list(monograph.of_kind(*LABEL_KINDS))
    if monograph.media_type in LABEL_TYPES:
        return found
    if len(list(islice(_REFERENCE.finditer(monograph.text), _FEWEST))) < _FEWEST:
        return []
    return [section for section in found if not _speaks_to_patients(section)]


def _speaks_to_patients(section: Section) -> bool:
    text = " ".join(passage.text for passage in section.passages)
    return len(_YOU.findall(text)) * _WORDS_A_YOU > len(text.split())
