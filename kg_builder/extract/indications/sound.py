"""Trims the names of uses, parts those that ran together, and leaves out what names none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from kg_builder import lazy_re as re
from kg_builder.model import Fact, Indication

from ..language.coordination import split_list
from ..uses.lists import WordLists
from ..vocabulary.condition_words import is_condition
from ..vocabulary.phrases import decapitalised

__all__ = ["sound_names", "sound_uses"]

_BEFORE = re.compile(
    r"^(?:(?:most|such|those|these|whom|as|each\s+type\s+of|secondary\s+to|demonstrated"
    r"|(?:formerly|previously)\s+(?:referred\s+to|called|known)\s+as"
    r"|(?:(?:most|severely\s+ill|adult|p(?:a)?ediatric|(?:black\s+and\s+)?african\s+american"
    r"|(?:the\s+|those\s+)?elderly)\s+)*patients(?:\s+(?:with|believed\s+to\s+develop))?)\s+)+",
    re.I,
)
"""What a name is no part of, before it."""
_BEHIND = re.compile(
    r"\s+(?:compared\s+(?:with|to)\b.*|as\s+follows|(?:adult\s+)?patients(?:\s+\d.*)?|limitations"
    r"|confirmed\s+by\s+any|following\s+an?y?"
    r"|(?:after|with|in|of|on|at)\s+"
    r"(?:pre-?|first|boys|febrile|high-risk|perioperative|refractory|resistance|either|greater|more"
    r"|disease\s+progression\s+on|platelet\s+counts\s+of\s+less))$|\s*\((?!s\))[^()]*$",
    re.I,
)
"""Where a name breaks off or goes on about something else."""
_WHOSE = re.compile(r"\s+(?:adult\s+)?patients", re.I)
_NO_USE = re.compile(
    r"^(?:(?:adults?|children|adolescents|infants|women|men|patients|people)|(?:before|after)\s+surgery"
    r"|(?:above|such\s+as)\b.*|acute|chronic|impending|vulvar|jewelry|severe|recurrent|from\s+\d.*"
    r"|at\s+least\s+one\b.*|each\s+type\b.*"
    r"|(?:formation|synthesis|release|binding|activation|uptake)\s+of\s(?!.*(?:clot|stone|ulcer)).*"
    r"|(?:replace|initiate|initiating|rule\s+out|undergoing|survived|include)\s.*)$"
    r"|\b(?:label|licen[cs]e|prescriptions?|occurs?|changes?\s+over|needle-?stick)\b|^[^(]*\)",
    re.I,
)
"""What is no use in any sentence."""
_SHARED = re.compile(
    r"(?P<head>seizures\s+(?:associated\s+with|of|due\s+to)\s+)(?P<list>[^,]+(?:,|\s(?:and|or)\s).+)", re.I
)
"""What several conditions bring on: "seizures associated with samplitis or trialitis"."""
_GENERAL = re.compile(
    r"(?:[\w'\u2019-]+\s)?"
    r"(?:pain|infections?|diseases?|disorders?|syndromes?|fever|tumou?rs?|cancers?|attacks?|symptoms?"
    r"|flares?)",
    re.I,
)
_OPERATION = re.compile(
    r"(?:(?:hip|knee|joint|heart|cardiac|valve|abdominal|orthop\w+|fracture|elective|major|replacement)\s)+"
    r"(?:surgery|replacement)",
    re.I,
)
"""What patients undergo is no kind of what is prevented: "clots in patients undergoing hip surgery"."""
_FIRST = re.compile(r"familial|wilms", re.I)
"""Words that may be known as names and yet go with what follows."""
_RUN_ON = re.compile(r"(?<=[a-z)]) (?=[A-Z][a-z]{3,})")
"""Where a list that lost its marks goes on: "tinea pedis Tinea cruris"."""


def sound_uses(facts: Iterable[Fact], own: Iterable[str] = ()) -> Iterator[Fact]:
    """Facts of uses with sound names: one for each name that ran together with another.

    Args:
        facts: indications as they were read.
        own: names of the drug, which name no use.

    >>> lost = [replace(facts[0], object=o) for o in ("asthma Migraine", "most athlete's foot", "acute")]
    >>> [fact.object for fact in sound_uses(lost)]
    ['asthma', 'migraine', "athlete's foot"]
    """
    named = tuple(f"{name.casefold()} " for name in own)
    for fact in facts:
        wider = isinstance(fact, Indication) and fact.broader and fact.evidence[0].rule != "indications/item"
        if fact.object.casefold().startswith(named) or (wider and _OPERATION.fullmatch(fact.object)):
            continue
        names = sound_names(fact.object)
        if names == [fact.object]:
            yield fact
            continue
        for name in names:
            if isinstance(fact, Indication) and fact.broader == name:
                yield replace(fact, object=name, broader=None)  # what is left is the wider condition itself
            else:
                yield replace(fact, object=name)


def sound_names(name: str) -> list[str]:
    """The uses that words name, without loose ends; none if they name none.

    >>> sound_names("tinea corporis Tinea pedis"), sound_names("gout as follows"), sound_names("from 2 years")
    (['tinea corporis', 'tinea pedis'], ['gout'], [])
    """
    if _NO_USE.search(name):
        return []
    plain = name
    if (end := _BEHIND.search(name)) and not (_WHOSE.match(end.group()) and " in " in name):
        plain = name[: end.start()].rstrip(" ,;")
    if (opened := _BEFORE.match(plain)) and is_condition(plain[opened.end() :]):
        plain = plain[opened.end() :]
    if not plain or _NO_USE.search(plain):
        return []
    if several := _SHARED.fullmatch(plain):
        kinds = [part.text for part in split_list(several["list"])]
        return [f"{several['head']}{kind}" for kind in kinds] if all(map(is_condition, kinds)) else [plain]
    parts = _RUN_ON.split(plain)
    if len(parts) > 1:
        lists = WordLists.load()
        named = all(lists.is_name(part) and is_condition(part) for part in parts)
        if named and not (_FIRST.fullmatch(parts[0]) or any(map(_GENERAL.fullmatch, parts[1:]))):
            return [decapitalised(part) for part in parts]
    return [plain]
