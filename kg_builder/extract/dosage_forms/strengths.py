"""Strengths of products in running text: "10, 20 and 40 mg", "15 mg/mL (4 mL single-dose vial)"."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

from kg_builder import lazy_re as re

from ..language.quantities import NUMBER, Quantity, find_quantities, number

__all__ = ["CONTAINER", "WrittenStrength", "strengths_in"]


@dataclass(frozen=True, slots=True)
class WrittenStrength:
    """A strength in running text.

    Args:
        start: first code point of the words it was read from.
        end: index after the last.
        words: the strength alone, as written.
        value: the amount.
        unit: its unit, with the volume it is dissolved in.
        package: the container, if it is named with the strength.
    """

    start: int
    end: int
    words: str
    value: float
    unit: str
    package: str = ""


_KINDS = frozenset({"mass", "activity", "amount", "share"})
CONTAINER = (
    "(?:vials?|syringes?|pens?|auto-?injectors?|ampul?e?s?|ampoules?|cartridges?|bottles?|tubes?|"
    r"bags?|packets?|sachets?|packs?|cartons?|blister\w*|inhalers?|canisters?|pouch(?:es)?|jars?|"
    "containers?|pumps?|units?-of-use|kits?|syrettes?|single-dose|multi-?dose|actuations?|injectors?)"
)
_CONTAINER_UNITS = frozenset({"vial", "syringe", "pen", "ampule", "packet"})
_PACKAGE = re.compile(
    rf"\s*(?:\((?P<aside>[^()]*\b{CONTAINER}\b[^()]*)\)|(?:,\s|/|\s(?:in|per|supplied (?:in|as)|"
    r"as)\s)(?:an?\s|one\s|each\s|the\s)?(?P<plain>(?:\d[\d.,]*\s?(?:mL|g|mg|L)\s)?(?:(?:single|"
    r"multiple|multi)[- ]?(?:dose|use|patient)(?:-use)?,?\s|pre-?filled\s|glass\s|"
    rf"preservative-free\s|unit-dose\s|metered-dose\s|clear\s|amber\s)*{CONTAINER})\b|"
    rf"\s(?P<next>(?:(?:single|multiple|multi)[- ]?(?:dose|use)\s|pre-?filled\s)+{CONTAINER}\b|"
    r"(?:vials?|syringes?|ampules?|pens?|sachets?|packets?|bags?)\b))",
    re.I,
)
_HELD_IN = re.compile(
    r"\s?/\s?(?P<hours>\d+)\s?(?:hours?|hrs?|h)\b|"
    r"\s(?:of\s[\w-]+(?:\s[a-z]+)?\s)?(?:in|per)\s(?:an?|one|each|every)\s(?P<ml>\d[\d.]*)\s?ml\b(?:\sspoon(?:ful)?)?",
    re.I,
)
"""What a strength is held in or given off over: "10 mg/9 hr", "2.5 mg in a 5 ml spoonful"."""
_SUBSTANCE = re.compile(r"\sof\s[\w-]+(?:\s[a-z]+)?\s(?=(?:in|per)\s)")
_RATE = re.compile(r"\binfus|\brate\b", re.I)
_SECOND = re.compile(r"\s*\((?P<second>\d[^()]{0,25}/[^()]{0,12}m?L)\)", re.I)
_CHAIN = re.compile(
    rf"(?:(?<![\w./-])(?:{NUMBER})-?\s?(?:,\s?(?:and |or |& )?|\s(?:and|or|&)\s|,\s?|\s?;\s))+$", re.I
)
_NOT_STRENGTH = re.compile(
    "(?:equivalent to|equal to|(?<!comes )(?<!come )(?<!supplied )(?<!available )(?<!provided )"
    r"(?<!tablets )(?<!capsules )(?<!solution )(?<!suspension )(?<!cream )(?<!injection )as|"
    r"bottles? of|cartons? of|packs? of|boxes of|"
    r"contains?(?: about)? (?:approximately )?lactose|weighing|up to|at least|store\w*|less than|"
    r"more than|exceed\w*)\s+(?:approximately |about )?$",
    re.I,
)


@lru_cache(maxsize=4096)
def strengths_in(text: str) -> tuple[WrittenStrength, ...]:
    """Strengths in reading order; a list that shares its unit is taken apart.

    >>> [s.words for s in strengths_in("Tablets: 10, 20 and 40 mg")]
    ['10 mg', '20 mg', '40 mg']
    >>> [s.words for s in strengths_in("Tablets contain 25mg, 50mg or 100mg")]
    ['25mg', '50mg', '100mg']
    >>> [(s.words, s.package) for s in strengths_in("15 mg/mL (4 mL single-dose vial)")]
    [('15 mg/mL', '4 mL single-dose vial')]
    """
    found: list[WrittenStrength] = []
    closed = 0
    for quantity in find_quantities(text):
        unit = quantity.unit.split("/")
        if (
            quantity.kind not in _KINDS
            or quantity.start < closed
            or unit[-1] in {"kg", "m2", "day", "week", "dL", "L", "min"}
            or (unit[-1] == "hour" and _RATE.search(text))
        ):
            continue
        if _NOT_STRENGTH.search(text, max(0, quantity.start - 40), quantity.start) or _in_aside(
            text, quantity.start, found
        ):
            continue
        package, end, words = "", quantity.end, _words(text, quantity)
        if held_in := _HELD_IN.match(text, end):
            words, end = (
                _SUBSTANCE.sub(" ", _words(text, replace(quantity, end=held_in.end()))),
                held_in.end(),
            )
            size = held_in["hours"] or held_in["ml"].removeprefix("1")
            unit_of = "h" if held_in["hours"] else "mL"
            quantity = replace(quantity, unit=f"{quantity.unit}/{f'{size} {unit_of}'.strip()}")  # noqa: PLW2901
        second = _SECOND.match(text, end)
        if second:
            words += f" ({second['second']})"
            end = second.end()
        held = _PACKAGE.match(text, end)
        if held:
            package = re.sub(r"\s+", " ", next(v for v in held.groupdict().values() if v)).strip()
            end = held.end()
        base, denominator = quantity.unit.split("/")[0], unit[-1]
        if len(unit) > 1 and denominator in _CONTAINER_UNITS:
            quantity, package = replace(quantity, unit=base), package or denominator  # noqa: PLW2901
        closed = end
        chain = _CHAIN.search(text, max(0, quantity.start - 80), quantity.start)
        start = chain.start() if chain and "%" not in chain.group() else quantity.start
        singles = (
            _chained(text[start : quantity.start], quantity, _blank(words)) if start < quantity.start else []
        )
        for value, written in singles:
            found.append(WrittenStrength(start, quantity.end, written, value, quantity.unit, package))
        for value, written in _alternatives(text, quantity, words):
            found.append(WrittenStrength(start, end, written, value, quantity.unit, package))
    return tuple(found)


def _in_aside(text: str, start: int, found: list[WrittenStrength]) -> bool:
    """Whether a place stands in brackets behind a strength, where sizes and equivalents are told."""
    opening = text.rfind("(", 0, start)
    if opening < 0 or ")" in text[opening:start] or (found and found[-1].start > opening):
        return False  # "oral capsule (250 mg; 500 mg)" lists strengths
    return (
        bool(found)
        and bool(
            re.fullmatch(r"[^.;:]{0,30}", text[found[-1].end : opening] if found[-1].end <= opening else "")
        )
        and text[opening + 1 : start].strip() != ""
    )


def _words(text: str, quantity: Quantity) -> str:
    """The strength as written, with a blank between number and unit."""
    words = re.sub(r"\s+", " ", text[quantity.start : quantity.end]).strip()
    return re.sub(r"(?<=\d)-(?=(?:mg|mcg|\u00b5g|g|mL|ml|units?|mEq|IU)\b)", " ", words)


def _unit_words(text: str, quantity: Quantity) -> str:
    """The unit as written, from behind the last number of the amount."""
    match = re.search(rf"^.*(?:{NUMBER})[-\s]?(?P<unit>[^\d\s]\D*)$", _words(text, quantity), re.I)
    return match["unit"].lstrip("- ") if match else quantity.unit


def _blank(words: str) -> str:
    """What a strength has between its number and its unit."""
    return "" if re.search(r"\d[a-z\u00b5]", words) else " "


def _chained(chain: str, quantity: Quantity, blank: str) -> list[tuple[float, str]]:
    unit = quantity.unit
    return [
        (number(m.group()), f"{m.group()}{blank}{unit}" if unit != "%" else f"{m.group()}%")
        for m in re.finditer(NUMBER, chain, re.I)
    ]


def _alternatives(text: str, quantity: Quantity, words: str) -> list[tuple[float, str]]:
    """One strength, or the two of "20 or 40 mg" that share a unit."""
    if quantity.value_max is None or quantity.mixture:
        return [(quantity.value, re.sub(r"(?<=\d)-(?=[A-Za-z])", " ", words))]
    unit = _unit_words(text, quantity)
    shown = [m.group() for m in re.finditer(NUMBER, _words(text, quantity), re.I)]
    blank = _blank(words)
    if re.search(r"\b(?:or|and)\b", words) and len(shown) >= 2:
        return [
            (quantity.value, f"{shown[0]}{blank}{unit}"),
            (quantity.value_max, f"{shown[-1]}{blank}{unit}"),
        ]
    return [(quantity.value, words)]
