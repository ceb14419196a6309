"""Amounts of a drug in running text: "300 mg", "0.5-1 mg/kg/day", "1 to 2 tablets", "10 mg/5 mL"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from kg_builder.extract.dosing_rules import rows

__all__ = ["DASHES", "NUMBER", "Quantity", "find_quantities", "number", "unit_kind", "unit_pattern"]

DASHES = "-\u2010\u2011\u2012\u2013\u2014\u2212"
"""Every dash a page may write a range with."""

_WORDS = {
    "half": 0.5,
    "a half": 0.5,
    "one-half": 0.5,
    "one half": 0.5,
    "one and one-half": 1.5,
    "one": 1.0,
    "two": 2.0,
    "three": 3.0,
    "four": 4.0,
    "five": 5.0,
    "six": 6.0,
    "seven": 7.0,
    "eight": 8.0,
    "nine": 9.0,
    "ten": 10.0,
    "eleven": 11.0,
    "twelve": 12.0,
    "a single": 1.0,
    "single": 1.0,
}
_FRACTIONS = {"\u00bd": 0.5, "\u00bc": 0.25, "\u00be": 0.75, "\u2153": 1 / 3, "\u2154": 2 / 3}
_GLYPHS = "".join(_FRACTIONS)
_DIGITS = (
    rf"(?:\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?(?:[ -]?[{_GLYPHS}]|[ -]\d/\d)?|\.\d+|[{_GLYPHS}])"
)
_WORD_NUMBER = "|".join(sorted(map(re.escape, _WORDS), key=len, reverse=True))
NUMBER = rf"(?:{_DIGITS}|\b(?:{_WORD_NUMBER})\b)"
"""Pattern of one number, in digits or words."""

_RANGE = rf"(?:\s?[{DASHES}]\s?|\s+(?:to|or|up to|through|and)\s+)"


def number(text: str) -> float:
    """The value of a written number.

    Raises:
        ValueError: if the text is no number.

    >>> number("5,000"), number("2\u00bd"), number("One"), number("1/2"), number("1 1/2")
    (5000.0, 2.5, 1.0, 0.5, 1.5)
    """
    plain = text.strip().casefold()
    if plain in _WORDS:
        return _WORDS[plain]
    plain = plain.replace(",", "")
    for glyph, value in _FRACTIONS.items():
        if glyph in plain:
            whole = plain.replace(glyph, "").strip(" -")
            return (float(whole) if whole else 0.0) + value
    if "/" in plain:
        *whole_part, fraction = re.split(r"[ -]+", plain)
        over, under = fraction.split("/")
        return sum(map(float, whole_part)) + float(over) / float(under)
    return float(plain)


@dataclass(frozen=True, slots=True)
class Quantity:
    """An amount as written.

    Args:
        start: first code point in the text searched.
        end: index after the last.
        value: the amount, or the lower end of a range.
        value_max: the upper end of a range.
        unit: normal form, with denominators: "mg", "mg/kg/day", "mg/mL", "tablet".
        kind: kind of the first unit: mass, activity, amount, volume, share, count, body.
        per_time: the time in the denominator ("day", "hour", "week", "min"), if any.
        mixture: second and further amounts of a combination ("500 mg/125 mg") were written.
    """

    start: int
    end: int
    value: float
    value_max: float | None
    unit: str
    kind: str
    per_time: str | None = None
    mixture: bool = False


@cache
def _units() -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    return tuple(
        (unit, kind, re.compile(f"(?:{written})", re.I)) for unit, kind, written in rows("dosing_units.tsv")
    )


@cache
def unit_pattern(*kinds: str) -> str:
    """Pattern of any written unit, longest wordings first; of some kinds only if they are named."""
    written = [w for _, kind, w in rows("dosing_units.tsv") if not kinds or kind in kinds]
    options = [o for w in written for o in _alternatives(w)]
    return "(?:" + "|".join(sorted(options, key=lambda o: (-len(o), o))) + ")"


def _alternatives(pattern: str) -> list[str]:
    """The top-level alternatives of a pattern."""
    depth, parts = 0, [""]
    for char in pattern:
        depth += (char == "(") - (char == ")")
        if char == "|" and depth == 0:
            parts.append("")
        else:
            parts[-1] += char
    return parts


def _normal_unit(written: str) -> tuple[str, str]:
    """Normal form and kind of a written unit."""
    for unit, kind, pattern in _units():
        if pattern.fullmatch(written):
            return unit, kind
    return written.casefold(), "count"


def unit_kind(written: str) -> str:
    """The kind of a written unit.

    >>> unit_kind("milligrams"), unit_kind("puffs")
    ('mass', 'count')
    """
    return _normal_unit(written)[1]


_TIMES = {"d": "day", "day": "day", "hr": "hour", "h": "hour", "hour": "hour", "min": "min", "minute": "min"}
_TIMES |= {"week": "week", "wk": "week", "month": "month", "dose": "dose", "24 hours": "day", "24 hr": "day"}


@cache
def _amount() -> re.Pattern[str]:
    unit = unit_pattern()
    end = rf"(?![A-Za-z0-9]|\s?[{DASHES}]?[{DASHES}](?=\w)(?!\d))"
    number_ = rf"{_DIGITS}|\b(?:{_WORD_NUMBER})(?=[\s-])"
    size = r"kg|kilograms?|m2|m\s?\u00b2|m\^2|m<sup>2</sup>|sq(?:uare)?\.? ?m(?:et(?:er|re))?|lb"
    time = r"days?|d|hours?|hrs?|h|minutes?|min|weeks?|wk|months?|dose|24 (?:hours?|hr)"
    per = rf"(?:\s?/\s?|\s+per\s+|[{DASHES}]per[{DASHES}])(?P<size>{size})(?:\s+of)?(?: body ?(?:weight|surface(?: area)?)| BSA)?{end}"
    per_time = rf"(?:\s?/\s?|\s+per\s+)(?P<time>{time}){end}"
    return re.compile(
        rf"(?<![\w.,/{DASHES}])(?P<low>{number_})\s?"
        rf"(?:(?:(?P<lowunit>{unit})(?P<lowper>(?:\s?/\s?(?:{size}))?(?:\s?/\s?(?:{time}))?))?{_RANGE}(?P<high>{number_})\s?)??"
        rf"(?:[{DASHES}]\s?)?(?P<unit>{unit})\.?(?:{end})"
        rf"(?:{per})?(?:{per_time})?",
        re.I,
    )


@cache
def _mixture() -> re.Pattern[str]:
    unit = unit_pattern("mass", "activity", "amount", "volume", "share")
    return re.compile(rf"\s?[/{DASHES}]\s?(?P<value>{_DIGITS})?\s?(?P<unit>{unit})(?![A-Za-z])", re.I)


@cache
def _split_mixture() -> re.Pattern[str]:
    unit = unit_pattern("mass", "activity", "amount")
    return re.compile(
        rf"(?<![\w.,])(?P<low>{_DIGITS})(?:\s?/\s?{_DIGITS}){{1,3}}\s?(?P<unit>{unit})(?![A-Za-z/])", re.I
    )


def find_quantities(text: str) -> Iterator[Quantity]:
    """Amounts in reading order, none inside another.

    >>> [(q.value, q.value_max, q.unit) for q in find_quantities("0.5\u20131 mg/kg/day, then 1 to 2 tablets")]
    [(0.5, 1.0, 'mg/kg/day'), (1.0, 2.0, 'tablet')]
    >>> [(q.value, q.unit) for q in find_quantities("10 mg/5 mL or 75 mg/m\u00b2 or 5,000 IU")]
    [(10.0, 'mg/5 mL'), (75.0, 'mg/m2'), (5000.0, 'units')]
    >>> [q.mixture for q in find_quantities("500 mg/125 mg or 800/160 mg")]
    [True, True]
    """
    position = 0
    while match := _amount().search(text, position):
        split = _split_mixture().search(text, position, len(text))
        if split and split.start() <= match.start():
            unit, kind = _normal_unit(split["unit"])
            yield Quantity(split.start(), split.end(), number(split["low"]), None, unit, kind, mixture=True)
            position = split.end()
            continue
        quantity = _read(text, match)
        yield quantity
        position = quantity.end


def _read(text: str, match: re.Match[str]) -> Quantity:
    unit, kind = _normal_unit(match["unit"])
    low = number(match["low"])
    high = number(match["high"]) if match["high"] else None
    if match["lowunit"]:
        low_unit, _ = _normal_unit(match["lowunit"])
        if low_unit != unit:
            low, high, unit, end = _across_units(low, low_unit, high, unit, match)
            if high is None:
                _, kind = _normal_unit(match["lowunit"])
                return Quantity(match.start(), end, low, None, unit, kind)
    if high is not None and high <= low:
        high = None
    parts, end, time = [unit], match.end(), None
    if match["size"]:
        size = match["size"].casefold()
        parts.append("kg" if size.startswith("k") else "lb" if size == "lb" else "m2")
    if match["time"]:
        time = _TIMES[
            re.sub(r"s$", "", match["time"].casefold()).replace("24 hour", "24 hours").replace("  ", " ")
        ]
        if time == "dose":
            time = None
        else:
            parts.append(time)
    mixture = False
    if len(parts) == 1 and kind in {"mass", "activity", "amount", "volume", "share"}:
        while more := _mixture().match(text, end):
            other, other_kind = _normal_unit(more["unit"])
            if other_kind == "volume" and kind != "volume":
                parts.append(f"{_plain(more['value'])} {other}" if more["value"] else other)
                end = more.end()
                break
            if more["value"] is None and other_kind == "mass" and kind in {"mass", "activity"}:
                parts.append(other)  # "mg/g" of a cream
                end = more.end()
                break
            if more["value"] is None or other_kind != kind:
                break
            mixture, end = True, more.end()
    return Quantity(match.start(), end, low, high, "/".join(parts), kind, time, mixture)


_SCALE = {"ng": 1e-9, "mcg": 1e-6, "mg": 1e-3, "g": 1.0}


def _across_units(
    low: float, low_unit: str, high: float | None, unit: str, match: re.Match[str]
) -> tuple[float, float | None, str, int]:
    """A range whose ends have different units: brought to the lower one's, or cut after it."""
    if high is not None and low_unit in _SCALE and unit in _SCALE:
        return low, round(high * _SCALE[unit] / _SCALE[low_unit], 9), low_unit, match.end()
    return low, None, low_unit, match.end("lowunit")


def _plain(text: str) -> str:
    value = number(text)
    return str(int(value)) if value == int(value) else str(value)
