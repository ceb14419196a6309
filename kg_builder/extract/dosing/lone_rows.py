"""Lines that are rows of a table of reactions by themselves: "ANC <500 Discontinue"."""

from __future__ import annotations

from kg_builder import lazy_re as re

from .event_names import event_of_item, names_event
from .flat_tables import FlatRow
from .triggers import bound_severity

__all__ = ["lone_row"]


def lone_row(text: str) -> FlatRow | None:
    """A line that is a row of such a table by itself; None for other lines.

    Args:
        text: the line.

    >>> row = lone_row("ANC <500 Discontinue"), lone_row("Autoimmune anemia: discontinue for good")
    >>> [(r.trigger, r.severity, r.words) for r in row if r]
    [('ANC <500', '', 'Discontinue'), ('autoimmune anemia', '', 'discontinue for good')]
    >>> lone_row("Discontinue it: a rash"), lone_row("Adults: reduce the dose")
    (None, None)
    """
    match = _LONE.match(text)
    event = event_of_item(match["label"]) if match else None
    if match is None or event is None or not (names_event(match["label"]) or bound_severity(match["label"])):
        return None
    told = match.end("label") + len(match["gap"])
    return FlatRow(0, told, len(text), *event, text[told:])


_LONE = re.compile(
    r"(?P<label>(?![A-Z][a-z]+\s*:?\s*$)[A-Z<>\u2264\u2265](?:[^.;:]|\.\d){2,80}?)"
    r"(?P<gap>\s*:\s+|\s+[-\u2013\u2014]\s+|\s+(?=(?-i:[A-Z])))(?:permanently\s+|temporarily\s+)?"
    r"(?:reduce|hold|withhold|discontinue|interrupt|stop|delay|suspend|decrease)\b(?!\s+of\b)",
    re.I,
)
