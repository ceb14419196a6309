"""Which grade in a text is that of the impairment that it names."""

from __future__ import annotations

from kg_builder import lazy_re as re

from .triggers import bound_severity, grades_in, severity_of, trigger_of

__all__ = ["severity_near"]


def severity_near(text: str, trigger: str) -> str:
    """The grade right before a trigger, where another one stands elsewhere; else that of the text.

    Args:
        text: the text.
        trigger: an impairment that it names.

    >>> severity_near("In moderate psoriasis and severe renal impairment, halve it.", "renal impairment")
    'severe'
    """
    at = text.casefold().find(trigger.casefold())
    near = [start for start, end in grades_in(text) if 0 <= at - end <= _NEAR] if at > 0 else []
    alone = near and not _JOINED.search(text, 0, near[-1])
    said = severity_of(text)
    if alone or not said:
        return severity_of(text[near[-1] :]) if near else said
    return "" if _is_of_other_organ(text, trigger, said) else said


def _is_of_other_organ(text: str, trigger: str, grade: str) -> bool:
    """Whether a grade is that of the other of two organs: "hepatic or severe renal impairment"."""
    kind = (trigger_of(trigger) or ("",))[0]
    graded = re.search(rf"{re.escape(grade)}\s(?P<organ>renal|kidney|hepatic|liver)\b", text, re.I)
    bound = bound_severity(text)
    other = _ORGAN_KINDS[graded["organ"].casefold()] if graded else ""
    if bound and bound[0] == "renal" and grade == bound[1]:
        other = "renal"
    return bool(other) and {kind, other} == {"renal", "hepatic"}


_ORGAN_KINDS = {"renal": "renal", "kidney": "renal", "hepatic": "hepatic", "liver": "hepatic"}


_NEAR = 12
_JOINED = re.compile(r"(?:\b(?:to|or) |\b(?:mild|moderate|severe) and |[(,]\s?)$", re.I)
"""What makes a grade the end of a range, or a gloss: "mild to severe", "moderate (Child-Pugh B)"."""
