"""Lists of events that run on in a line behind what is to be done at each: "Discontinue it for: ..."."""

from __future__ import annotations

from kg_builder import lazy_re as re

from ..language.sentences import sentences
from ..lost_lines import lost_items
from .event_names import FEWEST, event_of_item

__all__ = ["listed_events"]

_LIST = re.compile(
    r"\b(?:for|if|with|when|following|experience|develops?|events?|reactions?|conditions?|patients|people"
    r"|cases|circumstances|situations)\s*:\s+",
    re.I,
)


def _marked_items(text: str) -> list[tuple[int, int]]:
    """Places of the items of a list that a mark opens, where all of them have it."""
    mark = _MARK.match(text)
    if mark is None:
        return []
    cuts = [m.end() for m in re.finditer(rf"(?:^|\s){re.escape(mark['mark'])}\s+", text)]
    return list(zip(cuts, [*(text.rfind(mark["mark"], 0, cut) for cut in cuts[1:]), len(text)], strict=True))


_MARK = re.compile(r"\s*(?P<mark>[-\u2013\u2022\u25cf\u25e6])\s")


def listed_events(text: str) -> tuple[str, list[tuple[int, int, str, str]]]:
    """What opens a list of events that runs on in a line, and the start, end, name and severity of each.

    >>> lead, items = listed_events("Discontinue it for: Severe rash [see 5.1] Gastric perforation. Gout.")
    >>> lead, [(name, severity) for _, _, name, severity in items]
    ('Discontinue it', [('rash', 'severe'), ('gastric perforation', ''), ('gout', '')])
    >>> listed_events("Discontinue it for a rash.")
    ('', [])
    """
    opened = _LIST.search(text)
    if opened is None:
        return "", []
    begin = opened.end()
    found = []
    for first, last in _marked_items(text[begin:]) or lost_items(text[begin:], "the following:"):
        for start, end, words in sentences(text[begin + first : begin + last], begin + first):
            if (event := event_of_item(words)) is None:
                break
            found.append((start, end, *event))
        else:
            continue
        break
    lead = text[: opened.start()]
    lead = lead[max(lead.rfind(". ") + 1, lead.rfind("] ") + 1) :].strip()
    return (lead, found) if len(found) >= FEWEST else ("", [])
