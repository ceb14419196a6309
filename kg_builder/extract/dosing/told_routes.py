"""The route that a dosing text tells once, apart from its doses: "It is an injection under the skin"."""

from __future__ import annotations

from collections.abc import Iterable

from kg_builder import lazy_re as re

from ..language.quantities import find_quantities
from ..language.routes import find_routes
from .line import Line

__all__ = ["told_route"]

_ASIDE = frozenset({"overdose", "storage", "preparation", "premedication", "missed"})
_HOW = re.compile(
    r"\b(?:is|are|be|comes?|it's)\b[^.;:]{0,60}?\b"
    r"(?:given|taken|injected|infused|administered|applied|inhaled|used|placed|injections?|infusions?"
    r"|to take|to use)\b"
    r"|^\W*(?:administer|give|take|inject|infuse|apply|inhale|use|by|for|via|as|swallow)\b"
    r"|\byou (?:will )?(?:take|inject|swallow|inhale|apply)\b",
    re.I,
)
_DENIED = re.compile(
    r"\b(?:not|never|n't|avoid|instead|unless|cannot|other than|only if|switch\w*|convert\w*"
    r"|change\w* (?:to|from))\b",
    re.I,
)
_HOW_IT_IS_GIVEN = re.compile(
    r"\W*(?:$|[,.;:()](?!\w)"
    r"|(?:infusions?|injections?|use|administration|route|bolus|drip|once|twice|daily|every|with|without|or"
    r"|and|in|on|into|over|at|as|by|for|to|before|after|using|only|tablets?|capsules?|solution|suspension"
    r"|either|if|when|via|each|the|a|about|around|whole|\d+)\b)",
    re.I,
)
"""What stands behind the way a drug is given, and not behind the nature of another: "intravenous fluids"."""

_SWALLOWED = re.compile(
    r"\bswallow(?:ed)?\b[^.;]*\b(?:tablets?|capsules?|caplets?|pills?|whole|water)\b"
    r"|\b(?:tablets?|capsules?|caplets?|pills?)\b[^.;]*\bswallow(?:ed)?\b",
    re.I,
)
_AMOUNTS = frozenset({"mass", "activity", "amount", "count", "volume"})


def told_route(lines: Iterable[Line], stated: Iterable[str]) -> str:
    r"""The only route that statements without a dose name, or ""; none where doses name another.

    Args:
        lines: the statements of a dosing text.
        stated: the routes of its doses.

    >>> from kg_builder.extract.dosing.lines import lines_of
    >>> page = read("Dosage\nExamplol is given by injection under the skin.\nAdults: 5 mg once a week.")
    >>> lines = list(lines_of(page.monograph, page.monograph.sections[-1]))
    >>> told_route(lines, ["", ""]), told_route(lines, ["intravenous"])
    ('subcutaneous', '')
    >>> page = read("Dosage\nAdults: 5 mg once a day.\nSwallow the capsules whole.")
    >>> told_route(lines_of(page.monograph, page.monograph.sections[-1]), [""])
    'oral'
    """
    doses = {route for route in stated if route}
    told: set[str] = set()
    for line in lines:
        if line.context.mode in _ASIDE or line.context.trigger:
            continue
        for _, _, words in line.sentences():
            if "wallow" in words and _SWALLOWED.search(words):
                told.add("oral")
            named = find_routes(words)
            if not named or any(q.kind in _AMOUNTS for q in find_quantities(words)):
                continue
            if _HOW.search(words) and not _DENIED.search(words):
                told |= {route.value for route in named if _HOW_IT_IS_GIVEN.match(words, route.end)}
    return told.pop() if len(told) == 1 and doses <= told else ""
