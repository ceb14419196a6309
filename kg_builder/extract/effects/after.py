"""What is said of a list of effects once it is over: "If you get any of these, call your doctor at once"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from kg_builder import lazy_re as re
from kg_builder.model import AdverseEffect, Passage, PassageKind

from ..language.qualifiers import frequency_tier, seek_care_of
from ..language.sentences import sentences
from .context import is_conditional
from .names import effect_name

__all__ = ["After", "attended", "said_after", "tier_of_serious", "with_next_sentence"]

_THESE = (
    r"(?:these|those|the above|the (?:following )?(?:symptoms|side effects|effects|reactions|signs) above)"
)
_SUBJECT = re.compile(
    rf"\W*(?:(?:taken )?together,? |(?:all|any|most|some) of )?(?:{_THESE}|they|this)\b(?P<rest>[^.;]*)",
    re.I,
)
_IF_ANY = re.compile(
    rf"\b(?:if|when|should|whenever)\b[^.;:]*\b(?:{_THESE}|one or more of (?:these|the)|"
    r"any of (?:the|them))\b",
    re.I,
)
_ASIDE = re.compile(r"\s*\([^()]*\)")
_OF_LIST = re.compile(
    r"^ (?:(?:are|is|may be|can be|could be) (?!(?:a |an )?(?:not|signs?|symptoms?)\b)|"
    r"(?:side |adverse )?(?:effects|reactions|symptoms)\b|occur|happen)",
    re.I,
)
_SERIOUS = re.compile(r"\bserious side effects\b", re.I)
_RARE_SERIOUS = re.compile(
    r"\b(?:serious|severe) (?:side[- ]effects?|adverse (?:effects|reactions)|reactions|ones)\b", re.I
)
_SERIOUS_TIER = re.compile(r"\W*(?:such |these )?serious side effects(?: like th(?:is|ese))? are\b", re.I)
_SELDOM = frozenset(["occasional", "uncommon", "rare", "very rare"])
_BARE_CALL = re.compile(
    r"\W*(?:(?:if so|then),? )?(?:please |always )?"
    r"(?:stop [\w ]{2,30}? and )?(?:call|dial|ring|phone|get|seek|go|see|contact|"
    r"tell)\b[^.;:]*\W*",
    re.I,
)
_SAYS_WHEN = re.compile(r"\b(?:if|when|for|about|before|unless)\b", re.I)
_CALLED = re.compile(
    r"\W*(?:this|together they|these)(?: \w+){0,2} (?:are|is) (?:called|known as|termed) (?:an? |the )?"
    r"(?P<head>[^.;:,]*(?:reactions?|syndrome|crisis|shock|storm))\b",
    re.I,
)
_SIGNS = re.compile(
    r"^(?: symptoms| signs| effects)?(?: (?:may|can|could|might))?(?: all)?(?: be| are| is)"
    r"(?: an?| the| early| possible)* (?:signs?|symptoms?|signs? (?:and|or) symptoms?) of (?:an? |the )?"
    r"(?P<head>[^.;,()]+)$|"
    r"^ (?:may|can|could|might) (?:spell|mean|signal|point to|indicate|herald) (?:an? |the )?"
    r"(?!that\b|you\b)(?P<meant>[^.;,()]+)$|"
    r"^ (?:may|can|could|might) be (?:an? )?"
    r"(?P<named>(?:serious |severe |life-threatening )*allergic reaction)\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class After:
    """What a passage says of the effects listed before it; None for what it doesn't say."""

    frequency: str | None = None
    seek_care: str | None = None
    manifestation_of: str | None = None


def said_after(text: str, abbreviations: Mapping[str, str]) -> After | None:
    """What a passage says of the list that stands before it; None if it doesn't speak of one.

    Args:
        text: the passage.
        abbreviations: short form to long form.

    >>> said_after("If you get any of these, tell your doctor straight away.", {}).seek_care
    'immediately'
    >>> said_after("These are the more common side effects. They are mild.", {}).frequency
    'common'
    >>> said_after("These may be signs of a stroke.", {}).manifestation_of
    'stroke'
    >>> said_after("Tell your doctor if any of these bother you.", {}), said_after("Rash is common.", {})
    (None, None)
    """
    found = After()
    serious = False
    for _, _, words in sentences(text):
        subject = _SUBJECT.match(words)
        rest = _ASIDE.sub("", subject["rest"]).rstrip() if subject else ""
        if _IF_ANY.search(words) or subject:
            care = None if is_conditional(words) else seek_care_of(words)
            found = replace(found, seek_care=found.seek_care or care)
        if rest and _OF_LIST.match(rest):
            serious = serious or _SERIOUS.search(rest) is not None
            found = replace(found, frequency=found.frequency or frequency_tier(rest))
        elif serious and _SERIOUS_TIER.match(words):
            found = replace(found, frequency=found.frequency or frequency_tier(words))
        if signs := _SIGNS.search(rest):
            head = effect_name(signs["head"] or signs["meant"] or signs["named"], abbreviations)
            found = replace(found, manifestation_of=found.manifestation_of or head)
    return found if found != After() else None


def with_next_sentence(
    named: list[AdverseEffect], words: str, abbreviations: Mapping[str, str]
) -> list[AdverseEffect]:
    r"""The effects that a sentence named, with what the next one says of them.

    Args:
        named: the effects of the last sentence that named any.
        words: the next sentence.
        abbreviations: short form to long form.

    >>> with_next_sentence(facts[1:2], "If you get any of these, ring at once.", {})[0].seek_care
    'immediately'
    """
    after = said_after(words, abbreviations) or After()
    if after == After() and _BARE_CALL.fullmatch(words) and not _SAYS_WHEN.search(words):
        care = seek_care_of(words)
        return [replace(f, seek_care=f.seek_care or care) if f.manifestation_of else f for f in named]
    if len(named) > 1 and (called := _CALLED.match(words)):
        after = replace(after, manifestation_of=effect_name(called["head"], abbreviations))
    return [_with_after(fact, after) for fact in named]


def tier_of_serious(text: str) -> str | None:
    """How often serious effects are seen, where a passage before the lists of them tells.

    >>> tier_of_serious("Serious side effects are rare and happen in fewer than 1 in 1,000 people.")
    'rare'
    >>> tier_of_serious("Some serious side effects need care.") is None
    True
    """
    if not _RARE_SERIOUS.search(text):
        return None
    told = (w for _, _, w in sentences(text) if _RARE_SERIOUS.search(w))
    return next((tier for w in told if (tier := frequency_tier(w)) in _SELDOM), None)


def attended(
    passages: Iterable[tuple[Passage, bool, list[AdverseEffect]]], abbreviations: Mapping[str, str]
) -> Iterator[AdverseEffect]:
    r"""The effects of a section, those of a list with what is said after it.

    A list reaches back to the last heading or lead-in that is no mere tier ("Common:", "Rare:").

    Args:
        passages: in reading order, each with whether it opens a list and with the effects that it names.
        abbreviations: short form to long form.

    >>> page = read("Side effects\nYou may get:\n- nausea\nIf you get any of these, see a doctor at once.")
    >>> lead, item, advice = page.monograph.sections[-1].passages
    >>> (nausea,) = attended([(lead, True, []), (item, False, facts[1:]), (advice, False, [])], {})
    >>> nausea.object, nausea.seek_care
    ('nausea', 'immediately')
    """
    listed: list[AdverseEffect] = []
    over = False
    for passage, opens, found in passages:
        heads = passage.kind is PassageKind.HEADING or opens or passage.text.endswith(":")
        item = passage.kind is PassageKind.ITEM
        after = None if heads or item or not listed else said_after(passage.text, abbreviations)
        if after is not None:
            listed = [_with_after(fact, after) for fact in listed]
        elif over or (heads and frequency_tier(passage.text) is None) or not (heads or item):
            yield from listed
            listed, over = [], False
        over = after is not None
        if item:
            listed += found
        else:
            yield from found
    yield from listed


def _with_after(fact: AdverseEffect, after: After) -> AdverseEffect:
    """An effect with what is said after its list, where its own words leave that open."""
    head = fact.manifestation_of or after.manifestation_of
    return replace(
        fact,
        frequency=fact.frequency or after.frequency,
        seek_care=fact.seek_care or after.seek_care,
        manifestation_of=head if head != fact.object and not fact.broader else fact.manifestation_of,
    )
