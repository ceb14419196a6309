"""Lists whose lead tells what to do: "Discontinue it for:" and a reaction an item."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg_builder import lazy_re as re
from kg_builder.model import Passage, PassageKind

from ..vocabulary.phrases import CITATION
from .actions import actions_in
from .event_names import event_of_item

__all__ = ["LedItem", "led_items"]


@dataclass(frozen=True, slots=True)
class LedItem:
    """An item of such a list.

    Args:
        start: first code point of the item in the document.
        end: index after the last of the reaction.
        lead: what to do.
        trigger: the reaction.
        severity: its grade.
        words: the item's words.
    """

    start: int
    end: int
    lead: str
    trigger: str
    severity: str
    words: str


_LEAD = re.compile(
    r"(?:^|(?<=[.;!\])]))\s*"
    r"(?P<lead>[A-Z][^:;.\[\]]{3,160}?\b"
    r"(?:for|if|when|with|in|case of|following|any|reactions?|events?|conditions?|circumstances"
    r"|toxicit(?:y|ies)|develops?|occurs?|experiences?|has|have|patients|people))\s*:\s*$",
)
_COUNTED = re.compile(r"\b(?:two|three|[23]|all|both|each) of\b|\bone or more of\b|\d\s?m?c?g\b", re.I)
_MOST = 90


def led_items(passages: Iterable[Passage], names: tuple[str, ...] = ()) -> Iterator[LedItem]:
    """The items of lists that a command opens, in reading order.

    An item may end in the lead of the next list where a source has lost its lines.

    Args:
        passages: the passages of a section.
        names: names of the drug.

    >>> words = ("Stop it for:", "Severe rash", "Jaundice [see 5.2] Reduce the dose for:", "Headache")
    >>> kinds = (PassageKind.PARAGRAPH, *[PassageKind.ITEM] * 3)
    >>> found = led_items(Passage(n, n + 1, w, k) for n, (w, k) in enumerate(zip(words, kinds)))
    >>> [(i.trigger, i.severity, i.lead) for i in found][1:]
    [('jaundice', '', 'Stop it for'), ('headache', '', 'Reduce the dose for')]
    """
    lead = ""
    for passage in passages:
        opened = _LEAD.search(passage.text) if passage.text.rstrip().endswith(":") else None
        words = passage.text[: opened.start()] if opened else passage.text
        cited = CITATION.search(words)
        words = (words[: cited.start()] if cited else words).rstrip()
        if lead and passage.kind is PassageKind.ITEM and len(words) <= _MOST and not actions_in(words, names):
            if event := event_of_item(words):
                yield LedItem(passage.start, passage.start + len(words), lead, *event, words)
        elif passage.kind is not PassageKind.ITEM or actions_in(words, names):
            lead = ""
        if opened:
            lead = opened["lead"] if _asks(opened["lead"], names) else ""


def _asks(lead: str, names: tuple[str, ...]) -> bool:
    """Whether a lead is a command that holds for each item by itself."""
    asked = actions_in(f"{lead}.", names)
    return any(a.kind in {"stop", "set"} for a in asked) and not _COUNTED.search(lead)
