"""What the cells of a table on interactions say: what happens, what to do."""

from __future__ import annotations

from kg_builder import lazy_re as re
from kg_builder.model import Cell

from ..language.sentences import sentences
from ..vocabulary.phrases import decapitalised, without_asides, without_citations
from .effects import effect_in
from .grammar import MODAL
from .management import management_of

__all__ = ["ASKS", "RESULT", "advice_in", "happening_in", "result_in"]

_PART = re.compile(r";\s+(?![^()]*\))")
"""Between the parts of a sentence; what brackets hold is no part."""
_BULLET = re.compile(r"^[\s\u2022\u00b7*-]+")
_SPACE_BEFORE = re.compile(r"\s+(?=[.;,](?:\s|$))")
_TELLS = re.compile(
    rf"\b(?:{MODAL}\s+)?(?:increase[sd]?|decrease[sd]?|reduce[sd]?|potentiate[sd]?|enhance[sd]?"
    rf"|augment(?:s|ed)?|"
    r"prolong(?:s|ed)?|diminish(?:es|ed)?|impair(?:s|ed)?)\s+(?:the\s+|its\s+)?\w",
    re.I,
)
"""Where what happens begins, behind what it happens with: "zolfin with alcohol increased the risk"."""

ASKS = re.compile(
    r"(?:reserve|administer|use|give|take|counsel|inform|advise|instruct|limit|follow|titrate|measure|start"
    r"|begin|initiate|interrupt|withhold|hold|discontinue|stop|refer|obtain|perform|increase|decrease|modify"
    r"|select|individualize|evaluate|assess|observe|monitor|check|adjust|reduce|lower|consider|avoid"
    r"|separate|ensure|exercise|prescribe|educate|switch|replace|choose|allow|wait|do|close|careful|caution"
    r"|frequent)\b"
    r"|.*\b(?:should|must|preferred|recommended|contraindicated|required?|necessary|needed)\b",
    re.I | re.S,
)
_TAKEN_WITH = re.compile(
    r"\s(?:with|during|upon|following)\s+(?:concomitant|concurrent|co-?administration)\b.*$", re.I
)
_UNKNOWN = re.compile(
    r"unknown|not (?:studied|known)|.*\bis (?:\w+ )?metaboli[sz]ed by\b.*"
    r"|.*\bis an? (?:\w+ ){0,3}(?:substrate|inhibitor|inducer)\b.*",
    re.I,
)
"""What tells nothing that happens: "unknown", "zolfin is a substrate of CYP3A4"."""
RESULT = re.compile(
    r"(?:\w+ly\s+)?(?:increase[sd]?|decrease[sd]?|reduce[sd]|potentiate[sd]?|enhance[sd]?|prolong(?:s"
    r"|ed)?|inhibit(?:s|ed)?|higher|lower|elevated"
    r"|additive|may|can)\b",
    re.I,
)
_HEDGED = re.compile(rf"{MODAL}\s", re.I)
_LONGEST = 30
_PHRASE = 6

_FIRST_SENTENCES = 3


def _sentences(cell: Cell | None) -> list[str]:
    """The sentences of a cell and their parts, without citations and marks of lists."""
    text = _SPACE_BEFORE.sub("", without_citations(cell.text)) if cell else ""
    parts = (part for *_, told in sentences(text) for part in _PART.split(told))
    return [_BULLET.sub("", " ".join(part.split())).rstrip(" .;") for part in parts]


def _words(sentence: str) -> str | None:
    """A sentence as it reads inside another; None for no words, or very many."""
    if not re.search(r"[A-Za-z]{3}", sentence) or len(sentence.split()) > _LONGEST:
        return None
    return without_asides(decapitalised(sentence))


def advice_in(cell: Cell | None) -> str | None:
    """What a cell asks to do: its first sentence that asks for something, else its first.

    >>> advice_in(Cell(0, 0, "Levels rise [see Use (5.1)] . Monitor them closely.", 0, 0))
    'monitor them closely'
    """
    told = _sentences(cell)
    asking = next((s for s in told if ASKS.match(s) or management_of(s)), None)
    if asking is None:
        return _words(told[0]) if told else None
    return _words(asking) or management_of(asking)


def result_in(cell: Cell) -> str | None:
    """What a cell under a head that asks for advice says will happen, before its advice.

    >>> result_in(Cell(0, 0, "Increased risk of falls. Avoid it.", 0, 0))
    'increased risk of falls'
    """
    told = _sentences(cell)
    first = told[0] if len(told) > 1 else ""
    return _words(first) if RESULT.match(first) and management_of(first) is None else None


def happening_in(cell: Cell | None, drug: re.Pattern[str]) -> str | None:
    """What a cell says happens: the first of its sentences that tells it, else its first.

    Args:
        cell: of a column of effects.
        drug: matches the document's drug.

    >>> cell = Cell(0, 0, "It is a base and is taken whole. Iron may reduce its uptake.", 0, 0)
    >>> happening_in(cell, re.compile("x"))
    'reduce its uptake'
    """
    told = _sentences(cell)
    first = _words(told[0]) if told else None
    if first and len(first.split()) <= _PHRASE and not _HEDGED.match(first):
        if not _UNKNOWN.fullmatch(first):
            return first
        told = told[1:]
        first = _words(told[0]) if told else None
    for sentence in told[:_FIRST_SENTENCES]:  # "Concomitant use may raise ..."
        if found := effect_in(_words(sentence) or without_asides(sentence), drug):
            return _TAKEN_WITH.sub("", found)
    if first and (verb := _TELLS.search(first)):
        return first[verb.start() :]
    return _TAKEN_WITH.sub("", first) if first else None
