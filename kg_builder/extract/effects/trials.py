"""Shares of patients as prose states them of the arms of a trial: "12% of patients on X and 7% on Y"."""

from __future__ import annotations

from dataclasses import dataclass, replace

from kg_builder import lazy_re as re

__all__ = ["TrialShare", "is_no_arm", "plain_shares", "set_against", "shares_beside", "trial_share"]

_BOUND = (
    r"(?P<op>up to|more than|less than|fewer than|at least|greater than|[<>\u2264\u2265~]|"
    r"(?:approximately|about|around|nearly|almost))?"
)
_NUM = r"\d+(?:\.\d+)?"
_SHARE = re.compile(
    rf"{_BOUND}\s*(?P<value>{_NUM})\s*(?:(?:%|percent)?\s*(?:to|-|\u2013)\s*(?P<upper>{_NUM})\s*)?(?:%"
    rf"|percent)"
    r"(?:\s*\([^()]*\))?",
    re.I,
)
_PATIENTS = (
    r"(?:patients?|subjects?|participants|adults|children|women|men|people|individuals|volunteers|infants|"
    r"those|them|recipients)"
)
_DOSE = r"(?:[\s,]+\d[\d.,]*\s*(?:mg|mcg|g|units?)(?:/\w+)*(?: (?:once|twice) (?:a day|daily))?)?"
_SALT = (
    r"(?: (?:hydrochloride|hydrobromide|sodium|potassium|calcium|mesylate|maleate|tartrate|citrate|succinate"
    r"|fumarate|acetate|phosphate|sul(?:f|ph)ate|besylate|tosylate|malate))?"
)
_FORM = r"(?: (?:(?:delayed|extended|immediate)-release )?(?:tablets?|capsules?|injection|therapy))?"
_NAME = rf"(?P<{{0}}>[A-Za-z][\w/+-]*(?: [A-Z][\w-]*)?{_SALT}{_FORM}{_DOSE})"
_ARM = re.compile(
    r"\s*(?:(?:of|in|for|with|among|on|by|who (?:received|took))\s+)?(?:the\s+|all\s+|these\s+)*"
    rf"(?:(?P<treated>[A-Za-z][\w/+-]*{_SALT}{_FORM})(?:\s*-\s*|\s(?=treated\s+{_PATIENTS}))treated"
    rf"(?:\s+(?:\w+\s+)?{_PATIENTS}|\s+(?:groups?|arms?))?|"
    r"(?:in|on|with|at)\s+(?:the\s+)?(?P<dose>\d[\d.,]*\s*(?:mg|mcg|g|units?)(?:\s*/\s*(?:kg|day|m\s?2))*"
    r"(?:\s+(?:once|twice|three times)(?: a day|[ -]daily))?)(?:\s+(?:dose|arm|group)s?)?\b|"
    rf"(?:[\w-]+\s+){{0,3}}?{_PATIENTS}(?:\s+\([^()]*\))?(?:\s+with [\w\s-]{{2,40}}?)?\s+"
    r"(?:who\s+(?:were\s+)?|that\s+)?(?:treated with|receiving|received|taking|took|got|on|given|exposed to|"
    r"in|randomi[sz]ed to(?: receive)?|administered|assigned to)\s+(?:(?:the|an?)\s+)?"
    rf"(?:\d[\d.,]*\s*m?c?g\s+)?{_NAME.format('taking')}(?!\w|\s+(?:trials?|stud(?:y|ies))\b)"
    r"(?:(?:\s+(?:with|plus|\+)\s+[\w-]+(?=\s+(?:arm|group)))?\s+(?:group|arm|regimen))?|"
    rf"{_NAME.format('group')}\s+(?:groups?|arms?|regimens?|patients|subjects|recipients)|"
    r"(?P<bare>placebo|vehicle|(?:dummy|inactive) [a-z]+)\b|"
    rf"(?:with|on|for)\s+(?:the\s+)?{_NAME.format('alone')}"
    r"(?=\s*,?\s*\(?(?:and|versus|vs\.?|compared|than)\s+(?:\w+\s+)?\d))",
)
_PLAIN = re.compile(
    r"\s*(?:of|in)\s+(?:the\s+|all\s+)?(?:[\w-]+\s+){0,2}?" + _PATIENTS + r"\b(?!\s+(?:who|with))"
)
_AGAINST = re.compile(
    r"\s*\((?=\d[\d.]*\s*% (?:on|in|with|of|for|taking|given)\b)|"
    r"\s*,?\s*\(?(?:(?:as )?(?:compared|opposed) (?:with|to)|versus|vs\.?|against|than|relative to|and|"
    r"while|whereas)\s+"
    r"(?:(?:was|in|with|for|to|only|an? (?:incidence|rate|frequency) of|approximately|about|around)\s+)*",
    re.I,
)
_COMPARES = re.compile(r"compared|opposed|against|versus|vs|than|relative", re.I)
_ASIDE = re.compile(r"\s*\([^()]*\)")
_BOTH = re.compile(
    rf"\s*(?:and|versus|vs\.?)\s+(?P<second>{_NUM})\s*%\s*(?:\([^()]*\)\s*)?(?:(?:of|in|for)\s+)?(?:the\s+)?"
    rf"(?:(?:{_PATIENTS})\s+(?:who (?:were )?)?(?:treated with|receiving|taking|on|in|given)\s+(?:the\s+)?)?"
    rf"(?P<one>[A-Za-z][\w/+]*)(?:-treated)?(?:\s+(?:{_PATIENTS}|groups?|arms?))?{_DOSE}\s+and\s+"
    r"(?:(?:the|in|with)\s+)*(?P<two>[A-Za-z][\w/+]*)[\w\s-]{0,30},?\s*respectively",
    re.I,
)
_CONTROL = re.compile(r"placebo|dummy|inactive|vehicle|control|comparator|sham", re.I)
_NO_ARM = re.compile(
    r"(?:controlled|open|double|single|long|short|post|these|those|pre|early|late|of|in|for|with|study"
    r"|studies|trial|cohort|part|cycle|group|clinical|all|either|both|the|p(?:a)?ediatric"
    r"|adult|pooled|drug|elderly|healthy|female|male|some|other|new(?:ly)?|black|white|asian|non|to|day"
    r"|prior|previous|initial|higher|lower|high|low|combin(?:ed|ation)|randomi[sz]ed)\b",
    re.I,
)
_COUNTED = re.compile(
    r"\b(?:(?:\d[\d,]*|one|two|three|four|five|six|seven|eight|nine|ten) (?:out )?of (?:the )?|\d[\d,]*/)"
    rf"\d[\d,]*\s+(?:(?P<who>{_PATIENTS})\s+)?\((?P<share>{_NUM}\s*%)\)(?P<of>\s+(?:[\w-]+\s+)?{_PATIENTS})?",
    re.I,
)
_COUNT_BESIDE = re.compile(r"(?<=%)\s*[,;]\s*\d[\d,]*\s*/\s*\d[\d,]*(?=\))")
_HYPHENS = re.compile("[\u2010\u2011]")
_FOR_OTHER = re.compile(
    rf"\s*(?:with|for)\s+(?:the\s+)?(?:{_NAME.format('arm')}|(?P<care>(?:usual|standard|supportive) care))"
    r"(?=\s+(?:arm|group|at|in|over)\b|\s*[.;,(\[]|$)"
)
"""The other arm of "5% for zolfin and 3% for samplol at week 9"."""
_STUDY = re.compile(r"\s+in\s+(?P<name>(?:Study|Trial|Cohort)\s+[\w-]+)")
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
        population: the study or group of patients.
    """

    value: float
    upper: float | None = None
    arm: str = ""
    comparator: str = ""
    comparator_value: float | None = None
    population: str = ""


def plain_shares(text: str) -> str:
    """A text with counts of patients behind their shares taken out, and plain hyphens.

    >>> plain_shares("occurred in 2 of 10 subjects (20%) and in 3 out of 60 (5%) treated patients")
    'occurred in 20% of subjects and in 5% of treated patients'
    """
    text = _COUNT_BESIDE.sub("", _HYPHENS.sub("-", text))
    return _COUNTED.sub(_share_of, text)


def _share_of(counted: re.Match[str]) -> str:
    """A count of patients and its share as the share of them."""
    if "/" in counted.group() and not (counted["who"] or counted["of"]):
        return counted.group()
    return f"{counted['share']} of{counted['of'] or ' ' + (counted['who'] or 'patients')}"


def shares_beside(text: str) -> tuple[TrialShare, ...]:
    """The shares of further arms or studies of the drug, after the share that a text begins with.

    >>> said = "6% of patients on Zolfin 5 mg and 9% of patients on Zolfin 10 mg compared to 2% on placebo"
    >>> [(share.value, share.arm, share.comparator_value) for share in shares_beside(said)]
    [(9.0, 'Zolfin 10 mg', 2.0)]
    >>> shares_beside("8% of patients in Study 1 and 9% in Study 2")[0].population
    'Study 2'
    >>> shares_beside("6% of patients on zolfin and 2% of patients on placebo")
    ()
    """
    found: list[TrialShare] = []
    first = _SHARE.match(text)
    while first is not None:
        arm, end = _arm(text, first.end())
        study = _STUDY.match(text, end)
        end = study.end() if study else end
        link = _AGAINST.match(text, end)
        if link is None or not re.match(r"\s*,?\s*and\b", link.group(), re.I):
            break
        second = _SHARE.match(text, link.end())
        if second is None or second["op"] or second["upper"]:
            break
        other = trial_share(text[second.start() :])
        alike = other is not None and (
            _same_drug(arm, other.arm) or (study is not None and bool(other.population))
        )
        if other is None or not alike:
            break
        found.append(other)
        first = _SHARE.match(text, second.start())
    return tuple(found)


def _same_drug(one: str, other: str) -> bool:
    """Whether two arms are doses of one drug."""
    if not one or not other or one.casefold() == other.casefold():
        return False
    first, second = (name.casefold().partition(" ")[0] for name in (one, other))
    return first == second or (one[0].isdigit() and other[0].isdigit())


def trial_share(text: str) -> TrialShare | None:
    """The share that a text begins with; None where it begins with none, or with a bound.

    >>> found = trial_share("12% of patients treated with Zolfin and in 7% of patients treated with placebo.")
    >>> found.value, found.arm, found.comparator_value, found.comparator
    (12.0, 'Zolfin', 7.0, 'placebo')
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
    study = _STUDY.match(text, end)
    found = replace(found, arm=arm, population=study["name"] if study else "")
    link = _AGAINST.match(text, end)
    if link is None and (aside := _ASIDE.match(text, end)):
        link = _AGAINST.match(text, aside.end())  # "on zolfin (at least 5 mg) compared to 2% on placebo"
    second = _SHARE.match(text, link.end()) if link else None
    if link is None or second is None or second["op"] or second["upper"]:
        return found
    other, ends = _arm(text, second.end())
    if arm and not other and (named := _FOR_OTHER.match(text, second.end())):
        name = named["arm"] or named["care"]
        other, ends = ("", ends) if is_no_arm(name) else (name, named.end())
    if _same_drug(arm, other):
        against = set_against(text[ends:])
        told = against[1] if against and not re.search(r"[.;%]", text[ends : ends + against[0]]) else None
        return replace(found, comparator=told.arm, comparator_value=told.value) if told else found
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

    >>> place, share = set_against("fits in a few users, compared with 5% of placebo-treated ones")
    >>> place, share.value, share.arm
    (19, 5.0, 'placebo')
    """
    for link in _AGAINST.finditer(text):
        second = _SHARE.match(text, link.end())
        if second is None or second["op"]:
            continue
        arm = _arm(text, second.end())[0]
        beside = link.group().endswith("(") and _CONTROL.search(arm)
        if beside or _COMPARES.search(link.group()):
            return link.start(), TrialShare(float(second["value"]), arm=arm)
    return None


def _arm(text: str, start: int) -> tuple[str, int]:
    """The arm that the words after a share name, and where they end."""
    if match := _ARM.match(text, start):
        name = next(
            (match[g] for g in ("treated", "dose", "taking", "group", "bare", "alone") if match[g]), ""
        )
        if name and not is_no_arm(name):
            return re.sub(r"(?<=m) (?=2$)", "", " ".join(name.split())), match.end()
    plain = _PLAIN.match(text, start)
    return "", plain.end() if plain else start
