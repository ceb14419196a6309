"""Shares of patients as prose states them of the arms of a trial: "12% of patients on X and 7% on Y"."""

from __future__ import annotations

from dataclasses import dataclass, replace

from kg_builder import lazy_re as re

__all__ = ["TrialShare", "is_no_arm", "set_against", "trial_share"]

_BOUND = (
    r"(?P<op>up to|more than|less than|fewer than|at least|greater than|[<>\u2264\u2265~]|"
    r"(?:approximately|about|around|nearly|almost))?"
)
_NUM = r"\d+(?:\.\d+)?"
_SHARE = re.compile(
    rf"{_BOUND}\s*(?P<value>{_NUM})\s*(?:(?:%|percent)?\s*(?:to|-|\u2013)\s*(?P<upper>{_NUM})\s*)?(?:%|percent)"
    r"(?:\s*\([^()]*\))?",
    re.I,
)
_PATIENTS = (
    r"(?:patients?|subjects?|participants|adults|children|women|men|people|individuals|volunteers|infants|"
    r"those|recipients)"
)
_DOSE = r"(?:[\s,]+\d[\d.,]*\s*(?:mg|mcg|g|units?)(?:/\w+)*)?"
_NAME = rf"(?P<{{0}}>[A-Za-z][\w/+-]*(?: [A-Z][\w-]*)?(?: tablets?| capsules?| injection| therapy)?{_DOSE})"
_ARM = re.compile(
    r"\s*(?:(?:of|in|for|with|among|on|by|who (?:received|took))\s+)?(?:the\s+|all\s+|these\s+)*(?:"
    rf"(?P<treated>[A-Za-z][\w/+-]*(?: tablets?)?)\s*-\s*treated(?:\s+(?:\w+\s+)?{_PATIENTS})?|"
    rf"(?:[\w-]+\s+){{0,3}}?{_PATIENTS}(?:\s+\([^()]*\))?(?:\s+with [\w\s-]{{2,40}}?)?\s+"
    r"(?:who\s+(?:were\s+)?|that\s+)?"
    r"(?:treated with|receiving|received|taking|took|on|given|exposed to|in|randomi[sz]ed to(?: receive)?|"
    rf"administered|assigned to)\s+(?:(?:the|an?)\s+)?{_NAME.format('taking')}(?:\s+(?:group|arm|regimen))?|"
    rf"{_NAME.format('group')}\s+(?:groups?|arms?|regimens?|patients|subjects|recipients)|"
    r"(?P<bare>placebo|vehicle)\b|"
    rf"(?:with|on|for)\s+(?:the\s+)?{_NAME.format('alone')}(?=\s*,?\s*\(?(?:and|versus|vs\.?|compared|than)\s+(?:\w+\s+)?\d))",
)
_PLAIN = re.compile(
    r"\s*(?:of|in)\s+(?:the\s+|all\s+)?(?:[\w-]+\s+){0,2}?" + _PATIENTS + r"\b(?!\s+(?:who|with))"
)
_AGAINST = re.compile(
    r"\s*\((?=\d[\d.]*\s*% (?:on|in|with|of|for|taking|given)\b)|"
    r"\s*,?\s*\(?(?:(?:as )?compared (?:with|to)|versus|vs\.?|than|relative to|and|while|whereas)\s+"
    r"(?:(?:in|with|for|to|only|an? (?:incidence|rate|frequency) of)\s+)*",
    re.I,
)
_COMPARES = re.compile(r"compared|versus|vs|than|relative", re.I)
_ASIDE = re.compile(r"\s*\([^()]*\)")
_BOTH = re.compile(
    rf"\s*(?:and|versus|vs\.?)\s+(?P<second>{_NUM})\s*%\s*(?:\([^()]*\)\s*)?(?:(?:of|in|for)\s+)?(?:the\s+)?"
    rf"(?:(?:{_PATIENTS})\s+(?:who (?:were )?)?(?:treated with|receiving|taking|on|in|given)\s+(?:the\s+)?)?"
    r"(?P<one>[A-Za-z][\w/+-]*)(?:-treated)?\s+and\s+(?:the\s+)?(?P<two>[A-Za-z][\w/+-]*)[\w\s-]{0,30},?\s*"
    r"respectively",
    re.I,
)
_CONTROL = re.compile(r"placebo|vehicle|control|comparator|sham", re.I)
_NO_ARM = re.compile(
    r"(?:controlled|open|double|single|long|short|post|these|those|pre|early|late|of|in|for|with|study|studies|trial|cohort|part|cycle|group|clinical|all|either|both|the|p(?:a)?ediatric"
    r"|adult|pooled|drug|elderly|healthy|female|male|some|other|new(?:ly)?)\b",
    re.I,
)
_EXACT = frozenset(["", "approximately", "about", "around", "nearly", "almost", "~"])


@dataclass(frozen=True, slots=True)
class TrialShare:
    """A share of patients, of whom, and what it is set against.

    Args:
        value: share of the arm, in per cent.
        upper: end of a range.
        arm: what the patients took, "" where the words don't say.
        comparator: what the others took.
        comparator_value: their share.
    """

    value: float
    upper: float | None = None
    arm: str = ""
    comparator: str = ""
    comparator_value: float | None = None


def trial_share(text: str) -> TrialShare | None:
    """The share that a text begins with; None where it begins with none, or with a bound.

    >>> trial_share("12% of patients treated with Zolfin and in 7% of patients treated with placebo.")
    TrialShare(value=12.0, upper=None, arm='Zolfin', comparator='placebo', comparator_value=7.0)
    >>> trial_share("62% versus 18% of patients on zolfin and placebo, respectively").comparator_value
    18.0
    >>> trial_share("3% of patients").arm, trial_share("more than 3% of patients") is None
    ('', True)
    """
    first = _SHARE.match(text)
    if first is None or (first["op"] or "").casefold() not in _EXACT:
        return None
    found = TrialShare(float(first["value"]), float(first["upper"]) if first["upper"] else None)
    if both := _BOTH.match(text, first.end()):
        return replace(found, arm=both["one"], comparator=both["two"], comparator_value=float(both["second"]))
    arm, end = _arm(text, first.end())
    found = replace(found, arm=arm)
    link = _AGAINST.match(text, end)
    if link is None and (aside := _ASIDE.match(text, end)):
        link = _AGAINST.match(text, aside.end())  # "on zolfin (at least 5 mg) compared to 2% on placebo"
    second = _SHARE.match(text, link.end()) if link else None
    if link is None or second is None or second["op"] or second["upper"]:
        return found
    other, _ = _arm(text, second.end())
    joined = re.match(r"\s*,?\s*(?:and|while|whereas)\b", link.group(), re.I) is not None
    if not other or (joined and not (_CONTROL.search(other) or arm)) or other.casefold() == arm.casefold():
        return found if joined or other else replace(found, comparator_value=float(second["value"]))
    return replace(found, comparator=other, comparator_value=float(second["value"]))


def is_no_arm(name: str) -> bool:
    """Whether words that stand where an arm could name none: "controlled" of "patients in controlled trials".

    >>> is_no_arm("controlled"), is_no_arm("placebo")
    (True, False)
    """
    return _NO_ARM.match(name) is not None


def set_against(text: str) -> tuple[int, TrialShare] | None:
    """Where a comparison with the share of another arm begins in a text, and that share; None without one.

    >>> set_against("an infusion reaction, compared with 5% of placebo-treated patients")
    (20, TrialShare(value=5.0, upper=None, arm='placebo', comparator='', comparator_value=None))
    """
    for link in _AGAINST.finditer(text):
        second = _SHARE.match(text, link.end())
        if second and not second["op"] and _COMPARES.search(link.group()):
            return link.start(), TrialShare(float(second["value"]), arm=_arm(text, second.end())[0])
    return None


def _arm(text: str, start: int) -> tuple[str, int]:
    """The arm that the words after a share name, and where they end."""
    if match := _ARM.match(text, start):
        name = next((match[g] for g in ("treated", "taking", "group", "bare", "alone") if match[g]), "")
        if name and not is_no_arm(name):
            return " ".join(name.split()), match.end()
    plain = _PLAIN.match(text, start)
    return "", plain.end() if plain else start
