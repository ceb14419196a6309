"""The kinds of a hazard that the words after its label list: "Infections: thrush, shingles"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from kg_builder import lazy_re as re

from ..vocabulary.condition_words import is_condition
from .hazards import hazard_items
from .rules import Hazard

__all__ = ["label_kinds"]

_BEFORE = re.compile(
    r"[\s,:;\u2013\u2014-]*(?:\([^()]*\)[\s,:]*)?"
    r"(?:(?:(?:some|many|most|a few|several)(?: of (?:them|which|these))?(?: (?:may be|can be|are|were))? )?"
    r"(?:(?:sometimes|at times|even|often|occasionally|potentially|rarely) )?"
    r"(?:fatal|deadly|severe|serious|life-threatening|(?:leading|ending|resulting) (?:to|in) [\w ]{3,40}?)"
    r"[,:] )?"
    r"(?P<lead>(?:mainly |mostly |chiefly |above all |also )?(?:including|such as|meaning|namely|among them|"
    r"i\.e\.,?|e\.g\.,?|that is,?|for example,?|for instance,?|like|both|either) )?"
)
_FAMILY = re.compile(
    r"\b(?:infections?|cancers?|malignanc\w+|tumou?rs|counts?|cytopenias?|events|clots?|complications|"
    r"toxicit\w+|disorders|problems|changes|damage|injur(?:y|ies)|disturbances|abnormalities|bleeding)$",
    re.I,
)
"""Names of families, whose kinds may be listed after them without a word that leads these in."""
_CALLED = re.compile(r"\((?P<name>[a-z][a-z -]{5,40})\)")
_SAYS = re.compile(
    r"\b(?:is|are|was|were|has|have|had|may|can|could|might|should|must|will|if|when|you|not)\b", re.I
)
_END = re.compile(r"[.;](?=\s|$)|\s[\u2013\u2014-]\s")


def label_kinds(
    label: str, rest: str, offset: int, abbreviations: Mapping[str, str], *, below: bool = False
) -> Iterator[Hazard]:
    """The hazards that a list after a label names, where all its members are hazards.

    Args:
        label: the hazard that the label names.
        rest: what stands after it.
        offset: of the first code point of this in the document.
        abbreviations: short form to long form.
        below: whether the rest stands below the label, not behind it.

    >>> [h.name for h in label_kinds("infections", ", some of them fatal, including sepsis.", 0, {})]
    ['sepsis']
    >>> [h.name for h in label_kinds("low blood counts", ": anemia, neutropenia.", 0, {})]
    ['anemia', 'neutropenia']
    >>> list(label_kinds("liver failure", ": nausea, vomiting.", 0, {}))
    []
    """
    before = _BEFORE.match(rest)
    begin = before.end() if before else 0
    lead = before["lead"] if before else None
    if lead is None and ((rest.lstrip()[:1] not in {":", ","} and not below) or not _FAMILY.search(label)):
        return
    end = _END.search(rest, begin)
    for called in _CALLED.finditer(rest, 0, end.start() if end else len(rest)):
        if is_condition(called["name"]):
            at = offset + called.start("name")
            yield Hazard(called["name"], at, at + len(called["name"]), "kind")
    listed = rest[begin : end.start() if end else len(rest)]
    if not listed or _SAYS.search(listed):
        return
    found = list(hazard_items(listed, offset + begin, abbreviations))
    if found and all(is_condition(hazard.name) for hazard in found):
        yield from (replace(hazard, rule="kind") for hazard in found)
