"""What a label's drug is given together with by its own uses, which does not interact with it by that."""

from __future__ import annotations

from kg_builder import lazy_re as re
from kg_builder.model import SectionKind

from ..base import Document
from ..statements import told_sections
from .mentions import names_in

__all__ = ["partners"]

_TOGETHER = re.compile(
    r"\b(?:in\s+combination|combined|together|concurrently|concomitantly|along|as\s+an?\s+(?:adjunct|add-on)"
    r"(?:\s+\w+)?)\s+(?:with|to)\s+(?P<who>[^.;:]{3,160})",
    re.I,
)


def partners(document: Document) -> frozenset[str]:
    r"""The names, lower case, of what the uses of a document couple its drug with.

    >>> page = read("Indications\nZorvexant is used in combination with dexamethasone for gout.")
    >>> sorted(partners(page))
    ['dexamethasone']
    """
    return frozenset(
        name.text.casefold()
        for section in told_sections(document)
        if section.kind is SectionKind.INDICATIONS
        for passage in section.passages
        for found in _TOGETHER.finditer(passage.text)
        for name in names_in(found["who"])
    )
