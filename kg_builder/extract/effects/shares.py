"""Shares of patients as the cells of a table give them."""

from __future__ import annotations

from kg_builder import lazy_re as re

__all__ = ["is_value", "read_share"]

_NUM = r"\d{1,3}(?:\.\d+)?"
_BOUND = r"(?:[<>\u2264\u2265~]=?\s*)"
_PERCENT = re.compile(rf"\(?({_NUM})\s*(?:%|percent)\)?")
_COUNT_PERCENT = re.compile(rf"(\d[\d,]*(?:\.\d+)?)\s*[(\[]\s*({_BOUND}?)({_NUM})\s*%?\s*[)\]]\s*%?")
_PERCENT_COUNT = re.compile(rf"({_NUM})\s*%\s*[(\[]\s*(?:n\s*=\s*)?[\d,]+(?:\s*/\s*[\d,]+)?\s*[)\]]")
_OUT_OF = re.compile(
    rf"(\d[\d,]*)\s*(?:/|of|out of)\s*(\d[\d,]*)(?:\s*[,;]?\s*[(\[]?\s*({_BOUND}?)({_NUM})\s*%?\s*[)\]]?)?"
)
_COUNT_COMMA_PERCENT = re.compile(rf"\d[\d,]*\s*[,;]\s+({_NUM})\s*%")
_NUMBER = re.compile(rf"\(?({_NUM})\)?")
_DECIMAL_COMMA = re.compile(r"(?<=\d),(?=\d{1,2}(?:\s*%|\s*\)|$))")
_MARKS = re.compile(r"[\s*\u2020\u2021\u00a7\u00b6#^]+$|(?<=[\d%)])\s*(?:[a-h](?:\s*,\s*[a-h])*|\[\d\])$")
_VALUE = re.compile(
    rf"{_BOUND}?\(?\d[\d.,]*\s*%?\)?(?:\s*(?:/|of|-|\u2013|to|,)\s*{_BOUND}?\d[\d.,]*\s*%?)?"
    rf"(?:\s*[(\[]\s*{_BOUND}?[\d.,/%\s\u2013-]+[)\]])?\s*%?|[-\u2013\u2014]{{1,3}}|NR|NA|N/A|none",
    re.IGNORECASE,
)


def is_value(text: str) -> bool:
    """Whether a cell holds nothing but a number, a share, or a sign that there is none.

    >>> [is_value(t) for t in ("12.3%", "24 (3)", "<1", "--", "0/75", "25 mg", "N=40", "")]
    [True, True, True, True, True, False, False, False]
    """
    return _VALUE.fullmatch(_plain(text)) is not None


def read_share(text: str, unit: str = "", size: int | None = None) -> float | None:
    """The share of patients in a cell, in per cent; None if the cell holds none.

    Args:
        text: the cell's words.
        unit: "percent" or "count" if the table's head says what bare numbers are; "percent first" if it
            says that the number of patients comes in brackets after the share.
        size: number of patients in the arm, for counts.

    >>> read_share("12.3%"), read_share("24 (3.2)"), read_share("24/750"), read_share("7", "percent")
    (12.3, 3.2, 3.2, 7.0)
    >>> read_share("3", "count", 60), read_share("<1%"), read_share("\u2014"), read_share("16%a")
    (5.0, None, None, 16.0)
    >>> read_share("8.3 (25)", "percent first"), read_share("25 (8.3)", "percent first", 300)
    (8.3, 8.3)
    """
    text = _plain(text)
    if match := _PERCENT.fullmatch(text):
        return _bounded(float(match.group(1)))
    if match := _PERCENT_COUNT.fullmatch(text):
        return _bounded(float(match.group(1)))
    if match := _COUNT_PERCENT.fullmatch(text):
        count, share = float(match.group(1).replace(",", "")), float(match.group(3))
        if match.group(2):
            return None
        return _bounded(count if _first_is_share(count, share, unit, size, text) else share)
    if match := _COUNT_COMMA_PERCENT.fullmatch(text):
        return _bounded(float(match.group(1)))
    if match := _OUT_OF.fullmatch(text):
        whole = int(match.group(2).replace(",", ""))
        if match.group(4):
            return None if match.group(3) else _bounded(float(match.group(4)))
        return _bounded(round(100 * int(match.group(1).replace(",", "")) / whole, 2)) if whole else None
    if match := _NUMBER.fullmatch(text):
        if unit.startswith("percent"):
            return _bounded(float(match.group(1)))
        if unit == "count" and size and "." not in text:
            return _bounded(round(100 * int(match.group(1)) / size, 2))
    return None


def _plain(text: str) -> str:
    """A cell's words without marks of footnotes, decimal commas as points."""
    text = _MARKS.sub("", " ".join(text.split()))
    return _DECIMAL_COMMA.sub(".", text)


def _first_is_share(first: float, second: float, unit: str, size: int | None, text: str) -> bool:
    """Whether of "a (b)" the first number is the share: by the arm's size, else by the head's word."""
    if "%" in text.partition("(")[2]:
        return False
    if size:
        return abs(100 * second / size - first) < abs(100 * first / size - second)
    return unit == "percent first"


def _bounded(value: float) -> float | None:
    return value if 0 <= value <= 100 else None
