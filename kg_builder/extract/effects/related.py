"""What tagged effects of one sentence are kinds or signs of: "infections, including cellulitis"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from kg_builder import lazy_re as re

from .heads import is_condition_of_signs
from .names import is_generic
from .words import is_kind_of_reaction, is_shown_by_signs

__all__ = ["Relation", "heads_of", "relations"]

_SEEN = (
    r"(?:(?:has|have|had|was|were|is|are|may|can|could)(?: also)? (?:be(?:en)? )?"
    r"(?:reported|seen|observed|noted|induced|described|identified|occur(?:red)?)(?: [^.;:,()]{0,60})?|"
    r"occurred)"
)
_KINDS = re.compile(
    rf"\s*(?:\([^()]*\)\s*)?(?:{_SEEN})?"
    r"(?:,? (?:some|which (?:may|can) be (?:\w+ )?(?:severe|serious|fatal|life-threatening)),?)?\s*"
    r"(?:[,(]\s*|(?<=\s)|(?<=\)))(?:including(?: but not limited to)?|such as|e\.g\.,?|like|"
    r"namely)\s+(?P<next>.*)",
    re.I | re.S,
)
_SIGNS = re.compile(
    r"\s*(?:\([^()]*\)\s*)?(?:[,(]\s*)?(?:(?:which|that) (?:is|are|was|were) )?"
    r"(?:characteri[sz]ed by|manifest(?:ed|ing) (?:as|by|with)|presenting (?:as|with)|"
    r"(?:with |whose )?(?:(?:clinical )?(?:signs|symptoms)(?: (?:and|or) (?:signs|symptoms))?|manifestations)"
    r"(?: (?:may|can|could))? (?:(?:have )?includ(?:e[sd]?|ing)|such as|of|like))\s+(?P<next>.*)",
    re.I | re.S,
)
_MOST_COMMON = re.compile(r"\bmost (?:common|frequent)(?:ly)?(?: [\w-]+){0,3} $", re.I)
_WERE = re.compile(
    r"\s(?:[^.;:,()]{0,60}?\s)?(?:were|was|are|is|have been|include[sd]?)\s+(?P<next>.*)", re.I | re.S
)
"""Kinds of what is most common: "the most common infections on zolfin were cellulitis and sepsis"."""
_AND_NEXT = re.compile(
    r"\s*(?:\([^()]*\)\s*)?(?:[,/]|(?<=\s)(?=and\b|or\b))\s*(?P<next>(?:(?:and/or|and|or)\b)?.*)", re.I | re.S
)
_LITTLE = re.compile(
    r"(?:(?:and/or|and|or|an?|the|any|new|severe|serious|fatal|acute|increased?|other)\s+)*", re.I
)
_GRAVE = re.compile(r"\b(?P<how>serious|severe)\s$", re.I)
_CLOSES = re.compile(r"[^()]*(?:\([^()]*\)[^()]*)*\)")
_BRACKET_BEFORE = re.compile(r"^\s*\)")
"""What is left of the short form of the effect before: "Stevens-Johnson syndrome (SJS) and"."""
_OPENED = re.compile(r"\((?:[^()]|\([^()]*\))*$")


_HINTS = (
    "inclu",
    "such as",
    "e.g.",
    " like ",
    "namely",
    "characteri",
    "manifest",
    "presenting",
    "sign",
    "symptom",
    "most common",
    "most frequent",
)


class Relation(NamedTuple):
    """What an effect is a kind or a sign of.

    Args:
        head: number of the head among the effects of the sentence.
        sign: whether it is a sign; a kind otherwise.
    """

    head: int
    sign: bool


def heads_of(
    words: str, effects: Sequence[tuple[int, int, str]]
) -> dict[tuple[int, int], tuple[str | None, str | None]]:
    """By place, the wider effect of each effect of a sentence and what it is a sign of, where it has one.

    Args:
        words: the sentence.
        effects: start, end and name of each effect.

    >>> said = "Infections, such as cellulitis, occurred."
    >>> heads_of(said, [(0, 10, "infections"), (20, 30, "cellulitis")])
    {(20, 30): ('infections', None)}
    """
    low = words.casefold()
    if len(effects) < 2 or not any(hint in low for hint in _HINTS):
        return {}
    ordered = sorted(effects)
    places = [(start, end) for start, end, _ in ordered]
    names = [name for _, _, name in ordered]
    grave = [_GRAVE.search(words, 0, start) for start, _ in places]
    called = [f"{m['how'].casefold()} {name}" if m else name for m, name in zip(grave, names, strict=True)]
    return {
        place: (None, called[told.head]) if told.sign else (called[told.head], None)
        for place, told in zip(places, relations(words, places, names), strict=True)
        if told
    }


def relations(words: str, places: Sequence[tuple[int, int]], names: Sequence[str]) -> list[Relation | None]:
    """For each effect of a sentence, which of those before it it is a kind or sign of, by the words between.

    Args:
        words: the sentence.
        places: start and end of each effect, in order.
        names: their names.

    >>> said = "Infections, including cellulitis and sepsis, have been reported, and gout."
    >>> names = ["infections", "cellulitis", "sepsis", "gout"]
    >>> places = [(said.lower().index(name), said.lower().index(name) + len(name)) for name in names]
    >>> [relation and relation.head for relation in relations(said, places, names)]
    [None, 0, 0, None]
    """
    found: list[Relation | None] = [None] if places else []
    current: Relation | None = None
    bracketed = False
    for number in range(1, len(places)):
        gap = words[places[number - 1][1] : places[number][0]]
        if bracketed and _CLOSES.match(gap):
            current, bracketed = None, False
        elif not bracketed:
            gap = _BRACKET_BEFORE.sub("", gap)
        opened = next((s for s, pattern in ((False, _KINDS), (True, _SIGNS)) if _leads(pattern, gap)), None)
        if opened is None and _MOST_COMMON.search(words, 0, places[number - 1][0]) and _leads(_WERE, gap):
            opened = False
        if opened is not None:
            head = names[number - 1]
            fit = is_condition_of_signs(head) if opened else not is_generic(head)
            current = Relation(number - 1, opened) if fit else None
            bracketed = _OPENED.search(words, 0, places[number][0]) is not None
        elif gap.strip() != "(" and not _leads(_AND_NEXT, gap):
            current = None
        found.append(_kept(current, names, number))
    return found


def _leads(pattern: re.Pattern[str], gap: str) -> bool:
    """Whether the words between two effects lead from the one to the other and say no more."""
    match = pattern.fullmatch(gap)
    return match is not None and _LITTLE.fullmatch(match["next"]) is not None


def _kept(relation: Relation | None, names: Sequence[str], number: int) -> Relation | None:
    """A relation of an effect to another, as that between reactions and what they look like."""
    if relation is None or names[relation.head] == names[number]:
        return None
    if relation.sign or is_kind_of_reaction(names[number]):
        return relation._replace(sign=relation.sign and not is_kind_of_reaction(names[number]))
    return relation._replace(sign=is_shown_by_signs(names[relation.head]))
