"""The same in other words: without function words in front, once for twice, with an equal wording."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from kg_builder import lazy_re as re
from kg_builder.model import SemanticType

from .tables import read_table

__all__ = [
    "disorder_of_organ",
    "event",
    "of_what_kind",
    "other_wordings",
    "sort_of_event",
    "without_function_words",
]

_SLOT_WORDS = {
    SemanticType.CONDITION: "condition",
    SemanticType.TEST: "test",
    SemanticType.SUBSTANCE: "drug",
    SemanticType.DRUG_CLASS: "drug",
    SemanticType.TARGET: "target",
}
_FUNCTION_WORDS = re.compile(
    r"^(?:(?:all(?:\s+of)?|following|if|when|where|whether|and|or|but|also|with|the|an?|either|both|such(?:\s+as)?|these|those|this|that|"
    r"including|includes?|e\.g\.,?|i\.e\.,?|like|use\s+of|cases?\s+of|occurrences?\s+of|development\s+of|"
    r"presence\s+of)\s+)+",
    re.IGNORECASE,
)
_DANGLING = re.compile(
    r"(?:,?\s+(?:others?|and|or|of|in|with|that|which|who|may|is|are|was|the|to|for|from|by|at|on|as|nor|than|including))+$",
    re.IGNORECASE,
)
"""Words at the end that something should follow: the object was cut short."""
_EVENT = re.compile(
    r"\s+(?:(events?|episodes?|occurrences?|incidents?)|(?:complications?|symptoms?|movements?))$",
    re.IGNORECASE,
)
_SORT_OF_EVENT = re.compile(
    r"\s+(?:signs?|reactions?|syndromes?|states?|conditions?|attacks?|eruptions?|manifestations?)$",
    re.IGNORECASE,
)
_KIND_OF = re.compile(
    r"^(?:[\w-]+\s+){0,2}(?:forms?|types?|kinds?|stages?|manifestations?|evidence|degrees?|flares?|outbreaks?|"
    r"exacerbations?|reactivation|recurrences?|returns?|relapses?|development|worsening|precipitation|activation|onset)\s+of\s+(.+)$",
    re.IGNORECASE,
)
_VIRUS_AGAIN = re.compile(r"(.*\bvirus|[A-Z]{2,3}V) (?:reactivation|flares?)", re.IGNORECASE)
_OF_ORGAN = re.compile(
    r"(?:(?:serious|severe|adverse|acute|chronic|other|fatal|life-threatening|significant|major)\s+)*(.+?)[\s-]+"
    r"(?:related\s+)?(?:adverse\s+)?(?:reactions?|toxicit(?:y|ies)|effects?|events?|symptoms?|injur(?:y|ies)|"
    r"manifestations?|complications?|abnormalit(?:y|ies)|problems?|damage|lesions?|impairment|dysfunction|compromise|"
    r"disturbances?|disorders?|diseases?)",
    re.IGNORECASE,
)


def without_function_words(text: str) -> str:
    """A phrase without the words of its sentence at its ends, and once if it is written twice.

    Args:
        text: the phrase.

    >>> without_function_words("such as baclofen"), without_function_words("dry mouth dry mouth")
    ('baclofen', 'dry mouth')
    >>> without_function_words("renal function and")
    'renal function'
    """
    bare = _DANGLING.sub("", _FUNCTION_WORDS.sub("", text))
    words = bare.split()
    half, odd = divmod(len(words), 2)
    if half and not odd and [w.casefold() for w in words[:half]] == [w.casefold() for w in words[half:]]:
        bare = " ".join(words[:half])
    return bare


def event(text: str) -> str:
    """The thing that happens in an event; empty for other phrases.

    Args:
        text: the phrase.

    >>> event("thrombotic arterial events")
    'arterial thrombosis'
    >>> event("bleeding events"), event("thrombotic complications"), event("skin reactions")
    ('bleeding', 'thrombosis', '')
    """
    found = _EVENT.search(text)
    return _thing(text[: found.start()], or_as_said=bool(found.group(1))) if found else ""


def sort_of_event(text: str) -> str:
    """The thing that a reaction, sign or state has to do with; empty for other phrases.

    Args:
        text: the phrase.

    >>> sort_of_event("febrile reactions"), sort_of_event("skin reactions")
    ('fever', '')
    """
    found = _SORT_OF_EVENT.search(text)
    return _thing(text[: found.start()], or_as_said=False) if found else ""


def _thing(text: str, *, or_as_said: bool) -> str:
    words = text.split()
    table = _event_adjectives()
    for at in reversed(range(len(words))):  # "thrombotic arterial events" too
        if words[at].casefold() in table:
            return " ".join([*words[:at], *words[at + 1 :], table[words[at].casefold()]])
    return text if or_as_said else ""


def of_what_kind(text: str) -> str:
    """What a phrase names a form or a turn of; empty for other phrases.

    Args:
        text: the phrase.

    >>> of_what_kind("relapsing forms of multiple sclerosis"), of_what_kind("loss of vision")
    ('multiple sclerosis', '')
    """
    if again := _VIRUS_AGAIN.fullmatch(text):
        return f"{again.group(1)} infection"
    found = _KIND_OF.match(text)
    return found.group(1) if found else ""


def other_wordings(text: str, slot: SemanticType) -> Iterator[str]:
    """A phrase with one of its wordings exchanged for its equal.

    Args:
        text: the phrase.
        slot: what it stands for.

    Yields:
        Phrases to be looked up in its place.

    >>> list(other_wordings("elevated pulse rate", SemanticType.CONDITION))[0]
    'elevated heart rate'
    """
    table = _wordings().get(_SLOT_WORDS.get(slot, ""), {})
    words = text.split()
    lowered = text.casefold().split()
    found = [
        (-len(wording), start, other)
        for start, first in enumerate(lowered)
        for wording, other in table.get(first, ())
        if lowered[start : start + len(wording)] == wording
    ]
    for size, start, other in sorted(found):
        yield " ".join([*words[:start], other, *words[start - size :]])


def disorder_of_organ(text: str) -> str:
    """The name of any disorder of the organ whose trouble a phrase tells of; empty for other phrases.

    Args:
        text: the phrase.

    >>> disorder_of_organ("severe cutaneous adverse reactions"), disorder_of_organ("allergic reactions")
    ('skin disorder', '')
    """
    found = _OF_ORGAN.fullmatch(text)
    return _organs().get(found.group(1).casefold(), "") if found else ""


@lru_cache(maxsize=1)
def _wordings() -> dict[str, dict[str, list[tuple[list[str], str]]]]:
    """Wordings and their equals, by slot and the wording's first word."""
    found: dict[str, dict[str, list[tuple[list[str], str]]]] = {}
    for row in read_table("wordings.tsv"):
        words = row["words"].casefold().split()
        found.setdefault(row["slots"], {}).setdefault(words[0], []).append((words, row["other"]))
    return found


@lru_cache(maxsize=1)
def _event_adjectives() -> dict[str, str]:
    return {row["adjective"]: row["thing"] for row in read_table("event_adjectives.tsv")}


@lru_cache(maxsize=1)
def _organs() -> dict[str, str]:
    return {row["organ"].casefold(): row["disorder"] for row in read_table("organs.tsv")}
