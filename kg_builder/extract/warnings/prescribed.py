"""Actions of the lists that Drug Facts labels must have: "Stop use and ask a doctor if" and its like.

Source: 21 CFR 201.66(c)(5), the headings of warnings on drugs sold without a prescription.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg_builder import lazy_re as re
from kg_builder.model import Passage, Section, WarningAction

from ..base import LABEL_TYPES, Document
from ..vocabulary.phrases import decapitalised, without_asides

__all__ = ["listed_actions"]

_ASKS = re.compile(
    r"\W*(?P<action>(?:stop use and )?ask (?:a |your )?doctor(?: or pharmacist)?)"
    r"(?P<timing> before us(?:e|ing)(?: this product)?)?(?: right away)?"
    r" if(?: (?:you|the (?:child|user)|your child)(?: (?:have|has|are|is))?)?\W*",
    re.I,
)
_TAKES = re.compile(r"^(?:taking|using|now taking|have|had|has|you (?:have|are|get)|an?)\s+", re.I)
_STOP = re.compile(r"(?<=[a-z])\.\s+(?=[A-Z])")
_LONGEST = 25


def listed_actions(document: Document, section: Section) -> Iterator[WarningAction]:
    r"""What a label asks to do in each state of such a list, whether a title opens it or a line.

    >>> page = read("Warnings\nStop use and ask a doctor if\n- pain gets worse")
    >>> list(listed_actions(page, page.monograph.sections[-1]))  # no label
    []
    """
    if document.monograph.media_type not in LABEL_TYPES:
        return
    titled = _ASKS.fullmatch(section.title.quote) if section.title else None
    asked: dict[int, re.Match[str]] = {}
    for index, passage in enumerate(section.passages):
        if opens := _ASKS.fullmatch(passage.text):
            asked[index] = opens
            continue
        lead = asked.get(passage.parent) if passage.parent is not None else titled
        state = _state(passage)
        if lead is not None and state:
            timing = (lead["timing"] or "").strip()
            yield WarningAction(
                drug=document.drug,
                object=state,
                evidence=(document.evidence(section, passage.start, passage.end, "warnings/prescribed"),),
                action=" ".join(f"{lead['action']} {timing}".casefold().split()),
                timing=timing.casefold() or None,
            )


def _state(passage: Passage) -> str:
    """The state that an item tells, "" for what is none."""
    first = _STOP.split(without_asides(passage.text), maxsplit=1)[0]
    words = _TAKES.sub("", first.strip(" .,;"))
    return decapitalised(words) if 0 < len(words.split()) <= _LONGEST else ""
