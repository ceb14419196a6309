"""The readings of a phrase: what it may be called in a vocabulary, the surest first, each with its reason."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from kg_builder import lazy_re as re
from kg_builder.model import SemanticType

from .condition_readings import (
    broader_conditions,
    conditions_of_group,
    exact_conditions,
    heads,
    without_ages,
)
from .drug_readings import broader_drugs, class_heads, cytochrome, exact_drugs
from .measured import broader_tests, exact_tests
from .phrases import SHORT, Reading, is_list, without_initials
from .tables import read_table
from .wordings import other_wordings, without_function_words

__all__ = ["broader_readings", "exact_readings", "readings_elsewhere", "with_common_abbreviations"]

_SHORT_PLURAL = re.compile(r"[A-Z]{2,6}s")
_DRUG_SLOTS = frozenset(
    {SemanticType.DRUG, SemanticType.BRAND, SemanticType.DRUG_CLASS, SemanticType.SUBSTANCE}
)
_ABBREVIATED = frozenset({SemanticType.CONDITION, SemanticType.TEST, SemanticType.TARGET})


@lru_cache(maxsize=1)
def _abbreviations() -> dict[str, str]:
    return {row["short"]: row["long"] for row in read_table("abbreviations.tsv")}


def with_common_abbreviations(text: str) -> str:
    """A phrase with the abbreviations of medicine written out that documents do not introduce.

    Args:
        text: the phrase.

    >>> with_common_abbreviations("serum PTH levels")
    'serum parathyroid hormone levels'
    """
    if text.islower():  # as abbreviations have capitals
        return text
    table = _abbreviations()
    return SHORT.sub(lambda match: table.get(match.group(), match.group()), text)


def exact_readings(text: str, slot: SemanticType) -> Iterator[Reading]:
    """Readings that mean the same as the phrase.

    Args:
        text: the phrase.
        slot: what it stands for.

    Yields:
        Readings in the order to try them.

    >>> found = exact_readings("antidepressant medications", SemanticType.DRUG_CLASS)
    >>> next(found).text, next(found).text
    ('antidepressant medications', 'antidepressant')
    """
    table = _abbreviations()
    if text in table and slot in _ABBREVIATED:
        yield Reading(table[text], "abbreviation written out")
        return
    yield Reading(text)
    for outer in without_initials(text):
        yield Reading(outer, "its abbreviation said once")
        yield from _of_slot(outer, slot)
    written_out = with_common_abbreviations(text)
    if written_out != text:
        yield Reading(written_out, "abbreviation written out")
    if _SHORT_PLURAL.fullmatch(text):
        yield from exact_readings(text[:-1], slot)
        return
    bare = without_function_words(written_out)
    if bare and bare != written_out:
        yield Reading(bare, "without the words of its sentence")
    bare = bare or written_out
    for reading in _of_slot(bare, slot):
        yield reading
        if slot is not SemanticType.CONDITION:
            yield from _in_other_words(reading.text, slot)
    yield from _in_other_words(bare, slot)


def _in_other_words(text: str, slot: SemanticType) -> Iterator[Reading]:
    for other in other_wordings(text, slot):
        yield Reading(other, "the same in other words")


def _of_slot(text: str, slot: SemanticType) -> Iterator[Reading]:
    if slot in _DRUG_SLOTS:
        yield from exact_drugs(text, slot)
    elif slot is SemanticType.CONDITION:
        yield from exact_conditions(text)
    elif slot is SemanticType.TEST:
        yield from exact_tests(text)
    elif slot is SemanticType.TARGET:
        if (enzyme := cytochrome(text)) != text:
            yield Reading(enzyme, "the enzyme's name written out")
        if (bare := _HUMAN.sub("", text)) != text:
            yield Reading(bare, "the human one")


_HUMAN = re.compile(r"^human(?:i[sz]ed)?\s+", re.IGNORECASE)


def broader_readings(text: str, slot: SemanticType) -> Iterator[Reading]:
    """Readings that mean something broader than the phrase: its modifiers and additions stripped.

    Args:
        text: the phrase.
        slot: what it stands for.

    Yields:
        Readings in the order to try them.

    >>> [reading.text for reading in broader_readings("severe allergic reaction", SemanticType.CONDITION)]
    ['allergic reaction']
    """
    if slot is SemanticType.CONDITION:
        yield from broader_conditions(text)
    elif slot in _DRUG_SLOTS:
        yield from broader_drugs(text)
        if slot is SemanticType.DRUG_CLASS and not is_list(text):
            yield from heads(text)
    elif slot is SemanticType.TARGET:
        yield from broader_drugs(text)
    elif slot is SemanticType.TEST:
        for reading in broader_tests(text):
            yield reading
            yield from _in_other_words(reading.text, slot)
    elif slot is SemanticType.POPULATION:
        if (bare := without_ages(text)) != text:
            yield Reading(bare, "its limits left out")
    elif slot is SemanticType.FORM:
        parts = text.partition(",")[0].split()
        for first in range(len(parts)):
            if first or len(parts) < len(text.split()):
                yield Reading(" ".join(parts[first:]), "its kind left out")


def readings_elsewhere(text: str, slot: SemanticType) -> tuple[SemanticType, Iterator[Reading]]:
    """Broader readings that are to be looked up as another kind of thing, with that kind.

    Args:
        text: the phrase.
        slot: what it stands for.

    Returns:
        The other kind, and the readings.

    >>> slot, readings = readings_elsewhere("patients with renal impairment", SemanticType.POPULATION)
    >>> slot.value, next(readings).text
    ('condition', 'renal impairment')
    """
    if slot is SemanticType.SUBSTANCE:
        return SemanticType.DRUG_CLASS, class_heads(text)
    if slot is SemanticType.POPULATION:
        return SemanticType.CONDITION, conditions_of_group(text)
    return slot, iter(())
