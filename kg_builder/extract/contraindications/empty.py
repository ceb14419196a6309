"""What speaks of contraindications without naming one of the drug: legends, footnotes, titles of tables."""

from __future__ import annotations

from kg_builder import lazy_re as re

__all__ = ["REMARK", "UNNAMED", "names_none"]

_NEGATED = re.compile(r"\bnot\s+contraindicated\b", re.I)
_FOOTNOTE = re.compile(r"^[*\u2020\u2021]+\s*[a-z]")
"""A note below a list, on what a mark in it means."""
_LEGEND = re.compile(r"^\W*(?:[ABCDX]|NA)\s*:\s")
"""What a pregnancy category stands for, whatever the drug's own is."""
_OF_OTHERS = re.compile(
    r"^\W*table\s+\d|^[^.;]*\bvaccin[^.;]*\bcontraindicated\s+in\s+(?:patients|people|those|individuals)\s+"
    r"(?:who\s+are\s+)?receiving\b",
    re.I,
)
"""The title of a table, and that vaccines are contraindicated in those who take the drug."""
REMARK = re.compile(
    r"\breactions?\b[^.]*\b(?:include[sd]?|have\s+been|has\s+been|ranged?|were)\b"
    r"|\bcases\s+(?:of|presented)\b|\bobserved\b|\bnot\s+been\s+(?:established|studied|evaluated)\b"
    r"|\b(?:contains?\b|metabolite|cross-)|^\W*(?:table|see)\b"
    r"|\bha(?:ve|s)\s+(?:been\s+reported|occurred)\b",
    re.I,
)
"""Remarks that explain a contraindication: how a reaction looks, what the product holds."""
UNNAMED = re.compile(
    r"\W*(?:"
    r"(?:most\s+(?:people|patients)\b(?!\s+(?:with|who)).*|some|certain|all|many|everyone|everybody|anyone)"
    r"(?:\s+(?:people|patients|adults))?\W*$|any\s+(?:\w+\s+)?(?:use|purpose|reason|condition)s?\b)",
    re.I,
)
"""Whom a page is said not to suit before it tells who they are: "not suitable for some people"."""


def names_none(text: str) -> bool:
    """Whether a sentence surely names nothing that forbids the drug.

    >>> names_none("Table 2: Drugs contraindicated with examplol"), names_none("Contraindicated in gout")
    (True, False)
    """
    return any(sign.search(text) for sign in (_NEGATED, _LEGEND, _FOOTNOTE, _OF_OTHERS))
