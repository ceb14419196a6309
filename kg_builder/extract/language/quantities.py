"""Amounts of a drug in running text: "300 mg", "0.5-1 mg/kg/day", "1 to 2 tablets", "10 mg/5 mL"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from kg_builder import lazy_re as re
from kg_builder.extract.rule_tables import rows

from .cues import lowered

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

_RANGE = rf"(?:\s?[{DASHES}]\s?|\s+(?:to|or|up to)\s+)"


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
    """Pattern of any written unit, longest wordings first; of some kinds only if they are named.

    >>> bool(re.fullmatch(unit_pattern("mass"), "mg")), bool(re.fullmatch(unit_pattern("mass"), "tablet"))
    (True, False)
    """
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


@lru_cache(maxsize=1024)
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
_TIMES |= {"wk": "week", "24 hour": "day", "24 hr": "day"}


@cache
def _amount() -> re.Pattern[str]:
    unit = unit_pattern()
    number_ = rf"{_DIGITS}|\b(?:{_WORD_NUMBER})(?=[{DASHES}\s])(?: \(\d+\))?"
    size = r"kg|kilograms?|m\s?2|m\s?\u00b2|m\^2|sq(?:uare)?\.? ?m(?:et(?:er|re))?|lb"
    body = r"(?:\s+of)?(?: body ?(?:weight|surface(?: area)?)| BSA)?"
    time = r"days?|d|24 (?:hours?|hr)|hours?|hrs?|h|minutes?|min|weeks?|wk|months?|dose"
    end = r"(?![A-Za-z0-9\u00b7\u22c5])"
    return re.compile(
        rf"(?<![\w.,/])(?<![\d/][{DASHES}])(?:(?P<between>between)\s+)?(?P<low>{number_})\s?"
        rf"(?:(?:{_RANGE}|(?(between)\s+and\s+|(?!)))(?P<high>{number_})\s?)??"
        rf"(?:[{DASHES}]\s?)?(?P<unit>{unit}){end}"
        rf"(?:(?:\s?/\s?|\s+per\s+|[{DASHES}]per[{DASHES}])(?P<size>{size}){body}{end})?"
        rf"(?:(?:\s?/\s?|\s+per\s+)(?P<time>{time}){end})?",
        re.I,
    )


@cache
def _joint() -> re.Pattern[str]:
    return re.compile(rf"{_RANGE}", re.I)


@cache
def _mixture() -> re.Pattern[str]:
    unit = unit_pattern("mass", "activity", "amount", "volume", "share")
    return re.compile(rf"\s?[{DASHES}/+]\s?(?P<value>{_DIGITS})\s?(?P<unit>{unit})(?![A-Za-z/])", re.I)


@cache
def _carrier() -> re.Pattern[str]:
    unit = unit_pattern("mass", "volume", "count")
    return re.compile(
        rf"(?:\s?/\s?|\s+per\s+|\s+in\s+(?=\d))(?P<value>{_DIGITS})?\s?(?P<unit>{unit}|dL)(?![A-Za-z])", re.I
    )


@cache
def _split_mixture() -> re.Pattern[str]:
    unit = unit_pattern("mass", "activity", "amount")
    return re.compile(
        rf"(?<![\w.,])(?P<low>{_DIGITS})(?:\s?/\s?{_DIGITS}){{1,3}}\s?(?P<unit>{unit})(?![A-Za-z/])", re.I
    )


_AND = re.compile(r"\s+and\s+", re.I)
_DIGIT = re.compile(rf"[\d{_GLYPHS}]")
_WORDED = re.compile(rf"\b(?:{_WORD_NUMBER})\b")


@lru_cache(maxsize=4096)
def find_quantities(text: str) -> tuple[Quantity, ...]:
    """Amounts in reading order, none inside another.

    >>> [(q.value, q.value_max, q.unit) for q in find_quantities("0.5\u20131 mg/kg/day, then 1 to 2 tablets")]
    [(0.5, 1.0, 'mg/kg/day'), (1.0, 2.0, 'tablet')]
    >>> [(q.value, q.unit) for q in find_quantities("10 mg/5 mL or 75 mg/m\u00b2 or 5,000 IU")]
    [(10.0, 'mg/5 mL'), (75.0, 'mg/m2'), (5000.0, 'units')]
    >>> [q.mixture for q in find_quantities("500 mg/125 mg or 800/160 mg")]
    [True, True]
    >>> [(q.value, q.value_max, q.unit) for q in find_quantities("250 mg to 1 g; between 5 mg and 10 mg")]
    [(250.0, 1000.0, 'mg'), (5.0, 10.0, 'mg')]
    """
    numbered = _DIGIT.search(text) or _WORDED.search(lowered(text))
    return tuple(_quantities(text)) if numbered else ()


def _quantities(text: str) -> Iterator[Quantity]:
    position = 0
    splits = iter(_split_mixture().finditer(text) if "/" in text else ())
    split = next(splits, None)
    while True:
        match = _amount().search(text, position)
        while split and split.start() < position:
            split = next(splits, None)
        if split and (match is None or split.start() <= match.start()):
            unit, kind = _normal_unit(split["unit"])
            yield Quantity(split.start(), split.end(), number(split["low"]), None, unit, kind, mixture=True)
            position = split.end()
            continue
        if match is None:
            return
        quantity = _read(text, match)
        joint = _joint().match(text, quantity.end) or (match["between"] and _AND.match(text, quantity.end))
        if joint and quantity.value_max is None and (after := _amount().match(text, joint.end())):
            quantity = _joined(quantity, _read(text, after), text[joint.start() : joint.end()])
        yield quantity
        position = quantity.end


def _read(text: str, match: re.Match[str]) -> Quantity:
    unit, kind = _normal_unit(match["unit"])
    low = _value(match["low"])
    high = _value(match["high"]) if match["high"] else None
    if high is not None and high <= low:
        high = None
    parts, end, time = [unit], match.end(), None
    if match["size"]:
        size = match["size"].casefold()
        parts.append("kg" if size.startswith("k") else "lb" if size == "lb" else "m2")
    if match["time"]:
        time = _time(match["time"])
        if time:
            parts.append(time)
    mixture = False
    if not match["size"] and not match["time"]:
        while more := _mixture().match(text, end):
            other, other_kind = _normal_unit(more["unit"])
            dash = text[end : more.start("value")].strip() in DASHES
            if other_kind != kind or (dash and other == unit and number(more["value"]) < 10 * low):
                break
            mixture, end = True, more.end()
        carrier = _carrier().match(text, end)
        if carrier and _carries(kind, carrier):
            other = _normal_unit(carrier["unit"])[0] if carrier["unit"].casefold() != "dl" else "dL"
            parts.append(f"{_plain(carrier['value'])} {other}" if carrier["value"] else other)
            end = carrier.end()
    return Quantity(match.start(), end, low, high, "/".join(parts), kind, time, mixture)


def _carries(kind: str, carrier: re.Match[str]) -> bool:
    """Whether an amount can be dissolved in, or delivered by, what follows the stroke."""
    if carrier["unit"].casefold() == "dl":
        return True
    other = unit_kind(carrier["unit"])
    if other == "count":
        return carrier["value"] is None and kind in {"mass", "activity"}
    return kind in {"mass", "activity", "amount"} and other in {"volume", "mass"}


_SCALE = {"ng": 1e-9, "mcg": 1e-6, "mg": 1e-3, "g": 1.0}


def _joined(low: Quantity, high: Quantity, between: str) -> Quantity:
    """The range that two neighbouring amounts make, or the first of them."""
    base, *rest = low.unit.split("/")
    high_base, *high_rest = high.unit.split("/")
    if low.kind != high.kind or high.value_max or high.mixture or low.mixture or (rest and rest != high_rest):
        return low
    top = high.value
    if base != high_base:
        if base not in _SCALE or high_base not in _SCALE:
            return low
        top = round(top * _SCALE[high_base] / _SCALE[base], 9)
    if top <= low.value:
        return low
    if (
        between.strip() in DASHES
        and not rest
        and not high_rest
        and top >= 10 * low.value
        and base == high_base
    ):
        return Quantity(low.start, high.end, low.value, None, low.unit, low.kind, mixture=True)
    return Quantity(
        low.start, high.end, low.value, top, "/".join([base, *high_rest]), low.kind, high.per_time
    )


def _value(text: str) -> float:
    return number(text.partition(" (")[0])


def _time(written: str) -> str | None:
    """Normal form of a time under a stroke; None for "dose", which adds nothing."""
    plain = written.casefold().rstrip("s")
    if plain == "dose":
        return None
    return _TIMES.get(plain, plain)


def _plain(text: str) -> str:
    value = number(text)
    return str(int(value)) if value == int(value) else str(value)
