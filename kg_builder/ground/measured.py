"""Readings of tests: what is tested, without how, how often and in what it is."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from kg_builder import lazy_re as re

from .normalize import normal_form
from .phrases import Reading, is_list
from .tables import read_table

__all__ = ["analytes", "broader_tests", "exact_tests", "is_of_a_level", "is_of_the_body"]

_TAILS = re.compile(
    r"[\s-]+(?:tests?|testing|screening|screens?|monitoring|status|levels?|measurements?|serology|infection|"
    r"concentrations?|values?|determinations?|assessments?|evaluations?|examinations?|exams?|scans?|assays?|"
    r"titers?|results?|profiles?|panels?|workup)$",
    re.IGNORECASE,
)
_LEADS = re.compile(
    r"^(?:(?:quantitative|baseline|periodic|regular|routine|complete|serial|frequent|weekly|monthly|annual|initial|"
    r"repeat|subsequent|follow-up|pretreatment|appropriate|careful|close|total|fasting|serum|plasma|latent|"
    r"(?:monitor|check|test)(?:ing)?(?:\s+of)?|measure(?:ment)?s?(?:\s+of)?|determin(?:e|ations?)(?:\s+of)?|"
    r"assess(?:ments?)?(?:\s+of)?|evaluat(?:e|ions?)(?:\s+of)?|blood\s+tests?\s+(?:of|for)|"
    r"(?:levels?|concentrations?|tests?)\s+(?:of|for))\s+)+",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    r"\s+(?:with|in|on|at|for|before|prior|during|after|every|until|once|twice|weekly|monthly|periodically|"
    r"regularly|promptly|again|should|including|as|from|to|more|at least)\b.*$",
    re.IGNORECASE,
)
_IN_FLUID = re.compile(
    r"^(?:(?:baseline|periodic|regular|routine|total|intact|fasting|trough|peak|serum|plasma|whole|blood|urinary|both|"
    r"urine|monitor(?:ing)?|measure|check|(?:levels?|concentrations?)|of|the|and)\s+)+",
    re.IGNORECASE,
)
_LEVEL_OR_FLUID = re.compile(
    r"\s+(?:levels?|concentrations?|values?|monitoring|serum|plasma|whole|blood|trough|peak)$", re.IGNORECASE
)
_IMAGE = re.compile(r"gra(?:ms?|phs?)$", re.IGNORECASE)
_LEVEL = re.compile(r"\b(?:levels?|concentrations?|monitoring|assays?|titers?)\b", re.IGNORECASE)
_CHANGED = re.compile(
    r"^(?:(?:increas|decreas|elevat|chang|reduc)\w*|high|low|abnormal)(?:\s+in)?\s+", re.IGNORECASE
)


def exact_tests(text: str) -> Iterator[Reading]:
    """Readings that mean the same test.

    Args:
        text: the phrase.

    Yields:
        Readings in the order to try them.

    >>> [reading.text for reading in exact_tests("echocardiograms")]
    ['echocardiography']
    >>> [reading.text for reading in exact_tests("periodic liver function tests")]
    ['liver function tests', 'periodic liver function', 'liver function']
    """
    seen = {text}
    for words in (_without_leads(text), _TAILS.sub("", text), _without_leads(_TAILS.sub("", text))):
        if words and words not in seen:
            seen.add(words)
            yield Reading(words, "what is tested")
    for words in list(seen):
        if (imaging := _IMAGE.sub("graphy", words)) != words:
            yield Reading(imaging, "the image by how it is made")


def broader_tests(text: str) -> Iterator[Reading]:
    """Readings of a test without when and why it is done.

    Args:
        text: the phrase.

    Yields:
        Readings in the order to try them.

    >>> [reading.text for reading in broader_tests("complete blood count with differential")]
    ['complete blood count', 'blood count']
    """
    cut = _BEHIND.sub("", text)
    if cut and cut != text:
        yield Reading(cut, "what follows left out")
        for reading in exact_tests(cut):
            yield Reading(reading.text, "what follows left out")


def analytes(text: str) -> Iterator[Reading]:
    """The substances whose level a phrase may name; none for other ways of testing.

    Args:
        text: the phrase.

    Yields:
        Readings to be looked up as substances.

    >>> [reading.text for reading in analytes("serum potassium levels")]
    ['serum potassium levels', 'potassium']
    >>> [reading.text for reading in analytes("potassium determinations")]
    ['potassium determinations']
    """
    cut = _BEHIND.sub("", _CHANGED.sub("", text))
    bare = _IN_FLUID.sub("", cut)
    while (shorter := _LEVEL_OR_FLUID.sub("", bare)) and shorter != bare:
        bare = shorter
    for words in dict.fromkeys((cut, bare)):
        if words and not is_list(words):
            yield Reading(words, "what is measured")


def is_of_the_body(text: str) -> bool:
    """Whether a substance is one that laboratories measure of the body itself, and no drug that is followed.

    Args:
        text: name of the substance.

    >>> is_of_the_body("potassium"), is_of_the_body("tacrolimus")
    (True, False)
    """
    return normal_form(text) in _analytes()


def is_of_a_level(text: str) -> bool:
    """Whether a phrase says that the level of something is measured.

    Args:
        text: the phrase.

    >>> is_of_a_level("tacrolimus concentrations"), is_of_a_level("tacrolimus capsules")
    (True, False)
    """
    return _LEVEL.search(text) is not None


@lru_cache(maxsize=1)
def _analytes() -> frozenset[str]:
    return frozenset(normal_form(row["analyte"]) for row in read_table("analytes.tsv"))


def _without_leads(text: str) -> str:
    return _LEADS.sub("", text)
