"""Which phase of treatment a dose of a statement is for: the first, a step up, what follows."""

from __future__ import annotations

from collections.abc import Sequence

from kg_builder import lazy_re as re

from .amounts import Amount, Role
from .clauses import TITRATING
from .labels import phase_of
from .sequences import Regimen

__all__ = ["phase_said"]

_THEN = re.compile(
    r"\b(?:then|thereafter|followed (?:[\w ]{1,20} )?by|subsequently|after which|repeat)\b", re.I
)
_PHASED_DOSE = re.compile(
    r"\b(initial|starting|loading|induction|maintenance|target)(?=\s(?:(?:daily|oral|recommended|total|"
    r"intravenous|and maintenance)\s){0,2}dos(?:e|es|age|ing)\b)",
    re.I,
)
_NO_PHASE = re.compile(
    r"\bwithout (?:an? )?(?:loading|induction|maintenance|initial) dos(?:e|es|age|ing)\b"
    r"|\b(?:initial|first-line|maintenance) (?:treatment|therapy|management) of\b|\binitial response\b",
    re.I,
)
"""What names a phase that is left out, or one of the disease's treatment and not of this drug's."""

_INCREMENT = re.compile(r"\b(?:increments?|step) (?:should be|is|are|of)\s(?:\w+\s){0,2}$", re.I)
_TITRATED = re.compile(rf"(?<!after )(?<!treatment )(?<!dose ){TITRATING.pattern}", re.I)


_SAID_AFTER = re.compile(
    r"\b(?:initially|to start|as (?:a|the|your) (?:starting|initial|first) dose|at first"
    r"|(?:as )?(?:a |the )?loading dose|as (?:a )?maintenance|(?:as (?:an? "
    r"|the )?)?(?:\w+ )?induction (?:dose|regimen|therapy))\b",
    re.I,
)


def phase_said(head: str, tail: str, amount: Amount, earlier: Sequence[Regimen]) -> str:
    """The phase of treatment that a statement tells for one of its doses, or "".

    Args:
        head: what stands before the dose, from the end of the one before.
        tail: what stands behind it.
        amount: the dose.
        earlier: the schedules of the statement before it.

    >>> from kg_builder.extract.dosing.amounts import amounts_of
    >>> (amount,) = amounts_of("the starting dose is 5 mg")
    >>> phase_said("the starting dose is ", "", amount, []), phase_said("give ", " daily", amount, [])
    ('initial', '')
    """
    head = _NO_PHASE.sub("", head)
    if amount.role is Role.STEP or _TITRATED.search(head) or _INCREMENT.search(head):
        return "titration"
    named = phase_of(head)
    if nearest := _PHASED_DOSE.findall(head):
        named = phase_of(nearest[-1])
    if not named and earlier and re.match(r"\s*,?\s*or\b", head, re.I):
        return earlier[-1].phase
    if _THEN.search(head) and earlier and named in {"", "subsequent"}:
        return "subsequent"
    if named and not (named == "subsequent" and not earlier):
        return named
    after = re.match(r"[^.;]{0,60}", tail)
    words = after.group() if after else ""
    said = _SAID_AFTER.search(words)
    return phase_of(said.group()) if said else ""
