"""The readings of a phrase: what it may be called in a vocabulary, the surest first, each with its reason."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from kg_builder.model import SemanticType

from .drug_readings import broader_drugs, cytochrome, named_after_colon
from .normalize import words_of
from .tables import read_table
from .wordings import disorder_of_organ, event, of_what_kind, other_wordings, without_function_words

__all__ = ["Reading", "broader_readings", "clean", "exact_readings", "expand", "heads", "is_vague"]

_EDGES = ' \t\n.,;:*\u2020\u2021"\u201c\u201d\u2022-\u2013\u2014'
_BRACKETS = re.compile(r"^(.*?)\s*\(([^()]+)\)\s*(.*)$")
_SHORT = re.compile(r"\b[A-Za-z][\w/-]*[A-Z0-9][\w/-]*\b|\b[A-Z]{2,}\b")
_SHORT_PLURAL = re.compile(r"[A-Z]{2,6}s")
_INITIALS = re.compile(r"[A-Z][A-Za-z0-9/-]{0,9}")
_TAIL = re.compile(
    r"\s+(?:due to|caused by|associated with|related to|secondary to|resulting from|brought on by|induced by|"
    r"as a result|because of|of|in|on|at|with|without|during|after|following|while|when|that|which|who|"
    r"from|under|between|around|including|such as|for|to|if|requiring|leading|not|unrelated)\b.*$",
    re.IGNORECASE,
)
_LIST_SIGNS = re.compile(r"[,;/]|\b(?:and|or|nor)\b", re.IGNORECASE)
_DRUG_NOUNS = re.compile(r"\s+(?:drugs?|medications?|medicines?|agents?|antibiotics?|class)$", re.IGNORECASE)
_ANTI = re.compile(r"anti-?(\w+?)s?", re.IGNORECASE)
_CLASS_NOUNS = re.compile(
    r"(?:[\s-]+(?:class|type|derived))?\s+(?:antibacterials?|antimicrobials?|antifungals?|antivirals?|antiparasitics?|"
    r"antimycobacterials?|antibiotics?|anti-infectives?|drugs?|agents?)$",
    re.IGNORECASE,
)
_BRAND_TAILS = re.compile(
    r"\s+(?:HFA|XR|ER|SR|XL|CR|LA|EC|Diskus|Respimat|FlexPen|KwikPen|Zydis|ODT|Pen)$", re.IGNORECASE
)
_TEST_TAILS = re.compile(
    r"\s+(?:tests?|testing|screening|screens?|monitoring|status|levels?|measurements?|serology|infection)$",
    re.IGNORECASE,
)
_TEST_LEADS = re.compile(
    r"^(?:quantitative|baseline|periodic|regular|routine|complete|serum|latent)\s+", re.IGNORECASE
)
_AGE = re.compile(
    r"\s+(?:under|younger|older|over|aged?|less|below|above|from|between|with|who|at)\b.*$|^[<>≤≥].*",
    re.IGNORECASE,
)
_DRUG_SLOTS = frozenset(
    {SemanticType.DRUG, SemanticType.BRAND, SemanticType.DRUG_CLASS, SemanticType.SUBSTANCE}
)


_ABBREVIATED = frozenset({SemanticType.CONDITION, SemanticType.TEST})


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a phrase.

    Args:
        text: the words to look up.
        reason: how they came from the phrase; empty for the phrase itself.
    """

    text: str
    reason: str = ""


def clean(text: str) -> str:
    """A phrase without outer punctuation and with single blanks.

    >>> clean("  dry   mouth; ")
    'dry mouth'
    """
    return " ".join(text.split()).strip(_EDGES)


def expand(text: str, abbreviations: Mapping[str, str]) -> str:
    """A phrase with the abbreviations that its document introduces written out.

    >>> expand("relapsing MS", {"MS": "multiple sclerosis"})
    'relapsing multiple sclerosis'
    >>> expand("multiple sclerosis (MS)", {"MS": "multiple sclerosis"})
    'multiple sclerosis'
    """
    if not abbreviations:
        return text

    def written_out(match: re.Match[str]) -> str:
        return abbreviations.get(match.group(), match.group())

    brackets = _BRACKETS.match(text)
    if brackets and brackets.group(2) in abbreviations:
        text = f"{brackets.group(1)} {brackets.group(3)}".strip()
    return _SHORT.sub(written_out, text)


@lru_cache(maxsize=1)
def _abbreviations() -> dict[str, str]:
    return {row["short"]: row["long"] for row in read_table("abbreviations.tsv")}


@lru_cache(maxsize=1)
def _modifiers() -> dict[str, int]:
    """Modifiers as folded words, with the number of words; "new onset" is two."""
    found: dict[str, int] = {}
    for row in read_table("modifiers.tsv"):
        words = words_of(row["modifier"])
        found[" ".join(words)] = len(words)
    return found


@lru_cache(maxsize=1)
def _trailing() -> frozenset[str]:
    """Adjectives that lists of effects put behind: "rash generalized"."""
    return frozenset(row["modifier"] for row in read_table("trailing_modifiers.tsv"))


@lru_cache(maxsize=1)
def _barriers() -> frozenset[str]:
    return frozenset(word for row in read_table("barriers.tsv") for word in words_of(row["word"]))


@lru_cache(maxsize=1)
def _vague_heads() -> frozenset[str]:
    return frozenset(" ".join(words_of(row["head"])) for row in read_table("vague_heads.tsv")) | {""}


@lru_cache(maxsize=1)
def _says_nothing() -> frozenset[str]:
    return frozenset(
        " ".join(words_of(row["head"])) for row in read_table("vague_heads.tsv") if row["alone"] == "no"
    )


def is_vague(text: str) -> bool:
    """Whether a phrase says too little to stand for a condition.

    >>> is_vague("reactions"), is_vague("allergic reaction")
    (True, False)
    """
    return " ".join(words_of(text)) in _says_nothing()


def exact_readings(text: str, slot: SemanticType) -> Iterator[Reading]:
    """Readings that mean the same as the phrase.

    >>> [reading.text for reading in exact_readings("antidepressant medications", SemanticType.DRUG_CLASS)]
    ['antidepressant medications', 'antidepressant']
    """
    table = _abbreviations()
    if text in table and slot in _ABBREVIATED:
        yield Reading(table[text], "abbreviation written out")
        return
    yield Reading(text)
    brackets = _BRACKETS.match(text) if "(" in text else None
    if brackets and _INITIALS.fullmatch(brackets.group(2)):
        outer = f"{brackets.group(1)} {brackets.group(3)}".strip()
        if outer:
            yield Reading(outer, "without its abbreviation")
    written_out = text
    if not text.islower():  # as abbreviations have capitals
        written_out = _SHORT.sub(lambda match: table.get(match.group(), match.group()), text)
    if written_out != text:
        yield Reading(written_out, "abbreviation written out")
    if _SHORT_PLURAL.fullmatch(text):
        yield from exact_readings(text[:-1], slot)
        return
    bare = without_function_words(written_out)
    if bare and bare != written_out:
        yield Reading(bare, "without the words of its sentence")
    yield from _of_slot(bare or written_out, slot)
    for other in other_wordings(bare or written_out, slot):
        yield Reading(other, "the same in other words")


def _of_slot(text: str, slot: SemanticType) -> Iterator[Reading]:
    if slot in _DRUG_SLOTS:
        bare = _DRUG_NOUNS.sub("", text)
        if bare and bare != text:
            yield Reading(bare, "without the word for drugs")
        if slot is not SemanticType.BRAND and (chemical := _CLASS_NOUNS.sub("", text)) != text and chemical:
            yield Reading(chemical, "the class without what it is used for")
        if slot is SemanticType.BRAND and (brand := _BRAND_TAILS.sub("", text)) != text and brand:
            yield Reading(brand, "without its form")
        if (enzyme := cytochrome(text)) != text:
            yield Reading(enzyme, "the enzyme's name written out")
        if anti := _ANTI.fullmatch(text):
            yield Reading(f"anti-{anti.group(1)} agents", "a class by what it works against")
            yield Reading(f"anti{anti.group(1)} agents", "a class by what it works against")
        if (parts := named_after_colon(text)) is not None and not _LIST_SIGNS.search(parts[1]):
            yield Reading(parts[1], f"named as one of {parts[0]}")
    elif slot is SemanticType.CONDITION:
        if _MALIGNANT_CANCER.match(text):
            yield Reading(text.partition(" ")[2], "a cancer is malignant")
        for other in _other_nouns(text):
            yield Reading(other, "the same with another noun")
        if happening := event(text):
            yield Reading(happening, "what happens in the event")
    elif slot is SemanticType.TEST:
        bare = _TEST_LEADS.sub("", _TEST_TAILS.sub("", text))
        if bare and bare != text:
            yield Reading(bare, "what is tested")


_MALIGNANT_CANCER = re.compile(
    r"malignant\b.*\b(?:cancers?|carcinomas?|sarcomas?|melanomas?)$", re.IGNORECASE
)
_GENERAL_NOUN = re.compile(
    r"\s+(?:problems?|troubles?|diseases?|disorders?|conditions?|illness(?:es)?)$", re.IGNORECASE
)


def _other_nouns(text: str) -> Iterator[str]:
    """A phrase's name with the nouns that vocabularies put after organs: "kidney problems"."""
    match = _GENERAL_NOUN.search(text)
    if match:
        yield from (
            text[: match.start()] + noun
            for noun in (" disorder", " disease")
            if noun.strip() not in match.group().casefold()
        )


def brackets_of(text: str) -> tuple[str, str] | None:
    """The words outside and inside a phrase's brackets, where those inside are no abbreviation.

    >>> brackets_of("low platelets (thrombocytopenia)")
    ('low platelets', 'thrombocytopenia')
    >>> brackets_of("multiple sclerosis (MS)") is None
    True
    """
    found = _BRACKETS.match(text) if "(" in text else None
    if not found or _INITIALS.fullmatch(found.group(2)):
        return None
    outer = f"{found.group(1)} {found.group(3)}".strip()
    return (outer, found.group(2)) if outer else None


def broader_readings(text: str, slot: SemanticType) -> Iterator[Reading]:
    """Readings that mean something broader than the phrase: its modifiers and additions stripped.

    >>> [reading.text for reading in broader_readings("severe allergic reaction", SemanticType.CONDITION)]
    ['allergic reaction']
    """
    if slot is SemanticType.CONDITION:
        bare = without_function_words(text) or text
        if whole := of_what_kind(bare):
            yield Reading(whole, "a form or turn of it")
            yield from _condition_heads(whole)
        yield from _condition_heads(bare)
        if disorder := disorder_of_organ(text):
            yield Reading(disorder, "any disorder of the organ")
    elif slot in _DRUG_SLOTS:
        for words, reason in broader_drugs(without_function_words(text)):
            if not _LIST_SIGNS.search(words):
                yield Reading(words, reason)
        if slot is SemanticType.DRUG_CLASS and not _LIST_SIGNS.search(text):
            yield from heads(text)
    elif slot is SemanticType.POPULATION:
        bare = _AGE.sub("", text)
        if bare and bare != text:
            yield Reading(bare, "its limits left out")
    elif slot is SemanticType.FORM:
        parts = text.partition(",")[0].split()
        for first in range(len(parts)):
            if first or len(parts) < len(text.split()):
                yield Reading(" ".join(parts[first:]), "its kind left out")


def _says_little(text: str) -> bool:
    return " ".join(words_of(text)) in _vague_heads()


def _condition_heads(text: str) -> Iterator[Reading]:
    seen = {text}
    outer = brackets_of(text)
    bodies = [text] if outer is None else [outer[0]]
    for body in list(bodies):
        cut = _TAIL.sub("", body)
        if cut and cut != body:
            bodies.append(cut)
    reason = "what follows left out" if outer is None else "what stands in brackets left out"
    for body in bodies:
        words = body.split()
        dropped = 0
        while True:
            rest = " ".join(words[dropped:])
            if rest not in seen and not _LIST_SIGNS.search(rest) and not _says_little(rest):
                seen.add(rest)
                yield Reading(rest, f'"{" ".join(words[:dropped])}" left out' if dropped else reason)
            size = _modifiers_at(words[dropped:])
            if not size:
                break
            dropped += size
        last = len(words)
        while last > 1 and " ".join(words_of(words[last - 1])) in _trailing():
            last -= 1
            rest = " ".join(words[:last]).rstrip(",")
            if rest not in seen and not _LIST_SIGNS.search(rest) and not _says_little(rest):
                seen.add(rest)
                yield Reading(rest, f'"{" ".join(words[last:])}" left out')
    for body in bodies:
        if not _LIST_SIGNS.search(body) and not _TAIL.search(body):
            for reading in heads(body):
                if reading.text not in seen:
                    seen.add(reading.text)
                    yield reading


def _modifier_at(words: list[str]) -> int:
    """How many of the first words are a modifier."""
    table = _modifiers()
    for size in (3, 2, 1):
        if size < len(words) and " ".join(words_of(" ".join(words[:size]))) in table:
            return size
    return 0


def _modifiers_at(words: list[str]) -> int:
    """How many of the first words are a modifier, or modifiers with "or" between."""
    size = _modifier_at(words)
    if size and len(words) > size + 1 and words[size] in ("or", "and", "to"):
        further = _modifier_at(words[size + 1 :])
        return size + 1 + further if further else size
    return size


def heads(text: str) -> Iterator[Reading]:
    """The last words of a phrase, the longest first, as what it is a kind of.

    None where a word is lost that turns the sense round ("no rash", "fear of flying"), and none that says
    next to nothing ("disease").

    >>> [reading.text for reading in heads("chronic plaque psoriasis")]
    ['plaque psoriasis', 'psoriasis']
    >>> list(heads("no rash")), list(heads("eye disease"))
    ([], [])
    """
    words = text.split()
    for first in range(1, len(words)):
        if set(words_of(words[first - 1])) & _barriers():
            return
        head = " ".join(words[first:])
        if not _says_little(head):
            yield Reading(head, f'"{" ".join(words[:first])}" left out')
