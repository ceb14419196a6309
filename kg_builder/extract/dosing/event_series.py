"""Series of events that are the condition of one change: "Withhold it for rash, fever or cough"."""

from __future__ import annotations

from kg_builder import lazy_re as re

from ..vocabulary.condition_words import is_condition
from ..vocabulary.phrases import without_asides, without_citations
from .event_names import EVENT_FRAME, EVENT_WORD, FEWEST, named_event

__all__ = ["condition_ends", "enumerated"]

_LONGEST_NAME = 6


def enumerated(words: str) -> list[tuple[str, str]]:
    """The events that a command lists in one sentence.

    Args:
        words: the sentence.

    Returns:
        The name and severity of each; nothing if it lists none.

    >>> enumerated("Withhold for grade 4 neutropenia, rash, or fever.")
    [('neutropenia', 'grade 4'), ('rash', ''), ('fever', '')]
    """
    if " or " in words and (fronted := _FRONTED.match(words)):
        named = [
            named_event(p) or (EVENT_FRAME.sub("", p).casefold(), "")
            for p in _COMMAS.split(fronted["said"])
            if _is_one(p)
        ]
        return named if len(named) >= FEWEST else []
    opened = _COMMANDED.search(words) if "," in words or ";" in words else None
    if opened is None:
        return []
    said = _LIST_ENDS.split(without_asides(without_citations(words[opened.end() :])))[0]
    parts = [part.strip(" .") for part in _COMMAS.split(said) if len(part.strip(" .")) > len("and")]
    found = [named_event(part, plain=opened["if"] is not None) for part in parts]
    if sum(event is not None for event in found) < FEWEST or len(parts) - len(parts) // 2 > sum(
        map(bool, found)
    ):
        return []
    plain = ((EVENT_FRAME.sub("", p).casefold(), "") for p in parts)
    return [
        event or (name if len(name[0].split()) <= _LONGEST_NAME else ("", ""))
        for event, name in zip(found, plain, strict=True)
    ]


def _is_one(part: str) -> bool:
    return len(part.split()) <= _LONGEST_NAME and (EVENT_WORD.search(part) is not None or is_condition(part))


_FRONTED = re.compile(
    r"\W*(?:if|when)\s+(?P<said>[^.;:()]{3,120}?\s+or\s+[^.;:(),]{3,60}?)\s+"
    r"(?:occurs?|develops?|appears?|arises?|happens?|emerges?)\b",
    re.I,
)
"""A condition that a sentence opens with: "If rash, fever or cough occurs, ..."."""


def condition_ends(words: str) -> int:
    """Where the list of events that opens a sentence as its condition ends; 0 where none does.

    >>> condition_ends("If rash or fever occurs, stop it."), condition_ends("Stop it if rash occurs.")
    (23, 0)
    """
    fronted = _FRONTED.match(words)
    return fronted.end() if fronted else 0


_COMMANDED = re.compile(
    r"\b(?:do not (?:initiate|start|use|give|administer)|withhold|discontinue|interrupt|suspend"
    r"|stop|hold|delay|(?:reduce|decrease|lower|halve) (?:the |your )?dose"
    r"|dose reduce|discontinued|withheld|interrupted|stopped|reduced|halved|lowered)\b[^.;:,]{0,60}?"
    r"\b(?:for(?! (?:an? |some )?(?:short|brief|limited|long|while|time)\b)|(?P<if>if|when|in case of"
    r"|in the event of|at (?:the )?(?:first|any) signs? of)|to (?:control|manage)"
    r"|in patients (?:with|who (?:develop|experience)))\s+"
    r"(?:(?:the |a |an |any |you |patients? |there )*(?:have|has|develops?|experiences?|gets?|notices?"
    r"|is|are|of)\s+)?",
    re.I,
)
_LIST_ENDS = re.compile(
    r"\s+(?:until|occurs?|develops?|and then|then|(?:is|are)(?!\s(?:below|above|less|more|greater"
    r"|at least|[<>]))|and (?:do not|reduce|resume|consider))\b|[.;]\s",
    re.I,
)
_COMMAS = re.compile(
    r"[,;]\s+(?:and |or |and/or )?|\s+or\s+(?!(?:greater|higher|more|above|worse|equal|less|lower"
    r"|A[LS]T\b|\d))",
    re.I,
)
