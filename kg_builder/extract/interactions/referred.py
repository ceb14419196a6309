"""An effect in full where a sentence only refers to it: "add to this risk" after "It can cause bleeding"."""

from __future__ import annotations

from collections.abc import Iterator

from kg_builder import lazy_re as re

from ..language.sentences import sentences
from ..statements import Statement
from ..vocabulary.condition_words import is_condition
from ..vocabulary.phrases import decapitalised, without_article, without_asides, without_citations
from .plain import plain_effect

__all__ = ["GETTING", "effect_kept", "hazard_above", "in_full"]

_REFERS = re.compile(
    r"(?P<does>(?:(?:may|can)\s+)?(?:(?:further|also)\s+)?"
    r"(?:adds?\s+to|(?:rais|increas|worsen|heighten|reduc|lower)e?s?)\s+)?"
    r"(?:(?:the|this|that|these)\s+)?(?P<how>(?:increased|higher|greater|added)\s+)?"
    r"(?:risks?|chances?|hazard|danger)(?:\s+of\s+(?:this|these|such)(?:\s+\w+)?)?"
    r"(?P<more>\s+(?:is|are|goes|go|rises?|may|can)\b(?:\s+\w+){0,3})?",
    re.I,
)
"""An effect whose hazard another sentence names: "add to this risk", "the risk is higher"."""
_LIKELY = re.compile(r"(?:makes?\s+)?(?:(?:this|these|it|them)\s+)?(?:much\s+|even\s+)?more\s+likely", re.I)
_ABOVE = (
    re.compile(r"\b(?:risk|chance|danger|hazard|likelihood)s?\s+(?:of|for)\s+(?P<what>[^.;:]{3,90})", re.I),
    re.compile(r"\b(?:signs|symptoms|warnings)\s+of\s+(?P<what>[^.;:]{3,90})", re.I),
    re.compile(r"\b(?:caus(?:e|es)|lead\s+to|result\s+in|bring\s+on)\s+(?P<what>[^.;:]{3,90})", re.I),
    re.compile(
        r"^\W*(?P<what>[^.;:]{3,80}?)\s+(?:(?:may|can|could|might)\s+(?:occur|happen|develop|appear)"
        r"|(?:ha(?:s|ve)\s+)(?:been\s+(?:reported|seen|observed)|occurred))\b",
        re.I,
    ),
)
"""Where a sentence names a hazard, the surest wording first."""
_END = re.compile(
    r"\s+(?:when|if|in|with|during|after|while|who|that|which|because|especially"
    r"|and\s+(?:may|can|are|is))\b.*$"
    r"|,\s+(?:when|if|which|including|especially|some|sometimes|and\s+(?:they|this|it|may|can)|with|in)\b.*$",
    re.I | re.S,
)
"""What is said of a hazard behind its name."""
GETTING = re.compile(r"^(?:getting|developing|having)\s+", re.I)
"""Before a hazard that people come to have: "the risk of developing gout"."""
_HEAD = re.compile(r"^\W*(?P<head>[A-Z][^.:;]{2,50}?)\s*(?::|\.\s|\s[\u2013\u2014-]\s)")
_NUMBER = re.compile(r"^\d+(?:\.\d+)*\s+")
_SENTENCES_READ = 2
_LONGEST_EFFECT = 60
"""Letters of an effect that may be no more than a pointer."""
_MOST_WORDS = 6
_LONGEST = 9


def in_full(effect: str, statement: Statement) -> str | None:
    r"""An effect with what it refers to named; None for no more than "the risk" that nothing names.

    Args:
        effect: the effect as the sentence tells it.
        statement: the sentence.

    >>> from kg_builder.extract.statements import statements
    >>> page = read("Warnings\nZorvexant can cause bleeding. Aspirin and NSAIDs add to this risk.")
    >>> *_, said = statements(page)
    >>> in_full("add to this risk", said), in_full("risk is greater", said), in_full("sedation", said)
    ('add to the risk of bleeding', 'risk of bleeding is greater', 'sedation')
    >>> *_, said = statements(read("Warnings\nAspirin adds to the risk."))
    >>> in_full("risk", said) is None
    True
    """
    if len(effect) > _LONGEST_EFFECT:
        return effect
    likely, refers = _LIKELY.fullmatch(effect), _REFERS.fullmatch(effect)
    if likely is None and refers is None:
        return effect
    hazard = hazard_above(statement, effect)
    if refers is None:
        return f"{hazard} more likely" if hazard else None
    does, how, more = (said or "" for said in refers.group("does", "how", "more"))
    if hazard is None:
        return effect if does or how or more else None
    return f"{does}{'the ' if does else ''}{how}risk of {hazard}{more}"


def effect_kept(told: str, statement: Statement, name: str) -> str | None:
    r"""An effect as a fact keeps it: plain and in full; None where it only says what the other is.

    Args:
        told: the effect as the sentence tells it.
        statement: the sentence.
        name: of what interacts.

    >>> from kg_builder.extract.statements import statements
    >>> *_, said = statements(read("Warnings\nZorvexant can cause bleeding. Alcohol raises the risk."))
    >>> effect_kept("raises the risk", said, "alcohol")
    'raises the risk of bleeding'
    >>> effect_kept("thin the blood", said, "drugs that thin the blood") is None
    True
    """
    plain = plain_effect(told)
    if plain and plain.casefold() in name.casefold():
        return None
    return in_full(plain, statement) if plain else None


def hazard_above(statement: Statement, effect: str = "") -> str | None:
    r"""The hazard that the words before an effect tell of, or the sentences before, or what heads them.

    Args:
        statement: the sentence.
        effect: the effect, as the sentence tells it.

    >>> from kg_builder.extract.statements import statements
    >>> *_, said = statements(read("Warnings\nLactic acidosis may occur. Alcohol makes it more likely."))
    >>> hazard_above(said)
    'lactic acidosis'
    """
    passage = statement.passage
    before = [words for *_, words in sentences(passage.text[: max(0, statement.start - passage.start)])]
    here = statement.text.find(effect) if effect else 0
    for words in (statement.text[: max(0, here)], *reversed(before[-_SENTENCES_READ:])):
        for name in _named(without_asides(without_citations(words))):
            return name
    head = _HEAD.match(passage.text)
    for words in (head["head"] if head else "", *statement.leads[:1]):
        plain = without_article(_NUMBER.sub("", words.strip(" :*_")))
        if len(plain.split()) <= _MOST_WORDS and is_condition(plain):
            return decapitalised(plain)
    return None


def _named(words: str) -> Iterator[str]:
    """Hazards that a sentence names."""
    for pattern in _ABOVE:
        for found in pattern.finditer(words):
            what = without_article(GETTING.sub("", _END.sub("", found["what"]).strip(" ,")))
            if what and len(what.split()) <= _LONGEST and is_condition(what):
                yield decapitalised(what)
