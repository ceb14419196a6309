"""Shares of patients: "12%", "12% against 5% on placebo", "in about 9 percent of people", "3 in 100"."""

from __future__ import annotations

from dataclasses import dataclass

from kg_builder import lazy_re as re

__all__ = ["Percent", "pair_of", "percent_of", "share_alone"]


@dataclass(frozen=True, slots=True)
class Percent:
    """A share of patients, in per cent.

    Args:
        value: of the drug's arm; the lower bound of a range.
        comparator_value: of the other arm, where given.
        comparator: the other arm as named ("placebo"), "" where not.
        relation: "=", ">=", ">", "<=", "<" as written, or "-" for a range.
        upper: the upper bound of a range.
    """

    value: float
    comparator_value: float | None = None
    comparator: str = ""
    relation: str = "="
    upper: float | None = None


_NUM = r"(?:[<>\u2264\u2265~\u2248]=?\s*)?\d+(?:\.\d+)?"
_CENT = r"(?:%|per ?cent\b)"
_OTHER = (
    r"(?:placebo|control|vehicle|comparator|sham|(?:dummy|inactive)"
    r"(?: (?:pill|tablet|treatment|drug|injection|eye drop|cream|medicine|inhaler)s?)?)"
)
_VERSUS = re.compile(
    rf"(?P<a>{_NUM})\s*(?:{_CENT}\s*(?:of\s+[\w\s-]{{0,60}}?|(?:[\w-]+\s+){{1,3}})?[(,]?\s*"
    r"(?:vs?\.?|versus|against|(?:as )?(?:compared|opposed) (?:with|to)|and|/)|(?:vs\.?|versus))\s+"
    rf"(?:(?P<arm1>{_OTHER})\s+)?(?P<b>{_NUM})\s*{_CENT}"
    r"(?:\s+(?:(?:for|in|with|on|of|receiving|treated with|those|people|patients|given|taking|who took|an?)"
    rf"\s+)*(?:the\s+)?(?P<arm2>{_OTHER}))?",
    re.I,
)
_BESIDE = re.compile(
    rf"(?P<a>{_NUM})\s*{_CENT}\s*"
    r"(?:(?:of|in|on|with|among)\s+[\w\s-]{0,40}?|(?:[\w-]+\s*){1,3})?\s*[(;,]\s*"
    r"(?:(?:vs?\.?|versus|compared (?:with|to))\s+)?(?:(?:on|with|in|for)\s+)?"
    rf"(?:(?P<arm1>{_OTHER})s?(?: group)?[:,]?\s+(?P<b>{_NUM})\s*{_CENT}"
    rf"|(?P<c>{_NUM})\s*{_CENT}\s+(?:(?:for|in|with|on|of|those|people|patients|receiving|taking|given)\s+)*"
    rf"(?:an?\s+|the\s+)?(?P<arm2>{_OTHER}))",
    re.I,
)
"""A share and that of the other arm beside it: "12% (placebo 8%)", "12%; 8% on placebo"."""
_RANGE = re.compile(rf"(?P<a>{_NUM})\s*%?\s*(?:-|\u2013|\u2014|to)\s*(?P<b>{_NUM})\s*{_CENT}", re.I)
_PLAIN = re.compile(
    r"(?P<op>up to|greater than|more than|at least|less than|fewer than|>=|<=|[<>\u2264\u2265~])?\s*"
    rf"(?P<a>\d+(?:\.\d+)?)\s*{_CENT}(?! of (?:the )?(?:upper|lower|normal|baseline|predicted)\b)"
    r"(?P<after>\s*or (?:more|greater|higher))?",
    re.I,
)
_PEOPLE = r"(?:people|patients|users|adults|women|men|of those)"
_ARMS_BEHIND = re.compile(
    rf"(?P<a>{_NUM})\s*{_CENT}\s*\([A-Za-z][\w -]{{2,30}}\)\s*[,;]?\s*(?:(?:and|vs\.?|versus)\s+)?"
    rf"(?P<b>{_NUM})\s*{_CENT}\s*\((?P<arm>{_OTHER})s?\)",
    re.I,
)
"""Shares with their arms in brackets behind them: "21% (zolfin), 14% (placebo)"."""
_HUNDREDTHS = re.compile(
    r"(?P<a>[2-9]|[1-9]\d)\s+(?:in|of|out of)\s+(?:every\s+|each\s+)?(?:100|a hundred)"
    rf"(?:\s+{_PEOPLE})?\b(?![,.]?\d)(?:\s+(?:on|taking|with|given)\s+[\w-]+)?"
    r"(?:,?\s+(?:and|against|compared with|compared to|versus|vs\.?)?\s*"
    rf"(?:[1-9]\d?)\s+in\s+(?:every\s+)?100(?:\s+{_PEOPLE})?"
    rf"\s+(?:on|taking|with|given)\s+(?:an?\s+|the\s+)?(?P<arm>{_OTHER}))?",
    re.I,
)
_LAST_OF_HUNDRED = re.compile(r"(?P<b>\d+)\s+in\s+(?:every\s+)?100(?!.*\bin\s+(?:every\s+)?100)", re.I)
_OPERATORS = {
    "greater than": ">", "more than": ">", "at least": ">=", "less than": "<", "fewer than": "<",
    "up to": "<=", "\u2264": "<=", "\u2265": ">=", "~": "=",
}  # fmt: skip
_ALONE = re.compile(
    r"\W*(?:(?:seen|reported|noted|found|occurr(?:ing|ed)|affecting|experienced)\s+)?"
    r"(?:(?:in|by|affecting|at|for|with)\s+)?"
    r"(?:(?:about|around|approximately|roughly|nearly|almost|some)\s+)?"
    rf"(?P<share>\d+(?:\.\d+)?\s*(?:{_CENT}|(?:in|out of)\s+(?:every\s+)?100\b))"
    r"(?:\s+(?:of|in|with|among|on|for|at)\s+[\w\s-]{0,40})?\W*",
    re.I,
)
_ALONE_PAIR = re.compile(
    rf"\W*(?:(?:in|by|at)\s+)?\d+(?:\.\d+)?\s*(?:{_CENT})?\W*"
    r"(?:vs?\.?|versus|against|(?:as )?(?:compared|opposed) (?:with|to)|/)\s*"
    rf"(?:{_OTHER}:?\s+)?\d+(?:\.\d+)?\s*{_CENT}"
    rf"(?:\s+(?:(?:for|in|with|on|of|those|people|patients|taking|given|an?|the)\s+)*{_OTHER})?\W*",
    re.I,
)
_ALONE_OTHER = re.compile(
    r"\W*(?:(?:vs\.?|versus|against|(?:as )?(?:compared|opposed) (?:with|to)|with|on)\s+)?"
    rf"(?:(?P<arm>{_OTHER})[\s:]+(?P<b>{_NUM})\s*{_CENT}"
    rf"|(?P<c>{_NUM})\s*(?:{_CENT}|in (?:every )?100)\s+"
    r"(?:(?:for|in|with|on|of|those|people|patients|taking|given)\s+)+(?:an?\s+|the\s+)?"
    rf"(?P<those>{_OTHER}))\W*",
    re.I,
)
_PAIR = re.compile(
    r"[^(]*\(\s*(?P<a>\d+(?:\.\d+)?)\s*%?\s*(?:and|,|/|;|vs\.?|versus)\s*"
    rf"(?P<b>\d+(?:\.\d+)?)\s*{_CENT}\s*\)\W*$",
    re.I,
)


def percent_of(text: str) -> Percent | None:
    """The first share of patients in the text.

    >>> percent_of("(5% vs 2% placebo)")
    Percent(value=5.0, comparator_value=2.0, comparator='placebo', relation='=', upper=None)
    >>> percent_of("gout 12% (placebo 8%)").comparator_value
    8.0
    >>> percent_of("21% (zolfin), 14% (placebo)").comparator_value
    14.0
    >>> percent_of("in more than 10% of patients")
    Percent(value=10.0, comparator_value=None, comparator='', relation='>', upper=None)
    >>> percent_of("1-10%").upper, percent_of("about 3 in 100 people").value
    (10.0, 3.0)
    """
    if "%" not in text and "cent" not in text:
        return _of_hundred(text) if "100" in text or "hundred" in text else None
    if match := _VERSUS.search(text):
        arm = (match["arm1"] or match["arm2"] or "").casefold()
        if arm or not re.search(r"\sand\s", match.group(), re.I):
            return Percent(_value(match["a"]), _value(match["b"]), arm)
    if match := _ARMS_BEHIND.search(text):
        return Percent(_value(match["a"]), _value(match["b"]), match["arm"].casefold())
    if match := _BESIDE.search(text):
        arm = (match["arm1"] or match["arm2"]).casefold()
        return Percent(_value(match["a"]), _value(match["b"] or match["c"]), arm)
    if match := _RANGE.search(text):
        return Percent(_value(match["a"]), relation="-", upper=_value(match["b"]))
    if match := _PLAIN.search(text):
        op = (match["op"] or (">=" if match["after"] else "=")).casefold()
        return Percent(float(match["a"]), relation=_OPERATORS.get(op, op))
    return None


def share_alone(text: str, before: Percent | None) -> Percent | None:
    """The share of an effect named just before, where a text says no more; None where it says other things.

    Args:
        text: what stands behind the comma after an effect.
        before: the share that the effect has already.

    >>> share_alone("in about 13 percent of people", None).value
    13.0
    >>> share_alone("placebo 2%", Percent(5.0)).comparator_value
    2.0
    >>> share_alone("8% (vs. 7%)", None).comparator_value
    7.0
    >>> share_alone("headache (3%)", None) is None
    True
    """
    if before is None:
        if _ALONE_PAIR.fullmatch(text):
            return percent_of(text)
        found = _ALONE.fullmatch(text)
        return percent_of(found["share"]) if found else None
    other = _ALONE_OTHER.fullmatch(text) if before.comparator_value is None else None
    if other is None:
        return None
    arm, value = other["arm"] or other["those"], _value(other["b"] or other["c"])
    return Percent(before.value, value, arm.casefold(), before.relation, before.upper)


def pair_of(text: str, like: Percent) -> Percent | None:
    """The shares of two arms that brackets give without naming these, as an item before names them.

    Args:
        text: an effect with what is said of it.
        like: the shares of an effect before.

    >>> pair_of("sleepiness (48% and 10%)", Percent(49.0, 10.0, "placebo")).comparator_value
    10.0
    """
    found = _PAIR.fullmatch(text)
    return Percent(float(found["a"]), float(found["b"]), like.comparator) if found else None


def _of_hundred(text: str) -> Percent | None:
    found = _HUNDREDTHS.search(text)
    if found is None:
        return None
    other = _LAST_OF_HUNDRED.search(found.group()) if found["arm"] else None
    return Percent(
        float(found["a"]),
        float(other["b"]) if other else None,
        found["arm"].casefold() if other else "",
    )


def _value(text: str) -> float:
    return float(re.sub(r"[^\d.]", "", text))
