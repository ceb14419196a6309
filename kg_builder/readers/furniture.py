"""Page furniture: what a site puts around a monograph, told apart by its wording.

``furniture.tsv`` holds the wordings. Scopes: ``line`` (that line alone), ``next`` (that line and the
teaser after it), ``block`` (everything up to the next heading of the monograph), ``report`` (a "report
side effects" box: up to the next heading or the list of references), ``contents`` (a table of contents:
the lines that come again later). ``furniture_phrases.tsv`` has those that are looked up word for word.
"""

from __future__ import annotations

from enum import StrEnum
from functools import cache, lru_cache
from typing import NamedTuple

from kg_builder import lazy_re as re

from .headings import NO_NAMES, fold_heading, match_heading
from .rows import read_rows

__all__ = [
    "FurnitureRow",
    "Scope",
    "furniture_phrases",
    "furniture_rows",
    "furniture_scope",
    "is_reference_line",
]


class Scope(StrEnum):
    """How far a piece of furniture reaches."""

    LINE = "line"
    NEXT = "next"
    BLOCK = "block"
    REPORT = "report"
    CONTENTS = "contents"


class FurnitureRow(NamedTuple):
    """One row of furniture.tsv."""

    pattern: str
    scope: Scope
    example: str
    counter_example: str


@cache
def furniture_rows() -> tuple[FurnitureRow, ...]:
    """The rows of furniture.tsv, in order; earlier rows win.

    >>> furniture_rows()[0].scope
    <Scope.NEXT: 'next'>
    """
    return tuple(
        FurnitureRow(row["pattern"], Scope(row["scope"]), row["example"], row["counter_example"])
        for row in read_rows("furniture.tsv")
    )


@cache
def furniture_phrases() -> dict[str, Scope]:
    """Scopes by the folded lines that are looked up word for word.

    >>> furniture_phrases()["donate now"]
    <Scope.LINE: 'line'>
    """
    rows = read_rows("furniture_phrases.tsv")
    return {phrase: Scope(row["scope"]) for row in rows for phrase in row["phrases"].split("; ")}


@cache
def _matcher() -> tuple[tuple[re.Pattern[str], Scope], ...]:
    return tuple(
        (re.compile("|".join(f"(?:{row.pattern})" for row in furniture_rows() if row.scope is scope)), scope)
        for scope in Scope
    )


def furniture_scope(text: str) -> Scope | None:
    """How far the furniture reaches that the line opens; None for a line of the monograph.

    Args:
        text: the line.

    >>> furniture_scope("Subscribe to Our Heart Newsletter")
    <Scope.LINE: 'line'>
    >>> furniture_scope("Take the tablet with water") is None
    True
    """
    if len(text) > 400:
        return None
    folded = fold_heading(text)
    if found := _scope_of(folded):
        return found
    parts = [fold_heading(p) for p in _BAR.split(text) if p.strip()]
    if len(parts) >= 3 and max(map(len, parts)) <= 30:
        named = sum(_scope_of(p) is not None or match_heading(p, NO_NAMES) is not None for p in parts)
        return Scope.LINE if named * 2 > len(parts) else None
    return None


_BAR = re.compile(r"\s*[|\u2022\u00b7\u00bb\u203a]\s*|\s{2,}")


@lru_cache(maxsize=16384)  # several passes ask for the same lines
def _scope_of(folded: str) -> Scope | None:
    found = next((scope for regex, scope in _matcher() if regex.fullmatch(folded)), None)
    return found or furniture_phrases().get(folded)


_URL = re.compile(
    r"(?:(?i:original article|sources?|references?|available (?:at|from)|retrieved from|full text): *)?"
    r"(?:\[?\d{1,3}[\].)]? ?)?<?(?:https?://|www\.)\S+>?[.,;]?"
)
_SHARING = re.compile(
    r"//(?:www\.)?(?:facebook|twitter|x|pinterest|linkedin|instagram|youtube|whatsapp|t)\.(?:com|co)/"
)


def is_reference_line(text: str) -> bool:
    """Whether a line is nothing but the address of a source, perhaps called so.

    Args:
        text: the line.

    >>> is_reference_line("https://example.org/label.pdf"), is_reference_line("See www.example.org for more")
    (True, False)
    >>> is_reference_line("Original article: https://example.org/baclofen")
    True
    """
    return _URL.fullmatch(text) is not None and not _SHARING.search(text)
