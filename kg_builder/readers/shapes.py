"""The shape of a line: noun phrase, instruction, statement or condition; lead-in or not."""

from __future__ import annotations

from enum import StrEnum

from kg_builder import lazy_re as re

__all__ = ["Shape", "ends_as_lead_in", "is_sentence_like", "shape_of"]


class Shape(StrEnum):
    """Grammar of the first sentence of a line."""

    PHRASE = "phrase"
    INSTRUCTION = "instruction"
    STATEMENT = "statement"
    CONDITION = "condition"


_VERBS = frozenset(
    (
        "take use avoid do don't never always tell call contact seek stop start begin continue discontinue "
        "withhold reduce "
        "increase decrease monitor check test screen perform administer give inject apply swallow chew "
        "crush dissolve mix "
        "shake store keep discard dispose throw follow ask report complete consult consider advise inform "
        "instruct counsel "
        "evaluate assess measure obtain interrupt restart resume maintain treat initiate titrate adjust "
        "switch ensure make "
        "get go have let limit wait watch wear wash rinse place put remove open read see refer visit talk "
        "speak discuss drink "
        "eat sit stand lie hold handle immediately premedicate pre-medicate provide institute repeat delay "
        "exercise exclude "
        "confirm correct rule verify slow halve double lower raise split skip inspect infuse bring report "
        "review update vaccinate permanently promptly gradually carefully regularly "
        "periodically closely if tapering taper closely"
    ).split()
)
_CONDITIONS = frozenset("if when whenever unless while before after during because although in".split())
_FINITE = re.compile(
    r"\b(?:is|are|was|were|can|may|might|could|should|must|will|would|has|have|had|does|do|did|cannot"
    r"|increases?|decreases?|reduces?|causes?|occurs?|depends?|requires?|includes?|lowers?|raises?"
    r"|interferes?|develops?|experiences?|needs?|helps?|works?|leads?|affects?|becomes?|contains?|appears?"
    r"|results?|recommended|established|studied|reported|indicated|contraindicated)\b"
)
_RELATIVE = re.compile(
    r"\b(?:that|which|who|whose|where|when|if|while|as|because|since|until|unless)\b.*|\([^)]*\)", re.DOTALL
)
_LIST_NOUN = re.compile(
    r"\b(?:the )?following(?: [\w-]+){0,5}$|\b(?:such as|including|includes?|included|as follows|may cause"
    r"|can cause|if(?: (?:you|your child|they))?(?: (?:have|get|notice|develop|feel|are))?|who have"
    r"|^(?:call|go|seek|get|ring|dial|phone|contact|tell|see|ask)\b[^.;:]* for"
    r"|(?:effects|reactions|events|symptoms|signs|uses|examples)\b[^.;:]* (?:are|were|have been))$",
    re.IGNORECASE,
)


def shape_of(text: str) -> Shape:
    """Shape of the first sentence.

    Args:
        text: a line or more.

    >>> [shape_of(t).value for t in ("Sores that can be seen.", "Do not drive.", "It can raise sugar.")]
    ['phrase', 'instruction', 'statement']
    """
    first = re.split(r"(?<=[a-z)\]][.!?])\s", text, maxsplit=1)[0]
    words = first.split()
    if not words:
        return Shape.PHRASE
    opening = words[0].strip(",;:.").casefold().replace("\u2019", "'")
    if opening in _CONDITIONS and ("," in first or len(words) > 5) and opening != "in":
        return Shape.CONDITION
    if opening in _VERBS and len(words) > 1:
        return Shape.INSTRUCTION
    if _FINITE.search(_RELATIVE.sub(" ", first.casefold())):
        return Shape.STATEMENT
    return Shape.PHRASE


def is_sentence_like(text: str) -> bool:
    """Whether a line says something rather than names it.

    Args:
        text: the line.

    >>> is_sentence_like("Restart the infusion at half the rate"), is_sentence_like("Mild to moderate")
    (True, False)
    """
    words = len(text.split())
    if text.endswith(".") and words >= 3:
        return True
    return words >= 4 and (shape_of(text) is not Shape.PHRASE or words > 14)


def ends_as_lead_in(text: str) -> bool:
    """Whether a line announces what comes after it.

    Args:
        text: the line.

    >>> ends_as_lead_in("Uses include:"), ends_as_lead_in("Skin infections such as"), ends_as_lead_in("Rash.")
    (True, True, False)
    >>> ends_as_lead_in("The most common side effects of zorvexant are")
    True
    """
    bare = text.rstrip("*_ ")
    if bare.endswith((":", ":-", "\u2014")):
        return True
    return bare[-1:].isalpha() and len(bare.split()) > 1 and _LIST_NOUN.search(bare) is not None
