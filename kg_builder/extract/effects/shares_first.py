"""Shares of patients told before what they had: "9% of those on it and 2% of those on placebo had gout"."""

from __future__ import annotations

from dataclasses import replace

from kg_builder import lazy_re as re

from .trials import TrialShare, trial_share

__all__ = ["share_first"]

_SHARE_FIRST = re.compile(
    r"(?<![<>\u2264\u2265]\s)(?<![<>\u2264\u2265\d.])(?P<share>(?:(?:approximately|about|up to|more than"
    r"|less than|at least)\s+)?\d+(?:\.\d+)?\s*(?:%|percent)"
    r"(?:\s*(?:to|-|\u2013)\s*\d+(?:\.\d+)?\s*(?:%|percent))?[\s)]+(?:\([^()]*\)\s*)?(?:of\s+)?"
    r"(?:(?!\d\s*%\s+(?:had|developed|reported|experienced)\b)[^.;:,()]){0,160}?)\b"
    r"(?:experienced|developed|had|reported)\s+"
    r"(?:(?:an?|any|some|several|(?:one|two) or more|at least (?:one|two)|new)\s+)?$",
    re.I,
)
_COMPARED = re.compile(
    r"(?:\s+(?:of|by|above)\s[^.;]{1,40}?)?\s*,?\s*"
    r"(?:(?:as )?compared (?:with|to)|versus|vs\.?|than)\s+(?:in\s+)?",
    re.I,
)
_ANY_SHARE = re.compile(r"\d[\d.]*\s*%")


def share_first(before: str, rest: str) -> tuple[int, TrialShare | None] | None:
    """Where the share of patients begins who had an effect, and that share; None without one.

    Args:
        before: the words before the effect.
        rest: those behind it.

    >>> place, share = share_first("In all, 9% of patients on zolfin and 2% of patients on placebo had ", ".")
    >>> place, share.value, share.arm, share.comparator_value
    (37, 9.0, 'zolfin', 2.0)
    >>> share_first("It led to ", " in 3%.") is None
    True
    """
    match = _last(before)
    if match is None:
        return None
    share = _against_after(trial_share(re.sub(r"%\)", "%", match["share"], count=1)), rest)
    if share is not None and share.comparator_value is None:
        share = _of_first(before, match.start()) or share
    return match.start(), share


def _last(before: str) -> re.Match[str] | None:
    """The last share of patients in the words before an effect which are said to have had it."""
    last, at = None, 0
    while found := _SHARE_FIRST.search(before, at):
        share = _ANY_SHARE.search(before, found.start())
        last, at = found, share.end() if share else found.end()
    return last


def _of_first(before: str, at: int) -> TrialShare | None:
    """The share before the one at a place, where that is the other arm's: "9% on X and 2% on Y had"."""
    second = trial_share(before[at:])
    first = list(_ANY_SHARE.finditer(before, 0, at))
    found = trial_share(before[first[-1].start() :]) if first and second else None
    return found if found and second and found.comparator_value == second.value else None


def _against_after(share: TrialShare | None, rest: str) -> TrialShare | None:
    """A share with what follows the effect: "... infections compared to 52% of those on placebo"."""
    if share is None or share.comparator_value is not None:
        return share
    match = _COMPARED.match(rest)
    other = trial_share(rest[match.end() :]) if match else None
    return replace(share, comparator=other.arm, comparator_value=other.value) if other else share
