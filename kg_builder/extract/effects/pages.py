"""Adverse effects of pages by rules; sections that hold a label's own words are read as a label's."""

from __future__ import annotations

from collections.abc import Iterator

from kg_builder.model import AdverseEffect

from ..base import Document
from .extractor import AdverseEffectExtractor
from .given_for import without_indicated
from .label_prose import LabelEffectExtractor
from .voice import label_sections

__all__ = ["PageEffectExtractor"]


class PageEffectExtractor:
    r"""Reads adverse_effect facts of pages.

    >>> page = read("Side effects\nIt may cause nausea.")
    >>> [(fact.object, fact.evidence[0].rule) for fact in PageEffectExtractor().extract(page)]
    [('nausea', 'effects/drug_causes')]
    """

    name = "effects"
    by_section = False
    relations = ("adverse_effect",)

    def extract(self, document: Document) -> Iterator[AdverseEffect]:
        """The adverse effects that the document states, repeats included."""
        copied = {section.start for section in label_sections(document)}
        yield from AdverseEffectExtractor(copied).extract(document)
        if copied:
            yield from without_indicated(document, LabelEffectExtractor().extract(document))
