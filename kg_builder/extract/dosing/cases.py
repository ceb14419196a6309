"""What a command is given for by a label of its own: "No effect by week 8: Discontinue"."""

from __future__ import annotations

from kg_builder import lazy_re as re

from .actions import actions_in
from .broken_off import broken_off
from .event_names import event_of_item
from .labels import Label

__all__ = ["case_of"]

_NO_CASE = re.compile(
    r"\b(?:notes?|important|tips?|days?|steps?|dos(?:e|es|age|ing)|warnings?|caution|remember|treatment"
    r"|adults?|children|maintenance|use|advice|instructions?|stopping|missed|always|never"
    r"|infusions?(?! reaction)|withdrawal|discontinuation|comments?)\b|^(?:weeks?|months?|years?)\b",
    re.I,
)
_WHEN = re.compile(r"\s(?:when|after|once)\s")
_IF = re.compile(
    r"^(?:you (?=feel|get|have)|if|when|in case of|(?:in |for )?(?:patients|people|those) with)\s+", re.I
)
_LESS = re.compile(
    r"(?:consider )?(?:temporarily |permanently )?(?:reduc|decreas|lower|halv|cut|slow|half\b)"
    r"|use (?:an? )?(?:lower|smaller|reduced|half)\b"
)


def case_of(label: Label, rest: str, names: tuple[str, ...] = ()) -> tuple[str, str] | None:
    """The case that a label names for the command behind it, and how severe it is; None for other labels.

    Args:
        label: the label.
        rest: what stands behind it.
        names: the drug's names.

    >>> case_of(Label("No effect by week 8"), "Discontinue"), case_of(Label("Severe rash"), "Halve the dose.")
    (('no effect by week 8', ''), ('rash', 'severe'))
    >>> case_of(Label("Epilepsy"), "Start with 5 mg daily."), case_of(Label("Note"), "Stop smoking.")
    (None, None)
    """
    if gaps := broken_off(f"{label.text}: {rest}"):
        return gaps[0].trigger, gaps[0].extent
    if set(label.slots) - {"indication", "severity", "phase"}:
        return None
    if _NO_CASE.search(_WHEN.split(label.text)[0]):
        return None
    actions = actions_in(rest, names)
    if not actions or actions[0].start or not (actions[0].kind == "stop" or _LESS.match(actions[0].words)):
        return None
    return event_of_item(_IF.sub("", _WHEN.split(label.text)[0]))
