"""Readings of conditions: heads without modifiers, troubles of organs, whom a group of patients has."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from kg_builder import lazy_re as re
from kg_builder.model import SemanticType

from .normalize import words_of
from .phrases import Reading, brackets_of, is_list, without_initials
from .tables import read_table
from .wordings import (
    disorder_of_organ,
    event,
    of_what_kind,
    other_wordings,
    sort_of_event,
    without_function_words,
)

__all__ = [
    "broader_conditions",
    "conditions_of_group",
    "exact_conditions",
    "heads",
    "is_vague",
    "without_ages",
]

_TAIL = re.compile(
    r"\s+(?:due to|caused by|associated with|related to|secondary to|resulting from|brought on by|induced by|"
    r"as a result|because of|of|in|on|at|with|without|during|after|following|while|when|that|which|who|whose|"
    r"from|under|between|around|including|such as|for|to|if|requiring|leading|not|unrelated|below|above|over|"
    r"less than|greater than|before|prior to|despite|by|as|is|are|was|were|has|have|had|may|should|must|can|"
    r"characteri[sz]ed|manifested|suspected|occurs?|occurred|occurring|develops?|developed|persists?|resolved|"
    r"observed|reported|within|plus|using|receiving|taking)\b.*$",
    re.IGNORECASE,
)
_GRADE = re.compile(
    r"^(?:(?:\w+\s+)?CTC(?:AE)?\s+)?(?:grades?|stages?)\s*[<>\u2264\u2265]?\s*(?:[0-5]|I{1,3}|IV)[A-C]?"
    r"(?:\s*(?:to|or|and|-|\u2013|/|,)\s*(?:(?:grade|stage)\s*)?(?:[0-5]|I{1,3}|IV)[A-C]?)*"
    r"(?:\s+(?:or|and)\s+(?:higher|greater|more|above|worse))?\s+",
    re.IGNORECASE,
)
_MALIGNANT_CANCER = re.compile(
    r"malignant\b.*\b(?:cancers?|carcinomas?|sarcomas?|melanomas?)$", re.IGNORECASE
)
_GENERAL_NOUN = re.compile(
    r"\s+(?:problems?|troubles?|diseases?|disorders?|conditions?|illness(?:es)?)$", re.IGNORECASE
)
_SENSITIVE = re.compile(
    r"^(?:[\w-]+\s+){0,3}?(?:hypersensitiv\w*|allerg\w+)(?:\s+reactions?)?\s+to\s", re.IGNORECASE
)
_SHOWN_BY = re.compile(
    r"^(?:.*\bknown as|(?:often\s+)?(?:accompanied|manifested|characteri[sz]ed)\s+(?:\w+\s+)?by|"
    r"manifesting\s+as|defined\s+as|(?:or\s+)?(?:who\s+)?develop)\s+(.+)$",
    re.IGNORECASE,
)
_GERM = re.compile(r"^([A-Z][a-z]{4,}) [a-z]{4,} (infections?)\b")
"""Genus and species of what infects: "Candida albicans infection"."""
_POORER_FUNCTION = re.compile(r"impaired\s+(.+)\s+function", re.IGNORECASE)
_DONE_TO = re.compile(
    r"^((?:[\w-]+\s+){0,2}?)(damage|injury|toxicity|harm)\s+(?:to|of)\s+(?:the\s+|your\s+)?([\w ]+)$",
    re.IGNORECASE,
)
_WHO_HAVE = re.compile(
    r"^(?:[\w-]+\s+){0,3}?(?:patients?|individuals|subjects|people|persons|women|men|females|males|children|adults|"
    r"adolescents|infants|those|recipients)\s+(?:with|(?:who|that)\s+(?:have\s+had|have|had|are\s+at\s+risk\s+(?:of|for)|"
    r"suffer\s+from)|having|suffering\s+from|treated\s+for)\s+(.+)$",
    re.IGNORECASE,
)
_AGE = re.compile(
    r"\s+(?:under|younger|older|over|aged?|less|below|above|from|between|with|who|at|\d+)\b.*$|^[<>\u2264\u2265].*",
    re.IGNORECASE,
)


def is_vague(text: str) -> bool:
    """Whether a phrase says too little to stand for a condition.

    Args:
        text: the phrase.

    >>> is_vague("reactions"), is_vague("allergic reaction")
    (True, False)
    """
    return _vague_heads().get(" ".join(words_of(text))) == "no"


def exact_conditions(text: str) -> Iterator[Reading]:
    """Readings that mean the same condition.

    Args:
        text: the phrase.

    Yields:
        Readings in the order to try them.

    >>> [reading.text for reading in exact_conditions("kidney problems")]
    ['kidney disorder', 'kidney disease']
    >>> [reading.text for reading in exact_conditions("impaired hepatic function")]
    ['impaired hepatic']
    """
    if _MALIGNANT_CANCER.match(text):
        yield Reading(text.partition(" ")[2], "a cancer is malignant")
    for other in _other_nouns(text):
        yield Reading(other, "the same with another noun")
    if poorer := _POORER_FUNCTION.fullmatch(text):
        yield Reading(f"impaired {poorer[1]}", "what is impaired is its function")
    if happening := event(text):
        yield Reading(happening, "what happens in the event")


def broader_conditions(text: str) -> Iterator[Reading]:
    """Readings that mean something broader: modifiers and additions stripped, any trouble of the organ.

    Args:
        text: the phrase.

    Yields:
        Readings in the order to try them.

    >>> [reading.text for reading in broader_conditions("severe allergic reaction")]
    ['allergic reaction']
    """
    bare = without_function_words(next(without_initials(text), text)) or text
    if germ := _GERM.match(bare):
        yield Reading(f"{germ[1]} {germ[2]}", "the species left out")
    if _SENSITIVE.match(bare):
        yield Reading("hypersensitivity reaction", "what it is to left out")
    sources = [bare]
    if whole := of_what_kind(bare):
        yield Reading(whole, "a form or turn of it")
        sources.insert(0, whole)
    found = [reading for source in sources for reading in _stripped(source)]
    yield from found
    for reading in found:
        for other in other_wordings(reading.text, SemanticType.CONDITION):
            yield Reading(other, reading.reason)
    yield from dict.fromkeys(
        other for source in (*sources, *(reading.text for reading in found)) for other in _restated(source)
    )
    for source in sources:
        yield from _last_words(source, {source, *(reading.text for reading in found)})
    if (shown := _SHOWN_BY.match(text)) and not is_list(shown[1]):
        yield Reading(shown[1], "what it shows itself by")
        yield from _stripped(shown[1])


def _restated(text: str) -> Iterator[Reading]:
    """A phrase without its modifiers in other words, or by the organ that it is about."""
    yield from exact_conditions(text)
    if text.casefold().endswith(" virus"):
        yield Reading(f"{text} infection", "what the virus does")
    if done := _DONE_TO.match(text):
        text = f"{done[3]} {done[2]}"
    if happening := sort_of_event(text):
        yield Reading(happening, "what it is a sign or kind of")
    if disorder := disorder_of_organ(text):
        yield Reading(disorder, "any disorder of the organ")


def conditions_of_group(text: str) -> Iterator[Reading]:
    """What a group of people has, as conditions.

    Args:
        text: words for the group.

    Yields:
        Readings to be looked up as conditions.

    >>> [reading.text for reading in conditions_of_group("adult patients with severe renal impairment")]
    ['severe renal impairment', 'renal impairment', 'kidney disorder']
    """
    having = _WHO_HAVE.match(text)
    condition = having[1] if having else text
    condition = next(without_initials(condition), condition)
    if not is_list(condition):
        yield Reading(condition, "what they have")
    yield from broader_conditions(condition)


def without_ages(text: str) -> str:
    """A group of people without its limits of age.

    Args:
        text: words for the group.

    >>> without_ages("children younger than 6 years"), without_ages("children 6 years and older")
    ('children', 'children')
    """
    return _AGE.sub("", text)


def _other_nouns(text: str) -> Iterator[str]:
    """A phrase's name with the nouns that vocabularies put after organs: "kidney problems"."""
    match = _GENERAL_NOUN.search(text)
    if match:
        yield from (
            text[: match.start()] + noun
            for noun in (" disorder", " disease")
            if noun.strip() not in match.group().casefold()
        )


@lru_cache(maxsize=1 << 8)  # the readings of one phrase ask for the same several times
def _bodies(text: str) -> tuple[str, ...]:
    """A phrase without its brackets, and without what follows its head."""
    outer = brackets_of(text)
    whole = text if outer is None else outer[0]
    cut = _TAIL.sub("", whole)
    # "depression of contractility" is no kind of depression.
    if not cut or cut == whole or _kind(cut.rpartition(" ")[2]) == "modified":
        return (whole,)
    return (whole, cut)


def _stripped(text: str) -> Iterator[Reading]:
    """Heads behind modifiers that are known, the longest first."""
    seen = {text}
    for body in _bodies(text):
        reason = "what follows left out" if "(" not in text else "what stands in brackets left out"
        start = _GRADE.match(body)
        words = (body[start.end() :] if start else body).split()
        left_out = [start.group().strip()] if start else []
        while True:
            rest = " ".join(words)
            if rest not in seen and not is_list(rest) and not _says_little(rest):
                seen.add(rest)
                yield Reading(rest, f'"{" ".join(left_out)}" left out' if left_out else reason)
            size = _modifiers_at(words)
            if not size:
                break
            left_out += words[:size]
            words = words[size:]
        words = body.split()
        last = len(words)
        while last > 1 and " ".join(words_of(words[last - 1])) in _trailing():
            last -= 1
            kept, left_out = words[:last], words[last:]
            while kept:
                rest = " ".join(kept).rstrip(",")
                if rest not in seen and not is_list(rest) and not _says_little(rest):
                    seen.add(rest)
                    yield Reading(rest, f'"{" ".join(left_out)}" left out')
                size = _modifiers_at(kept)
                kept, left_out = kept[size:] if size else [], [*kept[:size], *left_out]


def _last_words(text: str, seen: set[str]) -> Iterator[Reading]:
    """Heads behind words of any kind."""
    for body in _bodies(text):
        if not is_list(body) and not _TAIL.search(body):
            for reading in heads(body):
                if reading.text not in seen:
                    seen.add(reading.text)
                    yield reading


def heads(text: str) -> Iterator[Reading]:
    """The last words of a phrase, the longest first, as what it is a kind of.

    None where a word is lost that turns the sense round ("no rash", "fear of flying"), and none that says
    next to nothing ("disease") or is another thing behind some words ("bone marrow depression").

    Args:
        text: the phrase.

    >>> [reading.text for reading in heads("chronic plaque psoriasis")]
    ['plaque psoriasis', 'psoriasis']
    >>> list(heads("no rash")), list(heads("eye disease")), list(heads("respiratory depression"))
    ([], [], [])
    """
    words = text.split()
    for first in range(1, len(words)):
        if set(words_of(words[first - 1])) & _barriers():
            return
        head = " ".join(words[first:])
        if not _kind(head):
            yield Reading(head, f'"{" ".join(words[:first])}" left out')


def _modifier_at(words: list[str]) -> int:
    """How many of the first words are a modifier."""
    table = _modifiers()
    for size in (3, 2, 1):
        if size < len(words) and " ".join(words_of(" ".join(words[:size]))) in table:
            return size
    both = words[0].split("/") if len(words) > 1 and "/" in words[0] else ()
    return int(bool(both) and all(" ".join(words_of(word)) in table for word in both))


def _modifiers_at(words: list[str]) -> int:
    """How many of the first words are a modifier, or modifiers with "or" between."""
    size = _modifier_at(words)
    if size and len(words) > size + 1 and words[size] in ("or", "and", "to"):
        further = _modifier_at(words[size + 1 :])
        return size + 1 + further if further else size
    return size


def _says_little(text: str) -> bool:
    return _kind(text) in ("no", "yes")


def _kind(text: str) -> str:
    """Whether a head may stand alone ("yes"), not even so ("no"), or behind known modifiers only."""
    return _vague_heads().get(" ".join(words_of(text)), "")


@lru_cache(maxsize=1)
def _vague_heads() -> dict[str, str]:
    return {" ".join(words_of(row["head"])): row["alone"] for row in read_table("vague_heads.tsv")} | {
        "": "no"
    }


@lru_cache(maxsize=1)
def _modifiers() -> frozenset[str]:
    return frozenset(" ".join(words_of(row["modifier"])) for row in read_table("modifiers.tsv"))


@lru_cache(maxsize=1)
def _trailing() -> frozenset[str]:
    """Adjectives that lists of effects put behind: "rash generalized"."""
    return frozenset(row["modifier"] for row in read_table("trailing_modifiers.tsv"))


@lru_cache(maxsize=1)
def _barriers() -> frozenset[str]:
    return frozenset(word for row in read_table("barriers.tsv") for word in words_of(row["word"]))
