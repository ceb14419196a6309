"""Hazards listed without a verb: kinds after a label ("Infections: thrush"), or in telegram style."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from kg_builder import lazy_re as re

from ..vocabulary.phrases import blank
from .grammar import grammar
from .hazards import hazard_items
from .rules import Hazard
from .sound import names_harm

__all__ = ["behind", "label_kinds", "telegram_hazards"]

_BEFORE = re.compile(
    r"[\s,:;\u2013\u2014-]*(?:\([^()]*\)[\s,:]*)?"
    r"(?:(?:(?:some|many|most|a few|several)(?: of (?:them|which|these))?(?: (?:may be|can be|are|were))? )?"
    r"(?:(?:sometimes|at times|even|often|occasionally|potentially|rarely) )?"
    r"(?:fatal|deadly|severe|serious|life-threatening|(?:leading|ending|resulting) (?:to|in) [\w ]{3,40}?)"
    r"[,:] )?"
    r"(?P<lead>(?:mainly |mostly |chiefly |above all |also )?(?:including|such as|meaning|namely|among them|"
    r"i\.e\.,?|e\.g\.,?|that is,?|for example,?|for instance,?|like|both|either) )?"
)
_FAMILY = re.compile(
    r"\b(?:infections?|cancers?|malignanc\w+|tumou?rs|counts?|cytopenias?|events|clots?|complications|"
    r"toxicit\w+|disorders|problems|changes|damage|injur(?:y|ies)|disturbances|abnormalities|bleeding)$",
    re.I,
)
"""Names of families, whose kinds may be listed after them without a word that leads these in."""
_CALLED = re.compile(r"\((?P<name>[a-z][a-z -]{5,40})\)")
_SAYS = re.compile(
    r"\b(?:is|are|was|were|has|have|had|may|can|could|might|should|must|will|if|when|you|not)\b", re.I
)
_END = re.compile(r"[.;](?=\s|$)|\s[\u2013\u2014-]\s")


def behind(text: str, end: int) -> int:
    """Where what stands behind a label begins: at the brackets inside it, or where it ends.

    >>> text = "Severe diarrhea (colitis). Rare."
    >>> text[behind(text, 26):], text[behind(text, 15):]
    (' (colitis). Rare.', ' (colitis). Rare.')
    """
    bracket = text.find(" (", 0, end)
    return bracket if bracket >= 0 else end


def label_kinds(
    label: str, rest: str, offset: int, abbreviations: Mapping[str, str], *, below: bool = False
) -> Iterator[Hazard]:
    """The hazards that a list after a label names, where all its members are hazards.

    Args:
        label: the hazard that the label names.
        rest: what stands after it.
        offset: of the first code point of this in the document.
        abbreviations: short form to long form.
        below: whether the rest stands below the label, not behind it.

    >>> [h.name for h in label_kinds("infections", ", some of them fatal, including sepsis.", 0, {})]
    ['sepsis']
    >>> [h.name for h in label_kinds("low blood counts", ": anemia, neutropenia.", 0, {})]
    ['anemia', 'neutropenia']
    >>> list(label_kinds("liver failure", ": nausea, vomiting.", 0, {}))
    []
    """
    called = _CALLED.match(rest, len(rest) - len(rest.lstrip()))
    if called and names_harm(called["name"]):
        yield _hazard_called(called, offset)
        return
    before = _BEFORE.match(rest)
    begin = before.end() if before else 0
    lead = before["lead"] if before else None
    if lead is None and ((rest.lstrip()[:1] not in {":", ","} and not below) or not _FAMILY.search(label)):
        return
    end = _END.search(rest, begin)
    for called in _CALLED.finditer(rest, 0, end.start() if end else len(rest)):
        if names_harm(called["name"]):
            yield _hazard_called(called, offset)
    listed = rest[begin : end.start() if end else len(rest)]
    if not listed or _SAYS.search(listed):
        return
    found = list(hazard_items(listed, offset + begin, abbreviations))
    if found and all(names_harm(hazard.name) for hazard in found):
        yield from (replace(hazard, rule="kind") for hazard in found)


def _hazard_called(called: re.Match[str], offset: int) -> Hazard:
    return Hazard(called["name"], offset + called.start("name"), offset + called.end("name"), "kind")


_HOW = re.compile(
    r",? (?:some|mostly|mainly|rare|rarely|sometimes|often|usually|occasionally|especially|particularly|"
    r"with|without|"
    r"within|in|after|during|before|incl|including|little|dose-related|reported|possible)\b.*$",
    re.I | re.S,
)
_SEGMENT = re.compile(r"(?P<listed>[A-Z](?:\([^()]*\)|[^;:.()])+)(?:[;.]|$)")


def telegram_hazards(words: str, offset: int, abbreviations: Mapping[str, str]) -> Iterator[Hazard]:
    """The hazards of a list in telegram style that opens a sentence; nothing of other sentences.

    Args:
        words: the sentence.
        offset: of its first code point in the document.
        abbreviations: short form to long form.

    >>> [h.name for h in telegram_hazards("Serious infections (skin), gout; weigh the risk", 0, {})]
    ['serious infections', 'gout']
    >>> list(telegram_hazards("Infections are rare.", 0, {})), list(telegram_hazards("Tablets, gout.", 0, {}))
    ([], [])
    """
    if (among := _AMONG.match(words)) and all(map(names_harm, (among["head"], among["kind"]))):
        yield from hazard_items(among["head"], offset, abbreviations)
        yield from hazard_items(among["kind"], offset + among.start("kind"), abbreviations)
        return
    segment = _SEGMENT.match(words)
    if segment is None:
        return
    if ";" not in words and words.rstrip().endswith("."):
        return
    plain = _IN_BRACKETS.sub(blank, segment["listed"])
    listed = _HOW.sub("", plain)
    if _SAYS.search(plain) or grammar().request(words) or len(listed.split()) > _LONGEST:
        return
    found = list(hazard_items(listed, offset, abbreviations))
    if len(found) > 1 and not names_harm(found[0].name):  # "serious bacterial, viral and fungal infections"
        whole = f"{found[0].name} {found[-1].name.rpartition(' ')[2]}"
        found[0] = replace(found[0], name=whole)
    if found and all(names_harm(hazard.name) for hazard in found):
        yield from (replace(hazard, rule="telegram") for hazard in found)


_AMONG = re.compile(
    r"(?P<head>[A-Z][\w' -]{3,60}), (?P<kind>[A-Za-z][\w' -]{3,60}) among (?:them|these|others)[.;,]", re.S
)
"""A kind behind its family: "Severe reactions, anaphylaxis among them."."""
_IN_BRACKETS = re.compile(r"\([^()]*\)")
_LONGEST = 16
