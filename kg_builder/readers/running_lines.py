"""Lines that a printed leaflet has at the head or foot of each of its pages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from kg_builder import lazy_re as re

from .blocks import Block
from .headings import MAX_HEADING, DrugPattern, match_heading

__all__ = ["running_lines"]

_TWICE = 2
_OF_HOUSE = re.compile(
    r"(?i)\b(?:hospitals?|trust|foundation|leaflet|department|version|page|ward|clinic|charity)\b|www\."
    r"|https?://"
)


def running_lines(blocks: Sequence[Block], drug: DrugPattern) -> frozenset[str]:
    """The lines that come again and name the house that wrote the leaflet, or the leaflet itself.

    Args:
        blocks: the document's lines.
        drug: names of its drug.

    >>> lines = ["Town Hospital Leaflet 7", "Uses", "Gout", "Town Hospital Leaflet 7", "Rash", "Gout"]
    >>> sorted(running_lines([Block(0, len(t), t) for t in lines], DrugPattern.of([])))
    ['Town Hospital Leaflet 7']
    """
    plain = (b.text for b in blocks if not (b.mark or b.nesting or b.level) and len(b.text) <= MAX_HEADING)
    times = Counter(text for text in plain if text[-1] not in ".:?!;,")
    again = (text for text, count in times.items() if count >= _TWICE and _OF_HOUSE.search(text))
    return frozenset(text for text in again if match_heading(text, drug) is None)
