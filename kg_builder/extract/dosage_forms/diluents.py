"""Fluids that a product is mixed with, which are no form or strength of it."""

from __future__ import annotations

from kg_builder import lazy_re as re
from kg_builder.model import DosageForm, Strength

from ..base import Document

__all__ = ["is_diluent", "mixes"]

_FLUID = (
    r"(?:sodium\s+chloride|dextrose|glucose|lactated\s+ringer\W?s|ringer\W?s(?:\s+lactate)?|(?:normal\s+)?saline"
    r"|(?:sterile|bacteriostatic)\s+water|mannitol|potassium\s+chloride|magnesium\s+sulfate|sodium\s+bicarbonate)"
)
_BEHIND = re.compile(rf"\s*(?:w/v\s+)?{_FLUID}\b", re.I)
_BEFORE = re.compile(rf"\b{_FLUID}(?:\s+for)?\s*$", re.I)
_REACH = 40
_MIXES = re.compile(r"\b(?:in)?compatib|\bdilu(?:t|ent)|\badmix|\breconstitut", re.I)


def is_diluent(document: Document, fact: DosageForm | Strength) -> bool:
    r"""Whether what was read as a form or strength is a fluid's: "0.9% sodium chloride injection".

    Args:
        document: the document.
        fact: what was read.

    >>> from kg_builder.extract.dosage_forms.facts import form_fact
    >>> page = read("Dosage forms\nMix it with dextrose solution")
    >>> at = page.monograph.text.index("solution")
    >>> is_diluent(page, form_fact(page, page.monograph.sections[-1], at, at + 8, "solution"))
    True
    """
    if any(_BEHIND.match(name) for name in document.monograph.drug.all_names):
        return False
    span, text = fact.evidence[0].span, document.monograph.text
    if isinstance(fact, Strength):
        return _BEHIND.match(text[span.end : span.end + _REACH]) is not None
    return _BEFORE.search(text[max(0, span.start - _REACH) : span.start]) is not None or (
        re.match(rf"(?:\d[\d.]*\s?%\s*)?{_FLUID}\b", span.quote, re.I) is not None
    )


def mixes(title: str) -> bool:
    """Whether a title is on what a product may be mixed with.

    >>> mixes("2.8 Compatible Intravenous Solutions"), mixes("Oral solution")
    (True, False)
    """
    return _MIXES.search(title) is not None
